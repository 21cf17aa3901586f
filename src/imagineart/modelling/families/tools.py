"""What one works with or keeps things in: brooms, ladders, rods, hammers, axes, buckets, boxes.

What is held in a hand stands upright about its handle; what things lie in is open above.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    boxed_uvs,
    coil,
    extruded,
    grained,
    grid,
    grounded,
    lathe,
    merged,
    moved,
    rod,
    spline,
    sweep,
    thickened,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Point, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.pieces import body, piece, varied

Made = list[Part]


@dataclass(frozen=True, slots=True)
class Tool:
    """A thing by its form; `grip` is the height of the hand (m), `inside` that of a floor (m)."""

    form: str
    color: Rgb | None = None
    grip: float | None = None
    inside: float | None = None
    room: Point = (0.2, 0.2, 0.2)


ROWS = {
    "broom": Tool("broom", (0.52, 0.38, 0.15), 0.95),
    "ladder": Tool("ladder"),
    "fishing rod": Tool("fishing rod", grip=0.12),
    "hammer": Tool("hammer", grip=0.09),
    "axe": Tool("axe", grip=0.22),
    "shovel": Tool("shovel", grip=0.85),
    "pitchfork": Tool("pitchfork", grip=0.85),
    "bucket": Tool("bucket", (0.40, 0.42, 0.43), 0.27, 0.02, (0.16, 0.16, 0.3)),
    "watering can": Tool("watering can", (0.08, 0.26, 0.16), 0.30),
    "cardboard box": Tool("cardboard box", inside=0.012, room=(0.57, 0.45, 0.5)),
    "wooden crate": Tool("crate", inside=0.02, room=(0.40, 0.28, 0.3)),
    "hook": Tool("hook", (0.30, 0.22, 0.10)),
    "rope": Tool("rope", (0.50, 0.36, 0.18)),
    "anvil": Tool("anvil"),
    "easel": Tool("easel"),
    "wrench": Tool("wrench"),
    "paint brush": Tool("brush", (0.06, 0.20, 0.42), 0.06),
    "stethoscope": Tool("stethoscope", (0.02, 0.03, 0.06)),
}


def build(order: Order[Tool]) -> Model:
    """By its form, in slightly other proportions."""
    tool, rng = order.params, order.rng
    model = grounded(Model(order.noun, merged(FORMS[tool.form](tool, rng))))
    low, high = model.bounds
    x, y, z = (float(c) for c in (low + high) / 2)
    anchors = {"top": Anchor((x, y, float(high[2])))}
    held = (x, y, z) if tool.grip is None else (0.0, 0.0, tool.grip)
    anchors["grip"] = Anchor(held)
    if tool.inside is not None:
        anchors["inside"] = Anchor((0, 0, tool.inside), room=tool.room)
    if tool.form == "hook":
        anchors["hang"] = Anchor((0, float(high[1]), z), front=(0, -1, 0))
        anchors["top"] = Anchor((0, float(low[1]) + 0.012, 0.035))
    return varied(replace(model, anchors=anchors), rng, "z", 0.03)


def _stick(low: float, high: float, radius: float, finish: str = "pine") -> Part:
    return piece(boxed_uvs(rod((0, 0, low), (0, 0, high), radius)), finish, name="handle")


def _broom(tool: Tool, rng: np.random.Generator) -> Made:
    """Twigs bound to a stick with cord."""
    twigs = []
    for _ in range(190):
        turn, far = float(rng.uniform(0, 2 * np.pi)), float(np.sqrt(rng.random()))
        way = np.array([np.cos(turn), 0.62 * np.sin(turn)])
        end, waist = 0.125 * far * way, 0.028 * far * way
        low = float(rng.uniform(0.0, 0.05))
        path = spline(
            [(*(0.4 * waist), 0.47), (*waist, 0.40), (*(0.6 * end), 0.22), (*end, low)], 7
        )
        twigs.append(tube(path, 0.0032, sides=5))
    bands = [
        tube(np.c_[coil(0.034, 3, 0.02, 60)] + np.array([0, 0, z]), 0.004, sides=8)
        for z in (0.345, 0.40)
    ]
    return [
        _stick(0.38, 1.42, 0.014),
        body(twigs, replace(material("straw"), color=tool.color or (0.5, 0.4, 0.2))),
        piece(bands, "leather", name="cord"),
    ]


def _easel(tool: Tool, rng: np.random.Generator) -> Made:
    """Three legs, a ledge, and a canvas on it with a landscape half done."""
    lean = np.deg2rad(12.0)
    up = np.array([0.0, np.sin(lean), np.cos(lean)])
    legs = [rod((s * 0.32, -0.06, 0.0), (s * 0.06, 0.30, 1.72), 0.016) for s in (-1, 1)]
    legs.append(rod((0.0, 0.72, 0.0), (0.0, 0.27, 1.60), 0.016))
    ledge = bevelled_box((0.62, 0.06, 0.03), bevel=0.004, at=(0, 0.06, 0.72))
    mast = rod((0.0, 0.09, 0.60), (0.0, 0.36, 1.80), 0.014)
    base = np.array([0.0, 0.05, 0.735])

    def panel(low: float, high: float, width: float, fore: float, aside: float = 0.0) -> Mesh:
        size = (width, 0.004, high - low)
        flat = turned(bevelled_box(size, bevel=0.001), "x", -12.0)
        x, y, z = base + up * (low + high) / 2 + np.array([aside, -fore, 0.0])
        return moved(flat, (float(x), float(y), float(z)))

    hill = 0.24 + 0.08 * float(rng.random())
    strokes: list[tuple[Mesh, Rgb]] = [
        (panel(0.0, 0.80, 0.62, 0.004), (0.72, 0.69, 0.62)),
        (panel(hill, 0.76, 0.56, 0.009), (0.20, 0.40, 0.66)),
        (panel(0.08, hill, 0.56, 0.010), (0.10, 0.26, 0.07)),
        (panel(0.08, 0.18, 0.30, 0.012, -0.10), (0.55, 0.36, 0.06)),
        (panel(0.56, 0.66, 0.10, 0.012, 0.14), (0.75, 0.50, 0.08)),
    ]
    painted = [piece(mesh, "matt plastic", color, name="canvas") for mesh, color in strokes]
    return [body([boxed_uvs(m) for m in (*legs, ledge, mast)], "pine"), *painted]


def _ladder(tool: Tool, rng: np.random.Generator) -> Made:
    """Two rails that come together a little, and nine rungs, leaning back."""
    rails = [grained(rod((s * 0.23, 0, 0), (s * 0.17, 0, 2.6), 0.024), rng) for s in (-1, 1)]
    rungs = [
        rod(
            (-0.235 + 0.006 * k, 0, 0.25 + 0.275 * k),
            (0.235 - 0.006 * k, 0, 0.25 + 0.275 * k),
            0.015,
        )
        for k in range(9)
    ]
    made = [turned(m, "x", -14) for m in (*rails, *rungs)]
    return [body([boxed_uvs(m) for m in made], "pine")]


def _fishing_rod(tool: Tool, rng: np.random.Generator) -> Made:
    """A cork grip, a reel, a blank that bends under its line; a float hangs at the end."""
    way = spline([(0, 0, 0), (0, -0.35, 0.45), (0, -0.95, 1.05), (0, -1.55, 1.36)], 60)
    blank = tube(way, np.interp(np.linspace(0, 1, 60), [0, 0.2, 1], [0.009, 0.0075, 0.0018]))
    grip = tube(way[:10], 0.015)
    tip = way[-1]
    line = spline([tuple(tip), (0, tip[1] - 0.06, 0.9), (0, tip[1] - 0.05, 0.35)], 20)
    bob = moved(
        lathe([(0, -0.035), (0.018, -0.012), (0.021, 0.0), (0.016, 0.015), (0, 0.03)]),
        (0, float(tip[1]) - 0.05, 0.33),
    )
    reel = moved(
        turned(lathe([(0, -0.02), (0.034, -0.02), (0.036, 0), (0.034, 0.02), (0, 0.02)]), "y", 90),
        (0, -0.165, 0.165),
    )
    crank = tube(
        spline([(0.02, -0.165, 0.165), (0.05, -0.165, 0.165), (0.052, -0.2, 0.15)], 12), 0.004
    )
    rings = [
        moved(
            turned(lathe([(0.007, 0), (0.0085, 0.001), (0.007, 0.002)], segments=20), "x", 55),
            tuple(way[k] + np.array([0, -0.006, -0.008])),
        )
        for k in (16, 26, 36, 46, 56)
    ]
    return [
        body(blank, "matt plastic", (0.03, 0.05, 0.09)),
        piece(grip, "cork", name="grip"),
        piece([reel, crank, *rings], "brushed steel", name="reel"),
        piece(
            tube(line, 0.0012, sides=6),
            replace(material("matt plastic"), color=(0.7, 0.7, 0.7)),
            name="line",
        ),
        piece(bob, "gloss plastic", (0.62, 0.03, 0.02), name="float"),
    ]


def _hammer(tool: Tool, rng: np.random.Generator) -> Made:
    """A claw hammer that stands on its handle."""
    shaft = sweep(
        [(0, 0, 0), (0, 0, 0.29)],
        np.c_[
            0.013 * np.cos(np.linspace(0, 2 * np.pi, 24, False)),
            0.019 * np.sin(np.linspace(0, 2 * np.pi, 24, False)),
        ],
        scale=[1.15, 0.8],
    )
    face = turned(
        lathe(
            [
                (0, -0.001),
                (0.017, 0),
                (0.019, 0.004),
                (0.019, 0.014),
                (0.012, 0.022),
                (0.012, 0.05),
                (0, 0.05),
            ]
        ),
        "x",
        90,
    )
    head = [
        moved(face, (0, -0.055 + 0.0, 0.285)),
        bevelled_box((0.03, 0.05, 0.034), bevel=0.004, at=(0, 0.012, 0.285)),
    ]
    claws = [
        tube(
            spline([(0, 0.03, 0.287), (s * 0.010, 0.062, 0.285), (s * 0.014, 0.10, 0.262)], 16),
            np.linspace(0.011, 0.003, 16),
            squash=0.7,
        )
        for s in (-1, 1)
    ]
    return [body(boxed_uvs(shaft), "oak"), piece([*head, *claws], "brushed steel", name="head")]


def _axe(tool: Tool, rng: np.random.Generator) -> Made:
    """A curved haft of ash and a wedge of steel, its edge ground bright."""
    haft = spline([(0, 0.03, 0), (0, 0.0, 0.08), (0, 0.012, 0.38), (0, 0.0, 0.72)], 40)
    shaft = tube(
        haft, np.interp(np.linspace(0, 1, 40), [0, 0.08, 1], [0.021, 0.017, 0.017]), squash=0.7
    )
    outline = [
        (0.035, -0.03),
        (0.035, 0.03),
        (-0.02, 0.028),
        (-0.11, 0.075),
        (-0.135, 0.0),
        (-0.115, -0.085),
        (-0.02, -0.03),
    ]
    head = turned(
        turned(moved(extruded(outline, 0.03, bevel=0.012), (0, 0, -0.015)), "x", 90), "z", 90
    )
    edge = moved(
        extruded(
            [(-0.108, 0.078), (-0.139, 0.0), (-0.113, -0.088), (-0.118, 0.0)], 0.007, bevel=0.003
        ),
        (0, 0, -0.0035),
    )
    bright = turned(turned(edge, "x", 90), "z", 90)
    parts = [
        piece(moved(head, (0, 0, 0.66)), "cast iron", name="head"),
        piece(moved(bright, (0, 0, 0.66)), "brushed steel", name="edge"),
    ]
    return [body(boxed_uvs(shaft), "oak"), *parts]


def _shovel(tool: Tool, rng: np.random.Generator) -> Made:
    def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        half = 0.115 * np.minimum(1.0, 1.6 * np.sqrt(np.clip(v, 0, 1)))
        x = (2 * u - 1) * half
        return np.stack([x, 0.035 * (2 * u - 1) ** 2 - 0.02 * np.sin(v * 2.6), 0.30 * v], axis=-1)

    u, v = np.meshgrid(np.linspace(0, 1, 20), np.linspace(0, 1, 24))
    blade = thickened(grid(place(u, v)), 0.003)
    bar = rod((-0.055, 0, 1.16), (0.055, 0, 1.16), 0.014)
    horns = [
        tube(spline([(0, 0, 1.03), (s * 0.05, 0, 1.08), (s * 0.055, 0, 1.165)], 16), 0.009)
        for s in (-1, 1)
    ]
    return [
        piece(blade, "brushed steel", name="blade"),
        piece(rod((0, 0.005, 0.20), (0, 0, 0.40), 0.021), "brushed steel"),
        _stick(0.32, 1.05, 0.016, "oak"),
        body([bar, *horns], "matt plastic"),
    ]


def _pitchfork(tool: Tool, rng: np.random.Generator) -> Made:
    tines = [
        tube(
            spline([(0, 0, 0.36), (s * 0.6, -0.01, 0.33), (s, -0.035, 0.25), (s, -0.03, 0.0)], 24),
            np.linspace(0.007, 0.003, 24),
        )
        for s in (-0.09, -0.03, 0.03, 0.09)
    ]
    return [
        body(tines, "cast iron"),
        piece(rod((0, 0, 0.34), (0, 0, 0.48), 0.018), "cast iron"),
        _stick(0.44, 1.45, 0.015, "oak"),
    ]


def _bucket(tool: Tool, rng: np.random.Generator) -> Made:
    """Zinc with rolled rims and a bail."""
    pail = lathe(
        [
            (0, 0.012),
            (0.098, 0.012),
            (0.10, 0),
            (0.105, 0),
            (0.14, 0.255),
            (0.145, 0.262),
            (0.138, 0.262),
            (0.10, 0.02),
            (0, 0.02),
        ]
    )
    hoops = [
        lathe([(r, z), (r + 0.004, z + 0.004), (r, z + 0.008)])
        for r, z in ((0.1105, 0.05), (0.1315, 0.20))
    ]
    bow = spline(
        [
            (-0.143, 0, 0.245),
            (-0.13, 0.05, 0.31),
            (0, 0.09, 0.36),
            (0.13, 0.05, 0.31),
            (0.143, 0, 0.245),
        ],
        40,
    )
    return [
        body([pail, *hoops], "painted metal", tool.color),
        piece(tube(bow, 0.003), "brushed steel", name="bail"),
        piece(tube(bow[16:25], 0.011), "pine", name="grip"),
    ]


def _watering_can(tool: Tool, rng: np.random.Generator) -> Made:
    can = lathe(
        np.r_[
            [(0, 0)],
            spline([(0.105, 0), (0.108, 0.02), (0.098, 0.19), (0.09, 0.20)], 16),
            [(0.06, 0.205), (0, 0.205)],
        ]
    )
    spout = tube(
        spline([(-0.09, 0, 0.045), (-0.19, 0, 0.12), (-0.28, 0, 0.225)], 24),
        np.linspace(0.022, 0.013, 24),
    )
    rose = moved(
        turned(lathe([(0.012, 0), (0.035, 0.035), (0.033, 0.042), (0, 0.046)]), "y", -52),
        (-0.28, 0, 0.225),
    )
    bow = tube(
        spline(
            [(-0.03, 0, 0.20), (0.02, 0, 0.29), (0.12, 0, 0.27), (0.15, 0, 0.15), (0.098, 0, 0.07)],
            48,
        ),
        0.0085,
        squash=1.6,
    )
    return [body([can, spout, bow], "painted metal", tool.color), piece(rose, "brass", name="rose")]


def _cardboard_box(tool: Tool, rng: np.random.Generator) -> Made:
    """Open, its four flaps hanging out, a strip of tape on the front."""
    w, d, h, t = 0.60, 0.48, 0.27, 0.005
    floor = bevelled_box((w, d, 0.01), bevel=0.001, at=(0, 0, 0.005))
    walls = [bevelled_box((w, t, h), bevel=0.001, at=(0, s * d / 2, h / 2)) for s in (-1, 1)]
    walls += [bevelled_box((t, d, h), bevel=0.001, at=(s * w / 2, 0, h / 2)) for s in (-1, 1)]
    flaps = []
    for axis, s, wide, edge in (("x", -1, w, d), ("x", 1, w, d), ("y", -1, d, w), ("y", 1, d, w)):
        lean = float(rng.uniform(118, 155))
        size = (wide - 0.006, t, 0.15) if axis == "x" else (t, wide - 0.006, 0.15)
        flap = bevelled_box(size, bevel=0.001, at=(0, 0, 0.075))
        flap = turned(flap, axis, lean * (-s if axis == "x" else s))
        flaps.append(moved(flap, (0, s * edge / 2, h) if axis == "x" else (s * edge / 2, 0, h)))
    tape = bevelled_box(
        (0.05, 0.001, 0.11), bevel=0.0003, at=(0, -d / 2 - t / 2 - 0.0006, h - 0.055)
    )
    whole = [boxed_uvs(m) for m in (floor, *walls, *flaps)]
    return [
        body(whole, "cardboard"),
        piece(
            tape,
            replace(material("matt plastic"), color=(0.52, 0.36, 0.17), roughness=0.25),
            name="tape",
        ),
    ]


def _crate(tool: Tool, rng: np.random.Generator) -> Made:
    """Slats on corner posts, gaps between them."""
    w, d, h = 0.50, 0.36, 0.28
    boards: list[Mesh] = []
    for k in range(3):
        z = 0.045 + 0.092 * k
        boards += [
            bevelled_box((w, 0.012, 0.08), bevel=0.003, at=(0, s * d / 2, z)) for s in (-1, 1)
        ]
        boards += [
            bevelled_box((0.012, d - 0.01, 0.08), bevel=0.003, at=(s * w / 2, 0, z))
            for s in (-1, 1)
        ]
    posts = [
        bevelled_box(
            (0.03, 0.03, h), bevel=0.003, at=(a * (w / 2 - 0.02), b * (d / 2 - 0.02), h / 2)
        )
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    floor = [
        bevelled_box((w - 0.02, 0.07, 0.012), bevel=0.002, at=(0, -0.13 + 0.0865 * k, 0.012))
        for k in range(4)
    ]
    return [body([grained(boxed_uvs(m), rng) for m in (*boards, *posts, *floor)], "pine")]


def _hook(tool: Tool, rng: np.random.Generator) -> Made:
    """A brass coat hook on a plate."""
    plate = turned(
        extruded(
            [(-0.02, -0.06), (0.02, -0.06), (0.024, 0), (0.02, 0.06), (-0.02, 0.06), (-0.024, 0)],
            0.006,
            bevel=0.002,
        ),
        "x",
        90,
    )
    low = tube(
        spline(
            [(0, -0.004, -0.02), (0, -0.045, -0.045), (0, -0.07, -0.02), (0, -0.066, 0.004)], 30
        ),
        0.006,
    )
    high = tube(spline([(0, -0.004, 0.02), (0, -0.06, 0.03), (0, -0.085, 0.07)], 30), 0.006)
    knobs = [
        moved(lathe([(0, -0.01), (0.009, -0.004), (0.009, 0.004), (0, 0.01)]), at)
        for at in ((0, -0.066, 0.006), (0, -0.086, 0.073))
    ]
    return [body([moved(m, (0, 0, 0.06)) for m in (plate, low, high, *knobs)], "brass")]


def _rope(tool: Tool, rng: np.random.Generator) -> Made:
    """Coiled, its end drawn out."""
    rings = []
    for k in range(4):
        path = coil(0.15 - 0.004 * k, 1.0, 0.022, 80) + np.array([0, 0, 0.016 + 0.024 * k])
        rings.append(path)
    way = np.concatenate([*rings, [(0.12, -0.05, 0.11), (0.2, -0.16, 0.02), (0.3, -0.2, 0.014)]])
    way = np.asarray(spline(way, 420))
    strands = []
    turn = np.linspace(0, 2 * np.pi * 60, len(way))
    for k in range(3):
        off = (
            0.007
            * np.c_[
                np.cos(turn + k * 2.094), np.sin(turn + k * 2.094) * 0.4, np.sin(turn + k * 2.094)
            ]
        )
        strands.append(tube(way + off, 0.0075, sides=6))
    return [body(strands, replace(material("linen"), color=tool.color or (0.5, 0.36, 0.18)))]


def _anvil(tool: Tool, rng: np.random.Generator) -> Made:
    """On a block of wood: a horn, a waist and a foot."""
    side = [
        (-0.13, 0),
        (0.13, 0),
        (0.12, 0.04),
        (0.06, 0.07),
        (0.055, 0.12),
        (0.12, 0.15),
        (0.15, 0.20),
        (-0.17, 0.20),
        (-0.16, 0.16),
        (-0.06, 0.12),
        (-0.06, 0.07),
        (-0.12, 0.04),
    ]
    core = moved(turned(extruded(side, 0.12, bevel=0.006), "x", 90), (0, 0.06, 0.55))
    horn = tube(
        spline([(0.13, 0, 0.715), (0.22, 0, 0.722), (0.31, 0, 0.735)], 20),
        np.linspace(0.048, 0.006, 20),
        squash=0.7,
    )
    trunk = lathe([(0, 0), (0.23, 0), (0.24, 0.02), (0.23, 0.53), (0.22, 0.55), (0, 0.55)])
    bands = [lathe([(0.236, z), (0.245, z + 0.01), (0.236, z + 0.05)]) for z in (0.08, 0.42)]
    return [
        piece(trunk, "bark", name="block"),
        piece(bands, "cast iron", name="bands"),
        body([core, horn], "cast iron"),
    ]


def _wrench(tool: Tool, rng: np.random.Generator) -> Made:
    jaws = []
    for s in (-1, 1):
        turn = np.radians(np.linspace(35, 325, 24))
        ring = np.c_[0.024 * np.cos(turn), 0.024 * np.sin(turn)]
        outline = np.r_[ring, [(0.004, -0.009), (-0.006, 0.0), (0.004, 0.009)]]
        jaw = extruded(outline, 0.008, bevel=0.002)
        jaws.append(moved(turned(jaw, "z", 0 if s > 0 else 180), (s * 0.105, 0, 0)))
    bar = bevelled_box((0.18, 0.018, 0.006), bevel=0.0025, at=(0, 0, 0.004))
    return [body([*jaws, bar], "chrome")]


def _brush(tool: Tool, rng: np.random.Generator) -> Made:
    """An artist's brush, upright, with paint on its hairs."""
    shaft = lathe(
        spline([(0.001, 0), (0.003, 0.03), (0.0055, 0.13), (0.004, 0.175)], 40), segments=32
    )
    ferrule = lathe(
        [(0.0045, 0.172), (0.0055, 0.176), (0.0062, 0.20), (0.0058, 0.202)], segments=32
    )
    hair = lathe(
        spline([(0.0058, 0.20), (0.0085, 0.215), (0.006, 0.235), (0.0003, 0.25)], 30), segments=32
    )
    return [
        piece(shaft, "painted wood", (0.22, 0.05, 0.03), name="handle"),
        piece(ferrule, "brass"),
        body(hair, "gloss plastic", tool.color),
    ]


