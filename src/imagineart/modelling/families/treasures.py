"""What is small and dear: jewels, coins, pocket watches, crystals, shells, chessmen, folded paper.

Chains lie as they fall: rows of links or pearls along a curve on the ground.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.families._dials import dial
from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    combined,
    cut,
    even,
    extruded,
    grid,
    grounded,
    lathe,
    loft,
    lumpy,
    merged,
    moved,
    painted,
    polygon,
    ribbon,
    rod,
    rounded,
    sdf,
    sized,
    spline,
    thickened,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import trim
from imagineart.modelling.town.pieces import body, piece, varied

Made = list[Part]
GOLD: Rgb = (0.85, 0.57, 0.19)
SILVER: Rgb = (0.80, 0.79, 0.77)


@dataclass(frozen=True, slots=True)
class Treasure:
    """By its form; `color` takes an asked colour; `second` is of stones or marks."""

    form: str
    color: Rgb
    second: Rgb = (0.10, 0.30, 0.70)
    count: int = 1


ROWS = {
    "necklace": Treasure("necklace", GOLD, (0.02, 0.12, 0.42)),
    "pearl necklace": Treasure("pearls", (0.80, 0.76, 0.70), count=46),
    "earrings": Treasure("earrings", GOLD, (0.01, 0.22, 0.10)),
    "bracelet": Treasure("bracelet", GOLD),
    "pocket watch": Treasure("pocket watch", (0.72, 0.50, 0.20), (0.78, 0.75, 0.66)),
    "compass": Treasure("compass", (0.72, 0.50, 0.20), (0.76, 0.71, 0.58)),
    "coin": Treasure("coins", GOLD, count=1),
    "gold coins": Treasure("coins", GOLD, count=24),
    "gold bar": Treasure("bars", GOLD, count=3),
    "crystal": Treasure("crystal", (0.30, 0.10, 0.55)),
    "seashell": Treasure("seashell", (0.78, 0.55, 0.40), (0.80, 0.70, 0.58)),
    "chess king": Treasure("chess", (0.74, 0.60, 0.40)),
    "chess queen": Treasure("chess", (0.74, 0.60, 0.40)),
    "chess pawn": Treasure("chess", (0.74, 0.60, 0.40)),
    "chess knight": Treasure("knight", (0.74, 0.60, 0.40)),
    "paper plane": Treasure("paper plane", (0.78, 0.78, 0.76)),
    "paper boat": Treasure("paper boat", (0.78, 0.78, 0.76)),
    "medal": Treasure("medal", GOLD, (0.42, 0.02, 0.03)),
}


def build(order: Order[Treasure]) -> Model:
    """By its form, turned a little by chance."""
    item, rng = order.params, order.rng
    form = FORMS[item.form]
    made = merged(_chess(item, order.noun) if form is None else form(item, rng))
    model = varied(
        grounded(turned(Model(order.noun, made), "z", float(rng.uniform(-12, 12)))), rng, "z", 0.02
    )
    x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
    return replace(model, anchors={"top": top_anchor(model.parts, 0.2), "grip": Anchor((x, y, z))})


def _metal(color: Rgb, roughness: float = 0.12) -> Material:
    return Material("precious metal", color, roughness, metallic=1.0)


def _stone(color: Rgb) -> Material:
    return Material("stone", color, 0.02, specular=1.0, coat=1.0, subsurface=0.4)


def _links(way: np.ndarray, size: float) -> list[Mesh]:
    """A chain of oval links along an (N, 3) line, every other one on its edge."""
    a = np.linspace(0, 2 * np.pi, 22)
    flat = np.c_[size * np.cos(a), 0.62 * size * np.sin(a), 0 * a]
    path = even(
        way, max(4, int(np.linalg.norm(np.diff(way, axis=0), axis=1).sum() / (1.45 * size)))
    )
    one = tube(flat, 0.17 * size, sides=7, capped=False)
    made = []
    for k, (p, along) in enumerate(zip(path, np.gradient(path, axis=0), strict=True)):
        turn = float(np.degrees(np.arctan2(along[1], along[0])))
        link = turned(turned(one, "x", 20 if k % 2 else 80), "z", turn)
        made.append(moved(link, (float(p[0]), float(p[1]), float(p[2]) + 0.55 * size)))
    return made


def _gem(r: float) -> Mesh:
    """A brilliant: a table, a crown, a point below."""
    line = [(0, -0.85 * r), (r, 0), (r, 0.08 * r), (0.6 * r, 0.42 * r), (0, 0.42 * r)]
    return lathe(line, segments=10, crease=5)


def _necklace(item: Treasure, rng: np.random.Generator) -> Made:
    """A fine chain in the curve of a neck, a stone in a claw at its lowest point."""
    curve = [
        (-0.02, 0.10),
        (-0.075, 0.085),
        (-0.085, 0.02),
        (-0.05, -0.05),
        (0, -0.085),
        (0.05, -0.05),
        (0.085, 0.02),
        (0.075, 0.085),
        (0.02, 0.10),
    ]
    way = spline(np.c_[np.array(curve), np.zeros(9)], 300)
    stone = moved(turned(_gem(0.013), "x", 25), (0, -0.105, 0.012))
    ring = moved(
        turned(
            lathe([(0.012, -0.003), (0.0148, -0.003), (0.0148, 0.002), (0.0125, 0.003)]), "x", 25
        ),
        (0, -0.105, 0.012),
    )
    claws = [
        turned(moved(ball(0.0018, (0.0135, 0, 0.003)), (0, 0, 0)), "z", 60.0 * k) for k in range(6)
    ]
    claws = [moved(turned(m, "x", 25), (0, -0.105, 0.012)) for m in claws]
    small = [moved(_gem(0.0042), (x, y, 0.004)) for x, y in ((-0.017, -0.085), (0.017, -0.085))]
    return [
        body([*_links(way, 0.0032), ring, *claws], _metal(item.color)),
        piece(stone, _stone(item.second), name="stone"),
        piece(
            small,
            Material("diamond", (0.82, 0.86, 0.88), 0.0, metallic=0.55, coat=1.0),
            name="stone",
        ),
    ]


def _pearls(item: Treasure, rng: np.random.Generator) -> Made:
    """A string in a loose double bow, a gold clasp."""
    t = np.linspace(0, 2 * np.pi, 400)
    loop = np.c_[0.070 * np.cos(t), 0.052 * np.sin(t) + 0.012 * np.sin(2 * t), 0 * t]
    spots = even(loop, item.count + 1)[:-1]
    one = ball(0.0049, segments=28)
    pearls = [moved(one, (float(x), float(y), 0.0049)) for x, y, _ in spots[1:]]
    x, y = (float(c) for c in spots[0, :2])
    clasp = moved(sized(ball(0.0045), (0.7, 1.3, 0.7)), (x, y, 0.0045))
    pearl = Material("pearl", item.color, 0.16, coat=0.9, sheen=0.3, subsurface=0.4)
    return [body(pearls, pearl), piece(clasp, "gold", name="clasp")]


def _earrings(item: Treasure, rng: np.random.Generator) -> Made:
    """A pair on a small stand: hooks, drops in gold rims."""
    drop = sized(_gem(0.0078), (0.8, 0.8, 1.5))
    rim = tube(
        np.c_[
            0.0068 * np.cos(np.linspace(0, 6.2832, 40)),
            0 * np.linspace(0, 1, 40),
            0.0115 * np.sin(np.linspace(0, 6.2832, 40)),
        ],
        0.0009,
        sides=8,
        capped=False,
    )
    hook = tube(
        spline(
            [(0, 0, 0.013), (0, 0, 0.022), (0, 0.006, 0.031), (0, 0.012, 0.024), (0, 0.013, 0.014)],
            40,
        ),
        0.0008,
        sides=8,
    )
    bead = ball(0.0022, (0, 0, 0.0185))
    bar = [
        rod((-0.04, 0.006, 0.083), (0.04, 0.006, 0.083), 0.003),
        rod((0, 0.006, 0.006), (0, 0.006, 0.083), 0.0035),
    ]
    foot = lathe(rounded([(0, 0), (0.03, 0), (0.028, 0.007), (0, 0.009)], 0.002, closed=False))
    at = [(-0.022, 0.0, 0.054), (0.022, 0.0, 0.054)]
    return [
        body([moved(m, p) for p in at for m in (rim, hook, bead)], _metal(item.color)),
        piece([moved(drop, p) for p in at], _stone(item.second), name="stone"),
        piece([*bar, moved(foot, (0, 0.006, 0))], "velvet", (0.06, 0.06, 0.07), name="stand"),
    ]


def _bracelet(item: Treasure, rng: np.random.Generator) -> Made:
    """A bangle set with stones, leaning on a plain second one."""
    a = np.linspace(0, 2 * np.pi, 140)
    ring = tube(np.c_[0.032 * np.cos(a), 0.027 * np.sin(a), 0 * a], 0.0030, sides=16, capped=False)
    stones = [
        moved(sized(_gem(0.0024), 1.0), (0.032 * np.cos(t), 0.027 * np.sin(t), 0.0026))
        for t in np.radians(np.arange(0, 360, 12))
    ]
    upper = [moved(turned(m, "x", 24), (0.006, 0.004, 0.0155)) for m in (ring, *stones)]
    return [
        body([moved(ring, (0, 0, 0.003)), upper[0]], _metal(item.color)),
        piece(
            upper[1:],
            Material("diamond", (0.82, 0.86, 0.88), 0.0, metallic=0.55, coat=1.0),
            name="stone",
        ),
    ]


def _case(r: float, item: Treasure) -> tuple[list[Mesh], Mesh]:
    """A round box of metal that looks up, and its glass."""
    box = lathe(
        rounded(
            [
                (0, 0),
                (0.8 * r, 0),
                (1.06 * r, 0.12 * r),
                (1.08 * r, 0.34 * r),
                (r, 0.42 * r),
                (0.95 * r, 0.36 * r),
            ],
            0.03 * r,
            closed=False,
        )
    )
    glass = lathe(spline([(0.96 * r, 0.38 * r), (0.6 * r, 0.46 * r), (0, 0.48 * r)], 20))
    return [box], glass


def _pocket_watch(item: Treasure, rng: np.random.Generator) -> Made:
    """Leant on its stem's chain: gold case, cream dial, crown and bow, a chain in an S."""
    r = 0.024
    box, glass = _case(r, item)
    face = [
        replace(p, shape=moved(turned(p.shape, "x", -90), (0, 0, 0.35 * r)))
        for p in dial(0.95 * r, item.second)
        if isinstance(p.shape, Mesh)
    ]
    crown = [
        turned(rod((0, 1.08 * r, 0.006), (0, 1.34 * r, 0.006), 0.0042), "z", 0),
        tube(np.c_[arc(0.0085, -60, 240, 40, (0, 1.52 * r)), np.full(40, 0.006)], 0.0016, sides=10),
    ]
    way = spline(
        [
            (0, 0.045, 0),
            (0.03, 0.055, 0),
            (0.055, 0.03, 0),
            (0.05, -0.01, 0),
            (0.07, -0.04, 0),
            (0.10, -0.03, 0),
        ],
        200,
    )
    upright = [
        moved(turned(p, "x", 14), (0, 0, 0.006))
        for p in [*face, piece(glass, "thin glass", name="glass")]
    ]
    cases = [moved(turned(m, "x", 14), (0, 0, 0.006)) for m in (*box, *crown)]
    return [body([*cases, *_links(way, 0.0034)], _metal(item.color, 0.18)), *upright]


