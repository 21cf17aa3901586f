"""What is shown in product shots: bottles, watches, shoes, bags, headphones, glasses, jewels.

Everything stands as a photographer would set it: watches on their strap, lipsticks open beside
their cap, headphones on their cups.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from imagineart.modelling.families._dials import dial
from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    cushion,
    extruded,
    grid,
    grounded,
    lathe,
    loft,
    lumpy,
    merged,
    mirrored,
    moved,
    rectangle,
    rod,
    rounded,
    sdf,
    sized,
    smoothed,
    spline,
    sweep,
    thickened,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lit, tinted_glass, trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Ware:
    """A thing by its form; `color` of what takes an asked colour, `second` of what goes with it."""

    form: str
    color: Rgb
    second: Rgb = (0.80, 0.79, 0.77)
    finish: str = ""
    size: float = 1.0


GOLD: Rgb = (0.85, 0.57, 0.19)
BLACK: Rgb = (0.018, 0.018, 0.02)
ROWS = {
    "perfume bottle": Ware("perfume", (0.76, 0.40, 0.22)),
    "skincare bottle": Ware("pump", (0.76, 0.72, 0.65), (0.62, 0.42, 0.20)),
    "serum bottle": Ware("dropper", (0.24, 0.075, 0.012)),
    "cream jar": Ware("cream jar", (0.78, 0.74, 0.68)),
    "lipstick": Ware("lipstick", (0.46, 0.012, 0.022)),
    "nail polish": Ware("polish", (0.55, 0.02, 0.08)),
    "sneaker": Ware("sneaker", (0.76, 0.75, 0.73), (0.44, 0.05, 0.035)),
    "pair of sneakers": Ware("sneakers", (0.76, 0.75, 0.73), (0.03, 0.10, 0.30)),
    "boot": Ware("boot", (0.20, 0.085, 0.03)),
    "high heel": Ware("heel", (0.50, 0.012, 0.02)),
    "wristwatch": Ware("watch", (0.16, 0.065, 0.025), (0.012, 0.055, 0.24)),
    "gold watch": Ware("watch", (0.03, 0.028, 0.027), (0.80, 0.78, 0.71), "gold"),
    "smartwatch": Ware("smartwatch", (0.025, 0.025, 0.028)),
    "headphones": Ware("headphones", (0.028, 0.028, 0.031), (0.10, 0.10, 0.105)),
    "sunglasses": Ware("glasses", (0.016, 0.014, 0.014), (0.012, 0.014, 0.018)),
    "glasses": Ware("glasses", (0.12, 0.045, 0.014), finish="clear"),
    "handbag": Ware("handbag", (0.34, 0.12, 0.04)),
    "tote bag": Ware("tote", (0.66, 0.58, 0.44)),
    "backpack": Ware("backpack", (0.05, 0.12, 0.24), (0.28, 0.12, 0.045)),
    "hat": Ware("hat", (0.20, 0.10, 0.045), (0.03, 0.022, 0.02)),
    "straw hat": Ware("hat", (0.60, 0.43, 0.18), (0.42, 0.03, 0.03), "wicker"),
    "ring": Ware("ring", GOLD),
    "diamond ring": Ware("ring", (0.80, 0.80, 0.81)),
    "wallet": Ware("wallet", (0.20, 0.075, 0.025)),
    "soda can": Ware("can", (0.55, 0.02, 0.025)),
}

Made = list[Part]


def build(order: Order[Ware]) -> Model:
    """By its form, in slightly other proportions and turned a little for each seed."""
    ware, rng = order.params, order.rng
    model = grounded(Model(order.noun, merged(FORMS[ware.form](ware, rng))))
    model = varied(turned(model, "z", float(rng.uniform(-14, 14))), rng, "z", 0.03)
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    anchors = {"top": top_anchor(model.parts, 0.2), "grip": Anchor((x, y, z))}
    return replace(model, anchors=anchors)


def _glass(color: Rgb = (0.97, 0.98, 0.98)) -> Material:
    return replace(material("clear glass"), color=color)


def _liquid(color: Rgb) -> Material:
    """A coloured liquid seen through glass: lit from within, so that it is never murky."""
    return Material("scent", color, 0.08, coat=1.0, subsurface=0.8)


# Bottles


def _perfume(ware: Ware, rng: np.random.Generator) -> Made:
    """A heavy block of glass round its scent, a gold collar, a cut stopper, a label."""
    block = bevelled_box((0.072, 0.036, 0.088), bevel=0.007, steps=6, at=(0, 0, 0.044))
    scent = bevelled_box((0.060, 0.025, 0.062), bevel=0.006, steps=5, at=(0, 0, 0.043))
    collar = lathe(
        [(0, 0.087), (0.0135, 0.087), (0.0135, 0.091), (0.011, 0.093), (0.011, 0.100), (0, 0.1)]
    )
    cap = bevelled_box((0.032, 0.026, 0.030), bevel=0.005, steps=5, at=(0, 0, 0.116))
    label = bevelled_box((0.036, 0.0012, 0.024), bevel=0.0005, at=(0, -0.0184, 0.042))
    lines = [
        bevelled_box((w, 0.0006, 0.0014), bevel=0.0002, at=(0, -0.0192, z))
        for w, z in ((0.024, 0.046), (0.015, 0.040))
    ]
    tube_ = tube(spline([(0, 0, 0.088), (0.002, 0, 0.04), (0.006, 0, 0.018)], 20), 0.0012, sides=8)
    return [
        piece(block, _glass(), name="glass"),
        body(scent, _liquid(ware.color)),
        piece([collar, cap], "gold", name="cap"),
        piece(label, "paper", (0.80, 0.77, 0.70), name="label"),
        piece([*lines], "gold", name="print"),
        piece(tube_, trim((0.7, 0.7, 0.7), 0.3), name="tube"),
    ]


def _turned(outline: list[tuple[float, float]], soft: int = 60) -> Mesh:
    """A bottle of an outline whose corners are rounded."""
    return lathe(rounded(outline, 0.004, steps=6, closed=False))


def _pump(ware: Ware, rng: np.random.Generator) -> Made:
    """A cylinder with a band for a label, a collar, a pump with its spout to the side."""
    shell = _turned(
        [(0, 0), (0.030, 0), (0.030, 0.128), (0.013, 0.141), (0.013, 0.146), (0, 0.146)]
    )
    band = lathe([(0.0301, 0.036), (0.0304, 0.0365), (0.0304, 0.098), (0.0301, 0.0985)])
    lines = [
        _wrapped(w, 0.0306, z, 0.0022)
        for w, z in ((44, 0.084), (30, 0.077), (34, 0.052), (26, 0.047))
    ]
    collar = lathe(
        [
            (0, 0.144),
            (0.0145, 0.144),
            (0.0145, 0.160),
            (0.011, 0.163),
            (0.005, 0.163),
            (0.0048, 0.176),
            (0, 0.176),
        ]
    )
    head = _turned([(0, 0.174), (0.012, 0.174), (0.012, 0.188), (0, 0.189)])
    spout = tube(
        spline([(0.006, 0, 0.184), (0.028, 0, 0.1845), (0.038, 0, 0.180)], 20),
        np.linspace(0.0048, 0.0032, 20),
        sides=14,
    )
    return [
        body(shell, Material("bottle", ware.color, 0.35, coat=0.2)),
        piece(band, "paper", (0.80, 0.78, 0.73), name="label"),
        piece(lines, trim((0.06, 0.055, 0.05), 0.6), name="print"),
        piece([collar, head, turned(spout, "z", -35)], "matt plastic", ware.second, name="pump"),
    ]


def _wrapped(degrees: float, r: float, z: float, tall: float) -> Mesh:
    """A printed line that follows a round wall, towards −y."""
    a = np.radians(np.linspace(-90 - degrees / 2, -90 + degrees / 2, 24))
    rows = [np.c_[r * np.cos(a), r * np.sin(a), np.full(24, z + s * tall)] for s in (0.0, 1.0)]
    return grid(np.array(rows))


def _dropper(ware: Ware, rng: np.random.Generator) -> Made:
    """A bottle of amber glass with a pipette, a bulb of rubber, a label."""
    shell = _turned(
        [(0, 0), (0.0185, 0), (0.0185, 0.058), (0.009, 0.068), (0.009, 0.074), (0, 0.074)]
    )
    label = lathe([(0.0186, 0.012), (0.0188, 0.0125), (0.0188, 0.047), (0.0186, 0.0475)])
    lines = [
        _wrapped(w, 0.0189, z, 0.0016)
        for w, z in ((60, 0.039), (42, 0.034), (48, 0.020), (36, 0.017))
    ]
    collar = lathe([(0, 0.072), (0.0105, 0.072), (0.0105, 0.085), (0.007, 0.087), (0, 0.087)])
    bulb = lathe(
        np.r_[
            [(0.0062, 0.086)],
            spline([(0.0064, 0.09), (0.0068, 0.1), (0.0052, 0.112), (0, 0.1145)], 24),
        ]
    )
    amber = Material("amber glass", ware.color, 0.04, specular=0.9, coat=1.0, subsurface=0.4)
    return [
        body(shell, amber),
        piece(label, "paper", (0.78, 0.76, 0.70), name="label"),
        piece(lines, trim((0.05, 0.045, 0.04), 0.6), name="print"),
        piece(collar, "gold", name="collar"),
        piece(bulb, "rubber", (0.03, 0.03, 0.03), name="bulb"),
    ]


def _cream_jar(ware: Ware, rng: np.random.Generator) -> Made:
    """Open, a swirl of cream inside, the lid leaning on it."""
    jar = lathe(
        np.r_[
            rounded([(0, 0), (0.034, 0), (0.035, 0.034)], 0.006, closed=False),
            [(0.030, 0.036), (0.030, 0.044), (0.028, 0.044), (0.0275, 0.03), (0, 0.03)],
        ]
    )
    t = np.linspace(0, 1, 160)
    swirl = tube(
        np.c_[
            0.021 * (1 - t) * np.cos(17 * t), 0.021 * (1 - t) * np.sin(17 * t), 0.037 + 0.012 * t
        ],
        0.0075 * (1 - 0.6 * t),
        sides=14,
    )
    lid = _turned([(0, 0), (0.036, 0), (0.036, 0.018), (0, 0.018)])
    leaned = moved(turned(turned(lid, "x", 68), "z", -30), (0.052, -0.016, 0.0355))
    return [
        body(jar, Material("jar", ware.color, 0.12, coat=0.8, subsurface=0.3)),
        piece(
            [swirl, lathe([(0.0278, 0.034), (0, 0.0355)])],
            "cream",
            (0.80, 0.76, 0.68),
            name="cream",
        ),
        piece(leaned, "gold", name="lid"),
    ]


def _lipstick(ware: Ware, rng: np.random.Generator) -> Made:
    """Turned out and slanting, the cap beside it."""
    case = _turned([(0, 0), (0.0105, 0), (0.0105, 0.034), (0, 0.034)])
    ring = lathe([(0.0085, 0.033), (0.0092, 0.034), (0.0092, 0.050), (0.0085, 0.051), (0, 0.051)])
    stick = sdf.capsule((0, 0, 0.045), (0, 0, 0.0735), 0.0068) & sdf.half_space(
        (0, -0.72, 0.69), (0, 0, 0.0725)
    ).k(0.0025)
    bullet = sdf.meshed(stick, detail=0.0005)
    cap = _turned([(0, 0), (0.0112, 0), (0.0112, 0.042), (0, 0.042)])
    return [
        piece(
            [case, moved(cap, (0.034, 0.010, 0))], trim((0.012, 0.012, 0.013), 0.12), name="case"
        ),
        piece(
            [
                ring,
                moved(lathe([(0.0113, 0.002), (0.0115, 0.003), (0.0113, 0.004)]), (0.034, 0.01, 0)),
            ],
            "gold",
            name="ring",
        ),
        body(bullet, Material("lipstick", ware.color, 0.3, coat=0.25, subsurface=0.4)),
    ]


def _polish(ware: Ware, rng: np.random.Generator) -> Made:
    flask = _turned([(0, 0), (0.016, 0), (0.017, 0.028), (0.007, 0.038), (0.007, 0.04), (0, 0.04)])
    cap = _turned([(0, 0.039), (0.0085, 0.039), (0.0068, 0.088), (0, 0.089)])
    lacquer = Material("nail lacquer", ware.color, 0.06, coat=1.0)
    return [body(flask, lacquer), piece(cap, trim((0.012, 0.012, 0.013), 0.14), name="cap")]


def _can(ware: Ware, rng: np.random.Generator) -> Made:
    """Painted, with bare ends, a tab and drops of cold water."""
    wall = lathe(
        spline(
            [(0.0315, 0.008), (0.033, 0.012), (0.033, 0.06), (0.033, 0.108), (0.0275, 0.117)], 60
        )
    )
    ends = [
        lathe([(0, 0.004), (0.02, 0.006), (0.024, 0), (0.0265, 0.001), (0.0316, 0.0082)]),
        lathe(
            [
                (0.0275, 0.1168),
                (0.0282, 0.119),
                (0.0268, 0.121),
                (0.0255, 0.1175),
                (0.022, 0.116),
                (0, 0.1165),
            ]
        ),
    ]
    tab = moved(
        extruded(
            rectangle(0.013, 0.024, 0.006),
            0.0012,
            holes=[rectangle(0.007, 0.008, 0.003)],
            bevel=0.0004,
        ),
        (0, -0.003, 0.117),
    )
    band = [
        _wrapped(150, 0.0332, z, tall)
        for z, tall in ((0.036, 0.002), (0.042, 0.030), (0.076, 0.002))
    ]
    return [
        body(wall, "painted metal", ware.color),
        piece([*ends, tab], "brushed steel", (0.62, 0.62, 0.62), name="metal"),
        piece(band, "painted metal", (0.80, 0.79, 0.77), name="print"),
    ]


# Shoes


SOLE: tuple[tuple[float, float], ...] = (
    (0.0, -0.145), (0.030, -0.135), (0.047, -0.095), (0.044, -0.045), (0.036, 0.0), (0.035, 0.06),
    (0.036, 0.10), (0.028, 0.135), (0.0, 0.145), (-0.028, 0.135), (-0.035, 0.10), (-0.033, 0.05),
    (-0.036, 0.0), (-0.043, -0.05), (-0.042, -0.10), (-0.024, -0.137),
)  # fmt: skip
TOE, HEEL, DECK = -0.142, 0.142, 0.030  # m: where the upper begins and ends, and on what it stands
MOUTH = 0.575  # share of the length where a low shoe opens
WIDE = ((0, 0.002), (0.03, 0.026), (0.12, 0.041), (0.28, 0.0455), (0.5, 0.0385), (0.7, 0.0355),
        (0.9, 0.034), (0.97, 0.027), (1, 0.012))  # fmt: skip
TALL = ((0, 0.0004), (0.05, 0.022), (0.14, 0.031), (0.26, 0.038), (0.40, 0.053), (0.52, 0.072),
        (0.575, 0.080))  # fmt: skip
RIM_HIGH = ((0.575, 0.082), (0.66, 0.068), (0.78, 0.055), (0.90, 0.061), (1, 0.078))


def _at(table: Sequence[tuple[float, float]], t: ArrayLike) -> np.ndarray:
    """A smooth line through (share of the length, metres) at shares `t`."""
    line = spline(np.array(table), 200)
    return np.asarray(np.interp(np.asarray(t), line[:, 0], line[:, 1]))


def _sprung(mesh: Mesh) -> Mesh:
    """With the toe a little off the ground, as shoes are."""
    v = mesh.vertices.astype(float)
    lift = 0.013 * np.clip((-0.055 - v[:, 1]) / 0.09, 0, 1.2) ** 2
    return replace(mesh, vertices=(v + lift[:, None] * [0, 0, 1]).astype(np.float32))


def _section(t: float) -> np.ndarray:
    """(120, 3) points across the upper from right to left: an arch, or walls about the opening."""
    w, y = float(_at(WIDE, t)), TOE + (HEEL - TOE) * t
    if t < MOUTH:
        a = np.linspace(0, np.pi, 120)
        sharp = 0.62 + 0.5 * np.clip((t - 0.2) / 0.35, 0, 1)
        x = w * np.sign(np.cos(a)) * np.abs(np.cos(a)) ** 0.78
        return np.c_[x, np.full(120, y), DECK + float(_at(TALL, t)) * np.sin(a) ** sharp]
    high = float(_at(RIM_HIGH, t))
    rim = 0.70 * w if t < 0.93 else 0.62 * w
    half = spline([(w, 0), (1.02 * w, 0.35 * high), (rim + 0.004, 0.86 * high), (rim, high),
                   (rim - 0.005, 0.97 * high), (rim - 0.006, 0.6 * high), (0.5 * rim, 0.012),
                   (0, 0.010)], 60)  # fmt: skip
    both = np.r_[half, (half * [-1, 1])[::-1]]
    return np.c_[both[:, 0], np.full(120, y), DECK + both[:, 1]]


def _sneaker(ware: Ware, rng: np.random.Generator) -> Made:
    """A low runner: a deep foam sole, an upper in panels with a wing on its sides, laces."""
    outline = spline(SOLE, 140, closed=True)
    shares = np.linspace(0, 1, 190)
    skin = _panelled(grid(np.array([_section(float(t)) for t in shares])[:, ::-1]), ware)
    tread = extruded(outline * 0.97, 0.006, bevel=0.0015)
    line = moved(extruded(outline * 1.035, 0.0035, bevel=0.0012), (0, 0, 0.0125))
    tongue = moved(
        turned(cushion((0.046, 0.075, 0.011), square=4, crown=0.4), "x", 42), (0, 0.022, 0.103)
    )
    foam = Material("foam", (0.80, 0.79, 0.77), 0.5)
    parts = [
        body(skin, Material("upper", ware.color, 0.55, sheen=0.15)),
        piece(_midsole(outline), foam, name="sole"),
        piece(_wings(), Material("wing", ware.second, 0.3, coat=0.3), name="wing"),
        piece(tread, "rubber", tuple(0.5 * c + 0.01 for c in ware.second), name="tread"),  # type: ignore[arg-type]
        piece(line, "rubber", ware.second, name="line"),
        piece(tongue, Material("mesh", ware.color, 0.8, sheen=0.3), name="tongue", tinted=True),
        piece(_laces(), "cotton", (0.82, 0.81, 0.78), name="lace"),
    ]
    return [replace(p, shape=_sprung(p.shape)) for p in parts if isinstance(p.shape, Mesh)]


def _midsole(outline: np.ndarray) -> Mesh:
    """Foam that swells at its foot, deeper under the heel."""
    rings = []
    for share, grow in (
        (0.0, 0.985),
        (0.12, 1.03),
        (0.4, 1.05),
        (0.75, 1.03),
        (0.95, 0.99),
        (1.0, 0.94),
    ):
        deep = 0.026 + 0.009 * np.clip((outline[:, 1] + 0.02) / 0.14, 0, 1)
        rings.append(np.c_[outline * grow, 0.004 + share * deep])
    return loft(np.array(rings), crease=50)


def _panelled(shell: Mesh, ware: Ware) -> Mesh:
    """Toe guard, eyelet rows and heel in tones of their own, a little raised."""
    x, y, z = shell.vertices.astype(float).T
    t = (y - TOE) / (HEEL - TOE)
    outside = np.abs(x) > 0.55 * _at(WIDE, t)
    up = z - DECK
    guard = (t < 0.10 + 0.05 * (1 - (x / 0.045) ** 2)) | (outside & (up < 0.009))
    heel = (t > 0.86) & outside & (up < 0.052)
    eyelet = (t > 0.27) & (t < MOUTH) & (np.abs(x) > 0.012) & (np.abs(x) < 0.0215) & (up > 0.02)
    inner = (t > MOUTH) & (np.abs(x) < 0.55 * _at(WIDE, t)) & (up < 0.06)
    color = np.tile(np.array(ware.color), (len(t), 1))
    color[guard | eyelet] *= 0.80
    color[heel] = ware.second
    color[inner] = 0.30 * np.array(ware.second) + 0.02
    assert shell.normals is not None
    raised = 0.0011 * heel + 0.0008 * (guard | eyelet)
    vertices = shell.vertices + raised[:, None] * shell.normals
    tinted = replace(shell, vertices=vertices.astype(np.float32), colors=color.astype(np.float32))
    return smoothed(replace(tinted, normals=None), 60.0)


def _wings() -> list[Mesh]:
    """A band on either side that sweeps from the sole up to the heel and tapers."""
    rows = []
    for t in np.linspace(0.33, 0.87, 70):
        share = (t - 0.33) / 0.54
        middle = 0.020 - 0.012 * np.sin(np.pi * min(1.6 * share, 1.0)) + 0.036 * share**1.7
        thick = 0.0105 * np.sin(np.pi * (0.12 + 0.88 * share) ** 0.5) ** 0.8 * (1 - 0.4 * share)
        wall = _section(float(t))[:26]
        z = DECK + middle + thick * np.linspace(-1, 1, 9)
        rows.append(np.c_[np.interp(z, wall[:, 2], wall[:, 0]) + 0.0011, np.full(9, wall[0, 1]), z])
    right = grid(np.array(rows))
    return [right, mirrored(right)]


def _laces() -> list[Mesh]:
    """Crossed rows over the instep, a bow on top."""
    made = []
    for k, t in enumerate(np.linspace(0.30, 0.54, 6)):
        y, z = TOE + (HEEL - TOE) * float(t), DECK + float(_at(TALL, t))
        lean = 0.007 if k % 2 else -0.007
        bar = [(-0.0205, y - lean, z - 0.0085), (-0.008, y - 0.3 * lean, z + 0.0035),
               (0.008, y + 0.3 * lean, z + 0.0035), (0.0205, y + lean, z - 0.0085)]  # fmt: skip
        made.append(tube(spline(bar, 24), 0.0031, sides=10, squash=0.55))
    y, z = 0.018, 0.114
    for s in (-1, 1):
        loop = [(0, y, z), (s * 0.020, y - 0.010, z + 0.007), (s * 0.037, y - 0.022, z - 0.008),
                (s * 0.020, y - 0.014, z - 0.006), (0, y, z - 0.001)]  # fmt: skip
        end = [(0, y, z), (s * 0.016, y - 0.022, z - 0.004), (s * 0.031, y - 0.042, z - 0.030)]
        made += [tube(spline(loop, 40), 0.0023, sides=8), tube(spline(end, 24), 0.0021, sides=8)]
    return made


def _upper(high: float) -> sdf.Field:
    """The shape of a foot in a shoe: toe box, instep, heel, a collar `high` metres up."""
    toe = sdf.ellipsoid((0.043, 0.075, 0.038), (0, -0.075, 0.034))
    middle = sdf.chain(
        [(0, -0.07, 0.040), (0, -0.01, 0.056), (0, 0.06, 0.076)], [0.033, 0.034, 0.034]
    )
    heel = sdf.ellipsoid((0.035, 0.05, 0.052), (0, 0.095, 0.05))
    collar = sdf.capsule((0, 0.07, 0.06), (0, 0.082, high), 0.038, 0.037)
    whole = toe | middle.k(0.04) | heel.k(0.03) | collar.k(0.03)
    return (
        whole
        & sdf.half_space((0, 0, -1), (0, 0, 0.018))
        & sdf.half_space((0, 0.28, 0.96), (0, 0.08, high))
    )


def _sneakers(ware: Ware, rng: np.random.Generator) -> Made:
    """A pair, one turned."""
    one = _sneaker(ware, rng)
    other = [moved(turned(p, "z", -24), (0.13, -0.012, 0)) for p in one]
    return [*one, *other]


def _boot(ware: Ware, rng: np.random.Generator) -> Made:
    """An ankle boot with a welt, a stacked heel and laces."""
    outline = spline(SOLE, 120, closed=True)
    welt = extruded(outline * 1.06, 0.013, bevel=0.003)
    heel = extruded(outline[(outline[:, 1] > 0.045)], 0.022, bevel=0.002)
    hole = sdf.capsule((0, 0.078, 0.12), (0, 0.086, 0.24), 0.031, 0.034)
    shell = sdf.meshed(_upper(0.185) - hole.k(0.004), detail=0.003)
    seed = int(rng.integers(1 << 30))
    creased = lumpy(shell, 0.0007, 0.02, seed)
    laces = [
        tube(
            spline(
                [
                    (-0.02, y + 0.004, z - 0.004),
                    (0, y - 0.004, z + 0.003),
                    (0.02, y + 0.004, z - 0.004),
                ],
                16,
            ),
            0.0024,
            sides=8,
        )
        for y, z in zip(np.linspace(-0.04, 0.042, 7), np.linspace(0.083, 0.17, 7), strict=True)
    ]
    parts = [
        body(creased, Material("boot leather", ware.color, 0.42, coat=0.2)),
        piece(welt, "leather", (0.06, 0.03, 0.015), name="welt"),
        piece(laces, "cotton", (0.52, 0.38, 0.2), name="lace"),
    ]
    return [
        *(moved(p, (0, 0, 0.02)) for p in parts),
        piece(heel, trim((0.02, 0.018, 0.016), 0.6), name="heel"),
    ]


def _heel(ware: Ware, rng: np.random.Generator) -> Made:
    """A pump on a stiletto: a sole that rises, a low vamp, an open instep."""
    t = np.linspace(0, 1, 60)
    y = -0.11 + 0.205 * t
    z = 0.092 * np.clip((t - 0.30) / 0.62, 0, 1) ** 1.25
    wide = np.interp(t, [0, 0.1, 0.32, 0.62, 0.9, 1.0], [0.006, 0.026, 0.037, 0.025, 0.028, 0.016])
    tall = np.interp(
        t, [0, 0.08, 0.24, 0.33, 0.55, 0.78, 1.0], [0.010, 0.024, 0.032, 0.012, 0.014, 0.045, 0.052]
    )
    rows = []
    a = np.radians(np.linspace(-8, 188, 40))
    for k in range(60):
        open_ = 0.0 if t[k] < 0.30 else 1.0
        side = np.cos(a) * wide[k]
        up = (
            np.abs(np.sin(a))
            if not open_
            else np.where(np.abs(np.cos(a)) > 0.5, (np.abs(np.cos(a)) - 0.5) * 2, 0.0)
        )
        height = tall[k] * (up**0.7 if not open_ else up) + 0.004
        rows.append(np.c_[side, np.full(40, y[k]), z[k] + height])
    upper = thickened(grid(np.array(rows), flip=True), 0.0016)
    flat = np.c_[np.r_[wide, -wide[::-1]], np.r_[y, y[::-1]], np.r_[z, z[::-1]]]
    sole = loft(np.stack([flat + np.array((0, 0, z)) for z in (0.0005, 0.0065)]))
    spike = rod((0, 0.088, 0.085), (0, 0.082, 0.0), 0.0125, end_radius=0.0042)
    return [
        body([upper, spike], Material("patent leather", ware.color, 0.12, coat=1.0)),
        piece(sole, "leather", (0.40, 0.26, 0.15), name="sole"),
    ]


# Worn


def _lug() -> Mesh:
    """A horn of the case that holds the strap."""
    return bevelled_box((0.0042, 0.0105, 0.0052), bevel=0.002, steps=4)


def _watch_case() -> Mesh:
    return lathe(
        np.r_[
            [(0, 0)],
            rounded(
                [
                    (0.0195, 0),
                    (0.0208, 0.004),
                    (0.0195, 0.0082),
                    (0.0172, 0.0098),
                    (0.0168, 0.0085),
                ],
                0.0012,
                closed=False,
            ),
            [(0.0168, 0.0078), (0, 0.0078)],
        ]
    )


def _watch(ware: Ware, rng: np.random.Generator) -> Made:
    """Standing on its closed strap: case, bezel, dial behind glass, crown, stitched leather."""
    metal = ware.finish or "brushed steel"
    a = np.radians(np.linspace(36, 324, 90))
    loop = np.c_[np.zeros(90), 0.004 - 0.0275 * np.cos(a), 0.0312 + 0.0295 * np.sin(a)]
    strap = sweep(loop, rectangle(0.0032, 0.0205, 0.0012), up=(1, 0, 0))
    case = _watch_case()
    crown = turned(rod((0, 0, 0), (0, 0, 0.005), 0.0031, bevel=0.0008), "y", 90)
    lugs = [
        moved(turned(_lug(), "x", -34.0 * sy), (sx * 0.0105, sy * 0.0188, 0.0005))
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]

    def worn(m: Mesh) -> Mesh:
        """From lying face up to facing the front, leaning back."""
        return moved(turned(m, "x", 76), (0, -0.0235, 0.030))

    glass = lathe([(0.0166, 0.0093), (0.015, 0.0098), (0, 0.0099)])
    face = [
        moved(turned(p, "x", -90), (0, 0, 0.0083))
        for p in dial(0.0163, ware.second, (0.82, 0.82, 0.82) if max(ware.second) < 0.35 else BLACK)
    ]
    buckle = bevelled_box((0.0235, 0.0045, 0.012), bevel=0.0015, at=(0, 0.0318, 0.030))
    return [
        body(strap, Material("strap", ware.color, 0.5, coat=0.1)),
        piece(
            [worn(case), worn(moved(crown, (0.0205, 0, 0.0042))), *(worn(m) for m in lugs), buckle],
            metal,
            name="case",
        ),
        *(replace(p, shape=worn(p.shape)) for p in face if isinstance(p.shape, Mesh)),
        piece(worn(glass), "thin glass", name="glass"),
    ]


def _smartwatch(ware: Ware, rng: np.random.Generator) -> Made:
    parts = [p for p in _watch(replace(ware, finish="brushed steel"), rng) if p.name == "body"]
    case = extruded(rectangle(0.036, 0.043, 0.010), 0.0105, bevel=0.003, steps=4)
    screen = moved(extruded(rectangle(0.032, 0.039, 0.008), 0.0006), (0, 0, 0.0103))
    rings = []
    for k, (r, color) in enumerate(
        ((0.0125, (0.9, 0.1, 0.2)), (0.0095, (0.4, 0.9, 0.1)), (0.0065, (0.1, 0.7, 0.9)))
    ):
        bow = np.c_[arc(r, 90, -190 + 40 * k, 50), np.full(50, 0.0112)]
        rings.append((tube(bow, 0.0011, sides=8, squash=0.3), color))

    def worn(m: Mesh) -> Mesh:
        return moved(turned(m, "x", 76), (0, -0.0235, 0.030))

    knob = moved(turned(rod((0, 0, 0), (0, 0, 0.003), 0.003), "y", 90), (0.0175, 0.008, 0.0055))
    return [
        *parts,
        piece([worn(case), worn(knob)], "brushed steel", (0.20, 0.20, 0.21), name="case"),
        piece(worn(screen), tinted_glass(), name="screen"),
        *(piece(worn(m), lit(c, 1.6), name="screen") for m, c in rings),
    ]


def _headphones(ware: Ware, rng: np.random.Generator) -> Made:
    """Standing on their cups: a padded band, steel sliders, cups with soft cushions."""
    a = np.radians(np.linspace(0, 180, 70))
    bow = np.c_[0.082 * np.cos(a), 0 * a, 0.105 + 0.082 * np.sin(a)]
    band = tube(bow, 0.0085, sides=20)
    wide = sized(band, (1, 1.7, 1))
    pad = sized(tube(bow[16:-16] - [0, 0, 0.006], 0.009, sides=18), (0.97, 1.5, 0.995))
    sliders = [rod((s * 0.082, 0, 0.108), (s * 0.0865, 0, 0.062), 0.0042) for s in (-1, 1)]
    cup = lathe(
        np.r_[
            [(0, 0)],
            rounded(
                [(0.036, 0), (0.040, 0.012), (0.034, 0.026), (0.016, 0.030)], 0.006, closed=False
            ),
            [(0, 0.030)],
        ]
    )
    ring = lathe(
        spline(
            [
                (0.022, -0.004),
                (0.030, -0.018),
                (0.040, -0.012),
                (0.040, -0.001),
                (0.030, 0.002),
                (0.022, -0.004),
            ],
            40,
        )
    )
    plate = lathe([(0.0165, 0.0295), (0.015, 0.032), (0, 0.032)])
    made: dict[str, list[Mesh]] = {"cup": [], "ring": [], "plate": []}
    for s in (-1, 1):
        for name, mesh in (("cup", cup), ("ring", ring), ("plate", plate)):
            oval = sized(mesh, (1.16, 1.0, 1.0))
            made[name].append(moved(turned(oval, "y", s * 90 - s * 6), (s * 0.078, 0, 0.047)))
    return [
        body([wide, *made["cup"]], Material("shell", ware.color, 0.38)),
        piece([pad, *made["ring"]], "leather", ware.second, name="cushion"),
        piece([*sliders, *made["plate"]], "brushed steel", name="steel"),
    ]


RIM: tuple[tuple[float, float], ...] = (
    (-0.027, 0.013), (0, 0.0185), (0.024, 0.0165), (0.0285, 0.004), (0.022, -0.015),
    (0.002, -0.021), (-0.019, -0.0165), (-0.0265, 0),
)  # fmt: skip
TEMPLE: tuple[tuple[float, float, float], ...] = (
    (0.0635, 0.002, 0.032), (0.068, 0.05, 0.032), (0.067, 0.1, 0.029), (0.063, 0.135, 0.010),
    (0.061, 0.142, 0.0018),
)  # fmt: skip


def _glasses(ware: Ware, rng: np.random.Generator) -> Made:
    """Lying on the lenses' edge and the temples, the front towards −y."""
    frames, lenses = zip(*(_eyeglass(s) for s in (-1, 1)), strict=True)
    bow = spline([(-0.0095, 0, 0.028), (0, -0.003, 0.0315), (0.0095, 0, 0.028)], 16)
    temples = [
        tube(spline([(s * x, y, z) for x, y, z in TEMPLE], 50), 0.0021, sides=10, squash=1.7)
        for s in (-1, 1)
    ]
    hinges = [
        bevelled_box((0.005, 0.006, 0.006), bevel=0.001, at=(s * 0.0635, 0.001, 0.032))
        for s in (-1, 1)
    ]
    pane = replace(material("thin glass")) if ware.finish == "clear" else tinted_glass(ware.second)
    acetate = Material("acetate", ware.color, 0.14, coat=0.8)
    return [
        body([*frames, tube(bow, 0.0022, sides=10), *temples], acetate),
        piece(lenses, pane, name="lens"),
        piece(hinges, "gold", name="hinge"),
    ]


