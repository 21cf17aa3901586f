"""How many are meant: "3", "half a dozen", "a flock of", "several"?"""

from dataclasses import dataclass

from imagineart.reading.assembly.phrasebook import tokens_of
from imagineart.world.vocabulary import singular, vocabulary

STANDING = ("stacked", "heaped")
"""How things are said to stand that are a stack or a heap."""
MOST = 100  # instances of one thing
TENS = 20  # numbers from here on take units after them: "twenty one"
GROUPS = frozenset({"dozen", "hundred", "thousand", "million", "pair", "couple"})
"""Words for numbers that a number before them multiplies."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of things, 1 to `MOST`; `exact`: stated; `arrangement`: how they stand, or ""."""

    value: int
    exact: bool
    arrangement: str = ""


def amount_of(words: str) -> Amount | None:
    """The amount that words say; None if they say none."""
    value: float | None = None
    exact, arrangement = True, ""
    for token in tokens_of(words):
        number, sure, stand = _number(token)
        if number is None or (value is not None and not sure and not stand):
            continue
        value = number if value is None else _joined(value, number, token)
        exact, arrangement = exact and sure, arrangement or stand
    if value is None:
        return None
    return Amount(max(1, min(MOST, round(value))), exact and value <= MOST, arrangement)


def _number(token: str) -> tuple[float | None, bool, str]:
    """(number, whether it is exact, how so many stand) of one word."""
    words = vocabulary().words
    if token.isdigit():
        return float(token[:9]), True, ""
    if token == "half":
        return 0.5, True, ""
    plain = singular(token)
    for name in (token, plain):
        if name in words["counts"]:
            return float(words["counts"][name]), True, ""
        if name in words["vague"]:
            return float(words["vague"][name]), False, ""
    name = plain.removesuffix("ed") if plain in STANDING else plain
    stand, number = words["collectives"].get(name, ("", None))
    return number, False, stand


def _joined(value: float, number: float, token: str) -> float:
    if singular(token) in GROUPS or value == 0.5:
        return value * number
    units = value >= TENS and number < 10
    return value + number if units else number
