"""Small things that are asked for: books, cakes, robots, snowmen, gifts, toys, instruments."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    boxed_uvs,
    circle,
    even,
    extruded,
    fractal,
    fur,
    grid,
    grounded,
    lathe,
    merged,
    moved,
    rectangle,
    reshaped,
    ribbon,
    rod,
    rounded,
    sdf,
    sized,
    spline,
    spots_on,
    sweep,
    thickened,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.books import COVERS, PAGES, lying_book
from imagineart.modelling.town.finishes import lit, paint, tinted_glass, trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing by its form; `color` is that of what takes an asked colour, `count` of candles."""

    form: str
    color: Rgb
    size: float = 1.0
    count: int = 1


ROWS = {
    "book": Thing("book", (0.26, 0.03, 0.025)),
    "open book": Thing("open book", (0.16, 0.05, 0.03)),
    "stack of books": Thing("stack", (0.22, 0.03, 0.03), count=5),
    "robot": Thing("robot", (0.10, 0.34, 0.40)),
    "toy robot": Thing("robot", (0.45, 0.05, 0.03), size=0.2),
    "snowman": Thing("snowman", (0.40, 0.03, 0.03)),
    "cake": Thing("cake", (0.62, 0.22, 0.24), count=0),
    "birthday cake": Thing("cake", (0.72, 0.66, 0.56), count=7),
    "cupcake": Thing("cupcake", (0.70, 0.28, 0.34)),
    "gift box": Thing("gift", (0.40, 0.02, 0.03)),
    "balloon": Thing("balloons", (0.55, 0.02, 0.03), count=1),
    "balloons": Thing("balloons", (0.55, 0.02, 0.03), count=5),
    "teddy bear": Thing("teddy", (0.30, 0.16, 0.065)),
    "football": Thing("football", (0.72, 0.71, 0.68)),
    "ball": Thing("ball", (0.48, 0.03, 0.03)),
    "guitar": Thing("guitar", (0.42, 0.20, 0.055)),
    "laptop": Thing("laptop", (0.52, 0.52, 0.53)),
    "smartphone": Thing("phone", (0.03, 0.03, 0.035)),
    "umbrella": Thing("umbrella", (0.42, 0.02, 0.03)),
    "suitcase": Thing("suitcase", (0.24, 0.10, 0.04)),
    "candle": Thing("candle", (0.72, 0.66, 0.54)),
    "crown": Thing("crown", (0.85, 0.57, 0.19)),
    "camera": Thing("camera", (0.035, 0.03, 0.028)),
}


def build(order: Order[Thing]) -> Model:
    """By its form."""
    parts = FORMS[order.params.form](order.params, order.rng)
    model = grounded(Model(order.noun, merged(parts)))
    model = Model(order.noun, model.parts, {"top": top_anchor(model.parts, 0.3), **_grip(model)})
    return varied(model, order.rng, "z", 0.025)


def _grip(model: Model) -> dict[str, Anchor]:
    """Where a hand holds it: its middle."""
    low, high = model.bounds
    x, y, z = (float(c) for c in (low + high) / 2)
    return {"grip": Anchor((x, y, z))}


Made = list[Part]


# Books


def _book(thing: Thing, rng: np.random.Generator) -> Made:
    return lying_book(
        (0.15 + float(rng.uniform(-0.01, 0.01)), 0.22, 0.036), thing.color, tinted=True
    )


def _stack(thing: Thing, rng: np.random.Generator) -> Made:
    parts: Made = []
    z = 0.0
    for k in range(thing.count):
        thick = float(rng.uniform(0.024, 0.05))
        size = (
            float(rng.uniform(0.15, 0.18)) - 0.006 * k,
            float(rng.uniform(0.21, 0.25)) - 0.008 * k,
            thick,
        )
        color = thing.color if k == 0 else COVERS[int(rng.integers(len(COVERS)))]
        made = lying_book(size, color, tinted=k == 0)
        parts += [
            moved(turned(p, "z", float(rng.normal(90, 9))), (float(rng.normal(0, 0.006)), 0, z))
            for p in made
        ]
        z += thick
    return parts


def _boards(w: float, d: float) -> list[Mesh]:
    """The two halves of a cover, side by side."""
    return [
        bevelled_box(
            (w + 0.006, d + 0.012, 0.004), bevel=0.0015, at=(s * (w / 2 + 0.003), 0, 0.002)
        )
        for s in (-1, 1)
    ]


def _bookmark(d: float) -> Mesh:
    """A ribbon that hangs out over the foot of the page."""
    return tube(
        spline(
            [
                (0.004, d / 2, 0.03),
                (0.006, 0, 0.022),
                (0.012, -d / 2 - 0.012, 0.018),
                (0.02, -d / 2 - 0.05, 0.003),
            ],
            30,
        ),
        0.0016,
        squash=0.4,
    )


def _open_book(thing: Thing, rng: np.random.Generator) -> Made:
    """Two blocks of curved pages on open boards, a few leaves lifted, lines of print, a ribbon."""
    w, d = 0.16, 0.235
    u = np.linspace(0, 1, 40)
    parts: Made = []
    blocks, leaves, print_ = [], [], []
    for s in (-1, 1):
        top = (
            0.030
            * np.exp(-((u / 0.5) ** 2) * 0.6)
            * np.clip(u / 0.10, 0, 1) ** 0.5
            * (1 - 0.35 * u)
            + 0.004
        )
        outline = np.r_[np.c_[s * u * w, top + 0.004], [(s * w, 0.004), (0, 0.004)]]
        blocks.append(moved(turned(extruded(outline, d), "x", 90), (0, d / 2, 0)))
        for k in range(3):
            lift = 0.002 + 0.006 * k * u**1.5
            x = s * u * w * (0.995 - 0.01 * k)
            line = np.stack(
                np.broadcast_arrays(
                    x[None, :], np.array([-d / 2, d / 2])[:, None], (top + 0.0045 + lift)[None, :]
                ),
                -1,
            )
            leaves.append(thickened(grid(line, flip=s < 0), 0.0003))
        for row in range(17):
            y = d / 2 - 0.026 - 0.0112 * row
            end = 0.9 if row % 6 != 5 else float(rng.uniform(0.4, 0.75))
            start = 0.14
            v = np.linspace(start, end, 16)
            height = np.interp(v, u, top + 0.0045 + 0.0022 + 0.006 * 2 * u**1.5) + 0.0005
            word = np.c_[s * v * w * 0.975, np.full(16, y), height]
            print_.append(ribbon(word, 0.0036))
    boards = _boards(w, d)
    mark = _bookmark(d)
    parts += [
        body(boards, "leather", thing.color),
        piece(blocks, "paper", PAGES, name="pages"),
        piece(leaves, "paper", (0.74, 0.71, 0.62), name="pages"),
        piece(print_, trim((0.035, 0.033, 0.03), 0.9), name="print"),
        piece(mark, "silk", (0.45, 0.03, 0.03), name="ribbon"),
    ]
    return parts


# Figures


def _robot(thing: Thing, rng: np.random.Generator) -> Made:
    """A friendly machine: a boxy head with lamps for eyes, jointed arms with claws, heavy feet."""
    wave = float(rng.uniform(-0.012, 0.012))
    skin, steel = _robot_trunk()
    for side in (-1, 1):
        hand, joints = _robot_limbs(side, wave)
        skin.append(hand)
        steel += joints
    dark, glow, metal = _robot_head()
    made: Made = [
        body(skin, paint(thing.color)),
        piece([*steel, *metal], "brushed steel", name="joint"),
        piece(dark, trim((0.012, 0.014, 0.017), 0.25), name="screen"),
        piece(glow, lit((0.35, 0.85, 1.0), 2.4), name="eye"),
        *_robot_panel(),
    ]
    return [sized(p, thing.size) for p in made]


