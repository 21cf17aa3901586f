"""What shape is the skin of a car? One surface by its silhouette, its plan and its sections.

Seen from the side the top is a polyline with soft corners; at every station along y a section runs
from the sill up the side, round a shoulder and over the top. Windows, seams and lamps are patches
and lines on that surface, so that nothing floats.

    half width at (y, z) = plan(y) · side(z)
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit import (
    cut,
    grid,
    lathe,
    lengths,
    loft,
    mirrored,
    moved,
    rounded,
    tube,
    turned,
)
from imagineart.modelling.model import Mesh

Numbers = NDArray[np.float64]
Outline = tuple[tuple[float, float], ...]

SIDE, CORNER, TOP = 34, 8, 12  # points of half a section
ARCH_DEPTH = 0.34  # m


@dataclass(frozen=True, slots=True)
class Shell:
    """A body in metres. `top` and `plan` are polylines over y; heights are above the ground.

    `belt` is where the cabin begins to lean inwards by `lean` (share of the width lost per metre).
    """

    length: float
    width: float
    top: Outline  # (y, z), front to back
    soft: float = 0.22  # how far before a corner of the top its curve begins
    sill: float = 0.2
    belt: float = 0.92
    lean: float = 0.34
    tuck: float = 0.06  # share by which the sill stands in
    nose: float = 0.28  # share by which the plan narrows at the front
    tail: float = 0.2
    nose_length: float = 0.75
    tail_length: float = 0.55
    shoulder: float = 0.09  # radius between side and top
    crown: float = 0.05  # how much higher the middle of the top is, share of the half width
    crease: float = 0.010  # depth of the character line
    lift: float = 0.10  # how much higher the sill is at either end

    def half_width(self, y: ArrayLike, z: ArrayLike) -> Numbers:
        """Of the side at (y, z), m."""
        y, z = np.asarray(y, float), np.asarray(z, float)
        up = np.maximum(z - self.belt, 0.0)
        soft = up - 0.05 * (1 - np.exp(-up / 0.05))
        middle = 0.5 * (self.sill + self.belt)
        half = 0.5 * (self.belt - self.sill)
        low = np.clip((middle - z) / half, 0, 1.2)
        high = np.clip((z - middle) / half, 0, 1.0)
        share = 1 - self.tuck * low**2 - 0.018 * high**2 - self.lean * soft
        line = self.belt - 0.10
        line_y = line + 0.015 * (y / self.length)
        bump = self.crease * np.exp(-(((z - line_y) / 0.035) ** 2))
        return np.asarray(self.plan(y) * share + bump * (self.plan(y) / self.width * 2))

    def plan(self, y: ArrayLike) -> Numbers:
        """Half width by the plan alone, m: rounded off at either end like quarter ellipses."""
        y = np.asarray(y, float)
        front = np.clip(1 - (y + self.length / 2) / self.nose_length, 0, 1)
        back = np.clip(1 - (self.length / 2 - y) / self.tail_length, 0, 1)
        a = self.nose * (1 - np.sqrt(np.clip(1 - front**2.4, 0, 1)))
        b = self.tail * (1 - np.sqrt(np.clip(1 - back**2.4, 0, 1)))
        return np.asarray(self.width / 2 * (1 - a - b))

    def height(self, y: ArrayLike) -> Numbers:
        """Of the top in the middle, m."""
        line = _softened(self.top, self.soft)
        return np.asarray(np.interp(np.asarray(y, float), line[:, 0], line[:, 1]))

    def bottom(self, y: ArrayLike) -> Numbers:
        """Of the sill, m."""
        end = np.abs(np.asarray(y, float)) / (self.length / 2)
        return np.asarray(self.sill + self.lift * np.clip((end - 0.72) / 0.28, 0, 1) ** 2)

    def stations(self) -> Numbers:
        """y of the sections: close at both ends and at the corners of the top."""
        h = self.length / 2
        t = np.linspace(0, np.pi / 2, 16)
        front = -h + self.nose_length * (1 - np.cos(t)) * 0.6
        back = h - self.tail_length * (1 - np.cos(t)) * 0.6
        line = _softened(self.top, self.soft)[:, 0]
        every = np.concatenate([front, back, line, np.linspace(-h, h, 80)])
        every = np.unique(np.round(np.clip(every, -h, h), 4))
        return every[np.r_[True, np.diff(every) > 0.006]]

    def skin(self) -> Mesh:
        """The closed body."""
        half = self._halves(self.stations())
        left = half[:, ::-1] * [-1, 1, 1]
        rings = np.concatenate([half, left[:, 1:-1]], axis=1)
        return loft(rings[:, ::-1], crease=180.0)

    def _halves(self, y: Numbers) -> Numbers:
        """(Y, M, 3) from the middle below by the right side to the middle above."""
        low, top = self.bottom(y)[:, None], self.height(y)[:, None]
        edge = top - self.crown * self.half_width(y[:, None], top)
        r = np.minimum(self.shoulder, 0.45 * (edge - low))
        t = np.linspace(0, 1, SIDE)[None, :]
        z = (low + 0.02) * (1 - t) + (edge - r) * t
        x = self.half_width(y[:, None], z)
        corner = self.half_width(y[:, None], edge)
        inner = corner - r
        u = np.linspace(0, 1, CORNER + 2)[None, 1:-1]
        a, b, c = (1 - u) ** 2, 2 * u * (1 - u), u**2
        bend_x = a * x[:, -1:] + b * corner + c * inner
        bend_z = a * z[:, -1:] + b * edge + c * self._arch(inner, corner, top, edge)
        over = inner * np.linspace(1, 0, TOP)[None, :]
        flat = np.concatenate([0 * r, x[:, :1] - 0.06, x[:, :1] - 0.02], axis=1)
        xs = np.concatenate([flat, x, bend_x, over], axis=1)
        under = np.broadcast_to(low, flat.shape)
        zs = np.concatenate([under, z, bend_z, self._arch(over, corner, top, edge)], axis=1)
        return np.stack([xs, np.broadcast_to(y[:, None], xs.shape), zs], axis=-1)

    @staticmethod
    def _arch(x: Numbers, wide: Numbers, top: Numbers, edge: Numbers) -> Numbers:
        """Height of the top x metres from the middle."""
        return np.asarray(top - (top - edge) * (x / wide) ** 2)

    def side_patch(
        self, low: ArrayLike, high: ArrayLike, y: ArrayLike, *, out: float = 0.004, rows: int = 10
    ) -> Mesh:
        """A patch on the right side between z = low and high over (N,) y, `out` metres outside."""
        y = np.asarray(y, float)
        t = np.linspace(0, 1, rows)[:, None]
        z = (1 - t) * np.asarray(low, float) + t * np.asarray(high, float)
        x = self.half_width(y[None, :], z) + out
        return grid(np.stack([x, np.broadcast_to(y, x.shape), z], axis=-1))

    def top_patch(
        self, start: float, end: float, *, inset: float = 0.1, out: float = 0.004, rows: int = 24
    ) -> Mesh:
        """A patch over the top between two stations, `inset` from the edges at either side."""
        y = np.linspace(start, end, rows)[:, None]
        top = self.height(y)
        wide = self.half_width(y, top)
        x = (wide - inset) * np.linspace(-1, 1, 25)[None, :]
        z = self._arch(x, wide, top, top - self.crown * wide)
        p = np.stack([x, np.broadcast_to(y, x.shape), z], axis=-1)
        along, across = np.gradient(p, axis=0), np.gradient(p, axis=1)
        n = np.cross(across, along)
        n /= np.linalg.norm(n, axis=2, keepdims=True) + 1e-12
        n *= np.where(n[..., 2:] < 0, -1.0, 1.0)
        return grid(p + out * n)

    def front_patch(
        self,
        across: ArrayLike,
        low: ArrayLike,
        high: ArrayLike,
        *,
        out: float = 0.006,
        rows: int = 6,
        back: bool = False,
        start: float = 0.0,
    ) -> Mesh:
        """A patch round an end; `across` (N,) metres from the middle."""
        px, py = self._outline(back, start)
        s = np.r_[0.0, np.cumsum(np.hypot(np.diff(px), np.diff(py)))]
        a = np.asarray(across, float)
        x = np.interp(np.abs(a), s, px) * np.sign(a)
        y = np.interp(np.abs(a), s, py)
        t = np.linspace(0, 1, rows)[:, None]
        z = (1 - t) * np.asarray(low, float) + t * np.asarray(high, float)
        share = self.half_width(y[None, :], z) / self.plan(y)[None, :]
        points = np.stack(np.broadcast_arrays(x * share, y[None, :], z), axis=-1)
        normal = np.stack([np.gradient(y), -np.gradient(x), np.zeros_like(x)], axis=-1)
        normal /= np.linalg.norm(normal, axis=-1, keepdims=True) + 1e-12
        return grid(points + (-out if back else out) * normal[None], flip=back)

    def _outline(self, back: bool, start: float) -> tuple[Numbers, Numbers]:
        """Right half of the plan from the middle of an end: over the cap, then along the side."""
        h = self.length / 2
        t = np.linspace(0, 1, 60) ** 2
        long = self.tail_length if back else self.nose_length
        y = (h - long * 1.2 * t) if back else (-h + long * 1.2 * t)
        w = self.plan(y)
        cap = np.linspace(0, w[0], 20, endpoint=False)
        return np.r_[cap, w], np.r_[np.full(20, y[0]), y]

    def line(self, y: ArrayLike, z: ArrayLike, radius: float, out: float = 0.0) -> Mesh:
        """A round line along (N,) y and z on the right side: seams, seals, trim."""
        y, z = np.asarray(y, float), np.asarray(z, float)
        path = np.c_[self.half_width(y, z) + out, y, z]
        keep = np.r_[True, np.diff(lengths(path)) > 1e-5]
        return tube(path[keep], radius, sides=8)

    def over(self, x: float, y: ArrayLike, radius: float, out: float = 0.0) -> Mesh:
        """A round line over the top along (N,) y, `x` metres from the middle."""
        y = np.asarray(y, float)
        zt = self.height(y)
        wide = self.half_width(y, zt)
        z = zt - self.crown * wide * (x / wide) ** 2
        return tube(np.c_[np.full(len(y), x), y, z + out], radius, sides=8)

    def across(self, y: float, wide: float, radius: float, bow: float = 0.0) -> Mesh:
        """A round line over the top from −wide to wide, its ends `bow` metres back."""
        x = np.linspace(-wide, wide, 30)
        at = y + bow * (x / wide) ** 2
        zt = self.height(at)
        half = self.half_width(at, zt)
        return tube(np.c_[x, at, zt - self.crown * half * (x / half) ** 2], radius, sides=8)

    def arched(self, body: Mesh, hubs: "list[tuple[float, float]]", radius: float) -> Mesh:
        """The body with round openings about hubs at (y, z), ARCH_DEPTH deep."""
        disc = turned(lathe([(0, 0), (radius, 0), (radius, 0.8), (0, 0.8)], segments=72), "y", 90)
        inside = self.width / 2 - ARCH_DEPTH
        right = [moved(disc, (inside, y, z)) for y, z in hubs]
        return cut(body, *right, *(mirrored(tool) for tool in right))


@cache
def _softened(top: Outline, soft: float) -> Numbers:
    """The silhouette with curves for corners; y never runs back."""
    line = rounded(np.array(top, float), soft, steps=10, closed=False)
    line[:, 0] = np.maximum.accumulate(line[:, 0]) + 1e-9 * np.arange(len(line))
    return line