def _eyeglass(side: int) -> tuple[Mesh, Mesh]:
    """The rim of one side, and its lens."""
    rim = spline(RIM, 64, closed=True)
    inner = rim * 0.86
    flip = np.array([side, 1])
    frame = extruded(rim * flip, 0.0038, holes=[inner * flip], bevel=0.0012)
    lens = moved(extruded(inner * flip * 1.02, 0.0014), (0, 0, 0.001))
    at = (side * 0.0345, 0.0, 0.022)
    upright = [moved(turned(turned(m, "x", 90), "z", side * 5), at) for m in (frame, lens)]
    return upright[0], upright[1]


def _hat(ware: Ware, rng: np.random.Generator) -> Made:
    """A fedora or a straw hat: pinched crown, curved brim, a band."""
    a = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    profile = spline(
        [
            (0.168, 0.020),
            (0.14, 0.006),
            (0.098, 0.002),
            (0.090, 0.02),
            (0.086, 0.07),
            (0.078, 0.105),
            (0.055, 0.118),
            (0.02, 0.108),
            (0.002, 0.104),
        ],
        70,
    )
    rows = []
    for r, z in profile:
        out = np.clip((r - 0.1) / 0.07, 0, 1)
        lift = 0.018 * out * np.cos(2 * a)
        pinch = 1 - 0.20 * np.clip((z - 0.06) / 0.05, 0, 1) * np.exp(
            -(((a - 1.5 * np.pi) / 0.6) ** 2)
        )
        rows.append(np.c_[0.92 * r * pinch * np.cos(a), 1.08 * r * pinch * np.sin(a), z + lift])
    shell = grid(np.array(rows)[:, :, :], around=True)
    felt = material(ware.finish or "felt", color=ware.color)
    band = lathe([(0.0915, 0.012), (0.093, 0.014), (0.0905, 0.036), (0.089, 0.037)])
    made = [
        body(shell, felt),
        piece(sized(band, (0.92, 1.08, 1)), "silk", ware.second, name="band"),
    ]
    return made


