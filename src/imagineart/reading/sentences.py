"""Who does what in long prose, sentence by sentence? "Beside her stands a boy. He holds a pin."

Who has a thing is named in its sentence; what a sentence begins with tells where the next noun
stands; the name of a thing that was told of before means that thing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from imagineart.reading.assembly.qualities import lives, pose_of
from imagineart.reading.linking import ARTICLE
from imagineart.reading.marked import MODIFIERS, PREDICATES, TIES, Marked, Span
from imagineart.reading.marking import inserted, recast, tied, without
from imagineart.world.nouns import is_known
from imagineart.world.vocabulary import singular, vocabulary, word_set

STOP = re.compile(r"[.!?;]\s|\n")
DOERS = ("thing", "riddle", "ref", "some")
ENDS = ("thing", "ref", "place", "some", "held", "worn")
OTHER_HAND = re.compile(
    r"\bin\s+(?:the|his|her|its|their)\s+(?:other|left|right)(?:\s+(?:one|hand|paw))?\b", re.I
)
IN_HAND = re.compile(
    r"\s+(?:in|under|between)\s+(?:(?:one|the|his|her|its|their|both|each|a)\s+)?"
    r"(?:(?:other|left|right|raised|free|one|front|own)\s+)?([a-z]+)\b",
    re.I,
)
"""Where what somebody holds is."""
TRAILING = re.compile(
    r"\s+(?:(?:blurred|far|just|right|visible|standing)\s+)?([a-z]+)(?=\s*(?:[,.;!?]|$))", re.I
)
"""A preposition that ends what is said."""
STRAY = re.compile(r"\b([a-z]+(?: of)?)\s+(?:(?:an?|the|his|her|its|their)\s+)?$", re.IGNORECASE)
BREAK = re.compile(r";\s|,\s+(?:and|while|but)\s|\bwhile\b")
IT = re.compile(r"\s+(it)\b", re.IGNORECASE)
CLAUSE = re.compile(r"[.!?;:]\s|\band\b")
JOINT = re.compile(r"(,|\band\b|&)\s+(an?\s+|the\s+)?$", re.IGNORECASE)
FAR = 40  # characters between a place and who is there
HINDMOST = ("with", "from", "for", "like", "as", "to", "about", "via", "after", "off", "up", "down")
"""Prepositions that say nothing of where the next noun stands."""
KIN = word_set(
    "father mother dad mom mum daddy mommy papa mama parent kid child son daughter brother sister "
    "baby toddler boy girl grandfather grandmother grandpa grandma"
)
OWNED = (["its"], ["their"])
FEWEST = 2  # members of a family that make it up when they are named


def remembered(marked: Marked) -> Marked:
    """The marks with owners, places and names tied as their sentences tell."""
    marked = _made_up(without(marked, [n for n in range(len(marked.spans)) if _is_air(marked, n)]))
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in ("thing", "worn", "part"):
            marked = _in_hand(marked, at)
    steps = {"ref": _named, "held": _had, "worn": _had, "thing": _other_hand, "text": _written}
    for at in range(len(marked.spans)):
        step = steps.get(marked.spans[at].role)
        marked = step(marked, at) if step else marked
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role == "thing":
            marked = _strayed(_trailing(marked, at), at)
    for hit in reversed([*_fronts().finditer(marked.text)]):
        marked = _fronted(_pointed(marked, hit), hit)
    for at in range(len(marked.spans)):
        if marked.spans[at].role == "rel":
            marked = _within(marked, at)
        if marked.spans[at].role == "count":
            marked = _counted(marked, at)
    return marked


def _is_air(marked: Marked, at: int) -> bool:
    """Whether it is nothing that one could draw, spoken of as somebody's or as known: its light."""
    if marked.spans[at].role != "thing" or _name(marked, at) not in vocabulary().set_of(
        "nonthings"
    ):
        return False
    before = marked.text[: marked.spans[at].start].lower().split()[-1:]
    of = re.match(r"\s+of\b", marked.text[marked.spans[at].end :])
    spoken = before == ["the"] or of
    named = any(marked.spans[s].role == "text" for s in marked.sources(at, "head"))
    return not named and (before in OWNED or bool(spoken and not is_known(_name(marked, at))))


def _counted(marked: Marked, at: int) -> Marked:
    """A number stands before what it counts, not behind it as well: on a shelf, two books."""
    heads, noun = marked.targets(at, "head"), at + 1
    while noun < len(marked.spans) and marked.spans[noun].role in MODIFIERS:
        noun += 1
    both = len(heads) > 1 and noun in heads and min(heads) < at
    return tied(marked, at, [head for head in heads if head > at]) if both else marked


