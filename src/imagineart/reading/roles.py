"""Who is "a frog prince", and how does one see it?

An animal, a robot or the like that has somebody's part is drawn as itself, with what shows the
part: a prince's crown, a detective's magnifying glass. `outfits` in `words.yaml` lists the parts.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from imagineart.plan.plan import Predicate
from imagineart.reading.draft import Draft, Thing
from imagineart.reading.phrases import NounPhrase
from imagineart.world.nouns import all_nouns, is_a
from imagineart.world.vocabulary import singular, turned, vocabulary, word_set

_FELLOWS = word_set("friend buddy pal companion")  # "her dragon friend" is a dragon
_ROYAL = "crown"  # "king penguin", "queen bee": names of kinds, when the part comes first


def creature_of(phrase: NounPhrase) -> str:
    """The creature of "frog prince", "" if the phrase names no creature with a part."""
    if not phrase.described or not (outfit_of(phrase.noun) or phrase.noun in _FELLOWS):
        return ""
    before = singular(phrase.described[-1].text)
    return before if is_creature(before) else ""


def part_of(phrase: NounPhrase, noun: str) -> str:
    """The part that the creature `noun` has: "prince" of "frog prince", "pirate hamster"."""
    if noun != phrase.noun:
        return phrase.noun if creature_of(phrase) == noun else ""
    before = singular(phrase.described[-1].text) if phrase.described else ""
    outfit = outfit_of(before)
    return before if outfit and outfit[1] != _ROYAL and is_creature(noun) else ""


def dress(draft: Draft) -> None:
    """Give every creature what shows its part, unless it wears or holds something already."""
    for thing in list(draft.things):
        if thing.part and (outfit := outfit_of(thing.part)):
            _give(draft, thing, *outfit)


def _give(draft: Draft, thing: Thing, predicate: Predicate, noun: str) -> None:
    if own := next((t for t in draft.unborne() if t.is_called(noun) and t is not thing), None):
        draft.add_bond([thing], predicate, [own], own.span, stated=False)
        return
    busy = any(b.subject is thing and b.predicate == predicate for b in draft.bonds)
    if busy or noun in draft.excluded:
        return
    verb = "wears" if predicate == "wearing" else "holds"
    named = noun if noun in vocabulary().set_of("always_plural") else f"{_article(noun)} {noun}"
    draft.notes.append((f"“{thing.phrase}”: the {thing.noun} {verb} {named}", thing.span))
    item = Thing(noun, noun, thing.span, count=thing.count, implied=True)
    draft.insert(item, thing)
    draft.add_bond([thing], predicate, [item], thing.span, stated=False)


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def is_creature(noun: str) -> bool:
    """Whether it is an animal, a robot or the like, no person."""
    kinds = vocabulary().set_of("creatures")
    if noun not in all_nouns() or noun in kinds or is_a(noun, "person"):
        return noun in kinds
    return any(is_a(noun, kind) for kind in kinds)


def outfit_of(part: str) -> tuple[Predicate, str] | None:
    """How somebody with this part is known best: ("wearing", "crown")."""
    return next(iter(outfits_of(part)[::-1]), None)


def outfits_of(part: str) -> Sequence[tuple[Predicate, str]]:
    """All that somebody with this part wears and holds."""
    return _outfits().get(part, ())


def is_trade(word: str) -> bool:
    """Whether it is somebody's part that is shown by what he wears or holds."""
    return word in _outfits()


@cache
def _outfits() -> Mapping[str, Sequence[tuple[Predicate, str]]]:
    table: dict[Predicate, dict[str, list[str]]] = vocabulary().words["outfits"]
    found: dict[str, list[tuple[Predicate, str]]] = defaultdict(list)
    for predicate, nouns in table.items():
        for part, noun in turned(nouns).items():
            found[part].append((predicate, noun))
    return dict(found)