def _ring(ware: Ware, rng: np.random.Generator) -> Made:
    """A band that stands, a brilliant held by four claws."""
    a = np.linspace(0, 2 * np.pi, 120)
    band = tube(
        np.c_[0.0095 * np.cos(a), 0 * a, 0.0107 + 0.0095 * np.sin(a)],
        0.0013,
        sides=14,
        capped=False,
    )
    gem = lathe(
        [(0, 0.0205), (0.0042, 0.0248), (0.0042, 0.0251), (0.0026, 0.0268), (0, 0.0268)],
        segments=8,
        crease=5,
    )
    claws = [
        tube(
            spline(
                [
                    (0.0008 * np.cos(t), 0.0008 * np.sin(t), 0.0203),
                    (0.0035 * np.cos(t), 0.0035 * np.sin(t), 0.0238),
                    (0.0038 * np.cos(t), 0.0038 * np.sin(t), 0.0256),
                ],
                14,
            ),
            0.0005,
            sides=8,
        )
        for t in (0.8, 2.35, 3.9, 5.5)
    ]
    metal = Material("precious metal", ware.color, 0.1, metallic=1.0)
    diamond = Material("diamond", (0.82, 0.86, 0.88), 0.0, specular=1.0, metallic=0.55, coat=1.0)
    return [body([band, *claws], metal), piece(gem, diamond, name="gem")]


