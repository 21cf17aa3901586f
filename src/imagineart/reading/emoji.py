"""Which thing is an emoji a picture of?

Its Unicode name says so: "FROG FACE", "SLICE OF PIZZA", "BLACK SUN WITH RAYS". In the prose it
becomes that noun, several of the same together become as many. One that only repeats what the words
name ("a cat 🐱") is an ornament and says nothing.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from imagineart.reading.syntax import Word
from imagineart.world.nouns import all_nouns
from imagineart.world.vocabulary import singular, word_set

_JOINER = "\u200d"  # zero-width
_JOINING = frozenset(f"{_JOINER}\ufe0e\ufe0f\u20e3")  # … variation selectors, keycap
_SKINS = range(0x1F3FB, 0x1F400)
_PRINTED = word_set("black white heavy medium large small outlined")  # how old symbols are printed
_GENERIC = word_set("building symbol sign")  # "HOUSE BUILDING"
_OLD = range(0x2190, 0x2C00)
_FACES = "smiley face"
_LONGEST = 5  # words of a name that is looked up


def is_emoji(text: str) -> bool:
    """Whether a token is a pictogram."""
    return len(text) == 1 and unicodedata.category(text) == "So"


def is_joining(text: str) -> bool:
    """Whether a token only changes the pictogram before it."""
    return text in _JOINING or (len(text) == 1 and ord(text) in _SKINS)


def noun_of(emoji: str) -> str:
    """The known noun that a pictogram shows, "" if there is none."""
    if not is_emoji(emoji):
        return ""
    words = unicodedata.name(emoji, "").lower().split()
    if ord(emoji) in _OLD:
        words = [word for word in words if word not in _PRINTED]
    if len(words) > 1 and words[-1] in _GENERIC:
        words = words[:-1]
    if words[-1:] == ["face"]:
        return next(_known(words[:-1]), _FACES)
    return next(_known(words), "")


def _known(words: Sequence[str]) -> Iterator[str]:
    """Known nouns in a name, the longest first; of equals, the one before "with" or at the end."""
    head = words[: words.index("with")] if "with" in words else words
    for length in range(min(_LONGEST, len(head)), 0, -1):
        for start in range(len(head) - length, -1, -1):
            name = " ".join(head[start : start + length])
            yield from (n for n in (name, singular(name)) if n in all_nouns())


def spelled_out(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """(the words with nouns in place of emoji, the emoji that name nothing known)."""
    plain = {singular(word.text) for word in words}
    found: list[Word] = []
    unknown: list[Word] = []
    for text, group in groupby(_without_joints(words), key=lambda word: word.text):
        run = list(group)
        noun = noun_of(text)
        if is_emoji(text) and not noun:
            unknown.append(run[0])
        elif noun.rsplit(" ", 1)[-1] not in plain or not noun:
            spelled = list(_written(noun, run)) if noun else run
            apart = found and (noun or is_emoji(found[-1].raw)) and _are_things(found[-1], spelled)
            found += [replace(spelled[0], text=",", raw=",")] if apart else []
            found += spelled
    return found, unknown


def _without_joints(words: Sequence[Word]) -> Iterator[Word]:
    """The words without what only changes an emoji: skins, and what is joined and unknown."""
    joined = False
    for word in words:
        if not is_joining(word.text) and not (joined and not noun_of(word.text)):
            yield word
        joined = word.text == _JOINER


def _written(noun: str, run: Sequence[Word]) -> Iterator[Word]:
    """The words for a run of the same emoji."""
    here = replace(run[0], end=run[-1].end)
    if len(run) > 1:
        yield replace(here, text=str(len(run)))
    yield from (replace(here, text=part) for part in noun.split())


def _are_things(before: Word, spelled: Sequence[Word]) -> bool:
    """Whether nouns meet that have to be kept apart: "dog 🦄 cat"."""
    named = spelled[0].text.isdigit() or singular(spelled[-1].text) in all_nouns()
    return named and singular(before.text) in all_nouns()
