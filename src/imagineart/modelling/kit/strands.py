"""What grows on a surface? Fur, hair, grass and whiskers, and the points they stand on."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit.surfaces import smoothed
from imagineart.modelling.model import Floats, Mesh, Strands

_PROFILE = np.array([1.0, 0.95, 0.8, 0.25], np.float32)  # how thick a hair is from root to tip


@dataclass(frozen=True, slots=True, eq=False)
class Spots:
    """Places on a mesh."""

    points: Floats  # (N, 3) m
    normals: Floats  # (N, 3) unit
    colors: Floats | None  # (N, 3) linear, where the mesh has colours


def spots_on(
    mesh: Mesh,
    count: int,
    rng: np.random.Generator,
    density: Callable[[Floats], ArrayLike] | None = None,
) -> Spots:
    """`count` random places on a mesh, as dense as area × `density(points)` (any scale) says."""
    m = mesh if mesh.normals is not None else smoothed(mesh)
    assert m.normals is not None
    a, b, c = (m.vertices[m.triangles[:, i]] for i in range(3))
    weight = np.linalg.norm(np.cross(b - a, c - a), axis=1).astype(float)
    if density is not None:
        weight *= np.asarray(density(((a + b + c) / 3).astype(np.float32)), float)
    face = rng.choice(len(weight), count, p=weight / weight.sum())
    u = rng.random((count, 2)).astype(np.float32)
    u = np.where(u.sum(axis=1, keepdims=True) > 1, 1 - u, u)
    mix = np.c_[1 - u.sum(axis=1), u].astype(np.float32)  # (N, 3) barycentric
    corners = m.triangles[face]

    def at(values: Floats) -> Floats:
        return np.einsum("nk,nkc->nc", mix, values[corners]).astype(np.float32)

    normals = at(m.normals)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-9
    return Spots(at(m.vertices), normals, None if m.colors is None else at(m.colors))


def fur(
    spots: Spots,
    *,
    length: ArrayLike | Callable[[Floats], ArrayLike],
    rng: np.random.Generator,
    flow: Callable[[Floats], ArrayLike] | None = None,
    lift: float = 0.55,
    mess: float = 0.2,
    radius: float = 0.00025,
    floor: float | None = 0.0005,
) -> Strands:
    """A hair on every spot, combed along `flow(points)` (N, 3), any length; down if there is none.

    `length` is in metres, one or a function of the points; `lift` is how far a hair stands up (0
    flat, 1 straight out), `mess` how much hairs differ. No hair reaches below z = `floor`.
    Colours are those of the spots, a little uneven.
    """
    count = len(spots.points)
    tall = length(spots.points) if callable(length) else length
    tall = np.broadcast_to(np.asarray(tall, float), (count,)) * np.clip(
        1 + 0.25 * rng.standard_normal(count), 0.4, 1.7
    )
    way = _combed(spots, flow, mess, rng)
    k = np.linspace(0, 1, 4)
    rise = lift * k * (1.35 - 0.35 * k)
    lay = (1 - 0.5 * lift) * k**1.4
    grow = spots.normals[:, None] * rise[:, None] + way[:, None] * lay[:, None]
    points = spots.points[:, None] + tall[:, None, None] * grow
    if floor is not None:
        points[..., 2] = np.maximum(points[..., 2], floor)
    return Strands(points.astype(np.float32), radius * _PROFILE, _uneven(spots.colors, count, rng))


def grass(
    spots: Spots, *, length: float, rng: np.random.Generator, radius: float = 0.0012
) -> Strands:
    """Blades that stand up from the spots and lean over, each another way."""
    count = len(spots.points)
    turn = rng.uniform(0, 2 * np.pi, count)
    lean = np.abs(rng.normal(0.35, 0.2, count))
    way = np.stack([np.cos(turn) * lean, np.sin(turn) * lean, np.zeros(count)], axis=1)
    tall = length * np.clip(rng.normal(1, 0.3, count), 0.3, 1.9)
    k = np.linspace(0, 1, 4)
    grow = spots.normals[:, None] * (k * (1 - 0.15 * k))[:, None] + way[:, None] * (k**2)[:, None]
    points = spots.points[:, None] + tall[:, None, None] * grow
    return Strands(points.astype(np.float32), radius * _PROFILE, _uneven(spots.colors, count, rng))


def whiskers(
    roots: ArrayLike, tips: ArrayLike, *, sag: float = 0.1, radius: float = 0.0003
) -> Strands:
    """Single hairs from (N, 3) roots to tips, hanging by `sag` of their length at the tip."""
    a, b = np.asarray(roots, float), np.asarray(tips, float)
    k = np.linspace(0, 1, 4)[None, :, None]
    points = a[:, None] + (b - a)[:, None] * k
    points[..., 2] -= sag * np.linalg.norm(b - a, axis=1)[:, None] * k[..., 0] ** 2
    return Strands(points.astype(np.float32), radius * _PROFILE)


def _combed(
    spots: Spots,
    flow: Callable[[Floats], ArrayLike] | None,
    mess: float,
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    """(N, 3) directions along the surface, unit but for the mess."""
    count = len(spots.points)
    way = np.array([0.0, 0.0, -1.0]) if flow is None else np.asarray(flow(spots.points), float)
    way = np.broadcast_to(way, (count, 3))
    way = way - spots.normals * (spots.normals * way).sum(axis=1, keepdims=True)
    way = way / (np.linalg.norm(way, axis=1, keepdims=True) + 1e-6)
    return np.asarray(way + mess * rng.standard_normal((count, 3)))


def _uneven(colors: Floats | None, count: int, rng: np.random.Generator) -> Floats | None:
    if colors is None:
        return None
    light = np.clip(1 + 0.12 * rng.standard_normal((count, 1)), 0.6, 1.4)
    return np.clip(colors * light, 0, 1).astype(np.float32)
