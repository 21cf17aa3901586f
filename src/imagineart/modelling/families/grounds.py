"""What stands in streets, parks and on beaches: phone boxes, lights, pumps, stalls, gates, wheels.

Shelter from the sun and what one lies on belong to it: umbrellas, deck chairs, hammocks.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    boxed_uvs,
    cushion,
    extruded,
    grained,
    grid,
    grounded,
    lathe,
    loft,
    lumpy,
    merged,
    moved,
    painted,
    parametric,
    rod,
    sized,
    spline,
    sweep,
    thickened,
    tube,
    turned,
)
from imagineart.modelling.kit.curves import Points
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.pieces import body, piece, varied

Made = list[Part]
BLACK: Rgb = (0.018, 0.018, 0.02)
CREAM: Rgb = (0.74, 0.70, 0.60)


@dataclass(frozen=True, slots=True)
class Ground:
    """A thing by its form; `seat` is where somebody sits or lies on it: y and z, m."""

    form: str
    color: Rgb
    seat: tuple[float, float] | None = None


ROWS = {
    "telephone box": Ground("telephone box", (0.40, 0.012, 0.014)),
    "traffic light": Ground("traffic light", (0.02, 0.035, 0.03)),
    "gas pump": Ground("gas pump", (0.45, 0.025, 0.025)),
    "market stall": Ground("stall", (0.50, 0.03, 0.03)),
    "food cart": Ground("cart", (0.50, 0.03, 0.03)),
    "ferris wheel": Ground("ferris wheel", (0.72, 0.72, 0.74)),
    "carousel": Ground("carousel", (0.52, 0.06, 0.10)),
    "iron gate": Ground("iron gate", BLACK),
    "garden gate": Ground("garden gate", (0.72, 0.71, 0.68)),
    "torii gate": Ground("torii", (0.50, 0.045, 0.015)),
    "throne": Ground("throne", (0.34, 0.012, 0.03), (-0.05, 0.52)),
    "hammock": Ground("hammock", (0.62, 0.16, 0.09), (0.0, 0.48)),
    "deck chair": Ground("deck chair", (0.06, 0.22, 0.42), (-0.05, 0.36)),
    "beach umbrella": Ground("beach umbrella", (0.50, 0.03, 0.04)),
    "wooden post": Ground("post", (0.3, 0.2, 0.1)),
    "fire hydrant": Ground("hydrant", (0.45, 0.02, 0.015)),
    "trash can": Ground("trash can", (0.30, 0.31, 0.32)),
    "traffic cone": Ground("cone", (0.72, 0.17, 0.015)),
    "igloo": Ground("igloo", (0.82, 0.86, 0.90)),
    "pyramid": Ground("pyramid", (0.55, 0.40, 0.22)),
}


def build(order: Order[Ground]) -> Model:
    """By its form, in slightly other proportions."""
    thing, rng = order.params, order.rng
    model = varied(
        grounded(Model(order.noun, merged(FORMS[thing.form](thing, rng)))), rng, "z", 0.02
    )
    low, high = model.bounds
    top = Anchor((0.0, 0.0, float(high[2])), room=tuple(0.4 * (high - low)))
    anchors = {"top": top}
    if thing.seat is not None:
        y, z = thing.seat
        anchors["seat"] = Anchor((0.0, y, z), room=(0.5, 0.5, 1.0))
    if thing.form == "garden gate":
        anchors["face"] = Anchor(
            (0.0, float(low[1]), 0.62), up=(0, -1, 0), front=(0, 0, -1), room=(0.8, 0.5, 0.01)
        )
    return replace(model, anchors=anchors)


def _box(
    w: float, d: float, h: float, at: tuple[float, float, float], bevel: float = 0.004
) -> Mesh:
    """A board whose middle is at a place."""
    return bevelled_box((w, d, h), bevel=bevel, at=at)


def _telephone_frame(w: float, h: float) -> tuple[list[Mesh], list[Mesh]]:
    """Posts, plinth, lintel and glazing bars; the panes of three sides."""
    red = [
        _box(0.075, 0.075, h, (a * (w / 2 - 0.035), b * (w / 2 - 0.035), h / 2))
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    red += [
        _box(w + 0.04, w + 0.04, 0.12, (0, 0, 0.06), 0.012),
        _box(w + 0.03, w + 0.03, 0.26, (0, 0, h + 0.06), 0.012),
    ]
    panes: list[Mesh] = []
    for turn in (0, 90, 270):
        bars = [_box(0.014, 0.022, 1.78, (x, -w / 2 + 0.02, 1.13)) for x in (-0.17, 0.17)]
        bars += [
            _box(w - 0.12, 0.022, 0.018, (0, -w / 2 + 0.02, 0.30 + 0.222 * k)) for k in range(9)
        ]
        bars += [_box(w - 0.1, 0.05, 0.14, (0, -w / 2 + 0.025, 0.19))]
        red += [turned(m, "z", turn) for m in bars]
        panes.append(turned(_box(w - 0.1, 0.006, 1.8, (0, -w / 2 + 0.03, 1.16), 0.001), "z", turn))
    red.append(_box(w - 0.1, 0.03, h - 0.2, (0, w / 2 - 0.03, h / 2)))
    return red, panes


def _telephone_box(thing: Ground, rng: np.random.Generator) -> Made:
    """Cast iron in red: panes in eight rows on three sides, lit signs, a domed roof."""
    w, h = 0.92, 2.15
    red, panes = _telephone_frame(w, h)
    signs = [
        turned(_box(0.66, 0.02, 0.12, (0, -w / 2 - 0.018, h + 0.075)), "z", t)
        for t in (0, 90, 180, 270)
    ]
    letters = [
        turned(
            _box(0.048, 0.006, 0.055, (-0.27 + 0.06 * k, -w / 2 - 0.029, h + 0.075), 0.001), "z", t
        )
        for t in (0, 90, 180, 270)
        for k in range(10)
        if k != 5
    ]
    dome = sized(ball(0.5), ((w + 0.02), (w + 0.02), 0.42))
    crowns = [
        turned(
            moved(sized(ball(0.03, segments=16), (1, 0.4, 1)), (0, -w / 2 - 0.02, h + 0.165)),
            "z",
            t,
        )
        for t in (0, 90, 180, 270)
    ]
    phone = [
        _box(0.30, 0.10, 0.50, (0, w / 2 - 0.12, 1.32)),
        tube(
            spline(
                [
                    (-0.10, w / 2 - 0.20, 1.46),
                    (-0.13, w / 2 - 0.22, 1.36),
                    (-0.10, w / 2 - 0.20, 1.26),
                ],
                20,
            ),
            0.024,
        ),
    ]
    lamp = _box(0.5, 0.5, 0.03, (0, 0, h - 0.08))
    return [
        body([*red, moved(dome, (0, 0, h + 0.17))], "painted metal", thing.color),
        piece(panes, "thin glass", name="panes"),
        piece(signs, lit((0.95, 0.90, 0.75), 0.9), name="signs"),
        piece(letters, "matt plastic", BLACK, name="letters"),
        piece(crowns, "gold", name="crowns"),
        piece(phone, "matt plastic", BLACK, name="telephone"),
        piece(lamp, lit((1.0, 0.86, 0.62), 4.0), name="lamp"),
    ]


def _traffic_light(thing: Ground, rng: np.random.Generator) -> Made:
    """A pole with a head of three lamps under hoods, one of them lit."""
    colors: tuple[Rgb, ...] = ((0.9, 0.03, 0.02), (0.95, 0.5, 0.02), (0.03, 0.75, 0.28))
    on = int(rng.integers(3))
    head = _box(0.34, 0.24, 1.02, (0, 0, 2.9), 0.03)
    hoods, parts = [], []
    for k, color in enumerate(colors):
        z = 3.22 - 0.32 * k
        disc = moved(
            turned(lathe(spline([(0.115, 0), (0.09, 0.02), (0, 0.032)], 16)), "x", 90),
            (0, -0.12, z),
        )
        dim: Rgb = (color[0] * 0.16, color[1] * 0.16, color[2] * 0.16)
        finish = lit(color, 5.0) if k == on else Material("lens", dim, 0.15, coat=1.0)
        parts.append(piece(disc, finish, name=f"lamp {k}"))
        a = np.radians(np.linspace(-20, 200, 30))
        ring = np.stack(
            [
                np.c_[0.125 * np.cos(a), np.full(30, y), z + 0.125 * np.sin(a)]
                for y in (-0.12, -0.30)
            ]
        )
        hoods.append(thickened(grid(ring), 0.006))
    pole = [
        rod((0, 0.02, 0), (0, 0.02, 2.42), 0.06),
        lathe([(0, 0), (0.16, 0), (0.16, 0.04), (0.07, 0.12), (0, 0.12)]),
    ]
    return [body([head, *hoods, *pole], "painted metal", thing.color), *parts]


def _gas_pump(thing: Ground, rng: np.random.Generator) -> Made:
    """An old pump: rounded cabinet, dial, a lit globe, a hose that hangs in a loop."""
    cabinet = _box(0.52, 0.42, 1.45, (0, 0, 0.80), 0.06)
    plinth = _box(0.60, 0.50, 0.10, (0, 0, 0.05), 0.01)
    neck = lathe([(0.0, 1.5), (0.16, 1.5), (0.12, 1.58), (0.09, 1.63), (0, 1.63)])
    globe = moved(sized(ball(0.20), (1, 0.45, 1)), (0, 0, 1.82))
    face = _box(0.38, 0.02, 0.40, (0, -0.205, 1.20), 0.01)
    ticks = [
        moved(
            turned(_box(0.008, 0.004, 0.035, (0, 0, 0.12), 0.001), "y", 30.0 * k), (0, -0.219, 1.21)
        )
        for k in range(12)
    ]
    hand = moved(turned(_box(0.012, 0.005, 0.12, (0, 0, 0.05), 0.001), "y", 50), (0, -0.221, 1.21))
    bands = [_box(0.535, 0.435, 0.02, (0, 0, z), 0.008) for z in (0.86, 0.50)]
    hose = spline(
        [
            (0.26, 0, 1.30),
            (0.38, -0.02, 1.15),
            (0.42, -0.06, 0.55),
            (0.33, -0.05, 0.40),
            (0.30, -0.03, 0.80),
            (0.275, -0.02, 1.02),
        ],
        90,
    )
    nozzle = tube(
        spline([(0.275, -0.02, 0.98), (0.29, -0.04, 1.08), (0.285, -0.11, 1.16)], 20),
        np.linspace(0.028, 0.014, 20),
    )
    return [
        body(cabinet, "painted metal", thing.color),
        piece([plinth, neck, *bands, nozzle], "chrome", name="metal"),
        piece(globe, lit((1.0, 0.93, 0.80), 1.4), name="globe"),
        piece(face, "glazed ceramic", (0.78, 0.77, 0.72), name="dial"),
        piece([*ticks, hand], "matt plastic", BLACK, name="marks"),
        piece(tube(hose, 0.02), "rubber", name="hose"),
    ]


def _awning(w: float, d: float, z: float, drop: float, color: Rgb) -> Part:
    """A striped cloth that slopes to the front and ends in scallops."""

    def place(u: Points, v: Points) -> Points:
        fall = np.clip((v - 0.8) / 0.2, 0, 1)
        slope = np.clip(v / 0.8, 0, 1)
        scallop = 0.06 * np.abs(np.sin(np.pi * u * w / 0.24)) * (fall > 0.9)
        return np.stack(
            [
                w * (u - 0.5),
                d * (0.5 - slope),
                z - drop * slope - 0.16 * fall - scallop - 0.02 * np.sin(np.pi * slope),
            ],
            axis=-1,
        )

    def stripes(p: Floats) -> Floats:
        on = (np.floor((p[:, 0] + w / 2) / 0.24) % 2)[:, None] > 0
        return np.asarray(np.where(on, CREAM, color), np.float32)

    cloth = painted(thickened(parametric(place, int(w / 0.02), 40), 0.004), stripes)
    return body(cloth, Material("awning", color, 0.85, translucency=0.15))


def _stall(thing: Ground, rng: np.random.Generator) -> Made:
    """A table of crates heaped with fruit under a striped roof."""
    w, d = 2.4, 1.1
    posts = [
        rod((a * w / 2, b * d / 2, 0), (a * w / 2, b * d / 2, 2.35 if b > 0 else 2.05), 0.03)
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    boards = [
        grained(_box(w + 0.05, 0.025, 0.17, (0, -d / 2 - 0.02, 0.10 + 0.19 * k)), rng)
        for k in range(4)
    ]
    table = grained(_box(w, d, 0.04, (0, 0, 0.82)), rng)
    crates, goods = [], []
    fruits: tuple[Rgb, ...] = (
        (0.50, 0.02, 0.015),
        (0.78, 0.28, 0.01),
        (0.16, 0.34, 0.03),
        (0.80, 0.55, 0.03),
        (0.20, 0.03, 0.14),
    )
    for k, color in enumerate(fruits):
        x = -0.94 + 0.47 * k
        crates += [turned(_box(0.44, 0.70, 0.02, (0, 0, 0)), "x", 14)]
        crates[-1] = moved(crates[-1], (x, -0.1, 0.93))
        crates += [
            moved(turned(_box(0.02, 0.70, 0.10, (s * 0.21, 0, 0.05)), "x", 14), (x, -0.1, 0.93))
            for s in (-1, 1)
        ]
        crates += [
            moved(turned(_box(0.44, 0.02, 0.10, (0, s * 0.35, 0.05)), "x", 14), (x, -0.1, 0.93))
            for s in (-1, 1)
        ]
        balls = []
        for i in range(5):
            for j in range(8):
                at = np.array(
                    [-0.168 + 0.084 * i, -0.30 + 0.086 * j, 0.055 + float(rng.uniform(0, 0.04))]
                )
                balls.append(
                    moved(ball(0.045, segments=14), (float(at[0]), float(at[1]), float(at[2])))
                )
        heap = [moved(turned(m, "x", 14), (x, -0.1, 0.93)) for m in balls]
        goods.append(piece(heap, Material("fruit", color, 0.3, coat=0.4), name=f"fruit {k}"))
    return [
        piece([boxed_uvs(m) for m in (*posts, *boards, table, *crates)], "oak", name="wood"),
        _awning(w + 0.3, d + 0.5, 2.42, 0.38, thing.color),
        *goods,
    ]


def _wheel(r: float, at: tuple[float, float, float]) -> tuple[list[Mesh], list[Mesh]]:
    """Rim and spokes of a cart's wheel about x."""
    a = np.linspace(0, 2 * np.pi, 60)
    rim = tube(np.c_[0 * a, r * np.cos(a), r * np.sin(a)], 0.022)
    spokes = [
        rod((0, 0, 0), (0, r * np.cos(t), r * np.sin(t)), 0.012)
        for t in np.linspace(0, 2 * np.pi, 12, False)
    ]
    hub = turned(lathe([(0, -0.06), (0.05, -0.05), (0.05, 0.05), (0, 0.06)]), "y", 90)
    return [moved(rim, at)], [moved(m, at) for m in (*spokes, hub)]


