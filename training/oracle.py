"""What would a perfect painter draw? Real sprites of the data set, behind the painter's protocol.

Only for development and evaluation: composition is judged with these sprites, painting apart.
Asked colours are left to the engine, which recolours whatever it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from imagineart.errors import UnknownNameError
from imagineart.events import Event, Progress, ignore
from imagineart.painting.pixels import as_linear_premultiplied
from imagineart.painting.sprite import Sprite, SpriteRequest
from imagineart.painting.vocabulary import Vocabulary
from training.data.dataset import DEFAULT, Sprites
from training.data.raster import rasterise

__all__ = ["OracleSprites"]

FALLBACKS = ("3d", "flat", "illustration", "blob", "badge")  # tried after the asked style


class OracleSprites:
    """A `SpriteSource` that renders the data set's own vectors at the asked size."""

    name = "oracle"

    def __init__(self, folder: Path = DEFAULT) -> None:
        self._sprites = Sprites.load(folder)
        self._vocabulary = Vocabulary(self._sprites.nouns, np.asarray(self._sprites.vectors))
        self._rows = {(c.noun, c.style): i for i, c in enumerate(self._sprites.cells)}
        self.provenance = {"sprites": "oracle", "nouns": str(len(self._sprites.nouns))}

    def drawable(self, noun: str) -> str | None:
        """The noun that would be drawn for `noun`, or None."""
        return self._vocabulary.drawable(noun)

    def paint(self, requests: Sequence[SpriteRequest], progress: Progress = ignore) -> list[Sprite]:
        """Render each request; a noun that is not known is an `UnknownNameError`."""
        sprites = []
        for request in requests:
            sprites.append(self._paint_one(request))
            progress(Event("painted", request.noun, len(sprites), len(requests)))
        return sprites

    def _paint_one(self, request: SpriteRequest) -> Sprite:
        noun = self._vocabulary.drawable(request.noun)
        if noun is None:
            raise UnknownNameError(
                f"noun: nothing like '{request.noun}' can be drawn",
                field="noun",
                value=request.noun,
            )
        row = self._row(noun, request.style)
        pixels = (_render(self._sprites.cells[row].svg, request.size) / 255).astype(np.float32)
        image = as_linear_premultiplied(pixels)
        same = self._vocabulary.nearest(request.noun).similarity == 1.0
        return Sprite(image, request.noun if same else noun, "" if same else f"drawn as '{noun}'")

    def _row(self, noun: str, style: str) -> int:
        keys = ((noun, s) for s in (style, *FALLBACKS))
        return next(self._rows[key] for key in keys if key in self._rows)


@lru_cache(maxsize=64)
def _render(svg: str, size: int) -> NDArray[np.uint8]:
    return rasterise(svg, size)
