"""Which light does a random number pick, and how likely was that? Tables of everything that shines.

Triangles of lamps and glowing things, spots and the sky stand in one alias table, weighted by what
they bring to the point that the camera looks at; so any number of lamps costs the same, and none
of them is compiled into a program.
"""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats, Indices, Rgb
from imagineart.tracing.display import luminance
from imagineart.tracing.variant import import_drjit, owned

dr = import_drjit()

_SHARED = 0.15  # of all choices that go to lamps evenly, however weak they seem
_ROWS = 6  # of four numbers that a source has: see `_triangle_rows`
_TRIANGLE, _SPOT, _SKY = 0.0, 1.0, 2.0
_FAR = 1e6  # m, where the sky is


@dataclass(frozen=True, slots=True, eq=False)
class Glow:
    """Triangles that shine to their front."""

    number: int  # of the shape in the tracer's registry
    corners: Floats  # (T, 3, 3) m
    radiance: Rgb
    gradient: float = 0.0  # how much darker the corners of a softbox are
    uvs: Floats | None = None  # (T, 3, 2) 0–1 across a softbox


@dataclass(frozen=True, slots=True, eq=False)
class Cone:
    """A point that shines into a cone."""

    position: Floats  # (3,)
    axis: Floats  # (3,) unit
    intensity: Rgb
    inner: float  # cosine within which it is full
    outer: float  # cosine beyond which it is dark


