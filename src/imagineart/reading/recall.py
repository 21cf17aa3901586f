"""Who is spoken of again by name? "The dragon" is the dragon of before, though read anew."""

import re
from dataclasses import replace

from imagineart.reading.marked import Arc, Marked
from imagineart.world.vocabulary import singular

DEFINITE = re.compile(r"\b(?:the|that|this|these|those)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""What stands before a noun that everybody knows already, with up to two words in between."""


def recalled(marked: Marked) -> Marked:
    """The marks with every definite thing that was named before as a reference to it."""
    for at, span in enumerate(marked.spans):
        old = _named_before(marked, at) if span.role == "thing" else None
        if old is not None:
            spans = (*marked.spans[:at], replace(span, role="ref"), *marked.spans[at + 1 :])
            marked = replace(marked, spans=spans, arcs=(*marked.arcs, Arc(at, old, "head")))
    return marked


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
