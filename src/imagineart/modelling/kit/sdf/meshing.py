"""How does a field become triangles? Only where its surface is.

Blocks of eight cells, then of four, are kept if their middle is nearer to the surface than their
corners; marching cubes sees exact values there and ±∞'s sign elsewhere. One Newton step along the
gradient, which is the normal, puts the vertices on the surface.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit.sdf.field import Distance, Field
from imagineart.modelling.model import Floats, Indices, Mesh

Paint: TypeAlias = Callable[[Floats], Floats]  # (N, 3) points, m → (N, 3) linear colours

_CHUNK = 1 << 16  # points evaluated at once: temporaries stay in the processor's cache
_MOST_CELLS = 480  # along the longest side
_TETRAHEDRON = np.array([[1, -1, -1], [-1, -1, 1], [-1, 1, -1], [1, 1, 1]], np.float32)


def meshed(
    shape: Field, *, detail: float | None = None, cells: int = 96, paint: Paint | None = None
) -> Mesh:
    """The surface of a field as a smooth mesh, its colours by `paint(points)`.

    A cell is `detail` metres wide, or the longest side over `cells`. Raises `ValueError` for a
    field without bounds, or without a surface inside them.
    """
    low, high = shape.low, shape.high
    if not (np.isfinite(low).all() and np.isfinite(high).all()):
        raise ValueError("a field without bounds cannot be meshed: cut it first")
    if (high <= low).any():
        raise ValueError("the field has no surface: its bounds are empty")
    longest = float(np.max(high - low))
    step = max(detail or longest / cells, longest / _MOST_CELLS)
    origin = low - 1.5 * step
    blocks = np.ceil((high - low + 3 * step) / (8 * step)).astype(int)
    vertices, triangles = _surface(_volume(shape, origin, step, blocks))
    points = (vertices * step + origin).astype(np.float32)
    points, normals = _on_surface(shape.distance, points, step)
    colors = None if paint is None else np.asarray(paint(points), np.float32)
    return Mesh(points, triangles, normals, colors)


def _volume(
    shape: Field, origin: NDArray[np.float64], step: float, blocks: NDArray[np.int64]
) -> Floats:
    """Distances on the grid, in cells: exact near the surface, ±64 elsewhere."""
    sign = np.ones(blocks, np.float32)
    near = np.ones(blocks, bool)
    for cells in (8, 4):
        where = np.argwhere(near)
        middle = (where + 0.5) * cells
        d = _evaluated(shape.distance, middle, origin, step)
        sign[near] = np.where(d < 0, -1.0, 1.0)
        near[near] = np.abs(d) <= 0.87 * cells * shape.slack + 1.0
        if cells == 8:
            sign, near = _spread(sign, 2), _spread(near, 2)
    volume = np.pad(_spread(sign, 4) * np.float32(64), (0, 1), mode="edge")
    mask = np.pad(_spread(near, 4), (0, 1))
    for axis in range(3):
        mask |= np.roll(mask, 1, axis)
    volume[mask] = _evaluated(shape.distance, np.argwhere(mask), origin, step)
    return volume


def _surface(volume: Floats) -> tuple[Floats, Indices]:
    """Marching cubes over a volume of distances: vertices in cells, triangles."""
    from skimage.measure import marching_cubes

    if not volume.min() < 0 < volume.max():
        raise ValueError("the field has no surface inside its bounds")
    vertices, triangles, _, _ = marching_cubes(volume, 0.0, gradient_direction="descent")
    return vertices, triangles.astype(np.int32)


def _on_surface(distance: Distance, points: Floats, step: float) -> tuple[Floats, Floats]:
    """(points, unit normals) after a step of at most half a cell onto the surface."""
    e = np.float32(0.4 * step)
    probes = [_at(distance, points + e * corner) for corner in _TETRAHEDRON]
    gradient = sum(d[:, None] * corner for d, corner in zip(probes, _TETRAHEDRON, strict=True))
    length = np.linalg.norm(gradient, axis=1, keepdims=True) + np.float32(1e-12)
    normals = (gradient / length).astype(np.float32)
    slope = np.maximum(length[:, 0] / (4 * e), 0.5)
    ahead = np.clip(_at(distance, points) / slope, -step / 2, step / 2)
    return (points - ahead[:, None] * normals).astype(np.float32), normals


def _evaluated(
    distance: Distance, cells: NDArray[Any], origin: NDArray[np.float64], step: float
) -> Floats:
    """Distances in cells at (N, 3) grid coordinates."""
    points = (cells * step + origin).astype(np.float32)
    return _at(distance, points) / np.float32(step)


def _at(distance: Distance, points: Floats) -> Floats:
    """Distances, m, at (N, 3) points, chunk by chunk."""
    x, y, z = np.ascontiguousarray(points.T)
    result = np.empty(len(points), np.float32)
    for i in range(0, len(points), _CHUNK):
        j = slice(i, i + _CHUNK)
        result[j] = distance(x[j], y[j], z[j])
    return result


def _spread(values: NDArray[Any], times: int) -> NDArray[Any]:
    """Each value of a grid repeated along the three axes."""
    for axis in range(3):
        values = np.repeat(values, times, axis)
    return values