# Bags


BAG_HANDLE: tuple[tuple[float, float, float], ...] = (  # x, share of y, z
    (-0.075, 1.0, 0.20), (-0.066, 1.3, 0.275), (0, 1.5, 0.315), (0.066, 1.3, 0.275),
    (0.075, 1.0, 0.20),
)  # fmt: skip


def _handbag(ware: Ware, rng: np.random.Generator) -> Made:
    """A structured bag of leather: flap with a clasp, two handles, seams and feet."""
    shell = lumpy(_bag_shell(), 0.0008, 0.05, int(rng.integers(1 << 30)))
    handles = [
        tube(spline([(x, far * y, z) for x, far, z in BAG_HANDLE], 60), 0.0062, sides=14)
        for y in (-0.034, 0.03)
    ]
    feet = [ball(0.007, (sx * 0.12, sy * 0.04, 0.006)) for sx in (-1, 1) for sy in (-1, 1)]
    hide = replace(material("leather", color=ware.color), coat=0.2, coat_roughness=0.25)
    return [
        body(
            [replace(m, uvs=None) for m in (shell, _bag_flap(), *handles)],
            replace(hide, texture=None, roughness=0.42),
        ),
        piece([*_clasp(), *_handle_rings(), *feet], "gold", name="clasp"),
    ]


