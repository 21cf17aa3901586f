"""Which letters go onto the finished picture?

Texts are laid over the picture after its look's finish, so that grain and lens leave them exact.
Ink is chosen from the pixels really below each text, things that carry words included.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from imagineart.picture import Layer, Picture
from imagineart.reasoning.plan import Box, Plan, TextBlock
from imagineart.rendering.boards import face, is_board
from imagineart.rendering.raster import over
from imagineart.rendering.typography import Ink, choose_ink, set_text

Array = NDArray[np.float32]

_LEAST = 8  # px; a smaller box holds no letters


def letter(plan: Plan, pixels: Array) -> list[Layer]:
    """The texts of a plan as layers, in plan order; texts without a box are left out.

    `pixels`: (H, W, 3) float32, linear sRGB, what the words will stand on. Raises
    `GlyphMissingError` naming a character that no bundled font can write.
    """
    places = [(number, text, _place(plan, text)) for number, text in enumerate(plan.texts, 1)]
    return [
        _layer(f"text-{number}", text, box, pixels)
        for number, text, box in places
        if box is not None
    ]


def lay_words(plan: Plan, picture: Picture) -> Picture:
    """The picture with the plan's texts on it, each also a layer."""
    words = letter(plan, picture.pixels)
    if not words:
        return picture
    pixels = picture.pixels.copy()
    for word in words:
        over(pixels, word.image, word.left, word.top)
    return replace(picture, pixels=pixels, layers=(*picture.layers, *words))


def _place(plan: Plan, text: TextBlock) -> Box | None:
    """The text's own box; on a board its share of the board's face, whose shape we know."""
    carrier = plan.find(text.carrier) if text.carrier and text.role != "speech" else None
    if carrier is None or not carrier.boxes or not is_board(carrier.painted_noun):
        return text.box
    board, inner = carrier.boxes[0], face(carrier.painted_noun)
    rows = [t for t in plan.texts if t.carrier == text.carrier and t.role != "speech"]
    height = inner.height / len(rows)
    return Box(
        left=board.left + inner.left * board.width,
        top=board.top + (inner.top + height * rows.index(text)) * board.height,
        width=inner.width * board.width,
        height=height * board.height,
    )


def _layer(name: str, text: TextBlock, box: Box, pixels: Array) -> Layer:
    """One text within its box, cropped to what is visible."""
    left, top, width, height = _pixels_of(box, pixels.shape[1], pixels.shape[0])
    image = set_text(
        text, width, height, _ink(text, pixels[top : top + height, left : left + width])
    )
    rows, columns = (np.flatnonzero(image[..., 3].any(axis=axis)) for axis in (1, 0))
    y, x = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    return Layer(name, image[y, x], left + int(columns[0]), top + int(rows[0]))


def _pixels_of(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, width, height of the part of a box that lies on the canvas, px."""
    left = min(max(round(box.left * width), 0), width - _LEAST)
    top = min(max(round(box.top * height), 0), height - _LEAST)
    right = min(max(round(box.right * width), left + _LEAST), width)
    bottom = min(max(round(box.bottom * height), top + _LEAST), height)
    return left, top, right - left, bottom - top


def _ink(text: TextBlock, ground: Array) -> Ink:
    """What can be read on the ground; a speech bubble brings its own ground, white if it can."""
    asked = text.color.oklch if text.color is not None else None
    if text.role != "speech":
        return choose_ink(ground, asked, "outline" if text.role == "headline" else "plate")
    ink = choose_ink(np.ones((1, 1, 3), np.float32), asked)
    return ink if ink.plate else replace(ink, plate=(1.0, 1.0, 1.0))
