"""What do all parts of a person need of meshes? Normals, noise, roots of hairs, cuts, rims."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats, Indices

LATTICE = 32  # cells of the noise before it repeats


Array: TypeAlias = NDArray[np.floating[Any]]


def normals_of(points: Array, triangles: Indices) -> Floats:
    """(V, 3) unit normals, weighted by area."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    face = np.cross(b - a, c - a)
    index = triangles.reshape(-1)
    sums = [np.bincount(index, np.repeat(face[:, k], 3), minlength=len(points)) for k in range(3)]
    total = np.stack(sums, axis=1).astype(float)
    total[np.linalg.norm(total, axis=1) < 1e-15] = [0.0, 0.0, 1.0]
    return unit(total)


def unit(vectors: Array) -> Floats:
    """The same directions with length one, (…, 3)."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-20), np.float32)


def noise(points: Array, wave_m: float, seed: int) -> Floats:
    """(N,) smooth noise about 0 with deviation near one; bumps are about `wave_m` wide."""
    lattice = np.random.default_rng(seed).standard_normal((LATTICE,) * 3).astype(np.float32)
    at = (points / np.float32(wave_m)).T % LATTICE
    return np.asarray(
        ndimage.map_coordinates(lattice, at, order=1, mode="grid-wrap") * 1.6, np.float32
    )


def controls(points: Array) -> Floats:
    """(N, K + 2, 3) control points of B-splines that begin and end where (N, K, 3) do."""
    first, last = 2 * points[:, :1] - points[:, 1:2], 2 * points[:, -1:] - points[:, -2:-1]
    return np.concatenate([first, points, last], axis=1).astype(np.float32)


def tapered(radii: tuple[float, ...], points: int) -> Floats:
    """(points + 2,) radii along a strand's `controls` from a few values root to tip, m."""
    at = np.linspace(0, 1, points)
    inner = np.interp(at, np.linspace(0, 1, len(radii)), radii)
    return np.concatenate([inner[:1], inner, inner[-1:]]).astype(np.float32)


def smoothstep(low: float, high: float, x: Array) -> Floats:
    """0 below `low`, 1 above `high`, smooth between; `low` may be the greater."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Roots:
    """Where hairs grow: corners of triangles and shares, so that they follow the surface."""

    corners: Indices  # (N, 3)
    shares: Floats  # (N, 3)

    def on(self, values: Floats) -> Floats:
        """(N, …) values at the roots from (V, …) at the vertices."""
        shares = self.shares.reshape(*self.shares.shape, *[1] * (values.ndim - 1))
        return np.asarray((values[self.corners] * shares).sum(axis=1), np.float32)


def rooted(
    points: Floats, triangles: Indices, density: Floats, count: int, rng: np.random.Generator
) -> Roots:
    """`count` roots, as dense as area × `density` (V,) at the vertices. None if it is 0."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1) * density[triangles].mean(axis=1)
    total = float(area.sum())
    if total <= 0 or count <= 0:
        return Roots(np.zeros((0, 3), np.int32), np.zeros((0, 3), np.float32))
    bins = np.searchsorted(np.cumsum(area) / total, (rng.random(count) + np.arange(count)) / count)
    u = np.sort(rng.random((count, 2)), axis=1)
    shares = np.stack([u[:, 0], u[:, 1] - u[:, 0], 1 - u[:, 1]], axis=1)
    chosen = triangles[np.minimum(bins, len(triangles) - 1)]
    return Roots(chosen.astype(np.int32), shares.astype(np.float32))


def kept(triangles: Indices, keep: NDArray[np.bool_]) -> tuple[Indices, Indices]:
    """Vertices that are still used, and triangles in their terms, of those with all corners."""
    left = triangles[keep[triangles].all(axis=1)]
    used, inverse = np.unique(left, return_inverse=True)
    return used.astype(np.int32), inverse.reshape(left.shape).astype(np.int32)


def clipped(values: Floats, triangles: Indices, field: Floats) -> tuple[Floats, Indices]:
    """Cuts a mesh where `field` (V,) is zero and keeps what is positive.

    `values` (V, C) are interpolated on the cut. Triangles with one corner inside become one,
    with two corners inside two.
    """
    inside = field > 0
    count = inside[triangles].sum(axis=1)
    one = _lone_first(triangles[count == 1], inside, True)
    two = _lone_first(triangles[count == 2], inside, False)
    edges = np.concatenate([one[:, [0, 1]], one[:, [0, 2]], two[:, [1, 0]], two[:, [2, 0]]])
    key = edges[:, 0].astype(np.int64) * len(values) + edges[:, 1]
    _, first, same = np.unique(key, return_index=True, return_inverse=True)
    cut = _cut(values, field, *edges[first].T)
    p, q, r, s = np.split(len(values) + same, np.cumsum([len(one), len(one), len(two)]))
    left = np.concatenate(
        [
            triangles[count == 3],
            np.stack([one[:, 0], p, q], axis=1),
            np.stack([r, two[:, 1], two[:, 2]], axis=1),
            np.stack([r, two[:, 2], s], axis=1),
        ]
    )
    used, inverse = np.unique(left, return_inverse=True)
    everything = np.concatenate([values, cut]).astype(np.float32)
    return everything[used], inverse.reshape(left.shape).astype(np.int32)


def _lone_first(triangles: Indices, inside: NDArray[np.bool_], value: bool) -> Indices:
    """Each triangle turned so that the corner which differs from the others comes first."""
    start = np.argmax(inside[triangles] == value, axis=1)
    order = (start[:, None] + np.arange(3)) % 3
    return np.take_along_axis(triangles, order, axis=1)


def _cut(values: Floats, field: Floats, inner: Indices, outer: Indices) -> Floats:
    """Values where the field passes zero on edges from an inner to an outer vertex."""
    t = (field[inner] / np.maximum(field[inner] - field[outer], 1e-9))[:, None]
    return np.asarray(values[inner] * (1 - t) + values[outer] * t, np.float32)


def rim_of(triangles: Indices) -> Indices:
    """(E, 2) edges that have a triangle on one side only, in the triangle's sense."""
    edges = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    ordered = np.sort(edges, axis=1).astype(np.int64)
    key = ordered[:, 0] * (int(triangles.max()) + 1) + ordered[:, 1]
    _, first, count = np.unique(key, return_index=True, return_counts=True)
    return np.asarray(edges[first[count == 1]], np.int32)
