"""Trees, bushes and cacti: broadleaf, conifer, palm, willow, blossom, bare, hedge, cactus.

A tree is a trunk, a crown whose points draw branches, and twigs on the thin branches. `detail` says
for which distance it is built: near by, across a field, or on a far hill.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling import vegetation as grow
from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    circle,
    combined,
    grounded,
    moved,
    placements,
    sized,
    spline,
    sweep,
    tube,
)
from imagineart.modelling.model import (
    Anchor,
    Copies,
    Floats,
    Material,
    Mesh,
    Model,
    Part,
    Rgb,
    Strands,
)
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.textures import baked
from imagineart.modelling.vegetation import Growth, Leaves, Skeleton, faced, grown_along

Doubles = NDArray[np.float64]
Detail = Literal["near", "middle", "far", "hint"]


@dataclass(frozen=True, slots=True)
class Tree:
    """One kind of tree. Crown sizes are shares of the height."""

    height: float  # m
    crown: str = "round"  # round, oval, spread, dome, box, cone, fountain, column
    wide: float = 0.75  # of the crown
    bare: float = 0.25  # of the height, free of branches
    leaf: str = "broad"  # broad, narrow, blossom, needles, puff, none
    leaf_size: float = 0.14  # m
    leaves: int = 32_000  # near by
    colors: tuple[Rgb, ...] = (
        (0.105, 0.185, 0.038),
        (0.150, 0.225, 0.050),
        (0.080, 0.150, 0.034),
        (0.185, 0.235, 0.075),
    )
    bark: Rgb = (0.13, 0.10, 0.075)
    white: bool = False  # birch bark
    trunk: float = 0.029  # radius, of the height
    lean: float = 0.04
    stems: int = 1
    lift: float = 0.05
    hang: float = 0.0  # m that twigs hang down
    fruit: int = 0
    snow: bool = False  # it lies on the branches
    detail: Detail = "near"


AUTUMN: tuple[Rgb, ...] = (
    (0.52, 0.17, 0.02),
    (0.60, 0.28, 0.03),
    (0.42, 0.075, 0.02),
    (0.55, 0.36, 0.05),
    (0.30, 0.20, 0.04),
)
PINKS: tuple[Rgb, ...] = ((0.80, 0.50, 0.58), (0.84, 0.64, 0.70), (0.78, 0.42, 0.52))
SPRUCE: tuple[Rgb, ...] = ((0.028, 0.070, 0.030), (0.040, 0.088, 0.034), (0.022, 0.058, 0.030))
GOLDEN: tuple[Rgb, ...] = ((0.58, 0.32, 0.025), (0.66, 0.42, 0.04), (0.48, 0.24, 0.02))
YELLOWS: tuple[Rgb, ...] = ((0.74, 0.50, 0.02), (0.78, 0.58, 0.05), (0.66, 0.44, 0.02))
CRIMSON: tuple[Rgb, ...] = ((0.42, 0.03, 0.015), (0.52, 0.06, 0.02), (0.30, 0.018, 0.014))
VIOLETS: tuple[Rgb, ...] = ((0.34, 0.20, 0.62), (0.44, 0.30, 0.70), (0.28, 0.15, 0.54))
SNOWY: tuple[Rgb, ...] = ((0.62, 0.66, 0.70), (0.050, 0.080, 0.056), (0.17, 0.20, 0.185))
PINE: tuple[Rgb, ...] = ((0.045, 0.095, 0.038), (0.060, 0.115, 0.045))
PALE: tuple[Rgb, ...] = ((0.13, 0.22, 0.05), (0.10, 0.18, 0.04))

ROWS = {
    "tree": Tree(9.0),
    "oak": Tree(11.0, "spread", wide=1.0, bare=0.16, trunk=0.042, leaves=38_000, leaf_size=0.15),
    "maple": Tree(
        10.0, "oval", wide=0.8, bare=0.2, colors=((0.09, 0.19, 0.035), (0.075, 0.16, 0.03))
    ),
    "autumn tree": Tree(9.5, "round", wide=0.8, bare=0.2, colors=AUTUMN, leaf_size=0.125),
    "birch": Tree(
        11.0,
        "oval",
        wide=0.42,
        bare=0.22,
        trunk=0.011,
        white=True,
        leaf_size=0.085,
        colors=PALE,
        hang=0.1,
    ),
    "poplar": Tree(15.0, "column", wide=0.2, bare=0.08, trunk=0.013, lift=0.35, leaf_size=0.11),
    "pine tree": Tree(
        13.0,
        "round",
        wide=0.55,
        bare=0.40,
        leaf="puff",
        colors=PINE,
        bark=(0.20, 0.105, 0.06),
        trunk=0.018,
        leaves=1900,
        leaf_size=0.20,
    ),
    "fir tree": Tree(
        12.0, "cone", wide=0.46, bare=0.03, leaf="needles", colors=SPRUCE, trunk=0.014
    ),
    "spruce": Tree(18.0, "cone", wide=0.30, bare=0.04, leaf="needles", colors=SPRUCE, trunk=0.012),
    "larch": Tree(16.0, "cone", wide=0.34, bare=0.06, leaf="needles", colors=GOLDEN, trunk=0.012),
    "ginkgo": Tree(11.0, "oval", wide=0.7, bare=0.2, colors=YELLOWS, leaf_size=0.11),
    "japanese maple": Tree(
        4.5, "spread", wide=1.15, bare=0.18, colors=CRIMSON, leaf_size=0.062, leaves=34_000
    ),
    "jacaranda": Tree(
        9.0,
        "spread",
        wide=1.0,
        bare=0.24,
        leaf="blossom",
        leaf_size=0.06,
        colors=VIOLETS,
        leaves=36_000,
    ),
    "baobab": Tree(
        13.0,
        "spread",
        wide=1.0,
        bare=0.5,
        trunk=0.082,
        lean=0.01,
        leaves=20_000,
        leaf_size=0.13,
        bark=(0.30, 0.24, 0.19),
    ),
    "acacia": Tree(
        8.0,
        "dome",
        wide=1.5,
        bare=0.62,
        leaf_size=0.075,
        leaves=26_000,
        trunk=0.026,
        colors=((0.085, 0.125, 0.035), (0.115, 0.15, 0.045)),
    ),
    "bonsai": Tree(
        0.42,
        "bonsai",
        wide=1.0,
        leaf="needles",
        trunk=0.045,
        bark=(0.17, 0.105, 0.065),
        colors=((0.045, 0.125, 0.030), (0.065, 0.155, 0.036), (0.032, 0.095, 0.026)),
    ),
    "palm tree": Tree(
        9.0,
        "fountain",
        wide=0.6,
        leaf="narrow",
        trunk=0.017,
        bark=(0.26, 0.20, 0.14),
        lean=0.16,
        colors=((0.075, 0.15, 0.03), (0.095, 0.17, 0.035)),
    ),
    "cherry tree": Tree(
        6.0,
        "spread",
        wide=1.05,
        bare=0.22,
        leaf="blossom",
        leaf_size=0.05,
        colors=PINKS,
        bark=(0.075, 0.055, 0.05),
        trunk=0.03,
        leaves=34_000,
    ),
    "willow": Tree(
        9.5,
        "dome",
        wide=0.95,
        bare=0.25,
        leaf="narrow",
        leaf_size=0.11,
        colors=PALE,
        hang=1.6,
        trunk=0.036,
        leaves=30_000,
    ),
    "apple tree": Tree(
        4.5,
        "round",
        wide=0.95,
        bare=0.26,
        leaf_size=0.085,
        leaves=22_000,
        trunk=0.03,
        fruit=46,
    ),
    "bare tree": Tree(
        9.0, "round", wide=0.85, bare=0.2, leaf="none", bark=(0.085, 0.07, 0.06), trunk=0.03
    ),
    "beech": Tree(
        17.0,
        "oval",
        wide=0.5,
        bare=0.42,
        trunk=0.013,
        bark=(0.17, 0.16, 0.145),
        leaves=30_000,
        leaf_size=0.16,
    ),
    "autumn beech": Tree(
        17.0,
        "oval",
        wide=0.5,
        bare=0.42,
        trunk=0.013,
        bark=(0.17, 0.16, 0.145),
        leaves=30_000,
        leaf_size=0.16,
        colors=AUTUMN,
    ),
    "snowy fir": Tree(
        9.0, "cone", wide=0.44, bare=0.02, leaf="needles", colors=SNOWY, trunk=0.014, snow=True
    ),
    "bush": Tree(
        1.3, "dome", wide=1.25, bare=0.02, stems=5, leaf_size=0.05, leaves=14_000, trunk=0.02
    ),
    "hedge": Tree(
        1.5, "box", wide=1.6, bare=0.0, stems=9, leaf_size=0.042, leaves=30_000, trunk=0.02
    ),
    "cactus": Tree(3.2, "cactus", wide=0.5, trunk=0.07, leaf="none", bark=(0.085, 0.15, 0.065)),
}


@dataclass(frozen=True, slots=True)
class Budget:
    """What a distance is worth: shares of leaves, their size, the thinnest wood, its sides."""

    leaves: float
    size: float
    each: int  # leaves a twig
    least: float  # of the height
    sides: int
    step: float  # of the height


BUDGETS: dict[str, Budget] = {
    "near": Budget(1.0, 1.0, 11, 0.0009, 8, 0.024),
    "middle": Budget(0.24, 1.8, 9, 0.0016, 5, 0.030),
    "far": Budget(0.026, 5.2, 6, 0.0040, 4, 0.045),
    "hint": Budget(0.0065, 8.5, 5, 0.0075, 3, 0.07),
}


def build(order: Order[Tree]) -> Model:
    """A tree of its kind, grown from the seed."""
    tree, rng = order.params, order.rng
    tall = tree.height * float(rng.uniform(0.85, 1.15))
    tree = replace(tree, height=tall)
    parts = FORMS.get(tree.crown, _branched)(tree, rng)
    model = grounded(Model(order.noun, parts))
    low, high = model.bounds
    wide = float((high - low)[:2].min())
    shade = Anchor((0.0, -0.25 * wide, 0.0), room=(0.5 * wide, 0.4 * wide, 0.3 * tall))
    return replace(model, anchors={"foot": shade, "top": Anchor((0.0, 0.0, float(high[2])))})


def bark_of(tree: Tree, detail: Detail) -> Material:
    """Furrowed near by, plain from afar."""
    if detail in ("far", "hint"):
        return Material(
            "bark", tree.bark if not tree.white else (0.5, 0.48, 0.45), 0.9, specular=0.2
        )
    if tree.white:
        return Material("birch bark", (0.55, 0.53, 0.49), 0.7, texture=grow.birch_bark())
    light, dark = tree.bark, tuple(0.3 * c for c in tree.bark)
    texture = baked("bark", {"light": tuple(1.45 * c for c in light), "dark": dark})
    return Material("bark", tree.bark, 0.95, specular=0.2, texture=texture)


def foliage(colors: tuple[Rgb, ...], passing: float = 0.5) -> Material:
    """Thin leaves that let light through; their colours are in the vertices."""
    return Material("foliage", colors[0], 0.5, translucency=passing)


# --- branched ----------------------------------------------------------------------------------


def _branched(tree: Tree, rng: np.random.Generator) -> tuple[Part, ...]:
    budget = BUDGETS[tree.detail]
    skeleton = _skeleton(tree, budget, rng)
    trunk = grow.wood(skeleton, budget.least * tree.height, budget.sides)
    parts = [Part(trunk, bark_of(tree, tree.detail), "wood", tinted=False)]
    if tree.leaf != "none":
        parts.extend(_leaves(tree, budget, skeleton, rng))
    if tree.fruit and tree.detail == "near":
        parts.append(_apples(tree, skeleton, rng))
    return tuple(parts)


def _skeleton(tree: Tree, budget: Budget, rng: np.random.Generator) -> Skeleton:
    size = tree.height
    many = 1500 if tree.leaf != "none" else 3600
    crown = _crown(tree, rng, many if tree.detail == "near" else 420)
    trunk = _trunk(tree, budget.step * size, rng)
    growth = Growth(
        step=budget.step * size,
        reach=0.32 * size,
        reached=(max(57.0 / many, 0.024) if tree.detail == "near" else 0.06) * size,
        lift=tree.lift,
        tip=0.00075 * size if tree.leaf != "none" else 0.00045 * size,
    )
    grown = grow.colonised(trunk, crown, growth, rng)
    thick = tree.trunk * size / grown.radii[0]
    blend = np.clip((grown.radii / grown.radii[0]), 0, 1) ** 0.7
    return replace(grown, radii=grown.radii * (1 + (thick - 1) * blend))


def _trunk(tree: Tree, step: float, rng: np.random.Generator) -> Doubles:
    """A wandering line up to where the crown begins, higher where the crown is tall."""
    top = tree.bare + (0.45 * (1 - tree.bare) if tree.crown in ("oval", "column", "dome") else 0.12)
    if tree.stems > 1:
        top = 0.12
    count = max(3, round(top * tree.height / step))
    lean = rng.normal(0, tree.lean, 2) * tree.height * top
    k = np.linspace(0, 1, count)[:, None]
    sway = 0.012 * tree.height * np.sin(k * rng.uniform(3, 7, 2) + rng.uniform(0, 6, 2)) * k
    return np.concatenate([lean * k**1.4 + sway, k * top * tree.height], axis=1)


def _crown(tree: Tree, rng: np.random.Generator, count: int) -> Doubles:
    """(N, 3) points that draw branches: in a lumpy body, denser near its surface."""
    size, low = tree.height, tree.bare * tree.height
    unit = rng.standard_normal((count, 3))
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    deep = rng.random(count) ** 0.42
    if tree.crown == "box":
        box = rng.uniform(-1, 1, (count, 3)) * [tree.wide * size / 2, 0.26 * size, 0.5 * size]
        return np.asarray(box + np.array([0, 0, 0.52 * size]))
    form = {"round": 1.0, "oval": 1.0, "spread": 0.92, "dome": 0.9, "column": 1.0}[tree.crown]
    radius = np.array([tree.wide / 2, tree.wide / 2, (1 - tree.bare) / 2 * form]) * size
    points = _boughs(unit * deep[:, None], 5 if tree.crown == "column" else 13, rng) * radius
    flat = tree.crown == "dome"
    points[:, 2] = np.where((points[:, 2] < 0) & flat, 0.55 * points[:, 2], points[:, 2])
    middle = size * (1 - form * (1 - tree.bare) / 2) if not flat else low + 0.42 * (size - low)
    return np.asarray(points + np.array([0, 0, max(middle, low)]))


def _boughs(points: Doubles, count: int, rng: np.random.Generator) -> Doubles:
    """(N, 3) points of the unit ball shared out to smaller balls in it, with gaps between them."""
    k = (np.arange(count) + 0.5) / count
    turn, high = 2.39996 * np.arange(count) + rng.uniform(0, 6), 1 - 1.9 * k
    flat = np.sqrt(np.clip(1 - high**2, 0, 1))
    middle = np.stack([flat * np.cos(turn), flat * np.sin(turn), high], axis=1)
    middle = middle * rng.uniform(0.45, 0.80, (count, 1)) + rng.normal(0, 0.07, (count, 3))
    size = rng.uniform(0.26, 0.50, count)
    pick = rng.choice(count, len(points), p=size**2 / (size**2).sum())
    return np.asarray(middle[pick] + points * size[pick, None] * [1.12, 1.12, 0.85])


def _leaves(
    tree: Tree, budget: Budget, skeleton: Skeleton, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Twigs on thin branches, denser towards the tips."""
    thin = np.flatnonzero(skeleton.radii < 0.0042 * tree.height)
    thin = thin if len(thin) > 10 else np.arange(1, len(skeleton.radii))
    each = budget.each if tree.leaf != "puff" else 1
    share = budget.leaves if tree.leaf != "puff" else budget.leaves**0.8
    count = max(40, int(tree.leaves * share / each))
    node = thin[rng.integers(0, len(thin), count)]
    here, ways = skeleton.points, skeleton.directions
    at = here[node] + (here[skeleton.parents[node]] - here[node]) * rng.random((count, 1))
    middle = here[thin].mean(axis=0)
    out = at - middle
    out /= np.linalg.norm(out, axis=1, keepdims=True) + 1e-9
    ahead = 0.7 * ways[node] + 0.55 * out + 0.75 * rng.standard_normal((count, 3))
    if tree.hang > 0.5:
        ahead = 0.25 * ahead + [0.0, 0.0, -1.0]
    up = 0.55 * out + np.array([0, 0, 1.0]) + 0.35 * rng.standard_normal((count, 3))
    moves = grown_along(at, ahead, up, rng.uniform(0.75, 1.25, count))
    twigs = [faced(_twig(tree, budget, color, rng)) for color in tree.colors for _ in (0, 1)]
    leaf = foliage(tree.colors, 0.5)
    return grow.shared_out(twigs, leaf, moves, rng, "leaves")