def _robot_trunk() -> tuple[list[Mesh], list[Mesh]]:
    """(painted, steel): chest, head, feet and knees; neck, aerial, ears and rivets."""
    skin = [
        bevelled_box((0.50, 0.36, 0.52), bevel=0.07, steps=6, at=(0, 0, 0.86)),
        bevelled_box((0.42, 0.34, 0.33), bevel=0.08, steps=6, at=(0, 0, 1.35)),
    ]
    for s in (-1, 1):
        foot, knee = (s * 0.135, -0.03, 0.055), (s * 0.135, 0.0, 0.48)
        skin.append(bevelled_box((0.17, 0.27, 0.11), bevel=0.045, steps=5, at=foot))
        skin.append(bevelled_box((0.14, 0.15, 0.17), bevel=0.05, steps=5, at=knee))
    neck = [lathe([(0.088, z), (0.1, z + 0.008), (0.088, z + 0.016)]) for z in (1.12, 1.145, 1.17)]
    aerial = [rod((0, 0, 1.5), (0, 0, 1.66), 0.008), rod((0, 0, 1.5), (0, 0, 1.53), 0.03)]
    ears = [rod((s * 0.2, 0, 1.36), (s * 0.25, 0, 1.36), 0.05, bevel=0.01) for s in (-1, 1)]
    rivets = [
        ball(0.009, (s * 0.21, -0.18, z), segments=10)
        for s in (-1, 1)
        for z in (0.66, 0.78, 0.92, 1.06)
    ]
    return skin, [rod((0, 0, 1.1), (0, 0, 1.2), 0.085), *neck, *aerial, *ears, *rivets]


def _robot_limbs(s: int, wave: float) -> tuple[Mesh, list[Mesh]]:
    """The hand, and the joints of steel, of the arm and the leg of one side."""
    arm = [(s * 0.31, 0, 1.02), (s * 0.40, -0.02, 0.86), (s * 0.42, -0.06, 0.72)]
    x, y, z = s * 0.41, -0.17, 0.60 + wave
    claws = [
        tube(
            spline([(x + a * dx, y - dy, z - dz) for dx, dy, dz in CLAW], 16), CLAW_THICK, sides=12
        )
        for a in (-1, 1)
    ]
    leg = np.array([(s * 0.135, 0, h) for h in np.linspace(0.62, 0.10, 30)])
    joints = [ball(0.085, (s * 0.30, 0, 1.02)), _bellows(spline([*arm, (x, y, z)], 40), 0.042)]
    hand = moved(sized(ball(0.07), (1, 1.2, 1)), (x, y, z))
    return hand, [*joints, *claws, _bellows(leg, 0.055)]


CLAW = ((0.02, 0.06, 0.0), (0.055, 0.11, 0.01), (0.045, 0.16, 0.015), (0.012, 0.185, 0.015))  # m
CLAW_THICK = np.linspace(0.02, 0.012, 16)  # m


def _robot_head() -> tuple[list[Mesh], list[Mesh], list[Mesh]]:
    """(dark, glowing, steel): the screen; eyes and the aerial's tip; rings and teeth."""
    lamp = np.r_[
        [(0.056, 0), (0.056, 0.012)], spline([(0.047, 0.02), (0.03, 0.028), (0, 0.032)], 10)
    ]
    rim = [(0.046, 0.0), (0.062, 0.0), (0.062, 0.02), (0.054, 0.024), (0.046, 0.016)]
    eye, ring = (turned(lathe(p), "x", 90) for p in (lamp, rim))
    spots = [(s * 0.085, -0.176, 1.39) for s in (-1, 1)]
    teeth = [
        bevelled_box((0.014, 0.012, 0.032), bevel=0.004, at=(x, -0.182, 1.305))
        for x in np.linspace(-0.07, 0.07, 7)
    ]
    screen = bevelled_box((0.34, 0.03, 0.19), bevel=0.014, steps=4, at=(0, -0.166, 1.37))
    glow = [*(moved(eye, at) for at in spots), ball(0.028, (0, 0, 1.68))]
    return [screen], glow, [*(moved(ring, at) for at in spots), *teeth]


def _robot_panel() -> Made:
    """A plate on the chest with dials, knobs and slots."""
    plate = bevelled_box((0.30, 0.02, 0.26), bevel=0.008, steps=3, at=(0, -0.181, 0.90))
    dial = turned(lathe([(0.045, 0.0), (0.04, 0.012), (0.0, 0.012)]), "x", 90)
    dials = [moved(dial, (x, -0.192, 0.95)) for x in (-0.085, 0.02)]
    needles = [
        bevelled_box((0.004, 0.004, 0.03), bevel=0.001, at=(x + 0.006, -0.206, 0.958))
        for x in (-0.085, 0.02)
    ]
    knobs = [moved(sized(ball(0.016), (1, 0.6, 1)), (x, -0.194, 0.83)) for x in (-0.1, -0.05, 0.0)]
    slots = [
        bevelled_box((0.06, 0.01, 0.008), bevel=0.002, at=(0.095, -0.192, z))
        for z in np.linspace(0.84, 0.98, 8)
    ]
    return [
        piece(plate, paint((0.66, 0.62, 0.52)), name="panel"),
        piece([*slots, *needles], trim((0.012, 0.014, 0.017), 0.25), name="screen"),
        piece(dials, paint((0.75, 0.73, 0.68)), name="dial"),
        piece(knobs, paint((0.55, 0.06, 0.03)), name="knob"),
    ]


def _bellows(path: np.ndarray, radius: float) -> Mesh:
    """A ribbed hose."""
    p = even(path, 80)
    return tube(p, radius * (0.86 + 0.14 * np.abs(np.sin(np.arange(80) * np.pi / 5))), sides=20)


def _packed_snow(rng: np.random.Generator) -> list[Mesh]:
    """Three balls, dented by chance."""
    seed = int(rng.integers(1 << 30))

    def packed(p: np.ndarray) -> np.ndarray:
        out = p - p.mean(axis=0)
        out /= np.linalg.norm(out, axis=1, keepdims=True) + 1e-9
        return np.asarray(p + 0.018 * fractal(p, 0.25, seed, octaves=4)[:, None] * out, np.float32)

    snow = [
        _boxed(reshaped(sized(ball(r, segments=72), (1, 1, 0.92)), packed, 180))
        for r in (0.40, 0.29, 0.205)
    ]
    return [moved(m, (0, 0, z)) for m, z in zip(snow, (0.34, 0.86, 1.26), strict=True)]


def _coal(rng: np.random.Generator) -> list[Mesh]:
    """Eyes, a smile and buttons."""
    coal = []
    for x, z in ((-0.072, 1.31), (0.072, 1.31)):
        coal.append(
            _lump((x, -float(np.sqrt(0.2**2 - x**2 - (z - 1.26) ** 2)) - 0.006, z), 0.024, rng)
        )
    for a in np.linspace(-0.9, 0.9, 6):
        coal.append(
            _lump(
                (
                    0.095 * float(np.sin(a)),
                    -0.188 + 0.012 * abs(a),
                    1.205 - 0.045 * float(np.cos(a)) + 0.02,
                ),
                0.014,
                rng,
            )
        )
    for z in (0.99, 0.88, 0.77):
        coal.append(
            _lump((0, -float(np.sqrt(0.295**2 - ((z - 0.86) / 0.92) ** 2)) - 0.004, z), 0.026, rng)
        )
    return coal


def _carrot() -> Mesh:
    """A nose."""
    return tube(
        spline(
            [(0, -0.18, 1.265), (0.004, -0.27, 1.262), (0.012, -0.36, 1.25), (0.014, -0.40, 1.246)],
            40,
        ),
        np.linspace(0.034, 0.004, 40) * (1 + 0.05 * np.sin(np.arange(40) * 1.9)),
        sides=20,
    )


