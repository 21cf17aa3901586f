"""What makes music: violins and cellos, drums, brass, harps, electric guitars, gramophones.

Bodies with strings share one outline; brass is a pipe that is bent and widens to a bell.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    combined,
    extruded,
    grained,
    grounded,
    lathe,
    leg,
    merged,
    moved,
    rod,
    rounded,
    sized,
    spline,
    stood,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument by its form; `size` is its height in metres, `count` of drums or pipes."""

    form: str
    size: float
    color: Rgb
    count: int = 1


Made = list[Part]
BLACK: Rgb = (0.014, 0.013, 0.013)
ROWS = {
    "violin": Instrument("violin", 0.60, (0.32, 0.085, 0.022)),
    "violin in play": Instrument("played violin", 0.60, (0.32, 0.085, 0.022)),
    "cello": Instrument("violin", 1.24, (0.26, 0.075, 0.022)),
    "electric guitar": Instrument("electric guitar", 0.98, (0.46, 0.020, 0.018)),
    "drum": Instrument("drum", 0.42, (0.42, 0.025, 0.022)),
    "drum kit": Instrument("drum kit", 1.2, (0.34, 0.018, 0.02), count=3),
    "bongo drums": Instrument("bongos", 0.2, (0.40, 0.17, 0.05), count=2),
    "trumpet": Instrument("trumpet", 0.5, (0.85, 0.57, 0.19)),
    "saxophone": Instrument("saxophone", 0.75, (0.85, 0.57, 0.19)),
    "harp": Instrument("harp", 1.7, (0.85, 0.57, 0.19), count=34),
    "gramophone": Instrument("gramophone", 0.62, (0.20, 0.065, 0.028)),
    "vinyl record": Instrument("record", 0.31, (0.50, 0.04, 0.03)),
    "microphone": Instrument("microphone", 0.34, (0.62, 0.62, 0.63)),
}


HELD = {
    "saxophone": Anchor((0.0, 0.0, 0.30), front=(1.0, 0.0, 0.0))
}  # the bell away from who plays


def build(order: Order[Instrument]) -> Model:
    """By its form, on a stand where it needs one."""
    thing, rng = order.params, order.rng
    held = HELD.get(thing.form)
    parts = merged(FORMS[thing.form](thing, rng))
    model = stood(Model(order.noun, parts, {} if held is None else {"grip": held}))
    model = varied(turned(model, "z", float(rng.uniform(-12, 12))), rng, "z", 0.03)
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    anchors = {"grip": Anchor((x, y, z)), **model.anchors, "top": top_anchor(model.parts, 0.2)}
    return replace(grounded(model), anchors=anchors)


def _wood(color: Rgb) -> Material:
    return replace(material("mahogany", color=color), coat=0.9, coat_roughness=0.06)


def _brass(color: Rgb) -> Material:
    return Material("lacquered brass", color, 0.14, metallic=1.0, coat=0.4)


# With strings


BOUT: tuple[tuple[float, float], ...] = (
    (0.0, 0.0), (0.16, 0.012), (0.27, 0.08), (0.295, 0.20), (0.245, 0.30), (0.185, 0.37),
    (0.178, 0.43), (0.215, 0.50), (0.232, 0.60), (0.185, 0.70), (0.08, 0.735), (0.0, 0.74),
)  # fmt: skip


F_HOLE: tuple[tuple[float, float, float], ...] = (
    (0.075, 0.26, 0.012), (0.062, 0.235, 0.017), (0.078, 0.20, 0.013), (0.066, 0.17, 0.013),
)  # fmt: skip


def _violin(thing: Instrument, rng: np.random.Generator) -> Made:
    """Leaning back on a little stand: waisted body with arched top, f-holes, neck, scroll, bow."""
    return [*_on_stand(_strung(thing, rng), 80.0, thing.size), *_bow(thing.size)]


def _played_violin(thing: Instrument, rng: np.random.Generator) -> Made:
    """Upright, without its stand, the bow across its strings."""
    k = thing.size
    return [turned(part, "x", 90.0) for part in [*_strung(thing, rng), *_bow_across(k)]]


def _strung(thing: Instrument, rng: np.random.Generator) -> Made:
    """The violin itself, lying on its back, its neck towards +y."""
    k = thing.size
    deep = 0.075 * k
    wood = [*_violin_body(k, deep), *_violin_neck(k, deep)]
    return [
        piece([grained(m, rng) for m in wood], _wood(thing.color), name="body", tinted=True),
        piece(_scroll(k, deep), _wood(thing.color), name="scroll", tinted=True),
        piece(_ebony(k, deep), trim(BLACK, 0.3), name="ebony"),
        piece(_bridge(k, deep), "pine", name="bridge"),
        piece(_violin_strings(k, deep), "silver", name="string"),
    ]


