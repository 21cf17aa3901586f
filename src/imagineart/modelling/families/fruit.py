"""Fruit that grows round a core: apples, pears, citrus, tomatoes, peaches, cherries, berries.

A fruit is an outline turned about its core, with lobes, dimples and skin; a stem and what the
flower left behind. Skin is painted by height and by the way round.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit import (
    ball,
    combined,
    copies,
    fractal,
    grid,
    grounded,
    leaf,
    moved,
    noise,
    painted,
    sized,
    smoothed,
    spline,
    spots,
    thinned,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.textures import baked

Outline = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Fruit:
    """One kind of fruit. `outline` are (radius, height) in heights, from below to above."""

    height: float  # m, without the stem
    outline: Outline
    skin: Rgb
    blush: Rgb  # a second colour
    pattern: str  # streaks, blush, top, pores, plain
    lobes: int = 0
    lobing: float = 0.0  # depth of the furrows, in radii
    roughness: float = 0.3
    coat: float = 0.35
    bumps: float = 0.0  # m, depth of pores or seeds
    pore: float = 0.002  # m, how wide they are
    stem: float = 0.0  # m
    stem_width: float = 0.0035  # m
    stem_color: Rgb = (0.10, 0.055, 0.02)
    crown: int = 0  # sepals or leaves on top
    crown_length: float = 0.5  # in radii
    leafed: float = 0.0  # chance of a leaf at the stem
    fuzz: float = 0.0  # sheen
    lies: bool = False  # on its side


APPLE: Outline = (
    (0, 0.075), (0.10, 0.045), (0.21, 0.0), (0.33, 0.03), (0.47, 0.20), (0.565, 0.45),
    (0.575, 0.66), (0.49, 0.87), (0.33, 0.985), (0.19, 0.985), (0.085, 0.90), (0, 0.79),
)  # fmt: skip
PEAR: Outline = (
    (0, 0.05), (0.09, 0.02), (0.19, 0.0), (0.31, 0.07), (0.375, 0.22), (0.36, 0.40),
    (0.265, 0.58), (0.185, 0.74), (0.155, 0.88), (0.11, 0.97), (0.05, 0.985), (0, 0.955),
)  # fmt: skip
ORANGE: Outline = (
    (0, 0.01), (0.15, 0.0), (0.34, 0.10), (0.48, 0.29), (0.53, 0.50), (0.49, 0.72),
    (0.36, 0.90), (0.18, 0.985), (0.06, 0.99), (0, 0.965),
)  # fmt: skip
LEMON: Outline = (
    (0, 0.0), (0.05, 0.01), (0.085, 0.07), (0.17, 0.16), (0.29, 0.32), (0.325, 0.5),
    (0.29, 0.68), (0.18, 0.84), (0.09, 0.91), (0.07, 0.97), (0.03, 1.0), (0, 1.0),
)  # fmt: skip
TOMATO: Outline = (
    (0, 0.02), (0.20, 0.0), (0.44, 0.09), (0.62, 0.32), (0.65, 0.55), (0.55, 0.80),
    (0.37, 0.95), (0.20, 0.985), (0.08, 0.94), (0, 0.88),
)  # fmt: skip
PEACH: Outline = (
    (0, 0.0), (0.12, 0.02), (0.34, 0.13), (0.48, 0.33), (0.53, 0.55), (0.48, 0.77),
    (0.34, 0.94), (0.17, 0.985), (0.07, 0.93), (0, 0.86),
)  # fmt: skip
CHERRY: Outline = (
    (0, 0.0), (0.20, 0.02), (0.40, 0.16), (0.54, 0.42), (0.555, 0.65), (0.46, 0.87),
    (0.28, 0.985), (0.13, 0.96), (0.05, 0.90), (0, 0.87),
)  # fmt: skip
PLUM: Outline = (
    (0, 0.0), (0.14, 0.02), (0.31, 0.16), (0.40, 0.38), (0.405, 0.60), (0.33, 0.83),
    (0.19, 0.965), (0.08, 0.965), (0.03, 0.93), (0, 0.92),
)  # fmt: skip
STRAWBERRY: Outline = (
    (0, 0.0), (0.07, 0.01), (0.19, 0.15), (0.30, 0.38), (0.385, 0.63), (0.40, 0.79),
    (0.33, 0.93), (0.19, 0.99), (0.07, 0.97), (0, 0.95),
)  # fmt: skip
PUMPKIN: Outline = (
    (0, 0.06), (0.22, 0.01), (0.46, 0.05), (0.68, 0.24), (0.77, 0.50), (0.71, 0.76),
    (0.50, 0.95), (0.27, 0.985), (0.11, 0.93), (0, 0.87),
)  # fmt: skip
MELON: Outline = (
    (0, 0.0), (0.16, 0.01), (0.36, 0.12), (0.47, 0.32), (0.50, 0.5), (0.47, 0.68),
    (0.36, 0.88), (0.16, 0.99), (0.04, 1.0), (0, 0.99),
)  # fmt: skip

RED, DARK_RED, YELLOW = (0.42, 0.012, 0.014), (0.20, 0.004, 0.010), (0.62, 0.36, 0.06)
GREEN, LIME, ORANGE_SKIN = (0.16, 0.30, 0.035), (0.30, 0.42, 0.07), (0.80, 0.26, 0.012)
LEAF_GREEN: Rgb = (0.05, 0.15, 0.025)

ROWS = {
    "apple": Fruit(
        0.072, APPLE, RED, YELLOW, "streaks", lobes=5, lobing=0.035, stem=0.020, leafed=0.35
    ),
    "green apple": Fruit(
        0.072, APPLE, LIME, (0.42, 0.46, 0.12), "pores", lobes=5, lobing=0.035, stem=0.018
    ),
    "pear": Fruit(
        0.098, PEAR, (0.40, 0.42, 0.08), (0.42, 0.16, 0.04), "blush",
        lobes=3, lobing=0.02, stem=0.026, roughness=0.38, leafed=0.2,
    ),
    "orange": Fruit(
        0.072, ORANGE, ORANGE_SKIN, (0.16, 0.22, 0.03), "top",
        bumps=0.00035, roughness=0.36, coat=0.25, stem=0.0022, stem_color=(0.12, 0.16, 0.04),
    ),
    "tangerine": Fruit(
        0.050, TOMATO, (0.82, 0.22, 0.008), (0.16, 0.22, 0.03), "top",
        lobes=9, lobing=0.012, bumps=0.0004, roughness=0.36, stem=0.002, leafed=0.7,
        stem_color=(0.12, 0.16, 0.04),
    ),
    "lemon": Fruit(
        0.085, LEMON, (0.82, 0.60, 0.035), (0.38, 0.42, 0.05), "top",
        bumps=0.0004, roughness=0.34, coat=0.3, leafed=0.3, lies=True,
    ),
    "lime": Fruit(
        0.058, LEMON, (0.14, 0.30, 0.03), (0.30, 0.40, 0.06), "blush",
        bumps=0.00025, roughness=0.32, lies=True,
    ),
    "grapefruit": Fruit(
        0.105, ORANGE, (0.80, 0.42, 0.07), (0.75, 0.20, 0.08), "blush",
        bumps=0.0004, roughness=0.36, stem=0.003, stem_color=(0.12, 0.16, 0.04),
    ),
    "tomato": Fruit(
        0.058, TOMATO, (0.52, 0.018, 0.010), (0.55, 0.16, 0.02), "top", lobes=6, lobing=0.045,
        roughness=0.16, coat=0.6, stem=0.010, stem_color=LEAF_GREEN, crown=6, crown_length=0.75,
    ),
    "cherry tomato": Fruit(
        0.028, CHERRY, (0.55, 0.020, 0.010), (0.55, 0.14, 0.02), "plain", roughness=0.15, coat=0.6,
        stem=0.008, stem_color=LEAF_GREEN, crown=5, crown_length=0.7,
    ),
    "peach": Fruit(
        0.066, PEACH, (0.78, 0.40, 0.15), (0.50, 0.055, 0.035), "blush", lobes=1, lobing=0.07,
        roughness=0.75, coat=0.0, fuzz=0.8, stem=0.004, leafed=0.5,
    ),
    "apricot": Fruit(
        0.046, PEACH, (0.82, 0.40, 0.07), (0.70, 0.15, 0.04), "blush", lobes=1, lobing=0.06,
        roughness=0.65, coat=0.0, fuzz=0.6, stem=0.003,
    ),
    "plum": Fruit(
        0.056, PLUM, (0.075, 0.012, 0.055), (0.22, 0.17, 0.26), "blush", lobes=1, lobing=0.05,
        roughness=0.42, coat=0.1, stem=0.012,
    ),
    "cherry": Fruit(
        0.024, CHERRY, (0.26, 0.006, 0.014), DARK_RED, "plain", lobes=1, lobing=0.03,
        roughness=0.10, coat=0.9, stem=0.045, stem_width=0.0014, stem_color=(0.16, 0.22, 0.05),
    ),
    "strawberry": Fruit(
        0.038, STRAWBERRY, (0.55, 0.014, 0.014), (0.70, 0.50, 0.16), "seeds", bumps=0.0006,
        pore=0.0038, roughness=0.22, coat=0.5, stem=0.012, stem_color=LEAF_GREEN, crown=9,
        crown_length=0.85, lies=True,
    ),
    "pumpkin": Fruit(
        0.22, PUMPKIN, (0.72, 0.20, 0.015), (0.60, 0.26, 0.04), "streaks", lobes=11, lobing=0.07,
        roughness=0.42, coat=0.15, stem=0.055, stem_width=0.026, stem_color=(0.20, 0.18, 0.07),
    ),
    "watermelon": Fruit(
        0.27, MELON, (0.10, 0.20, 0.04), (0.012, 0.045, 0.012), "stripes", roughness=0.3,
        stem=0.015, stem_width=0.007, stem_color=(0.16, 0.18, 0.05),
    ),
}  # fmt: skip


def build(order: Order[Fruit]) -> Model:
    """Skin, stem, crown and now and then a leaf, standing or lying as it would."""
    fruit, rng = order.params, order.rng
    size = fruit.height * rng.uniform(0.92, 1.08)
    seed = int(rng.integers(1 << 30))
    skin = painted(_body(fruit, size, seed, rng), lambda p: _skin(fruit, p, size, seed))
    peel = _peel(order.noun, fruit)
    model = Model(order.noun, (Part(skin, peel), *_attached(fruit, size, skin, seed, rng)))
    tilt = float(rng.uniform(78, 96)) if fruit.lies else float(rng.normal(0, 5))
    lying = grounded(turned(turned(model, "x", tilt), "z", float(rng.uniform(0, 360))))
    return replace(lying, anchors={"top": top_anchor(lying.parts[:1], 0.3)})


def _peel(noun: str, fruit: Fruit) -> Material:
    texture = None
    if fruit.bumps and fruit.pattern != "seeds":
        texture = baked("pores", {"pore": fruit.pore, "depth": fruit.bumps, "color": fruit.skin})
    return Material(
        f"{noun} skin", fruit.skin, fruit.roughness, coat=fruit.coat, coat_roughness=0.12,
        subsurface=0.35, sheen=fruit.fuzz, texture=texture,
    )  # fmt: skip


def _body(fruit: Fruit, size: float, seed: int, rng: np.random.Generator) -> Mesh:
    """(rows × segments) skin: outline × lobes × a little unevenness, pits where there are seeds."""
    fine = fruit.pattern == "seeds"
    rows, segments = (120, 200) if fine else (90, 180)
    outline = spline(fruit.outline, rows) * size
    a = np.arange(segments) * (2 * np.pi / segments)
    lobes = _lobes(fruit.lobes, a + rng.uniform(0, 0.3))
    r = outline[:, :1] * (1 - fruit.lobing * lobes)
    z = np.broadcast_to(outline[:, 1:], r.shape)
    if fruit.lobes > 1:
        z = z + 0.10 * fruit.lobing * size * lobes * (1 - 2 * outline[:, 1:] / size)
    points = np.stack([r * np.cos(a), r * np.sin(a), z], axis=-1)
    flat = points.reshape(-1, 3)
    middle = np.array([0, 0, size / 2])
    uneven = 1 + 0.022 * fractal(flat, 0.7 * size, seed, octaves=2)[:, None]
    flat = middle + (flat - middle) * uneven * (1 + rng.normal(0, 0.012, 3))
    mesh = grid(flat.reshape(points.shape), around=True)
    return _pitted(mesh, fruit, seed) if fine else mesh


def _pitted(mesh: Mesh, fruit: Fruit, seed: int) -> Mesh:
    assert mesh.normals is not None
    near = spots(mesh.vertices, fruit.pore, seed)
    depth = fruit.bumps * np.exp(-((near / 0.33) ** 2))
    vertices = mesh.vertices - (depth[:, None] * mesh.normals).astype(np.float32)
    return smoothed(replace(mesh, vertices=vertices, normals=None), 180.0)


def _lobes(count: int, a: NDArray[Any]) -> NDArray[Any]:
    """(N,) 1 in a furrow, 0 on a rib, at angles in radians; a single furrow is narrow."""
    if count == 0:
        return np.zeros_like(a)
    if count == 1:
        return np.exp(-((((a + np.pi) % (2 * np.pi) - np.pi) / 0.22) ** 2))
    return 1 - np.sqrt(np.abs(np.sin(count * a / 2)) + 1e-4)


def _skin(fruit: Fruit, p: Floats, size: float, seed: int) -> Floats:
    """(N, 3) colours: the skin's, the second colour where the pattern says, freckles and clouds."""
    share = np.clip(PATTERNS[fruit.pattern](p / size, seed), 0, 1)[:, None]
    color = np.array(fruit.skin) * (1 - share) + np.array(fruit.blush) * share
    color = color * (1 + 0.10 * fractal(p, 0.35 * size, seed + 5)[:, None])
    if fruit.fuzz == 0 and fruit.pattern in ("streaks", "pores", "blush"):
        freckle = np.clip((0.16 - spots(p, 0.075 * size, seed + 9)) / 0.08, 0, 1)[:, None]
        color = color + 0.35 * freckle * (np.array([0.62, 0.50, 0.26]) - color)
    ends = np.clip((0.055 - np.hypot(p[:, 0], p[:, 1]) / size) / 0.05, 0, 1)[:, None] ** 2
    brown = np.array([0.16, 0.10, 0.035])
    return np.clip(color + 0.75 * ends * (brown - color), 0.002, 0.85).astype(np.float32)


