"""What flies through space, and boats with prows: saucers, satellites, gondolas, longships."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    boxed_uvs,
    grid,
    grounded,
    lathe,
    merged,
    moved,
    painted,
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
from imagineart.modelling.model import Anchor, Floats, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lit, tinted_glass
from imagineart.modelling.town.pieces import body, piece, varied

Made = list[Part]


@dataclass(frozen=True, slots=True)
class Craft:
    """A thing by its form, `size` metres long; `deck` is the height that one stands or sits at."""

    form: str
    color: Rgb
    size: float
    deck: float | None = None


ROWS = {
    "flying saucer": Craft("saucer", (0.56, 0.57, 0.58), 9.0),
    "satellite": Craft("satellite", (0.62, 0.44, 0.12), 9.0),
    "drone": Craft("drone", (0.06, 0.06, 0.065), 0.42),
    "gondola": Craft("gondola", (0.016, 0.016, 0.019), 10.5, 0.32),
    "viking longship": Craft("longship", (0.24, 0.12, 0.05), 22.0, 1.0),
    "raft": Craft("raft", (0.3, 0.18, 0.08), 3.2, 0.30),
    "airship": Craft("airship", (0.58, 0.56, 0.50), 60.0),
}


def build(order: Order[Craft]) -> Model:
    """By its form, in slightly other proportions."""
    craft, rng = order.params, order.rng
    model = varied(
        grounded(Model(order.noun, merged(FORMS[craft.form](craft, rng)))), rng, "z", 0.02
    )
    high = float(model.bounds[1][2])
    anchors = {"top": Anchor((0, 0, high))}
    if craft.deck is not None:
        anchors["deck"] = Anchor((0, 0, craft.deck), room=(0.1 * craft.size, 0.4 * craft.size, 2.0))
        anchors["seat"] = anchors["deck"]
    return replace(model, anchors=anchors)


def _rim_lamps(r: float) -> Made:
    """Small lamps around the rim, in two colours by turns."""
    colors: tuple[Rgb, ...] = ((0.25, 0.9, 1.0), (1.0, 0.72, 0.2))
    spots = [
        [
            moved(
                ball(0.032 * r, segments=16),
                (0.86 * r * np.cos(a), 0.86 * r * np.sin(a), -0.058 * r),
            )
            for a in np.arange(k, 24, 2) * np.pi / 12
        ]
        for k in (0, 1)
    ]
    return [
        piece(s, lit(c, 5.0), name=f"lamps {k}")
        for k, (s, c) in enumerate(zip(spots, colors, strict=True))
    ]


def _saucer(craft: Craft, rng: np.random.Generator) -> Made:
    """A lens of plates, a dome of dark glass, lamps around the rim and a glow below."""
    r = craft.size / 2
    line = spline(
        [
            (0.28 * r, -0.16 * r),
            (0.7 * r, -0.09 * r),
            (r, 0.0),
            (0.72 * r, 0.10 * r),
            (0.34 * r, 0.2 * r),
        ],
        80,
    )
    hull = lathe(np.r_[[(0, -0.17 * r)], line, [(0, 0.2 * r)]], segments=160)

    def plates(p: Floats) -> Floats:
        turn, far = np.arctan2(p[:, 1], p[:, 0]), np.hypot(p[:, 0], p[:, 1]) / r
        seam = (np.abs((turn * 12 / np.pi) % 1 - 0.5) > 0.475) | (
            np.abs((far * 5) % 1 - 0.5) > 0.47
        )
        return np.asarray(np.array(craft.color) * np.where(seam, 0.45, 1.0)[:, None], np.float32)

    dome = moved(sized(ball(0.36 * r), (1, 1, 0.72)), (0, 0, 0.2 * r))
    rings = [
        lathe([(q, z), (q + 0.035 * r, z + 0.018 * r), (q, z + 0.036 * r)], segments=128)
        for q, z in ((0.985 * r, -0.018 * r), (0.37 * r, 0.185 * r))
    ]
    glow = lathe([(0, -0.185 * r), (0.24 * r, -0.178 * r), (0.26 * r, -0.15 * r)], segments=64)
    metal = replace(
        material("brushed steel"), texture=None, color=craft.color, metallic=0.9, roughness=0.3
    )
    return [
        body(painted(hull, plates), metal),
        piece(rings, "chrome", name="rings"),
        piece(dome, tinted_glass((0.02, 0.06, 0.08)), name="dome"),
        *_rim_lamps(r),
        piece(glow, lit((0.5, 1.0, 0.85), 5.0), name="glow"),
    ]


def _satellite(craft: Craft, rng: np.random.Generator) -> Made:
    """A body in gold foil between two wings of solar cells, a dish, aerials."""
    case = bevelled_box((1.3, 1.3, 1.8), bevel=0.04)
    foil = replace(material("gold"), color=craft.color, roughness=0.28)
    wings, frames = [], []
    for s in (-1, 1):
        for k in range(3):
            x = s * (1.15 + 0.5 + 1.05 * k)
            wings.append(bevelled_box((0.98, 0.03, 1.5), bevel=0.004, at=(x, 0, 0)))
            frames += [
                bevelled_box((1.02, 0.05, 0.03), bevel=0.004, at=(x, 0, z)) for z in (-0.76, 0.76)
            ]
            frames += [
                bevelled_box((0.012, 0.036, 1.5), bevel=0.001, at=(x + d, 0, 0))
                for d in np.linspace(-0.49, 0.49, 7)
            ]
            frames += [
                bevelled_box((0.98, 0.036, 0.012), bevel=0.001, at=(x, 0, d))
                for d in np.linspace(-0.5, 0.5, 5)
            ]
        frames.append(rod((s * 0.6, 0, 0), (s * 1.2, 0, 0), 0.05))
    dish = moved(
        turned(
            thickened(lathe(spline([(0.001, 0), (0.4, 0.07), (0.72, 0.24)], 30)), 0.02), "x", 115
        ),
        (0, -0.75, 0.55),
    )
    feed = [rod((0, -0.72, 0.5), (0, -1.25, 0.28), 0.02)]
    feed += [
        rod((0.3, 0, 0.9), (0.55, 0.2, 1.7), 0.012),
        rod((-0.3, 0, 0.9), (-0.5, -0.1, 1.6), 0.012),
    ]
    cells = replace(material("gloss plastic", color=(0.015, 0.03, 0.14)), coat=1.0)
    made = [
        body(case, foil),
        piece(wings, cells, name="cells"),
        piece(frames, "silver", name="frames"),
        piece(dish, "glazed ceramic", name="dish"),
        piece(feed, "brushed steel", name="aerials"),
    ]
    return [turned(turned(p, "y", 16), "x", 12) for p in made]


def _skids() -> list[Mesh]:
    return [
        tube(
            spline(
                [
                    (s * 0.06, -0.07, 0.004),
                    (s * 0.075, -0.06, 0.05),
                    (s * 0.04, 0, 0.09),
                    (s * 0.075, 0.06, 0.05),
                    (s * 0.06, 0.07, 0.004),
                ],
                40,
            ),
            0.004,
        )
        for s in (-1, 1)
    ]


def _drone(craft: Craft, rng: np.random.Generator) -> Made:
    """Four arms with propellers, a body with lamps, a camera below, skids."""
    case = moved(sized(ball(0.075, segments=48), (0.85, 1.25, 0.45)), (0, 0, 0.10))
    arms, motors, blades = [], [], []
    for k in range(4):
        a = np.pi / 4 + k * np.pi / 2
        x, y = 0.17 * np.cos(a), 0.17 * np.sin(a)
        arms.append(
            tube(
                spline([(0.25 * x, 0.25 * y, 0.10), (0.6 * x, 0.6 * y, 0.115), (x, y, 0.115)], 16),
                0.010,
            )
        )
        motors.append(
            moved(
                lathe([(0, 0), (0.016, 0), (0.017, 0.03), (0.006, 0.036), (0, 0.036)], segments=32),
                (x, y, 0.105),
            )
        )
        turn = float(rng.uniform(0, 180))
        for s in (0, 180):
            blade = moved(
                turned(sized(ball(0.055, segments=24), (1, 0.17, 0.025)), "x", 9), (0.055, 0, 0)
            )
            blades.append(moved(turned(blade, "z", turn + s), (x, y, 0.142)))
    lens = [
        moved(
            turned(
                lathe([(0, 0), (0.017, 0.002), (0.017, 0.018), (0, 0.018)], segments=32), "x", 90
            ),
            (0, -0.066, 0.062),
        )
    ]
    camera = moved(ball(0.024), (0, -0.055, 0.063))
    lamps = [
        moved(ball(0.006, segments=12), (0.17 * np.cos(a), 0.17 * np.sin(a), 0.102))
        for a in (np.pi / 4, 3 * np.pi / 4)
    ]
    return [
        body([case, *arms], "gloss plastic", craft.color),
        piece([*motors, camera], "brushed steel", name="motors"),
        piece(blades, "matt plastic", (0.12, 0.12, 0.125), name="blades"),
        piece(_skids(), "matt plastic", name="skids"),
        piece(lens, tinted_glass(), name="lens"),
        piece(lamps, lit((1.0, 0.1, 0.05), 6.0), name="lamps"),
    ]


def _shell(
    length: float,
    beam: Callable[[Points], Points],
    keel: Callable[[Points], Points],
    rail: Callable[[Points], Points],
    thick: float,
) -> Mesh:
    """An open hull along y: half beam, keel and rail by the way from bow (−1) to stern (1)."""
    t = np.linspace(-1, 1, 90)
    a = np.linspace(-1, 1, 33)
    rows = []
    for s in t:
        w, low, high = float(beam(s)), float(keel(s)), float(rail(s))
        x = w * np.sign(a) * np.abs(a) ** 0.62
        z = low + (high - low) * np.abs(a) ** 2.1
        rows.append(np.c_[x, np.full(33, s * length / 2), z])
    return thickened(grid(np.array(rows)), thick)


def _comb(half: float) -> list[Mesh]:
    """The iron at its bow: a curved stem with five teeth."""
    stem = [
        (0, -half + 0.05, 1.15),
        (0, -half - 0.12, 1.5),
        (0, -half + 0.02, 1.78),
        (0, -half + 0.22, 1.80),
    ]
    comb = [tube(spline(stem, 30), 0.05, squash=0.3)]
    comb += [
        bevelled_box((0.02, 0.30, 0.07), bevel=0.006, at=(0, -half + 0.02 - 0.06, 1.22 + 0.105 * k))
        for k in range(5)
    ]
    return comb


def _cushions() -> list[Mesh]:
    seats = [
        bevelled_box((0.95, 0.55, 0.16), bevel=0.06, at=(0, 0.55, 0.38)),
        bevelled_box((0.95, 0.16, 0.55), bevel=0.06, at=(0, 0.86, 0.62)),
    ]
    seats += [
        bevelled_box((0.34, 0.4, 0.14), bevel=0.05, at=(s * 0.3, -0.9, 0.36)) for s in (-1, 1)
    ]
    return seats


def _sculling_oar() -> list[Mesh]:
    """The long oar, its blade and the crutch that it lies in."""
    return [
        rod((0.55, 2.6, 1.05), (1.9, 4.0, 0.05), 0.025),
        moved(turned(bevelled_box((0.05, 0.9, 0.16), bevel=0.02), "z", -44), (1.72, 3.8, 0.18)),
        rod((0.62, 2.7, 0.5), (0.62, 2.7, 1.0), 0.05),
    ]


def _gondola(craft: Craft, rng: np.random.Generator) -> Made:
    """Black, slender, both ends raised; the comb at its bow, red cushions, an oar on its crutch."""
    half = craft.size / 2

    def ends(s: Points) -> Points:
        return np.abs(s) ** 4.5

    hull = _shell(
        craft.size,
        lambda s: 0.72 * (1 - np.abs(s) ** 2.2) ** 0.8 + 0.02,
        lambda s: 0.0 + 0.85 * ends(s),
        lambda s: 0.52 + 0.75 * ends(s),
        0.04,
    )
    t = np.linspace(-1, 1, 90)
    rails = [
        tube(
            np.c_[
                sx * (0.72 * (1 - np.abs(t) ** 2.2) ** 0.8 + 0.03), t * half, 0.53 + 0.75 * ends(t)
            ],
            0.03,
            sides=10,
        )
        for sx in (-1, 1)
    ]
    deck = [
        bevelled_box((1.0, 2.6, 0.04), bevel=0.01, at=(0, -1.0, 0.18)),
        bevelled_box((0.9, 1.4, 0.05), bevel=0.01, at=(0, 2.8, 0.50)),
    ]
    curl = tube(
        spline(
            [
                (0, half - 0.05, 1.2),
                (0, half + 0.1, 1.5),
                (0, half - 0.02, 1.72),
                (0, half - 0.15, 1.6),
            ],
            30,
        ),
        np.linspace(0.06, 0.03, 30),
    )
    trims = [moved(ball(0.05), (s * 0.66, 0.85, 0.75)) for s in (-1, 1)]
    black = replace(material("gloss plastic", color=craft.color), coat=1.0)
    return [
        body([hull, *rails, curl], black),
        piece(_comb(half), "silver", name="comb"),
        piece([boxed_uvs(m) for m in (*deck, *_sculling_oar())], "mahogany", name="wood"),
        piece(_cushions(), "velvet", (0.36, 0.015, 0.03), name="cushions"),
        piece(trims, "brass", name="trims"),
    ]


def _dragon_head(half: float) -> list[Mesh]:
    """A raised neck, jaws and two horns at the bow."""
    neck = spline(
        [
            (0, -half + 0.4, 3.0),
            (0, -half - 0.55, 4.4),
            (0, -half - 0.7, 5.6),
            (0, -half - 1.15, 6.3),
            (0, -half - 1.9, 6.1),
        ],
        50,
    )
    head = [
        tube(
            neck,
            np.interp(np.linspace(0, 1, 50), [0, 0.6, 0.8, 1], [0.34, 0.24, 0.34, 0.16]),
            squash=0.75,
        )
    ]
    head += [
        tube(
            spline([(0, -half - 1.1, 6.05), (0, -half - 1.6, 5.75), (0, -half - 1.95, 5.7)], 14),
            np.linspace(0.16, 0.07, 14),
        )
    ]
    head += [
        tube(
            spline(
                [
                    (s * 0.12, -half - 0.95, 6.45),
                    (s * 0.3, -half - 0.6, 6.9),
                    (s * 0.26, -half - 0.35, 7.0),
                ],
                14,
            ),
            np.linspace(0.09, 0.02, 14),
        )
        for s in (-1, 1)
    ]
    return head


def _dragon_tail(half: float) -> Mesh:
    return tube(
        spline(
            [
                (0, half - 0.4, 3.0),
                (0, half + 0.5, 4.3),
                (0, half + 0.45, 5.5),
                (0, half - 0.1, 5.9),
                (0, half - 0.35, 5.4),
            ],
            50,
        ),
        np.linspace(0.32, 0.10, 50),
    )


def _striped_sail() -> Mesh:
    """A square sail full of wind."""

    def place(u: Points, v: Points) -> Points:
        x = 9.0 * (u - 0.5) * (1 - 0.06 * v)
        z = 10.1 - 6.4 * v + 0.35 * (2 * u - 1) ** 2 * v
        y = -0.3 - 1.5 * np.sin(np.pi * v * 0.9) * (1 - 0.55 * (2 * u - 1) ** 2)
        return np.stack([x, y, z], axis=-1)

    def stripes(p: Floats) -> Floats:
        on = (np.floor((p[:, 0] + 4.5) / 1.0) % 2)[:, None] > 0
        return np.asarray(np.where(on, (0.46, 0.03, 0.025), (0.74, 0.68, 0.55)), np.float32)

    return painted(thickened(parametric(place, 54, 40), 0.02), stripes)


def _stays(half: float) -> list[Mesh]:
    """Ropes that hold the mast: four to the sides, two to the ends."""
    ropes = [
        rod((0, 0, 10.8), (s * 2.1, y, 1.9), 0.03, sides=6, bevel=0.0)
        for s in (-1, 1)
        for y in (-3.0, 3.0)
    ]
    ropes += [
        rod((0, 0, 10.8), (0, s * (half - 1.2), 3.0), 0.03, sides=6, bevel=0.0) for s in (-1, 1)
    ]
    return ropes


def _oar(s: int, beam: float, y: float) -> list[Mesh]:
    """A shaft over the rail of one side, and its blade in the water."""
    shaft = rod((s * beam * 0.9, y, 1.45), (s * (beam + 3.4), y + 0.7, 0.05), 0.06, sides=8)
    blade = turned(bevelled_box((1.0, 0.24, 0.05), bevel=0.02), "y", s * 22)
    return [shaft, moved(turned(blade, "z", s * 10), (s * (beam + 3.2), y + 0.66, 0.16))]


def _rail(
    beam: Callable[[Points], Points], rail: Callable[[Points], Points], half: float
) -> tuple[tuple[list[Mesh], list[Mesh]], list[Mesh], list[Mesh]]:
    """Shields of both colours along the rails, their bosses, and the oars between them."""
    shields: tuple[list[Mesh], list[Mesh]] = ([], [])
    bosses, oars = [], []
    for k, y in enumerate(np.linspace(-0.62, 0.62, 11)):
        for s in (-1, 1):
            at = (s * (float(beam(y)) + 0.12), float(y * half), float(rail(y)) - 0.12)
            disc = turned(
                lathe(
                    [(0, -0.03), (0.5, -0.03), (0.52, 0), (0.5, 0.03), (0.2, 0.08), (0, 0.1)],
                    segments=40,
                ),
                "y",
                90.0 * s,
            )
            shields[k % 2].append(moved(disc, at))
            bosses.append(moved(ball(0.13, segments=16), (at[0] + s * 0.09, at[1], at[2])))
            if k % 2:
                oars += _oar(s, float(beam(y)), at[1])
    return shields, bosses, oars


def _longship(craft: Craft, rng: np.random.Generator) -> Made:
    """Clinker planks, a dragon's head, a striped square sail, shields along the rails, oars."""
    half = craft.size / 2

    def beam(s: Points) -> Points:
        return np.asarray(2.3 * (1 - np.abs(s) ** 2.4) ** 0.75 + 0.05)

    def rail(s: Points) -> Points:
        return np.asarray(1.75 + 2.0 * np.abs(s) ** 4)

    hull = _shell(craft.size, beam, lambda s: 1.9 * np.abs(s) ** 4.5, rail, 0.10)
    t = np.linspace(-0.985, 0.985, 90)
    strakes = []
    for k in (0.45, 0.62, 0.8, 1.0):
        w, z = beam(t) * k**0.62 + 0.05, 1.9 * np.abs(t) ** 4.5 * (1 - k**2.1) + rail(t) * k**2.1
        strakes += [tube(np.c_[s * w, t * half, z], 0.055, sides=8) for s in (-1, 1)]
    mast = [
        rod((0, 0, 0.6), (0, 0, 11.0), 0.17, end_radius=0.11),
        rod((-4.6, -0.2, 10.2), (4.6, -0.2, 10.2), 0.11),
    ]
    deck = _deck(beam, half)

    shields, bosses, oars = _rail(beam, rail, half)
    canvas = replace(material("linen"), texture=None, color=(0.6, 0.4, 0.3))
    ends = [*_dragon_head(half), _dragon_tail(half)]
    wood = [boxed_uvs(m) for m in (hull, *strakes, *ends, *mast, deck, *oars)]
    return [
        body(wood, "oak"),
        piece(_striped_sail(), canvas, name="sail"),
        piece(_stays(half), "linen", name="ropes"),
        piece(shields[0], "painted wood", (0.40, 0.03, 0.025), name="shields"),
        piece(shields[1], "painted wood", (0.62, 0.40, 0.06), name="other shields"),
        piece(bosses, "cast iron", name="bosses"),
    ]