def _named(marked: Marked, at: int) -> Marked:
    """ "The cup" is the one cup that was named before, whatever it was tied to."""
    name = singular(marked.words(at).lower())
    if name in vocabulary().words["pronouns"] or len(name) < len("cat"):
        return marked
    things = (one for one in range(at) if marked.spans[one].role in ("thing", "held", "worn"))
    same = [one for one in things if f" {_name(marked, one)}".endswith(f" {name}")]
    return tied(marked, at, same) if len(same) == 1 else marked


def _had(marked: Marked, at: int) -> Marked:
    """Who has a thing whose owners are told of in other sentences, if its own names somebody."""
    start = _start(marked, at)
    if any(marked.spans[head].start >= start for head in marked.targets(at, "head")):
        return marked
    near = (one for one in range(at - 1, -1, -1) if marked.spans[one].start >= start)
    who = next((one for one in near if _is_somebody(marked, one)), None)
    return marked if who is None else tied(marked, at, (who,))


def _is_somebody(marked: Marked, at: int) -> bool:
    pronoun = marked.words(at).lower() in vocabulary().words["pronouns"]
    role = marked.spans[at].role
    told = role in ("thing", "ref") and lives(_name(marked, at))
    return told or (role == "ref" and pronoun)


def _other_hand(marked: Marked, at: int) -> Marked:
    """ "In one hand he holds a rod, in the other a fish": he holds both."""
    start = _start(marked, at)
    first = at
    while first and marked.spans[first - 1].role in MODIFIERS:
        first -= 1
    before = marked.text[start : marked.spans[first].start]
    hit = next(iter(OTHER_HAND.finditer(before)), None)
    near = hit and ARTICLE.fullmatch(f"{before[hit.end() :].lstrip(' ,:')}")
    held = [
        n for n in range(at) if marked.spans[n].start >= start and marked.spans[n].role == "held"
    ]
    if not (near and held):
        return marked
    owners = marked.targets(held[-1], "head")
    return tied(recast(marked, at, "held"), at, owners) if owners else marked


def _trailing(marked: Marked, at: int) -> Marked:
    """ "A tall shelf behind": behind whom the prompt told of first."""
    hit = TRAILING.match(marked.text, marked.spans[at].end)
    things = (n for n in range(at) if marked.spans[n].role == "thing")
    first = next((n for n in things if not marked.targets(n, "head")), None)
    if not hit or first is None or hit[1].lower() not in _places():
        return marked
    inside = [n for n, s in enumerate(marked.spans) if hit.start(1) <= s.start < hit.end(1)]
    if inside and marked.spans[inside[0]].role not in ("rel", "pos"):
        return marked
    if any(first in marked.targets(n, "object") for n in inside):
        return marked
    marked = without(marked, inside)
    number = sum(span.start < hit.start(1) for span in marked.spans)
    span = Span(hit.start(1), hit.end(1), "rel", _places()[hit[1].lower()])
    grown = inserted(marked, number, span, tie="")
    return tied(tied(grown, number, (at,), "subject"), number, (first,), "object")


def _strayed(marked: Marked, at: int) -> Marked:
    """A noun that a preposition leads to, of which nobody is said to stand there: who the sentence
    is about does: "a man in a red coat has fallen asleep on a bench"."""
    first = at
    while first and marked.spans[first - 1].role in MODIFIERS:
        first -= 1
    hit = STRAY.search(marked.text[: marked.spans[first].start])
    taken = any(arc.target == at and arc.tie == "object" for arc in marked.arcs)
    if not hit or taken or marked.targets(at, "head") or hit[1].lower() not in _places():
        return marked
    listed = "," in marked.text[marked.spans[first].start : marked.spans[at].start]
    if listed or (first and marked.spans[first - 1].end > hit.start(1)):
        return marked
    who = _told_of(marked, at, first)
    if who is None:
        return marked
    span = Span(hit.start(1), hit.end(1), "rel", _places()[hit[1].lower()])
    grown = inserted(marked, first, span, tie="")
    return tied(tied(grown, first, (who,), "subject"), first, (at + 1,), "object")


def _told_of(marked: Marked, at: int, first: int) -> int | None:
    """Whom a clause is about before a noun: who does something in it, and stands nowhere yet."""
    start = max(
        _start(marked, at),
        *(hit.end() for hit in BREAK.finditer(marked.text[: marked.spans[first].start])),
        0,
    )
    doing = [
        n for n in range(first) if marked.spans[n].role == "act" and marked.spans[n].start >= start
    ]
    who = [one for n in doing for one in marked.targets(n, "subject") if one < first]
    return who[-1] if who else None


