"""Which sentences of a prompt are not English? They are not read, and that is said."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from imagineart.plan.plan import Span
from imagineart.world.data import load

FOREIGN = "not understood (other language)"  # what is said of them
SHORT = 4  # words of a sentence that one plainly foreign word tells the language of
STRANGE = 0.5  # share of letters in other scripts from which a sentence is foreign
_SENTENCE = re.compile(r"[^.!?\n。！？]+[.!?\n。！？]*")
_WORD = re.compile(r"[^\W\d_]+")


def foreign_in(text: str) -> Iterator[Span]:
    """Bounds of the sentences in other scripts or languages, without blanks around them."""
    for sentence in _SENTENCE.finditer(text):
        if is_foreign(sentence[0]):
            lead = len(sentence[0]) - len(sentence[0].lstrip())
            yield sentence.start() + lead, sentence.start() + len(sentence[0].rstrip())


def is_foreign(sentence: str) -> bool:
    """Whether a sentence is in another script or language than English."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    letters = "".join(words)
    if letters and sum(not is_latin(letter) for letter in letters) > STRANGE * len(letters):
        return True
    return _sounds_foreign(words)


def _sounds_foreign(words: Sequence[str]) -> bool:
    plainly = sum(word in _words("plainly") for word in words)
    ours, theirs = (len(_words(name).intersection(words)) for name in ("english", "foreign"))
    if plainly and len(words) <= SHORT:
        return True
    return theirs >= 2 and theirs > ours and (plainly > 0 or theirs * 3 >= len(words))


def is_latin(letter: str) -> bool:
    """Whether a letter is of the script that English is written in."""
    return unicodedata.name(letter, "").startswith("LATIN")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("languages")[name].split())
