"""Which noun can be drawn, and which known noun is nearest to an unknown one?

Known nouns and their sentence vectors are fixed when the painter is trained. A phrase is looked up
by its words first (aliases, plural, head noun); only a phrase that fails there is compared by
meaning, so the sentence encoder is loaded only for unknown words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["ALIASES", "NEAR", "Match", "Vocabulary"]

NEAR = 0.55  # cosine similarity below which no noun is near enough to stand in
ALIASES = Path(__file__).with_name("aliases.json")


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
        return self.vectors[self._rows[noun]]

    def exact(self, phrase: str) -> str | None:
        """The known noun that the phrase names: itself, its singular, an alias, or its tail."""
        words = phrase.lower().replace("_", " ").split()
        tails = (" ".join(words[i:]) for i in range(len(words)))
        return next((noun for tail in tails if (noun := self._named(tail))), None)

    def _named(self, term: str) -> str | None:
        forms = (form for word in _singulars(term) for form in (word, _aliases().get(word, "")))
        return next((form for form in forms if form in self._rows), None)

    def nearest(self, phrase: str) -> Match:
        """The best known noun for any phrase, by name if possible, else by meaning."""
        named = self.exact(phrase)
        if named:
            return Match(named, 1.0)
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
def _aliases() -> dict[str, str]:
    table: dict[str, list[str]] = json.loads(ALIASES.read_text())
    return {alias: noun for noun, aliases in table.items() for alias in aliases}