def _violin_body(k: float, deep: float) -> list[Mesh]:
    """Ribs, back and front with their lips, and the arch of the front."""
    half = np.array(BOUT) * 0.58 * k
    outline = np.r_[spline(half, 70), (spline(half, 70) * [-1, 1])[::-1][1:-1]]
    ribs = extruded(outline, deep, bevel=0.004 * k)
    lips = [
        moved(extruded(outline * [1.03, 1.0], 0.006 * k, bevel=0.002 * k), (0, 0, z))
        for z in (-0.002 * k, deep - 0.004 * k)
    ]
    arch = sized(ball(1.0, segments=48), (0.115 * k, 0.19 * k, 0.02 * k))
    return [ribs, *lips, moved(arch, (0, 0.215 * k, deep))]


def _violin_neck(k: float, deep: float) -> list[Mesh]:
    """The neck and the box that holds the pegs."""
    neck = bevelled_box(
        (0.042 * k, 0.30 * k, 0.03 * k), bevel=0.008 * k, at=(0, 0.55 * k, deep - 0.004 * k)
    )
    box = bevelled_box(
        (0.042 * k, 0.13 * k, 0.042 * k), bevel=0.01 * k, at=(0, 0.745 * k, deep - 0.006 * k)
    )
    return [neck, box]


def _scroll(k: float, deep: float) -> Mesh:
    t = np.linspace(0, 2.6 * np.pi, 60)
    r = 0.032 * k * (1 - 0.085 * t)
    path = np.c_[0 * t, 0.83 * k + r * np.cos(t), deep - 0.03 * k + r * np.sin(t)]
    return tube(path, 0.013 * k, sides=14)


def _ebony(k: float, deep: float) -> list[Mesh]:
    """Fingerboard, tailpiece, pegs, and the dark of the two f-holes."""
    board = bevelled_box(
        (0.05 * k, 0.42 * k, 0.012 * k), bevel=0.003 * k, at=(0, 0.50 * k, deep + 0.022 * k)
    )
    tail = bevelled_box(
        (0.055 * k, 0.16 * k, 0.01 * k), bevel=0.004 * k, at=(0, 0.10 * k, deep + 0.03 * k)
    )
    z = deep - 0.004 * k
    pegs = [
        rod((s * 0.05 * k, y * k, z), (-s * 0.03 * k, y * k, z), 0.006 * k)
        for y, s in ((0.70, 1), (0.73, -1), (0.76, 1), (0.79, -1))
    ]
    return [board, tail, *pegs, *(_f_hole(k, deep, side) for side in (-1, 1))]


def _f_hole(k: float, deep: float, side: int) -> Mesh:
    path = spline([(side * x * k, y * k, deep + z * k) for x, y, z in F_HOLE], 30)
    return tube(path, 0.0042 * k, sides=8, squash=0.5)


def _bridge(k: float, deep: float) -> Mesh:
    size = (0.075 * k, 0.008 * k, 0.055 * k)
    return bevelled_box(size, bevel=0.002 * k, at=(0, 0.215 * k, deep + 0.035 * k))


def _violin_strings(k: float, deep: float) -> list[Mesh]:
    low, high = deep + 0.036 * k, deep + 0.031 * k
    return [
        rod((x * k, 0.09 * k, low), (0.6 * x * k, 0.72 * k, high), 0.0012 * k, sides=6)
        for x in (-0.016, -0.0055, 0.0055, 0.016)
    ]


def _on_stand(parts: Made, lean: float, k: float) -> Made:
    """Set upright, leaning back on a wire stand."""
    up = [moved(turned(p, "x", lean), (0, 0, 0.05 * k)) for p in parts]
    feet = [
        rod((0, 0.20 * k, 0.36 * k), (s * 0.20 * k, y * k, 0.008 * k), 0.009 * k)
        for s, y in ((-1, -0.10), (1, -0.10), (0, 0.34))
    ]
    hooks = [
        rod((s * 0.09 * k, 0.06 * k, 0.06 * k), (s * 0.09 * k, -0.10 * k, 0.055 * k), 0.009 * k)
        for s in (-1, 1)
    ]
    bar = rod((-0.13 * k, 0.07 * k, 0.06 * k), (0.13 * k, 0.07 * k, 0.06 * k), 0.008 * k)
    return [*up, piece([*feet, *hooks, bar], trim(BLACK, 0.4), name="stand")]