def _streaks(q: Floats, seed: int) -> Floats:
    """Fine streaks from end to end, pale round the stem, one cheek paler."""
    a = np.arctan2(q[:, 1], q[:, 0])
    ring = np.stack([np.cos(a) * 3.4, np.sin(a) * 3.4, q[:, 2] * 0.4], axis=1)
    fine = fractal(ring, 0.22, seed, octaves=3)
    patch = noise(q, 0.9, seed + 1)
    basin = np.clip((0.27 - np.hypot(q[:, 0], q[:, 1])) / 0.22, 0, 1) * (q[:, 2] > 0.5)
    return (
        0.04 + 0.30 * np.clip(fine - 0.05, 0, 1) + 0.30 * np.clip(patch - 0.25, 0, 1) + 0.9 * basin
    )


def _blush(q: Floats, seed: int) -> Floats:
    """One cheek that saw the sun."""
    side = q[:, 0] * 1.3 + 0.5 * (q[:, 2] - 0.5) + 0.35 * fractal(q, 0.5, seed, octaves=3)
    return 0.8 * np.clip(side * 1.5, 0, 1)


def _top(q: Floats, seed: int) -> Floats:
    """A little of the second colour about the stem."""
    near = np.clip((0.16 - np.hypot(q[:, 0], q[:, 1])) / 0.14, 0, 1)
    return np.asarray(0.7 * near * (q[:, 2] > 0.5), np.float32)


