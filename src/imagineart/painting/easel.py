"""How does one phrase become one transparent PNG, or a list of words a contact sheet?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from imagineart.color.names import parse
from imagineart.color.recolor import recolor
from imagineart.errors import ImagineArtError, InvalidRequestError
from imagineart.painting.sprite import NoiseKey, Oklch, Sprite, SpriteRequest, SpriteSource

__all__ = ["contact_sheet", "paint_phrase", "read_phrase", "read_words"]

SMALLEST, LARGEST = 16, 2048  # px, edge of a painted sprite
LONGEST_LIST = 1000  # phrases of a contact sheet
COLUMNS = 8  # of a contact sheet
SHEET_PIXELS = 32 << 20  # of a contact sheet at most: 400 MB while it is painted
ARTICLES = {"a", "an", "the"}

Pixels = NDArray[np.float32]


def read_phrase(phrase: str) -> tuple[tuple[Oklch, ...], str]:
    """The colours that lead a phrase, and the noun that follows: "dark red apple".

    Raises `InvalidRequestError` for a phrase without a noun.
    """
    words = [w for w in phrase.split() if w.lower() not in ARTICLES]
    if not words:
        raise InvalidRequestError("phrase: it names nothing to paint", field="phrase", value=phrase)
    for cut in range(len(words) - 1, 0, -1):
        color = parse(" ".join(words[:cut]))
        if color is not None:
            return (color.oklch,), " ".join(words[cut:])
    return (), " ".join(words)


def paint_phrase(
    source: SpriteSource, phrase: str, style: str, seed: int, size: int, instance: int = 0
) -> Sprite:
    """One sprite of `size` px, in the colour that the phrase asks for.

    Raises `InvalidRequestError` for a size outside 16–2048 and what `source` raises.
    """
    _check_size(size)
    colors, noun = read_phrase(phrase)
    request = SpriteRequest(noun, phrase, style, NoiseKey(seed, 0, instance), size, colors)
    sprite = source.paint([request])[0]
    image = recolor(sprite.image, colors[0]) if colors else sprite.image
    return Sprite(image, sprite.drawn, sprite.note)


def contact_sheet(
    source: SpriteSource, phrases: Sequence[str], style: str, seed: int, size: int
) -> tuple[Pixels, list[str]]:
    """The sheet, (rows·size, 8·size, 3) linear sRGB on white, one cell per phrase, and notes.

    A phrase that cannot be painted leaves its cell empty, and a note. Raises `InvalidRequestError`
    for a size outside 16–2048 or a sheet that is too large, and if nothing at all can be painted.
    """
    sheet, columns = _blank_sheet(len(phrases), size)
    notes, refused = [], []
    for place, phrase in enumerate(phrases):
        try:
            sprite = paint_phrase(source, phrase, style, seed, size, place)
        except ImagineArtError as error:
            notes.append(f"{phrase}: not painted; {error.message}")
            refused.append(error)
            continue
        notes += [f"{phrase}: {sprite.note}"] if sprite.note else []
        top, left = place // columns * size, place % columns * size
        image = sprite.image
        sheet[top : top + size, left : left + size] = image[..., :3] + 1 - image[..., 3:]
    if len(refused) == len(phrases):
        raise refused[0]
    return sheet, notes


def _check_size(size: int) -> None:
    if not SMALLEST <= size <= LARGEST:
        problem = f"size: {size} px is outside {SMALLEST}–{LARGEST}"
        raise InvalidRequestError(problem, field="size", value=size)


def _blank_sheet(cells: int, size: int) -> tuple[Pixels, int]:
    """White paper, and how many columns it has."""
    _check_size(size)
    columns = min(COLUMNS, cells)
    rows = -(-cells // columns)
    if rows * columns * size**2 > SHEET_PIXELS:
        allowed = int((SHEET_PIXELS / (rows * columns)) ** 0.5)
        problem = f"size: {cells} things of {size} px are too large a sheet; allowed is {allowed}"
        raise InvalidRequestError(problem, field="size", value=size, allowed=f"≤ {allowed}")
    return np.ones((rows * size, columns * size, 3), np.float32), columns


def read_words(path: Path) -> list[str]:
    """The phrases of a text file, one a line. Raises `InvalidRequestError` if there are none."""
    try:
        lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        message = f"contact-sheet: cannot read {path}: {error}"
        raise InvalidRequestError(message, field="contact-sheet", value=str(path)) from error
    phrases = [line for line in lines if line and not line.startswith("#")]
    if not 0 < len(phrases) <= LONGEST_LIST:
        message = f"contact-sheet: {path} holds {len(phrases)} phrases, not 1–{LONGEST_LIST}"
        raise InvalidRequestError(message, field="contact-sheet", value=str(path))
    return phrases