def _bow_across(k: float) -> Made:
    """Over the strings of a violin on its back, its frog on the side of the right hand."""
    low, high = np.array((-0.60, 0.24, 0.130)) * k, np.array((0.60, 0.24, 0.130)) * k
    bend = (low + high) / 2 + (0.0, 0.0, 0.012 * k)
    stick = tube(spline([low, bend, high], 30), 0.007 * k, sides=10)
    ends = [low - (0, 0, 0.016 * k), high - (0, 0, 0.016 * k)]
    hair = tube(np.array(ends), 0.004 * k, sides=8)
    frog = bevelled_box(
        (0.07 * k, 0.014 * k, 0.03 * k), bevel=0.004 * k, at=(0.55 * k, 0.24 * k, 0.120 * k)
    )
    return [
        piece([stick, frog], "mahogany", name="bow"),
        piece(hair, "silk", (0.78, 0.75, 0.68), name="bow"),
    ]


def _bow(k: float) -> Made:
    """Leaning beside it."""
    low, high = np.array((0.30, 0.02, 0.0)) * k, np.array((0.17, 0.14, 0.92)) * k
    stick = tube(
        spline([low, (low + high) / 2 + np.array((0.012 * k, 0, 0)), high], 30), 0.006 * k, sides=10
    )
    hair = rod(
        (float(low[0]) - 0.02 * k, float(low[1]), 0.012 * k),
        (float(high[0]) - 0.022 * k, float(high[1]), float(high[2])),
        0.003 * k,
        sides=8,
    )
    return [
        piece(stick, "mahogany", name="bow"),
        piece(hair, "silk", (0.78, 0.75, 0.68), name="bow"),
    ]


HORNED: tuple[tuple[float, float], ...] = (
    (0.0, 0.0), (0.13, 0.01), (0.168, 0.09), (0.14, 0.18), (0.118, 0.24), (0.135, 0.31),
    (0.14, 0.375), (0.10, 0.40), (0.072, 0.35), (0.04, 0.325), (-0.03, 0.325), (-0.07, 0.36),
    (-0.105, 0.435), (-0.148, 0.425), (-0.14, 0.33), (-0.12, 0.25), (-0.145, 0.17),
    (-0.172, 0.09), (-0.13, 0.01),
)  # fmt: skip
PICKGUARD: tuple[tuple[float, float], ...] = (
    (0.02, 0.06), (0.12, 0.08), (0.10, 0.19), (0.11, 0.30), (0.05, 0.30), (-0.05, 0.31),
    (-0.05, 0.18),
)  # fmt: skip
HEADSTOCK: tuple[tuple[float, float], ...] = (
    (-0.022, 0.80), (0.03, 0.80), (0.045, 0.86), (0.036, 0.98), (-0.02, 0.95), (-0.028, 0.85),
)  # fmt: skip


def _electric_guitar(thing: Instrument, rng: np.random.Generator) -> Made:
    """Two horns, pickguard, pickups, knobs, a long neck with frets and a headstock."""
    k = thing.size
    made: Made = [
        body(_horned_body(k), Material("guitar lacquer", thing.color, 0.1, coat=1.0)),
        piece(_pickguard(k), "gloss plastic", (0.78, 0.77, 0.74), name="guard"),
        piece([*_pickups(k), *_knobs(k)], trim((0.03, 0.03, 0.03), 0.3), name="pickup"),
        piece(_guitar_neck(k), "pine", name="neck"),
        piece(_fretboard(k), "walnut", name="board"),
        piece([*_frets(k), *_guitar_strings(k)], "chrome", name="metal"),
    ]
    return _on_stand(made, 80.0, 0.75 * k)


def _horned_body(k: float) -> Mesh:
    outline = spline(np.array(HORNED) * k, 160, closed=True)
    return extruded(outline, 0.042 * k, bevel=0.010 * k, steps=4)


def _pickguard(k: float) -> Mesh:
    outline = spline(np.array(PICKGUARD) * k, 60, closed=True)
    return moved(extruded(outline, 0.003 * k), (0, 0, 0.042 * k))


def _pickups(k: float) -> list[Mesh]:
    return [
        bevelled_box((0.075 * k, 0.022 * k, 0.01 * k), bevel=0.004 * k, at=(0, y * k, 0.048 * k))
        for y in (0.13, 0.20, 0.27)
    ]


def _knobs(k: float) -> list[Mesh]:
    knob = lathe([(0, 0), (0.012 * k, 0), (0.011 * k, 0.014 * k), (0, 0.014 * k)], segments=32)
    return [moved(knob, (x * k, y * k, 0.044 * k)) for x, y in ((0.11, 0.13), (0.125, 0.085))]


def _guitar_neck(k: float) -> list[Mesh]:
    """The neck and the headstock at its end."""
    neck = bevelled_box(
        (0.045 * k, 0.50 * k, 0.03 * k), bevel=0.009 * k, at=(0, 0.56 * k, 0.04 * k)
    )
    head = extruded(np.array(HEADSTOCK) * k, 0.018 * k, bevel=0.004 * k)
    return [neck, moved(head, (0, 0, 0.035 * k))]


def _fretboard(k: float) -> Mesh:
    size = (0.043 * k, 0.50 * k, 0.008 * k)
    return bevelled_box(size, bevel=0.002 * k, at=(0, 0.545 * k, 0.058 * k))


