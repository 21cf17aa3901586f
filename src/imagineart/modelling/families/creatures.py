"""Small, strange and fabled beasts: insects, molluscs, crabs, reptiles, dragons, dinosaurs.

Each kind is a short recipe over soft fields, tubes and sheets; a row gives its size and colours.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.beasts import face as faces
from imagineart.modelling.beasts.anatomy import Fur, Head, Legs, Neck, Quadruped, Tail, Trunk
from imagineart.modelling.beasts.coats import Coat, step
from imagineart.modelling.beasts.face import Ear, Eye
from imagineart.modelling.beasts.pelt import hairs, rooted
from imagineart.modelling.beasts.poses import NAMES
from imagineart.modelling.beasts.quadruped import above_ground, quadruped
from imagineart.modelling.kit import combined, grid, moved, painted, sdf, sized, spline, spots, tube
from imagineart.modelling.kit.noise import fractal
from imagineart.modelling.kit.sdf import Field, meshed
from imagineart.modelling.model import (
    Anchor,
    Floats,
    Material,
    Mesh,
    Model,
    Part,
    Point,
    Rgb,
    bounds_of,
)
from imagineart.modelling.registry import Family, Order

Vector = NDArray[np.float64]
POSES = ("stand", "fly", "rest", *(n for n in NAMES if n != "stand"))


@dataclass(frozen=True, slots=True)
class Creature:
    """One creature: its recipe, size in metres and colours; `beast` where it goes on four legs."""

    kind: str
    size: float
    color: Rgb
    mark: Rgb = (0.02, 0.018, 0.016)
    pale: Rgb = (0.7, 0.62, 0.45)
    pattern: str = "plain"
    beast: Quadruped | None = None
    cute: float = 0.0  # 0–1: a large head with large eyes, of a beast


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """What a recipe is given."""

    row: Creature
    noun: str
    pose: str
    rng: np.random.Generator
    seed: int

    def skin(self, roughness: float = 0.4, coat: float = 0.3) -> Material:
        """The creature's surface."""
        return Material(
            f"{self.noun} skin",
            self.row.color,
            roughness,
            coat=coat,
            coat_roughness=0.2,
            subsurface=0.25,
        )


def build(order: Order[Creature]) -> Model:
    """The creature, standing on z = 0."""
    row, rng = order.params, order.rng
    if row.beast is not None:
        cute = max(row.cute, row.beast.cute)
        return quadruped(order.noun, replace(row.beast, cute=cute), order.pose, rng)
    job = _Job(row, order.noun, order.pose, rng, int(rng.integers(1 << 30)))
    parts = tuple(RECIPES[row.kind](job))
    parts = _sized(parts, row.size, rng)
    solid = [p for p in parts if isinstance(p.shape, Mesh)]
    low, high = bounds_of(solid)
    up = (0.0, 0.0, -float(low[2]))
    middle = (low + high) / 2
    anchors = {
        "top": Anchor((float(middle[0]), float(middle[1]), float(high[2]))),
        "back": Anchor((float(middle[0]), float(middle[1]), float(high[2]))),
        "mouth": Anchor((float(middle[0]), float(low[1]), float(middle[2]))),
    }
    model = moved(Model(order.noun, parts, anchors), up)
    return replace(model, parts=tuple(above_ground(p) for p in model.parts))


def _sized(parts: tuple[Part, ...], size: float, rng: np.random.Generator) -> tuple[Part, ...]:
    """Recipes work in a unit of their own; the row says how many metres it is.

    No two are quite alike: each is a few hundredths wider, longer or taller than the row.
    """
    x, y, z = (size * float(rng.uniform(0.96, 1.04)) for _ in range(3))
    return sized(parts, (x, y, z))


# --- helpers ----


def _eyes(
    shape: Field, skull: Point, unit: float, eye: Eye, paint: Callable[[Floats], Floats]
) -> list[Part]:
    """A pair of eyes with lids on a soft head."""
    parts = []
    for socket in faces.sockets(shape, np.array(skull), unit, eye):
        parts.append(Part(faces.eyeball(socket, eye), faces.WET, "eyes", tinted=False))
        lids = faces.lids(socket, eye, 1.0, paint)
        parts.append(Part(lids, Material("lid", (0.3, 0.3, 0.3), 0.5), "lids"))
    return parts


def _balls(places: Sequence[Point], radius: float, color: Rgb, name: str = "eyes") -> Part:
    """Plain shining eyes with a spark painted on."""
    meshes = []
    for at in places:
        side = 1.0 if at[0] > 0 else -1.0
        socket = faces.Socket(np.array(at), radius, np.array([0.62 * side, -0.75, 0.2]), side)
        eye = Eye(iris=color, pupil=0.2, spread=100, ring=color, white=color)
        meshes.append(faces.eyeball(socket, eye))
    return Part(combined(meshes), faces.WET, name, tinted=False)


def _limb(points: Sequence[Point], radii: Sequence[float], sides: int = 12) -> Mesh:
    rows = spline(np.c_[np.array(points, float), np.array(radii, float)], 6 * len(points))
    return tube(rows[:, :3], np.maximum(rows[:, 3], 0.002), sides=sides)


def _colored(mesh: Mesh, color: Rgb, seed: int, size: float = 0.1) -> Mesh:
    return painted(
        mesh,
        lambda p: np.clip(
            np.array(color) * (1 + 0.2 * fractal(p, size, seed))[:, None], 0.004, 0.85
        ).astype(np.float32),
    )


def _mix(a: Rgb | Vector, b: Rgb | Vector, share: NDArray[np.floating]) -> Vector:
    return np.asarray(np.asarray(a) * (1 - share[:, None]) + np.asarray(b) * share[:, None])


def _fuzz(mesh: Mesh, length: float, count: int, radius: float, rng: np.random.Generator) -> Part:
    assert mesh.colors is not None
    flow = np.tile([0.0, 1.0, -0.2], (len(mesh.vertices), 1)).astype(np.float32)
    n = len(mesh.vertices)
    roots = rooted(
        mesh, mesh.colors, flow, np.full(n, length, np.float32), np.ones(n, np.float32), count, rng
    )
    made = hairs(roots, rng, radius=radius, lift=0.7, mess=0.3, clump=0.3, floor=-1e9)
    return Part(made, Material("fuzz", (0.3, 0.2, 0.1), 0.6), "fuzz")


# --- butterfly, bee, ladybird, spider ----

FORE = (
    (0.0, 0.0),
    (0.25, -0.22),
    (0.60, -0.46),
    (0.92, -0.56),
    (1.0, -0.48),
    (0.95, -0.22),
    (0.80, 0.02),
    (0.55, 0.16),
    (0.2, 0.12),
)
HIND = (
    (0.0, 0.0),
    (0.25, -0.02),
    (0.55, 0.06),
    (0.72, 0.26),
    (0.68, 0.50),
    (0.55, 0.66),
    (0.47, 0.90),
    (0.40, 0.70),
    (0.22, 0.52),
    (0.05, 0.22),
)


def _butterfly(job: _Job) -> list[Part]:
    """Wings are fans of points from the body to an outline, painted by veins and margin."""
    angle = {"rest": 66.0, "fly": 34.0}.get(job.pose, 22.0)
    wings = []
    for side in (1.0, -1.0):
        for outline, at, lift in (
            (FORE, (0.03, -0.10, 0.04), angle),
            (HIND, (0.03, 0.0, 0.03), angle - 7),
        ):
            wings.append(_wing(job, outline, at, lift, side))
    body = combined(
        [
            _limb([(0, -0.17, 0.02), (0, -0.08, 0.035), (0, 0.02, 0.02)], [0.045, 0.062, 0.04]),
            _limb([(0, 0.0, 0.02), (0, 0.18, 0.0), (0, 0.42, -0.05)], [0.035, 0.048, 0.012]),
            _limb([(0, -0.20, 0.035), (0, -0.24, 0.04)], [0.045, 0.04]),
        ]
    )
    feelers = [
        _limb(
            [(s * 0.02, -0.25, 0.06), (s * 0.12, -0.42, 0.18), (s * 0.22, -0.58, 0.20)],
            [0.007, 0.005, 0.013],
            8,
        )
        for s in (1, -1)
    ]
    legs = [
        _limb(
            [(s * 0.03, y, 0), (s * 0.12, y + d, -0.06), (s * 0.17, y + 1.6 * d, -0.20)],
            [0.010, 0.008, 0.005],
            8,
        )
        for s in (1, -1)
        for y, d in ((-0.14, -0.08), (-0.09, 0.02), (-0.04, 0.1))
    ]
    dark = _colored(combined([body, *feelers, *legs]), (0.035, 0.025, 0.02), job.seed)
    return [
        Part(
            combined(wings),
            Material("wing", job.row.color, 0.45, translucency=0.25, sheen=0.3),
            "wings",
        ),
        Part(dark, Material("body", (0.03, 0.025, 0.02), 0.5, sheen=0.4), "body", tinted=False),
        _fuzz(
            replace(_colored(body, (0.05, 0.035, 0.025), job.seed)), 0.035, 1500, 0.0022, job.rng
        ),
        _balls([(s * 0.035, -0.255, 0.05) for s in (1, -1)], 0.03, (0.03, 0.02, 0.015)),
    ]


def _wing(
    job: _Job, outline: Sequence[tuple[float, float]], at: Point, lift: float, side: float
) -> Mesh:
    edge = spline(np.array(outline), 72, closed=True)
    v = np.linspace(0.02, 1, 26)
    root = np.array([0.04, 0.01])
    flat = root + (edge[None] - root) * v[:, None, None]
    x, y = flat[..., 0], flat[..., 1]
    a = np.radians(lift)
    bow = 0.05 * np.sin(x * 3.0)
    p = np.stack(
        [
            side * (at[0] + x * np.cos(a) - bow * np.sin(a)),
            at[1] + y,
            at[2] + x * np.sin(a) + bow * np.cos(a),
        ],
        axis=-1,
    )
    mesh = grid(p, around=True, flip=side < 0)
    uv = np.stack(
        [
            np.concatenate([q, q[:, :1]], axis=1).reshape(-1)
            for q in (x, y, np.broadcast_to(v[:, None], x.shape))
        ],
        axis=1,
    )
    turn = np.broadcast_to(np.arange(73) / 72, (26, 73)).reshape(-1)
    if len(mesh.vertices) != len(uv):
        from scipy.spatial import cKDTree

        closed = np.concatenate([p, p[:, :1]], axis=1).reshape(-1, 3)
        index = cKDTree(closed).query(mesh.vertices)[1]
        uv, turn = uv[index], turn[index]
    return Mesh(mesh.vertices, mesh.triangles, mesh.normals, _wing_colors(job, uv, turn))