def _deck(beam: Callable[[Points], Points], half: float) -> Mesh:
    """Planks within the hull, 1 m high."""
    t = np.linspace(-0.85, 0.85, 40)
    x = np.array([0.92 * float(beam(s)) * 0.72 for s in t])
    rows = np.stack([np.c_[k * x, t * half, np.full(40, 0.95)] for k in np.linspace(-1, 1, 9)])
    return thickened(grid(rows), 0.05)


def _raft(craft: Craft, rng: np.random.Generator) -> Made:
    """Logs lashed together, a mast with a small sail."""
    logs = [
        rod(
            (x, -1.6 + float(rng.uniform(-0.12, 0.12)), 0.14),
            (x, 1.6 + float(rng.uniform(-0.12, 0.12)), 0.14),
            0.14 + float(rng.uniform(-0.01, 0.01)),
            sides=28,
        )
        for x in np.linspace(-0.95, 0.95, 8)
    ]
    beams = [rod((-1.15, y, 0.30), (1.15, y, 0.30), 0.06) for y in (-1.1, 0.0, 1.1)]
    ropes = [
        moved(
            turned(lathe([(0.15, 0), (0.165, 0.02), (0.15, 0.04)], segments=24), "x", 90),
            (x, y, 0.16),
        )
        for x in np.linspace(-0.95, 0.95, 8)
        for y in (-1.05, 1.15)
    ]
    mast = rod((0, 0.3, 0.1), (0, 0.3, 2.6), 0.05)

    def place(u: Points, v: Points) -> Points:
        return np.stack(
            [
                1.5 * (u - 0.5),
                0.2 - 0.3 * np.sin(np.pi * v) * (1 - 0.5 * (2 * u - 1) ** 2),
                2.45 - 1.5 * v,
            ],
            axis=-1,
        )

    sail = thickened(parametric(place, 20, 20), 0.006)
    yard = rod((-0.85, 0.25, 2.45), (0.85, 0.25, 2.45), 0.03)
    return [
        body([boxed_uvs(m) for m in (*logs, *beams, mast, yard)], "bark"),
        piece(ropes, "linen", name="ropes"),
        piece(sail, "linen", name="sail"),
    ]


