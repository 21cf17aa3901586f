"""What is a thing called: its singular noun, as the knowledge has it?"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from string import ascii_lowercase

from imagineart.reading.emoji import is_emoji
from imagineart.reading.emoji import noun_of as emoji_noun
from imagineart.reading.wordpieces import vocabulary
from imagineart.world.nouns import all_nouns, is_known
from imagineart.world.vocabulary import singular
from imagineart.world.vocabulary import vocabulary as words_of_world

SHORTEST_WORD, VOWELS = 3, frozenset("aeiouyáéíóúäöüàèìòùâêîôûåøæ")
SHORTEST_TYPO = 4  # letters; shorter words are left as they are
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_MISTAKEN = (
    *("".join(pair) for row in _ROWS for pair in pairwise(row)),
    "aeiouy",
    "ckqs",
    "fv",
    "mn",
)
"""Letters that one types for each other."""
_EDGE = re.compile(r"^(?:an?|the|his|her|its|their|my|your|some)\s+|[^\w)]+$", re.IGNORECASE)


def noun_of(words: str) -> str:
    """The singular of a name in lower case: "Coffee cups" → "coffee cup"."""
    if is_emoji(words[:1]):
        return emoji_noun(words[0]) or words
    plain = _EDGE.sub("", " ".join(words.lower().replace("’", "'").split()))
    one = singular(plain)
    return one if is_known(one) else meant(one)


@cache
def meant(noun: str) -> str:
    """The known noun that was mistyped by one letter; the noun itself if none was."""
    if len(noun) < SHORTEST_TYPO or not noun.isalpha() or _is_written(noun):
        return noun
    return next((known for known in slips(noun) if is_single(known)), noun)


def _is_written(noun: str) -> bool:
    """Whether it is a word of the encoder, in the singular or plural."""
    return noun in vocabulary() or f"{noun}s" in vocabulary()


def slips(word: str) -> Iterator[str]:
    """What one letter swapped, lost, doubled or changed may have made this word of. Only likely
    slips: "leotard" and "cobble" are words of their own.
    """
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    yield from (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    yield from (left + right[1:] for left, right in cuts if right[:1] == left[-1:])
    yield from (
        left + x + right for left, right in cuts for x in (ascii_lowercase if right else left[-1:])
    )
    yield from (left + x + right[1:] for left, right in cuts if right for x in _near(right[0]))


def _near(letter: str) -> Iterator[str]:
    """The letters that are taken for another: of its sound, or beside it on the keyboard."""
    return (x for row in _MISTAKEN if letter in row for x in row if x != letter)


def is_single(word: str) -> bool:
    """Whether a word by itself is a known noun."""
    return word in all_nouns()


def is_word(noun: str) -> bool:
    """Whether a name ends like a word: three letters and more, one of them a vowel, and is no word
    for things in general."""
    last = noun.rsplit(" ", 1)[-1].lower()
    sounds = len(last) >= SHORTEST_WORD and not VOWELS.isdisjoint(last) and last.isalpha()
    return sounds and last not in words_of_world().set_of("nonthings")