def _wing_colors(job: _Job, uv: Vector, turn: Vector) -> Floats:
    row, v = job.row, uv[:, 2]
    margin = step(v + 0.03 * np.sin(turn * 60), 0.80, 0.88)
    vein = np.maximum(step(np.abs(np.sin(turn * np.pi * 9)), 0.10, 0.03) * (v > 0.18), margin)
    glow = step(v, 0.1, 0.75)
    color = _mix(
        np.array(row.color) * 0.8, np.minimum(np.array(row.color) * 1.25 + 0.03, 0.85), glow
    )
    color = _mix(color, row.mark, vein)
    dots = step(np.hypot((np.mod(turn * 26, 1) - 0.5) / 0.30, (v - 0.90) / 0.032), 1.1, 0.8)
    return np.asarray(np.clip(_mix(color, row.pale, dots), 0.004, 0.85), np.float32)


def _bee(job: _Job) -> list[Part]:
    body = sdf.union(
        sdf.ellipsoid((0.17, 0.20, 0.17), (0, -0.10, 0.02)),
        sdf.ellipsoid((0.20, 0.34, 0.19), (0, 0.34, -0.02)),
        sdf.ellipsoid((0.145, 0.11, 0.14), (0, -0.36, 0.0)),
        k=0.06,
    )

    def paint(p: Floats) -> Floats:
        band = step(np.sin((p[:, 1] - 0.08) * 27), -0.2, 0.2) * (p[:, 1] > 0.08)
        color = _mix(job.row.color, job.row.mark, band)
        return _mix(color, job.row.mark, step(p[:, 1], -0.24, -0.28)).astype(np.float32)

    skin = meshed(body, cells=110, paint=paint)
    legs = [
        _limb(
            [(s * 0.10, y, -0.10), (s * 0.28, y + d, -0.12), (s * 0.30, y + 2 * d, -0.36)],
            [0.03, 0.025, 0.012],
            8,
        )
        for s in (1, -1)
        for y, d in ((-0.2, -0.1), (-0.08, 0.03), (0.04, 0.14))
    ]
    feelers = [
        _limb(
            [(s * 0.05, -0.44, 0.08), (s * 0.10, -0.56, 0.16), (s * 0.14, -0.66, 0.10)],
            [0.016, 0.013, 0.012],
            8,
        )
        for s in (1, -1)
    ]
    return [
        Part(skin, job.skin(0.5), "body"),
        _fuzz(skin, 0.075, 9000, 0.0035, job.rng),
        Part(
            combined([*legs, *feelers]),
            Material("leg", (0.03, 0.022, 0.018), 0.4),
            "legs",
            tinted=False,
        ),
        _clear_wings(job, 0.62, 0.30),
        _balls([(s * 0.10, -0.41, 0.04) for s in (1, -1)], 0.075, (0.03, 0.02, 0.016)),
    ]


def _clear_wings(job: _Job, long: float, wide: float) -> Part:
    wings = []
    up = 0.55 if job.pose == "fly" else 0.42
    for s in (1.0, -1.0):
        for size, back in ((1.0, 0.35), (0.72, 0.75)):
            way = np.array([s * 0.9, back, up])
            way = way / np.linalg.norm(way) * long * size
            across = np.array([0, 1.0, 0.15]) * wide * size
            v, u = np.meshgrid(np.linspace(0, 1, 14), np.linspace(-0.5, 0.5, 8), indexing="ij")
            half = np.sin(np.pi * np.clip(0.06 + 0.90 * v, 0, 1)) ** 0.6
            p = (
                np.array([s * 0.06, -0.08, 0.16])
                + v[..., None] * way
                + (u * half)[..., None] * across
            )
            wings.append(grid(p))
    return Part(
        combined(wings),
        Material("wing", (0.72, 0.74, 0.76), 0.15, translucency=0.45, coat=0.5),
        "wings",
        tinted=False,
    )


def _ladybug_legs() -> list[Mesh]:
    legs = [
        _limb(
            [(s * 0.25, y, 0.0), (s * 0.44, y + d, 0.06), (s * 0.52, y + 1.5 * d, -0.12)],
            [0.035, 0.028, 0.014],
            8,
        )
        for s in (1, -1)
        for y, d in ((-0.28, -0.1), (0.0, 0.02), (0.22, 0.12))
    ]
    feelers = [
        _limb(
            [(s * 0.06, -0.62, 0.06), (s * 0.14, -0.74, 0.12), (s * 0.2, -0.78, 0.10)],
            [0.014, 0.012, 0.02],
            8,
        )
        for s in (1, -1)
    ]
    return [*legs, *feelers]


def _ladybug(job: _Job) -> list[Part]:
    dome = sdf.ellipsoid((0.40, 0.46, 0.36)) - sdf.half_space((0, 0, 1.0))
    dome = dome | sdf.ellipsoid((0.36, 0.42, 0.08)).k(0.05)
    neck = sdf.ellipsoid((0.24, 0.16, 0.16), (0, -0.40, 0.06))
    head = sdf.ellipsoid((0.15, 0.12, 0.11), (0, -0.54, 0.03))
    places = np.array(
        [
            (0.0, -0.30),
            (0.20, -0.14),
            (0.26, 0.12),
            (0.13, 0.28),
            (-0.20, -0.14),
            (-0.26, 0.12),
            (-0.13, 0.28),
        ]
    )

    def paint(p: Floats) -> Floats:
        near = np.min([np.hypot(p[:, 0] - x, p[:, 1] - y) for x, y in places], axis=0)
        dark = np.maximum(step(near, 0.085, 0.070), step(np.abs(p[:, 0]), 0.010, 0.004))
        return _mix(
            job.row.color, job.row.mark, np.maximum(dark, step(p[:, 2], 0.02, -0.02))
        ).astype(np.float32)

    def paint_head(p: Floats) -> Floats:
        cheek = step(np.hypot((np.abs(p[:, 0]) - 0.15) / 0.07, (p[:, 1] + 0.45) / 0.08), 1.0, 0.8)
        return _mix(job.row.mark, (0.74, 0.7, 0.62), cheek).astype(np.float32)

    return [
        Part(
            meshed(dome, cells=110, paint=paint),
            Material("shell", job.row.color, 0.12, coat=1.0),
            "body",
        ),
        Part(
            meshed(sdf.union(neck, head, k=0.03), cells=60, paint=paint_head),
            Material("head", job.row.mark, 0.2, coat=0.8),
            "head",
            tinted=False,
        ),
        Part(combined(_ladybug_legs()), Material("leg", job.row.mark, 0.35), "legs", tinted=False),
        _balls([(s * 0.11, -0.60, 0.07) for s in (1, -1)], 0.035, (0.03, 0.02, 0.016)),
    ]


def _spider_legs() -> list[Mesh]:
    legs = []
    for s in (1.0, -1.0):
        for turn in (-62, -22, 22, 58):
            a = np.radians(turn)
            out = np.array([s * np.cos(a), np.sin(a), 0])
            at = np.array([s * 0.12, -0.16, 0.0])
            rows = [
                at,
                at + 0.32 * out + [0, 0, 0.30],
                at + 0.62 * out + [0, 0, 0.12],
                at + 0.86 * out + [0, 0, -0.24],
            ]
            legs.append(_limb([_p(r) for r in rows], [0.045, 0.04, 0.03, 0.014], 10))
    return legs


def _spider(job: _Job) -> list[Part]:
    body = sdf.union(
        sdf.ellipsoid((0.17, 0.20, 0.13), (0, -0.16, 0.0)),
        sdf.ellipsoid((0.24, 0.30, 0.22), (0, 0.28, 0.06)),
        k=0.06,
    )

    def paint(p: Floats) -> Floats:
        mark = (
            step(np.abs(p[:, 0]) + 0.25 * np.abs(np.sin(p[:, 1] * 16)) * 0.3, 0.10, 0.06)
            * (p[:, 1] > 0.05)
            * (p[:, 2] > 0.1)
        )
        tone = 1 + 0.35 * fractal(p, 0.1, job.seed)
        return np.clip(_mix(job.row.color, job.row.pale, mark) * tone[:, None], 0.004, 0.8).astype(
            np.float32
        )

    skin = meshed(body, cells=100, paint=paint)
    legged = _colored(combined(_spider_legs()), job.row.color, job.seed)
    eyes = [
        (s * x, -0.34 + y, z)
        for s in (1, -1)
        for x, y, z in ((0.035, 0.0, 0.06), (0.09, 0.02, 0.075))
    ]
    fangs = [
        _limb(
            [(s * 0.04, -0.34, -0.03), (s * 0.05, -0.39, -0.07), (s * 0.04, -0.38, -0.14)],
            [0.04, 0.03, 0.006],
            8,
        )
        for s in (1, -1)
    ]
    return [
        Part(skin, job.skin(0.55, 0.1), "body"),
        _fuzz(skin, 0.05, 5000, 0.0028, job.rng),
        Part(legged, job.skin(0.5, 0.1), "legs"),
        _fuzz(legged, 0.035, 5000, 0.0022, job.rng),
        Part(
            combined(fangs),
            Material("fang", (0.03, 0.02, 0.018), 0.2, coat=0.6),
            "fangs",
            tinted=False,
        ),
        _balls(eyes, 0.038, (0.012, 0.01, 0.01)),
    ]


# --- octopus, jellyfish, snail, crab, seahorse ----


def _octopus_shape(job: _Job) -> Field:
    rng = job.rng
    head = sdf.ellipsoid((0.30, 0.34, 0.40), (0, 0.12, 0.66)) | sdf.ellipsoid(
        (0.24, 0.22, 0.22), (0, -0.02, 0.32)
    ).k(0.2)
    head = head | sdf.sphere(0.10, (0.17, -0.16, 0.44)).mirrored().k(0.10)
    body = head
    arms = []
    for i in range(8):
        a = np.radians(22.5 + 45 * i)
        way = np.array([np.sin(a), -np.cos(a), 0])
        side = np.array([way[1], -way[0], 0]) * float(rng.choice([-1, 1]))
        rows = [
            way * 0.12 + [0, 0, 0.26],
            way * 0.38 + [0, 0, 0.12],
            way * 0.66 + side * 0.06 + [0, 0, 0.055],
            way * 0.92 + side * 0.18 + [0, 0, 0.05],
            way * 1.06 + side * 0.36 + [0, 0, 0.07],
            way * 0.98 + side * 0.5 + [0, 0, 0.12],
            way * 0.9 + side * 0.42 + [0, 0, 0.14],
        ]
        arm = sdf.chain(
            [_p(np.asarray(r)) for r in rows],
            [0.13, 0.10, 0.075, 0.055, 0.038, 0.026, 0.012],
            pieces=3,
            k=0.02,
        )
        arms.append(arm)
    body = sdf.union(body, *arms, k=0.09)
    return body