def _cart(thing: Ground, rng: np.random.Generator) -> Made:
    """A box on two large wheels with a pot, handles and a round roof."""
    case = _box(1.5, 0.75, 0.62, (0, 0, 0.88), 0.02)
    top = _box(1.6, 0.85, 0.04, (0, 0, 1.21), 0.01)
    trims = [_box(1.4, 0.02, 0.03, (0, -0.38, z)) for z in (0.66, 1.10)]
    rims: list[Mesh] = []
    spokes: list[Mesh] = []
    for x in (-0.82, 0.82):
        a, b = _wheel(0.42, (x, 0.0, 0.44))
        rims, spokes = rims + a, spokes + b
    posts = [
        rod((a * 0.7, b * 0.34, 1.2), (a * 0.7, b * 0.34, 2.15), 0.018)
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    handle = tube(
        spline(
            [(-0.35, 0.40, 1.05), (-0.35, 0.80, 1.08), (0.35, 0.80, 1.08), (0.35, 0.40, 1.05)], 40
        ),
        0.02,
    )
    pot = moved(
        lathe([(0, 0), (0.17, 0), (0.18, 0.2), (0.19, 0.21), (0.17, 0.21), (0.16, 0.03)]),
        (-0.35, 0, 1.23),
    )
    jars = [
        moved(
            lathe([(0, 0), (0.06, 0), (0.06, 0.16), (0.04, 0.18), (0.04, 0.2), (0, 0.2)]),
            (0.15 + 0.16 * k, 0.1, 1.23),
        )
        for k in range(3)
    ]
    return [
        body(case, "painted wood", thing.color),
        piece([top, *spokes], "oak", name="wood"),
        piece([*rims, *posts, handle, *trims], "brass", name="metal"),
        piece(pot, "brushed steel", name="pot"),
        piece(jars, "glazed ceramic", (0.72, 0.45, 0.08), name="jars"),
        replace(_awning(1.8, 1.1, 2.3, 0.16, thing.color), tinted=True),
    ]


def _spokes(r: float, z: float, gap: float, t: float, u: float) -> list[Mesh]:
    """Those of a cabin at the angle `t`: to both rims, on to the inner ones at `u`, across."""
    c, s_, inner = np.cos(t), np.sin(t), r - 2.2
    ends = [
        *(((0, s * 0.8, z), (r * c, s * gap, z + r * s_), 0.09) for s in (-1, 1)),
        *(
            (
                (r * c, s * gap, z + r * s_),
                (inner * np.cos(u), s * gap, z + inner * np.sin(u)),
                0.07,
            )
            for s in (-1, 1)
        ),
        ((r * c, -gap, z + r * s_), (r * c, gap, z + r * s_), 0.10),
    ]
    return [rod(start, end, thick, sides=6, bevel=0.0) for start, end, thick in ends]


def _cabin() -> Mesh:
    line = [(0.02, -2.5), (0.9, -2.4), (1.05, -1.5), (1.0, -0.9), (0.75, -0.4), (0.02, -0.2)]
    return lathe(spline(line, 20), segments=20)


def _ferris_wheel(thing: Ground, rng: np.random.Generator) -> Made:
    """Two rims with lamps, spokes, eighteen cabins, and two pairs of legs."""
    r, z, gap, n = 22.0, 25.0, 1.6, 18
    a = np.linspace(0, 2 * np.pi, 145)
    rims = [
        tube(np.c_[q * np.cos(a), np.full(145, s * gap), z + q * np.sin(a)], 0.22, sides=8)
        for s in (-1, 1)
        for q in (r, r - 2.2)
    ]
    steel, lamps, cabins = [], [], []
    for k in range(n):
        t = 2 * np.pi * (k + 0.5) / n
        steel += _spokes(r, z, gap, t, 2 * np.pi * (k + 1) / n)
        lamps += [
            moved(
                ball(0.24, segments=8),
                (float(q * np.cos(v)), -gap - 0.25, float(z + q * np.sin(v))),
            )
            for v in (t, t + np.pi / n)
            for q in (r, r - 2.2, 0.62 * r, 0.3 * r)
        ]
        cabins.append(moved(_cabin(), (float(r * np.cos(t)), 0.0, float(z + r * np.sin(t)))))
    legs = [
        rod((x, s * 5.2, 0), (0, s * 1.9, z), 0.45, end_radius=0.28, sides=10)
        for x in (-10.5, 10.5)
        for s in (-1, 1)
    ]
    hub = moved(
        turned(lathe([(0, -2.3), (1.1, -2.2), (1.1, 2.2), (0, 2.3)], segments=32), "x", 90),
        (0, 0, z),
    )
    base = _box(16, 9, 0.8, (0, 0, 0.4), 0.1)
    glow: Rgb = (1.0, 0.80, 0.45)
    colors: tuple[Rgb, ...] = ((0.50, 0.03, 0.03), (0.78, 0.46, 0.02), (0.04, 0.20, 0.48))
    cars = [piece(cabins[k::3], "painted metal", colors[k], name=f"cabins {k}") for k in range(3)]
    return [
        body([*rims, *steel, *legs, hub], "painted metal", thing.color),
        *cars,
        piece(lamps, lit(glow, 3.0), name="lamps"),
        piece(base, "concrete", name="base"),
    ]


def _carousel(thing: Ground, rng: np.random.Generator) -> Made:
    """A round stage, a striped tent roof with lamps, horses on twisted poles."""
    r = 4.2
    stage = lathe([(0, 0), (r, 0), (r, 0.35), (r - 0.1, 0.4), (0, 0.4)])
    roof = lathe(spline([(r + 0.2, 3.5), (2.6, 4.1), (1.0, 4.9), (0.05, 5.5)], 40), segments=144)

    def stripes(p: Floats) -> Floats:
        on = np.sin(np.arctan2(p[:, 1], p[:, 0]) * 12)[:, None] > 0
        return np.asarray(np.where(on, CREAM, thing.color), np.float32)

    fascia = lathe(
        [(r + 0.22, 3.05), (r + 0.25, 3.1), (r + 0.25, 3.5), (r + 0.2, 3.55)], segments=96
    )
    lamps = [
        moved(ball(0.06, segments=10), ((r + 0.28) * np.cos(t), (r + 0.28) * np.sin(t), 3.28))
        for t in np.linspace(0, 2 * np.pi, 60, False)
    ]
    core = lathe([(0.9, 0.4), (0.9, 3.4), (1.3, 3.6), (0, 3.6)], segments=24)
    poles, horses, saddles = [], [], []
    for k in range(10):
        t = 2 * np.pi * k / 10
        x, y, z = 3.2 * np.cos(t), 3.2 * np.sin(t), 1.35 + 0.25 * np.sin(5.0 * t)
        poles.append(rod((x, y, 0.4), (x, y, 3.6), 0.035))
        horse = _toy_horse()
        horses.append(
            [
                moved(turned(m, "z", float(np.degrees(t)) + 90), (float(x), float(y), float(z)))
                for m in horse
            ]
        )
        saddles.append(
            moved(
                turned(_box(0.34, 0.40, 0.10, (0, 0, 0.20), 0.04), "z", float(np.degrees(t)) + 90),
                (float(x), float(y), float(z)),
            )
        )
    flag = moved(lathe([(0, 0), (0.12, 0.05), (0.1, 0.2), (0, 0.35)]), (0, 0, 5.45))
    white = [m for k in range(10) for m in horses[k]]
    return [
        piece([stage, core], "painted wood", (0.62, 0.40, 0.16), name="stage"),
        body(painted(roof, stripes), Material("canvas", thing.color, 0.8)),
        piece(fascia, "painted wood", (0.70, 0.62, 0.46), name="fascia"),
        piece(lamps, lit((1.0, 0.82, 0.5), 4.0), name="lamps"),
        piece([*poles, flag], "brass", name="poles"),
        piece(white, "glazed ceramic", (0.76, 0.72, 0.66), name="horses"),
        piece(saddles, "painted wood", (0.45, 0.03, 0.10), name="saddles"),
    ]


def _toy_horse() -> list[Mesh]:
    """A galloping horse of wood along x, its middle at the origin."""
    trunk = tube(
        spline([(-0.42, 0, 0.04), (0, 0, 0), (0.42, 0, 0.06)], 16),
        [
            0.10,
            0.16,
            0.18,
            0.19,
            0.19,
            0.18,
            0.17,
            0.17,
            0.17,
            0.17,
            0.18,
            0.19,
            0.19,
            0.18,
            0.16,
            0.10,
        ],
        sides=14,
    )
    neck = tube(
        spline([(0.36, 0, 0.08), (0.56, 0, 0.40), (0.66, 0, 0.58), (0.88, 0, 0.44)], 20),
        np.interp(np.linspace(0, 1, 20), [0, 0.6, 0.7, 1], [0.16, 0.09, 0.09, 0.05]),
        sides=12,
    )
    legs = [
        tube(
            spline([(x, s * 0.10, -0.06), (x + k, s * 0.11, -0.38), (x + j, s * 0.11, -0.66)], 12),
            np.linspace(0.085, 0.045, 12),
            sides=10,
        )
        for x, k, j, s in (
            (0.36, 0.24, 0.12, 1),
            (0.36, 0.12, -0.02, -1),
            (-0.36, -0.20, -0.34, 1),
            (-0.36, -0.06, -0.26, -1),
        )
    ]
    tail = tube(
        spline([(-0.46, 0, 0.08), (-0.66, 0, 0.04), (-0.74, 0, -0.26)], 14),
        np.linspace(0.05, 0.02, 14),
        sides=8,
    )
    return [trunk, neck, *legs, tail]


def _iron_wing(w: float) -> list[Mesh]:
    """Bars with spears under a rising rail, scrolls between them."""
    wing = []
    for k in range(9):
        x = 0.06 + k * (w - 0.12) / 8
        high = 1.75 + 0.42 * (x / w) ** 1.5
        wing.append(rod((x, 0, 0.10), (x, 0, high), 0.011, sides=10))
        wing.append(
            moved(
                sized(lathe([(0.0, 0), (0.024, 0.03), (0.0, 0.13)], segments=4), (1, 0.5, 1)),
                (x, 0, high - 0.01),
            )
        )
    curve = np.array([(x, 0, 1.55 + 0.42 * (x / w) ** 1.5) for x in np.linspace(0, w, 24)])
    wing += [
        tube(curve, 0.016),
        rod((0, 0, 0.16), (w, 0, 0.16), 0.016),
        rod((0, 0, 0.78), (w, 0, 0.78), 0.016),
    ]
    wing += [rod((x, 0, 0.03), (x, 0, 1.62 + 0.42 * (x / w) ** 1.5), 0.022) for x in (0.0, w)]
    t = np.linspace(0, 4.2 * np.pi, 60)
    curl = np.c_[0.105 * (1 - t / 16) * np.cos(t), 0 * t, 0.105 * (1 - t / 16) * np.sin(t)]
    for k in range(4):
        scroll = tube(curl * [1 if k % 2 else -1, 1, 1], 0.008, sides=8)
        wing.append(moved(scroll, (0.19 + 0.29 * k, 0, 0.93)))
        wing.append(
            moved(
                turned(scroll, "y", 180),
                (0.19 + 0.29 * k, 0, 0.62),
            )
        )
    return wing


def _cap() -> Mesh:
    line = [(0, 0), (0.36, 0), (0.38, 0.05), (0.30, 0.09), (0.12, 0.16), (0, 0.17)]
    return lathe(line, segments=4, crease=20)


def _iron_gate(thing: Ground, rng: np.random.Generator) -> Made:
    """Two wings of spears and scrolls between stone pillars; one stands ajar, a little askew."""
    w = 1.25
    wing = _iron_wing(w)
    ajar = float(rng.uniform(14, 30))
    left = [moved(turned(turned(m, "y", 1.4), "z", ajar), (-w - 0.02, 0, 0)) for m in wing]
    right = [moved(turned(m, "z", 180 - 3), (w + 0.02, 0, 0)) for m in wing]
    stones, caps = [], []
    for s in (-1, 1):
        stones += [
            lumpy(
                bevelled_box(
                    (0.46 - 0.02 * (k % 2), 0.46 - 0.02 * (k % 2), 0.285),
                    bevel=0.02,
                    at=(s * (w + 0.29), 0, 0.145 + 0.29 * k),
                    steps=3,
                ),
                0.006,
                0.09,
                k,
            )
            for k in range(7)
        ]
        caps.append(moved(turned(_cap(), "z", 45), (s * (w + 0.29), 0, 2.03)))
        caps.append(moved(ball(0.17), (s * (w + 0.29), 0, 2.33)))
    return [
        body([*left, *right], "cast iron", thing.color),
        piece([boxed_uvs(replace(m, uvs=None)) for m in (*stones, *caps)], "stone", name="pillars"),
    ]


def _garden_gate(thing: Ground, rng: np.random.Generator) -> Made:
    """A gate of pickets between two posts, with a latch."""
    pickets = []
    for k in range(8):
        x = -0.42 + 0.12 * k
        high = 0.95 - 0.13 * np.cos(np.pi * x / 0.96)
        outline = [(-0.035, 0), (0.035, 0), (0.035, high - 0.05), (0, high), (-0.035, high - 0.05)]
        pickets.append(moved(turned(extruded(outline, 0.018, bevel=0.003), "x", 90), (x, 0, 0.06)))
    rails = [_box(0.98, 0.022, 0.07, (0, 0.018, z)) for z in (0.22, 0.66)]
    brace = moved(turned(_box(1.02, 0.02, 0.06, (0, 0, 0)), "y", -24), (0, 0.018, 0.44))
    posts = [_box(0.10, 0.10, 1.22, (s * 0.58, 0.01, 0.61), 0.006) for s in (-1, 1)]
    caps = [
        moved(
            lathe([(0, 0), (0.085, 0), (0.085, 0.02), (0, 0.08)], segments=4, crease=20),
            (s * 0.58, 0.01, 1.22),
        )
        for s in (-1, 1)
    ]
    latch = [
        _box(0.10, 0.012, 0.025, (0.44, -0.018, 0.66)),
        *[_box(0.02, 0.01, 0.10, (-0.48, -0.012, z)) for z in (0.22, 0.66)],
    ]
    return [
        body(
            [
                boxed_uvs(m)
                for m in (
                    *pickets,
                    *rails,
                    brace,
                    *posts,
                    *[
                        turned(c, "z", 45, about=(s * 0.58, 0.01, 0))
                        for c, s in zip(caps, (-1, 1), strict=True)
                    ],
                )
            ],
            "painted wood",
            thing.color,
        ),
        piece(latch, "cast iron", name="latch"),
    ]


def _torii(thing: Ground, rng: np.random.Generator) -> Made:
    """Two leaning pillars, a tie beam, and a lintel that sweeps up at its ends."""
    pillars = [
        rod((s * 2.15, 0, 0), (s * 1.95, 0, 4.4), 0.23, end_radius=0.20, sides=40) for s in (-1, 1)
    ]
    feet = [rod((s * 2.15, 0, 0), (s * 2.14, 0, 0.45), 0.27, sides=40) for s in (-1, 1)]
    tie = _box(5.0, 0.20, 0.34, (0, 0, 3.55), 0.01)
    board = _box(0.42, 0.26, 0.62, (0, 0, 3.98), 0.01)
    t = np.linspace(-1, 1, 40)
    rise = 0.42 * np.abs(t) ** 3
    lintel = sweep(
        np.c_[3.05 * t, 0 * t, 4.52 + rise],
        [(-0.18, -0.16), (0.18, -0.16), (0.18, 0.16), (-0.18, 0.16)],
        up=(0, 0, 1),
    )
    cap = sweep(
        np.c_[3.35 * t, 0 * t, 4.82 + rise * 1.12],
        [(-0.30, -0.12), (0.30, -0.12), (0.34, 0.10), (0, 0.17), (-0.34, 0.10)],
        up=(0, 0, 1),
    )
    return [
        body([*pillars, tie, lintel], "painted wood", thing.color),
        piece([cap, *feet, board], "painted wood", BLACK, name="black"),
    ]


def _throne(thing: Ground, rng: np.random.Generator) -> Made:
    """Gilded, its back tall and pointed, cushions of velvet, on a step."""
    step = [_box(1.5, 1.5, 0.14, (0, 0, 0.07), 0.02)]
    frame = [
        _box(0.09, 0.09, 0.62, (s * 0.36, y, 0.43), 0.02) for s in (-1, 1) for y in (-0.34, 0.30)
    ]
    frame += [_box(0.78, 0.72, 0.09, (0, -0.02, 0.53), 0.02)]
    frame += [_box(0.08, 0.60, 0.07, (s * 0.38, -0.04, 0.84), 0.03) for s in (-1, 1)]
    frame += [rod((s * 0.38, -0.32, 0.55), (s * 0.38, -0.32, 0.84), 0.035) for s in (-1, 1)]
    frame += [moved(ball(0.06), (s * 0.38, -0.36, 0.87)) for s in (-1, 1)]
    half = [(0.40, 0.5), (0.41, 1.45), (0.30, 1.62), (0.16, 1.72), (0.0, 1.98)]
    outline = np.array([*half, *[(-x, z) for x, z in half[-2::-1]]])
    back = moved(turned(extruded(outline, 0.08, bevel=0.02), "x", 90), (0, 0.37, 0))
    pad = moved(
        turned(extruded(outline * [0.74, 0.74] + np.array([0, 0.32]), 0.05, bevel=0.022), "x", 90),
        (0, 0.30, 0),
    )
    tops = [moved(ball(0.055), (x, 0.33, z)) for x, z in ((-0.40, 1.5), (0.40, 1.5))] + [
        moved(sized(ball(0.07), (1, 1, 1.4)), (0, 0.33, 2.0))
    ]
    gems = [
        moved(ball(0.03, segments=16), (x, 0.28, z))
        for x, z in ((0, 1.84), (-0.2, 1.64), (0.2, 1.64))
    ]
    seat = cushion((0.66, 0.60, 0.13), (0, -0.04, 0.62), crown=0.5)
    velvet = material("velvet", color=thing.color)
    return [
        piece(step, "marble", name="step"),
        piece([*frame, back, *tops], "gold", name="frame"),
        body([pad, seat], velvet),
        piece(gems, "gloss plastic", (0.02, 0.10, 0.42), name="gems"),
    ]


def _hammock(thing: Ground, rng: np.random.Generator) -> Made:
    """A striped cloth that hangs in ropes between two posts."""
    span = 1.55

    def place(u: Points, v: Points) -> Points:
        s = 2 * u - 1
        half = 0.52 * (1 - 0.62 * np.abs(s) ** 3)
        y = (2 * v - 1) * half
        z = 0.50 + 0.62 * s**2 + 0.22 * (2 * v - 1) ** 2 * (1 - 0.5 * s**2)
        return np.stack([span * 0.78 * s, y, z], axis=-1)

    def stripes(p: Floats) -> Floats:
        k = np.floor((p[:, 1] + 1) / 0.085).astype(int) % 4
        table = np.array([thing.color, CREAM, (0.76, 0.46, 0.05), CREAM])
        return np.asarray(table[k], np.float32)

    cloth = painted(thickened(parametric(place, 70, 40), 0.004), stripes)
    ropes = [
        tube(
            spline(
                [
                    (s * span * 0.77, y, 1.08 + 0.06 * abs(y) / 0.2),
                    (s * span * 0.95, 0.4 * y, 1.28),
                    (s * span * 1.1, 0, 1.45),
                ],
                14,
            ),
            0.006,
            sides=6,
        )
        for s in (-1, 1)
        for y in np.linspace(-0.2, 0.2, 9)
    ]
    bars = [
        rod((s * span * 0.78, -0.22, 1.12), (s * span * 0.78, 0.22, 1.12), 0.016) for s in (-1, 1)
    ]
    posts = [rod((s * span * 1.16, 0, 0), (s * span * 1.11, 0, 1.75), 0.055) for s in (-1, 1)]
    return [
        body(cloth, Material("hammock", thing.color, 0.9)),
        piece(ropes, "linen", name="ropes"),
        piece([boxed_uvs(m) for m in (*posts, *bars)], "weathered wood", name="posts"),
    ]


def _deck_chair(thing: Ground, rng: np.random.Generator) -> Made:
    """A sling of striped canvas in two crossed frames."""
    frame = []
    for s in (-1, 1):
        frame += [
            rod((s * 0.29, 0.42, 0.02), (s * 0.29, -0.42, 0.42), 0.02),
            rod((s * 0.26, -0.38, 0.02), (s * 0.26, 0.44, 1.02), 0.02),
        ]
        frame.append(rod((s * 0.31, 0.40, 0.02), (s * 0.31, 0.40, 0.62), 0.016))
    frame += [
        rod((-0.3, y, z), (0.3, y, z), 0.018)
        for y, z in ((-0.42, 0.42), (0.44, 1.02), (0.42, 0.03), (-0.38, 0.03))
    ]
    line = np.array(
        spline([(0, -0.42, 0.43), (0, -0.15, 0.33), (0, 0.10, 0.36), (0, 0.44, 1.02)], 50)
    )

    def place(u: Points, v: Points) -> Points:
        k = np.clip(v * 49, 0, 49)
        y, z = np.interp(k, np.arange(50), line[:, 1]), np.interp(k, np.arange(50), line[:, 2])
        return np.stack([0.48 * (u - 0.5), y, z - 0.02 * np.sin(np.pi * u)], axis=-1)

    def stripes(p: Floats) -> Floats:
        on = (np.floor((p[:, 0] + 0.24) / 0.08) % 2)[:, None] > 0
        return np.asarray(np.where(on, CREAM, thing.color), np.float32)

    sling = painted(thickened(parametric(place, 36, 50), 0.003), stripes)
    return [
        body(sling, Material("canvas", thing.color, 0.9)),
        piece([boxed_uvs(m) for m in frame], "pine", name="frame"),
    ]


def _beach_umbrella(thing: Ground, rng: np.random.Generator) -> Made:
    """Eight panels in two colours with a valance, leaning on its pole."""

    def place(u: Points, v: Points) -> Points:
        a = 2 * np.pi * u
        sag = 1 - 0.05 * np.abs(np.sin(4 * a)) * v
        out = np.clip(v / 0.88, 0, 1)
        drop = np.clip((v - 0.88) / 0.12, 0, 1)
        r = 1.15 * np.sin(out * 1.15) / np.sin(1.15) * sag
        z = 2.25 - 0.52 * (1 - np.cos(out * 1.15)) / (1 - np.cos(1.15)) - 0.13 * drop
        return np.stack([r * np.cos(a), r * np.sin(a), z], axis=-1)

    def panels(p: Floats) -> Floats:
        k = np.floor((np.arctan2(p[:, 1], p[:, 0]) / (2 * np.pi) + 0.5) * 8).astype(int) % 2
        return np.asarray(np.where((k > 0)[:, None], CREAM, thing.color), np.float32)

    cloth = painted(thickened(parametric(place, 128, 24), 0.004), panels)
    pole = [rod((0, 0, 0), (0, 0, 2.3), 0.02), moved(ball(0.035), (0, 0, 2.31))]
    ribs = [
        rod((0, 0, 1.75), (0.72 * np.cos(a), 0.72 * np.sin(a), 2.02), 0.007, sides=6)
        for a in np.arange(8) * np.pi / 4
    ]
    lean = 9.0
    return [
        turned(p, "y", lean)
        for p in (
            body(cloth, Material("umbrella", thing.color, 0.85, translucency=0.2)),
            piece([*pole, *ribs], "painted wood", name="pole"),
        )
    ]


def _post(thing: Ground, rng: np.random.Generator) -> Made:
    """A weathered fence post."""
    post = rod((0, 0, 0), (0, 0, 1.25), 0.075, end_radius=0.068, sides=40)
    rough = lumpy(post, 0.008, 0.08, int(rng.integers(1 << 30)))
    return [body(boxed_uvs(replace(rough, uvs=None)), "weathered wood")]


def _hydrant(thing: Ground, rng: np.random.Generator) -> Made:
    barrel = lathe(
        [
            (0, 0),
            (0.17, 0),
            (0.17, 0.03),
            (0.12, 0.05),
            (0.115, 0.52),
            (0.15, 0.54),
            (0.15, 0.57),
            (0.13, 0.58),
            *spline([(0.13, 0.58), (0.11, 0.68), (0.04, 0.73)], 12).tolist(),
            (0.04, 0.78),
            (0, 0.78),
        ]
    )
    caps = [
        moved(
            turned(
                lathe(
                    [(0, 0), (0.075, 0), (0.075, 0.06), (0.05, 0.065), (0.05, 0.09), (0, 0.09)],
                    segments=32,
                ),
                *t,
            ),
            at,
        )
        for t, at in (
            (("y", 90), (0.10, 0, 0.42)),
            (("y", -90), (-0.10, 0, 0.42)),
            (("x", 90), (0, -0.10, 0.38)),
        )
    ]
    bolts = [
        moved(ball(0.016, segments=10), (0.145 * np.cos(a), 0.145 * np.sin(a), 0.035))
        for a in np.arange(8) * np.pi / 4
    ]
    return [
        body([barrel, *caps], "painted metal", thing.color),
        piece(bolts, "cast iron", name="bolts"),
    ]


def _trash_can(thing: Ground, rng: np.random.Generator) -> Made:
    """Ribbed zinc with a lid that sits a little askew."""
    a = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    rings = [
        np.c_[
            (0.25 + 0.03 * z / 0.7 + 0.006 * np.sin(24 * a)) * np.cos(a),
            (0.25 + 0.03 * z / 0.7 + 0.006 * np.sin(24 * a)) * np.sin(a),
            np.full(120, z),
        ]
        for z in np.linspace(0.02, 0.70, 8)
    ]
    can = loft(np.array(rings))
    hoops = [
        lathe([(r, z), (r + 0.014, z + 0.012), (r, z + 0.03)])
        for r, z in ((0.25, 0.0), (0.278, 0.68))
    ]
    lid = lathe(spline([(0.30, 0.0), (0.29, 0.03), (0.15, 0.075), (0.0001, 0.085)], 24))
    grip = tube(
        spline([(-0.07, 0, 0.075), (-0.05, 0, 0.12), (0.05, 0, 0.12), (0.07, 0, 0.075)], 20), 0.010
    )
    top = [moved(turned(m, "x", float(rng.uniform(2, 6))), (0.01, 0, 0.70)) for m in (lid, grip)]
    return [body([can, *hoops, *top], "brushed steel", thing.color)]


def _cone(thing: Ground, rng: np.random.Generator) -> Made:
    base = _box(0.38, 0.38, 0.03, (0, 0, 0.015), 0.006)
    shell = lathe([(0.15, 0.03), (0.028, 0.70), (0.018, 0.71), (0, 0.71)])
    bands = [
        lathe(
            [
                (0.15 - 0.122 * (z - 0.03) / 0.67 + 0.0015, z),
                (0.15 - 0.122 * (z + h - 0.03) / 0.67 + 0.0015, z + h),
            ]
        )
        for z, h in ((0.28, 0.12), (0.48, 0.08))
    ]
    return [
        body([base, shell], "matt plastic", thing.color),
        piece(bands, "gloss plastic", (0.8, 0.8, 0.8), name="bands"),
    ]


def _igloo(thing: Ground, rng: np.random.Generator) -> Made:
    """A dome of snow blocks and its vaulted entrance."""
    blocks = []
    for row in range(7):
        low, high = np.radians(row * 12.0), np.radians(row * 12.0 + 11.2)
        count = max(6, round(22 * np.cos(low)))
        for k in range(count):
            span = 2 * np.pi / count
            a0 = span * (k + 0.5 * (row % 2))
            corners = []
            for t in np.linspace(a0, a0 + span * 0.965, 6):
                for e in (low, high):
                    corners.append((t, e))
            t = np.array(corners).reshape(6, 2, 2)
            p = np.stack(
                [
                    np.cos(t[..., 1]) * np.cos(t[..., 0]),
                    np.cos(t[..., 1]) * np.sin(t[..., 0]),
                    np.sin(t[..., 1]),
                ],
                axis=-1,
            ) * (1.7 + float(rng.normal(0, 0.012)))
            if row < 3 and p[..., 1].mean() < -1.35 and abs(p[..., 0].mean()) < 0.5:
                continue
            blocks.append(thickened(grid(p), 0.10))
    shell = lathe(arc(1.66, 0, 90, 24))
    tunnel = []
    for j in range(3):
        for k in range(7):
            e = np.radians(np.linspace(180 * k / 7 + 1.5, 180 * (k + 1) / 7 - 1.5, 5))
            y = np.array([-1.35 - 0.32 * j, -1.65 - 0.32 * j])
            p = np.stack(
                [np.c_[0.60 * np.cos(e), np.full(5, v), 0.72 * np.sin(e)] for v in y], axis=1
            )
            tunnel.append(thickened(grid(p), 0.10))
    door = moved(
        turned(extruded(np.r_[arc(0.5, 0, 180, 20) * np.array([1, 1.25])], 0.02), "x", 90),
        (0, -1.5, 0),
    )
    return [
        body([*blocks, *tunnel], "snow"),
        piece(shell, "snow", (0.55, 0.62, 0.72), name="joints"),
        piece(door, Material("dark", (0.02, 0.03, 0.05), 0.9), name="door"),
    ]


def _pyramid(thing: Ground, rng: np.random.Generator) -> Made:
    """Courses of stone that step back, worn at their edges, smooth casing at the tip."""
    n, w, h = 46, 60.0, 38.0
    courses = []
    for k in range(n):
        side = w * (1 - k / n)
        made = bevelled_box((side, side, h / n), bevel=0.12, at=(0, 0, h * (k + 0.5) / n), steps=1)
        courses.append(made)
    tip = moved(
        lathe([(w * 0.10 * 0.74, 0), (0, h * 0.10 * 1.02)], segments=4, crease=10), (0, 0, h * 0.90)
    )
    return [
        body([boxed_uvs(m) for m in courses], "sandstone"),
        piece(boxed_uvs(turned(tip, "z", 45)), "sandstone", (0.66, 0.55, 0.38), name="tip"),
    ]


FORMS: dict[str, Callable[[Ground, np.random.Generator], Made]] = {
    "telephone box": _telephone_box, "traffic light": _traffic_light, "gas pump": _gas_pump,
    "stall": _stall, "cart": _cart, "ferris wheel": _ferris_wheel, "carousel": _carousel,
    "iron gate": _iron_gate, "garden gate": _garden_gate, "torii": _torii, "throne": _throne,
    "hammock": _hammock, "deck chair": _deck_chair, "beach umbrella": _beach_umbrella,
    "post": _post, "hydrant": _hydrant, "trash can": _trash_can,
    "cone": _cone, "igloo": _igloo, "pyramid": _pyramid,
}  # fmt: skip
FAMILY = Family(
    "grounds",
    build,
    ROWS,
    span=(0.5, 70.0),
    synonyms={
        "telephone box": (
            "phone box",
            "telephone booth",
            "phone booth",
            "red telephone box",
            "red phone booth",
        ),
        "traffic light": ("traffic lights", "stoplight"),
        "gas pump": ("petrol pump", "fuel pump"),
        "market stall": ("stall", "fruit stall", "market stand", "fruit stand", "vegetable stall"),
        "food cart": (
            "food stall",
            "street food stall",
            "hot dog cart",
            "ice cream cart",
            "vendor cart",
            "food stand",
        ),
        "ferris wheel": ("big wheel", "observation wheel"),
        "carousel": ("merry go round",),
        "iron gate": ("wrought iron gate", "cemetery gate", "gates"),
        "garden gate": ("gate", "wooden gate", "picket gate"),
        "torii gate": ("torii", "shrine gate"),
        "throne": ("golden throne",),
        "deck chair": ("beach chair", "sun lounger", "lounge chair", "deckchair"),
        "beach umbrella": ("parasol", "sun umbrella"),
        "wooden post": ("fence post", "post"),
        "trash can": ("garbage can", "dustbin", "rubbish bin", "bin"),
        "traffic cone": ("road cone",),
        "fire hydrant": ("hydrant",),
        "pyramid": ("egyptian pyramid",),
    },
)
