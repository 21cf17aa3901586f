"""Which letters go onto the finished picture?

Texts are laid over the picture after its look's finish, so that grain and lens leave them exact.
Ink is chosen from the pixels really below each text, things that carry words included.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import luminance
from imagineart.picture import Layer, Picture
from imagineart.rendering.boards import board_of, face, is_board, track
from imagineart.rendering.bordering import paneled
from imagineart.rendering.raster import over, rgb
from imagineart.rendering.scrims import scrimmed
from imagineart.rendering.typography import Ink, Shape, choose_ink, reads, set_text
from imagineart.staging.graphic import form_of
from imagineart.staging.sheet import Sheet, SheetObject, SheetText
from imagineart.staging.stage import Box
from imagineart.world.sheet_occasions import layout_of

Array = NDArray[np.float32]

_ALL = Box(left=0, top=0, width=1, height=1)
_INSIDE = Box(left=0.15, top=0.15, width=0.7, height=0.7)  # of a face with words around it
_GENTLE = 90.0  # degrees
LARGE = 3.0  # contrast that large letters need (WCAG 2, level AA)
TINTS = ((0.985, 0.006, 90.0), (0.20, 0.02, 265.0))
"""Ink on sheets, the first that reads: designers set white on all but light grounds."""
RULE = (0.12, 0.0026)  # of the width and of the longer side: a line between words
_LEAST = 8  # px; a smaller box holds no letters


@dataclass(frozen=True, slots=True)
class _Site:
    """Where a text stands: its box, how its line runs, and the ground that its ink must suit."""

    box: Box
    shape: Shape
    ground: Box


def letter(plan: Sheet, pixels: Array) -> list[Layer]:
    """The texts of a plan as layers, in plan order; texts without a box are left out.

    `pixels`: (H, W, 3) float32, linear sRGB, what the words will stand on. Raises
    `GlyphMissingError` naming a character that no bundled font can write.
    """
    sites = [(number, text, _site(plan, text)) for number, text in enumerate(plan.texts, 1)]
    liked = _liked(plan)
    if plan.bare:
        sites = [(number, _deepened(text, site, pixels), site) for number, text, site in sites]
    return [
        _layer(f"text-{number}", text, site, pixels, plan.kind == "poster" or plan.bare, liked)
        for number, text, site in sites
        if site is not None
    ]


def lay_words(plan: Sheet, picture: Picture) -> Picture:
    """The picture with the plan's texts on it, each also a layer."""
    ground = _prepared(plan, picture)
    words = letter(plan, ground)
    if not words:
        return picture
    words = [*words, *_rules(plan, words, ground.shape)]
    pixels = ground.copy()
    for word in words:
        over(pixels, word.image, word.left, word.top)
    return replace(picture, pixels=pixels, layers=(*picture.layers, *words))


def _prepared(plan: Sheet, picture: Picture) -> Array:
    """(H, W, 3) the ground of words: on a poster of a view a panel or a scrim under them."""
    loose = [text for text in plan.texts if text.carrier is None and text.box is not None]
    if plan.kind != "poster" or form_of(plan) != "view" or not loose:
        return picture.pixels
    boxes = [text.box for text in loose if text.box is not None]
    layout = layout_of(plan.prompt)
    pixels = picture.pixels
    if layout.panel:
        pixels = paneled(pixels, boxes, layout.border, _stated(plan))
    asked = [None if t.color is None else float(luminance(_linear(t.color.oklch))) for t in loose]
    return scrimmed(pixels, boxes, asked)


def _linear(color: tuple[float, float, float]) -> Array:
    return np.asarray(rgb(color), np.float32)


def _srgb(color: tuple[float, float, float]) -> tuple[float, float, float]:
    red, green, blue = _linear(color).tolist()
    return red, green, blue


def _stated(plan: Sheet) -> list[tuple[float, float, float]]:
    """The colours that the prompt asks for the whole picture."""
    return [color.oklch for color in (*plan.background.palette, *plan.palette)]


