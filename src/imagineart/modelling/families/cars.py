"""Cars: sedans, taxis, hatchbacks, estates, sports cars, off-roaders, vans and pickups.

A shell by its silhouette, opened for the wheels; windows, seams and lamps lie on its surface.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    combined,
    common,
    cut,
    extruded,
    fused,
    lathe,
    merged,
    mirrored,
    moved,
    rectangle,
    rod,
    sized,
    spline,
    sweep,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.bodywork import Numbers, Outline, Shell
from imagineart.modelling.town.finishes import lens, lit, paint, tinted_glass, trim
from imagineart.modelling.town.pieces import everted, lifted
from imagineart.modelling.town.wheels import Wheel, number_plate, placed_wheels, wheel

PAINTS: tuple[Rgb, ...] = (
    (0.42, 0.02, 0.02),
    (0.02, 0.07, 0.26),
    (0.55, 0.56, 0.57),
    (0.03, 0.032, 0.035),
    (0.03, 0.12, 0.08),
    (0.68, 0.67, 0.64),
)


ALLOY = Wheel()


@dataclass(frozen=True, slots=True)
class Car:
    """A car in metres. `line` is the top seen from the side, as (share of the length from the
    middle, share of the height); the `screen` and `rear` windows and the `glass` of the sides lie
    between shares of the length."""

    length: float = 4.66
    width: float = 1.82
    height: float = 1.44
    line: Outline = (
        (-0.5, 0.46),
        (-0.492, 0.53),
        (-0.44, 0.595),
        (-0.19, 0.665),
        (-0.015, 0.965),
        (0.07, 1.0),
        (0.20, 0.955),
        (0.355, 0.735),
        (0.475, 0.70),
        (0.5, 0.60),
    )
    screen: tuple[float, float] = (-0.172, -0.035)
    rear: tuple[float, float] = (0.215, 0.345)
    glass: tuple[float, float] = (-0.155, 0.30)
    doors: tuple[float, ...] = (-0.155, 0.075, 0.262)
    axles: tuple[float, float] = (-0.30, 0.285)
    wheel: Wheel = ALLOY
    belt: float = 0.645
    sill: float = 0.22
    lean: float = 0.34
    nose: float = 0.30
    cladding: bool = False  # black plastic round the wheels
    sign: bool = False  # on the roof of a taxi
    bed: bool = False  # open behind the cab
    spoiler: bool = False
    roof_rails: bool = False
    face: str = "modern"  # or "muscle", "bus": lamps, grille and bumpers of other times
    two_tone: Rgb | None = None  # of all above the belt, and of a point that runs down the front
    stripes: Rgb | None = None  # two, from nose to tail
    crease: float = 0.010  # m, depth of the line along the side
    tail: float = 0.2
    color: Rgb | None = None


VAN: Outline = (
    (-0.5, 0.30),
    (-0.49, 0.36),
    (-0.455, 0.43),
    (-0.355, 0.51),
    (-0.235, 0.93),
    (-0.17, 0.985),
    (0.1, 1.0),
    (0.485, 0.985),
    (0.5, 0.93),
)

BUS: Outline = (
    (-0.5, 0.20), (-0.498, 0.44), (-0.488, 0.55), (-0.446, 0.90), (-0.395, 0.972), (-0.25, 0.995),
    (0.28, 1.0), (0.45, 0.975), (0.488, 0.90), (0.498, 0.56), (0.5, 0.30),
)  # fmt: skip
MUSCLE: Outline = (
    (-0.5, 0.50), (-0.497, 0.60), (-0.47, 0.655), (-0.115, 0.715), (0.015, 0.975), (0.08, 1.0),
    (0.175, 0.975), (0.345, 0.755), (0.47, 0.735), (0.497, 0.70), (0.5, 0.52),
)  # fmt: skip

ROWS = {
    "car": Car(),
    "muscle car": Car(
        4.85,
        1.94,
        1.33,
        line=MUSCLE,
        screen=(-0.105, 0.008),
        rear=(0.185, 0.335),
        glass=(-0.09, 0.245),
        doors=(-0.115, 0.155),
        axles=(-0.305, 0.275),
        belt=0.70,
        sill=0.21,
        lean=0.42,
        nose=0.07,
        tail=0.07,
        crease=0.022,
        face="muscle",
        wheel=Wheel(0.355, 0.27, 0.62, 5, metal="chrome"),
        color=(0.012, 0.012, 0.014),
    ),
    "camper van": Car(
        4.3,
        1.75,
        1.95,
        line=BUS,
        screen=(-0.482, -0.45),
        rear=(0.6, 0.6),
        glass=(-0.425, 0.455),
        doors=(-0.43, -0.245, -0.02, 0.2),
        axles=(-0.285, 0.275),
        belt=0.565,
        sill=0.26,
        lean=0.13,
        nose=0.22,
        tail=0.2,
        crease=0.012,
        face="bus",
        two_tone=(0.72, 0.70, 0.64),
        wheel=Wheel(0.335, 0.18, 0.60, 6, "disc", "painted metal", color=(0.70, 0.69, 0.65)),
        color=(0.02, 0.22, 0.30),
    ),
    "taxi": Car(color=(0.75, 0.42, 0.012), sign=True),
    "hatchback": Car(
        4.1,
        1.78,
        1.48,
        line=(
            (-0.5, 0.46),
            (-0.49, 0.53),
            (-0.435, 0.60),
            (-0.20, 0.675),
            (-0.01, 0.965),
            (0.08, 1.0),
            (0.33, 0.955),
            (0.475, 0.70),
            (0.5, 0.62),
        ),
        rear=(0.355, 0.46),
        glass=(-0.16, 0.40),
        axles=(-0.30, 0.315),
        doors=(-0.155, 0.10, 0.29),
    ),
    "sports car": Car(
        4.46,
        1.94,
        1.20,
        line=(
            (-0.5, 0.46),
            (-0.49, 0.50),
            (-0.43, 0.575),
            (-0.30, 0.655),
            (-0.15, 0.69),
            (0.035, 0.965),
            (0.09, 1.0),
            (0.17, 0.975),
            (0.40, 0.745),
            (0.485, 0.72),
            (0.5, 0.66),
        ),
        screen=(-0.13, 0.015),
        rear=(0.19, 0.375),
        glass=(-0.11, 0.27),
        doors=(-0.13, 0.14),
        axles=(-0.30, 0.28),
        belt=0.69,
        sill=0.14,
        lean=0.46,
        nose=0.36,
        spoiler=True,
        wheel=Wheel(0.345, 0.27, 0.76, 10, metal="cast iron"),
        color=(0.5, 0.012, 0.012),
    ),
    "suv": Car(
        4.70,
        1.93,
        1.74,
        line=(
            (-0.5, 0.50),
            (-0.49, 0.575),
            (-0.44, 0.635),
            (-0.20, 0.675),
            (-0.04, 0.965),
            (0.06, 1.0),
            (0.38, 0.965),
            (0.475, 0.69),
            (0.5, 0.60),
        ),
        screen=(-0.18, -0.055),
        rear=(0.40, 0.462),
        glass=(-0.17, 0.41),
        doors=(-0.16, 0.06, 0.265),
        axles=(-0.305, 0.30),
        belt=0.655,
        sill=0.30,
        cladding=True,
        roof_rails=True,
        wheel=Wheel(0.385, 0.24, 0.64, 6),
        lean=0.26,
    ),
    "van": Car(
        5.1,
        1.98,
        2.05,
        line=VAN,
        screen=(-0.345, -0.25),
        rear=(0.6, 0.6),
        glass=(-0.33, -0.055),
        doors=(-0.31, -0.075, 0.19),
        axles=(-0.33, 0.27),
        belt=0.55,
        sill=0.24,
        lean=0.10,
        wheel=Wheel(0.35, 0.22, 0.62, 6),
        color=(0.68, 0.68, 0.67),
    ),
    "pickup truck": Car(
        5.3,
        1.95,
        1.80,
        line=(
            (-0.5, 0.48),
            (-0.495, 0.57),
            (-0.46, 0.61),
            (-0.22, 0.645),
            (-0.115, 0.965),
            (-0.06, 1.0),
            (0.085, 0.975),
            (0.118, 0.62),
            (0.16, 0.60),
            (0.49, 0.60),
            (0.5, 0.58),
        ),
        screen=(-0.208, -0.13),
        rear=(0.6, 0.6),
        glass=(-0.20, 0.10),
        doors=(-0.195, -0.05, 0.10),
        axles=(-0.32, 0.30),
        belt=0.62,
        sill=0.36,
        cladding=True,
        bed=True,
        lean=0.24,
        wheel=Wheel(0.40, 0.26, 0.60, 6),
        color=(0.03, 0.10, 0.26),
    ),
}


def build(order: Order[Car]) -> Model:
    """Body, panes, seams, lamps and wheels."""
    car = order.params
    body = shell_of(car)
    color = car.color or PAINTS[int(order.rng.integers(len(PAINTS)))]
    turn = float(order.rng.uniform(0, 72))
    parts = [
        *_panels(car, body, color),
        *_windows(car, body),
        *_seams(car, body),
        *FACES[car.face](car, body),
        *_mirrors(car, body, color),
        *_extras(car, body, color),
        *_wheels(car, turn),
    ]
    return Model(order.noun, merged(parts), _anchors(car, body))


def shell_of(car: Car) -> Shell:
    """The surface that everything lies on."""
    top = tuple((y * car.length, z * car.height) for y, z in car.line)
    return Shell(
        car.length,
        car.width,
        top,
        sill=car.sill,
        belt=car.belt * car.height,
        lean=car.lean,
        nose=car.nose,
        tail=car.tail,
        crease=car.crease,
    )


def _hubs(car: Car) -> list[tuple[float, float]]:
    return [(a * car.length, car.wheel.radius) for a in car.axles]


def _panels(car: Car, body: Shell, color: Rgb) -> list[Part]:
    """The painted skin, dark wells behind the wheels, lips round the arches, black sills."""
    arch = car.wheel.radius * 1.14
    skin = body.arched(body.skin(), _hubs(car), arch)
    if car.bed:
        skin = _opened(car, skin)
    black = []
    lips = []
    for y, z in _hubs(car):
        angle = np.radians(np.linspace(-28, 208, 48))
        thick = 0.035 if car.cladding else 0.011
        lips.append(body.line(y + arch * np.cos(angle), z + arch * np.sin(angle), thick))
        well = lathe([(arch * 0.99, 0.26), (arch * 0.99, 0.0), (0, 0.0)][::-1], segments=48)
        inner = turned(well, "y", 90)
        black.append(lifted(moved(everted(inner), (car.width / 2 - 0.335, y, z)), 0.15))
    start, end = (a * car.length for a in car.axles)
    along = np.linspace(start + arch * 0.97, end - arch * 0.97, 24)
    sill = body.bottom(along) + 0.012
    black.append(body.side_patch(sill, sill + (0.13 if car.cladding else 0.06), along, out=0.006))
    dark = trim((0.02, 0.02, 0.021), 0.6)
    lip_finish = dark if car.cladding else paint(color)
    return [
        *_coats(car, body, skin, color),
        *(Part(m, lip_finish, tinted=not car.cladding) for m in _pairs(lips)),
        *(Part(m, dark, "trim", tinted=False) for m in _pairs(black)),
    ]


def _coats(car: Car, body: Shell, skin: Mesh, color: Rgb) -> list[Part]:
    """The skin in its one colour, or in two; stripes over all of it."""
    if car.two_tone is not None:
        far = 1.1 * car.length
        above = bevelled_box((4.0, far, 3.0), bevel=0.001, at=(0, 0, body.belt - 0.06 + 1.5))
        drop = [(-0.72, body.belt), (0.72, body.belt), (0.0, body.sill - 0.15)]
        point = moved(turned(extruded(drop, 0.5), "x", 90), (0, -0.4 * car.length, 0))
        pale = fused(above, point)
        return [
            Part(cut(skin, pale), paint(color)),
            Part(common(skin, pale), paint(car.two_tone), "roof", tinted=False),
        ]
    parts = [Part(skin, paint(color))]
    if car.stripes is not None:
        long = bevelled_box((0.20, 1.2 * car.length, 4.0), bevel=0.001)
        bands = [common(skin, moved(long, (x, 0, 2.0 + body.belt - 0.1))) for x in (-0.17, 0.17)]
        lifted_ = [moved(band, (0, 0, 0.002)) for band in bands]
        parts.append(Part(combined(lifted_), paint(car.stripes), "stripe", tinted=False))
    return parts


def _opened(car: Car, skin: Mesh) -> Mesh:
    """The load bed of a pickup, cut into the body."""
    start, end = 0.14 * car.length, 0.478 * car.length
    size = (car.width - 0.36, end - start, 0.9)
    floor = 0.40 * car.height
    return cut(skin, bevelled_box(size, bevel=0.03, at=(0, (start + end) / 2, floor + 0.45)))


def _pairs(meshes: list[Mesh]) -> list[Mesh]:
    return [m for mesh in meshes for m in (mesh, mirrored(mesh))]


# Glass


def _pane_edges(car: Car, body: Shell) -> tuple[Numbers, Numbers, Numbers]:
    """(y, low, high) of the glass of a side, where it is at least two centimetres high."""
    y = np.linspace(car.glass[0] * car.length, car.glass[1] * car.length, 90)
    low = np.full(90, body.belt + 0.02)
    high = body.height(y) - body.crown * body.half_width(y, body.height(y)) - body.shoulder * 0.9
    tall = high - low > 0.02
    return y[tall], low[tall], high[tall]


def _windows(car: Car, body: Shell) -> list[Part]:
    y, low, high = _pane_edges(car, body)
    side = body.side_patch(low, high, y)
    posts = [
        body.side_patch(low[near] - 0.01, high[near] + 0.005, y[near], out=0.007)
        for at in car.doors[1:]
        if (near := np.abs(y - at * car.length) < 0.034).sum() > 1
    ]
    outline = (np.r_[y, y[::-1], y[:1]], np.r_[low, high[::-1], low[:1]])
    seal = body.line(*outline, 0.009, out=0.003)
    screen = body.top_patch(*(s * car.length for s in car.screen), inset=0.095)
    panes = [screen, *_pairs([side])]
    if car.rear[0] < 0.5:
        panes.append(body.top_patch(*(s * car.length for s in car.rear), inset=0.12))
    elif car.bed:
        panes.append(_cab_window(car, body))
    return [
        Part(combined(panes), tinted_glass(), "glass", tinted=False),
        Part(combined(_pairs([*posts, seal]) + _wipers(car, body)), trim(), "trim", tinted=False),
    ]


def _cab_window(car: Car, body: Shell) -> Mesh:
    y, z = 0.112 * car.length, 0.80 * car.height
    return bevelled_box((1.2, 0.03, 0.34), bevel=0.01, at=(0, y + 0.02, z))


def _wipers(car: Car, body: Shell) -> list[Mesh]:
    start = car.screen[0] * car.length
    arms = []
    for x in (-0.08, -0.55):
        path = []
        for t in np.linspace(0, 1, 8):
            px = x + 0.52 * t if x < -0.3 else x + 0.56 * t
            py = start - 0.01 + 0.05 * t
            zt = float(body.height(py))
            half = float(body.half_width(py, zt))
            path.append((px, py, zt - body.crown * half * (px / half) ** 2 + 0.012))
        arms.append(tube(path, 0.006, sides=6))
    return arms


# Seams and handles


def _seams(car: Car, body: Shell) -> list[Part]:
    lines = [_door_edge(car, body, at) for at in car.doors]
    y = np.linspace(car.doors[0] * car.length, car.doors[-1] * car.length, 30)
    lines.append(body.line(y, body.bottom(y) + 0.09, 0.0028))
    over = _hood_seams(car, body)
    handles = []
    for at in car.doors[1:]:
        y0 = at * car.length - 0.17
        z0 = body.belt - 0.105
        x0 = float(body.half_width(y0, z0))
        bar = bevelled_box((0.022, 0.19, 0.026), bevel=0.009, at=(x0 + 0.022, y0, z0))
        ends = [
            bevelled_box((0.04, 0.02, 0.02), bevel=0.005, at=(x0 + 0.006, y0 + d, z0))
            for d in (-0.08, 0.08)
        ]
        handles += [bar, *ends]
    return [
        Part(
            combined(_pairs(lines) + over), trim((0.006, 0.006, 0.006), 0.8), "seam", tinted=False
        ),
        Part(combined(_pairs(handles)), material("chrome"), "handle", tinted=False),
    ]


def _door_edge(car: Car, body: Shell, at: float) -> Mesh:
    """From the sill up to the belt; behind, round the arch of the wheel."""
    z = np.linspace(float(body.bottom(at * car.length)) + 0.09, body.belt + 0.01, 24)
    y = np.full(24, at * car.length)
    for hub, height in _hubs(car):
        keep = car.wheel.radius * 1.25
        inside = np.sqrt(np.clip(keep**2 - (z - height) ** 2, 0, None))
        near = np.abs(y - hub) < inside
        y = np.where(near, hub + np.sign(at * car.length - hub) * inside, y)
    return body.line(y, z, 0.003)


def _hood_seams(car: Car, body: Shell) -> list[Mesh]:
    start, end = -0.455 * car.length, car.screen[0] * car.length - 0.05
    y = np.linspace(start, end, 24)
    wide = float(body.half_width(start, body.height(start))) - 0.17
    lines = [body.over(s * wide, y, 0.003) for s in (-1, 1)]
    lines += [body.across(start, wide, 0.003)]
    if car.rear[1] < 0.42:
        back = (car.rear[1] + 0.012) * car.length
        tail = np.linspace(back, 0.485 * car.length, 16)
        lines += [body.over(s * wide, tail, 0.003) for s in (-1, 1)]
        lines.append(body.across(back, wide, 0.003))
    return lines


# Ends


def _modern(car: Car, body: Shell) -> list[Part]:
    return [*_front(car, body), *_back(car, body)]


def _round_lamps(car: Car, body: Shell, x: Sequence[float], z: float, r: float) -> list[Part]:
    """Round lamps of a radius in chrome rims on the front, at `x` metres from the middle."""
    rim = lathe(
        [(0.93 * r, 0.0), (1.12 * r, 0.0), (1.12 * r, 0.02), (0.98 * r, 0.04), (0.93 * r, 0.02)]
    )
    dish = lathe([(0.95 * r, 0.012), (0.6 * r, 0.016), (0, 0.018)])
    glass = lathe(spline([(0.95 * r, 0.016), (0.6 * r, 0.030), (0, 0.036)], 12))
    made: dict[str, list[Mesh]] = {"rim": [], "dish": [], "glass": []}
    for at in x:
        y = float(np.interp(z, *_nose(car, body)))
        for name, mesh in (("rim", rim), ("dish", dish), ("glass", glass)):
            made[name].append(moved(turned(mesh, "x", 90), (at, y + 0.012 + _bow(body, at), z)))
    return [
        Part(combined(made["rim"]), material("chrome"), "rim", tinted=False),
        Part(combined(made["dish"]), lit((1.0, 0.96, 0.86), 0.9), "headlight", tinted=False),
        Part(combined(made["glass"]), material("thin glass"), "glass", tinted=False),
    ]


def _nose(car: Car, body: Shell) -> tuple[Numbers, Numbers]:
    """Heights of the front from below, and y there."""
    y = np.linspace(-0.5, -0.38, 120) * car.length
    return np.maximum.accumulate(body.height(y) + 1e-6 * np.arange(120)), y


def _bow(body: Shell, x: float) -> float:
    """How far behind the middle the front is, x metres beside it."""
    y = np.linspace(-body.length / 2, -body.length / 2 + body.nose_length, 200)
    return float(np.interp(abs(x), body.plan(y), y - y[0]))


def _bumper(car: Car, body: Shell, z: float, tall: float, back: bool) -> Mesh:
    """A bar of chrome across an end and a little round its corners."""
    s = 1.0 if back else -1.0
    half, end = 0.47 * car.width, s * car.length / 2
    right = [
        (0.5 * half, end + s * 0.07, z),
        (half, end - s * 0.02, z),
        (half + 0.03, end - s * 0.30, z),
    ]
    way = [*((-x, y, up) for x, y, up in right[::-1]), *right]
    return sweep(spline(way, 60), rectangle(0.035, tall, 0.012))


def _muscle(car: Car, body: Shell) -> list[Part]:
    """A dark grille from side to side with four lamps in it, chrome bumpers, a red bar behind."""
    half = float(body.plan(-car.length / 2))
    top = 0.60 * car.height
    wide = np.linspace(-0.96 * half, 0.96 * half, 30)
    mouth = body.front_patch(wide, np.full(30, top - 0.21), np.full(30, top - 0.02), out=0.006)
    bars = [_bar(body, wide, top - 0.19 + 0.03 * k, 0.004) for k in range(6)]
    frame = [_bar(body, wide, z, 0.011) for z in (top - 0.215, top - 0.015)]
    tail = body.front_patch(
        0.98 * wide, np.full(30, top - 0.16), np.full(30, top - 0.03), back=True, out=0.008
    )
    rims = [_bar(body, 0.98 * wide, z, 0.010, back=True) for z in (top - 0.17, top - 0.02)]
    bumpers = [_bumper(car, body, top - 0.30, 0.10, back) for back in (False, True)]
    scoop = moved(
        sized(ball(1.0, segments=32), (0.26, 0.62, 0.035)),
        (0, -0.24 * car.length, float(body.height(-0.24 * car.length))),
    )
    intake = bevelled_box(
        (0.36, 0.25, 0.03),
        bevel=0.01,
        at=(0, -0.24 * car.length - 0.30, float(body.height(-0.24 * car.length)) + 0.03),
    )
    plates = [*number_plate((0, -car.length / 2 - 0.09, top - 0.40))]
    plates += [mirrored(p, "y") for p in number_plate((0, -car.length / 2 - 0.09, top - 0.40))]
    pipes = [
        rod((s * 0.5, car.length / 2 - 0.2, 0.23), (s * 0.5, car.length / 2 + 0.05, 0.23), 0.04)
        for s in (-1, 1)
    ]
    x = [s * a for s in (-1, 1) for a in (0.60 * half, 0.86 * half)]
    return [
        *_round_lamps(car, body, x, top - 0.115, 0.082),
        Part(mouth, trim((0.006, 0.006, 0.007), 0.5), "grille", tinted=False),
        Part(combined([*bars]), trim((0.05, 0.05, 0.055), 0.3), "grille", tinted=False),
        Part(
            combined([*frame, *rims, *bumpers, *pipes]), material("chrome"), "chrome", tinted=False
        ),
        Part(tail, lens((0.50, 0.010, 0.010)), "tail light", tinted=False),
        Part(scoop, paint(car.color), "scoop"),
        Part(intake, trim(), "trim", tinted=False),
        *plates,
    ]


def _bus(car: Car, body: Shell) -> list[Part]:
    """Two round lamps, a ring on the point of the second colour, white bumpers, a parted screen."""
    z = 0.42 * car.height
    y = float(np.interp(z + 0.08, *_nose(car, body)))
    a = np.linspace(0, 2 * np.pi, 80)
    ring = tube(
        np.c_[0.15 * np.cos(a), np.full(80, y - 0.012), z + 0.09 + 0.15 * np.sin(a)],
        0.013,
        sides=10,
        capped=False,
    )
    sign = [
        rod((s * 0.0, y - 0.014, z + 0.0), (s * 0.075, y - 0.014, z + 0.19), 0.011) for s in (-1, 1)
    ]
    bumpers = [_bumper(car, body, 0.36, 0.13, back) for back in (False, True)]
    seam = np.linspace(-0.482, -0.45, 12) * car.length
    post = body.over(0.0, seam, 0.017, out=0.004)
    corner = [
        moved(
            sized(ball(0.05, segments=24), (0.8, 0.5, 1.3)), (s * 0.70, car.length / 2 - 0.05, 0.72)
        )
        for s in (-1, 1)
    ]
    small = [
        moved(sized(ball(0.04, segments=24), (1.0, 0.6, 1.0)), (s * 0.60, y + 0.05, z + 0.24))
        for s in (-1, 1)
    ]
    plates = [*number_plate((0, -car.length / 2 - 0.10, 0.37))]
    return [
        *_round_lamps(car, body, (-0.53, 0.53), z, 0.105),
        Part(combined([ring, *sign, post]), material("chrome"), "emblem", tinted=False),
        Part(combined(bumpers), paint(car.two_tone), "bumper", tinted=False),
        Part(combined(corner), lens((0.45, 0.01, 0.01)), "tail light", tinted=False),
        Part(combined(small), lens((0.75, 0.30, 0.02)), "blinker", tinted=False),
        *plates,
    ]


FACES: Mapping[str, Callable[[Car, Shell], list[Part]]] = {
    "modern": _modern, "muscle": _muscle, "bus": _bus,
}  # fmt: skip


def _front(car: Car, body: Shell) -> list[Part]:
    """Lamps round the corners, grille, intake, plate and emblem."""
    top = float(body.height(-0.492 * car.length))
    base = top - 0.155
    half = float(body.plan(-car.length / 2))
    corner = np.linspace(half * 0.62, half + 0.30, 26)
    share = np.linspace(0, 1, 26)
    low, high = base + 0.015 + 0.045 * share, base + 0.125 + 0.055 * share - 0.03 * share**3
    lamp = body.front_patch(corner, low, high, out=0.008)
    wide = np.linspace(-half * 0.56, half * 0.56, 24)
    grille = body.front_patch(wide, np.full(24, base - 0.02), np.full(24, base + 0.13), out=0.005)
    bars = [_bar(body, wide, base - 0.005 + 0.03 * k, 0.006) for k in range(5)]
    frame = [_bar(body, wide, base - 0.022, 0.010), _bar(body, wide, base + 0.132, 0.010)]
    low_in = np.linspace(-half * 0.9, half * 0.9, 24)
    foot = float(body.bottom(-car.length / 2))
    intake = body.front_patch(low_in, np.full(24, foot + 0.05), np.full(24, foot + 0.15), out=0.005)
    bulbs = [_bulb(body, a, base + 0.085, 0.046) for a in (half * 0.80, half * 1.04)]
    badge = turned(lathe([(0, 0), (0.045, 0), (0.045, 0.008), (0.036, 0.014), (0, 0.016)]), "x", 90)
    plate = number_plate((0, -car.length / 2 - 0.016, foot + 0.20))
    return [
        Part(combined(_pairs([lamp])), tinted_glass((0.05, 0.055, 0.06)), "lamp", tinted=False),
        Part(combined([grille, intake]), trim((0.008, 0.008, 0.009), 0.5), "grille", tinted=False),
        Part(
            combined([*bars, *frame, moved(badge, (0, -car.length / 2 - 0.012, base + 0.06))]),
            material("chrome"),
            "grille",
            tinted=False,
        ),
        Part(combined(_pairs(bulbs)), lit((1.0, 0.96, 0.88), 1.6), "headlight", tinted=False),
        *plate,
    ]


def _bar(body: Shell, across: Numbers, z: float, radius: float, back: bool = False) -> Mesh:
    """A round bar along an end."""
    p = body.front_patch(
        across,
        np.full(len(across), z),
        np.full(len(across), z + 0.001),
        rows=2,
        back=back,
        out=0.006,
    )
    return tube(p.vertices[: len(across)], radius, sides=8)


def _bulb(body: Shell, across: float, z: float, size: float) -> Mesh:
    at = np.array([across - 0.01, across, across + 0.01])
    p = body.front_patch(at, np.full(3, z), np.full(3, z + 0.001), rows=2, out=-0.012)
    x, y, _ = (float(c) for c in p.vertices[1])
    return moved(sized(ball(size, segments=24), (1.0, 0.6, 0.82)), (x, y, z))


def _back(car: Car, body: Shell) -> list[Part]:
    top = float(body.height(0.49 * car.length))
    tall = 0.30 if car.height > 1.6 else 0.12
    base = min(top - 0.09 - tall, 0.5 * car.height) if car.height > 1.6 else top - 0.22
    half = float(body.plan(car.length / 2))
    corner = np.linspace(half * 0.52, half + 0.26, 24)
    share = np.linspace(0, 1, 24)
    lamp = body.front_patch(
        corner, base + 0.015 * share, base + tall - 0.012 * share, back=True, out=0.008
    )
    inner = body.front_patch(
        np.linspace(half * 0.52, half * 0.78, 12),
        np.full(12, base + 0.02),
        np.full(12, base + 0.06),
        back=True,
        out=0.012,
    )
    foot = float(body.bottom(car.length / 2))
    skirt = np.linspace(-half * 0.95, half * 0.95, 24)
    low = body.front_patch(skirt, np.full(24, foot + 0.02), np.full(24, foot + 0.14), back=True)
    plate = [mirrored(p, "y") for p in number_plate((0, -car.length / 2 - 0.014, foot + 0.27))]
    pipes = [
        rod(
            (s * 0.55 * half, car.length / 2 - 0.2, foot + 0.03),
            (s * 0.55 * half, car.length / 2 + 0.02, foot + 0.03),
            0.035,
        )
        for s in (-1, 1)
    ]
    return [
        Part(combined(_pairs([lamp])), lens((0.42, 0.008, 0.008)), "tail light", tinted=False),
        Part(combined(_pairs([inner])), lens((0.7, 0.66, 0.6)), "tail light", tinted=False),
        Part(low, trim(), "trim", tinted=False),
        Part(combined(pipes), material("chrome"), "exhaust", tinted=False),
        *plate,
    ]


def _mirrors(car: Car, body: Shell, color: Rgb) -> list[Part]:
    y = (car.glass[0] + 0.045) * car.length
    z = body.belt + 0.09
    x = float(body.half_width(y, z - 0.05))
    cap = moved(sized(ball(0.1, segments=24), (1.05, 0.7, 0.72)), (x + 0.095, y, z))
    glass = moved(sized(ball(0.1, segments=24), (0.9, 0.2, 0.6)), (x + 0.095, y + 0.055, z))
    arm = rod((x - 0.02, y + 0.01, z - 0.05), (x + 0.07, y, z - 0.03), 0.02)
    return [
        Part(combined(_pairs([cap])), paint(color)),
        Part(combined(_pairs([glass])), material("chrome"), "mirror", tinted=False),
        Part(combined(_pairs([arm])), trim(), "trim", tinted=False),
    ]


def _extras(car: Car, body: Shell, color: Rgb) -> list[Part]:
    parts: list[Part] = []
    if car.sign:
        parts += _taxi_sign(car, body)
    if car.spoiler:
        y = 0.46 * car.length
        z = float(body.height(y))
        wing = bevelled_box((1.45, 0.20, 0.028), bevel=0.012, at=(0, y, z + 0.14))
        posts = [
            bevelled_box((0.03, 0.12, 0.16), bevel=0.008, at=(s * 0.5, y, z + 0.06))
            for s in (-1, 1)
        ]
        parts += [Part(wing, paint(color)), Part(combined(posts), trim(), "trim", tinted=False)]
    if car.roof_rails:
        along = np.linspace(0.0, 0.33 * car.length, 20)
        rails = [body.over(s * 0.56, along, 0.018, out=0.035) for s in (-1, 1)]
        parts.append(Part(combined(rails), material("chrome"), "rails", tinted=False))
    return parts


def _taxi_sign(car: Car, body: Shell) -> list[Part]:
    z = float(body.height(0.06 * car.length))
    box = bevelled_box(
        (0.56, 0.16, 0.13), bevel=0.03, steps=4, at=(0, 0.05 * car.length, z + 0.075)
    )
    foot = bevelled_box((0.5, 0.13, 0.03), bevel=0.01, at=(0, 0.05 * car.length, z + 0.005))
    y = np.linspace(car.doors[0] * car.length, car.doors[-1] * car.length, 41)
    squares = [
        body.side_patch(np.full(2, low), np.full(2, low + 0.045), y[k : k + 2], out=0.004, rows=4)
        for row, low in enumerate((body.belt - 0.26, body.belt - 0.215))
        for k in range(row, 40, 2)
    ]
    return [
        Part(box, lit((1.0, 0.92, 0.66), 0.9), "sign", tinted=False),
        Part(combined([foot, *_pairs(squares)]), trim(), "trim", tinted=False),
    ]


def _wheels(car: Car, turn: float) -> tuple[Part, ...]:
    one = tuple(turned(p, "x", turn) for p in wheel(car.wheel))
    x = car.width / 2 - car.wheel.width / 2 - 0.025
    spots = [(s * x, y, z) for y, z in _hubs(car) for s in (-1.0, 1.0)]
    return placed_wheels(one, spots)


def _anchors(car: Car, body: Shell) -> dict[str, Anchor]:
    roof = float(car.glass[0] + car.glass[1]) / 2 * car.length
    hood = -0.34 * car.length
    top = Anchor((0.0, roof, float(body.height(roof))), room=(0.7 * car.width, 1.2, 2.0))
    anchors = {
        "top": top,
        "roof": top,
        "hood": Anchor((0.0, hood, float(body.height(hood))), room=(1.1, 0.7, 2.0)),
        "driver": Anchor((-0.38, roof - 0.3, 0.38 * car.height), room=(0.5, 0.6, 0.9)),
        "seat": Anchor((0.38, roof - 0.3, 0.38 * car.height), room=(0.5, 0.6, 0.9)),
    }
    if car.bed:
        size = (car.width - 0.4, 0.33 * car.length, 1.5)
        anchors["bed"] = Anchor((0.0, 0.31 * car.length, 0.40 * car.height), room=size)
    return anchors


FAMILY = Family(
    "cars",
    build,
    ROWS,
    span=(3.5, 6.0),
    synonyms={
        "car": ("sedan", "automobile", "saloon car", "motor car", "auto"),
        "taxi": ("cab", "taxicab", "yellow cab", "taxi cab"),
        "muscle car": ("mustang", "dodge charger", "charger", "camaro", "american muscle car"),
        "camper van": (
            "vw bus",
            "campervan",
            "camper",
            "vw camper",
            "volkswagen bus",
            "hippie van",
        ),
        "sports car": ("race car", "racing car", "supercar", "sportscar", "coupe"),
        "suv": ("jeep", "off roader", "4x4"),
        "van": ("delivery van", "minivan", "cargo van", "minibus"),
        "pickup truck": ("pickup", "pick up truck"),
        "hatchback": ("compact car", "small car"),
    },
)
