"""Which strings are written exactly as they stand? What is quoted, or announced in capitals."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from imagineart.reading.marked import Arc, Marked, Span
from imagineart.world.vocabulary import vocabulary

QUOTED = re.compile(
    r"“([^”\n]+)”|\"([^\"\n]+)\"|«([^»\n]+)»|„([^“”\n]+)[“”]"
    r"|「([^」\n]+)」|『([^』\n]+)』|(?<!\w)'([^'\n]+)'(?!\w)|‘([^’\n]+)’(?!\w)"
)
SENTENCE_END = re.compile(r"[.!?;:,\n]")
BEARERS = ("thing", "part", "worn", "held")
LOUD = re.compile(r"[A-Z]{2}")
LOOSE = "'‘"
"""Marks that are used for more than quoting."""


def exact(marked: Marked) -> Marked:
    """The marks with every text that is quoted, or announced and shouted, as one span."""
    for start, end in (*_quoted(marked), *_shouted(marked.text)):
        marked = _joined(marked, start, end)
    return marked


def _shouted(text: str) -> Iterator[tuple[int, int]]:
    """Bounds of words in capitals after what announces words: "a mug saying BEST DAD"."""
    if text.isupper():
        return
    for hit in _announced().finditer(text):
        if LOUD.search(hit[1]):
            yield hit.span(1)


@cache
def _announced() -> re.Pattern[str]:
    words = vocabulary().words
    cues = (*words["text_triggers"], *words["text_nouns"], *(f"{n}s" for n in words["text_nouns"]))
    listed = "|".join(sorted(map(re.escape, cues), key=len, reverse=True))
    word = r"[A-Z0-9&][A-Z0-9'’&%!?-]*(?![a-z])"
    return re.compile(rf"\b(?i:{listed}):?\s+(?:that says\s+)?({word}(?:\s{word})*)")


def _quoted(marked: Marked) -> Iterator[tuple[int, int]]:
    """Bounds of what is quoted and read as a text in part, or as nothing at all."""
    for hit in QUOTED.finditer(marked.text):
        start, end = hit.span(hit.lastindex or 0)
        inner = marked.text[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        roles = {span.role for span in marked.spans if span.start < end and span.end > start}
        if "text" in roles or (not roles and start < end and hit[0][0] not in LOOSE):
            yield start, end


def _joined(marked: Marked, start: int, end: int) -> Marked:
    """All spans that touch these bounds become one text, with the ties of all."""
    inside = [at for at, span in enumerate(marked.spans) if span.start < end and span.end > start]
    if not inside:
        return _added(marked, Span(start, end, "text"))
    first = inside[0]
    number = _renumbered(len(marked.spans), inside)
    text = Span(start, end, "text", sure=max(marked.spans[at].sure for at in inside))
    spans = [
        text if at == first else span
        for at, span in enumerate(marked.spans)
        if at == first or at not in inside
    ]
    arcs = (Arc(number[arc.source], number[arc.target], arc.tie) for arc in marked.arcs)
    kept = (arc for arc in arcs if arc.source != arc.target)
    return replace(marked, spans=tuple(spans), arcs=tuple(dict.fromkeys(kept)))


def _added(marked: Marked, text: Span) -> Marked:
    """One more text, on the last thing before it that the sentence has."""
    at = sum(span.start < text.start for span in marked.spans)
    arcs = [
        Arc(arc.source + (arc.source >= at), arc.target + (arc.target >= at), arc.tie)
        for arc in marked.arcs
    ]
    spans = (*marked.spans[:at], text, *marked.spans[at:])
    bearers = [n for n in range(at) if spans[n].role in BEARERS]
    if bearers and not SENTENCE_END.search(marked.text[spans[bearers[-1]].end : text.start]):
        arcs.append(Arc(at, bearers[-1], "head"))
    return replace(marked, spans=spans, arcs=tuple(arcs))


def _renumbered(size: int, inside: list[int]) -> list[int]:
    """Old number → new number, where those inside become one."""
    first, gone = inside[0], set(inside[1:])
    numbers, count = [], 0
    for at in range(size):
        numbers.append(first if at in gone else count)
        count += at not in gone
    return numbers
