"""How is a soft shape written? As its signed distance in metres, negative inside: a value.

    body = sphere(0.05) | capsule((0, 0, 0), (0, 0, 0.1), 0.02).k(0.03) - half_space((0, 0, -1))

`|` joins, `&` keeps what is common, `-` takes away; `.k(width)` on the second makes that joint soft
over so many metres. Transforms chain and return new fields. Distances may be too small, never much
too large: `slack` says by how many times, so that no block of the surface is overlooked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats, Point

Distance: TypeAlias = Callable[[Floats, Floats, Floats], Floats]  # x, y, z (N,) m → (N,) m
Box: TypeAlias = tuple[NDArray[np.float64], NDArray[np.float64]]

_AXES = {"x": 0, "y": 1, "z": 2}


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A signed distance, the box that holds its surface, and how it joins."""

    distance: Distance
    low: NDArray[np.float64]  # (3,) m
    high: NDArray[np.float64]  # (3,) m
    softness: float = 0.0  # m, width of the joint when this is the second operand
    slack: float = 1.0  # by how many times distances may be too large

    def k(self, width: float) -> "Field":
        """The same shape, joining softly over `width` metres."""
        return replace(self, softness=width)

    def __or__(self, other: "Field") -> "Field":
        return union(self, other, k=other.softness)

    def __and__(self, other: "Field") -> "Field":
        return intersection(self, other, k=other.softness)

    def __sub__(self, other: "Field") -> "Field":
        return _difference(self, other, other.softness)

    def at(self, position: Point) -> "Field":
        """Moved by `position`, m."""
        dx, dy, dz = (float(c) for c in position)
        inner = self.distance
        move = np.asarray(position, float)
        return replace(
            self,
            distance=lambda x, y, z: inner(x - dx, y - dy, z - dz),
            low=self.low + move,
            high=self.high + move,
        )

    def turned(self, axis: str, degrees: float) -> "Field":
        """Turned about the origin, counter-clockwise seen against the axis "x", "y" or "z"."""
        return self.oriented(rotation(axis, degrees))

    def oriented(self, matrix: NDArray[np.float64]) -> "Field":
        """Turned about the origin by a (3, 3) rotation."""
        m = [[float(c) for c in row] for row in matrix]
        inner = self.distance

        def distance(x: Floats, y: Floats, z: Floats) -> Floats:
            return inner(*(m[0][i] * x + m[1][i] * y + m[2][i] * z for i in range(3)))

        low, high = _moved_box(self.low, self.high, matrix)
        return replace(self, distance=distance, low=low, high=high)

    def scaled(self, factor: float | Point) -> "Field":
        """Scaled about the origin; three factors squash (distances then are too small)."""
        sx, sy, sz = (factor,) * 3 if isinstance(factor, (int, float)) else factor
        least, inner = float(min(sx, sy, sz)), self.distance
        sizes = np.array([sx, sy, sz], float)
        return replace(
            self,
            distance=lambda x, y, z: inner(x / sx, y / sy, z / sz) * least,
            low=self.low * sizes,
            high=self.high * sizes,
        )

    def mirrored(self, axis: str = "x") -> "Field":
        """The half where the axis is positive, and its mirror image."""
        i, inner = _AXES[axis], self.distance
        low = self.low.copy()
        low[i] = -self.high[i]

        def distance(*p: Floats) -> Floats:
            q = [np.abs(c) if j == i else c for j, c in enumerate(p)]
            return inner(q[0], q[1], q[2])

        return replace(self, distance=distance, low=low)

    def repeated(self, count: int, axis: str = "z") -> "Field":
        """`count` copies turned evenly about an axis through the origin."""
        turns = [self.turned(axis, 360 * i / count) for i in range(count)]
        return union(*turns, k=self.softness)

    def hollow(self, thickness: float) -> "Field":
        """A shell of `thickness` metres inwards from the surface."""
        inner, t = self.distance, float(thickness)

        def distance(x: Floats, y: Floats, z: Floats) -> Floats:
            d = inner(x, y, z)
            return np.maximum(d, -d - t)

        return replace(self, distance=distance)

    def grown(self, width: float) -> "Field":
        """Larger by `width` metres all round, with rounded edges; negative shrinks."""
        inner, w = self.distance, float(width)
        return replace(
            self,
            distance=lambda x, y, z: inner(x, y, z) - w,
            low=self.low - max(w, 0),
            high=self.high + max(w, 0),
        )

    def displaced(self, by: Distance, most: float, slack: float = 1.5) -> "Field":
        """Pushed outwards by `by(x, y, z)` metres, which is at most `most`."""
        inner = self.distance
        return replace(
            self,
            distance=lambda x, y, z: inner(x, y, z) - by(x, y, z),
            low=self.low - most,
            high=self.high + most,
            slack=max(self.slack, slack) + most / float(np.max(self.high - self.low)),
        )

    def twisted(self, degrees_per_metre: float) -> "Field":
        """Twisted about z."""
        rate, inner = float(np.radians(degrees_per_metre)), self.distance
        reach = float(np.hypot(*np.maximum(np.abs(self.low[:2]), np.abs(self.high[:2]))))

        def distance(x: Floats, y: Floats, z: Floats) -> Floats:
            c, s = np.cos(rate * z), np.sin(rate * z)
            return inner(c * x + s * y, c * y - s * x, z)

        low, high = self.low.copy(), self.high.copy()
        low[:2], high[:2] = -reach, reach
        return replace(
            self, distance=distance, low=low, high=high, slack=self.slack * (1 + reach * abs(rate))
        )

    def bent(self, radius: float) -> "Field":
        """A thing along z bent towards +x, on a circle of `radius` metres about (radius, 0, 0)."""
        r, inner = float(radius), self.distance

        def distance(x: Floats, y: Floats, z: Floats) -> Floats:
            away = r - x
            return inner(r - np.hypot(away, z), y, np.arctan2(z, away) * r)

        low, high = _bent_box(self.low, self.high, r)
        return replace(self, distance=distance, low=low, high=high, slack=self.slack * 1.5)

    def __call__(self, points: Floats) -> Floats:
        """(N,) signed distances, m, of (N, 3) points."""
        x, y, z = np.ascontiguousarray(np.asarray(points, np.float32).T)
        return np.asarray(self.distance(x, y, z), np.float32)