def _bag_shell() -> Mesh:
    """Narrower and thinner towards its top, a little bulged."""
    rings = []
    for t in np.linspace(0, 1, 30):
        width, depth = 0.30 - 0.05 * t, 0.125 - 0.075 * t**1.4
        bulge = 1 + 0.05 * np.sin(np.pi * t)
        out = rounded(rectangle(width * bulge, depth * bulge), 0.35 * depth, steps=6)
        rings.append(np.c_[out, np.full(len(out), 0.006 + 0.205 * t)])
    return loft(np.array(rings))


def _bag_flap() -> Mesh:
    """Over the top and down the front, its corners cut round."""
    x = np.linspace(-0.5, 0.5, 40)
    flap = []
    for t in np.linspace(0, 1, 26):
        over = min(t / 0.3, 1.0)
        y = 0.026 - 0.06 * over - 0.020 * max(t - 0.3, 0) / 0.7
        down = max(0.115 * t - 0.03, 0) * (1.1 - 0.75 * (2 * x) ** 4 * t)
        z = 0.2135 + 0.006 * np.sin(np.pi * over) - down
        flap.append(np.c_[x * 0.252, np.full(40, y - 0.004), z])
    return thickened(grid(np.array(flap), flip=True), 0.0028)


def _handle_rings() -> list[Mesh]:
    b = np.linspace(0, 2 * np.pi, 24)
    around, up = 0.011 * np.cos(b), 0.205 + 0.011 * np.sin(b)
    return [
        tube(np.c_[s * 0.075 + around, np.full(24, y), up], 0.0022, sides=8, capped=False)
        for s in (-1, 1)
        for y in (-0.036, 0.032)
    ]


