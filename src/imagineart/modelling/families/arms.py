"""What heroes and wizards carry: swords, shields, bows, spears, staffs, wands, potions, banners.

What is held in a hand stands upright about its grip; a shield stands on its point and leans.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    boxed_uvs,
    coil,
    curtain,
    extruded,
    grounded,
    lathe,
    loft,
    lumpy,
    merged,
    moved,
    parametric,
    rod,
    sized,
    spline,
    thickened,
    tube,
    turned,
)
from imagineart.modelling.kit.curves import Points
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.pieces import body, piece, varied

Made = list[Part]
GOLD: Rgb = (0.85, 0.57, 0.19)


@dataclass(frozen=True, slots=True)
class Arm:
    """A thing by its form; `grip` is the height of the hand, m."""

    form: str
    color: Rgb
    grip: float
    size: float = 1.0


ROWS = {
    "sword": Arm("sword", (0.10, 0.04, 0.02), 0.11),
    "katana": Arm("katana", (0.03, 0.035, 0.05), 0.13),
    "dagger": Arm("sword", (0.16, 0.02, 0.02), 0.06, 0.42),
    "flaming sword": Arm("flaming sword", (0.10, 0.02, 0.02), 0.11),
    "lightsaber": Arm("beam", (0.10, 0.35, 1.0), 0.12),
    "shield": Arm("shield", (0.34, 0.03, 0.03), 0.40),
    "round shield": Arm("round shield", (0.07, 0.14, 0.26), 0.40),
    "bow": Arm("bow", (0.20, 0.09, 0.04), 0.72),
    "arrow": Arm("arrow", (0.55, 0.04, 0.03), 0.30),
    "spear": Arm("spear", (0.26, 0.14, 0.06), 1.0),
    "trident": Arm("trident", GOLD, 1.0),
    "wizard staff": Arm("staff", (0.12, 0.30, 0.75), 0.95),
    "wand": Arm("wand", (0.9, 0.75, 0.35), 0.06),
    "walking stick": Arm("cane", (0.10, 0.045, 0.02), 0.88),
    "potion bottle": Arm("potion", (0.30, 0.05, 0.62), 0.08),
    "banner": Arm("banner", (0.42, 0.03, 0.04), 0.9),
    "flag": Arm("flag", (0.42, 0.03, 0.04), 0.9),
    "torch": Arm("torch", (0.16, 0.09, 0.045), 0.18),
}


def build(order: Order[Arm]) -> Model:
    """By its form, in slightly other proportions."""
    arm, rng = order.params, order.rng
    parts = FORMS[arm.form](arm, rng)
    model = sized(grounded(Model(order.noun, merged(parts))), arm.size)
    high = float(model.bounds[1][2])
    anchors = {"grip": Anchor((0, 0, arm.grip)), "top": Anchor((0, 0, high))}
    if arm.form == "banner":
        anchors["face"] = Anchor(
            (0, -0.02, 1.75), up=(0, -1, 0), front=(0, 0, -1), room=(0.6, 0.8, 0.01)
        )
    return varied(replace(model, anchors=anchors), rng, "z", 0.03)


def _edged(line: Points, wide: Points, thick: float) -> Mesh:
    """A blade along a line in the plane x = 0, its edges to ±y, a ridge along its middle."""
    rings = []
    for (y, z), w in zip(line, wide, strict=True):
        rings.append([(0, y - w, z), (thick, y, z), (0, y + w, z), (-thick, y, z)])
    return loft(np.array(rings), crease=8)


def _straight(low: float, high: float, wide: float) -> Mesh:
    t = np.linspace(0, 1, 40)
    line = np.c_[0 * t, low + (high - low) * t]
    return turned(_edged(line, wide * np.interp(t, [0, 0.86, 1], [1, 0.72, 0.02]), 0.004), "z", 90)


def _wound(low: float, high: float, radius: float) -> Mesh:
    """A cord around a grip."""
    turns = int((high - low) / 0.009)
    return tube(
        coil(radius, turns, high - low, 40 * turns) + np.array([0, 0, low]), 0.0042, sides=6
    )


def _sword(arm: Arm, rng: np.random.Generator) -> Made:
    """Point up: a ridged blade, a cross guard, a bound grip, a pommel."""
    guard = tube(
        spline(
            [
                (-0.115, 0, 0.235),
                (-0.06, 0, 0.222),
                (0, 0, 0.219),
                (0.06, 0, 0.222),
                (0.115, 0, 0.235),
            ],
            40,
        ),
        np.interp(
            np.linspace(-1, 1, 40), [-1, -0.9, 0, 0.9, 1], [0.014, 0.009, 0.014, 0.009, 0.014]
        ),
    )
    pommel = moved(sized(ball(0.027), (1, 0.7, 1)), (0, 0, 0.024))
    return [
        piece(_straight(0.22, 1.06, 0.027), "chrome", (0.60, 0.61, 0.63), name="blade"),
        piece([guard, pommel], "gold", name="hilt"),
        body(_wound(0.05, 0.212, 0.012), "leather", arm.color),
        piece(rod((0, 0, 0.04), (0, 0, 0.215), 0.012), "leather", arm.color),
    ]


def _flaming_sword(arm: Arm, rng: np.random.Generator) -> Made:
    """A sword whose blade glows, with tongues of fire along it."""
    hot = lit((1.0, 0.30, 0.03), 1.7)
    tongues = []
    for k in range(26):
        z, side = 0.30 + 0.028 * k, 1 if k % 2 else -1
        reach = float(rng.uniform(0.03, 0.085)) * (1 - 0.3 * k / 26)
        way = spline(
            [
                (0, 0, z),
                (side * reach, float(rng.normal(0, 0.02)), z + 0.05),
                (side * 0.5 * reach, 0, z + 0.13),
            ],
            12,
        )
        tongues.append(tube(way, np.linspace(0.016, 0.001, 12), sides=8))
    kept = [p for p in _sword(arm, rng) if p.name != "blade"]
    core = _straight(0.22, 1.06, 0.027)
    return [
        *kept,
        piece(core, lit((1.0, 0.62, 0.18), 2.6), name="blade"),
        piece(tongues, hot, name="flames"),
    ]


def _katana(arm: Arm, rng: np.random.Generator) -> Made:
    """Point up: a curved single edge, a round guard, a grip bound in lozenges."""
    t = np.linspace(0, 1, 48)
    line = np.c_[0.055 * t**2, 0.29 + 0.72 * t]
    wide = 0.015 * np.interp(t, [0, 0.93, 1], [1, 0.8, 0.05])
    blade = turned(_edged(line, wide, 0.0038), "z", 90)
    guard = moved(
        lathe([(0, 0), (0.036, 0), (0.038, 0.003), (0.036, 0.006), (0, 0.006)]), (0, 0, 0.282)
    )
    core = turned(
        tube(spline([(0, 0.004, 0.0), (0, 0, 0.14), (0, 0, 0.285)], 30), 0.0135, squash=0.75),
        "z",
        90,
    )
    wraps = []
    for k in range(11):
        for s in (-1, 1):
            z = 0.015 + 0.024 * k
            wraps.append(
                tube(
                    spline(
                        [(-0.0155, 0, z), (0, s * -0.0125, z + 0.012), (0.0155, 0, z + 0.024)], 10
                    ),
                    0.003,
                    sides=6,
                )
            )
    return [
        piece(blade, "chrome", (0.62, 0.63, 0.65), name="blade"),
        piece(guard, "gold", name="guard"),
        piece(core, "matte ceramic", (0.7, 0.66, 0.56), name="core"),
        body(wraps, "cotton", arm.color),
    ]


def _beam(arm: Arm, rng: np.random.Generator) -> Made:
    """A hilt of steel and rubber, and a blade of light."""
    hilt = lathe(
        [
            (0, 0),
            (0.018, 0),
            (0.020, 0.01),
            (0.020, 0.03),
            (0.017, 0.035),
            (0.017, 0.19),
            (0.022, 0.2),
            (0.022, 0.235),
            (0.015, 0.25),
            (0, 0.25),
        ],
        segments=40,
    )
    rings = [
        lathe([(0.0165, z), (0.0205, z + 0.003), (0.0165, z + 0.008)], segments=40)
        for z in np.linspace(0.05, 0.17, 8)
    ]
    blade = rod((0, 0, 0.25), (0, 0, 1.15), 0.013, end_radius=0.011)
    return [
        piece(hilt, "brushed steel", name="hilt"),
        piece(rings, "rubber", name="rings"),
        body(blade, lit(arm.color, 4.0)),
    ]


def _domed(outline: list[tuple[float, float]], depth: float) -> Mesh:
    """A plate of an outline (x, z), bulging towards −y, its back flat."""
    flat = np.asarray(spline(outline, 96, closed=True))
    middle = flat.mean(axis=0)

    def place(u: Points, v: Points) -> Points:
        edge = flat[np.round(u * 96).astype(int) % 96]
        p = middle + (edge - middle) * v[..., None]
        return np.stack([p[..., 0], -depth * (1 - v**2.2), p[..., 1]], axis=-1)

    return thickened(parametric(place, 96, 24), 0.012)


KITE = [
    (-0.27, 0.80),
    (-0.14, 0.815),
    (0, 0.83),
    (0.14, 0.815),
    (0.27, 0.80),
    (0.27, 0.5),
    (0.16, 0.2),
    (0, 0.0),
    (-0.16, 0.2),
    (-0.27, 0.5),
]


def _shield(arm: Arm, rng: np.random.Generator) -> Made:
    """A kite of painted wood with a rim and a cross of metal."""
    plate = _domed(KITE, 0.09)
    rim_line = np.asarray(spline(KITE, 160, closed=True))
    rim = tube(np.c_[rim_line[:, 0], 0 * rim_line[:, 0], rim_line[:, 1]][[*range(160), 0]], 0.013)
    upright = tube(
        spline([(0, -0.002, 0.03), (0, -0.098, 0.42), (0, -0.002, 0.82)], 30),
        0.012,
        squash=2.2,
        up=(0, -1, 0),
    )
    across = tube(
        spline([(-0.26, -0.002, 0.56), (0, -0.10, 0.56), (0.26, -0.002, 0.56)], 30),
        0.012,
        squash=2.2,
        up=(0, -1, 0),
    )
    boss = moved(
        turned(lathe(spline([(0.06, 0), (0.05, 0.02), (0, 0.045)], 16)), "x", 90), (0, -0.095, 0.56)
    )
    made = [
        body(plate, "painted metal", arm.color),
        piece([rim, upright, across, boss], "silver", name="metal"),
    ]
    return [turned(p, "x", -8) for p in made]


def _round_shield(arm: Arm, rng: np.random.Generator) -> Made:
    """Boards, a rim of iron with rivets, an iron boss."""
    r = 0.42
    plate = turned(lathe(spline([(r, 0), (0.3 * r, 0.028), (0.0001, 0.036)], 24)), "x", 90)
    back = turned(lathe([(0, -0.012), (r, -0.012), (r, 0)]), "x", 90)
    turn = np.radians(np.arange(0, 361, 3.0))
    rim = tube(np.c_[r * np.cos(turn), 0 * turn, r * np.sin(turn)], 0.016)
    boss = moved(
        turned(lathe(spline([(0.105, 0), (0.085, 0.03), (0, 0.075)], 24)), "x", 90), (0, -0.028, 0)
    )
    rivets = [
        moved(ball(0.011, segments=12), (r * np.cos(a) * 0.93, -0.012, r * np.sin(a) * 0.93))
        for a in np.radians(np.arange(0, 360, 22.5))
    ]
    wedges = []
    for k in range(0, 8, 2):
        a = np.radians(np.linspace(45 * k, 45 * k + 45, 12))
        outline = np.r_[
            [(0.09 * np.cos(a[0]), 0.09 * np.sin(a[0]))],
            np.c_[0.39 * np.cos(a), 0.39 * np.sin(a)],
            [(0.09 * np.cos(a[-1]), 0.09 * np.sin(a[-1]))],
        ]
        wedges.append(moved(turned(extruded(outline, 0.012, bevel=0.002), "x", 90), (0, -0.018, 0)))
    made = [
        piece([boxed_uvs(plate), boxed_uvs(back)], "oak", name="boards"),
        body(wedges, "painted wood", arm.color),
        piece([rim, boss, *rivets], "cast iron", name="iron"),
    ]
    return [moved(turned(p, "x", -10), (0, 0, r)) for p in made]


def _bow(arm: Arm, rng: np.random.Generator) -> Made:
    way = spline(
        [
            (0.10, 0, 0),
            (0.02, 0, 0.16),
            (-0.10, 0, 0.45),
            (-0.12, 0, 0.72),
            (-0.10, 0, 0.99),
            (0.02, 0, 1.28),
            (0.10, 0, 1.44),
        ],
        90,
    )
    limb = tube(
        np.asarray(way) + np.array([0.12, 0, 0]),
        0.014 * np.interp(np.linspace(-1, 1, 90), [-1, 0, 1], [0.45, 1.1, 0.45]),
    )
    string = rod((0.22, 0, 0.0), (0.22, 0, 1.44), 0.0018, sides=6)
    grip = moved(_wound(0.64, 0.80, 0.016), (0, 0, 0))
    return [
        body(boxed_uvs(limb), "walnut"),
        piece(grip, "leather", arm.color, name="grip"),
        piece(string, "linen", name="string"),
    ]


def _arrow(arm: Arm, rng: np.random.Generator) -> Made:
    tip = sized(
        lathe([(0.0001, 0.06), (0.012, 0.0), (0.004, -0.004), (0, -0.004)], segments=4),
        (1, 0.35, 1),
    )
    vanes = [
        turned(
            moved(
                turned(
                    extruded([(0, 0), (0.016, 0.02), (0.016, 0.085), (0, 0.10)], 0.0008), "x", 90
                ),
                (0.003, 0, 0.03),
            ),
            "z",
            120.0 * k,
        )
        for k in range(3)
    ]
    return [
        piece(rod((0, 0, 0), (0, 0, 0.70), 0.004), "pine", name="shaft"),
        piece(moved(tip, (0, 0, 0.70)), "brushed steel", name="tip"),
        body(vanes, "feather", arm.color),
    ]


def _spear(arm: Arm, rng: np.random.Generator) -> Made:
    head = _straight(1.78, 2.06, 0.034)
    socket = lathe([(0.017, 1.66), (0.02, 1.68), (0.012, 1.80), (0, 1.82)], segments=32)
    tassel = [
        tube(
            spline(
                [
                    (0, 0, 1.70),
                    (0.04 * np.cos(a), 0.04 * np.sin(a), 1.66),
                    (0.045 * np.cos(a), 0.045 * np.sin(a), 1.54),
                ],
                8,
            ),
            0.004,
            sides=5,
        )
        for a in np.linspace(0, 6.28, 22)
    ]
    return [
        piece(boxed_uvs(rod((0, 0, 0), (0, 0, 1.72), 0.016)), "oak", name="shaft"),
        piece([head, socket], "brushed steel", name="head"),
        body(tassel, "wool", (0.42, 0.03, 0.03)),
    ]


def _trident(arm: Arm, rng: np.random.Generator) -> Made:
    prongs = [
        tube(
            spline([(0, 0, 1.42), (s * 0.9, 0, 1.46), (s, 0, 1.56), (s * 0.9, 0, 1.86)], 30),
            np.interp(np.linspace(0, 1, 30), [0, 0.85, 1], [0.013, 0.012, 0.001]),
        )
        for s in (-0.13, 0.13)
    ]
    middle = tube(
        spline([(0, 0, 1.40), (0, 0, 1.65), (0, 0, 1.98)], 30),
        np.interp(np.linspace(0, 1, 30), [0, 0.85, 1], [0.014, 0.013, 0.001]),
    )
    knob = moved(sized(ball(0.036), (1, 1, 0.8)), (0, 0, 1.42))
    return [body([*prongs, middle, knob, rod((0, 0, 0), (0, 0, 1.42), 0.015)], "gold")]


def _staff(arm: Arm, rng: np.random.Generator) -> Made:
    """A gnarled pole whose head closes about a glowing crystal."""
    way = spline([(0, 0, 0), (0.02, 0.01, 0.5), (-0.012, 0, 1.0), (0.01, 0, 1.5)], 80)
    pole = lumpy(
        tube(way, np.interp(np.linspace(0, 1, 80), [0, 0.8, 1], [0.014, 0.021, 0.026]), sides=24),
        0.006,
        0.06,
        int(rng.integers(1 << 30)),
    )
    claws = []
    for k in range(4):
        a = np.pi / 2 * k + 0.4
        c, s = np.cos(a), np.sin(a)
        claws.append(
            tube(
                spline(
                    [
                        (0.01, 0, 1.46),
                        (0.01 + 0.07 * c, 0.07 * s, 1.56),
                        (0.01 + 0.075 * c, 0.075 * s, 1.66),
                        (0.01 + 0.02 * c, 0.02 * s, 1.76),
                    ],
                    24,
                ),
                np.linspace(0.017, 0.004, 24),
            )
        )
    gem = moved(
        lathe([(0, -0.075), (0.042, -0.015), (0.042, 0.02), (0, 0.085)], segments=6, crease=10),
        (0.01, 0, 1.62),
    )
    return [
        piece([boxed_uvs(pole), *[boxed_uvs(c) for c in claws]], "walnut", name="pole"),
        body(gem, lit(arm.color, 4.0)),
    ]


def _wand(arm: Arm, rng: np.random.Generator) -> Made:
    """A turned stick with a light at its point."""
    line = [
        (0, 0),
        (0.011, 0.002),
        (0.012, 0.012),
        (0.008, 0.02),
        (0.011, 0.05),
        (0.0105, 0.085),
        (0.013, 0.095),
        (0.008, 0.105),
        (0.006, 0.2),
        (0.0035, 0.33),
        (0, 0.333),
    ]
    return [
        piece(boxed_uvs(lathe(line, segments=32)), "walnut", name="stick"),
        body(moved(ball(0.009, segments=20), (0, 0, 0.338)), lit(arm.color, 12.0)),
    ]


def _cane(arm: Arm, rng: np.random.Generator) -> Made:
    crook = spline(
        [(0, 0, 0.02), (0, 0, 0.78), (0, -0.02, 0.87), (0, -0.07, 0.90), (0, -0.115, 0.86)], 80
    )
    return [
        body(boxed_uvs(tube(crook, 0.012)), "walnut"),
        piece(
            lathe([(0, 0), (0.013, 0), (0.013, 0.03), (0, 0.03)], segments=24),
            "rubber",
            name="foot",
        ),
    ]


def _potion(arm: Arm, rng: np.random.Generator) -> Made:
    """A round flask, a glowing liquid, a cork."""
    outer = spline(
        [(0.03, 0), (0.056, 0.02), (0.062, 0.05), (0.045, 0.085), (0.017, 0.102), (0.015, 0.135)],
        48,
    )
    skin = lathe(np.r_[[(0, 0)], outer, [(0.020, 0.14), (0.020, 0.146), (0.014, 0.146)]])
    level = np.asarray([p for p in outer if p[1] < 0.075]) * [0.97, 1]
    fluid = lathe(np.r_[[(0, 0.002)], level + np.array([0, 0.002]), [(0, 0.077)]])
    glowing = Material(
        "potion",
        arm.color,
        0.05,
        coat=0.9,
        subsurface=0.7,
        emission=(0.25 * arm.color[0], 0.25 * arm.color[1], 0.25 * arm.color[2]),
    )
    cork = lathe(
        [(0, 0.125), (0.0135, 0.125), (0.016, 0.165), (0.014, 0.168), (0, 0.168)], segments=32
    )
    label = moved(bevelled_box((0.032, 0.002, 0.03), bevel=0.0006), (0, -0.0635, 0.05))
    cord = tube(coil(0.0185, 2.4, 0.008, 80) + np.array([0, 0, 0.106]), 0.002, sides=8)
    glass = replace(material("thin glass"), roughness=0.0)
    return [
        piece(skin, glass, name="glass"),
        body(fluid, glowing),
        piece(cork, "cork"),
        piece(cord, "linen", name="cord"),
        piece(label, "paper", (0.66, 0.56, 0.38), name="label"),
    ]


def _pole(high: float) -> Part:
    tip = moved(
        lathe([(0.014, 0), (0.022, 0.02), (0.02, 0.04), (0, 0.09)], segments=32), (0, 0, high)
    )
    return piece([rod((0, 0, 0), (0, 0, high), 0.014), tip], "gold", name="pole")


def _banner(arm: Arm, rng: np.random.Generator) -> Made:
    """A swallow-tailed cloth that hangs from a cross bar."""
    cloth = curtain(0.78, 1.25, folds=3, depth=0.03, rng=rng)
    low, high = cloth.vertices.min(axis=0), cloth.vertices.max(axis=0)
    v = cloth.vertices.copy()
    x = (v[:, 0] - (low[0] + high[0]) / 2) / (high[0] - low[0]) * 2
    down = (high[2] - v[:, 2]) / (high[2] - low[2])
    v[:, 2] += 0.22 * (1 - np.abs(x)) * down**2
    v[:, 2] += 2.35 - high[2]
    v[:, 0] -= (low[0] + high[0]) / 2
    v[:, 1] -= (low[1] + high[1]) / 2 + 0.02
    bar = tube([(-0.43, 0, 2.36), (0.43, 0, 2.36)], 0.012)
    return [
        _pole(2.45),
        piece(bar, "gold", name="bar"),
        body(replace(cloth, vertices=v), "velvet", arm.color),
    ]


def _flag(arm: Arm, rng: np.random.Generator) -> Made:
    """A cloth in the wind."""
    phase = float(rng.uniform(0, 6.28))

    def place(u: Points, v: Points) -> Points:
        wave = 0.075 * np.sqrt(u) * np.sin(9 * u + 1.4 * v + phase)
        return np.stack(
            [0.016 + 0.95 * u - 0.04 * u * v, wave, 2.36 - 0.62 * v - 0.05 * u], axis=-1
        )

    return [_pole(2.4), body(thickened(parametric(place, 60, 24), 0.002), "silk", arm.color)]


def _torch(arm: Arm, rng: np.random.Generator) -> Made:
    """A bound head of burning cloth on a stick."""
    wraps = lumpy(
        lathe(spline([(0.02, 0.40), (0.042, 0.44), (0.045, 0.52), (0.03, 0.57), (0, 0.575)], 30)),
        0.006,
        0.03,
        int(rng.integers(1 << 30)),
    )
    tongues = []
    for k in range(16):
        a, far = 2.4 * k, 0.034 * (0.4 + 0.6 * float(rng.random()))
        high = float(rng.uniform(0.12, 0.26))
        way = spline(
            [
                (far * np.cos(a), far * np.sin(a), 0.50),
                (1.3 * far * np.cos(a), 1.3 * far * np.sin(a), 0.50 + 0.5 * high),
                (0.3 * far * np.cos(a + 1), 0.3 * far * np.sin(a + 1), 0.50 + high),
            ],
            14,
        )
        tongues.append(
            tube(
                way, np.interp(np.linspace(0, 1, 14), [0, 0.35, 1], [0.02, 0.024, 0.001]), sides=10
            )
        )
    return [
        body(boxed_uvs(rod((0, 0, 0), (0, 0, 0.46), 0.017, end_radius=0.022)), "oak"),
        piece(wraps, "linen", (0.10, 0.07, 0.045), name="wraps"),
        piece(tongues, lit((1.0, 0.32, 0.035), 1.8), name="flame"),
    ]


FORMS: dict[str, Callable[[Arm, np.random.Generator], Made]] = {
    "sword": _sword, "flaming sword": _flaming_sword, "katana": _katana, "beam": _beam,
    "shield": _shield, "round shield": _round_shield, "bow": _bow, "arrow": _arrow,
    "spear": _spear, "trident": _trident, "staff": _staff, "wand": _wand, "cane": _cane,
    "potion": _potion, "banner": _banner, "flag": _flag, "torch": _torch,
}  # fmt: skip
FAMILY = Family(
    "arms",
    build,
    ROWS,
    span=(0.1, 2.8),
    synonyms={
        "sword": ("longsword", "long sword", "broadsword", "steel sword"),
        "katana": ("samurai sword",),
        "dagger": ("short sword",),
        "flaming sword": ("fire sword", "burning sword"),
        "lightsaber": ("laser sword", "light saber"),
        "shield": ("knight shield",),
        "round shield": ("viking shield", "wooden shield"),
        "bow": ("longbow", "bow and arrow"),
        "spear": ("lance", "halberd"),
        "wizard staff": ("staff", "magic staff"),
        "wand": ("magic wand",),
        "walking stick": ("cane", "walking cane"),
        "potion bottle": ("potion", "magic potion", "potion vial", "elixir"),
        "torch": ("burning torch", "flaming torch"),
        "flag": ("waving flag",),
    },
)