def _twig(tree: Tree, budget: Budget, color: Rgb, rng: np.random.Generator) -> Mesh:
    size = tree.leaf_size * budget.size
    fine = tree.detail == "near"
    if tree.leaf == "puff":
        count = {"near": 44, "middle": 26, "far": 16, "hint": 8}[tree.detail]
        return grow.needles(
            1.5 * size, 1.5 * size ** (1 if fine else 0.9), count, color, rng, puff=True
        )
    if tree.leaf == "blossom":
        return _blossoms(size, budget.each, color, rng, fine)
    if tree.leaf == "narrow":
        long = max(tree.hang, 3.0 * tree.leaf_size)
        return grow.twig(Leaves(budget.each, long, 1.2 * size, 0.26, 0.5, 38, fine), color, rng)
    long = 3.0 * tree.leaf_size * budget.size**0.3
    hang = 0.35 + tree.hang
    return grow.twig(Leaves(budget.each, long, size, 0.62, hang, 60, fine), color, rng)


def _blossoms(size: float, count: int, color: Rgb, rng: np.random.Generator, fine: bool) -> Mesh:
    """Petals in clusters, each flower of five; from afar one kite stands for several."""
    base = rng.normal(0, 1.0, (count, 3)) * size + [0, 2.2 * size, 0]
    ahead = rng.standard_normal((count, 3)) + np.array([0, 0.5, 0.4])
    up = rng.standard_normal((count, 3)) + np.array([0, 0, 1.0])
    shade = np.clip(1 + 0.10 * rng.standard_normal((count, 1)), 0.7, 1.2)
    colors = np.clip(np.asarray(color) * shade, 0, 0.86)
    tall = size * rng.uniform(0.8, 1.3, count)
    return grow.blades(base, ahead, up, tall, 0.95 * tall, colors, fine=fine, fold=0.3)