def _twig_arms() -> list[Mesh]:
    """Two branches with fingers."""
    twigs = []
    for s in (-1, 1):
        main = [(s * 0.25, 0, 0.93), (s * 0.44, -0.03, 1.06), (s * 0.62, -0.04, 1.13 + 0.06 * s)]
        twigs.append(tube(spline(main, 20), np.linspace(0.014, 0.008, 20), sides=8))
        tip = np.array(main[-1])
        for d in ((0.09, 0.0, 0.07), (0.11, 0.02, 0.01), (0.05, -0.05, 0.10)):
            twigs.append(
                tube(
                    [tip - [s * 0.03, 0, 0.012], tip + np.array(d) * [s, 1, 1]],
                    [0.007, 0.004],
                    sides=6,
                )
            )
    return twigs


def _winter_scarf() -> tuple[list[Mesh], list[Mesh]]:
    """(cloth, fringe) around the neck, one end hanging."""
    a = np.linspace(0, 2 * np.pi, 80)
    loop = np.c_[0.205 * np.cos(a), 0.205 * np.sin(a), 1.085 + 0.012 * np.sin(3 * a)]
    scarf = [sweep(loop, rectangle(0.05, 0.085, 0.02), up=(0, 0, 1), capped=False)]
    tail = spline(
        [(0.10, -0.21, 1.08), (0.125, -0.30, 0.99), (0.13, -0.315, 0.86), (0.14, -0.30, 0.74)], 30
    )
    scarf.append(sweep(tail, rectangle(0.095, 0.022, 0.009), up=(0, -1, 0)))
    fringe = [
        tube([tail[-1] + [dx, 0, 0], tail[-1] + [dx * 1.1, 0.004, -0.05]], 0.005, sides=6)
        for dx in np.linspace(-0.04, 0.04, 8)
    ]
    return scarf, fringe


def _snowman(thing: Thing, rng: np.random.Generator) -> Made:
    """Three balls of packed snow, coal, a carrot, a scarf and a hat, arms of twigs."""
    snow = _packed_snow(rng)
    coal = _coal(rng)
    carrot = _carrot()
    twigs = _twig_arms()
    scarf, fringe = _winter_scarf()
    hat = lathe(
        np.r_[
            [(0, 0)],
            rounded(
                [
                    (0.235, 0.0),
                    (0.24, 0.018),
                    (0.15, 0.024),
                    (0.138, 0.2),
                    (0.152, 0.235),
                    (0.0, 0.238),
                ],
                0.012,
                closed=False,
            ),
        ]
    )
    band = lathe([(0.150, 0.026), (0.154, 0.03), (0.147, 0.085), (0.142, 0.085)])

    def lean(m: Mesh) -> Mesh:
        return moved(turned(m, "y", 5), (0.008, 0.0, 1.41))

    return [
        piece(snow, "snow", name="snow"),
        piece(coal, trim((0.015, 0.015, 0.016), 0.55), name="coal"),
        piece(carrot, "fruit peel", (0.62, 0.17, 0.015), name="carrot"),
        piece(twigs, "bark", name="arm"),
        body([*scarf, *fringe], "wool", thing.color),
        piece(lean(hat), "felt", (0.02, 0.02, 0.022), name="hat"),
        piece(lean(band), "silk", (0.35, 0.03, 0.03), name="hat"),
    ]


def _boxed(mesh: Mesh) -> Mesh:
    return boxed_uvs(Mesh(mesh.vertices, mesh.triangles, mesh.normals))


def _lump(at: tuple[float, float, float], r: float, rng: np.random.Generator) -> Mesh:
    stretch = rng.uniform(0.8, 1.2, 3)
    return moved(
        turned(
            sized(ball(r, segments=10), (float(stretch[0]), float(stretch[1]), float(stretch[2]))),
            "y",
            float(rng.uniform(0, 90)),
        ),
        at,
    )


def _plush() -> tuple[Mesh, Mesh]:
    """(brown, pale): the body; muzzle and soles."""
    torso = sdf.ellipsoid((0.105, 0.09, 0.125), (0, 0.02, 0.13))
    legs = sdf.capsule((0.075, -0.02, 0.055), (0.11, -0.15, 0.055), 0.05, 0.048).mirrored()
    arms = sdf.capsule((0.09, 0.0, 0.21), (0.145, -0.06, 0.11), 0.042, 0.04).mirrored()
    head = sdf.ellipsoid((0.098, 0.088, 0.088), (0, 0.0, 0.315))
    ears = sdf.ellipsoid((0.036, 0.02, 0.036), (0.08, 0.01, 0.385)).mirrored()
    skin = sdf.meshed(
        torso | legs.k(0.02) | arms.k(0.02) | head.k(0.02) | ears.k(0.008), detail=0.006
    )
    pale = sdf.meshed(
        sdf.ellipsoid((0.046, 0.036, 0.036), (0, -0.075, 0.295))
        | sdf.ellipsoid((0.036, 0.012, 0.038), (0.113, -0.192, 0.055)).mirrored(),
        detail=0.004,
    )
    return skin, pale


def _plush_face() -> tuple[list[Mesh], list[Mesh]]:
    """(eyes and nose, smile)."""
    eyes = [ball(0.0115, (s * 0.038, -0.080, 0.335)) for s in (-1, 1)] + [
        sized(ball(0.016, (0, -0.112, 0.308)), (1.0, 1, 1))
    ]
    smile = [
        tube(
            spline(
                [
                    (0, -0.112, 0.297),
                    (0, -0.111, 0.286),
                    (s * 0.012, -0.108, 0.279),
                    (s * 0.022, -0.103, 0.283),
                ],
                12,
            ),
            0.0018,
            sides=6,
        )
        for s in (-1, 1)
    ]
    return eyes, smile


def _teddy(thing: Thing, rng: np.random.Generator) -> Made:
    """Sitting, of plush, with a lighter muzzle and soles, button eyes, a bow."""
    skin, pale = _plush()
    eyes, smile = _plush_face()
    knot = [ball(0.016, (0, -0.082, 0.232))]
    loops = [
        moved(turned(sized(ball(0.03), (1.3, 0.45, 0.8)), "y", s * 14), (s * 0.042, -0.08, 0.234))
        for s in (-1, 1)
    ]
    coat = fur(
        spots_on(skin, 42_000, rng),
        length=lambda p: 0.011 + 0 * p[:, 0],
        flow=lambda p: np.c_[0 * p[:, 0], -0.2 + 0 * p[:, 0], -1 + 0 * p[:, 0]],
        rng=rng,
    )
    plush = material("felt", color=thing.color)
    return [
        body(skin, plush),
        Part(coat, material("fur", color=thing.color), "coat"),
        piece(pale, "felt", (0.55, 0.40, 0.24), name="muzzle"),
        piece(eyes, trim((0.012, 0.01, 0.01), 0.1), name="eye"),
        piece(smile, trim(), name="mouth"),
        piece([*knot, *loops], "silk", (0.45, 0.03, 0.04), name="bow"),
    ]


# Sweet


def _cake(thing: Thing, rng: np.random.Generator) -> Made:
    """Two tiers of icing on a stand with piped rims and drips; candles, or berries, on top."""
    z = 0.094
    tiers = [_tier(0.135, 0.085, z, rng), _tier(0.088, 0.07, z + 0.085, rng)]
    top = z + 0.155
    parts: Made = [
        piece(_cake_stand(), "glazed ceramic", name="stand"),
        body([tier.icing for tier in tiers], "cream", thing.color),
        piece([m for tier in tiers for m in tier.cream], "cream", CREAM, name="piping"),
        piece([m for tier in tiers for m in tier.drips], "chocolate", name="drip"),
    ]
    ring = [
        (0.058 * float(np.cos(a)), 0.058 * float(np.sin(a)))
        for a in np.linspace(0, 2 * np.pi, thing.count or 9, endpoint=False)
    ]
    return [*parts, *(_candles(ring, top) if thing.count else _cherries([*ring, (0.0, 0.0)], top))]


CREAM: Rgb = (0.80, 0.76, 0.68)


@dataclass(frozen=True, slots=True)
class Tier:
    """One storey of a cake."""

    icing: Mesh
    cream: list[Mesh]
    drips: list[Mesh]