def _frets(k: float) -> list[Mesh]:
    """Each a twelfth root of two nearer to the bridge."""
    return [
        bevelled_box(
            (0.043 * k, 0.0022 * k, 0.002 * k),
            bevel=0.0005 * k,
            at=(0, (0.80 - 0.49 * (1 - 2 ** (-i / 12)) / 0.71) * k, 0.062 * k),
        )
        for i in range(1, 22)
    ]


def _guitar_strings(k: float) -> list[Mesh]:
    """Pegs, bridge, and the six strings between them."""
    pegs = [
        rod((-0.025 * k, y * k, 0.045 * k), (-0.045 * k, y * k, 0.045 * k), 0.006 * k)
        for y in np.linspace(0.84, 0.945, 6)
    ]
    bridge = bevelled_box(
        (0.08 * k, 0.03 * k, 0.012 * k), bevel=0.003 * k, at=(0, 0.085 * k, 0.048 * k)
    )
    strings = [
        rod((x * k, 0.085 * k, 0.060 * k), (0.8 * x * k, 0.83 * k, 0.064 * k), 0.0008 * k, sides=5)
        for x in np.linspace(-0.018, 0.018, 6)
    ]
    return [*pegs, bridge, *strings]


HARP_NECK: tuple[tuple[float, float, float], ...] = (
    (-0.26, 0, 0.92), (-0.14, 0, 0.98), (0.02, 0, 0.86), (0.16, 0, 0.76), (0.25, 0, 0.80),
)  # fmt: skip
HARP_PILLAR: tuple[tuple[float, float], ...] = (
    (0.03, 0.04), (0.045, 0.08), (0.02, 0.14), (0.019, 0.8), (0.036, 0.9), (0.05, 0.94), (0, 0.99),
)  # fmt: skip


def _harp(thing: Instrument, rng: np.random.Generator) -> Made:
    """A gilt pillar and a curved neck over a leaning box, strings between neck and box."""
    k = thing.size
    neck = spline(HARP_NECK, 60) * k
    pillar = moved(lathe(spline(HARP_PILLAR, 60) * k, segments=32), (-0.26 * k, 0, 0))
    frame = [pillar, tube(neck, 0.03 * k, sides=16)]
    strings = [_harp_string(neck[int(t * 59)], k) for t in np.linspace(0.04, 0.96, thing.count)]
    return [
        piece(frame, _brass(thing.color), name="frame", tinted=True),
        piece([grained(m, rng) for m in _harp_box(k)], "mahogany", name="box"),
        piece(strings, "silk", (0.80, 0.76, 0.66), name="string"),
    ]


def _harp_box(k: float) -> list[Mesh]:
    """The box that sounds, and what it stands on."""
    low, high = (0.02 * k, 0, 0.05 * k), (0.26 * k, 0, 0.80 * k)
    box = leg(low, high, (0.10 * k, 0.15 * k), taper=1.6, bevel=0.02 * k)
    base = bevelled_box(
        (0.5 * k, 0.22 * k, 0.05 * k), bevel=0.02 * k, steps=4, at=(-0.1 * k, 0, 0.025 * k)
    )
    return [box, base]


def _harp_string(top: np.ndarray, k: float) -> Mesh:
    """From a point of the neck down to the box, or to the base in front of it."""
    x = top[0] + 0.015 * k
    along = np.clip((x - 0.02 * k + 0.02 * k) / (0.24 * k), 0, 1)
    low = 0.05 * k + 0.75 * k * along if x > 0.02 * k else 0.06 * k
    ends = (float(top[0]), 0, float(top[2]) - 0.01), (float(x), 0, float(low))
    return rod(*ends, 0.0016, sides=5)


# Drums


def _shell(r: float, h: float, color: Rgb) -> Made:
    """A drum that stands: lacquered shell, hoops, skins, lugs."""
    wall = lathe([(0, 0.02 * h), (r, 0.02 * h), (r, 0.98 * h), (0.98 * r, 0.98 * h)])
    skin = lathe([(0.985 * r, 0.985 * h), (0.97 * r, h), (0, h)])
    hoops = [
        lathe(
            np.array(
                rounded(
                    [
                        (1.0 * r, z - 0.018),
                        (1.05 * r, z - 0.018),
                        (1.05 * r, z + 0.012),
                        (1.0 * r, z + 0.012),
                    ],
                    0.004,
                    closed=False,
                )
            )
        )
        for z in (0.022, 0.985 * h)
    ]
    lugs = [
        turned(rod((1.035 * r, 0, 0.04), (1.035 * r, 0, 0.95 * h), 0.0042, sides=8), "z", 45.0 * i)
        for i in range(8)
    ]
    caps = [
        turned(
            bevelled_box((0.022, 0.02, 0.06), bevel=0.006, at=(1.02 * r, 0, 0.5 * h)), "z", 45.0 * i
        )
        for i in range(8)
    ]
    return [
        body(wall, Material("drum lacquer", color, 0.14, coat=1.0)),
        piece(skin, Material("drum skin", (0.80, 0.78, 0.72), 0.6), name="skin"),
        piece([*hoops, *lugs, *caps], "chrome", name="hoop"),
    ]


