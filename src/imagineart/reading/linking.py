"""Which things stand to each other though the net does not say so? What the words between tell.

"Three children on swings": a preposition alone between two nouns ties them. "Apples, pears and a
banana on a plate": what is said of the last of a list is said of all that it names.
"""

import re
from collections.abc import Mapping
from functools import cache

from imagineart.reading.assembly.qualities import lives
from imagineart.reading.marked import MODIFIERS, PREDICATES, Marked, Span
from imagineart.reading.marking import inserted, tied
from imagineart.reading.portions import noun_behind_of
from imagineart.world.vocabulary import singular, vocabulary

NAMED = ("thing", "riddle", "worn", "held")
LISTED = ("thing", "riddle")
COMMA, AND = re.compile(r"\s*,\s*"), re.compile(r"\s*,?\s+(?:and|&|n)\s+")
ARTICLE = re.compile(r"(?:an?|the|some|its|his|her|their)\s+|$", re.IGNORECASE)
INDEFINITE = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
HAVING = ("with", "of", "full of", "filled with", "containing")
SHARED = ("on", "in", "under", "behind", "in_front_of", "next_to", "left_of", "right_of", "above")
"""What a list shares."""


def linked(marked: Marked) -> Marked:
    """The marks with such relations, and with all subjects of those that there are."""
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in NAMED:
            marked = _bridged(marked, at)
    for at, span in enumerate(marked.spans):
        if span.role == "rel" and span.predicate == "full_of":
            marked = _filled(marked, at)
        if span.role == "rel" and marked.words(at).lower() in HAVING:
            marked = _narrowed(_listed(marked, at), at)
        if span.role == "act" or span.predicate in SHARED:
            marked = _carried(_nearest(_shared(_led(marked, at), at), at), at)
    for at, span in enumerate(marked.spans):
        if span.role == "rel" and span.predicate != "full_of":
            marked = _outer(_outer(marked, at, "subject"), at, "object")
        if span.role == "pos":
            marked = _outer(marked, at, "head")
    return marked


def _outer(marked: Marked, at: int, tie: str) -> Marked:
    """What is in a vessel, or what something consists of, stands nowhere but there: olives before
    a bottle of oil are before the bottle, who is under an arch of roses is under the arch."""
    ends = list(marked.targets(at, tie))
    outer = list(dict.fromkeys(_whole(marked, end, ends) for end in ends))
    other = marked.targets(at, "object" if tie == "subject" else "subject")
    return marked if outer == ends or set(outer) & set(other) else tied(marked, at, outer, tie)


def _whole(marked: Marked, end: int, ends: list[int]) -> int:
    """The vessel that something lifeless is in; the thing before "of", if that is an end too."""
    rels = [rel for rel in marked.sources(end, "object") if _is_filling(marked, rel, end)]
    vessels = [one for rel in rels for one in marked.targets(rel, "subject")]
    if len(vessels) == 1 and not lives(singular(marked.words(end).lower())):
        return vessels[0]
    return next((one for one in ends if noun_behind_of(marked, one) == end), end)


def _is_filling(marked: Marked, rel: int, end: int) -> bool:
    """Whether it tells that a noun, the first behind its words, fills a vessel."""
    return marked.spans[rel].predicate == "full_of" and _noun_behind(marked, rel) == end


def _listed(marked: Marked, at: int) -> Marked:
    """A vessel has all that a list names: "a plate with eggs, bacon and toast"."""
    found = list(marked.targets(at, "object"))
    noun = _noun_behind(marked, at)
    if noun is None or noun not in found:
        return marked
    listed = [noun]
    while (after := _listed_behind(marked, listed[-1])) is not None:
        listed.append(after)
    last = listed[-1]
    ends = len(listed) > 1 and _joint(marked, listed[-2], last, AND)
    return tied(marked, at, sorted({*found, *listed}), "object") if ends else marked


