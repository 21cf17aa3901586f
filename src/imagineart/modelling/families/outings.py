"""What children and families take outdoors, or find there: a wagon, a sled, a wheelbarrow, a picnic
table, a castle of sand, a puddle.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    boxed_uvs,
    extruded,
    grid,
    grounded,
    lathe,
    loft,
    merged,
    moved,
    rectangle,
    rod,
    rounded,
    spline,
    tube,
    turned,
)
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.pieces import body, piece, varied

Made = list[Part]
DARK: Rgb = (0.02, 0.02, 0.022)
WET = Material("puddle", (0.035, 0.04, 0.045), 0.015, specular=1.0, coat=1.0)
DAMP = Material("damp ground", (0.05, 0.045, 0.04), 0.35, specular=0.6)
WAVES = 5  # rings around where something fell into a puddle


@dataclass(frozen=True, slots=True)
class Outing:
    """A thing by its form; `inside` is where things lie in it, `seat` where one sits: y, z, and the
    room there, width, depth and height to its rim, m."""

    form: str
    color: Rgb
    inside: tuple[float, float, float, float, float] | None = None
    seat: tuple[float, float, float, float, float] | None = None


ROWS = {
    "wagon": Outing("wagon", (0.50, 0.018, 0.016), inside=(0.0, 0.215, 0.40, 0.84, 0.14)),
    "sled": Outing("sled", (0.46, 0.03, 0.02), seat=(0.0, 0.2, 0.36, 0.9, 1.0)),
    "wheelbarrow": Outing("wheelbarrow", (0.05, 0.20, 0.09), inside=(-0.1, 0.37, 0.42, 0.5, 0.22)),
    "picnic table": Outing("picnic table", (0.36, 0.2, 0.1), seat=(-0.72, 0.46, 1.6, 0.26, 1.0)),
    "sandcastle": Outing("sandcastle", (0.55, 0.42, 0.24)),
    "puddle": Outing("puddle", WET.color, inside=(0.0, 0.004, 0.9, 0.6, 0.01)),
}


def build(order: Order[Outing]) -> Model:
    """By its form, in slightly other proportions."""
    thing = order.params
    made = Model(order.noun, merged(FORMS[thing.form](thing, order.rng)))
    model = varied(grounded(made), order.rng, "x", 0.02)
    low, high = model.bounds
    anchors = {"top": Anchor((0.0, 0.0, float(high[2])), room=tuple(0.7 * (high - low)))}
    for name in ("inside", "seat"):
        at = getattr(thing, name)
        if at is not None:
            y, z, *room = at
            anchors[name] = Anchor((0.0, y, z), room=(room[0], room[1], room[2]))
    return replace(model, anchors=anchors)


def _wheel(radius: float, at: tuple[float, float, float], wide: float) -> tuple[Mesh, Mesh]:
    """A tyre and its disc, about an axle along x."""
    r, w = radius, wide / 2.0
    tyre = [(0.68 * r, -w), (0.9 * r, -w), (r, -0.5 * w), (r, 0.5 * w), (0.9 * r, w), (0.68 * r, w)]
    disc = [(0, -0.5 * w), (0.6 * r, -0.35 * w), (0.7 * r, -w), (0.7 * r, w), (0.6 * r, 0.35 * w)]
    disc += [(0.16 * r, 0.4 * w), (0.13 * r, 1.2 * w), (0, 1.25 * w)]
    made = (lathe(spline([*tyre, tyre[0]], 40)), lathe(disc))
    first, second = (moved(turned(mesh, "y", 90), at) for mesh in made)
    return first, second


def _tray(foot: tuple[float, float], rim: tuple[float, float], low: float, high: float) -> Mesh:
    """An open box of sheet metal with a rolled rim, wider above than below: (width, depth) each."""
    wall = 0.008
    sizes = [(foot, low), (rim, high), (rim, high + 0.012)]
    inner = [(rim, high + 0.012), (rim, high), (foot, low + wall)]
    rings = [_ring(size, z, 0.0) for size, z in sizes]
    rings += [_ring(size, z, wall) for size, z in inner]
    return loft(np.array(rings), capped=True, crease=30.0)


def _ring(size: tuple[float, float], z: float, inset: float) -> np.ndarray:
    flat = rectangle(size[0] - 2 * inset, size[1] - 2 * inset, 0.06, steps=6)
    return np.c_[flat, np.full(len(flat), z)]


def _wagon(thing: Outing, rng: np.random.Generator) -> Made:
    """A tray of red metal on four wheels, its handle raised before it."""
    tray = _tray((0.42, 0.88), (0.46, 0.94), 0.205, 0.345)
    places = [(s * 0.235, y, 0.115) for s in (-1, 1) for y in (-0.31, 0.31)]
    tyres, discs = zip(*(_wheel(0.115, at, 0.045) for at in places), strict=True)
    frame = [rod((-0.235, y, 0.115), (0.235, y, 0.115), 0.011) for y in (-0.31, 0.31)]
    frame += [bevelled_box((0.16, 0.05, 0.09), bevel=0.01, at=(0, y, 0.16)) for y in (-0.31, 0.31)]
    up = float(rng.uniform(0.52, 0.66))
    pull = spline([(0, -0.42, 0.14), (0, -0.56, 0.2), (0, -0.86, up - 0.06), (0, -0.93, up)], 30)
    grip = rounded([(-0.07, 0.0), (0.07, 0.0), (0.0, -0.12)], 0.03, closed=True)
    loop = [(x, -0.93 + 0.9 * y, up - 0.6 * y) for x, y in np.r_[grip, grip[:1]]]
    handle = [tube(pull, 0.009), tube(np.array(loop), 0.009)]
    stripe = bevelled_box((0.005, 0.5, 0.035), bevel=0.001)
    stripes = [moved(stripe, (s * 0.2255, 0.0, 0.275)) for s in (-1, 1)]
    return [
        body(tray, "painted metal", thing.color),
        piece(list(tyres), "rubber", name="tyres"),
        piece(list(discs), "painted metal", (0.72, 0.71, 0.68), name="discs"),
        piece([*frame, *handle], "painted metal", DARK, name="frame"),
        piece(stripes, "painted metal", (0.74, 0.72, 0.68), name="stripes"),
    ]


def _sled(thing: Outing, rng: np.random.Generator) -> Made:
    """Slats of wood on two curved runners, a rope before it."""
    runners = []
    for side in (-1, 1):
        path = [(side * 0.2, 0.5, 0.02), (side * 0.2, -0.3, 0.015), (side * 0.2, -0.52, 0.1)]
        path += [(side * 0.19, -0.55, 0.24), (side * 0.18, -0.46, 0.28)]
        runners.append(tube(spline(path, 40), 0.013))
    legs = [
        rod((s * 0.2, y, 0.02), (s * 0.18, y, 0.18), 0.011) for s in (-1, 1) for y in (-0.25, 0.35)
    ]
    slats = [
        boxed_uvs(bevelled_box((0.065, 0.95, 0.018), bevel=0.005, at=(x, 0.02, 0.19)))
        for x in np.linspace(-0.16, 0.16, 5)
    ]
    bars = [
        boxed_uvs(bevelled_box((0.42, 0.05, 0.022), bevel=0.005, at=(0, y, 0.172)))
        for y in (-0.25, 0.35)
    ]
    rope = [(-0.18, -0.5, 0.25), (-0.1, -0.72, 0.06), (0.05, -0.78, 0.02), (0.18, -0.5, 0.25)]
    return [
        body([*slats, *bars], "painted wood", thing.color),
        piece([*runners, *legs], "brushed steel", name="runners"),
        piece(tube(spline(rope, 30), 0.006), "linen", name="rope"),
    ]


def _wheelbarrow(thing: Outing, rng: np.random.Generator) -> Made:
    """A sloping tray between two shafts, one wheel before it, two legs behind."""
    tray = turned(_tray((0.34, 0.52), (0.62, 0.86), 0.0, 0.26), "x", 6)
    tyre, disc = _wheel(0.19, (0.0, -0.66, 0.19), 0.08)
    frame = []
    for side in (-1, 1):
        shaft = [(side * 0.05, -0.68, 0.2), (side * 0.2, -0.3, 0.32), (side * 0.28, 0.7, 0.56)]
        frame.append(tube(spline(shaft, 30), 0.016))
        leg = [(side * 0.22, 0.02, 0.38), (side * 0.24, 0.2, 0.02), (side * 0.24, 0.36, 0.47)]
        frame.append(tube(rounded(np.array(leg), 0.05, closed=False), 0.013))
    grips = [rod((s * 0.27, 0.6, 0.535), (s * 0.285, 0.76, 0.575), 0.021) for s in (-1, 1)]
    return [
        body(moved(tray, (0.0, -0.1, 0.36)), "painted metal", thing.color),
        piece(frame, "painted metal", DARK, name="frame"),
        piece([tyre, *grips], "rubber", name="tyre"),
        piece(disc, "painted metal", (0.6, 0.08, 0.03), name="disc"),
    ]


def _picnic_table(thing: Outing, rng: np.random.Generator) -> Made:
    """Planks for the top and two benches, on crossed legs."""
    boards = [(y, 0.74) for y in np.linspace(-0.31, 0.31, 5)]
    boards += [(s * y, 0.44) for s in (-1, 1) for y in (0.65, 0.79)]
    planks = [
        boxed_uvs(bevelled_box((1.78, 0.135, 0.036), bevel=0.008, at=(0, y, z))) for y, z in boards
    ]
    legs = []
    for x in (-0.62, 0.62):
        legs += [
            rod((x + 0.02 * s, s * 0.55, 0.0), (x + 0.02 * s, -s * 0.2, 0.72), 0.04, sides=4)
            for s in (-1, 1)
        ]
        legs.append(bevelled_box((0.05, 1.66, 0.09), bevel=0.008, at=(x, 0, 0.38)))
        legs.append(bevelled_box((0.05, 0.72, 0.08), bevel=0.008, at=(x, 0, 0.685)))
    return [
        body(planks, "oak"),
        piece([boxed_uvs(leg) for leg in legs], "weathered wood", name="legs"),
    ]


def _tower(radius: float, tall: float, at: tuple[float, float]) -> list[Mesh]:
    """A bucketful of sand with a step and teeth around its top."""
    r, h = radius, tall
    shape = [(0, 0), (1.08 * r, 0), (0.92 * r, 0.78 * h), (1.02 * r, 0.8 * h), (0.98 * r, 0.93 * h)]
    shape += [(0.72 * r, 0.93 * h), (0.7 * r, 0.86 * h), (0, 0.86 * h)]
    teeth = [
        turned(
            bevelled_box((0.36 * r, 0.26 * r, 0.12 * h), bevel=0.004, at=(0, -0.85 * r, 0.97 * h)),
            "z",
            a,
        )
        for a in range(0, 360, 45)
    ]
    return [moved(mesh, (*at, 0.0)) for mesh in (lathe(shape, segments=48), *teeth)]


def _sandcastle(thing: Outing, rng: np.random.Generator) -> Made:
    """Four towers at the corners of a wall, a keep within, a flag, on a heap of wet sand."""
    mound = [(0, 0.075), (0.3, 0.07), (0.4, 0.045), (0.5, 0.0), (0, 0)]
    sand = [lathe(spline(mound[:4], 24)[::-1], segments=64)]
    for x, y in ((-0.2, -0.2), (0.2, -0.2), (0.2, 0.2), (-0.2, 0.2)):
        tall = 0.25 * float(rng.uniform(0.9, 1.1))
        sand += [moved(mesh, (0, 0, 0.05)) for mesh in _tower(0.082, tall, (x, y))]
    sand += [moved(mesh, (0, 0, 0.05)) for mesh in _tower(0.125, 0.4, (0.0, 0.02))]
    for turn in range(0, 360, 90):
        sand.append(
            turned(bevelled_box((0.4, 0.06, 0.14), bevel=0.01, at=(0, -0.2, 0.12)), "z", turn)
        )
    door = extruded([(-0.035, 0), (0.035, 0), (0.035, 0.06), (0, 0.095), (-0.035, 0.06)], 0.006)
    door = moved(turned(door, "x", 90), (0, -0.228, 0.06))
    pole = rod((0, 0.02, 0.38), (0, 0.02, 0.62), 0.004)
    flag = extruded([(0, 0), (0.11, 0.035), (0, 0.07)], 0.003)
    flag = moved(turned(flag, "x", 90), (0.003, 0.02, 0.545))
    return [
        body([boxed_uvs(mesh) for mesh in sand], "sand"),
        piece(door, "sand", (0.12, 0.085, 0.045), name="door"),
        piece(pole, "pine", name="pole"),
        piece(flag, "cotton", (0.55, 0.03, 0.03), name="flag"),
    ]


def _puddle(thing: Outing, rng: np.random.Generator) -> Made:
    """Water on the ground: a sheet with an uneven shore, and rings that run over it."""
    turn = np.linspace(0.0, 2.0 * np.pi, 97)[:-1]
    shore = np.ones_like(turn)
    for wave in range(2, 6):
        shore += (
            0.22
            / wave
            * float(rng.uniform(0.4, 1.0))
            * np.sin(wave * turn + float(rng.uniform(0, 2 * np.pi)))
        )
    out = np.linspace(0.0, 1.0, 60)[:, None]
    x, y = 0.78 * out * shore * np.cos(turn), 0.56 * out * shore * np.sin(turn)
    rings = 0.0035 * np.sin(2 * np.pi * WAVES * out) * np.exp(-2.2 * out)
    z = 0.012 * (1.0 - out**6) + rings * (1.0 - out)
    points = np.stack([x, y, np.broadcast_to(z, x.shape)], axis=-1)
    rim = np.linspace(0.97, 1.12, 6)[:, None]
    shore_x, shore_y = 0.78 * rim * shore * np.cos(turn), 0.56 * rim * shore * np.sin(turn)
    wet = np.stack([shore_x, shore_y, np.full_like(shore_x, 0.001)], axis=-1)
    return [
        body(grid(points, around=True), replace(WET, color=thing.color)),
        piece(grid(wet, around=True), DAMP, name="rim"),
    ]


FORMS: dict[str, Callable[[Outing, np.random.Generator], Made]] = {
    "wagon": _wagon,
    "sled": _sled,
    "wheelbarrow": _wheelbarrow,
    "picnic table": _picnic_table,
    "sandcastle": _sandcastle,
    "puddle": _puddle,
}
FAMILY = Family(
    "outings",
    build,
    ROWS,
    span=(0.5, 2.5),
    synonyms={
        "wagon": ("red wagon", "toy wagon", "little red wagon", "pull wagon", "handcart"),
        "sled": ("sledge", "wooden sled", "toboggan"),
        "wheelbarrow": ("barrow", "garden cart"),
        "picnic table": ("garden table",),
        "sandcastle": ("sand castle",),
        "puddle": ("rain puddle", "water puddle", "puddle of water"),
    },
)