def _rose(r: float) -> list[Mesh]:
    """Sixteen points of three lengths, and a tick every ten degrees."""
    points: list[Mesh] = []
    for k in range(16):
        long = 0.80 * r if k % 4 == 0 else 0.58 * r if k % 2 == 0 else 0.40 * r
        dart = extruded([(-0.055 * r, 0.08 * r), (0, long), (0, 0.08 * r)], 0.0004)
        points.append(moved(turned(dart, "z", 22.5 * k), (0, 0, 0.303 * r)))
    ticks = [
        turned(
            bevelled_box((0.0005, 0.002, 0.0004), bevel=0.0001, at=(0, 0.88 * r, 0.306 * r)),
            "z",
            10.0 * k,
        )
        for k in range(36)
    ]
    return [*points, *ticks]


def _compass(item: Treasure, rng: np.random.Generator) -> Made:
    """A brass box with its lid up, a rose of sixteen points, a red and white needle."""
    r = 0.032
    box, glass = _case(r, item)
    plate = lathe([(0.95 * r, 0.30 * r), (0, 0.301 * r)])
    turn = float(rng.uniform(10, 60))
    needle = [
        turned(extruded([(-0.0022, 0), (0, s * 0.78 * r), (0.0022, 0)], 0.0008), "z", turn)
        for s in (1, -1)
    ]
    lid = lathe(
        rounded(
            [
                (0, 0.006),
                (0.9 * r, 0.006),
                (1.06 * r, 0.002),
                (1.08 * r, -0.002),
                (1.02 * r, -0.002),
                (0.9 * r, 0.003),
                (0, 0.003),
            ][::-1],
            0.0008,
            closed=False,
        )
    )
    opened = moved(turned(lid, "x", 76), (0, 1.10 * r, 0.034 + 0.42 * r))
    hinge = rod((-0.006, 1.10 * r, 0.40 * r), (0.006, 1.10 * r, 0.40 * r), 0.002)
    return [
        body([*box, opened, hinge, ball(0.0018, (0, 0, 0.36 * r))], _metal(item.color, 0.2)),
        piece(plate, "paper", item.second, name="face"),
        piece(_rose(r), trim((0.05, 0.035, 0.03), 0.5), name="rose"),
        piece(
            moved(needle[0], (0, 0, 0.335 * r)),
            Material("needle", (0.55, 0.02, 0.02), 0.3),
            name="needle",
        ),
        piece(
            moved(needle[1], (0, 0, 0.335 * r)),
            Material("needle", (0.75, 0.75, 0.74), 0.3),
            name="needle",
        ),
        piece(glass, "thin glass", name="glass"),
    ]