@dataclass(slots=True, eq=False)
class Sources:
    """What shines in a scene, before and after it becomes tables."""

    glows: list[Glow] = field(default_factory=list)
    cones: list[Cone] = field(default_factory=list)
    sky: Floats | None = None  # (H, 2 H, 3) panorama
    balance: float = 0.0  # how far the sky's hue is taken out of the light that it gives

    def tables(self, mi: Any, middle: Floats, shapes: int) -> "Tables":
        """`middle` is the point that matters; `shapes` the size of the tracer's registry."""
        sky = np.zeros((2, 4, 3), np.float32) if self.sky is None else self.sky
        rows, weights = _all_rows(self.glows, self.cones, sky, middle)
        areas = np.zeros(shapes, np.float32)
        emission = np.zeros((shapes, 4), np.float32)
        start = 0
        for glow in self.glows:
            mine = slice(start, start + len(glow.corners))
            areas[glow.number] = rows[mine][0, 1, 3] if len(glow.corners) else 0.0
            emission[glow.number] = (*glow.radiance, glow.gradient)
            start = mine.stop
        keep, other = _alias(weights)
        texels, cells, cell_other = _sky_rows(sky)
        return Tables(
            count=len(rows),
            rows=_flat(mi, rows),
            keep=_flat(mi, keep),
            other=owned(mi, other.astype(np.uint32)),
            density=_flat(mi, areas),
            emission=_flat(mi, emission),
            width=sky.shape[1],
            height=sky.shape[0],
            texels=_flat(mi, texels),
            cells=_flat(mi, cells),
            cell_other=owned(mi, cell_other.astype(np.uint32)),
            sky_chosen=float(weights[-1]),
            balance=self.balance,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Arrays of the tracer's own kind; numbers are opaque to the compiler once `fresh`."""

    count: Any
    rows: Any
    keep: Any
    other: Any
    density: Any  # per shape: how likely a square metre of it is chosen
    emission: Any  # per shape: radiance and gradient
    width: Any
    height: Any
    texels: Any  # of the sky: radiance, and how likely azimuth times polar angle is chosen
    cells: Any
    cell_other: Any
    sky_chosen: Any
    balance: Any

    def fresh(self, mi: Any) -> "Tables":
        """The same with its numbers as variables of the program that is traced next.

        A compiled program depends on the order in which its variables were made.
        """
        return replace(
            self,
            count=dr.opaque(mi.UInt32, self.count),
            width=dr.opaque(mi.UInt32, self.width),
            height=dr.opaque(mi.UInt32, self.height),
            sky_chosen=dr.opaque(mi.Float, self.sky_chosen),
            balance=dr.opaque(mi.Float, self.balance),
        )

    def sky(self, mi: Any, direction: Any, active: Any) -> tuple[Any, Any]:
        """Radiance from a direction, and the density with which `sample` takes it."""
        column, row = self._place(mi, direction)
        left, above = dr.floor(column - 0.5), dr.floor(row - 0.5)
        u, v = column - 0.5 - left, row - 0.5 - above
        x, y = mi.Int32(left), mi.Int32(above)
        light = self._texel(mi, x, y, active) * ((1.0 - u) * (1.0 - v))
        light += self._texel(mi, x + 1, y, active) * (u * (1.0 - v))
        light += self._texel(mi, x, y + 1, active) * ((1.0 - u) * v)
        light += self._texel(mi, x + 1, y + 1, active) * (u * v)
        here = self._texel(mi, mi.Int32(column), mi.Int32(row), active)
        sine = dr.sqrt(dr.abs(1.0 - dr.square(direction.z))) + 1e-6
        return mi.Color3f(light.x, light.y, light.z), here.w * self.sky_chosen / sine

    def balanced(self, mi: Any, light: Any, share: Any) -> Any:
        """Light of the sky as it falls on what is dull: its hue is balanced, by a share of that."""
        grey = mi.luminance(light)
        return light + (mi.Color3f(grey) - light) * (self.balance * share)

    def _place(self, mi: Any, d: Any) -> tuple[Any, Any]:
        azimuth = dr.atan2(d.x, d.y)
        column = (azimuth * (0.5 / np.pi) + 0.5) * mi.Float(self.width)
        row = dr.safe_acos(d.z) * (1.0 / np.pi) * mi.Float(self.height)
        return column, row

    def _texel(self, mi: Any, x: Any, y: Any, active: Any) -> Any:
        width, height = mi.Int32(self.width), mi.Int32(self.height)
        x = dr.select(x < 0, x + width, dr.select(x >= width, x - width, x))
        y = dr.clip(y, 0, height - 1)
        return dr.gather(mi.Vector4f, self.texels, mi.UInt32(y * width + x), active)

    def met(self, mi: Any, number: Any, uv: Any, active: Any) -> tuple[Any, Any]:
        """Radiance of the front of a shape, and the density per area with which it is chosen."""
        row = dr.gather(mi.Vector4f, self.emission, number, active)
        density = dr.gather(mi.Float, self.density, number, active)
        return mi.Color3f(row.x, row.y, row.z) * _cloth(row.w, uv), density

    def sample(self, mi: Any, at: Any, numbers: tuple[Any, Any, Any], active: Any) -> "Ray":
        """A way from points `at` to some light, by three pairs of random numbers."""
        which, spread, cell = numbers
        index = _chosen(mi, self.keep, self.other, self.count, which, active)
        row = [dr.gather(mi.Vector4f, self.rows, index * _ROWS + i, active) for i in range(_ROWS)]
        kind = row[2].w
        lamp = _to_triangle(mi, row, at, spread)
        spot = _to_spot(mi, row, at)
        sky = self._to_sky(mi, cell, spread, active & (kind == _SKY))
        chosen = [
            dr.select(kind == _SKY, c, dr.select(kind == _SPOT, b, a))
            for a, b, c in zip(lamp, spot, sky, strict=True)
        ]
        return Ray(
            chosen[0],
            chosen[1],
            chosen[2],
            chosen[3],
            point=kind == _SPOT,
        )

    def _to_sky(self, mi: Any, which: Any, spread: Any, active: Any) -> tuple[Any, ...]:
        cell = _chosen(mi, self.cells, self.cell_other, self.width * self.height, which, active)
        y = cell // self.width
        x = cell - y * self.width
        azimuth = ((mi.Float(x) + spread.x) / mi.Float(self.width) - 0.5) * (2.0 * np.pi)
        polar = (mi.Float(y) + spread.y) / mi.Float(self.height) * np.pi
        sin, cos = dr.sincos(azimuth)
        sine, cosine = dr.sincos(polar)
        direction = mi.Vector3f(sine * sin, sine * cos, cosine)
        light, density = self.sky(mi, direction, active)
        return direction, mi.Float(_FAR), self.balanced(mi, light, 1.0), density


@dataclass(frozen=True, slots=True, eq=False)
class Ray:
    """Where a sampled light stands, what it sends and how likely it was."""

    direction: Any
    distance: Any
    radiance: Any
    density: Any  # per steradian; for points the chance of the choice
    point: Any  # bool: no surface that a path could meet


def _chosen(mi: Any, keep: Any, other: Any, count: Any, u: Any, active: Any) -> Any:
    slot = mi.UInt32(u.x * mi.Float(count))
    slot = dr.select(slot < count, slot, count - 1)
    stays = u.y < dr.gather(mi.Float, keep, slot, active)
    return dr.select(stays, slot, dr.gather(mi.UInt32, other, slot, active))


def _to_triangle(mi: Any, row: list[Any], at: Any, u: Any) -> tuple[Any, ...]:
    root = dr.sqrt(u.x)
    b1, b2 = 1.0 - root, u.y * root
    first, second = row[1].xyz, row[2].xyz
    way = row[0].xyz + first * b1 + second * b2 - at
    distance = dr.norm(way)
    direction = way / dr.select(distance > 0.0, distance, 1.0)
    normal = dr.normalize(dr.cross(first, second))
    cosine = -dr.dot(direction, normal)
    shines = (cosine > 1e-5) & (distance > 0.0)
    density = row[1].w * dr.square(distance) / dr.select(shines, cosine, 1.0)
    uv = row[4].xy * (1.0 - b1 - b2) + row[4].zw * b1 + row[5].xy * b2
    light = mi.Color3f(row[3].x, row[3].y, row[3].z) * _cloth(row[0].w, uv)
    return mi.Vector3f(direction), distance, light, dr.select(shines, density, 0.0)


def _to_spot(mi: Any, row: list[Any], at: Any) -> tuple[Any, ...]:
    way = row[0].xyz - at
    distance = dr.norm(way)
    direction = way / dr.select(distance > 0.0, distance, 1.0)
    inside = -dr.dot(direction, row[1].xyz)
    span = row[3].w - row[5].z
    share = dr.clip((inside - row[5].z) / dr.select(span > 1e-6, span, 1e-6), 0.0, 1.0)
    strength = share * share * (3.0 - 2.0 * share) / dr.square(distance)
    light = mi.Color3f(row[3].x, row[3].y, row[3].z) * strength
    return mi.Vector3f(direction), distance, light, row[1].w


def _cloth(gradient: Any, uv: Any) -> Any:
    """Brightest in the middle, as a lamp behind cloth is; 1 on average."""
    off = 2.0 * uv - 1.0
    away = (dr.square(off.x) + dr.square(off.y)) * 0.5
    return (1.0 - gradient * away) / (1.0 - gradient / 3.0)


# --- tables -----------------------------------------------------------------------------------


def _all_rows(
    glows: list[Glow], cones: list[Cone], sky: Floats, middle: Floats
) -> tuple[Floats, Floats]:
    """(N, 6, 4) rows and (N,) chances; the sky comes last."""
    lamps = [_brings(glow, middle) for glow in glows]
    lamps += [_cone_brings(cone, middle) for cone in cones]
    above = luminance(sky) * _solid_angles(*sky.shape[:2])
    powers = np.array([*lamps, float(above.sum())], np.float64)
    if not powers.any():
        powers[-1] = 1.0
    lit = powers > 0.0
    chances = (1.0 - _SHARED) * powers / powers.sum() + _SHARED * lit / lit.sum()
    parts = [_triangle_rows(g, chance) for g, chance in zip(glows, chances, strict=False)]
    parts += [
        _cone_rows(c, chance) for c, chance in zip(cones, chances[len(glows) :], strict=False)
    ]
    end = np.zeros((1, _ROWS, 4))
    end[0, 2, 3] = _SKY
    rows = np.concatenate([*(rows for rows, _ in parts), end])
    weights = np.concatenate([*(weight for _, weight in parts), chances[-1:]])
    return rows.astype(np.float32), weights


def _areas(corners: Floats) -> Floats:
    edges = corners[:, 1:].astype(np.float64) - corners[:, :1]
    areas: Floats = 0.5 * np.linalg.norm(np.cross(edges[:, 0], edges[:, 1]), axis=1)
    return areas


def _brings(glow: Glow, middle: Floats) -> float:
    """About the irradiance at the middle: L A / d², with a floor under d²."""
    areas = _areas(glow.corners)
    centre = glow.corners.reshape(-1, 3).mean(axis=0)
    far = max(float(((centre - middle) ** 2).sum()), float(areas.sum()), 1e-12)
    return float(luminance(np.asarray(glow.radiance))) * float(areas.sum()) / far


def _cone_brings(cone: Cone, middle: Floats) -> float:
    far = max(float(((cone.position - middle) ** 2).sum()), 1e-6)
    return float(luminance(np.asarray(cone.intensity))) / far


def _triangle_rows(glow: Glow, chance: float) -> tuple[NDArray[Any], NDArray[Any]]:
    corners = glow.corners.astype(np.float64)
    areas = _areas(glow.corners)
    total = max(float(areas.sum()), 1e-20)
    rows = np.zeros((len(corners), _ROWS, 4))
    rows[:, 0, :3], rows[:, 0, 3] = corners[:, 0], glow.gradient
    rows[:, 1, :3], rows[:, 1, 3] = corners[:, 1] - corners[:, 0], chance / total
    rows[:, 2, :3], rows[:, 2, 3] = corners[:, 2] - corners[:, 0], _TRIANGLE
    rows[:, 3, :3] = glow.radiance
    if glow.uvs is not None:
        rows[:, 4] = glow.uvs[:, :2].reshape(-1, 4)
        rows[:, 5, :2] = glow.uvs[:, 2]
    return rows, chance * areas / total


def _cone_rows(cone: Cone, chance: float) -> tuple[NDArray[Any], NDArray[Any]]:
    rows = np.zeros((1, _ROWS, 4))
    rows[0, 0, :3] = cone.position
    rows[0, 1] = (*cone.axis, chance)
    rows[0, 2, 3] = _SPOT
    rows[0, 3] = (*cone.intensity, cone.inner)
    rows[0, 5, 2] = cone.outer
    return rows, np.array([chance])


def _solid_angles(height: int, width: int) -> Floats:
    edges = np.cos(np.arange(height + 1) / height * np.pi)
    ring = (edges[:-1] - edges[1:]) * 2.0 * np.pi / width
    angles: Floats = np.repeat(ring[:, None], width, axis=1)
    return angles


def _sky_rows(sky: Floats) -> tuple[Floats, Floats, Indices]:
    """(H W, 4) radiance and density per angle squared, and the alias table of the cells."""
    height, width = sky.shape[:2]
    angles = _solid_angles(height, width).astype(np.float64)
    bright = luminance(sky).astype(np.float64)
    weights = (bright + 0.1 * bright.mean() + 1e-9) * angles
    chances = (weights / weights.sum()).ravel()
    span = 2.0 * np.pi**2 / (height * width)  # of azimuth times polar angle
    texels = np.concatenate([sky.reshape(-1, 3), (chances / span)[:, None]], axis=1)
    keep, other = _alias(chances)
    return texels.astype(np.float32), keep, other


def _alias(weights: Floats) -> tuple[Floats, Indices]:
    """Walker's table: slot i stays i with chance `keep`, else becomes `other`."""
    count = len(weights)
    scaled = np.asarray(weights, np.float64) / np.sum(weights) * count
    keep, other = np.ones(count), np.arange(count, dtype=np.int32)
    small = [i for i in range(count) if scaled[i] < 1.0]
    large = [i for i in range(count) if scaled[i] >= 1.0]
    rest = scaled.tolist()
    while small and large:
        low, high = small.pop(), large[-1]
        keep[low], other[low] = rest[low], high
        rest[high] -= 1.0 - rest[low]
        if rest[high] < 1.0:
            small.append(large.pop())
    return keep.astype(np.float32), other


def _flat(mi: Any, values: Floats) -> Any:
    return owned(mi, np.ascontiguousarray(values, np.float32).ravel())