def _clasp() -> list[Mesh]:
    return [
        bevelled_box((0.036, 0.008, 0.026), bevel=0.003, steps=4, at=(0, -0.061, 0.138)),
        bevelled_box((0.020, 0.012, 0.010), bevel=0.003, at=(0, -0.063, 0.138)),
    ]


def _tote(ware: Ware, rng: np.random.Generator) -> Made:
    """Soft canvas, open at the top, two long straps."""
    rings: list[np.ndarray] = []
    for t in np.r_[np.linspace(0, 1, 30), np.linspace(0.985, 0.1, 14)]:
        inner = len(rings) >= 30
        k = 0.95 if inner else 1.0
        width, depth = (0.33 + 0.03 * t) * k, (0.11 + 0.025 * np.sin(np.pi * t)) * k
        out = rounded(rectangle(width, depth), 0.03, steps=6)
        rings.append(np.c_[out, np.full(len(out), 0.36 * t + 0.004)])
    seed = int(rng.integers(1 << 30))
    cloth = lumpy(loft(np.array(rings)), 0.005, 0.11, seed)
    straps = [
        sweep(
            spline(
                [
                    (-0.08, y, 0.24),
                    (-0.078, 1.1 * y, 0.37),
                    (-0.05, 1.2 * y, 0.52),
                    (0, 1.2 * y, 0.56),
                    (0.05, 1.2 * y, 0.52),
                    (0.078, 1.1 * y, 0.37),
                    (0.08, y, 0.24),
                ],
                70,
            ),
            rectangle(0.024, 0.003, 0.001),
            up=(0, 1, 0),
        )
        for y in (-0.068, 0.068)
    ]
    return [body([cloth, *straps], "linen", ware.color)]


