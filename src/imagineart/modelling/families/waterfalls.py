"""Water that falls: a cliff with ledges, white water over its lip, a pool among boulders."""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling import vegetation as grow
from imagineart.modelling.families.rocks import boulder
from imagineart.modelling.kit import combined, fractal, grid, grounded, moved, noise, sdf
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order

WHITE: Rgb = (0.80, 0.83, 0.86)
DEEP: Rgb = (0.015, 0.060, 0.062)
ROWS_DOWN, ROWS_ACROSS = 110, 64  # of a sheet of water


@dataclass(frozen=True, slots=True)
class Fall:
    """A waterfall in metres: the cliff's height and width, the water's width, how many steps."""

    height: float = 18.0
    wide: float = 24.0
    water: float = 4.6
    steps: int = 1
    rock: Rgb = (0.115, 0.105, 0.092)
    moss: Rgb = (0.065, 0.105, 0.026)


ROWS = {"waterfall": Fall(), "cascade": Fall(9.0, 15.0, 4.2, steps=4)}


def build(order: Order[Fall]) -> Model:
    """Another cliff for each seed."""
    fall, rng = order.params, order.rng
    seed = int(rng.integers(1 << 16))
    parts = [
        _cliff(fall, seed),
        *_water(fall, seed, rng),
        *_pool(fall, seed),
        _boulders(fall, rng),
        *_bushes(fall, rng),
    ]
    top = Anchor((0.35 * fall.wide, 0.2 * fall.height, fall.height))
    return grounded(Model(order.noun, tuple(parts), {"top": top}))


def _face(fall: Fall, z: Floats) -> Floats:
    """(N,) y of the rock behind the water at heights z: ledges, further back above."""
    share = np.clip(z / fall.height, 0, 1)
    level = share * fall.steps
    ledge = np.floor(level) + np.clip((level % 1.0 - 0.86) / 0.14, 0, 1)
    back = 0.14 * fall.height * ledge / fall.steps * (fall.steps > 1)
    return np.asarray(back + 0.05 * fall.height * share, np.float32)


def _cliff(fall: Fall, seed: int) -> Part:
    """A wall that comes forward on both sides, cut by a notch where the water runs."""
    high, half = fall.height, fall.wide / 2

    def depth(x: Floats, y: Floats, z: Floats) -> Floats:
        p = np.stack([x, y, z], axis=-1)
        bays = fractal(p * [1.0, 1.0, 0.45], 0.30 * high, seed, octaves=4)
        layers = np.abs(
            (z + 0.06 * high * fractal(p, 0.3 * high, seed + 1)) / (0.075 * high) % 1 - 0.5
        )
        front = _face(fall, z) - 0.30 * high * np.clip(np.abs(x) / half - 0.25, 0, 1) ** 1.3
        notch = 0.05 * high * np.exp(-((x / (0.62 * fall.water)) ** 4))
        wall = front - y + notch - 0.075 * high * bays - 0.03 * high * (layers - 0.25)
        crest = high * (0.97 + 0.10 * np.abs(x) / half) - 0.06 * high * np.exp(
            -((x / (0.6 * fall.water)) ** 4)
        )
        lid = z - crest - 0.05 * high * fractal(p * [1, 1, 0], 0.2 * high, seed + 2)
        ends = np.abs(x) - half - 0.12 * high * fractal(p * [0, 1, 1], 0.3 * high, seed + 3)
        return np.asarray(0.6 * np.maximum.reduce([wall, lid, ends, y - 0.42 * high, -z - 0.4]))

    field = sdf.field(
        lambda x, y, z: depth(x, y, z),
        (-1.15 * half, -0.62 * high, -0.5), (1.15 * half, 0.45 * high, 1.22 * high),
    )  # fmt: skip

    def paint(p: Floats) -> Floats:
        spots = fractal(p, 0.10 * high, seed + 5)
        fine = fractal(p, 0.02 * high, seed + 6)
        tone = np.outer(1 + 0.35 * spots + 0.30 * fine, fall.rock)
        wet = np.exp(-((p[:, 0] / (1.1 * fall.water)) ** 2))[:, None]
        green = np.clip(0.55 * spots + 0.4 * fine + 0.35 * p[:, 2] / high - 0.12, 0, 1)[:, None]
        mossy = tone * (1 - 0.45 * wet) * (1 - green) + np.outer(1 + 0.4 * fine, fall.moss) * green
        return np.asarray(np.clip(mossy, 0.006, 0.8), np.float32)

    mesh = sdf.meshed(field, detail=high / 64, paint=paint)
    return Part(mesh, Material("wet rock", fall.rock, 0.62, specular=0.4), "cliff", tinted=False)


