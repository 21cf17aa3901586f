"""How does a flat area become a piece of wood with round edges? By rings of ever smaller outlines.

The piece stands on z = `bottom`; its edge is a quarter of an ellipse, `inset` wide, `rise` high:

    outline(t) = area shrunk by inset · (1 − cos t),   z(t) = top − rise · (1 − sin t),  t = 0 … 90°

Where the outline vanishes on its way the piece stays lower, as a carver would leave it.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Mesh

if TYPE_CHECKING:
    from manifold3d import CrossSection

Loops = list[NDArray[np.float64]]  # (N, 2) each; holes wind clockwise


@dataclass(frozen=True, slots=True)
class Edge:
    """How a piece is rounded, in the units of its outline."""

    inset: float
    rise: float
    rings: int = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Level:
    """An outline at a height, with the tilt of the surface there: 0 a wall, 90 degrees a lid."""

    loops: Loops
    z: float
    tilt: float


def puffed(section: "CrossSection", bottom: float, top: float, edge: Edge) -> Mesh:
    """A piece with flat sides, open below, where other pieces or its own other half are."""
    levels = _levels(section, top, edge)
    parts = [_wall(levels[0], bottom)]
    parts += [_strip(a, b) for a, b in pairwise(levels)]
    parts.append(_lid(levels[-1]))
    return _joined([part for part in parts if len(part.triangles)])


def _levels(section: "CrossSection", top: float, edge: Edge) -> list[_Level]:
    from manifold3d import JoinType

    found = []
    for t in np.radians(np.linspace(0, 90, edge.rings + 1)):
        inset = edge.inset * (1 - np.cos(t))
        smaller = section.offset(-inset, JoinType.Round, 2.0, 16) if inset > 0 else section
        loops = [np.asarray(loop, float) for loop in smaller.to_polygons()]
        if loops:
            tilt = np.arctan2(edge.inset * np.sin(t), edge.rise * np.cos(t))
            found.append(_Level(loops, top - edge.rise * (1 - np.sin(t)), float(tilt)))
    return found


def _wall(level: _Level, bottom: float) -> Mesh:
    """From the outline straight down."""
    parts = []
    for loop in level.loops:
        n = len(loop)
        low, high = (np.c_[loop, np.full(n, z)] for z in (bottom, level.z))
        i = np.arange(n, dtype=np.int32)
        j = np.roll(i, -1)
        triangles = np.concatenate([np.c_[i, j, j + n], np.c_[i, j + n, i + n]])
        normals = np.c_[outward(loop), np.zeros(n)]
        parts.append(_mesh(np.concatenate([low, high]), triangles, np.tile(normals, (2, 1))))
    return _joined(parts)


def _strip(outer: _Level, inner: _Level) -> Mesh:
    """Between two outlines, whatever their numbers of points and of parts."""
    loops = outer.loops + [loop[::-1] for loop in inner.loops]
    vertices = np.concatenate([_lifted(outer, False), _lifted(inner, True)])
    normals = np.concatenate([_normals(outer, False), _normals(inner, True)])
    return _mesh(vertices, _triangulated(loops), normals)


def _lid(level: _Level) -> Mesh:
    vertices = _lifted(level, False)
    normals = np.tile([0.0, 0.0, 1.0], (len(vertices), 1))
    return _mesh(vertices, _triangulated(level.loops), normals)


def _lifted(level: _Level, backwards: bool) -> NDArray[np.float64]:
    flat = np.concatenate([loop[::-1] if backwards else loop for loop in level.loops])
    return np.column_stack([flat, np.full(len(flat), level.z)])


def _normals(level: _Level, backwards: bool) -> NDArray[np.float64]:
    aside = [outward(loop)[::-1] if backwards else outward(loop) for loop in level.loops]
    flat = np.concatenate(aside) * np.cos(level.tilt)
    return np.column_stack([flat, np.full(len(flat), np.sin(level.tilt))])


def outward(loop: NDArray[np.float64]) -> NDArray[np.float64]:
    """(N, 2) unit vectors to the right of the way a loop runs: out of an area that it bounds."""
    along = np.roll(loop, -1, axis=0) - loop
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-12
    both = along + np.roll(along, 1, axis=0)
    both /= np.linalg.norm(both, axis=1, keepdims=True) + 1e-12
    return np.stack([both[:, 1], -both[:, 0]], axis=1)


def _triangulated(loops: Loops) -> NDArray[np.int32]:
    import manifold3d

    return np.asarray(manifold3d.triangulate(loops), np.int32).reshape(-1, 3)


def _mesh(
    vertices: NDArray[np.float64], triangles: NDArray[np.int32], normals: NDArray[np.float64]
) -> Mesh:
    return Mesh(vertices.astype(np.float32), triangles, normals.astype(np.float32))


def _joined(parts: list[Mesh]) -> Mesh:
    from imagineart.modelling.kit import combined

    return combined(parts)
