"""Large vehicles: buses, trucks, fire engines, tractors.

Buses and cabs are upright shells; boxes, ladders and chassis are built of boards and bars.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    combined,
    extruded,
    grounded,
    lathe,
    merged,
    mirrored,
    moved,
    rod,
    sized,
    tube,
    turned,
)
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.bodywork import Shell
from imagineart.modelling.town.finishes import lens, lit, paint, tinted_glass, trim
from imagineart.modelling.town.pieces import body, lifted, piece
from imagineart.modelling.town.wheels import Wheel, number_plate, placed_wheels, wheel


@dataclass(frozen=True, slots=True)
class Lorry:
    """A large vehicle in metres; `load` is what a truck carries, `decks` of a bus."""

    form: str
    length: float
    width: float
    height: float
    color: Rgb
    radius: float = 0.48
    load: str = "box"
    decks: int = 1
    roof_color: Rgb | None = None
    load_color: Rgb = (0.68, 0.68, 0.66)


ROWS = {
    "bus": Lorry("bus", 11.0, 2.5, 3.05, (0.45, 0.02, 0.02)),
    "school bus": Lorry("bus", 10.0, 2.45, 3.0, (0.78, 0.40, 0.01)),
    "double decker bus": Lorry("bus", 10.2, 2.5, 4.35, (0.42, 0.01, 0.015), decks=2),
    "truck": Lorry("truck", 8.6, 2.4, 3.5, (0.03, 0.10, 0.30)),
    "fire truck": Lorry(
        "truck", 8.0, 2.45, 3.1, (0.48, 0.012, 0.012), load="fire", load_color=(0.48, 0.012, 0.012)
    ),
    "ambulance": Lorry("truck", 6.4, 2.2, 2.75, (0.72, 0.72, 0.71), radius=0.38, load="ambulance"),
    "tractor": Lorry("tractor", 3.9, 2.0, 2.7, (0.06, 0.22, 0.05), radius=0.82),
}


def build(order: Order[Lorry]) -> Model:
    """By its form; wheels turned by chance."""
    parts, anchors = FORMS[order.params.form](order.params, order.rng)
    return grounded(Model(order.noun, merged(parts), anchors))


Made = tuple[list[Part], dict[str, Anchor]]


def _pair(mesh: Mesh) -> list[Mesh]:
    return [mesh, mirrored(mesh)]


def _shell(length: float, width: float, height: float, belt: float, sill: float = 0.32) -> Shell:
    """Upright at both ends, with a gently domed roof."""
    h = length / 2
    top = (
        (-h, 0.90 * height),
        (-h + 0.06, 0.955 * height),
        (-h + 0.4, height),
        (h - 0.3, height),
        (h - 0.04, 0.965 * height),
        (h, 0.92 * height),
    )
    return Shell(
        length,
        width,
        top,
        soft=0.3,
        sill=sill,
        belt=belt,
        lean=0.022,
        tuck=0.02,
        nose=0.13,
        tail=0.08,
        nose_length=0.5,
        tail_length=0.35,
        shoulder=0.16,
        crown=0.06,
        crease=0.0,
        lift=0.05,
    )


def _wheels(
    made: Wheel, width: float, ys: list[float], rng: np.random.Generator
) -> tuple[Part, ...]:
    turn = float(rng.uniform(0, 90))
    one = tuple(turned(p, "x", turn) for p in wheel(made))
    x = width / 2 - made.width / 2 + 0.02
    return placed_wheels(one, [(s * x, y, made.radius) for y in ys for s in (-1.0, 1.0)])


def _pane(shell: Shell, start: float, end: float, low: float, high: float) -> list[Mesh]:
    y = np.linspace(start, end, 10)
    return _pair(shell.side_patch(np.full(10, low), np.full(10, high), y, out=0.008, rows=8))


def _seal(shell: Shell, start: float, end: float, low: float, high: float) -> list[Mesh]:
    y = np.r_[np.linspace(start, end, 10), np.linspace(end, start, 10), [start]]
    z = np.r_[np.full(10, low), np.full(10, high), [low]]
    return _pair(shell.line(y, z, 0.012, out=0.006))


# Buses


def _bus_panes(
    lorry: Lorry, length: float, shell: Shell, width: float
) -> tuple[list[Mesh], list[Mesh]]:
    """(panes, seals) of each deck, and the door."""
    glass: list[Mesh] = []
    seals: list[Mesh] = []
    for deck in range(lorry.decks):
        low = 1.25 + deck * 1.9
        high = low + (1.05 if lorry.decks == 1 else 0.82)
        for start, end in _bays(length, deck):
            glass += _pane(shell, start, end, low, high)
            seals += _seal(shell, start, end, low, high)
        wide = np.linspace(-0.44, 0.44, 30) * width
        brow = high + (0.22 if lorry.decks == 1 else 0.08)
        glass.append(shell.front_patch(wide, np.full(30, low - 0.12), np.full(30, brow), out=0.01))
        glass.append(
            shell.front_patch(wide * 0.9, np.full(30, low), np.full(30, high), back=True, out=0.01)
        )
    glass += [m for m in _pane(shell, -0.455 * length, -0.375 * length, 0.42, 2.2)[:1]]
    return glass, seals


def _bus(lorry: Lorry, rng: np.random.Generator) -> Made:
    length, width, height = lorry.length, lorry.width, lorry.height
    shell = _shell(length, width, height, 1.35)
    hubs = [-0.29 * length, 0.26 * length]
    arch = lorry.radius * 1.16
    skin = shell.arched(shell.skin(), [(y, lorry.radius) for y in hubs], arch)
    glass, seals = _bus_panes(lorry, length, shell, width)
    sign = shell.front_patch(
        np.linspace(-0.3, 0.3, 20) * width,
        np.full(20, height - 0.42),
        np.full(20, height - 0.22),
        out=0.016,
    )
    wells = [bevelled_box((width - 0.1, 2 * arch, 0.05), at=(0, y, 2 * arch - 0.1)) for y in hubs]
    door = _pair(
        shell.line(np.full(20, -0.415 * length), np.linspace(0.42, 2.2, 20), 0.012, out=0.01)
    )[:1]
    y = np.linspace(-0.44, 0.46, 60) * length
    band = _pair(shell.side_patch(np.full(60, 1.0), np.full(60, 1.1), y, out=0.006, rows=4))
    parts = [
        body(skin, paint(lorry.color)),
        piece(glass, tinted_glass(), name="glass"),
        piece([*seals, *wells, *door, *_mirrors(width, length, 2.2)], trim(), name="trim"),
        piece(band, paint((0.72, 0.70, 0.66)), name="band"),
        piece(sign, lit((1.0, 0.55, 0.12), 0.9), name="sign"),
        *_lamps(shell, 0.62),
        *number_plate((0, -length / 2 - 0.02, 0.5)),
        *_wheels(Wheel(lorry.radius, 0.30, 0.60, style="disc", metal="silver"), width, hubs, rng),
    ]
    top = Anchor((0, 0, height), room=(width * 0.8, length * 0.8, 2.0))
    return parts, {
        "top": top,
        "roof": top,
        "driver": Anchor((-0.6, -0.42 * length, 1.0)),
        "seat": Anchor((0.6, 0.0, 1.0)),
    }


def _bays(length: float, deck: int) -> list[tuple[float, float]]:
    edges = np.linspace(-0.36 if deck == 0 else -0.455, 0.455, 7 + deck) * length
    return [(float(a) + 0.05, float(b) - 0.05) for a, b in itertools.pairwise(edges)]


def _mirrors(width: float, length: float, z: float) -> list[Mesh]:
    head = bevelled_box(
        (0.09, 0.14, 0.36), bevel=0.04, at=(width / 2 + 0.16, -length / 2 + 0.02, z)
    )
    arm = tube(
        [
            (width / 2 - 0.12, -length / 2 + 0.12, z + 0.25),
            (width / 2 + 0.12, -length / 2 - 0.02, z + 0.25),
            (width / 2 + 0.16, -length / 2 + 0.02, z + 0.12),
        ],
        0.018,
        sides=8,
    )
    return _pair(combined([head, arm]))


def _lamps(shell: Shell, z: float) -> list[Part]:
    half = float(shell.plan(-shell.length / 2))
    front = [
        shell.front_patch(
            np.linspace(half * 0.66, half * 0.98, 14),
            np.full(14, z),
            np.full(14, z + 0.2),
            out=0.012,
        )
    ]
    bulbs = [
        moved(
            sized(ball(0.085, segments=24), (1, 0.35, 1)),
            (half * f, -shell.length / 2 - 0.004, z + 0.1),
        )
        for f in (0.73, 0.90)
    ]
    tail = [
        shell.front_patch(
            np.linspace(half * 0.80, half * 0.97, 8),
            np.full(8, 0.75),
            np.full(8, 1.15),
            back=True,
            out=0.012,
        )
    ]
    return [
        piece([m for f in front for m in _pair(f)], tinted_glass((0.04, 0.04, 0.045)), name="lamp"),
        piece([m for b in bulbs for m in _pair(b)], lit((1.0, 0.96, 0.88), 1.4), name="headlight"),
        piece([m for t in tail for m in _pair(t)], lens((0.45, 0.01, 0.01)), name="tail light"),
    ]


# Trucks


def _grille(width: float, long: float, tall: float) -> tuple[list[Mesh], Mesh]:
    """(bars, bumper)."""
    bars = [
        bevelled_box(
            (0.62 * width, 0.03, 0.045),
            bevel=0.012,
            at=(0, -long / 2 - 0.012, 0.36 * tall + 0.1 * k),
        )
        for k in range(5)
    ]
    bumper = bevelled_box(
        (0.96 * width, 0.22, 0.24), bevel=0.05, steps=4, at=(0, -long / 2 - 0.03, 0.5)
    )
    return bars, bumper


def _chassis(length: float, r: float, width: float) -> tuple[list[Mesh], list[Mesh]]:
    """(rails, side guards)."""
    rails = [
        bevelled_box((0.10, length - 0.4, 0.24), bevel=0.02, at=(s * 0.42, 0.1, r + 0.22))
        for s in (-1, 1)
    ]
    guards = [
        bevelled_box(
            (0.05, 0.30 * length, 0.32),
            bevel=0.02,
            at=(s * (width / 2 - 0.1), -0.06 * length, 0.62),
        )
        for s in (-1, 1)
    ]
    return rails, guards


def _truck(lorry: Lorry, rng: np.random.Generator) -> Made:
    """A cab on a frame, and what it carries behind."""
    length, width, r = lorry.length, lorry.width, lorry.radius
    long = 0.255 * length
    tall = 0.86 * lorry.height if lorry.load == "box" else 0.93 * lorry.height
    cab = _shell(long, width, tall, 1.5, sill=0.42)
    hub = -0.03 * long
    skin = cab.arched(cab.skin(), [(hub, r)], r * 1.15)
    low, high = 0.55 * tall, 0.86 * tall
    wide = np.linspace(-0.44, 0.44, 30) * width
    screen = cab.front_patch(wide, np.full(30, low), np.full(30, high), out=0.01)
    side = _pane(cab, -0.33 * long, 0.16 * long, low, high)
    seams = [
        cab.line(np.full(16, y), np.linspace(0.62, 0.9 * tall, 16), 0.006)
        for y in (-0.37 * long, 0.22 * long)
    ]
    bars, bumper = _grille(width, long, tall)
    shift = -length / 2 + long / 2
    front: list[Part] = [
        body(skin, paint(lorry.color)),
        piece([screen, *side], tinted_glass(), name="glass"),
        piece(
            [*(m for s in seams for m in _pair(s)), *_mirrors(width, long, 0.72 * tall)],
            trim(),
            name="trim",
        ),
        piece([*bars, bumper], "brushed steel", name="grille"),
        *_lamps(cab, 0.66)[:2],
        *number_plate((0, -long / 2 - 0.16, 0.5)),
    ]
    ys = [shift + hub, 0.24 * length] + ([0.24 * length + 2.3 * r] if lorry.load == "box" else [])
    rails, guards = _chassis(length, r, width)
    parts = [
        *(moved(p, (0.0, shift, 0.0)) for p in front),
        piece([*rails, *guards], "cast iron", name="frame"),
        *LOADS[lorry.load](lorry, -length / 2 + long + 0.12),
        *_wheels(Wheel(r, 0.32, 0.60, style="disc", metal="silver"), width, ys, rng),
    ]
    top = Anchor((0, 0.13 * length, lorry.height), room=(width * 0.8, 0.6 * length, 2.0))
    return parts, {"top": top, "roof": top, "driver": Anchor((-0.5, shift, 1.3))}


def _box_load(lorry: Lorry, start: float) -> list[Part]:
    low, end = lorry.radius * 2 + 0.12, lorry.length / 2
    size = (lorry.width, end - start, lorry.height - low)
    middle = (0.0, (start + end) / 2, low + size[2] / 2)
    box = bevelled_box(size, bevel=0.025, at=middle)
    x, y = size[0] / 2, size[1] / 2
    edges = [
        bevelled_box(
            (0.07, 0.07, size[2] + 0.02), bevel=0.015, at=(sx * x, middle[1] + sy * y, middle[2])
        )
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    edges += [
        bevelled_box((0.06, size[1], 0.08), bevel=0.015, at=(s * x, middle[1], h))
        for s in (-1, 1)
        for h in (low + 0.02, lorry.height - 0.03)
    ]
    ribs = [
        bevelled_box(
            (0.02, 0.03, size[2] - 0.1),
            bevel=0.006,
            at=(s * (x + 0.005), start + 0.4 + 0.6 * k, middle[2]),
        )
        for s in (-1, 1)
        for k in range(int(size[1] / 0.6))
    ]
    bolts = [
        rod((s * 0.35, end + 0.02, low + 0.1), (s * 0.35, end + 0.02, lorry.height - 0.1), 0.016)
        for s in (-1, 1)
    ]
    tails = [
        bevelled_box((0.26, 0.04, 0.12), bevel=0.02, at=(s * 0.9, end - 0.02, low - 0.12))
        for s in (-1, 1)
    ]
    return [
        piece(box, paint(lorry.load_color), name="box"),
        piece([*edges, *ribs, *bolts], "brushed steel", name="edge"),
        piece(tails, lens((0.45, 0.01, 0.01)), name="tail light"),
    ]


def _fire_load(lorry: Lorry, start: float) -> list[Part]:
    """Lockers with rolling shutters, a ladder on the roof, a blue light bar."""
    low, end = 0.62, lorry.length / 2
    tall = lorry.height - 0.25 - low
    middle = (start + end) / 2
    box = bevelled_box((lorry.width, end - start, tall), bevel=0.03, at=(0, middle, low + tall / 2))
    slats = [
        bevelled_box(
            (0.02, 1.05, 0.045),
            bevel=0.008,
            at=(s * (lorry.width / 2 + 0.006), start + 0.75 + 1.25 * k, h),
        )
        for s in (-1, 1)
        for k in range(4)
        for h in np.arange(low + 0.62, low + tall - 0.15, 0.05)
        if start + 1.3 + 1.25 * k < end
    ]
    stripe = [
        bevelled_box(
            (0.014, end - start - 0.04, 0.13),
            bevel=0.003,
            at=(s * (lorry.width / 2 + 0.003), middle, low + 0.45),
        )
        for s in (-1, 1)
    ]
    top = lorry.height - 0.1
    rails = [
        bevelled_box((0.05, lorry.length * 0.86, 0.10), bevel=0.012, at=(x, -0.1, top))
        for x in (-0.32, 0.32)
    ]
    rungs = [
        rod((-0.32, y, top), (0.32, y, top), 0.018)
        for y in np.arange(-0.42, 0.40, 0.035) * lorry.length
    ]
    posts = [
        bevelled_box((0.7, 0.08, 0.22), bevel=0.02, at=(0, y, top - 0.15))
        for y in (start + 0.4, end - 0.3)
    ]
    bar = bevelled_box(
        (1.5, 0.24, 0.13), bevel=0.05, steps=4, at=(0, -lorry.length / 2 + 0.8, lorry.height - 0.20)
    )
    dark = _dark_arch(lorry, low)
    return [
        body(box, paint(lorry.load_color)),
        piece(slats, "brushed steel", name="shutter"),
        piece([*rails, *rungs, *posts], "silver", name="ladder"),
        piece(stripe, paint((0.75, 0.72, 0.66)), name="stripe"),
        piece(bar, lit((0.10, 0.25, 1.0), 1.6), name="light"),
        piece(_pair(dark), trim(), name="trim"),
    ]


def _dark_arch(lorry: Lorry, low: float) -> Mesh:
    """The dark of the wheel well, flush with the box."""
    r = lorry.radius * 1.17
    disc = turned(lathe([(0, 0), (r, 0), (r, 0.03), (0, 0.03)], segments=64), "y", 90)
    at = (lorry.width / 2 - 0.025, 0.24 * lorry.length, lorry.radius)
    return lifted(moved(disc, at), low)


def _ambulance_load(lorry: Lorry, start: float) -> list[Part]:
    low, end = 0.55, lorry.length / 2
    start -= 0.14
    tall = lorry.height - low
    middle = (start + end) / 2
    box = bevelled_box(
        (lorry.width, end - start, tall), bevel=0.06, steps=4, at=(0, middle, low + tall / 2)
    )
    x = lorry.width / 2
    red = [
        bevelled_box(
            (0.012, end - start - 0.14, 0.2), bevel=0.003, at=(s * (x + 0.002), middle, low + 0.72)
        )
        for s in (-1, 1)
    ]
    for s in (-1, 1):
        for w, h in ((0.22, 0.62), (0.62, 0.22)):
            red.append(
                bevelled_box((0.016, w, h), bevel=0.003, at=(s * (x + 0.004), middle, low + 1.45))
            )
    panes = [
        bevelled_box((0.02, 0.8, 0.5), bevel=0.006, at=(s * (x + 0.002), end - 0.7, low + 1.5))
        for s in (-1, 1)
    ]
    bar = bevelled_box(
        (1.3, 0.24, 0.13),
        bevel=0.05,
        steps=4,
        at=(0, -lorry.length / 2 + 0.75, 0.93 * lorry.height + 0.05),
    )
    dark = _dark_arch(lorry, low)
    return [
        body(box, paint(lorry.load_color)),
        piece(red, paint((0.55, 0.012, 0.012)), name="cross"),
        piece(panes, tinted_glass(), name="glass"),
        piece(bar, lit((0.10, 0.25, 1.0), 1.6), name="light"),
        piece(_pair(dark), trim(), name="trim"),
    ]


LOADS: dict[str, Callable[[Lorry, float], list[Part]]] = {
    "box": _box_load,
    "fire": _fire_load,
    "ambulance": _ambulance_load,
}


# Tractors


def _tractor_cab(x: float) -> tuple[list[Mesh], list[Mesh]]:
    """(posts, panes)."""
    posts = [
        rod((s * x, y, 1.15), (s * (x - 0.02), y + d, 2.6), 0.035)
        for s in (-1, 1)
        for y, d in ((0.02, -0.02), (1.22, 0.06))
    ]
    panes = [
        bevelled_box((1.14, 0.012, 1.4), bevel=0.004, at=(0, 0.01, 1.88)),
        bevelled_box((1.14, 0.012, 1.2), bevel=0.004, at=(0, 1.25, 1.98)),
    ]
    panes += [
        bevelled_box((0.012, 1.16, 1.3), bevel=0.004, at=(s * x, 0.63, 1.92)) for s in (-1, 1)
    ]
    return posts, panes


def _tractor(lorry: Lorry, rng: np.random.Generator) -> Made:
    """A long bonnet, great wheels with lugs behind, a cab of glass."""
    r, small = lorry.radius, 0.46
    block = turned(extruded(_bonnet_outline(), 1.55, bevel=0.05, steps=4), "x", 90)
    bonnet = moved(block, (0, -0.25, 0))
    grille = [
        bevelled_box((0.46, 0.02, 0.03), bevel=0.006, at=(0, -1.805, 0.78 + 0.055 * k))
        for k in range(9)
    ]
    roof = bevelled_box((1.42, 1.5, 0.13), bevel=0.06, steps=5, at=(0, 0.62, 2.62))
    posts, panes = _tractor_cab(0.6)
    tub = bevelled_box((1.16, 1.26, 0.45), bevel=0.05, at=(0, 0.62, 1.08))
    guards = [_guard(s, r) for s in (-1, 1)]
    pipe = [
        rod((0.36, -0.75, 1.2), (0.36, -0.75, 2.35), 0.04),
        rod((0.36, -0.75, 1.45), (0.36, -0.75, 1.95), 0.062),
    ]
    frame = bevelled_box((0.42, 2.6, 0.36), bevel=0.04, at=(0, -0.3, 0.62))
    axle = [
        rod((-0.85, -1.3, small), (0.85, -1.3, small), 0.07),
        rod((-0.8, 0.75, r), (0.8, 0.75, r), 0.12),
    ]
    lamps = [
        moved(sized(ball(0.075, segments=20), (1, 0.35, 1)), (s * 0.22, -1.80, 1.2))
        for s in (-1, 1)
    ]
    seat = [
        bevelled_box((0.5, 0.48, 0.14), bevel=0.05, steps=4, at=(0, 0.75, 1.42)),
        bevelled_box((0.48, 0.12, 0.5), bevel=0.05, steps=4, at=(0, 0.98, 1.72)),
    ]
    parts = [
        body([bonnet, roof, tub, *guards], paint(lorry.color)),
        piece([*posts, *grille, frame, *axle], "cast iron", name="frame"),
        piece(panes, "thin glass", name="glass"),
        piece(pipe, "chrome", name="exhaust"),
        piece(seat, "leather", (0.03, 0.03, 0.03), name="seat"),
        piece(lamps, lit((1.0, 0.96, 0.88), 1.4), name="headlight"),
        *_farm_wheels(r, 0.48, 0.75, 0.75, rng),
        *_farm_wheels(small, 0.30, 0.78, -1.3, rng),
    ]
    top = Anchor((0, 0.62, 2.68), room=(1.2, 1.2, 1.5))
    return parts, {
        "top": top,
        "roof": top,
        "hood": Anchor((0, -1.0, 1.36), room=(0.5, 1.0, 1.5)),
        "seat": Anchor((0, 0.72, 1.5)),
        "driver": Anchor((0, 0.72, 1.5)),
    }


def _bonnet_outline() -> np.ndarray:
    from imagineart.modelling.kit import rounded

    return rounded(
        [(-0.30, 0.72), (0.30, 0.72), (0.30, 1.24), (0.20, 1.36), (-0.20, 1.36), (-0.30, 1.24)],
        0.05,
    )


def _guard(side: float, r: float) -> Mesh:
    a = np.radians(np.linspace(20, 165, 30))
    from imagineart.modelling.kit import rectangle, sweep

    path = np.stack(
        [np.full(30, side * 0.76), 0.75 + (r + 0.07) * np.cos(a), r + (r + 0.07) * np.sin(a)], 1
    )
    return sweep(path, rectangle(0.03, 0.5, 0.01), up=(1, 0, 0))


def _farm_wheels(r: float, wide: float, x: float, y: float, rng: np.random.Generator) -> list[Part]:
    """A tyre with slanted lugs on a yellow disc, on both sides."""
    made = Wheel(
        r - 0.045, wide, 0.58, style="disc", metal="painted metal", color=(0.72, 0.45, 0.03)
    )
    lugs = []
    for k in range(22):
        for s in (-1, 1):
            bar = bevelled_box((0.07, 0.06, wide * 0.52), bevel=0.014, at=(r - 0.035, 0, 0))
            bar = moved(turned(bar, "x", s * 32), (0, 0, s * wide * 0.24))
            lugs.append(turned(bar, "z", 360 * (k + 0.25 * s) / 22))
    tread = turned(combined(lugs), "y", 90)
    one = (*wheel(made), piece(tread, "rubber", name="tyre"))
    turn = float(rng.uniform(0, 90))
    one = tuple(turned(p, "x", turn) for p in one)
    return list(placed_wheels(one, [(s * x, y, r) for s in (-1.0, 1.0)]))


FORMS: dict[str, Callable[[Lorry, np.random.Generator], Made]] = {
    "bus": _bus,
    "truck": _truck,
    "tractor": _tractor,
}

FAMILY = Family(
    "lorries",
    build,
    ROWS,
    span=(3.0, 12.0),
    synonyms={
        "bus": ("city bus", "coach", "omnibus"),
        "double decker bus": ("double decker", "red london bus", "london bus"),
        "truck": ("lorry", "delivery truck", "semi truck"),
        "fire truck": ("fire engine", "firetruck"),
        "tractor": ("farm tractor",),
    },
)
