"""Who does what, where no net marked the verb or it is turned round?

"An astronaut who rides a horse", "a cat that sits": what stands behind the pronoun is done by who
stands before it. "A horse ridden by a knight": what stands behind "by" does it to what stands
before.
"""

import re

from imagineart.reading.assembly.qualities import pose_of, stem_of
from imagineart.reading.marked import MODIFIERS, PREDICATES, Marked, Span
from imagineart.reading.marking import inserted, put, tied
from imagineart.world.vocabulary import vocabulary

DOERS = ("thing", "riddle", "ref", "some")
RELATIVE = re.compile(
    r"(,?\s+(?:who|that|which))?(?:\s+(?:is|are|was|were))?\s+(?:\w+ly\s+)?([a-z]+)\b", re.I
)
PASSIVE = re.compile(r",?\s+(?:(?:is|are|that|which|who|being)\s+){0,3}([a-z]+)\s+by\b", re.I)
LEAD = re.compile(r"\s+(?:(?:an?|the|some|his|her|its|their)\s+)?$", re.IGNORECASE)
"""What stands between a verb and the noun that it leads to."""
ENDINGS = ("s", "ing")
SHORT = 3  # words of a phrase that nets read by themselves
BORNE = ("riding", "holding", "wearing", "chasing")
"""What verbs show as that are turned round by "by"."""


def voiced(marked: Marked) -> Marked:
    """The marks with such verbs as what somebody does."""
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in DOERS:
            marked = _relative(marked, at)
        if marked.spans[at].role in (*DOERS, "held"):
            marked = _passive(marked, at)
        if marked.spans[at].role in ("act", "rel", "attr"):
            marked = _phrased(marked, at)
    return marked


def _phrased(marked: Marked, at: int) -> Marked:
    """Words of several that tell how two stand: "face to face with", "by the side of"."""
    noun, start = _noun_behind(marked, at), marked.spans[at].start
    if noun is None or not at:
        return marked
    words = LEAD.sub("", marked.text[start : marked.spans[at + 1].start]).strip().lower()
    predicate = vocabulary().relations.get(tuple(words.split()), "")
    told = words != marked.words(at).lower() and predicate in PREDICATES
    if not told or len(words.split()) <= SHORT:
        return marked
    who = marked.targets(at, "subject") or marked.targets(at, "head") or (at - 1,)
    if max(who) > at:
        return marked
    whole = put(marked, at, Span(start, start + len(words), "rel", predicate))
    return tied(tied(tied(whole, at, ()), at, who, "subject"), at, (noun,), "object")


def _relative(marked: Marked, at: int) -> Marked:
    """The verb of a clause that begins right behind who does it."""
    start = marked.spans[at].end
    hit = RELATIVE.match(marked.text, start)
    if not hit or not _is_free(marked, at, hit.start(), hit.end()) or not _does(marked, at, hit):
        return marked
    grown = inserted(marked, at + 1, Span(hit.start(2), hit.end(2), "act"), tie="")
    return tied(grown, at + 1, (at,), "subject")


def _does(marked: Marked, at: int, hit: re.Match[str]) -> bool:
    """Whether it is a verb of the tables: one that says how somebody is, or one with an object."""
    verb, words = hit[2].lower(), vocabulary()
    if verb in words.set_of("auxiliaries") or verb in words.set_of("text_triggers"):
        return False
    noun = _noun_behind(marked, at)
    between = marked.text[hit.end() : marked.spans[at + 1].start] if noun is not None else "."
    led = LEAD.fullmatch(between) and words.verbs.get(stem_of(verb)) in BORNE
    if hit[1]:
        return bool(pose_of(verb) or led)
    free = noun is not None and marked.spans[noun].role == "thing"
    return bool(led and free and between.strip() and verb.endswith(ENDINGS))


def _is_free(marked: Marked, at: int, start: int, end: int) -> bool:
    """Whether nothing is marked between."""
    return at + 1 == len(marked.spans) or marked.spans[at + 1].start >= end > start


def _passive(marked: Marked, at: int) -> Marked:
    """What is done to a noun by who stands behind "by"."""
    hit = PASSIVE.match(marked.text, marked.spans[at].end)
    predicate = vocabulary().verbs.get(stem_of(hit[1].lower()), "") if hit else ""
    if not hit or predicate not in BORNE:
        return marked
    verb = Span(hit.start(1), hit.end(1), "act")
    after = at + 1
    if after < len(marked.spans) and marked.spans[after].start == verb.start:
        marked = tied(tied(put(marked, after, verb), after, ()), after, (), "object")
    elif _is_free(marked, at, hit.start(), hit.end()):
        marked = inserted(marked, after, verb, tie="")
    else:
        return marked
    noun = _noun_behind(marked, after)
    who = () if noun is None else (noun,)
    return tied(tied(marked, after, who, "subject"), after, (at,) if who else (), "object")


def _noun_behind(marked: Marked, at: int) -> int | None:
    """The noun behind a span with nothing but what is said of it between."""
    noun = at + 1
    while noun < len(marked.spans) and marked.spans[noun].role in MODIFIERS:
        noun += 1
    return noun if noun < len(marked.spans) and marked.spans[noun].role in DOERS else None
