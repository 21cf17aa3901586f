"""What comes from the market and is not round a core: bananas, grapes, pineapples, vegetables.

Bodies are swept or turned; bunches are one berry at many places; what is cut shows its flesh.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    ball,
    clouded,
    combined,
    copies,
    fractal,
    grid,
    grounded,
    lathe,
    leaf,
    lumpy,
    merged,
    moved,
    painted,
    reshaped,
    rod,
    rolled,
    sdf,
    sized,
    spline,
    stood,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.pieces import piece, varied


@dataclass(frozen=True, slots=True)
class Produce:
    """A fruit or vegetable by its form; `color` of its skin, `count` of how many lie together."""

    form: str
    color: Rgb
    count: int = 1
    size: float = 1.0


GREEN: Rgb = (0.06, 0.19, 0.03)
ROWS = {
    "banana": Produce("bananas", (0.80, 0.55, 0.045)),
    "bunch of bananas": Produce("bananas", (0.80, 0.55, 0.045), count=5),
    "grapes": Produce("grapes", (0.085, 0.018, 0.075), count=58),
    "green grapes": Produce("grapes", (0.36, 0.44, 0.10), count=58),
    "bunch of cherries": Produce("cherries", (0.30, 0.008, 0.016), count=7),
    "blueberries": Produce("berries", (0.030, 0.042, 0.14), count=34),
    "raspberries": Produce("raspberries", (0.50, 0.022, 0.065), count=9),
    "pineapple": Produce("pineapple", (0.58, 0.28, 0.035)),
    "avocado": Produce("avocado", (0.025, 0.055, 0.012)),
    "mango": Produce("mango", (0.80, 0.36, 0.035)),
    "coconut": Produce("coconut", (0.13, 0.062, 0.025)),
    "slice of watermelon": Produce("wedge", (0.58, 0.035, 0.045)),
    "orange slice": Produce("citrus", (0.82, 0.32, 0.02)),
    "carrot": Produce("carrot", (0.76, 0.20, 0.012)),
    "bunch of carrots": Produce("carrot", (0.76, 0.20, 0.012), count=4),
    "corn": Produce("corn", (0.82, 0.54, 0.05)),
    "bell pepper": Produce("pepper", (0.56, 0.016, 0.012)),
    "chili pepper": Produce("chili", (0.55, 0.012, 0.010)),
    "eggplant": Produce("eggplant", (0.035, 0.008, 0.045)),
    "broccoli": Produce("broccoli", (0.055, 0.17, 0.03)),
    "onion": Produce("onion", (0.55, 0.25, 0.06)),
    "garlic": Produce("garlic", (0.78, 0.74, 0.68)),
    "potato": Produce("potato", (0.50, 0.32, 0.14)),
    "cucumber": Produce("cucumber", (0.045, 0.14, 0.022)),
    "egg": Produce("egg", (0.74, 0.50, 0.33)),
    "pile of eggs": Produce("egg", (0.74, 0.50, 0.33), count=5),
}

Made = list[Part]


def build(order: Order[Produce]) -> Model:
    """By its form, in proportions of its own, turned by chance."""
    item, rng = order.params, order.rng
    model = stood(Model(order.noun, merged(FORMS[item.form](item, rng))))
    model = varied(turned(model, "z", float(rng.uniform(-30, 30))), rng, "z", 0.05)
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    anchors = {"top": top_anchor(model.parts, 0.2), "grip": Anchor((x, y, z))}
    return replace(grounded(model), anchors=anchors)


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(1 << 30))


def _skin(color: Rgb, roughness: float = 0.3, coat: float = 0.3, name: str = "skin") -> Material:
    return Material(name, color, roughness, coat=coat, coat_roughness=0.15, subsurface=0.35)


def _tone(color: Rgb, by: float) -> Rgb:
    return min(color[0] * by, 0.84), min(color[1] * by, 0.84), min(color[2] * by, 0.84)


def _lying(parts: Made, lean: float = 90.0) -> Made:
    return [turned(p, "x", lean) for p in parts]


def _leaves(
    count: int, long: float, at: tuple[float, float, float], rng: np.random.Generator
) -> Part:
    blades = [
        turned(
            turned(leaf(long, 0.3 * long, curl=0.3, fold=18), "x", float(rng.uniform(25, 75))),
            "z",
            360.0 * k / count,
        )
        for k in range(count)
    ]
    return piece(moved(combined(blades), at), material("leaf", color=GREEN), name="leaf")


# Bent and bunched


def _bananas(item: Produce, rng: np.random.Generator) -> Made:
    """A hand of curved fruit joined at a brown stalk, five-sided, tips dark."""
    fruit, tips = [], []
    for k in range(item.count):
        seed = _seed(rng)
        t = np.linspace(0, 1, 70)
        bend = np.radians(8 + 92 * t)
        reach = 0.118 * float(rng.uniform(0.94, 1.06))
        path = np.c_[
            0 * t,
            reach * (np.sin(bend) - np.sin(bend[0])) * 1.5,
            -reach * (np.cos(bend[0]) - np.cos(bend)) * 1.15,
        ]
        radius = np.interp(
            t,
            [0, 0.10, 0.17, 0.35, 0.6, 0.86, 0.97, 1.0],
            [0.0065, 0.007, 0.0125, 0.0185, 0.0192, 0.0145, 0.006, 0.0045],
        )
        ring = tube(path, radius, sides=40)
        paint = _ripe(item.color, path, seed)
        one = painted(lumpy(_edged(ring, path), 0.0004, 0.03, seed), paint)
        tip = ball(0.0046, (0.0, float(path[-1, 1]), float(path[-1, 2])), segments=14)
        turn = (k - (item.count - 1) / 2) * 17.0
        fruit.append(turned(turned(one, "y", 0.9 * turn), "z", turn))
        tips.append(turned(turned(tip, "y", 0.9 * turn), "z", turn))
    stalk = lumpy(
        rod((0, -0.022, 0.012), (0, 0.006, 0.0), 0.0105 if item.count > 1 else 0.0066, bevel=0.003),
        0.001,
        0.008,
        4,
    )
    made: Made = [
        piece(fruit, _skin(item.color, 0.42, 0.1), name="body", tinted=True),
        piece([*tips, stalk], Material("stalk", (0.10, 0.065, 0.022), 0.8), name="stalk"),
    ]
    return [turned(turned(p, "x", 178), "z", 70) for p in made]


def _edged(mesh: Mesh, path: np.ndarray) -> Mesh:
    """Round made five-sided about its path."""

    def change(p: Floats) -> Floats:
        near = np.abs(p[:, None, 1] - path[None, :, 1]) + np.abs(p[:, None, 2] - path[None, :, 2])
        middle = path[near.argmin(axis=1)]
        out = p - middle
        a = np.arctan2(out[:, 0], out[:, 2] + out[:, 1])
        return np.asarray(middle + out * (1 + 0.045 * np.cos(5 * a))[:, None], np.float32)

    return reshaped(mesh, change, 180.0)


def _ripe(color: Rgb, path: np.ndarray, seed: int) -> Callable[[Floats], Floats]:
    """Green at the stalk, brown freckles, dark at the end."""
    length = float(path[-1, 1])

    def paint(p: Floats) -> Floats:
        along = p[:, 1] / length
        green = np.clip((0.20 - along) / 0.2, 0, 1)[:, None]
        freckle = np.clip((fractal(p, 0.007, seed, octaves=3) - 0.48) / 0.12, 0, 1)[:, None] * 0.7
        ground = np.array(color) * (1 - 0.6 * green) + np.array((0.34, 0.40, 0.05)) * 0.6 * green
        ground = ground * (1 + 0.08 * fractal(p, 0.03, seed + 1)[:, None])
        return np.asarray(
            ground * (1 - freckle) + np.array((0.14, 0.065, 0.015)) * freckle, np.float32
        )

    return paint


def _bunch(item: Produce, rng: np.random.Generator) -> np.ndarray:
    """(N, 3) places of berries in a tapering bunch that lies along y."""
    spots: list[tuple[float, float, float]] = []
    for k in range(item.count):
        t = (k + 0.5) / item.count
        wide = 0.042 * (1 - t) ** 0.55 + 0.006
        a, r = k * 2.399963, wide * (0.55 + 0.45 * ((k * 7) % 5) / 4)
        spots.append((r * float(np.cos(a)), 0.16 * t - 0.08, 0.72 * r * float(np.sin(a))))
    return np.array(spots) + rng.normal(0, 0.0012, (item.count, 3))


def _grapes(item: Produce, rng: np.random.Generator) -> Made:
    """A bunch with its stalk and a leaf; each berry with a bloom."""
    bright = _tone(item.color, 2.1)
    berry = sized(ball(0.0112, segments=24), (1, 1, 1.16))
    seed = _seed(rng)
    places = _bunch(item, rng)
    many = [
        painted(
            moved(berry, (float(x), float(y), float(z))),
            clouded(item.color, bright, 0.02, seed, -0.15),
        )
        for x, y, z in places
    ]
    stalk = tube(
        spline([(0, -0.06, 0.0), (0, -0.095, 0.008), (0.006, -0.125, 0.022)], 24),
        np.linspace(0.0022, 0.0032, 24),
        sides=10,
    )
    cross = rod((-0.016, -0.128, 0.022), (0.024, -0.122, 0.023), 0.0034)
    vine = turned(turned(leaf(0.085, 0.085, tip=0.8, wave=0.07, curl=0.3), "x", 22), "z", 158)
    made: Made = [
        piece(many, _skin(item.color, 0.34, 0.15), name="body", tinted=True),
        piece([stalk, cross], material("bark"), name="stalk"),
        piece(moved(vine, (0.006, -0.11, 0.024)), material("leaf", color=GREEN), name="leaf"),
    ]
    return [turned(p, "z", 160) for p in made]


def _cherries(item: Produce, rng: np.random.Generator) -> Made:
    """Pairs on long stems that meet, and single ones about them."""
    fruit, stems = [], []
    heart = lathe(
        spline(
            [
                (0, -0.0105),
                (0.006, -0.0095),
                (0.0115, 0.0),
                (0.0095, 0.008),
                (0.003, 0.0085),
                (0, 0.0065),
            ],
            32,
        ),
        segments=40,
    )
    a0 = float(rng.uniform(0, 6.28))
    for k in range(item.count):
        a, far = a0 + k * 2.4, 0.0135 * float(np.sqrt(k + 0.4))
        at = (far * float(np.cos(a)), far * float(np.sin(a)), 0.0105)
        fruit.append(moved(turned(heart, "x", float(rng.uniform(-25, 25))), at))
        tip = (0.2 * at[0] + 0.012 * (k // 2), 0.2 * at[1] + 0.01, 0.052 + 0.004 * (k // 2))
        stems.append(
            tube(
                spline(
                    [
                        (at[0], at[1], 0.0165),
                        (0.7 * at[0] + 0.2 * tip[0], 0.7 * at[1] + 0.2 * tip[1], 0.038),
                        tip,
                    ],
                    20,
                ),
                0.0008,
                sides=6,
            )
        )
    return [
        piece(fruit, _skin(item.color, 0.08, 0.9), name="body", tinted=True),
        piece(stems, Material("stem", (0.18, 0.24, 0.05), 0.6), name="stem"),
        _leaves(2, 0.038, (0.006, 0.01, 0.052), rng),
    ]


def _heaped(count: int, r: float, rng: np.random.Generator) -> np.ndarray:
    """(N, 3) places of round things of radius `r` in a heap."""
    spots: list[tuple[float, float, float]] = []
    level = 0
    while len(spots) < count:
        wide = max(int(np.sqrt(count)) - level, 1)
        for i in range(wide):
            for j in range(wide):
                x, y = (i - (wide - 1) / 2) * 2 * r, (j - (wide - 1) / 2) * 2 * r
                if np.hypot(x, y) < wide * r * 1.05 + 1e-9:
                    spots.append((x, y, r + 1.45 * r * level))
        level += 1
        if level > 6:
            break
    places = np.array(spots[:count])
    return np.asarray(places + rng.normal(0, 0.12 * r, places.shape) * [1, 1, 0.2])


def _berries(item: Produce, rng: np.random.Generator) -> Made:
    """Blueberries: a heap, each with its crown."""
    globe = [
        (0.0, -0.0072),
        (0.0045, -0.006),
        (0.0078, 0.0),
        (0.0062, 0.005),
        (0.0036, 0.0066),
        (0.0030, 0.0078),
        (0.0026, 0.0062),
        (0, 0.0052),
    ]
    seed = _seed(rng)
    berry = painted(
        lathe(spline(globe, 40), segments=40),
        clouded(item.color, (0.10, 0.13, 0.26), 0.006, seed, -0.1),
    )
    many = []
    for x, y, z in _heaped(item.count, 0.0074, rng):
        lean = turned(
            turned(berry, "x", float(rng.uniform(-70, 70))), "z", float(rng.uniform(0, 360))
        )
        many.append(moved(lean, (float(x), float(y), float(z))))
    return [
        piece(many, _skin(item.color, 0.5, 0.05), name="body", tinted=True),
        _leaves(2, 0.03, (0.022, -0.02, 0.004), rng),
    ]


def _raspberries(item: Produce, rng: np.random.Generator) -> Made:
    drop = ball(0.0031, segments=12)
    seeds = []
    for k in range(64):
        t = (k + 0.5) / 64
        r = 0.0092 * np.sqrt(np.clip(1 - ((t - 0.32) / 0.70) ** 2, 0.02, 1))
        a = k * 2.399963
        seeds.append(moved(drop, (float(r * np.cos(a)), float(r * np.sin(a)), 0.0205 * t)))
    berry = Part(combined(seeds), _skin(item.color, 0.25, 0.4))
    spots = _heaped(item.count, 0.0125, rng)
    tilt = rng.standard_normal((len(spots), 3)) * 0.5 + [0, 0, 0.6]
    many = copies([berry], spots - [0, 0, 0.004], rng=rng, normals=tilt)
    return [Part(many, berry.material, "body"), _leaves(3, 0.03, (0.03, -0.022, 0.004), rng)]


# Large


def _pineapple(item: Produce, rng: np.random.Generator) -> Made:
    """Eyes in spirals round a barrel, a crown of swords."""
    eye = sized(
        lathe(
            spline(
                [(0.0165, -0.004), (0.0155, 0.002), (0.008, 0.0052), (0.0035, 0.006), (0, 0.0085)],
                20,
            ),
            segments=6,
            crease=30,
        ),
        (1, 1, 1),
    )
    seed = _seed(rng)
    eyes = []
    for k in range(150):
        t = (k + 0.5) / 150
        r = 0.058 * np.sqrt(1 - ((t - 0.48) / 0.62) ** 2)
        a = k * 2.399963
        slope = np.degrees(np.arctan2(0.058 * (t - 0.48) / 0.38, 0.165))
        one = turned(turned(eye, "y", 90 - float(slope) * 2.0), "z", float(np.degrees(a)))
        eyes.append(moved(one, (float(r * np.cos(a)), float(r * np.sin(a)), 0.012 + 0.165 * t)))
    skin = painted(combined(eyes), clouded(item.color, (0.24, 0.20, 0.03), 0.03, seed))
    core = lathe(spline([(0, 0.0), (0.04, 0.006), (0.058, 0.085), (0.042, 0.172), (0, 0.182)], 40))
    blades = []
    for k in range(44):
        t = k / 44
        blade = leaf(0.13 - 0.055 * t, 0.021, fold=32, curl=0.55 - 0.5 * t, tip=1.8)
        blades.append(
            moved(
                turned(turned(blade, "x", 32 + 55 * t), "z", k * 137.5), (0, 0, 0.178 + 0.022 * t)
            )
        )
    green = [
        painted(m, clouded((0.07, 0.19, 0.06), (0.16, 0.26, 0.09), 0.05, seed)) for m in blades
    ]
    return [
        piece(skin, _skin(item.color, 0.45, 0.15), name="body", tinted=True),
        piece(core, _skin((0.20, 0.12, 0.02), 0.7, 0.0), name="core"),
        piece(green, material("leaf", color=GREEN), name="crown"),
    ]


def _pear_shape(k: float = 1.0) -> sdf.Field:
    return sdf.ellipsoid((0.034, 0.034, 0.036), (0, 0, 0.036)) | sdf.ellipsoid(
        (0.021, 0.021, 0.03), (0, 0, 0.078)
    ).k(0.035 * k)


def _avocado(item: Produce, rng: np.random.Generator) -> Made:
    """One half with its stone, the other whole behind it."""
    seed = _seed(rng)
    whole = lumpy(sdf.meshed(_pear_shape(), detail=0.0012), 0.0008, 0.006, seed)

    def flesh(p: Floats) -> Floats:
        cutface = p[:, 1] > -0.0006
        rim = np.clip((_pear_shape()(p) + 0.0042) / 0.0035, 0, 1)[:, None]
        inside = np.array((0.78, 0.68, 0.24)) * (1 - rim) + np.array((0.34, 0.46, 0.08)) * rim
        skin = np.array(item.color) * (1 + 0.4 * fractal(p, 0.006, seed)[:, None])
        return np.asarray(np.where(cutface[:, None], inside, np.clip(skin, 0, 1)), np.float32)

    half = sdf.meshed(
        _pear_shape() & sdf.half_space((0, 1, 0)) - sdf.sphere(0.0175, (0, 0, 0.036)), detail=0.0011
    )
    opened = painted(half, flesh)
    stone = lumpy(ball(0.0172, (0, 0.0, 0.036)), 0.0004, 0.01, seed)
    cut_half: Made = [
        piece(opened, _skin(item.color, 0.4, 0.15), name="body", tinted=False),
        piece(stone, _skin((0.20, 0.075, 0.025), 0.35, 0.2), name="stone"),
    ]
    front = [
        moved(turned(turned(turned(p, "z", 180), "x", -58), "z", 24), (-0.03, -0.03, 0.03))
        for p in cut_half
    ]
    back = piece(
        painted(
            whole,
            lambda p: np.asarray(
                np.clip(np.array(item.color) * (1 + 0.5 * fractal(p, 0.006, seed)[:, None]), 0, 1),
                np.float32,
            ),
        ),
        _skin(item.color, 0.5, 0.1),
        name="body",
        tinted=True,
    )
    return [*front, moved(turned(turned(back, "x", 90), "z", 60), (0.035, 0.03, 0.03))]


def _mango(item: Produce, rng: np.random.Generator) -> Made:
    seed = _seed(rng)
    shape = sdf.ellipsoid((0.045, 0.062, 0.040), (0, 0, 0.04)) | sdf.ellipsoid(
        (0.028, 0.03, 0.026), (0.012, -0.052, 0.036)
    ).k(0.03)

    def paint(p: Floats) -> Floats:
        share = np.clip(
            0.4 + 9 * p[:, 0] + 8 * (p[:, 2] - 0.04) + 0.4 * fractal(p, 0.05, seed), 0, 1
        )[:, None]
        green = np.clip(-0.3 - 14 * p[:, 0], 0, 1)[:, None] * 0.5
        base = np.array(item.color) * (1 - share) + np.array((0.56, 0.035, 0.025)) * share
        return np.asarray(base * (1 - green) + np.array((0.20, 0.30, 0.04)) * green, np.float32)

    stem = rod((0, 0.058, 0.045), (0, 0.066, 0.05), 0.003)
    return [
        piece(
            sdf.meshed(shape, detail=0.0018, paint=paint),
            _skin(item.color, 0.3, 0.3),
            name="body",
            tinted=True,
        ),
        piece(stem, material("bark"), name="stem"),
    ]


def _coconut(item: Produce, rng: np.random.Generator) -> Made:
    """A half with its white flesh, a whole one behind."""
    seed = _seed(rng)
    husk = painted(
        lumpy(ball(0.056, (0, 0, 0.056), segments=90), 0.0022, 0.008, seed),
        clouded(item.color, _tone(item.color, 2.2), 0.01, seed),
    )
    shell = sdf.sphere(0.056) & sdf.half_space((0, 0, 1))
    outer = painted(
        lumpy(sdf.meshed(shell - sdf.sphere(0.050), detail=0.002), 0.0006, 0.006, seed),
        clouded(item.color, _tone(item.color, 2.2), 0.01, seed),
    )
    meat = sdf.meshed(
        (sdf.sphere(0.0515) & sdf.half_space((0, 0, 1), (0, 0, -0.0006))) - sdf.sphere(0.041),
        detail=0.002,
    )
    half = [
        moved(turned(turned(m, "x", 38), "z", -16), (-0.06, -0.055, 0.056)) for m in (outer, meat)
    ]
    return [
        piece([husk, half[0]], _skin(item.color, 0.9, 0.0), name="body", tinted=True),
        piece(half[1], _skin((0.82, 0.80, 0.76), 0.35, 0.2), name="flesh"),
    ]


def _wedge(item: Produce, rng: np.random.Generator) -> Made:
    """A triangle of melon standing on its rind: red, pale, green, with pips."""

    def paint(p: Floats) -> Floats:
        r = np.hypot(p[:, 0], p[:, 2] - 0.145)
        green = np.clip((r - 0.134) / 0.003, 0, 1)[:, None]
        pale = np.clip((r - 0.122) / 0.008, 0, 1)[:, None]
        red = np.array(item.color) * (1 + 0.12 * fractal(p, 0.012, 7)[:, None])
        inner = red * (1 - pale) + np.array((0.66, 0.72, 0.48)) * pale
        return np.asarray(
            np.clip(inner * (1 - green) + np.array((0.03, 0.12, 0.02)) * green, 0, 1), np.float32
        )

    disc = sdf.cylinder(0.14, 0.034).turned("x", 90).at((0, 0, 0.145))
    slice_ = (
        disc
        & sdf.half_space((0.84, 0, 0.54), (0, 0, 0.145))
        & sdf.half_space((-0.84, 0, 0.54), (0, 0, 0.145))
    )
    flesh = sdf.meshed(slice_, detail=0.0022, paint=paint)
    pip = sized(ball(0.0034, segments=12), (0.62, 0.5, 1.0))
    pips = [
        moved(
            turned(pip, "y", float(np.degrees(a))),
            (r * float(np.sin(a)), s * 0.0168, 0.145 - r * float(np.cos(a))),
        )
        for s in (-1, 1)
        for a in np.linspace(-0.42, 0.42, 5)
        for r in (0.075, 0.105)
    ]
    return [
        piece(flesh, _skin(item.color, 0.25, 0.3), name="flesh", tinted=True),
        piece(pips, _pip(), name="pip"),
    ]


def _pip() -> Material:
    """Black pips."""
    return Material("pip", (0.012, 0.009, 0.007), 0.25, coat=0.4)


def _citrus(item: Produce, rng: np.random.Generator) -> Made:
    """A round slice that leans on a half."""

    def paint(p: Floats) -> Floats:
        r, a = np.hypot(p[:, 0], p[:, 1]) / 0.036, np.arctan2(p[:, 1], p[:, 0])
        wall = np.abs((a * 10 / (2 * np.pi) + 0.5) % 1 - 0.5) < 0.035 / np.maximum(r, 0.12)
        pith = (r > 0.88) | (r < 0.11) | wall
        cells = np.array(item.color) * (1 + 0.18 * np.sin(a * 160 + 40 * r)[:, None] * 0.5)
        color = np.where(pith[:, None], np.array((0.82, 0.70, 0.44)), cells)
        return np.asarray(
            np.clip(np.where((r > 0.955)[:, None], np.array(item.color), color), 0, 1), np.float32
        )

    disc = painted(sdf.meshed(sdf.cylinder(0.036, 0.007, round=0.0015), detail=0.0009), paint)
    half = painted(
        sdf.meshed(sdf.sphere(0.036) & sdf.half_space((0, 0, 1)), detail=0.0012),
        lambda p: np.where((p[:, 2:] > -0.0008), paint(p), np.array(item.color)).astype(np.float32),
    )
    flesh = _skin(item.color, 0.25, 0.4)
    return [
        piece(moved(turned(half, "x", 16), (0, 0.01, 0.036)), flesh, name="body", tinted=True),
        piece(
            moved(turned(turned(disc, "x", 64), "z", -28), (0.046, -0.028, 0.034)),
            flesh,
            name="body",
            tinted=True,
        ),
    ]


# Vegetables


def _carrot(item: Produce, rng: np.random.Generator) -> Made:
    """Tapering roots with rings, feathery greens, lying side by side."""
    roots, greens = [], []
    for k in range(item.count):
        root = _carrot_root(item.color, k, _seed(rng))
        leaves = _carrot_greens(rng)
        aside = k - (item.count - 1) / 2
        turn, shift = float(rng.normal(0, 4)) - 5 * aside, (0.034 * aside, 0.0, 0.0)
        roots.append(moved(turned(root, "z", turn), shift))
        greens += [moved(turned(m, "z", turn), shift) for m in leaves]
    made: Made = [
        piece(roots, _skin(item.color, 0.45, 0.1), name="body", tinted=True),
        piece(greens, material("leaf", color=(0.08, 0.24, 0.03)), name="greens"),
    ]
    return [turned(p, "z", 130) for p in made]


def _carrot_root(color: Rgb, number: int, seed: int) -> Mesh:
    """Along y, slightly bent, with faint rings."""
    t = np.linspace(0, 1, 90)
    r = 0.0165 * (1 - t) ** 0.5 * (1 - 0.25 * t) + 0.0012
    r = r * (1 + 0.035 * np.sin(60 * t + seed % 7) * np.sin(17 * t))
    line = np.c_[0.006 * np.sin(3 * t + number), 0.17 * t, 0.0165 - 0.0155 * t**0.7]
    return painted(tube(line, r, sides=32), clouded(color, (0.62, 0.30, 0.05), 0.012, seed, -0.25))


def _carrot_greens(rng: np.random.Generator) -> list[Mesh]:
    """Seven stalks with leaflets strewn over their outer two thirds."""
    stalks = [_carrot_stalk(a) for a in np.linspace(0, 5.5, 7) + float(rng.uniform(0, 1))]
    fern = [
        _leaflet(m.vertices[int(v)], rng)
        for m in stalks
        for v in rng.integers(len(m.vertices) // 3, len(m.vertices), 9)
    ]
    return [*stalks, *fern]


def _carrot_stalk(a: float) -> Mesh:
    """Spreading at an angle of `a` radians about the crown."""
    way = [
        (0, 0.002, 0.0165),
        (0.03 * np.sin(a), -0.05, 0.022 + 0.012 * np.cos(a)),
        (0.065 * np.sin(a), -0.13, 0.02 + 0.02 * np.cos(a)),
    ]
    return tube(spline(way, 20), np.linspace(0.0018, 0.0007, 20), sides=6)


def _leaflet(at: Floats, rng: np.random.Generator) -> Mesh:
    flat = turned(leaf(0.022, 0.009, wave=0.1), "z", float(rng.uniform(90, 270)))
    x, y, z = (float(c) for c in at)
    return moved(turned(flat, "x", float(rng.uniform(-20, 40))), (x, y, z))


def _corn(item: Produce, rng: np.random.Generator) -> Made:
    """Kernels in rows on a cob, husks drawn back."""
    kernel = sized(ball(0.0052, segments=12), (1.0, 0.85, 0.9))
    kernels = []
    for ring in range(34):
        t = ring / 34
        r = 0.0225 * np.sqrt(np.clip(1 - (max(t - 0.55, 0) / 0.48) ** 2.2, 0.05, 1))
        for k in range(16):
            a = 2 * np.pi * k / 16 + 0.02 * ring
            kernels.append(
                moved(kernel, (float(r * np.cos(a)), float(r * np.sin(a)), 0.02 + 0.165 * t))
            )
    cob = painted(combined(kernels), clouded(item.color, (0.84, 0.66, 0.18), 0.006, _seed(rng)))
    husks = [
        turned(
            moved(
                turned(leaf(0.15, 0.085, curl=0.22 * s, fold=30, rows=14), "x", 74 - 34 * s),
                (0, 0.012, 0.002),
            ),
            "z",
            k * 60.0 + 15,
        )
        for k, s in enumerate((0.2, 1.0, 0.3, 0.9, 0.4, 1.0))
    ]
    made: Made = [
        piece(cob, _skin(item.color, 0.28, 0.35), name="body", tinted=True),
        piece(rod((0, 0, -0.02), (0, 0, 0.18), 0.017), _skin((0.6, 0.5, 0.2)), name="core"),
        piece(husks, material("leaf", color=(0.24, 0.36, 0.09)), name="husk"),
    ]
    return [turned(p, "z", 60) for p in _lying(made, 82)]


def _pepper(item: Produce, rng: np.random.Generator) -> Made:
    outline = spline(
        [
            (0, 0.004),
            (0.014, 0.0),
            (0.029, 0.012),
            (0.036, 0.05),
            (0.038, 0.072),
            (0.027, 0.088),
            (0.011, 0.081),
            (0, 0.076),
        ],
        70,
    )
    a = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    lobes = 1 - 0.13 * (1 - np.abs(np.cos(1.5 * a + 0.3)) ** 0.6)

    shell = grid(
        np.stack(
            [
                np.c_[r * lobes * np.cos(a), r * lobes * np.sin(a), np.full(160, z)]
                for r, z in outline
            ]
        ),
        around=True,
    )
    stem = tube(
        spline([(0, 0, 0.074), (0.002, 0, 0.088), (0.009, 0, 0.104)], 20),
        np.interp(np.linspace(0, 1, 20), [0, 0.25, 1], [0.012, 0.0042, 0.005]),
        sides=10,
    )
    return [
        piece(
            lumpy(shell, 0.0012, 0.03, _seed(rng)),
            _skin(item.color, 0.1, 0.9),
            name="body",
            tinted=True,
        ),
        piece(stem, _skin((0.09, 0.22, 0.03), 0.4), name="stem"),
    ]


def _chili(item: Produce, rng: np.random.Generator) -> Made:
    t = np.linspace(0, 1, 70)
    line = np.c_[0.014 * np.sin(2.6 * t), 0.11 * t, 0.009 + 0.006 * np.sin(3 * t) - 0.006 * t]
    pod = tube(
        line,
        np.interp(t, [0, 0.06, 0.3, 0.8, 1], [0.006, 0.0092, 0.0088, 0.0045, 0.0006]),
        sides=30,
    )
    stem = tube(
        spline([(0, 0.002, 0.009), (0, -0.012, 0.011), (0.006, -0.032, 0.018)], 20),
        np.interp(np.linspace(0, 1, 20), [0, 0.2, 1], [0.0075, 0.0026, 0.0022]),
        sides=10,
    )
    return [
        turned(p, "z", 60)
        for p in (
            piece(
                lumpy(pod, 0.0005, 0.02, _seed(rng)),
                _skin(item.color, 0.1, 0.9),
                name="body",
                tinted=True,
            ),
            piece(stem, _skin((0.09, 0.24, 0.03), 0.4), name="stem"),
        )
    ]


def _eggplant(item: Produce, rng: np.random.Generator) -> Made:
    body_ = lathe(
        spline(
            [
                (0, 0.0),
                (0.024, 0.006),
                (0.04, 0.04),
                (0.037, 0.09),
                (0.025, 0.14),
                (0.019, 0.168),
                (0, 0.172),
            ],
            70,
        )
    )
    cap = [
        turned(turned(leaf(0.042, 0.026, curl=-0.1, fold=-14), "x", -58), "z", 72.0 * k)
        for k in range(5)
    ]
    stem = tube(
        spline([(0, 0, 0.165), (0.001, 0, 0.185), (0.009, 0, 0.202)], 20),
        np.interp(np.linspace(0, 1, 20), [0, 0.3, 1], [0.015, 0.0058, 0.0062]),
        sides=12,
    )
    green = material("leaf", color=(0.10, 0.20, 0.04))
    made: Made = [
        piece(body_, _skin(item.color, 0.08, 1.0), name="body", tinted=True),
        piece([moved(combined(cap), (0, 0, 0.174)), stem], green, name="stem"),
    ]
    return [turned(p, "z", 50) for p in _lying(made, 84)]


def _broccoli(item: Produce, rng: np.random.Generator) -> Made:
    """A stalk that branches into heads of tiny buds."""
    heads, stalks = (
        [],
        [
            tube(
                spline([(0, 0, 0), (0, 0, 0.04), (0.0, 0, 0.07)], 20),
                np.linspace(0.019, 0.016, 20),
                sides=16,
            )
        ],
    )
    for k in range(13):
        a, far = k * 2.4, 0.0125 * np.sqrt(k)
        at = (float(far * np.cos(a)), float(far * np.sin(a)), 0.098 - 0.0026 * k)
        seed = _seed(rng)
        crown = lumpy(
            sized(ball(0.0195, segments=110), (1, 1, 0.86)), 0.0042, 0.0052, seed, octaves=2
        )
        heads.append(
            moved(painted(crown, clouded(item.color, _tone(item.color, 2.0), 0.004, seed)), at)
        )
        stalks.append(
            tube(
                spline([(0, 0, 0.052), (0.6 * at[0], 0.6 * at[1], 0.07), at], 14),
                np.linspace(0.0095, 0.0072, 14),
                sides=10,
            )
        )
    return [
        piece(heads, Material("buds", item.color, 0.75), name="body", tinted=True),
        piece(stalks, _skin((0.34, 0.46, 0.14), 0.45, 0.1), name="stalk"),
    ]


def _onion(item: Produce, rng: np.random.Generator) -> Made:
    def paint(p: Floats) -> Floats:
        a = np.arctan2(p[:, 1], p[:, 0])
        line = np.clip(np.sin(a * 26) * 0.5 + 0.35 * fractal(p, 0.02, 5), 0, 1)[:, None]
        return np.asarray(np.array(item.color) * (1 - 0.45 * line), np.float32)

    globe = lathe(
        spline(
            [
                (0, 0.004),
                (0.008, 0.0),
                (0.03, 0.014),
                (0.037, 0.034),
                (0.026, 0.056),
                (0.009, 0.068),
                (0.005, 0.084),
                (0.008, 0.098),
                (0, 0.097),
            ],
            80,
        ),
        segments=150,
    )
    roots = [
        tube(
            spline(
                [
                    (0.004 * np.cos(t), 0.004 * np.sin(t), 0.003),
                    (0.009 * np.cos(t), 0.009 * np.sin(t), 0.0005),
                ],
                6,
            ),
            0.0005,
            sides=5,
        )
        for t in np.linspace(0, 6, 14)
    ]
    return [
        piece(painted(globe, paint), _skin(item.color, 0.3, 0.4), name="body", tinted=True),
        piece(roots, Material("root", (0.5, 0.4, 0.26), 0.9), name="root"),
    ]


def _garlic(item: Produce, rng: np.random.Generator) -> Made:
    cloves = sdf.ellipsoid((0.0125, 0.0145, 0.021), (0.0128, 0, 0.021)).repeated(8) | sdf.chain(
        [(0, 0, 0.03), (0, 0, 0.048), (0.003, 0, 0.066)], [0.012, 0.005, 0.0042]
    ).k(0.014)
    skin = painted(
        sdf.meshed(cloves, detail=0.0012),
        clouded(item.color, (0.66, 0.52, 0.58), 0.012, _seed(rng), -0.2),
    )
    return [
        piece(skin, _skin(item.color, 0.5, 0.1), name="body", tinted=True),
        piece(rod((0, 0, 0), (0, 0, 0.003), 0.006), material("bark"), name="root"),
    ]


def _potato(item: Produce, rng: np.random.Generator) -> Made:
    seed = _seed(rng)
    shape = sdf.ellipsoid((0.034, 0.052, 0.029), (0, 0, 0.029)) | sdf.ellipsoid(
        (0.026, 0.03, 0.024), (0.008, 0.03, 0.026)
    ).k(0.02)
    tuber = lumpy(sdf.meshed(shape, detail=0.0018), 0.0026, 0.028, seed)

    def paint(p: Floats) -> Floats:
        eye = np.clip((fractal(p, 0.009, seed + 3, octaves=2) - 0.52) / 0.1, 0, 1)[:, None] * 0.5
        cloud = 1 + 0.22 * fractal(p, 0.012, seed + 1, octaves=4)[:, None]
        return np.asarray(np.clip(np.array(item.color) * cloud * (1 - eye), 0, 1), np.float32)

    two = moved(turned(sized(tuber, 0.85), "z", 70), (0.07, -0.02, 0))
    sprout = moved(ball(0.0014, segments=8), (0, -0.02, 0.045))
    skins = [painted(tuber, paint), painted(two, paint)]
    return [
        piece(skins, _skin(item.color, 0.75, 0.0), name="body", tinted=True),
        piece(sprout, Material("eye", (0.16, 0.09, 0.04), 0.9), name="eye"),
    ]


def _cucumber(item: Produce, rng: np.random.Generator) -> Made:
    """A whole one and slices fallen in a row."""
    seed = _seed(rng)
    t = np.linspace(0, 1, 80)
    line = np.c_[0.006 * np.sin(2 * t), 0.17 * t - 0.05, 0.019 + 0 * t]
    pod = lumpy(
        tube(line, 0.019 * (1 - np.abs(2 * t - 1) ** 9) ** 0.5 + 0.002, sides=40),
        0.0012,
        0.012,
        seed,
    )
    skin = painted(pod, clouded(item.color, (0.12, 0.24, 0.05), 0.03, seed, -0.15))

    disc = rolled(np.full(48, 0.0185), 0.005)

    def pale(p: Floats) -> Floats:
        r = np.hypot(p[:, 0], p[:, 1])
        rim = (r > 0.0172)[:, None]
        return np.asarray(
            np.where(rim, np.array(item.color), np.array((0.66, 0.72, 0.40))), np.float32
        )

    slices = [
        moved(
            turned(turned(painted(disc, pale), "x", 62), "z", -12),
            (0.0 + 0.004 * k, -0.075 - 0.019 * k, 0.0172),
        )
        for k in range(4)
    ]
    made: Made = [
        piece([skin], _skin(item.color, 0.28, 0.4), name="body", tinted=True),
        piece(slices, _skin((0.66, 0.72, 0.4), 0.2, 0.4), name="slice"),
    ]
    return [turned(p, "z", 60) for p in made]


def _egg(item: Produce, rng: np.random.Generator) -> Made:
    shell = lathe(
        spline(
            [
                (0, -0.028),
                (0.013, -0.0245),
                (0.0212, -0.006),
                (0.0185, 0.012),
                (0.009, 0.0245),
                (0, 0.028),
            ],
            60,
        )
    )
    spots = [(0, 0), (0.044, 0.006), (0.02, 0.04), (-0.026, 0.034), (-0.044, -0.008)]
    made = []
    for k in range(item.count):
        seed = _seed(rng)
        one = painted(shell, clouded(item.color, _tone(item.color, 1.15), 0.008, seed, -0.1))
        lying = turned(
            turned(one, "x", float(rng.uniform(70, 100))), "z", float(rng.uniform(0, 360))
        )
        made.append(moved(lying, (*spots[k % 5], 0.0212)))
    speck = [ball(0.0004, (0.0, -0.0, 0.0424), segments=6)]
    return [
        piece(made, _skin(item.color, 0.5, 0.05), name="body", tinted=True),
        piece(speck, Material("speck", (0.4, 0.26, 0.16), 0.8), name="speck"),
    ]


FORMS: dict[str, Callable[[Produce, np.random.Generator], Made]] = {
    "bananas": _bananas, "grapes": _grapes, "cherries": _cherries, "berries": _berries,
    "raspberries": _raspberries, "pineapple": _pineapple, "avocado": _avocado, "mango": _mango,
    "coconut": _coconut, "wedge": _wedge, "citrus": _citrus, "carrot": _carrot, "corn": _corn,
    "pepper": _pepper, "chili": _chili, "eggplant": _eggplant, "broccoli": _broccoli,
    "onion": _onion, "garlic": _garlic, "potato": _potato, "cucumber": _cucumber, "egg": _egg,
}  # fmt: skip

FAMILY = Family(
    "produce",
    build,
    ROWS,
    span=(0.03, 0.4),
    synonyms={
        "grapes": ("bunch of grapes", "red grapes", "grape"),
        "blueberries": ("blueberry", "berries"),
        "raspberries": ("raspberry",),
        "avocado": ("avocado half",),
        "slice of watermelon": ("watermelon slice",),
        "orange slice": ("slice of orange", "half orange"),
        "corn": ("corn cob", "sweetcorn", "corn on the cob"),
        "bell pepper": ("red pepper", "paprika", "pepper"),
        "chili pepper": ("chili", "red chili", "chilli"),
        "eggplant": ("aubergine",),
        "garlic": ("bulb of garlic",),
    },
)
