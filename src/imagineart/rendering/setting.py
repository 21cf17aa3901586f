"""How is a string broken into lines and made as large as its box allows?

Widths at size s are s times widths at 1 em, so the largest size is found by bisection: at each size
words are wrapped greedily to width / s, and the size fits if

    every word is narrower than width / s   and   (n - 1) · pitch + extent ≤ height / s

(both less the margins, which are in em too) with extent the ink height of the text's tallest and
deepest glyphs and pitch = extent + a gap. With the size and so the number of lines fixed, the limit
is then narrowed as far as the number of lines allows, which balances the lines. All measures of a
setting are in em, y upwards.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from imagineart.rendering.shaping import Line, shape
from imagineart.rendering.typefaces import Typeface

GAP = 0.16  # em between the deepest ink of a line and the highest of the next
_CAP_HEIGHT = 0.7  # em; text of low letters is not set larger than capitals would be
_LONGEST = 45  # letters; a longer word is broken, so that it does not shrink the whole text
_STEPS = 24  # of bisection: size to 1 part in 16 million of the first guess
_NO_START = set(
    "、。，．・：；？！”’）］｝〕〉》」』】ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines from the top down at `size` px per em; `pitch` em between baselines."""

    lines: tuple[Line, ...]
    size: float
    pitch: float
    ascent: float  # em above the first baseline
    descent: float  # em below the last one

    @property
    def width(self) -> float:
        """Ink width of the widest line, em."""
        return max(line.ink[2] - line.ink[0] for line in self.lines)

    @property
    def height(self) -> float:
        """Ink height of all lines, em."""
        return self.ascent + self.pitch * (len(self.lines) - 1) + self.descent


@dataclass(frozen=True, slots=True)
class _Token:
    """What is never broken, and whether a space stands before it; `width` in em."""

    text: str
    spaced: bool
    width: float


@dataclass(frozen=True, slots=True)
class _Text:
    """Measured tokens of each paragraph."""

    paragraphs: tuple[tuple[_Token, ...], ...]
    space: float
    ascent: float
    descent: float

    @property
    def pitch(self) -> float:
        return self.ascent + self.descent + GAP

    @property
    def widest(self) -> float:
        return max(token.width for paragraph in self.paragraphs for token in paragraph)


def fit(
    string: str,
    candidates: Sequence[Typeface],
    width: float,
    height: float,
    margins: tuple[float, float] = (0.0, 0.0),
) -> Setting:
    """The string set as large as a box of width × height px allows, in balanced lines.

    `margins`: em of the width and of the height to be kept free. Line breaks of the string are
    kept; runs of other white space count as one space. Raises `GlyphMissingError`, and
    `ValueError` if nothing in the string is visible.
    """
    text = _measure(string, candidates)

    def room(size: float) -> tuple[float, float]:
        return width / size - margins[0], height / size - margins[1]

    size = _largest(lambda size: _fits(text, *room(size)), 2 * height)
    limit = room(size)[0]
    count = len(_wrap(text, limit))
    narrowest = _smallest(lambda limit: len(_wrap(text, limit)) <= count, text, limit)
    setting = _set(text, _wrap(text, narrowest), candidates, size)
    shrink = min(1.0, width / (size * (setting.width + margins[0])))
    return replace(setting, size=size * shrink)


def one_line(string: str, candidates: Sequence[Typeface]) -> Setting:
    """The string on one line at 1 px per em, its line breaks taken as spaces."""
    joined = " ".join(string.split())
    return _set(_measure(joined, candidates), [joined], candidates, 1.0)


def _set(text: "_Text", lines: list[str], candidates: Sequence[Typeface], size: float) -> Setting:
    shaped = tuple(shape(line, candidates) for line in lines)
    return Setting(shaped, size, text.pitch, text.ascent, text.descent)


def natural_aspect(string: str, candidates: Sequence[Typeface], lines: int = 1) -> float:
    """Width / height of the string set in at most this many balanced lines."""
    text = _measure(string, candidates)
    count = max(lines, len(text.paragraphs))
    limit = _smallest(lambda limit: len(_wrap(text, limit)) <= count, text, 1e4)
    setting = _set(text, _wrap(text, limit), candidates, 1.0)
    return setting.width / setting.height


def _measure(string: str, candidates: Sequence[Typeface]) -> _Text:
    normal = unicodedata.normalize("NFC", string)
    paragraphs = [part.split() for part in normal.splitlines() if part.strip()]
    measured = tuple(tuple(_tokens(words, candidates)) for words in paragraphs)
    boxes = [shape(" ".join(words), candidates).ink for words in paragraphs]
    if not any(box[0] < box[2] for box in boxes):
        raise ValueError(f"nothing to see in {string!r}")
    return _Text(
        paragraphs=measured,
        space=shape(" ", candidates).advance,
        ascent=max(_CAP_HEIGHT, *(box[3] for box in boxes)),
        descent=max(0.0, *(-box[1] for box in boxes)),
    )


def _tokens(words: Sequence[str], candidates: Sequence[Typeface]) -> list[_Token]:
    return [
        _Token(piece, spaced=i == 0, width=shape(piece, candidates).advance)
        for word in words
        for i, piece in enumerate(_pieces(word))
    ]


def _pieces(word: str) -> list[str]:
    """A word cut where a line may end without a space: between ideographs, after hyphens.

    A word that is longer than any is cut wherever it has to be.
    """
    pieces = [word[0]]
    for before, character in pairwise(word):
        ideographic = _is_ideograph(before) or _is_ideograph(character)
        breaks = (ideographic and character not in _NO_START) or before in "-–—/"
        breaks = breaks or len(pieces[-1]) >= _LONGEST
        if breaks and character not in _NO_START:
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _is_ideograph(character: str) -> bool:
    """Scripts without spaces between words; Korean has them."""
    wide = unicodedata.east_asian_width(character) in "WF" and character.isalpha()
    return wide and not "\uac00" <= character <= "\ud7a3"


def _wrap(text: _Text, limit: float) -> list[str]:
    """The lines that greedy wrapping makes of the tokens."""
    lines: list[str] = []
    for paragraph in text.paragraphs:
        pen = float("inf")
        for token in paragraph:
            gap = text.space if token.spaced else 0.0
            if pen + gap + token.width > limit + 1e-9:
                lines.append(token.text)
                pen = token.width
            else:
                lines[-1] += (" " if token.spaced else "") + token.text
                pen += gap + token.width
    return lines


def _fits(text: _Text, width: float, height: float) -> bool:
    """Whether the text fits into width × height em."""
    if text.widest > width:
        return False
    count = len(_wrap(text, width))
    return (count - 1) * text.pitch + text.ascent + text.descent <= height


def _largest(holds: Callable[[float], bool], high: float) -> float:
    """The largest size up to `high` for which `holds`, which is true near 0."""
    low = 0.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return max(low, 1e-3)


def _smallest(holds: Callable[[float], bool], text: _Text, high: float) -> float:
    """The smallest limit from the widest token up to `high` for which `holds`."""
    low = text.widest
    if high <= low or holds(low):
        return low
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
