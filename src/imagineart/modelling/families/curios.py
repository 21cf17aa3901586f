"""What is collected and played with: rubber ducks, globes, hourglasses, chests, swords, trophies.

Small things by a form of their own; what would fall over has a foot.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    extruded,
    fractal,
    grained,
    grounded,
    lathe,
    loft,
    lumpy,
    merged,
    moved,
    painted,
    rod,
    sdf,
    sized,
    spline,
    stood,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import tinted_glass, trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Curio:
    """A thing by its form; `color` of what takes an asked colour, `size` times its usual size."""

    form: str
    color: Rgb
    size: float = 1.0
    count: int = 1


Made = list[Part]
GOLD: Rgb = (0.85, 0.57, 0.19)
ROWS = {
    "rubber duck": Curio("duck", (0.82, 0.56, 0.02)),
    "hourglass": Curio("hourglass", (0.30, 0.13, 0.05)),
    "globe": Curio("globe", (0.05, 0.20, 0.42)),
    "treasure chest": Curio("chest", (0.22, 0.10, 0.04)),
    "sword in the stone": Curio("sword", (0.16, 0.06, 0.025)),
    "key": Curio("key", (0.60, 0.40, 0.14)),
    "trophy": Curio("trophy", GOLD),
    "rubiks cube": Curio("cube", (0.012, 0.012, 0.013)),
    "dice": Curio("dice", (0.78, 0.76, 0.71), count=2),
    "skull": Curio("skull", (0.70, 0.62, 0.47)),
    "crystal ball": Curio("crystal ball", (0.30, 0.12, 0.42)),
    "diamond": Curio("diamond", (0.80, 0.85, 0.88)),
    "telescope": Curio("telescope", (0.72, 0.50, 0.20)),
    "toy train": Curio("toy train", (0.50, 0.03, 0.03)),
    "pencil": Curio("pencil", (0.80, 0.46, 0.02)),
    "bell": Curio("bell", (0.80, 0.55, 0.2)),
}


def build(order: Order[Curio]) -> Model:
    """By its form, in slightly other proportions, turned a little by chance."""
    thing, rng = order.params, order.rng
    model = stood(Model(order.noun, merged(FORMS[thing.form](thing, rng))))
    model = sized(turned(model, "z", float(rng.uniform(-16, 16))), thing.size)
    model = varied(grounded(model), rng, "z", 0.03)
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    anchors = {"top": top_anchor(model.parts, 0.2), "grip": Anchor((x, y, z))}
    return replace(model, anchors=anchors)


def _duck(thing: Curio, rng: np.random.Generator) -> Made:
    """Yellow, its tail up, an orange bill, painted eyes."""
    trunk = sdf.ellipsoid((0.040, 0.052, 0.030), (0, 0.006, 0.030))
    tail = sdf.capsule((0, 0.042, 0.040), (0, 0.064, 0.058), 0.017, 0.005)
    head = sdf.sphere(0.0275, (0, -0.026, 0.078))
    neck = sdf.capsule((0, -0.022, 0.045), (0, -0.024, 0.065), 0.026, 0.022)
    wing = sdf.ellipsoid((0.008, 0.026, 0.016), (0.040, 0.014, 0.036)).mirrored()
    whole = trunk | tail.k(0.02) | neck.k(0.02) | head.k(0.008) | wing.k(0.008)
    skin = sdf.meshed(whole & sdf.half_space((0, 0, -1), (0, 0, 0.004)), detail=0.0016)
    bill = sdf.meshed(
        sdf.ellipsoid((0.0165, 0.016, 0.0042), (0, -0.055, 0.0765))
        | sdf.ellipsoid((0.0135, 0.013, 0.0036), (0, -0.053, 0.0705)),
        detail=0.0012,
    )
    whites = [sized(ball(0.0062), (0.7, 0.5, 1.2), (0, 0, 0)) for _ in range(2)]
    pupils = [sized(ball(0.0038), (0.7, 0.5, 1.2), (0, 0, 0)) for _ in range(2)]
    spots = [(s * 0.0125, -0.0492, 0.0865) for s in (-1, 1)]
    return [
        body(skin, "gloss plastic", thing.color),
        piece(bill, "gloss plastic", (0.80, 0.22, 0.01), name="bill"),
        piece(
            [moved(m, at) for m, at in zip(whites, spots, strict=True)],
            "gloss plastic",
            (0.80, 0.79, 0.77),
            name="eye",
        ),
        piece(
            [
                moved(m, (x * 1.02, y - 0.0024, z))
                for m, (x, y, z) in zip(pupils, spots, strict=True)
            ],
            trim((0.01, 0.01, 0.01), 0.1),
            name="eye",
        ),
    ]


BULBS: tuple[tuple[float, float], ...] = (
    (0.002, 0.022), (0.040, 0.030), (0.047, 0.062), (0.030, 0.100), (0.0045, 0.118),
    (0.030, 0.136), (0.047, 0.174), (0.040, 0.206), (0.002, 0.214),
)  # fmt: skip
TURNED_POST: tuple[tuple[float, float], ...] = (
    (0.007, 0.016), (0.0055, 0.05), (0.009, 0.085), (0.006, 0.118), (0.009, 0.15),
    (0.0055, 0.185), (0.007, 0.22),
)  # fmt: skip


def _hourglass(thing: Curio, rng: np.random.Generator) -> Made:
    """Two bulbs of glass between turned plates, sand above, falling, heaped below."""
    left = float(rng.uniform(0.35, 0.65))
    wood = [grained(m, rng) for m in _hourglass_frame()]
    return [
        piece(lathe(spline(BULBS, 120)), "thin glass", name="glass"),
        piece(wood, material("mahogany", color=thing.color), name="body", tinted=True),
        piece(_hourglass_sand(left), "sand", (0.72, 0.52, 0.28), name="sand"),
    ]


def _hourglass_frame() -> list[Mesh]:
    """Two plates and three posts between them."""
    plates = [_hourglass_plate(z) for z in (0.0, 0.218)]
    post = moved(lathe(spline(TURNED_POST, 50), segments=24), (0.055, 0, 0))
    return [*plates, *(turned(post, "z", 120.0 * k + 30) for k in range(3))]


def _hourglass_plate(z: float) -> Mesh:
    rows = [
        (0, z), (0.062, z), (0.066, z + 0.006), (0.060, z + 0.012), (0.050, z + 0.018),
        (0, z + 0.018),
    ]  # fmt: skip
    return lathe(spline(rows, 30))


def _hourglass_sand(left: float) -> list[Mesh]:
    """The heap below, what is `left` above (0–1), and the stream between them."""
    tall = 0.03 + 0.035 * (1 - left)
    low = [
        (0, 0.0255), (0.036, 0.0295), (0.044, 0.046), (0.026, 0.04 + 0.6 * tall),
        (0, 0.04 + tall),
    ]  # fmt: skip
    high = [
        (0.003, 0.1205), (0.0285, 0.137), (0.038, 0.150), (0.043, 0.150 + 0.03 * left),
        (0.02, 0.146 + 0.026 * left), (0, 0.144 + 0.02 * left),
    ]  # fmt: skip
    stream = rod((0, 0, 0.04 + 0.9 * tall), (0, 0, 0.122), 0.0012, sides=10, bevel=0.0002)
    return [lathe(spline(low, 40)), lathe(spline(high, 40)), stream]


GLOBE_FOOT: tuple[tuple[float, float], ...] = (
    (0, 0), (0.10, 0), (0.102, 0.012), (0.05, 0.024), (0.018, 0.05), (0.016, 0.08),
    (0.026, 0.094), (0, 0.098),
)  # fmt: skip
CONTINENTS = 11  # the seed of the lands
GREEN, DESERT, ICE = (0.10, 0.25, 0.06), (0.56, 0.42, 0.18), (0.78, 0.79, 0.79)


def _globe(thing: Curio, rng: np.random.Generator) -> Made:
    """A ball of seas and lands, tilted in a brass meridian on a wooden foot."""
    world = painted(replace(ball(0.135, segments=220), uvs=None), lambda p: _earth(p, thing.color))
    return [
        body(
            _tilted(turned(world, "z", float(rng.uniform(0, 360)))),
            Material("globe", thing.color, 0.25, coat=0.6),
        ),
        piece(_meridian(), "brass", name="meridian"),
        piece(grained(lathe(spline(GLOBE_FOOT, 50)), rng), "walnut", name="foot"),
    ]


def _tilted(mesh: Mesh) -> Mesh:
    """As the earth's axis leans, lifted onto the foot."""
    return moved(turned(mesh, "y", 23.4), (0, 0, 0.25))