def _cake_stand() -> Mesh:
    rim = [(0.022, 0.065), (0.15, 0.082), (0.172, 0.088), (0.172, 0.095), (0, 0.093)]
    return lathe([(0, 0), (0.07, 0), (0.075, 0.008), (0.025, 0.03), *rim])


def _tier(r: float, tall: float, base: float, rng: np.random.Generator) -> Tier:
    """A drum of icing, rosettes around its foot, chocolate over its rim."""
    top = base + tall
    edge = spline([(r, top - 0.012), (r - 0.003, top - 0.003), (r - 0.012, top)], 8)
    icing = lathe(np.r_[[(0, base), (r, base)], edge, [(0, top)]])
    count = int(2 * np.pi * r / 0.021)
    cream = []
    for k in range(count):
        a = 2 * np.pi * k / count
        at = ((r + 0.002) * float(np.cos(a)), (r + 0.002) * float(np.sin(a)), base)
        cream.append(moved(_rosette(0.0125), at))
    return Tier(icing, cream, _drips(r, top, count, rng))


def _drips(r: float, top: float, count: int, rng: np.random.Generator) -> list[Mesh]:
    """A curtain of chocolate that runs down in waves, and its cover."""
    around = np.linspace(0, 2 * np.pi, 240)
    wave = 0.5 + 0.5 * np.sin(around * count / 2 + np.sin(around * 5)) * np.sin(
        around * 3.3 + float(rng.uniform(0, 6))
    )
    rows = []
    for t in np.linspace(0, 1, 10):
        drop = (0.012 + 0.030 * wave**2) * t
        x = (r + 0.0028 * np.sqrt(1 - (t - 0.3) ** 2 * 0.9)) * np.cos(around)
        rows.append(np.c_[x, (r + 0.0028) * np.sin(around), top + 0.0015 - drop])
    cover = lathe([(r + 0.0028, top + 0.0012), (r - 0.006, top + 0.0035), (0, top + 0.003)])
    return [grid(np.array(rows), flip=True), cover]


def _cherries(spots: list[tuple[float, float]], top: float) -> Made:
    """Cherries with stems on beds of cream."""
    berries = [
        moved(sized(ball(0.0145, segments=20), (1, 1, 1.1)), (x, y, top + 0.018)) for x, y in spots
    ]
    beds = [moved(_rosette(0.018), (x, y, top + 0.002)) for x, y in spots]
    stems = [
        tube([(x, y, top + 0.03), (x + 0.006, y + 0.004, top + 0.055)], 0.0011, sides=6)
        for x, y in spots
    ]
    return [
        piece(berries, "fruit peel", (0.42, 0.012, 0.02), name="cherry"),
        piece(beds, "cream", CREAM, name="piping"),
        piece(stems, "leaf", name="stem"),
    ]


def _rosette(r: float) -> Mesh:
    """A swirl of cream from a star nozzle."""
    a = np.linspace(0, 2 * np.pi, 33)[:-1]
    rows = []
    for t in np.linspace(0, 1, 12):
        radius = r * (1 - t) ** 0.65 * (1 + 0.13 * np.cos(8 * a + 5 * t))
        rows.append(np.c_[radius * np.cos(a), radius * np.sin(a), np.full(32, 1.45 * r * t)])
    return grid(np.array(rows), around=True)


def _candles(ring: list[tuple[float, float]], z: float) -> Made:
    colors: list[Rgb] = [
        (0.62, 0.06, 0.09),
        (0.08, 0.22, 0.55),
        (0.72, 0.50, 0.05),
        (0.10, 0.40, 0.16),
    ]
    parts: Made = []
    wicks, flames, stripes = [], [], []
    for k, (x, y) in enumerate(ring):
        parts.append(
            piece(rod((x, y, z), (x, y, z + 0.07), 0.0038), "wax", colors[k % 4], name="candle")
        )
        t = np.linspace(0, 1, 60)
        stripes.append(
            tube(
                np.c_[
                    x + 0.0039 * np.cos(t * 25), y + 0.0039 * np.sin(t * 25), z + 0.005 + 0.062 * t
                ],
                0.0009,
                sides=6,
            )
        )
        wicks.append(tube([(x, y, z + 0.07), (x, y, z + 0.077)], 0.0006, sides=6))
        flames.append(
            moved(
                lathe(
                    spline([(0, 0), (0.0042, 0.006), (0.0030, 0.013), (0, 0.024)], 16), segments=20
                ),
                (x, y, z + 0.073),
            )
        )
    return [
        *parts,
        piece(stripes, "wax", (0.8, 0.78, 0.72), name="candle"),
        piece(wicks, trim(), name="wick"),
        piece(flames, lit((1.0, 0.62, 0.2), 8.0), name="flame"),
    ]


def _cupcake(thing: Thing, rng: np.random.Generator) -> Made:
    a = np.linspace(0, 2 * np.pi, 161)[:-1]
    rows = [
        np.c_[
            (r + 0.0012 * np.sign(np.sin(40 * a)) * np.abs(np.sin(40 * a)) ** 0.5) * np.cos(a),
            (r + 0.0012 * np.sign(np.sin(40 * a)) * np.abs(np.sin(40 * a)) ** 0.5) * np.sin(a),
            np.full(160, z),
        ]
        for r, z in ((0.024, 0.0), (0.028, 0.02), (0.034, 0.046))
    ]
    case = grid(np.array(rows), around=True)
    base = lathe(spline([(0.0335, 0.043), (0.036, 0.050), (0.02, 0.056), (0, 0.058)], 16))
    t = np.linspace(0, 1, 180)
    r = 0.028 * (1 - t) ** 0.8
    swirl = tube(
        np.c_[r * np.cos(t * 22), r * np.sin(t * 22), 0.056 + 0.038 * t],
        0.0105 * (1 - 0.62 * t),
        sides=16,
    )
    cherry = ball(0.011, (0, 0, 0.105))
    colors: list[Rgb] = [(0.6, 0.05, 0.05), (0.06, 0.25, 0.5), (0.7, 0.5, 0.05), (0.75, 0.72, 0.68)]
    sugar: Made = []
    for c in colors:
        bits = []
        for _ in range(9):
            k = float(rng.uniform(0.03, 0.8))
            ang = k * 22 + float(rng.uniform(-0.2, 0.2))
            rr = 0.028 * (1 - k) ** 0.8 + 0.0085 * (1 - 0.62 * k)
            at = (rr * float(np.cos(ang)), rr * float(np.sin(ang)), 0.056 + 0.038 * k + 0.004)
            bits.append(
                moved(
                    turned(
                        rod((-0.0025, 0, 0), (0.0025, 0, 0), 0.0008, sides=6, bevel=0.0003),
                        "z",
                        float(rng.uniform(0, 180)),
                    ),
                    at,
                )
            )
        sugar.append(piece(bits, "gloss plastic", c, name="sprinkle"))
    return [
        piece(case, "paper", (0.62, 0.40, 0.26), name="case"),
        piece(base, "bread crust", name="cake"),
        body(swirl, "cream", thing.color),
        piece(cherry, "fruit peel", (0.42, 0.012, 0.02), name="cherry"),
        *sugar,
    ]


# Toys and gifts


