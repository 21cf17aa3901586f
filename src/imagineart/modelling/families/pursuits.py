"""What acts are done on, at or against: boards and skis in use, a hoop, a goal, a pram, a wave.

Forms in use lie as they are ridden: the way they go is -x of a board that is stood on sideways, -y
of skis. `deck` is where feet are; `seat` where something is in the air before it or on its face.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.families import playfields, sports
from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    grid,
    merged,
    moved,
    painted,
    rod,
    sdf,
    spline,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Point, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import trim
from imagineart.modelling.town.pieces import body, piece, varied

Made = tuple[list[Part], dict[str, Anchor]]


@dataclass(frozen=True, slots=True)
class Pursuit:
    """A thing by its form; `color` takes an asked colour, `second` is of what goes with it."""

    form: str
    color: Rgb
    second: Rgb = (0.76, 0.75, 0.72)


ROWS = {
    "ridden surfboard": Pursuit("surfboard", (0.78, 0.76, 0.70), (0.05, 0.30, 0.42)),
    "ridden snowboard": Pursuit("snowboard", (0.06, 0.12, 0.36), (0.72, 0.30, 0.03)),
    "ridden skis": Pursuit("skis", (0.55, 0.02, 0.03)),
    "basketball hoop": Pursuit("hoop", (0.62, 0.10, 0.02)),
    "goal net": Pursuit("goal", (0.80, 0.80, 0.78)),
    "baby carriage": Pursuit("pram", (0.04, 0.09, 0.20)),
    "breaking wave": Pursuit("wave", (0.012, 0.115, 0.135)),
}


def build(order: Order[Pursuit]) -> Model:
    """By its form; all that is not ridden a little other in its proportions for each seed."""
    parts, anchors = FORMS[order.params.form](order.params, order.rng)
    anchors.setdefault("top", top_anchor(parts, 0.3))
    return varied(Model(order.noun, merged(parts), anchors), order.rng, "x", 0.015)


# --- boards and skis -----------------------------------------------------------------------------
def _laid(parts: list[Part], lean: float) -> tuple[list[Part], float]:
    """What was stood on its tail, its deck to the viewer and `lean` degrees back, laid on the
    ground with its tip away; and the height of its deck in the middle, m."""
    flat = [turned(part, "x", lean - 90.0) for part in parts]
    low, high = Model("", tuple(flat)).bounds
    flat = [moved(part, (0.0, -float(low[1] + high[1]) / 2.0, -float(low[2]))) for part in flat]
    points = np.concatenate([p.shape.vertices for p in flat if isinstance(p.shape, Mesh)])
    middle = points[np.abs(points[:, 1]) < 0.25 * float(high[1] - low[1])]
    return flat, float(middle[:, 2].max())


def _board(form: str, lean: float, pursuit: Pursuit, rng: np.random.Generator) -> Made:
    """A board across, its nose to -x; who stands on it looks over its long side."""
    gear = replace(sports.ROWS[form], color=pursuit.color, second=pursuit.second)
    flat, deck = _laid(sports.FORMS[gear.form](gear, rng), lean)
    parts = [turned(part, "z", 90.0) for part in flat]
    return parts, {"deck": Anchor((0.0, 0.0, deck), room=(0.5, 0.3, 1.8))}


def _surfboard(pursuit: Pursuit, rng: np.random.Generator) -> Made:
    return _board("surfboard", 9.0, pursuit, rng)


def _snowboard(pursuit: Pursuit, rng: np.random.Generator) -> Made:
    return _board("snowboard", 10.0, pursuit, rng)


SOLE_M = 0.045  # height of what a boot stands on


def _skis(pursuit: Pursuit, rng: np.random.Generator) -> Made:
    """Two skis side by side, their tips to the front."""
    kit = playfields.Kit("skis", pursuit.color, pursuit.second)
    pair = [
        moved(turned(part, "z", 180.0), (x, -0.16, 0.0))
        for x in (-0.105, 0.105)
        for part in _laid(playfields.one_ski(kit), 0.0)[0]
    ]
    return pair, {"deck": Anchor((0.0, 0.0, SOLE_M), room=(0.4, 0.5, 1.8))}


# --- goals ---------------------------------------------------------------------------------------
RIM_M, RIM_OUT, RIM = 3.05, 0.38, 0.23  # height, distance from the board, radius, m
DUNK = (-0.25, -0.74, 1.22)  # where the feet are of who reaches the rim with the right hand


def _hoop(pursuit: Pursuit, rng: np.random.Generator) -> Made:
    """A post, a backboard with its square, a rim and a net; who dunks is before it, in the air."""
    angle = np.linspace(0.0, 2.0 * np.pi, 49)
    y = -RIM_OUT
    rim = tube(np.c_[RIM * np.cos(angle), y + RIM * np.sin(angle), 0 * angle + RIM_M], 0.011)
    arms = [rod((0.0, 0.9, z), (0.0, 0.03, z + 0.1), 0.045) for z in (2.95, 3.35)]
    post = [rod((0.0, 0.9, 0.0), (0.0, 0.9, 3.45), 0.075), *arms]
    board = bevelled_box((1.8, 0.04, 1.06), bevel=0.012, at=(0.0, 0.02, 3.43))
    square = _frame((0.60, 0.46), (0.0, -0.006, 3.34), 0.022)
    edge = _frame((1.78, 1.04), (0.0, -0.004, 3.43), 0.026)
    return [
        body([rim], trim(pursuit.color, 0.35)),
        piece([board], Material("backboard", (0.80, 0.80, 0.79), 0.25, coat=0.5), name="board"),
        piece([*square, *edge], Material("line", (0.45, 0.03, 0.02), 0.4), name="line"),
        piece(post, trim((0.05, 0.06, 0.08), 0.4), name="post"),
        piece(_basket(y), Material("net", (0.78, 0.78, 0.76), 0.8), name="net"),
    ], {"seat": Anchor(DUNK, front=(0.0, 1.0, 0.0), room=(0.1, 0.1, 1.0))}


def _frame(size: tuple[float, float], at: Point, wide: float) -> list[Mesh]:
    """Four bars around a rectangle that stands upright."""
    (w, h), (x, y, z) = size, at
    level = [bevelled_box((w, 0.004, wide), bevel=0.001, at=(x, y, z + s * h / 2)) for s in (-1, 1)]
    sides = [bevelled_box((wide, 0.004, h), bevel=0.001, at=(x + s * w / 2, y, z)) for s in (-1, 1)]
    return [*level, *sides]


def _basket(y: float) -> list[Mesh]:
    """The net below the rim: threads that cross, drawn in towards the foot."""
    s = np.linspace(0.0, 1.0, 9)
    radius = RIM * np.interp(s, [0.0, 0.6, 1.0], [1.0, 0.62, 0.58])
    threads = []
    for k in range(12):
        for way in (-1.0, 1.0):
            a = 2.0 * np.pi * (k / 12.0 + way * 0.16 * s)
            path = np.c_[radius * np.cos(a), y + radius * np.sin(a), RIM_M - 0.44 * s]
            threads.append(tube(path, 0.0045, sides=5))
    return threads


WIDE, HIGH, DEEP = 3.6, 2.0, 1.1  # m
CORD = 0.006  # m, radius of the cords of a net, which lie on the ground behind


def _goal(pursuit: Pursuit, rng: np.random.Generator) -> Made:
    """Two posts and a bar, a net over stays behind them."""
    w = WIDE / 2.0
    posts = [rod((s * w, 0.0, 0.0), (s * w, 0.0, HIGH), 0.05) for s in (-1, 1)]
    posts.append(rod((-w, 0.0, HIGH), (w, 0.0, HIGH), 0.05))
    back = spline([(0.0, HIGH), (0.45 * DEEP, HIGH - 0.05), (0.8 * DEEP, 1.1), (DEEP, CORD)], 12)
    upright = [tube(np.c_[0 * back[:, 0] + x, back], CORD, sides=4) for x in np.linspace(-w, w, 25)]
    level = [rod((-w, float(y), float(z)), (w, float(y), float(z)), CORD) for y, z in back[1:]]
    sides = [
        rod((s * w, 0.0, float(z)), (s * w, float(y), float(z)), CORD)
        for s in (-1, 1)
        for y, z in back[3:]
    ]
    net = Material("net", (0.74, 0.75, 0.76), 0.8)
    return [
        body(posts, Material("post", pursuit.color, 0.35, coat=0.4)),
        piece([*upright, *level, *sides], net, name="net"),
    ], {}


# --- a pram --------------------------------------------------------------------------------------
def _pram(pursuit: Pursuit, rng: np.random.Generator) -> Made:
    """A tub with its hood up, high spoked wheels, a handle behind; it is pushed towards -y."""
    tub = sdf.ellipsoid((0.25, 0.47, 0.34), (0.0, 0.0, 0.80))
    tub &= sdf.half_space((0.0, 0.0, 1.0), (0.0, 0.0, 0.80))
    tub -= sdf.ellipsoid((0.22, 0.43, 0.28), (0.0, 0.0, 0.82))
    hood = sdf.ellipsoid((0.255, 0.34, 0.40), (0.0, 0.16, 0.80))
    hood -= sdf.ellipsoid((0.235, 0.32, 0.375), (0.0, 0.15, 0.80))
    hood &= sdf.half_space((0.0, 0.0, -1.0), (0.0, 0.0, 0.78))
    hood &= sdf.half_space((0.0, -0.9, -0.35), (0.0, 0.08, 0.95))
    cloth = [sdf.meshed(tub, detail=0.014), sdf.meshed(hood, detail=0.014)]
    ribs = [_rib(y, r) for y, r in ((0.04, 0.40), (0.22, 0.40))]
    pillow = sdf.meshed(sdf.ellipsoid((0.20, 0.36, 0.09), (0.0, -0.06, 0.80)), detail=0.014)
    handle = spline([(-0.22, 0.40, 0.86), (-0.22, 0.62, 1.02), (-0.16, 0.70, 1.06),
                     (0.16, 0.70, 1.06), (0.22, 0.62, 1.02), (0.22, 0.40, 0.86)], 40)  # fmt: skip
    springs = [
        tube(spline([(s * 0.17, -0.34, 0.30), (s * 0.2, -0.36, 0.52), (s * 0.2, 0.0, 0.46),
                     (s * 0.2, 0.36, 0.52), (s * 0.17, 0.34, 0.30)], 30), 0.011)
        for s in (-1, 1)
    ]  # fmt: skip
    axles = [rod((-0.27, y, 0.27), (0.27, y, 0.27), 0.012) for y in (-0.34, 0.34)]
    wheels = [_wheel((s * 0.27, y, 0.27)) for s in (-1, 1) for y in (-0.34, 0.34)]
    return [
        body(cloth, Material("hood", pursuit.color, 0.7)),
        piece([pillow], Material("blanket", (0.76, 0.73, 0.68), 0.9), name="blanket"),
        piece([tube(handle, 0.016), *ribs, *springs, *axles], "chrome", name="frame"),
        piece([m for w in wheels for m in w[1]], "chrome", name="spokes"),
        piece([w[0] for w in wheels], "rubber", name="tyre"),
    ], {
        "grip": Anchor((0.0, 0.70, 1.06)),
        "inside": Anchor((0.0, -0.05, 0.84), room=(0.3, 0.6, 0.3)),
    }


def _rib(y: float, radius: float) -> Mesh:
    a = np.linspace(0.0, np.pi, 17)
    return tube(np.c_[0.257 * np.cos(a), 0 * a + y + 0.02, 0.79 + radius * np.sin(a)], 0.007)


def _wheel(at: Point) -> tuple[Mesh, list[Mesh]]:
    """A tyre, and its rim with spokes, across x."""
    a = np.linspace(0.0, 2.0 * np.pi, 41)
    x, y, z = at
    ring = np.c_[0 * a + x, y + 0.255 * np.cos(a), z + 0.255 * np.sin(a)]
    spokes = [
        rod((x, y, z), (x, y + 0.24 * float(np.cos(t)), z + 0.24 * float(np.sin(t))), 0.004)
        for t in np.linspace(0.0, 2.0 * np.pi, 12, endpoint=False)
    ]
    return tube(ring, 0.016), [tube((ring - at) * 0.94 + at, 0.008), *spokes]


# --- a wave --------------------------------------------------------------------------------------
LENGTH, CREST = 9.0, 2.3  # m
FOAM: Rgb = (0.80, 0.84, 0.85)
PROFILE = np.array(  # depth and height of a face that breaks towards -y, in terms of the crest
    [[2.6, -0.16], [1.7, 0.10], [1.0, 0.48], [0.45, 0.84], [0.05, 1.0], [-0.26, 0.97],
     [-0.42, 0.84], [-0.40, 0.74], [-0.22, 0.80], [0.02, 0.74], [0.16, 0.52], [0.10, 0.28],
     [-0.25, 0.09], [-0.9, -0.02], [-1.8, -0.16]]
)  # fmt: skip


def _wave(pursuit: Pursuit, rng: np.random.Generator) -> Made:
    """A face of water that stands up and breaks to one side: the lip curls over, foam below it."""
    x = np.linspace(-LENGTH / 2.0, LENGTH / 2.0, 150)
    high = CREST * (0.22 + 0.78 * np.exp(-(((x + 0.5) / (0.34 * LENGTH)) ** 2)))
    curve = spline(PROFILE, 90)
    breaking = 1.0 / (1.0 + np.exp(-(x - 0.2) * 1.6))  # 0 on the shoulder, 1 where it breaks
    calm = np.where((np.arange(90) > 24)[None, :], 1.0, 0.0)
    straight = np.interp(
        np.linspace(0, 1, 90), [0, 0.30, 0.36, 0.75, 1], [2.6, 0.05, 0.0, 0.05, -1.8]
    )
    slope = np.interp(np.linspace(0, 1, 90), [0, 0.12, 0.30, 0.36, 0.75, 1],
                      [-0.16, 0.2, 0.97, 0.98, 0.16, -0.16])  # fmt: skip
    mix = breaking[:, None] * calm
    y = (straight + (curve[:, 0] - straight) * mix) * high[:, None]
    z = (slope + (curve[:, 1] - slope) * mix) * high[:, None]
    ripples = 0.03 * np.sin(5.1 * x[:, None] + 9.0 * y) + 0.022 * np.sin(
        11.0 * x[:, None] - 6.0 * z
    )
    points = np.stack([np.broadcast_to(x[:, None], y.shape), y, z + ripples], axis=-1)
    water = painted(grid(points), lambda p: _foamed(p, pursuit.color, rng))
    glass = Material("wave", pursuit.color, roughness=0.10, specular=0.55, coat=0.8)
    deck = Anchor((-1.3, -0.30, 0.50 * CREST), room=(0.1, 0.1, 2.0))
    spray = [Part(m, Material("foam", FOAM, 0.9), "spray") for m in _spray(rng)]
    return [body([water], glass), *spray], {"seat": deck}


def _foamed(p: Floats, color: Rgb, rng: np.random.Generator) -> Floats:
    """(N, 3) dark below, green where light comes through the crest, white where it breaks."""
    z, side = p[:, 2] / CREST, 1.0 / (1.0 + np.exp(-(p[:, 0] - 0.4) * 2.0))
    streaks = np.sin(7.0 * p[:, 0] + 3.0 * np.sin(4.0 * p[:, 2])) * np.sin(5.3 * p[:, 2] + p[:, 0])
    crest = np.clip((z - 0.80) / 0.15, 0.0, 1.0) * (0.35 + 0.65 * side)
    foot = np.clip((0.34 - z) / 0.3, 0.0, 1.0) * side * (p[:, 1] < 0.6)
    lace = 0.45 * np.clip(streaks - 0.35, 0.0, 1.0) * (z > 0.12)
    white = np.clip(crest + 1.2 * foot + lace + 0.05 * rng.standard_normal(len(p)), 0.0, 1.0)
    lit = np.asarray(color) * (0.55 + 1.7 * np.clip(z, 0.0, 1.0)[:, None] ** 1.5)
    return np.asarray(lit + (np.asarray(FOAM) - lit) * white[:, None], np.float32)


def _spray(rng: np.random.Generator) -> list[Mesh]:
    """Drops and clots that fly off the lip where it breaks."""
    at = rng.random((70, 3)) * (3.4, 1.0, 0.7) + (0.4, -1.2, 0.5)
    size = 0.012 + 0.05 * rng.random(70) ** 3
    return [
        moved(ball(float(r), segments=8), (float(x), float(y), float(z)))
        for (x, y, z), r in zip(at, size, strict=True)
    ]


FORMS: dict[str, Callable[[Pursuit, np.random.Generator], Made]] = {
    "surfboard": _surfboard, "snowboard": _snowboard, "skis": _skis,
    "hoop": _hoop, "goal": _goal, "pram": _pram, "wave": _wave,
}  # fmt: skip

FAMILY = Family(
    "pursuits",
    build,
    ROWS,
    span=(1.0, 11.0),
    synonyms={
        "basketball hoop": ("hoop", "basketball net", "basketball basket"),
        "goal net": ("soccer goal", "football goal", "goal"),
        "baby carriage": ("pram", "stroller", "pushchair", "baby stroller"),
    },
)