def _meridian() -> list[Mesh]:
    """A half ring of brass, and the pins that the ball turns on."""
    half = arc(0.148, -90, 90, 60)
    bow = tube(np.c_[half[:, 0], 0 * np.arange(60), half[:, 1]], 0.0055, sides=12)
    pins = [rod((0, 0, z), (0, 0, z + 0.022), 0.006) for z in (-0.156, 0.133)]
    return [_tilted(m) for m in (bow, *pins)]


def _earth(p: Floats, sea: Rgb) -> Floats:
    """(N, 3) colours of lands, deserts, ice and seas under lines every 30 degrees."""
    q = p / np.linalg.norm(p, axis=1, keepdims=True)
    east = np.arctan2(q[:, 1], q[:, 0])
    land = fractal(q, 0.95, CONTINENTS, octaves=6) + 0.12 * np.cos(2 * east) - 0.05
    dry = fractal(q, 0.5, CONTINENTS + 4, octaves=3)
    ice = np.abs(q[:, 2]) + 0.05 * dry > 0.93
    ground = np.where((dry > 0.1)[:, None], np.array(DESERT), np.array(GREEN))
    color = np.where((land > 0.12)[:, None], ground, np.array(sea))
    color = np.where(ice[:, None], np.array(ICE), color)
    lines = _every_30(east) | _every_30(np.arcsin(np.clip(q[:, 2], -1, 1)))
    return np.asarray(np.where(lines[:, None], 0.72 * color, color), np.float32)


def _every_30(angle: Floats) -> NDArray[np.bool_]:
    """Whether an angle, in radians, is near a multiple of 30 degrees."""
    off = (np.degrees(angle) / 30 + 0.5) % 1 - 0.5
    return np.asarray(np.abs(off) < 0.008)


