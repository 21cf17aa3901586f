"""What is it made of? "A statue of marble", "a horse out of glass", "a ring of solid gold"."""

import re
from dataclasses import replace

from imagineart.reading.marked import Marked, Span
from imagineart.reading.marking import absorbed, inserted, put, tied
from imagineart.world.nouns import all_nouns
from imagineart.world.nouns import noun_of as known_noun
from imagineart.world.vocabulary import singular, vocabulary, word_set

NAMED = ("thing", "worn", "held", "part")
OUT_OF = re.compile(
    r"\s+(?:made\s+)?(?:out\s+of|of|from)\s+((?:\w+\s+)?)([a-z-]+)"
    r"(?=\s*(?:[,.;:!?)]|$|\s(?:and|on|in|with|at|by|under|next|that|which|who)\b))",
    re.IGNORECASE,
)
PURE = word_set("solid pure clear polished carved white black pink green red blue dark real fine")
"""What is said of a material before it."""
HALF = " of "


def made(marked: Marked) -> Marked:
    """The marks with materials behind "of" as what is said of the noun before it."""
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in NAMED:
            marked = _made(_opened(marked, at), at)
    return marked


def _opened(marked: Marked, at: int) -> Marked:
    """A span "statue of marble" as the noun alone."""
    span, words = marked.spans[at], marked.words(at).lower()
    head, of, rest = words.partition(HALF)
    if not of or singular(words) in all_nouns() or not _is_stuff(rest) or not _is_made(head):
        return marked
    return put(marked, at, replace(span, end=span.start + len(head)))


def _made(marked: Marked, at: int) -> Marked:
    """The material as one span of its own; words that lead to it go."""
    span = marked.spans[at]
    hit = OUT_OF.match(marked.text, span.end)
    if not hit or not _is_stuff(hit[1] + hit[2]) or not _is_made(marked.words(at).lower()):
        return marked
    inside = [n for n, s in enumerate(marked.spans) if hit.start() < s.end and s.start < hit.end()]
    marked = absorbed(marked, dict.fromkeys(n for n in inside if n != at))
    stuff = Span(hit.start(1), hit.end(2), "mat", sure=span.sure)
    grown = inserted(marked, at + 1, stuff, tie="")
    return tied(grown, at + 1, (at,))


def _is_stuff(words: str) -> bool:
    """Whether words name a material, with a word for how it is before it or none."""
    *before, last = words.lower().split() or [""]
    return last in vocabulary().materials and all(word in PURE for word in before)


def _is_made(words: str) -> bool:
    """Whether a noun may be made of something: neither so much of it, nor a vessel of it."""
    noun = singular(words.split()[-1]) if words.split() else ""
    amounts = vocabulary().set_of("units") | vocabulary().set_of("collectives")
    held = known_noun(noun).container and noun not in vocabulary().set_of("vases")
    return not held and (noun not in amounts or noun in all_nouns())