def _drum(thing: Instrument, rng: np.random.Generator) -> Made:
    """A snare on three feet with two sticks across it."""
    made = [moved(p, (0, 0, 0.24)) for p in _shell(0.18, 0.16, thing.color)]
    legs = [
        turned(rod((0.02, 0, 0.20), (0.20, 0, 0.008), 0.009), "z", 120.0 * i + 30) for i in range(3)
    ]
    column = rod((0, 0, 0.10), (0, 0, 0.25), 0.012)
    arms = [
        turned(rod((0.01, 0, 0.21), (0.185, 0, 0.245), 0.007), "z", 120.0 * i + 90)
        for i in range(3)
    ]
    sticks = []
    for turn, y in ((22.0, -0.02), (-18.0, 0.03)):
        stick = rod((-0.24, y, 0.413), (0.16, y, 0.413), 0.0075, end_radius=0.0042)
        sticks += [turned(stick, "z", turn), turned(ball(0.0068, (0.165, y, 0.413)), "z", turn)]
    return [
        *made,
        piece([*legs, column, *arms], "chrome", name="stand"),
        piece(sticks, "pine", name="stick"),
    ]


def _cymbal(at: tuple[float, float, float], r: float, tilt: float) -> tuple[Mesh, Mesh]:
    disc = lathe(
        spline(
            [
                (r, 0),
                (0.55 * r, 0.022 * r / 0.2),
                (0.22 * r, 0.03 * r / 0.2),
                (0.16 * r, 0.06 * r / 0.2),
                (0, 0.07 * r / 0.2),
            ],
            30,
        )
    )
    under = lathe(
        spline(
            [
                (0, 0.068 * r / 0.2),
                (0.16 * r, 0.058 * r / 0.2),
                (0.22 * r, 0.028 * r / 0.2),
                (0.55 * r, 0.02 * r / 0.2),
                (r, -0.001),
            ],
            30,
        )
    )

    whole = moved(turned(combined([disc, under]), "x", tilt), at)
    return whole, rod((at[0], at[1], 0.02), at, 0.011)


def _drum_kit(thing: Instrument, rng: np.random.Generator) -> Made:
    """Bass drum to the front, toms on it, snare, floor tom, hi-hat and two cymbals."""
    color = thing.color
    bass = [
        moved(turned(moved(p, (0, 0, -0.2)), "x", 90), (0, 0, 0.30))
        for p in _shell(0.28, 0.40, color)
    ]
    toms = [
        moved(turned(p, "x", -22), at)
        for at, r in (((-0.17, -0.02, 0.60), 0.14), ((0.17, -0.02, 0.60), 0.15))
        for p in _shell(r, 0.19, color)
    ]
    floor = [moved(p, (0.50, 0.28, 0.26)) for p in _shell(0.2, 0.34, color)]
    snare = [moved(p, (-0.42, 0.34, 0.46)) for p in _shell(0.17, 0.13, color)]
    plates, posts = zip(
        *(
            _cymbal(at, r, t)
            for at, r, t in (
                ((-0.58, -0.05, 1.08), 0.22, -16.0),
                ((0.60, -0.08, 1.12), 0.25, -16.0),
                ((-0.70, 0.34, 0.80), 0.17, 0.0),
            )
        ),
        strict=True,
    )
    legs = [
        rod((x, y, 0.27), (x + dx, y + dy, 0.008), 0.009)
        for x, y, dx, dy in (
            (0.45, 0.42, 0, 0),
            (0.64, 0.2, 0, 0),
            (0.36, 0.2, 0, 0),
            (-0.42, 0.34, 0.12, 0.1),
            (-0.42, 0.34, -0.12, 0.1),
            (-0.42, 0.34, 0, -0.14),
        )
    ]
    feet = [turned(rod((0, 0, 0.16), (0.17, 0, 0.01), 0.008), "z", 120.0 * i) for i in range(3)]
    tripods = [
        moved(f, (x, y, 0)) for x, y in ((-0.58, -0.05), (0.60, -0.08), (-0.70, 0.34)) for f in feet
    ]
    spurs = [rod((s * 0.26, -0.1, 0.22), (s * 0.36, -0.2, 0.01), 0.01) for s in (-1, 1)]
    stalk = rod((0, 0, 0.55), (0, 0, 0.68), 0.014)
    snare_post = rod((-0.42, 0.34, 0.2), (-0.42, 0.34, 0.47), 0.012)
    return [
        *bass, *toms, *floor, *snare,
        piece(list(plates), _brass((0.80, 0.58, 0.22)), name="cymbal"),
        piece([*posts, *legs, *tripods, *spurs, stalk, snare_post], "chrome", name="stand"),
    ]  # fmt: skip


