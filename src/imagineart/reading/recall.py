"""Who is spoken of again by name? "The dragon" is the dragon of before, though read anew."""

import re
from dataclasses import replace

from imagineart.reading.marked import Arc, Marked
from imagineart.reading.marking import put
from imagineart.world.vocabulary import singular

DEFINITE = re.compile(r"\b(?:the|that|this|these|those)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""What stands before a noun that everybody knows already, with up to two words in between."""
LISTED, LISTED_BEFORE = re.compile(r"[,.;]\s*$"), re.compile(r"\s*(?:[,.;]|$)")
LOOKS = ("color", "mat", "pat")
ELLIPTIC = ("one", "ones")
"""What stands for the noun before."""
OWN = (*LOOKS, "count")
"""What a thing has that is not told of again."""


def recalled(marked: Marked) -> Marked:
    """The marks with every definite thing that was named before as a reference to it."""
    for at, span in enumerate(marked.spans):
        old = _named_before(marked, at) if span.role == "thing" else None
        if old is not None:
            marked = _again(marked, at, old)
    for at in range(len(marked.spans)):
        marked = _elliptic(marked, at)
    for at, span in enumerate(marked.spans):
        told = _told_again(marked, at) if span.role in ("thing", "worn") else None
        if told is not None:
            marked = _again(marked, at, told)
    return marked


def _elliptic(marked: Marked, at: int) -> Marked:
    """ "One in a red coat, one in a yellow one": that is a coat, too."""
    span = marked.spans[at]
    if span.role not in ("thing", "worn", "held") or marked.words(at).lower() not in ELLIPTIC:
        return marked
    alike = (n for n in range(at - 1, -1, -1) if marked.spans[n].role == span.role)
    noun = next(alike, None)
    return marked if noun is None else put(marked, at, replace(span, means=marked.words(noun)))


def _again(marked: Marked, at: int, old: int) -> Marked:
    """Span number `at` as a reference to an older one."""
    spans = (*marked.spans[:at], replace(marked.spans[at], role="ref"), *marked.spans[at + 1 :])
    arcs = (arc for arc in marked.arcs if (arc.source, arc.tie) != (at, "head"))
    return replace(marked, spans=spans, arcs=(*arcs, Arc(at, old, "head")))


def _told_again(marked: Marked, at: int) -> int | None:
    """The one thing of this name before it whose looks are told here between two commas: "on a
    sofa, …, red sofa"."""
    if not _is_aside(marked, at):
        return None
    same = _same_name(marked, at)
    own = {marked.spans[one].role for old in same for one in marked.sources(old, "head")}
    return same[0] if len(same) == 1 and own.isdisjoint(OWN) else None


def _is_aside(marked: Marked, at: int) -> bool:
    """Whether a name stands between two commas with its looks, and nothing else is said of it."""
    looks = [one for one in marked.sources(at, "head") if marked.spans[one].role in LOOKS]
    before = marked.text[: marked.spans[min((*looks, at))].start]
    after = marked.text[marked.spans[at].end :]
    listed = LISTED.search(before) and LISTED_BEFORE.match(after)
    tied = any(arc.target == at and arc.tie != "head" for arc in marked.arcs)
    return bool(looks and listed) and not tied


def _same_name(marked: Marked, at: int) -> list[int]:
    """The things before it that are called so, or end so."""
    name = singular(marked.words(at).lower())
    things = (old for old in range(at) if marked.spans[old].role in ("thing", "worn"))
    known = {old: singular(marked.words(old).lower()) for old in things}
    return [old for old, other in known.items() if other == name or other.endswith(f" {name}")]


def _named_before(marked: Marked, at: int) -> int | None:
    """The one thing before it of the same name, if it is spoken of as known."""
    start = marked.spans[at].start
    if not DEFINITE.search(marked.text[:start]):
        return None
    name = singular(marked.words(at).lower())
    things = (old for old in range(at) if marked.spans[old].role == "thing")
    known = {old: singular(marked.words(old).lower()) for old in things}
    same = [old for old, other in known.items() if other == name]
    same = same or [old for old, other in known.items() if other.endswith(f" {name}")]
    return same[0] if len(same) == 1 else None