def _apples(tree: Tree, skeleton: Skeleton, rng: np.random.Generator) -> Part:
    thin = np.flatnonzero(skeleton.radii < 0.004 * tree.height)
    outer = skeleton.points[thin]
    out = outer - outer.mean(axis=0)
    away = np.linalg.norm(out[:, :2], axis=1)
    pick = rng.choice(len(thin), tree.fruit, replace=False, p=away / away.sum())
    where = outer[pick] + 0.06 * out[pick] - [0, 0, 0.09]
    red = Material("apple skin", (0.45, 0.03, 0.02), 0.3, coat=0.4)
    return Part(Copies((Part(ball(0.04, segments=14), red),), placements(where)), red, "apples")


# --- conifers ----------------------------------------------------------------------------------


def _conifer(tree: Tree, rng: np.random.Generator) -> tuple[Part, ...]:
    """Whorls of branches, long below and short above, that sag and rise again at the tip."""
    size, near = tree.height, tree.detail == "near"
    height, turn, long = _whorls(tree, rng)
    pitch = np.radians(
        np.interp(height / size, [0, 0.5, 1], [-10, 8, 50]) + rng.normal(0, 5, len(height))
    )
    out = np.stack([np.cos(turn), np.sin(turn), np.zeros_like(turn)], axis=1)
    foot = np.stack([np.zeros_like(turn), np.zeros_like(turn), height], axis=1)
    sides = {"near": 10, "middle": 6, "far": 4, "hint": 3}[tree.detail]
    trunk = _pole(size, tree.trunk * size, sides, rng, 14 if near else 5)
    parts = [Part(trunk, bark_of(tree, tree.detail), "wood", tinted=False)]
    if tree.snow:
        parts.append(_laden(tree, foot, out, pitch, long, rng))
    if tree.detail == "near":
        parts.extend(_fronds_near(tree, foot, out, pitch, long, rng))
        return tuple(parts)
    teeth = {"middle": 7, "far": 3, "hint": 2}[tree.detail]
    fronds = [faced(_frond(c, rng, teeth)) for c in tree.colors * 2]
    ahead = out * np.cos(pitch)[:, None] + [0, 0, 1.0] * np.sin(pitch)[:, None]
    moves = grown_along(foot, ahead, [0, 0, 1.0], long)
    return (*parts, *grow.shared_out(fronds, foliage(tree.colors, 0.2), moves, rng, "needles"))


