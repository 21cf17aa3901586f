"""What rooms are furnished with: beds, shelves, wardrobes, rugs, mirrors, clocks, pianos, screens.

Cabinets are boards round a hollow, with doors, drawers or shelves before it; what is soft is
cushions. Things that hang have an anchor `hang` at their back.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.families._dials import dial
from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    boxed_uvs,
    circle,
    curtain,
    cushion,
    extruded,
    fractal,
    grained,
    grid,
    grounded,
    lathe,
    leg,
    lumpy,
    merged,
    moved,
    painted,
    rectangle,
    rod,
    rounded,
    sdf,
    sized,
    spline,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.books import row_of_books
from imagineart.modelling.town.finishes import lit, tinted_glass, trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Furnishing:
    """A thing by its form, in metres; `color` is that of what takes an asked colour."""

    form: str
    size: tuple[float, float, float]  # width, depth, height
    finish: str = "oak"
    color: Rgb | None = None
    count: int = 1  # of shelves, drawers, doors, arms
    dyed: bool = False  # in a colour that was asked for: of it is most of what one sees
    instead: str = ""  # the form that it has then


ROWS = {
    "bookshelf": Furnishing("bookshelf", (0.95, 0.30, 1.85), count=5),
    "shelf": Furnishing("bookshelf", (0.95, 0.28, 1.0), "pine", count=3),
    "bed": Furnishing("bed", (1.65, 2.10, 0.52), "walnut", (0.62, 0.60, 0.56), count=2),
    "single bed": Furnishing("bed", (0.98, 2.05, 0.50), "pine", (0.16, 0.26, 0.40)),
    "wardrobe": Furnishing("cabinet", (1.15, 0.58, 2.0), "walnut", count=2),
    "cabinet": Furnishing("cabinet", (0.9, 0.42, 1.1), "oak", count=2),
    "dresser": Furnishing("drawers", (1.05, 0.46, 0.82), "oak", count=3),
    "rug": Furnishing("rug", (1.9, 1.3, 0.012), color=(0.34, 0.030, 0.028)),
    "mirror": Furnishing("mirror", (0.86, 0.05, 1.95), "gold"),
    "round mirror": Furnishing("round mirror", (0.7, 0.03, 0.7), "brass"),
    "clock": Furnishing("clock", (0.30, 0.07, 0.30), "walnut"),
    "wall clock": Furnishing("clock", (0.34, 0.05, 0.34), "painted metal", (0.03, 0.03, 0.033)),
    "alarm clock": Furnishing(
        "alarm clock", (0.12, 0.06, 0.16), "painted metal", (0.42, 0.03, 0.025)
    ),
    "grandfather clock": Furnishing("tall clock", (0.5, 0.28, 2.0), "mahogany"),
    "television": Furnishing(
        "screen", (1.22, 0.24, 0.76), "matt plastic", (0.02, 0.02, 0.022), instead="set"
    ),
    "retro television": Furnishing("set", (0.82, 0.40, 0.76), "gloss plastic", (0.50, 0.13, 0.025)),
    "computer monitor": Furnishing(
        "screen", (0.61, 0.2, 0.46), "matt plastic", (0.02, 0.02, 0.022)
    ),
    "painting": Furnishing("painting", (0.84, 0.04, 0.62), "gold"),
    "picture frame": Furnishing("painting", (0.24, 0.03, 0.30), "oak"),
    "piano": Furnishing("grand piano", (1.5, 1.75, 1.0), "piano", (0.014, 0.014, 0.015)),
    "upright piano": Furnishing("upright piano", (1.5, 0.6, 1.22), "walnut"),
    "fireplace": Furnishing("fireplace", (1.5, 0.5, 1.2), "brick"),
    "curtain": Furnishing("curtain", (2.0, 0.16, 2.4), "linen", (0.50, 0.42, 0.32)),
    "chandelier": Furnishing("chandelier", (0.8, 0.8, 0.85), "brass", count=8),
    "desk lamp": Furnishing("desk lamp", (0.45, 0.2, 0.5), "painted metal", (0.03, 0.12, 0.10)),
    "lantern": Furnishing("lantern", (0.16, 0.16, 0.34), "cast iron"),
    "pillow": Furnishing("pillow", (0.46, 0.18, 0.46), "velvet", (0.55, 0.26, 0.05)),
    "refrigerator": Furnishing("fridge", (0.72, 0.68, 1.75), "painted metal", (0.46, 0.62, 0.56)),
    "bathtub": Furnishing("bathtub", (1.65, 0.75, 0.62), "glazed ceramic"),
    "door": Furnishing("door", (0.98, 0.12, 2.1), "oak"),
    "window": Furnishing("window", (1.1, 0.14, 1.4), "painted wood"),
}

Made = list[Part]


def build(order: Order[Furnishing]) -> Model:
    """By its form, a little wider or taller for each seed."""
    thing, rng = order.params, order.rng
    form = thing.instead if thing.dyed and thing.instead else thing.form
    made = FORMS[form](thing, rng)
    model = varied(grounded(Model(order.noun, merged(made))), rng, "z", 0.035)
    _, high = model.bounds
    hang = Anchor((0.0, float(high[1]), float(high[2])), up=(0, 1, 0), front=(0, 0, 1))
    anchors = {"top": top_anchor(model.parts, 0.3), "hang": hang} | _anchors(thing, model)
    return replace(model, anchors=anchors)


def _anchors(thing: Furnishing, model: Model) -> dict[str, Anchor]:
    """Where one lies or sits, and where a light is."""
    width, depth, height = thing.size
    if thing.form == "bed":
        seat = Anchor((0, -0.25 * depth, height), room=(width, 0.5 * depth, 1.2))
        return {"seat": seat, "lie": Anchor((0, 0, height), room=(width, depth, 0.6))}
    if thing.form in ("chandelier", "desk lamp", "lantern", "fireplace"):
        return {"light": Anchor((0, 0, 0.45 * height), room=(width, depth, height))}
    return {}


def _finish(thing: Furnishing) -> Material:
    if thing.finish == "piano":
        return Material("piano lacquer", thing.color or (0.01, 0.01, 0.01), 0.12, coat=1.0)
    return material(thing.finish, color=thing.color)


def _boards(meshes: list[Mesh], thing: Furnishing, rng: np.random.Generator) -> Part:
    return body([grained(m, rng) for m in meshes], _finish(thing))


def _box(
    size: tuple[float, float, float], at: tuple[float, float, float], bevel: float = 0.003
) -> Mesh:
    return bevelled_box(size, bevel=bevel, at=at)


# Cabinets


def _carcass(w: float, d: float, h: float, foot: float, t: float = 0.022) -> list[Mesh]:
    """Two sides, back, bottom and top, standing `foot` above the ground."""
    return [
        *(_box((t, d, h - foot), (s * (w - t) / 2, 0, (h + foot) / 2)) for s in (-1, 1)),
        _box((w - 2 * t, 0.012, h - foot), (0, d / 2 - 0.006, (h + foot) / 2)),
        _box((w - 2 * t, d - 0.004, t), (0, 0, foot + t / 2)),
        _box((w + 0.02, d + 0.015, 0.028), (0, -0.004, h), 0.006),
    ]


def _bookshelf(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Boards full of books, with gaps where a vase, a clock or a plant stands."""
    w, d, h = thing.size
    gap = (h - 0.08) / thing.count
    boards = _carcass(w, d, h, 0.0)
    boards += [
        _box((w - 0.044, d - 0.01, 0.02), (0, 0, 0.07 + gap * k)) for k in range(thing.count)
    ]
    parts: Made = [_boards(boards, thing, rng)]
    for k in range(thing.count):
        z, room = 0.08 + gap * k, w - 0.06
        side, share = float(rng.choice((-1.0, 1.0))), float(rng.uniform(0.55, 0.98))
        row = row_of_books(room * share, 0.86 * gap, 0.85 * d, rng, plain=True)
        parts += [moved(p, (side * room * (1 - share) / 2, 0, z)) for p in row]
        if share < 0.82:
            x = -side * (room / 2 - 0.5 * room * (1 - share))
            parts += [moved(p, (x, -0.02, z)) for p in _ornament(0.62 * gap, rng)]
    return parts


