"""Which piece lies on which? A drawing's areas in the order of painting, as pieces with heights.

A coarse picture of the drawing says what each area covers: it lies on the highest piece under it,
takes up colour from there where it is translucent, and is left out where nothing of it is seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Rgb
from imagineart.modelling.reliefs.vector import Area

if TYPE_CHECKING:
    from manifold3d import CrossSection

CELLS = 160  # of the coarse picture, along its longer side
SEEN = 3  # cells of an area that must be seen
FAINT = 0.3  # opacity below which an area is a gleam or a shade, that the light itself makes
GLEAM = 0.62  # the same of white and black areas on others
THICK = 0.17  # rise of a piece for the root of its area …
RISE = (0.6, 3.0)  # … between these shares of a 64th
HIGHEST = 8.5  # 64ths that the highest piece may rise


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One painted piece. `top`, `rise`: m-free, in units of the drawing, above the board."""

    section: "CrossSection"
    color: Rgb
    top: float
    rise: float
    share: float  # of the whole picture that shows it


def pieces(areas: Sequence[Area]) -> list[Piece]:
    """The pieces of a drawing, those behind first. Raises `ValueError` for an empty drawing."""
    if not areas:
        raise ValueError("a drawing without areas")
    grid = _Grid.over(areas)
    laid = [_Laid(area, grid) for area in areas]
    surface = _Surface(grid.shape)
    kept = [one for one in laid if surface.lay(one)]
    seen = np.bincount(surface.owner[surface.owner >= 0], minlength=len(kept))
    higher = max((one.top for one in kept), default=0.0)
    squeeze = min(1.0, HIGHEST * grid.unit / max(higher, 1e-9))
    whole = max(int(seen.sum()), 1)
    return [
        Piece(one.area.section, one.color, one.top * squeeze, one.rise * squeeze, count / whole)
        for one, count in zip(kept, seen.tolist(), strict=True)
        if count >= SEEN
    ]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Cells over a drawing. `unit`: a 64th of its longer side."""

    low: NDArray[np.float64]  # (2,)
    cell: float
    shape: tuple[int, int]

    @classmethod
    def over(cls, areas: Sequence[Area]) -> "_Grid":
        bounds = np.array([area.section.bounds() for area in areas])
        low, high = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
        cell = float((high - low).max()) / CELLS
        width, height = (int(np.ceil(side / cell)) + 2 for side in (high - low))
        return cls(low - cell, cell, (height, width))

    @property
    def unit(self) -> float:
        return self.cell * CELLS / 64

    def mask(self, section: "CrossSection") -> NDArray[np.bool_]:
        """The cells inside an area."""
        from PIL import Image, ImageDraw

        picture = Image.new("1", self.shape[::-1])
        pen = ImageDraw.Draw(picture)
        loops = [(np.asarray(loop) - self.low) / self.cell for loop in section.to_polygons()]
        turns = [_signed(loop) for loop in loops]
        for number in np.argsort(-np.abs(turns), kind="stable"):
            pen.polygon([tuple(p) for p in loops[number].tolist()], fill=int(turns[number] > 0))
        return np.asarray(picture, bool)


class _Laid:
    """An area on its way to become a piece."""

    def __init__(self, area: Area, grid: _Grid) -> None:
        self.area = area
        self.mask = grid.mask(area.section)
        size = area.section.area() ** 0.5
        least, most = (share * grid.unit for share in RISE)
        self.rise = float(np.clip(THICK * size, least, most))
        self.top = self.rise
        self.color = area.color


class _Surface:
    """The picture as far as it is laid: height, colour and owner of each cell."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.height = np.zeros(shape)
        self.color = np.zeros((*shape, 3))
        self.owner = np.full(shape, -1)
        self._count = 0

    def lay(self, one: _Laid) -> bool:
        """Put an area on; False if it is nothing that a piece of wood could be."""
        if not one.mask.any():
            return False
        under = one.mask & (self.owner >= 0)
        covered = float(under.sum() / one.mask.sum())
        if _is_gleam(one.area, covered):
            return False
        if under.any():
            below = self.color[under].mean(axis=0) * covered + (1 - covered)
            mixed = below + (np.array(one.area.color) - below) * one.area.opacity
            one.color = (float(mixed[0]), float(mixed[1]), float(mixed[2]))
            one.top += float(np.quantile(self.height[under], 0.97))
        self.height[one.mask] = one.top
        self.color[one.mask] = one.color
        self.owner[one.mask] = self._count
        self._count += 1
        return True


def _is_gleam(area: Area, covered: float) -> bool:
    """A translucent patch on others: light and shade as painters draw them."""
    grey = max(area.color) - min(area.color) < 0.12
    return covered > 0.8 and area.opacity < (GLEAM if grey else FAINT)


def _signed(loop: NDArray[np.float64]) -> float:
    x, y = loop.T
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