def _pores(q: Floats, seed: int) -> Floats:
    return np.asarray(0.35 + 0.45 * fractal(q, 0.45, seed, octaves=3), np.float32)


def _stripes(q: Floats, seed: int) -> Floats:
    """Ragged dark bands from pole to pole."""
    a = np.arctan2(q[:, 1], q[:, 0]) + 0.10 * fractal(q, 0.12, seed, octaves=4)
    return np.asarray(np.clip(0.5 + 1.6 * (np.abs(np.sin(5.5 * a)) - 0.62), 0, 1), np.float32)


def _seeds(q: Floats, seed: int) -> Floats:
    """Nothing but paler shoulders under the leaves."""
    return np.asarray(0.5 * np.clip((q[:, 2] - 0.86) / 0.1, 0, 1), np.float32)


PATTERNS: dict[str, Callable[[Floats, int], Floats]] = {
    "streaks": _streaks, "blush": _blush, "top": _top, "pores": _pores, "stripes": _stripes,
    "seeds": _seeds, "plain": lambda q, seed: 0.3 * fractal(q, 0.6, seed),
}  # fmt: skip


def _attached(
    fruit: Fruit, size: float, skin: Mesh, seed: int, rng: np.random.Generator
) -> list[Part]:
    """Stem, sepals, a leaf and seeds, each where it grows."""
    base = size * spline(fruit.outline, 72)[-1, 1]
    parts = []
    if fruit.stem:
        parts.append(_stem(fruit, base, rng))
    if fruit.crown:
        parts.append(_sepals(fruit, base, size, rng))
    if rng.random() < fruit.leafed:
        parts.append(_leaf(base + 0.55 * fruit.stem, size, rng))
    if fruit.pattern == "seeds":
        parts.append(_pips(skin, fruit, seed, rng))
    return parts