def _chest_piece() -> Mesh:
    return moved(
        lathe(
            [
                (0, 0),
                (0.022, 0),
                (0.024, 0.003),
                (0.021, 0.010),
                (0.008, 0.016),
                (0.007, 0.024),
                (0, 0.025),
            ]
        ),
        (0.135, -0.235, 0),
    )


def _stethoscope(tool: Tool, rng: np.random.Generator) -> Made:
    """Lying: two ear tubes that meet in a hose with a chest piece."""
    hose = spline(
        [
            (0, 0.02, 0.006),
            (0.03, -0.10, 0.006),
            (-0.05, -0.19, 0.006),
            (0.02, -0.27, 0.006),
            (0.12, -0.24, 0.006),
        ],
        80,
    )
    arms = [
        tube(
            spline(
                [
                    (0, 0.02, 0.006),
                    (s * 0.03, 0.08, 0.008),
                    (s * 0.07, 0.19, 0.012),
                    (s * 0.035, 0.25, 0.012),
                ],
                40,
            ),
            0.0045,
        )
        for s in (-1, 1)
    ]
    tips = [
        moved(
            lathe([(0, 0), (0.008, 0.003), (0.007, 0.012), (0, 0.014)], segments=24),
            (s * 0.034, 0.252, 0.004),
        )
        for s in (-1, 1)
    ]
    return [
        body(tube(hose, 0.0055), "rubber", tool.color),
        piece([*arms, _chest_piece()], "chrome", name="metal"),
        piece(tips, "rubber", name="tips"),
    ]


