"""What gives a beast life? Eyes that look, lids, a nose, a mouth, ears and whiskers, each where
the face is: found by going outwards from the middle of the skull to the skin.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit import grid, sdf, spline, tube
from imagineart.modelling.kit.noise import fractal, noise
from imagineart.modelling.kit.sdf import Field, meshed
from imagineart.modelling.model import Floats, Material, Mesh, Part, Point, Rgb

Vector = NDArray[np.float64]
ROLLED = 20.0  # degrees by which eyes turn in their sockets
WET = Material("eye", (0.02, 0.02, 0.02), 0.04, specular=0.6, coat=1.0, coat_roughness=0.02)


@dataclass(frozen=True, slots=True)
class Eye:
    """Where an eye is and how it looks, in skull radii."""

    at: Point = (0.42, -0.85, 0.12)  # a direction from the middle of the skull: the left eye
    size: float = 0.24  # radius
    iris: Rgb = (0.30, 0.14, 0.03)
    ring: Rgb = (0.02, 0.012, 0.008)  # about the iris
    white: Rgb = (0.10, 0.06, 0.04)
    pupil: float = 0.5  # radius, in radii of the iris
    slit: float = 1.0  # width of the pupil by its height
    spread: float = 58.0  # radius of the iris, degrees
    wide: float = 58.0  # half the opening of the lids sideways, degrees
    upper: float = 36.0
    lower: float = 34.0
    tilt: float = 8.0  # the outer corner is higher, degrees
    ahead: float = 0.6  # 0 looks where the face goes out, 1 straight ahead
    sunk: float = 0.50  # in radii below the skin
    rim: Rgb = (0.02, 0.014, 0.012)


def outward(field: Field, start: Vector, way: Vector, far: float) -> Vector:
    """(3,) where a ray from inside a field first leaves it within `far` m."""
    t = np.linspace(0, far, 160)
    d = field((start + t[:, None] * way).astype(np.float32))
    leaves = np.flatnonzero((d[:-1] < 0) & (d[1:] >= 0))
    if len(leaves) == 0:
        return start
    i = int(leaves[0])
    share = d[i] / (d[i] - d[i + 1] + 1e-12)
    return np.asarray(start + way * (t[i] + float(np.clip(share, 0, 1)) * (t[1] - t[0])))


def gradient(field: Field, point: Vector, e: float) -> Vector:
    """(3,) unit normal of a field at a point."""
    probes = np.concatenate([point + e * np.eye(3), point - e * np.eye(3)]).astype(np.float32)
    d = field(probes).astype(float)
    n = d[:3] - d[3:]
    return np.asarray(n / (np.linalg.norm(n) + 1e-12))


@dataclass(frozen=True, slots=True, eq=False)
class Socket:
    """An eye in its place at rest."""

    middle: Vector
    radius: float
    gaze: Vector
    side: float  # 1 left, −1 right
    look: Vector | None = None  # where the pupil points; None: along the gaze, as the lids open


def sockets(field: Field, skull: Vector, unit: float, eye: Eye) -> list[Socket]:
    """The two places of the eyes on a head at rest."""
    found = []
    for side in (1.0, -1.0):
        way = _unit(np.array(eye.at) * [side, 1, 1])
        skin = outward(field, skull, way, 3 * unit)
        out = gradient(field, skin, 0.06 * unit)
        gaze = _unit(out * (1 - eye.ahead) + np.array([0, -1.0, 0.05]) * eye.ahead)
        radius = eye.size * unit
        look = met(gaze, np.array([0.0, -1.0, 0.03]))
        found.append(Socket(skin - out * radius * eye.sunk, radius, gaze, side, look))
    return found


def met(gaze: Vector, way: Vector, most: float = ROLLED) -> Vector:
    """(3,) a unit gaze turned towards a way, by at most so many degrees."""
    to = _unit(way)
    apart = float(np.degrees(np.arccos(np.clip(gaze @ to, -1, 1))))
    if apart < 1e-3:
        return to
    part, whole = np.radians(min(apart, most)), np.radians(apart)
    turned = gaze * np.sin(whole - part) + to * np.sin(part)
    return np.asarray(turned / np.sin(whole))


def aside(gaze: Vector) -> float:
    """Degrees by which a head with such eyes turns from what it looks at: none where both look
    ahead, half in profile where each looks to its own side."""
    out = float(np.degrees(np.arctan2(abs(gaze[0]), max(-gaze[1], 1e-6))))
    return float(np.clip(0.6 * (out - 18.0), 0.0, 34.0))


def eyeball(socket: Socket, eye: Eye) -> Mesh:
    """A ball with pupil, iris, ring, white and a spark of light, all painted."""
    frame = _frame(socket.gaze if socket.look is None else socket.look)
    t = np.radians(np.r_[np.linspace(0, eye.spread + 4, 40), np.linspace(eye.spread + 8, 150, 12)])
    a = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    bulge = 1 + 0.05 * np.exp(-((np.degrees(t) / (0.7 * eye.spread)) ** 2))
    local = (
        np.stack(
            [
                np.outer(np.sin(t), np.cos(a)),
                np.outer(np.sin(t), np.sin(a)),
                np.broadcast_to(np.cos(t)[:, None], (len(t), len(a))),
            ],
            axis=-1,
        )
        * (bulge * socket.radius)[:, None, None]
    )
    mesh = grid(local @ frame.T + socket.middle, around=True)
    unit = ((mesh.vertices - socket.middle) @ frame) / socket.radius
    return Mesh(mesh.vertices, mesh.triangles, mesh.normals, _eye_colors(unit, eye, socket.side))


def _eye_colors(p: NDArray[np.floating], eye: Eye, side: float) -> Floats:
    """(N, 3) colours at points of a unit ball that looks along +z, +y up."""
    p = p / np.linalg.norm(p, axis=1, keepdims=True)
    degrees = np.degrees(np.arccos(np.clip(p[:, 2], -1, 1)))
    r = degrees / eye.spread
    a = np.arctan2(p[:, 1], p[:, 0])
    fibres = noise(np.stack([np.cos(a) * 9, np.sin(a) * 9, r * 1.2], 1), 1.0, 5)
    iris = np.array(eye.iris) * (0.7 + 0.35 * fibres + 0.35 * np.clip(0.85 - r, 0, 1))[:, None]
    iris = (
        iris * (1.0 - 0.75 * np.clip(p[:, 1] / np.sin(np.radians(eye.spread)), -0.25, 1))[:, None]
    )
    color = _mix(iris, eye.ring, _step(r, 0.78, 0.97))
    color = _mix(color, eye.white, _step(r, 1.0, 1.06))
    across = np.hypot(p[:, 0] / eye.slit, p[:, 1]) / np.sin(np.radians(eye.spread))
    color = _mix(
        color, (0.004, 0.004, 0.004), 1 - _step(across, eye.pupil - 0.04, eye.pupil + 0.03)
    )
    spark = _unit(np.array([-0.30, 0.34, 0.9]))
    near = np.degrees(np.arccos(np.clip(p @ spark, -1, 1)))
    color = _mix(color, (0.9, 0.9, 0.9), 0.95 * (1 - _step(near, 7.0, 9.5)))
    return np.asarray(np.clip(color, 0.003, 0.92), np.float32)


def lids(socket: Socket, eye: Eye, opening: float, paint: Callable[[Floats], Floats]) -> Mesh:
    """Lids about an eye, `opening` 0 shut … 1; dark at the rim, painted like the skin beyond."""
    frame = _frame(socket.gaze)
    rim = _lid_rim(eye, opening, socket.side)
    beyond = 118.0 * rim[1]
    share = np.array([0.0, 0.02, 0.07, 0.15, 0.3, 0.5, 0.75, 1.0])
    radius = np.array([1.0, 1.06, 1.11, 1.13, 1.12, 1.08, 1.02, 0.95])
    flat = rim[0] + (beyond - rim[0]) * share[:, None, None]
    away = np.linalg.norm(flat, axis=-1, keepdims=True) + 1e-6
    sine, cosine = np.sin(np.radians(away)), np.cos(np.radians(away))
    local = np.concatenate([sine * flat / away, cosine], -1) * radius[:, None, None]
    mesh = grid(local * socket.radius @ frame.T + socket.middle, around=True)
    skin = paint(mesh.vertices)
    dark = 1 - _step(_from_rim((mesh.vertices - socket.middle) @ frame, rim[0]), 4.0, 11.0)
    return Mesh(
        mesh.vertices, mesh.triangles, mesh.normals, _mix(skin, eye.rim, dark).astype(np.float32)
    )


def _lid_rim(eye: Eye, opening: float, side: float) -> Floats:
    """(2, 64, 2): the rim of the lids in degrees from the gaze, and the ways out from it.

    A shut eye's rims meet in one line under the middle; each lid still spreads to its own side.
    """
    a = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    x, y = np.cos(a), np.sin(a)
    shut = 0.25 * eye.lower
    upper = -shut + (eye.upper + shut) * opening
    lower = shut + 1.5 + (eye.lower - shut - 1.5) * opening
    bow = np.where(y > 0, upper, -lower) * np.abs(y) ** 1.15
    tilt = np.radians(eye.tilt) * side
    turn = np.array([[np.cos(tilt), -np.sin(tilt)], [np.sin(tilt), np.cos(tilt)]])
    rim = np.stack([eye.wide * x, bow], -1) @ turn.T
    out = np.stack([x, y], -1) @ turn.T
    open_out = rim / (np.linalg.norm(rim, axis=-1, keepdims=True) + 1e-6)
    return np.asarray([rim, out + (open_out - out) * opening])


def _from_rim(local: Vector, rim: Floats) -> Floats:
    """(V,) degrees between points about an eye, the gaze along z, and the nearest of its rim."""
    away = np.degrees(np.arccos(np.clip(local[:, 2] / np.linalg.norm(local, axis=1), -1, 1)))
    ways = local[:, :2] / (np.linalg.norm(local[:, :2], axis=1, keepdims=True) + 1e-9)
    flat = ways * away[:, None]
    return np.asarray(np.linalg.norm(flat[:, None] - rim[None], axis=-1).min(axis=1))


def nose(at: Vector, out: Vector, size: float, color: Rgb, *, shape: str = "dog") -> Part:
    """Nose leather with nostrils: wide as 2 × `size`, m, on the tip of a muzzle."""
    pad = sdf.ellipsoid((1.0, 0.62, 0.70), (0, 0.05, 0.0))
    if shape == "cat":
        pad = sdf.union(
            sdf.capsule((-0.62, 0.1, 0.30), (0.62, 0.1, 0.30), 0.34),
            sdf.capsule((0, 0.0, 0.1), (0, 0.0, -0.52), 0.36, 0.16),
            k=0.4,
        )
    else:
        pad = pad | sdf.ellipsoid((0.72, 0.5, 0.4), (0, -0.12, 0.22)).k(0.3)
    hole = sdf.ellipsoid((0.24, 0.4, 0.17), (0.46, -0.45, -0.05)).turned("y", -18)
    slot = sdf.capsule((0.62, -0.30, -0.2), (0.98, 0.0, -0.32), 0.10)
    pad = (pad - hole.mirrored().k(0.1)) - slot.mirrored().k(0.1)
    pad = pad - sdf.capsule((0, -0.75, -0.2), (0, -0.4, -0.9), 0.07).k(0.12)
    mesh = meshed(pad, cells=44, paint=lambda p: _leather(p, color))
    frame = np.stack([np.array([1.0, 0, 0]), -out, np.cross(np.array([1.0, 0, 0]), -out)], axis=1)
    frame /= np.linalg.norm(frame, axis=0)
    placed = (mesh.vertices * size) @ frame.T + at
    assert mesh.normals is not None
    done = Mesh(
        placed.astype(np.float32),
        mesh.triangles,
        (mesh.normals @ frame.T).astype(np.float32),
        mesh.colors,
    )
    return Part(
        done, Material("nose", color, 0.5, coat=0.18, coat_roughness=0.35), "nose", tinted=False
    )


def _leather(p: Floats, color: Rgb) -> Floats:
    tone = 1 + 0.25 * noise(p, 0.12, 3) + 0.15 * noise(p, 0.5, 4)
    hole = (
        ((np.abs(p[:, 0]) - 0.46) / 0.26) ** 2
        + ((p[:, 1] + 0.40) / 0.33) ** 2
        + ((p[:, 2] + 0.05) / 0.22) ** 2
    )
    return np.asarray(np.array(color) * tone[:, None] * np.clip(hole, 0.12, 1)[:, None], np.float32)


def line(points: ArrayLike, radius: float, color: Rgb, name: str = "mouth") -> Part:
    """A dark seam along (N, 3) points: lips, the edge of a mouth."""
    path = spline(points, 28)
    thick = radius * np.sin(np.pi * np.linspace(0.08, 0.92, 28)) ** 0.5
    return Part(tube(path, thick, sides=8), Material("lip", color, 0.5), name, tinted=False)


@dataclass(frozen=True, slots=True)
class Ear:
    """An ear in skull radii: a cupped sheet from its root along a bent way."""

    at: Point = (0.55, 0.05, 0.75)  # a direction from the middle of the skull: the left ear
    length: float = 0.8
    width: float = 0.7
    up: Point = (0.35, 0.0, 1.0)  # the way it grows
    face: Point = (0.35, -1.0, 0.0)  # the way its opening looks
    droop: float = 0.0  # degrees its tip bends towards its face
    fold: float = 0.35  # where along it bends
    tip: float = 1.0  # 0.3 round … 1 pointed
    root: float = 0.75  # width at the root, in widths
    cup: float = 0.55  # depth, in half widths
    inner: Rgb = (0.50, 0.32, 0.26)
    thick: float = 0.05
    back: Rgb | None = None  # another colour of its outer side


def ear(root: Vector, unit: float, shape: Ear, side: float) -> tuple[Mesh, NDArray[np.float32]]:
    """(mesh, (V,) 1 on the inner side) of an ear at rest; rows run from root to tip."""
    up = _unit(np.array(shape.up) * [side, 1, 1])
    front = np.array(shape.face, float) * [side, 1, 1]
    front = _unit(front - up * (front @ up))
    across = np.cross(up, front) * -1.0
    rows, columns = 22, 17
    v = np.linspace(-0.10, 1, rows)
    bend = np.radians(shape.droop) * _smooth((v - shape.fold) / 0.4)
    step = shape.length * unit * np.gradient(v)
    way = np.cos(bend)[:, None] * up + np.sin(bend)[:, None] * front
    face = np.cos(bend)[:, None] * front - np.sin(bend)[:, None] * up
    spine = root + np.cumsum(way * step[:, None], axis=0) - way[0] * step[0] * 3
    w = np.clip(v, 0, 1)
    body = shape.root + (1 - shape.root) * np.sin(np.pi * np.clip(w / 0.75, 0, 1) / 2)
    half = (
        shape.width
        * unit
        / 2
        * body
        * np.clip(1 - w ** (2.2 / shape.tip), 0, 1) ** (0.5 + 0.3 * shape.tip)
    )
    u = np.linspace(-1, 1, columns)
    depth = shape.cup * (1 - 0.55 * w)
    angle = u * (0.35 + 1.05 * shape.cup)
    x = np.outer(half, np.sin(angle) / np.sin(0.35 + 1.05 * shape.cup))
    y = (half * depth)[:, None] * (1 - np.cos(angle)) * 1.6
    inner = spine[:, None] + x[..., None] * across + y[..., None] * face[:, None]
    thick = shape.thick * unit * (1 - 0.6 * w)[:, None, None]
    shell = np.concatenate([inner, (inner - face[:, None] * thick)[:, ::-1]], axis=1)
    mesh = grid(shell, around=True, flip=side < 0)
    column = np.tile(np.r_[np.arange(2 * columns), 0], rows)
    inside = ((column > 0) & (column < columns - 1)).astype(np.float32)
    return _kept(mesh, shell, inside, side < 0)


def _kept(
    mesh: Mesh, shell: NDArray[np.float64], inside: NDArray[np.float32], flip: bool
) -> tuple[Mesh, NDArray[np.float32]]:
    """The mesh with one vertex a grid point, so that sides can be told."""
    from imagineart.modelling.kit.surfaces import quads

    p = np.concatenate([shell, shell[:, :1]], axis=1)
    a, b = p.shape[:2]
    flat = p.reshape(-1, 3)
    t = quads(a, b, flip)
    n = np.zeros_like(flat)
    corner = flat[t]
    face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    for i in range(3):
        np.add.at(n, t[:, i], face)
    seam = n.reshape(a, b, 3)
    both = seam[:, 0] + seam[:, -1]
    seam[:, 0] = seam[:, -1] = both
    n = seam.reshape(-1, 3)
    n /= np.linalg.norm(n, axis=1, keepdims=True) + 1e-15
    return Mesh(flat.astype(np.float32), t, n.astype(np.float32)), inside


def whisker_ends(
    field: Field,
    pad: Vector,
    unit: float,
    count: int,
    length: float,
    side: float,
    rng: np.random.Generator,
) -> tuple[Vector, Vector]:
    """Roots and tips of whiskers on one side of a muzzle."""
    fan = np.linspace(-0.5, 0.5, count)
    way = np.stack([side * np.ones(count), -0.15 + 0.3 * rng.random(count), 0.75 * fan - 0.08], 1)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    start = pad + np.stack(
        [np.zeros(count), 0.22 * unit * (rng.random(count) - 0.3), 0.22 * unit * fan], axis=1
    )
    roots = np.array([outward(field, s, w, unit) for s, w in zip(start, way, strict=True)])
    return roots - 0.01 * unit * way, roots + way * length * rng.uniform(0.75, 1.1, count)[:, None]


def bumps(points: Floats, size: float, seed: int) -> Floats:
    """(N,) wrinkles of bare skin, about −1…1."""
    return fractal(points * np.array([1, 1, 1.6], np.float32), size, seed, octaves=3)


def _frame(gaze: Vector) -> Vector:
    """(3, 3) columns: right of the looker's picture, up, gaze."""
    side = _unit(np.cross(np.array([0, 0, 1.0]), gaze))
    return np.stack([side, np.cross(gaze, side), gaze], axis=1)


def _unit(v: ArrayLike) -> Vector:
    a = np.asarray(v, float)
    return np.asarray(a / (np.linalg.norm(a) + 1e-12))


def _step(x: NDArray[np.floating], low: float, high: float) -> NDArray[np.floating]:
    return _smooth((x - low) / (high - low))


def _smooth(t: NDArray[np.floating]) -> NDArray[np.floating]:
    t = np.clip(t, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def _mix(a: ArrayLike, b: ArrayLike, share: ArrayLike) -> NDArray[np.floating]:
    s = np.asarray(share)[..., None]
    return np.asarray(np.asarray(a) * (1 - s) + np.asarray(b) * s)
