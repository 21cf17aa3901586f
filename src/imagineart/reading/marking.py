"""How are marks changed? Spans get other roles, go, or join; the ties between the others stay."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from imagineart.reading.marked import Arc, Marked, Span


def recast(marked: Marked, at: int, role: str, predicate: str = "") -> Marked:
    """Span number `at` in another role, with the ties that it has."""
    return put(marked, at, replace(marked.spans[at], role=role, predicate=predicate))


def put(marked: Marked, at: int, span: Span) -> Marked:
    """The marks with another span in the place of number `at`."""
    return replace(marked, spans=(*marked.spans[:at], span, *marked.spans[at + 1 :]))


def without(marked: Marked, gone: Collection[int]) -> Marked:
    """The marks without some spans and all ties that these had."""
    return absorbed(marked, dict.fromkeys(gone))


def absorbed(marked: Marked, into: Mapping[int, int | None]) -> Marked:
    """The marks without some spans: what was tied to them is tied to those that they went into."""
    kept = [at for at in range(len(marked.spans)) if at not in into]
    number = {old: new for new, old in enumerate(kept)}
    number |= {old: number[new] for old, new in into.items() if new is not None}
    arcs = (
        Arc(number[arc.source], number[arc.target], arc.tie)
        for arc in marked.arcs
        if arc.source not in into and arc.target in number
    )
    spans = tuple(marked.spans[at] for at in kept)
    return replace(marked, spans=spans, arcs=_clean(arcs))


def inserted(marked: Marked, at: int, span: Span, tie: str = "head") -> Marked:
    """The marks with a new span before number `at`, tied to that unless `tie` is ""."""
    arcs = [Arc(_behind(a.source, at), _behind(a.target, at), a.tie) for a in marked.arcs]
    own = (Arc(at, at + 1, tie),) if tie else ()
    spans = (*marked.spans[:at], span, *marked.spans[at:])
    return replace(marked, spans=spans, arcs=(*arcs, *own))


def tied(marked: Marked, source: int, targets: Collection[int], tie: str = "head") -> Marked:
    """A span with just these ties of a kind."""
    kept = (arc for arc in marked.arcs if arc.source != source or arc.tie != tie)
    return replace(marked, arcs=_clean((*kept, *(Arc(source, one, tie) for one in targets))))


def under(marked: Marked, at: int, noun: int, role: str) -> Marked:
    """Span number `at` as a modifier of a noun, which takes all that was tied to it."""
    moved = (
        replace(arc, target=noun) if arc.target == at else arc
        for arc in marked.arcs
        if arc.source != at
    )
    freed = replace(marked, arcs=_clean(moved))
    return tied(recast(freed, at, role), at, (noun,), "subject" if role == "act" else "head")


def _clean(arcs: Iterable[Arc]) -> tuple[Arc, ...]:
    """Each tie once, and none to itself, in the order of what is tied."""
    found = dict.fromkeys(arc for arc in arcs if arc.source != arc.target)
    return tuple(sorted(found, key=lambda arc: arc.source))


def _behind(number: int, at: int) -> int:
    return number + (number >= at)
