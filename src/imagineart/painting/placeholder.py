"""What stands where nothing can paint: a plain shape in the asked colour with its name on it."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import oklch_to_linear
from imagineart.events import Event, Progress, ignore
from imagineart.painting.sprite import Oklch, Sprite, SpriteRequest

EXPONENT = 4.0  # of the superellipse |x|^n + |y|^n = 1: a square with round shoulders
LABEL_SHARE = 0.8  # of the shape's width at most
LABEL_HEIGHT = 0.16  # of the shape's height
NOTE = "cannot be drawn, nor anything near it; a plain shape stands for it"


class Placeholders:
    """A `SpriteSource` that knows every noun and draws none."""

    name = "placeholders"

    def __init__(self) -> None:
        self.provenance = {"painter": self.name}

    def drawable(self, noun: str) -> str | None:
        """Any noun, as itself."""
        return noun

    def paint(self, requests: Sequence[SpriteRequest], progress: Progress = ignore) -> list[Sprite]:
        """One labelled shape each; the seed changes nothing."""
        sprites = []
        for done, request in enumerate(requests, start=1):
            sprites.append(Sprite(_shape(request), request.noun, NOTE))
            progress(Event("painted", request.noun, done, len(requests)))
        return sprites


def _shape(request: SpriteRequest) -> NDArray[np.float32]:
    color = request.colors[0] if request.colors else _color_of(request.noun)
    alpha = _superellipse(request.size)
    body = np.broadcast_to(oklch_to_linear(np.array(color, np.float32)), (*alpha.shape, 3))
    ink = np.float32(0.0 if color[0] > 0.55 else 1.0)
    label = _label(request.noun, request.size)[..., None]
    return np.concatenate(
        [(body * (1 - label) + ink * label) * alpha[..., None], alpha[..., None]], -1
    )


def _color_of(noun: str) -> Oklch:
    """A quiet colour that is always the same for the same noun."""
    return 0.72, 0.06, hashlib.sha256(noun.encode()).digest()[0] / 255 * 359


def _superellipse(size: int) -> NDArray[np.float32]:
    """(size, size) coverage, 0–1, one pixel of anti-aliasing."""
    axis = (np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1
    radius = (np.abs(axis)[:, None] ** EXPONENT + np.abs(axis)[None, :] ** EXPONENT) ** (
        1 / EXPONENT
    )
    return np.clip((1 - radius) * size / 2, 0, 1)


def _label(text: str, size: int) -> NDArray[np.float32]:
    """(size, size) coverage of the text in the middle, 0–1."""
    from PIL import Image, ImageDraw, ImageFont

    mask = Image.new("L", (size, size))
    pen = ImageDraw.Draw(mask)
    height = size * LABEL_HEIGHT
    width = pen.textlength(text, ImageFont.load_default(height))
    font = ImageFont.load_default(height * min(1.0, size * LABEL_SHARE / max(width, 1.0)))
    pen.text((size / 2, size / 2), text, fill=255, font=font, anchor="mm")
    return np.asarray(mask, np.float32) / np.float32(255)
