"""Where does a line run? Splines, arcs, rounded corners, and frames that travel along them."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Points: TypeAlias = NDArray[np.float64]  # (N, D), m


def spline(points: ArrayLike, count: int, *, closed: bool = False) -> Points:
    """(count, D) points on a centripetal-like Catmull-Rom curve through (N, D) `points`.

    Samples are even in the parameter, so N control points keep their places at multiples of
    (count − 1) / (N − 1). A closed curve does not repeat its first point.
    """
    p = np.asarray(points, float)
    n = len(p)
    if n < 2:
        raise ValueError("a curve needs at least two points")
    spans = n if closed else n - 1
    t = np.linspace(0, spans, count, endpoint=not closed)
    i = np.minimum(t.astype(int), spans - 1)
    u = (t - i)[:, None]
    ends = (
        p[np.arange(-1, n + 2) % n]
        if closed
        else np.r_[2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]]
    )
    a, b, c, d = ends[i], ends[i + 1], ends[i + 2], ends[i + 3]
    return np.asarray(
        b + 0.5 * u * (c - a + u * (2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a))),
        float,
    )


def arc(
    radius: float, start: float, end: float, count: int = 16, middle: tuple[float, float] = (0, 0)
) -> Points:
    """(count, 2) points of a circle from `start` to `end` degrees, counter-clockwise from +x."""
    t = np.radians(np.linspace(start, end, count))
    return np.c_[middle[0] + radius * np.cos(t), middle[1] + radius * np.sin(t)]


def rounded(points: ArrayLike, radius: float, *, steps: int = 4, closed: bool = True) -> Points:
    """(M, D) polyline whose corners are cut by curves that begin `radius` metres before them."""
    p = np.asarray(points, float)
    before, after = np.roll(p, 1, 0), np.roll(p, -1, 0)
    u = np.linspace(0, 1, steps + 1)[:, None]
    pieces = []
    for i, (a, b, c) in enumerate(zip(before, p, after, strict=True)):
        if not closed and i in (0, len(p) - 1):
            pieces.append(b[None])
            continue
        start = b + (a - b) * min(radius / max(float(np.linalg.norm(a - b)), 1e-12), 0.5)
        end = b + (c - b) * min(radius / max(float(np.linalg.norm(c - b)), 1e-12), 0.5)
        pieces.append((1 - u) ** 2 * start + 2 * u * (1 - u) * b + u**2 * end)
    return np.concatenate(pieces)


def rectangle(width: float, depth: float, round: float = 0.0, *, steps: int = 4) -> Points:
    """A closed outline about the origin, counter-clockwise."""
    w, d = width / 2, depth / 2
    corners = np.array([[-w, -d], [w, -d], [w, d], [-w, d]])
    return rounded(corners, round, steps=steps) if round > 0 else corners


def circle(radius: float, count: int = 24, *, squash: float = 1.0) -> Points:
    """A closed round outline about the origin, counter-clockwise; `squash` scales its depth."""
    t = np.arange(count) * (2 * np.pi / count)
    return np.c_[radius * np.cos(t), radius * squash * np.sin(t)]


def lengths(points: ArrayLike) -> NDArray[np.float64]:
    """(N,) metres along a polyline."""
    p = np.asarray(points, float)
    return np.r_[0.0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]


def even(points: ArrayLike, count: int) -> Points:
    """(count, D) points of the same polyline at even distances."""
    p = np.asarray(points, float)
    s = lengths(p)
    at = np.linspace(0, s[-1], count)
    return np.stack([np.interp(at, s, p[:, i]) for i in range(p.shape[1])], axis=1)


def frames(path: ArrayLike, up: Sequence[float] = (0.0, 0.0, 1.0)) -> NDArray[np.float64]:
    """(N, 3, 3) rotations whose columns are side, up and tangent, carried along without twist.

    The first `up` is as near to the one asked as the tangent allows.
    """
    p = np.asarray(path, float)
    tangent = np.gradient(p, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-15
    normal = np.asarray(up, float)
    if abs(float(normal @ tangent[0])) > 0.99:
        normal = np.array([0.0, 1.0, 0.0]) if abs(tangent[0, 1]) < 0.9 else np.array([1.0, 0, 0])
    result = np.empty((len(p), 3, 3))
    for i, t in enumerate(tangent):
        normal = normal - t * (normal @ t)
        normal /= np.linalg.norm(normal) + 1e-15
        result[i] = np.stack([np.cross(normal, t), normal, t], axis=1)
    return result