def _ornament(tall: float, rng: np.random.Generator) -> Made:
    """A small vase, a globe or a lying stack, by chance."""
    colors: list[Rgb] = [(0.05, 0.16, 0.24), (0.44, 0.14, 0.06), (0.62, 0.58, 0.48)]
    color = colors[int(rng.integers(3))]
    if rng.random() < 0.5:
        r = 0.3 * tall
        outline = spline(
            [(0.5 * r, 0), (r, 0.4 * tall), (0.4 * r, 0.8 * tall), (0.55 * r, tall)], 30
        )
        return [piece(lathe(np.r_[[(0, 0)], outline]), "glazed ceramic", color, name="vase")]
    orb = ball(0.33 * tall, (0, 0, 0.5 * tall))
    foot = lathe(
        [(0, 0), (0.24 * tall, 0), (0.22 * tall, 0.03), (0.03 * tall, 0.05), (0, 0.2 * tall)]
    )
    return [piece(orb, "glazed ceramic", color, name="globe"), piece(foot, "brass", name="foot")]


def _panelled(w: float, h: float, t: float = 0.022) -> list[Mesh]:
    """A door about the origin: a frame round a sunken panel with a raised field."""
    rail = min(0.09, 0.2 * w)
    frame = extruded(
        rectangle(w, h, 0.004), t, holes=[rectangle(w - 2 * rail, h - 2 * rail)], bevel=0.003
    )
    sunk = moved(extruded(rectangle(w - 2 * rail, h - 2 * rail), 0.006), (0, 0, 0.004))
    field = extruded(rectangle(w - 3.1 * rail, h - 3.1 * rail), 0.014, bevel=0.006)
    return [turned(m, "x", 90) for m in (frame, sunk, field)]


def _knob(at: tuple[float, float, float], r: float = 0.014) -> Mesh:
    profile = [
        (0.4 * r, 0),
        (0.4 * r, r),
        (r, 1.3 * r),
        (r, 1.8 * r),
        (0.6 * r, 2.2 * r),
        (0, 2.2 * r),
    ]
    return moved(turned(lathe(profile, segments=28), "x", 90), at)


