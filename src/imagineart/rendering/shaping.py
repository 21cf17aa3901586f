"""Which glyphs write this line, and where does each stand?

A line is cut into runs of one font and one direction, each run is shaped by HarfBuzz (ligatures,
kerning, marks, joined scripts), and the runs are put into visual order: the Unicode bidirectional
algorithm's rules for one paragraph of left-to-right text, right-to-left text and numbers, without
embeddings. All measures are in em, y upwards, the baseline at 0.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from imagineart.rendering.typefaces import Typeface, choose

_RIGHT_TO_LEFT = {"R", "AL"}
_NUMBERS = {"EN", "AN"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a font with its pen position and ink, em."""

    typeface: Typeface
    index: int
    x: float
    y: float
    advance: float
    ink: tuple[float, float, float, float]  # left, bottom, right, top, relative to the line


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs in visual order; `advance` is the pen's way."""

    glyphs: tuple[Glyph, ...]
    advance: float

    @property
    def ink(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of what is visible; zeros if nothing is."""
        boxes = [glyph.ink for glyph in self.glyphs if glyph.ink[0] < glyph.ink[2]]
        if not boxes:
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = zip(*boxes, strict=True)
        return min(left), min(bottom), max(right), max(top)


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    typeface: Typeface
    level: int  # of the bidirectional algorithm; odd runs right to left


def shape(text: str, candidates: Sequence[Typeface]) -> Line:
    """One line of text as placed glyphs.

    Raises `GlyphMissingError` for a character that none of the candidates has.
    """
    glyphs: list[Glyph] = []
    pen = 0.0
    for run in _visual_order(_runs(text, candidates)):
        shaped, pen = _shape_run(run, pen)
        glyphs += shaped
    return Line(tuple(glyphs), pen)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT_TO_LEFT or kind == "L":
            return kind != "L"
    return False


def _runs(text: str, candidates: Sequence[Typeface]) -> list[_Run]:
    """Stretches of one font and one level, in reading order."""
    keys = list(zip(_fonts(text, candidates), _levels(text), strict=True))
    runs, start = [], 0
    for (typeface, level), stretch in groupby(keys):
        end = start + len(list(stretch))
        runs.append(_Run(text[start:end], typeface, level))
        start = end
    return runs


def _fonts(text: str, candidates: Sequence[Typeface]) -> list[Typeface]:
    """The font of each character; spaces go with the word before them."""
    fonts: list[Typeface] = []
    for is_space, stretch in groupby(text, str.isspace):
        part = "".join(stretch)
        if is_space:
            fonts += [fonts[-1] if fonts else candidates[0]] * len(part)
        else:
            fonts += choose(part, candidates)
    return fonts


def _levels(text: str) -> list[int]:
    """Embedding level of each character: strong ones first, then numbers, then the neutrals."""
    base = 1 if is_right_to_left(text) else 0
    levels: list[int | None] = []
    strong = base
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT_TO_LEFT:
            strong = 1
        elif kind == "L":
            strong = 2 if base else 0
        known = kind == "L" or kind in _RIGHT_TO_LEFT or kind == "NSM"
        number = 2 if strong == 1 else strong
        levels.append(strong if known else number if kind in _NUMBERS else None)
    return _fill(levels, base)


def _fill(levels: list[int | None], base: int) -> list[int]:
    """Neutrals take the level of their neighbours if these agree in direction, else the base."""
    filled: list[int] = []
    for unknown, stretch in groupby(range(len(levels)), lambda i: levels[i] is None):
        places = list(stretch)
        if not unknown:
            filled += [level for i in places if (level := levels[i]) is not None]
            continue
        before = levels[places[0] - 1] if places[0] else base
        after = levels[places[-1] + 1] if places[-1] + 1 < len(levels) else base
        filled += [_between(before, after, base)] * len(places)
    return filled


def _between(before: int | None, after: int | None, base: int) -> int:
    """Level of neutrals between two levels; a number counts as right-to-left among such text."""
    if before == after and before is not None:
        return before
    if base == 0 and {before, after} == {1, 2}:
        return 1
    return base


def _visual_order(runs: list[_Run]) -> list[_Run]:
    """Runs from left to right: from the highest level down, each level's stretches are turned."""
    ordered = list(runs)
    for level in range(max((run.level for run in runs), default=0), 0, -1):
        turned: list[_Run] = []
        for inside, stretch in groupby(ordered, lambda run, level=level: run.level >= level):  # type: ignore[misc]
            part = list(stretch)
            turned += part[::-1] if inside else part
        ordered = turned
    return ordered


def _shape_run(run: _Run, pen: float) -> tuple[list[Glyph], float]:
    """Glyphs of one run from a pen position on, and the pen behind them."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if run.level % 2 else "ltr"
    font, em = run.typeface.shaper, run.typeface.units_per_em
    uharfbuzz.shape(font, buffer, dict(run.typeface.features))
    glyphs = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x, y = pen + position.x_offset / em, position.y_offset / em
        advance = position.x_advance / em
        if run.text[info.cluster].isspace():
            advance = max(advance, run.typeface.space)
        advance += run.typeface.spacing
        ink = _ink(font.get_glyph_extents(info.codepoint), em, x, y)
        glyphs.append(Glyph(run.typeface, info.codepoint, x, y, advance, ink))
        pen += advance
    return glyphs, pen


def _ink(extents: object, em: int, x: float, y: float) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a glyph's ink, em."""
    left, top, width, height = (
        getattr(extents, name, 0) / em for name in ("x_bearing", "y_bearing", "width", "height")
    )
    return x + left, y + top + height, x + left + width, y + top
