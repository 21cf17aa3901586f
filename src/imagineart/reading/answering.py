"""Which things are described instead of named, and what are they?

Facts of the world tell (`riddles.py`). A description goes on as far as its fact explains more words
than it leaves unexplained: "the tree with white bark | beside a lake".
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from imagineart.reading.marked import Marked, Span
from imagineart.reading.marking import absorbed
from imagineart.reading.riddles import Answer, answer, is_whole, named, names_in
from imagineart.world.places import place_of

LONGEST = 14  # words that a description goes on for
NAMED = 0.55  # sureness from which "the shoe Cinderella lost" is no shoe like any other
FAINT = 0.2  # sureness of what may still become clear with more words
_CLAUSE = re.compile(r"[^,.;:!?\n()]*")
_WORD = re.compile(r"\S+")
_CLAUSE_OPENS = re.compile(r"\s+(?:an?|the|that|which|who|whose|you|we|they|people)\b")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_KNOWN = re.compile(r"\bthe\s+(?:[\w-]+\s+)?$", re.IGNORECASE)


def answered(marked: Marked) -> Marked:
    """The marks with every description as the thing that is meant; see `Span.means`."""
    for at in reversed(range(len(marked.spans))):
        found = _found(marked, at)
        if found is not None:
            marked = _meaning(marked, at, *found)
    return marked


def _found(marked: Marked, at: int) -> tuple[int, Answer] | None:
    """The end of a description and what it means; None if it is none, or nobody knows."""
    span = marked.spans[at]
    if span.role in ("riddle", "thing") and (famous := named(marked.words(at))):
        return span.end, famous
    if span.role == "riddle":
        return _best(marked, span, 0.0)
    if span.role != "thing" or not _KNOWN.search(marked.text[: span.start]):
        return None
    found = _best(marked, span, NAMED)
    told = _CLAUSE_OPENS.match(marked.text, span.end)
    sure = found and (told or names_in(marked.text[span.start : found[0]]))
    return found if found and sure and found[0] > span.end else None


def _best(marked: Marked, span: Span, least: float) -> tuple[int, Answer] | None:
    """The end where most is told and least left unexplained."""
    questions = ((end, marked.text[span.start : end]) for end in _ends(marked, span))
    found = [(end, answer(words, FAINT)) for end, words in questions if is_whole(words)]
    known = [(end, one) for end, one in found if one is not None]
    if not known:
        return None
    end, best = max(known, key=lambda pair: (pair[1].told, pair[0]))
    sure = answer(marked.text[span.start : end])
    return (end, sure) if sure is not None and best.sure >= least else None


def _ends(marked: Marked, span: Span) -> Iterator[int]:
    """Where it may end: where it was read to, and after each of the next words of its clause."""
    if not _NAME_AFTER.match(marked.text, span.end):
        yield span.end
    clause = _CLAUSE.match(marked.text, span.end)
    words = _WORD.finditer(marked.text, span.end, clause.end() if clause else span.end)
    ends = (hit.end() for _, hit in zip(range(LONGEST), words, strict=False))
    yield from (end for end in ends if not _NAME_AFTER.match(marked.text, end))


def _meaning(marked: Marked, at: int, end: int, found: Answer) -> Marked:
    """The marks with a span that means so much; what it goes on over is marked no more."""
    place = place_of(found.drawn) is not None and found.fact.is_place
    role = "place" if place else "riddle"
    spans = list(marked.spans)
    spans[at] = replace(spans[at], end=end, role=role, means=found.drawn, sure=found.sure)
    over = [n for n, span in enumerate(spans) if n > at and span.start < end]
    return absorbed(replace(marked, spans=tuple(spans)), dict.fromkeys(over, at))
