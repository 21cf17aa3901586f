"""Rocks, boulders, pebbles, stumps, logs, heaps of snow, and mountains as things."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    ball,
    circle,
    fractal,
    grid,
    grounded,
    heightfield,
    moved,
    reshaped,
    sweep,
    turned,
)
from imagineart.modelling.kit.surfaces import smoothed
from imagineart.modelling.land import eroded, field_of, fractal_2d, mix, ridged_2d, step
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.textures import baked


@dataclass(frozen=True, slots=True)
class Rock:
    """One kind of lump: `form` names how it is made."""

    form: str  # stone, cairn, log, stump, heap, mountain
    size: float  # m, the longest side
    flat: float = 0.7  # height by width
    color: Rgb = (0.27, 0.255, 0.235)
    chips: int = 9  # planes that frost has split off
    moss: float = 0.0
    snow: float = 0.0  # share of a mountain's height above which snow lies


ROWS = {
    "rock": Rock("stone", 0.8),
    "boulder": Rock("stone", 2.0, 0.75, chips=12, moss=0.25),
    "stone": Rock("stone", 0.28, 0.62, chips=5),
    "pebble": Rock("stone", 0.06, 0.5, (0.33, 0.31, 0.29), chips=0),
    "mossy rock": Rock("stone", 1.0, 0.65, moss=0.8),
    "cairn": Rock("cairn", 0.7),
    "log": Rock("log", 1.8, color=(0.17, 0.125, 0.085)),
    "tree stump": Rock("stump", 0.7, color=(0.17, 0.125, 0.085)),
    "pile of snow": Rock("heap", 1.4, 0.36, (0.80, 0.83, 0.86)),
    "sand pile": Rock("heap", 1.4, 0.42, (0.52, 0.40, 0.25)),
    "mountain": Rock("mountain", 2600.0, 0.42, snow=0.62),
    "snowy mountain": Rock("mountain", 2600.0, 0.45, snow=0.30),
    "hill": Rock("hill", 400.0, 0.16, (0.10, 0.16, 0.04)),
    "volcano": Rock("volcano", 2600.0, 0.42, (0.12, 0.10, 0.095), snow=0.85),
}


def build(order: Order[Rock]) -> Model:
    """A lump of its form, another for each seed."""
    rock, rng = order.params, order.rng
    rock = replace(rock, size=rock.size * float(rng.uniform(0.88, 1.1)))
    model = grounded(Model(order.noun, FORMS[rock.form](rock, rng)))
    high = model.bounds[1]
    wide = 0.3 * rock.size
    return replace(
        model, anchors={"top": Anchor((0.0, 0.0, float(high[2])), room=(wide, wide, rock.size))}
    )


def boulder(
    rng: np.random.Generator, size: float, flat: float, chips: int, segments: int = 56
) -> Mesh:
    """A stone about the origin: a lump cut by planes, its edges worn, pitted."""
    seed = int(rng.integers(1 << 20))
    planes = rng.standard_normal((max(chips, 1), 3)) * [1, 1, 0.7]
    planes /= np.linalg.norm(planes, axis=1, keepdims=True)
    far = rng.uniform(0.52, 0.86, len(planes)) if chips else np.full(1, 9.0)
    shape = np.array([1.0, rng.uniform(0.65, 0.95), flat]) * size / 2

    def worn(points: Floats) -> Floats:
        unit = points / np.linalg.norm(points, axis=1, keepdims=True)
        r = 1 + 0.16 * fractal(unit, 0.9, seed, octaves=3)
        for plane, away in zip(planes, far, strict=True):
            toward = np.maximum(unit @ plane, 1e-3)
            r = np.minimum(r, away / toward)
        r = r + 0.035 * fractal(unit, 0.30, seed + 3, octaves=4)
        return np.asarray(unit * r[:, None] * shape, np.float32)

    return reshaped(ball(1.0, segments=segments), worn, 180.0)


def _stone(rock: Rock, rng: np.random.Generator) -> tuple[Part, ...]:
    mesh = turned(
        boulder(rng, rock.size, rock.flat, rock.chips, 120), "z", float(rng.uniform(0, 360))
    )
    mesh = moved(mesh, (0.0, 0.0, -0.14 * rock.size * rock.flat))
    sunk = _above(mesh, float(mesh.vertices[:, 2].min()) + 0.12 * rock.size * rock.flat)
    return (
        Part(
            replace(sunk, colors=_weathered(rock, sunk, rng)), Material("stone", rock.color, 0.85)
        ),
    )


def _above(mesh: Mesh, z: float) -> Mesh:
    """The mesh with what is below z pressed flat."""
    vertices = mesh.vertices.copy()
    vertices[:, 2] = np.maximum(vertices[:, 2], z)
    return smoothed(replace(mesh, vertices=vertices, normals=None, uvs=None), 50.0)


def _weathered(rock: Rock, mesh: Mesh, rng: np.random.Generator) -> Floats:
    """Veins, lichen and, on what looks up, moss."""
    assert mesh.normals is not None
    p, seed = mesh.vertices / np.float32(rock.size), int(rng.integers(1 << 20))
    tone = (
        1 + 0.28 * fractal(p, 0.35, seed, octaves=5) + 0.16 * fractal(p, 0.02, seed + 7, octaves=2)
    )
    color = np.asarray(rock.color) * tone[:, None]
    lichen = np.clip(fractal(p, 0.12, seed + 20, octaves=4) * 2.4 - 1.1, 0, 0.7)
    color = mix(color, (0.40, 0.39, 0.31), lichen)
    up = mesh.normals[:, 2] + 0.6 * fractal(p, 0.25, seed + 30, octaves=4)
    color = mix(
        color,
        (0.055, 0.085, 0.02),
        step(up, 1.25 - 0.9 * rock.moss, 1.5 - 0.9 * rock.moss) * (rock.moss > 0),
    )
    return np.clip(color, 0.004, 0.85).astype(np.float32)


def _cairn(rock: Rock, rng: np.random.Generator) -> tuple[Part, ...]:
    """Flat stones, each smaller, one on another."""
    parts, z = [], 0.0
    for i in range(5):
        size = rock.size * 0.62 * 0.78**i
        mesh = boulder(rng, size, 0.42, 3, 72)
        low, high = mesh.vertices[:, 2].min(), mesh.vertices[:, 2].max()
        mesh = moved(mesh, (float(rng.normal(0, 0.02)), float(rng.normal(0, 0.02)), z - float(low)))
        tone = replace(rock, color=lighter(rock.color, float(rng.uniform(0.8, 1.25))))
        colors = _weathered(tone, mesh, rng)
        parts.append(
            Part(replace(mesh, colors=colors, uvs=None), Material("stone", rock.color, 0.85))
        )
        z += 0.86 * float(high - low)
    return tuple(parts)


def lighter(color: Rgb, factor: float) -> Rgb:
    """A colour that reflects so many times as much."""
    return color[0] * factor, color[1] * factor, color[2] * factor


def _bark(rock: Rock) -> Material:
    dark = tuple(0.28 * c for c in rock.color)
    light = tuple(1.4 * c for c in rock.color)
    return Material(
        "bark",
        rock.color,
        0.95,
        specular=0.2,
        texture=baked("bark", {"light": light, "dark": dark}),
    )


def _cut_face(radius: float, rng: np.random.Generator) -> Part:
    """The end grain: rings about a pith, cracks from it."""
    disc = heightfield(np.zeros((48, 48)), (2, 2))
    p = disc.vertices
    away = np.maximum(np.abs(p[:, 0]), np.abs(p[:, 1]))
    true = np.hypot(p[:, 0], p[:, 1]) + 1e-9
    flat = p * (away / true)[:, None] * radius * 0.985
    r = np.hypot(flat[:, 0] - 0.1 * radius, flat[:, 1]) / radius
    ring = 0.5 + 0.5 * np.sin(r * 60 + 2 * fractal(flat, 0.3 * radius, int(rng.integers(9999))))
    color = mix((0.42, 0.28, 0.15), (0.26, 0.15, 0.075), 0.6 * ring + 0.5 * (r > 0.9))
    top = Mesh(flat.astype(np.float32), disc.triangles, disc.normals, np.asarray(color, np.float32))
    return Part(top, Material("end grain", (0.36, 0.23, 0.12), 0.8), "cut", tinted=False)


def _log(rock: Rock, rng: np.random.Generator) -> tuple[Part, ...]:
    radius = 0.09 * rock.size
    x = np.linspace(-0.5, 0.5, 40) * rock.size
    path = np.stack(
        [x, 0.02 * rock.size * np.sin(3 * x / rock.size + rng.uniform(0, 6)), 0 * x + radius],
        axis=1,
    )
    knots = 1 + 0.05 * np.sin(np.linspace(0, 20, 40) + rng.uniform(0, 6))
    body = sweep(path, circle(1.0, 40), scale=radius * knots, capped=False, crease=180)
    ends = []
    for side, at in ((1.0, path[-1]), (-1.0, path[0])):
        face = turned(_cut_face(radius * 0.99, rng), "y", 90.0 * side)
        ends.append(moved(face, (float(at[0]), float(at[1]), float(at[2]))))
    return (Part(body, _bark(rock), "bark", tinted=False), *ends)


def _stump(rock: Rock, rng: np.random.Generator) -> tuple[Part, ...]:
    high, radius = 0.55 * rock.size, 0.32 * rock.size
    rows = np.linspace(0, 1, 30)
    a = np.linspace(0, 2 * np.pi, 97)[:-1]
    roots = np.clip(np.cos(5 * a + rng.uniform(0, 6)) + 0.3 * np.cos(3 * a), 0, 1)
    flare = 1 + np.exp(-rows * 5)[:, None] * (0.35 + 0.75 * roots[None])
    r = radius * flare
    points = np.stack(
        [r * np.cos(a), r * np.sin(a), np.broadcast_to(rows[:, None] * high, r.shape)], axis=-1
    )
    top = moved(_cut_face(radius * 1.03, rng), (0.0, 0.0, high))
    return (Part(grid(points, around=True), _bark(rock), "bark", tinted=False), top)


def _heap(rock: Rock, rng: np.random.Generator) -> tuple[Part, ...]:
    seed = int(rng.integers(1 << 20))
    side = np.linspace(-1, 1, 150)
    x, y = np.meshgrid(side, side)
    r = np.maximum(np.hypot(x, y) + 0.10 * fractal_2d(x, y, 0.7, seed, 3), 0.0)
    z = np.clip(1 - r**1.6, 0, 1) * (1 + 0.10 * fractal_2d(x, y, 0.4, seed + 9, 5))
    mesh = heightfield(z * rock.flat * rock.size, (rock.size, rock.size))
    keep = mesh.vertices[mesh.triangles][:, :, 2].max(axis=1) > 0
    body = smoothed(replace(mesh, triangles=mesh.triangles[keep], normals=None), 180)
    name = "snow" if min(rock.color) > 0.6 else "sand"
    return (Part(body, material(name), "heap"),)


# --- mountains ---------------------------------------------------------------------------------


def _mountain(rock: Rock, rng: np.random.Generator) -> tuple[Part, ...]:
    half, seed = rock.size / 2, int(rng.integers(1 << 20))
    tall = rock.flat * rock.size
    ridges = rng.uniform(0, 2 * np.pi) + np.arange(5) * 2 * np.pi / 5 + rng.normal(0, 0.2, 5)

    def height(x: Floats, y: Floats) -> Floats:
        u = x + 0.10 * half * fractal_2d(x, y, 0.6 * half, seed + 50, 3)
        v = y + 0.10 * half * fractal_2d(x, y, 0.6 * half, seed + 60, 3)
        r, a = np.hypot(u, v) / half, np.arctan2(v, u)
        crest = np.exp(
            -(
                (np.abs((a[..., None] - ridges + np.pi) % (2 * np.pi) - np.pi).min(axis=-1) / 0.34)
                ** 2
            )
        )
        body = np.clip(1 - r / (0.70 + 0.30 * crest), 0, 1) ** 1.15
        rough = ridged_2d(x, y, 0.7 * half, seed) - 0.45
        return np.asarray(
            tall * (0.86 * body + 0.34 * rough * np.clip(1.6 * body * (1.3 - body), 0, 1)),
            np.float32,
        )

    field = eroded(field_of(height, (-half, -half), (half, half), 300), rng, 30_000, 44)
    z = np.where(field.heights < 0.004 * tall, 0, field.heights)
    mesh = heightfield(np.maximum(z, 0), (rock.size, rock.size))
    return (
        Part(
            replace(mesh, colors=alpine(mesh, tall, rock, seed)),
            Material("mountain", rock.color, 0.95, specular=0.2),
        ),
    )


def alpine(mesh: Mesh, tall: float, rock: Rock, seed: int) -> Floats:
    """(V, 3) rock with strata, woods and meadows below, snow where it is high and not too steep."""
    assert mesh.normals is not None
    p, steep = mesh.vertices, 1 - mesh.normals[:, 2]
    uneven = fractal_2d(p[:, 0], p[:, 1], 0.16 * tall, seed + 5, 5)
    layers = np.sin(p[:, 2] / tall * 90 + 4 * uneven)
    stone = np.asarray(rock.color) * (1 + 0.18 * uneven + 0.10 * layers)[:, None]
    level = p[:, 2] / tall + 0.07 * uneven
    green = step(0.30 - level, 0.0, 0.12) * step(0.55 - steep, 0.0, 0.2) * (rock.snow < 0.8)
    color = mix(stone, (0.035, 0.060, 0.022), green)
    white = step(level, rock.snow - 0.05, rock.snow + 0.10) * step(
        0.50 - steep + 0.25 * (level - rock.snow), 0.0, 0.12
    )
    return np.clip(mix(color, (0.80, 0.83, 0.87), white), 0.004, 0.88)


def _hill(rock: Rock, rng: np.random.Generator) -> tuple[Part, ...]:
    half, seed = rock.size / 2, int(rng.integers(1 << 20))
    side = np.linspace(-half, half, 220)
    x, y = np.meshgrid(side, side)
    r = np.hypot(x, y * 1.15) / half + 0.10 * fractal_2d(x, y, half, seed, 4)
    z = rock.flat * rock.size * np.clip(0.5 + 0.5 * np.cos(np.pi * np.clip(r, 0, 1)), 0, 1)
    mesh = heightfield(z, (rock.size, rock.size))
    shade = fractal_2d(mesh.vertices[:, 0], mesh.vertices[:, 1], 40, seed + 8, 6)
    colors = mix(
        np.outer(1 + 0.25 * shade, rock.color),
        (0.20, 0.20, 0.06),
        0.5 * (shade > 0.1) * np.abs(shade),
    )
    return (
        Part(replace(mesh, colors=np.clip(colors, 0.004, 0.8)), Material("grass", rock.color, 0.9)),
    )


def _volcano(rock: Rock, rng: np.random.Generator) -> tuple[Part, ...]:
    half, seed, tall = rock.size / 2, int(rng.integers(1 << 20)), rock.flat * rock.size

    def height(x: Floats, y: Floats) -> Floats:
        r = np.hypot(x, y) / half * (1 + 0.06 * fractal_2d(x, y, half, seed, 3))
        cone = np.clip(1 - r, 0, 1) ** 1.7
        pit = 0.80 - 0.55 * np.clip(1 - r / 0.10, 0, 1)
        rough = 0.05 * (ridged_2d(x, y, 0.25 * half, seed + 4) - 0.4) * np.clip(4 * cone, 0, 1)
        return np.asarray(tall / 0.8 * np.maximum(np.minimum(cone, pit) + rough, 0), np.float32)

    field = eroded(field_of(height, (-half, -half), (half, half), 300), rng, 24_000, 40)
    mesh = heightfield(np.maximum(field.heights, 0), (rock.size, rock.size))
    return (
        Part(
            replace(mesh, colors=alpine(mesh, tall, rock, seed)),
            Material("lava", rock.color, 0.95, specular=0.2),
        ),
    )


FORMS: dict[str, Callable[[Rock, np.random.Generator], tuple[Part, ...]]] = {
    "stone": _stone, "cairn": _cairn, "log": _log, "stump": _stump, "heap": _heap,
    "mountain": _mountain, "hill": _hill, "volcano": _volcano,
}  # fmt: skip

FAMILY = Family(
    "rocks",
    build,
    ROWS,
    span=(0.04, 3000.0),
    synonyms={
        "rock": ("meteorite", "asteroid", "lava rock"),
        "mossy rock": ("moss rock",),
        "cairn": ("stack of stones", "pile of stones", "zen stones"),
        "log": ("tree trunk", "wooden log", "fallen tree"),
        "tree stump": ("stump",),
        "pile of snow": ("snow heap", "snowdrift", "snow pile"),
        "mountain": ("peak",),
        "snowy mountain": ("snow capped mountain", "mount everest", "matterhorn"),
    },
)
