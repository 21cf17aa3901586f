"""Cut and growing flowers: tulips, roses, sunflowers, lilies, lavender, orchids, lotus, bunches.

A flower is whorls of petals about a middle, on a stem with leaves. A petal is a curved sheet; what
sets one flower apart from another is how its petals open, bend and ripple.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit import (
    ball,
    combined,
    grounded,
    moved,
    sized,
    spline,
    transformed,
    tube,
    turned,
)
from imagineart.modelling.kit.surfaces import parametric
from imagineart.modelling.model import (
    Anchor,
    Copies,
    Material,
    Mesh,
    Model,
    Part,
    Point,
    Rgb,
    Strands,
)
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.vegetation import grown_along

GREEN: Rgb = (0.085, 0.17, 0.04)
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Whorl:
    """Petals about the axis: angles in degrees from it, sizes in metres."""

    petals: int
    length: float
    width: float
    open: float  # at the foot: 0 upright, 90 flat
    bend: float = 0.0  # how much farther out the tip leans, degrees
    cup: float = 30.0  # how far the sides bend inwards, degrees
    wave: float = 0.0  # ripples of the rim, of the width
    tip: float = 1.0  # below 1 blunt, above 1 pointed
    lift: float = 0.0  # m, where it sits on the axis
    away: float = 0.0  # m from the axis


@dataclass(frozen=True, slots=True)
class Flower:
    """One kind of flower."""

    whorls: tuple[Whorl, ...]
    petal: Rgb
    throat: Rgb  # of petals near the axis
    height: float = 0.40  # m
    stem: float = 0.0035  # m, radius
    middle: tuple[float, float, Rgb] | None = None  # radius, height in m, colour
    leaf: tuple[int, float, float] = (2, 0.18, 0.035)  # count, length, width
    leaf_from: float = 0.05  # of the height
    nod: float = 15.0  # degrees that the head leans
    form: str = "single"  # single, spike, spray, bunch, water
    heads: int = 1
    kinds: tuple[str, ...] = ()  # of a bunch


def _rose() -> tuple[Whorl, ...]:
    opens = (4, 10, 18, 28, 40, 54, 66)
    return tuple(
        Whorl(
            3 + i // 2,
            0.026 + 0.0035 * i,
            0.024 + 0.0048 * i,
            o,
            14 + 7 * i,
            62 - 5 * i,
            0.05,
            0.45,
            0.006 - 0.0008 * i,
            0.0015 + 0.0005 * i,
        )
        for i, o in enumerate(opens)
    )


ROWS = {
    "tulip": Flower(
        (
            Whorl(3, 0.055, 0.043, 12, -18, 52, 0.01, 0.8, away=0.004),
            Whorl(3, 0.058, 0.046, 16, -16, 50, 0.02, 0.8, away=0.006),
        ),
        (0.55, 0.022, 0.030),
        (0.62, 0.40, 0.04),
        0.40,
        0.0042,
        None,
        (3, 0.26, 0.045),
        0.02,
        6,
    ),
    "rose": Flower(
        _rose(),
        (0.42, 0.008, 0.020),
        (0.30, 0.004, 0.012),
        0.46,
        0.0032,
        None,
        (5, 0.065, 0.042),
        0.30,
        12,
    ),
    "sunflower": Flower(
        (
            Whorl(21, 0.085, 0.026, 74, 14, 12, 0.03, 1.3, away=0.058),
            Whorl(21, 0.078, 0.026, 66, 18, 12, 0.03, 1.3, 0.004, 0.056),
        ),
        (0.84, 0.46, 0.012),
        (0.72, 0.28, 0.01),
        1.5,
        0.011,
        (0.066, 0.018, (0.075, 0.032, 0.012)),
        (7, 0.24, 0.19),
        0.18,
        58,
    ),
    "daisy": Flower(
        (
            Whorl(21, 0.022, 0.0062, 78, 12, 6, 0.0, 0.5, away=0.006),
            Whorl(17, 0.021, 0.006, 70, 12, 6, 0.0, 0.5, 0.001, 0.006),
        ),
        (0.82, 0.82, 0.80),
        (0.78, 0.78, 0.72),
        0.26,
        0.0013,
        (0.0085, 0.005, (0.76, 0.46, 0.02)),
        (4, 0.06, 0.014),
        0.02,
        20,
    ),
    "lily": Flower(
        (
            Whorl(3, 0.105, 0.036, 34, 75, 26, 0.05, 1.3, away=0.004),
            Whorl(3, 0.10, 0.042, 36, 80, 24, 0.06, 1.3, 0.001, 0.004),
        ),
        (0.80, 0.76, 0.74),
        (0.62, 0.60, 0.24),
        0.60,
        0.0045,
        None,
        (8, 0.12, 0.02),
        0.1,
        40,
    ),
    "poppy": Flower(
        (
            Whorl(2, 0.044, 0.062, 44, 18, 34, 0.09, 0.3),
            Whorl(2, 0.042, 0.060, 38, 18, 34, 0.09, 0.3, 0.001),
        ),
        (0.62, 0.025, 0.010),
        (0.05, 0.008, 0.008),
        0.42,
        0.0014,
        (0.0075, 0.013, (0.05, 0.07, 0.03)),
        (4, 0.10, 0.03),
        0.02,
        14,
    ),
    "flower": Flower(
        (Whorl(8, 0.034, 0.021, 66, 14, 16, 0.03, 0.6, away=0.007),),
        (0.72, 0.16, 0.32),
        (0.82, 0.50, 0.52),
        0.34,
        0.0024,
        (0.0105, 0.006, (0.76, 0.48, 0.03)),
        (4, 0.11, 0.034),
        0.05,
        30,
    ),
    "orchid": Flower(
        (
            Whorl(3, 0.036, 0.022, 74, 14, 14, 0.02, 0.6),
            Whorl(2, 0.038, 0.044, 78, 8, 14, 0.04, 0.4, 0.002),
            Whorl(1, 0.022, 0.020, 30, 60, 50, 0.05, 0.8, 0.004),
        ),
        (0.72, 0.30, 0.56),
        (0.45, 0.03, 0.22),
        0.55,
        0.0028,
        (0.0045, 0.008, (0.70, 0.50, 0.10)),
        (5, 0.20, 0.065),
        0.0,
        0,
        "spray",
        8,
    ),
    "lavender": Flower(
        (Whorl(5, 0.008, 0.0055, 35, 30, 30, 0.0, 0.7),),
        (0.24, 0.13, 0.52),
        (0.15, 0.08, 0.36),
        0.42,
        0.0011,
        None,
        (14, 0.045, 0.005),
        0.02,
        0,
        "spike",
        58,
    ),
    "lotus": Flower(
        (
            Whorl(8, 0.095, 0.050, 12, 14, 44, 0.0, 1.0, 0.008, 0.012),
            Whorl(8, 0.10, 0.052, 30, 14, 38, 0.0, 1.0, 0.004, 0.014),
            Whorl(8, 0.10, 0.052, 52, 10, 32, 0.0, 1.0, 0.0, 0.016),
        ),
        (0.76, 0.34, 0.46),
        (0.82, 0.66, 0.60),
        0.14,
        0.005,
        (0.018, 0.014, (0.62, 0.50, 0.06)),
        (3, 0.16, 0.16),
        0.0,
        0,
        "water",
    ),
    "daffodil": Flower(
        (
            Whorl(6, 0.040, 0.026, 80, 8, 12, 0.02, 0.9, away=0.008),
            Whorl(9, 0.026, 0.012, 8, 24, 30, 0.10, 0.3, 0.002, 0.009),
        ),
        (0.82, 0.66, 0.06),
        (0.80, 0.34, 0.01),
        0.36,
        0.0030,
        (0.004, 0.012, (0.74, 0.52, 0.05)),
        (5, 0.30, 0.013),
        0.0,
        72,
    ),
    "carnation": Flower(
        tuple(
            Whorl(
                5 + i,
                0.022 + 0.0022 * i,
                0.022 + 0.002 * i,
                6 + 11 * i,
                26,
                20,
                0.22,
                0.25,
                0.004 - 0.0006 * i,
                0.001,
            )
            for i in range(7)
        ),
        (0.74, 0.22, 0.32),
        (0.62, 0.12, 0.2),
        0.44,
        0.0022,
        None,
        (6, 0.09, 0.007),
        0.1,
        10,
    ),
    "hydrangea": Flower(
        (Whorl(4, 0.0205, 0.020, 76, 8, 8, 0.03, 0.4, away=0.001),),
        (0.26, 0.36, 0.74),
        (0.50, 0.56, 0.78),
        0.36,
        0.0040,
        None,
        (7, 0.13, 0.085),
        0.25,
        10,
        "ball",
        60,
    ),
    "dandelion": Flower(
        (),
        (0.78, 0.78, 0.76),
        (0.16, 0.10, 0.05),
        0.24,
        0.0022,
        leaf=(7, 0.13, 0.028),
        leaf_from=0.0,
        nod=5,
        form="clock",
        heads=190,
    ),
    "bouquet": Flower(
        (),
        (0.55, 0.03, 0.05),
        GREEN,
        0.38,
        form="bunch",
        heads=17,
        kinds=("rose", "rose", "tulip", "daisy", "lily", "flower"),
    ),
    **{
        f"bouquet of {noun}s": Flower(
            (), (0.5, 0.03, 0.05), GREEN, 0.40, form="bunch", heads=heads, kinds=(noun,)
        )
        for noun, heads in (("rose", 19), ("tulip", 17), ("daisy", 24), ("sunflower", 7))
    },
}


def build(order: Order[Flower]) -> Model:
    """A flower of its kind; no two stems bend alike."""
    flower, rng = order.params, order.rng
    flower = replace(flower, height=flower.height * float(rng.uniform(0.88, 1.1)))
    parts = FORMS[flower.form](flower, rng)
    model = grounded(Model(order.noun, parts))
    high = float(model.bounds[1][2])
    anchors = {
        "top": Anchor((0.0, 0.0, high)),
        "grip": Anchor((0.0, 0.0, 0.35 * high), up=(0.0, 0.0, 1.0)),
        "foot": Anchor((0.0, 0.0, 0.0)),
    }
    return replace(model, anchors=anchors)


def petal(
    whorl: Whorl, color: Rgb, throat: Rgb, rng: np.random.Generator, rows: int = 9, columns: int = 6
) -> Mesh:
    """A petal that leaves the axis towards −y… its inner side looks to the axis."""
    tall, wide = whorl.length * rng.uniform(0.92, 1.06), whorl.width * rng.uniform(0.92, 1.06)
    phase = rng.uniform(0, 6)

    def place(u: Doubles, v: Doubles) -> Doubles:
        across = 2 * u - 1
        half = (
            wide
            / 2
            * (
                np.sin(np.pi * np.clip(v, 0, 1) ** 0.8) ** 0.75 * (1 - v**4) ** (0.4 * whorl.tip)
                + 0.16 * (1 - v)
                + 0.03
            )
        )
        lean = np.radians(whorl.open + whorl.bend * v)
        step_ = np.gradient(v[:, :1], axis=0) * tall
        out = np.cumsum(np.sin(lean[:, :1]) * step_, axis=0)
        up = np.cumsum(np.cos(lean[:, :1]) * step_, axis=0)
        bent = np.radians(whorl.cup) * np.abs(across)
        x = across * half * np.cos(bent)
        inward = np.abs(across) * half * np.sin(bent)
        ripple = whorl.wave * wide * across**2 * np.sin(9 * v + 3 * across + phase)
        away = out - inward * np.cos(lean) + ripple
        z = up + inward * np.sin(lean) + 0.4 * ripple
        return np.stack([x, whorl.away + away, whorl.lift + z], axis=-1)

    mesh = parametric(place, columns + 1, rows + 1)
    assert mesh.uvs is not None
    v = np.clip((mesh.uvs[:, 1] / max(float(mesh.uvs[:, 1].max()), 1e-9)), 0, 1)
    share = np.clip(1 - v / 0.45, 0, 1)[:, None] ** 1.5
    veins = 1 + 0.05 * np.sin(mesh.uvs[:, :1] / wide * 40)
    shade = (0.82 + 0.22 * v[:, None]) * veins * rng.uniform(0.92, 1.05)
    colors = (np.asarray(color) * (1 - share) + np.asarray(throat) * share) * shade
    return replace(mesh, colors=np.clip(colors, 0.003, 0.86).astype(np.float32), uvs=None)


def head(flower: Flower, rng: np.random.Generator) -> tuple[Mesh, Mesh | None]:
    """Petals and the middle of one head about the origin, its axis up."""
    petals = []
    for number, whorl in enumerate(flower.whorls):
        fine = whorl.petals < 12
        for i in range(whorl.petals):
            turn = 360 * (i + 0.5 * (number % 2)) / whorl.petals + rng.normal(
                0, 40 / whorl.petals**1.3
            )
            one = petal(
                whorl, flower.petal, flower.throat, rng, 10 if fine else 6, 6 if fine else 3
            )
            petals.append(turned(one, "z", float(turn)))
    middle = None if flower.middle is None else _middle(*flower.middle, rng)
    return combined(petals), middle


def _middle(radius: float, height: float, color: Rgb, rng: np.random.Generator) -> Mesh:
    """A dome of florets in the golden angle."""
    dome = ball(1.0, segments=20)
    dome = replace(
        dome, vertices=(dome.vertices * [radius, radius, height]).astype(np.float32), uvs=None
    )
    count = 170
    r = radius * 0.98 * np.sqrt((np.arange(count) + 0.5) / count)
    a = np.arange(count) * 2.39996
    z = height * np.sqrt(np.clip(1 - (r / radius) ** 2, 0, 1))
    bead = ball(0.075 * radius, segments=6)
    beads = [
        moved(bead, (float(r[i] * np.cos(a[i])), float(r[i] * np.sin(a[i])), float(z[i])))
        for i in range(count)
    ]
    whole = combined([replace(dome, colors=None), *beads])
    away = np.hypot(whole.vertices[:, 0], whole.vertices[:, 1]) / radius
    tone = (
        np.asarray(color)
        * (0.75 + 0.5 * away[:, None] ** 2)
        * rng.uniform(0.85, 1.15, (len(away), 1))
    )
    return replace(whole, colors=np.clip(tone, 0.003, 0.85).astype(np.float32), uvs=None)


def _stem_path(flower: Flower, rng: np.random.Generator) -> Doubles:
    bend = flower.height * rng.uniform(-0.10, 0.10, 2)
    k = np.array([0.0, 0.35, 0.7, 1.0])
    path = np.stack([bend[0] * k**2, bend[1] * k**2, k * flower.height], axis=1)
    return spline(path, 16)


def _materials(flower: Flower) -> tuple[Material, Material, Material]:
    return (
        Material("petals", flower.petal, 0.5, sheen=0.2, translucency=0.3),
        Material("leaves", GREEN, 0.45, translucency=0.3),
        Material("middle", (0.4, 0.25, 0.05), 0.85),
    )


def _single(flower: Flower, rng: np.random.Generator) -> tuple[Part, ...]:
    petals_of, leaf_of, middle_of = _materials(flower)
    path = _stem_path(flower, rng)
    petals, middle = head(flower, rng)
    place = _facing(path[-1], flower.nod * rng.uniform(0.7, 1.2), -90 + rng.normal(0, 25))
    parts = [
        Part(
            tube(path, np.linspace(1.15, 0.9, 16) * flower.stem, sides=8),
            leaf_of,
            "stem",
            tinted=False,
        ),
        Part(transformed(petals, place), petals_of, "petals"),
    ]
    if middle is not None:
        parts.append(Part(transformed(middle, place), middle_of, "middle", tinted=False))
    parts += _foliage(flower, path, leaf_of, rng)
    parts.append(Part(transformed(_calyx(flower), place), leaf_of, "calyx", tinted=False))
    return tuple(parts)


def _calyx(flower: Flower) -> Mesh:
    """The green cup under the petals."""
    wide = max(1.6 * flower.stem, max((w.away for w in flower.whorls), default=0.0) * 0.9)
    return (
        ball(1.0, segments=14)
        if wide <= 0
        else replace(
            _squashed(ball(1.0, segments=14), wide, 1.6 * flower.stem + 0.12 * wide), uvs=None
        )
    )


def _squashed(mesh: Mesh, wide: float, high: float) -> Mesh:
    return transformed(mesh, np.diag([wide, wide, high, 1.0]))


def _facing(at: Doubles, nod: float, turn: float) -> Doubles:
    """(4, 4): the axis leans by `nod` degrees towards `turn` degrees about z (−90: the viewer)."""
    m = np.eye(4)
    lean, way = np.radians(nod), np.radians(turn)
    axis = np.array([np.sin(lean) * np.cos(way), np.sin(lean) * np.sin(way), np.cos(lean)])
    side = np.cross([0.3, 0.9, 0.1], axis)
    side /= np.linalg.norm(side)
    m[:3, :3] = np.stack([side, np.cross(axis, side), axis], axis=1)
    m[:3, 3] = at
    return m


def _foliage(
    flower: Flower, path: Doubles, material: Material, rng: np.random.Generator
) -> list[Part]:
    count, long, wide = flower.leaf
    leaves = []
    for i in range(count):
        share = flower.leaf_from + (0.72 - flower.leaf_from) * (i + 0.4 * rng.random()) / max(
            count, 1
        )
        spot = path[int(np.clip(share, 0, 1) * (len(path) - 1))]
        size = rng.uniform(0.8, 1.15) * (1 - 0.3 * share)
        whorl = Whorl(
            1, long * size, wide * size, rng.uniform(22, 48), rng.uniform(20, 60), 28, 0.03, 1.4
        )
        one = petal(whorl, GREEN, (0.06, 0.12, 0.03), rng, 9, 4)
        leaves.append(
            moved(
                turned(one, "z", 137.5 * i + float(rng.uniform(-25, 25))),
                (float(spot[0]), float(spot[1]), float(spot[2])),
            )
        )
    return [Part(combined(leaves), material, "leaves", tinted=False)] if leaves else []


def _spike(flower: Flower, rng: np.random.Generator) -> tuple[Part, ...]:
    """A tuft of stems, each with whorls of florets along its upper third."""
    petals_of, leaf_of, _ = _materials(flower)
    floret, _ = head(flower, rng)
    stems, places = [], []
    for i in range(9):
        a, lean = 2.4 * i, 0.24 * np.sqrt(i / 9)
        top = (
            np.array([np.cos(a) * lean, np.sin(a) * lean, 1 - 0.22 * lean])
            * flower.height
            * rng.uniform(0.82, 1.05)
        )
        foot = np.array([0.01 * np.cos(a), 0.01 * np.sin(a), 0])
        path = spline(np.stack([foot, top * [0.35, 0.35, 0.5], top]), 14)
        stems.append(tube(path, flower.stem, sides=5, capped=False))
        k = np.linspace(0.66, 1.0, flower.heads)
        at = np.stack([np.interp(k, np.linspace(0, 1, 14), path[:, j]) for j in range(3)], axis=1)
        turn = np.arange(flower.heads) * 2.39996
        out = np.stack([np.cos(turn), np.sin(turn), 0.7 + 0 * turn], axis=1)
        moves = grown_along(
            at,
            np.cross(out, rng.standard_normal(3)),
            out,
            rng.uniform(0.8, 1.2, flower.heads) * (1.15 - 0.6 * (k - 0.66) / 0.34),
        )
        places.append(moves)
    florets = Part(
        Copies((Part(floret, petals_of, "petals"),), np.concatenate(places)), petals_of, "petals"
    )
    low = replace(flower, leaf_from=0.0)
    path = np.linspace([0, 0, 0], [0, 0, 0.4 * flower.height], 12)
    return (
        Part(combined(stems), leaf_of, "stems", tinted=False),
        florets,
        *_foliage(low, path, leaf_of, rng),
    )


def _spray(flower: Flower, rng: np.random.Generator) -> tuple[Part, ...]:
    """An arching stem whose blooms hang in two rows and look ahead; strap leaves at its foot."""
    petals_of, leaf_of, middle_of = _materials(flower)
    h = flower.height
    line = np.array(
        [(0, 0, 0), (0.02, 0, 0.55), (0.16, -0.06, 0.93), (0.5, -0.16, 0.9), (0.72, -0.2, 0.7)]
    )
    arch = spline(line * h, 40)
    parts = [
        Part(
            tube(arch, np.linspace(1.2, 0.6, 40) * flower.stem, sides=8),
            leaf_of,
            "stem",
            tinted=False,
        )
    ]
    for i in range(flower.heads):
        spot = arch[16 + int(23 * i / flower.heads)]
        side = 1.0 if i % 2 else -1.0
        at = spot + np.array([0.004, -0.018, 0.03 * side * 0.6])
        petals, middle = head(flower, rng)
        place = _facing(at, 80 + rng.normal(0, 8), -90 + 22 * side + rng.normal(0, 10))
        place[:3, :3] *= 1.0 - 0.035 * i
        parts.append(Part(transformed(petals, place), petals_of, "petals"))
        if middle is not None:
            parts.append(Part(transformed(middle, place), middle_of, "middle", tinted=False))
    flat = np.zeros((10, 3))
    return (*parts, *_foliage(flower, flat, leaf_of, rng))


def _water(flower: Flower, rng: np.random.Generator) -> tuple[Part, ...]:
    """A bloom just over the water, round leaves that float about it."""
    petals_of, leaf_of, middle_of = _materials(flower)
    petals, middle = head(flower, rng)
    at = np.array([0.0, 0.0, 0.035])
    place = _facing(at, 6, -90)
    pads = []
    for i in range(flower.leaf[0]):
        radius = flower.leaf[1] * rng.uniform(0.8, 1.15)
        a = 2.2 * i + rng.uniform(0, 0.6)
        pads.append(
            moved(
                turned(_pad(radius, rng), "z", float(rng.uniform(0, 360))),
                (float(1.0 * radius * np.cos(a)), float(1.0 * radius * np.sin(a)), 0.004 * i),
            )
        )
    parts = [
        Part(transformed(petals, place), petals_of, "petals"),
        Part(combined(pads), leaf_of, "leaves", tinted=False),
    ]
    stem = tube(np.array([[0, 0, 0.002], [0, 0, 0.02], [0, 0, 0.04]]), flower.stem, sides=8)
    parts.append(Part(stem, leaf_of, "stem", tinted=False))
    if middle is not None:
        parts.append(
            Part(
                transformed(moved(middle, (0, 0, 0.012)), place), middle_of, "middle", tinted=False
            )
        )
    return tuple(parts)


def _pad(radius: float, rng: np.random.Generator) -> Mesh:
    """A round leaf with a notch, its rim raised a little."""

    def place(u: Doubles, v: Doubles) -> Doubles:
        a = (0.06 + 0.88 * u) * 2 * np.pi
        r = radius * v
        z = 0.004 + 0.03 * radius * v**6 + 0.012 * radius * v * np.sin(9 * a)
        return np.stack([-r * np.cos(a), -r * np.sin(a), z], axis=-1)

    mesh = parametric(place, 56, 9)
    a = np.arctan2(mesh.vertices[:, 1], mesh.vertices[:, 0])
    tone = 1 + 0.14 * np.cos(14 * a) + 0.05 * rng.standard_normal(len(a))
    return _up(
        replace(
            mesh,
            colors=np.clip(np.outer(tone, (0.06, 0.14, 0.04)), 0.003, 0.8).astype(np.float32),
            uvs=None,
        )
    )


def _up(mesh: Mesh) -> Mesh:
    assert mesh.normals is not None
    if mesh.normals[:, 2].mean() > 0:
        return mesh
    return replace(mesh, triangles=mesh.triangles[:, ::-1].copy(), normals=-mesh.normals)


def _bunch(flower: Flower, rng: np.random.Generator) -> tuple[Part, ...]:
    """Stems that cross in the hand and spread into a dome of blooms."""
    h, parts = flower.height, []
    for i in range(flower.heads):
        noun = flower.kinds[int(rng.integers(len(flower.kinds)))]
        kind = replace(ROWS[noun], height=h * 0.62, leaf=(2, *ROWS[noun].leaf[1:]), leaf_from=0.3)
        lean = 46 * np.sqrt(i / flower.heads)
        one = _single(kind, rng)
        raised = tuple(moved(p, (0.0, 0.0, 0.0)) for p in one)
        parts += [_at(p, lean, 137.5 * i, 0.36 * h) for p in raised]
        path = np.linspace([0, 0, 0.36 * h], [0, 0, 0.0], 8)
        low = tube(path, kind.stem, sides=6)
        parts.append(
            _at(
                Part(
                    moved(low, (0, 0, -0.36 * h)),
                    Material("leaves", GREEN, 0.45, translucency=0.3),
                    "stem",
                    tinted=False,
                ),
                0.38 * lean,
                137.5 * i + 180,
                0.36 * h,
                down=True,
            )
        )
    return tuple(parts)


def _ball(flower: Flower, rng: np.random.Generator) -> tuple[Part, ...]:
    """Small blooms close together on a globe, over broad leaves."""
    petals_of, leaf_of, _ = _materials(flower)
    path = _stem_path(flower, rng)
    globe, top = 0.17 * flower.height, path[-1]
    parts = [Part(tube(path, flower.stem, sides=8), leaf_of, "stem", tinted=False)]
    blooms = []
    made = [head(flower, rng)[0] for _ in range(5)]
    for (x, y, z), kind in zip(
        _even_ways(flower.heads, -0.55), rng.integers(0, len(made), flower.heads), strict=True
    ):
        at = top + globe * np.array([x, y, 0.82 * z]) * rng.uniform(0.96, 1.05)
        place = _facing(at, float(np.degrees(np.arccos(z))), float(np.degrees(np.arctan2(y, x))))
        blooms.append(transformed(made[kind], place))
    core = moved(sized(ball(0.93 * globe, segments=32), (1, 1, 0.8)), _point(top))
    parts.append(Part(combined(blooms), petals_of, "petals"))
    parts.append(Part(core, replace(petals_of, color=flower.petal), "petals"))
    return (*parts, *_foliage(flower, path, leaf_of, rng))


def _point(v: Doubles) -> Point:
    return float(v[0]), float(v[1]), float(v[2])


def _even_ways(count: int, low: float) -> Doubles:
    """(count, 3) unit ways spread evenly over a globe above the height `low`."""
    k = (np.arange(count) + 0.5) / count
    z = 1 - (1 - low) * k
    turn, flat = 2.39996 * np.arange(count), np.sqrt(1 - z**2)
    return np.stack([flat * np.cos(turn), flat * np.sin(turn), z], axis=1)


def _clock(flower: Flower, rng: np.random.Generator) -> tuple[Part, ...]:
    """A globe of seeds, each on a hair with a star of down at its end."""
    _, leaf_of, _ = _materials(flower)
    path = _stem_path(flower, rng)
    top, reach = path[-1], 0.115 * flower.height
    ways = _even_ways(flower.heads, -0.93)
    ends = top + reach * ways
    stalks = np.stack(
        [top + 0.16 * reach * ways, top + 0.5 * reach * ways, top + 0.8 * reach * ways, ends],
        axis=1,
    )
    rays = _even_ways(22, 0.25) * [1, 1, 0.8]
    frame = grown_along(ends, np.cross(ways, [0.3, 0.5, 0.8]), ways, 0.36 * reach)[:, :3, :3]
    spread = np.einsum("nij,kj->nki", frame, rays)
    down = ends[:, None, None] + spread[:, :, None] * np.linspace(0, 1, 4)[:, None]
    lines = np.concatenate([stalks, down.reshape(-1, 4, 3)]).astype(np.float32)
    fine = 0.00042 * flower.height * np.array([1.0, 0.9, 0.7, 0.45], np.float32)
    seeds = [ball(0.014 * flower.height, segments=24), ball(0.03 * flower.height, segments=24)]
    return (
        Part(tube(path, flower.stem, sides=8), leaf_of, "stem", tinted=False),
        Part(Strands(lines, fine), Material("down", flower.petal, 0.6, translucency=0.3), "petals"),
        Part(
            moved(seeds[1], _point(top)),
            Material("seed head", flower.throat, 0.8),
            "middle",
            tinted=False,
        ),
        *_foliage(flower, np.zeros((10, 3)), leaf_of, rng),
    )


def _at(part: Part, lean: float, turn: float, height: float, down: bool = False) -> Part:
    way = turned(turned(part, "x", lean if not down else -lean * 0.5), "z", turn)
    return moved(way, (0.0, 0.0, height))


FORMS: dict[str, Callable[[Flower, np.random.Generator], tuple[Part, ...]]] = {
    "single": _single,
    "spike": _spike,
    "spray": _spray,
    "water": _water,
    "bunch": _bunch,
    "ball": _ball,
    "clock": _clock,
}

FAMILY = Family(
    "flowers",
    build,
    ROWS,
    span=(0.1, 2.2),
    synonyms={
        "flower": ("blossom", "wildflower", "cosmos", "hibiscus", "gerbera", "anemone flower"),
        "rose": ("red rose", "camellia", "peony", "ranunculus"),
        "bouquet of roses": ("rose bouquet", "bouquet of red roses", "bunch of roses"),
        "bouquet of tulips": ("tulip bouquet", "bunch of tulips"),
        "bouquet of sunflowers": ("sunflower bouquet",),
        "bouquet of daisys": ("bouquet of daisies", "daisy bouquet", "bunch of daisies"),
        "daffodil": ("narcissus",),
        "hydrangea": ("hortensia",),
        "dandelion": ("dandelion clock", "dandelion seed head", "blowball"),
        "daisy": ("marguerite", "chamomile", "camomile", "edelweiss"),
        "lily": ("white lily", "amaryllis"),
        "orchid": ("orchids",),
        "lotus": ("lotus flower", "water lily", "waterlily", "lily pad"),
        "lavender": ("lavender bush", "hyacinth", "bluebell"),
        "bouquet": ("bouquet of flowers", "flower arrangement", "bunch of flowers", "posy"),
    },
)