def _gift(thing: Thing, rng: np.random.Generator) -> Made:
    w, h = 0.22, 0.16
    box = bevelled_box((w, w, h), bevel=0.003, at=(0, 0, h / 2))
    lid = bevelled_box((w + 0.008, w + 0.008, 0.045), bevel=0.003, at=(0, 0, h + 0.004))
    top = h + 0.027
    bands = [
        bevelled_box((0.026, w + 0.011, 0.048), bevel=0.001, at=(0, 0, h + 0.005)),
        bevelled_box((w + 0.011, 0.026, 0.048), bevel=0.001, at=(0, 0, h + 0.005)),
    ]
    bands += [
        bevelled_box((0.026, w + 0.003, h), bevel=0.001, at=(0, 0, h / 2)),
        bevelled_box((w + 0.003, 0.026, h), bevel=0.001, at=(0, 0, h / 2)),
    ]
    loops = []
    for turn in (20, 160, 65, 115, 200, 340):
        loop = spline(
            [
                (0, 0, top),
                (0.03, 0, top + 0.035),
                (0.075, 0, top + 0.045),
                (0.085, 0, top + 0.02),
                (0.04, 0, top + 0.006),
                (0, 0, top + 0.003),
            ],
            40,
        )
        loops.append(turned(sweep(loop, rectangle(0.0012, 0.024), up=(0, 1, 0)), "z", turn))
    loops.append(moved(sized(ball(0.014), (1, 1, 0.8)), (0, 0, top + 0.012)))
    return [
        body([box, lid], "paper", thing.color),
        piece([*bands, *loops], "silk", (0.75, 0.55, 0.16), name="ribbon"),
    ]


def _rubber() -> tuple[Mesh, Mesh]:
    """(skin, knot) of one balloon."""
    shape = lathe(
        spline(
            [
                (0.006, -0.165),
                (0.02, -0.15),
                (0.085, -0.08),
                (0.132, 0.03),
                (0.112, 0.11),
                (0.05, 0.15),
                (0, 0.157),
            ],
            60,
        ),
        crease=180,
    )
    knot = lathe(
        spline([(0.0, -0.168), (0.005, -0.17), (0.014, -0.188), (0.010, -0.19), (0, -0.18)], 16)
    )
    return shape, knot


def _balloons(thing: Thing, rng: np.random.Generator) -> Made:
    others: list[Rgb] = [
        (0.05, 0.22, 0.58),
        (0.75, 0.48, 0.03),
        (0.08, 0.42, 0.14),
        (0.45, 0.08, 0.42),
    ]
    shape, knot = _rubber()
    parts: Made = []
    strings = []
    for k in range(thing.count):
        a = 2.4 * k
        far = 0.0 if thing.count == 1 else 0.17 * float(np.sqrt(k + 0.3))
        at = (far * float(np.cos(a)), far * float(np.sin(a)), 1.55 - 0.10 * (k % 3) - 0.04 * k)
        one = [moved(turned(m, "y", 14 * far * float(np.cos(a)) / 0.17), at) for m in (shape, knot)]
        color = thing.color if k == 0 else others[(k - 1) % 4]
        parts.append(piece(one, "gloss plastic", color, name="body", tinted=k == 0))
        strings.append(
            tube(
                spline(
                    [
                        (at[0], at[1], at[2] - 0.18),
                        (0.6 * at[0] + 0.02, 0.6 * at[1], 1.0),
                        (0.2 * at[0] - 0.015, 0.2 * at[1], 0.5),
                        (0, 0, 0.02),
                    ],
                    40,
                ),
                0.0013,
                sides=6,
            )
        )
    weight = lathe(
        np.r_[[(0, 0)], rounded([(0.04, 0.0), (0.034, 0.05), (0.0, 0.055)], 0.01, closed=False)]
    )
    return [*parts, piece(strings, "cotton", name="string"), piece(weight, "gold", name="weight")]


def _football(thing: Thing, rng: np.random.Generator) -> Made:
    """Thirty-two panels: twelve black pentagons, white hexagons, with seams."""
    r = 0.11
    g = (1 + 5**0.5) / 2
    corners = np.array(
        [(0, s, t * g) for s in (-1, 1) for t in (-1, 1)]
        + [(s, t * g, 0) for s in (-1, 1) for t in (-1, 1)]
        + [(t * g, 0, s) for s in (-1, 1) for t in (-1, 1)],
        float,
    )
    corners /= np.linalg.norm(corners[0])
    tri = [
        (a, b, c)
        for a in range(12)
        for b in range(a + 1, 12)
        for c in range(b + 1, 12)
        if max(np.linalg.norm(corners[i] - corners[j]) for i, j in ((a, b), (b, c), (a, c))) < 1.1
    ]
    hexes = np.array([corners[list(t)].mean(axis=0) for t in tri])
    hexes /= np.linalg.norm(hexes, axis=1, keepdims=True)
    mesh = ball(1.0, segments=220)
    p = mesh.vertices.astype(float)
    n = p / np.linalg.norm(p, axis=1, keepdims=True)
    pent, hexa = (n @ corners.T), (n @ hexes.T)
    pent_best, hexa_sorted = pent.max(axis=1), np.sort(hexa, axis=1)
    black = pent_best - hexa_sorted[:, -1] * 1.018 > 0
    gap = np.minimum(
        np.abs(pent_best - hexa_sorted[:, -1] * 1.018),
        np.abs(hexa_sorted[:, -1] - hexa_sorted[:, -2]),
    )
    seam = np.clip(gap / 0.018, 0, 1)
    shade = np.where(black[:, None], 0.02, np.array(thing.color)[None, :]) * (
        0.25 + 0.75 * seam[:, None]
    )
    bulge = r * (1 + 0.008 * (np.sqrt(seam) - 1))
    from imagineart.modelling.kit import smoothed

    shaped = smoothed(
        Mesh(
            (n * bulge[:, None] + [0, 0, r]).astype(np.float32),
            mesh.triangles,
            None,
            shade.astype(np.float32),
        ),
        180,
    )
    turn = turned(shaped, "x", float(rng.uniform(0, 40)), about=(0, 0, r))
    valve = moved(sized(ball(0.004), (1, 1, 0.4)), (0, 0, 2 * r - 0.001))
    return [body(turn, "gloss plastic", thing.color), piece(valve, "rubber", name="valve")]


def _ball(thing: Thing, rng: np.random.Generator) -> Made:
    """A beach ball: six panels in turn, two caps."""
    r = 0.16
    panels: list[list[Mesh]] = [[], []]
    lat = np.radians(np.linspace(-84, 84, 40))
    for k in range(6):
        a = np.radians(60 * k + np.linspace(0, 60, 16))
        swell = 1 - 0.006 * np.exp(-np.minimum(np.arange(16), np.arange(16)[::-1]) / 1.2)
        points = np.stack(
            [
                r * swell[None, :] * np.cos(lat)[:, None] * np.cos(a)[None, :],
                r * swell[None, :] * np.cos(lat)[:, None] * np.sin(a)[None, :],
                np.broadcast_to(r * np.sin(lat)[:, None], (40, 16)),
            ],
            -1,
        )
        panels[k % 2].append(grid(points))
    caps = [
        lathe(np.c_[r * 1.002 * np.cos(t), r * 1.002 * np.sin(t)])
        for t in (np.radians(np.linspace(82, 90, 6)), np.radians(np.linspace(-90, -82, 6)))
    ]

    def put(ms: list[Mesh]) -> list[Mesh]:
        return [moved(turned(turned(m, "x", 38), "z", 25), (0, 0, r)) for m in ms]

    return [
        body(put(panels[0]), "gloss plastic", thing.color),
        piece(put([*panels[1], *caps]), "gloss plastic", (0.72, 0.71, 0.68), name="panel"),
    ]


# Instruments and devices


def _guitar_box() -> tuple[Mesh, Mesh]:
    """(sides and back, top) of the sound box."""
    half = spline(
        [
            (0, 0.0),
            (0.13, 0.02),
            (0.195, 0.12),
            (0.155, 0.255),
            (0.142, 0.30),
            (0.15, 0.36),
            (0.14, 0.44),
            (0.06, 0.49),
            (0, 0.495),
        ],
        60,
    )
    outline = np.r_[half, half[-2:0:-1] * [-1, 1]]
    side = moved(turned(extruded(outline, 0.095, bevel=0.003), "x", 90), (0, 0.0475, 0))
    front = moved(
        turned(
            extruded(
                outline * 0.985 + [0, 0.004],
                0.003,
                holes=[circle(0.048, 40) + np.array([0, 0.315])],
                bevel=0.0008,
            ),
            "x",
            90,
        ),
        (0, -0.0465, 0),
    )
    return side, front


