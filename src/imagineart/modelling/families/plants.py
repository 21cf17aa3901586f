"""Green things on the ground and in pots: ferns, grass, reeds, mushrooms, leaves, house plants."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling import vegetation as grow
from imagineart.modelling.families.flowers import Whorl, petal
from imagineart.modelling.families.rocks import lighter
from imagineart.modelling.kit import (
    ball,
    combined,
    grounded,
    lathe,
    leaf,
    moved,
    spline,
    transformed,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order, model_of
from imagineart.modelling.vegetation import faced, fern_tuft


@dataclass(frozen=True, slots=True)
class Plant:
    """One kind of plant; `form` names how it is made."""

    form: str  # fern, tuft, reeds, mushroom, leaf, rosette, potted, vase
    height: float  # m
    color: Rgb = (0.08, 0.16, 0.035)
    second: Rgb = (0.75, 0.72, 0.66)
    count: int = 1
    spots: bool = False
    wide: float = 0.5  # a leaf's width by its length
    flower: str = ""


FLY: Rgb = (0.50, 0.018, 0.008)
BROWN: Rgb = (0.17, 0.085, 0.035)

ROWS = {
    "fern": Plant("fern", 0.7),
    "grass": Plant("tuft", 0.30, (0.10, 0.19, 0.035), count=260),
    "reeds": Plant("reeds", 1.7, (0.13, 0.19, 0.05), count=26),
    "wheat": Plant("wheat", 0.95, (0.52, 0.36, 0.11), count=34),
    "mushroom": Plant("mushroom", 0.13, FLY, spots=True, count=3),
    "brown mushroom": Plant("mushroom", 0.11, BROWN, (0.62, 0.54, 0.42), count=3),
    "leaf": Plant("leaf", 0.11, (0.09, 0.20, 0.04)),
    "autumn leaf": Plant("leaf", 0.11, (0.52, 0.16, 0.02)),
    "aloe": Plant("rosette", 0.34, (0.13, 0.22, 0.12), count=22, wide=0.16),
    "agave": Plant("rosette", 0.8, (0.16, 0.23, 0.17), count=30, wide=0.18),
    "houseplant": Plant("potted", 0.55, (0.06, 0.145, 0.035), count=22, wide=0.55),
    "succulent": Plant("succulent", 0.16, (0.17, 0.27, 0.17), count=42, wide=0.55),
    "potted flower": Plant("blooming", 0.42, flower="flower", count=7),
    "vase with flowers": Plant("vase", 0.55, flower="", count=9),
    "vase of tulips": Plant("vase", 0.5, flower="tulip", count=9),
    "vase of roses": Plant("vase", 0.5, flower="rose", count=9),
    "vase of sunflowers": Plant("vase", 0.7, flower="sunflower", count=5),
}

MIXED = ("rose", "tulip", "daisy", "lily", "flower", "poppy")


def build(order: Order[Plant]) -> Model:
    """A plant of its form."""
    plant, rng = order.params, order.rng
    plant = replace(plant, height=plant.height * float(rng.uniform(0.9, 1.12)))
    model = grounded(Model(order.noun, FORMS[plant.form](plant, rng)))
    return replace(model, anchors={"top": Anchor((0.0, 0.0, float(model.bounds[1][2])))})


def _leafy(color: Rgb, passing: float = 0.35) -> Material:
    return Material("leaves", color, 0.45, translucency=passing)


def _fern(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    mesh = transformed(
        fern_tuft(rng, 16, 30), np.diag([plant.height, plant.height, plant.height, 1.0])
    )
    return (Part(mesh, _leafy(plant.color)), _crown(0.03, plant))


def _crown(radius: float, plant: Plant) -> Part:
    """What a tuft grows from."""
    mesh = ball(radius, (0, 0, 0.3 * radius), segments=14)
    return Part(
        replace(mesh, uvs=None), Material("root", (0.10, 0.075, 0.04), 0.9), "root", tinted=False
    )


def _tuft(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    def colors(count: int) -> Floats:
        tone = np.asarray(plant.color) * rng.uniform(0.7, 1.3, (count, 1))
        dry = rng.random((count, 1)) < 0.1
        return np.where(dry, np.array([0.30, 0.24, 0.11]), tone).astype(np.float32)

    mesh = faced(grow.tuft(plant.count, plant.height, 0.0042, 0.07, colors, rng, 6))
    return (Part(mesh, _leafy(plant.color)), _crown(0.02, plant))


def _reeds(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    """Blades, stems, and the brown cobs of bulrushes."""

    def colors(count: int) -> Floats:
        tone = np.asarray(plant.color) * rng.uniform(0.7, 1.3, (count, 1))
        return tone.astype(np.float32)

    leaves = faced(grow.tuft(5 * plant.count, 0.85 * plant.height, 0.014, 0.30, colors, rng, 6))
    stems, cobs = [], []
    for _ in range(plant.count // 2):
        foot = np.append(rng.normal(0, 0.14, 2), 0.0)
        top = foot + np.append(rng.normal(0, 0.10, 2), plant.height * rng.uniform(0.75, 1.0))
        path = spline([foot, 0.5 * (foot + top) + [0.01, 0, 0], top], 12)
        stems.append(tube(path, 0.0035, sides=6))
        low = path[-1] - (path[-1] - path[-3]) * 1.0
        cobs.append(tube(np.linspace(low, path[-1] * 0.999, 6), 0.013, sides=10))
    brown = Material("cob", (0.11, 0.055, 0.025), 0.95, sheen=0.4)
    return (
        Part(leaves, _leafy(plant.color)),
        Part(combined(stems), _leafy(plant.color), "stems"),
        Part(combined(cobs), brown, "cobs", tinted=False),
    )


def _wheat(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    """Straws with bearded ears."""
    stems, base, ahead, tall = [], [], [], []
    for _ in range(plant.count):
        foot = np.append(rng.normal(0, 0.045, 2), 0.0)
        lean = rng.normal(0, 0.14, 2)
        k = np.linspace(0, 1, 10)[:, None]
        path = foot + np.concatenate(
            [lean * k**2, k * plant.height * rng.uniform(0.85, 1.05)], axis=1
        )
        stems.append(tube(path, 0.0016, sides=5, capped=False))
        tip, way = path[-1], path[-1] - path[-2]
        way /= np.linalg.norm(way)
        for row in range(11):
            for side in range(4):
                turn = row * 0.5 + side * np.pi / 2
                out = np.array([np.cos(turn), np.sin(turn), 0])
                base.append(tip - way * 0.085 + way * 0.0085 * row)
                ahead.append(way + 0.38 * out)
                tall.append(0.016 if side % 2 else 0.060)
    size = np.array(tall)
    up = np.tile([0.2, -1.0, 0.3], (len(size), 1))
    tone = np.asarray(plant.color) * rng.uniform(0.8, 1.2, (len(size), 1))
    ears = faced(
        grow.blades(
            np.array(base),
            np.array(ahead),
            up,
            size,
            np.where(size < 0.03, 0.0075, 0.0016),
            tone,
            fine=False,
        )
    )
    return (
        Part(combined(stems), Material("straw", plant.color, 0.6), "stems"),
        Part(ears, _leafy(plant.color, 0.2), "ears"),
    )


def _mushroom(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    """One grown, others smaller beside it: stalk, ring, gills, cap with or without spots."""
    parts: list[Part] = []
    for i in range(plant.count):
        size = plant.height * (1.0 if i == 0 else rng.uniform(0.4, 0.7))
        a = rng.uniform(0, 6)
        shift = (
            (0.0, 0.0, 0.0)
            if i == 0
            else (
                float(0.62 * plant.height * np.cos(a + 2 * i)),
                float(0.45 * plant.height * np.sin(a + 2 * i)),
                0.0,
            )
        )
        one = tuple(
            moved(turned(p, "x", float(rng.normal(0, 5))), shift)
            for p in _one_mushroom(plant, size, rng)
        )
        parts += one
    return tuple(parts)


CAP = (
    (0.0, 0.70),
    (0.16, 0.685),
    (0.42, 0.66),
    (0.475, 0.70),
    (0.43, 0.80),
    (0.27, 0.93),
    (0.11, 0.99),
    (0.0, 1.0),
)
STALK = (
    (0.0, 0.0),
    (0.105, 0.0),
    (0.13, 0.06),
    (0.085, 0.22),
    (0.068, 0.55),
    (0.075, 0.70),
    (0.0, 0.71),
)
RING = ((0.07, 0.56), (0.135, 0.50), (0.14, 0.49), (0.07, 0.54))


def _one_mushroom(plant: Plant, h: float, rng: np.random.Generator) -> list[Part]:
    cap, stalk, skirt = (
        spline(outline, n) * h for outline, n in ((CAP, 60), (STALK, 40), (RING, 16))
    )
    gills = lathe(cap[:30], segments=120)
    a = np.arctan2(gills.vertices[:, 1], gills.vertices[:, 0])
    comb = 0.78 + 0.22 * np.sin(60 * a)
    gills = replace(gills, colors=np.outer(comb, plant.second).astype(np.float32), uvs=None)
    top = lathe(cap[26:], segments=96)
    fade = np.clip(np.hypot(top.vertices[:, 0], top.vertices[:, 1]) / (0.47 * h), 0, 1)
    tone = np.outer(0.85 + 0.35 * fade**3, plant.color)
    top = replace(top, colors=np.clip(tone, 0.003, 0.85).astype(np.float32), uvs=None)
    pale = Material("flesh", plant.second, 0.8, subsurface=0.4)
    skin = Material(
        "cap", plant.color, 0.28 if plant.spots else 0.5, coat=0.35 if plant.spots else 0.1
    )
    parts = [
        Part(top, skin, "cap"),
        Part(gills, pale, "gills", tinted=False),
        Part(
            replace(combined([lathe(stalk), lathe(skirt)]), uvs=None), pale, "stalk", tinted=False
        ),
    ]
    if plant.spots:
        parts.append(Part(_warts(top, h, rng), pale, "spots", tinted=False))
    return parts


def _warts(cap: Mesh, h: float, rng: np.random.Generator) -> Mesh:
    from imagineart.modelling.kit import spaced

    spots = spaced(cap, 0.085 * h, rng)
    flat = []
    for p, n in zip(spots.points, spots.normals, strict=True):
        radius = h * rng.uniform(0.016, 0.034)
        one = ball(1.0, segments=8)
        m = grow.grown_along([p], [np.cross(n, [0.3, 0.9, 0.1])], n, [radius])[0].astype(float)
        m[:3, 2] *= 0.55
        flat.append(replace(transformed(one, m), uvs=None))
    return combined(flat)


def _leaf(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    """A single leaf that lies on the ground, veined, its rim a little up."""
    long = plant.height
    blade = leaf(long, 0.55 * long, fold=14, curl=-0.12, wave=0.04, rows=40, columns=24)
    p = blade.vertices / long
    vein = np.abs(((p[:, 1] - 0.75 * np.abs(p[:, 0])) * 11) % 1 - 0.5) < 0.06
    rib = np.abs(p[:, 0]) < 0.012
    tone = (
        np.where((vein | rib)[:, None], 1.5, 1.0)
        * np.asarray(plant.color)
        * (1 + 0.08 * rng.standard_normal((len(p), 1)))
    )
    blade = replace(blade, colors=np.clip(tone, 0.003, 0.8).astype(np.float32), uvs=None)
    stem = tube(
        [(0, -0.35 * long, 0.004), (0, -0.1 * long, 0.002), (0, 0.06 * long, 0.002)],
        0.013 * long,
        sides=8,
    )
    return (
        Part(turned(blade, "z", 0.0), _leafy(plant.color)),
        Part(stem, _leafy(plant.color), "stem"),
    )


def _rosette(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    """Thick pointed leaves in a spiral, the outer ones lying, the inner ones upright."""
    leaves = []
    for i in range(plant.count):
        share = i / plant.count
        whorl = Whorl(
            1,
            plant.height * (0.75 + 0.35 * share),
            plant.height * plant.wide,
            82 - 74 * share,
            -34 * (1 - share),
            44,
            0.0,
            1.6,
            away=0.05 * plant.height * (1 - share),
        )
        one = petal(whorl, plant.color, lighter(plant.color, 0.8), rng, 12, 6)
        leaves.append(turned(one, "z", 137.5 * i))
    return (
        Part(combined(leaves), Material("leaves", plant.color, 0.45, subsurface=0.4)),
        _crown(0.07 * plant.height, plant),
    )


def _pot(height: float, width: float, color: Rgb) -> tuple[Part, ...]:
    """A clay pot with a rim, full of earth."""
    r = width / 2
    outline = [
        (0, 0),
        (0.72 * r, 0),
        (0.92 * r, 0.74 * height),
        (r, 0.745 * height),
        (1.03 * r, 0.99 * height),
        (1.0 * r, height),
        (0.9 * r, height),
        (0.88 * r, 0.8 * height),
        (0, 0.8 * height),
    ]
    clay = lathe(np.array(outline), segments=72)
    earth = lathe(
        spline([(0.89 * r, 0.86 * height), (0.5 * r, 0.885 * height), (0.0, 0.90 * height)], 12),
        segments=48,
    )
    return (
        Part(clay, material("matte ceramic", color=color), "pot", tinted=False),
        Part(earth, material("soil"), "soil", tinted=False),
    )


def _potted(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    """Leaves on stalks that spread from a pot."""
    pot, stalks, leaves = 0.30 * plant.height, [], []
    for i in range(plant.count):
        a, share = 2.39996 * i, i / plant.count
        lean = 0.22 + 0.55 * (1 - share)
        top = plant.height * np.array(
            [np.cos(a) * lean * 0.62, np.sin(a) * lean * 0.62, 0.42 + 0.42 * share]
        )
        path = spline(
            [
                [0, 0, 0.85 * pot],
                top * [0.4, 0.4, 0.0] + [0, 0, 0.85 * pot + 0.55 * (top[2] - pot * 0.85)],
                top,
            ],
            9,
        )
        stalks.append(tube(path, 0.0035 * plant.height / 0.5, sides=6))
        long = plant.height * rng.uniform(0.26, 0.38)
        whorl = Whorl(1, long, long * plant.wide, 48 + 25 * lean, 55, 16, 0.04, 0.9)
        one = petal(whorl, plant.color, lighter(plant.color, 1.4), rng, 14, 8)
        leaves.append(
            moved(
                turned(one, "z", float(np.degrees(a) - 90 + rng.normal(0, 12))),
                (float(top[0]), float(top[1]), float(top[2])),
            )
        )
    return (
        *_pot(pot, 1.1 * pot, (0.36, 0.15, 0.075)),
        Part(combined(stalks), _leafy(plant.color), "stems"),
        Part(combined(leaves), _leafy(plant.color, 0.25), "leaves"),
    )


def _succulent(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    pot = 0.55 * plant.height
    low = replace(plant, height=0.55 * plant.height, wide=0.5)
    rosette = tuple(moved(p, (0.0, 0.0, 0.86 * pot)) for p in _rosette(low, rng))
    return (*_pot(pot, 1.25 * pot, (0.55, 0.53, 0.50)), *rosette)


def _blooming(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    pot = 0.36 * plant.height
    parts = list(_pot(pot, 1.15 * pot, (0.36, 0.15, 0.075)))
    for i in range(plant.count):
        tall = plant.height * rng.uniform(0.6, 0.9)
        one = model_of(plant.flower, seed=int(rng.integers(1 << 20)), variant={"height": tall})
        placed = turned(turned(one, "x", float(17 * np.sqrt(i / plant.count))), "z", 137.5 * i)
        parts += moved(placed, (0.0, 0.0, 0.8 * pot)).parts
    return tuple(parts)


def _vase(plant: Plant, rng: np.random.Generator) -> tuple[Part, ...]:
    """Stems in a vase, each leaning to its side of the mouth."""
    vase = model_of("vase", seed=int(rng.integers(1 << 20)))
    low, high = vase.bounds
    tall = float(high[2] - low[2])
    parts = list(replace(part, tinted=False) for part in vase.parts)
    for i in range(plant.count):
        noun = plant.flower or MIXED[int(rng.integers(len(MIXED)))]
        long = max(plant.height, 1.5 * tall) * rng.uniform(0.84, 1.08) - 0.25 * tall
        one = model_of(
            noun, seed=int(rng.integers(1 << 20)), variant={"height": long, "leaf_from": 0.5}
        )
        lean = 20.0 * np.sqrt(i / plant.count)
        leaning = turned(turned(one, "x", float(lean)), "z", 137.5 * i)
        parts += moved(leaning, (0.0, 0.0, 0.3 * tall)).parts
    return tuple(parts)


FORMS: dict[str, Callable[[Plant, np.random.Generator], tuple[Part, ...]]] = {
    "fern": _fern,
    "tuft": _tuft,
    "reeds": _reeds,
    "wheat": _wheat,
    "mushroom": _mushroom,
    "leaf": _leaf,
    "rosette": _rosette,
    "potted": _potted,
    "succulent": _succulent,
    "blooming": _blooming,
    "vase": _vase,
}

FAMILY = Family(
    "plants",
    build,
    ROWS,
    span=(0.08, 2.6),
    synonyms={
        "grass": ("tuft of grass", "grass tuft", "clump of grass"),
        "reeds": ("reed", "cattail", "bulrush"),
        "wheat": ("ear of wheat", "barley", "grain", "rye"),
        "mushroom": ("fly agaric", "toadstool", "red mushroom", "fungus"),
        "brown mushroom": ("porcini", "champignon", "boletus"),
        "leaf": ("green leaf",),
        "autumn leaf": ("maple leaf", "fallen leaf", "fall leaf"),
        "houseplant": (
            "plant",
            "potted plant",
            "house plant",
            "monstera",
            "pot plant",
            "rubber plant",
        ),
        "succulent": ("echeveria",),
        "potted flower": ("geranium", "flowers in a pot"),
        "vase with flowers": ("vase of flowers", "flowers in a vase", "flower vase"),
        "vase of tulips": ("tulips in a vase", "vase with tulips"),
        "vase of roses": ("roses in a vase", "vase with roses"),
        "vase of sunflowers": ("sunflowers in a vase", "vase with sunflowers"),
    },
)
