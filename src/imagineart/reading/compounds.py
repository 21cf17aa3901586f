"""Which words beside a noun belong to its name? "frying pan" is one thing, whatever was read.

A noun grows to the left over words that make it a name that the world knows. Words read as a colour
or a material stay apart: a glass bowl is a bowl of glass.
"""

from dataclasses import replace
from functools import cache

from imagineart.color.names import BASIC, COLOR_WORDS
from imagineart.reading.marked import Marked, Span
from imagineart.reading.marking import absorbed, put, recast
from imagineart.reading.wordpieces import words_of
from imagineart.world.nouns import all_nouns, is_a
from imagineart.world.vocabulary import singular, vocabulary

LONGEST = 4  # words of a name
NEAR = 60  # characters before a noun in which its name may begin
LIVING = ("person", "animal", "robot")
METALS = frozenset({"gold", "silver", "bronze", "copper"})
NAMED = ("thing", "worn", "held", "part")
"""Roles of what has a name."""


def joined(marked: Marked) -> Marked:
    """The marks with known names as one span each."""
    for at in range(len(marked.spans) - 1, -1, -1):
        start = _start_of_name(marked, at) if at < len(marked.spans) else None
        if start is not None:
            marked = _grown(marked, at, start)
    return marked


def _start_of_name(marked: Marked, at: int) -> int | None:
    """Where the longest known name begins that ends with a noun's span; None if it is whole."""
    span = marked.spans[at]
    if span.role not in NAMED:
        return None
    first = max(0, span.start - NEAR)
    words = words_of(marked.text[first : span.end])[-LONGEST:]
    starts = (first + word.start for word in words if first + word.start < span.start)
    return next((s for s in starts if _is_name(marked, s, at)), None)


def _is_name(marked: Marked, start: int, at: int) -> bool:
    span = marked.spans[at]
    name = marked.text[start : span.end].lower()
    before = (s for s in marked.spans[:at] if s.end > start)
    known = (singular(name) in all_nouns() or is_growth(name)) and not is_doing(name)
    known = known and not is_colored(name)
    return known and all(s.start >= start and _may_be_name(marked, s) for s in before)


def _may_be_name(marked: Marked, span: Span) -> bool:
    """Whether what was read may be a part of a name; a material is none."""
    words = set(marked.text[span.start : span.end].lower().split())
    plain = words.isdisjoint(COLOR_WORDS) and words.isdisjoint(vocabulary().materials)
    hue = span.role == "color" and (words <= BASIC.keys() or words <= all_nouns().keys())
    return span.role in NAMED or hue or (span.role in ("attr", "act", "event") and plain)


def is_colored(name: str) -> bool:
    """Whether a known name only says the colour of such a thing: a "black cat" is a cat, though a
    "red panda" is no panda."""
    first, _, rest = singular(name).partition(" ")
    return first in BASIC.keys() | METALS and rest in all_nouns() and is_a(f"{first} {rest}", rest)


def is_growth(name: str) -> bool:
    """Whether words name what grows of a plant, or grows like one: "mint leaves"."""
    first, _, last = singular(name).rpartition(" ")
    return last in vocabulary().set_of("growths") and first in all_nouns()


def is_doing(name: str) -> bool:
    """Whether a name begins with what its bearer does, which is no part of it: a "sleeping dog" is
    a dog, but a "running shoe" is one to run in."""
    living = any(is_a(singular(name.split()[-1]), kind) for kind in LIVING)
    return living and name.split()[0] in _poses()


@cache
def _poses() -> frozenset[str]:
    return frozenset(vocabulary().words["poses"].values())


def _grown(marked: Marked, at: int, start: int) -> Marked:
    """Span number `at` begins at `start`; what it covers goes, and those ties become its own."""
    gone = [n for n, s in enumerate(marked.spans[:at]) if s.start >= start]
    longer = put(marked, at, replace(marked.spans[at], start=start))
    if is_growth(longer.words(at).lower()) and not marked.targets(at, "head"):
        longer = recast(longer, at, "thing")
    return absorbed(longer, dict.fromkeys(gone, at))
