"""Whom does a word belong to? Where it stands tells more surely than the net.

A modifier right before its noun belongs to that alone, or to both of "apples and pears"; what is
said of "one of the sheep" is not said of the others; "she" is a woman.
"""

import re
from collections.abc import Iterator

from imagineart.reading.apposition import next_noun
from imagineart.reading.assembly.qualities import lives, pose_of, stem_of
from imagineart.reading.marked import MODIFIERS, NOUNS, Marked
from imagineart.reading.marking import recast, tied
from imagineart.world.nouns import all_nouns, is_a, is_known, noun_of
from imagineart.world.places import place_of
from imagineart.world.vocabulary import singular, vocabulary

HAVING = ("with", "has", "holding", "wearing")
IN = "in"
DOERS = ("thing", "riddle", "some")
MANY, SHORT = 2, 3  # owners that are too many, words between one and what he has
LOOSE = ("size", "color", "mat", "pat", "attr")
AND = re.compile(r",? (?:and|or|&) (?:(?:an?|the) )?", re.IGNORECASE)
LIST = re.compile(r"(?:, (?:and )?| and | & )(?:an? |the |some )?", re.IGNORECASE)
HANDED = re.compile(r"\b(hold(?:s|ing)|carr(?:ies|ying)) (?:an? |the |his |her |its )?$", re.I)
"""What ends with a verb of holding and an article."""
TOWARD = re.compile(
    r" (?:(?:with|at|to) )?(?:(?:an?|the|his|her|its|their|some|two|three|one) )?", re.IGNORECASE
)
"""What stands between a doing and the noun that it is done to."""
BEHIND = re.compile(r"(?:,|\band|\bwith)\s+$", re.IGNORECASE)
ALONE = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
SOME = re.compile(r"\s*(?:of\s+)?(?:the|these|those)?\s*", re.IGNORECASE)
LIVING = ("person", "animal", "robot")
PEOPLE, LIFELESS = ("person",), ("it", "its")
MALE, FEMALE = ("man", "boy"), ("woman", "girl")
"""Kinds of people that "he" and "she" may mean."""


def bound(marked: Marked) -> Marked:
    """The marks with modifiers, shares and pronouns tied to what they belong to."""
    for at in range(len(marked.spans) - 1, -1, -1):
        role = marked.spans[at].role
        if role in LOOSE:
            marked = _beside(_alone(marked, at), at)
        elif role == "some":
            marked = _share(marked, at)
        elif role in ("act", "rel"):
            marked = _ahead(_object(_subject(_doing(marked, at), at), at), at)
        elif role in ("held", "worn", "thing", "part"):
            marked = _part(_fixed(_nearest(_bearer(marked, at), at), at), at)
        elif role == "ref":
            marked = _person(marked, at)
    return marked


def _alone(marked: Marked, at: int) -> Marked:
    """A colour word with an article and no noun is the thing, as is food in a list that is no list
    of colours: "an orange and a newspaper", "chips, lime, a beer"."""
    span = marked.spans[at]
    before = marked.text[: span.start]
    article = ALONE.search(before) or (_is_food(marked, at) and BEHIND.search(before))
    free = next_noun(marked, at) is None and article
    after = marked.text[span.end :]
    if span.role != "color" or not free or not re.match(r"\s+and\s+|\s*[,.;]|\s*$", after):
        return marked
    noun = singular(marked.words(at).lower())
    return tied(recast(marked, at, "thing"), at, ()) if noun in all_nouns() else marked


def _is_food(marked: Marked, at: int) -> bool:
    """Whether a colour word between things, and beside no other colour, is food by name."""
    beside = [marked.spans[n] for n in (at - 1, at + 1) if 0 <= n < len(marked.spans)]
    hues = any(one.role in ("color", "pat", "mat") for one in beside)
    dishes = "kitchen" in noun_of(singular(marked.words(at).lower())).habitats
    before = marked.spans[at - 1].role if at else ""
    return dishes and not hues and before in ("thing", "attr")