def _stem(fruit: Fruit, base: float, rng: np.random.Generator) -> Part:
    thick = fruit.stem_width / 2
    lean = fruit.stem * rng.uniform(-0.35, 0.35, 2)
    path = [
        (0, 0, base - 2 * thick),
        (*(0.25 * lean), base + 0.5 * fruit.stem),
        (*lean, base + fruit.stem),
    ]
    radii = np.interp(np.linspace(0, 1, 12), [0, 0.15, 0.75, 1], [1.5, 1, 1, 1.6]) * thick
    bark = Material("stem", fruit.stem_color, 0.8)
    return Part(tube(spline(path, 12), radii, sides=10), bark, "stem", tinted=False)


def _sepals(fruit: Fruit, base: float, size: float, rng: np.random.Generator) -> Part:
    radius = size * max(r for r, _ in fruit.outline)
    long = fruit.crown_length * radius
    leaves = []
    for i in range(fruit.crown):
        one = leaf(
            long * rng.uniform(0.85, 1.1), 0.42 * long, fold=15, curl=rng.uniform(0.05, 0.35)
        )
        one = turned(one, "x", float(rng.uniform(5, 25)))
        leaves.append(turned(one, "z", 360 * i / fruit.crown + float(rng.uniform(-12, 12))))
    green = replace(material("leaf", color=LEAF_GREEN), translucency=0.15)
    lift = base + 0.035 * size
    return Part(moved(combined(leaves), (0, 0, lift)), green, "sepals", tinted=False)