def _rules(plan: Sheet, words: list[Layer], shape: tuple[int, ...]) -> list[Layer]:
    """A fine line between the first words and the next, in their ink, if the occasion has one."""
    layout = layout_of(plan.prompt)
    if plan.kind != "poster" or not layout.rule or len(words) < 2:
        return []
    first, second = words[0], words[1]
    gap = second.top - (first.top + first.image.shape[0])
    if gap < 6 or gap > 0.2 * shape[0]:
        return []
    thick = max(1, round(RULE[1] * max(shape)))
    long = min(round(RULE[0] * shape[1]), shape[1])
    ink = first.image[first.image[..., 3] > 0.99]
    line = np.ones((thick, long, 4), np.float32)
    line[..., :3] = np.median(ink[:, :3], axis=0) if len(ink) else 0.0
    left = first.left if layout.align == "left" else (shape[1] - long) // 2
    top = first.top + first.image.shape[0] + (gap - thick) // 2
    return [Layer("rule", line, left, top)]


def _site(plan: Sheet, text: SheetText) -> _Site | None:
    """The text's own box; on a board its share of the board's face, whose shape we know."""
    board = _board_under(plan, text)
    if board is not None:
        return _on_board(plan, text, board)
    shape = _shape(plan, text)
    return _Site(text.box, shape, text.box) if text.box is not None else None


def _shape(plan: Sheet, text: SheetText) -> Shape:
    """How a text on the canvas runs: on sheets in the letters of their occasion."""
    arc, tail = _gentle(text.arc), text.role == "speech"
    if tail or not (plan.kind == "poster" or plan.bare):
        return Shape(arc, tail=tail)
    layout = layout_of(plan.prompt)
    number = next(n for n, one in enumerate(plan.texts) if one is text)
    face, spacing = layout.letters(number, text.mood)
    return Shape(arc, face=face, spacing=spacing, align=0.0 if layout.align == "left" else 0.5)


def _board_under(plan: Sheet, text: SheetText) -> SheetObject | None:
    if not text.carrier or text.role == "speech":
        return None
    carrier = plan.find(text.carrier)
    return carrier if carrier.boxes and is_board(carrier.painted_noun) else None


def _on_board(plan: Sheet, text: SheetText, carrier: SheetObject) -> _Site:
    """Along the board's curve for a text that bends, else a row of its face."""
    mates = [t for t in plan.texts if t.carrier == text.carrier and t.role != "speech"]
    pictured = any(r.object == carrier.id and r.predicate == "on" for r in plan.relations)
    bent = [mate for mate in mates if _bends(mate, carrier, pictured=pictured)]
    if text in bent:
        above = int(pictured and len(bent) == 1)  # a lone text goes below the picture
        return _on_curve(plan, carrier, bent.index(text) + above, len(bent) + above)
    rows = [mate for mate in mates if mate not in bent]
    return _on_row(text, carrier, rows.index(text), len(rows), _INSIDE if bent else _ALL)


def _bends(text: SheetText, carrier: SheetObject, *, pictured: bool) -> bool:
    """Whether the text runs along the board's curve: on an arch; on a disc around a picture, and
    where asked.
    """
    form = board_of(carrier.painted_noun, carrier.phrase).form
    return form == "arch" or (form == "disc" and (pictured or text.arc != 0))


def _on_curve(plan: Sheet, carrier: SheetObject, place: int, places: int) -> _Site:
    noun, phrase, board = carrier.painted_noun, carrier.phrase, carrier.boxes[0]
    size = board.width * plan.width, board.height * plan.height
    curve = track(noun, phrase, *size, place, places)
    return _Site(board, Shape(track=curve), _within(board, face(noun, phrase)))


def _on_row(text: SheetText, carrier: SheetObject, place: int, places: int, part: Box) -> _Site:
    """A row of `part` of the board's face; rows are shared out evenly."""
    inner = _within(face(carrier.painted_noun, carrier.phrase), part)
    height = inner.height / places
    row = inner.revised(top=inner.top + height * place, height=height)
    box = _within(carrier.boxes[0], row)
    return _Site(box, Shape(_gentle(text.arc)), box)


def _gentle(arc: float) -> float:
    """An arc that leaves letters large in a box that is wider than high, degrees."""
    return max(-_GENTLE, min(_GENTLE, arc))


