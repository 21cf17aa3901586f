"""How many are meant: digits, number words, pairs, dozens, and words that leave it open?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from imagineart.reading.syntax import Word
from imagineart.world.vocabulary import vocabulary, word_set

MOST = 100  # instances of one thing

_NUMERAL = re.compile(r"[0-9]{1,300}|[0-9]{1,3}(?:,[0-9]{3})+")
_LARGE = word_set("dozen dozens hundred hundreds thousand thousands million millions")
_TENS = word_set("twenty thirty forty fifty sixty seventy eighty ninety")


@dataclass(frozen=True, slots=True)
class Count:
    """`exact` is False for "several"; `group`: counted in pairs;
    `capped`: more than `MOST` were asked for.

    The words go from `start` to `end` in the prompt; `stop` is the index of the next word.
    """

    value: int
    exact: bool
    start: int
    end: int
    stop: int
    group: bool = False
    capped: bool = False


def read_count(words: Sequence[Word], at: int) -> Count | None:
    """The number that begins at word `at`, with a following "of" or "dozen" swallowed."""
    first = at
    value: float | None = None
    exact = True
    while at < len(words):
        at += _joins_units(words, at, value)
        found = _number(words, at)
        if found is None or (value is not None and not _combines(words, at)):
            break
        number, plain = found
        value = number if value is None else _combined(value, number, words, at)
        exact, at = exact and plain, at + 1
    if value is None or value < 0.5:
        return None
    pairs = any(word.text in ("pair", "pairs") for word in words[first:at])
    at = _skip_of(words, at)
    size, capped = max(1, min(MOST, round(value))), value > MOST
    start, end = words[first].start, words[at - 1].end
    return Count(size, exact and not capped, start, end, at, pairs, capped)


def _joins_units(words: Sequence[Word], at: int, value: float | None) -> bool:
    """The "and" of "a hundred and one"."""
    if value is None or value < 100 or words[at].text != "and" or at + 1 >= len(words):
        return False
    return _number(words, at + 1) is not None


def _number(words: Sequence[Word], at: int) -> tuple[float, bool] | None:
    """(value, whether it is exact) of one word."""
    text = words[at].text
    vocab = vocabulary().words
    if _NUMERAL.fullmatch(text):
        plain = float(text.replace(",", ""))
        return None if _is_unit_next(words, at) or _in_name(words, at) else (plain, True)
    if text == "half" and at + 1 < len(words) and words[at + 1].text in ("a", "an", "dozen"):
        return 0.5, True
    if text in ("a", "an") and at and words[at - 1].text == "half":
        return 1.0, True
    if text in vocab["counts"]:
        return None if _is_group_noun(words, at) else (float(vocab["counts"][text]), True)
    tens, hyphen, units = text.partition("-")
    if hyphen and tens in _TENS and units in vocab["counts"]:
        return float(vocab["counts"][tens] + vocab["counts"][units]), True
    return (float(vocab["vague"][text]), False) if text in vocab["vague"] else None


def _is_unit_next(words: Sequence[Word], at: int) -> bool:
    """`50 %`, `3 d`, `9 pm`: no number of things."""
    return at + 1 < len(words) and words[at + 1].text in ("%", "pm", "am", "d", "mm", "k", "th")


def _in_name(words: Sequence[Word], at: int) -> bool:
    """ "Porsche 356": the number belongs to the name before it."""
    return at > 0 and words[at - 1].is_noun and words[at - 1].end < words[at].start


def _is_group_noun(words: Sequence[Word], at: int) -> bool:
    """ "a couple" without "of" or a noun after it: two people."""
    if words[at].text not in ("couple", "pair", "duo", "trio", "quartet"):
        return False
    return at + 1 >= len(words) or words[at + 1].text != "of"


def _combines(words: Sequence[Word], at: int) -> bool:
    """ "two dozen", "half a dozen", "a few hundred", "twenty one"."""
    before, text = words[at - 1].text, words[at].text
    if before == "half" or text in _LARGE or text in ("pair", "pairs"):
        return True
    return before in (*_TENS, "and") or text in ("more", "different", "single")


def _combined(value: float, number: float, words: Sequence[Word], at: int) -> float:
    text = words[at].text
    if text in _LARGE or text in ("pair", "pairs") or words[at - 1].text == "half":
        return value * number
    return value + number if words[at - 1].text in (*_TENS, "and") else value


def _skip_of(words: Sequence[Word], at: int) -> int:
    """Past the "of" of "a pair of", "lots of", "two of the"."""
    if at < len(words) and words[at].text == "of":
        at += 1
        if at < len(words) and words[at].text in ("the", "these", "those", "his", "her", "their"):
            at += 1
    return at