def _sound_hole() -> tuple[Mesh, list[Mesh]]:
    """The dark round hole and the rings about it."""
    hole = moved(
        turned(lathe([(0, 0), (0.05, 0), (0.05, 0.001), (0, 0.001)]), "x", 90), (0, -0.048, 0.315)
    )
    rosette = [
        moved(
            turned(lathe([(r, 0), (r + w, 0), (r + w, 0.0012), (r, 0.0012)]), "x", 90),
            (0, -0.0495, 0.315),
        )
        for r, w in ((0.051, 0.003), (0.057, 0.008), (0.067, 0.002))
    ]
    return hole, rosette


def _neck() -> tuple[Mesh, Mesh, list[Mesh]]:
    """(neck, fingerboard, frets)."""
    neck = sweep(
        [(0, -0.042, 0.46), (0, -0.042, 0.88)],
        np.r_[
            np.c_[
                0.026 * np.cos(np.linspace(0, np.pi, 12)), 0.02 * np.sin(np.linspace(0, np.pi, 12))
            ]
        ]
        * [1, 1],
        scale=[1.0, 0.85],
        up=(0, 1, 0),
    )
    board = bevelled_box((0.052, 0.006, 0.53), bevel=0.001, at=(0, -0.051, 0.62))
    frets = [
        rod((-0.026, -0.0545, z), (0.026, -0.0545, z), 0.0009, sides=6)
        for z in 0.885 - 0.65 * (1 - 2 ** (-np.arange(1, 18) / 12.0))
    ]
    return neck, board, frets


def _headstock() -> Mesh:
    """The plate that carries the pegs."""
    return moved(
        turned(
            extruded(
                rounded(
                    [(-0.028, 0.88), (0.028, 0.88), (0.036, 1.04), (0.0, 1.055), (-0.036, 1.04)],
                    0.01,
                ),
                0.015,
                bevel=0.003,
            ),
            "x",
            90,
        ),
        (0, -0.035, 0),
    )


def _strings() -> tuple[list[Mesh], list[Mesh]]:
    """(pegs, strings): six of each."""
    pegs, strings = [], []
    for k in range(6):
        x = -0.0185 + 0.0074 * k
        strings.append(
            rod(
                (x * 1.35, -0.0585, 0.195), (x, -0.0565, 0.885), 0.0006 + 0.00012 * (5 - k), sides=6
            )
        )
    for s in (-1, 1):
        for z in (0.915, 0.955, 0.995):
            pegs += [
                rod((s * 0.02, -0.05, z), (s * 0.02, -0.03, z), 0.0035),
                rod((s * 0.032, -0.042, z), (s * 0.058, -0.042, z), 0.0025),
                moved(sized(ball(0.009), (0.6, 0.6, 1)), (s * 0.06, -0.042, z)),
            ]
    return pegs, strings


def _bridge() -> tuple[Mesh, list[Mesh], Mesh]:
    """(bridge, pins, pick guard)."""
    bridge = bevelled_box((0.16, 0.010, 0.026), bevel=0.004, at=(0, -0.053, 0.185))
    pins = [ball(0.003, (-0.025 + 0.01 * k, -0.059, 0.178), segments=8) for k in range(6)]
    guard = moved(
        turned(
            extruded(
                spline(
                    [(0.05, 0.33), (0.10, 0.30), (0.115, 0.22), (0.07, 0.23), (0.055, 0.27)],
                    40,
                    closed=True,
                ),
                0.0012,
            ),
            "x",
            90,
        ),
        (0, -0.0495, 0),
    )
    return bridge, pins, guard


def _guitar_stand() -> list[Mesh]:
    """Two feet and a prop."""
    stand = [
        tube(
            spline(
                [
                    (s * 0.16, -0.16, 0.0),
                    (s * 0.10, -0.06, 0.05),
                    (s * 0.09, 0.02, 0.06),
                    (s * 0.06, 0.12, 0.25),
                    (0, 0.17, 0.42),
                ],
                30,
            ),
            0.008,
            sides=10,
        )
        for s in (-1, 1)
    ]
    stand += [
        tube([(0, 0.17, 0.42), (0, 0.28, 0.0)], 0.008, sides=10),
        rod((-0.10, -0.06, 0.05), (0.10, -0.06, 0.05), 0.007),
    ]
    return stand


def _guitar(thing: Thing, rng: np.random.Generator) -> Made:
    """An acoustic guitar on a stand, its front towards −y."""
    side, front = _guitar_box()
    hole, rosette = _sound_hole()
    neck, board, frets = _neck()
    head = _headstock()
    pegs, strings = _strings()
    bridge, pins, guard = _bridge()

    def lean(m: Mesh) -> Mesh:
        return moved(turned(m, "x", -12), (0, 0, 0.06))

    stand = _guitar_stand()
    return [
        piece([lean(side), lean(neck), lean(head)], "mahogany", name="side"),
        body(lean(front), "pine", thing.color),
        piece([lean(m) for m in (hole, guard)], trim((0.02, 0.012, 0.01), 0.3), name="hole"),
        piece([lean(m) for m in (board, bridge)], "ebony", name="board"),
        piece([lean(m) for m in (*rosette, *pins)], "bone", name="rosette"),
        piece([lean(m) for m in (*frets, *strings, *pegs)], "silver", name="string"),
        piece(stand, "cast iron", name="stand"),
    ]


def _laptop(thing: Thing, rng: np.random.Generator) -> Made:
    w, d = 0.32, 0.22
    base = moved(extruded(rectangle(w, d, 0.012), 0.013, bevel=0.003), (0, 0, 0.002))
    keys = [
        bevelled_box(
            (0.0165, 0.0155, 0.002),
            bevel=0.0008,
            steps=1,
            at=(-0.128 + 0.0197 * c, 0.072 - 0.0188 * r, 0.0158),
        )
        for r in range(5)
        for c in range(14)
        if not (r == 4 and 3 <= c <= 8)
    ]
    keys.append(
        bevelled_box(
            (0.115, 0.0155, 0.002), bevel=0.0008, steps=1, at=(-0.02, 0.072 - 0.0188 * 4, 0.0158)
        )
    )
    pad = bevelled_box((0.105, 0.066, 0.0012), bevel=0.0005, at=(0, -0.062, 0.0152))
    lid = moved(extruded(rectangle(w, d, 0.012), 0.006, bevel=0.002), (0, -d / 2, 0))
    screen = moved(extruded(rectangle(w - 0.008, d - 0.010, 0.008), 0.0008), (0, -d / 2, -0.0009))
    view = moved(
        extruded(rectangle(w - 0.02, d - 0.028, 0.002), 0.0006), (0, -d / 2 - 0.002, -0.0016)
    )

    def up(m: Mesh) -> Mesh:
        return moved(turned(m, "x", -108), (0, d / 2 - 0.004, 0.018))

    hinge = rod((-0.11, d / 2 - 0.004, 0.016), (0.11, d / 2 - 0.004, 0.016), 0.006)
    return [
        body([base, up(lid)], "brushed steel", thing.color),
        piece([*keys, hinge], trim((0.02, 0.02, 0.022), 0.5), name="key"),
        piece(pad, "brushed steel", (0.42, 0.42, 0.43), name="pad"),
        piece(up(screen), trim((0.008, 0.008, 0.009), 0.1), name="bezel"),
        piece(up(view), lit((0.16, 0.36, 0.62), 0.45), name="screen"),
    ]


