"""Cars of other times: streamlined saloons, roadsters, beetles, hot rods.

A soft field makes hood, cabin and flowing wings in one skin; glass lies where the paint says.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    cushion,
    grounded,
    lathe,
    merged,
    mirrored,
    moved,
    rod,
    sdf,
    sized,
    spline,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.model import Anchor, Floats, Mesh, Model, Part, Point, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lens, lit, paint
from imagineart.modelling.town.pieces import body, piece, varied
from imagineart.modelling.town.wheels import Wheel, number_plate, wheel


@dataclass(frozen=True, slots=True)
class Oldtimer:
    """A car in metres, its hood towards −y. `wing` is how far the wings stand out of the body."""

    color: Rgb
    length: float = 4.5
    width: float = 1.72
    height: float = 1.58
    hood: tuple[float, float] = (0.98, 0.34)  # height, half width
    cabin: tuple[float, float, float] = (
        0.42,
        0.95,
        0.60,
    )  # y of its middle, half length, half width
    open: bool = False  # no roof
    wing: float = 0.30
    wheel: float = 0.355
    grille: str = "upright"  # or "none"


ROWS = {
    "vintage car": Oldtimer((0.30, 0.012, 0.016)),
    "classic car": Oldtimer(
        (0.20, 0.42, 0.42), length=4.7, height=1.52, hood=(0.98, 0.42), wing=0.24
    ),
    "roadster": Oldtimer(
        (0.02, 0.10, 0.055),
        length=4.1,
        height=1.25,
        hood=(0.90, 0.30),
        cabin=(0.55, 0.75, 0.52),
        open=True,
    ),
    "beetle car": Oldtimer(
        (0.42, 0.60, 0.66),
        length=4.0,
        width=1.56,
        height=1.50,
        hood=(0.90, 0.40),
        cabin=(0.30, 1.25, 0.60),
        wing=0.26,
        grille="none",
    ),
}


def build(order: Order[Oldtimer]) -> Model:
    """Skin, glass, chrome and wheels, in slightly other proportions for each seed."""
    car, rng = order.params, order.rng
    shell = sdf.meshed(_shape(car), detail=0.027, paint=_paint(car))
    parts = [
        body(shell, paint(car.color)),
        *_chrome(car),
        *_lamps(car),
        *_wheels(car),
        *(_cockpit(car) if car.open else []),
        *number_plate((0.0, -car.length / 2 - 0.06, 0.36)),
    ]
    model = varied(grounded(Model(order.noun, merged(parts))), rng, "x", 0.02)
    return Model(order.noun, model.parts, _anchors(car, model))


def _axles(car: Oldtimer) -> tuple[float, float]:
    return -0.325 * car.length, 0.305 * car.length


def _shape(car: Oldtimer) -> sdf.Field:
    """Hood, belly, cabin, tail and four wings, melted together; arches cut for the wheels."""
    half, (front, back) = car.length / 2, _axles(car)
    high, narrow = car.hood
    middle, long, wide = car.cabin
    low = 0.34
    hood = sdf.capsule((0, -half + 0.32, high - 0.30), (0, 0.1, high - 0.30), 0.29, 0.36)
    hood = hood.scaled((narrow / 0.31, 1, 1)) | sdf.box(
        (2 * narrow, half, high - low - 0.16),
        (0, -half / 2 + 0.1, (high + low) / 2 - 0.06),
        round=0.12,
    ).k(0.15)
    belly = sdf.box((1.16, 0.86 * car.length, 0.46), (0, 0.15, 0.58), round=0.16)
    tail = sdf.ellipsoid((0.62, 0.85, 0.46), (0, half - 0.72, 0.70))
    whole = hood | belly.k(0.2) | tail.k(0.3)
    if not car.open:
        roof = sdf.ellipsoid((wide, long, car.height - 0.80), (0, middle, 0.80))
        waist = sdf.box((2 * wide, 1.5 * long, 0.5), (0, middle, 0.84), round=0.2)
        whole = whole | (roof | waist.k(0.2)).k(0.13)
    else:
        whole = whole - sdf.box((0.92, 1.05, 0.7), (0, middle - 0.1, 1.06), round=0.12).k(0.05)
    x = car.width / 2 - 0.16
    for y, reach in ((front, 0.66), (back, 0.62)):
        arch = sdf.ellipsoid(
            (0.19, reach, 0.46), (x, y + (0.05 if y < 0 else 0.02), car.wheel + 0.04)
        )
        whole = whole | arch.mirrored().k(car.wing * 0.45)
    board = sdf.box(
        (0.26, back - front, 0.05), (x - 0.03, (front + back) / 2, 0.31), round=0.02
    ).mirrored()
    whole = whole | board.k(0.10)
    for y in (front, back):
        hole = (
            sdf.cylinder(car.wheel + 0.055, 0.62)
            .turned("y", 90)
            .at((car.width / 2 - 0.08, y, car.wheel))
            .mirrored()
        )
        whole = whole - hole.k(0.02)
    return whole & sdf.half_space((0, 0, -1), (0, 0, 0.24)).k(0.04)


def _paint(car: Oldtimer) -> Callable[[Floats], Floats]:
    """Dark glass between waist and roof, pillars left in colour; dark below the sills."""
    middle, long, _ = car.cabin
    top, waist = car.height - 0.14, 0.60 * car.height + 0.10

    def colors(p: Floats) -> Floats:
        color = np.tile(np.array(car.color), (len(p), 1))
        y = (p[:, 1] - middle) / long
        band = (p[:, 2] > waist) & (p[:, 2] < top - 0.10 * np.clip(np.abs(y) - 0.4, 0, 1))
        pillars = (np.abs(np.abs(y) - 0.64) < 0.045) | (np.abs(y - 0.02) < 0.035)
        ends = np.abs(p[:, 0]) < 0.44
        glass = (
            band & (~pillars | (ends & (np.abs(y) > 0.60))) & (np.abs(y) < 1.02) & (not car.open)
        )
        color[glass] = (0.012, 0.014, 0.017)
        seam = (np.abs(p[:, 0]) > 0.40) & (p[:, 2] > 0.42) & (p[:, 2] < top) & (not car.open)
        for at in (-0.50, 0.02, 0.52):
            color[seam & (np.abs(y - at) < 0.008) & ~glass] = 0.25 * np.array(car.color)
        color[p[:, 2] < 0.285] = (0.015, 0.015, 0.016)
        return color.astype(np.float32)

    return colors


def _both(meshes: list[Mesh]) -> list[Mesh]:
    return [*meshes, *(mirrored(m) for m in meshes)]


def _chrome(car: Oldtimer) -> list[Part]:
    """Bumpers, grille, strips along the hood, handles, hub of the mascot."""
    half = car.length / 2
    made: list[Mesh] = []
    for y, s in ((-half - 0.03, -1.0), (half + 0.02, 1.0)):
        bow = spline(
            [
                (-0.78, y - s * 0.16, 0.42),
                (-0.6, y, 0.41),
                (0, y + s * 0.05, 0.41),
                (0.6, y, 0.41),
                (0.78, y - s * 0.16, 0.42),
            ],
            60,
        )
        made.append(tube(bow, 0.045, sides=16, squash=1.5))
        made += _both(
            [bevelled_box((0.05, 0.07, 0.20), bevel=0.02, steps=4, at=(0.34, y + s * 0.03, 0.43))]
        )
    if car.grille == "upright":
        made += _grille(car)
    ridge = spline(
        [
            (0, -half + 0.12, car.hood[0] - 0.06),
            (0, -half + 0.5, car.hood[0] + 0.005),
            (0, -0.35, car.hood[0] + 0.06),
        ],
        40,
    )
    made.append(tube(ridge, 0.011, sides=8))
    made += _both(
        [
            rod(
                (0.99 * car.cabin[2] + 0.02, y, 0.90),
                (0.99 * car.cabin[2] + 0.02, y + 0.13, 0.90),
                0.013,
            )
            for y in (car.cabin[0] - 0.22, car.cabin[0] + 0.5)
        ]
    )
    return [piece(made, "chrome", name="chrome")]


def _grille(car: Oldtimer) -> list[Mesh]:
    """A tall shield of upright bars, rounded above, leaning back."""
    half, tall = car.length / 2, car.hood[0] - 0.40
    frame = spline(
        [
            (-0.15, 0, 0),
            (-0.20, 0, 0.55 * tall),
            (-0.13, 0, 0.94 * tall),
            (0, 0, tall),
            (0.13, 0, 0.94 * tall),
            (0.20, 0, 0.55 * tall),
            (0.15, 0, 0),
            (0, 0, -0.03),
        ],
        80,
        closed=True,
    )
    bars = []
    for x in np.linspace(-0.15, 0.15, 11):
        top = tall * (1 - 1.9 * abs(x) ** 1.6)
        bars.append(rod((float(x), 0, 0.0), (float(x), 0, float(top)), 0.0075, sides=8))
    loop = np.r_[frame, frame[:1]]
    made = [tube(loop, 0.022, sides=12, capped=False), *bars]
    return [moved(turned(m, "x", -9), (0, -half + 0.005, 0.41)) for m in made]


def _lamps(car: Oldtimer) -> list[Part]:
    """Round headlamps on the wings, small tail lamps."""
    half, x = car.length / 2, car.width / 2 - 0.17
    y, z = -half + 0.30, 0.78
    bucket = lathe(spline([(0, -0.20), (0.07, -0.16), (0.115, -0.04), (0.12, 0.0)], 24))
    rim = lathe([(0.105, -0.004), (0.125, -0.004), (0.127, 0.012), (0.108, 0.018), (0.105, 0.01)])
    glass = lathe(spline([(0.107, 0.004), (0.07, 0.022), (0, 0.03)], 16))

    def ahead(m: Mesh) -> Mesh:
        return moved(turned(m, "x", 90), (x, y, z))

    tail = sized(lathe(spline([(0.05, 0), (0.04, 0.03), (0, 0.04)], 12)), (0.7, 1.3, 1))
    red = [moved(turned(tail, "x", -90), (x - 0.02, half - 0.22, 0.66))]
    return [
        piece(_both([ahead(bucket)]), paint(car.color), name="bucket", tinted=True),
        piece(_both([ahead(rim)]), "chrome", name="rim"),
        piece(_both([ahead(glass)]), lit((1.0, 0.93, 0.78), 0.7), name="lamp"),
        piece(_both(red), lens((0.5, 0.01, 0.01)), name="tail lamp"),
    ]


def _wheels(car: Oldtimer) -> list[Part]:
    """White walls and bowl-shaped caps."""
    one = wheel(
        Wheel(
            car.wheel,
            0.19,
            0.58,
            6,
            "disc",
            "painted metal",
            wall=(0.70, 0.69, 0.66),
            color=car.color,
        )
    )
    x = car.width / 2 - 0.155
    parts: list[Part] = []
    for y in _axles(car):
        for s in (1, -1):
            at: Point = (s * x, y, car.wheel)
            parts += [moved(p if s > 0 else turned(p, "z", 180), at) for p in one]
    return parts


def _cockpit(car: Oldtimer) -> list[Part]:
    """Seats of leather, a wheel, a low windscreen."""
    middle = car.cabin[0]

    seats = [
        moved(cushion((0.40, 0.42, 0.16), square=5, crown=0.3), (x, middle - 0.05, 0.78))
        for x in (-0.22, 0.22)
    ]
    backs = [
        moved(
            turned(cushion((0.40, 0.46, 0.14), square=5, crown=0.3), "x", 76),
            (x, middle + 0.24, 0.98),
        )
        for x in (-0.22, 0.22)
    ]
    a = np.linspace(0, 2 * np.pi, 60)
    ring = tube(np.c_[0.17 * np.cos(a), 0.17 * np.sin(a), 0 * a], 0.013, sides=10, capped=False)
    steer = moved(turned(ring, "x", 62), (-0.22, middle - 0.46, 1.02))
    y = middle - 0.68
    posts = [rod((s * 0.46, y, 0.92), (s * 0.44, y + 0.08, 1.22), 0.014) for s in (-1, 1)]
    bar = rod((-0.44, y + 0.08, 1.22), (0.44, y + 0.08, 1.22), 0.012)
    pane = turned(bevelled_box((0.88, 0.006, 0.29), bevel=0.002), "x", -15)
    return [
        piece([*seats, *backs], "leather", (0.36, 0.16, 0.06), name="seat"),
        piece(steer, "walnut", name="wheel"),
        piece([*posts, bar], "chrome", name="screen"),
        piece(moved(pane, (0, y + 0.04, 1.07)), "thin glass", name="pane"),
    ]


def _anchors(car: Oldtimer, model: Model) -> dict[str, Anchor]:
    middle = car.cabin[0]
    top = top_anchor(model.parts, 2.0)
    roof = Anchor((0.0, middle, top.position[2]), room=(0.9, 1.0, 2.0))
    hood = Anchor((0.0, -0.25 * car.length, car.hood[0]), room=(0.6, 0.7, 2.0))
    driver = Anchor((-0.22, middle - 0.05, 0.86), room=(0.45, 0.5, 0.8))
    return {"top": roof, "roof": roof, "hood": hood, "driver": driver, "seat": driver}


FAMILY = Family(
    "oldtimers",
    build,
    ROWS,
    span=(3.5, 5.2),
    synonyms={
        "vintage car": ("old car", "antique car", "oldtimer", "retro car"),
        "classic car": ("classic american car",),
        "roadster": ("convertible", "cabriolet", "open car"),
        "beetle car": ("volkswagen beetle", "vw beetle"),
    },
)