def _whorls(tree: Tree, rng: np.random.Generator) -> tuple[Doubles, Doubles, Doubles]:
    """Height, azimuth and length of each branch."""
    size = tree.height
    rows, each = {"near": (40, 8), "middle": (26, 7), "far": (15, 6), "hint": (9, 5)}[tree.detail]
    level = (np.arange(rows) / rows) ** 0.9
    height = size * (tree.bare + (0.985 - tree.bare) * level)
    long = 0.5 * tree.wide * size * (1 - level) ** 0.9 + 0.004 * size
    height, long = np.repeat(height, each), np.repeat(long, each)
    count = len(height)
    turn = np.tile(np.arange(each) * 2 * np.pi / each, rows) + np.repeat(
        np.arange(rows) * 2.4, each
    )
    height = height + rng.normal(0, 0.35 * size / rows, count)
    long = long * np.clip(rng.normal(0.95, 0.17, count), 0.5, 1.25)
    return np.clip(height, 0.02 * size, 0.985 * size), turn + rng.normal(0, 0.2, count), long


def _fronds_near(
    tree: Tree, foot: Doubles, out: Doubles, pitch: Doubles, long: Doubles, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Twigs of needles along both sides of each branch, shorter towards its tip."""
    count = 13
    k = np.linspace(0.12, 1.0, count)
    up = np.array([0.0, 0.0, 1.0])
    run = k[None] * long[:, None]
    rise = np.sin(pitch)[:, None] * run + 0.16 * long[:, None] * (k**3 - 0.6 * k)[None]
    at = (
        foot[:, None]
        + run[..., None] * out[:, None] * np.cos(pitch)[:, None, None]
        + rise[..., None] * up
    )
    side = np.where(np.arange(count) % 2 == 0, 1.0, -1.0)
    aside = np.cross(up, out)
    spread = np.append(np.full(count - 1, 0.85), 0.05)[None, :, None]
    ahead = out[:, None] + side[None, :, None] * spread * aside[:, None] - 0.12 * up
    ahead = ahead + 0.14 * rng.standard_normal(ahead.shape)
    size = 0.34 * long[:, None] * (1.15 - 0.75 * k) * rng.uniform(0.75, 1.25, (len(long), count))
    size = 1.35 * size + 0.02 * long.max()
    moves = grown_along(at.reshape(-1, 3), ahead.reshape(-1, 3), up, size.ravel())
    twigs = [faced(grow.needles(1.0, 0.15, 42, c, rng)) for c in tree.colors]
    green = Material("needles", tree.colors[0], 0.5, translucency=0.15)
    wooden = [
        tube(
            np.stack([foot[i], at[i, 7], at[i, -1]]),
            [0.014 * long[i], 0.01 * long[i], 0.003],
            sides=4,
            capped=False,
        )
        for i in range(len(foot))
    ]
    sticks = Part(
        combined(wooden), Material("twigs", (0.10, 0.075, 0.05), 0.9), "branches", tinted=False
    )
    return (sticks, *grow.shared_out(twigs, green, moves, rng, "needles"))


def _laden(
    tree: Tree, foot: Doubles, out: Doubles, pitch: Doubles, long: Doubles, rng: np.random.Generator
) -> Part:
    """Cushions of snow on the outer halves of the branches."""
    per, segments = {"near": (3, 12), "middle": (2, 8), "far": (1, 6), "hint": (1, 5)}[tree.detail]
    which = np.repeat(np.arange(len(long)), per)
    which = which[rng.random(len(which)) < 0.6]
    count, size = len(which), long[which]
    at = rng.uniform(0.38, 0.90, count) if per > 1 else np.full(count, 0.66)
    aside = np.cross([0.0, 0.0, 1.0], out[which]) * rng.normal(0, 0.16, (count, 1))
    ahead = out * np.cos(pitch)[:, None] + [0, 0, 1.0] * np.sin(pitch)[:, None]
    sag = 0.10 * (at**3 - 0.6 * at) + 0.03
    spots = foot[which] + size[:, None] * (at[:, None] * ahead[which] + aside * at[:, None])
    spots[:, 2] += sag * size
    wide = size * rng.uniform(0.7, 1.2, count) * (1.0 if per > 1 else 1.5)
    pillow = sized(ball(1.0, segments=segments), (0.14, 0.24, 0.060))
    white = Material("snow", (0.80, 0.825, 0.86), 0.8, specular=0.3, subsurface=0.4)
    moves = grown_along(spots, ahead[which] + [0.0, 0.0, -0.1], [0.0, 0.0, 1.0], wide)
    return Part(Copies((Part(pillow, white),), moves), white, "snow", tinted=False)


def _frond(color: Rgb, rng: np.random.Generator, teeth: int) -> Mesh:
    """A branch one metre long along +y as jagged kites that overlap, drooping to the sides."""
    k = np.linspace(0.0, 0.72, teeth)
    side = np.concatenate([np.full(teeth, 1.0), np.full(teeth, -1.0)])
    y = np.tile(k, 2)
    base = np.stack([0 * y, y, 0.05 * y], axis=1)
    ahead = np.stack([side * 0.75, np.ones_like(y), -0.42 + 0 * y], axis=1)
    ahead += 0.12 * rng.standard_normal(ahead.shape)
    up = np.stack([-0.25 * side, 0 * y, np.ones_like(y)], axis=1)
    tall = (0.46 - 0.26 * y) * rng.uniform(0.8, 1.2, 2 * teeth) * (1.25 if teeth < 5 else 1.0)
    shade = np.clip(
        (0.75 + 0.6 * y)[:, None] * (1 + 0.15 * rng.standard_normal((2 * teeth, 1))), 0.4, 1.6
    )
    colors = np.asarray(color) * shade
    wide = tall * (0.62 if teeth < 5 else 0.42)
    return grow.blades(base, ahead, up, tall, wide, colors, fine=False, fold=0.15, curl=0.15)


def _pole(height: float, radius: float, sides: int, rng: np.random.Generator, rows: int) -> Mesh:
    k = np.linspace(0, 1, rows)
    sway = 0.006 * height * np.sin(3 * k + rng.uniform(0, 6))
    path = np.stack([sway - sway[0], 0 * k, k * height], axis=1)
    radii = radius * ((1 - k) ** 0.85 + 0.03) * (1 + 0.6 * np.exp(-k * 28))
    return sweep(path, circle(1.0, sides), scale=radii, crease=180.0)


# --- palms and cacti ---------------------------------------------------------------------------


def _palm(tree: Tree, rng: np.random.Generator) -> tuple[Part, ...]:
    """A ringed trunk that leans, and feathers in a fountain."""
    size = tree.height
    lean = rng.uniform(0.4, 1.3) * tree.lean * size
    turn = rng.uniform(0, 2 * np.pi)
    fine = tree.detail in ("near", "middle")
    k = np.linspace(0, 1, 60 if fine else 9)
    path = np.stack(
        [lean * k**1.8 * np.cos(turn), lean * k**1.8 * np.sin(turn), k * 0.86 * size], axis=1
    )
    rings = 1 + 0.05 * fine * np.sin(k * 2 * np.pi * 22) ** 3
    radii = tree.trunk * size * (0.72 + 0.28 * (1 - k) + 0.6 * np.exp(-k * 16)) * rings
    trunk = Part(
        sweep(path, circle(1.0, 14 if fine else 5), scale=radii, crease=180.0),
        bark_of(tree, tree.detail),
        "wood",
        tinted=False,
    )
    top = path[-1]
    count = {"near": 30, "middle": 24, "far": 16, "hint": 10}[tree.detail]
    leaflets = {"near": 54, "middle": 26, "far": 10, "hint": 5}[tree.detail]
    droop = rng.permutation(np.linspace(0.15, 1.0, count))
    meshes = [
        faced(_feather(0.36 * size, d, leaflets, tree.colors[i % len(tree.colors)], rng))
        for i, d in enumerate(droop)
    ]
    pitch = np.radians(62 - 88 * droop)
    around = np.arange(count) * 2.39996 + rng.normal(0, 0.15, count)
    ahead = np.stack(
        [np.cos(around) * np.cos(pitch), np.sin(around) * np.cos(pitch), np.sin(pitch)], axis=1
    )
    moves = grown_along(np.tile(top, (count, 1)), ahead, [0, 0, 1.0], rng.uniform(0.85, 1.1, count))
    leaf = foliage(tree.colors, 0.3)
    fronds = [
        Part(Copies((Part(m, leaf),), moves[i : i + 1]), leaf, "leaves")
        for i, m in enumerate(meshes)
    ]
    nuts = Material("coconut", (0.16, 0.10, 0.04), 0.6)
    where = top + rng.normal(0, 0.13, (6, 3)) * [1, 1, 0.4] - [0, 0, 0.2]
    fruit = Part(
        Copies((Part(ball(0.11, segments=12), nuts),), placements(where)),
        nuts,
        "coconuts",
        tinted=False,
    )
    return (trunk, *fronds, fruit) if fine else (trunk, *fronds)


def _feather(long: float, droop: float, count: int, color: Rgb, rng: np.random.Generator) -> Mesh:
    """A palm leaf along +y: leaflets on both sides of a rib that bends down."""
    k = np.repeat(np.linspace(0.1, 1.0, count), 2)
    side = np.tile([1.0, -1.0], count)
    bend = 0.25 + 0.75 * droop
    y, z = long * (k - 0.22 * bend * k**2.5), -long * 0.62 * bend * k**2.4
    base = np.stack([0 * k, y, z], axis=1)
    slope = -0.62 * bend * 2.4 * k**1.4
    along = np.stack([0 * k, np.ones_like(k), slope], axis=1)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    ahead = (
        side[:, None] * np.array([1.0, 0, 0]) + 0.75 * along + np.array([0, 0, -0.28 - 0.3 * droop])
    )
    ahead = ahead + 0.10 * rng.standard_normal(ahead.shape)
    up = np.stack([-0.35 * side, 0 * k, np.ones_like(k)], axis=1)
    tall = long * 0.30 * np.sin(np.pi * (0.12 + 0.80 * k)) ** 0.7
    shade = np.clip(1 + 0.12 * rng.standard_normal((2 * count, 1)) - 0.25 * droop, 0.5, 1.4)
    dry = np.array([0.05, 0.01, 0.0]) * max(0.0, droop - 0.7) * 4
    wide = 0.035 * long * (26 / count) ** 0.8
    leaflets = grow.blades(
        base,
        ahead,
        up,
        tall,
        np.full(2 * count, wide),
        np.asarray(color) * shade + dry,
        fold=0.2,
        curl=0.3,
    )
    ends = np.linspace(0.0, 1.0, 9)
    spine = np.stack(
        [0 * ends, long * (ends - 0.22 * bend * ends**2.5), -long * 0.62 * bend * ends**2.4], axis=1
    )
    rib = tube(spine, np.interp(ends, [0, 1], [0.012 * long, 0.002 * long]), sides=5, capped=False)
    rib = replace(
        rib,
        colors=np.tile(np.array([0.16, 0.18, 0.05], np.float32), (len(rib.vertices), 1)),
        uvs=None,
    )
    return combined([leaflets, rib])


PADS = (  # of a bonsai: where on the trunk, reach aside and ahead, height, radius; of its height
    (0.45, -0.36, -0.05, 0.52, 0.21),
    (0.58, 0.34, 0.06, 0.60, 0.20),
    (0.70, -0.20, 0.16, 0.72, 0.17),
    (0.80, 0.16, -0.14, 0.80, 0.17),
    (1.0, -0.02, 0.0, 0.93, 0.20),
)


def _bonsai(tree: Tree, rng: np.random.Generator) -> tuple[Part, ...]:
    """A bent old trunk in a flat tray, with clouds of green on its boughs."""
    h, foot = tree.height, 0.13 * tree.height
    line = np.array(
        [
            (0.05, 0, 0.0),
            (-0.06, 0.02, 0.18),
            (0.09, -0.02, 0.40),
            (-0.06, 0.02, 0.64),
            (-0.02, 0, 0.92),
        ]
    )
    path = spline(line, 60) * [h, h, h - foot] + [0, 0, foot]
    radii = tree.trunk * h * (1.45 - 1.15 * np.linspace(0, 1, 60) ** 0.8)
    wood, at, ahead = [tube(path, radii, sides=16)], [], []
    for share, x, y, z, size in PADS:
        start = path[int(59 * share * 0.98)]
        end = np.array([x, y, z - 0.03]) * h
        wood.append(
            tube(
                spline([start, (start + end) / 2 + [0, 0, 0.03 * h], end], 12),
                np.linspace(0.016, 0.006, 12) * h,
                sides=10,
            )
        )
        ball_of = rng.standard_normal((420, 3))
        ball_of /= np.linalg.norm(ball_of, axis=1, keepdims=True)
        ball_of[:, 2] = np.where(ball_of[:, 2] < 0, 0.25 * ball_of[:, 2], ball_of[:, 2])
        at.append(np.array([x, y, z]) * h + ball_of * [size * h, size * h * 0.85, 0.42 * size * h])
        ahead.append(ball_of + np.array([0, 0, 0.5]))
    tufts = [faced(grow.needles(1.0, 0.55, 30, c, rng, puff=True)) for c in tree.colors]
    moves = grown_along(
        np.concatenate(at),
        np.concatenate(ahead),
        [0, 0, 1.0],
        0.055 * h * rng.uniform(0.7, 1.3, 420 * len(PADS)),
    )
    tray = bevelled_box((0.78 * h, 0.50 * h, foot), bevel=0.02 * h, at=(0, 0, foot / 2))
    moss = sized(ball(1.0, segments=40), (0.36 * h, 0.22 * h, 0.05 * h), about=(0, 0, 0))
    return (
        Part(combined(wood), bark_of(tree, "near"), "wood", tinted=False),
        *grow.shared_out(tufts, foliage(tree.colors, 0.2), moves, rng, "needles"),
        Part(tray, Material("glaze", (0.05, 0.085, 0.16), 0.2, coat=0.8), "pot", tinted=False),
        Part(
            moved(moss, (0, 0, foot)),
            Material("moss", (0.06, 0.10, 0.02), 0.9),
            "moss",
            tinted=False,
        ),
    )


def _cactus(tree: Tree, rng: np.random.Generator) -> tuple[Part, ...]:
    """A saguaro: ribbed columns with domed tops, arms that turn up, spines on the ribs."""
    size, radius = tree.height, tree.trunk * tree.height
    columns = [_column(np.array([[0, 0, 0], [0.01 * size, 0, 0.5 * size], [0, 0, size]]), radius)]
    for i in range(int(rng.integers(2, 4))):
        turn = np.pi * i + rng.normal(0, 0.35)
        low, reach = size * rng.uniform(0.3, 0.5), radius * rng.uniform(2.4, 3.0)
        way = np.array([np.cos(turn), np.sin(turn), 0])
        top = size * rng.uniform(0.66, 0.9)
        bend = [
            [0, 0, low],
            [*(0.75 * reach * way[:2]), low + 0.3 * radius],
            [*(reach * way[:2]), low + 1.3 * radius],
            [*(reach * way[:2]), top],
        ]
        columns.append(_column(np.array(bend), 0.68 * radius))
    green = Material("cactus", tree.bark, 0.6, subsurface=0.3, specular=0.3)
    body = combined(columns)
    return (Part(body, green), _spines(body, rng))


def _column(path: Doubles, radius: float) -> Mesh:
    """Fourteen ribs along a path, closed by a dome."""
    line = spline(path, 70)
    a = np.arange(140) * (2 * np.pi / 140)
    rib = 1 - 0.16 * (0.5 - 0.5 * np.cos(14 * a)) ** 0.7
    section = np.stack([rib * np.cos(a), rib * np.sin(a)], axis=1)
    left = np.linalg.norm(np.diff(line, axis=0), axis=1)[::-1].cumsum()[::-1]
    left = np.append(left, 0.0)
    dome = np.sqrt(np.clip(1 - (1 - np.clip(left / (1.1 * radius), 0, 1)) ** 2, 0.0004, 1))
    mesh = sweep(line, section, scale=radius * dome, crease=180.0)
    shade = np.hypot(*(mesh.vertices[:, :2] - _nearest(line, mesh.vertices)).T) / radius
    colors = np.outer(np.clip(0.4 + 0.7 * (shade - 0.8) / 0.2, 0.35, 1.1), (0.10, 0.17, 0.07))
    return replace(mesh, colors=np.clip(colors, 0.004, 0.8).astype(np.float32), uvs=None)


def _nearest(line: Doubles, points: Floats) -> Doubles:
    from scipy.spatial import cKDTree

    return np.asarray(line[cKDTree(line).query(points)[1]][:, :2])


def _spines(body: Mesh, rng: np.random.Generator) -> Part:
    assert body.colors is not None
    assert body.normals is not None
    ridge = np.flatnonzero(body.colors[:, 1] > np.quantile(body.colors[:, 1], 0.80))
    pick = rng.choice(ridge, min(2400, len(ridge)), replace=False)
    way = body.normals[pick] + 0.7 * rng.standard_normal((len(pick), 3)).astype(np.float32)
    k = np.linspace(0, 0.03, 4, dtype=np.float32)
    points = body.vertices[pick, None] + k[None, :, None] * way[:, None]
    points[..., 2] = np.maximum(points[..., 2], 0.001)
    pale = Material("spines", (0.55, 0.47, 0.32), 0.6)
    return Part(
        Strands(points, np.array([0.0008, 0.0007, 0.0005, 0.0001], np.float32)),
        pale,
        "spines",
        tinted=False,
    )


FORMS: dict[str, Callable[[Tree, np.random.Generator], tuple[Part, ...]]] = {
    "cone": _conifer,
    "fountain": _palm,
    "bonsai": _bonsai,
    "cactus": _cactus,
}

FAMILY = Family(
    "trees",
    build,
    ROWS,
    span=(0.3, 24.0),
    synonyms={
        "tree": (
            "broadleaf tree",
            "leafy tree",
            "elm",
            "linden",
            "ash tree",
            "chestnut tree",
            "walnut tree",
        ),
        "oak": ("oak tree", "old oak", "plane tree"),
        "maple": ("maple tree",),
        "autumn tree": ("fall tree", "autumn maple", "red maple", "autumn oak"),
        "beech": ("beech tree",),
        "snowy fir": ("snowy tree", "snow covered tree", "snowy pine"),
        "birch": ("birch tree", "silver birch", "aspen"),
        "poplar": ("poplar tree", "cypress", "cypress tree"),
        "pine tree": ("pine", "scots pine", "stone pine", "cedar", "cedar tree"),
        "fir tree": ("fir", "evergreen", "conifer"),
        "spruce": ("spruce tree", "redwood", "sequoia"),
        "larch": ("larch tree", "autumn larch", "golden larch"),
        "ginkgo": ("ginkgo tree", "yellow tree"),
        "japanese maple": ("red maple tree", "acer", "maple bonsai"),
        "jacaranda": ("jacaranda tree", "wisteria tree"),
        "baobab": ("baobab tree",),
        "acacia": ("acacia tree", "umbrella thorn"),
        "bonsai": ("bonsai tree",),
        "palm tree": ("palm", "coconut tree", "coconut palm", "date palm"),
        "cherry tree": (
            "cherry blossom tree",
            "sakura",
            "sakura tree",
            "blossoming tree",
            "peach tree",
            "almond tree",
        ),
        "willow": ("willow tree", "weeping willow"),
        "apple tree": ("fruit tree",),
        "bare tree": ("dead tree", "leafless tree", "winter tree"),
        "bush": ("shrub",),
        "hedge": ("boxwood", "privet"),
        "cactus": ("saguaro", "saguaro cactus"),
    },
)
