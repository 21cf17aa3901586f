"""What a kitchen and a bath are fitted with, and what lies in their drawers.

Cookers, microwaves, basins, toilets; hair driers, toothbrushes, remotes. Enamel and
plastic take an asked colour; panes, rings, taps and keys keep theirs.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit import (
    bevelled_box,
    circle,
    combined,
    extruded,
    grounded,
    lathe,
    loft,
    merged,
    moved,
    rectangle,
    rod,
    rounded,
    sdf,
    spline,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Point, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lit, tinted_glass, trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Appliance:
    """A thing by its form; `color` takes an asked colour, `second` is of what goes with it."""

    form: str
    color: Rgb
    second: Rgb = (0.035, 0.036, 0.04)


WHITE: Rgb = (0.78, 0.78, 0.77)
ROWS = {
    "microwave": Appliance("microwave", (0.62, 0.62, 0.61)),
    "oven": Appliance("cooker", (0.70, 0.69, 0.67)),
    "sink": Appliance("basin", WHITE),
    "toilet": Appliance("toilet", WHITE),
    "hair drier": Appliance("drier", (0.55, 0.05, 0.18)),
    "tv remote": Appliance("remote", (0.05, 0.051, 0.055), (0.58, 0.58, 0.57)),
    "toothbrush": Appliance("toothbrush", (0.03, 0.22, 0.50), (0.78, 0.78, 0.77)),
}

Made = list[Part]


def build(order: Order[Appliance]) -> Model:
    """By its form, a little other in its proportions for each seed."""
    appliance, rng = order.params, order.rng
    parts = merged(FORMS[appliance.form](appliance, rng))
    model = varied(grounded(Model(order.noun, parts)), rng, "z", 0.03)
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    anchors = {"top": top_anchor(model.parts, 0.3), "grip": Anchor((x, y, z))}
    return replace(model, anchors=anchors)


def _enamel(color: Rgb) -> Material:
    return Material("enamel", color, 0.22, coat=0.6, coat_roughness=0.08)


def _faced(mesh: Mesh, x: float, y: float, z: float) -> Mesh:
    """What lies flat, upright with its upper side towards −y, its back at (x, y, z)."""
    return moved(turned(mesh, "x", 90), (x, y, z))


def _box(size: Point, at: Point, bevel: float = 0.003) -> Mesh:
    return bevelled_box(size, bevel=bevel, at=at)


def _button(radius: float, height: float) -> Mesh:
    """A round knob that lies flat."""
    bend = min(radius, height) / 3
    outline = [(0, 0), (radius, 0), (0.92 * radius, height), (0, height)]
    return lathe(rounded(outline, bend, closed=False), segments=40)


# Of a kitchen


def _microwave(kind: Appliance, rng: np.random.Generator) -> Made:
    """A case with a framed pane, a handle, a column of keys below a clock."""
    front, middle = -0.18, 0.157
    case = bevelled_box((0.50, 0.36, 0.29), bevel=0.014, steps=3, at=(0, 0, middle))
    pane = rectangle(0.262, 0.160, 0.016)
    door = extruded(rectangle(0.360, 0.270, 0.012), 0.022, holes=[pane], bevel=0.004)
    panel = extruded(rectangle(0.116, 0.270, 0.010), 0.022, bevel=0.004)
    keys = [
        _box((0.022, 0.006, 0.014), (0.158 + 0.028 * k, front - 0.0235, 0.085 + 0.022 * row))
        for k in range(3)
        for row in range(5)
    ]
    bar = rod((0.098, front - 0.045, 0.065), (0.098, front - 0.045, 0.25), 0.008)
    holds = [rod((0.098, front, z), (0.098, front - 0.045, z), 0.006) for z in (0.08, 0.235)]
    feet = [rod((x, y, 0), (x, y, 0.02), 0.014) for x in (-0.2, 0.2) for y in (-0.13, 0.13)]
    clock = [_digit(0.166 + 0.013 * k + 0.006 * (k > 1), front - 0.0235, 0.240) for k in range(4)]
    return [
        body([case, _faced(door, -0.065, front, middle), _faced(panel, 0.186, front, middle)],
             _enamel(kind.color)),
        piece(_box((0.27, 0.006, 0.17), (-0.065, front - 0.006, middle)), tinted_glass(),
              name="window"),
        piece(_box((0.092, 0.004, 0.034), (0.186, front - 0.0225, 0.247)), tinted_glass(),
              name="display"),
        piece(clock, lit((0.10, 0.9, 0.45), 1.4), name="digits"),
        piece(keys, Material("key", kind.second, 0.4), name="key"),
        piece([bar, *holds], "brushed steel", name="handle"),
        piece(feet, "rubber", name="feet"),
    ]  # fmt: skip


def _digit(x: float, y: float, z: float) -> Mesh:
    """A narrow ring: a nought of a clock."""
    ring = extruded(rectangle(0.009, 0.018, 0.002), 0.001, holes=[rectangle(0.005, 0.013, 0.001)])
    return _faced(ring, x, y, z)


def _cooker(kind: Appliance, rng: np.random.Generator) -> Made:
    """A range: four burners under grates, knobs, a door with a pane, a drawer below."""
    front = -0.29
    shell = [
        bevelled_box((0.60, 0.58, 0.82), bevel=0.008, steps=3, at=(0, 0, 0.48)),
        _box((0.60, 0.03, 0.14), (0, 0.275, 0.95), 0.008),
        turned(_box((0.60, 0.035, 0.115), (0, front, 0.825), 0.008), "x", -10, (0, front, 0.825)),
    ]
    pane = rectangle(0.37, 0.215, 0.02)
    door = extruded(rectangle(0.57, 0.445, 0.014), 0.03, holes=[pane], bevel=0.005)
    drawer = extruded(rectangle(0.57, 0.155, 0.014), 0.03, bevel=0.005)
    bars = [rod((-0.23, front - 0.075, z), (0.23, front - 0.075, z), 0.011) for z in (0.71, 0.235)]
    bars += [
        rod((x, front, z), (x, front - 0.075, z), 0.008) for x in (-0.2, 0.2) for z in (0.71, 0.235)
    ]
    knobs = [_faced(_button(0.024, 0.034), -0.22 + 0.11 * k, -0.30, 0.828) for k in range(5)]
    hob = _box((0.56, 0.50, 0.012), (0, -0.015, 0.894))
    return [
        body([*shell, _faced(door, 0, front, 0.525), _faced(drawer, 0, front, 0.205)],
             _enamel(kind.color)),
        piece(_box((0.39, 0.006, 0.235), (0, front - 0.006, 0.525)), tinted_glass(), name="window"),
        piece(hob, trim((0.03, 0.03, 0.032), 0.25), name="hob"),
        piece(_burners(), "cast iron", name="burner"),
        piece([*bars, *knobs], "brushed steel", name="handle"),
        piece(_box((0.56, 0.5, 0.09), (0, 0.02, 0.045)), trim(), name="plinth"),
    ]  # fmt: skip


def _burners() -> list[Mesh]:
    """Four caps and the grates over them."""
    cap = lathe([(0, 0.0), (0.045, 0.0), (0.045, 0.012), (0.030, 0.020), (0, 0.020)], segments=48)
    spots = [(x, y) for x in (-0.14, 0.14) for y in (-0.13, 0.11)]
    caps = [moved(cap, (x, y, 0.899)) for x, y in spots]
    ring = rounded([(-0.115, -0.105), (0.115, -0.105), (0.115, 0.105), (-0.115, 0.105)], 0.02)
    loop = tube(np.c_[ring, np.zeros(len(ring))], 0.0055, sides=8)
    grates = [moved(loop, (x, y, 0.931)) for x, y in spots]
    for x, y in spots:
        grates += [
            rod((x + 0.11 * c, y + 0.10 * s, 0.931), (x + 0.03 * c, y + 0.03 * s, 0.931), 0.005)
            for c, s in ((1, 0), (-1, 0), (0, 1), (0, -1))
        ]
        grates += [
            rod((x + i * 0.1, y + j * 0.095, 0.897), (x + i * 0.1, y + j * 0.095, 0.931), 0.005)
            for i in (-1, 1)
            for j in (-1, 1)
        ]
    return [*caps, *grates]


# Of a bath


def _basin(kind: Appliance, rng: np.random.Generator) -> Made:
    """A wash basin on its foot, a tap on its rim."""
    bowl = sdf.ellipsoid((0.30, 0.235, 0.20), (0, 0, 0.87)) & sdf.half_space(
        (0, 0, 1), (0, 0, 0.87)
    ).k(0.012)
    bowl |= sdf.box((0.44, 0.10, 0.07), (0, 0.185, 0.835), round=0.02).k(0.03)
    foot = sdf.capsule((0, 0.03, 0.02), (0, 0.03, 0.70), 0.105, 0.075)
    foot |= sdf.ellipsoid((0.145, 0.135, 0.05), (0, 0.03, 0.02)).k(0.05)
    whole = (bowl | foot.k(0.04)) & sdf.half_space((0, 0, -1), (0, 0, 0))
    whole -= sdf.ellipsoid((0.245, 0.165, 0.135), (0, -0.035, 0.875)).k(0.012)
    drain = lathe([(0, 0), (0.024, 0), (0.024, 0.004), (0.018, 0.006), (0, 0.004)], segments=40)
    way = [(0, 0.17, 0.87), (0, 0.17, 0.99), (0, 0.14, 1.03), (0, 0.07, 1.02), (0, 0.05, 0.985)]
    spout = tube(spline(way, 40), np.linspace(0.017, 0.012, 40), sides=18)
    base = lathe([(0, 0), (0.034, 0), (0.030, 0.012), (0.018, 0.020), (0, 0.020)], segments=40)
    taps = [moved(_tap(), (s * 0.11, 0.175, 0.865)) for s in (-1, 1)]
    return [
        body(sdf.meshed(whole, detail=0.007), Material("porcelain", kind.color, 0.12, coat=1.0)),
        piece([spout, moved(base, (0, 0.17, 0.866)), moved(drain, (0, -0.035, 0.738)), *taps],
              "chrome", name="tap"),
    ]  # fmt: skip


def _tap() -> Mesh:
    """A handle of four spokes on its stem."""
    stem = lathe([(0.024, 0), (0.018, 0.014), (0.012, 0.02), (0.012, 0.045), (0, 0.045)])
    spokes = [
        rod((-0.032 * c, -0.032 * s, 0.048), (0.032 * c, 0.032 * s, 0.048), 0.007)
        for c, s in ((0.8, 0.6), (-0.6, 0.8))
    ]
    return combined([stem, *spokes])


def _egg(width: float, front: float, back: float, count: int = 64) -> NDArray[np.float64]:
    """A closed outline, long towards −y: the rim of a bowl, its middle at y = 0.02."""
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    deep = np.where(np.sin(t) < 0, 0.02 - front, back - 0.02)
    return np.c_[width / 2 * np.cos(t), 0.02 + deep * np.sign(np.sin(t)) * np.abs(np.sin(t)) ** 0.9]


def _toilet(kind: Appliance, rng: np.random.Generator) -> Made:
    """A bowl with its seat down and its lid up against the cistern."""
    levels = [
        (0.0, 0.25, -0.20, 0.26), (0.03, 0.24, -0.19, 0.26), (0.13, 0.21, -0.15, 0.26),
        (0.22, 0.25, -0.21, 0.25), (0.31, 0.34, -0.32, 0.23), (0.37, 0.375, -0.365, 0.22),
        (0.40, 0.375, -0.365, 0.22), (0.405, 0.365, -0.355, 0.21), (0.405, 0.28, -0.29, 0.12),
        (0.36, 0.26, -0.27, 0.10), (0.26, 0.17, -0.18, 0.06), (0.20, 0.10, -0.11, 0.04),
    ]  # fmt: skip
    rings = [np.c_[_egg(w, f, b), np.full(64, z)] for z, w, f, b in levels]
    neck = bevelled_box((0.25, 0.20, 0.41), bevel=0.03, steps=4, at=(0, 0.265, 0.205))
    tank = bevelled_box((0.41, 0.18, 0.34), bevel=0.03, steps=4, at=(0, 0.275, 0.585))
    cover = bevelled_box((0.43, 0.20, 0.035), bevel=0.012, steps=3, at=(0, 0.272, 0.77))
    seat = extruded(_egg(0.385, -0.37, 0.19), 0.02, holes=[_egg(0.225, -0.26, 0.10)], bevel=0.008)
    lid = turned(extruded(_egg(0.385, -0.37, 0.19), 0.018, bevel=0.007), "x", -82)
    hinges = [rod((x - 0.02, 0.175, 0.43), (x + 0.02, 0.175, 0.43), 0.012) for x in (-0.08, 0.08)]
    water = lathe([(0, 0.215), (0.07, 0.215)], segments=32)
    return [
        body([loft(rings), neck, tank, cover, moved(seat, (0, 0, 0.41)),
              moved(lid, (0, 0.135, 0.615))],
             Material("porcelain", kind.color, 0.12, coat=1.0)),
        piece([moved(_button(0.022, 0.008), (0, 0.272, 0.787)), *hinges], "chrome", name="chrome"),
        piece(water, Material("water", (0.30, 0.36, 0.38), 0.03, coat=1.0), name="water"),
    ]  # fmt: skip


def _drier(kind: Appliance, rng: np.random.Generator) -> Made:
    """Upright on its handle: a barrel with a grille behind and a nozzle, a switch, its cord."""
    outline = [(0.034, -0.088), (0.042, -0.070), (0.044, -0.020), (0.038, 0.045), (0.031, 0.082)]
    barrel = turned(lathe(spline(outline, 40)), "y", 90)
    nozzle = turned(
        lathe([(0.029, 0.078), (0.034, 0.08), (0.033, 0.10), (0.024, 0.128), (0.020, 0.128),
               (0.026, 0.10), (0, 0.09)]), "y", 90)  # fmt: skip
    rings = [
        turned(tube(np.c_[circle(r, 32), np.full(32, -0.089)], 0.0018, sides=6), "y", 90)
        for r in (0.008, 0.015, 0.022, 0.029)
    ]
    back = turned(lathe([(0, -0.083), (0.034, -0.086)], segments=40), "y", 90)
    grip = tube(spline([(-0.012, 0, -0.02), (-0.006, 0, -0.08), (0.006, 0, -0.165)], 24),
                np.linspace(0.022, 0.0165, 24), sides=24, squash=1.0)  # fmt: skip
    collar = rod((0.004, 0, -0.150), (0.008, 0, -0.172), 0.0185, bevel=0.004)
    switch = _box((0.012, 0.016, 0.030), (-0.026, 0, -0.075), 0.004)
    band = turned(lathe([(0.0325, 0.070), (0.0355, 0.070), (0.0345, 0.079), (0.031, 0.081)]), "y",
                  90)  # fmt: skip
    way = [(0.008, 0, -0.168), (0.03, -0.012, -0.170), (0.08, -0.03, -0.170), (0.12, 0.01, -0.170),
           (0.09, 0.05, -0.170), (0.03, 0.05, -0.170)]  # fmt: skip
    cord = tube(spline(way, 60), 0.003, sides=8)
    return [
        body([barrel, grip], Material("shell", kind.color, 0.16, coat=0.8)),
        piece(
            [nozzle, back, collar, switch, cord], Material("trim", kind.second, 0.4), name="trim"
        ),
        piece([*rings, band], "chrome", name="grille"),
    ]


# Of a drawer


def _remote(kind: Appliance, rng: np.random.Generator) -> Made:
    """A long slab full of keys, tipped up to be seen: power, figures, a ring, rockers."""
    slab = extruded(rectangle(0.052, 0.185, 0.012), 0.020, bevel=0.006, steps=3)
    grey, pale = [], []
    for row in range(4):
        grey += [
            moved(extruded(rectangle(0.0105, 0.0075, 0.003), 0.003, bevel=0.001), (x, y, 0.0195))
            for x in (-0.0145, 0.0, 0.0145)
            for y in (0.046 - 0.0115 * row,)
        ]
    for row in range(3):
        grey += [
            moved(extruded(rectangle(0.0105, 0.0060, 0.0028), 0.003, bevel=0.001), (x, y, 0.0195))
            for x in (-0.0145, 0.0, 0.0145)
            for y in (-0.062 - 0.0095 * row,)
        ]
    ring = extruded(circle(0.0165, 48), 0.003, holes=[circle(0.0075, 32)], bevel=0.001)
    pale += [moved(ring, (0, -0.022, 0.0195))]
    pale += [moved(_button(0.0062, 0.003), (0, -0.022, 0.0195))]
    pale += [
        moved(extruded(rectangle(0.010, 0.018, 0.0048), 0.0035, bevel=0.001), (x, -0.048, 0.0195))
        for x in (-0.0145, 0.0145)
    ]
    power = moved(_button(0.0055, 0.003), (-0.0145, 0.078, 0.0195))
    tones: tuple[Rgb, ...] = ((0.6, 0.02, 0.02), (0.03, 0.36, 0.06), (0.75, 0.5, 0.02),
                              (0.02, 0.08, 0.5))  # fmt: skip
    colored = [
        moved(extruded(rectangle(0.008, 0.0045, 0.002), 0.003, bevel=0.0008),
              (-0.0165 + 0.011 * k, 0.061, 0.0195))
        for k in range(4)
    ]  # fmt: skip

    def up(meshes: list[Mesh]) -> list[Mesh]:
        return [turned(turned(mesh, "x", 58), "z", -14) for mesh in meshes]

    keys = Material("key", kind.second, 0.5)
    return [
        body(up([slab]), Material("shell", kind.color, 0.32, coat=0.2)),
        piece(up(grey), keys, name="key"),
        piece(up(pale), keys, name="ring"),
        piece(up([power]), Material("power", (0.65, 0.02, 0.02), 0.4), name="power"),
        *(
            piece(up([mesh]), Material("key", tone, 0.4), name="colour")
            for mesh, tone in zip(colored, tones, strict=True)
        ),
    ]


def _toothbrush(kind: Appliance, rng: np.random.Generator) -> Made:
    """Lying with its bristles up: a waisted handle, a thin neck, tufts in two colours."""
    x = [-0.098, -0.09, -0.06, -0.02, 0.01, 0.035, 0.055, 0.06]
    radii = [0.006, 0.0088, 0.0098, 0.0082, 0.0092, 0.006, 0.0044, 0.0045]
    path = spline([(a, 0, 0.0095) for a in x], 48)
    handle = tube(path, np.interp(path[:, 0], x, radii), sides=20, squash=0.82)
    plate = moved(extruded(rectangle(0.040, 0.0135, 0.0062), 0.006, bevel=0.002),
                  (0.077, 0, 0.0065))  # fmt: skip
    ridges = [
        moved(extruded(rectangle(0.0032, 0.012, 0.0015), 0.003, bevel=0.001), (a, 0, 0.0152))
        for a in np.linspace(-0.005, 0.019, 6)
    ]
    tufts: tuple[list[Mesh], list[Mesh]] = ([], [])
    for row in range(9):
        for column in range(4):
            a, b = 0.0615 + 0.0039 * row, -0.0045 + 0.003 * column
            high = 0.0235 + 0.0012 * abs(row - 4) / 4
            tufts[2 < row < 6].append(rod((a, b, 0.012), (a, b, high), 0.00135, sides=8))
    return [
        body([handle, plate, *tufts[1]], Material("plastic", kind.color, 0.2, coat=0.5)),
        piece(ridges, "rubber", kind.second, name="ridge"),
        piece(tufts[0], Material("bristles", kind.second, 0.6), name="bristles"),
    ]


FORMS: dict[str, Callable[[Appliance, np.random.Generator], Made]] = {
    "microwave": _microwave, "cooker": _cooker, "basin": _basin,
    "toilet": _toilet, "drier": _drier, "remote": _remote, "toothbrush": _toothbrush,
}  # fmt: skip

FAMILY = Family(
    "appliances",
    build,
    ROWS,
    span=(0.12, 1.1),
    synonyms={
        "microwave": ("microwave oven", "toaster oven"),
        "oven": ("stove", "cooker", "gas stove", "kitchen stove", "electric oven", "range cooker"),
        "sink": ("washbasin", "wash basin", "bathroom sink", "washing basin", "basin"),
        "toilet": ("commode", "toilet bowl", "flush toilet", "lavatory", "bidet"),
        "hair drier": ("hair dryer", "hairdryer", "blow dryer", "blow drier"),
        "tv remote": ("remote control", "remote", "television remote", "tv remote control"),
        "toothbrush": ("tooth brush",),
    },
)