def _phone(thing: Thing, rng: np.random.Generator) -> Made:
    """Leaning back on a small stand, its screen towards −y."""
    case = extruded(rectangle(0.072, 0.148, 0.012), 0.008, bevel=0.0025, steps=4)
    glass = moved(extruded(rectangle(0.067, 0.143, 0.010), 0.0006), (0, 0, 0.0078))
    view = moved(extruded(rectangle(0.063, 0.137, 0.008), 0.0004), (0, 0, 0.0083))
    icons = [
        moved(
            extruded(rectangle(0.0105, 0.0105, 0.003), 0.0004),
            (-0.021 + 0.014 * c, 0.040 - 0.02 * r, 0.0086),
        )
        for r in range(5)
        for c in range(4)
    ]
    notch = moved(extruded(rectangle(0.018, 0.005, 0.0024), 0.0004), (0, 0.061, 0.0086))

    def up(m: Mesh) -> Mesh:
        return moved(turned(m, "x", 72), (0, 0, 0.078))

    tints: list[Rgb] = [(0.6, 0.12, 0.08), (0.1, 0.42, 0.16), (0.75, 0.5, 0.06), (0.7, 0.7, 0.7)]
    foot = [
        bevelled_box((0.05, 0.05, 0.006), bevel=0.002, at=(0, 0.012, 0.003)),
        bevelled_box((0.05, 0.012, 0.012), bevel=0.003, at=(0, -0.018, 0.006)),
        rod((0, 0.034, 0.004), (0, 0.018, 0.06), 0.006),
    ]
    return [
        body(up(case), "painted metal", thing.color),
        piece(up(glass), tinted_glass(), name="screen"),
        piece(up(view), lit((0.10, 0.26, 0.55), 0.45), name="screen"),
        *(piece([up(m) for m in icons[k::4]], lit(tints[k], 0.8), name="icon") for k in range(4)),
        piece(up(notch), trim(), name="notch"),
        piece(foot, "brushed steel", name="foot"),
    ]


def _canopy() -> tuple[list[Mesh], list[Mesh]]:
    """(panels, ribs): eight of each, sagging between."""
    ribs, r = 8, 0.52
    t = np.linspace(0, 1, 24)
    panels, bars = [], []
    for k in range(ribs):
        a = 2 * np.pi * (k + np.linspace(0, 1, 13)) / ribs
        sag = np.sin(np.pi * np.linspace(0, 1, 13))
        rr = r * np.sin(t * np.pi / 2.15)[:, None] * (1 - 0.07 * t[:, None] ** 2 * sag[None, :])
        z = (
            0.90
            - 0.27 * (1 - np.cos(t * np.pi / 2.15))[:, None] / (1 - np.cos(np.pi / 2.15))
            - 0.012 * sag[None, :] * t[:, None]
        )
        panels.append(
            thickened(
                grid(
                    np.stack(np.broadcast_arrays(rr * np.cos(a), rr * np.sin(a), z), -1), flip=True
                ),
                0.0008,
            )
        )
        a0 = 2 * np.pi * k / ribs
        zz = 0.897 - 0.27 * (1 - np.cos(t * np.pi / 2.15)) / (1 - np.cos(np.pi / 2.15))
        bars.append(
            tube(
                np.c_[
                    r * np.sin(t * np.pi / 2.15) * np.cos(a0),
                    r * np.sin(t * np.pi / 2.15) * np.sin(a0),
                    zz,
                ],
                0.0022,
                sides=6,
            )
        )
        bars.append(
            rod(
                (0.01 * np.cos(a0), 0.01 * np.sin(a0), 0.62),
                (0.26 * np.cos(a0), 0.26 * np.sin(a0), 0.80),
                0.0018,
                sides=6,
            )
        )
    return panels, bars


def _crook() -> Mesh:
    """A bent handle."""
    return tube(
        spline(
            [
                (0, 0, 0.20),
                (0, 0, 0.07),
                (0.02, 0, 0.02),
                (0.055, 0, 0.012),
                (0.085, 0, 0.035),
                (0.09, 0, 0.06),
            ],
            40,
        ),
        0.011,
        sides=14,
    )


def _umbrella(thing: Thing, rng: np.random.Generator) -> Made:
    """Open and upright: eight panels that sag between ribs, a crook for a handle."""
    panels, bars = _canopy()
    shaft = [rod((0, 0, 0.12), (0, 0, 0.96), 0.005), rod((0, 0, 0.60), (0, 0, 0.64), 0.011)]
    crook = _crook()
    return [
        body(panels, "silk", thing.color),
        piece([*bars, *shaft], "silver", name="rib"),
        piece(crook, "walnut", name="handle"),
    ]


def _suitcase(thing: Thing, rng: np.random.Generator) -> Made:
    w, d, h = 0.62, 0.19, 0.42
    case = [
        bevelled_box((w, d / 2 - 0.002, h), bevel=0.022, steps=5, at=(0, s * d / 4, h / 2 + 0.01))
        for s in (-1, 1)
    ]
    corners = [
        bevelled_box(
            (0.075, 0.04, 0.075),
            bevel=0.018,
            steps=4,
            at=(sx * (w / 2 - 0.034), sy * (d / 2 - 0.018), z),
        )
        for sx in (-1, 1)
        for sy in (-1, 1)
        for z in (0.046, h - 0.026)
    ]
    straps = [
        bevelled_box((0.038, d + 0.008, h + 0.008), bevel=0.004, at=(s * 0.19, 0, h / 2 + 0.01))
        for s in (-1, 1)
    ]
    handle = tube(
        spline(
            [
                (-0.075, 0, h + 0.008),
                (-0.07, 0, h + 0.05),
                (0, 0, h + 0.062),
                (0.07, 0, h + 0.05),
                (0.075, 0, h + 0.008),
            ],
            30,
        ),
        0.011,
        sides=12,
    )
    locks = [
        bevelled_box((0.045, 0.012, 0.05), bevel=0.003, at=(s * 0.11, -d / 2 + 0.09, h + 0.012))
        for s in (-1, 1)
    ]
    buckles = [
        bevelled_box((0.052, 0.006, 0.04), bevel=0.002, at=(s * 0.19, -d / 2 - 0.006, h * 0.62))
        for s in (-1, 1)
    ]
    feet = [ball(0.012, (sx * 0.25, sy * 0.06, 0.012)) for sx in (-1, 1) for sy in (-1, 1)]
    return [
        body(case, "leather", thing.color),
        piece([*corners, *straps, handle], "leather", (0.10, 0.04, 0.018), name="strap"),
        piece([*locks, *buckles, *feet], "brass", name="lock"),
    ]


def _candlestick() -> tuple[Mesh, Mesh]:
    """(dish, finger ring)."""
    dish = lathe(
        np.r_[
            [(0, 0), (0.05, 0)],
            spline([(0.055, 0.002), (0.066, 0.012), (0.064, 0.014), (0.05, 0.006)], 16),
            [(0.017, 0.006), (0.016, 0.028), (0.013, 0.03), (0, 0.03)],
        ]
    )
    ring = tube(
        np.c_[
            0.066 + 0.018 * np.cos(np.linspace(0, 2 * np.pi, 30)),
            np.zeros(30),
            0.012 + 0.018 * np.sin(np.linspace(0, 2 * np.pi, 30)),
        ],
        0.003,
        capped=False,
    )
    return dish, ring


def _candle(thing: Thing, rng: np.random.Generator) -> Made:
    dish, ring = _candlestick()
    tall = 0.16 * float(rng.uniform(0.8, 1.15))
    stick = lathe(
        np.r_[
            [(0, 0.02), (0.0125, 0.02)],
            spline(
                [(0.0122, tall), (0.0112, tall + 0.004), (0.007, tall + 0.001), (0, tall - 0.002)],
                16,
            ),
        ]
    )
    drips = [
        tube(
            spline(
                [
                    (0.0122 * np.cos(a), 0.0122 * np.sin(a), tall + 0.002),
                    (0.0132 * np.cos(a), 0.0132 * np.sin(a), tall - length),
                ],
                10,
            ),
            np.linspace(0.002, 0.0034, 10),
            sides=8,
        )
        for a, length in zip(rng.uniform(0, 6.3, 5), rng.uniform(0.015, 0.06, 5), strict=True)
    ]
    wick = tube([(0, 0, tall - 0.002), (0.001, 0, tall + 0.012)], 0.0009, sides=6)
    flame = moved(
        lathe(spline([(0, 0), (0.0065, 0.012), (0.0045, 0.026), (0, 0.046)], 24), segments=24),
        (0, 0, tall + 0.005),
    )
    return [
        piece([dish, ring], "brass", name="holder"),
        body([stick, *drips], "wax", thing.color),
        piece(wick, trim(), name="wick"),
        piece(flame, lit((1.0, 0.60, 0.18), 9.0), name="flame"),
    ]


