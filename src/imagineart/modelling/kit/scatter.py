"""Where do many of one thing go? Spaced out on a surface, each turned and sized, as `Copies`."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit.strands import Spots, spots_on
from imagineart.modelling.model import Copies, Floats, Mesh, Part


def spaced(
    mesh: Mesh,
    spacing: float,
    rng: np.random.Generator,
    density: Callable[[Floats], ArrayLike] | None = None,
) -> Spots:
    """Places on a mesh with at least `spacing` metres between any two, nearly as many as fit."""
    a, b, c = (mesh.vertices[mesh.triangles[:, i]] for i in range(3))
    area = float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()) / 2
    candidates = spots_on(mesh, min(200_000, int(6 * area / spacing**2) + 8), rng, density)
    keep = thinned(candidates.points, spacing)
    colors = None if candidates.colors is None else candidates.colors[keep]
    return Spots(candidates.points[keep], candidates.normals[keep], colors)


def spaced_flat(
    size: tuple[float, float], spacing: float, rng: np.random.Generator
) -> NDArray[np.float64]:
    """(N, 2) places in a rectangle about the origin, at least `spacing` metres apart."""
    count = min(200_000, int(6 * size[0] * size[1] / spacing**2) + 8)
    points = (rng.random((count, 2)) - 0.5) * np.array(size)
    return points[thinned(points, spacing)]


def thinned(points: NDArray[np.floating], spacing: float) -> NDArray[np.intp]:
    """Indices of (N, 3) or (N, 2) points taken in turn unless an earlier one is too near."""
    from scipy.spatial import cKDTree

    near = cKDTree(points).query_pairs(spacing, output_type="ndarray")
    near = near[np.lexsort((near[:, 0], near[:, 1]))]
    keep = np.ones(len(points), bool)
    for first, second in near.tolist():
        if keep[first]:
            keep[second] = False
    return np.flatnonzero(keep)


def copies(
    parts: Sequence[Part],
    points: ArrayLike,
    *,
    rng: np.random.Generator,
    normals: ArrayLike | None = None,
    size: tuple[float, float] = (0.85, 1.15),
    lean: float = 0.0,
    front: ArrayLike | None = None,
) -> Copies:
    """The parts at every (N, 3) point, their z along `normals` (up if none), turned at random.

    `size` is the range of scales, `lean` a spread in degrees about the normal; `front` (N, 3)
    directions that −y turns to, instead of a random turn.
    """
    p = np.asarray(points, float)
    count = len(p)
    up = np.tile([0.0, 0, 1], (count, 1)) if normals is None else np.asarray(normals, float).copy()
    up += np.tan(np.radians(lean)) * rng.standard_normal((count, 3))
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    ahead = rng.standard_normal((count, 3)) if front is None else np.asarray(front, float)
    back = -(ahead - up * (ahead * up).sum(axis=1, keepdims=True))
    back /= np.linalg.norm(back, axis=1, keepdims=True) + 1e-12
    scale = rng.uniform(*size, count)[:, None, None]
    transforms = np.tile(np.eye(4), (count, 1, 1))
    transforms[:, :3, :3] = np.stack([np.cross(back, up), back, up], axis=2) * scale
    transforms[:, :3, 3] = p
    return Copies(tuple(parts), transforms.astype(np.float32))


def placements(positions: ArrayLike, turns: ArrayLike = 0.0, scales: ArrayLike = 1.0) -> Floats:
    """(N, 4, 4) transforms: moved to (N, 3) positions, turned about z by degrees, scaled."""
    p = np.asarray(positions, float)
    t = np.radians(np.broadcast_to(np.asarray(turns, float), (len(p),)))
    s = np.broadcast_to(np.asarray(scales, float), (len(p),))
    m = np.tile(np.eye(4), (len(p), 1, 1))
    m[:, 0, 0], m[:, 0, 1], m[:, 1, 0], m[:, 1, 1] = np.cos(t), -np.sin(t), np.sin(t), np.cos(t)
    m[:, :3, :3] *= s[:, None, None]
    m[:, :3, 3] = p
    return m.astype(np.float32)