def _in_hand(marked: Marked, at: int) -> Marked:
    """ "A silver fish in its beak", "a mask under one arm": who was named before holds it."""
    hit = IN_HAND.match(marked.text, marked.spans[at].end)
    if not hit or singular(hit[1].lower()) not in vocabulary().set_of("grips"):
        return marked
    start = _start(marked, at)
    near = [n for n in range(at - 1, -1, -1) if marked.spans[n].start >= start]
    who = next((n for n in near if _is_somebody(marked, n)), None)
    if who is None or _is_somebody(marked, at):
        return marked
    grip = [n for n, s in enumerate(marked.spans) if hit.start() <= s.start < hit.end()]
    freed = replace(marked, arcs=tuple(a for a in marked.arcs if a.source != at))
    return without(tied(recast(freed, at, "held"), at, (who,)), grip)


def _written(marked: Marked, at: int) -> Marked:
    """Words stand on one thing: the last that was named before them."""
    heads = marked.targets(at, "head")
    before = [head for head in heads if head < at]
    return tied(marked, at, (max(before),)) if len(heads) > 1 and before else marked


def _within(marked: Marked, at: int) -> Marked:
    """A relation holds between nouns of its sentence, and leads to the noun right behind it."""
    start, end = _sentence(marked, at)
    for tie in ("subject", "object"):
        ends = marked.targets(at, tie)
        own = [one for one in ends if start <= marked.spans[one].start < end]
        if own and len(own) < len(ends):
            marked = tied(marked, at, own, tie)
    noun = _span_after(marked, marked.spans[at].end)
    led = marked.words(at).lower() in _places() and noun is not None
    ends = marked.targets(at, "object")
    if not led or noun in ends or not ends or marked.spans[cast(int, noun)].role != "ref":
        return marked
    return tied(marked, at, (cast(int, noun),), "object")


def _made_up(marked: Marked) -> Marked:
    """ "A family of four: a father, a mother …": those are the family, there is no other."""
    for at in range(len(marked.spans) - 1, -1, -1):
        name, role = marked.words(at).lower().split()[-1:], marked.spans[at].role
        if role != "thing" or not name or name[0] not in vocabulary().words["companies"]:
            continue
        end = _sentence(marked, at)[1]
        members = [
            one
            for one in range(at + 1, len(marked.spans))
            if marked.spans[one].role in ("thing", "some") and marked.spans[one].start < end
            if _name(marked, one).split()[-1] in KIN
        ]
        if len(members) >= FEWEST:
            marked = _replaced(marked, at, members)
    return marked


def _replaced(marked: Marked, at: int, members: Sequence[int]) -> Marked:
    """Who is several is named one by one: what is said of all is said of each."""
    for member in members:
        marked = tied(recast(marked, member, "thing"), member, ())
    for tie in TIES:
        for source in [*marked.sources(at, tie)]:
            said = marked.spans[source].role in ("ref", "act", "rel")
            ends = [one for one in marked.targets(source, tie) if one != at]
            known = [*ends, *(m for m in members if m != source)] if said else ends
            marked = tied(marked, source, known, tie)
    counts = [s for s in marked.sources(at, "head") if marked.spans[s].role == "count"]
    return without(marked, [at, *counts])


def _pointed(marked: Marked, hit: re.Match[str]) -> Marked:
    """ "On it lies a rose": it is the last thing that was told of, or what that is a part of."""
    word = IT.match(marked.text, hit.end())
    at = sum(span.start < hit.end() for span in marked.spans)
    taken = at < len(marked.spans) and word and marked.spans[at].start == word.start(1)
    if not word or taken:
        return marked
    old = _told_last(marked, at)
    if old is None:
        return marked
    return tied(inserted(marked, at, Span(*word.span(1), "ref"), tie=""), at, (old,))


def _told_last(marked: Marked, at: int) -> int | None:
    """The last lifeless thing before a place among the spans, or that of which the last part is."""
    nouns = (one for one in range(at - 1, -1, -1) if marked.spans[one].role in ("thing", "part"))
    meant = ((marked.targets(one, "head") or (one,))[0] for one in nouns)
    return next((one for one in meant if not lives(_name(marked, one))), None)


def _fronted(marked: Marked, hit: re.Match[str]) -> Marked:
    """ "Beside her stands a boy": the noun behind the place is what is there."""
    predicate = _places()[hit[1].lower()]
    place = _span_after(marked, hit.end())
    noun = _there(marked, place) if place is not None else None
    if place is None or noun is None:
        return marked
    inside = [n for n, s in enumerate(marked.spans) if hit.start(1) <= s.start < hit.end(1)]
    if inside and marked.spans[inside[0]].role not in ("rel", "pos"):
        return marked
    span = Span(hit.start(1), hit.end(1), "rel", predicate)
    if inside:
        rel = inside[0]
        marked = tied(recast(marked, rel, "rel", predicate), rel, ())
    else:
        rel = place
        while rel and marked.spans[rel - 1].start >= hit.end():
            rel -= 1
        marked = inserted(marked, rel, span, tie="")
        place, noun = place + 1, noun + 1
    marked = tied(
        tied(marked, rel, (noun, *_listed(marked, noun)), "subject"), rel, (place,), "object"
    )
    return _stanced(marked, place, noun)