FORMS: dict[str, Callable[[Tool, np.random.Generator], Made]] = {
    "broom": _broom, "ladder": _ladder, "fishing rod": _fishing_rod, "hammer": _hammer,
    "axe": _axe, "shovel": _shovel, "pitchfork": _pitchfork, "bucket": _bucket,
    "watering can": _watering_can, "cardboard box": _cardboard_box, "crate": _crate,
    "hook": _hook, "rope": _rope, "anvil": _anvil, "wrench": _wrench, "brush": _brush,
    "stethoscope": _stethoscope, "easel": _easel,
}  # fmt: skip
FAMILY = Family(
    "tools",
    build,
    ROWS,
    span=(0.1, 3.0),
    synonyms={
        "broom": ("broomstick", "witch broom", "besom"),
        "ladder": ("wooden ladder", "stepladder"),
        "fishing rod": ("fishing pole", "rod"),
        "axe": ("ax", "hatchet", "battle axe"),
        "shovel": ("spade",),
        "bucket": ("pail", "metal bucket"),
        "cardboard box": (
            "carton",
            "moving box",
            "box",
            "delivery box",
            "shipping box",
            "parcel",
            "package",
        ),
        "wooden crate": ("crate", "wooden box", "fruit crate"),
        "hook": ("coat hook", "wall hook"),
        "rope": ("coil of rope", "coiled rope"),
        "wrench": ("spanner",),
        "paint brush": ("paintbrush", "artist brush"),
        "pitchfork": ("hay fork",),
    },
)