def _bongos(thing: Instrument, rng: np.random.Generator) -> Made:
    parts: Made = []
    for x, r in ((-0.115, 0.098), (0.105, 0.115)):
        wall = lathe(
            spline([(0.80 * r, 0.0), (0.86 * r, 0.05), (1.0 * r, 0.16), (1.0 * r, 0.175)], 30)
        )
        skin = lathe(
            spline([(1.02 * r, 0.168), (1.0 * r, 0.183), (0.9 * r, 0.186), (0, 0.186)], 24)
        )
        hoops = [
            lathe([(1.005 * r, z), (1.035 * r, z), (1.035 * r, z + 0.016), (1.005 * r, z + 0.016)])
            for z in (0.158,)
        ]
        hoops.append(
            lathe([(0.81 * r, 0.004), (0.85 * r, 0.004), (0.86 * r, 0.018), (0.82 * r, 0.018)])
        )
        parts += [
            piece(moved(wall, (x, 0, 0)), _wood(thing.color), name="body", tinted=True),
            piece(moved(skin, (x, 0, 0)), Material("hide", (0.72, 0.62, 0.46), 0.7), name="skin"),
            piece([moved(h, (x, 0, 0)) for h in hoops], "chrome", name="hoop"),
        ]
    return [
        *parts,
        piece(
            bevelled_box((0.06, 0.05, 0.06), bevel=0.01, at=(-0.008, 0, 0.1)), "oak", name="block"
        ),
    ]


# Brass


def _bell(path: np.ndarray, radii: np.ndarray) -> Mesh:
    return tube(path, radii, sides=40, capped=False)


TRUMPET_LOOP: tuple[tuple[float, float, float], ...] = (
    (-0.10, 0, 0.055), (-0.165, 0, 0.052), (-0.19, 0, 0.02), (-0.165, 0, -0.012),
    (-0.10, 0, -0.015), (0.06, 0, -0.015), (0.105, 0, -0.013), (0.125, 0, 0.012),
    (0.105, 0, 0.036), (0.06, 0.0, 0.04), (-0.20, 0.0, 0.04), (-0.27, 0, 0.04),
)  # fmt: skip
TRUMPET_MOUTH: tuple[tuple[float, float], ...] = (
    (0.0045, 0), (0.0052, 0.03), (0.0125, 0.05), (0.0135, 0.056), (0.008, 0.056), (0, 0.035),
)  # fmt: skip
VALVES = (-0.035, -0.008, 0.019)  # m along the pipe


def _trumpet(thing: Instrument, rng: np.random.Generator) -> Made:
    """Along x: mouthpiece, a long loop of pipe, three valves, a flaring bell; on a low rest."""
    cases = [_valve(x, -0.05, 0.085, 0.0098, 0.002) for x in VALVES]
    stems = [_valve(x, 0.085, 0.108, 0.0032) for x in VALVES]
    caps = [_valve(x, 0.106, 0.112, 0.0085, 0.001) for x in VALVES]
    mouth = moved(turned(lathe(TRUMPET_MOUTH), "y", -90), (-0.265, 0.018, 0.04))
    brass = [*_trumpet_bell(), _trumpet_pipe(), *cases]
    made: Made = [
        piece(brass, _brass(thing.color), name="body", tinted=True),
        piece([*stems, *caps, mouth], "silver", name="valve"),
        piece(_trumpet_rest(), trim(BLACK, 0.4), name="stand"),
    ]
    return [turned(p, "z", 22) for p in made]


def _trumpet_bell() -> list[Mesh]:
    """The horn that flares, and the rim at its end."""
    t = np.linspace(0, 1, 120)
    flare = (
        0.0058
        + 0.056 * np.clip((t - 0.35) / 0.65, 0, 1) ** 4.2
        + 0.006 * np.clip((t - 0.1) / 0.6, 0, 1)
    )
    horn = _bell(np.c_[-0.10 + 0.32 * t, 0 * t, 0 * t + 0.055], flare)
    rim = turned(lathe([(0.066, 0), (0.070, 0.0015), (0.066, 0.004)]), "y", 90)
    return [horn, moved(rim, (0.219, 0, 0.055))]


def _trumpet_pipe() -> Mesh:
    """Out beside itself on the way back."""
    loop = spline(TRUMPET_LOOP, 160)
    loop[70:, 1] += 0.018
    return tube(loop, 0.0056, sides=16)


