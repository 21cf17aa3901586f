"""Machines for a desk, a shelf or two hands: typewriters, keyboards, pads, players, radios, phones.

Each is set out as for its picture: a typewriter with a sheet in it, a record on its player, the
lid of a charging case open over both of its buds.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

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
    merged,
    moved,
    rectangle,
    rod,
    rounded,
    sdf,
    sized,
    spline,
    sweep,
    thickened,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Point, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lit, tinted_glass, trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Device:
    """A machine by its form; `color` takes an asked colour, `second` is of what goes with it.

    `open`: a lid that can be lifted is.
    """

    form: str
    color: Rgb
    second: Rgb = (0.72, 0.70, 0.66)
    open: bool = True


BLACK: Rgb = (0.018, 0.018, 0.02)
WHITE: Rgb = (0.76, 0.76, 0.75)
ROWS = {
    "typewriter": Device("typewriter", (0.022, 0.03, 0.032)),
    "earbuds": Device("earbuds", WHITE),
    "mechanical keyboard": Device("keyboard", (0.05, 0.052, 0.06), (0.62, 0.60, 0.56)),
    "computer mouse": Device("mouse", (0.045, 0.046, 0.05)),
    "game controller": Device("pad", (0.03, 0.031, 0.035)),
    "record player": Device("turntable", (0.15, 0.075, 0.035)),
    "speaker": Device("speaker", (0.035, 0.036, 0.04)),
    "portable speaker": Device("portable", (0.03, 0.12, 0.20)),
    "radio": Device("radio", (0.42, 0.13, 0.06), (0.74, 0.66, 0.50)),
    "boombox": Device("boombox", (0.30, 0.31, 0.33)),
    "cassette tape": Device("cassette", (0.05, 0.052, 0.058), (0.72, 0.34, 0.10)),
    "instant camera": Device("instant", (0.74, 0.73, 0.70)),
    "movie camera": Device("movie", (0.05, 0.052, 0.056)),
    "rotary phone": Device("rotary", (0.42, 0.02, 0.02)),
    "vr headset": Device("goggles", (0.70, 0.70, 0.70)),
    "tablet": Device("tablet", (0.045, 0.046, 0.05)),
    "handheld console": Device("handheld", (0.60, 0.60, 0.56)),
    "arcade machine": Device("arcade", (0.03, 0.04, 0.16)),
}

Made = list[Part]


def build(order: Order[Device]) -> Model:
    """By its form, a little other in its proportions for each seed."""
    device, rng = order.params, order.rng
    model = varied(grounded(Model(order.noun, merged(FORMS[device.form](device, rng)))), rng, "z")
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    anchors = {"top": top_anchor(model.parts, 0.3), "grip": Anchor((x, y, z))}
    return replace(model, anchors=anchors)


def _screen(color: Rgb) -> Material:
    """A dark pane that shows a colour by itself."""
    return replace(lit(color, 1.0), color=(0.012, 0.012, 0.014), roughness=0.12, coat=0.6)


def _leant(meshes: list[Mesh], tilt: float, at: Point) -> list[Mesh]:
    """What lies flat, set up on its lower edge: its upper side towards −y."""
    return [moved(turned(mesh, "x", tilt), at) for mesh in meshes]


# Of a desk


def _typewriter(device: Device, rng: np.random.Generator) -> Made:
    """A portable of about 1930: round keys on levers, a basket of types, a sheet in it."""
    enamel = Material("enamel", device.color, 0.16, coat=1.0)
    caps, rims, arms = _round_keys()
    return [
        body(_frame(), enamel),
        piece(caps, trim((0.012, 0.012, 0.013), 0.25), name="key"),
        piece([*rims, *_carriage(), *_types()], "chrome", name="steel"),
        piece(arms, trim((0.03, 0.03, 0.032), 0.4), name="lever"),
        piece(_marks(), Material("marks", (0.75, 0.73, 0.66), 0.5), name="letter"),
        piece(_platen(), "rubber", name="platen"),
        piece(_sheet(), "paper", (0.78, 0.76, 0.70), name="paper"),
        piece(_lines(rng), trim((0.06, 0.06, 0.07), 0.7), name="print"),
        piece(_spools(), "brushed steel", (0.30, 0.29, 0.28), name="spool"),
    ]


def _frame() -> list[Mesh]:
    """The case: a low front round the keys, two high shoulders, a hood with a well in it."""
    base = extruded(rounded([(-0.15, -0.16), (0.15, -0.16), (0.16, 0.14), (-0.16, 0.14)], 0.03),
                    0.024, bevel=0.006, steps=3)  # fmt: skip
    side = [
        (-0.04, 0.02),
        (-0.055, 0.05),
        (-0.02, 0.105),
        (0.06, 0.125),
        (0.13, 0.12),
        (0.14, 0.02),
    ]
    cheek = turned(
        turned(extruded(rounded(side, 0.02), 0.03, bevel=0.007, steps=3), "x", 90), "z", 90
    )
    cheeks = [moved(cheek, (x, 0, 0)) for x in (-0.155, 0.125)]
    hood = sdf.box((0.27, 0.12, 0.05), (0, 0.045, 0.103), round=0.014)
    well = sdf.cylinder(0.075, 0.2).at((0, 0.0, 0.10)).scaled((1.1, 1, 1))
    shield = sdf.meshed(hood.turned("x", 8) - well.k(0.004), detail=0.003)
    plate = bevelled_box((0.15, 0.008, 0.03), bevel=0.002, at=(0, 0.108, 0.125))
    back = bevelled_box((0.26, 0.02, 0.10), bevel=0.006, at=(0, 0.125, 0.07))
    feet = [rod((x, y, -0.008), (x, y, 0.004), 0.012) for x in (-0.13, 0.13) for y in (-0.13, 0.12)]
    return [base, *cheeks, shield, plate, back, *feet]


def _spots() -> list[Point]:
    """Where the keys are: four rows that rise, each half a key aside."""
    return [
        (-0.117 + 0.0235 * k + 0.006 * row, -0.135 + 0.0255 * row, 0.046 + 0.0135 * row)
        for row in range(4)
        for k in range(11 if row else 10)
    ]


def _round_keys() -> tuple[list[Mesh], list[Mesh], list[Mesh]]:
    """Caps, their rims, and the levers below; a space bar before them."""
    cap = lathe([(0, 0), (0.0085, 0), (0.0085, 0.0022), (0.006, 0.0016), (0, 0.0014)], segments=28)
    rim = lathe(
        [(0.0082, -0.001), (0.0100, -0.0005), (0.0100, 0.0030), (0.0083, 0.0034)], segments=28
    )
    spots = _spots()
    tilted = [(turned(cap, "x", 14), turned(rim, "x", 14))] * len(spots)
    arms = [
        tube(
            spline([(x, y, z), (x, y + 0.004, z - 0.02), (0.9 * x, 0.0, 0.03)], 8), 0.0012, sides=6
        )
        for x, y, z in spots
    ]
    bar = moved(extruded(rectangle(0.13, 0.012, 0.005), 0.007, bevel=0.002), (0, -0.157, 0.03))
    caps = [moved(c, at) for (c, _), at in zip(tilted, spots, strict=True)]
    return [*caps, bar], [moved(r, at) for (_, r), at in zip(tilted, spots, strict=True)], arms


def _marks() -> list[Mesh]:
    """A pale stroke or two on each key: a letter, seen from where a picture is taken."""
    marks = []
    for n, (x, y, z) in enumerate(_spots()):
        for dx, dy, w, d in (
            ((-0.0012, 0, 0.001, 0.006), (0.0012, 0.0015, 0.0036, 0.001)),
            ((0, 0, 0.001, 0.0062), (0, -0.002, 0.004, 0.001)),
        )[n % 2]:
            bar = bevelled_box((w, d, 0.0006), bevel=0.0001, at=(dx, dy, 0.0019))
            marks.append(moved(turned(bar, "x", 14), (x, y, z)))
    return marks


def _types() -> list[Mesh]:
    """The basket: thin bars in a half ring, that all point to the paper."""
    made = []
    for a in np.radians(np.linspace(200, 340, 29)):
        out = np.array([0.068 * np.cos(a), 0.004 + 0.062 * np.sin(a), 0.088])
        mid = np.array([0.030 * np.cos(a), 0.02 + 0.03 * np.sin(a), 0.094])
        end = np.array([0.020 * np.cos(a), 0.024 + 0.022 * np.sin(a), 0.099])
        made.append(tube(spline([out, mid, end], 7), 0.0013, sides=5))
    return made


def _carriage() -> list[Mesh]:
    """Rails, knobs, a bail with its scale, and the lever that sends it back."""
    rails = [
        rod((-0.185, y, z), (0.185, y, z), 0.0045) for y, z in ((0.115, 0.135), (0.062, 0.146))
    ]
    caps = [
        rod((s * 0.168, 0.088, 0.155), (s * 0.178, 0.088, 0.155), 0.021, sides=32) for s in (-1, 1)
    ]
    lever = spline([(-0.178, 0.085, 0.16), (-0.20, 0.06, 0.172), (-0.205, 0.01, 0.178)], 16)
    bail = rod((-0.13, 0.068, 0.172), (0.13, 0.068, 0.172), 0.0022)
    rests = [rod((s * 0.13, 0.068, 0.172), (s * 0.13, 0.1, 0.15), 0.002) for s in (-1, 1)]
    return [*rails, *caps, tube(lever, 0.0045, sides=10, squash=0.6), bail, *rests]


def _platen() -> list[Mesh]:
    """The roller, and the knobs at its ends."""
    knobs = [
        rod((s * 0.178, 0.088, 0.155), (s * 0.198, 0.088, 0.155), 0.018, sides=40) for s in (-1, 1)
    ]
    return [rod((-0.168, 0.088, 0.155), (0.168, 0.088, 0.155), 0.0185, sides=40), *knobs]


def _sheet_way() -> np.ndarray:
    """(N, 2) y and z of the sheet: up before the roller, then backwards."""
    turn = arc(0.0192, 200, 100, 10, (0.088, 0.155))
    return np.r_[turn, spline([turn[-1], (0.102, 0.20), (0.135, 0.285)], 14)[1:]]


def _sheet() -> Mesh:
    rows = [
        np.c_[np.linspace(-0.105, 0.105, 8), np.full(8, y), np.full(8, z)] for y, z in _sheet_way()
    ]
    return thickened(grid(np.array(rows)), 0.0004)


def _lines(rng: np.random.Generator) -> list[Mesh]:
    """What is typed: words of several lengths in lines on the front of the sheet."""
    way = _sheet_way()[10:22]
    made = []
    for n, (y, z) in enumerate(way[::1]):
        x = -0.085
        while x < (0.085 if n % 4 else 0.01):
            wide = float(rng.uniform(0.008, 0.022))
            made.append(
                bevelled_box((wide, 0.0006, 0.0022), bevel=0.0001, at=(x + wide / 2, y - 0.0008, z))
            )
            x += wide + 0.005
    return made


def _spools() -> list[Mesh]:
    """The two reels of the ribbon."""
    reel = lathe([(0, 0), (0.030, 0), (0.030, 0.003), (0.012, 0.0035), (0.010, 0.011), (0, 0.011)])
    return [moved(reel, (s * 0.095, 0.035, 0.13)) for s in (-1, 1)]


def _keyboard(device: Device, rng: np.random.Generator) -> Made:
    """A case with 61 sculpted caps, some in the second colour, light between them, a cable."""
    case = extruded(rectangle(0.305, 0.112, 0.008), 0.024, bevel=0.003, steps=3)
    pale, dark, bright = _caps()
    glow = moved(extruded(rectangle(0.292, 0.099, 0.004), 0.0012), (0, 0, 0.0236))
    way = [(0.0, 0.054, 0.014), (0.0, 0.10, 0.008), (0.06, 0.15, 0.0035), (0.16, 0.155, 0.0035)]
    cable = tube(spline(way, 40), 0.003, sides=10)

    def set_up(mesh: Mesh) -> Mesh:
        return moved(turned(mesh, "x", 6), (0, 0, 0.005))

    return [
        body([set_up(case)], Material("case", device.color, 0.4, coat=0.1)),
        piece(set_up(glow), lit((0.35, 0.5, 1.0), 0.55), name="glow"),
        piece(
            [set_up(m) for m in pale], Material("caps", device.second, 0.5), name="cap", tinted=True
        ),
        piece([set_up(m) for m in dark], Material("caps", (0.13, 0.14, 0.16), 0.5), name="cap"),
        piece([set_up(m) for m in bright], Material("caps", (0.62, 0.11, 0.05), 0.5), name="cap"),
        piece(cable, trim((0.03, 0.03, 0.032), 0.7), name="cable"),
    ]


KEY_ROWS: tuple[tuple[float, ...], ...] = (
    (1.25, 1.25, 1.25, 6.25, 1.25, 1.25, 1.25, 1.25), (2.25, *(1.0,) * 10, 2.75),
    (1.75, *(1.0,) * 11, 2.25), (1.5, *(1.0,) * 12, 1.5), (*(1.0,) * 13, 2.0),
)  # fmt: skip


def _caps() -> tuple[list[Mesh], list[Mesh], list[Mesh]]:
    """Caps by their colour: letters, the keys about them, escape and enter."""
    made: tuple[list[Mesh], list[Mesh], list[Mesh]] = ([], [], [])
    pitch = 0.01935
    for row, widths in enumerate(KEY_ROWS):
        x = -7.5 * pitch
        for k, width in enumerate(widths):
            y, z = (row - 2) * pitch, 0.0248 + 0.0005 * (row - 2) ** 2
            cap = _cap(width * pitch - 0.0011)
            last = k in (0, len(widths) - 1)
            which = (
                2 if (row, k) in ((4, 0), (2, 12)) else 1 if last or (row == 0 and k != 3) else 0
            )
            made[which].append(moved(cap, (x + width * pitch / 2, y, z)))
            x += width * pitch
    return made


def _cap(wide: float) -> Mesh:
    """Narrower above, hollowed on top for a finger."""
    deep = 0.0182
    rings = []
    for z, inset in (
        (0.0, 0.0),
        (0.004, 0.0008),
        (0.0078, 0.0026),
        (0.0086, 0.0034),
        (0.0078, 0.0062),
    ):
        out = rounded(rectangle(wide - 2 * inset, deep - 2 * inset), 0.002, steps=3)
        rings.append(np.c_[out, np.full(len(out), z)])
    return loft(np.array(rings), crease=32.0)


def _mouse(device: Device, rng: np.random.Generator) -> Made:
    """A smooth back, two buttons parted by a seam, a wheel, a strip of light."""
    shell = sdf.ellipsoid((0.032, 0.062, 0.036), (0, 0, 0.004)) & sdf.half_space(
        (0, 0, -1), (0, 0, 0)
    )
    seam = sdf.box((0.0012, 0.062, 0.02), (0, -0.036, 0.036)) | sdf.box(
        (0.07, 0.0012, 0.02), (0, -0.004, 0.042)
    )
    slot = sdf.box((0.007, 0.02, 0.03), (0, -0.034, 0.034), round=0.002)
    back = sdf.meshed(shell - seam - slot, detail=0.0011)
    wheel = turned(
        lathe(
            rounded([(0, -0.003), (0.009, -0.003), (0.009, 0.003), (0, 0.003)], 0.001, closed=False)
        ),
        "y",
        90,
    )
    ring = sized(
        tube(np.c_[arc(0.0322, 0, 360, 90), np.full(90, 0.0035)], 0.0011, sides=8, capped=False),
        (1, 1.93, 1),
    )
    return [
        body(back, Material("shell", device.color, 0.42)),
        piece(moved(wheel, (0, -0.034, 0.029)), "rubber", name="wheel"),
        piece(ring, lit((0.2, 0.75, 1.0), 1.2), name="glow"),
    ]


def _tablet(device: Device, rng: np.random.Generator) -> Made:
    """Leaning on its stand, a bright page on the screen."""
    slab = extruded(rectangle(0.178, 0.248, 0.012), 0.006, bevel=0.0022, steps=3)
    screen = moved(extruded(rectangle(0.166, 0.236, 0.006), 0.0004), (0, 0, 0.0059))
    tones: tuple[Rgb, ...] = (
        (0.10, 0.24, 0.55),
        (0.75, 0.33, 0.10),
        (0.14, 0.42, 0.25),
        (0.70, 0.16, 0.22),
        (0.5, 0.5, 0.55),
    )
    tiles = [
        moved(
            extruded(rectangle(0.032, 0.032, 0.007), 0.0005),
            (-0.057 + 0.038 * i, 0.085 - 0.042 * j, 0.0063),
        )
        for j in range(5)
        for i in range(4)
    ]
    lean = (0, -0.02, 0.115)
    foot = bevelled_box((0.10, 0.10, 0.005), bevel=0.002, at=(0, 0.045, 0.0025))
    arm = rod((0, 0.085, 0.004), (0, 0.012, 0.12), 0.008)
    return [
        body(_leant([slab], 72, lean), "brushed steel", device.color),
        piece(_leant([screen], 72, lean), _screen((0.06, 0.10, 0.18)), name="screen"),
        *(
            piece(_leant(tiles[k::5], 72, lean), _screen(c), name="screen")
            for k, c in enumerate(tones)
        ),
        piece([foot, arm], "brushed steel", name="stand"),
    ]


# Of the ears


def _earbuds(device: Device, rng: np.random.Generator) -> Made:
    """A charging case on its back edge, its lid up, both buds standing out of their wells."""
    shell = Material("shell", device.color, 0.22, coat=0.6)
    low = sdf.box((0.064, 0.030, 0.036), (0, 0, 0.018), round=0.013)
    wells = sdf.capsule((0.0165, 0, 0.022), (0.0165, 0, 0.05), 0.0098).mirrored()
    lower = sdf.meshed(
        low & sdf.half_space((0, 0, 1), (0, 0, 0.028)) - wells.k(0.001), detail=0.0011
    )
    whole = sdf.box((0.064, 0.030, 0.046), (0, 0, 0.023), round=0.013)
    hollow = sdf.box((0.057, 0.024, 0.034), (0, 0, 0.02), round=0.010)
    upper = sdf.meshed(
        whole & sdf.half_space((0, 0, -1), (0, 0, 0.028)) - hollow.k(0.001), detail=0.0011
    )
    lid = turned(upper, "x", -108 if device.open else 0, (0, 0.0145, 0.028))
    inlay = bevelled_box((0.052, 0.020, 0.001), bevel=0.0004, at=(0, 0, 0.0262))
    hinge = rod((-0.016, 0.0148, 0.0275), (0.016, 0.0148, 0.0275), 0.0016)
    lamp = ball(0.0011, (0, -0.0149, 0.017), segments=12)
    return [
        body([lower, lid], shell),
        piece(hinge, "chrome", name="steel"),
        *(part for side in (-1, 1) if device.open for part in _bud(side, shell)),
        piece(inlay, Material("inlay", tuple(0.55 * c for c in device.color), 0.4), name="inlay"),  # type: ignore[arg-type]
        piece(lamp, lit((0.2, 1.0, 0.35), 1.6), name="lamp"),
    ]


def _bud(side: int, shell: Material) -> Made:
    """A stem in the case, a head above it that looks inward, its soft tip, the ring of its foot."""
    x = side * 0.0165
    stem = sdf.capsule((x, 0, 0.026), (x, -0.001, 0.050), 0.0042, 0.0048)
    head = sdf.ellipsoid((0.0092, 0.0082, 0.0094), (x - side * 0.001, -0.002, 0.052))
    neck = sdf.capsule((x, -0.004, 0.053), (x - side * 0.004, -0.009, 0.055), 0.0060, 0.0042)
    whole = sdf.meshed(stem | head.k(0.004) | neck.k(0.003), detail=0.0007)
    tip = sdf.ellipsoid((0.0052, 0.0046, 0.0054), (x - side * 0.0053, -0.0112, 0.0558))
    grille = moved(
        sized(ball(0.0022, segments=16), (1, 0.5, 1.8)), (x + side * 0.006, -0.0078, 0.0535)
    )
    return [
        body(whole, shell),
        piece(sdf.meshed(tip, detail=0.0007), "rubber", (0.10, 0.10, 0.105), name="tip"),
        piece(grille, "chrome", name="steel"),
    ]


def _goggles(device: Device, rng: np.random.Generator) -> Made:
    """A visor with four small eyes, a foam face, straps to a pad behind."""
    front = sdf.box((0.175, 0.075, 0.095), (0, -0.06, 0.06), round=0.035)
    nose = sdf.capsule((0, -0.04, 0.0), (0, 0.01, 0.035), 0.022)
    visor = sdf.meshed(front - nose.k(0.01), detail=0.0025)
    pane = bevelled_box((0.12, 0.004, 0.05), bevel=0.0019, at=(0, -0.0975, 0.06))
    face = sdf.meshed(
        sdf.box((0.16, 0.04, 0.085), (0, -0.01, 0.06), round=0.02) - nose.k(0.01), detail=0.003
    )
    half = [(0.0, 0.155, 0.08), (0.075, 0.12, 0.075), (0.095, 0.03, 0.065), (0.082, -0.03, 0.06)]
    bow = spline([*((-x, y, z) for x, y, z in half[:0:-1]), *half], 60)
    over = spline([(0, -0.05, 0.105), (0, 0.02, 0.16), (0, 0.11, 0.15), (0, 0.152, 0.09)], 40)
    straps = [
        sweep(bow, rectangle(0.003, 0.026, 0.001)),
        sweep(over, rectangle(0.026, 0.003, 0.001), up=(0, 0, 1)),
    ]
    eyes = [
        ball(0.0065, (x, -0.0985, z), segments=20) for x in (-0.048, 0.048) for z in (0.044, 0.076)
    ]
    pad = moved(cushion((0.07, 0.03, 0.06), crown=0.5), (0, 0.152, 0.08))
    return [
        body(visor, Material("shell", device.color, 0.35, coat=0.3)),
        piece([pane, *eyes], tinted_glass(), name="pane"),
        piece([face, pad], "foam", (0.05, 0.05, 0.052), name="foam"),
        piece(straps, trim((0.06, 0.06, 0.065), 0.7), name="strap"),
    ]


# Of play


def _pad_stick() -> Mesh:
    return lathe(
        np.r_[
            [(0.0055, 0), (0.0055, 0.008)],
            rounded([(0.0095, 0.009), (0.0098, 0.0135), (0.0075, 0.0122)], 0.001, closed=False),
            [(0, 0.0115)],
        ]
    )


def _pad(device: Device, rng: np.random.Generator) -> Made:
    """Two grips, sticks, a cross, four coloured buttons, shoulder keys; lying back a little."""
    middle = sdf.box((0.095, 0.062, 0.034), (0, 0.012, 0.028), round=0.015)
    wing = sdf.ellipsoid((0.034, 0.036, 0.021), (0.050, 0.012, 0.028))
    grip = sdf.capsule((0.058, 0.0, 0.024), (0.069, -0.058, 0.016), 0.019, 0.0145)
    half = (wing | grip.k(0.024)).mirrored()
    shell = sdf.meshed(middle | half.k(0.02), detail=0.0017)
    stick = _pad_stick()
    wells = [lathe([(0.0125, 0), (0.0135, 0.0012), (0.0122, 0.0016), (0.0118, 0), (0, 0)])] * 2
    spots = ((-0.0475, 0.022), (0.0235, -0.008))
    sticks = [moved(stick, (x, y, 0.044)) for x, y in spots]
    rings = [moved(w, (x, y, 0.0448)) for w, (x, y) in zip(wells, spots, strict=True)]
    cross = [
        bevelled_box(size, bevel=0.001, at=(-0.024, -0.008, 0.0462))
        for size in ((0.022, 0.0075, 0.006), (0.0075, 0.022, 0.006))
    ]
    tones: tuple[Rgb, ...] = (
        (0.04, 0.34, 0.10),
        (0.55, 0.02, 0.03),
        (0.02, 0.13, 0.55),
        (0.70, 0.42, 0.01),
    )
    knob = lathe(
        rounded([(0, 0), (0.0052, 0), (0.0052, 0.005), (0, 0.0058)], 0.0014, closed=False),
        segments=32,
    )
    where = ((0, -0.0115), (0.0115, 0), (-0.0115, 0), (0, 0.0115))
    keys = [moved(knob, (0.0495 + x, 0.022 + y, 0.0478)) for x, y in where]
    small = [moved(sized(knob, 0.6), (x, 0.024, 0.0435)) for x in (-0.016, 0.016)]
    shoulders = [
        bevelled_box((0.040, 0.016, 0.012), bevel=0.005, steps=4, at=(s * 0.047, 0.044, 0.030))
        for s in (-1, 1)
    ]
    mark = moved(lathe([(0, 0), (0.008, 0), (0.007, 0.0018), (0, 0.002)]), (0, 0.03, 0.0447))
    parts = [
        body(shell, Material("shell", device.color, 0.42)),
        piece(
            [*sticks, *rings, *cross, *shoulders], trim((0.014, 0.014, 0.016), 0.4), name="stick"
        ),
        *(
            piece(m, Material("button", c, 0.2, coat=0.8), name="button")
            for m, c in zip(keys, tones, strict=True)
        ),
        piece([*small, mark], lit((0.85, 0.9, 1.0), 0.7), name="mark"),
    ]
    return [moved(turned(part, "x", 42), (0, 0, 0.02)) for part in parts]


def _handheld_bars() -> list[Mesh]:
    return [
        turned(
            moved(
                extruded(rectangle(0.014, 0.004, 0.002), 0.003, bevel=0.0008), (x, -0.055, 0.0285)
            ),
            "z",
            0,
        )
        for x in (-0.014, 0.006)
    ]


def _handheld_holes() -> list[Mesh]:
    return [
        turned(
            bevelled_box(
                (0.003, 0.022, 0.0008), bevel=0.0003, at=(0.018 + 0.005 * k, -0.058, 0.0301)
            ),
            "z",
            0,
        )
        for k in range(4)
    ]


def _handheld(device: Device, rng: np.random.Generator) -> Made:
    """A grey brick with a green screen, a cross, two buttons, leant back."""
    case = extruded(rectangle(0.09, 0.148, 0.008), 0.03, bevel=0.004, steps=3)
    frame = moved(
        extruded(rectangle(0.076, 0.062, 0.006), 0.0015, bevel=0.0006), (0, 0.036, 0.0295)
    )
    screen = moved(extruded(rectangle(0.047, 0.043, 0.001), 0.0006), (0, 0.036, 0.031))
    shapes = [
        ((0.012, 0.006), (-0.01, 0.024)),
        ((0.006, 0.012), (0.008, 0.042)),
        ((0.018, 0.005), (0.0, 0.050)),
        ((0.006, 0.006), (0.014, 0.026)),
    ]
    pixels = [
        bevelled_box((w, d, 0.0004), bevel=0.0001, at=(x, y, 0.0318)) for (w, d), (x, y) in shapes
    ]
    cross = [
        bevelled_box(size, bevel=0.0012, at=(-0.024, -0.026, 0.032))
        for size in ((0.024, 0.008, 0.006), (0.008, 0.024, 0.006))
    ]
    knob = lathe(
        rounded([(0, 0), (0.0065, 0), (0.0065, 0.005), (0, 0.0056)], 0.0012, closed=False),
        segments=32,
    )
    keys = [moved(knob, (x, y, 0.029)) for x, y in ((0.033, -0.020), (0.016, -0.030))]
    bars = _handheld_bars()
    holes = _handheld_holes()
    at = (0, 0, 0.073)

    def up(meshes: list[Mesh]) -> list[Mesh]:
        return _leant(meshes, 74, at)

    prop = _leant([bevelled_box((0.06, 0.11, 0.004), bevel=0.001)], -62, (0, 0.045, 0.05))
    return [
        body(up([case]), Material("case", device.color, 0.5)),
        piece(up([frame]), trim((0.10, 0.10, 0.12), 0.35), name="frame"),
        piece(up([screen]), Material("screen", (0.30, 0.36, 0.06), 0.2, coat=0.8), name="screen"),
        piece(up([*pixels]), trim((0.04, 0.08, 0.03), 0.6), name="pixel"),
        piece(up([*cross, *holes]), trim((0.02, 0.02, 0.024), 0.45), name="cross"),
        piece(up(keys), Material("button", (0.34, 0.02, 0.12), 0.25, coat=0.5), name="button"),
        piece([*up(bars), *prop], trim((0.20, 0.20, 0.22), 0.6), name="bar"),
    ]


CABINET: tuple[tuple[float, float], ...] = (
    (-0.36, 0.0), (0.34, 0.0), (0.34, 1.72), (-0.22, 1.76), (-0.30, 1.66), (-0.30, 1.52),
    (-0.12, 1.42), (-0.05, 1.06), (-0.36, 0.96), (-0.36, 0.84), (-0.28, 0.76), (-0.28, 0.12),
)  # fmt: skip


def _arcade_knob() -> Mesh:
    return turned(
        lathe(
            rounded([(0, 0), (0.016, 0), (0.016, 0.016), (0, 0.018)], 0.004, closed=False),
            segments=28,
        ),
        "x",
        17,
    )


def _arcade(device: Device, rng: np.random.Generator) -> Made:
    """A cabinet of two cut sides, a lit title, a screen at play, a desk with sticks and buttons."""
    board = turned(turned(extruded(rounded(CABINET, 0.025), 0.025, bevel=0.005), "x", 90), "z", 90)
    sides = [moved(board, (x, 0, 0)) for x in (-0.335, 0.31)]
    edge = np.array([(y, z) for y, z in rounded(CABINET, 0.025)])
    trims = [
        tube(np.c_[np.full(len(edge) + 1, x), np.r_[edge, edge[:1]]], 0.011, sides=8, capped=False)
        for x in (-0.323, 0.323)
    ]
    walls = [
        bevelled_box((0.63, 0.03, 1.70), bevel=0.004, at=(0, 0.32, 0.86)),
        bevelled_box((0.63, 0.03, 0.70), bevel=0.004, at=(0, -0.27, 0.44)),
        bevelled_box((0.63, 0.55, 0.03), bevel=0.004, at=(0, 0.05, 1.71)),
    ]
    desk = moved(turned(bevelled_box((0.63, 0.31, 0.03), bevel=0.004), "x", 17), (0, -0.205, 1.0))
    screen = moved(
        turned(bevelled_box((0.60, 0.02, 0.40), bevel=0.004), "x", -12), (0, -0.06, 1.25)
    )
    title = moved(turned(bevelled_box((0.62, 0.02, 0.14), bevel=0.004), "x", 3), (0, -0.285, 1.59))
    glow, ships, foes = _game(rng)
    knobs = [rod((x, -0.22, 1.0), (x - 0.01, -0.225, 1.09), 0.006) for x in (-0.19, 0.08)]
    balls = [ball(0.021, (x - 0.01, -0.225, 1.10), segments=24) for x in (-0.19, 0.08)]
    knob = _arcade_knob()
    keys = [
        moved(knob, (x + 0.05 * (k % 3), -0.25 + 0.05 * (k // 3), 1.0 + 0.015 * (k // 3)))
        for x in (-0.12, 0.15)
        for k in range(4)
    ]
    slot = bevelled_box((0.20, 0.02, 0.18), bevel=0.006, at=(0, -0.288, 0.45))
    coins = [
        bevelled_box((0.035, 0.012, 0.06), bevel=0.004, at=(x, -0.30, 0.47))
        for x in (-0.045, 0.045)
    ]
    return [
        body(sides, Material("laminate", device.color, 0.35, coat=0.3)),
        piece([*walls, desk, slot], trim((0.02, 0.02, 0.024), 0.5), name="wall"),
        piece(trims, Material("edge", (0.75, 0.30, 0.03), 0.35), name="edge"),
        piece(screen, _screen((0.008, 0.012, 0.05)), name="screen"),
        piece(title, _screen((0.42, 0.03, 0.22)), name="title"),
        piece([*glow, *coins], _screen((1.0, 0.70, 0.10)), name="glow"),
        piece(ships, _screen((0.1, 0.75, 1.0)), name="screen"),
        piece(foes, _screen((0.2, 1.0, 0.15)), name="screen"),
        piece(knobs, "chrome", name="stick"),
        piece(
            [*balls, *keys[::2]], Material("knob", (0.60, 0.02, 0.03), 0.15, coat=1.0), name="knob"
        ),
        piece(keys[1::2], Material("knob", (0.70, 0.45, 0.02), 0.15, coat=1.0), name="knob"),
    ]


def _game(rng: np.random.Generator) -> tuple[list[Mesh], list[Mesh], list[Mesh]]:
    """What is on the screen and over it: a score and a title in bars, a ship, rows of foes."""

    def on(x: float, up: float, w: float, h: float) -> Mesh:
        bar = bevelled_box((w, 0.004, h), bevel=0.001, at=(x, -0.012, up))
        return moved(turned(bar, "x", -12), (0, -0.06, 1.25))

    letters = [
        bevelled_box((0.04, 0.006, 0.075), bevel=0.002, at=(-0.21 + 0.06 * k, -0.299, 1.59))
        for k in range(8)
    ]
    score = [on(-0.24 + 0.03 * k, 0.17, 0.02, 0.02) for k in range(5)]
    ships = [on(0.02, -0.16, 0.07, 0.02), on(0.02, -0.14, 0.02, 0.03), on(0.02, -0.02, 0.008, 0.06)]
    foes = []
    for row in range(3):
        for k in range(6):
            x, up = -0.2 + 0.07 * k + 0.01 * row, 0.12 - 0.055 * row
            foes += [
                on(x, up, 0.036, 0.014),
                on(x, up + 0.010, 0.018, 0.012),
                on(x - 0.014, up - 0.011, 0.008, 0.012),
                on(x + 0.014, up - 0.011, 0.008, 0.012),
            ]
    return [*letters, *score], ships, foes


# Of sound


def _turntable_arm() -> np.ndarray:
    return spline(
        [
            (0.165, 0.155, 0.116),
            (0.165, 0.115, 0.116),
            (0.160, 0.0, 0.113),
            (0.145, -0.075, 0.109),
            (0.105, -0.115, 0.104),
        ],
        60,
    )


def _turntable_knobs() -> list[Mesh]:
    return [
        moved(
            lathe(rounded([(0, 0), (0.013, 0), (0.012, 0.012), (0, 0.0125)], 0.002, closed=False)),
            (x, -0.145, 0.078),
        )
        for x in (0.13, 0.175)
    ]


def _turntable_feet() -> list[Mesh]:
    return [
        rod((sx * 0.18, sy * 0.14, -0.018), (sx * 0.18, sy * 0.14, 0.002), 0.02)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]


def _turntable(device: Device, rng: np.random.Generator) -> Made:
    """A wooden plinth, a black record with its grooves, an arm on it, a clear lid up behind."""
    plinth = extruded(rectangle(0.45, 0.36, 0.012), 0.075, bevel=0.004, steps=3)
    deck = moved(extruded(rectangle(0.435, 0.345, 0.008), 0.004, bevel=0.001), (0, 0, 0.0745))
    at = (-0.055, 0.0)
    platter = lathe(
        [(0, 0.078), (0.152, 0.078), (0.154, 0.082), (0.154, 0.092), (0.150, 0.094), (0, 0.094)]
    )
    groove = [(0.0, 0.0965)] + [
        (0.052 + 0.0965 * t, 0.0965 + 0.0004 * (k % 2)) for k, t in enumerate(np.linspace(0, 1, 90))
    ]
    disc = lathe([(0, 0.094), (0.150, 0.094), (0.150, 0.0965), *groove[::-1]], crease=180.0)
    label = lathe([(0.05, 0.0966), (0.05, 0.0972), (0, 0.0972)])
    pin = rod((*at, 0.095), (*at, 0.108), 0.0035)
    base = lathe(
        [(0, 0.078), (0.034, 0.078), (0.032, 0.088), (0.020, 0.092), (0.018, 0.112), (0, 0.113)]
    )
    arm = _turntable_arm()
    weight = rod((0.165, 0.145, 0.116), (0.165, 0.172, 0.116), 0.014)
    head = moved(
        turned(bevelled_box((0.016, 0.034, 0.010), bevel=0.002), "z", -42), (0.099, -0.121, 0.1035)
    )
    knobs = _turntable_knobs()
    slider = bevelled_box((0.012, 0.09, 0.003), bevel=0.001, at=(0.195, -0.06, 0.079))
    feet = _turntable_feet()

    def spun(mesh: Mesh) -> Mesh:
        return moved(mesh, (*at, 0.0))

    return [
        body(plinth, "walnut", device.color),
        piece(deck, trim((0.03, 0.031, 0.034), 0.35), name="deck"),
        piece(
            [
                spun(platter),
                tube(arm, 0.0042, sides=12),
                weight,
                moved(base, (0.165, 0.115, 0)),
                pin,
                *knobs,
            ],
            "brushed steel",
            name="steel",
        ),
        piece(spun(disc), Material("vinyl", (0.010, 0.010, 0.011), 0.18, coat=0.7), name="record"),
        piece(spun(label), "paper", (0.62, 0.12, 0.04), name="label"),
        piece([head, *feet, slider], trim((0.02, 0.02, 0.022), 0.4), name="head"),
        piece(_cover(), "thin glass", name="lid"),
    ]


def _cover() -> list[Mesh]:
    """The lid of clear plastic, open by eighty degrees."""
    rim = np.array(rectangle(0.44, 0.35, 0.008))
    wall = [np.c_[rim, np.full(len(rim), z)] for z in (0.0, 0.055)]
    sides = grid(np.array(wall), around=True)
    top = moved(extruded(rim, 0.002), (0, 0, 0.055))
    return [moved(turned(m, "x", -78, (0, 0.175, 0.0)), (0, 0, 0.08)) for m in (sides, top)]


def _cone(r: float) -> dict[str, Mesh]:
    """A driver that looks to −y about the origin: its frame, its cone, its cap."""
    frame = lathe(
        [(0.92 * r, -0.002), (1.08 * r, 0), (1.06 * r, 0.006), (0.95 * r, 0.007), (0.92 * r, 0.002)]
    )
    roll = lathe(spline([(0.92 * r, 0.002), (0.86 * r, 0.010), (0.78 * r, 0.001)], 16))
    cone = lathe(spline([(0.78 * r, 0.001), (0.5 * r, -0.16 * r), (0.28 * r, -0.26 * r)], 16))
    cap = lathe(spline([(0.3 * r, -0.26 * r), (0.2 * r, -0.17 * r), (0, -0.14 * r)], 12))
    made = {"frame": frame, "roll": roll, "cone": cone, "cap": cap}
    return {name: turned(mesh, "x", 90) for name, mesh in made.items()}


def _drivers(spots: list[tuple[float, float, float]], y: float) -> Made:
    """Drivers at (x, z) of a radius on a front at `y`."""
    made: dict[str, list[Mesh]] = {"frame": [], "roll": [], "cone": [], "cap": []}
    for x, z, r in spots:
        for name, mesh in _cone(r).items():
            made[name].append(moved(mesh, (x, y, z)))
    return [
        piece(made["frame"], "brushed steel", (0.45, 0.45, 0.46), name="frame"),
        piece(made["roll"], "rubber", name="roll"),
        piece(made["cone"], Material("cone", (0.055, 0.055, 0.06), 0.6), name="cone"),
        piece(made["cap"], Material("cap", (0.10, 0.10, 0.105), 0.3, coat=0.4), name="cap"),
    ]


def _speaker(device: Device, rng: np.random.Generator) -> Made:
    """A bookshelf box: veneer round a black front, a woofer, a tweeter, a port."""
    box = sdf.box((0.19, 0.23, 0.32), (0, 0.0, 0.16), round=0.008)
    holes = sdf.cylinder(0.070, 0.2).turned("x", 90).at((0, -0.115, 0.115)) | sdf.cylinder(
        0.027, 0.2
    ).turned("x", 90).at((0, -0.115, 0.245))
    shell = sdf.meshed(box - holes, detail=0.004)
    foot = [
        rod((sx * 0.07, sy * 0.08, -0.01), (sx * 0.07, sy * 0.08, 0.002), 0.012)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    badge = bevelled_box((0.04, 0.003, 0.006), bevel=0.001, at=(0, -0.116, 0.018))
    return [
        body(shell, Material("lacquer", device.color, 0.25, coat=0.6)),
        *_drivers([(0, 0.115, 0.070), (0, 0.245, 0.027)], -0.114),
        piece([badge], "chrome", name="badge"),
        piece(foot, "rubber", name="foot"),
    ]


def _portable_barrel() -> Mesh:
    return turned(
        lathe(
            rounded(
                [(0, -0.078), (0.041, -0.078), (0.044, 0), (0.041, 0.078), (0, 0.078)],
                0.012,
                steps=6,
                closed=False,
            )
        ),
        "y",
        90,
    )


def _portable_collars() -> list[Mesh]:
    return [
        turned(
            lathe(
                [(0.0405, s * 0.080), (0.043, s * 0.076), (0.043, s * 0.066), (0.041, s * 0.064)][
                    :: -s if s > 0 else 1
                ][::-1]
            ),
            "y",
            90,
        )
        for s in (-1, 1)
    ]


def _portable_caps() -> list[Mesh]:
    return [
        moved(
            turned(
                lathe(
                    spline(
                        [(0.033, 0), (0.03, 0.004), (0.018, 0.001), (0.012, 0.004), (0, 0.005)], 24
                    )
                ),
                "y",
                s * 90,
            ),
            (s * 0.079, 0, 0),
        )
        for s in (-1, 1)
    ]


def _portable(device: Device, rng: np.random.Generator) -> Made:
    """A lying cylinder in cloth, rubber ends with bare cones, buttons on its back, a loop."""
    barrel = _portable_barrel()
    collars = _portable_collars()
    caps = _portable_caps()
    rim = [
        moved(
            turned(
                lathe([(0.032, 0), (0.040, 0.001), (0.039, 0.006), (0.033, 0.006)]), "y", s * 90
            ),
            (s * 0.076, 0, 0),
        )
        for s in (-1, 1)
    ]
    keys = [
        moved(
            extruded(rectangle(0.014, 0.008, 0.0035), 0.004, bevel=0.001),
            (-0.03 + 0.02 * k, 0, 0.041),
        )
        for k in range(4)
    ]
    mark = moved(
        turned(extruded(rectangle(0.045, 0.018, 0.004), 0.002, bevel=0.0008), "x", 90),
        (0, -0.0425, 0.004),
    )
    loop = tube(
        spline(
            [(0.07, 0, 0.041), (0.095, 0.0, 0.055), (0.115, -0.01, 0.03), (0.09, -0.02, 0.036)], 30
        ),
        0.003,
        sides=10,
    )
    foot = bevelled_box((0.11, 0.03, 0.01), bevel=0.003, at=(0, 0, -0.042))
    cloth = replace(material("upholstery", color=device.color), sheen=0.2)
    return [
        body(barrel, cloth),
        piece([*collars, *rim, *keys, foot, loop], "rubber", (0.05, 0.05, 0.055), name="rubber"),
        piece(caps, Material("cone", (0.16, 0.16, 0.17), 0.3, coat=0.4), name="cone"),
        piece(mark, Material("badge", (0.72, 0.72, 0.72), 0.3), name="badge"),
    ]


def _radio_frame() -> Mesh:
    return tube(
        np.c_[
            np.r_[rectangle(0.138, 0.138, 0.02), rectangle(0.138, 0.138, 0.02)[:1]][:, :1] - 0.068,
            np.full(len(rectangle(0.138, 0.138, 0.02)) + 1, -0.0625),
            np.r_[rectangle(0.138, 0.138, 0.02), rectangle(0.138, 0.138, 0.02)[:1]][:, 1:] + 0.107,
        ],
        0.003,
        sides=8,
        capped=False,
    )


def _radio_ticks() -> list[Mesh]:
    return [
        turned(
            bevelled_box(
                (0.0016, 0.001, 0.008 if k % 3 == 0 else 0.004),
                bevel=0.0003,
                at=(0, -0.0635, 0.042),
            ),
            "y",
            18.0 * k - 135,
        )
        for k in range(16)
    ]


def _radio_knob() -> Mesh:
    return turned(
        lathe(
            rounded(
                [(0, 0), (0.019, 0), (0.017, 0.016), (0.006, 0.018), (0, 0.0185)],
                0.003,
                closed=False,
            )
        ),
        "x",
        90,
    )


def _radio(device: Device, rng: np.random.Generator) -> Made:
    """A table radio of the fifties: a round case, gilt cloth, a lit dial, two knobs."""
    outline = rounded([(-0.155, 0), (0.155, 0), (0.155, 0.19), (-0.155, 0.19)], 0.045, steps=8)
    case = moved(turned(extruded(outline, 0.12, bevel=0.014, steps=5), "x", 90), (0, 0.06, 0.012))
    cloth = moved(
        turned(extruded(rectangle(0.135, 0.135, 0.02), 0.004), "x", 90), (-0.068, -0.0585, 0.107)
    )
    frame = _radio_frame()
    bars = [
        rod((-0.13, -0.0635, z), (-0.006, -0.0635, z), 0.0014, sides=8)
        for z in np.linspace(0.055, 0.16, 8)
    ]
    face = moved(
        turned(lathe([(0.052, 0), (0.052, 0.003), (0, 0.003)]), "x", 90), (0.078, -0.060, 0.128)
    )
    ring = moved(
        turned(lathe([(0.050, 0.002), (0.057, 0), (0.056, 0.008), (0.051, 0.007)]), "x", 90),
        (0.078, -0.060, 0.128),
    )
    ticks = _radio_ticks()
    needle = turned(
        bevelled_box((0.002, 0.002, 0.042), bevel=0.0005, at=(0, -0.0645, 0.018)),
        "y",
        float(rng.uniform(-80, 80)),
    )
    knob = _radio_knob()
    knobs = [moved(knob, (x, -0.060, 0.044)) for x in (0.045, 0.112)]
    feet = [
        rod((sx * 0.11, sy * 0.035, 0), (sx * 0.11, sy * 0.035, 0.015), 0.011)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    return [
        body(case, Material("bakelite", device.color, 0.2, coat=0.8)),
        piece(cloth, "linen", (0.50, 0.38, 0.20), name="cloth"),
        piece([frame, *bars, ring], "brass", name="brass"),
        piece(face, lit((0.85, 0.60, 0.30), 0.6), name="dial"),
        piece(
            [*(moved(m, (0.078, 0, 0.128)) for m in [*ticks, needle])],
            trim((0.20, 0.02, 0.015), 0.4),
            name="needle",
        ),
        piece([*knobs, *feet], Material("ivory", device.second, 0.3, coat=0.4), name="knob"),
    ]


def _boombox_knobs() -> list[Mesh]:
    return [
        moved(
            turned(
                lathe(
                    rounded([(0, 0), (0.013, 0), (0.012, 0.012), (0, 0.013)], 0.002, closed=False)
                ),
                "x",
                90,
            ),
            (x, -0.065, 0.212),
        )
        for x in (-0.22, 0.22)
    ]


def _boombox(device: Device, rng: np.random.Generator) -> Made:
    """Two large cones, a deck for a tape between them, a row of keys, a handle, an aerial."""
    case = bevelled_box((0.52, 0.13, 0.26), bevel=0.018, steps=4, at=(0, 0, 0.13))
    deck = bevelled_box((0.13, 0.01, 0.085), bevel=0.004, at=(0, -0.066, 0.085))
    window = bevelled_box((0.10, 0.006, 0.05), bevel=0.002, at=(0, -0.071, 0.088))
    reels = [
        moved(
            turned(lathe([(0.005, 0), (0.011, 0), (0.011, 0.002), (0.005, 0.002)]), "x", 90),
            (x, -0.074, 0.09),
        )
        for x in (-0.022, 0.022)
    ]
    scale = bevelled_box((0.34, 0.008, 0.036), bevel=0.003, at=(0, -0.066, 0.212))
    lines = [
        bevelled_box(
            (0.0015, 0.002, 0.010 if k % 5 else 0.02),
            bevel=0.0004,
            at=(-0.15 + 0.015 * k, -0.0708, 0.212),
        )
        for k in range(21)
    ]
    needle = bevelled_box(
        (0.003, 0.003, 0.03), bevel=0.001, at=(float(rng.uniform(-0.1, 0.1)), -0.071, 0.212)
    )
    keys = [
        bevelled_box((0.018, 0.014, 0.016), bevel=0.003, at=(-0.05 + 0.02 * k, -0.068, 0.146))
        for k in range(6)
    ]
    knobs = _boombox_knobs()
    way = [(-0.22, 0.02, 0.25), (-0.21, 0.02, 0.315), (0.21, 0.02, 0.315), (0.22, 0.02, 0.25)]
    handle = tube(rounded(way, 0.03, closed=False), 0.011, sides=14)
    aerial = rod((0.19, 0.05, 0.255), (0.29, 0.05, 0.46), 0.003)
    return [
        body(case, Material("case", device.color, 0.32, coat=0.2)),
        *_drivers([(-0.165, 0.105, 0.078), (0.165, 0.105, 0.078)], -0.066),
        piece([deck, *knobs, handle], trim((0.03, 0.03, 0.034), 0.4), name="deck"),
        piece([window, scale], tinted_glass((0.03, 0.035, 0.04)), name="window"),
        piece([*keys, aerial, *reels], "chrome", name="key"),
        piece([*lines, needle], Material("marks", (0.75, 0.70, 0.55), 0.5), name="marks"),
    ]


def _cassette_label() -> Mesh:
    return moved(
        extruded(
            rectangle(0.090, 0.042, 0.002),
            0.0005,
            holes=[
                rounded(
                    [(-0.034, -0.009), (0.034, -0.009), (0.034, 0.0085), (-0.034, 0.0085)], 0.003
                )
            ],
        ),
        (0, 0.004, 0.0094),
    )


def _cassette_toothed() -> list[Mesh]:
    return [
        moved(
            lathe(
                [(0.0042, 0.001), (0.0058, 0.001), (0.0058, 0.009), (0.0042, 0.009)], segments=12
            ),
            (x, 0.002, 0),
        )
        for x in (-0.0212, 0.0212)
    ]


def _cassette(device: Device, rng: np.random.Generator) -> Made:
    """Standing on its edge: a label with stripes, a window with two reels, screws."""
    outline = rectangle(0.1004, 0.0638, 0.003)
    holes = [arc(0.0062, 0, 350, 24, (x, 0.002)) for x in (-0.0212, 0.0212)]
    shell = extruded(outline, 0.0095, holes=holes, bevel=0.0012)
    label = _cassette_label()
    stripes = [
        moved(extruded(rectangle(0.090, 0.0035), 0.0003), (0, 0.0205 - 0.005 * k, 0.0099))
        for k in range(2)
    ]
    lines = [
        moved(extruded(rectangle(0.06, 0.0007), 0.0003), (-0.006, 0.0145 - 0.0 * k, 0.0099))
        for k in range(1)
    ]
    window = moved(extruded(rectangle(0.030, 0.012, 0.002), 0.0006), (0, 0.003, 0.0093))
    toothed = _cassette_toothed()
    foot = moved(
        extruded(
            np.array([(-0.036, -0.0319), (0.036, -0.0319), (0.032, -0.0165), (-0.032, -0.0165)]),
            0.0012,
            bevel=0.0004,
        ),
        (0, 0, 0.0093),
    )
    screws = [
        moved(
            lathe([(0, 0), (0.0018, 0), (0.0014, 0.0008), (0, 0.0008)], segments=16),
            (sx * 0.046, sy * 0.0275, 0.0094),
        )
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]

    def up(meshes: list[Mesh]) -> list[Mesh]:
        return _leant(meshes, 78, (0, 0, 0.032))

    return [
        body(up([shell, foot]), Material("shell", device.color, 0.3, coat=0.2)),
        piece(up([label]), "paper", (0.78, 0.75, 0.67), name="label"),
        piece(up([stripes[0]]), "paper", device.second, name="label"),
        piece(up([stripes[1]]), "paper", (0.06, 0.28, 0.33), name="label"),
        piece(up([*lines, window]), tinted_glass((0.05, 0.04, 0.035)), name="window"),
        piece(up(toothed), Material("reel", (0.72, 0.72, 0.70), 0.4), name="reel"),
        piece(up(screws), "brushed steel", name="screw"),
    ]


# Of pictures and words far away


def _instant_face() -> Mesh:
    return moved(
        turned(extruded(rectangle(0.104, 0.052, 0.01), 0.010, bevel=0.003, steps=3), "x", 62),
        (0, -0.036, 0.074),
    )


def _instant_lens() -> list[Mesh]:
    return [
        lathe([(0.016, 0), (0.0225, 0), (0.0225, 0.014), (0.019, 0.016), (0.0165, 0.011)]),
        lathe([(0.0165, 0.009), (0.012, 0.006), (0, 0.006)]),
    ]


def _instant_print() -> Mesh:
    return moved(
        turned(bevelled_box((0.084, 0.075, 0.0008), bevel=0.0003), "x", 10), (0, -0.085, 0.016)
    )


def _instant_image() -> Mesh:
    return moved(
        turned(bevelled_box((0.070, 0.054, 0.0004), bevel=0.0001), "x", 10), (0, -0.089, 0.0159)
    )


RAINBOW: tuple[Rgb, ...] = (
    (0.02, 0.22, 0.50), (0.03, 0.38, 0.12), (0.80, 0.52, 0.02), (0.75, 0.22, 0.02),
    (0.55, 0.03, 0.05),
)  # fmt: skip


def _instant(device: Device, rng: np.random.Generator) -> Made:
    """A white camera with a stripe of five colours, a large eye, a picture that comes out."""
    side = rounded(
        [(-0.055, 0), (0.06, 0), (0.06, 0.095), (0.03, 0.108), (-0.02, 0.098), (-0.055, 0.045)],
        0.014,
        steps=5,
    )
    shell = turned(turned(extruded(side, 0.118, bevel=0.006, steps=4), "x", 90), "z", 90)
    shell = moved(shell, (-0.059, 0, 0))
    face = _instant_face()
    lens = _instant_lens()
    glass = lathe(spline([(0.0122, 0.0062), (0.008, 0.010), (0, 0.0112)], 16))
    flash = extruded(rectangle(0.026, 0.016, 0.003), 0.004, bevel=0.001)
    finder = extruded(rectangle(0.014, 0.012, 0.003), 0.004, bevel=0.001)
    bar = bevelled_box((0.0032, 0.046, 0.0008), bevel=0.0002)

    def front(mesh: Mesh, x: float, up: float) -> Mesh:
        return moved(turned(moved(mesh, (x, up, 0.009)), "x", 62), (0, -0.036, 0.074))

    knob = front(
        lathe(rounded([(0, 0), (0.0075, 0), (0.0075, 0.006), (0, 0.007)], 0.0015, closed=False)),
        0.043,
        -0.016,
    )
    slot = bevelled_box((0.098, 0.006, 0.005), bevel=0.001, at=(0, -0.054, 0.022))
    print_ = _instant_print()
    image = _instant_image()
    return [
        body(shell, Material("shell", device.color, 0.35)),
        piece(
            [face, slot, front(lens[0], 0.006, 0.0)], trim((0.018, 0.018, 0.02), 0.35), name="face"
        ),
        piece(front(lens[1], 0.006, 0.0), trim((0.01, 0.01, 0.012), 0.2), name="tube"),
        piece([front(glass, 0.006, 0.0)], tinted_glass((0.03, 0.035, 0.06)), name="glass"),
        piece(
            [front(flash, 0.038, 0.012)],
            Material("flash", (0.75, 0.77, 0.80), 0.2, coat=1.0),
            name="flash",
        ),
        piece([front(finder, 0.038, -0.001)], tinted_glass(), name="finder"),
        *(
            piece(front(bar, -0.0345 + 0.0034 * k, -0.001), Material("stripe", c, 0.4))
            for k, c in enumerate(RAINBOW)
        ),
        piece(knob, Material("button", (0.62, 0.03, 0.02), 0.25, coat=0.5), name="button"),
        piece(print_, "paper", (0.80, 0.79, 0.76), name="print"),
        piece(image, Material("image", (0.10, 0.20, 0.26), 0.2, coat=0.6), name="image"),
    ]


def _movie_hubs() -> list[Mesh]:
    return [
        moved(
            turned(
                lathe([(0, 0.035), (0.05, 0.035), (0.045, 0.042), (0.015, 0.044), (0, 0.05)]),
                "y",
                s * 90,
            ),
            (0, y, z),
        )
        for y, z in ((-0.07, 1.50), (0.14, 1.53))
        for s in (-1, 1)
    ]


def _movie_barrel() -> Mesh:
    return turned(
        lathe(
            [
                (0, 0.12),
                (0.045, 0.12),
                (0.045, 0.18),
                (0.055, 0.185),
                (0.055, 0.235),
                (0.045, 0.235),
                (0.04, 0.20),
                (0, 0.20),
            ]
        ),
        "x",
        90,
    )


def _movie_legs() -> list[Mesh]:
    return [
        rod(
            (0.03 * np.cos(a), 0.03 * np.sin(a), 1.13),
            (0.48 * np.cos(a), 0.48 * np.sin(a), 0.0),
            0.019,
            level=True,
        )
        for a in np.radians((90, 210, 330))
    ]


def _movie(device: Device, rng: np.random.Generator) -> Made:
    """A film camera on its tripod: two round magazines, a matte box, a crank, wooden legs."""
    case = bevelled_box((0.11, 0.26, 0.20), bevel=0.012, steps=3, at=(0, 0, 1.32))
    reel = turned(
        lathe(
            rounded([(0, -0.035), (0.12, -0.035), (0.12, 0.035), (0, 0.035)], 0.01, closed=False)
        ),
        "y",
        90,
    )
    reels = [moved(reel, (0, y, z)) for y, z in ((-0.07, 1.50), (0.14, 1.53))]
    hubs = _movie_hubs()
    barrel = _movie_barrel()
    glass = turned(lathe(spline([(0.040, 0.212), (0.02, 0.224), (0, 0.226)], 12)), "x", 90)
    hood = [
        bevelled_box((0.15, 0.07, 0.006), bevel=0.002, at=(0, -0.255, 1.32 + s * 0.055))
        for s in (-1, 1)
    ]
    hood += [
        bevelled_box((0.006, 0.07, 0.115), bevel=0.002, at=(s * 0.072, -0.255, 1.32))
        for s in (-1, 1)
    ]
    finder = rod((0.075, -0.06, 1.38), (0.075, 0.16, 1.38), 0.018)
    crank = [
        rod((0.055, 0.06, 1.28), (0.085, 0.06, 1.28), 0.007),
        rod((0.085, 0.06, 1.28), (0.085, 0.09, 1.22), 0.005),
        rod((0.085, 0.09, 1.22), (0.125, 0.09, 1.22), 0.010),
    ]
    head = [
        bevelled_box((0.13, 0.14, 0.03), bevel=0.006, at=(0, 0, 1.205)),
        rod((0, 0, 1.10), (0, 0, 1.20), 0.035),
    ]
    pan = rod((0.03, 0.05, 1.18), (0.07, 0.42, 1.06), 0.009)
    legs = _movie_legs()
    return [
        body(
            [case, *reels, *hood, finder, moved(barrel, (0, 0, 1.32))],
            Material("crackle", device.color, 0.45, coat=0.2),
        ),
        piece([*hubs, *crank, *head, pan], "brushed steel", name="steel"),
        piece(moved(glass, (0, 0, 1.32)), tinted_glass((0.03, 0.04, 0.08)), name="glass"),
        piece(legs, "oak", name="leg"),
    ]


def _rotary_grip() -> Mesh:
    return tube(
        spline(
            [
                (-0.095, 0.028, 0.138),
                (-0.05, 0.028, 0.152),
                (0.05, 0.028, 0.152),
                (0.095, 0.028, 0.138),
            ],
            40,
        ),
        0.0125,
        sides=18,
    )


def _rotary_cup() -> Mesh:
    return lathe(
        spline(
            [
                (0, -0.02),
                (0.024, -0.02),
                (0.027, -0.012),
                (0.020, 0.006),
                (0.010, 0.014),
                (0, 0.015),
            ],
            40,
        )
    )


def _rotary_lane() -> np.ndarray:
    return spline(
        [
            (-0.10, 0.03, 0.115),
            (-0.135, 0.0, 0.03),
            (-0.15, 0.03, 0.012),
            (-0.125, 0.075, 0.012),
            (-0.09, 0.08, 0.02),
        ],
        900,
    )


def _rotary(device: Device, rng: np.random.Generator) -> Made:
    """A sloping body, a dial of ten holes, a receiver across its cradle, a coiled cord."""
    slope = sdf.box((0.20, 0.17, 0.06), (0, 0, 0.03), round=0.022) | sdf.capsule(
        (-0.045, 0.025, 0.075), (0.045, 0.025, 0.075), 0.042
    ).k(0.035)
    shell = sdf.meshed(slope & sdf.half_space((0, 0, -1), (0, 0, 0)), detail=0.003)
    plate = lathe([(0, 0), (0.044, 0), (0.044, 0.004), (0, 0.004)])
    holes = [
        arc(0.0062, 0, 340, 18, (0.030 * np.cos(a), 0.030 * np.sin(a)))
        for a in np.radians(np.arange(60, 345, 30))
    ]
    finger = extruded(arc(0.041, 0, 356, 72), 0.0025, holes=holes, bevel=0.0006)
    centre = lathe([(0, 0.0), (0.017, 0.0), (0.015, 0.0028), (0, 0.003)])

    def dial(mesh: Mesh, lift: float) -> Mesh:
        return moved(turned(moved(mesh, (0, 0, lift)), "x", 40), (0, -0.052, 0.068))

    stop = dial(bevelled_box((0.016, 0.004, 0.004), bevel=0.001), 0.012)
    prongs = [
        rod((s * 0.05, 0.028 + t * 0.012, 0.10), (s * 0.05, 0.028 + t * 0.02, 0.135), 0.006)
        for s in (-1, 1)
        for t in (-1, 1)
    ]
    grip = _rotary_grip()
    cup = _rotary_cup()
    cups = [moved(turned(cup, "y", s * 8), (s * 0.098, 0.028, 0.132)) for s in (-1, 1)]
    t = np.linspace(0, 1, 900)
    lane = _rotary_lane()
    ring = np.c_[
        0.007 * np.cos(2 * np.pi * 34 * t),
        0.002 * np.cos(2 * np.pi * 34 * t),
        0.007 * np.sin(2 * np.pi * 34 * t),
    ]
    cord = tube(lane + ring, 0.0018, sides=6)
    return [
        body([shell, grip, *cups, cord], Material("bakelite", device.color, 0.14, coat=1.0)),
        piece([dial(plate, 0.0)], Material("dial", (0.74, 0.72, 0.66), 0.4), name="dial"),
        piece([dial(finger, 0.007), stop, *prongs], "chrome", name="finger"),
        piece([dial(centre, 0.0095)], "paper", (0.78, 0.76, 0.70), name="card"),
    ]


FORMS: dict[str, Callable[[Device, np.random.Generator], Made]] = {
    "typewriter": _typewriter, "earbuds": _earbuds, "keyboard": _keyboard, "mouse": _mouse,
    "pad": _pad, "turntable": _turntable, "speaker": _speaker, "portable": _portable,
    "radio": _radio, "boombox": _boombox, "cassette": _cassette, "instant": _instant,
    "movie": _movie, "rotary": _rotary, "goggles": _goggles, "tablet": _tablet,
    "handheld": _handheld, "arcade": _arcade,
}  # fmt: skip

FAMILY = Family(
    "devices",
    build,
    ROWS,
    span=(0.06, 2.0),
    synonyms={
        "typewriter": ("manual typewriter", "vintage typewriter", "old typewriter"),
        "earbuds": ("earbud", "wireless earbuds", "airpods", "pair of earbuds", "earphones"),
        "mechanical keyboard": ("keyboard", "computer keyboard", "gaming keyboard"),
        "computer mouse": ("gaming mouse",),
        "game controller": ("gamepad", "controller", "joypad", "video game controller"),
        "record player": ("turntable", "vinyl record player", "vinyl player"),
        "speaker": ("loudspeaker", "bookshelf speaker"),
        "portable speaker": ("bluetooth speaker", "wireless speaker", "smart speaker"),
        "radio": ("vintage radio", "old radio", "transistor radio"),
        "boombox": ("ghetto blaster", "cassette player"),
        "cassette tape": ("cassette", "audio cassette", "mixtape"),
        "instant camera": ("polaroid camera", "polaroid"),
        "movie camera": ("film camera on a tripod", "video camera", "cinema camera", "camcorder"),
        "rotary phone": ("telephone", "old phone", "rotary telephone", "landline phone"),
        "vr headset": ("vr goggles", "virtual reality headset", "vr glasses"),
        "tablet": ("ipad", "tablet computer", "drawing tablet"),
        "handheld console": ("gameboy", "game boy", "handheld game console"),
        "arcade machine": ("arcade cabinet", "arcade game"),
    },
)
