"""What are wings and tails made of? Feathers: curved vanes in rows, folded on a flank or spread."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit.noise import noise
from imagineart.modelling.kit.surfaces import combined, grid
from imagineart.modelling.model import Floats, Mesh, Rgb

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Vane:
    """How one kind of feather looks."""

    base: Rgb
    tip: Rgb
    edge: float = 0.0  # how pale its margin is
    bars: int = 0  # dark bars across
    tipped: float = 0.8  # where the tip's colour begins
    eye: bool = False  # a peacock's eye at the end


def feather(
    root: ArrayLike,
    way: ArrayLike,
    up: ArrayLike,
    length: float,
    width: float,
    vane: Vane,
    *,
    blunt: float = 0.5,
    curve: float = 0.08,
    tone: float = 1.0,
) -> Mesh:
    """A feather from `root` along `way`, its upper side to `up`, bent down by `curve` lengths."""
    w = np.asarray(way, float) / (np.linalg.norm(way) + 1e-12)
    n = np.asarray(up, float) - w * float(np.asarray(up, float) @ w)
    n = n / (np.linalg.norm(n) + 1e-12)
    side = np.cross(w, n)
    v = np.linspace(0, 1, 13)
    u = np.linspace(-1, 1, 7)
    half = (
        0.5
        * width
        * np.clip(v / 0.22, 0.12, 1) ** 0.6
        * np.clip(1 - v ** (3 + 5 * blunt), 0.001, 1) ** 0.55
    )
    x, y = np.outer(half, u), np.broadcast_to(v[:, None] * length, (13, 7))
    z = -curve * length * v[:, None] ** 2 - 0.16 * np.abs(u)[None] ** 1.5 * half[:, None]
    p = np.asarray(root, float) + x[..., None] * side + y[..., None] * w + z[..., None] * n
    mesh = grid(p, flip=False)
    vv, uu = np.repeat(v, 7), np.tile(u, 13)
    return Mesh(mesh.vertices, mesh.triangles, mesh.normals, _vane_colors(vv, uu, vane, tone))


def _vane_colors(v: Vector, u: Vector, vane: Vane, tone: float) -> Floats:
    end = np.clip((v - vane.tipped) / 0.12, 0, 1)[:, None]
    color = np.array(vane.base) * (1 - end) + np.array(vane.tip) * end
    if vane.bars:
        bar = np.clip(3 * np.sin(v * vane.bars * 2 * np.pi) - 0.5, 0, 1)[:, None]
        color = color * (1 - 0.65 * bar)
    rib = np.exp(-((u / 0.12) ** 2))[:, None]
    color = color * (1 - 0.3 * rib) * (1 - 0.22 * (1 - v[:, None]))
    margin = (np.abs(u) ** 4)[:, None]
    color = color * (1 - vane.edge * margin) + 0.55 * vane.edge * margin
    if vane.eye:
        r = np.hypot((v - 0.86) / 0.10, u / 0.85)[:, None]
        for far, tint in (
            (1.25, (0.20, 0.12, 0.02)),
            (0.95, (0.02, 0.20, 0.16)),
            (0.62, (0.01, 0.03, 0.22)),
        ):
            share = np.clip((far - r) / 0.15, 0, 1)
            color = color * (1 - share) + np.array(tint) * share
    return np.clip(color * tone, 0.004, 0.85).astype(np.float32)


def wing(
    arm: ArrayLike,
    ways: ArrayLike,
    ups: ArrayLike,
    rows: Sequence[tuple[Vane, float, int, float]],
    width: float,
    rng: np.random.Generator,
) -> Mesh:
    """Rows of feathers along an (A, 3) arm; `ways`, `ups` (A, 3) give each place its directions.

    A row is (vane, length m, count, lift m); lengths taper to both ends; `width` m is a feather's.
    """
    a, w, n = (np.asarray(v, float) for v in (arm, ways, ups))
    at = np.linspace(0, 1, len(a))
    made = []
    for vane, length, count, lift in rows:
        for k in np.linspace(0.02, 0.98, count):
            root, way, up = (
                np.stack([np.interp(k, at, q[:, i]) for i in range(3)]) for q in (a, w, n)
            )
            long = length * (0.72 + 0.55 * k - 0.32 * k**6) * rng.uniform(0.96, 1.04)
            shade = float(1 + 0.10 * noise(np.array([[k * 9, length * 7, 0.0]]), 1.0, 3)[0])
            made.append(
                feather(
                    root + up * (lift + 0.0012 * width * k * count),
                    way,
                    up,
                    long,
                    width,
                    vane,
                    tone=shade,
                    curve=0.05,
                )
            )
    return combined(made)


def fan(
    root: ArrayLike,
    back: ArrayLike,
    up: ArrayLike,
    length: float,
    spread: float,
    count: int,
    width: float,
    vane: Vane,
) -> Mesh:
    """A tail: feathers from one root, opened by `spread` degrees, the middle ones on top."""
    b = np.asarray(back, float) / np.linalg.norm(back)
    n = np.asarray(up, float) - b * float(np.asarray(up, float) @ b)
    n = n / np.linalg.norm(n)
    side = np.cross(b, n)
    made = []
    for k in np.linspace(-1, 1, count):
        turn = np.radians(spread / 2 * k)
        way = b * np.cos(turn) + side * np.sin(turn)
        start = np.asarray(root, float) + n * 0.02 * length * (1 - abs(k)) + side * 0.25 * width * k
        made.append(feather(start, way, n, length * (1 - 0.10 * k * k), width, vane, blunt=0.7))
    return combined(made)