def _listed(marked: Marked, noun: int) -> list[int]:
    """All that a list names from its first noun on, with what each has: on a table stand a vase
    with roses, a box and two letters."""
    end, found, joints = _sentence(marked, noun)[1], [], []
    for at in range(noun + 1, len(marked.spans)):
        span = marked.spans[at]
        loose = span.role in ("act", "pos", "text") or (span.role == "rel" and not _is_having(span))
        if span.start >= end or loose:
            break
        if span.role in ("thing", "riddle") and (joint := _joint_before(marked, at)):
            found.append(at)
            joints.append(joint)
    last = max((n for n, joint in enumerate(joints) if joint != ","), default=-1)
    return found[: last + 1]


def _is_having(span: Span) -> bool:
    return span.predicate in ("full_of", "next_to", "pictured_on")


def _joint_before(marked: Marked, at: int) -> str:
    """What joins a noun with an article or a number of its own to a list: a comma, "and"."""
    first = at
    while first and marked.spans[first - 1].role in MODIFIERS:
        first -= 1
    counted = any(marked.spans[n].role == "count" for n in range(first, at))
    hit = JOINT.search(marked.text[: marked.spans[first].start])
    return hit[1].lower() if hit and (hit[2] or counted) else ""


def _stanced(marked: Marked, place: int, noun: int) -> Marked:
    """ "Behind her stand three guards": how they are there."""
    first = noun
    while first and marked.spans[first - 1].role in MODIFIERS:
        first -= 1
    start, end = marked.spans[place].end, marked.spans[first].start
    verbs = re.finditer(r"[a-z]+", marked.text[start:end])
    verb = next((v for v in verbs if pose_of(v[0]) in vocabulary().set_of("stances")), None)
    if verb is None:
        return marked
    at = next((n for n in range(place + 1, first) if marked.spans[n].role == "act"), None)
    if at is None:
        if first != place + 1:
            return marked
        at = first
        bounds = start + verb.start(), start + verb.end()
        marked, noun = inserted(marked, at, Span(*bounds, "act"), tie=""), noun + 1
    return tied(marked, at, (noun, *_listed(marked, noun)), "subject")


def _span_after(marked: Marked, end: int) -> int | None:
    """The noun or pronoun that a preposition leads to."""
    first = next((n for n, s in enumerate(marked.spans) if s.start >= end), None)
    if first is None:
        return None
    noun = first
    while noun < len(marked.spans) and marked.spans[noun].role in MODIFIERS:
        noun += 1
    between = marked.text[end : marked.spans[first].start].lstrip()
    fits = noun < len(marked.spans) and marked.spans[noun].role in ENDS
    return noun if fits and ARTICLE.fullmatch(between) else None


def _there(marked: Marked, place: int) -> int | None:
    """Who or what is told of behind a place, in the same sentence."""
    noun = place + 1
    while noun < len(marked.spans) and marked.spans[noun].role in (*MODIFIERS, "act", "pos"):
        noun += 1
    if noun == len(marked.spans) or marked.spans[noun].role not in ("thing", "held", "riddle"):
        return None
    between = marked.text[marked.spans[place].end : marked.spans[noun].start]
    return noun if len(between) < FAR and not CLAUSE.search(between) else None


def _sentence(marked: Marked, at: int) -> tuple[int, int]:
    """Where the sentence of a span begins and ends."""
    start, end = 0, len(marked.text)
    for hit in STOP.finditer(marked.text):
        if hit.end() <= marked.spans[at].start:
            start = hit.end()
        elif hit.start() >= marked.spans[at].end:
            return start, hit.start()
    return start, end


def _start(marked: Marked, at: int) -> int:
    return _sentence(marked, at)[0]


def _name(marked: Marked, at: int) -> str:
    return singular(marked.words(at).lower())


@cache
def _places() -> Mapping[str, str]:
    """Prepositions that tell where something stands, and what they mean."""
    known = vocabulary().relations.items()
    told = {" ".join(words): meant for words, meant in known if meant in PREDICATES}
    return {words: meant for words, meant in told.items() if words not in HINDMOST}


@cache
def _fronts() -> re.Pattern[str]:
    """Prepositions that a sentence, or its second half, begins with."""
    listed = "|".join(map(re.escape, sorted(_places(), key=len, reverse=True)))
    begun = r"(?:^|(?<=[.!?;:]\s)|(?<=,\sand\s))(?:far\s+)?"
    return re.compile(rf"{begun}({listed})(?=\s)", re.IGNORECASE)