def _one_coin() -> Mesh:
    """A coin about the origin: a milled edge, a rim, a head of relief on it."""
    a = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    mill = 0.00016 * np.sign(np.sin(60 * a + 0.8))
    rows = [
        np.c_[
            (r + (mill if r > 0.0139 else 0)) * np.cos(a),
            (r + (mill if r > 0.0139 else 0)) * np.sin(a),
            np.full(120, z),
        ]
        for r, z in (
            (0.0, 0.0004),
            (0.0122, 0.0004),
            (0.0128, 0.0),
            (0.0140, 0.0),
            (0.0140, 0.0022),
            (0.0128, 0.0022),
            (0.0122, 0.0017),
            (0, 0.0017),
        )
    ]
    star = [
        (r * np.cos(t), r * np.sin(t))
        for k, t in enumerate(np.linspace(0, 2 * np.pi, 10, endpoint=False) + np.pi / 2)
        for r in ((0.0072 if k % 2 == 0 else 0.0031),)
    ]
    dots = [
        ball(0.00055, (0.0105 * np.cos(t), 0.0105 * np.sin(t), 0.0017), segments=8)
        for t in np.linspace(0, 2 * np.pi, 28, endpoint=False)
    ]
    return combined(
        [
            grid(np.array(rows), around=True, crease=30),
            moved(extruded(star, 0.0007, bevel=0.0003), (0, 0, 0.0016)),
            *dots,
        ]
    )