def _octopus(job: _Job) -> list[Part]:
    body = _octopus_shape(job)

    def paint(p: Floats) -> Floats:
        tone = (
            1 + 0.22 * fractal(p, 0.14, job.seed) + 0.25 * step(spots(p, 0.07, job.seed), 0.3, 0.15)
        )
        low = step(p[:, 2], 0.075, 0.03) * step(np.hypot(p[:, 0], p[:, 1]), 0.2, 0.3)
        return np.clip(_mix(job.row.color, job.row.pale, low) * tone[:, None], 0.004, 0.85).astype(
            np.float32
        )

    eye = Eye(
        (0.62, -0.95, 0.35),
        0.30,
        iris=(0.62, 0.42, 0.06),
        pupil=0.5,
        slit=1.7,
        spread=60,
        ahead=0.45,
        tilt=0,
        sunk=0.5,
    )
    return [
        Part(meshed(body, cells=140, paint=paint), job.skin(0.28, 0.6), "body"),
        *_eyes(body, (0, -0.02, 0.40), 0.24, eye, paint),
    ]


def _bell(job: _Job) -> Mesh:
    k = np.linspace(0, 1, 40)
    a = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    r = 0.5 * np.sin(k * np.pi * 0.56)
    z = 0.42 * np.cos(k * np.pi * 0.56) + 0.6
    frill = 1 + 0.05 * np.sin(16 * a)[None] * (k**6)[:, None]
    p = np.stack(
        [
            r[:, None] * np.cos(a) * frill,
            r[:, None] * np.sin(a) * frill,
            np.broadcast_to(z[:, None], (40, 96)) - 0.03 * np.cos(16 * a)[None] * (k**8)[:, None],
        ],
        -1,
    )
    bell = grid(p, around=True)

    def paint(q: Floats) -> Floats:
        b = np.arctan2(q[:, 1], q[:, 0])
        rib = 0.5 + 0.5 * np.cos(16 * b)
        clover = step(
            np.abs(np.hypot(q[:, 0], q[:, 1]) - 0.20 - 0.05 * np.cos(4 * b)), 0.05, 0.02
        ) * (q[:, 2] > 0.8)
        return np.clip(
            _mix(_mix(job.row.color, job.row.pale, 0.5 * rib), job.row.mark, clover), 0.01, 0.85
        ).astype(np.float32)

    return painted(bell, paint)


def _jellyfish(job: _Job) -> list[Part]:
    bell = _bell(job)
    arms = []
    for i in range(6):
        t = np.radians(60 * i)
        rows = [
            (0.10 * np.cos(t + 0.5 * j), 0.10 * np.sin(t + 0.5 * j), 0.86 - 0.17 * j)
            for j in range(6)
        ]
        arms.append(_limb(rows, [0.05, 0.06, 0.055, 0.045, 0.03, 0.008]))
    threads = []
    for i in range(40):
        t = 2 * np.pi * i / 40
        sway = job.rng.normal(0, 0.05, (6, 2)).cumsum(axis=0)
        rows = [
            (
                0.47 * np.cos(t) + sway[j, 0],
                0.47 * np.sin(t) + sway[j, 1],
                0.55 - 0.15 * j * (1 + 0.3 * np.sin(5 * t)),
            )
            for j in range(6)
        ]
        threads.append(_limb(rows, [0.007] * 5 + [0.003], 6))
    clear = Material("jelly", job.row.color, 0.2, translucency=0.5, coat=0.6)
    return [
        Part(bell, clear, "body"),
        Part(_colored(combined(arms), job.row.pale, job.seed), clear, "arms"),
        Part(_colored(combined(threads), job.row.color, job.seed), clear, "threads"),
    ]


def _snail_shape(job: _Job) -> Field:
    foot = sdf.chain(
        [(0, 0.52, 0.03), (0, 0.2, 0.07), (0, -0.2, 0.09), (0, -0.48, 0.14), (0, -0.62, 0.24)],
        [0.03, 0.11, 0.13, 0.12, 0.115],
        k=0.05,
    )
    foot = foot | sdf.ellipsoid((0.15, 0.5, 0.05), (0, -0.05, 0.04)).k(0.06)
    horns = [
        sdf.chain(
            [(s * 0.05, -0.66, 0.30), (s * 0.10, -0.72, 0.46), (s * 0.12, -0.73, 0.56)],
            [0.03, 0.022, 0.03],
            k=0.02,
        )
        for s in (1, -1)
    ]
    short = [
        sdf.chain([(s * 0.05, -0.71, 0.2), (s * 0.08, -0.80, 0.18)], [0.025, 0.018], k=0.01)
        for s in (1, -1)
    ]
    soft = sdf.union(foot, *horns, *short, k=0.05)
    return soft


def _snail(job: _Job) -> list[Part]:
    soft = _snail_shape(job)

    def paint(p: Floats) -> Floats:
        tone = (
            1 + 0.25 * step(spots(p, 0.045, job.seed), 0.5, 0.2) + 0.1 * fractal(p, 0.1, job.seed)
        )
        return np.asarray(np.clip(np.array(job.row.pale) * tone[:, None], 0.004, 0.85), np.float32)

    t = np.linspace(0, 1, 160)
    turn = 2 * np.pi * 3.4 * t + 2.6
    r = 0.36 * np.exp(-2.3 * t)
    path = np.stack(
        [
            0.02 + 0.20 * (1 - np.exp(-2.3 * t)) * 0.9,
            0.10 + r * np.sin(turn) * 0.95,
            0.44 + r * np.cos(turn),
        ],
        axis=1,
    )
    shell = tube(path, 0.215 * np.exp(-2.3 * t) + 0.004, sides=40)

    def stripe(p: Floats) -> Floats:
        q = p - np.array([0.1, 0.10, 0.44], np.float32)
        far = np.log(np.hypot(q[:, 1], q[:, 2]) + 0.02)
        band = 0.5 + 0.5 * np.sin(far * 26 + np.arctan2(q[:, 1], q[:, 2]) * 4)
        growth = 1 + 0.16 * np.sin(np.arctan2(q[:, 1], q[:, 2]) * 46)
        color = _mix(job.row.color, job.row.mark, 0.65 * band) * growth[:, None]
        return np.asarray(np.clip(color, 0.004, 0.85), np.float32)

    eyes = _balls([(s * 0.12, -0.74, 0.575) for s in (1, -1)], 0.034, (0.02, 0.015, 0.012))
    return [
        Part(
            meshed(soft, cells=130, paint=paint),
            Material("snail skin", job.row.pale, 0.25, coat=0.7, subsurface=0.4),
            "body",
            tinted=False,
        ),
        Part(painted(shell, stripe), Material("shell", job.row.color, 0.22, coat=0.8), "shell"),
        eyes,
    ]


def _crab(job: _Job) -> list[Part]:
    shell = sdf.ellipsoid((0.50, 0.34, 0.17), (0, 0, 0.30)) | sdf.capsule(
        (-0.4, -0.12, 0.30), (0.4, -0.12, 0.30), 0.09
    ).k(0.1)
    pieces = []
    for s in (1.0, -1.0):
        for i, turn in enumerate((-12, 14, 38, 60)):
            a = np.radians(turn)
            out = np.array([s * np.cos(a), np.sin(a), 0])
            at = np.array([s * 0.36, 0.02 + 0.07 * i, 0.26])
            rows = [
                at,
                at + 0.26 * out + [0, 0, 0.14],
                at + 0.46 * out + [0, 0, 0.02],
                at + 0.60 * out + [0, 0, -0.25],
            ]
            pieces.append(sdf.chain([_p(r) for r in rows], [0.055, 0.058, 0.042, 0.012], k=0.02))
        arm = sdf.chain(
            [(s * 0.36, -0.18, 0.26), (s * 0.62, -0.30, 0.30), (s * 0.58, -0.52, 0.28)],
            [0.07, 0.075, 0.065],
            k=0.02,
        )
        palm = sdf.ellipsoid((0.13, 0.19, 0.115), (s * 0.50, -0.66, 0.28)).k(0.04)
        fixed = sdf.chain(
            [(s * 0.56, -0.78, 0.26), (s * 0.52, -0.95, 0.26), (s * 0.40, -1.02, 0.27)],
            [0.07, 0.05, 0.014],
            k=0.02,
        )
        loose = sdf.chain(
            [(s * 0.42, -0.76, 0.30), (s * 0.33, -0.90, 0.31), (s * 0.35, -1.0, 0.30)],
            [0.055, 0.042, 0.014],
            k=0.02,
        )
        pieces.append((arm | palm) | sdf.union(fixed, loose).k(0.03))
        pieces.append(sdf.capsule((s * 0.13, -0.30, 0.38), (s * 0.15, -0.34, 0.50), 0.026))
    body = sdf.union(shell, *pieces, k=0.03)

    def paint(p: Floats) -> Floats:
        tone = (
            1 + 0.18 * fractal(p, 0.12, job.seed) + 0.3 * step(spots(p, 0.06, job.seed), 0.35, 0.15)
        )
        under = step(p[:, 2], 0.22, 0.14) * (np.hypot(p[:, 0], p[:, 1]) < 0.5)
        tip = np.maximum(step(p[:, 1], -0.90, -0.99), step(p[:, 2], 0.10, 0.0))
        color = _mix(_mix(job.row.color, job.row.pale, under), np.array(job.row.color) * 0.3, tip)
        return np.asarray(np.clip(color * tone[:, None], 0.004, 0.85), np.float32)

    eyes = _balls([(s * 0.15, -0.345, 0.525) for s in (1, -1)], 0.052, (0.02, 0.016, 0.014))
    return [Part(meshed(body, cells=150, paint=paint), job.skin(0.3, 0.6), "body"), eyes]