def _valve(x: float, low: float, high: float, r: float, bevel: float = 0.0015) -> Mesh:
    return rod((x, 0.009, low), (x, 0.009, high), r, bevel=bevel)


def _trumpet_rest() -> list[Mesh]:
    foot = lathe(spline([(0.055, 0), (0.05, 0.012), (0.008, 0.02), (0, 0.02)], 16))
    return [
        rod((0.02, 0, -0.06), (0.02, 0, -0.13), 0.008),
        moved(foot, (0.02, 0, -0.145)),
        bevelled_box((0.10, 0.026, 0.012), bevel=0.004, at=(0.0, 0.006, -0.056)),
    ]


SAXOPHONE: tuple[tuple[float, float, float], ...] = (
    (-0.19, 0, 0.70), (-0.16, 0, 0.755), (-0.10, 0, 0.75), (-0.065, 0, 0.68), (-0.055, 0, 0.45),
    (-0.045, 0, 0.16), (-0.02, 0, 0.065), (0.045, 0, 0.04), (0.105, 0, 0.09), (0.125, 0, 0.22),
    (0.155, -0.02, 0.40),
)  # fmt: skip
SAXOPHONE_WIDENS: tuple[tuple[float, ...], tuple[float, ...]] = (  # share of the way; radius, m
    (0, 0.16, 0.30, 0.62, 0.74, 0.86, 0.95, 1.0),
    (0.008, 0.011, 0.017, 0.031, 0.038, 0.046, 0.062, 0.092),
)


def _saxophone(thing: Instrument, rng: np.random.Generator) -> Made:
    """An S of brass: neck, keys along the body, a bow, a wide bell that opens upwards."""
    path = spline(SAXOPHONE, 240)
    radii = np.interp(np.linspace(0, 1, 240), *SAXOPHONE_WIDENS)
    brass = [_bell(path, radii), _saxophone_rim(path), *_saxophone_keys(path, radii)]
    return [
        piece(brass, _brass(thing.color), name="body", tinted=True),
        piece(tube(path[:14], 0.0125, sides=16), trim(BLACK, 0.25), name="mouthpiece"),
    ]


def _saxophone_rim(path: np.ndarray) -> Mesh:
    """Around the mouth of the bell, square to where the pipe leads."""
    turn = np.linspace(0, 6.283, 80)
    around = np.c_[0.092 * np.cos(turn), 0.092 * np.sin(turn), 0 * turn]
    rim = tube(around, 0.004, sides=10, capped=False)
    way = path[-1] - path[-3]
    lean = float(np.degrees(np.arctan2(way[0], way[2])))
    x, y, z = (float(c) for c in path[-1])
    return moved(turned(rim, "y", lean), (x, y, z))


def _saxophone_keys(path: np.ndarray, radii: np.ndarray) -> list[Mesh]:
    """A row of pads along the body, and two rods that work them."""
    keys = []
    for s in np.linspace(0.30, 0.66, 11):
        at, r = path[int(s * 239)], float(np.interp(s, np.linspace(0, 1, 240), radii))
        rows = [(0, 0), (0.6 * r + 0.004, 0), (0.6 * r + 0.003, 0.006), (0, 0.007)]
        pad = turned(lathe(rows, segments=28), "x", 90)
        keys.append(moved(pad, (float(at[0]), -r - 0.002, float(at[2]))))
    rods = [
        rod((-0.03 - 0.03 * k, -0.028, 0.18), (-0.06 - 0.02 * k, -0.03, 0.64), 0.0032, sides=8)
        for k in range(2)
    ]
    return [*keys, *rods]


# Recorded


def _gramophone(thing: Instrument, rng: np.random.Generator) -> Made:
    """A box with a record, an arm, a crank and a great fluted horn."""
    box = [
        bevelled_box((0.34, 0.34, 0.14), bevel=0.01, at=(0, 0, 0.09)),
        bevelled_box((0.38, 0.38, 0.03), bevel=0.01, at=(0, 0, 0.015)),
        bevelled_box((0.37, 0.37, 0.02), bevel=0.008, at=(0, 0, 0.165)),
    ]
    disc = lathe([(0, 0.176), (0.135, 0.176), (0.135, 0.180), (0.05, 0.1805), (0, 0.1805)])
    label = lathe([(0.045, 0.1808), (0.044, 0.1812), (0, 0.1812)])
    path = spline(
        [
            (0.13, 0.14, 0.19),
            (0.14, 0.16, 0.28),
            (0.08, 0.14, 0.36),
            (-0.02, 0.02, 0.44),
            (-0.06, -0.10, 0.50),
        ],
        90,
    )
    t = np.linspace(0, 1, 90)
    radii = 0.013 + 0.20 * np.clip((t - 0.3) / 0.7, 0, 1) ** 2.4
    horn = tube(path, radii, sides=48, capped=False)
    arm = tube(
        spline([(0.13, 0.13, 0.22), (0.10, 0.04, 0.225), (0.07, -0.02, 0.20)], 20), 0.008, sides=12
    )
    crank = [
        rod((0.17, 0, 0.09), (0.22, 0, 0.09), 0.006),
        rod((0.22, 0, 0.09), (0.22, -0.06, 0.07), 0.006),
        rod((0.22, -0.06, 0.07), (0.26, -0.06, 0.07), 0.009),
    ]
    return [
        piece([grained(m, rng) for m in box], _wood(thing.color), name="body", tinted=True),
        piece([horn, arm, *crank], _brass((0.80, 0.55, 0.2)), name="horn"),
        piece(disc, trim((0.012, 0.012, 0.013), 0.25), name="record"),
        piece(label, "paper", (0.50, 0.05, 0.04), name="label"),
    ]