def _leaf(height: float, size: float, rng: np.random.Generator) -> Part:
    blade = leaf(size * rng.uniform(0.6, 0.8), 0.36 * size, fold=18, curl=0.3, wave=0.03, rows=14)
    veined = painted(blade, _veins(0.36 * size))
    lifted = turned(turned(veined, "x", float(rng.uniform(5, 30))), "z", float(rng.uniform(0, 360)))
    return Part(moved(lifted, (0, 0, height)), material("leaf"), "leaf", tinted=False)


def _veins(width: float) -> Callable[[Floats], Floats]:
    def paint(p: Floats) -> Floats:
        rib = np.exp(-((p[:, 0] / (0.03 * width)) ** 2))
        side = np.abs(np.sin((p[:, 1] - 0.7 * np.abs(p[:, 0])) * 2 * np.pi / (0.4 * width))) ** 12
        share = np.clip(rib + 0.4 * side, 0, 1)[:, None]
        return np.asarray(np.array(LEAF_GREEN) * (1 - share) + np.array([0.16, 0.28, 0.07]) * share)

    return paint


def _pips(skin: Mesh, fruit: Fruit, seed: int, rng: np.random.Generator) -> Part:
    """A seed in each pit of the skin."""
    deep = spots(skin.vertices, fruit.pore, seed) < 0.16
    where = skin.vertices[deep]
    where = where[thinned(where, 0.5 * fruit.pore)]
    pip = sized(ball(0.0006, segments=10), (0.75, 1.3, 0.6))
    one = Part(pip, Material("seed", fruit.blush, 0.4), "seed", tinted=False)
    out = where - np.array([0, 0, 0.55 * fruit.height])
    many = copies([one], where, rng=rng, normals=out, front=np.tile([0.0, 0, -1], (len(out), 1)))
    return Part(many, one.material, "seeds", tinted=False)


FAMILY = Family(
    "fruit",
    build,
    ROWS,
    span=(0.02, 0.35),
    synonyms={
        "apple": ("red apple",),
        "green apple": ("granny smith",),
        "tangerine": ("mandarin", "clementine", "satsuma"),
        "pumpkin": ("squash",),
        "watermelon": ("melon",),
        "peach": ("nectarine",),
    },
)
