"""Which soft shapes are there to begin with? Each a `Field`, lengths in metres, z up."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit.curves import spline
from imagineart.modelling.kit.sdf.field import Field, union
from imagineart.modelling.model import Floats, Point

ORIGIN: Point = (0.0, 0.0, 0.0)


def sphere(radius: float, at: Point = ORIGIN) -> Field:
    """A ball about `at`."""
    cx, cy, cz = (float(c) for c in at)
    r = float(radius)

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        return np.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) - r

    return Field(distance, np.array(at, float) - r, np.array(at, float) + r)


def ellipsoid(radii: Point, at: Point = ORIGIN) -> Field:
    """An ellipsoid with three radii; distances are right near its surface."""
    cx, cy, cz = (float(c) for c in at)
    a, b, c = (1.0 / float(r) for r in radii)

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        u, v, w = (x - cx) * a, (y - cy) * b, (z - cz) * c
        k0 = np.sqrt(u * u + v * v + w * w)
        u *= a
        v *= b
        w *= c
        k1 = np.sqrt(u * u + v * v + w * w) + np.float32(1e-9)
        return k0 * (k0 - 1.0) / k1

    low = np.array(at, float) - np.array(radii, float)
    high = np.array(at, float) + np.array(radii, float)
    return Field(distance, low, high, slack=min(max(radii) / min(radii), 3.0))


def capsule(start: Point, end: Point, radius: float, end_radius: float | None = None) -> Field:
    """A rounded rod; with `end_radius` it tapers."""
    a, b = np.array(start, float), np.array(end, float)
    ra = float(radius)
    rb = ra if end_radius is None else float(end_radius)
    ax, ay, az = a.tolist()
    dx, dy, dz = (b - a).tolist()
    scale = 1.0 / max(float((b - a) @ (b - a)), 1e-18)

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        px, py, pz = x - ax, y - ay, z - az
        t = np.clip((px * dx + py * dy + pz * dz) * scale, 0.0, 1.0)
        px -= t * dx
        py -= t * dy
        pz -= t * dz
        return np.sqrt(px * px + py * py + pz * pz) - (ra + (rb - ra) * t)

    low, high = np.minimum(a - ra, b - rb), np.maximum(a + ra, b + rb)
    return Field(distance, low, high, slack=1.2)


def chain(
    points: Sequence[Point], radii: Sequence[float], *, pieces: int = 4, k: float = 0.0
) -> Field:
    """A limb, tail or spout: tapered capsules along a spline through `points`, `pieces` a span."""
    rows = np.c_[np.asarray(points, float), np.asarray(radii, float)]
    fine = spline(rows, pieces * (len(rows) - 1) + 1)
    rods = [
        capsule((p[0], p[1], p[2]), (q[0], q[1], q[2]), p[3], q[3])
        for p, q in pairwise(fine.tolist())
    ]
    return union(*rods, k=k)


def box(size: Point, at: Point = ORIGIN, *, round: float = 0.0) -> Field:
    """A box of `size` (width, depth, height) about `at`, its edges rounded by a radius."""
    cx, cy, cz = (float(c) for c in at)
    r = float(round)
    hx, hy, hz = (float(s) / 2 - r for s in size)

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        u, v, w = np.abs(x - cx) - hx, np.abs(y - cy) - hy, np.abs(z - cz) - hz
        inside = np.minimum(np.maximum(np.maximum(u, v), w), 0.0)
        u, v, w = np.maximum(u, 0.0), np.maximum(v, 0.0), np.maximum(w, 0.0)
        return np.sqrt(u * u + v * v + w * w) + inside - r

    half = np.array(size, float) / 2
    return Field(distance, np.array(at, float) - half, np.array(at, float) + half)


def cylinder(radius: float, height: float, at: Point = ORIGIN, *, round: float = 0.0) -> Field:
    """An upright cylinder about `at`, edges rounded."""
    return cone(radius, radius, height, at, round=round)


def cone(
    bottom: float, top: float, height: float, at: Point = ORIGIN, *, round: float = 0.0
) -> Field:
    """An upright cone with radii `bottom` and `top`, `height` high, about `at`; edges rounded."""
    cx, cy, cz = (float(c) for c in at)
    e = float(round)
    half, mean = float(height) / 2 - e, (bottom + top) / 2 - e
    lean = (top - bottom) / float(height)
    steep = 1.0 / float(np.sqrt(1 + lean * lean))

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        w = z - cz
        side = (np.hypot(x - cx, y - cy) - (mean + lean * w)) * steep
        end = np.abs(w) - half
        inside = np.minimum(np.maximum(side, end), 0.0)
        return np.hypot(np.maximum(side, 0.0), np.maximum(end, 0.0)) + inside - e

    r = max(bottom, top)
    reach = np.array([r, r, height / 2], float)
    return Field(distance, np.array(at, float) - reach, np.array(at, float) + reach, slack=1.2)


def torus(ring: float, tube: float, at: Point = ORIGIN) -> Field:
    """A ring that lies flat: `ring` to the middle of the `tube`."""
    cx, cy, cz = (float(c) for c in at)
    big, small = float(ring), float(tube)

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        return np.hypot(np.hypot(x - cx, y - cy) - big, z - cz) - small

    reach = np.array([big + small, big + small, small])
    return Field(distance, np.array(at, float) - reach, np.array(at, float) + reach)


def half_space(away: Point, at: Point = ORIGIN) -> Field:
    """Everything behind the plane through `at` that faces `away`: for cutting."""
    n = np.array(away, float) / np.linalg.norm(away)
    nx, ny, nz = n.tolist()
    offset = float(n @ np.array(at, float))
    return Field(
        lambda x, y, z: nx * x + ny * y + nz * z - offset, np.full(3, -np.inf), np.full(3, np.inf)
    )


def revolution(profile: Sequence[tuple[float, float]]) -> Field:
    """A closed outline of (radius, height) points turned about z."""
    points = np.asarray(profile, float)
    r, low, high = float(points[:, 0].max()), float(points[:, 1].min()), float(points[:, 1].max())
    return Field(
        lambda x, y, z: _polygon(points, np.hypot(x, y), z),
        np.array([-r, -r, low]),
        np.array([r, r, high]),
    )


def extrusion(
    outline: Sequence[tuple[float, float]], height: float, *, round: float = 0.0
) -> Field:
    """A closed outline of (x, y) points, from z = −height / 2 to height / 2, edges rounded."""
    points, e = np.asarray(outline, float), float(round)
    half = float(height) / 2 - e

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        side, end = _polygon(points, x, y) + e, np.abs(z) - half
        inside = np.minimum(np.maximum(side, end), 0.0)
        return np.hypot(np.maximum(side, 0.0), np.maximum(end, 0.0)) + inside - e

    return Field(
        distance,
        np.array([*points.min(axis=0), -height / 2]),
        np.array([*points.max(axis=0), height / 2]),
    )


def _polygon(points: NDArray[np.float64], u: Floats, v: Floats) -> Floats:
    """Signed distance to a closed polygon: nearest edge, sign by crossings."""
    nearest = np.full(u.shape, np.inf, np.float32)
    inside = np.zeros(u.shape, bool)
    for (au, av), (bu, bv) in zip(points.tolist(), np.roll(points, -1, 0).tolist(), strict=True):
        eu, ev = bu - au, bv - av
        pu, pv = u - au, v - av
        t = np.clip((pu * eu + pv * ev) / max(eu * eu + ev * ev, 1e-18), 0.0, 1.0)
        nearest = np.minimum(nearest, (pu - t * eu) ** 2 + (pv - t * ev) ** 2)
        crosses = (v >= min(av, bv)) & (v < max(av, bv))
        if ev != 0.0:
            inside ^= crosses & (pu < pv * (eu / ev))
    d = np.sqrt(nearest)
    return np.where(inside, -d, d)