def _fins(half: float) -> list[Mesh]:
    plan = [
        [(0, half * 0.62, 3.2), (0, half * 0.98, 0.8)],
        [(0, half * 0.78, 8.0), (0, half * 1.0, 8.0)],
    ]
    fin = thickened(grid(np.array(plan)), 0.25)
    return [moved(turned(fin, "y", 90.0 * k), (0, 0, 11.5)) for k in range(4)]


def _pods() -> list[Mesh]:
    """An engine on either side."""
    return [
        moved(
            turned(
                lathe(
                    spline([(0.001, -1.6), (0.7, -0.6), (0.6, 0.8), (0.001, 1.7)], 24), segments=32
                ),
                "x",
                90,
            ),
            (s * 5.4, 2.0, 5.2),
        )
        for s in (-1, 1)
    ]


def _airship(craft: Craft, rng: np.random.Generator) -> Made:
    """A ribbed envelope, fins, a gondola with windows, engines."""
    half = craft.size / 2
    outline = [(0.001, -1), (4.6, -0.82), (7.6, -0.35), (7.4, 0.15), (4.2, 0.72), (0.001, 1)]
    line = spline([(r, y * half) for r, y in outline], 90)
    a = np.linspace(0, 2 * np.pi, 65)
    rings = np.array(
        [
            np.c_[
                r * (1 + 0.012 * np.cos(16 * a)) * np.cos(a),
                np.full(65, y),
                r * (1 + 0.012 * np.cos(16 * a)) * np.sin(a),
            ]
            for r, y in line
        ]
    )
    skin = moved(grid(rings[:, :-1], around=True), (0, 0, 11.5))
    hoops = [
        moved(
            tube(
                np.c_[r * np.cos(a), 0 * a, r * np.sin(a)] * 1.004 + np.array([0, y, 0]),
                0.09,
                sides=6,
            ),
            (0, 0, 11.5),
        )
        for r, y in line[10:-8:8]
    ]
    cabin = bevelled_box((3.0, 12.0, 2.6), bevel=0.7, at=(0, -6.0, 3.1), steps=4)
    panes = [
        bevelled_box((0.06, 0.9, 0.8), bevel=0.02, at=(s * 1.5, -10.5 + 1.3 * k, 3.3))
        for s in (-1, 1)
        for k in range(8)
    ]
    struts = [rod((s * 5.2, 2.0, 5.4), (s * 4.4, 2.0, 6.6), 0.18) for s in (-1, 1)]
    return [
        body([skin, *_fins(half)], "painted metal", craft.color),
        piece([*hoops, *struts], "brass", name="hoops"),
        piece([boxed_uvs(cabin), *_pods()], "mahogany", name="cabin"),
        piece(panes, lit((1.0, 0.8, 0.5), 1.2), name="windows"),
    ]


FORMS: dict[str, Callable[[Craft, np.random.Generator], Made]] = {
    "saucer": _saucer, "satellite": _satellite, "drone": _drone, "gondola": _gondola,
    "longship": _longship, "raft": _raft, "airship": _airship,
}  # fmt: skip
FAMILY = Family(
    "craft",
    build,
    ROWS,
    span=(0.3, 66.0),
    synonyms={
        "flying saucer": ("ufo", "alien spaceship", "alien ship", "flying disc"),
        "drone": ("quadcopter", "camera drone"),
        "gondola": ("venetian gondola",),
        "viking longship": ("viking ship", "longship", "viking boat", "longboat", "drakkar"),
        "airship": ("zeppelin", "blimp", "dirigible"),
        "raft": ("wooden raft", "log raft"),
        "satellite": ("space satellite",),
    },
)