def _coins(item: Treasure, rng: np.random.Generator) -> Made:
    """One on its edge, or piles with some that lie about and lean."""
    one = _one_coin()
    if item.count == 1:
        return [
            body(
                moved(turned(turned(one, "x", 78), "z", 20), (0, 0, 0.0142)),
                _metal(item.color, 0.22),
            )
        ]
    made: list[Mesh] = []
    for x, y, n in ((-0.018, 0.01, 8), (0.016, 0.018, 5), (0.004, -0.018, 3)):
        for k in range(min(n, item.count)):
            shift = (x + float(rng.normal(0, 0.0008)), y + float(rng.normal(0, 0.0008)), 0.0022 * k)
            made.append(moved(turned(one, "z", float(rng.uniform(0, 360))), shift))
    for k in range(item.count - 16):
        a = 0.9 * k + 3.6
        made.append(moved(turned(one, "z", 47.0 * k), (0.050 * np.cos(a), 0.048 * np.sin(a), 0.0)))
    lean = moved(turned(turned(one, "x", 62), "z", -15), (0.032, -0.014, 0.0125))
    return [body([*made, lean], _metal(item.color, 0.22))]


def _bars(item: Treasure, rng: np.random.Generator) -> Made:
    """Ingots with sloping sides, a stamp on each: two below, one across them."""
    rings = [
        np.c_[np.array([(-w, -d), (w, -d), (w, d), (-w, d)]), np.full(4, z)]
        for w, d, z in ((0.036, 0.115, 0.0), (0.026, 0.105, 0.036))
    ]
    from_ = [np.array(rounded(ring, 0.004, steps=3)) for ring in rings]
    bar = loft(np.array(from_), crease=30)
    stamp = [
        extruded(
            rounded([(-0.014, -0.032), (0.014, -0.032), (0.014, 0.032), (-0.014, 0.032)], 0.004),
            0.0008,
            holes=[
                rounded(
                    [(-0.0125, -0.0305), (0.0125, -0.0305), (0.0125, 0.0305), (-0.0125, 0.0305)],
                    0.004,
                )
            ],
        )
    ]
    stamp += [
        bevelled_box((w, 0.003, 0.0008), bevel=0.0003, at=(0, y, 0.0004))
        for w, y in ((0.016, 0.018), (0.018, 0.008), (0.012, -0.004), (0.016, -0.018))
    ]
    one = combined([bar, *(moved(m, (0, 0, 0.0358)) for m in stamp)])
    spots = [((-0.042, 0, 0), 4.0), ((0.042, 0.004, 0), -3.0), ((0, 0, 0.037), 78.0)][: item.count]
    return [
        body([moved(turned(one, "z", turn), at) for at, turn in spots], _metal(item.color, 0.24))
    ]