def _seahorse_shape(job: _Job) -> Field:
    t = np.linspace(0, 1, 12)
    curl = [
        (0, 0.02 + 0.14 * np.sin(a) * (1 - 0.5 * u), 0.16 + 0.14 * (1 - 0.5 * u) * np.cos(a))
        for u, a in zip(t, np.radians(60 + 480 * t), strict=True)
    ]
    rows = [
        (0, -0.02, 0.98),
        (0, 0.10, 0.88),
        (0, 0.07, 0.72),
        (0, -0.06, 0.56),
        (0, -0.02, 0.40),
        (0, 0.10, 0.30),
        *curl[1:],
    ]
    radii = [0.10, 0.085, 0.125, 0.15, 0.105, 0.07, *np.linspace(0.06, 0.014, 11)]
    body = sdf.chain([_p(np.array(r)) for r in rows], [float(r) for r in radii], pieces=4, k=0.02)
    head = sdf.union(
        sdf.ellipsoid((0.095, 0.14, 0.11), (0, -0.06, 0.98)),
        sdf.capsule((0, -0.14, 0.95), (0, -0.38, 0.88), 0.05, 0.035),
        sdf.sphere(0.045, (0, -0.40, 0.875)),
        k=0.05,
    )
    crown = sdf.union(
        *(
            sdf.capsule((0, 0.0, 1.06), (x, 0.04 + y, 1.17), 0.03, 0.012)
            for x, y in ((0.04, 0), (-0.04, 0), (0, 0.05), (0, -0.04))
        )
    )
    whole = sdf.union(body, head, crown, k=0.05)
    whole = whole.displaced(
        lambda x, y, z: 0.010 * np.sin(z * 70 + 8 * y).astype(np.float32), 0.012
    )
    return whole


def _seahorse(job: _Job) -> list[Part]:
    whole = _seahorse_shape(job)

    def paint(p: Floats) -> Floats:
        ring = 0.5 + 0.5 * np.sin(p[:, 2] * 70 + 8 * p[:, 1])
        tone = 1 + 0.15 * fractal(p, 0.08, job.seed)
        belly = step(p[:, 1], -0.03, -0.16) * (p[:, 2] < 0.85)
        return np.clip(
            _mix(_mix(job.row.color, job.row.mark, 0.35 * (1 - ring)), job.row.pale, 0.6 * belly)
            * tone[:, None],
            0.004,
            0.85,
        ).astype(np.float32)

    u, v = np.linspace(0, 1, 20), np.linspace(0, 1, 8)
    fin = np.stack(
        [
            0.01 * np.sin(u * 25)[None] * v[:, None],
            0.16 + v[:, None] * 0.16 * np.sin(np.pi * np.clip(u, 0.04, 0.96))[None],
            np.broadcast_to(0.50 + 0.22 * u, (8, 20)),
        ],
        axis=-1,
    )
    eye = Eye(
        (0.8, -0.55, 0.2), 0.36, iris=(0.6, 0.42, 0.1), pupil=0.5, spread=62, ahead=0.2, tilt=0
    )
    return [
        Part(meshed(whole, cells=150, paint=paint), job.skin(0.35, 0.4), "body"),
        Part(
            _colored(grid(fin), job.row.pale, job.seed),
            Material("fin", job.row.pale, 0.4, translucency=0.3),
            "fins",
        ),
        *_eyes(whole, (0, -0.06, 0.98), 0.1, eye, paint),
    ]


# --- snake, frog, turtle ----


def _coil() -> Vector:
    """(240, 4) places and radii of a snake, from its tail up to its raised head."""
    t = np.linspace(0, 1, 46)
    turn = 2 * np.pi * 2.1 * t
    r = 0.46 - 0.20 * t
    path = np.stack(
        [
            r * np.cos(turn),
            r * np.sin(turn) + 0.1,
            0.055 + 0.085 * np.clip(turn / (2 * np.pi) - 0.15, 0, 2),
        ],
        axis=1,
    )
    end = path[-1]
    rise = np.array(
        [[0.05, 0.02, 0.30], [0.02, -0.06, 0.46], [0.0, -0.16, 0.58], [0.0, -0.30, 0.60]]
    ) + np.array([0, end[1] * 0.2, 0])
    rows = np.concatenate([path, rise])
    k = np.linspace(0, 1, len(rows))
    radii = 0.072 * np.clip(k / 0.25, 0.12, 1) ** 0.8 * (1 - 0.28 * step(k, 0.86, 1.0))
    return spline(np.c_[rows, radii], 240)


def _tongue(top: Vector) -> list[Mesh]:
    return [
        _limb(
            [
                _p(top + np.array([0, -0.22, -0.02])),
                _p(top + np.array([0, -0.3, -0.03])),
                _p(top + np.array([sx * 0.025, -0.36, -0.02])),
            ],
            [0.009, 0.008, 0.003],
            8,
        )
        for sx in (1, -1)
    ]


def _snake(job: _Job) -> list[Part]:
    fine = _coil()
    body = tube(fine[:, :3], fine[:, 3], sides=36)
    from scipy.spatial import cKDTree

    place = cKDTree(fine[:, :3]).query(body.vertices)[1]
    s = place / 240 * 26

    def paint(p: Floats) -> Floats:
        up = (
            (p[:, 2] - fine[place, 2]) / fine[place, 3] if len(p) == len(place) else np.ones(len(p))
        )
        q = s if len(p) == len(place) else np.full(len(p), 25.0)
        saddle = step(np.abs(np.mod(q, 1) - 0.5) + 0.18 * (1 - up), 0.40, 0.30)
        scale = 1 + 0.30 * step(spots(p, 0.026, job.seed), 0.5, 0.25)
        belly = step(up, -0.35, -0.65)
        return np.clip(
            _mix(_mix(job.row.color, job.row.mark, saddle), job.row.pale, belly) * scale[:, None],
            0.004,
            0.85,
        ).astype(np.float32)

    top = fine[-1, :3]
    skull = sdf.union(
        sdf.ellipsoid((0.085, 0.12, 0.058), _p(top + np.array([0, -0.04, 0.005]))),
        sdf.ellipsoid((0.055, 0.09, 0.042), _p(top + np.array([0, -0.14, -0.008]))),
        k=0.06,
    )
    head = meshed(skull, cells=80, paint=paint)
    eye = Eye(
        (0.75, -0.75, 0.42),
        0.24,
        iris=(0.66, 0.46, 0.04),
        slit=0.35,
        pupil=0.75,
        spread=64,
        ahead=0.25,
        tilt=12,
        upper=36,
    )
    fork = _tongue(top)
    return [
        Part(painted(body, paint), job.skin(0.28, 0.5), "body"),
        Part(head, job.skin(0.28, 0.5), "head"),
        Part(combined(fork), Material("tongue", (0.42, 0.02, 0.03), 0.4), "tongue", tinted=False),
        *_eyes(skull, _p(top + np.array([0, -0.06, 0.0])), 0.085, eye, paint),
    ]


def _frog_shape(job: _Job) -> Field:
    trunk = sdf.union(
        sdf.ellipsoid((0.30, 0.42, 0.24), (0, 0.10, 0.32)).turned("x", -14),
        sdf.ellipsoid((0.30, 0.26, 0.16), (0, -0.34, 0.50)),
        sdf.ellipsoid((0.28, 0.20, 0.10), (0, -0.38, 0.42)),
        k=0.14,
    )
    bulge = sdf.sphere(0.105, (0.19, -0.32, 0.635)).mirrored().k(0.06)
    limbs = []
    for s in (1.0, -1.0):
        limbs.append(
            sdf.chain(
                [(s * 0.20, 0.36, 0.24), (s * 0.44, 0.10, 0.30), (s * 0.40, 0.02, 0.26)],
                [0.12, 0.105, 0.08],
                k=0.05,
            )
        )
        limbs.append(
            sdf.chain(
                [(s * 0.42, 0.04, 0.26), (s * 0.46, 0.38, 0.10), (s * 0.46, 0.44, 0.05)],
                [0.085, 0.06, 0.045],
                k=0.03,
            )
        )
        limbs.append(
            sdf.chain(
                [(s * 0.46, 0.44, 0.05), (s * 0.48, 0.16, 0.035), (s * 0.52, 0.02, 0.03)],
                [0.045, 0.04, 0.03],
                k=0.02,
            )
        )
        limbs.append(
            sdf.chain(
                [(s * 0.24, -0.22, 0.34), (s * 0.36, -0.20, 0.18), (s * 0.30, -0.36, 0.04)],
                [0.085, 0.06, 0.04],
                k=0.03,
            )
        )
        for at, turns, long in (
            ((s * 0.30, -0.37, 0.03), (-40, -10, 20, 50), 0.13),
            ((s * 0.52, 0.02, 0.03), (-45, -15, 12, 40), 0.24),
        ):
            for turn in turns:
                a = np.radians(turn)
                tip = (at[0] + s * long * np.sin(a), at[1] - long * np.cos(a), 0.022)
                limbs.append(sdf.capsule(at, tip, 0.022, 0.018) | sdf.sphere(0.030, tip))
    body = sdf.union(trunk | bulge, *limbs, k=0.05)
    return body


def _frog_eyes(job: _Job, paint: Callable[[Floats], Floats]) -> list[Part]:
    eye = Eye(
        (0.85, -0.7, 0.55),
        0.46,
        iris=(0.66, 0.44, 0.05),
        slit=1.7,
        pupil=0.45,
        spread=62,
        ahead=0.35,
        tilt=0,
        upper=46,
        lower=44,
        sunk=0.75,
    )
    parts = []
    for side in (1.0, -1.0):
        gaze = np.array([0.72 * side, -0.66, 0.22])
        socket = faces.Socket(
            np.array([0.205 * side, -0.345, 0.655]), 0.088, gaze / np.linalg.norm(gaze), side
        )
        parts.append(Part(faces.eyeball(socket, eye), faces.WET, "eyes", tinted=False))
        parts.append(
            Part(faces.lids(socket, eye, 1.0, paint), Material("lid", job.row.color, 0.4), "lids")
        )
    return parts


def _frog(job: _Job) -> list[Part]:
    body = _frog_shape(job)

    def paint(p: Floats) -> Floats:
        low = (
            step(p[:, 2] + 0.05 * p[:, 1], 0.33, 0.22)
            * (np.abs(p[:, 0]) < 0.20)
            * (p[:, 1] < 0.2)
            * (p[:, 2] > 0.1)
        )
        chin = step(p[:, 2], 0.46, 0.42) * step(p[:, 1], -0.2, -0.3)
        spot = step(spots(p, 0.16, job.seed), 0.30, 0.22) * (p[:, 2] > 0.15)
        tone = 1 + 0.12 * fractal(p, 0.08, job.seed)
        color = _mix(
            _mix(job.row.color, job.row.mark, 0.75 * spot), job.row.pale, np.maximum(low, chin)
        )
        lip = step(
            np.abs(p[:, 2] - 0.462 - 0.25 * np.clip(p[:, 1] + 0.45, 0, 1) ** 2), 0.012, 0.004
        ) * (p[:, 1] < -0.24)
        return np.clip(
            _mix(color * tone[:, None], np.array(job.row.color) * 0.15, lip), 0.004, 0.85
        ).astype(np.float32)

    parts = _frog_eyes(job, paint)
    return [Part(meshed(body, cells=140, paint=paint), job.skin(0.22, 0.8), "body"), *parts]


