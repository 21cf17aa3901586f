"""Which words name colours, which belong together, and which may a typo stand for?

The vocabulary of prompts joined with the world's nouns and places and the names of colours.
"""

from collections.abc import Iterable
from functools import cache

from imagineart.color.names import COLOR_WORDS
from imagineart.color.names import parse as parse_color
from imagineart.world.nouns import Noun, all_nouns
from imagineart.world.occasions import famous_names
from imagineart.world.places import all_places
from imagineart.world.vocabulary import Words, vocabulary

_TABLES = (
    *("counts", "vague", "collectives", "expressions", "nonthings", "parts"),
    *("text_nouns", "text_titles", "poses"),
)
_ENDINGS = (
    *("sitting", "wearing", "holding", "riding", "standing", "chasing", "painting"),
    "beautiful",
)


@cache
def is_color(word: str) -> bool:
    """Whether a single word names a colour."""
    return word in COLOR_WORDS and parse_color(word) is not None


@cache
def is_color_phrase(words: Words) -> bool:
    """Whether all the words together name a colour, such as "neon pink"."""
    dyed = all(word in COLOR_WORDS or "-" in word for word in words)
    return dyed and parse_color(" ".join(words)) is not None


@cache
def compounds() -> frozenset[Words]:
    """Nouns and places of several words, unless they only say what their last word is like."""
    vocab = vocabulary()
    found = {name for name, noun in all_nouns().items() if not _descriptive(noun)}
    found |= {name for name in all_places() if not _describes(name.split()[0])}
    found |= set(famous_names())
    measures = vocab.set_of("containers") | vocab.set_of("units") | vocab.set_of("collectives")
    split = (tuple(name.split()) for name in found if " " in name)
    return frozenset(name for name in split if name[1] != "of" or name[0] not in measures)


def _descriptive(noun: Noun) -> bool:
    first, _, rest = noun.name.partition(" ")
    if rest in noun.kinds:
        return _describes(first)
    return noun.name in noun.kinds and rest in all_nouns() and _is_plain_color(first)


def _describes(word: str) -> bool:
    vocab = vocabulary()
    made = word in vocab.materials and word not in all_nouns()
    return made or word in vocab.sizes or _is_plain_color(word) or word == "old"


def _is_plain_color(word: str) -> bool:
    """A colour that is no thing as well, as "wine" is."""
    return is_color(word) and word not in all_nouns() | vocabulary().materials.keys()


@cache
def everything() -> frozenset[str]:
    """Every single word of the tables and of the knowledge: what a typo may stand for."""
    vocab = vocabulary()
    pools: list[Iterable[str]] = [all_nouns(), all_places(), famous_names(), COLOR_WORDS, _ENDINGS]
    pools += [vocab.materials, vocab.patterns, vocab.sizes, vocab.verbs]
    pools += [*map(vocab.set_of, _TABLES), *vocab.phrases["styles"].values()]
    pools.append([" ".join(phrase) for phrase in (*vocab.relations, *vocab.regions)])
    return frozenset(word for pool in pools for name in pool for word in name.split())


@cache
def basic() -> frozenset[str]:
    """The commonest of `everything`: colours and the names that others are kinds of."""
    heads = {kind for noun in all_nouns().values() for kind in noun.kinds}
    return frozenset(word for name in heads for word in name.split()) | COLOR_WORDS
