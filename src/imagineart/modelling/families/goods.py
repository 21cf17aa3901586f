"""What is bought and kept at home: bottles, cans, cups to go, kitchen machines, hand tools.

Labels carry a mark of their own but no words, so that asked words can be written there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    copies,
    extruded,
    grid,
    grounded,
    lathe,
    merged,
    moved,
    rectangle,
    rod,
    rounded,
    sdf,
    sized,
    spline,
    spots_on,
    sweep,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Point, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lit, trim
from imagineart.modelling.town.pieces import body, piece, varied

Made = list[Part]
Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Good:
    """By its form; `color` takes an asked colour, `second` is of label, cap or liquid.

    `outline`: of what is turned, (radius, height) in metres; `band`: heights of its label;
    `drops`: how many stand on it, cold from the ice box.
    """

    form: str
    color: Rgb
    second: Rgb = (0.76, 0.74, 0.69)
    outline: Line = ()
    band: tuple[float, float] = (0.0, 0.0)
    drops: int = 0


CAN: Line = (
    (0.0245, 0.0), (0.026, 0.002), (0.0288, 0.010), (0.0290, 0.015), (0.0290, 0.145),
    (0.0282, 0.150), (0.0250, 0.1565),
)  # fmt: skip
BEER: Line = (
    (0.0, 0.0), (0.0290, 0.0), (0.0305, 0.003), (0.0305, 0.125), (0.0270, 0.148), (0.0165, 0.172),
    (0.0140, 0.190), (0.0135, 0.226), (0.0148, 0.228), (0.0148, 0.236),
)  # fmt: skip
CHAMPAGNE: Line = (
    (0.0, 0.003), (0.0400, 0.0), (0.0440, 0.005), (0.0440, 0.130), (0.0390, 0.170),
    (0.0250, 0.215), (0.0165, 0.255), (0.0150, 0.290), (0.0172, 0.293), (0.0172, 0.303),
    (0.0150, 0.306), (0.0150, 0.318),
)  # fmt: skip
WHISKEY: Line = (
    (0.0, 0.003), (0.0400, 0.0), (0.0420, 0.004), (0.0420, 0.150), (0.0400, 0.165), (0.0220, 0.182),
    (0.0160, 0.192), (0.0150, 0.225), (0.0165, 0.227), (0.0165, 0.234),
)  # fmt: skip
WATER: Line = (
    (0.0, 0.004), (0.0260, 0.0), (0.0315, 0.006), (0.0320, 0.060), (0.0290, 0.072), (0.0320, 0.084),
    (0.0320, 0.150), (0.0230, 0.185), (0.0135, 0.198), (0.0130, 0.212),
)  # fmt: skip
FLASK: Line = (
    (0.0, 0.002), (0.0350, 0.0), (0.0365, 0.004), (0.0365, 0.190), (0.0345, 0.205), (0.0230, 0.215),
    (0.0225, 0.222),
)  # fmt: skip
ROWS = {
    "energy drink can": Good("can", (0.03, 0.035, 0.042), (0.10, 0.62, 0.05), CAN, drops=260),
    "beer bottle": Good("bottle", (0.14, 0.045, 0.008), (0.74, 0.62, 0.34), BEER, (0.04, 0.105)),
    "champagne bottle": Good(
        "bottle", (0.012, 0.045, 0.016), (0.78, 0.72, 0.52), CHAMPAGNE, (0.045, 0.115)
    ),
    "whiskey bottle": Good(
        "bottle", (0.42, 0.13, 0.012), (0.025, 0.024, 0.024), WHISKEY, (0.035, 0.120)
    ),
    "water bottle": Good("bottle", (0.62, 0.74, 0.78), (0.03, 0.22, 0.55), WATER, (0.088, 0.142)),
    "thermos": Good("flask", (0.05, 0.16, 0.14), (0.55, 0.55, 0.54), FLASK),
    "paper cup": Good("to go", (0.76, 0.74, 0.70), (0.30, 0.17, 0.085)),
    "milk carton": Good("carton", (0.78, 0.78, 0.76), (0.03, 0.20, 0.52)),
    "light bulb": Good("bulb", (1.0, 0.62, 0.22)),
    "toaster": Good("toaster", (0.56, 0.10, 0.05)),
    "espresso machine": Good("espresso", (0.55, 0.55, 0.55)),
    "french press": Good("press", (0.045, 0.018, 0.008)),
    "moka pot": Good("moka", (0.58, 0.58, 0.58)),
    "scissors": Good("scissors", (0.50, 0.025, 0.02)),
    "screwdriver": Good("screwdriver", (0.66, 0.10, 0.012)),
    "saw": Good("saw", (0.40, 0.20, 0.07)),
    "pliers": Good("pliers", (0.50, 0.02, 0.02)),
    "power drill": Good("drill", (0.80, 0.46, 0.012)),
    "magnifying glass": Good("lens", (0.10, 0.045, 0.02)),
    "padlock": Good("padlock", (0.72, 0.50, 0.20)),
    "piggy bank": Good("piggy", (0.78, 0.34, 0.38)),
    "sewing machine": Good("sewing", (0.02, 0.02, 0.022)),
}


def build(order: Order[Good]) -> Model:
    """By its form, in slightly other proportions and turned a little for each seed."""
    good, rng = order.params, order.rng
    model = grounded(Model(order.noun, merged(FORMS[good.form](good, rng))))
    model = varied(turned(model, "z", float(rng.uniform(-10, 10))), rng, "z", 0.02)
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    anchors = {"top": top_anchor(model.parts, 0.2), "grip": Anchor((x, y, z))}
    return replace(model, anchors=anchors)


def _plastic(color: Rgb, roughness: float = 0.3) -> Material:
    return Material("plastic", color, roughness, coat=0.3)


def _turned(line: Sequence[tuple[float, float]], soft: float = 0.003) -> Mesh:
    """An outline with soft corners, turned."""
    return lathe(rounded(np.array(line), soft, steps=5, closed=False))


def _wrapped(low: float, high: float, r: float, degrees: float = 360.0, rows: int = 2) -> Mesh:
    """A sheet round a wall of radius `r`, open behind."""
    a = np.radians(np.linspace(-90 - degrees / 2, -90 + degrees / 2, 80))
    z = np.linspace(low, high, rows)
    return grid(np.array([np.c_[r * np.cos(a), r * np.sin(a), np.full(80, h)] for h in z]))


BOLT: Line = (
    (-0.35, 0.9), (0.25, 0.9), (0.02, 0.2), (0.45, 0.2), (-0.35, -0.95), (-0.08, -0.1),
    (-0.5, -0.1),
)  # fmt: skip
LEAF: Line = (
    (0.0, 0.95), (0.34, 0.42), (0.42, -0.05), (0.20, -0.45), (0.05, -0.55), (0.05, -0.95),
    (-0.05, -0.95), (-0.05, -0.55), (-0.20, -0.45), (-0.42, -0.05), (-0.34, 0.42),
)  # fmt: skip


def _emblem(r: float, z: float, size: float, form: Line = LEAF) -> list[Mesh]:
    """A mark on a round wall: a form in a ring."""
    t = np.linspace(0, 2 * np.pi, 60)
    path = [_on_wall(size * np.cos(a), size * np.sin(a), r, z) for a in t]
    flat = extruded(0.78 * size * np.array(form), 0.0006)
    bent = flat.vertices.copy()
    a = -np.pi / 2 + flat.vertices[:, 0] / r
    out = r + flat.vertices[:, 2] - 0.0003
    bent[:, 0], bent[:, 1] = out * np.cos(a), out * np.sin(a)
    bent[:, 2] = z + flat.vertices[:, 1]
    ring = tube(np.array(path), 0.05 * size, sides=6, capped=False)
    return [ring, Mesh(bent, flat.triangles)]


def _on_wall(x: float, y: float, r: float, z: float) -> Point:
    a = -np.pi / 2 + x / r
    return float(r * np.cos(a)), float(r * np.sin(a)), float(z + y)


def _drops(mesh: Mesh, count: int, rng: np.random.Generator) -> Part:
    """Water that stands on a cold wall: small domes of several sizes."""
    where = spots_on(mesh, count, rng)
    water = Material("drop", (0.90, 0.94, 0.96), 0.0, transmission=1.0, ior=1.33)
    dome = Part(sized(ball(0.0017, segments=14), (1.0, 1.15, 0.62)), water, "drop", tinted=False)
    size = rng.uniform(0.45, 1.7, count) ** 1.5
    set_ = copies([dome], where.points, rng=rng, normals=where.normals, lean=0)
    scaled = set_.transforms.copy()
    scaled[:, :3, :3] *= size[:, None, None]
    return Part(replace(set_, transforms=scaled), water, "drop", tinted=False)


# Bottles, cans, cartons


def _can(good: Good, rng: np.random.Generator) -> Made:
    """Slim and tall, painted, with a mark; bare ends, a tab, drops of cold water."""
    wall = lathe(spline(np.array(good.outline), 90))
    rim = lathe(
        [
            (0.0250, 0.1560),
            (0.0262, 0.1575),
            (0.0262, 0.1590),
            (0.0248, 0.1592),
            (0.0238, 0.1562),
            (0, 0.1562),
        ]
    )
    tab = extruded(
        rectangle(0.011, 0.020, 0.005),
        0.0011,
        holes=[rectangle(0.006, 0.006, 0.0025)],
        bevel=0.0004,
    )
    mouth = sized(lathe([(0.0085, 0.1563), (0.0095, 0.1567), (0.0085, 0.1570)]), (1, 0.8, 1))
    swoosh = [_slash(good, k) for k in range(3)]
    paint_ = Material("lacquer", good.color, 0.2, metallic=0.35, coat=1.0)
    bright = Material("print", good.second, 0.25, metallic=0.2, coat=0.8)
    made = [
        body(wall, paint_),
        piece(
            [rim, moved(tab, (0, -0.002, 0.1566)), moved(mouth, (0, -0.011, 0))],
            "brushed steel",
            (0.66, 0.66, 0.66),
            name="metal",
        ),
        piece([*_emblem(0.0292, 0.098, 0.015, BOLT), *swoosh], bright, name="print"),
        piece(
            [_wrapped(0.140, 0.1425, 0.0292), _wrapped(0.018, 0.0205, 0.0292)], bright, name="band"
        ),
    ]
    return [*made, _drops(wall, good.drops, rng)] if good.drops else made


def _slash(good: Good, k: int) -> Mesh:
    """A stripe that climbs round the lower half of a can."""
    t = np.linspace(0, 1, 60)
    rows = []
    for side in (0.0, 1.0):
        x, y = -0.034 + 0.068 * t, -0.060 + 0.022 * k - 0.012 * side * (1 - t) + 0.020 * t**2
        rows.append(
            [_on_wall(float(a), float(b), 0.0292, 0.098) for a, b in zip(x, y, strict=True)]
        )
    return grid(np.array(rows[::-1]))


def _bottle(good: Good, rng: np.random.Generator) -> Made:
    """Tinted glass by its outline, a label with a frame and a mark, the cap or foil on its neck."""
    line = np.array(good.outline)
    shell = lathe(np.r_[rounded(line, 0.014, steps=8, closed=False), [(0, line[-1, 1])]])
    glass = Material("bottle glass", good.color, 0.03, specular=0.9, coat=1.0, subsurface=0.35)
    top, r = float(line[-1, 1]), float(line[-1, 0])
    low, high = good.band
    wall = float(np.interp(0.5 * (low + high), line[:, 1], line[:, 0])) + 0.0003
    pale = max(good.second) > 0.3
    ink = trim((0.05, 0.035, 0.03), 0.5) if pale else material("gold")
    cap = _turned(
        [(0, top - 0.012), (1.12 * r, top - 0.012), (1.12 * r, top + 0.001), (0, top + 0.002)],
        0.0015,
    )
    ridges = [
        moved(
            rod(
                (1.13 * r * np.cos(a), 1.13 * r * np.sin(a), top - 0.011),
                (1.10 * r * np.cos(a), 1.10 * r * np.sin(a), top),
                0.0009,
                sides=6,
            ),
            (0, 0, 0),
        )
        for a in np.linspace(0, 2 * np.pi, 22)
    ]
    mid = 0.5 * (low + high)
    marks = [
        *_emblem(wall + 0.0003, mid + 0.14 * (high - low), 0.17 * (high - low)),
        *(_wrapped(z, z + 0.0012, wall + 0.0003, 150) for z in (low + 0.004, high - 0.006)),
        _wrapped(mid - 0.25 * (high - low), mid - 0.20 * (high - low), wall + 0.0003, 70),
    ]
    return [
        body(shell, glass),
        piece(_wrapped(low, high, wall, 300), "paper", good.second, name="label"),
        piece(marks, ink, name="print"),
        piece(
            [cap, *ridges],
            "gold" if good.second[0] > 0.5 or not pale else "gloss plastic",
            None if good.second[0] > 0.5 or not pale else good.second,
            name="cap",
        ),
    ]


def _flask(good: Good, rng: np.random.Generator) -> Made:
    """An insulated bottle: powder coat, a steel ring, a lid with a loop."""
    line = np.array(good.outline)
    shell = lathe(np.r_[rounded(line, 0.006, steps=6, closed=False), [(0, line[-1, 1])]])
    top = float(line[-1, 1])
    ring = lathe(
        [(0.0226, top - 0.010), (0.0240, top - 0.009), (0.0240, top - 0.002), (0.0226, top - 0.001)]
    )
    lid = _turned([(0, top), (0.0275, top), (0.0270, top + 0.032), (0, top + 0.033)], 0.004)
    loop = tube(
        spline(
            [
                (-0.022, 0, top + 0.026),
                (-0.018, 0, top + 0.052),
                (0.018, 0, top + 0.052),
                (0.022, 0, top + 0.026),
            ],
            30,
        ),
        0.0042,
        sides=12,
        squash=1.5,
    )
    mark = _emblem(0.0367, 0.12, 0.009)
    return [
        body(shell, replace(material("matt plastic"), color=good.color, roughness=0.55)),
        piece([ring, *mark], "brushed steel", name="steel"),
        piece([lid, loop], trim((0.02, 0.02, 0.022), 0.5), name="lid"),
    ]


def _to_go(good: Good, rng: np.random.Generator) -> Made:
    """A paper cup in its sleeve of board, a domed lid with a sip hole."""
    cup = lathe(
        [
            (0, 0.004),
            (0.028, 0.004),
            (0.0285, 0),
            (0.0295, 0),
            (0.041, 0.112),
            (0.043, 0.113),
            (0.043, 0.117),
            (0.041, 0.118),
            (0, 0.1175),
        ]
    )
    t = np.linspace(0, 2 * np.pi, 193)
    ripple = 0.0006 * np.sign(np.sin(48 * t))
    rows = [
        np.c_[(r + ripple) * np.cos(t), (r + ripple) * np.sin(t), np.full(193, z)]
        for r, z in ((0.0322, 0.030), (0.0383, 0.086))
    ]
    sleeve = grid(np.array(rows))
    lid = _turned(
        [
            (0, 0.128),
            (0.020, 0.128),
            (0.031, 0.126),
            (0.0345, 0.134),
            (0.0385, 0.134),
            (0.0405, 0.122),
            (0.0445, 0.120),
            (0.0445, 0.114),
        ][::-1],
        0.0015,
    )
    hole = moved(
        sized(lathe([(0.004, 0), (0.0045, 0.0006), (0, 0.0006)]), (1.6, 0.7, 1)),
        (0, -0.0365, 0.1340),
    )
    mark = _emblem(0.0361, 0.058, 0.0125)
    return [
        body(cup, "paper", good.color),
        piece(sleeve, "cardboard", good.second, name="sleeve"),
        piece(mark, trim((0.035, 0.02, 0.012), 0.6), name="print"),
        piece(lid, trim((0.022, 0.020, 0.019), 0.4), name="lid"),
        piece(hole, trim((0.004, 0.004, 0.004), 0.8), name="hole"),
    ]


def _carton(good: Good, rng: np.random.Generator) -> Made:
    """A gable-topped box with a band, a splash of colour, a screw cap."""
    w, h = 0.035, 0.155
    walls = bevelled_box((2 * w, 2 * w, h), bevel=0.0015, at=(0, 0, h / 2))
    slope = [(-w, h - 0.001), (w, h - 0.001), (0.002, h + 0.034), (-0.002, h + 0.034)]
    gable = turned(turned(extruded(slope, 2 * w - 0.001, bevel=0.001), "x", 90), "z", 90)
    fin = bevelled_box((2 * w, 0.004, 0.018), bevel=0.0008, at=(0, 0, h + 0.041))
    band = [
        bevelled_box((2 * w + 0.0006, 2 * w + 0.0006, t), bevel=0.001, at=(0, 0, z))
        for z, t in ((0.022, 0.044), (0.146, 0.010))
    ]
    cap = [_turned([(0, 0), (0.013, 0), (0.013, 0.010), (0, 0.0105)], 0.002)]
    a = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    blot = (0.021 + 0.004 * np.sin(3 * a) + 0.0025 * np.sin(7 * a))[:, None] * np.c_[
        np.cos(a), np.sin(a)
    ]
    splash = moved(turned(extruded(blot, 0.0006), "x", 90), (0, -w, 0.095))
    lines = [
        bevelled_box((wide, 0.0006, 0.0035), bevel=0.0002, at=(0, -w - 0.0006, z))
        for wide, z in ((0.030, 0.032), (0.020, 0.025))
    ]
    return [
        body(
            [walls, moved(gable, (-w + 0.0005, 0, 0)), fin],
            Material("carton", good.color, 0.35, coat=0.2),
        ),
        piece(
            [*band, splash, *(moved(turned(m, "x", 40), (0, -0.019, h + 0.017)) for m in cap)],
            _plastic(good.second),
            name="print",
        ),
        piece(lines, _plastic((0.80, 0.80, 0.79)), name="print"),
    ]


# Of the kitchen


def _bulb(good: Good, rng: np.random.Generator) -> Made:
    """Upright on its screw, clear, with a glowing filament on a glass stem."""
    shell = lathe(
        spline(
            [
                (0.0125, 0.028),
                (0.015, 0.040),
                (0.027, 0.062),
                (0.0305, 0.083),
                (0.023, 0.105),
                (0.0, 0.1135),
            ],
            70,
        )
    )
    z = np.linspace(0.006, 0.028, 120)
    screw = lathe(np.c_[0.0128 + 0.0011 * np.sin(2 * np.pi * (z - 0.006) / 0.0046), z])
    foot = lathe(spline([(0, 0), (0.005, 0.0008), (0.0095, 0.005), (0.0125, 0.0065)], 20))
    stem = lathe(spline([(0.007, 0.028), (0.0035, 0.042), (0.002, 0.058), (0, 0.060)], 24))
    wires = [
        tube(
            spline([(s * 0.002, 0, 0.045), (s * 0.010, 0, 0.062), (s * 0.013, 0, 0.074)], 16),
            0.0005,
            sides=6,
        )
        for s in (-1, 1)
    ]
    t = np.linspace(0, 1, 300)
    coil = np.c_[
        0.013 - 0.026 * t,
        0.0012 * np.cos(60 * np.pi * t),
        0.074 + 0.012 * np.sin(np.pi * t) * np.cos(2 * np.pi * t) + 0.0012 * np.sin(60 * np.pi * t),
    ]
    return [
        piece(shell, "thin glass", name="glass"),
        piece([screw, *wires], "brass", name="screw"),
        piece(foot, trim((0.02, 0.02, 0.02), 0.4), name="foot"),
        piece(stem, "thin glass", name="stem"),
        Part(tube(coil, 0.0007, sides=6), lit(good.color, 14.0), "filament"),
    ]


def _toaster(good: Good, rng: np.random.Generator) -> Made:
    """Round shoulders, two slots with slices standing out, a lever, a dial, chrome below."""
    shell = sdf.box((0.27, 0.17, 0.175), (0, 0, 0.105), round=0.05)
    slots = sdf.box((0.18, 0.026, 0.10), (0, -0.026, 0.18)) | sdf.box(
        (0.18, 0.026, 0.10), (0, 0.026, 0.18)
    )
    case = sdf.meshed(shell - slots.k(0.003), detail=0.0032)
    base = extruded(rectangle(0.262, 0.162, 0.04), 0.022, bevel=0.006)
    seam = [
        tube(
            np.c_[
                np.array(rectangle(0.264, 0.166, 0.045)),
                np.full(len(rectangle(0.264, 0.166, 0.045)), 0.035),
            ][np.r_[0 : len(rectangle(0.264, 0.166, 0.045)), 0]],
            0.003,
            sides=8,
            capped=False,
        )
    ]
    slice_ = moved(
        turned(
            extruded(
                rounded([(-0.055, 0), (0.055, 0), (0.06, 0.09), (0, 0.10), (-0.06, 0.09)], 0.02),
                0.014,
                bevel=0.003,
            ),
            "x",
            90,
        ),
        (0, 0.007, 0.135),
    )
    bread = [moved(slice_, (0, s * 0.026, 0)) for s in (-1, 1)]
    lever = bevelled_box((0.022, 0.034, 0.013), bevel=0.005, at=(0.146, 0, 0.13))
    groove = bevelled_box((0.004, 0.008, 0.085), bevel=0.0015, at=(0.1345, 0, 0.105))
    knob = moved(
        turned(_turned([(0, 0), (0.014, 0), (0.012, 0.012), (0, 0.013)]), "x", 90),
        (0.075, -0.083, 0.065),
    )
    return [
        body(case, Material("enamel", good.color, 0.16, coat=1.0)),
        piece([*seam, knob, moved(base, (0, 0, 0.004))], "chrome", name="chrome"),
        piece(bread, "bread crust", (0.60, 0.36, 0.14), name="bread"),
        piece([lever, groove], trim((0.02, 0.02, 0.02), 0.4), name="lever"),
    ]


def _espresso_box() -> list[Mesh]:
    return [
        bevelled_box(s, bevel=0.012, steps=3, at=a)
        for s, a in (
            ((0.30, 0.15, 0.34), (0, 0.08, 0.17)),
            ((0.30, 0.30, 0.10), (0, 0, 0.30)),
            ((0.30, 0.30, 0.05), (0, 0, 0.025)),
        )
    ]


def _espresso_tray() -> list[Mesh]:
    return [
        rod(
            (-0.13 + 0.0163 * k, -0.14, 0.053), (-0.13 + 0.0163 * k, -0.005, 0.053), 0.0028, sides=8
        )
        for k in range(17)
    ]


def _espresso_spouts() -> list[Mesh]:
    return [
        tube(
            spline(
                [
                    (-0.03, -0.07, 0.193),
                    (-0.03 + s * 0.014, -0.07, 0.180),
                    (-0.03 + s * 0.016, -0.07, 0.168),
                ],
                12,
            ),
            0.005,
            sides=10,
        )
        for s in (-1, 1)
    ]


def _espresso_gauge() -> list[Mesh]:
    return [
        turned(m, "x", 90)
        for m in (
            _turned([(0, 0), (0.026, 0), (0.026, 0.010), (0.023, 0.012)], 0.001),
            lathe([(0.0235, 0.010), (0, 0.0105)]),
        )
    ]


def _espresso_knobs() -> list[Mesh]:
    return [
        moved(
            turned(_turned([(0, 0), (0.016, 0), (0.014, 0.016), (0, 0.017)]), "x", 90),
            (x, -0.149, 0.315),
        )
        for x in (-0.11, 0.115)
    ]


def _espresso_cup() -> Mesh:
    return lathe(
        [
            (0, 0.002),
            (0.014, 0),
            (0.022, 0.012),
            (0.026, 0.042),
            (0.0245, 0.042),
            (0.020, 0.012),
            (0, 0.008),
        ]
    )


def _espresso(good: Good, rng: np.random.Generator) -> Made:
    """A machine of steel: group head with its handle, a gauge, a steam wand, two cups under it."""
    box = _espresso_box()
    tray = _espresso_tray()
    head = moved(
        _turned([(0, 0), (0.036, 0), (0.036, 0.03), (0.03, 0.036), (0, 0.036)][::1]),
        (-0.03, -0.07, 0.215),
    )
    ring = moved(_turned([(0, 0), (0.034, 0), (0.034, 0.02), (0, 0.02)]), (-0.03, -0.07, 0.193))
    grip = [
        rod((-0.03, -0.10, 0.203), (-0.03, -0.135, 0.198), 0.006),
        rod((-0.03, -0.13, 0.199), (-0.03, -0.235, 0.185), 0.0135, end_radius=0.0105, bevel=0.005),
    ]
    spouts = _espresso_spouts()
    wand = tube(
        spline([(0.115, -0.11, 0.255), (0.122, -0.135, 0.21), (0.112, -0.155, 0.10)], 24),
        0.0045,
        sides=10,
    )
    gauge = _espresso_gauge()
    needle = turned(
        bevelled_box((0.0018, 0.001, 0.018), bevel=0.0004, at=(0, 0, 0.008)),
        "y",
        float(rng.uniform(-90, 90)),
    )
    knobs = _espresso_knobs()
    cup = _espresso_cup()
    cups = [moved(cup, (-0.03 + s * 0.001, -0.075, 0.056)) for s in (1,)]
    cups += [moved(cup, (x, 0.07, 0.35)) for x in (-0.09, -0.03, 0.03)]
    crema = moved(lathe([(0.0245, 0.034), (0, 0.0345)]), (-0.029, -0.075, 0.056))
    return [
        body(box, material("brushed steel", color=good.color)),
        piece(
            [*tray, head, ring, *spouts, wand, moved(gauge[0], (0.045, -0.150, 0.30))],
            "chrome",
            name="chrome",
        ),
        piece(moved(gauge[1], (0.045, -0.150, 0.30)), _plastic((0.78, 0.77, 0.72)), name="gauge"),
        piece(
            [moved(needle, (0.045, -0.1618, 0.30)), *knobs],
            trim((0.02, 0.02, 0.02), 0.4),
            name="knob",
        ),
        piece(grip, "walnut", name="grip"),
        piece(cups, "glazed ceramic", name="cup"),
        piece(crema, Material("crema", (0.36, 0.15, 0.04), 0.3), name="coffee"),
    ]


def _press(good: Good, rng: np.random.Generator) -> Made:
    """A glass beaker of coffee in a steel frame, plunger up, a black handle."""
    glass = lathe([(0, 0.010), (0.044, 0.010), (0.046, 0.013), (0.046, 0.175), (0.047, 0.178)])
    coffee = lathe([(0, 0.012), (0.0445, 0.012), (0.0445, 0.128), (0, 0.128)])
    foam = lathe(spline([(0.0446, 0.128), (0.0446, 0.134), (0.02, 0.136), (0, 0.1355)], 14))
    bars = [
        rod(
            (0.048 * np.cos(a), 0.048 * np.sin(a), 0.004),
            (0.048 * np.cos(a), 0.048 * np.sin(a), 0.168),
            0.0032,
            sides=10,
        )
        for a in np.radians((20, 110, 200, 290))
    ]
    rings = [
        tube(np.c_[arc(0.048, 0, 360, 60), np.full(60, z)], 0.0036, sides=10, capped=False)
        for z in (0.006, 0.045, 0.165)
    ]
    lid = _turned(
        [(0.050, 0.176), (0.051, 0.184), (0.040, 0.196), (0.010, 0.202), (0, 0.202)], 0.004
    )
    pin = rod((0, 0, 0.20), (0, 0, 0.245), 0.003)
    knob = ball(0.012, (0, 0, 0.252))
    mesh = lathe([(0, 0.142), (0.043, 0.142), (0.043, 0.146), (0, 0.147)])
    handle = tube(
        spline(
            [
                (0.050, 0, 0.160),
                (0.088, 0, 0.158),
                (0.094, 0, 0.10),
                (0.082, 0, 0.05),
                (0.051, 0, 0.045),
            ],
            40,
        ),
        0.0078,
        sides=16,
    )
    return [
        Part(coffee, Material("coffee", good.color, 0.05, coat=1.0), "liquid"),
        piece(foam, Material("foam", (0.42, 0.22, 0.09), 0.6), name="foam"),
        piece(glass, "thin glass", name="glass"),
        piece([*bars, *rings, lid, pin, mesh], "chrome", name="frame"),
        piece([handle, knob], trim((0.02, 0.02, 0.02), 0.35), name="handle"),
    ]


def _moka(good: Good, rng: np.random.Generator) -> Made:
    """Eight-sided, waisted, of bright metal; spout, lid with a knob, a black handle."""
    low = lathe(
        [(0, 0), (0.046, 0), (0.048, 0.003), (0.037, 0.066), (0.034, 0.072)], segments=8, crease=20
    )
    ring = lathe([(0.034, 0.070), (0.039, 0.071), (0.039, 0.085), (0.034, 0.087)], segments=64)
    high = lathe(
        [(0.033, 0.085), (0.036, 0.090), (0.048, 0.150), (0.046, 0.150)], segments=8, crease=20
    )
    lid = lathe([(0.049, 0.150), (0.049, 0.153), (0.020, 0.168), (0, 0.170)], segments=8, crease=20)
    knob = moved(
        _turned([(0, 0), (0.007, 0), (0.009, 0.012), (0.006, 0.018), (0, 0.019)]), (0, 0, 0.168)
    )
    spout = sdf.meshed(
        sdf.cone(0.016, 0.002, 0.05).turned("y", 24).at((-0.036, 0, 0.122)), detail=0.002
    )
    spout = turned(turned(spout, "x", 180, (-0.045, 0, 0.127)), "y", 0)
    handle = sweep(
        spline([(0.046, 0, 0.140), (0.082, 0, 0.146), (0.088, 0, 0.130), (0.078, 0, 0.07)], 40),
        rectangle(0.014, 0.011, 0.004),
        up=(0, 1, 0),
    )
    valve = turned(rod((0, 0, 0.036), (0, 0, 0.050), 0.0055, sides=6), "x", 90)
    bright = material("brushed steel", color=good.color)
    return [
        body(
            [low, ring, high, lid, spout],
            replace(bright, texture=None, roughness=0.2, color=good.color),
        ),
        piece([knob, handle], trim((0.018, 0.018, 0.018), 0.35), name="handle"),
        piece(moved(valve, (0, 0, 0.038)), "brass", name="valve"),
    ]


# Tools


def _lying(parts: Made, lift: float) -> Made:
    return [moved(part, (0, 0, lift)) for part in parts]


def _scissors(good: Good, rng: np.random.Generator) -> Made:
    """Half open, two blades that cross at a screw, loops of plastic."""
    blade = [
        (-0.008, 0.0),
        (0.006, 0.0),
        (0.0085, 0.03),
        (0.0015, 0.105),
        (-0.001, 0.106),
        (-0.004, 0.04),
    ]
    shank = [(0.006, 0.002), (-0.008, 0.004), (-0.014, -0.030), (-0.006, -0.032)]
    outer = spline(
        [
            (-0.012, -0.030),
            (-0.004, -0.036),
            (0.0, -0.062),
            (-0.010, -0.088),
            (-0.028, -0.084),
            (-0.032, -0.058),
            (-0.024, -0.036),
        ],
        70,
        closed=True,
    )
    hole = outer * [0.62, 0.66] + [-0.0065, -0.0205]
    loop = extruded(outer, 0.009, holes=[hole], bevel=0.003, steps=3)
    half = [
        extruded(rounded(blade, 0.001), 0.0018, bevel=0.0005),
        extruded(shank, 0.0026, bevel=0.0005),
    ]
    made: Made = []
    for s in (-1, 1):
        steel = [turned(m if s > 0 else sized(m, (-1, 1, 1)), "z", -s * 13) for m in half]
        grip = turned(loop if s > 0 else sized(loop, (-1, 1, 1)), "z", -s * 13)
        made += [
            piece([moved(m, (0, 0, 0.0035 + 0.0012 * s)) for m in steel], "chrome", name="blade"),
            body(grip, _plastic(good.color, 0.28)),
        ]
    screw = moved(lathe([(0, 0), (0.0048, 0), (0.004, 0.0018), (0, 0.002)]), (0, 0.006, 0.0072))
    return [*made, piece(screw, "brass", name="screw")]


def _screwdriver(good: Good, rng: np.random.Generator) -> Made:
    """Lying: a fluted grip in two tones, a steel shaft, a flat tip."""
    a = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    rows = []
    for z, r in spline(
        [
            (0, 0.006),
            (0.004, 0.013),
            (0.03, 0.0155),
            (0.07, 0.0150),
            (0.088, 0.0095),
            (0.10, 0.0105),
            (0.106, 0.007),
        ],
        60,
    ):
        flute = (
            0.0016
            * np.maximum(np.cos(6 * a), 0)
            * np.clip((z - 0.012) / 0.01, 0, 1)
            * np.clip((0.08 - z) / 0.01, 0, 1)
        )
        rows.append(np.c_[(r - flute) * np.cos(a), (r - flute) * np.sin(a), np.full(96, z)])
    grip = grid(np.array(rows), around=True)
    ends = [
        lathe([(0, -0.0002), (0.0062, 0.0)][::1]),
        _turned([(0.0128, 0.006), (0.0137, 0.012), (0.0137, 0.016), (0.0128, 0.018)]),
    ]
    shaft = rod((0, 0, 0.10), (0, 0, 0.205), 0.0034)
    tip = sized(rod((0, 0, 0.20), (0, 0, 0.226), 0.0036, end_radius=0.0026), (1.4, 0.45, 1))

    def laid(mesh: Mesh) -> Mesh:
        return moved(turned(mesh, "x", 90), (0, 0.11, 0.0155))

    return [
        body(laid(grip), _plastic(good.color, 0.22)),
        piece([laid(m) for m in ends], trim((0.02, 0.02, 0.02), 0.5), name="ring"),
        piece([laid(shaft), laid(tip)], "chrome", name="shaft"),
    ]


def _saw(good: Good, rng: np.random.Generator) -> Made:
    """Leaning on its back: a tapered blade with teeth, a wooden handle with a hole."""
    x = np.linspace(0.0, 0.46, 93)
    teeth = np.c_[x, -0.004 * (np.arange(93) % 2)]
    blade = extruded(np.r_[teeth, [(0.46, 0.045), (0.0, 0.115)]], 0.0016, crease=10)
    outer = spline(
        [
            (0.02, 0.0),
            (0.02, 0.118),
            (-0.02, 0.135),
            (-0.06, 0.128),
            (-0.115, 0.11),
            (-0.10, 0.085),
            (-0.11, 0.02),
            (-0.14, -0.012),
            (-0.06, -0.02),
        ],
        110,
        closed=True,
    )
    hole = spline(
        [
            (-0.022, 0.028),
            (-0.026, 0.092),
            (-0.06, 0.100),
            (-0.082, 0.078),
            (-0.084, 0.030),
            (-0.055, 0.014),
        ],
        60,
        closed=True,
    )
    handle = moved(extruded(outer, 0.022, holes=[hole], bevel=0.003), (0, 0, -0.0105))
    screws = [
        moved(lathe([(0, 0), (0.006, 0), (0.005, 0.0015), (0, 0.0018)]), (xx, yy, 0.0113))
        for xx, yy in ((0.0, 0.03), (0.0, 0.065), (0.0, 0.10))
    ]

    def up(mesh: Mesh) -> Mesh:
        return moved(turned(turned(mesh, "x", 90), "x", -8), (-0.16, 0, 0.03))

    return [
        body(up(handle), "oak", good.color),
        piece(up(replace(blade, normals=None)), "brushed steel", name="blade"),
        piece([up(m) for m in screws], "brass", name="screw"),
    ]


def _pliers(good: Good, rng: np.random.Generator) -> Made:
    """Lying open: jaws with teeth, a joint, handles in rubber."""
    jaw = [
        (0.001, 0.012),
        (0.004, 0.05),
        (0.010, 0.05),
        (0.016, 0.012),
        (0.012, -0.012),
        (-0.004, -0.010),
    ]
    half = extruded(rounded(jaw, 0.002), 0.009, bevel=0.0015)
    grip = tube(
        spline(
            [
                (-0.004, -0.012, 0.0045),
                (-0.016, -0.05, 0.0045),
                (-0.020, -0.10, 0.0045),
                (-0.015, -0.15, 0.0045),
            ],
            50,
        ),
        np.linspace(0.0062, 0.0072, 50),
        sides=16,
        squash=0.8,
    )
    teeth = [
        bevelled_box((0.004, 0.0012, 0.0092), bevel=0.0003, at=(0.0022, 0.018 + 0.003 * k, 0.0045))
        for k in range(9)
    ]
    made: Made = []
    for s in (1, -1):
        flip = (s, 1, 1)
        made.append(
            piece(
                [turned(sized(m, flip), "z", -7.0 * s) for m in (half, *teeth)],
                "brushed steel",
                (0.38, 0.38, 0.39),
                name="jaw",
            )
        )
        made.append(body(turned(sized(grip, flip), "z", -7.0 * s), _plastic(good.color, 0.45)))
    joint = lathe([(0, 0), (0.0085, 0), (0.0085, 0.0098), (0.007, 0.011), (0, 0.0112)])
    return _lying([*made, piece(joint, "chrome", name="joint")], 0.002)


def _drill_chuck() -> Mesh:
    return turned(
        _turned(
            [
                (0, 0.055),
                (0.026, 0.055),
                (0.026, 0.082),
                (0.022, 0.086),
                (0.022, 0.108),
                (0.010, 0.124),
                (0, 0.124),
            ],
            0.002,
        ),
        "x",
        90,
    )


def _drill(good: Good, rng: np.random.Generator) -> Made:
    """A cordless drill standing on its battery: body, chuck, bit, trigger."""
    barrel = sdf.capsule((0, 0.075, 0.175), (0, -0.055, 0.175), 0.033, 0.029)
    grip = sdf.capsule((0, 0.035, 0.165), (0, 0.055, 0.055), 0.023, 0.021)
    shell = sdf.meshed(barrel | grip.k(0.025), detail=0.0026)
    sleeve = sdf.meshed(
        sdf.capsule((0, 0.037, 0.135), (0, 0.054, 0.065), 0.0255, 0.0235), detail=0.0026
    )
    foot = [
        bevelled_box((0.074, 0.115, 0.022), bevel=0.007, steps=3, at=(0, 0.035, 0.042)),
        bevelled_box((0.070, 0.108, 0.034), bevel=0.006, steps=3, at=(0, 0.035, 0.017)),
    ]
    chuck = _drill_chuck()
    ring = turned(
        lathe([(0.0292, 0.05), (0.0300, 0.052), (0.0300, 0.058), (0.0292, 0.06)]), "x", 90
    )
    t = np.linspace(0, 1, 80)
    bit = [
        rod((0, -0.12, 0.175), (0, -0.215, 0.175), 0.0021),
        tube(
            np.c_[0.0022 * np.cos(34 * t), -0.13 - 0.08 * t, 0.175 + 0.0022 * np.sin(34 * t)],
            0.0013,
            sides=6,
        ),
    ]
    trigger = bevelled_box((0.016, 0.018, 0.034), bevel=0.005, at=(0, 0.014, 0.132))
    vents = [
        bevelled_box((0.0675, 0.004, 0.018), bevel=0.001, at=(0, 0.06 + 0.01 * k, 0.178))
        for k in range(4)
    ]
    black = trim((0.022, 0.022, 0.024), 0.45)
    return [
        body([shell, foot[0]], _plastic(good.color, 0.35)),
        piece([sleeve, foot[1], trigger, *vents], black, name="rubber"),
        piece(
            [moved(chuck, (0, 0, 0.175)), moved(ring, (0, 0, 0.175))],
            trim((0.06, 0.06, 0.065), 0.3),
            name="chuck",
        ),
        piece(bit, "chrome", name="bit"),
    ]


def _lens_grip() -> Mesh:
    return turned(
        lathe(
            spline(
                [
                    (0, 0.072),
                    (0.0075, 0.073),
                    (0.0105, 0.10),
                    (0.0085, 0.14),
                    (0.0115, 0.165),
                    (0.006, 0.176),
                    (0, 0.177),
                ],
                60,
            )
        ),
        "x",
        90,
    )


def _lens(good: Good, rng: np.random.Generator) -> Made:
    """A round glass in a brass rim on a turned handle, leaning on it."""
    rim = lathe([(0.042, -0.004), (0.0465, -0.005), (0.0475, 0), (0.0465, 0.005), (0.042, 0.004)])
    glass = lathe(
        np.r_[
            spline([(0, -0.004), (0.025, -0.0028), (0.0425, 0)], 20),
            spline([(0.0425, 0.0), (0.025, 0.0028), (0, 0.004)], 20),
        ]
    )
    neck = turned(
        _turned(
            [
                (0, 0.046),
                (0.006, 0.047),
                (0.0045, 0.062),
                (0.0075, 0.066),
                (0.0075, 0.072),
                (0, 0.072),
            ],
            0.001,
        ),
        "x",
        90,
    )
    grip = _lens_grip()

    def up(mesh: Mesh) -> Mesh:
        return moved(turned(mesh, "x", 24), (0, 0.0, 0.085))

    return [
        body(up(grip), "mahogany", good.color), piece([up(rim), up(neck)], "brass", name="rim"),
        piece(up(glass), "thin glass", name="glass"),
    ]  # fmt: skip


def _padlock(good: Good, rng: np.random.Generator) -> Made:
    """Brass with a steel shackle and a keyhole."""
    case = sdf.meshed(sdf.box((0.05, 0.020, 0.042), (0, 0, 0.021), round=0.006), detail=0.0014)
    bow = [
        (-0.0165, 0, 0.04),
        *((-0.0165 * np.cos(a), 0, 0.058 + 0.0165 * np.sin(a)) for a in np.linspace(0, np.pi, 24)),
        (0.0165, 0, 0.04),
    ]
    shackle = tube(np.array(bow), 0.0042, sides=16)
    plate = moved(
        turned(lathe([(0, 0), (0.009, 0), (0.009, 0.0012), (0, 0.0014)]), "x", 90),
        (0, -0.010, 0.020),
    )
    slot = [
        moved(
            turned(lathe([(0, 0), (0.0026, 0), (0.0026, 0.0006), (0, 0.0006)]), "x", 90),
            (0, -0.0113, 0.0215),
        ),
        bevelled_box((0.0022, 0.0012, 0.007), bevel=0.0003, at=(0, -0.0115, 0.0175)),
    ]
    return [
        body(case, Material("brass", good.color, 0.22, metallic=1.0)),
        piece([shackle, plate], "chrome", name="shackle"),
        piece([*slot], trim((0.02, 0.015, 0.01), 0.6), name="slot"),
    ]


def _piggy(good: Good, rng: np.random.Generator) -> Made:
    """Glazed and round: a snout, ears, four feet, a curl, a slot with a coin in it."""
    pig = sdf.ellipsoid((0.062, 0.082, 0.058), (0, 0, 0.075)) | sdf.ellipsoid(
        (0.042, 0.042, 0.040), (0, -0.075, 0.088)
    ).k(0.03)
    pig |= sdf.cylinder(0.020, 0.026).turned("x", 90).at((0, -0.118, 0.082)).k(0.008)
    pig |= (
        sdf.capsule((0.034, -0.038, 0.035), (0.036, -0.040, 0.010), 0.017, 0.0155)
        .mirrored()
        .k(0.012)
    )
    pig |= (
        sdf.capsule((0.034, 0.045, 0.035), (0.036, 0.048, 0.010), 0.017, 0.0155).mirrored().k(0.012)
    )
    pig |= sdf.ellipsoid((0.015, 0.006, 0.020), (0.028, -0.072, 0.130)).mirrored().k(0.008)
    pig |= sdf.chain(
        [(0, 0.080, 0.085), (0.010, 0.094, 0.092), (0.0, 0.098, 0.102), (-0.008, 0.092, 0.098)],
        [0.006, 0.005, 0.0045, 0.004],
    ).k(0.004)
    pig -= sdf.box((0.040, 0.005, 0.03), (0, 0.0, 0.135))
    nostrils = sdf.sphere(0.0045, (0.007, -0.131, 0.083)).mirrored()
    clay = sdf.meshed(
        (pig - nostrils.k(0.002)) & sdf.half_space((0, 0, -1), (0, 0, 0)), detail=0.002
    )
    eyes = [ball(0.0048, (s * 0.022, -0.107, 0.104), segments=20) for s in (-1, 1)]
    coin = moved(
        turned(
            _turned([(0, -0.0012), (0.0135, -0.0012), (0.0135, 0.0012), (0, 0.0012)], 0.0005),
            "x",
            90,
        ),
        (0, 0.0, 0.140),
    )
    return [
        body(clay, Material("glaze", good.color, 0.12, coat=1.0)),
        piece(eyes, trim((0.01, 0.01, 0.01), 0.1), name="eye"),
        piece(coin, "gold", name="coin"),
    ]


def _sewing_bright() -> list[Mesh]:
    return [
        rod((-0.125, 0, 0.175), (-0.125, 0, 0.105), 0.0045),
        rod((-0.125, 0, 0.11), (-0.125, 0, 0.072), 0.0012),
        rod((-0.112, 0.006, 0.175), (-0.112, 0.006, 0.080), 0.003),
        bevelled_box((0.022, 0.03, 0.003), bevel=0.001, at=(-0.118, -0.006, 0.073)),
        bevelled_box((0.055, 0.10, 0.002), bevel=0.0008, at=(-0.125, 0, 0.067)),
    ]


def _sewing_spool() -> list[Mesh]:
    return [
        moved(
            _turned(
                [
                    (0, 0),
                    (0.014, 0),
                    (0.014, 0.003),
                    (0.010, 0.006),
                    (0.010, 0.030),
                    (0.014, 0.033),
                    (0, 0.036),
                ],
                0.001,
            ),
            (0.04, 0, 0.29),
        )
    ]


def _sewing_gilt() -> list[Mesh]:
    return [
        tube(
            spline(
                [(0.09, s * 0.0265, 0.266), (0.0, s * 0.0245, 0.262), (-0.09, s * 0.0225, 0.262)],
                30,
            ),
            0.0012,
            sides=6,
        )
        for s in (-1,)
    ]


def _sewing_thread() -> Mesh:
    return tube(
        spline(
            [
                (0.04, -0.01, 0.31),
                (-0.06, -0.024, 0.295),
                (-0.125, -0.03, 0.27),
                (-0.127, -0.026, 0.18),
                (-0.125, -0.004, 0.085),
            ],
            50,
        ),
        0.0007,
        sides=6,
    )


def _sewing(good: Good, rng: np.random.Generator) -> Made:
    """An old black machine on a wooden base: an arched arm, a wheel, a needle, gilt lines."""
    base = bevelled_box((0.42, 0.20, 0.05), bevel=0.008, steps=3, at=(0, 0, 0.025))
    bed = extruded(rectangle(0.38, 0.17, 0.012), 0.016, bevel=0.005, steps=3)
    arm = sdf.chain(
        [(0.13, 0, 0.07), (0.13, 0, 0.20), (0.09, 0, 0.255), (-0.10, 0, 0.255)],
        [0.036, 0.030, 0.030, 0.026],
    )
    head = sdf.box((0.050, 0.056, 0.125), (-0.125, 0, 0.235), round=0.018)
    iron = sdf.meshed((arm | head.k(0.02)).scaled((1, 0.85, 1)), detail=0.0032)
    wheel = turned(
        lathe([(0.020, -0.007), (0.048, -0.006), (0.052, 0), (0.048, 0.006), (0.020, 0.007)]),
        "y",
        90,
    )
    hub = turned(_turned([(0, -0.012), (0.014, -0.012), (0.014, 0.016), (0, 0.018)]), "y", 90)
    bright = _sewing_bright()
    spool = _sewing_spool()
    pin = rod((0.04, 0, 0.27), (0.04, 0, 0.335), 0.0015)
    gilt = _sewing_gilt()
    gilt += [
        tube(
            spline([(0.09, -0.0262, 0.243), (0.0, -0.0245, 0.245), (-0.09, -0.0225, 0.246)], 30),
            0.0012,
            sides=6,
        )
    ]
    gilt += [
        tube(
            np.c_[
                np.array(rectangle(0.35, 0.15, 0.01)),
                np.full(len(rectangle(0.35, 0.15, 0.01)), 0.0665),
            ],
            0.0009,
            sides=6,
        )
    ]
    thread = _sewing_thread()
    return [
        piece(base, "walnut", name="base"),
        body(
            [iron, moved(bed, (0, 0, 0.049)), moved(wheel, (0.178, 0, 0.235))],
            Material("enamel", good.color, 0.12, coat=1.0),
        ),
        piece([*bright, moved(hub, (0.178, 0, 0.235)), pin], "chrome", name="steel"),
        piece(gilt, "gold", name="gilt"),
        piece([*spool, thread], "cotton", (0.55, 0.03, 0.04), name="thread"),
    ]


FORMS: dict[str, Callable[[Good, np.random.Generator], Made]] = {
    "can": _can, "bottle": _bottle, "flask": _flask, "to go": _to_go, "carton": _carton,
    "bulb": _bulb, "toaster": _toaster, "espresso": _espresso, "press": _press, "moka": _moka,
    "scissors": _scissors, "screwdriver": _screwdriver, "saw": _saw, "pliers": _pliers,
    "drill": _drill, "lens": _lens, "padlock": _padlock, "piggy": _piggy, "sewing": _sewing,
}  # fmt: skip

FAMILY = Family(
    "goods",
    build,
    ROWS,
    span=(0.05, 0.7),
    synonyms={
        "energy drink can": ("energy drink", "aluminium can", "aluminum can", "beer can", "can"),
        "beer bottle": ("bottle of beer",),
        "champagne bottle": ("bottle of champagne", "prosecco bottle"),
        "whiskey bottle": ("whisky bottle", "bottle of whiskey", "bourbon bottle", "rum bottle"),
        "water bottle": ("plastic bottle", "bottle of water"),
        "thermos": ("thermos flask", "insulated bottle", "reusable bottle", "steel bottle"),
        "paper cup": ("takeaway coffee cup", "coffee cup to go", "takeaway cup", "to go cup"),
        "milk carton": ("carton of milk", "juice carton"),
        "light bulb": ("lightbulb", "edison bulb"),
        "espresso machine": ("coffee machine", "coffee maker"),
        "moka pot": ("coffee pot",),
        "power drill": ("drill", "cordless drill"),
        "saw": ("hand saw", "handsaw"),
        "magnifying glass": ("magnifier", "loupe"),
        "padlock": ("lock",),
        "piggy bank": ("money box", "coin bank"),
    },
)
