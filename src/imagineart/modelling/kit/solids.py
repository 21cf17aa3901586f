"""Which hard shapes are there? Turned, swept, lofted, extruded and bevelled things, as meshes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit.curves import circle, frames
from imagineart.modelling.kit.surfaces import boxed_uvs, combined, grid, quads, smoothed
from imagineart.modelling.model import Mesh, Point


def lathe(profile: ArrayLike, *, segments: int = 96, crease: float = 35.0) -> Mesh:
    """An outline of (N, 2) points (radius, height) turned about z.

    The outside is to the right of the way the outline runs: upwards on an outer wall, inwards over
    a rim, down inside. Bends sharper than `crease` degrees stay sharp edges; curves come from
    `spline` and `rounded`.
    """
    p = np.asarray(profile, float)
    t = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    r, z = np.maximum(p[:, :1], 0.0), p[:, 1:]
    points = np.stack([r * np.cos(t), r * np.sin(t), np.broadcast_to(z, (len(p), segments))], -1)
    return grid(points, around=True, crease=crease)


def tube(
    path: ArrayLike,
    radius: ArrayLike,
    *,
    sides: int = 16,
    squash: float = 1.0,
    capped: bool = True,
    up: Sequence[float] = (0.0, 0.0, 1.0),
) -> Mesh:
    """A pipe along an (N, 3) path; `radius` is one number or (N,). `squash` flattens it along `up`.

    Handles, wires, horns, stems, neon. Capped ends are domes.
    """
    r = np.broadcast_to(np.asarray(radius, float), (len(np.asarray(path)),))
    p, r = _domed(np.asarray(path, float), r) if capped else (np.asarray(path, float), r)
    return sweep(p, circle(1.0, sides, squash=squash), scale=r, capped=False, up=up, crease=180.0)


def sweep(
    path: ArrayLike,
    outline: ArrayLike,
    *,
    scale: ArrayLike = 1.0,
    twist: float = 0.0,
    capped: bool = True,
    up: Sequence[float] = (0.0, 0.0, 1.0),
    crease: float = 35.0,
) -> Mesh:
    """A closed (M, 2) outline carried along an (N, 3) path, scaled by (N,) and twisted by degrees.

    The outline's x lies to the side, its y towards `up`.
    """
    p, section = np.asarray(path, float), np.asarray(outline, float)
    s = np.broadcast_to(np.asarray(scale, float), (len(p),))
    turn = np.radians(np.linspace(0, twist, len(p)))
    c, si = np.cos(turn)[:, None], np.sin(turn)[:, None]
    x = (c * section[:, 0] - si * section[:, 1]) * s[:, None]
    y = (si * section[:, 0] + c * section[:, 1]) * s[:, None]
    f = frames(p, up)
    rings = p[:, None] + x[..., None] * f[:, None, :, 0] + y[..., None] * f[:, None, :, 1]
    return loft(rings, capped=capped, crease=crease)


def loft(rings: ArrayLike, *, capped: bool = True, crease: float = 35.0) -> Mesh:
    """A skin over (A, B, 3) closed rings, counter-clockwise seen from the last; flat caps.

    u runs from ring to ring, so that grain follows legs, rails and handles.
    """
    r = np.asarray(rings, float)
    wall = grid(r, around=True, crease=crease)
    wall = replace(wall, uvs=None if wall.uvs is None else wall.uvs[:, ::-1].copy())
    if not capped:
        return wall
    return combined([wall, polygon(r[0][::-1]), polygon(r[-1])])


def ribbon(path: ArrayLike, width: ArrayLike, *, up: Sequence[float] = (0.0, 0.0, 1.0)) -> Mesh:
    """A flat band along an (N, 3) path, `width` one number or (N,), lying across `up`."""
    p = np.asarray(path, float)
    w = np.broadcast_to(np.asarray(width, float), (len(p),))[:, None, None] / 2
    side = frames(p, up)[:, None, :, 0]
    return grid(p[:, None] + side * w * np.array([-1.0, 1.0])[None, :, None], flip=True)


def polygon(points: ArrayLike) -> Mesh:
    """A flat face over a closed, possibly concave (N, 3) outline, counter-clockwise."""
    p = np.asarray(points, float)
    n = np.cross(p, np.roll(p, -1, axis=0)).sum(axis=0)
    n /= np.linalg.norm(n) + 1e-30
    x = np.roll(p, -1, axis=0)[0] - p[0]
    x -= n * (x @ n)
    x /= np.linalg.norm(x) + 1e-30
    flat = np.stack([p @ x, p @ np.cross(n, x)], axis=1)
    return Mesh(
        p.astype(np.float32),
        _triangulated([flat]),
        np.tile(n, (len(p), 1)).astype(np.float32),
        uvs=flat.astype(np.float32),
    )


def _triangulated(outlines: Sequence[NDArray[np.float64]]) -> NDArray[np.int32]:
    import manifold3d

    return np.asarray(manifold3d.triangulate([np.asarray(o) for o in outlines]), np.int32)


def bevelled_box(
    size: Point, *, bevel: float = 0.003, at: Point = (0.0, 0.0, 0.0), steps: int = 2
) -> Mesh:
    """A box of `size` (width, depth, height) about `at` with round edges.

    It has 12 (2 steps + 1)² triangles; u runs along the longer way of each side, as grain does.
    """
    mesh = _box(tuple(float(s) for s in size), float(bevel), steps)
    return replace(mesh, vertices=mesh.vertices + np.array(at, np.float32))


@lru_cache(maxsize=512)
def _box(size: tuple[float, ...], bevel: float, steps: int) -> Mesh:
    """A box about the origin: walls and windows are of the same few, many times."""
    b = min(bevel, min(size) / 2.001)
    inner = np.array(size, float) / 2 - b
    return combined([_box_side(a, s, inner, b, steps) for a in range(3) for s in (-1, 1)])


def cushion(
    size: Point,
    at: Point = (0.0, 0.0, 0.0),
    *,
    square: float = 5.0,
    crown: float = 0.25,
    cells: int = 20,
) -> Mesh:
    """A stuffed box of `size` about `at`: a superellipsoid of power `square`.

    `crown` is how much thinner it is at its rim: 0.2 a seat, 0.8 a pillow.
    """
    s = np.tan(np.radians(np.linspace(-45, 45, cells + 1)))
    sides = []
    for axis in range(3):
        for sign in (-1, 1):
            n = np.empty((cells + 1, cells + 1, 3))
            n[..., axis] = sign
            n[..., (axis + 1) % 3], n[..., (axis + 2) % 3] = s[None, :], s[:, None]
            sides.append(grid(_stuffed(n, size, square, crown), flip=sign < 0))
    soft = smoothed(combined([replace(side, uvs=None) for side in sides]), 180.0)
    return boxed_uvs(replace(soft, vertices=soft.vertices + np.array(at, np.float32)))


def _stuffed(
    n: NDArray[np.float64], size: Point, square: float, crown: float
) -> NDArray[np.float64]:
    """Directions → points: |x|ᵖ + |y|ᵖ + |z|ᵖ = 1, flattened towards the rim, at full size."""
    p = n / (np.abs(n) ** square).sum(axis=-1, keepdims=True) ** (1 / square)
    inner = (1 - np.clip(np.abs(p[..., 0]), 0, 1) ** 3) * (
        1 - np.clip(np.abs(p[..., 1]), 0, 1) ** 3
    )
    p[..., 2] *= 1 - crown + crown * np.sqrt(inner)
    return np.asarray(p * np.array(size) / 2)


def grained(mesh: Mesh, rng: np.random.Generator) -> Mesh:
    """The same mesh cut from another place of the board: its uvs are shifted at random."""
    if mesh.uvs is None:
        return mesh
    shift = rng.uniform(0, 3, 2).astype(np.float32)
    return replace(mesh, uvs=mesh.uvs + shift)


def _box_side(axis: int, sign: int, inner: NDArray[np.float64], bevel: float, steps: int) -> Mesh:
    """One side with its share of the round edges: directions on a ball about the inner corners."""
    tangent = np.tan(np.radians(np.linspace(0, 45, steps + 1)))
    s = np.r_[-tangent[::-1], tangent]
    half = np.sign(np.arange(len(s)) - steps - 0.5)
    j, k = (axis + 1) % 3, (axis + 2) % 3
    n, centre = np.empty((len(s), len(s), 3)), np.empty((len(s), len(s), 3))
    n[..., axis], n[..., j], n[..., k] = sign, s[None, :], s[:, None]
    n /= np.linalg.norm(n, axis=2, keepdims=True)
    centre[..., axis] = sign * inner[axis]
    centre[..., j], centre[..., k] = half[None, :] * inner[j], half[:, None] * inner[k]
    flat = (centre + bevel * n).reshape(-1, 3).astype(np.float32)
    u, v = sorted((j, k), key=lambda i: (-inner[i], i))  # grain runs along the longer side
    uv = flat[:, [u, v]]
    return Mesh(flat, quads(len(s), len(s), sign < 0), n.reshape(-1, 3).astype(np.float32), uvs=uv)


def extruded(
    outline: ArrayLike,
    height: float,
    *,
    holes: Sequence[ArrayLike] = (),
    bevel: float = 0.0,
    steps: int = 2,
    crease: float = 35.0,
) -> Mesh:
    """A closed (M, 2) outline raised from z = 0 to `height`, edges rounded by `bevel` metres.

    Outlines may wind either way. Letters, brackets, biscuits, table tops.
    """
    loops = [_wound(outline, 1), *(_wound(h, -1) for h in holes)]
    b = min(bevel, height / 2.001)
    t = np.radians(np.linspace(0, 90, steps + 1)) if b > 0 else np.array([np.pi / 2])
    inset = np.r_[b * (1 - np.sin(t)), b * (1 - np.sin(t))[::-1]]
    level = np.r_[b * (1 - np.cos(t)), height - b * (1 - np.cos(t))[::-1]]
    walls = [_wall(loop, inset, level, crease) for loop in loops]
    flat = [_inset(loop, float(inset[0])) for loop in loops]
    return combined([*walls, _lid(flat, 0.0), _lid(flat, height)])


def _wall(
    loop: NDArray[np.float64], inset: NDArray[np.float64], level: NDArray[np.float64], crease: float
) -> Mesh:
    rings = [
        np.c_[_inset(loop, float(i)), np.full(len(loop), z)]
        for i, z in zip(inset, level, strict=True)
    ]
    return grid(np.array(rings), around=True, crease=crease)


def _lid(loops: Sequence[NDArray[np.float64]], z: float) -> Mesh:
    flat = np.concatenate(loops)
    t = _triangulated(loops)
    up = 1.0 if z > 0 else -1.0
    vertices = np.c_[flat, np.full(len(flat), z)].astype(np.float32)
    normals = np.tile(np.array([0, 0, up], np.float32), (len(flat), 1))
    return Mesh(vertices, t if up > 0 else t[:, ::-1].copy(), normals, uvs=flat.astype(np.float32))


def _wound(outline: ArrayLike, way: int) -> NDArray[np.float64]:
    p = np.asarray(outline, float)
    x, y = p.T
    area = float(x @ np.roll(y, -1) - y @ np.roll(x, -1))
    return p if area * way > 0 else p[::-1].copy()


def _inset(loop: NDArray[np.float64], by: float) -> NDArray[np.float64]:
    """A counter-clockwise loop moved inwards along its mitres."""
    edge = np.roll(loop, -1, axis=0) - loop
    edge /= np.linalg.norm(edge, axis=1, keepdims=True) + 1e-15
    inward = np.stack([-edge[:, 1], edge[:, 0]], axis=1)
    mitre = inward + np.roll(inward, 1, axis=0)
    mitre /= np.maximum((mitre * inward).sum(axis=1, keepdims=True), 0.25)
    return loop + by * mitre


def ball(radius: float, at: Point = (0.0, 0.0, 0.0), *, segments: int = 32) -> Mesh:
    """A ball about `at`."""
    t = np.radians(np.linspace(-90, 90, segments // 2 + 1))
    mesh = lathe(np.c_[radius * np.cos(t), radius * np.sin(t)], segments=segments, crease=180.0)
    return replace(mesh, vertices=mesh.vertices + np.array(at, np.float32))


def rod(
    start: Point,
    end: Point,
    radius: float,
    *,
    end_radius: float | None = None,
    sides: int = 20,
    bevel: float = 0.0015,
    level: bool = False,
) -> Mesh:
    """A round bar with bevelled ends, cut level where it is a leg; with `end_radius` it tapers."""
    a, b = np.array(start, float), np.array(end, float)
    last = radius if end_radius is None else end_radius
    e = min(bevel / float(np.linalg.norm(b - a)), 0.25)
    path = a + np.array([0, e, 1 - e, 1])[:, None] * (b - a)
    thick = np.maximum([radius - bevel, radius, last, last - bevel], 1e-5)
    side, up = np.eye(3)[:2] if level else frames(np.stack([a, b]))[0].T[:2]
    ring = circle(1.0, sides)
    around = ring[:, :1] * side + ring[:, 1:] * up
    return loft(path[:, None] + thick[:, None, None] * around, crease=50.0)


def leg(
    bottom: Point,
    top: Point,
    size: tuple[float, float],
    *,
    taper: float = 1.0,
    bevel: float = 0.003,
) -> Mesh:
    """A square bar of `size` (width, depth) from `bottom` to `top`, `taper` times as thick below.

    Its ends are level: legs, rails, posts and slats.
    """
    a, b = np.array(bottom, float), np.array(top, float)
    length = float(np.linalg.norm(b - a))
    bar = bevelled_box((size[0], size[1], length), bevel=bevel)
    up = (bar.vertices[:, 2:] / length + 0.5).astype(float)
    thick = taper + (1 - taper) * up
    flat = np.c_[bar.vertices[:, :2] * thick, np.zeros(len(up))]
    vertices = (flat + a + up * (b - a)).astype(np.float32)
    return smoothed(replace(bar, vertices=vertices, normals=None), 40.0)


def _domed(
    path: NDArray[np.float64], radius: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A path with round ends: five rings of a half ball at either end."""
    t = np.radians(np.linspace(0, 72, 4))[::-1]
    out, shrink = np.sin(np.r_[np.pi / 2, t]), np.cos(np.r_[np.pi / 2, t])
    first, last = path[0] - path[1], path[-1] - path[-2]
    first, last = (d / (np.linalg.norm(d) + 1e-15) for d in (first, last))
    head = path[0] + (out[:-1] * radius[0])[:, None] * first
    tail = path[-1] + (out[:-1] * radius[-1])[::-1][:, None] * last
    return (
        np.concatenate([head, path, tail]),
        np.concatenate([shrink[:-1] * radius[0], radius, (shrink[:-1] * radius[-1])[::-1]]),
    )