def _turtle_shell(job: _Job) -> Mesh:
    dome = sdf.intersection(
        sdf.ellipsoid((0.42, 0.50, 0.35), (0, 0.05, 0.17)),
        sdf.box((2, 2, 0.6), (0, 0, 0.45)),
        k=0.04,
    )
    rim = sdf.ellipsoid((0.45, 0.53, 0.055), (0, 0.05, 0.175)).k(0.03)
    shell = dome | rim
    scutes = np.array(
        [
            (0, -0.26),
            (0, -0.06),
            (0, 0.14),
            (0, 0.34),
            *((s * 0.24, y) for s in (1, -1) for y in (-0.18, 0.04, 0.26)),
            *(
                (s * 0.42 * np.cos(a), 0.05 + 0.5 * np.sin(a))
                for s in (1, -1)
                for a in np.radians((-75, -50, -22, 5, 32, 58, 80))
            ),
        ]
    )

    def paint(p: Floats) -> Floats:
        d = np.sort(np.hypot(p[:, :1] - scutes[:, 0], p[:, 1:2] - scutes[:, 1]), axis=1)
        seam = step(d[:, 1] - d[:, 0], 0.035, 0.012)
        rings = 0.5 + 0.5 * np.sin(d[:, 0] * 130)
        color = _mix(job.row.color, job.row.mark, np.maximum(0.9 * seam, 0.22 * rings))
        return np.clip(_mix(color, job.row.pale, step(p[:, 2], 0.17, 0.15)), 0.004, 0.85).astype(
            np.float32
        )

    return meshed(shell, cells=110, paint=paint)


def _paddles() -> list[Field]:
    """A sea turtle's flippers: long ones spread ahead, short ones behind."""
    fore = [(0.24, -0.26, 0.1), (0.52, -0.40, 0.1), (0.84, -0.20, -0.1), (1.02, 0.10, -0.35)]
    hind = [(0.24, 0.42, 0.0), (0.40, 0.60, -0.05), (0.46, 0.76, -0.15)]
    flat = (1.0, 1.0, 0.36)
    whole = [
        sdf.chain(fore, [0.10, 0.115, 0.10, 0.02], k=0.05).scaled(flat).at((0, 0, 0.15)),
        sdf.chain(hind, [0.08, 0.10, 0.05], k=0.04).scaled(flat).at((0, 0, 0.14)),
    ]
    return [one.mirrored() for one in whole]


def _stumps() -> list[Field]:
    """Four legs of a turtle that walks."""
    soft = []
    for s in (1.0, -1.0):
        soft.append(
            sdf.chain(
                [(s * 0.28, -0.24, 0.17), (s * 0.42, -0.36, 0.12), (s * 0.44, -0.42, 0.04)],
                [0.10, 0.085, 0.075],
                k=0.03,
            )
        )
        soft.append(
            sdf.chain(
                [(s * 0.28, 0.34, 0.17), (s * 0.40, 0.42, 0.11), (s * 0.42, 0.42, 0.04)],
                [0.10, 0.085, 0.075],
                k=0.03,
            )
        )
    return soft


def _turtle_flesh(limbs: list[Field], skull: float) -> Field:
    """All but the shell, `skull` the height of the middle of the head."""
    head = sdf.union(
        sdf.ellipsoid((0.115, 0.13, 0.11), (0, -0.68, skull)),
        sdf.ellipsoid((0.085, 0.09, 0.07), (0, -0.77, skull - 0.025)),
        k=0.06,
    )
    neck = [(0, -0.3, 0.2), (0, -0.50, 0.5 * skull + 0.06), (0, -0.62, skull - 0.04)]
    soft = [
        *limbs,
        head,
        sdf.chain(neck, [0.12, 0.09, 0.085], k=0.03),
        sdf.capsule((0, 0.5, 0.14), (0, 0.66, 0.07), 0.05, 0.012),
        sdf.ellipsoid((0.38, 0.46, 0.09), (0, 0.05, 0.13)),
    ]
    return sdf.union(*soft, k=0.05)


def _turtle(job: _Job) -> list[Part]:
    swims = job.row.kind == "sea turtle"
    skull = 0.25 if swims else 0.40
    flesh = _turtle_flesh(_paddles() if swims else _stumps(), skull)

    def hide(p: Floats) -> Floats:
        scale = (
            1 + 0.40 * step(spots(p, 0.05, job.seed), 0.55, 0.25) + 0.1 * fractal(p, 0.1, job.seed)
        )
        lip = step(np.abs(p[:, 2] - skull + 0.035 + 0.12 * (p[:, 1] + 0.78)), 0.008, 0.003) * (
            p[:, 1] < -0.66
        )
        return np.clip(
            _mix(np.array((0.17, 0.20, 0.075)) * scale[:, None], (0.03, 0.03, 0.015), lip),
            0.004,
            0.8,
        ).astype(np.float32)

    eye = Eye(
        (0.66, -0.8, 0.32), 0.27, iris=(0.10, 0.06, 0.02), pupil=0.5, spread=66, ahead=0.35, tilt=0
    )
    return [
        Part(
            _turtle_shell(job),
            Material("shell", job.row.color, 0.32, coat=0.5),
            "shell",
        ),
        Part(
            meshed(flesh, cells=115, paint=hide),
            Material("turtle skin", (0.17, 0.2, 0.075), 0.5),
            "body",
            tinted=False,
        ),
        *_eyes(flesh, (0, -0.68, skull), 0.115, eye, hide),
    ]


# --- ray, starfish, lobster, dragonfly, caterpillar ----


def _ray(job: _Job) -> list[Part]:
    """A sheet with two wings, beaten up or down, and a tail like a whip; bodies of half a span."""
    beat = {"rest": 0.05, "fly": -0.35}.get(job.pose, 0.42)
    u = np.linspace(-1, 1, 81)
    far = np.abs(u)
    front, back = -0.52 + 0.62 * far**1.5, 0.40 - 0.26 * far**0.6
    v = np.linspace(0, 1, 30)[:, None]
    y = front + (back - front) * v
    thick = 0.15 * (1 - far) ** 1.2 * np.sin(np.pi * v) ** 0.7 + 0.004
    lift = beat * far**1.7 + 0.05 * np.sin(3 * y) * far
    sheets = [
        grid(np.stack([np.broadcast_to(u, y.shape), y, lift + s * thick], -1), flip=s < 0)
        for s in (1.0, -0.7)
    ]

    def paint(p: Floats) -> Floats:
        mid = np.interp(np.abs(p[:, 0]), far[40:], lift[15, 40:])
        under = step(p[:, 2] - mid, 0.002, -0.004)
        patch = step(np.hypot((np.abs(p[:, 0]) - 0.22) / 0.14, (p[:, 1] + 0.22) / 0.09), 1.2, 0.8)
        tone = 1 + 0.2 * fractal(p, 0.2, job.seed)
        color = _mix(job.row.color, job.row.pale, np.maximum(under, 0.55 * patch))
        return np.clip(color * tone[:, None], 0.004, 0.85).astype(np.float32)

    horns = [
        _limb(
            [(s * 0.15, -0.44, 0.0), (s * 0.19, -0.62, -0.03), (s * 0.15, -0.70, -0.06)],
            [0.05, 0.04, 0.012],
        )
        for s in (1, -1)
    ]
    whip = _limb([(0, 0.36, 0.02), (0.03, 0.75, 0.0), (-0.02, 1.25, 0.05)], [0.035, 0.014, 0.004])
    fin = _limb([(0, 0.34, 0.06), (0, 0.44, 0.13)], [0.03, 0.006])
    return [
        Part(combined([painted(one, paint) for one in sheets]), job.skin(0.3, 0.4), "body"),
        Part(_colored(combined([*horns, whip, fin]), job.row.color, job.seed), job.skin(), "tail"),
        _balls([(s * 0.235, -0.40, 0.0) for s in (1, -1)], 0.022, (0.02, 0.016, 0.012)),
    ]


def _starfish(job: _Job) -> list[Part]:
    arms = []
    for i in range(5):
        a = 2 * np.pi * i / 5 + 0.15
        out = np.array([np.sin(a), np.cos(a), 0.0])
        bend = np.array([np.cos(a), -np.sin(a), 0.0]) * float(job.rng.uniform(-0.10, 0.10))
        rows = [0.0 * out, 0.28 * out, 0.58 * out + 0.5 * bend, 0.86 * out + bend]
        arms.append(
            sdf.chain(
                [_p(r + np.array([0, 0, 0.09])) for r in rows], [0.20, 0.155, 0.105, 0.045], k=0.04
            )
        )
    body = sdf.union(*arms, k=0.09).scaled((1.0, 1.0, 0.62))
    body = body.displaced(
        lambda x, y, z: (
            -0.016
            * np.clip(1 - spots(np.stack([x, y, z], -1), 0.07, job.seed) / 0.4, 0, 1).astype(
                np.float32
            )
        ),
        0.02,
    )

    def paint(p: Floats) -> Floats:
        knob = step(spots(p, 0.07, job.seed), 0.34, 0.16) * (p[:, 2] > 0.03)
        tone = 1 + 0.2 * fractal(p, 0.15, job.seed)
        return np.clip(
            _mix(job.row.color, job.row.pale, 0.8 * knob) * tone[:, None], 0.004, 0.85
        ).astype(np.float32)

    return [Part(meshed(body, cells=150, paint=paint), job.skin(0.5, 0.2), "body")]


def _claw(s: float) -> Field:
    """An arm with its pincers, reaching ahead."""
    arm = [(s * 0.12, -0.28, 0.16), (s * 0.30, -0.44, 0.20), (s * 0.27, -0.64, 0.17)]
    palm = sdf.ellipsoid((0.105, 0.20, 0.075), (s * 0.27, -0.84, 0.16))
    tips = [
        [(s * 0.33, -0.98, 0.16), (s * 0.33, -1.14, 0.16), (s * 0.26, -1.24, 0.16)],
        [(s * 0.20, -0.96, 0.16), (s * 0.15, -1.08, 0.16), (s * 0.20, -1.19, 0.16)],
    ]
    pincers = [sdf.chain(tip, [0.07, 0.05, 0.012], k=0.02) for tip in tips]
    return sdf.union(sdf.chain(arm, [0.05, 0.055, 0.05], k=0.02), palm, *pincers, k=0.03)


