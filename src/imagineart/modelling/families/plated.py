"""Dishes that are several things on one plate: a burger with fries, a thali, a bento box, a bucket.

A dish is a vessel and a list of pieces, each a model of another family in its size, where it lies.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    boxed_uvs,
    extruded,
    grid,
    grounded,
    lathe,
    lumpy,
    moved,
    sized,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order, model_of

CHINA: Rgb = (0.76, 0.75, 0.72)
BRASS: Rgb = (0.72, 0.50, 0.20)
RED: Rgb = (0.55, 0.03, 0.025)
CRUST: Rgb = (0.62, 0.34, 0.11)
CHERRY: Rgb = (0.42, 0.012, 0.016)
SALMON: Rgb = (0.80, 0.27, 0.12)
GREEN: Rgb = (0.13, 0.27, 0.045)
UNEVEN, ASKEW = 0.025, 5.0  # share of its size, and degrees, by which a piece differs


@dataclass(frozen=True, slots=True)
class Piece:
    """A model `noun`, its longest side `size` m, at (x, y, z) m; `yaw` and `tilt` in degrees."""

    noun: str
    size: float
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    yaw: float = 0.0
    tilt: float = 0.0


@dataclass(frozen=True, slots=True)
class Plated:
    """A dish: what it is served in, and what lies in it."""

    vessel: str
    pieces: tuple[Piece, ...]
    color: Rgb = CHINA


def _ring(
    noun: str, size: float, radius: float, count: int, z: float = 0.0, tilt: float = 0.0
) -> tuple[Piece, ...]:
    """Pieces around the middle, each turned with its place."""
    turns = [360.0 * n / count for n in range(count)]
    at = [(radius * np.cos(np.deg2rad(t)), radius * np.sin(np.deg2rad(t)), t) for t in turns]
    return tuple(Piece(noun, size, float(x), float(y), z, t, tilt) for x, y, t in at)


def _heap(
    nouns: tuple[str, ...], size: float, radius: float, count: int, z: float
) -> tuple[Piece, ...]:
    """Pieces strewn over a round, higher in the middle; the same for each name."""
    golden = 137.5
    found = []
    for n in range(count):
        away = radius * ((n + 0.5) / count) ** 0.5
        x, y = away * np.cos(np.deg2rad(golden * n)), away * np.sin(np.deg2rad(golden * n))
        high = z + 0.5 * size * (1.0 - (away / radius) ** 2)
        tilt = 25.0 * np.sin(2.1 * n)
        found.append(
            Piece(
                nouns[n % len(nouns)], size, float(x), float(y), float(high), 77.0 * n, float(tilt)
            )
        )
    return tuple(found)


MACARONS = tuple(
    piece
    for tier, (count, radius) in enumerate([(8, 0.078), (5, 0.048), (3, 0.027), (1, 0.0)])
    for piece in _ring("macaron", 0.047, radius, count, 0.031 * tier)
)
ROWS = {
    "burger with fries": Plated(
        "board",
        (
            Piece("cheeseburger", 0.165, -0.05, -0.02),
            Piece("french fries", 0.135, 0.095, 0.05, 0.0, 20.0),
        ),
    ),
    "salmon with asparagus": Plated(
        "plate",
        (
            Piece("fillet", 0.145, -0.015, -0.025, 0.012, 14.0),
            *(
                Piece("spear", 0.15, 0.005, 0.04 + 0.012 * n, 0.006, 4.0 * n - 6.0)
                for n in range(5)
            ),
            Piece("lemon wedge", 0.05, 0.085, -0.045, 0.0, 30.0),
            Piece("lemon wedge", 0.05, 0.098, -0.008, 0.0, -30.0),
            Piece("cherry tomato", 0.026, -0.095, 0.03),
            Piece("cherry tomato", 0.026, -0.085, 0.058),
        ),
    ),
    "thali": Plated(
        "salver",
        (
            *_ring("katori of curry", 0.085, 0.105, 5),
            Piece("naan", 0.15, 0.0, -0.02, 0.004, 40.0),
            Piece("rice mound", 0.075, 0.0, 0.035, 0.004),
        ),
        BRASS,
    ),
    "bento box": Plated(
        "box",
        (
            Piece("onigiri", 0.075, -0.075, 0.012, 0.0, 0.0, 60.0),
            Piece("onigiri", 0.07, -0.07, -0.045, 0.0, 0.0, 60.0),
            *(Piece("egg roll", 0.044, 0.0, 0.048 - 0.034 * n, 0.0, 90.0) for n in range(3)),
            Piece("broccoli", 0.055, 0.06, 0.048),
            Piece("broccoli", 0.05, 0.098, 0.042),
            *(Piece("cherry tomato", 0.028, 0.05 + 0.03 * n, -0.05) for n in range(3)),
            Piece("sausage", 0.062, 0.075, 0.0, 0.004, 10.0),
            Piece("sausage", 0.062, 0.075, -0.022, 0.004, 8.0),
        ),
        (0.46, 0.29, 0.145),
    ),
    "fruit salad": Plated(
        "bowl",
        _heap(
            ("strawberry", "kiwi", "fruit cube", "blueberry", "pink cube", "green grape"),
            0.034,
            0.082,
            34,
            0.048,
        ),
        (0.20, 0.105, 0.055),
    ),
    "bucket of chicken": Plated(
        "bucket",
        (
            *_heap(("drumstick",), 0.105, 0.07, 9, 0.165),
            Piece("drumstick", 0.11, -0.13, -0.05, 0.0, 20.0),
            Piece("drumstick", 0.11, 0.12, -0.07, 0.0, 150.0),
        ),
        RED,
    ),
    "macarons on a stand": Plated("stand", MACARONS),
    "slice of pie": Plated(
        "plate",
        (
            Piece("pie wedge", 0.13, 0.02, 0.0, 0.0, 205.0),
            Piece("scoop", 0.055, -0.065, -0.01, 0.0),
        ),
    ),
    "plate of tacos": Plated(
        "board",
        (
            Piece("taco", 0.15, -0.065, 0.055, 0.0, 62.0),
            Piece("taco", 0.15, 0.0, 0.01, 0.0, 62.0),
            Piece("taco", 0.15, 0.065, -0.035, 0.0, 62.0),
            Piece("lime wedge", 0.05, 0.1, 0.075, 0.0, 20.0),
            Piece("lime wedge", 0.05, -0.105, -0.06, 0.0, -40.0),
        ),
    ),
}


def build(order: Order[Plated]) -> Model:
    """The vessel, then the pieces from its inner ground up, each a little other for each seed."""
    dish = order.params
    vessel, floor = VESSELS[dish.vessel](dish.color)
    parts = list(vessel)
    for number, piece in enumerate(dish.pieces):
        parts += _placed(_varied(piece, order.rng), floor, number)
    model = grounded(Model(order.noun, tuple(parts)))
    middle = (model.bounds[0] + model.bounds[1]) / 2
    grip = Anchor((float(middle[0]), float(middle[1]), float(middle[2])))
    return replace(model, anchors={"top": top_anchor(model.parts, 0.2), "grip": grip})


def _varied(piece: Piece, rng: np.random.Generator) -> Piece:
    """A piece a little larger or smaller, and turned a little."""
    size = piece.size * float(rng.uniform(1.0 - UNEVEN, 1.0 + UNEVEN))
    return replace(piece, size=size, yaw=piece.yaw + float(rng.uniform(-ASKEW, ASKEW)))


def _placed(piece: Piece, floor: float, number: int) -> tuple[Part, ...]:
    """The parts of a piece where it lies; no colour that is asked for goes to them."""
    made = _tints(piece.noun, number)
    low, high = made.bounds
    made = sized(made, piece.size / float(np.ptp([low, high], axis=0).max()))
    made = grounded(turned(turned(made, "x", piece.tilt), "z", piece.yaw))
    low, high = made.bounds
    x, y = (low[:2] + high[:2]) / 2
    made = moved(made, (piece.x - float(x), piece.y - float(y), floor + piece.z))
    return tuple(replace(part, tinted=False) for part in made.parts)


TONES: Mapping[str, tuple[Rgb, ...]] = {
    "macaron": ((0.80, 0.30, 0.36), (0.46, 0.60, 0.26), (0.86, 0.70, 0.20), (0.48, 0.36, 0.66)),
}
"""The colours in which pieces come, linear sRGB, one after another."""
CURRIES: tuple[Rgb, ...] = (
    (0.62, 0.20, 0.02),
    (0.68, 0.42, 0.03),
    (0.12, 0.20, 0.03),
    (0.36, 0.05, 0.02),
    (0.80, 0.76, 0.66),
)


def _tints(noun: str, number: int) -> Model:
    """A piece, in the next of its tones where it comes in several."""
    if noun in OWN:
        return OWN[noun](number)
    made, tones = _bought(noun), TONES.get(noun)
    return made if tones is None else _toned(made, tones[number % len(tones)])


def _toned(model: Model, tone: Rgb) -> Model:
    """A model whose tinted parts have a colour, linear sRGB."""
    parts = (
        replace(p, material=replace(p.material, color=tone)) if p.tinted else p for p in model.parts
    )
    return replace(model, parts=tuple(parts))


@lru_cache(8)
def _bought(noun: str) -> Model:
    return model_of(noun)


def _one(name: str, *shapes: tuple[Mesh, Material]) -> Model:
    return Model(name, tuple(Part(mesh, made, name, tinted=False) for mesh, made in shapes))


def _soft(color: Rgb, rough: float = 0.4) -> Material:
    return Material("food", color, rough, subsurface=0.3, coat=0.25, coat_roughness=0.25)


def _fillet(number: int) -> Model:
    """A piece of grilled salmon, its back high, dark bars of the grill across."""
    body = lumpy(sized(ball(0.5, segments=48), (1.0, 0.46, 0.24)), 0.012, 0.12, 3)
    bars = [
        moved(turned(bevelled_box((0.035, 0.36, 0.03), bevel=0.012), "z", 35), (x, 0.0, 0.095))
        for x in (-0.24, -0.08, 0.08, 0.24)
    ]
    dark = Material("char", (0.16, 0.05, 0.02), 0.6)
    return _one("fillet", (body, _soft(SALMON, 0.35)), *((bar, dark) for bar in bars))


def _spear(number: int) -> Model:
    """A spear of asparagus, its tip thicker."""
    stem = tube([(-0.5, 0, 0), (0.1, 0.01, 0), (0.36, 0, 0.0)], 0.032)
    tip = moved(sized(ball(0.042, segments=20), (2.6, 1.0, 1.0)), (0.4, 0.0, 0.0))
    return _one("spear", (stem, _soft(GREEN)), (tip, _soft((0.09, 0.17, 0.05))))


def _wedge(rind: Rgb, flesh: Rgb) -> Callable[[int], Model]:
    def made(number: int) -> Model:
        half = np.linspace(0.0, np.pi, 24)
        outer = np.stack([0.5 * np.cos(half), 0.5 * np.sin(half)], axis=1)
        skin, inner = extruded(outer, 0.22, bevel=0.02), extruded(0.9 * outer, 0.232, bevel=0.01)
        return _one("wedge", (skin, _soft(rind)), (moved(inner, (0, 0.01, 0)), _soft(flesh)))

    return made


def _katori(number: int) -> Model:
    """A little bowl of brass, a curry in it."""
    profile = [(0, 0), (0.3, 0), (0.46, 0.2), (0.5, 0.4), (0.47, 0.4), (0.42, 0.2), (0, 0.06)]
    bowl = lathe(profile, segments=56)
    sauce = moved(
        lumpy(sized(ball(0.455, segments=40), (1.0, 1.0, 0.12)), 0.02, 0.12, number), (0, 0, 0.3)
    )
    return _one(
        "katori", (bowl, material("brass")), (sauce, _soft(CURRIES[number % len(CURRIES)], 0.25))
    )


def _naan(number: int) -> Model:
    body = lumpy(sized(ball(0.5, segments=56), (1.0, 0.62, 0.075)), 0.012, 0.14, 5)
    return _one("naan", (body, material("bread crust", color=(0.70, 0.48, 0.24))))


def _rice(number: int) -> Model:
    body = lumpy(sized(ball(0.5, segments=64), (1.0, 1.0, 0.62)), 0.03, 0.035, 9)
    return _one("rice", (body, _soft((0.80, 0.78, 0.70), 0.6)))


def _egg_roll(number: int) -> Model:
    body = bevelled_box((1.0, 0.62, 0.5), bevel=0.14)
    swirl = moved(
        turned(lathe([(0, 0), (0.17, 0), (0.17, 0.02), (0, 0.02)]), "y", 90), (0.49, 0, 0.25)
    )
    return _one("egg roll", (body, _soft((0.84, 0.58, 0.10))), (swirl, _soft((0.62, 0.36, 0.05))))


def _sausage(number: int) -> Model:
    body = tube([(-0.42, 0, 0), (0.0, 0.04, 0.03), (0.42, 0, 0)], 0.12)
    ends = [moved(ball(0.12), (x, 0.0, 0.0)) for x in (-0.42, 0.42)]
    tone = _soft((0.55, 0.10, 0.045), 0.25)
    return _one("sausage", (body, tone), *((end, tone) for end in ends))


def _cube(color: Rgb) -> Callable[[int], Model]:
    return lambda number: _one(
        "cube", (turned(bevelled_box((1.0, 0.9, 0.8), bevel=0.12), "y", 18), _soft(color, 0.25))
    )


def _round(color: Rgb) -> Callable[[int], Model]:
    return lambda number: _one("berry", (ball(0.5, segments=28), _soft(color, 0.3)))


def _drumstick(number: int) -> Model:
    """A leg of fried chicken: a rough crust, the end of the bone."""
    meat = sized(ball(0.3, segments=44), (1.35, 1.0, 0.95))
    leg = moved(sized(ball(0.16, segments=30), (2.0, 1.0, 1.0)), (0.42, 0.0, 0.0))
    crust = material("bread crust", color=(0.56, 0.26, 0.06))
    bone = moved(sized(ball(0.065), (1.6, 1.0, 1.0)), (0.74, 0.0, 0.0))
    return _one(
        "drumstick",
        (boxed_uvs(lumpy(meat, 0.05, 0.07, number)), crust),
        (boxed_uvs(lumpy(leg, 0.035, 0.06, number + 9)), crust),
        (bone, _soft((0.80, 0.74, 0.62), 0.6)),
    )


def _pie_wedge(number: int) -> Model:
    """A slice of pie: a crust below and at its back, cherries between, strips across the top."""
    turn = np.deg2rad(np.linspace(-24, 24, 16))
    fan = np.concatenate([[[0.0, 0.0]], np.stack([np.cos(turn), np.sin(turn)], axis=1)])
    crust = material("bread crust", color=CRUST)
    base = extruded(fan, 0.05, bevel=0.01)
    fill = moved(extruded(0.94 * fan + [0.03, 0.0], 0.2, bevel=0.04), (0, 0, 0.05))
    shapes = [(boxed_uvs(base), crust), (fill, _soft(CHERRY, 0.12))]
    for x in (0.35, 0.58, 0.81):
        strip = bevelled_box((0.1, 0.82 * x, 0.05), bevel=0.02, at=(x, 0.0, 0.275))
        shapes.append((boxed_uvs(strip), crust))
    for y in (-0.16, 0.16):
        strip = bevelled_box((0.62, 0.1, 0.05), bevel=0.02, at=(0.62, y, 0.3))
        shapes.append((boxed_uvs(turned(strip, "z", 55 * y)), crust))
    rim = tube([(1.0 * np.cos(t), 1.0 * np.sin(t), 0.24) for t in turn], 0.085)
    shapes.append((boxed_uvs(lumpy(rim, 0.012, 0.08, 2)), crust))
    berries = [(0.3, -0.1), (0.5, 0.2), (0.7, -0.27), (0.12, 0.02), (0.9, 0.36)]
    shapes += [(ball(0.075, (x, y, 0.21)), _soft(CHERRY, 0.1)) for x, y in berries]
    return _one("pie wedge", *shapes)


def _scoop(number: int) -> Model:
    body = lumpy(sized(ball(0.5, segments=56), (1.0, 1.0, 0.86)), 0.03, 0.09, 4)
    pool = moved(sized(ball(0.56, segments=36), (1.15, 1.0, 0.08)), (0.0, 0.0, -0.36))
    cream = _soft((0.84, 0.76, 0.56), 0.3)
    return _one("scoop", (body, cream), (pool, cream))


OWN: Mapping[str, Callable[[int], Model]] = {
    "fillet": _fillet,
    "spear": _spear,
    "lemon wedge": _wedge((0.78, 0.58, 0.04), (0.84, 0.74, 0.26)),
    "lime wedge": _wedge((0.10, 0.28, 0.03), (0.52, 0.66, 0.20)),
    "katori of curry": _katori,
    "naan": _naan,
    "rice mound": _rice,
    "egg roll": _egg_roll,
    "sausage": _sausage,
    "fruit cube": _cube((0.86, 0.46, 0.03)),
    "pink cube": _cube((0.80, 0.66, 0.68)),
    "blueberry": _round((0.025, 0.035, 0.12)),
    "green grape": _round((0.36, 0.50, 0.10)),
    "drumstick": _drumstick,
    "pie wedge": _pie_wedge,
    "scoop": _scoop,
}


def _china(name: str, profile: list[tuple[float, float]], color: Rgb) -> list[Part]:
    made = material("glazed ceramic", color=color)
    return [Part(lathe(profile, segments=112), made, name)]


def _plate(color: Rgb) -> tuple[list[Part], float]:
    profile = [(0, 0), (0.08, 0), (0.088, 0.006), (0.138, 0.02), (0.138, 0.024)]
    return _china("plate", [*profile, (0.092, 0.012), (0.082, 0.008), (0, 0.008)], color), 0.008


def _bowl(color: Rgb) -> tuple[list[Part], float]:
    outer = [(0, 0), (0.05, 0), (0.085, 0.03), (0.106, 0.075)]
    return _china("bowl", [*outer, (0.1, 0.075), (0.078, 0.032), (0, 0.012)], color), 0.012


def _salver(color: Rgb) -> tuple[list[Part], float]:
    profile = [(0, 0), (0.165, 0), (0.172, 0.022), (0.168, 0.022), (0.16, 0.004), (0, 0.004)]
    made = replace(material("brass"), color=color)
    return [Part(lathe(profile, segments=112), made, "salver")], 0.004


def _board(color: Rgb) -> tuple[list[Part], float]:
    body = bevelled_box((0.36, 0.26, 0.018), bevel=0.006, at=(0, 0, 0.009))
    low = float(body.vertices[:, 2].min())
    return [Part(boxed_uvs(moved(body, (0, 0, -low))), material("walnut"), "board")], 0.018


def _box(color: Rgb) -> tuple[list[Part], float]:
    wood, h = material("pine"), 0.05
    walls = [
        bevelled_box((0.25, 0.15, 0.006), bevel=0.001),
        *(bevelled_box((0.25, 0.007, h), bevel=0.002, at=(0, y, h / 2)) for y in (-0.075, 0.075)),
        *(bevelled_box((0.007, 0.15, h), bevel=0.002, at=(x, 0, h / 2)) for x in (-0.125, 0.125)),
        bevelled_box((0.005, 0.15, 0.85 * h), bevel=0.001, at=(-0.03, 0, h / 2)),
        bevelled_box((0.005, 0.15, 0.85 * h), bevel=0.001, at=(0.03, 0, h / 2)),
    ]
    return [Part(boxed_uvs(wall), wood, "box") for wall in walls], 0.006


def _bucket(color: Rgb) -> tuple[list[Part], float]:
    """A paper bucket in stripes, round, wider above."""
    parts = []
    strips = 24
    for n in range(strips):
        a, b = 2 * np.pi * n / strips, 2 * np.pi * (n + 1) / strips
        turn = np.linspace(a, b, 5)
        low = [(0.075 * np.cos(t), 0.075 * np.sin(t), 0.0) for t in turn]
        high = [(0.1 * np.cos(t), 0.1 * np.sin(t), 0.19) for t in turn]
        points = np.asarray([low, high], np.float32)
        tone = color if n % 2 else CHINA
        made = Material("card", tone, 0.45, coat=0.3, coat_roughness=0.3)
        parts.append(Part(grid(points), made, "bucket", tinted=bool(n % 2)))
    rim = tube(
        [(0.1 * np.cos(t), 0.1 * np.sin(t), 0.19) for t in np.linspace(0, 2 * np.pi, 72)], 0.004
    )
    inner = lathe([(0, 0.15), (0.094, 0.15)], segments=48)
    parts.append(Part(rim, Material("card", CHINA, 0.5), "rim", tinted=False))
    parts.append(Part(inner, Material("card", (0.4, 0.25, 0.1), 0.8), "inner", tinted=False))
    return parts, 0.0


def _stand(color: Rgb) -> tuple[list[Part], float]:
    foot = [(0, 0), (0.06, 0), (0.058, 0.008), (0.014, 0.02), (0.012, 0.085), (0.03, 0.1)]
    top = [(0.125, 0.106), (0.127, 0.116), (0.12, 0.113), (0, 0.113)]
    return _china("stand", [*foot, *top], color), 0.113


VESSELS: Mapping[str, Callable[[Rgb], tuple[list[Part], float]]] = {
    "plate": _plate,
    "bowl": _bowl,
    "salver": _salver,
    "board": _board,
    "box": _box,
    "bucket": _bucket,
    "stand": _stand,
}

FAMILY = Family(
    "plated dishes",
    build,
    ROWS,
    (0.1, 0.5),
    {
        "burger with fries": ("burger and fries", "cheeseburger and fries", "burger meal"),
        "salmon with asparagus": ("grilled salmon", "salmon fillet", "baked salmon"),
        "bucket of chicken": ("fried chicken bucket", "chicken bucket", "bucket of fried chicken"),
        "macarons on a stand": ("macaron tower", "macaron pyramid"),
        "slice of pie": ("pie slice", "slice of cherry pie", "slice of apple pie"),
        "plate of tacos": ("tacos on a board",),
        "fruit salad": ("bowl of fruit salad",),
        "bento box": ("bento",),
        "thali": ("indian thali",),
    },
)