def _water(fall: Fall, seed: int, rng: np.random.Generator) -> tuple[Part, ...]:
    """Veils one before the other, each of strands that part and meet as they fall."""
    sheets = []
    z = np.linspace(0.985, 0.0, ROWS_DOWN)[:, None] * fall.height
    drop = 1 - z / fall.height
    for number, (share, before) in enumerate(((1.0, 0.035), (0.62, 0.055), (0.30, 0.075))):
        u = np.linspace(-0.5, 0.5, ROWS_ACROSS)
        middle = 0.18 * fall.water * number * float(rng.uniform(-1, 1))
        x = middle + fall.water * share * u * (0.80 + 0.35 * drop)
        points = np.stack(np.broadcast_arrays(x, 0.0 * z, z), axis=-1).reshape(-1, 3)
        strand = fractal(points * [1.0, 0, 0.05], 0.10 * fall.water, seed + 7 + number, octaves=4)
        clumps = noise(points * [1.0, 0, 0.22], 0.25 * fall.water, seed + 11 + number)
        thick = fall.height * (before + 0.012 * strand + 0.006 * clumps)
        lip = np.clip((points[:, 2] / fall.height - 0.93) / 0.055, 0, 1) ** 2
        y = _face(fall, points[:, 2]) - thick + lip * 0.10 * fall.height
        fade = np.clip(0.5 + 0.9 * strand + 0.4 * clumps, 0, 1)[:, None]
        color = np.asarray((0.42, 0.52, 0.56)) * (1 - fade) + np.asarray(WHITE) * fade
        points[:, 1] = y
        mesh = grid(points.reshape(ROWS_DOWN, ROWS_ACROSS, 3))
        edge = _ragged(
            mesh, (strand + 1.6 * (1 - np.abs(np.tile(u, ROWS_DOWN)) * 2)).astype(np.float32)
        )
        sheets.append(Mesh(edge.vertices, edge.triangles, edge.normals, color.astype(np.float32)))
    white = Material("white water", WHITE, 0.45, specular=0.4, translucency=0.35)
    return (Part(combined(sheets), white, "water", tinted=False),)


def _ragged(mesh: Mesh, keep: Floats) -> Mesh:
    """The sheet without what lies where `keep` is negative: its sides are torn."""
    shown = (keep[mesh.triangles] > 0.0).any(axis=1)
    return Mesh(mesh.vertices, mesh.triangles[shown], mesh.normals)