def _beside(marked: Marked, at: int) -> Marked:
    """Tied to the noun that it stands before; "made of" is said of the noun before it."""
    if marked.spans[at].role == "mat" and marked.words(at).lower().startswith("made "):
        return tied(marked, at, (at - 1,)) if at and _is_noun(marked, at - 1) else marked
    noun = _noun_of(marked, at)
    if noun is None or marked.spans[at].role not in LOOSE:
        return marked
    others = (t for t in marked.targets(at, "head") if t != noun and _is_joined(marked, noun, t))
    bound = tied(marked, at, (noun, *others))
    return recast(bound, at, "attr") if _is_beast(marked, at, noun) else bound


def _is_beast(marked: Marked, at: int, noun: int) -> bool:
    """Whether a colour word is none: a beast is one, except on clothes and walls ("a camel
    caravan", but "a camel coat")."""
    color, name = marked.words(at).lower(), singular(marked.words(noun).lower())
    read = (marked.spans[at].role, marked.spans[noun].role) == ("color", "thing")
    return read and is_a(color, "animal") and not noun_of(name).worn


def _is_noun(marked: Marked, at: int) -> bool:
    return marked.spans[at].role in NOUNS


def _noun_of(marked: Marked, at: int) -> int | None:
    """The noun it stands before, be it with another modifier of its kind and "and" between."""
    noun = next_noun(marked, at)
    if noun is not None:
        return noun if marked.spans[noun].role in NOUNS else None
    after = at + 1
    if after < len(marked.spans) and marked.spans[after].role == marked.spans[at].role:
        between = marked.text[marked.spans[at].end : marked.spans[after].start]
        forward = all(target > at for target in marked.targets(at, "head"))
        joined = between in (" and ", " & ") or (between == ", " and forward)
        return _noun_of(marked, after) if joined else None
    return None


def _is_joined(marked: Marked, noun: int, other: int) -> bool:
    """Whether another noun follows with "and" and nothing of its own before it."""
    return other > noun and bool(
        AND.fullmatch(marked.text[marked.spans[noun].end : marked.spans[other].start])
    )


def _share(marked: Marked, at: int) -> Marked:
    """What is said of one of several is not said of all: "one of the sheep is black"."""
    after = at + 1
    if after >= len(marked.spans) or marked.spans[after].role not in ("ref", "thing"):
        return marked
    whole = marked.spans[after]
    if not SOME.fullmatch(marked.text[marked.spans[at].end : whole.start]):
        return marked
    for source in [*marked.sources(after, "head"), *marked.sources(after, "subject")]:
        if source > after and marked.spans[source].role in (*MODIFIERS, "act", "expr", "worn"):
            tie = "subject" if marked.spans[source].role == "act" else "head"
            marked = tied(marked, source, (at,), tie)
    return marked


def _doing(marked: Marked, at: int) -> Marked:
    """A verb that was read as a relation to nothing: "they are fishing"."""
    loose = marked.spans[at].role == "rel" and not marked.targets(at, "object")
    return recast(marked, at, "act") if loose and pose_of(marked.words(at)) else marked


def _subject(marked: Marked, at: int) -> Marked:
    """Who does what nobody is said to do: who was named last, somebody who lives before others."""
    if marked.spans[at].role != "act" or marked.targets(at, "subject"):
        return marked
    things = [one for one in range(at - 1, -1, -1) if marked.spans[one].role in ("thing", "ref")]
    living = [one for one in things if _is_any(marked, one, LIVING)]
    who = (*living, *things)[:1]
    return tied(marked, at, who, "subject") if who else marked


def _object(marked: Marked, at: int) -> Marked:
    """To whom or what it is done, where that follows at once: "playing with a ball"."""
    after = at + 1
    while after < len(marked.spans) and marked.spans[after].role in MODIFIERS:
        after += 1
    done = marked.spans[at].role == "act" and not marked.targets(at, "object")
    if not done or after == len(marked.spans) or marked.spans[after].role != "thing":
        return marked
    between = marked.text[marked.spans[at].end : marked.spans[at + 1].start]
    if not TOWARD.fullmatch(between) or not marked.targets(at, "subject"):
        return marked
    own = after in marked.targets(at, "subject")
    return marked if own else tied(marked, at, (after,), "object")