LID_ZIP: tuple[tuple[float, float, float], ...] = (
    (-0.142, -0.02, 0.24), (-0.12, -0.062, 0.345), (0, -0.094, 0.388), (0.12, -0.062, 0.345),
    (0.142, -0.02, 0.24),
)  # fmt: skip
SHOULDER_STRAP: tuple[tuple[float, float, float], ...] = (
    (0.05, 0.085, 0.37), (0.075, 0.13, 0.33), (0.10, 0.15, 0.2), (0.12, 0.10, 0.05),
)  # fmt: skip


def _backpack(ware: Ware, rng: np.random.Generator) -> Made:
    """A tall bag with a lid pocket, a front pocket, leather patches, straps and zips."""
    cloth = lumpy(_packed(), 0.0022, 0.05, int(rng.integers(1 << 30)))
    straps = [
        sweep(
            spline([(s * x, y, z) for x, y, z in SHOULDER_STRAP], 40),
            rectangle(0.055, 0.014, 0.006),
            up=(0, 1, 0),
        )
        for s in (-1, 1)
    ]
    canvas = replace(material("cotton", color=ware.color), texture=None, roughness=0.75, sheen=0.25)
    return [
        body([replace(m, uvs=None) for m in (cloth, *straps)], canvas),
        piece([_grip(), *_patches()], "leather", ware.second, name="leather"),
        piece(_zips(), trim((0.02, 0.02, 0.022), 0.5), name="zip"),
        piece(_buckles(), "brass", name="buckle"),
    ]