def _lobster(job: _Job) -> list[Part]:
    shell = sdf.ellipsoid((0.145, 0.34, 0.135), (0, -0.10, 0.17)) | sdf.capsule(
        (0, -0.38, 0.22), (0, -0.52, 0.25), 0.04, 0.008
    ).k(0.05)
    rings = [
        sdf.ellipsoid(
            (0.125 - 0.009 * i, 0.075, 0.10 - 0.007 * i), (0, 0.26 + 0.105 * i, 0.15 - 0.012 * i)
        )
        for i in range(6)
    ]
    fan = [
        sdf.ellipsoid((0.065, 0.14, 0.02), (0, 0.13, 0)).turned("z", turn).at((0, 0.86, 0.08))
        for turn in (-62, -30, 0, 30, 62)
    ]
    legs = [
        sdf.chain(
            [(s * 0.11, y, 0.12), (s * 0.32, y - 0.02, 0.20), (s * 0.42, y - 0.03, 0.0)],
            [0.028, 0.022, 0.008],
            k=0.01,
        )
        for s in (1, -1)
        for y in (-0.22, -0.10, 0.02, 0.14)
    ]
    body = sdf.union(shell, *rings, *fan, *legs, _claw(1.0), _claw(-1.0), k=0.012)

    def paint(p: Floats) -> Floats:
        tone = (
            1 + 0.25 * fractal(p, 0.12, job.seed) + 0.2 * step(spots(p, 0.04, job.seed), 0.3, 0.1)
        )
        color = _mix(job.row.color, job.row.pale, 0.5 * step(p[:, 2], 0.10, 0.04))
        return np.clip(color * tone[:, None], 0.004, 0.85).astype(np.float32)

    feelers = [
        _limb(
            [
                (s * 0.05, -0.46, 0.22),
                (s * 0.22, -0.85, 0.42),
                (s * 0.62, -0.75, 0.55),
                (s * 0.85, -0.3, 0.5),
            ],
            [0.016, 0.011, 0.008, 0.004],
            8,
        )
        for s in (1, -1)
    ]
    return [
        Part(meshed(body, cells=190, paint=paint), job.skin(0.28, 0.6), "body"),
        Part(_colored(combined(feelers), job.row.color, job.seed), job.skin(), "feelers"),
        _balls([(s * 0.065, -0.42, 0.25) for s in (1, -1)], 0.03, (0.02, 0.016, 0.014)),
    ]


def _dragonfly(job: _Job) -> list[Part]:
    body = sdf.union(
        sdf.ellipsoid((0.075, 0.13, 0.085), (0, -0.16, 0.0)),
        sdf.ellipsoid((0.05, 0.04, 0.05), (0, -0.31, 0.0)),
        sdf.chain(
            [(0, -0.02, 0.01), (0, 0.30, 0.02), (0, 0.78, 0.0)], [0.042, 0.03, 0.026], k=0.02
        ),
        k=0.04,
    )

    def paint(p: Floats) -> Floats:
        ring = step(np.sin(p[:, 1] * 62), 0.75, 0.95) * (p[:, 1] > 0.02)
        tip = step(p[:, 1], 0.62, 0.68)
        return np.clip(
            _mix(_mix(job.row.color, job.row.mark, ring), job.row.pale, tip), 0.004, 0.85
        ).astype(np.float32)

    legs = [
        _limb(
            [(s * 0.04, y, -0.05), (s * 0.12, y - 0.08, -0.10), (s * 0.10, y - 0.14, -0.22)],
            [0.012, 0.01, 0.005],
            8,
        )
        for s in (1, -1)
        for y in (-0.22, -0.16, -0.10)
    ]
    wings = [
        _long_wing(s, y, sweep) for s in (1.0, -1.0) for y, sweep in ((-0.20, -0.10), (-0.08, 0.16))
    ]
    clear = Material("wing", (0.74, 0.78, 0.80), 0.12, translucency=0.5, coat=0.6)
    dark = Material("leg", job.row.mark, 0.4)
    return [
        Part(meshed(body, cells=170, paint=paint), job.skin(0.25, 0.7), "body"),
        Part(combined(legs), dark, "legs", tinted=False),
        Part(combined(wings), clear, "wings", tinted=False),
        _balls([(s * 0.055, -0.325, 0.02) for s in (1, -1)], 0.062, (0.03, 0.16, 0.09)),
    ]


def _long_wing(side: float, y: float, sweep: float) -> Mesh:
    v, u = np.meshgrid(np.linspace(0, 1, 20), np.linspace(-0.5, 0.5, 8), indexing="ij")
    half = 0.15 * np.sin(np.pi * np.clip(0.05 + 0.88 * v, 0, 1)) ** 0.5
    x = side * (0.03 + 0.78 * v)
    return grid(np.stack([x, y + sweep * v + u * half, 0.07 + 0.06 * v + 0 * u], axis=-1))


def _caterpillar(job: _Job) -> list[Part]:
    k = np.arange(11)
    balls = [
        sdf.sphere(
            0.115 - 0.004 * abs(i - 4),
            (0.03 * np.sin(i), -0.62 + 0.125 * i, 0.13 + 0.06 * np.exp(-(((i - 6) / 1.6) ** 2))),
        )
        for i in map(float, k)
    ]
    feet = [
        sdf.capsule(
            (s * 0.06, -0.56 + 0.125 * i, 0.08), (s * 0.08, -0.56 + 0.125 * i, 0.02), 0.026, 0.02
        )
        for s in (1, -1)
        for i in (0, 1, 2, 4, 5, 7, 8, 9)
    ]
    body = sdf.union(*balls, *feet, k=0.035)

    def paint(p: Floats) -> Floats:
        band = step(np.cos((p[:, 1] + 0.62) / 0.125 * 2 * np.pi), -0.2, -0.7) * (p[:, 2] > 0.06)
        gold = step(
            np.hypot(np.mod(p[:, 1] + 0.62 + 0.0625, 0.125) - 0.0625, np.abs(p[:, 0]) - 0.07),
            0.03,
            0.02,
        )
        color = _mix(
            _mix(job.row.color, job.row.mark, 0.85 * band), job.row.pale, gold * (p[:, 2] > 0.12)
        )
        return np.clip(color, 0.004, 0.85).astype(np.float32)

    horns = [
        _limb([(s * 0.04, -0.69, 0.20), (s * 0.09, -0.76, 0.33)], [0.012, 0.006], 8)
        for s in (1, -1)
    ]
    return [
        Part(meshed(body, cells=150, paint=paint), job.skin(0.4, 0.3), "body"),
        Part(combined(horns), Material("horn", job.row.mark, 0.4), "feelers", tinted=False),
        _balls([(s * 0.055, -0.705, 0.165) for s in (1, -1)], 0.032, (0.02, 0.016, 0.012)),
    ]


def _p(v: NDArray[np.floating]) -> Point:
    return float(v[0]), float(v[1]), float(v[2])


RECIPES: Mapping[str, Callable[[_Job], list[Part]]] = {
    "butterfly": _butterfly,
    "bee": _bee,
    "ladybug": _ladybug,
    "spider": _spider,
    "octopus": _octopus,
    "jellyfish": _jellyfish,
    "snail": _snail,
    "crab": _crab,
    "seahorse": _seahorse,
    "snake": _snake,
    "frog": _frog,
    "turtle": _turtle,
    "sea turtle": _turtle,
    "ray": _ray,
    "starfish": _starfish,
    "lobster": _lobster,
    "dragonfly": _dragonfly,
    "caterpillar": _caterpillar,
}

# --- beasts of scale ----