def _record(thing: Instrument, rng: np.random.Generator) -> Made:
    """Half out of its sleeve, leaning back."""
    grooves = [(0, 0.0), (0.152, 0.0), (0.1525, 0.0016)]
    r = np.linspace(0.150, 0.055, 120)
    rows = np.r_[
        grooves,
        np.c_[r, 0.0016 + 0.0003 * (np.arange(120) % 3 == 0)],
        [(0.052, 0.0016), (0, 0.0016)],
    ]
    disc = lathe(rows, segments=120)
    label = lathe([(0.050, 0.0018), (0.0495, 0.0022), (0.004, 0.0022)])
    sleeve = bevelled_box((0.31, 0.31, 0.004), bevel=0.001, at=(-0.13, 0, 0.0))
    art = [bevelled_box((0.31, 0.1, 0.0046), bevel=0.0005, at=(-0.13, y, 0.0)) for y in (0.0,)]
    made: Made = [
        piece(disc, trim((0.012, 0.012, 0.013), 0.22), name="record"),
        body(label, "paper", thing.color),
        piece(sleeve, "cardboard", (0.72, 0.60, 0.40), name="sleeve"),
        piece(art, "paper", (0.05, 0.22, 0.30), name="sleeve"),
    ]
    return [moved(turned(p, "x", 74), (0, 0, 0.15)) for p in made]


def _microphone(thing: Instrument, rng: np.random.Generator) -> Made:
    """A retro microphone: a ribbed capsule of chrome on a stand."""
    r = 0.05
    head = sized(bevelled_box((2 * r, 0.075, 0.145), bevel=0.036, steps=8, at=(0, 0, 0.26)), 1.0)
    ribs = [
        bevelled_box((2 * r + 0.006, 0.0805, 0.007), bevel=0.003, steps=3, at=(0, 0, z))
        for z in np.linspace(0.218, 0.30, 6)
    ]
    bars = [
        bevelled_box((0.008, 0.082, 0.118), bevel=0.003, steps=3, at=(x, 0, 0.26))
        for x in (-0.022, 0, 0.022)
    ]
    stem = [
        rod((0, 0, 0.02), (0, 0, 0.16), 0.009),
        tube(
            np.c_[
                arc(0.062, 200, 340, 30)[:, 0],
                0 * np.arange(30),
                0.25 + arc(0.075, 200, 340, 30)[:, 1],
            ],
            0.006,
            sides=12,
        ),
        rod((0, 0, 0.15), (0, 0, 0.18), 0.014),
    ]
    foot = lathe(
        np.r_[[(0, 0)], spline([(0.075, 0), (0.073, 0.012), (0.02, 0.022), (0, 0.024)], 20)]
    )
    return [
        body([*ribs, *bars, *stem, foot], Material("chrome", thing.color, 0.08, metallic=1.0)),
        piece(head, trim((0.02, 0.02, 0.022), 0.7), name="grille"),
    ]


FORMS: dict[str, Callable[[Instrument, np.random.Generator], Made]] = {
    "violin": _violin, "played violin": _played_violin, "electric guitar": _electric_guitar,
    "harp": _harp, "drum": _drum,
    "drum kit": _drum_kit, "bongos": _bongos, "trumpet": _trumpet, "saxophone": _saxophone,
    "gramophone": _gramophone, "record": _record, "microphone": _microphone,
}  # fmt: skip

FAMILY = Family(
    "instruments",
    build,
    ROWS,
    span=(0.2, 2.0),
    synonyms={
        "violin": ("viola", "fiddle"),
        "cello": ("double bass",),
        "drum": ("snare drum", "drums"),
        "drum kit": ("drum set",),
        "bongo drums": ("bongos", "bongo"),
        "trumpet": ("cornet", "bugle"),
        "saxophone": ("sax",),
        "gramophone": ("phonograph",),
        "vinyl record": ("vinyl", "record", "lp"),
        "microphone": ("mic", "retro microphone", "vintage microphone"),
    },
)
