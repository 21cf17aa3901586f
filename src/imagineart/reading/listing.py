"""What does a list behind a colon tell of the thing before it?

"Every animal wears a hat: a pig, a goat and a duck" names a kind and then its members; only the
members are in the picture, and what is said of the kind holds for each of them. "Four potions: red,
blue, green and purple" tells of one thing in so many colours: one of each.
"""

from dataclasses import replace

from imagineart.reading.draft import Bond, Draft, Listing, Thing, copy_of
from imagineart.world.nouns import kinds_of
from imagineart.world.vocabulary import word_set

_GENERIC = word_set(
    "thing item object prop asset element ingredient character detail motif symbol pack "
    "set kit collection"
)
_OWN = frozenset({"wearing", "holding", "riding"})  # everyone has one of his own


def expand(draft: Draft) -> None:
    """Put members in the place of their kind, and one thing per colour in that of several."""
    for listing in draft.listings:
        members = draft.things[listing.first :]
        if members:
            _replace_kind(draft, listing.thing, members)
        else:
            _deal_colors(draft, listing)


def _replace_kind(draft: Draft, kind: Thing, after: list[Thing]) -> None:
    """Give the members what is said of their kind, and drop the kind."""
    members = _members(draft, kind, after)
    if len(members) < 2 or not any(thing is kind for thing in draft.things):
        return
    for bond in [bond for bond in draft.bonds if bond.subject is kind]:
        _hand_on(draft, bond, members)
    for bond in [bond for bond in draft.bonds if bond.object is kind]:
        draft.add_bond([bond.subject], bond.predicate, members, bond.span, bond.stated)
    draft.things = [thing for thing in draft.things if thing is not kind]
    draft.bonds = [bond for bond in draft.bonds if kind not in (bond.subject, bond.object)]


def _members(draft: Draft, kind: Thing, after: list[Thing]) -> list[Thing]:
    """Those of the things behind the colon that are of the kind."""
    own = [thing for thing in after if thing.words and kind.words and _same_sentence(thing, kind)]
    if kind.noun in _GENERIC:
        return [thing for thing in own if any(thing is free for free in draft.unborne())]
    return [thing for thing in own if kind.noun in kinds_of(thing.noun)]


def _same_sentence(one: Thing, two: Thing) -> bool:
    return one.words[-1].sentence == two.words[-1].sentence


def _hand_on(draft: Draft, bond: Bond, members: list[Thing]) -> None:
    if bond.predicate not in _OWN:
        draft.add_bond(members, bond.predicate, [bond.object], bond.span, bond.stated)
        return
    first, *others = members
    bond.object.count = first.count
    draft.add_bond([first], bond.predicate, [bond.object], bond.span, bond.stated)
    for member in others:
        own = copy_of(bond.object, member.count)
        draft.insert(own, bond.object)
        draft.add_bond([member], bond.predicate, [own], bond.span, bond.stated)


def _deal_colors(draft: Draft, listing: Listing) -> None:
    """One thing of each colour, if there are as many of both."""
    thing, told = listing.thing, listing.thing.colors[listing.colors :]
    if not thing.exact or thing.count != len(told) or thing.count < 2:
        return
    names = {color.name for color in told}
    plain = [word for word in thing.modifiers if word not in names]
    for color in reversed(told[1:]):
        one = replace(copy_of(thing, 1), colors=[color], modifiers=[*plain, color.name])
        draft.insert(one, thing)
        draft.share_bonds(thing, one)
    thing.count, thing.colors, thing.modifiers = 1, told[:1], [*plain, told[0].name]
