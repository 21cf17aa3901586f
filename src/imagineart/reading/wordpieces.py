"""How is a prompt cut for the encoder? Words with their places, and BERT's uncased pieces of them.

A word is a run of letters, a run of digits, or one other character: finer than BERT's own words,
so that "85mm" and "1girl" come apart where their meanings do.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PIECES = Path(__file__).parent / "weights" / "pieces.txt"
WORD = re.compile(r"[^\W\d_]+|\d+|[^\s]")
UNKNOWN = "[UNK]"
LOWER, TITLE, UPPER, OTHER = range(4)
GLUED = 4  # added where no blank stands before the word
BROKEN = 8  # added where a line ends before the word
SHAPES = 12  # how many there are
LONGEST_WORD = 40  # characters; what is longer is unknown


@dataclass(frozen=True)
class Word:
    """`text[start:end]` of a prompt; `shape`: its case and what is before it, below `SHAPES`."""

    start: int
    end: int
    shape: int


@cache
def vocabulary() -> Mapping[str, int]:
    """Piece → id of the encoder that ships."""
    return {piece: at for at, piece in enumerate(PIECES.read_text("utf-8").splitlines())}


def words_of(text: str) -> list[Word]:
    """The words of a prompt in reading order."""
    found: list[Word] = []
    last = 0
    for hit in WORD.finditer(text):
        gap = text[last : hit.start()]
        before = BROKEN if "\n" in gap else 0 if gap or not found else GLUED
        found.append(Word(hit.start(), hit.end(), _case(hit[0]) + before))
        last = hit.end()
    return found


def _case(word: str) -> int:
    if not word[0].isalpha():
        return OTHER
    if word.isupper() and len(word) > 1:
        return UPPER
    return TITLE if word[0].isupper() else LOWER


def pieces_of(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The piece ids of one word: greedy longest match from the left, without case or accents."""
    bare = "".join(
        c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c)
    )
    pieces: list[int] = []
    start = 0
    while start < len(bare) <= LONGEST_WORD:
        mark = "##" if start else ""
        ends = range(len(bare), start, -1)
        end = next((end for end in ends if mark + bare[start:end] in vocabulary), None)
        if end is None:
            return [vocabulary[UNKNOWN]]
        pieces.append(vocabulary[mark + bare[start:end]])
        start = end
    return pieces or [vocabulary[UNKNOWN]]