POINTS = 8  # of a crown
BROW = 0.092  # m, its radius below


def _flare(z: Any) -> Any:
    """The radius of a crown at a height, m."""
    return BROW * (1 + 0.9 * z)


def _circlet() -> tuple[Mesh, list[Mesh]]:
    """(band with points, rims)."""
    a = np.linspace(0, 2 * np.pi, 241)[:-1]
    peak = np.abs(((a * POINTS / (2 * np.pi)) % 1) - 0.5) * 2
    top = 0.055 + 0.055 * peak**1.6

    rows = [
        np.c_[_flare(z) * np.cos(a), _flare(z) * np.sin(a), z]
        for t in np.linspace(0, 1, 10)
        for z in [0.01 + (top - 0.01) * t]
    ]
    wall_ = thickened(grid(np.array(rows)[:, np.r_[0:240, 0]], crease=60), 0.0025)
    rims = [
        tube(
            np.c_[
                (_flare(z) + 0.001) * np.cos(a), (_flare(z) + 0.001) * np.sin(a), np.full(240, z)
            ][np.r_[0:240, 0]],
            w,
            capped=False,
            sides=10,
        )
        for z, w in ((0.008, 0.006), (0.04, 0.0035))
    ]
    return wall_, rims


def _jewels() -> tuple[list[Mesh], list[Mesh], list[Mesh], list[Mesh]]:
    """(tips, rubies, sapphires, pearls)."""
    spots = [(2 * np.pi * (k + 0.0) / POINTS) for k in range(POINTS)]
    tips = [
        ball(0.0085, (_flare(0.11) * float(np.cos(s)), _flare(0.11) * float(np.sin(s)), 0.117))
        for s in spots
    ]
    gem = sized(ball(0.0085, segments=12), (1, 1, 1.2))
    jewels = [
        moved(
            gem,
            (
                _flare(0.025) * float(np.cos(s)) * 1.015,
                _flare(0.025) * float(np.sin(s)) * 1.015,
                0.024,
            ),
        )
        for s in spots
    ]
    blue = [
        moved(
            gem,
            (
                _flare(0.025) * float(np.cos(s + np.pi / POINTS)) * 1.015,
                _flare(0.025) * float(np.sin(s + np.pi / POINTS)) * 1.015,
                0.024,
            ),
        )
        for s in spots
    ]
    pearls = [
        ball(
            0.003,
            (_flare(0.0475) * float(np.cos(s)), _flare(0.0475) * float(np.sin(s)), 0.048),
            segments=10,
        )
        for s in np.linspace(0, 2 * np.pi, 48, endpoint=False)
    ]
    return tips, jewels, blue, pearls


def _crown_lining() -> Mesh:
    """The velvet inside."""
    cushion_ = sized(ball(BROW * 0.97), (1, 1, 0.75))
    low = moved(cushion_, (0, 0, 0.03))
    return Mesh(
        np.maximum(low.vertices, np.array([-9, -9, 0.012], np.float32)), low.triangles, low.normals
    )


def _crown(thing: Thing, rng: np.random.Generator) -> Made:
    wall_, rims = _circlet()
    tips, jewels, blue, pearls = _jewels()
    dome = _crown_lining()
    return [
        body([wall_, *rims, *tips], "gold", thing.color),
        piece(jewels, tinted_glass((0.35, 0.006, 0.015)), name="ruby"),
        piece(blue, tinted_glass((0.01, 0.04, 0.30)), name="sapphire"),
        piece(pearls, "shell", name="pearl"),
        piece(dome, "velvet", name="cushion"),
    ]


def _camera_top() -> list[Mesh]:
    """The plate with dials and finder."""
    top = [
        bevelled_box((0.136, 0.04, 0.016), bevel=0.005, steps=4, at=(0, 0, 0.081)),
        bevelled_box((0.042, 0.042, 0.022), bevel=0.008, steps=4, at=(0, 0, 0.094)),
    ]
    top += [
        rod((x, 0, 0.088), (x, 0, z), r, bevel=0.002)
        for x, z, r in ((-0.05, 0.099, 0.012), (0.038, 0.097, 0.009), (0.058, 0.101, 0.006))
    ]
    return top


def _lens_barrel() -> tuple[Mesh, list[Mesh]]:
    """(barrel, ribs of its focus ring)."""
    steps = [
        (0, 0.0),
        (0.036, 0.0),
        (0.036, 0.010),
        (0.033, 0.012),
        (0.033, 0.024),
        (0.036, 0.026),
        (0.036, 0.040),
        (0.031, 0.042),
        (0.031, 0.052),
        (0.026, 0.052),
        (0.020, 0.040),
        (0, 0.040),
    ]
    barrel = moved(turned(lathe(steps), "x", 90), (0, -0.020, 0.038))
    ribs = [
        turned(
            moved(bevelled_box((0.0016, 0.012, 0.003), bevel=0.0005, steps=1), (0, -0.053, 0.0365)),
            "y",
            6 * k,
        )
        for k in range(60)
    ]
    return barrel, ribs


def _camera(thing: Thing, rng: np.random.Generator) -> Made:
    box = moved(
        turned(
            extruded(
                rounded([(-0.07, 0), (0.07, 0), (0.07, 0.075), (-0.07, 0.075)], 0.014),
                0.042,
                bevel=0.002,
            ),
            "x",
            90,
        ),
        (0, 0.021, 0),
    )
    top = _camera_top()
    barrel, ribs = _lens_barrel()
    front = moved(
        turned(lathe(spline([(0.024, 0), (0.015, 0.006), (0, 0.008)], 16)), "x", 90),
        (0, -0.062, 0.038),
    )
    ring = moved(
        turned(lathe([(0.0365, 0), (0.038, 0.002), (0.0365, 0.004)]), "x", 90), (0, -0.029, 0.038)
    )
    finder = bevelled_box((0.018, 0.004, 0.011), bevel=0.001, at=(0, -0.021, 0.094))
    return [
        body(box, "leather", thing.color),
        piece([*top, ring], "brushed steel", name="top"),
        piece(
            [barrel, *(moved(m, (0, 0, 0.038)) for m in ribs)],
            trim((0.02, 0.02, 0.021), 0.4),
            name="lens",
        ),
        piece([front, finder], tinted_glass((0.03, 0.02, 0.06)), name="glass"),
    ]


FORMS: dict[str, Callable[[Thing, np.random.Generator], Made]] = {
    "book": _book,
    "open book": _open_book,
    "stack": _stack,
    "robot": _robot,
    "snowman": _snowman,
    "cake": _cake,
    "cupcake": _cupcake,
    "gift": _gift,
    "balloons": _balloons,
    "teddy": _teddy,
    "football": _football,
    "ball": _ball,
    "guitar": _guitar,
    "laptop": _laptop,
    "phone": _phone,
    "umbrella": _umbrella,
    "suitcase": _suitcase,
    "candle": _candle,
    "crown": _crown,
    "camera": _camera,
}

FAMILY = Family(
    "objects",
    build,
    ROWS,
    span=(0.06, 2.0),
    synonyms={
        "book": ("closed book", "old book"),
        "stack of books": ("pile of books", "books"),
        "cake": ("layer cake", "chocolate cake"),
        "gift box": ("gift", "present", "wrapped gift"),
        "teddy bear": ("teddy", "stuffed bear", "plush bear"),
        "football": ("soccer ball",),
        "guitar": ("acoustic guitar",),
        "laptop": ("laptop computer", "computer", "notebook computer"),
        "smartphone": ("phone", "mobile phone", "cell phone"),
        "suitcase": ("luggage", "travel case"),
        "cupcake": ("cup cake",),
    },
)