def _part(marked: Marked, at: int) -> Marked:
    """What is always a part of something is one of the garment or the thing before it."""
    noun = singular(marked.words(at).lower().split()[-1])
    known = {noun, singular(marked.words(at).lower())} & all_nouns().keys()
    own = [one for one in marked.targets(at, "head") if _is_noun(marked, one)]
    before = [one for one in range(at - 1, -1, -1) if marked.spans[one].role in ("thing", "worn")]
    whole = (own or before)[-1:] if own else before[:1]
    if known or noun not in vocabulary().set_of("parts") or not whole or _is_stood_at(marked, at):
        return marked
    return tied(recast(marked, at, "part"), at, whole)


def _is_stood_at(marked: Marked, at: int) -> bool:
    """Whether it is a place, and something is said to stand, lie or lean there: on a porch."""
    return bool(marked.sources(at, "object")) and place_of(marked.words(at).lower()) is not None


def _ahead(marked: Marked, at: int) -> Marked:
    """What a relation leads to stands behind its words, not on both sides of them."""
    ends = marked.targets(at, "object")
    ahead = [end for end in ends if end > at]
    if marked.spans[at].role != "rel" or not ahead or len(ahead) == len(ends):
        return marked
    return tied(marked, at, ahead, "object")


def _bearer(marked: Marked, at: int) -> Marked:
    """Who has what nobody is said to have: who does something with it."""
    role = marked.spans[at].role
    if role == "thing":
        return _handed(marked, at)
    if marked.targets(at, "head") or not at:
        return marked
    if marked.spans[at - 1].role != "act":
        return marked
    near = TOWARD.fullmatch(marked.text[marked.spans[at - 1].end : marked.spans[at].start])
    who = marked.targets(at - 1, "subject")
    return tied(marked, at, who) if near and who else marked


def _handed(marked: Marked, at: int) -> Marked:
    """What follows a verb of holding that nobody marked is held by who was named last."""
    first = at
    while first and marked.spans[first - 1].role in (*LOOSE, "count", "arr"):
        first -= 1
    start = marked.spans[first - 1].end if first else 0
    hit = HANDED.search(marked.text[start : marked.spans[first].start])
    verb = stem_of(hit[1].lower()) if hit else ""
    done = any(marked.spans[one].role == "act" for one in marked.sources(at, "object"))
    if not verb or vocabulary().verbs[verb] != "holding" or done or marked.targets(at, "head"):
        return marked
    named = (one for one in range(first - 1, -1, -1) if marked.spans[one].role in ("thing", "ref"))
    who = next((one for one in named if _is_any(marked, one, LIVING)), None)
    return marked if who is None else tied(recast(marked, at, "held"), at, (who,))


def _nearest(marked: Marked, at: int) -> Marked:
    """Who holds or wears it is named right before: "her daughter holds a bucket"."""
    owners = marked.targets(at, "head")
    if marked.spans[at].role not in ("held", "worn") or not owners:
        return marked
    first = at
    while first and marked.spans[first - 1].role in LOOSE:
        first -= 1
    who = first - 1
    if who not in owners and _is_clad(marked, who, first, at):
        return tied(marked, at, (who,))
    if len(owners) < MANY:
        return marked
    between = marked.text[marked.spans[who].end : marked.spans[first].start].lower().split()
    having = len(between) <= SHORT and any(
        word in HAVING or vocabulary().verbs.get(stem_of(word)) in HAVING for word in between
    )
    having = having or (marked.spans[at].role == "worn" and between[:1] == [IN])
    if who not in owners or not having:
        return marked
    listed = [who]
    for one in sorted((one for one in owners if one < who), reverse=True):
        if LIST.fullmatch(_between(marked, one, listed[-1])):
            listed.append(one)
    return tied(marked, at, sorted(listed))


def _is_clad(marked: Marked, who: int, first: int, at: int) -> bool:
    """Whether only "in" or "wearing" and an article stand between somebody and a garment."""
    if who < 0 or marked.spans[at].role != "worn" or marked.spans[who].role not in DOERS:
        return False
    between = marked.text[marked.spans[who].end : marked.spans[first].start].lower().split()
    return between[:1] in ([IN], ["wearing"]) and len(between) <= len(("in", "a"))