def _crystal(item: Treasure, rng: np.random.Generator) -> Made:
    """A cluster of six-sided points on a lump of rock, cloudy at the foot."""
    rock = lumpy(
        lumpy(
            sdf.meshed(
                sdf.ellipsoid((0.075, 0.058, 0.030), (0, 0, 0.014))
                & sdf.half_space((0, 0, -1), (0, 0, 0)),
                detail=0.0035,
            ),
            0.010,
            0.035,
            3,
        ),
        0.003,
        0.009,
        4,
    )
    points = []
    for k in range(17):
        r = 0.056 * np.sqrt(k / 17)
        a = 2.4 * k
        long = float(rng.uniform(0.7, 1.0)) * (0.115 - 1.05 * r)
        wide = 0.16 * long + 0.002
        line = [(0, 0), (0.85 * wide, 0), (wide, 0.80 * long), (0, long)]
        one = turned(lathe(line, segments=6, crease=10), "z", float(rng.uniform(0, 60)))
        lean = turned(turned(one, "y", min(58.0, 900 * r)), "z", float(np.degrees(a)))
        points.append(moved(lean, (0.8 * r * np.cos(a), 0.8 * r * np.sin(a), 0.022)))

    def paint(p: Floats) -> Floats:
        up = np.clip((p[:, 2] - 0.02) / 0.07, 0, 1)[:, None]
        return np.asarray((0.70, 0.66, 0.74) * (1 - up) + np.array(item.color) * up, np.float32)

    clear = Material("crystal", item.color, 0.04, specular=1.0, coat=1.0, subsurface=0.8)
    return [
        Part(painted(combined(points), paint), clear),
        piece(rock, "stone", (0.16, 0.14, 0.15), name="rock"),
    ]


