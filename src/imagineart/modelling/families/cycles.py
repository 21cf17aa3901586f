"""Bicycles, motorcycles, scooters and skateboards.

Points of a frame stand in one table each; tubes run between them.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    circle,
    combined,
    extruded,
    lathe,
    merged,
    mirrored,
    moved,
    rectangle,
    rod,
    sdf,
    sized,
    spline,
    sweep,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Point, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lens, lit, paint, trim
from imagineart.modelling.town.pieces import body, piece, varied
from imagineart.modelling.town.wheels import Wheel, wheel


@dataclass(frozen=True, slots=True)
class Cycle:
    """Something on two wheels or small ones, in metres. `form` says how it is built."""

    form: str
    color: Rgb
    radius: float = 0.34
    basket: bool = False
    drop: bool = False  # handlebars of a racing bicycle


ROWS = {
    "bicycle": Cycle("bicycle", (0.02, 0.12, 0.22)),
    "racing bike": Cycle("bicycle", (0.42, 0.015, 0.015), drop=True),
    "city bike": Cycle("bicycle", (0.05, 0.16, 0.10), basket=True),
    "motorcycle": Cycle("motorcycle", (0.32, 0.012, 0.012), radius=0.32),
    "motor scooter": Cycle("motor scooter", (0.30, 0.48, 0.42), radius=0.21),
    "kick scooter": Cycle("kick scooter", (0.03, 0.20, 0.40), radius=0.10),
    "skateboard": Cycle("skateboard", (0.45, 0.06, 0.05), radius=0.028),
}


def build(order: Order[Cycle]) -> Model:
    """By its form; wheels and bars turned a little by chance."""
    parts = FORMS[order.params.form](order.params, order.rng)
    anchors = dict(parts[1])
    anchors.setdefault("top", top_anchor(parts[0], 0.3))
    return varied(Model(order.noun, merged(parts[0]), anchors), order.rng, "x", 0.025)


Made = tuple[list[Part], dict[str, Anchor]]


def _tubes(points: dict[str, Point], pairs: list[tuple[str, str, float]]) -> list[Mesh]:
    return [rod(points[a], points[b], r, sides=16) for a, b, r in pairs]


def _pair(mesh: Mesh) -> list[Mesh]:
    return [mesh, mirrored(mesh)]


def _rolled(made: Wheel, at: Point, rng: np.random.Generator) -> list[Part]:
    turn = float(rng.uniform(0, 360))
    return [moved(turned(p, "x", turn), at) for p in wheel(made)]


# Bicycle


def _frame_points(cycle: Cycle) -> dict[str, Point]:
    r = cycle.radius
    return {
        "rear": (0, 0.45, r),
        "front": (0, -0.58, r),
        "bracket": (0, 0.03, 0.285),
        "seat": (0, 0.185, 0.76),
        "post": (0, 0.225, 0.885),
        "head": (0, -0.345, 0.83),
        "neck": (0, -0.385, 0.70),
        "crown": (0, -0.415, 0.66),
        "stem": (0, -0.325, 0.90),
    }


def _bicycle(cycle: Cycle, rng: np.random.Generator) -> Made:
    p = _frame_points(cycle)
    made = Wheel(cycle.radius, 0.036 if not cycle.drop else 0.026, 0.925, 28, "wire", "chrome")
    frame = _tubes(
        p,
        [
            ("bracket", "seat", 0.0165),
            ("seat", "head", 0.0165),
            ("bracket", "neck", 0.019),
            ("neck", "head", 0.021),
        ],
    )
    for s in (-1, 1):
        hub = (s * 0.062, 0.45, cycle.radius)
        frame += [
            rod((s * 0.025, 0.04, 0.285), hub, 0.010),
            rod((s * 0.022, 0.19, 0.73), hub, 0.008),
        ]
        frame.append(_blade(p, s))
    joints = [ball(0.026, p["bracket"]), ball(0.024, p["neck"]), ball(0.02, p["seat"])]
    parts = [
        body([*frame, *joints], paint(cycle.color)),
        *_rolled(made, p["rear"], rng),
        *_rolled(made, p["front"], rng),
        *_drive(p),
        *_saddle(p),
        *_bars(cycle, p),
        *_lamps(p),
    ]
    if cycle.basket:
        parts += [
            *_basket(),
            body(
                [
                    _guard(p["rear"], cycle.radius, 20, 200),
                    _guard(p["front"], cycle.radius, 20, 170),
                ],
                paint(cycle.color),
            ),
        ]
    seat = Anchor((0, 0.22, 0.965), room=(0.4, 0.5, 1.2))
    grip = Anchor((0.27, p["stem"][1] - 0.02, 1.0))
    return parts, {"seat": seat, "handlebar": grip, "pedal": Anchor((0.13, -0.12, 0.28))}


def _blade(p: dict[str, Point], side: float) -> Mesh:
    """A leg of the fork, bent forward at its end."""
    r = p["front"][2]
    path = spline(
        [
            (side * 0.045, -0.415, 0.665),
            (side * 0.05, -0.47, 0.52),
            (side * 0.052, -0.525, r + 0.09),
            (side * 0.052, -0.58, r),
        ],
        20,
    )
    crown = rod((-0.05, -0.415, 0.672), (0.05, -0.415, 0.672), 0.014)
    return combined([tube(path, np.linspace(0.013, 0.008, 20), sides=12), crown])


def _drive(p: dict[str, Point]) -> list[Part]:
    """Chain ring, cranks, pedals, sprockets and chain, on the right side."""
    y, z = p["bracket"][1:]
    teeth = [
        (r * np.cos(a), r * np.sin(a))
        for k in range(88)
        for a, r in [(2 * np.pi * k / 88, 0.095 if k % 2 else 0.088)]
    ]
    holes = [
        circle(0.022, 16) + 0.052 * np.array([np.cos(a), np.sin(a)])
        for a in np.linspace(0, 2 * np.pi, 5, endpoint=False)
    ]
    ring = turned(extruded(teeth, 0.004, holes=holes), "y", 90)
    small = turned(extruded(circle(0.04, 32), 0.012, bevel=0.002), "y", 90)
    x = 0.048
    cranks, pedals = [], []
    for s in (-1, 1):
        end = (s * 0.075, y - s * 0.165, z - s * 0.045)
        cranks += [rod((s * 0.062, y, z), end, 0.0095), rod(end, (s * 0.10, end[1], end[2]), 0.007)]
        pedals.append(
            bevelled_box((0.085, 0.06, 0.022), bevel=0.006, at=(s * 0.135, end[1], end[2]))
        )
    axle = rod((-0.065, y, z), (0.065, y, z), 0.012)
    rear_y, rear_z = p["rear"][1:]
    chain = [
        tube([(x, y + 0.01, z + 0.092), (x, rear_y, rear_z + 0.038)], 0.0045, sides=8),
        tube(
            [
                (x, y + 0.01, z - 0.092),
                (x, rear_y - 0.02, rear_z - 0.075),
                (x, rear_y, rear_z - 0.05),
            ],
            0.0045,
            sides=8,
        ),
    ]
    return [
        piece([moved(ring, (x, y, z)), *cranks, axle], "chrome", name="crank"),
        piece([moved(small, (x - 0.006, rear_y, rear_z)), *chain], "cast iron", name="chain"),
        piece(pedals, "rubber", name="pedal"),
    ]


def _saddle(p: dict[str, Point]) -> list[Part]:
    z = p["post"][2] + 0.05
    wide = np.array([0.016, 0.024, 0.032, 0.055, 0.085, 0.082, 0.05])
    along = np.array([-0.14, -0.10, -0.03, 0.04, 0.10, 0.13, 0.145])
    thick = np.array([0.014, 0.018, 0.02, 0.024, 0.03, 0.03, 0.02])
    n = 28
    t = np.linspace(0, 6, n)
    w, a, h = (np.interp(t, np.arange(7), v) for v in (wide, along, thick))
    ring = circle(1.0, 24)
    rings = np.stack(
        [
            np.stack(
                [
                    ring[:, 0] * w[i],
                    np.full(24, a[i] + p["post"][1] - 0.01),
                    z + ring[:, 1] * h[i] * np.where(ring[:, 1] < 0, 1.3, 0.8),
                ],
                1,
            )
            for i in range(n)
        ]
    )
    from imagineart.modelling.kit import loft

    top = loft(rings[:, ::-1], crease=180)
    rails = [
        rod(
            (s * 0.02, p["post"][1] - 0.09, z - 0.022),
            (s * 0.03, p["post"][1] + 0.09, z - 0.028),
            0.0035,
        )
        for s in (-1, 1)
    ]
    post = rod(p["seat"], (0, p["post"][1] + 0.002, z - 0.02), 0.013)
    return [
        piece(top, "leather", (0.05, 0.025, 0.014), name="saddle"),
        piece([*rails, post], "chrome", name="post"),
    ]


def _bar_line(cycle: Cycle, y: float, z: float) -> list[Point]:
    """Half of the line of a handlebar, from the stem out."""
    if cycle.drop:
        half = [
            (0, y - 0.075, z + 0.075),
            (0.16, y - 0.075, z + 0.075),
            (0.205, y - 0.10, z + 0.07),
            (0.215, y - 0.17, z + 0.05),
            (0.215, y - 0.175, z - 0.02),
            (0.215, y - 0.12, z - 0.06),
            (0.215, y - 0.04, z - 0.065),
        ]
    else:
        half = [
            (0, y - 0.075, z + 0.075),
            (0.09, y - 0.08, z + 0.085),
            (0.19, y - 0.04, z + 0.12),
            (0.25, y + 0.02, z + 0.125),
            (0.30, y + 0.09, z + 0.118),
        ]
    return half


def _bars(cycle: Cycle, p: dict[str, Point]) -> list[Part]:
    """Stem, handlebar with grips, brake levers and cables."""
    y, z = p["stem"][1:]
    stem = [
        rod(p["head"], (0, y - 0.002, z + 0.06), 0.013),
        rod((0, y, z + 0.055), (0, y - 0.075, z + 0.075), 0.014),
    ]
    half = _bar_line(cycle, y, z)
    path = spline(half, 40)
    bar = tube(path, 0.0115, sides=14)
    grip = tube(path[-14:] if not cycle.drop else path[10:], 0.0165, sides=14)
    x0, y0, z0 = path[-15]
    lever = tube(
        spline([(x0, y0, z0), (x0, y0 - 0.05, z0 - 0.01), (x0 + 0.07, y0 - 0.06, z0 - 0.025)], 12),
        0.006,
        sides=8,
    )
    cable = tube(
        spline(
            [
                (x0, y0 - 0.02, z0),
                (0.12, y - 0.16, z + 0.12),
                (0.03, y - 0.10, z),
                (0.02, y - 0.06, z - 0.12),
            ],
            24,
        ),
        0.0028,
        sides=6,
    )
    return [
        piece([*stem, *_pair(bar), *_pair(lever)], "chrome", name="handlebar"),
        piece(_pair(grip), "leather", (0.05, 0.025, 0.014), name="grip"),
        piece(_pair(cable), trim(), name="cable"),
    ]


def _lamps(p: dict[str, Point]) -> list[Part]:
    cup = turned(
        lathe([(0, -0.03), (0.018, -0.028), (0.033, 0.0), (0.034, 0.02), (0.028, 0.021)]), "x", 90
    )
    glass = moved(sized(ball(0.028, segments=20), (1, 0.4, 1)), (0, -0.467, 0.80))
    rear = moved(sized(ball(0.02, segments=16), (1, 0.5, 0.8)), (0, 0.245, 0.80))
    return [
        piece(moved(cup, (0, -0.445, 0.80)), "chrome", name="lamp"),
        piece(rod((0, -0.37, 0.79), (0, -0.43, 0.80), 0.007), "chrome", name="lamp"),
        piece(glass, lit((1.0, 0.95, 0.85), 1.2), name="lamp"),
        piece(rear, lens((0.45, 0.01, 0.01)), name="lamp"),
    ]


def _guard(at: Point, radius: float, start: float, end: float) -> Mesh:
    a = np.radians(np.linspace(start, end, 40))
    r = radius + 0.022
    path = np.stack([np.zeros(40), at[1] + r * np.cos(a), at[2] + r * np.sin(a)], 1)
    return sweep(path, rectangle(0.006, 0.052, 0.002), up=(1, 0, 0))


def _basket() -> list[Part]:
    """Woven bands round a frame, in front of the handlebar."""
    bands = []
    for k in range(11):
        z = 0.80 + 0.022 * k
        s = 0.82 + 0.18 * k / 10
        ring = rectangle(0.34 * s, 0.24 * s, 0.05)
        path = np.c_[np.r_[ring, ring[:1]], np.full(len(ring) + 1, z)]
        wave = 0.004 * np.where(np.arange(len(path)) % 2, 1, -1) * (1 if k % 2 else -1)
        bands.append(tube(path + np.c_[wave, wave, 0 * wave], 0.009, sides=8, capped=False))
    floor = bevelled_box((0.28, 0.2, 0.012), bevel=0.004, at=(0, 0, 0.80))
    return [piece(moved(combined([*bands, floor]), (0, -0.55, 0.02)), "wicker", name="basket")]


# With engines


def _motorcycle(cycle: Cycle, rng: np.random.Generator) -> Made:
    r = cycle.radius
    rear, front = (0.0, 0.70, r), (0.0, -0.78, r)
    made = Wheel(r, 0.16, 0.70, 32, "wire", "chrome")
    slim = Wheel(r, 0.12, 0.74, 32, "wire", "chrome")
    tank = sdf.meshed(
        sdf.ellipsoid((0.155, 0.31, 0.125), (0, -0.10, 0.86))
        | sdf.ellipsoid((0.09, 0.22, 0.09), (0, 0.12, 0.83)).k(0.08),
        detail=0.012,
    )
    seat = sdf.meshed(
        sdf.ellipsoid((0.15, 0.26, 0.05), (0, 0.40, 0.80))
        | sdf.ellipsoid((0.12, 0.16, 0.05), (0, 0.72, 0.86)).k(0.06)
        | sdf.ellipsoid((0.13, 0.06, 0.08), (0, 0.56, 0.86)).k(0.05),
        detail=0.012,
    )
    guards = [_fender(rear, r + 0.055, 0.20, 15, 150), _fender(front, r + 0.04, 0.15, 30, 165)]
    parts = [
        body([tank, *guards, *_panels()], paint(cycle.color)),
        piece(seat, "leather", (0.02, 0.017, 0.015), name="seat"),
        *_rolled(made, rear, rng),
        *_rolled(slim, front, rng),
        *_engine(),
        *_fork(front),
        *_pipes(),
    ]
    return parts, {
        "seat": Anchor((0, 0.40, 0.85), room=(0.5, 0.9, 1.2)),
        "handlebar": Anchor((0.36, -0.30, 1.06)),
    }


def _panels() -> list[Mesh]:
    """Covers under the seat and a pan before the engine."""
    cover = turned(sized(ball(1.0, segments=32), (0.035, 0.20, 0.115)), "x", -14)
    pan = sdf.box((0.17, 0.34, 0.13), (0, -0.24, 0.255), round=0.05)
    return [
        *(moved(cover, (s * 0.115, 0.36, 0.645)) for s in (-1, 1)),
        sdf.meshed(pan, detail=0.012),
    ]


def _fender(at: Point, r: float, wide: float, start: float, end: float) -> Mesh:
    """A curved strip over a wheel with a round section."""
    a = np.radians(np.linspace(start, end, 40))
    bend = np.radians(np.linspace(-75, 75, 17))
    x = wide / 2 * np.sin(bend)
    drop = wide * 0.28 * (1 - np.cos(bend))
    radius = r - drop[None, :]
    points = np.stack(
        np.broadcast_arrays(
            x[None, :], at[1] + radius * np.cos(a)[:, None], at[2] + radius * np.sin(a)[:, None]
        ),
        -1,
    )
    from imagineart.modelling.kit import grid, thickened

    return thickened(grid(points[::-1]), 0.006)


def _engine() -> list[Part]:
    """Two finned cylinders in a V over a crank case, and the frame that carries them."""
    case = sdf.meshed(
        sdf.cylinder(0.16, 0.22, (0, 0, 0)).turned("y", 90).at((0, -0.02, 0.40))
        | sdf.box((0.20, 0.34, 0.20), (0, 0.24, 0.40), round=0.06).k(0.05),
        detail=0.012,
    )
    fins = []
    for k in range(9):
        ring = rectangle(0.17, 0.17, 0.04)
        fins.append(moved(extruded(ring, 0.010, bevel=0.003), (0, 0, 0.10 + 0.024 * k)))
    core = rod((0, 0, 0.05), (0, 0, 0.32), 0.062)
    cylinder = combined(
        [*fins, core, moved(extruded(rectangle(0.13, 0.15, 0.03), 0.05, bevel=0.015), (0, 0, 0.31))]
    )
    pair = [moved(turned(cylinder, "x", a), (0, -0.02, 0.42)) for a in (22, -24)]
    tubes = [
        tube(
            spline(
                [
                    (s * 0.11, 0.62, 0.62),
                    (s * 0.13, 0.3, 0.24),
                    (s * 0.13, -0.25, 0.22),
                    (s * 0.07, -0.44, 0.80),
                ],
                30,
            ),
            0.018,
            sides=12,
        )
        for s in (-1, 1)
    ]
    arms = [rod((s * 0.12, 0.25, 0.36), (s * 0.11, 0.70, 0.32), 0.022) for s in (-1, 1)]
    shocks = [lathe_between((s * 0.13, 0.62, 0.36), (s * 0.13, 0.50, 0.74), 0.03) for s in (-1, 1)]
    cover = turned(lathe([(0.12, 0), (0.12, 0.012), (0.10, 0.03), (0, 0.035)]), "y", 90)
    return [
        piece(case, "brushed steel", name="engine"),
        piece([*pair, *shocks], "brushed steel", name="engine"),
        piece(
            [moved(cover, (0.11, -0.02, 0.40)), mirrored(moved(cover, (0.11, -0.02, 0.40)))],
            "chrome",
            name="engine",
        ),
        piece([*tubes, *arms], "cast iron", name="frame", tinted=True),
    ]


def lathe_between(start: Point, end: Point, radius: float) -> Mesh:
    """A coil spring with its rod, between two points."""
    a, b = np.array(start), np.array(end)
    t = np.linspace(0, 1, 120)
    w = (b - a) / np.linalg.norm(b - a)
    u = np.array([1.0, 0, 0])
    v = np.cross(w, u)
    angle = 2 * np.pi * 9 * t
    path = (
        a
        + t[:, None] * (b - a)
        + radius * (np.cos(angle)[:, None] * u + np.sin(angle)[:, None] * v)
    )
    return combined([tube(path, 0.0065, sides=8), rod(start, end, 0.35 * radius)])


def _fork(front: Point) -> list[Part]:
    y, z = front[1], front[2]
    legs = [rod((s * 0.095, y, z), (s * 0.095, -0.42, 1.0), 0.021) for s in (-1, 1)]
    clamps = [bevelled_box((0.24, 0.06, 0.03), bevel=0.01, at=(0, -0.45, h)) for h in (0.84, 0.98)]
    half = spline(
        [(0, -0.44, 1.02), (0.10, -0.43, 1.06), (0.28, -0.34, 1.09), (0.40, -0.22, 1.06)], 30
    )
    bar = tube(half, 0.013, sides=12)
    grip = tube(half[-10:], 0.019, sides=12)
    shell = turned(
        lathe(spline([(0.0, -0.10), (0.06, -0.085), (0.092, -0.02), (0.096, 0.01)], 20)), "x", 90
    )
    rim = turned(lathe([(0.088, 0.0), (0.1, 0.0), (0.1, 0.018), (0.088, 0.02)]), "x", 90)
    glass = moved(sized(ball(0.088, segments=24), (1, 0.3, 1)), (0, -0.60, 0.90))
    mirror = moved(sized(ball(0.055, segments=20), (1.2, 0.25, 0.8)), (0.33, -0.36, 1.22))
    stalk = tube([(0.26, -0.35, 1.09), (0.31, -0.36, 1.16), (0.33, -0.355, 1.21)], 0.006, sides=8)
    dial = turned(lathe([(0, 0), (0.045, 0), (0.045, 0.04), (0, 0.042)]), "x", 20)
    tail = moved(sized(ball(0.05, segments=16), (1.2, 0.6, 0.7)), (0, 1.03, 0.66))
    return [
        piece(
            [
                *legs,
                *clamps,
                *_pair(bar),
                moved(shell, (0, -0.59, 0.90)),
                moved(rim, (0, -0.585, 0.90)),
                *_pair(mirror),
                *_pair(stalk),
                moved(dial, (0, -0.47, 1.03)),
            ],
            "chrome",
            name="fork",
        ),
        piece(_pair(grip), "rubber", name="grip"),
        piece(glass, lit((1.0, 0.96, 0.88), 1.8), name="headlight"),
        piece(tail, lens((0.45, 0.01, 0.01)), name="tail light"),
    ]


def _pipes() -> list[Part]:
    runs = [
        [
            (0.10, -0.14, 0.60),
            (0.17, -0.24, 0.45),
            (0.19, -0.12, 0.26),
            (0.20, 0.30, 0.24),
            (0.205, 0.55, 0.25),
        ],
        [(0.10, 0.16, 0.60), (0.17, 0.20, 0.48), (0.205, 0.28, 0.36), (0.21, 0.55, 0.36)],
    ]
    pipes = [tube(spline(run, 40), 0.026, sides=14) for run in runs]
    cans = [rod((0.205, 0.5, z), (0.22, 1.02, z + 0.05), 0.045, bevel=0.012) for z in (0.25, 0.36)]
    return [piece([*pipes, *cans], "chrome", name="exhaust")]


def _motor_scooter(cycle: Cycle, rng: np.random.Generator) -> Made:
    """A shield before the knees, a flat floor, a round rump over the engine."""
    r = cycle.radius
    rear, front = (0.0, 0.52, r), (0.0, -0.70, r)
    made = Wheel(r, 0.10, 0.62, 5, "disc", "silver", wall=(0.7, 0.68, 0.64))
    rump = (
        sdf.ellipsoid((0.19, 0.42, 0.24), (0, 0.48, 0.52))
        | sdf.ellipsoid((0.15, 0.30, 0.16), (0, 0.28, 0.58)).k(0.1)
    ) - sdf.cylinder(r + 0.05, 0.16, (0, 0, 0)).turned("y", 90).at(rear)
    floor = sdf.box((0.36, 0.52, 0.05), (0, -0.18, 0.27), round=0.02)
    shield = sdf.ellipsoid((0.24, 0.06, 0.36), (0, 0, 0)).turned("x", 14).at((0, -0.47, 0.56))
    mask = sdf.ellipsoid((0.10, 0.13, 0.10), (0, -0.46, 0.98))
    wheel_room = sdf.cylinder(r + 0.03, 0.13, (0, 0, 0)).turned("y", 90).at(front)
    hood = sdf.ellipsoid((0.09, 0.27, 0.20), (0, -0.70, 0.30)) - wheel_room
    skin = sdf.meshed(rump | floor.k(0.04) | shield.k(0.05), detail=0.012)
    seat = sdf.meshed(sdf.ellipsoid((0.14, 0.34, 0.07), (0, 0.36, 0.80)), detail=0.012)
    column = [
        rod((0, -0.46, 0.95), (0, -0.62, 0.40), 0.035),
        rod((0.06, -0.62, 0.42), (0.06, -0.70, r), 0.018),
    ]
    half = spline([(0, -0.42, 1.0), (0.16, -0.40, 1.03), (0.32, -0.33, 1.0)], 20)
    glass = moved(sized(ball(0.075, segments=24), (1, 0.35, 1)), (0, -0.58, 0.98))
    rim = turned(lathe([(0.07, 0), (0.085, 0), (0.085, 0.02), (0.07, 0.022)]), "x", 90)
    parts = [
        body(
            [skin, sdf.meshed(mask, detail=0.01), sdf.meshed(hood, detail=0.01)], paint(cycle.color)
        ),
        piece(seat, "leather", (0.10, 0.045, 0.022), name="seat"),
        piece(
            [*column, *_pair(tube(half, 0.014, sides=12)), moved(rim, (0, -0.575, 0.98))],
            "chrome",
            name="fork",
        ),
        piece(_pair(tube(half[-8:], 0.02, sides=12)), "rubber", name="grip"),
        piece(glass, lit((1.0, 0.96, 0.88), 1.6), name="headlight"),
        piece(
            moved(sized(ball(0.05, segments=16), (1.2, 0.6, 0.8)), (0, 0.89, 0.58)),
            lens((0.45, 0.01, 0.01)),
        ),
        *_rolled(made, rear, rng),
        *_rolled(made, front, rng),
    ]
    return parts, {
        "seat": Anchor((0, 0.36, 0.87), room=(0.4, 0.7, 1.2)),
        "handlebar": Anchor((0.30, -0.34, 1.01)),
        "floor": Anchor((0, -0.18, 0.30)),
    }


# Small wheels


def _small_wheel(r: float, wide: float, at: Point) -> list[Part]:
    ring = lathe(
        spline(
            [
                (0.55 * r, -wide / 2),
                (0.9 * r, -wide / 2),
                (r, -0.25 * wide),
                (r, 0.25 * wide),
                (0.9 * r, wide / 2),
                (0.55 * r, wide / 2),
            ],
            24,
        ),
        segments=40,
    )
    hub = lathe(
        [(0, -0.48 * wide), (0.56 * r, -0.45 * wide), (0.56 * r, 0.45 * wide), (0, 0.48 * wide)]
    )
    return [
        moved(
            piece(
                turned(ring, "y", 90),
                "rubber",
                (0.6, 0.58, 0.5) if r < 0.05 else None,
                name="wheel",
            ),
            at,
        ),
        moved(piece(turned(hub, "y", 90), "silver", name="wheel"), at),
    ]


def _kick_scooter(cycle: Cycle, rng: np.random.Generator) -> Made:
    r = cycle.radius
    deck = moved(extruded(rectangle(0.13, 0.52, 0.05), 0.028, bevel=0.008), (0, 0.06, 0.075))
    tape = moved(extruded(rectangle(0.11, 0.44, 0.03), 0.002), (0, 0.07, 0.1025))
    neck = tube(spline([(0, -0.18, 0.09), (0, -0.28, 0.11), (0, -0.36, 0.20)], 16), 0.022, sides=14)
    column = rod((0, -0.41, 0.10), (0, -0.33, 0.92), 0.017)
    collar = rod((0, -0.365, 0.50), (0, -0.36, 0.55), 0.024)
    fork = [rod((s * 0.032, -0.42, r), (s * 0.032, -0.40, 0.22), 0.010) for s in (-1, 1)]
    crown = bevelled_box((0.085, 0.04, 0.03), bevel=0.01, at=(0, -0.40, 0.225))
    bar = rod((-0.25, -0.33, 0.92), (0.25, -0.33, 0.92), 0.0125)
    grips = [rod((s * 0.15, -0.33, 0.92), (s * 0.255, -0.33, 0.92), 0.018) for s in (-1, 1)]
    brake = _fender((0, 0.36, r), r + 0.012, 0.06, 40, 140)
    stays = [rod((s * 0.036, 0.25, 0.09), (s * 0.036, 0.36, r), 0.008) for s in (-1, 1)]
    parts = [
        body([deck, neck, *fork, crown], paint(cycle.color)),
        piece([column, collar, bar, brake, *stays], "brushed steel", name="column"),
        piece([tape, *grips], "rubber", name="grip"),
        *_small_wheel(r, 0.03, (0, -0.42, r)),
        *_small_wheel(r, 0.03, (0, 0.36, r)),
    ]
    return parts, {
        "deck": Anchor((0, 0.07, 0.105), room=(0.2, 0.4, 1.8)),
        "handlebar": Anchor((0.2, -0.33, 0.93)),
    }


def _skateboard(cycle: Cycle, rng: np.random.Generator) -> Made:
    y = np.linspace(-0.40, 0.40, 60)
    lift = 0.055 * np.clip((np.abs(y) - 0.26) / 0.14, 0, 1) ** 1.6
    wide = 0.1025 * np.sqrt(np.clip(1 - np.clip((np.abs(y) - 0.295) / 0.1051, 0, 1) ** 2, 0.0, 1))
    x = np.linspace(-1, 1, 15)
    dish = 0.007 * x**2
    z = 0.092 + lift[:, None] + dish[None, :]

    def sheet(height: float, thick: float) -> Mesh:
        from imagineart.modelling.kit import grid, thickened

        points = np.stack(
            np.broadcast_arrays(wide[:, None] * x[None, :], y[:, None], z + height), -1
        )
        return thickened(grid(points), thick)

    trucks, wheels = [], []
    for at in (-0.21, 0.21):
        trucks += [
            bevelled_box((0.056, 0.085, 0.012), bevel=0.004, at=(0, at, 0.082)),
            rod((0, at - 0.02 * np.sign(at), 0.078), (0, at, 0.035), 0.018),
            rod((-0.09, at, 0.029), (0.09, at, 0.029), 0.009),
        ]
        for s in (-1, 1):
            wheels += _small_wheel(cycle.radius, 0.034, (s * 0.088, at, cycle.radius))
        trucks += [
            ball(0.004, (sx * 0.018, at + d, 0.101), segments=8)
            for sx in (-1, 1)
            for d in (-0.028, 0.028)
        ]
    parts = [
        body(sheet(-0.006, 0.005), "painted wood", cycle.color),
        piece(sheet(-0.001, 0.005), "pine", name="deck"),
        piece(sheet(0.004, 0.0012), trim((0.02, 0.02, 0.021), 0.95), name="grip", tinted=True),
        piece(trucks, "brushed steel", name="truck"),
        *wheels,
    ]
    return parts, {
        "deck": Anchor((0, 0, 0.10), front=(-1.0, 0.0, 0.0), room=(0.2, 0.5, 1.8)),
        "top": Anchor((0, 0, 0.10), room=(0.2, 0.5, 1.8)),
    }


FORMS: dict[str, Callable[[Cycle, np.random.Generator], Made]] = {
    "bicycle": _bicycle,
    "motorcycle": _motorcycle,
    "motor scooter": _motor_scooter,
    "kick scooter": _kick_scooter,
    "skateboard": _skateboard,
}

FAMILY = Family(
    "cycles",
    build,
    ROWS,
    span=(0.6, 2.6),
    synonyms={
        "bicycle": ("bike", "cycle", "push bike"),
        "racing bike": ("road bike", "racing bicycle", "mountain bike"),
        "city bike": ("bicycle with a basket", "dutch bike"),
        "motorcycle": ("motorbike", "motor bike", "chopper"),
        "motor scooter": ("vespa", "moped"),
        "kick scooter": ("scooter", "push scooter"),
        "skateboard": ("skate board", "longboard"),
    },
)
