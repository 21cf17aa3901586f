"""Where are built places kept? Beside the models, with their ground as a grid of heights.

A place is built from its arguments and from nearly all code of `modelling`; the key hashes both.
Whether it was built or found, it is the same place: its ground is the grid either way.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
from scipy import ndimage

from imagineart.modelling.cache import ModelCache
from imagineart.modelling.model import Floats
from imagineart.modelling.places.place import (
    Air,
    Lamp,
    PlaceModel,
    Scenery,
    Slot,
    Slots,
    View,
    Vista,
    Window,
)

_CELLS = 256  # of the grid, along each side
_MARGIN = 0.5  # of the area, around it
_KINDS = (PlaceModel, Scenery, Window, Lamp, Air, View, Vista, Slot, Slots)


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Heights at even places; between them bilinear, beyond them as at the edge."""

    low: tuple[float, float]  # m
    step: tuple[float, float]  # m
    heights: Floats  # (N, M), m, over x and y

    def __call__(self, x: Floats, y: Floats) -> Floats:
        """(N,) x and (N,) y → (N,) z, m."""
        place = [
            (np.asarray(a) - low) / s for a, low, s in zip((x, y), self.low, self.step, strict=True)
        ]
        found = ndimage.map_coordinates(self.heights, place, order=1, mode="nearest")
        return np.asarray(found, np.float32)


def kept_place(cache: ModelCache, build: Callable[[], PlaceModel], *facts: object) -> PlaceModel:
    """The place that `build` makes of the facts, from the cache where it was built before."""
    shelf = cache.holding(*_KINDS, Grid)
    key = sha256("\n".join([_code(), np.__version__, *map(str, facts)]).encode()).hexdigest()[:40]
    found = shelf.load(key)
    if isinstance(found, PlaceModel):
        return found
    built = build()
    built = replace(built, ground=gridded(built))
    shelf.save(key, built)
    return built


def gridded(place: PlaceModel) -> Grid:
    """The ground of a place, where things may stand and around it."""
    low, high = place.area.min(axis=0), place.area.max(axis=0)
    size = np.maximum(high - low, 1e-3)
    low, size = low - _MARGIN * size, (1.0 + 2.0 * _MARGIN) * size
    axes = [
        start + np.arange(_CELLS + 1) * (long / _CELLS)
        for start, long in zip(low, size, strict=True)
    ]
    x, y = (axis.ravel().astype(np.float32) for axis in np.meshgrid(*axes, indexing="ij"))
    heights = np.asarray(place.ground(x, y), np.float32).reshape(_CELLS + 1, _CELLS + 1)
    step = size / _CELLS
    return Grid((float(low[0]), float(low[1])), (float(step[0]), float(step[1])), heights)


@cache
def _code() -> str:
    """A hash of everything that places are built from."""
    digest = sha256()
    folder = Path(__file__).parents[1]
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".yaml")):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
