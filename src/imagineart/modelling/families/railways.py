"""Things on rails: steam locomotives, trains, trams. They stand on a piece of track.

Boilers and funnels are turned, wheels are spoked and joined by rods; coaches are upright shells.
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
    lathe,
    merged,
    mirrored,
    moved,
    rectangle,
    rod,
    rounded,
    sized,
    spline,
    tube,
    turned,
)
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.bodywork import Shell
from imagineart.modelling.town.finishes import lit, paint, tinted_glass, trim
from imagineart.modelling.town.pieces import body, piece

GAUGE = 1.435  # m
RAIL = 0.30  # m, top of the rails above the ground


@dataclass(frozen=True, slots=True)
class Engine:
    """A vehicle on rails, in metres."""

    form: str
    color: Rgb
    length: float
    track: bool = True


ROWS = {
    "steam locomotive": Engine("steam", (0.015, 0.09, 0.045), 10.0),
    "train": Engine("express", (0.62, 0.63, 0.64), 19.0),
    "tram": Engine("tram", (0.50, 0.03, 0.02), 10.5),
}


def build(order: Order[Engine]) -> Model:
    """By its form, on rails and sleepers."""
    engine = order.params
    parts = [moved(p, (0.0, 0.0, RAIL)) for p in FORMS[engine.form](engine, order.rng)]
    parts += _track(engine.length + 1.4, order.rng)
    high = max(float(p.shape.vertices[:, 2].max()) for p in parts if isinstance(p.shape, Mesh))
    top = Anchor((0.0, 0.1 * engine.length, min(high, 3.4)), room=(1.6, 3.0, 2.0))
    driver = Anchor((-0.5, 0.33 * engine.length, 2.1))
    return Model(order.noun, merged(parts), {"top": top, "roof": top, "driver": driver})


def _track(length: float, rng: np.random.Generator) -> list[Part]:
    sleepers = [
        bevelled_box((2.5 + float(rng.normal(0, 0.02)), 0.24, 0.15), bevel=0.015, at=(0, y, 0.075))
        for y in np.arange(-length / 2 + 0.3, length / 2, 0.62)
    ]
    rail = rounded(
        [
            (-0.06, 0.15),
            (0.06, 0.15),
            (0.06, 0.17),
            (0.012, 0.19),
            (0.012, 0.255),
            (0.034, 0.27),
            (0.034, 0.30),
            (-0.034, 0.30),
            (-0.034, 0.27),
            (-0.012, 0.255),
            (-0.012, 0.19),
            (-0.06, 0.17),
        ],
        0.006,
    )
    bar = turned(extruded(rail, length), "x", 90)
    bars = [moved(bar, (s * (GAUGE / 2 + 0.034), length / 2, 0)) for s in (-1, 1)]
    return [
        piece(sleepers, "weathered wood", name="sleeper"),
        piece(bars, "rusty iron", name="rail"),
    ]


def _wheel(r: float, spokes: int) -> Mesh:
    """A spoked wheel with a flange and a counterweight, face towards +x."""
    rim = lathe(
        [
            (r - 0.11, -0.06),
            (r + 0.03, -0.07),
            (r + 0.03, -0.045),
            (r, -0.03),
            (r, 0.07),
            (r - 0.03, 0.08),
            (r - 0.11, 0.06),
            (r - 0.11, -0.06),
        ],
        segments=64,
    )
    hub = lathe([(0, -0.06), (0.13, -0.06), (0.13, 0.08), (0.06, 0.11), (0, 0.11)], segments=32)
    arms = [
        turned(
            rod((0.09, 0, 0), (r - 0.09, 0, 0), 0.036, end_radius=0.026, sides=10),
            "z",
            360 * k / spokes,
        )
        for k in range(spokes)
    ]
    return turned(combined([rim, hub, *arms]), "y", 90)


def _pair(mesh: Mesh) -> list[Mesh]:
    return [mesh, mirrored(mesh)]


def _barrel(points: list[tuple[float, float]]) -> Mesh:
    """Turned about y: (radius, distance forward) in metres."""
    return turned(lathe(points, segments=80), "x", 90)


def _funnel(z: float) -> tuple[Mesh, Mesh]:
    """(funnel, dome)."""
    funnel = lathe(
        np.r_[
            [(0.0, z + 0.6), (0.30, z + 0.6)],
            spline([(0.30, z + 0.68), (0.20, z + 0.80), (0.19, z + 1.2), (0.25, z + 1.55)], 24),
            [(0.31, z + 1.58), (0.31, z + 1.68), (0.22, z + 1.68), (0.2, z + 1.3), (0, z + 1.3)],
        ],
        segments=64,
    )
    dome = lathe(
        np.r_[
            [(0.42, z + 0.6)],
            spline(
                [
                    (0.36, z + 0.72),
                    (0.31, z + 0.85),
                    (0.30, z + 1.0),
                    (0.2, z + 1.13),
                    (0, z + 1.17),
                ],
                24,
            ),
        ],
        segments=48,
    )
    return funnel, dome


def _steam(engine: Engine, rng: np.random.Generator) -> list[Part]:
    """Smoke box, boiler with bands, dome, funnel, cab, wheels with rods, tender coal behind."""
    z, r = 2.05, 0.72
    boiler = _barrel([(0, -1.6), (r, -1.6), (r, 3.1), (0, 3.1)])
    smoke = _barrel([(0, 3.1), (r + 0.05, 3.1), (r + 0.05, 4.25), (r - 0.02, 4.32), (0, 4.32)])
    door = _barrel([(r - 0.14, 4.30), (r - 0.15, 4.36), (0.3, 4.44), (0, 4.46)])
    hinge = bevelled_box((0.9, 0.03, 0.05), bevel=0.01, at=(0.1, -4.44, 0))
    at = (0.0, 0.0, z)
    bands = [
        _barrel([(r + 0.004, y), (r + 0.018, y), (r + 0.018, y + 0.07), (r + 0.004, y + 0.07)])
        for y in (-1.2, -0.2, 0.9, 2.0, 3.05)
    ]
    funnel, dome = _funnel(z)
    parts = [
        body([moved(boiler, at)], paint(engine.color)),
        piece(
            [moved(smoke, at), moved(door, at), moved(funnel, (0, -3.7, 0))],
            "cast iron",
            name="smoke box",
        ),
        piece(
            [
                *(moved(b, at) for b in bands),
                moved(dome, (0, -0.9, 0)),
                moved(hinge, at),
                moved(sized(dome, (0.55, 0.55, 0.9), (0, 0, z + 0.6)), (0, 0.6, 0)),
            ],
            "brass",
            name="dome",
        ),
        *_cab(engine),
        *_running_gear(),
        *_front(),
    ]
    return parts


def _cab(engine: Engine) -> list[Part]:
    side_out = [(1.5, 1.25), (4.6, 1.25), (4.6, 2.2), (3.3, 2.2), (3.3, 3.35), (1.5, 3.35)]
    hole = rectangle(0.75, 0.62, 0.08) + np.array([2.25, 2.75])
    plate = extruded(rounded(side_out, 0.06), 0.05, holes=[hole], bevel=0.008)
    stood = turned(turned(plate, "x", 90), "z", 90)
    sides = [moved(stood, (x, 0, 0)) for x in (-1.22, 1.17)]
    frame = extruded(rectangle(0.87, 0.74, 0.1) + np.array([2.25, 2.75]), 0.03, holes=[hole])
    frames = [moved(turned(turned(frame, "x", 90), "z", 90), (x, 0, 0)) for x in (-1.24, 1.21)]
    a = np.radians(np.linspace(20, 160, 24))
    roof_out = np.r_[
        np.c_[1.5 * np.cos(a), 2.86 + 0.75 * np.sin(a)],
        np.c_[1.44 * np.cos(a[::-1]), 2.80 + 0.75 * np.sin(a[::-1])],
    ]
    roof = moved(turned(extruded(roof_out, 2.3, bevel=0.015), "x", 90), (0, 3.65, 0))
    front = bevelled_box((2.36, 0.05, 2.1), bevel=0.01, at=(0, 1.52, 2.3))
    panes = [bevelled_box((0.42, 0.02, 0.5), bevel=0.01, at=(s * 0.88, 1.49, 3.0)) for s in (-1, 1)]
    back = bevelled_box((2.36, 0.05, 0.95), bevel=0.01, at=(0, 4.58, 1.72))
    floor = bevelled_box((2.4, 3.1, 0.08), bevel=0.01, at=(0, 3.05, 1.25))
    rng = np.random.default_rng(5)
    coal = [
        moved(
            turned(
                bevelled_box((0.28, 0.22, 0.2), bevel=0.06), "xyz"[k % 3], float(rng.uniform(0, 90))
            ),
            (
                float(rng.uniform(-0.95, 0.95)),
                float(rng.uniform(3.55, 4.4)),
                float(rng.uniform(2.0, 2.35)),
            ),
        )
        for k in range(70)
    ]
    heap = bevelled_box((2.2, 1.15, 0.9), bevel=0.1, at=(0, 3.98, 1.65))
    return [
        body([*sides, front, back], paint(engine.color)),
        piece([roof, floor], "cast iron", name="roof"),
        piece(frames, "brass", name="frame"),
        piece(panes, tinted_glass(), name="glass"),
        piece([*coal, heap], trim((0.012, 0.012, 0.013), 0.6), name="coal"),
    ]


def _running_gear() -> list[Part]:
    """Driving wheels joined by rods, a bogie in front, cylinders, frame and footplate."""
    red: Rgb = (0.30, 0.012, 0.012)
    r, x = 0.78, GAUGE / 2 + 0.04
    big = _wheel(r, 14)
    small = _wheel(0.42, 9)
    wheels = [moved(big, (x, y, r)) for y in (-1.5, 0.25, 2.0)]
    wheels += [moved(small, (x, y, 0.42)) for y in (-3.7, -2.75, 3.55, 4.25)]
    pin = 0.30
    rods = [
        bevelled_box((0.05, 3.65, 0.11), bevel=0.015, at=(x + 0.17, 0.25, r - pin)),
        rod((x + 0.24, 0.25, r - pin), (x + 0.24, -2.55, 0.92), 0.045),
        rod((x + 0.24, -2.5, 0.92), (x + 0.24, -3.2, 0.92), 0.035),
    ]
    rods += [rod((x + 0.05, y, r - pin), (x + 0.26, y, r - pin), 0.06) for y in (-1.5, 0.25, 2.0)]
    cylinder = turned(
        lathe(
            [
                (0, -0.5),
                (0.3, -0.5),
                (0.32, -0.46),
                (0.32, 0.46),
                (0.3, 0.5),
                (0.1, 0.52),
                (0.09, 0.6),
                (0, 0.6),
            ]
        ),
        "x",
        90,
    )
    block = moved(cylinder, (x + 0.22, -3.25, 0.92))
    plate = [
        bevelled_box((0.5, 7.3, 0.05), bevel=0.01, at=(1.08, -0.7, 1.42)),
        bevelled_box((0.05, 7.3, 0.13), bevel=0.01, at=(1.32, -0.7, 1.39)),
    ]
    frame = bevelled_box((1.0, 8.7, 0.5), bevel=0.03, at=(0, 0.2, 1.05))
    return [
        piece([m for w in wheels for m in _pair(w)], "painted metal", red, name="wheel"),
        piece([m for b in rods for m in _pair(b)], "brushed steel", name="rod"),
        piece(
            [*(m for p in plate for m in _pair(p)), *_pair(block), frame], "cast iron", name="frame"
        ),
    ]


def _front() -> list[Part]:
    red: Rgb = (0.42, 0.012, 0.012)
    beam = bevelled_box((2.5, 0.12, 0.36), bevel=0.02, at=(0, -4.55, 1.12))
    buffers = []
    for s in (-1, 1):
        buffers += [
            rod((s * 0.86, -4.6, 1.12), (s * 0.86, -4.95, 1.12), 0.09),
            moved(
                turned(lathe([(0, 0), (0.22, 0), (0.21, 0.05), (0, 0.07)]), "x", 90),
                (s * 0.86, -4.93, 1.12),
            ),
        ]
    hook = tube([(0, -4.6, 1.12), (0, -4.78, 1.1), (0, -4.8, 0.98), (0, -4.72, 0.95)], 0.035)
    shelf = bevelled_box((2.3, 1.5, 0.05), bevel=0.01, at=(0, -3.95, 1.36))
    lamps, glass = [], []
    for x, z in ((-0.86, 1.62), (0.86, 1.62), (0.0, 2.98)):
        lamps.append(
            moved(
                turned(
                    lathe([(0, -0.2), (0.11, -0.18), (0.15, 0.0), (0.16, 0.06), (0.14, 0.06)]),
                    "x",
                    90,
                ),
                (x, -4.36, z),
            )
        )
        glass.append(moved(sized(ball(0.135, segments=20), (1, 0.3, 1)), (x, -4.41, z)))
        lamps.append(rod((x, -4.3, z - 0.3), (x, -4.3, z - 0.08), 0.03))
    return [
        piece(beam, paint(red), name="beam"),
        piece([*buffers, hook, shelf], "cast iron", name="buffer"),
        piece(lamps, "brass", name="lamp"),
        piece(glass, lit((1.0, 0.82, 0.5), 1.8), name="lamp"),
    ]


def _coach(
    length: float, width: float, height: float, nose: float, long: float, drop: float
) -> Shell:
    h = length / 2
    top = (
        (-h, drop * height),
        (-h + 0.12 * long, (drop + 0.12) * height),
        (-h + 0.75 * long, 0.97 * height),
        (-h + 1.2 * long, height),
        (h - 0.05, height),
        (h, height),
    )
    return Shell(
        length,
        width,
        top,
        soft=0.9,
        sill=0.25,
        belt=1.6,
        lean=0.06,
        tuck=0.05,
        nose=nose,
        tail=0.02,
        nose_length=long,
        tail_length=0.2,
        shoulder=0.35,
        crown=0.1,
        crease=0.0,
        lift=0.02,
    )


def _bogies(first: float, engine: Engine) -> tuple[list[Mesh], list[Mesh]]:
    """(wheels, frames)."""
    wheel = turned(
        lathe([(0, -0.05), (0.45, -0.06), (0.45, 0.07), (0.3, 0.06), (0.12, 0.09), (0, 0.1)]),
        "y",
        90,
    )
    ys = [
        -engine.length / 2 + v
        for v in (3.4, 5.6, first - 3.0, first - 1.2, first + 2.0, first + 4.2)
    ]
    wheels = [moved(wheel, (GAUGE / 2 + 0.04, y, 0.45)) for y in ys]
    frames = [
        bevelled_box((0.1, 3.4, 0.22), bevel=0.04, at=(0.95, float(np.mean(ys[k : k + 2])), 0.5))
        for k in (0, 2, 4)
    ]
    return wheels, frames


def _bellows(engine: Engine, first: float) -> list[Mesh]:
    """Folds between the coaches."""
    return [
        bevelled_box(
            (2.5, 0.05, 3.0), bevel=0.02, at=(0, -engine.length / 2 + first + 0.04 + 0.06 * k, 1.95)
        )
        for k in range(5)
    ]


def _express(engine: Engine, rng: np.random.Generator) -> list[Part]:
    """A streamlined power car and a piece of the next coach."""
    first, gap = 0.66 * engine.length, 0.3
    second = engine.length - first - gap
    head = _coach(first, 2.9, 3.7, 0.62, 4.2, 0.34)
    tail = _coach(second, 2.9, 3.7, 0.02, 0.3, 0.96)
    parts: list[Part] = []
    for shell, middle, begin in (
        (head, -engine.length / 2 + first / 2, 4.6),
        (tail, engine.length / 2 - second / 2, 0.3),
    ):
        h = shell.length / 2
        y = np.linspace(-h + begin, h - 0.3, 60)
        bands = [shell.side_patch(np.full(60, 1.75), np.full(60, 2.65), y, out=0.008)]
        y = np.linspace(-h + (0.5 if begin > 1 else 0.05), h - 0.05, 80)
        stripe = [shell.side_patch(np.full(80, 1.15), np.full(80, 1.42), y, out=0.007, rows=4)]
        seams = [
            shell.line(np.full(12, -h + begin + k), np.linspace(0.5, 3.0, 12), 0.012)
            for k in (0.25, 1.2)
        ]
        skirt = bevelled_box((2.3, shell.length - 1.2, 0.45), bevel=0.05, at=(0, 0.4, 0.32))
        group = [
            body(shell.skin(), paint(engine.color)),
            piece([m for b in bands for m in _pair(b)], tinted_glass(), name="glass"),
            piece([m for b in stripe for m in _pair(b)], paint((0.35, 0.012, 0.02)), name="stripe"),
            piece([*(m for b in seams for m in _pair(b)), skirt], trim(), name="trim"),
        ]
        parts += [moved(p, (0.0, middle, 0.0)) for p in group]
    h = head.length / 2
    screen = head.top_patch(-h + 1.55, -h + 3.0, inset=0.42, out=0.01)
    lamps = [
        head.front_patch(
            np.linspace(0.42, 0.86, 12), np.full(12, 0.95), np.full(12, 1.08), out=0.012
        )
    ]
    parts.append(moved(piece(screen, tinted_glass(), name="glass"), (0, -engine.length / 2 + h, 0)))
    parts.append(
        moved(
            piece([m for b in lamps for m in _pair(b)], lit((1, 0.96, 0.9), 2.0), name="headlight"),
            (0, -engine.length / 2 + h, 0),
        )
    )
    bellows = _bellows(engine, first)
    wheels, frames = _bogies(first, engine)
    parts.append(piece([*bellows, *(m for f in frames for m in _pair(f))], trim(), name="bellows"))
    parts.append(piece([m for w in wheels for m in _pair(w)], "brushed steel", name="wheel"))
    return parts


def _tram_shell(length: float, h: float) -> Shell:
    """Round at both ends."""
    return Shell(
        length,
        2.3,
        (
            (-h, 2.95),
            (-h + 0.3, 3.12),
            (-h + 1.0, 3.25),
            (h - 1.0, 3.25),
            (h - 0.3, 3.12),
            (h, 2.95),
        ),
        soft=0.6,
        sill=0.4,
        belt=1.4,
        lean=0.02,
        tuck=0.10,
        nose=0.34,
        tail=0.34,
        nose_length=1.1,
        tail_length=1.1,
        shoulder=0.3,
        crown=0.12,
        crease=0.0,
        lift=0.06,
    )


def _tram_windows(h: float, shell: Shell) -> tuple[list[Mesh], list[Mesh]]:
    """(panes, frames) of one side."""
    edges = np.linspace(-h + 1.1, h - 1.1, 8)
    glass, seals = [], []
    for a, b in itertools.pairwise(edges):
        y = np.linspace(a + 0.09, b - 0.09, 10)
        glass.append(shell.side_patch(np.full(10, 1.5), np.full(10, 2.5), y, out=0.01))
        loop_y, loop_z = np.r_[y, y[::-1], y[:1]], np.r_[np.full(10, 1.5), np.full(10, 2.5), [1.5]]
        seals.append(shell.line(loop_y, loop_z, 0.022, out=0.006))
    return glass, seals


def _tram_ends(shell: Shell) -> list[Mesh]:
    """Three panes before and behind."""
    ends = []
    for back in (False, True):
        for low, high in ((-0.95, -0.42), (-0.36, 0.36), (0.42, 0.95)):
            a = np.linspace(low, high, 12)
            ends.append(
                shell.front_patch(a, np.full(12, 1.5), np.full(12, 2.5), back=back, out=0.012)
            )
    return ends


def _tram(engine: Engine, rng: np.random.Generator) -> list[Part]:
    """An old tram: cream above, colour below, a round-cornered row of windows, a pole."""
    length, h = engine.length, engine.length / 2
    shell = _tram_shell(length, h)
    glass, seals = _tram_windows(h, shell)
    ends = _tram_ends(shell)
    y = np.linspace(-h + 0.35, h - 0.35, 90)
    cream = shell.side_patch(np.full(90, 1.36), np.full(90, 2.75), y, out=0.005)
    wide = np.linspace(-1.15, 1.15, 40)
    nose = [
        shell.front_patch(wide, np.full(40, 1.36), np.full(40, 2.75), back=b, out=0.006)
        for b in (False, True)
    ]
    lamp = moved(sized(ball(0.14, segments=24), (1, 0.4, 1)), (0, -h - 0.02, 1.02))
    rim = moved(
        turned(lathe([(0.13, 0), (0.17, 0), (0.16, 0.06), (0.13, 0.07)]), "x", 90), (0, -h, 1.02)
    )
    pole = [
        rod((0, 0.4, 3.3), (0, 3.6, 4.4), 0.03),
        bevelled_box((0.5, 1.2, 0.12), bevel=0.03, at=(0, 0.4, 3.3)),
        rod((-0.1, 3.62, 4.4), (0.1, 3.62, 4.4), 0.07),
    ]
    wheel = turned(
        lathe([(0, -0.05), (0.36, -0.06), (0.36, 0.07), (0.24, 0.06), (0.1, 0.09), (0, 0.1)]),
        "y",
        90,
    )
    wheels = [
        moved(wheel, (s * (GAUGE / 2 + 0.04), yy, 0.36)) for yy in (-1.5, 1.5) for s in (-1, 1)
    ]
    truck = bevelled_box((1.9, 4.6, 0.4), bevel=0.05, at=(0, 0, 0.42))
    sign = bevelled_box((1.1, 0.14, 0.24), bevel=0.04, at=(0, -h + 0.28, 3.14))
    return [
        body(shell.skin(), paint(engine.color)),
        piece([*_pair(cream), *nose], paint((0.66, 0.60, 0.46)), name="upper"),
        piece([*(m for g in glass for m in _pair(g)), *ends], tinted_glass(), name="glass"),
        piece([m for s in seals for m in _pair(s)], "mahogany", name="frame"),
        piece([*pole, truck, *wheels], "cast iron", name="frame"),
        piece(rim, "brass", name="lamp"),
        piece([lamp, sign], lit((1.0, 0.85, 0.55), 1.3), name="lamp"),
    ]


FORMS: dict[str, Callable[[Engine, np.random.Generator], list[Part]]] = {
    "steam": _steam,
    "express": _express,
    "tram": _tram,
}

FAMILY = Family(
    "railways",
    build,
    ROWS,
    span=(8.0, 24.0),
    synonyms={
        "steam locomotive": ("steam train", "locomotive", "steam engine", "old train"),
        "train": ("express train", "high speed train", "bullet train", "railway train"),
        "tram": ("streetcar", "trolley car", "cable car"),
    },
)