SCALED = Fur(kind="skin", wrinkle=0.006, scale=0.045)
NO_EAR = Ear((0.7, 0.2, 0.6), 0.10, 0.10, (0.5, 0.6, 0.6), (0.4, -1.0, 0.0))
SLIT_EYE = Eye(
    (0.62, -0.78, 0.22),
    0.22,
    iris=(0.70, 0.38, 0.02),
    slit=0.32,
    pupil=0.8,
    spread=64,
    ahead=0.35,
    tilt=18,
    upper=30,
    lower=36,
)
DRAGON = Quadruped(
    2.2,
    Coat(
        (0.16, 0.022, 0.018),
        dark=(0.04, 0.010, 0.010),
        pale=(0.60, 0.38, 0.15),
        pattern="scales",
        size=1.5,
        light=("belly", "throat"),
        mottle=0.2,
    ),
    trunk=Trunk(
        length=0.98,
        chest=(0.21, 0.28),
        belly=(0.19, 0.24),
        rump=(0.19, 0.24),
        shoulder=0.17,
        breast=0.17,
        tuck=0.05,
        blade=0.05,
    ),
    legs=Legs(
        fore_thick=(0.13, 0.095, 0.07, 0.065),
        hind_thick=(0.19, 0.12, 0.065, 0.062),
        thigh=0.18,
        foot_size=0.10,
        claw=0.9,
        wide=(0.15, 0.15),
        foot_wide=(0.15, 0.15),
    ),
    neck=Neck(root=(-0.05, 0.82), head=(-0.50, 1.44), thick=(0.185, 0.105), throat=0.09),
    head=Head(
        size=0.165,
        pitch=-12,
        skull=(0.90, 1.1, 0.76),
        muzzle=(2.05, -0.26, 0.54, 0.30),
        jaw=(1.85, -0.72, 0.44, 0.24),
        pads=(0.24, -1.92, -0.14, 0.22),
        brow=(0.46, -0.68, 0.46, 0.30),
        cheek=(0.56, 0.0, -0.36, 0.46),
        soft=0.2,
        teeth=0.20,
        eye=SLIT_EYE,
        ear=NO_EAR,
        nose="muzzle",
        nose_size=0.11,
        mouth="long",
        horns="dragon",
        horn=1.2,
    ),
    tail=Tail(length=1.9, thick=(0.13, 0.02), carriage="sway", root_z=0.86),
    fur=SCALED,
    wings=1.9,
    spikes=0.10,
)
REX = Quadruped(
    2.6,
    Coat(
        (0.17, 0.125, 0.055),
        dark=(0.06, 0.045, 0.022),
        pale=(0.46, 0.38, 0.24),
        pattern="tiger",
        light=("belly",),
        size=1.5,
        mottle=0.3,
    ),
    trunk=Trunk(
        length=0.62,
        chest=(0.17, 0.22),
        belly=(0.165, 0.21),
        rump=(0.15, 0.21),
        rump_top=1.12,
        belly_top=1.12,
        shoulder=0.09,
        breast=0.15,
    ),
    legs=Legs(
        fore=(0.76, 0.64, 0.56, 0.50),
        hind=(0.92, 0.60, 0.30, 0.07),
        fore_back=(-0.04, 0.03, -0.09, -0.13),
        hind_back=(-0.02, -0.20, 0.06, -0.10),
        fore_thick=(0.06, 0.042, 0.032, 0.028),
        hind_thick=(0.21, 0.125, 0.062, 0.06),
        thigh=0.21,
        foot_size=0.125,
        claw=0.7,
        wide=(0.13, 0.13),
        foot_wide=(0.13, 0.14),
        foot="paw",
        small_hands=0.42,
    ),
    neck=Neck(root=(-0.02, 0.84), head=(-0.36, 1.20), thick=(0.19, 0.15)),
    head=Head(
        size=0.175,
        pitch=-6,
        skull=(0.82, 1.1, 0.95),
        muzzle=(2.15, -0.12, 0.62, 0.44),
        jaw=(1.95, -0.72, 0.46, 0.30),
        pads=(0.0, 0.0, 0.0, 0.0),
        brow=(0.46, -0.5, 0.55, 0.26),
        cheek=(0.48, -0.05, -0.35, 0.52),
        eye=replace(SLIT_EYE, at=(0.72, -0.62, 0.34), size=0.16, pupil=0.6, slit=0.6),
        ear=NO_EAR,
        nose="muzzle",
        nose_size=0.10,
        mouth="long",
        teeth=0.22,
    ),
    tail=Tail(length=1.55, thick=(0.20, 0.02), carriage="level", root_z=0.97),
    fur=SCALED,
    manner="still",
)
SAUROPOD = Quadruped(
    3.6,
    Coat(
        (0.14, 0.16, 0.125),
        dark=(0.07, 0.08, 0.06),
        pale=(0.42, 0.42, 0.34),
        light=("belly",),
        mottle=0.3,
    ),
    trunk=Trunk(
        length=0.78,
        chest=(0.22, 0.28),
        belly=(0.25, 0.30),
        rump=(0.22, 0.27),
        rump_top=0.98,
        belly_top=1.04,
    ),
    legs=Legs(
        fore=(0.66, 0.42, 0.22, 0.09),
        hind=(0.68, 0.42, 0.20, 0.09),
        fore_back=(0, 0.03, 0.0, 0.0),
        hind_back=(0.0, -0.05, 0.02, 0.0),
        fore_thick=(0.13, 0.095, 0.08, 0.08),
        hind_thick=(0.17, 0.11, 0.083, 0.082),
        wide=(0.15, 0.15),
        foot_wide=(0.14, 0.14),
        foot="pillar",
        foot_size=0.10,
    ),
    neck=Neck(root=(-0.05, 0.84), head=(-1.05, 1.85), thick=(0.19, 0.075)),
    head=Head(
        size=0.095,
        pitch=-8,
        muzzle=(1.75, -0.30, 0.55, 0.40),
        jaw=(1.55, -0.62, 0.44, 0.28),
        pads=(0, 0, 0, 0),
        eye=replace(SLIT_EYE, slit=0.9, pupil=0.5, tilt=0, upper=42, iris=(0.2, 0.11, 0.03)),
        ear=NO_EAR,
        nose="muzzle",
        nose_size=0.12,
        mouth="long",
    ),
    tail=Tail(length=1.9, thick=(0.20, 0.012), carriage="sway", root_z=0.86),
    fur=SCALED,
    manner="heavy",
)
STEGOSAURUS = replace(
    SAUROPOD,
    height=2.2,
    coat=replace(
        SAUROPOD.coat, base=(0.21, 0.17, 0.075), dark=(0.36, 0.13, 0.045), pale=(0.46, 0.38, 0.24)
    ),
    trunk=replace(SAUROPOD.trunk, belly=(0.23, 0.32), belly_top=1.14, rump_top=1.08),
    neck=Neck(root=(-0.04, 0.66), head=(-0.42, 0.58), thick=(0.17, 0.10)),
    head=replace(SAUROPOD.head, size=0.085),
    tail=replace(SAUROPOD.tail, length=1.35, thick=(0.18, 0.03), carriage="level", root_z=0.84),
    spikes=0.30,
)
RAPTOR = replace(
    REX,
    height=1.1,
    coat=replace(
        REX.coat, base=(0.26, 0.17, 0.06), dark=(0.06, 0.05, 0.05), light=("belly", "chin")
    ),
    trunk=replace(REX.trunk, chest=(0.125, 0.165), belly=(0.12, 0.16), rump=(0.115, 0.165)),
    legs=replace(
        REX.legs,
        fore=(0.80, 0.62, 0.48, 0.40),
        fore_thick=(0.06, 0.046, 0.036, 0.032),
        hind_thick=(0.16, 0.09, 0.045, 0.042),
        small_hands=0.55,
    ),
    neck=Neck(root=(-0.02, 0.88), head=(-0.42, 1.32), thick=(0.13, 0.085)),
    head=replace(
        REX.head,
        size=0.115,
        muzzle=(2.5, -0.22, 0.52, 0.26),
        jaw=(2.3, -0.62, 0.38, 0.2),
        teeth=0.16,
    ),
    tail=replace(REX.tail, length=1.9, thick=(0.13, 0.012)),
)
TRICERATOPS = replace(
    SAUROPOD,
    height=1.9,
    coat=replace(SAUROPOD.coat, base=(0.20, 0.165, 0.11)),
    neck=Neck(root=(-0.03, 0.78), head=(-0.48, 0.82), thick=(0.24, 0.2)),
    head=Head(
        size=0.20,
        pitch=-14,
        muzzle=(2.1, -0.5, 0.60, 0.26),
        jaw=(1.8, -0.75, 0.46, 0.2),
        pads=(0, 0, 0, 0),
        eye=replace(SLIT_EYE, at=(0.8, -0.6, 0.15), size=0.13, slit=0.9, pupil=0.5, tilt=4),
        ear=NO_EAR,
        nose="muzzle",
        nose_size=0.1,
        mouth="long",
        horns="triceratops",
    ),
    tail=replace(SAUROPOD.tail, length=1.0, carriage="down"),
    frill=1.5,
)
LIZARD = Quadruped(
    0.05,
    Coat(
        (0.10, 0.26, 0.04),
        dark=(0.03, 0.08, 0.02),
        pale=(0.60, 0.62, 0.34),
        pattern="scales",
        light=("belly",),
        mottle=0.3,
    ),
    trunk=Trunk(
        length=2.0,
        chest=(0.34, 0.33),
        belly=(0.38, 0.34),
        rump=(0.32, 0.30),
        rump_top=1.02,
        belly_top=1.04,
        shoulder=0.16,
        breast=0.25,
    ),
    legs=Legs(
        fore=(0.62, 0.52, 0.22, 0.12),
        hind=(0.64, 0.54, 0.24, 0.12),
        fore_thick=(0.15, 0.12, 0.09, 0.08),
        hind_thick=(0.18, 0.14, 0.09, 0.08),
        thigh=0.2,
        wide=(0.28, 0.28),
        foot_wide=(0.75, 0.80),
        foot_size=0.16,
        claw=0.5,
    ),
    neck=Neck(root=(-0.1, 0.76), head=(-0.70, 0.98), thick=(0.27, 0.24)),
    head=Head(
        size=0.30,
        skull=(0.95, 1.0, 0.72),
        muzzle=(1.75, -0.16, 0.55, 0.28),
        jaw=(1.55, -0.44, 0.46, 0.22),
        pads=(0, 0, 0, 0),
        eye=replace(
            SLIT_EYE,
            at=(0.78, -0.55, 0.3),
            size=0.24,
            ahead=0.2,
            slit=0.8,
            pupil=0.5,
            tilt=0,
            upper=42,
        ),
        ear=NO_EAR,
        nose="none",
        mouth="long",
    ),
    tail=Tail(length=3.4, thick=(0.22, 0.02), carriage="sway", root_z=0.68),
    fur=SCALED,
)
TURRET = Eye(  # an eye in a cone of skin
    (0.86, -0.48, 0.26),
    0.34,
    iris=(0.46, 0.22, 0.03),
    pupil=0.45,
    spread=30,
    wide=22,
    upper=20,
    lower=20,
    ahead=0.05,
    tilt=0,
    sunk=0.25,
    rim=(0.05, 0.06, 0.02),
)
CHAMELEON = replace(
    LIZARD,
    height=0.10,
    coat=Coat(
        (0.085, 0.36, 0.035),
        dark=(0.012, 0.13, 0.11),
        pale=(0.62, 0.60, 0.10),
        pattern="tiger",
        light=("belly", "chin"),
        size=1.7,
        mottle=0.35,
        over=0.5,
    ),
    trunk=Trunk(
        length=1.15,
        chest=(0.17, 0.31),
        belly=(0.19, 0.37),
        rump=(0.15, 0.27),
        rump_top=0.92,
        belly_top=1.07,
        shoulder=0.1,
        breast=0.17,
        tuck=0.06,
    ),
    legs=Legs(
        fore=(0.58, 0.40, 0.18, 0.08),
        hind=(0.58, 0.40, 0.18, 0.08),
        fore_thick=(0.085, 0.062, 0.05, 0.05),
        hind_thick=(0.095, 0.07, 0.05, 0.05),
        thigh=0.1,
        wide=(0.15, 0.14),
        foot_wide=(0.27, 0.27),
        foot_size=0.10,
        claw=0.4,
    ),
    neck=Neck(root=(-0.05, 0.76), head=(-0.40, 0.92), thick=(0.21, 0.19)),
    head=replace(
        LIZARD.head,
        size=0.24,
        skull=(0.72, 1.08, 0.90),
        muzzle=(1.42, -0.28, 0.50, 0.20),
        jaw=(1.30, -0.56, 0.42, 0.18),
        brow=(0.10, 0.55, 0.98, 0.42),
        hollow=0.0,
        eye=TURRET,
    ),
    tail=Tail(length=2.3, thick=(0.115, 0.02), carriage="coil", root_z=0.72),
    spikes=0.05,
)
IGUANA = replace(
    LIZARD,
    height=0.17,
    coat=Coat(
        (0.165, 0.235, 0.085),
        dark=(0.05, 0.065, 0.035),
        pale=(0.42, 0.44, 0.26),
        pattern="tiger",
        light=("belly", "throat"),
        size=2.2,
        mottle=0.4,
    ),
    neck=Neck(root=(-0.1, 0.78), head=(-0.62, 1.12), thick=(0.27, 0.22), throat=0.17),
    head=replace(LIZARD.head, size=0.27, skull=(0.86, 1.0, 0.88), muzzle=(1.55, -0.24, 0.58, 0.34)),
    spikes=0.20,
)
GECKO = replace(
    LIZARD,
    height=0.032,
    coat=Coat(
        (0.60, 0.42, 0.12),
        dark=(0.07, 0.04, 0.022),
        pale=(0.76, 0.72, 0.58),
        pattern="cheetah",
        light=("belly", "chin"),
        size=2.4,
        mottle=0.2,
    ),
    legs=replace(LIZARD.legs, foot_size=0.24, claw=0.0),
    head=replace(
        LIZARD.head,
        size=0.40,
        skull=(1.0, 1.0, 0.70),
        muzzle=(1.32, -0.18, 0.60, 0.30),
        jaw=(1.18, -0.42, 0.5, 0.24),
        eye=replace(LIZARD.head.eye, size=0.30, slit=0.3, pupil=0.85, iris=(0.62, 0.42, 0.10)),
    ),
    tail=replace(LIZARD.tail, length=2.2, thick=(0.26, 0.03)),
    fur=replace(SCALED, wrinkle=0.003),
)
CROCODILE = replace(
    LIZARD,
    height=0.55,
    coat=Coat(
        (0.11, 0.12, 0.06),
        dark=(0.04, 0.045, 0.025),
        pale=(0.50, 0.46, 0.30),
        pattern="scales",
        light=("belly",),
        mottle=0.4,
    ),
    trunk=Trunk(
        length=2.4,
        chest=(0.46, 0.36),
        belly=(0.50, 0.36),
        rump=(0.42, 0.33),
        rump_top=1.02,
        belly_top=1.02,
        breast=0.3,
    ),
    neck=Neck(root=(-0.1, 0.70), head=(-0.85, 0.66), thick=(0.38, 0.30)),
    head=replace(
        LIZARD.head,
        size=0.33,
        skull=(1.0, 1.0, 0.66),
        muzzle=(3.4, -0.22, 0.55, 0.30),
        jaw=(3.2, -0.52, 0.46, 0.2),
        muzzle_wide=1.35,
        brow=(0.42, -0.5, 0.46, 0.22),
        eye=replace(SLIT_EYE, at=(0.5, -0.5, 0.7), size=0.16),
        teeth=0.16,
    ),
    spikes=0.07,
    tail=replace(LIZARD.tail, length=3.0, thick=(0.32, 0.03)),
)

