"""Which words of a prompt mean a count, a material, a size, a relation …?

The tables are `words.yaml` and `phrases.yaml`, turned round for looking up:
from the words of the prompt to what they mean.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from imagineart.color.names import COLOR_WORDS
from imagineart.color.names import parse as parse_color
from imagineart.world import knowledge

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
    def places(self) -> Mapping[Words, str]:
        """Phrase → part of the picture."""
        return {tuple(k.split()): v for k, v in turned(self.words["places"]).items()}

    @cached_property
    def negations(self) -> frozenset[Words]:
        """Phrases that deny what follows."""
        return frozenset(tuple(phrase.split()) for phrase in self.words["negations"])

    @cached_property
    def compounds(self) -> frozenset[Words]:
        """Nouns and places of several words, unless they only say what their last word is like."""
        found = {name for name, noun in knowledge.nouns().items() if not self._descriptive(noun)}
        found |= {name for name in knowledge.scenes() if not self._describes(name.split()[0])}
        found |= set(knowledge.names())
        measures = self.set_of("containers") | self.set_of("units") | self.set_of("collectives")
        split = (tuple(name.split()) for name in found if " " in name)
        return frozenset(name for name in split if name[1] != "of" or name[0] not in measures)

    def _descriptive(self, noun: knowledge.Noun) -> bool:
        first, _, rest = noun.name.partition(" ")
        if rest in noun.hypernyms:
            return self._describes(first)
        return noun.name in noun.hypernyms and rest in knowledge.nouns() and _is_plain_color(first)

    def _describes(self, word: str) -> bool:
        made = word in self.materials and word not in knowledge.nouns()
        return made or word in self.sizes or _is_plain_color(word) or word == "old"

    @cached_property
    def everything(self) -> frozenset[str]:
        """Every single word of the tables and of the knowledge: what a typo may stand for."""
        names = (*knowledge.nouns(), *knowledge.scenes(), *knowledge.names())
        tables = (self.materials, self.patterns, self.sizes, self.verbs, self.set_of("poses"))
        lists: tuple[str, ...] = (
            "counts",
            "vague",
            "collectives",
            "expressions",
            "nonthings",
            "parts",
        )
        lists += ("text_nouns", "text_titles")
        pools: list[Iterable[str]] = [names, COLOR_WORDS, *tables, *map(self.set_of, lists)]
        pools += self.phrases["styles"].values()
        pools += [" ".join(phrase) for phrase in (*self.relations, *self.places)], _ENDINGS
        return frozenset(word for pool in pools for name in pool for word in name.split())

    @cached_property
    def basic(self) -> frozenset[str]:
        """The commonest of `everything`: colours and the names that others are kinds of."""
        heads = {word for noun in knowledge.nouns().values() for word in noun.hypernyms}
        return frozenset(word for name in heads for word in name.split()) | COLOR_WORDS


_ENDINGS = (
    "sitting",
    "wearing",
    "holding",
    "riding",
    "standing",
    "chasing",
    "painting",
    "beautiful",
)


@cache
def vocabulary() -> Vocabulary:
    """The one vocabulary of the package's data."""
    return Vocabulary(knowledge.load("words"), knowledge.load("phrases"))


def turned(table: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    """meaning → words, turned to word → meaning; the first meaning of a word counts."""
    found: dict[str, Any] = {}
    for meaning, words in table.items():
        for word in words:
            found.setdefault(str(word), meaning)
    return found


@cache
def is_color(word: str) -> bool:
    """Whether a single word names a colour."""
    return word in COLOR_WORDS and parse_color(word) is not None


def _is_plain_color(word: str) -> bool:
    """A colour that is no thing as well, as "wine" is."""
    return is_color(word) and word not in knowledge.nouns() | vocabulary().materials.keys()


def is_color_phrase(words: Words) -> bool:
    """Whether all the words together name a colour, such as "neon pink"."""
    return all(word in COLOR_WORDS or "-" in word for word in words) and bool(_color(words))


@cache
def _color(words: Words) -> bool:
    return parse_color(" ".join(words)) is not None


@cache
def singular(word: str) -> str:
    """The singular of a noun in lower case; of several words, the last one is changed."""
    vocab = vocabulary()
    if word in vocab.set_of("always_plural"):
        return word
    head, space, last = word.rpartition(" ")
    plain = vocab.words["irregular_plurals"].get(last) or _regular(last)
    if not space or f"{head} {plain}" in knowledge.nouns():
        return f"{head}{space}{plain}"
    return word if word in knowledge.nouns() else f"{head} {singular(last)}"


def _regular(word: str) -> str:
    known = knowledge.nouns()
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