def field(distance: Distance, low: Point, high: Point, slack: float = 1.5) -> Field:
    """A field of your own: `distance(x, y, z)` in metres, its surface between `low` and `high`."""
    return Field(distance, np.asarray(low, float), np.asarray(high, float), slack=slack)


def union(*fields: Field, k: float = 0.0) -> Field:
    """All of them, every joint softened over `k` metres. Raises `ValueError` for none."""
    if not fields:
        raise ValueError("a union needs at least one field")
    inner, width = [f.distance for f in fields], float(k)

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        d = inner[0](x, y, z)
        for other in inner[1:]:
            d = _smooth_min(d, other(x, y, z), width)
        return d

    low = np.min([f.low for f in fields], axis=0) - k / 4
    high = np.max([f.high for f in fields], axis=0) + k / 4
    return Field(distance, low, high, slack=max(f.slack for f in fields))


def intersection(a: Field, b: Field, k: float = 0.0) -> Field:
    """What both hold, the edge rounded over `k` metres."""
    first, second, width = a.distance, b.distance, float(k)
    return Field(
        lambda x, y, z: -_smooth_min(-first(x, y, z), -second(x, y, z), width),
        np.maximum(a.low, b.low),
        np.minimum(a.high, b.high),
        slack=max(a.slack, b.slack),
    )


def _difference(a: Field, b: Field, k: float) -> Field:
    first, second, width = a.distance, b.distance, float(k)
    return Field(
        lambda x, y, z: -_smooth_min(-first(x, y, z), second(x, y, z), width),
        a.low,
        a.high,
        slack=max(a.slack, b.slack),
    )


def _smooth_min(a: Floats, b: Floats, k: float) -> Floats:
    """min(a, b), rounded where they differ by less than k: min − h² k / 4, h = 1 − |a − b| / k."""
    least = np.minimum(a, b)
    if k <= 0.0:
        return least
    h = np.abs(a - b)
    h *= -1.0 / k
    h += 1.0
    np.maximum(h, 0.0, out=h)
    h *= h
    h *= 0.25 * k
    least -= h
    return least


def rotation(axis: str, degrees: float) -> NDArray[np.float64]:
    """(3, 3) rotation about "x", "y" or "z"."""
    i = _AXES[axis]
    j, k = (i + 1) % 3, (i + 2) % 3
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    m = np.eye(3)
    m[j, j], m[j, k], m[k, j], m[k, k] = c, -s, s, c
    return m


def corners(low: Sequence[float], high: Sequence[float]) -> NDArray[np.float64]:
    """(8, 3) corners of a box."""
    return np.array(np.meshgrid(*zip(low, high, strict=True))).reshape(3, -1).T.astype(float)


def _moved_box(
    low: NDArray[np.float64], high: NDArray[np.float64], matrix: NDArray[np.float64]
) -> Box:
    if not np.isfinite([low, high]).all():
        return np.full(3, -np.inf), np.full(3, np.inf)
    moved = corners(low.tolist(), high.tolist()) @ matrix.T
    return moved.min(axis=0), moved.max(axis=0)


def _bent_box(low: NDArray[np.float64], high: NDArray[np.float64], radius: float) -> Box:
    x, z = np.meshgrid(np.linspace(low[0], high[0], 5), np.linspace(low[2], high[2], 65))
    px, pz = radius - (radius - x) * np.cos(z / radius), (radius - x) * np.sin(z / radius)
    edge = 0.02 * float(np.max(high - low))
    return (
        np.array([px.min() - edge, low[1], pz.min() - edge]),
        np.array([px.max() + edge, high[1], pz.max() + edge]),
    )
