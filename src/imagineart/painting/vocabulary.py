"""Which noun can be drawn, and which known noun is nearest to an unknown one?

Known nouns and their sentence vectors are fixed when the painter is trained. A phrase is looked up
by its words first: itself, its singular, its head noun, another word for the same thing (all of
similarity 1), then a similar thing chosen by hand (a knight is drawn as a royal guard). Only a
phrase that fails there is compared by meaning, so the sentence encoder is loaded for unknown words
alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from imagineart.world.data import load

__all__ = ["NEAR", "Match", "Vocabulary"]

SIMILAR = 0.8  # of a similar thing chosen by hand
NEAR = 0.8  # cosine similarity below which no noun is near enough to stand in


@dataclass(frozen=True, slots=True)
class Match:
    """A known noun and how near it is: 1.0 is the same thing, lower is a substitution."""

    noun: str
    similarity: float


class Vocabulary:
    """The nouns of one set of weights, with unit vectors (N, 384) in the same order."""

    def __init__(self, nouns: list[str], vectors: NDArray[np.float32]) -> None:
        self.nouns = nouns
        self.vectors = vectors
        self._rows = {noun: i for i, noun in enumerate(nouns)}

    def vector(self, noun: str) -> NDArray[np.float32]:
        """(384,) of a known noun; KeyError if it is not known."""
        return np.asarray(self.vectors[self._rows[noun]])

    def named(self, phrase: str) -> Match | None:
        """The known noun that the phrase names, longest tail of its words first."""
        words = phrase.lower().replace("_", " ").split()
        tails = (" ".join(words[i:]) for i in range(len(words)))
        return next((match for tail in tails if (match := self._match(tail))), None)

    def _match(self, term: str) -> Match | None:
        for form in _singulars(term):
            for noun, similarity in (
                (form, 1.0),
                (_table("same").get(form), 1.0),
                (_table("similar").get(form), SIMILAR),
            ):
                if noun in self._rows:
                    return Match(noun, similarity)
        return None

    def nearest(self, phrase: str) -> Match:
        """The best known noun for any phrase, by name if possible, else by meaning."""
        named = self.named(phrase)
        if named:
            return named
        from imagineart.painting.words import encode

        similar = self.vectors @ encode([phrase.lower()])[0]
        best = int(np.argmax(similar))
        return Match(self.nouns[best], float(similar[best]))

    def drawable(self, phrase: str) -> str | None:
        """The noun that would be drawn, or None if nothing is near enough."""
        match = self.nearest(phrase)
        return match.noun if match.similarity >= NEAR else None


def _singulars(term: str) -> list[str]:
    """The term, then what it may be the plural of."""
    rules = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""))
    return [term, *(term[: -len(end)] + put for end, put in rules if term.endswith(end))]


@cache
def _table(kind: str) -> dict[str, str]:
    """Word → noun, of the words for the "same" or a "similar" thing."""
    table: dict[str, list[str]] = load("synonyms")[kind]
    return {word: noun for noun, words in table.items() for word in words}
