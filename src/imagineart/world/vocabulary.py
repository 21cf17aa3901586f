"""Which words of a prompt mean a count, a material, a size, a relation …?

The tables are `words.yaml` and `phrases.yaml`, turned round for looking up:
from the words of the prompt to what they mean.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from imagineart.world.data import load
from imagineart.world.nouns import all_nouns

Words = tuple[str, ...]


def word_set(line: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(line.split())


@dataclass(frozen=True)
class Vocabulary:
    """The words of a prompt by their meaning."""

    words: Mapping[str, Any]
    phrases: Mapping[str, Any]

    def set_of(self, name: str) -> frozenset[str]:
        """One list of `words.yaml` as a set."""
        return self._sets[name]

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(entry)
            for name, entry in self.words.items()
            if isinstance(entry, list | dict)
        }

    @cached_property
    def materials(self) -> Mapping[str, str]:
        """Word → material."""
        return turned(self.words["materials"])

    @cached_property
    def patterns(self) -> Mapping[str, str]:
        """Word or words → pattern."""
        return turned(self.words["patterns"])

    @cached_property
    def sizes(self) -> Mapping[str, float]:
        """Word → factor on the usual size."""
        return {word: float(factor) for word, factor in turned(self.words["sizes"]).items()}

    @cached_property
    def verbs(self) -> Mapping[str, str]:
        """Verb → predicate; for verbs listed twice the first predicate counts."""
        return turned(self.words["verbs"])

    @cached_property
    def relations(self) -> Mapping[Words, str]:
        """Phrase → predicate or kind of connection."""
        return {tuple(k.split()): v for k, v in turned(self.words["relations"]).items()}

    @cached_property
    def regions(self) -> Mapping[Words, str]:
        """Phrase → part of the picture."""
        return {tuple(k.split()): v for k, v in turned(self.words["regions"]).items()}

    @cached_property
    def negations(self) -> frozenset[Words]:
        """Phrases that deny what follows."""
        return frozenset(tuple(phrase.split()) for phrase in self.words["negations"])


@cache
def vocabulary() -> Vocabulary:
    """The one vocabulary of the package's data."""
    return Vocabulary(load("words"), load("phrases"))


def turned(table: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    """meaning → words, turned to word → meaning; the first meaning of a word counts."""
    found: dict[str, Any] = {}
    for meaning, words in table.items():
        for word in words:
            found.setdefault(str(word), meaning)
    return found


@cache
def singular(word: str) -> str:
    """The singular of a noun in lower case; of several words, the last one is changed."""
    vocab = vocabulary()
    if word in vocab.set_of("always_plural"):
        return word
    head, space, last = word.rpartition(" ")
    plain = vocab.words["irregular_plurals"].get(last) or _regular(last)
    if not space or f"{head} {plain}" in all_nouns():
        return f"{head}{space}{plain}"
    return word if word in all_nouns() else f"{head} {singular(last)}"


def _regular(word: str) -> str:
    known = all_nouns()
    candidates = [word[: -len(end)] + new for end, new in _PLURALS if word.endswith(end)]
    best = next((stem for stem in candidates if stem in known), None)
    if (
        best
        or word in known
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is"))
        or len(word) < 4
    ):
        return best or word
    if word.endswith("ies") and len(word) > len("pies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_SIBILANT) else word[:-1]


_SIBILANT = ("ches", "shes", "xes", "sses", "tzes", "oes")  # what takes "es" in the plural
_PLURALS = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("s", ""), ("es", ""), ("men", "man"))


@cache
def is_plural(word: str) -> bool:
    """Whether a noun in lower case stands in the plural."""
    if word in vocabulary().set_of("always_plural"):
        return False
    return singular(word) != word