def _packed() -> Mesh:
    """The full bag with pockets before it and on both sides."""
    trunk = sdf.box((0.29, 0.15, 0.40), (0, 0.01, 0.205), round=0.06)
    main = trunk | sdf.ellipsoid((0.14, 0.085, 0.1), (0, -0.01, 0.33)).k(0.05)
    pocket = sdf.box((0.22, 0.09, 0.185), (0, -0.085, 0.115), round=0.035)
    side = sdf.box((0.06, 0.10, 0.15), (0.155, 0.0, 0.10), round=0.025).mirrored()
    return sdf.meshed(main | pocket.k(0.012) | side.k(0.012), detail=0.005)


def _zips() -> list[Mesh]:
    """Around the front pocket and over the lid."""
    across, up = arc(0.092, 12, 168, 40)[:, 0], arc(0.075, 12, 168, 40)[:, 1]
    pocket = np.c_[across, np.full(40, -0.132), 0.12 + 0.9 * up]
    return [tube(pocket, 0.0032, sides=8), tube(spline(LID_ZIP, 60), 0.0036, sides=8)]


def _grip() -> Mesh:
    """The loop to carry it by."""
    low, high = (0.045, 0.40), (0.045, 0.438)
    way = [(-0.035, *low), (-0.025, *high), (0.025, *high), (0.035, *low)]
    return tube(spline(way, 30), 0.0065, sides=12)


def _patches() -> list[Mesh]:
    """A badge, and two tabs that the buckles sit on."""
    badge = bevelled_box((0.07, 0.004, 0.05), bevel=0.0015, at=(0, -0.132, 0.075))
    tabs = [
        bevelled_box((0.024, 0.006, 0.11), bevel=0.002, at=(s * 0.075, -0.1325, 0.16))
        for s in (-1, 1)
    ]
    return [badge, *tabs]


def _buckles() -> list[Mesh]:
    """Two buckles, and the pulls of the zips."""
    return [
        *(
            bevelled_box((0.03, 0.008, 0.018), bevel=0.003, at=(s * 0.075, -0.136, 0.13))
            for s in (-1, 1)
        ),
        bevelled_box((0.006, 0.005, 0.024), bevel=0.002, at=(0.055, -0.135, 0.158)),
        bevelled_box((0.006, 0.006, 0.028), bevel=0.002, at=(0.142, -0.028, 0.225)),
    ]


def _wallet(ware: Ware, rng: np.random.Generator) -> Made:
    """Folded, standing ajar, cards inside."""
    halves = [
        turned(
            moved(
                turned(extruded(rectangle(0.112, 0.09, 0.006), 0.0055, bevel=0.002), "x", 90),
                (0.056, 0, 0.045),
            ),
            "z",
            turn,
        )
        for turn in (16.0, -16.0)
    ]
    spine = rod((0, 0, 0.002), (0, 0, 0.088), 0.0045)
    cards = [
        turned(
            moved(
                bevelled_box((0.086, 0.0009, 0.054), bevel=0.0003), (0.058, 0, 0.062 + 0.006 * k)
            ),
            "z",
            9 - 6 * k,
        )
        for k in range(3)
    ]
    hide = replace(material("leather", color=ware.color), texture=None, roughness=0.4, coat=0.2)
    tones: list[Rgb] = [(0.05, 0.12, 0.34), (0.62, 0.44, 0.12), (0.44, 0.05, 0.05)]
    return [
        body([replace(m, uvs=None) for m in (*halves, spine)], hide),
        *(piece(m, "gloss plastic", c, name="card") for m, c in zip(cards, tones, strict=True)),
    ]


FORMS: dict[str, Callable[[Ware, np.random.Generator], Made]] = {
    "perfume": _perfume, "pump": _pump, "dropper": _dropper, "cream jar": _cream_jar,
    "lipstick": _lipstick, "polish": _polish, "can": _can, "sneaker": _sneaker,
    "sneakers": _sneakers, "boot": _boot, "heel": _heel, "watch": _watch,
    "smartwatch": _smartwatch, "headphones": _headphones, "glasses": _glasses, "hat": _hat,
    "ring": _ring, "handbag": _handbag, "tote": _tote, "backpack": _backpack, "wallet": _wallet,
}  # fmt: skip

FAMILY = Family(
    "wares",
    build,
    ROWS,
    span=(0.02, 0.65),
    synonyms={
        "perfume bottle": ("perfume", "fragrance bottle", "bottle of perfume"),
        "skincare bottle": ("lotion bottle", "pump bottle", "shampoo bottle", "cosmetic bottle"),
        "serum bottle": ("dropper bottle", "skincare serum", "serum"),
        "cream jar": ("face cream", "jar of cream", "moisturizer"),
        "sneaker": ("running shoe", "trainer", "sports shoe", "shoe"),
        "pair of sneakers": ("pair of shoes", "pair of running shoes", "pair of trainers"),
        "boot": ("leather boot", "ankle boot"),
        "high heel": ("stiletto", "high heels", "high heeled shoe"),
        "wristwatch": ("wrist watch", "watch", "luxury watch"),
        "smartwatch": ("smart watch",),
        "headphones": ("headphone", "headset", "wireless headphones"),
        "sunglasses": ("shades",),
        "glasses": ("eyeglasses", "spectacles", "reading glasses"),
        "handbag": ("purse", "leather bag", "leather handbag"),
        "tote bag": ("shopping bag", "canvas bag"),
        "backpack": ("rucksack", "school bag", "knapsack"),
        "hat": ("fedora", "felt hat"),
        "straw hat": ("sun hat", "panama hat"),
        "ring": ("gold ring", "wedding ring"),
        "diamond ring": ("engagement ring",),
        "soda can": ("can of soda", "drink can"),
    },
)