CHEST: tuple[float, float, float] = (0.72, 0.44, 0.34)  # width, depth, height without its lid, m


def _chest(thing: Curio, rng: np.random.Generator) -> Made:
    """Open, banded with iron, heaped with coins and gems."""
    w, d, h = CHEST
    lid, bands = ([_opened(m) for m in closed] for closed in (_chest_lid(), _lid_bands()))
    oak = material("oak", color=thing.color)
    lock = bevelled_box((0.09, 0.02, 0.11), bevel=0.01, steps=4, at=(0, -d / 2 - 0.008, h - 0.06))
    return [
        piece([grained(m, rng) for m in (*_planks(), *lid)], oak, name="body", tinted=True),
        piece([*_chest_irons(), *bands, *_rivets()], "cast iron", name="iron"),
        piece(lock, "brass", name="lock"),
        *_hoard(w, d, h, rng),
    ]


def _opened(mesh: Mesh) -> Mesh:
    """Turned back about the hinge at the back."""
    _, d, h = CHEST
    return moved(turned(moved(mesh, (0, -d / 2, 0)), "x", -62), (0, d / 2, h))


def _planks() -> list[Mesh]:
    """Four walls of four planks each, and the bottom."""
    w, d, h = CHEST
    thick, levels = h / 4 - 0.004, [h / 8 + k * h / 4 for k in range(4)]
    long = [
        bevelled_box((w, 0.022, thick), bevel=0.004, at=(0, s * (d / 2 - 0.011), z))
        for s in (-1, 1)
        for z in levels
    ]
    short = [
        bevelled_box((0.022, d - 0.03, thick), bevel=0.004, at=(s * (w / 2 - 0.011), 0, z))
        for s in (-1, 1)
        for z in levels
    ]
    return [*long, *short, bevelled_box((w, d, 0.02), bevel=0.004, at=(0, 0, 0.012))]


def _vault(outline: Floats, length: float) -> Mesh:
    """An outline of (depth, height) drawn out along the chest."""
    return turned(turned(extruded(outline, length), "x", 90), "z", 90)


def _chest_lid() -> list[Mesh]:
    """A vault closed at both ends."""
    w, d, _ = CHEST
    bow = np.r_[arc(d / 2, 0, 180, 24), [(-d / 2 + 0.02, 0)], arc(d / 2 - 0.022, 180, 0, 24)]
    end = _vault(np.r_[arc(d / 2 - 0.004, 0, 180, 24)], 0.02)
    ends = [moved(end, (s * (w / 2 - 0.012) - 0.01, 0, 0)) for s in (-1, 1)]
    return [moved(_vault(bow, w), (-w / 2, 0, 0)), *ends]


def _lid_bands() -> list[Mesh]:
    _, d, _ = CHEST
    bow = np.r_[arc(d / 2 + 0.008, 0, 180, 24), arc(d / 2 - 0.004, 180, 0, 24)]
    return [moved(_vault(bow, 0.05), (x - 0.025, 0, 0)) for x in (-0.27, 0.0, 0.27)]