ROWS = {
    "butterfly": Creature("butterfly", 0.05, (0.72, 0.24, 0.015), pale=(0.75, 0.7, 0.6)),
    "blue butterfly": Creature("butterfly", 0.05, (0.02, 0.16, 0.62), pale=(0.6, 0.66, 0.72)),
    "moth": Creature(
        "butterfly", 0.04, (0.34, 0.26, 0.17), mark=(0.12, 0.085, 0.05), pale=(0.5, 0.42, 0.3)
    ),
    "bee": Creature("bee", 0.02, (0.70, 0.36, 0.025), mark=(0.025, 0.018, 0.014)),
    "wasp": Creature("bee", 0.022, (0.74, 0.50, 0.02), mark=(0.02, 0.016, 0.014)),
    "ladybug": Creature("ladybug", 0.01, (0.55, 0.015, 0.01)),
    "spider": Creature("spider", 0.03, (0.055, 0.036, 0.026), pale=(0.34, 0.22, 0.12)),
    "octopus": Creature("octopus", 0.5, (0.52, 0.10, 0.045), pale=(0.74, 0.50, 0.40)),
    "jellyfish": Creature(
        "jellyfish", 0.35, (0.56, 0.34, 0.62), mark=(0.66, 0.18, 0.40), pale=(0.76, 0.66, 0.76)
    ),
    "snail": Creature(
        "snail", 0.045, (0.44, 0.24, 0.085), mark=(0.11, 0.05, 0.02), pale=(0.46, 0.38, 0.27)
    ),
    "crab": Creature("crab", 0.15, (0.58, 0.085, 0.025), pale=(0.70, 0.56, 0.38)),
    "seahorse": Creature(
        "seahorse", 0.15, (0.72, 0.38, 0.05), mark=(0.34, 0.12, 0.015), pale=(0.76, 0.60, 0.28)
    ),
    "snake": Creature(
        "snake", 0.6, (0.12, 0.24, 0.04), mark=(0.03, 0.05, 0.016), pale=(0.58, 0.54, 0.32)
    ),
    "frog": Creature(
        "frog", 0.09, (0.10, 0.36, 0.03), mark=(0.03, 0.11, 0.014), pale=(0.66, 0.66, 0.42)
    ),
    "toad": Creature(
        "frog", 0.1, (0.20, 0.13, 0.06), mark=(0.07, 0.045, 0.024), pale=(0.5, 0.42, 0.28)
    ),
    "turtle": Creature(
        "turtle", 0.3, (0.19, 0.14, 0.045), mark=(0.04, 0.032, 0.014), pale=(0.52, 0.42, 0.2)
    ),
    "sea turtle": Creature(
        "sea turtle", 1.2, (0.20, 0.12, 0.04), mark=(0.05, 0.03, 0.012), pale=(0.58, 0.50, 0.30)
    ),
    "manta ray": Creature("ray", 1.6, (0.028, 0.034, 0.045), pale=(0.66, 0.66, 0.65)),
    "stingray": Creature("ray", 0.5, (0.25, 0.19, 0.12), pale=(0.68, 0.62, 0.54)),
    "starfish": Creature("starfish", 0.13, (0.66, 0.15, 0.03), pale=(0.78, 0.46, 0.20)),
    "lobster": Creature("lobster", 0.22, (0.46, 0.035, 0.014), pale=(0.62, 0.22, 0.09)),
    "dragonfly": Creature(
        "dragonfly", 0.055, (0.02, 0.20, 0.30), mark=(0.015, 0.018, 0.02), pale=(0.04, 0.36, 0.62)
    ),
    "caterpillar": Creature(
        "caterpillar", 0.045, (0.26, 0.46, 0.05), mark=(0.03, 0.045, 0.015), pale=(0.74, 0.48, 0.04)
    ),
    "dragon": Creature("beast", 2.2, DRAGON.coat.base, beast=DRAGON),
    "green dragon": Creature(
        "beast",
        2.2,
        (0.03, 0.12, 0.03),
        beast=replace(
            DRAGON, coat=replace(DRAGON.coat, base=(0.035, 0.13, 0.03), dark=(0.012, 0.04, 0.014))
        ),
    ),
    "baby dragon": Creature(
        "beast",
        0.5,
        (0.10, 0.34, 0.20),
        beast=replace(
            DRAGON,
            height=0.42,
            coat=replace(
                DRAGON.coat,
                base=(0.10, 0.34, 0.20),
                dark=(0.04, 0.18, 0.12),
                pale=(0.76, 0.66, 0.40),
            ),
            legs=replace(
                DRAGON.legs,
                fore_thick=(0.15, 0.12, 0.095, 0.09),
                hind_thick=(0.22, 0.15, 0.10, 0.095),
                claw=0.4,
            ),
            neck=Neck(root=(-0.05, 0.82), head=(-0.34, 1.30), thick=(0.18, 0.14), throat=0.1),
            head=replace(
                DRAGON.head,
                size=0.185,
                muzzle=(1.65, -0.24, 0.60, 0.46),
                jaw=(1.45, -0.58, 0.48, 0.34),
                pads=(0.26, -1.55, -0.18, 0.30),
                eye=Eye((0.52, -0.84, 0.14), 0.27, iris=(0.30, 0.40, 0.06), pupil=0.66, spread=72),
                horn=0.45,
            ),
            tail=replace(DRAGON.tail, length=1.2),
            wings=1.0,
            spikes=0.06,
            cute=0.9,
        ),
    ),
    "dinosaur": Creature("beast", 2.6, REX.coat.base, beast=REX),
    "brachiosaurus": Creature("beast", 3.6, SAUROPOD.coat.base, beast=SAUROPOD),
    "triceratops": Creature("beast", 1.9, TRICERATOPS.coat.base, beast=TRICERATOPS),
    "lizard": Creature("beast", 0.05, LIZARD.coat.base, beast=LIZARD),
    "chameleon": Creature("beast", 0.10, CHAMELEON.coat.base, beast=CHAMELEON),
    "iguana": Creature("beast", 0.17, IGUANA.coat.base, beast=IGUANA),
    "gecko": Creature("beast", 0.032, GECKO.coat.base, beast=GECKO),
    "crocodile": Creature("beast", 0.55, CROCODILE.coat.base, beast=CROCODILE),
    "stegosaurus": Creature("beast", 2.2, STEGOSAURUS.coat.base, beast=STEGOSAURUS),
    "velociraptor": Creature("beast", 1.1, RAPTOR.coat.base, beast=RAPTOR),
}

FAMILY = Family(
    "creatures",
    build,
    ROWS,
    span=(0.008, 16.0),
    poses=POSES,
    synonyms={
        "butterfly": ("monarch butterfly", "monarch"),
        "bee": ("honeybee", "honey bee", "bumblebee", "bumble bee"),
        "wasp": ("hornet",),
        "ladybug": ("ladybird", "beetle"),
        "spider": ("tarantula",),
        "octopus": ("squid",),
        "turtle": ("tortoise",),
        "snake": ("python", "cobra", "serpent", "viper"),
        "frog": ("tree frog",),
        "dragon": ("red dragon",),
        "baby dragon": ("little dragon", "dragon hatchling", "small dragon"),
        "dinosaur": ("t rex", "tyrannosaurus", "tyrannosaurus rex", "trex"),
        "brachiosaurus": ("sauropod", "diplodocus"),
        "lizard": ("salamander", "skink", "komodo dragon"),
        "iguana": ("bearded dragon",),
        "gecko": ("leopard gecko",),
        "velociraptor": ("raptor",),
        "crocodile": ("alligator",),
        "lobster": ("crayfish", "crawfish"),
        "manta ray": ("manta",),
        "stingray": ("ray fish",),
        "starfish": ("sea star",),
        "dragonfly": ("damselfly", "dragon fly"),
        "crab": (),
        "moth": (),
    },
)