def _within(outer: Box, part: Box) -> Box:
    """A box given in fractions of another, in those of the canvas."""
    return Box(
        left=outer.left + part.left * outer.width,
        top=outer.top + part.top * outer.height,
        width=part.width * outer.width,
        height=part.height * outer.height,
    )


def _deepened(text: SheetText, site: _Site | None, pixels: Array) -> SheetText:
    """The words of a logo in the stated hue, so much darker or lighter that they are read."""
    if site is None or text.color is None:
        return text
    x, y, width, height = _pixels_of(site.ground, pixels.shape[1], pixels.shape[0])
    ground = pixels[y : y + height, x : x + width]
    step = -0.02 if float(luminance(ground).mean()) > 0.3 else 0.02
    color = text.color
    while not reads(color.oklch, ground, LARGE) and 0.1 < color.lightness < 0.95:
        color = color.revised(lightness=round(color.lightness + step, 4))
    return text.revised(color=color)


def _liked(plan: Sheet) -> list[tuple[float, float, float]]:
    """Inks that suit a sheet: the colours that are asked for, then those of its occasion."""
    if plan.kind != "poster" and not plan.bare:
        return []
    return [*_stated(plan), *layout_of(plan.prompt).inks]


def _layer(
    name: str,
    text: SheetText,
    site: _Site,
    pixels: Array,
    bare: bool = False,
    liked: Sequence[tuple[float, float, float]] = (),
) -> Layer:
    """One text within its box, cropped to what is visible; `bare` without a plate if it can be."""
    x, y, width, height = _pixels_of(site.ground, pixels.shape[1], pixels.shape[0])
    bare = bare or site.shape.track is not None
    ground = pixels[y : y + height, x : x + width]
    ink = _ink(text, ground, bare=bare, liked=liked)
    left, top, width, height = _pixels_of(site.box, pixels.shape[1], pixels.shape[0])
    image = set_text(text, width, height, ink, _on_canvas(site, left, top, pixels.shape))
    rows, columns = (np.flatnonzero(image[..., 3].any(axis=axis)) for axis in (1, 0))
    seen = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    return Layer(name, image[seen], left + int(columns[0]), top + int(rows[0]))


def _on_canvas(site: _Site, left: int, top: int, shape: tuple[int, ...]) -> Shape:
    """The site's shape for a box whose part beyond the canvas is cut off."""
    curve = site.shape.track
    if curve is None:
        return site.shape
    x, y = site.box.left * shape[1] - left, site.box.top * shape[0] - top
    return replace(site.shape, track=replace(curve, x=curve.x + x, y=curve.y + y))


def _pixels_of(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, width, height of the part of a box that lies on the canvas, px."""
    left = min(max(round(box.left * width), 0), width - _LEAST)
    top = min(max(round(box.top * height), 0), height - _LEAST)
    right = min(max(round(box.right * width), left + _LEAST), width)
    bottom = min(max(round(box.bottom * height), top + _LEAST), height)
    return left, top, right - left, bottom - top


def _ink(
    text: SheetText,
    ground: Array,
    *,
    bare: bool,
    liked: Sequence[tuple[float, float, float]] = (),
) -> Ink:
    """What can be read on the ground; a speech bubble brings its own ground, white if it can.

    `bare` letters, along a board's curve or on a poster, have an outline: a plate would hide what
    is under them.
    """
    asked = _wanted(text, ground, bare=bare, liked=liked)
    if asked is not None and bare and reads(asked, ground, LARGE):
        return Ink(_srgb(asked))
    if text.role != "speech":
        return choose_ink(ground, asked, "outline" if bare or text.role == "headline" else "plate")
    ink = choose_ink(np.ones((1, 1, 3), np.float32), asked)
    return ink if ink.plate else replace(ink, plate=(1.0, 1.0, 1.0))


def _wanted(
    text: SheetText, ground: Array, *, bare: bool, liked: Sequence[tuple[float, float, float]]
) -> tuple[float, float, float] | None:
    """OKLCH of letters: as stated, else the first liked colour, or tint, that reads there."""
    if text.color is not None:
        return text.color.oklch
    suited = () if text.role == "speech" else liked
    found = next((color for color in suited if reads(color, ground)), None)
    if found is None and bare:
        found = next((color for color in TINTS if reads(color, ground, LARGE)), None)
    return found