def _between(marked: Marked, one: int, noun: int) -> str:
    """What stands between a noun and what is said of the next."""
    first = noun
    while first and marked.spans[first - 1].role in MODIFIERS:
        first -= 1
    return marked.text[marked.spans[one].end : marked.spans[first].start]


def _fixed(marked: Marked, at: int) -> Marked:
    """A part of a bottle is its cap, what a queen has on her head is worn."""
    heads = marked.targets(at, "head")
    noun = singular(marked.words(at).lower())
    grown = noun_of(noun).member or noun in vocabulary().set_of("parts")
    grown = grown or noun in vocabulary().set_of("grips")
    if marked.spans[at].role == "part" and noun in all_nouns() and noun_of(noun).worn and not grown:
        people = heads and all(_is_any(marked, one, LIVING) for one in heads)
        return recast(marked, at, "worn") if people else marked
    if len(heads) == 1 and _is_listed(marked, heads[0], at):
        return tied(recast(marked, at, "thing"), at, ())
    lifeless = heads and not any(_is_alive(marked, one) for one in heads)
    if marked.spans[at].role != "worn" or not lifeless or not _leads(marked, at, "with"):
        return marked
    return recast(marked, at, "part")


def _is_listed(marked: Marked, owner: int, at: int) -> bool:
    """Whether something lifeless is only named before it: "sunglasses, a straw hat"."""
    owned = marked.spans[at].role in ("worn", "held") and owner < at
    joined = LIST.fullmatch(_between(marked, owner, at))
    return owned and not _is_alive(marked, owner) and bool(joined)


def _is_alive(marked: Marked, at: int) -> bool:
    noun = singular(marked.words(at).lower())
    return marked.spans[at].role != "thing" or lives(noun) or not is_known(noun)


def _leads(marked: Marked, at: int, preposition: str) -> bool:
    """Whether a word leads to a noun, before its article and what is said of it."""
    first = at
    while first and marked.spans[first - 1].role in LOOSE:
        first -= 1
    words = marked.text[: marked.spans[first].start].lower().split()
    words = words[:-1] if words[-1:] in (["a"], ["an"], ["the"], ["its"]) else words
    return words[-1:] == [preposition]


def _person(marked: Marked, at: int) -> Marked:
    """ "she" goes back to a woman if it went to a man and there is one."""
    own = _kinds_meant(marked.words(at).lower())
    old = marked.targets(at, "head")
    if marked.words(at).lower() in LIFELESS and len(old) == 1 and _is_any(marked, old[0], PEOPLE):
        things = [one for one in range(at - 1, -1, -1) if marked.spans[one].role == "thing"]
        free = [one for one in things if not _is_any(marked, one, PEOPLE)]
        return tied(marked, at, free[:1]) if free else marked
    if not own or len(old) != 1 or not _is_any(marked, old[0], FEMALE if own == MALE else MALE):
        return marked
    named = (one for one in range(at - 1, -1, -1) if marked.spans[one].role == "thing")
    fitting = [one for one in named if _is_any(marked, one, own)]
    return tied(marked, at, fitting[:1]) if fitting else marked


def _kinds_meant(pronoun: str) -> tuple[str, ...]:
    person = vocabulary().words["pronouns"].get(pronoun, "")
    return {"man": MALE, "woman": FEMALE}.get(person, ())


def _is_any(marked: Marked, at: int, kinds: tuple[str, ...]) -> bool:
    if marked.spans[at].role not in ("thing", "ref"):
        return False
    noun = singular(marked.words(at).lower())
    return any(is_a(noun, kind) for kind in kinds)


def denied(marked: Marked) -> Iterator[int]:
    """The spans of looks and moods that the prompt says it does not want: "not dystopian"."""
    for at, span in enumerate(marked.spans):
        before = marked.text[: span.start].lower()
        if span.role in ("look", "mood", "light", "weather") and before.endswith(("not ", "no ")):
            yield at