def _narrowed(marked: Marked, at: int) -> Marked:
    """A vessel "of" something holds but the list behind, nothing that has an article or a number of
    its own: a pot of basil, a tomato and two pears."""
    noun, found = _noun_behind(marked, at), marked.targets(at, "object")
    if marked.words(at).lower() != "of" or noun is None or noun not in found:
        return marked
    listed = [noun]
    while (after := _listed_behind(marked, listed[-1])) is not None:
        if after not in found or _is_new(marked, after):
            break
        listed.append(after)
    return tied(marked, at, listed, "object")


def _is_new(marked: Marked, at: int) -> bool:
    """Whether an article or a number stands before a noun and what is said of it."""
    first = at
    while first and marked.spans[first - 1].role in MODIFIERS:
        first -= 1
    counted = any(marked.spans[n].role == "count" for n in range(first, at))
    return counted or bool(INDEFINITE.search(marked.text[: marked.spans[first].start]))


def _nearest(marked: Marked, at: int) -> Marked:
    """What stands right before a preposition stands so, too: a bottle on a rock beside a stream."""
    subjects, noun = list(marked.targets(at, "subject")), at - 1
    beside = noun >= 0 and marked.text[marked.spans[noun].end : marked.spans[at].start] == " "
    known = marked.spans[at].predicate in SHARED and subjects and beside
    if not known or marked.spans[noun].role != "thing" or noun in subjects:
        return marked
    if noun in marked.targets(at, "object") or not _stands_on(marked, subjects, noun):
        return marked
    return tied(marked, at, sorted((*subjects, noun)), "subject")


def _stands_on(marked: Marked, subjects: list[int], noun: int) -> bool:
    """Whether one of them is on a thing, or beside it."""
    rels = (s for one in subjects for s in marked.sources(one, "subject"))
    return any(noun in marked.targets(rel, "object") for rel in rels)


def _carried(marked: Marked, at: int) -> Marked:
    """What somebody holds stands nowhere by itself: a man with a cane on a bench."""
    subjects = marked.targets(at, "subject")
    alone = [
        one
        for one in subjects
        if marked.spans[one].role not in ("held", "worn")
        or set(marked.targets(one, "head")).isdisjoint(subjects)
    ]
    return tied(marked, at, alone, "subject") if len(alone) < len(subjects) else marked


def _filled(marked: Marked, at: int) -> Marked:
    """The vessel stands before, what is in it behind: "a bowl with three oranges"."""
    noun = _noun_behind(marked, at)
    if not at or noun is None or marked.spans[at - 1].role not in NAMED:
        return marked
    vessel = {at - 1} | {one for one in marked.targets(at, "subject") if one < at}
    kept = [one for one in marked.targets(at, "object") if one > at]
    return tied(tied(marked, at, sorted(vessel), "subject"), at, kept or (noun,), "object")


def _noun_behind(marked: Marked, at: int, roles: tuple[str, ...] = LISTED) -> int | None:
    """The noun behind a span with nothing but what is said of it between."""
    noun = at + 1
    while noun < len(marked.spans) and marked.spans[noun].role in MODIFIERS:
        noun += 1
    return noun if noun < len(marked.spans) and marked.spans[noun].role in roles else None


def _led(marked: Marked, at: int) -> Marked:
    """A preposition leads to the noun right behind it: "a hat on a cat on a chair"."""
    noun, objects = _noun_behind(marked, at), marked.targets(at, "object")
    known = prepositions().get(marked.words(at).lower()) == marked.spans[at].predicate
    if not known or noun is None or noun in objects:
        return marked
    between = marked.text[marked.spans[at].end : marked.spans[at + 1].start]
    if not ARTICLE.fullmatch(between.lstrip()):
        return marked
    after = _listed_behind(marked, noun)
    return tied(marked, at, (noun, *(one for one in objects if one == after)), "object")


