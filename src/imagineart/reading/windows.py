"""How is a long prompt read piece by piece? Windows of whole sentences that remember those before.

A window's own words are read in it; the words before them are there to be understood and pointed
at: "it" of one sentence is the dragon of the last.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from imagineart.reading.wordpieces import Word

FULL = 240  # pieces of one window, those remembered included
REMEMBERED = 80  # pieces before a window's own that it remembers at most
SENTENCE_END = re.compile(r"[.!?;:\n]")


@dataclass(frozen=True)
class Window:
    """Words `start` to `end` of a prompt, read together; its own begin with number `own`."""

    start: int
    own: int
    end: int


def windows_of(text: str, words: Sequence[Word], sizes: Sequence[int]) -> list[Window]:
    """The windows of a prompt, whose words have `sizes` pieces; every word is some window's own."""
    ends = _sentence_ends(text, words)
    found: list[Window] = []
    own = 0
    while own < len(words):
        start = _remembered(ends, sizes, own)
        end = _filled(ends, sizes, own, FULL - sum(sizes[start:own]))
        found.append(Window(start, own, end))
        own = end
    return found


def _sentence_ends(text: str, words: Sequence[Word]) -> list[int]:
    """Numbers of words that begin a sentence, and that after the last."""
    pairs = pairwise(words)
    breaks = (
        at
        for at, (one, two) in enumerate(pairs, 1)
        if two.start > one.end and SENTENCE_END.search(text[one.start : two.start])
    )
    return [*breaks, len(words)]


def _remembered(ends: Sequence[int], sizes: Sequence[int], own: int) -> int:
    fits = (at for at in (0, *ends) if at < own and sum(sizes[at:own]) <= REMEMBERED)
    return next(fits, own)


def _filled(ends: Sequence[int], sizes: Sequence[int], own: int, room: int) -> int:
    """Where a window ends that has room for that many pieces: after a sentence, if one fits."""
    total, most = 0, own
    while most < len(sizes) and total + sizes[most] <= room:
        total += sizes[most]
        most += 1
    most = max(most, own + 1)
    return max((end for end in ends if own < end <= most), default=most)
