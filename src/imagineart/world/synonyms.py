"""Which other nouns name the same thing, and which thing is similar? From `synonyms.yaml`."""

from collections.abc import Mapping
from functools import cache

from imagineart.world.data import load


def same_as(word: str) -> str | None:
    """The noun that means the same as a word, in lower case; None if the word is no synonym."""
    return _nouns("same").get(word.lower())


def similar_to(word: str) -> str | None:
    """The noun of the thing that shows best what a word names, though it is another thing; None
    if none was chosen."""
    return _nouns("similar").get(word.lower())


@cache
def _nouns(table: str) -> Mapping[str, str]:
    """Word → noun; the first noun that claims a word has it."""
    found: dict[str, str] = {}
    for noun, words in load("synonyms")[table].items():
        for word in words:
            found.setdefault(word, noun)
    return found