def _pool(fall: Fall, seed: int) -> tuple[Part, ...]:
    """Dark clear water, foam where it is struck, rings that run outwards."""
    radius = 0.46 * fall.wide
    turn = np.linspace(0, 2 * np.pi, 121)
    r = np.linspace(0.01, 1.0, 60)[:, None]
    edge = 1 + 0.10 * np.sin(3 * turn + seed) + 0.05 * np.sin(7 * turn)
    x, y = radius * r * edge * np.cos(turn), radius * (0.72 * r * edge * np.sin(turn) - 0.30)
    away = np.hypot(x / (0.75 * fall.water), (y + 0.05 * fall.height) / (0.6 * fall.water))
    flat = np.stack([x, y, 0 * x], axis=-1).reshape(-1, 3)
    ripples = 0.05 * fractal(flat, 0.09 * fall.wide, seed + 21) * np.exp(-0.25 * away.ravel())
    points = np.stack([x, y, 0.10 + ripples.reshape(x.shape)], axis=-1)
    mesh = grid(points)
    foam = np.clip(1.35 - away.ravel() + 0.75 * fractal(flat, 0.05 * fall.wide, seed + 23), 0, 1)
    color = np.asarray(DEEP) * (1 - foam[:, None]) + np.asarray(WHITE) * foam[:, None]
    assert mesh.normals is not None
    flip = mesh.normals[:, 2].mean() < 0
    triangles = mesh.triangles[:, ::-1].copy() if flip else mesh.triangles
    normals = -mesh.normals if flip else mesh.normals
    shown = Mesh(mesh.vertices, triangles, normals, color.astype(np.float32))
    return (Part(shown, Material("pool", DEEP, 0.07, specular=0.6), "pool", tinted=False),)


def _boulders(fall: Fall, rng: np.random.Generator) -> Part:
    """Around the pool, and where the water lands."""
    meshes = []
    for k in range(46):
        turn = rng.uniform(0.86 * np.pi, 2.14 * np.pi)
        away = 0.46 * fall.wide * rng.uniform(0.92, 1.14)
        x, y = away * np.cos(turn), away * (0.72 * np.sin(turn)) - 0.138 * fall.wide
        if k > 38:
            x, y = rng.uniform(-0.8, 0.8) * fall.water, -0.06 * fall.height - rng.uniform(0, 0.8)
        size = 0.055 * fall.wide * float(rng.uniform(0.35, 1.3))
        stone = boulder(rng, size, 0.7, 9, 14)
        tone = np.asarray(fall.rock) * rng.uniform(0.8, 1.9)
        shade = np.outer(1 + 0.2 * rng.standard_normal(len(stone.vertices)), tone)
        painted = Mesh(
            stone.vertices, stone.triangles, stone.normals,
            np.clip(shade, 0.006, 0.8).astype(np.float32),
        )  # fmt: skip
        meshes.append(moved(painted, (float(x), float(y), 0.14 * size)))
    return Part(combined(meshes), Material("boulders", fall.rock, 0.6), "boulders", tinted=False)


def _bushes(fall: Fall, rng: np.random.Generator) -> tuple[Part, ...]:
    """Ferns along the crest and at the foot on both sides."""
    ferns = [grow.fern_tuft(rng) for _ in range(3)]
    count = 90
    side = np.where(rng.random(count) < 0.5, -1.0, 1.0)
    x = side * rng.uniform(0.20, 0.52, count) * fall.wide
    low = rng.random(count) < 0.45
    z = np.where(low, 0.05, fall.height * (0.97 + 0.20 * np.abs(x) / fall.wide))
    front = -0.30 * fall.height * np.clip(2 * np.abs(x) / fall.wide - 0.25, 0, 1) ** 1.3
    y = front + np.where(low, -0.09, 0.12) * fall.height + rng.uniform(0, 0.05, count) * fall.height
    size = fall.height * rng.uniform(0.05, 0.11, count)
    moves = np.zeros((count, 4, 4), np.float32)
    turn = rng.uniform(0, 6.3, count)
    moves[:, 0, 0] = moves[:, 1, 1] = size * np.cos(turn)
    moves[:, 1, 0], moves[:, 0, 1] = size * np.sin(turn), -size * np.sin(turn)
    moves[:, 2, 2], moves[:, 3, 3] = size, 1.0
    moves[:, :3, 3] = np.stack([x, y, z], axis=1)
    leaf = Material("fern", (0.065, 0.135, 0.026), 0.5, translucency=0.4)
    return grow.shared_out(ferns, leaf, moves, rng, "ferns")


FAMILY = Family(
    "waterfalls",
    build,
    ROWS,
    span=(6.0, 40.0),
    synonyms={"waterfall": ("waterfalls", "falls"), "cascade": ("cascades", "rapids")},
)