def _seashell(item: Treasure, rng: np.random.Generator) -> Made:
    """A scallop that stands on its hinge, ribs fanned out, in bands of two tones."""
    u, v = np.meshgrid(np.linspace(-1, 1, 181), np.linspace(0.02, 1, 60))
    a = np.radians(66 * u)
    ribs = np.cos(np.pi * 11 * u)
    edge = 1 + 0.028 * ribs * v**2
    r = 0.058 * v * edge * (1 - 0.10 * u**2)
    bulge = (
        0.020 * np.sin(np.pi * v**0.7 * 0.92) * np.cos(0.5 * np.pi * u) ** 0.5 + 0.0016 * ribs * v
    )
    shell = np.stack([r * np.sin(a), -bulge, r * np.cos(a)], axis=-1)

    def paint(p: Floats) -> Floats:
        far = np.hypot(p[:, 0], p[:, 2]) / 0.058
        band = (0.5 + 0.5 * np.sin(26 * far**1.3))[:, None]
        return np.asarray(
            np.array(item.color) * band + np.array(item.second) * (1 - band), np.float32
        )

    fan = painted(thickened(grid(shell), 0.0014), paint)
    ear = extruded(
        rounded([(-0.017, 0), (0.017, 0), (0.010, 0.013), (-0.010, 0.013)], 0.002),
        0.003,
        bevel=0.001,
    )
    hinge = moved(turned(ear, "x", 90), (0, 0.0, -0.004))
    nacre = Material("shell", item.color, 0.28, coat=0.5)
    return [turned(Part(fan, nacre), "x", -16), turned(body(hinge, nacre), "x", -16)]


BASE = ((0, 0), (0.0180, 0), (0.0185, 0.004), (0.0160, 0.007), (0.0165, 0.010), (0.0130, 0.014))
STALK = (*BASE, (0.0080, 0.024))
STAUNTON = {
    "chess pawn": (*BASE, (0.0075, 0.020), (0.0060, 0.034), (0.0110, 0.037), (0.0062, 0.040)),
    "chess queen": (
        *STALK, (0.0062, 0.052), (0.0125, 0.055), (0.0070, 0.059), (0.0075, 0.062),
        (0.0122, 0.077), (0.0100, 0.078), (0.0, 0.0755),
    ),
    "chess king": (
        *STALK, (0.0065, 0.054), (0.0128, 0.057), (0.0072, 0.061), (0.0078, 0.064),
        (0.0118, 0.082), (0.0060, 0.086), (0.0, 0.0875),
    ),
}  # fmt: skip


def _chess(item: Treasure, noun: str) -> Made:
    """A turned piece of two polished woods: felt below, a crown, a cross or a ball above."""
    line = STAUNTON[noun]
    turned_ = lathe(rounded(np.array(line), 0.0022, steps=5, closed=False))
    tops = {
        "chess pawn": [ball(0.0098, (0, 0, 0.0475))],
        "chess queen": [
            ball(0.0034, (0, 0, 0.079)),
            *(
                ball(0.0017, (0.0108 * np.cos(a), 0.0108 * np.sin(a), 0.0782), segments=12)
                for a in np.linspace(0, 6.2832, 9)[:-1]
            ),
        ],
        "chess king": [
            bevelled_box((0.0034, 0.0034, 0.0145), bevel=0.0008, at=(0, 0, 0.094)),
            bevelled_box((0.0100, 0.0034, 0.0034), bevel=0.0008, at=(0, 0, 0.0955)),
        ],
    }[noun]
    wood = replace(material("pine", color=item.color), coat=0.7, coat_roughness=0.08)
    return [
        body([turned_, *tops], wood),
        piece(
            lathe([(0.0172, -0.0012), (0.0172, 0.0002), (0, 0.0002)]),
            "felt",
            (0.02, 0.12, 0.05),
            name="felt",
        ),
    ]