def _bridged(marked: Marked, at: int) -> Marked:
    """A relation between this noun and the next, if only its words are between them."""
    noun = _noun_behind(marked, at, ("thing", "worn"))
    if noun is None or _is_tied(marked, at, noun):
        return marked
    start = marked.spans[at].end
    between = marked.text[start : marked.spans[at + 1].start]
    words = between.strip().lower()
    words = re.sub(r"\s+(?:an?|the|some|his|her|its|their)$", "", words)
    predicate = prepositions().get(words, "")
    if not predicate or "," in between or (words == "with" and marked.spans[at].role != "thing"):
        return marked
    if marked.spans[noun].role == "worn" and (words in ("with", "in") or lives(_name(marked, at))):
        return marked
    first = start + between.lower().index(words)
    span = Span(first, first + len(words), "rel", predicate)
    grown = inserted(marked, at + 1, span, tie="")
    return tied(tied(grown, at + 1, (at,), "subject"), at + 1, (noun + 1,), "object")


def _name(marked: Marked, at: int) -> str:
    return singular(marked.words(at).lower())


def _is_tied(marked: Marked, one: int, two: int) -> bool:
    """Whether something is said of how they stand, or one belongs to the other."""
    if two in marked.targets(one, "head") or one in marked.targets(two, "head"):
        return True
    ends = [{(a.source, a.tie) for a in marked.arcs if a.target == end} for end in (one, two)]
    between = ((first, second) for first in ends[0] for second in ends[1])
    return any(
        first[0] == second[0]
        and first[1] != second[1]
        and marked.spans[first[0]].role in ("rel", "act")
        for first, second in between
    )


@cache
def prepositions() -> Mapping[str, str]:
    """Words that tell how two stand, as they are; "with" hangs on the two themselves."""
    return {
        " ".join(words): meant
        for words, meant in vocabulary().relations.items()
        if meant in PREDICATES and meant != "next_to"
    } | {"with": "next_to"}


def _shared(marked: Marked, at: int) -> Marked:
    """The relation with all of the list that its nearest subject ends."""
    subjects = list(marked.targets(at, "subject"))
    before = [one for one in subjects if one < at]
    if not before or max(before) != _noun_before(marked, at):
        return marked
    found, last, joint = list(subjects), max(before), AND
    while (first := _listed_before(marked, last, joint)) is not None:
        found.append(first)
        last, joint = first, COMMA
    objects = marked.targets(at, "object")
    return tied(marked, at, sorted({one for one in found if one not in objects}), "subject")


def _noun_before(marked: Marked, at: int) -> int:
    """The noun before it; the vessel, if that is in one."""
    named = (one for one in range(at - 1, -1, -1) if marked.spans[one].role in NAMED)
    noun = next((one for one in named if not _is_had(marked, one)), -1)
    for rel in marked.sources(noun, "object"):
        if marked.spans[rel].predicate == "full_of":
            return max((one for one in marked.targets(rel, "subject") if one < noun), default=noun)
    return noun


def _is_had(marked: Marked, at: int) -> bool:
    """Whether it is only what somebody has."""
    return marked.spans[at].role in ("worn", "held") and bool(marked.targets(at, "head"))


def _listed_before(marked: Marked, at: int, joint: re.Pattern[str]) -> int | None:
    """The thing before it in a list; nothing but what is said of this one stands between."""
    first = at
    while first and marked.spans[first - 1].role in MODIFIERS:
        first -= 1
    one = first - 1
    if one < 0 or marked.spans[one].role not in LISTED or marked.spans[at].role not in LISTED:
        return None
    return one if _joint(marked, one, at, joint) else None


def _listed_behind(marked: Marked, at: int) -> int | None:
    """The thing behind it in a list."""
    noun = _noun_behind(marked, at)
    joined = noun is not None and (_joint(marked, at, noun, AND) or _joint(marked, at, noun, COMMA))
    return noun if joined else None


def _joint(marked: Marked, one: int, two: int, joint: re.Pattern[str]) -> bool:
    """Whether only this and an article stand between two things, or what is said of the second."""
    between = marked.text[marked.spans[one].end : marked.spans[one + 1].start]
    hit = joint.match(between)
    said = all(marked.spans[n].role in MODIFIERS for n in range(one + 1, two))
    return bool(hit) and said and bool(ARTICLE.fullmatch(between[hit.end() :] if hit else ""))