def _chest_irons() -> list[Mesh]:
    """Straps down the front and the back, and the corners."""
    w, d, h = CHEST
    straps = [
        bevelled_box((0.05, 0.012, h), bevel=0.004, at=(x, s * (d / 2 + 0.001), h / 2))
        for x in (-0.27, 0.0, 0.27)
        for s in (-1, 1)
    ]
    x, y = w / 2 - 0.018, d / 2 - 0.018
    corners = [
        bevelled_box((0.05, 0.05, h), bevel=0.006, at=(sx * x, sy * y, h / 2))
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    return [*straps, *corners]


def _rivets() -> list[Mesh]:
    _, d, h = CHEST
    return [
        ball(0.008, (x, -d / 2 - 0.008, z), segments=10)
        for x in (-0.27, 0.27)
        for z in np.linspace(0.05, h - 0.04, 4)
    ]


def _hoard(w: float, d: float, h: float, rng: np.random.Generator) -> Made:
    """Coins in a heap, gems between them, a few fallen in front."""
    coin = lathe(
        [
            (0, 0),
            (0.017, 0),
            (0.018, 0.001),
            (0.018, 0.003),
            (0.017, 0.004),
            (0.0155, 0.0034),
            (0, 0.0034),
        ],
        segments=20,
    )
    coins, gems = [], []
    for k in range(420):
        x, y = (
            float(rng.uniform(-0.46, 0.46)) * (w - 0.08),
            float(rng.uniform(-0.45, 0.45)) * (d - 0.06),
        )
        mound = 0.10 * (1 - (2 * x / w) ** 2) * (1 - (2 * y / d) ** 2)
        one = turned(turned(coin, "x", float(rng.normal(0, 26))), "z", float(rng.uniform(0, 360)))
        z = h - 0.05 + mound + float(rng.uniform(-0.012, 0.008))
        if k % 14 == 0:
            gems.append(
                moved(turned(_gem(0.016), "x", float(rng.uniform(-60, 60))), (x, y, z + 0.012))
            )
        else:
            coins.append(moved(one, (x, y, z)))
    for _ in range(16):
        at = (float(rng.uniform(-0.34, 0.34)), -d / 2 - float(rng.uniform(0.04, 0.2)), 0.001)
        coins.append(moved(coin, at))
    bed = lumpy(
        bevelled_box((w - 0.05, d - 0.05, 0.04), bevel=0.01, at=(0, 0, h - 0.075)), 0.004, 0.03, 5
    )
    tones: list[Rgb] = [(0.45, 0.006, 0.02), (0.01, 0.06, 0.36), (0.01, 0.26, 0.07)]
    return [
        piece([*coins, bed], "gold", name="coin"),
        *(piece(gems[i::3], tinted_glass(c), name="gem") for i, c in enumerate(tones)),
    ]


def _gem(r: float) -> Mesh:
    """A brilliant, point down, about its girdle."""
    return lathe(
        [(0, -0.95 * r), (r, 0.0), (r, 0.06 * r), (0.62 * r, 0.38 * r), (0, 0.38 * r)],
        segments=10,
        crease=4,
    )


FULLERED: tuple[tuple[float, float], ...] = (  # a section of the blade
    (-1, 0), (-0.35, 0.17), (-0.12, 0.10), (0.12, 0.10), (0.35, 0.17), (1, 0), (0.35, -0.17),
    (0.12, -0.10), (-0.12, -0.10), (-0.35, -0.17),
)  # fmt: skip
CROSS_GUARD: tuple[tuple[float, float, float], ...] = (
    (-0.105, 0, 0.935), (-0.06, 0, 0.928), (0, 0, 0.925), (0.06, 0, 0.928), (0.105, 0, 0.935),
)  # fmt: skip


def _sword(thing: Curio, rng: np.random.Generator) -> Made:
    """Standing in a stone: a fullered blade, a cross guard, a bound grip, a pommel."""
    grip = lathe(spline([(0.0125, 0.935), (0.0155, 0.99), (0.0125, 1.055)], 30), segments=32)
    pommel = moved(sized(ball(0.024), (1, 0.7, 1)), (0, 0, 1.075))
    rock = sdf.ellipsoid((0.22, 0.17, 0.24), (0, 0, 0.06)) & sdf.half_space((0, 0, -1))
    stone = lumpy(sdf.meshed(rock, cells=90), 0.035, 0.16, int(rng.integers(1 << 30)))
    return [
        piece(_blade(), "chrome", (0.60, 0.61, 0.63), name="blade"),
        piece([_cross_guard(), pommel], "gold", name="hilt"),
        body(grip, "leather", thing.color),
        piece(_grip_wire(), "brass", name="wire"),
        piece(replace(stone, uvs=None), Material("rock", (0.24, 0.23, 0.21), 0.9), name="rock"),
    ]


def _blade() -> Mesh:
    """Narrower towards its point, which is in the stone."""
    t = np.linspace(0, 1, 40)
    wide = 0.026 - 0.007 * t
    rings = [
        [(x * w, y * w, 0.22 + 0.70 * float(k)) for x, y in FULLERED]
        for w, k in zip(wide[::-1], t, strict=True)
    ]
    return loft(np.array(rings), crease=8)


def _cross_guard() -> Mesh:
    """Thicker at its middle and its ends."""
    swell = [-1, -0.9, 0, 0.9, 1], [0.013, 0.009, 0.013, 0.009, 0.013]
    return tube(spline(CROSS_GUARD, 40), np.interp(np.linspace(-1, 1, 40), *swell), sides=14)


def _grip_wire() -> Mesh:
    a = np.linspace(0, 1, 200)
    path = np.c_[0.0155 * np.cos(75 * a), 0.0155 * np.sin(75 * a), 0.94 + 0.11 * a]
    return tube(path, 0.0016, sides=6)


def _key(thing: Curio, rng: np.random.Generator) -> Made:
    """An old key, lying: a trefoil bow, a shank with rings, a toothed bit."""
    a = np.linspace(0, 2 * np.pi, 60)
    bows = [
        tube(
            np.c_[x + 0.011 * np.cos(a), y + 0.011 * np.sin(a), np.full(60, 0.004)],
            0.0032,
            sides=12,
            capped=False,
        )
        for x, y in ((-0.012, 0.0), (0.012, 0.0), (0.0, 0.018))
    ]
    shank = rod((0, -0.008, 0.004), (0, -0.085, 0.004), 0.0036)
    rings = [
        turned(
            lathe([(0.0034, 0), (0.0058, 0.001), (0.0058, 0.003), (0.0034, 0.004)], segments=24),
            "x",
            90,
        )
        for _ in range(3)
    ]
    collars = [
        moved(m, (0, y, 0.004)) for m, y in zip(rings, (-0.012, -0.019, -0.062), strict=True)
    ]
    bit = extruded(
        np.array(
            [
                (0, -0.083),
                (0.022, -0.083),
                (0.022, -0.076),
                (0.014, -0.076),
                (0.014, -0.072),
                (0.022, -0.072),
                (0.022, -0.064),
                (0, -0.064),
            ]
        ),
        0.005,
        bevel=0.0008,
    )
    metal = Material("old brass", thing.color, 0.32, metallic=1.0)
    return [body([*bows, shank, bit], metal), piece(collars, "brass", name="collar")]


CUP: tuple[tuple[float, float], ...] = (
    (0, 0.115), (0.010, 0.118), (0.009, 0.14), (0.016, 0.15), (0.05, 0.17), (0.078, 0.22),
    (0.084, 0.29), (0.088, 0.295), (0.082, 0.296), (0.074, 0.25), (0.04, 0.185), (0, 0.178),
)  # fmt: skip
CUP_FOOT: tuple[tuple[float, float], ...] = (
    (0, 0.068), (0.042, 0.068), (0.044, 0.076), (0.02, 0.09), (0.010, 0.115),
)  # fmt: skip
CUP_HANDLE: tuple[tuple[float, float], ...] = (  # to the side and up
    (0.079, 0.275), (0.118, 0.290), (0.130, 0.245), (0.105, 0.205), (0.066, 0.192),
)  # fmt: skip


def _trophy(thing: Curio, rng: np.random.Generator) -> Made:
    """A cup with two handles, a star, on a stepped foot of black stone."""
    handles = [
        tube(spline([(s * x, 0, z) for x, z in CUP_HANDLE], 50), 0.0062, sides=14) for s in (-1, 1)
    ]
    cup = [lathe(spline(CUP, 110)), lathe(spline(CUP_FOOT, 30)), *handles]
    base = [
        bevelled_box((0.13, 0.13, 0.04), bevel=0.004, at=(0, 0, 0.02)),
        bevelled_box((0.105, 0.105, 0.03), bevel=0.004, at=(0, 0, 0.054)),
    ]
    plate = bevelled_box((0.07, 0.002, 0.02), bevel=0.0008, at=(0, -0.0655, 0.02))
    return [
        body([*cup, _star()], Material("trophy", thing.color, 0.12, metallic=1.0)),
        piece(base, "black marble", name="base"),
        piece(plate, "gold", name="plate"),
    ]


def _star() -> Mesh:
    """Five points, on the front of the cup."""
    turn = np.radians(np.arange(10) * 36 + 90)
    reach = np.where(np.arange(10) % 2 == 0, 0.024, 0.010)
    outline = np.c_[reach * np.cos(turn), reach * np.sin(turn)]
    star = turned(extruded(outline, 0.004, bevel=0.0015), "x", 84)
    return moved(star, (0, -0.078, 0.245))


CUBE: tuple[Rgb, ...] = (
    (0.50, 0.008, 0.012),
    (0.80, 0.20, 0.006),
    (0.82, 0.82, 0.80),
    (0.84, 0.62, 0.01),
    (0.01, 0.30, 0.06),
    (0.006, 0.06, 0.36),
)


def _cube(thing: Curio, rng: np.random.Generator) -> Made:
    """Three by three by three, scrambled, the top layer half turned."""
    edge = 0.019
    blocks: list[Mesh] = []
    stickers: list[list[Mesh]] = [[] for _ in CUBE]
    twist = float(rng.uniform(18, 34))
    faces = (("x", 90.0), ("x", -90.0), ("y", 90.0), ("y", -90.0), ("z", 0.0), ("z", 180.0))
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            for k in (-1, 0, 1):
                at = (i * edge, j * edge, k * edge)
                turn = twist if k == 1 else 0.0
                blocks.append(
                    turned(
                        bevelled_box(
                            (0.985 * edge, 0.985 * edge, 0.985 * edge), bevel=0.0018, steps=3, at=at
                        ),
                        "z",
                        turn,
                    )
                )
                for axis, degrees in faces:
                    tile = moved(
                        extruded(
                            np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * 0.43 * edge,
                            0.0005,
                            bevel=0.0002,
                        ),
                        (0, 0, edge / 2),
                    )
                    placed = moved(turned(tile, axis if axis != "z" else "x", degrees), at)
                    out = placed.vertices.mean(axis=0) - np.array(at)
                    side = int(np.abs(out).argmax())
                    if at[side] * out[side] > 1e-9:
                        stickers[int(rng.integers(6))].append(turned(placed, "z", turn))
    return [
        body(blocks, "matt plastic", thing.color),
        *(piece(m, "gloss plastic", CUBE[n], name="sticker") for n, m in enumerate(stickers) if m),
    ]


PIPS = {
    1: ((0, 0),),
    2: ((-1, -1), (1, 1)),
    3: ((-1, -1), (0, 0), (1, 1)),
    4: ((-1, -1), (-1, 1), (1, -1), (1, 1)),
    5: ((-1, -1), (-1, 1), (1, -1), (1, 1), (0, 0)),
    6: ((-1, -1), (-1, 0), (-1, 1), (1, -1), (1, 0), (1, 1)),
}


def _dice(thing: Curio, rng: np.random.Generator) -> Made:
    """Cubes with sunk pips, fallen by chance."""
    size = 0.018
    solids, marks = [], []
    for k in range(thing.count):
        turn, at = float(rng.uniform(0, 90)), (0.026 * k, -0.012 * k, size / 2)
        solids.append(
            moved(turned(bevelled_box((size, size, size), bevel=0.0028, steps=6), "z", turn), at)
        )
        order = [1, 2, 3] if rng.random() < 0.5 else [5, 4, 6]
        for number, (axis, degrees) in zip(
            [*order, *(7 - n for n in order)],
            (("x", 0.0), ("x", 90.0), ("y", 90.0), ("x", 180.0), ("x", -90.0), ("y", -90.0)),
            strict=True,
        ):
            for u, v in PIPS[number]:
                pip = moved(
                    sized(ball(0.0017, segments=16), (1, 1, 0.22)),
                    (0.0047 * u, 0.0047 * v, size / 2),
                )
                marks.append(moved(turned(turned(pip, axis, degrees), "z", turn), at))
    return [
        body(solids, "gloss plastic", thing.color),
        piece(marks, trim((0.015, 0.014, 0.014), 0.35), name="pip"),
    ]


JAW: tuple[tuple[float, float, float], ...] = (
    (0.052, -0.004, 0.066), (0.047, -0.018, 0.030), (0.030, -0.058, 0.014), (0.0, -0.078, 0.013),
)  # fmt: skip


def _skull(thing: Curio, rng: np.random.Generator) -> Made:
    """Cranium, brows, cheekbones, hollow eyes and nose, a jaw with teeth."""
    whole = _cranium()
    jaw = sdf.chain(JAW, [0.0085, 0.011, 0.012, 0.013]).mirrored()
    seed = int(rng.integers(1 << 30))

    def bone(p: Floats) -> Floats:
        """Cloudy, and dark where it is hollow."""
        deep = np.clip(-(whole(p)) / 0.010, 0, 1)[:, None]
        cloud = 1 + 0.20 * fractal(p, 0.02, seed, octaves=5)[:, None]
        color = np.array(thing.color) * cloud
        return np.asarray(np.clip(color * (1 - 0.86 * deep), 0, 1), np.float32)

    def clouded(p: Floats) -> Floats:
        cloud = 1 + 0.2 * fractal(p, 0.02, seed)[:, None]
        return np.asarray(np.clip(np.array(thing.color) * cloud, 0, 1), np.float32)

    skin = sdf.meshed(_hollowed(whole), detail=0.0022, paint=bone)
    lower = painted(sdf.meshed(jaw, detail=0.002), clouded)
    teeth = [_tooth(k, z) for z in (0.038, 0.0265) for k in range(9)]
    return [
        body([skin, lower], Material("bone", thing.color, 0.55, subsurface=0.3)),
        piece(teeth, "bone", (0.74, 0.68, 0.54), name="tooth"),
    ]


def _cranium() -> sdf.Field:
    """A skull without its hollows and its jaw."""
    vault = sdf.ellipsoid((0.068, 0.085, 0.066), (0, 0.018, 0.125))
    face = sdf.box((0.082, 0.06, 0.075), (0, -0.048, 0.082), round=0.022)
    brow = sdf.capsule((0.010, -0.066, 0.119), (0.050, -0.052, 0.113), 0.013).mirrored()
    cheek = sdf.capsule((0.040, -0.058, 0.078), (0.062, -0.005, 0.088), 0.010, 0.008).mirrored()
    upper = sdf.ellipsoid((0.031, 0.028, 0.022), (0, -0.062, 0.050))
    return vault | face.k(0.03) | brow.k(0.015) | cheek.k(0.012) | upper.k(0.02)


def _hollowed(whole: sdf.Field) -> sdf.Field:
    """With sockets of the eyes, a nose and temples."""
    socket = sdf.ellipsoid((0.0185, 0.030, 0.017), (0.027, -0.078, 0.097)).mirrored()
    bridge = sdf.ellipsoid((0.0085, 0.025, 0.015), (0, -0.082, 0.072))
    nose = bridge | sdf.ellipsoid((0.011, 0.024, 0.007), (0, -0.082, 0.064)).k(0.006)
    temple = sdf.ellipsoid((0.016, 0.034, 0.03), (0.074, -0.024, 0.112)).mirrored()
    return whole - socket.k(0.006) - nose.k(0.004) - temple.k(0.02)


def _tooth(number: int, z: float) -> Mesh:
    """One of nine in a bow, counted from the left."""
    a = np.radians(-90 + (number - 4) * 15.5)
    tooth = sized(ball(0.0046, segments=14), (0.85, 0.7, 1.4))
    at = (0.030 * float(np.cos(a)), -0.058 + 0.030 * float(np.sin(a)) + 0.0, z)
    return moved(turned(tooth, "z", float(np.degrees(a)) + 90), at)


def _crystal_ball(thing: Curio, rng: np.random.Generator) -> Made:
    """A sphere with a glowing mist inside, on claws of brass."""
    seed = int(rng.integers(1 << 30))

    def mist(p: Floats) -> Floats:
        cloud = np.clip(0.5 + 0.8 * fractal(p, 0.05, seed, octaves=5), 0, 1)[:, None]
        return np.asarray(
            np.array(thing.color) * (1 - cloud) + np.array((0.72, 0.66, 0.80)) * cloud, np.float32
        )

    core = painted(replace(ball(0.066, (0, 0, 0.125), segments=90), uvs=None), mist)
    globe = ball(0.072, (0, 0, 0.125), segments=96)
    foot = lathe(
        spline(
            [
                (0, 0),
                (0.065, 0),
                (0.066, 0.010),
                (0.034, 0.026),
                (0.044, 0.050),
                (0.052, 0.062),
                (0.046, 0.064),
                (0, 0.052),
            ],
            60,
        )
    )
    claws = [
        turned(
            tube(
                spline([(0.048, 0, 0.056), (0.068, 0, 0.080), (0.074, 0, 0.108)], 24),
                np.linspace(0.006, 0.002, 24),
                sides=10,
            ),
            "z",
            72.0 * k,
        )
        for k in range(5)
    ]
    return [
        body(core, Material("mist", thing.color, 0.12, coat=1.0, subsurface=0.8)),
        piece(globe, "thin glass", name="glass"),
        piece([foot, *claws], "brass", name="foot"),
    ]


def _diamond(thing: Curio, rng: np.random.Generator) -> Made:
    """One great brilliant that leans on its edge."""
    r = 0.02
    outline = [
        (0, -0.86 * r),
        (r, 0.0),
        (r, 0.05 * r),
        (0.80 * r, 0.22 * r),
        (0.56 * r, 0.36 * r),
        (0, 0.36 * r),
    ]
    stone = lathe(outline, segments=16, crease=3)
    made = Material("diamond", thing.color, 0.02, specular=1.0, metallic=0.55, coat=1.0)
    return [
        turned(body(stone, made), "x", float(rng.uniform(34, 44))),
        piece(
            moved(sized(turned(stone, "x", 38), 0.25), (0.03, -0.012, -0.008)), made, name="chip"
        ),
    ]


def _telescope(thing: Curio, rng: np.random.Generator) -> Made:
    """A brass tube with draws, on a tripod of wood."""
    rungs = [
        rod((0, y0, 0), (0, y1, 0), r, bevel=0.004)
        for y0, y1, r in ((-0.55, 0.12, 0.052), (0.10, 0.34, 0.042), (0.32, 0.50, 0.033))
    ]
    rims = [
        rod((0, y, 0), (0, y + 0.035, 0), r, bevel=0.006)
        for y, r in ((-0.57, 0.060), (0.10, 0.056), (0.32, 0.046), (0.49, 0.038))
    ]
    glass = turned(lathe(spline([(0.05, 0), (0.03, 0.006), (0, 0.008)], 12)), "x", 90)

    def aimed(m: Mesh) -> Mesh:
        return moved(turned(m, "x", -24), (0, 0, 1.28))

    legs = [
        rod(
            (0.03 * np.cos(a), 0.03 * np.sin(a), 1.18),
            (0.42 * np.cos(a), 0.42 * np.sin(a), 0.0),
            0.022,
            end_radius=0.016,
        )
        for a in (-1.57, 0.52, 2.62)
    ]
    head = [rod((0, 0, 1.12), (0, 0, 1.24), 0.03), ball(0.045, (0, 0, 1.2))]
    return [
        piece(
            [*(aimed(m) for m in (*rungs, *rims))],
            Material("brass tube", thing.color, 0.2, metallic=1.0),
            name="body",
            tinted=True,
        ),
        piece(aimed(moved(glass, (0, -0.57, 0))), tinted_glass(), name="lens"),
        piece([grained(m, rng) for m in legs], "walnut", name="leg"),
        piece(head, "brass", name="head"),
    ]


def _toy_train(thing: Curio, rng: np.random.Generator) -> Made:
    """An engine and two wagons of painted wood, on wheels with pegs."""
    paints: list[Rgb] = [thing.color, (0.02, 0.14, 0.40), (0.78, 0.50, 0.02), (0.05, 0.30, 0.10)]
    wheels, pegs, parts = [], [], []  # type: list[Mesh], list[Mesh], list[Part]
    engine = [
        bevelled_box((0.055, 0.11, 0.022), bevel=0.005, at=(0, 0, 0.03)),
        rod((0, -0.052, 0.062), (0, 0.02, 0.062), 0.023, bevel=0.005),
        bevelled_box((0.055, 0.04, 0.07), bevel=0.005, at=(0, 0.036, 0.072)),
    ]
    extras = [
        rod((0, -0.035, 0.08), (0, -0.035, 0.112), 0.008, end_radius=0.012, bevel=0.002),
        rod((0, -0.004, 0.08), (0, -0.004, 0.094), 0.008, bevel=0.003),
    ]
    roof = bevelled_box((0.066, 0.052, 0.009), bevel=0.004, at=(0, 0.036, 0.111))
    for k, y in enumerate((0.0, 0.132, 0.252)):
        for dy in (-0.03, 0.03):
            for s in (-1, 1):
                wheels.append(
                    rod((s * 0.026, y + dy, 0.017), (s * 0.037, y + dy, 0.017), 0.017, bevel=0.003)
                )
                pegs.append(ball(0.005, (s * 0.038, y + dy, 0.017), segments=12))
        if k:
            box = [bevelled_box((0.055, 0.095, 0.016), bevel=0.004, at=(0, y, 0.027))]
            box += [
                bevelled_box((0.006, 0.095, 0.034), bevel=0.002, at=(s * 0.0245, y, 0.05))
                for s in (-1, 1)
            ]
            box += [
                bevelled_box((0.05, 0.006, 0.034), bevel=0.002, at=(0, y + s * 0.0445, 0.05))
                for s in (-1, 1)
            ]
            parts.append(piece(box, "painted wood", paints[k], name="wagon"))
            load = [
                moved(
                    lumpy(ball(0.016, segments=24), 0.002, 0.012, j),
                    (float(x), y + float(v), 0.058),
                )
                for j, (x, v) in enumerate(rng.uniform((-0.01, -0.03), (0.01, 0.03), (5, 2)))
            ]
            parts.append(piece(load, "painted wood", paints[3 if k == 1 else 0], name="load"))
    hooks = [rod((0, y, 0.03), (0, y + 0.03, 0.03), 0.003) for y in (0.052, 0.178)]
    return [
        body(engine, "painted wood", thing.color),
        *parts,
        piece([*extras, roof], "painted wood", (0.02, 0.022, 0.024), name="chimney"),
        piece(wheels, "painted wood", (0.78, 0.48, 0.02), name="wheel"),
        piece([*pegs, *hooks], "brass", name="peg"),
    ]


def _pencil(thing: Curio, rng: np.random.Generator) -> Made:
    """Six-sided, sharpened, with a rubber."""
    hexagon = np.radians(np.arange(6) * 60 + 30)
    lying = [
        (
            extruded(0.0039 * np.c_[np.cos(hexagon), np.sin(hexagon)], 0.14, bevel=0.0004),
            "paint",
            thing.color,
        ),
        (lathe([(0.0038, 0.0), (0.0011, -0.017), (0, -0.017)]), "pine", None),
        (lathe([(0.0012, -0.0165), (0.0002, -0.022), (0, -0.022)]), "lead", None),
        (lathe([(0, 0.139), (0.0040, 0.139), (0.0040, 0.152), (0, 0.152)]), "brass", None),
        (
            lathe(spline([(0.0037, 0.151), (0.0037, 0.158), (0.002, 0.161), (0, 0.161)], 14)),
            "rubber",
            None,
        ),
    ]
    finish = {
        "paint": Material("pencil paint", thing.color, 0.25, coat=0.6),
        "pine": Material("cedar", (0.62, 0.40, 0.22), 0.7),
        "lead": Material("lead", (0.02, 0.02, 0.022), 0.4),
        "brass": material("brass"),
        "rubber": Material("eraser", (0.62, 0.22, 0.22), 0.8),
    }
    return [
        turned(
            turned(
                piece(m, finish[f], name="body" if f == "paint" else f, tinted=f == "paint"),
                "x",
                90,
            ),
            "z",
            60,
        )
        for m, f, _ in lying
    ]


def _bell(thing: Curio, rng: np.random.Generator) -> Made:
    """A hand bell that stands, with a turned handle."""
    cup = lathe(
        spline(
            [
                (0.058, 0.0),
                (0.062, 0.004),
                (0.052, 0.022),
                (0.040, 0.06),
                (0.034, 0.082),
                (0.020, 0.096),
                (0, 0.098),
            ],
            70,
        )
    )
    within = lathe(
        spline([(0, 0.092), (0.018, 0.09), (0.032, 0.078), (0.05, 0.02), (0.058, 0.0)], 40)
    )
    rings = [
        tube(
            np.c_[
                r * np.cos(np.linspace(0, 6.2832, 80)),
                r * np.sin(np.linspace(0, 6.2832, 80)),
                np.full(80, z),
            ],
            0.0018,
            sides=8,
            capped=False,
        )
        for r, z in ((0.0535, 0.02), (0.0425, 0.052))
    ]
    handle = lathe(
        spline(
            [
                (0.008, 0.095),
                (0.012, 0.104),
                (0.008, 0.115),
                (0.014, 0.140),
                (0.009, 0.168),
                (0.013, 0.178),
                (0, 0.188),
            ],
            50,
        )
    )
    return [
        body([cup, within, *rings], Material("bell brass", thing.color, 0.16, metallic=1.0)),
        piece(grained(handle, rng), "walnut", name="handle"),
    ]


FORMS: dict[str, Callable[[Curio, np.random.Generator], Made]] = {
    "duck": _duck, "hourglass": _hourglass, "globe": _globe, "chest": _chest, "sword": _sword,
    "key": _key, "trophy": _trophy, "cube": _cube, "dice": _dice, "skull": _skull,
    "crystal ball": _crystal_ball, "diamond": _diamond, "telescope": _telescope,
    "toy train": _toy_train, "pencil": _pencil, "bell": _bell,
}  # fmt: skip

FAMILY = Family(
    "curios",
    build,
    ROWS,
    span=(0.03, 1.8),
    synonyms={
        "rubber duck": ("bath duck", "toy duck", "rubber ducky"),
        "hourglass": ("sand timer", "sandglass"),
        "globe": ("desk globe", "earth globe"),
        "treasure chest": ("chest of gold", "pirate chest", "treasure"),
        "sword in the stone": ("excalibur", "sword in a stone"),
        "key": ("old key", "golden key"),
        "trophy": ("cup trophy", "winner cup", "golden cup"),
        "rubiks cube": ("rubik's cube", "magic cube", "puzzle cube"),
        "dice": ("die", "pair of dice"),
        "skull": ("human skull",),
        "crystal ball": ("magic ball",),
        "diamond": ("gem", "gemstone", "jewel", "brilliant"),
        "telescope": ("brass telescope",),
        "toy train": ("wooden train",),
        "bell": ("hand bell",),
    },
)