def _knight_side() -> np.ndarray:
    return spline(
        [
            (-0.011, 0.016),
            (-0.0095, 0.030),
            (-0.0180, 0.036),
            (-0.0205, 0.042),
            (-0.0175, 0.0475),
            (-0.0060, 0.0565),
            (-0.0015, 0.0655),
            (0.0010, 0.0590),
            (0.0090, 0.0520),
            (0.0120, 0.0390),
            (0.0125, 0.026),
            (0.0115, 0.016),
        ],
        120,
        closed=True,
    )


def _knight(item: Treasure, rng: np.random.Generator) -> Made:
    """A horse's head on a turned foot: ears, a mane in waves, a cut mouth."""
    foot = lathe(
        rounded(np.array([*BASE, (0.0128, 0.018), (0, 0.019)]), 0.0022, steps=5, closed=False)
    )
    side = _knight_side()
    profile = turned(extruded(side, 0.0165, bevel=0.0048, steps=5), "x", 90)
    head = moved(profile, (0, 0.00825, 0))
    mouth = bevelled_box((0.007, 0.02, 0.0008), bevel=0.0003, at=(-0.0185, 0, 0.0412))
    carved = cut(head, turned(mouth, "y", -14, (-0.0185, 0, 0.0412)))
    eyes = [ball(0.0012, (-0.0088, s * 0.0079, 0.0497), segments=14) for s in (-1, 1)]
    mane = [
        tube(
            spline(
                [
                    (0.0020 + 0.0021 * k, s * 0.0075, 0.058 - 0.0068 * k),
                    (0.0065 + 0.0016 * k, s * 0.0085, 0.0535 - 0.0066 * k),
                ],
                8,
            ),
            0.0012,
            sides=8,
        )
        for s in (-1, 1)
        for k in range(5)
    ]
    wood = replace(material("pine", color=item.color), coat=0.7, coat_roughness=0.08)
    return [
        turned(body([foot, carved, *mane], wood), "z", 62),
        turned(piece(eyes, trim((0.03, 0.02, 0.015), 0.2), name="eye"), "z", 62),
        piece(
            lathe([(0.0172, -0.0012), (0.0172, 0.0002), (0, 0.0002)]),
            "felt",
            (0.02, 0.12, 0.05),
            name="felt",
        ),
    ]


def _sheets(faces: Sequence[Sequence[tuple[float, float, float]]]) -> list[Mesh]:
    """Flat facets of paper with both sides."""
    return [thickened(polygon(face), 0.0004) for face in faces]


def _paper_plane(item: Treasure, rng: np.random.Generator) -> Made:
    """A dart: two wings that rise a little, a keel below, its nose to the left front."""
    nose, keel = (0, -0.13, 0.030), (0, 0.10, 0.0)
    left, right = (-0.075, 0.11, 0.048), (0.075, 0.11, 0.048)
    a, b = (-0.004, 0.11, 0.030), (0.004, 0.11, 0.030)
    fold = [(-0.030, 0.11, 0.0385), (0.030, 0.11, 0.0385)]
    faces = [
        (nose, a, left),
        (nose, right, b),
        (nose, keel, a),
        (nose, b, keel),
        (nose, (fold[0][0], 0.11, 0.0392), left),
        (nose, right, (fold[1][0], 0.11, 0.0392)),
    ]
    plane = [turned(turned(m, "z", -48), "x", 6) for m in _sheets(faces)]
    paper = Material("paper", item.color, 0.7, translucency=0.25)
    return [
        body([*plane[:2], *plane[4:]], paper),
        piece(plane[2:4], paper, name="keel", tinted=True),
    ]