def _cabinet(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Panelled doors under a cornice, on short feet."""
    w, d, h = thing.size
    foot = 0.10
    boards = _carcass(w, d, h, foot)
    boards.append(_box((w + 0.06, d + 0.05, 0.035), (0, -0.012, h + 0.03), 0.012))
    boards += [
        leg(
            (sx * (w / 2 - 0.06), sy * (d / 2 - 0.06), 0),
            (sx * (w / 2 - 0.06), sy * (d / 2 - 0.06), foot + 0.01),
            (0.055, 0.055),
            taper=0.7,
        )
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    wide = (w - 0.03) / thing.count
    tall = h - foot - 0.05
    for k in range(thing.count):
        x = (k - (thing.count - 1) / 2) * wide
        split = tall * 0.62 if h > 1.5 else 0.0
        heights = (
            [
                (split, foot + 0.02 + (tall - split) + split / 2),
                (tall - split - 0.006, foot + 0.02 + (tall - split) / 2),
            ]
            if split
            else [(tall, foot + 0.02 + tall / 2)]
        )
        for high, z in heights:
            boards += [moved(m, (x, -d / 2, z)) for m in _panelled(wide - 0.006, high - 0.004)]
    z = foot + 0.5 * tall
    knobs = [_knob((s * 0.035, -d / 2 - 0.02, z)) for s in (-1, 1)]
    return [_boards(boards, thing, rng), piece(knobs, "brass", name="knob")]


def _drawers(thing: Furnishing, rng: np.random.Generator) -> Made:
    w, d, h = thing.size
    boards = _carcass(w, d, h, 0.14)
    boards += [
        leg(
            (sx * (w / 2 - 0.03), sy * (d / 2 - 0.03), 0),
            (sx * (w / 2 - 0.06), sy * (d / 2 - 0.06), 0.15),
            (0.045, 0.045),
            taper=0.6,
        )
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    tall = (h - 0.18) / thing.count
    knobs = []
    for k in range(thing.count):
        z = 0.165 + tall * (k + 0.5)
        for x in (-w / 4, w / 4):
            boards.append(_box((w / 2 - 0.03, 0.022, tall - 0.012), (x, -d / 2 + 0.002, z), 0.005))
            knobs.append(_knob((x, -d / 2 - 0.008, z), 0.016))
    return [_boards(boards, thing, rng), piece(knobs, "brass", name="knob")]


# Soft


def _bed(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Headboard to the back, mattress, a duvet turned down, pillows and a throw."""
    w, d, h = thing.size
    wood = [
        _box((w + 0.06, 0.05, 1.05), (0, d / 2, 0.525), 0.018),
        _box((w + 0.04, 0.04, 0.24), (0, -d / 2, 0.24), 0.012),
        *(_box((0.035, d, 0.20), (s * (w / 2 + 0.002), 0, 0.25), 0.006) for s in (-1, 1)),
        *(_box((0.06, 0.06, 0.16), (s * (w / 2 - 0.05), -d / 2 + 0.06, 0.08)) for s in (-1, 1)),
    ]
    mattress = moved(
        cushion((w - 0.03, d - 0.05, 0.26), square=9, crown=0.10, cells=24), (0, 0, 0.34)
    )
    made: Made = [
        piece([grained(m, rng) for m in wood], thing.finish, name="frame"),
        piece(mattress, "cotton", (0.76, 0.75, 0.72), name="mattress"),
    ]
    seed = int(rng.integers(1 << 30))
    duvet = body(_duvet(w, d, h, seed), "cotton", thing.color)
    fold = _box((w + 0.03, 0.24, 0.045), (0, 0.16 * d, h + 0.012), 0.022)
    pillows = _pillows(thing, rng)
    throw = lumpy(_draped(w, d, h + 0.02, seed + 1), 0.008, 0.12, seed)
    return [
        *made,
        duvet,
        piece(lumpy(fold, 0.006, 0.12, seed), "cotton", (0.78, 0.77, 0.74), name="sheet"),
        piece(pillows, "cotton", (0.80, 0.79, 0.76), name="pillow"),
        piece(throw, "wool", (0.30, 0.20, 0.13), name="throw"),
    ]


def _duvet(w: float, d: float, h: float, seed: int) -> Mesh:
    """A soft cover over mattress and sides, with wrinkles and a swell."""
    u = np.linspace(-1, 1, 90)
    v = np.linspace(-0.985, 0.36, 100)
    x, y = np.meshgrid(u, v)
    edge = np.maximum(np.abs(x) - 0.86, 0) / 0.14
    front = np.maximum(-0.93 - y, 0) / 0.055
    drop = 0.20 * np.clip(edge, 0, 1) ** 1.3 + 0.16 * np.clip(front, 0, 1) ** 1.3
    px = np.sign(x) * np.minimum(np.abs(x) * (w / 2 + 0.10), w / 2 + 0.028 + 0.012 * edge)
    py = np.maximum(y * (d / 2 + 0.03), -d / 2 - 0.035)
    flat = np.c_[px.ravel(), py.ravel(), np.zeros(px.size)].astype(np.float32)
    folds = 0.016 * fractal(flat, 0.32, seed, octaves=4) + 0.007 * fractal(
        flat * [1, 2.2, 1], 0.11, seed + 1
    )
    z = h + 0.02 * (1 - x**4) - drop + folds.reshape(px.shape) * (1 - 0.6 * np.clip(edge, 0, 1))
    return grid(np.stack([px, py, z], axis=-1))


def _draped(w: float, d: float, z: float, seed: int) -> Mesh:
    """A throw across the foot of the bed."""
    x = np.linspace(-1, 1, 70)
    rows = []
    for y in np.linspace(-0.40 * d, -0.20 * d, 18):
        over = np.maximum(np.abs(x) - 0.9, 0) / 0.1
        px = np.sign(x) * np.minimum(np.abs(x) * (w / 2 + 0.12), w / 2 + 0.05)
        rows.append(
            np.c_[px, np.full(70, y) + 0.02 * np.sin(3 * x), z + 0.022 - 0.24 * np.clip(over, 0, 1)]
        )
    return grid(np.array(rows))


def _pillows(thing: Furnishing, rng: np.random.Generator) -> list[Mesh]:
    w, d, h = thing.size
    made = []
    for k in range(thing.count):
        x = (k - (thing.count - 1) / 2) * 0.48 * w
        for lean, forward, up in ((62.0, 0.16, 0.20), (32.0, 0.33, 0.11)):
            soft = lumpy(
                cushion(
                    (0.44 * w if thing.count > 1 else 0.62 * w, 0.42, 0.19), square=3.6, crown=0.82
                ),
                0.008,
                0.12,
                int(rng.integers(1 << 30)),
            )
            made.append(moved(turned(soft, "x", lean), (x, d / 2 - forward, h + up)))
    return made


def _pillow(thing: Furnishing, rng: np.random.Generator) -> Made:
    """A cushion that stands leaning back, with piping."""
    w = thing.size[0]
    soft = lumpy(
        cushion((w, w, 0.17), square=4.0, crown=0.85, cells=32),
        0.006,
        0.12,
        int(rng.integers(1 << 30)),
    )
    t = np.radians(np.linspace(0, 360, 121))
    p = 1 / (np.abs(np.cos(t)) ** 4 + np.abs(np.sin(t)) ** 4) ** 0.25
    seam = tube(
        np.c_[w / 2 * p * np.cos(t), w / 2 * p * np.sin(t), 0 * t], 0.005, sides=10, capped=False
    )
    return [turned(body([soft, seam], thing.finish, thing.color), "x", 74)]


def _rug(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Knotted, with borders, a medallion, corners and fringes at both ends."""
    w, d, t = thing.size
    x, y = np.meshgrid(np.linspace(-w / 2, w / 2, 330), np.linspace(-d / 2, d / 2, 230))
    flat = np.c_[x.ravel(), y.ravel(), np.zeros(x.size)].astype(np.float32)
    z = (t + 0.003 * fractal(flat, 0.5, int(rng.integers(1 << 30)))).reshape(x.shape)
    pile = painted(replace(grid(np.stack([x, y, z], -1)), uvs=None), _carpet_pattern(thing))
    under = _box((w, d, t), (0, 0, t / 2 - 0.0005))
    fringe = [
        tube(
            [
                (s * w / 2, q, t * 0.6),
                (s * (w / 2 + 0.03), q + float(rng.normal(0, 0.003)), 0.004),
                (s * (w / 2 + 0.07), q + float(rng.normal(0, 0.006)), 0.0025),
            ],
            0.0022,
            sides=5,
        )
        for s in (-1, 1)
        for q in np.arange(-d / 2 + 0.01, d / 2, 0.014)
    ]
    wool = Material("wool pile", thing.color or (0.3, 0.3, 0.3), 1.0, specular=0.1, sheen=0.4)
    return [
        Part(pile, wool, "pile"),
        piece(under, "linen", name="back"),
        piece(fringe, "cotton", (0.62, 0.55, 0.42), name="fringe"),
    ]


def _carpet_pattern(thing: Furnishing) -> Callable[[Floats], Floats]:
    w, d, _ = thing.size
    red = np.array(thing.color or (0.34, 0.03, 0.03))
    navy, cream, gold = (
        np.array((0.018, 0.035, 0.085)),
        np.array((0.66, 0.55, 0.36)),
        np.array((0.52, 0.28, 0.06)),
    )

    def paint(p: Floats) -> Floats:
        x, y = np.abs(p[:, 0]), np.abs(p[:, 1])
        rim = np.minimum(w / 2 - x, d / 2 - y)
        run = np.where(w / 2 - x < d / 2 - y, y, x)
        color = np.tile(red, (len(p), 1))
        dist = np.hypot(x / (0.34 * w), y / (0.36 * d))
        a = np.arctan2(y, x)
        lace = 0.05 * np.cos(16 * a)
        color[(np.sin(x * 95) * np.sin(y * 95) > 0.80)] = gold
        corner = np.hypot((w / 2 - 0.17 - x) / (0.30 * w), (d / 2 - 0.17 - y) / (0.34 * d))
        for where, tone in (
            (corner < 0.80 + lace, navy),
            (np.abs(corner - 0.80 - lace) < 0.035, cream),
            (dist < 0.95 + lace, navy),
            (np.abs(dist - 0.95 - lace) < 0.03, cream),
            (dist < 0.70 + lace, red * 0.8),
            ((dist < 0.42 + lace), cream),
            (dist < 0.30 + 2 * lace, navy),
            (dist < 0.14, gold),
            ((dist < 0.66) & (dist > 0.46) & (np.cos(12 * a) > 0.72), gold),
            (rim < 0.165, navy),
            ((rim < 0.135) & (rim > 0.06), red * 0.7),
            ((rim < 0.125) & (rim > 0.07) & (np.sin(run * 62) > 0.25), cream),
            ((rim < 0.112) & (rim > 0.083) & (np.sin(run * 62) > 0.75), navy),
            ((rim < 0.165) & (rim > 0.155), gold),
            ((rim < 0.05) & (rim > 0.038), gold),
        ):
            color[where] = tone
        return np.asarray(color * (1 + 0.10 * fractal(p, 0.03, 5)[:, None]), np.float32)

    return paint


def _curtain(thing: Furnishing, rng: np.random.Generator) -> Made:
    """A pair drawn to the sides on a rod with rings and knobs."""
    w, _, h = thing.size
    halves = [
        moved(curtain(0.36 * w, h - 0.06, folds=6, depth=0.05, rng=rng), (s * 0.31 * w, 0, 0))
        for s in (-1, 1)
    ]
    bar = rod((-w / 2 - 0.05, 0, h), (w / 2 + 0.05, 0, h), 0.013)
    knobs = [ball(0.03, (s * (w / 2 + 0.07), 0, h)) for s in (-1, 1)]
    a = np.linspace(0, 2 * np.pi, 24)
    rings = [
        tube(
            np.c_[np.full(24, x), 0.022 * np.cos(a), h - 0.012 + 0.022 * np.sin(a)],
            0.003,
            sides=8,
            capped=False,
        )
        for s in (-1, 1)
        for x in s * w * np.linspace(0.145, 0.48, 8)
    ]
    cloth = replace(material(thing.finish, color=thing.color), translucency=0.3)
    return [body(halves, cloth), piece([bar, *knobs, *rings], "brass", name="rod")]


# Glass, clocks, pictures


MIRROR = Material("mirror", (0.86, 0.87, 0.87), 0.02, metallic=1.0)


def _mirror(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Full length with an arched top, leaning back on two feet."""
    w, _, h = thing.size
    top = arc(w / 2, 0, 180, 40, (0, h - w / 2))
    outline = np.r_[[(-w / 2, 0.0), (w / 2, 0.0)], top]
    k = (w - 0.09) / w
    inner = np.r_[
        [(-w / 2 * k, 0.045), (w / 2 * k, 0.045)], arc(w / 2 * k, 0, 180, 40, (0, h - w / 2))
    ]
    frame = extruded(outline, 0.035, holes=[inner], bevel=0.012, steps=4)
    glass = moved(extruded(inner, 0.004), (0, 0, 0.012))
    back = moved(extruded(outline * 0.98 + [0, 0.01], 0.01), (0, 0, -0.004))
    upright = [moved(turned(m, "x", 87), (0, 0.04, 0)) for m in (frame, glass, back)]
    strut = rod((0, 0.13, 0.70 * h), (0, 0.42, 0.0), 0.014)
    return [
        body(upright[0], _finish(thing)),
        piece(upright[1], MIRROR, name="glass"),
        piece([upright[2], strut], "walnut", name="back"),
    ]


def _round_mirror(thing: Furnishing, rng: np.random.Generator) -> Made:
    r = thing.size[0] / 2
    ring = [(r - 0.03, 0.0), (r, 0.004), (r, 0.026), (r - 0.012, 0.032), (r - 0.03, 0.016)]
    glass = [(r - 0.026, 0.012), (r - 0.032, 0.0135), (0, 0.0135)]
    frame, pane = (
        moved(turned(lathe(p, segments=128), "x", 90), (0, 0.015, r)) for p in (ring, glass)
    )
    return [body(frame, _finish(thing)), piece(pane, MIRROR, name="glass")]


def _clock(thing: Furnishing, rng: np.random.Generator) -> Made:
    """A round case on two small feet."""
    r, d = thing.size[0] / 2, thing.size[1]
    f = r - (0.40 if thing.dyed else 0.2) * r  # of the face
    case = [(0, -d / 2), (r, -d / 2), (r, 0.30 * d), (r - 0.012, d / 2), (f + 0.016, 0.46 * d),
            (f, 0.30 * d), (0, 0.30 * d)]  # fmt: skip
    rim = [(f, 0.42 * d), (f + 0.012, 0.54 * d), (f + 0.004, 0.5 * d), (f - 0.002, 0.36 * d)]
    shell, ring = (moved(turned(lathe(p, segments=128), "x", 90), (0, 0, r)) for p in (case, rim))
    feet = [ball(0.014, (s * 0.5 * r, 0, 0.125 * r)) for s in (-1, 1)]
    return [
        body(shell, _finish(thing)),
        piece([ring, *feet], "brass", name="rim"),
        *(moved(p, (0, -0.32 * d, r)) for p in dial(f)),
    ]


def _alarm_clock(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Twin bells, a hammer, a handle and splayed feet."""
    r, d = thing.size[0] / 2, thing.size[1]
    z = r + 0.016
    case = [
        (0, -d / 2), (r - 0.008, -d / 2), (r, -0.4 * d), (r, 0.4 * d), (r - 0.006, d / 2),
        (r - 0.010, 0.4 * d), (0, 0.38 * d),
    ]  # fmt: skip
    shell = moved(turned(lathe(case, segments=96), "x", 90), (0.0, 0.0, z))
    return [
        body([shell, *_twin_bells(z + r)], _finish(thing)),
        piece([*_alarm(z, r), *_splayed_feet(z, r)], "chrome", name="metal"),
        *(moved(p, (0, -0.40 * d, z)) for p in dial(r - 0.009)),
    ]


def _twin_bells(top: float) -> list[Mesh]:
    """Leaning outwards on the top of the case."""
    dome = spline([(0.0225, 0.001), (0.019, 0.012), (0.008, 0.017), (0, 0.018)], 20)
    bell = lathe(np.r_[[(0.0215, 0)], dome], segments=48)
    return [moved(turned(bell, "y", s * 30), (s * 0.031, 0, top - 0.001)) for s in (-1, 1)]


def _alarm(z: float, r: float) -> list[Mesh]:
    """Pins that carry the bells, the handle over them, the hammer between."""
    pins = [rod((s * 0.027, 0, z + 0.7 * r), (s * 0.034, 0, z + r + 0.006), 0.003) for s in (-1, 1)]
    low, high = z + r + 0.016, z + r + 0.032
    bow = spline([(-0.031, 0, low), (-0.02, 0, high), (0.02, 0, high), (0.031, 0, low)], 30)
    hammer = [
        rod((0, 0, z + r - 0.002), (0, 0, z + r + 0.014), 0.0018),
        ball(0.005, (0, 0, z + r + 0.015)),
    ]
    return [*pins, tube(bow, 0.0026, sides=10), *hammer]


def _splayed_feet(z: float, r: float) -> list[Mesh]:
    feet = [
        rod((s * 0.026, 0, z - 0.8 * r), (s * 0.044, 0, 0.004), 0.0042, level=False)
        for s in (-1, 1)
    ]
    return [*feet, *(ball(0.006, (s * 0.044, 0, 0.006)) for s in (-1, 1))]


def _tall_clock(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Base, a narrow waist with a pendulum behind glass, a hood with the dial."""
    w, d, h = thing.size
    hood = arc(0.5 * w, 0, 180, 30, (0, 0))
    crown = turned(
        extruded(np.r_[hood * [1, 0.34], [(-0.5 * w, -0.02), (0.5 * w, -0.02)]], d, bevel=0.01),
        "x",
        90,
    )
    wood = [
        _box((w, d, 0.46), (0, 0, 0.25), 0.01),
        _box((w + 0.05, d + 0.03, 0.05), (0, 0, 0.025), 0.012),
        _box((0.05, 0.8 * d, 0.95), (-0.31 * w, 0, 0.95)),
        _box((0.05, 0.8 * d, 0.95), (0.31 * w, 0, 0.95)),
        _box((0.7 * w, 0.02, 0.95), (0, 0.35 * d, 0.95)),
        _box((w, d, 0.44), (0, 0, 1.62), 0.008),
        _box((w + 0.05, d + 0.04, 0.035), (0, 0, 1.41), 0.01),
        _box((w + 0.05, d + 0.04, 0.035), (0, 0, 1.84), 0.01),
        moved(crown, (0, d / 2, 1.87)),
    ]
    bob = turned(lathe([(0.055, 0), (0.05, 0.01), (0, 0.014)], segments=48), "x", 90)
    swing = [rod((0, 0, 1.38), (0, 0, 0.74), 0.005), moved(bob, (0, -0.01, 0.72))]
    finials = [ball(0.03, (s * 0.46 * w, 0, 1.90)) for s in (-1, 1)] + [
        ball(0.035, (0, 0, h + 0.08))
    ]
    bezel = moved(
        turned(lathe([(0.165, 0), (0.185, 0.012), (0.165, 0.02)], segments=96), "x", 90),
        (0, -d / 2, 1.62),
    )
    panel = [moved(m, (0, -d / 2, 0.25)) for m in _panelled(0.8 * w, 0.36)]
    return [
        _boards([*wood, *panel], thing, rng),
        piece([*swing, *finials, bezel], "brass", name="pendulum"),
        *(moved(p, (0, -d / 2 - 0.004, 1.62)) for p in dial(0.165)),
    ]


def _landscape(w: float, h: float, lift: float = 0.0) -> list[tuple[Mesh, Rgb]]:
    """A small picture towards −y about the origin: sky, sun, hills and water, as flat shapes."""
    x = np.linspace(-w / 2, w / 2, 40)

    def band(top: np.ndarray, depth: float) -> Mesh:
        outline = np.r_[np.c_[x, top], [(w / 2, -h / 2), (-w / 2, -h / 2)]]
        return moved(turned(extruded(outline, 0.0008), "x", 90), (0, -depth, 0))

    far = h * (0.10 + 0.16 * np.abs(np.sin(x / w * 7 + 0.6)) * np.exp(-((x / w - 0.2) ** 2) * 5))
    near = h * (-0.06 + 0.07 * np.sin(x / w * 5 + 2))
    shore = h * (-0.22 + 0.03 * np.sin(x / w * 9))
    sun = moved(
        turned(lathe([(0.09 * h, 0), (0, 0.0008)], segments=48), "x", 90),
        (-0.2 * w, -0.0012 - lift, 0.24 * h),
    )
    sky = turned(extruded(rectangle(w, h), 0.0008), "x", 90)
    glow = band(np.full(40, 0.14 * h), 0.0006 + lift)
    return [
        (sky, (0.14, 0.36, 0.70)),
        (glow, (0.80, 0.44, 0.22)),
        (sun, (0.84, 0.66, 0.24)),
        (band(far, 0.0018 + lift), (0.14, 0.13, 0.30)),
        (band(near, 0.0026 + lift), (0.05, 0.20, 0.10)),
        (band(shore, 0.0034 + lift), (0.10, 0.34, 0.46)),
    ]


def _shown(color: Rgb) -> Material:
    """A lit colour on black glass, so that the room does not wash it out."""
    red, green, blue = (0.8 * c for c in color)
    return Material("screen", (0.02, 0.02, 0.02), 0.2, coat=0.4, emission=(red, green, blue))


def _screen(thing: Furnishing, rng: np.random.Generator) -> Made:
    """A thin panel on a foot that shows a landscape."""
    w, d, h = thing.size
    tall = w * 0.58
    low = h - tall
    panel = _box((w, 0.035, tall), (0, 0, low + tall / 2), 0.006)
    foot = [
        _box((0.42 * w, d, 0.014), (0, 0, 0.007), 0.005),
        _box((0.10 * w, 0.03, low + 0.06), (0, 0.02, low / 2 + 0.03), 0.006),
    ]
    shown = [
        piece(moved(m, (0, -0.0185, low + tall / 2)), _shown(c), name="screen")
        for m, c in _landscape(w - 0.026, tall - 0.026)
    ]
    return [body([panel, *foot], _finish(thing)), *shown]


def _set(thing: Furnishing, rng: np.random.Generator) -> Made:
    """A tube in a round-edged case on splayed legs: two dials, slots, an aerial."""
    w, d = 0.82, 0.40
    h, low = 0.54, 0.17
    case = bevelled_box((w, d, h), bevel=0.05, steps=6, at=(0, 0, low + h / 2))
    mask = rounded(np.array([(-0.27, -0.205), (0.27, -0.205), (0.27, 0.205), (-0.27, 0.205)]), 0.09)
    frame = _upright(extruded(1.07 * mask, 0.012, holes=[mask], bevel=0.004), -0.10, low + h / 2)
    bulge = sized(ball(1.0, segments=64), (0.285, 0.05, 0.22))
    knobs = [
        _upright(lathe(rounded([(0, 0), (r, 0), (0.9 * r, 0.03), (0, 0.03)], 0.005, closed=False)),
                 0.305, z)
        for r, z in ((0.042, 0.60), (0.034, 0.49))
    ]  # fmt: skip
    slots = [_box((0.11, 0.006, 0.007), (0.305, -0.2 - 0.001, 0.26 + 0.022 * k), 0.002)
             for k in range(7)]  # fmt: skip
    legs = [
        rod((x, y, 0.20), (1.22 * x, 1.35 * y, 0.0), 0.02, end_radius=0.011, level=True)
        for x in (-0.29, 0.29)
        for y in (-0.12, 0.12)
    ]
    aerial = [
        rod((0, 0.05, low + h - 0.01), (s * 0.2, 0.08, low + h + 0.3), 0.004) for s in (-1, 1)
    ]
    return [
        body([case, frame], _finish(thing)),
        piece(moved(bulge, (-0.10, -0.175, low + h / 2)), tinted_glass((0.03, 0.035, 0.036)),
              name="screen"),
        piece([*knobs, *aerial], "chrome", name="knob"),
        piece(slots, trim(), name="slot"),
        piece(legs, "walnut", name="leg"),
    ]  # fmt: skip


def _upright(mesh: Mesh, x: float, z: float) -> Mesh:
    """What lies flat, on the front of a set."""
    return moved(turned(mesh, "x", 90), (x, -0.198, z))


def _painting(thing: Furnishing, rng: np.random.Generator) -> Made:
    """A landscape in oils in a moulded frame."""
    w, d, h = thing.size
    rail = 0.11 * min(w, h)
    inner = rectangle(w - 2 * rail, h - 2 * rail)
    frame = extruded(rectangle(w, h), d, holes=[inner], bevel=0.35 * rail, steps=4)
    upright = moved(turned(frame, "x", 90), (0, d / 2, h / 2))
    canvas = [
        piece(
            lumpy(moved(m, (0, 0.006, h / 2)), 0.0003, 0.01, 3),
            Material("oil paint", c, 0.4, coat=0.2),
            name="canvas",
        )
        for m, c in _landscape(w - 2 * rail + 0.004, h - 2 * rail + 0.004)
    ]
    return [body(upright, _finish(thing)), *canvas]


# Pianos


def _keys(width: float, at: tuple[float, float, float]) -> Made:
    """Fifty-two white and thirty-six black keys in a row, the front edge at `at`."""
    step = width / 52
    white = [
        _box(
            (step - 0.001, 0.145, 0.018),
            (at[0] - width / 2 + step * (k + 0.5), at[1] + 0.0725, at[2]),
            0.0015,
        )
        for k in range(52)
    ]
    black = [
        _box(
            (0.55 * step, 0.09, 0.014),
            (at[0] - width / 2 + step * (k + 1), at[1] + 0.1, at[2] + 0.014),
            0.002,
        )
        for k in range(51)
        if k % 7 not in (1, 4)
    ]
    return [
        piece(white, Material("ivory", (0.80, 0.78, 0.72), 0.2, coat=0.4), name="key"),
        piece(black, Material("ebony", (0.012, 0.012, 0.012), 0.2, coat=0.5), name="key"),
    ]


PIANO_WING: tuple[tuple[float, float], ...] = (  # shares of width and depth
    (0.5, -0.36), (0.5, 0.0), (0.40, 0.16), (0.17, 0.26), (0.05, 0.40), (-0.14, 0.5),
    (-0.36, 0.47), (-0.47, 0.34), (-0.5, 0.1), (-0.5, -0.36),
)  # fmt: skip
PIANO_LEGS = ((-0.42, -0.36), (0.42, -0.36), (-0.2, 0.36))  # shares of width and depth


def _grand_piano(thing: Furnishing, rng: np.random.Generator) -> Made:
    """A winged case on three legs, the lid up on its prop, strings inside, keys to the front."""
    w, d, _ = thing.size
    wing = spline([(x * w, y * d) for x, y in PIANO_WING], 90)
    soundboard = moved(extruded(wing * 0.965, 0.01), (0, 0, 0.80))
    brass = [*_pedals(d), *(ball(0.026, (x * w, y * d, 0.026)) for x, y in PIANO_LEGS)]
    prop = rod((0.44 * w, -0.02 * d, 0.95), (0.30 * w, -0.02 * d, 1.42), 0.009)
    wood = [*_piano_case(wing, w), *_piano_front(w, d), *_piano_legs(w, d), prop]
    return [
        body(wood, _finish(thing)),
        piece(soundboard, "gold", (0.62, 0.38, 0.12), name="plate"),
        piece(_piano_strings(w, d), "copper", name="string"),
        piece(brass, "brass", name="pedal"),
        *_keys(w - 0.17, (0, -0.497 * d, 0.70)),
    ]


def _piano_case(wing: np.ndarray, w: float) -> list[Mesh]:
    """The rim over an (N, 2) outline, its bottom, and the lid turned up about its long side."""
    rim = moved(extruded(wing, 0.27, holes=[wing * 0.965], bevel=0.004), (0, 0, 0.68))
    bed = moved(extruded(wing * 0.99, 0.03, bevel=0.004), (0, 0, 0.67))
    lid = moved(extruded(wing * 1.01, 0.018, bevel=0.005), (w / 2, 0, 0))
    return [rim, bed, moved(turned(lid, "y", -34), (-w / 2, 0, 0.955))]


def _piano_front(w: float, d: float) -> list[Mesh]:
    """Key bed, fallboard, the blocks beside the keys, and the music desk."""
    return [
        _box((w, 0.24, 0.045), (0, -0.43 * d, 0.665), 0.006),
        _box((w, 0.03, 0.20), (0, -0.355 * d, 0.85), 0.006),
        *(
            _box((0.075, 0.25, 0.20), (s * (w / 2 - 0.037), -0.43 * d, 0.76), 0.012)
            for s in (-1, 1)
        ),
        _box((0.66, 0.012, 0.22), (0, -0.30 * d, 1.06), 0.004),
    ]


def _piano_legs(w: float, d: float) -> list[Mesh]:
    """Three legs, and the lyre that holds the pedals."""
    legs = [
        leg((x * w, y * d, 0.05), (x * w, y * d, 0.69), (0.11, 0.11), taper=0.6, bevel=0.008)
        for x, y in PIANO_LEGS
    ]
    posts = [_box((0.03, 0.04, 0.56), (s * 0.06, -0.30 * d, 0.40)) for s in (-1, 1)]
    return [*legs, *posts, _box((0.2, 0.07, 0.05), (0, -0.30 * d, 0.13), 0.01)]


def _piano_strings(w: float, d: float) -> list[Mesh]:
    """Shorter and slanting towards the treble."""
    return [
        rod(
            (x, -0.3 * d, 0.855),
            (x * 0.8 - 0.06, 0.30 * d - 0.34 * max(x + 0.2, 0), 0.855),
            0.0016,
            sides=5,
        )
        for x in np.linspace(-0.44 * w, 0.36 * w, 40)
    ]


def _pedals(d: float) -> list[Mesh]:
    return [
        _box((0.03, 0.11, 0.012), (x, -0.30 * d - 0.07, 0.085), 0.005) for x in (-0.055, 0, 0.055)
    ]


def _upright_piano(thing: Furnishing, rng: np.random.Generator) -> Made:
    w, d, h = thing.size
    wood = [
        _box((w, 0.6 * d, h), (0, 0.2 * d, h / 2), 0.01),
        _box((w + 0.03, 0.66 * d, 0.03), (0, 0.18 * d, h), 0.01),
        _box((w, 0.42 * d, 0.09), (0, -0.26 * d, 0.66), 0.01),
        *(
            _box((0.05, 0.42 * d, 0.26), (s * (w / 2 - 0.025), -0.26 * d, 0.70), 0.015)
            for s in (-1, 1)
        ),
        *(
            leg(
                (s * (w / 2 - 0.05), -0.42 * d, 0),
                (s * (w / 2 - 0.05), -0.42 * d, 0.64),
                (0.06, 0.06),
                taper=0.7,
            )
            for s in (-1, 1)
        ),
        *(
            moved(m, (x, -0.1 * d, 0.36))
            for x in (-0.25 * w, 0.25 * w)
            for m in _panelled(0.44 * w, 0.48)
        ),
        *(moved(m, (0, -0.1 * d, 1.0)) for m in _panelled(0.9 * w, 0.34)),
    ]
    stand = turned(_box((0.6, 0.012, 0.22), (0, 0, 0.11)), "x", -14)
    paper = [
        turned(_box((0.21, 0.002, 0.28), (x, -0.008, 0.15), 0.0006), "x", -14)
        for x in (-0.108, 0.108)
    ]
    pedals = [_box((0.03, 0.11, 0.012), (x, -0.16 * d, 0.06), 0.005) for x in (-0.06, 0, 0.06)]
    return [
        _boards([*wood, moved(stand, (0, -0.13 * d, 0.82))], thing, rng),
        piece([moved(m, (0, -0.13 * d, 0.82)) for m in paper], "paper", name="music"),
        piece(pedals, "brass", name="pedal"),
        *_keys(w - 0.12, (0, -0.46 * d, 0.715)),
    ]


# Fire and light


def flames(spots: list[tuple[float, float, float, float]], strength: float = 8.0) -> Made:
    """Tongues of fire: (x, y, z, height) m; a pale core in an orange coat."""
    shape = lathe(
        spline([(0, 0), (0.20, 0.12), (0.23, 0.3), (0.13, 0.62), (0.04, 0.86), (0, 1.0)], 28),
        segments=28,
    )
    outer = [
        moved(_wavy(sized(shape, (h * 0.9, h * 0.7, h)), h), (x, y, z)) for x, y, z, h in spots
    ]
    inner = [
        moved(_wavy(sized(shape, (h * 0.5, h * 0.45, h * 0.6)), h), (x, y - 0.1 * h, z))
        for x, y, z, h in spots
    ]
    return [
        piece(outer, lit((1.0, 0.34, 0.05), 0.6 * strength), name="flame"),
        piece(inner, lit((1.0, 0.72, 0.25), strength), name="flame"),
    ]


def _wavy(mesh: Mesh, h: float) -> Mesh:
    v = mesh.vertices.copy()
    v[:, 0] += 0.10 * h * np.sin(6 * v[:, 2] / h) * v[:, 2] / h
    return replace(mesh, vertices=v.astype(np.float32))


def _fireplace(thing: Furnishing, rng: np.random.Generator) -> Made:
    """A brick chimney breast with an arched hearth, a mantel of oak, logs and a fire."""
    w, d, h = thing.size
    hole = np.r_[
        [(-0.26 * w, 0.0), (0.26 * w, 0.0)],
        arc(0.26 * w, 0, 180, 24, (0, 0.36 * h)) * [1, 0.8] + [0, 0.07 * h],
    ]
    front = turned(
        extruded(
            np.array([(-w / 2, 0), (w / 2, 0), (w / 2, h), (-w / 2, h)]), d * 0.55, holes=[hole]
        ),
        "x",
        90,
    )
    front = boxed_uvs(replace(moved(front, (0, 0.05 * d, 0)), uvs=None))
    inside = [
        _box((0.6 * w, 0.02, 0.8 * h), (0, 0.42 * d, 0.4 * h)),
        *(_box((0.02, 0.44 * d, 0.8 * h), (s * 0.27 * w, 0.22 * d, 0.4 * h)) for s in (-1, 1)),
        _box((0.6 * w, 0.44 * d, 0.02), (0, 0.22 * d, 0.76 * h)),
    ]
    hearth = _box((w + 0.2, 0.9 * d, 0.05), (0, -0.25 * d, 0.025), 0.012)
    mantel = [
        _box((w + 0.24, 0.55 * d, 0.075), (0, -0.30 * d, h), 0.012),
        _box((w + 0.1, 0.45 * d, 0.05), (0, -0.28 * d, h - 0.06), 0.012),
    ]
    logs = [
        turned(rod((-0.26, 0, 0), (0.26, 0, 0), 0.048, bevel=0.006), "z", turn)
        for turn in (8.0, -14.0, 24.0)
    ]
    places = [(0, 0.0, 0.12), (0.02, 0.1, 0.12), (-0.01, 0.05, 0.20)]
    burning = [moved(lumpy(m, 0.004, 0.03, k), places[k]) for k, m in enumerate(logs)]
    tongues = [
        (float(x), 0.05 + 0.04 * (k % 2), 0.15, t)
        for k, (x, t) in enumerate(
            zip(np.linspace(-0.2, 0.2, 7), rng.uniform(0.16, 0.36, 7), strict=True)
        )
    ]
    embers = [
        ball(0.02, (float(x), float(y), 0.06), segments=8)
        for x, y in rng.uniform((-0.26, -0.04), (0.26, 0.14), (40, 2))
    ]
    return [
        body(front, material(thing.finish)),
        piece(inside, trim((0.02, 0.016, 0.014), 0.95), name="soot"),
        piece(boxed_uvs(replace(hearth, uvs=None)), "slate", name="hearth"),
        piece([grained(m, rng) for m in mantel], "oak", name="mantel"),
        piece(burning, "bark", name="log"),
        piece(embers, lit((1.0, 0.16, 0.02), 1.6), name="ember"),
        *flames(tongues),
    ]


def _chandelier(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Curved arms about a turned column, candles that burn, crystal drops, a chain."""
    w, _, h = thing.size
    r = w / 2
    rows = [
        (0, 0.05), (0.03, 0.08), (0.05, 0.16), (0.02, 0.24), (0.04, 0.32), (0.014, 0.42),
        (0.01, h),
    ]  # fmt: skip
    turns = [360.0 * k / thing.count for k in range(thing.count)]
    spots = [
        (r * float(np.cos(np.radians(t))), r * float(np.sin(np.radians(t))), 0.33, 0.055)
        for t in turns
    ]
    arm, cup, drop = _chandelier_arm(r)
    candle = rod((r, 0, 0.23), (r, 0, 0.33), 0.011)
    arms, cups, candles, drops = (
        [turned(m, "z", t) for t in turns] for m in (arm, cup, candle, drop)
    )
    beads = [moved(turned(sized(drop, 0.7), "z", t + 20), (0, 0, 0.02)) for t in turns]
    return [
        body([lathe(spline(rows, 60)), *arms, *cups], _finish(thing)),
        piece(candles, "wax", name="candle"),
        piece([*drops, *beads], "clear glass", name="crystal"),
        *flames(spots, 10.0),
    ]


def _chandelier_arm(r: float) -> tuple[Mesh, Mesh, Mesh]:
    """One arm along x, the cup at its end, and the crystal that hangs from it."""
    way = spline([(0.03, 0, 0.16), (0.4 * r, 0, 0.07), (0.8 * r, 0, 0.10), (r, 0, 0.22)], 40)
    cup = [(0, 0), (0.012, 0.0), (0.04, 0.016), (0.038, 0.02), (0.012, 0.012), (0, 0.012)]
    drop = spline([(0, -0.05), (0.010, -0.035), (0.006, -0.012), (0, 0)], 16)
    return (
        tube(way, 0.0085, sides=12),
        moved(lathe(cup, segments=32), (r, 0, 0.22)),
        moved(lathe(drop, segments=8), (r, 0, 0.215)),
    )


def _desk_lamp(thing: Furnishing, rng: np.random.Generator) -> Made:
    """A jointed arm on a round foot, a bell for a shade, the bulb lit."""
    foot = lathe(
        np.r_[
            [(0, 0)],
            spline([(0.085, 0), (0.086, 0.012), (0.03, 0.022), (0.012, 0.03), (0, 0.03)], 24),
        ]
    )
    joints = [(0.0, 0.05, 0.03), (0.0, 0.16, 0.26), (0.0, -0.06, 0.46)]
    arms = [rod(a, b, 0.007) for a, b in itertools.pairwise(joints)]
    knobs = [turned(rod((-0.016, 0, 0), (0.016, 0, 0), 0.014), "z", 0) for _ in joints]
    bell = lathe(
        np.r_[spline([(0.075, 0), (0.066, 0.05), (0.036, 0.09), (0.026, 0.125)], 30), [(0, 0.13)]]
    )
    inner = lathe(np.array([(0.0, 0.075), (0.034, 0.086), (0.064, 0.048), (0.073, 0.0)]))
    bulb = ball(0.028, (0, 0, 0.035))

    def aimed(m: Mesh) -> Mesh:
        return moved(turned(moved(m, (0, 0, -0.125)), "x", -34), (0, -0.06, 0.46))

    return [
        body([moved(foot, (0, 0.05, 0)), aimed(bell)], _finish(thing)),
        piece(
            [*arms, *(moved(k, j) for k, j in zip(knobs, joints, strict=True))], "brass", name="arm"
        ),
        piece(aimed(inner), Material("reflector", (0.8, 0.79, 0.76), 0.3), name="reflector"),
        piece(aimed(bulb), lit((1.0, 0.78, 0.48), 9.0), name="bulb"),
    ]


def _lantern(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Four panes between posts, a roof with a ring, a candle that burns inside."""
    w, _, h = thing.size
    a = w / 2 - 0.012
    frame = [
        rod((sx * a, sy * a, 0.02), (sx * a, sy * a, 0.62 * h), 0.006)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    frame += [
        _box((w, w, 0.018), (0, 0, 0.012), 0.004),
        _box((w, w, 0.014), (0, 0, 0.62 * h), 0.004),
    ]
    roof = turned(
        lathe(
            [
                (0.70 * w, 0.63 * h),
                (0.62 * w, 0.66 * h),
                (0.2 * w, 0.82 * h),
                (0.10 * w, 0.88 * h),
                (0, 0.88 * h),
            ],
            segments=4,
            crease=20,
        ),
        "z",
        45,
    )
    t = np.linspace(0, 2 * np.pi, 40)
    ring = tube(
        np.c_[0.036 * np.cos(t), 0 * t, 0.93 * h + 0.036 * np.sin(t)], 0.004, sides=10, capped=False
    )
    panes = [
        turned(_box((2 * a - 0.01, 0.002, 0.58 * h), (0, -a, 0.32 * h), 0.0005), "z", 90 * k)
        for k in range(4)
    ]
    candle = rod((0, 0, 0.02), (0, 0, 0.26 * h), 0.026)
    return [
        body([*frame, roof, ring], _finish(thing)),
        piece(panes, "thin glass", name="pane"),
        piece(candle, "wax", name="candle"),
        *flames([(0, 0, 0.26 * h, 0.07)], 10.0),
    ]


# Kitchen and bath, doors


def _fridge(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Rounded, of the fifties: two doors with chrome handles."""
    w, d, h = thing.size
    doors = [
        bevelled_box((w, d, tall), bevel=0.045, steps=6, at=(0, 0, z))
        for tall, z in ((0.30 * h, 0.83 * h), (0.655 * h, 0.35 * h))
    ]
    grips = [
        tube(
            spline(
                [
                    (-0.36 * w, -d / 2 + 0.01, z),
                    (-0.36 * w, -d / 2 - 0.04, z + 0.02),
                    (-0.36 * w, -d / 2 - 0.04, z + 0.18),
                    (-0.36 * w, -d / 2 + 0.01, z + 0.2),
                ],
                30,
            ),
            0.011,
            sides=12,
        )
        for z in (0.72 * h, 0.45 * h)
    ]
    badge = _box((0.16, 0.008, 0.025), (0, -d / 2 - 0.002, 0.92 * h), 0.004)
    feet = [
        rod((sx * 0.38 * w, sy * 0.38 * d, 0), (sx * 0.38 * w, sy * 0.38 * d, 0.05), 0.02)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    return [body(doors, _finish(thing)), piece([*grips, badge, *feet], "chrome", name="handle")]


def _bathtub(thing: Furnishing, rng: np.random.Generator) -> Made:
    """Freestanding on claw feet, with water and a brass tap."""
    w, d, h = thing.size
    shape = sdf.ellipsoid((w / 2, d / 2, 0.50), (0, 0, 0.64)) & sdf.half_space((0, 0, 1), (0, 0, h))
    shell = sdf.meshed(
        shape - sdf.ellipsoid((w / 2 - 0.035, d / 2 - 0.035, 0.47), (0, 0, 0.65)), cells=150
    )
    t = np.linspace(0, 2 * np.pi, 120)
    lip = tube(
        np.c_[(w / 2 - 0.012) * np.cos(t), (d / 2 - 0.012) * np.sin(t), np.full(120, h)],
        0.022,
        sides=14,
        capped=False,
    )
    k = float(np.sqrt(1 - ((0.64 - 0.47) / 0.5) ** 2))
    water = extruded(circle(1.0, 80) * np.array([w / 2 * k - 0.03, d / 2 * k - 0.03]), 0.012)
    pool = Material("bath water", (0.30, 0.52, 0.56), 0.03, coat=1.0, subsurface=0.3)
    feet = [
        moved(
            lathe(spline([(0.02, 0), (0.045, 0.02), (0.03, 0.07), (0.05, 0.20)], 24), segments=24),
            (sx * 0.30 * w, sy * 0.26 * d, 0),
        )
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    pipe = tube(
        spline(
            [(0.46 * w, 0.0, 0.4), (0.47 * w, 0, 0.78), (0.40 * w, 0, 0.84), (0.36 * w, 0, 0.76)],
            40,
        ),
        0.016,
        sides=14,
    )
    return [
        body([shell, lip], _finish(thing)),
        piece(moved(water, (0, 0, 0.46)), pool, name="water"),
        piece([*feet, pipe], "brass", name="foot"),
    ]


def _door(thing: Furnishing, rng: np.random.Generator) -> Made:
    w, d, h = thing.size
    frame = [
        _box((0.08, d, h + 0.06), (s * (w / 2 + 0.01), 0, h / 2 + 0.03), 0.008) for s in (-1, 1)
    ]
    frame.append(_box((w + 0.1, d, 0.09), (0, 0, h + 0.06), 0.008))
    leaf_ = [
        moved(m, (x, -0.012, z))
        for x in (-0.22 * w, 0.22 * w)
        for z, tall in ((0.27 * h, 0.46 * h), (0.75 * h, 0.44 * h))
        for m in _panelled(0.45 * w, tall)
    ]
    core = _box((w - 0.06, 0.03, h), (0, 0, h / 2))
    knob = [
        _knob((0.38 * w, -0.035, 0.48 * h), 0.028),
        _box((0.045, 0.008, 0.2), (0.38 * w, -0.036, 0.48 * h)),
    ]
    return [_boards([*leaf_, core, *frame], thing, rng), piece(knob, "brass", name="knob")]


def _window(thing: Furnishing, rng: np.random.Generator) -> Made:
    """A sash in a frame with a sill; the panes show the sky."""
    w, d, h = thing.size
    outer = extruded(rectangle(w, h), d, holes=[rectangle(w - 0.14, h - 0.14)], bevel=0.01)
    frame = [
        moved(turned(outer, "x", 90), (0, d / 2, h / 2)),
        _box((w + 0.12, d + 0.12, 0.04), (0, -0.03, 0.02), 0.01),
    ]
    frame += [
        _box((0.035, 0.04, h - 0.1), (0, 0, h / 2), 0.006),
        *(_box((w - 0.1, 0.04, 0.03), (0, 0, z), 0.006) for z in (0.36 * h, 0.64 * h)),
    ]
    pane = _box((w - 0.12, 0.004, h - 0.12), (0, 0.01, h / 2), 0.001)
    return [_boards(frame, thing, rng), piece(pane, "thin glass", name="pane")]


FORMS: dict[str, Callable[[Furnishing, np.random.Generator], Made]] = {
    "bookshelf": _bookshelf,
    "bed": _bed,
    "cabinet": _cabinet,
    "drawers": _drawers,
    "rug": _rug,
    "mirror": _mirror,
    "round mirror": _round_mirror,
    "clock": _clock,
    "set": _set,
    "alarm clock": _alarm_clock,
    "tall clock": _tall_clock,
    "screen": _screen,
    "painting": _painting,
    "grand piano": _grand_piano,
    "upright piano": _upright_piano,
    "fireplace": _fireplace,
    "curtain": _curtain,
    "chandelier": _chandelier,
    "desk lamp": _desk_lamp,
    "lantern": _lantern,
    "pillow": _pillow,
    "fridge": _fridge,
    "bathtub": _bathtub,
    "door": _door,
    "window": _window,
}

FAMILY = Family(
    "furnishings",
    build,
    ROWS,
    span=(0.1, 2.7),
    synonyms={
        "bookshelf": ("bookcase", "book shelf", "shelf of books"),
        "shelf": ("shelves",),
        "bed": ("double bed", "king size bed"),
        "wardrobe": ("armoire", "closet"),
        "cabinet": ("cupboard", "sideboard"),
        "dresser": ("chest of drawers", "drawers"),
        "rug": ("carpet", "persian rug", "persian carpet"),
        "mirror": ("floor mirror", "standing mirror", "full length mirror"),
        "round mirror": ("wall mirror",),
        "alarm clock": ("bedside clock",),
        "grandfather clock": ("longcase clock", "pendulum clock"),
        "television": ("tv", "tv set", "flat screen", "television set"),
        "retro television": (
            *("retro tv", "vintage tv", "old tv", "vintage television", "old television"),
            *("crt tv", "crt television", "tube tv"),
        ),
        "computer monitor": ("monitor", "computer screen", "screen"),
        "painting": ("framed painting", "oil painting", "picture"),
        "picture frame": ("framed picture", "framed photo", "photo frame"),
        "piano": ("grand piano",),
        "fireplace": ("hearth",),
        "curtain": ("curtains", "drapes", "drape"),
        "desk lamp": ("reading lamp", "anglepoise lamp"),
        "pillow": ("cushion", "throw pillow"),
        "refrigerator": ("fridge", "retro fridge"),
        "bathtub": ("bath", "bath tub"),
        "door": ("wooden door", "front door"),
    },
)
