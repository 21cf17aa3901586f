"""How does hair grow? In tufts, combed along a flow, as long as the place says, in its colours."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit.noise import fractal
from imagineart.modelling.model import Floats, Mesh, Strands

_PROFILE = np.array([1.0, 0.96, 0.80, 0.46, 0.08], np.float32)
TRACT = 2.2  # how wide tracts of paler and darker hair are, in hair lengths


@dataclass(frozen=True, slots=True, eq=False)
class Roots:
    """Where hairs stand, with what the skin says there."""

    points: Floats  # (N, 3) m
    normals: Floats  # (N, 3)
    colors: Floats  # (N, 3)
    flow: Floats  # (N, 3) the way hairs lie
    length: Floats  # (N,) m


def rooted(
    skin: Mesh,
    colors: Floats,
    flow: Floats,
    length: Floats,
    density: Floats,
    count: int,
    rng: np.random.Generator,
) -> Roots:
    """`count` roots on a skin; per vertex: colours and flow (V, 3), length and density (V,)."""
    assert skin.normals is not None
    t = skin.triangles
    a, b, c = (skin.vertices[t[:, i]] for i in range(3))
    weight = np.linalg.norm(np.cross(b - a, c - a), axis=1).astype(float)
    weight *= density[t].mean(axis=1)
    face = rng.choice(len(t), count, p=weight / weight.sum())
    u = rng.random((count, 2)).astype(np.float32)
    u = np.where(u.sum(axis=1, keepdims=True) > 1, 1 - u, u)
    mix = np.c_[1 - u.sum(axis=1), u].astype(np.float32)
    every = np.concatenate([skin.vertices, skin.normals, colors, flow, length[:, None]], axis=1)
    at = np.einsum("nk,nkc->nc", mix, every[t[face]]).astype(np.float32)
    return Roots(at[:, :3], _unit(at[:, 3:6]), at[:, 6:9], at[:, 9:12], at[:, 12])


def hairs(
    roots: Roots,
    rng: np.random.Generator,
    *,
    radius: float,
    lift: float = 0.4,
    mess: float = 0.15,
    clump: float = 0.5,
    tuft: int = 18,
    curl: float = 0.0,
    tone: float = 0.11,
    floor: float = 0.0005,
) -> Strands:
    """A hair on every root: `lift` 0 flat … 1 upright; `clump` how far tips gather in tufts.

    `tuft` hairs make a tuft; `curl` is the width of curls in hair lengths; `radius` m at the root.
    """
    count = len(roots.points)
    way = roots.flow - roots.normals * (roots.flow * roots.normals).sum(axis=1, keepdims=True)
    way = _unit(way) + mess * rng.standard_normal((count, 3)).astype(np.float32)
    tall = roots.length * np.clip(1 + 0.22 * rng.standard_normal(count), 0.45, 1.6)
    k = np.array([-0.16, 0.12, 0.5, 0.92, 1.25])  # B-splines do not reach their ends
    rise = lift * k * (1.25 - 0.45 * np.clip(k, 0, 1))
    lay = (1 - 0.55 * lift) * np.sign(k) * np.abs(k) ** 1.35
    grow = roots.normals[:, None] * rise[:, None] + way[:, None] * lay[:, None]
    offset = tall[:, None, None] * grow
    if clump > 0:
        offset = gathered(roots.points, offset, clump, tuft, rng)
    if curl > 0:
        offset = offset + _curls(roots, tall, curl, rng)
    points = roots.points[:, None] + offset
    points[:, 1:, 2] = np.maximum(points[:, 1:, 2], floor)
    longest = float(np.quantile(roots.length, 0.9)) + 1e-9
    tract = 1.6 * tone * fractal(roots.points, TRACT * longest, count, octaves=2)[:, None]
    light = np.clip(1 + tone * rng.standard_normal((count, 1)) + tract, 0.55, 1.5)
    colors = np.clip(roots.colors * light, 0.002, 0.9)
    thick = radius * (0.4 + 0.6 * np.clip(roots.length / longest, 0, 1))
    return Strands(
        points.astype(np.float32),
        (thick[:, None] * _PROFILE).astype(np.float32),
        colors.astype(np.float32),
    )


def gathered(
    points: Floats,
    offset: NDArray[np.floating],
    clump: float,
    tuft: int,
    rng: np.random.Generator,
) -> NDArray[np.floating]:
    """Tips drawn to the tip of the nearest leading hair."""
    from scipy.spatial import cKDTree

    leaders = rng.choice(len(points), max(len(points) // tuft, 1), replace=False)
    near, lead = cKDTree(points[leaders]).query(points, workers=1)
    firm = rng.uniform(0.55, 1.0, len(leaders))[lead]  # no two tufts hold together alike
    lead = leaders[lead]
    span = np.linalg.norm(offset[:, -1], axis=1)
    share = clump * firm * np.exp(-((near / (0.7 * span + 1e-6)) ** 2))
    k = np.linspace(0, 1, offset.shape[1])[None, :, None] ** 1.6 * share[:, None, None]
    goal = points[lead][:, None] + offset[lead] - points[:, None]
    return np.asarray(offset * (1 - k) + goal * k)


def _curls(
    roots: Roots, tall: NDArray[np.floating], curl: float, rng: np.random.Generator
) -> NDArray[np.floating]:
    """Loops about each hair."""
    side = np.cross(roots.normals, _unit(roots.flow))
    ahead = np.cross(side, roots.normals)
    turn = rng.uniform(0, 2 * np.pi, len(tall))[:, None] + np.array([0, 0, 2.1, 4.2, 6.3])
    wide = curl * tall[:, None] * np.array([0, 0.3, 1, 1, 1])
    across = (wide * np.cos(turn))[..., None] * side[:, None]
    return np.asarray(across + (wide * np.sin(turn))[..., None] * ahead[:, None])


def _unit(v: Floats) -> Floats:
    return np.asarray(v / (np.linalg.norm(v, axis=1, keepdims=True) + 1e-9), np.float32)