def _paper_boat(item: Treasure, rng: np.random.Generator) -> Made:
    """A folded hat of a hull, its sail a triangle between two raised ends."""
    bow, stern, low = (-0.10, 0, 0.062), (0.10, 0, 0.062), 0.0
    keel = [(-0.052, 0, low), (0.052, 0, low)]
    peak = (0, 0, 0.092)
    faces = []
    for s in (-1, 1):
        rim, foot = (0, s * 0.034, 0.034), (0, s * 0.016, low)
        faces += [
            (keel[0], bow, rim),
            (keel[0], rim, foot),
            (foot, rim, keel[1]),
            (rim, stern, keel[1]),
        ]
        faces.append(((-0.045, s * 0.006, 0.03), (0.045, s * 0.006, 0.03), peak))
    sheets = [*_sheets(faces), *_sheets([face[::-1] for face in faces])]
    return [
        body(
            [turned(m, "z", 24) for m in sheets],
            Material("paper", item.color, 0.7, translucency=0.2),
        )
    ]


def _medal(item: Treasure, rng: np.random.Generator) -> Made:
    """A large disc with a wreath and a star, lying on its folded ribbon."""
    disc = sized(_one_coin(), (2.3, 2.3, 2.0))
    leaves = [
        turned(
            moved(
                turned(sized(ball(0.0034, segments=12), (0.5, 1.3, 0.3)), "z", 35.0),
                (0.0245, 0, 0.0038),
            ),
            "z",
            15.0 * k,
        )
        for k in range(24)
        if abs(k - 6) > 1
    ]
    eye = moved(
        turned(
            tube(np.c_[arc(0.006, 0, 360, 30), np.zeros(30)], 0.0014, sides=8, capped=False),
            "x",
            10,
        ),
        (0, 0.038, 0.003),
    )
    bands = []
    for s in (-1, 1):
        way = spline([(0, 0.040, 0.003), (s * 0.018, 0.075, 0.0035), (s * 0.045, 0.130, 0.002)], 30)
        bands.append(thickened(ribbon(way, 0.022), 0.0012))
    lean = [moved(turned(m, "x", 40), (0, 0, 0.023)) for m in (disc, *leaves, eye)]
    return [
        body(lean, _metal(item.color, 0.2)),
        piece(
            [moved(turned(m, "x", 40), (0, 0, 0.023)) for m in bands],
            "silk",
            item.second,
            name="ribbon",
        ),
    ]


FORMS: dict[str, Callable[[Treasure, np.random.Generator], Made] | None] = {
    "necklace": _necklace, "pearls": _pearls, "earrings": _earrings, "bracelet": _bracelet,
    "pocket watch": _pocket_watch, "compass": _compass, "coins": _coins, "bars": _bars,
    "crystal": _crystal, "seashell": _seashell, "chess": None,
    "knight": _knight, "paper plane": _paper_plane, "paper boat": _paper_boat, "medal": _medal,
}  # fmt: skip

FAMILY = Family(
    "treasures",
    build,
    ROWS,
    span=(0.02, 0.35),
    synonyms={
        "necklace": ("pendant", "gold necklace", "chain necklace"),
        "pearl necklace": ("string of pearls", "pearls"),
        "earrings": ("earring", "pair of earrings"),
        "bracelet": ("bangle", "gold bracelet"),
        "pocket watch": ("old pocket watch",),
        "coin": ("gold coin", "bitcoin"),
        "gold coins": ("pile of coins", "pile of gold coins", "stack of coins"),
        "gold bar": ("gold ingot", "ingot", "gold bars"),
        "crystal": ("amethyst", "crystal cluster", "geode", "quartz"),
        "seashell": ("shell", "scallop shell", "scallop"),
        "chess king": ("chess piece", "king chess piece"),
        "chess queen": ("queen chess piece",),
        "chess pawn": ("pawn", "pawn chess piece"),
        "chess knight": ("knight chess piece",),
        "paper plane": ("paper airplane", "paper aeroplane"),
        "medal": ("gold medal",),
    },
)
