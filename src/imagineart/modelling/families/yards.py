"""What stands outdoors beside houses: tents, wells, fences, bridges, fires, lanterns, barrels.

Stone is blocks laid in rings and arches, wood is boards with a grain of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.families.fruit import PUMPKIN
from imagineart.modelling.families.furnishings import flames
from imagineart.modelling.kit import (
    arc,
    ball,
    bevelled_box,
    boxed_uvs,
    cut,
    extruded,
    fractal,
    grained,
    grid,
    grounded,
    lathe,
    leaf,
    loft,
    lumpy,
    merged,
    moved,
    painted,
    rectangle,
    rod,
    sized,
    spline,
    sweep,
    thickened,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lit, trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Yard:
    """A thing by its form, in metres; `color` of what takes an asked colour."""

    form: str
    size: tuple[float, float, float]  # width, depth, height
    color: Rgb
    finish: str = "weathered wood"
    count: int = 1


Made = list[Part]
Line = NDArray[np.float64]  # (N, 2), m
ROWS = {
    "tent": Yard("tent", (2.1, 2.4, 1.35), (0.66, 0.24, 0.03)),
    "teepee": Yard("teepee", (2.6, 2.6, 3.1), (0.68, 0.58, 0.42)),
    "well": Yard("well", (1.5, 1.5, 2.3), (0.34, 0.12, 0.06), "stone"),
    "fence": Yard("fence", (2.6, 0.1, 1.05), (0.76, 0.75, 0.72), "painted wood", count=14),
    "wooden fence": Yard("rails", (3.0, 0.14, 1.15), (0.3, 0.25, 0.2), count=4),
    "stone bridge": Yard("stone bridge", (9.0, 2.6, 2.9), (0.44, 0.41, 0.36), "stone"),
    "wooden bridge": Yard("wooden bridge", (4.2, 1.4, 1.5), (0.36, 0.22, 0.11), "oak", count=26),
    "campfire": Yard("campfire", (1.1, 1.1, 0.8), (0.16, 0.10, 0.06), count=11),
    "street lamp": Yard("street lamp", (0.6, 0.6, 3.6), (0.02, 0.028, 0.026)),
    "mailbox": Yard("mailbox", (0.24, 0.48, 1.25), (0.46, 0.03, 0.03)),
    "jack o lantern": Yard("jack", (0.3, 0.3, 0.26), (0.76, 0.22, 0.015)),
    "christmas tree": Yard("christmas tree", (1.25, 1.25, 2.1), (0.02, 0.085, 0.035), count=70),
    "barrel": Yard("barrel", (0.62, 0.62, 0.9), (0.34, 0.2, 0.1), "oak"),
    "basket": Yard("basket", (0.42, 0.32, 0.34), (0.50, 0.33, 0.15), "wicker"),
    "bird house": Yard("bird house", (0.2, 0.2, 0.34), (0.30, 0.52, 0.56), "painted wood"),
    "fountain": Yard("fountain", (2.6, 2.6, 2.2), (0.60, 0.57, 0.51), "stone"),
    "swing": Yard("swing", (2.4, 1.6, 2.2), (0.44, 0.05, 0.03)),
    "snow globe": Yard("snow globe", (0.11, 0.11, 0.14), (0.16, 0.06, 0.03), "walnut"),
}


def build(order: Order[Yard]) -> Model:
    """By its form, a little wider or taller for each seed."""
    thing, rng = order.params, order.rng
    made = FORMS[thing.form](thing, rng)
    model = varied(grounded(Model(order.noun, merged(made))), rng, "z", 0.04)
    anchors = {"top": top_anchor(model.parts, 0.3)}
    if thing.form in ("campfire", "street lamp", "jack"):
        x, y, z = (float(c) for c in (model.bounds[0] + model.bounds[1]) / 2)
        anchors["light"] = Anchor((x, y, z if thing.form != "street lamp" else 0.9 * thing.size[2]))
    return replace(model, anchors=anchors)


def _wooden(meshes: list[Mesh], thing: Yard, rng: np.random.Generator) -> Part:
    wood = material(thing.finish, color=thing.color)
    return body([grained(m, rng) for m in meshes], wood)


def _box(
    size: tuple[float, float, float], at: tuple[float, float, float], bevel: float = 0.006
) -> Mesh:
    return bevelled_box(size, bevel=bevel, at=at)


# Canvas


def _tent(thing: Yard, rng: np.random.Generator) -> Made:
    """A ridge tent: sagging slopes, an open front with folded flaps, poles, guys and pegs."""
    w, d, h = thing.size
    v, u = np.meshgrid(np.linspace(0, 1, 26), np.linspace(0, 1, 30), indexing="ij")
    slopes = []
    for s in (-1, 1):
        x = s * (w / 2) * (1 - u) ** 1.0 - s * 0.10 * np.sin(np.pi * u) * 0.5
        z = h * u - 0.035 * np.sin(np.pi * v) * (0.3 + u) - 0.05 * np.sin(np.pi * u)
        y = (v - 0.5) * d * (1 + 0.03 * (1 - u))
        slopes.append(thickened(grid(np.stack([x, y, z], -1), flip=s < 0), 0.004))
    back = turned(extruded(np.array([(-w / 2, 0), (w / 2, 0), (0, h)]) * 0.985, 0.004), "x", 90)
    flaps = []
    for s in (-1, 1):
        t, q = np.meshgrid(np.linspace(0, 1, 18), np.linspace(0, 1, 18), indexing="ij")
        edge, open_ = s * (w / 2) * (1 - t), s * (0.34 * w) * (1 - t) ** 0.8
        x = edge * (1 - q) + open_ * q
        y = -d / 2 - 0.012 - 0.10 * q * (1 - t) * np.abs(np.sin(5 * q + 2 * t)) - 0.16 * q * (1 - t)
        flaps.append(grid(np.stack([x, y, h * t * 0.99], -1), flip=s > 0))
    poles = [rod((0, y, 0), (0, y, h + 0.05), 0.016) for y in (-d / 2, d / 2)]
    ends = [(s * (w / 2 + 0.45), y * (d / 2 + 0.2)) for s in (-1, 1) for y in (-1, 1)] + [
        (0, -d / 2 - 1.0),
        (0, d / 2 + 1.0),
    ]
    guys = [
        rod((0.0, float(np.sign(y)) * d / 2, h + 0.02), (float(x), float(y), 0.03), 0.0035, sides=6)
        for x, y in ends
    ]
    pegs = [
        rod((float(x), float(y), 0.0), (1.03 * float(x), 1.03 * float(y), 0.09), 0.008, sides=8)
        for x, y in ends
    ]
    floor = _box((w * 0.96, d * 0.97, 0.012), (0, 0, 0.006))
    cloth = replace(material("cotton", color=thing.color), translucency=0.3, texture=None)
    return [
        body([replace(m, uvs=None) for m in (*slopes, moved(back, (0, d / 2, 0)), *flaps)], cloth),
        piece(poles, "oak", name="pole"),
        piece(guys, "cotton", (0.70, 0.66, 0.56), name="guy"),
        piece(pegs, "brushed steel", name="peg"),
        piece(floor, trim((0.05, 0.055, 0.05), 0.8), name="floor"),
    ]


def _teepee(thing: Yard, rng: np.random.Generator) -> Made:
    """A cone of canvas on poles that cross at the top, painted bands, a door."""
    r, h = thing.size[0] / 2, 0.84 * thing.size[2]
    a = np.linspace(0, 2 * np.pi, 161)
    rows = []
    for t in np.linspace(0, 0.93, 40):
        ripple = 1 + 0.02 * np.abs(np.sin(5 * a)) * (1 - t)
        rows.append(
            np.c_[
                r * (1 - t) * ripple * np.cos(a),
                r * (1 - t) * ripple * np.sin(a),
                np.full(161, h * t),
            ]
        )

    def bands(p: Floats) -> Floats:
        color = np.tile(np.array(thing.color), (len(p), 1))
        zig = p[:, 2] / h + 0.025 * np.abs(((np.arctan2(p[:, 1], p[:, 0]) * 12 / np.pi) % 2) - 1)
        for low, high, tone in (
            (0.16, 0.22, (0.34, 0.05, 0.03)),
            (0.24, 0.26, (0.04, 0.10, 0.16)),
            (0.66, 0.72, (0.34, 0.05, 0.03)),
        ):
            color[(zig > low) & (zig < high)] = tone
        return color.astype(np.float32)

    cone = painted(replace(grid(np.array(rows)), uvs=None), bands)
    poles = [
        rod(
            (0.98 * r * float(np.cos(b)), 0.98 * r * float(np.sin(b)), 0),
            (-0.26 * r * float(np.cos(b)), -0.26 * r * float(np.sin(b)), thing.size[2]),
            0.026,
            end_radius=0.016,
        )
        for b in np.arange(8) * np.pi / 4 + 0.2
    ]
    door = spline([(-0.26, 0), (-0.22, 0.6), (0, 0.82), (0.22, 0.6), (0.26, 0)], 40) * [1.1, 1.25]
    hole = moved(
        turned(turned(extruded(door, 0.02), "x", 90), "x", -float(np.degrees(np.arctan2(r, h)))),
        (0, -r * 1.005, 0),
    )
    return [
        Part(cone, replace(material("cotton"), texture=None, translucency=0.25), "body"),
        piece(poles, "bark", name="pole"),
        piece(hole, trim((0.015, 0.012, 0.01), 0.9), name="door"),
    ]


# Stone


def _course(
    r: float, z: float, tall: float, wide: float, count: int, turn: float, rng: np.random.Generator
) -> list[Mesh]:
    """A ring of blocks."""
    made = []
    for k in range(count):
        long = 2 * np.pi * r / count * float(rng.uniform(0.90, 0.97))
        block = lumpy(
            bevelled_box(
                (wide * float(rng.uniform(0.94, 1.06)), long, tall * 0.95),
                bevel=0.22 * tall,
                steps=4,
            ),
            0.006,
            0.09,
            int(rng.integers(1 << 30)),
        )
        made.append(
            turned(
                moved(replace(block, uvs=None), (r, 0, z + tall / 2)), "z", 360 * k / count + turn
            )
        )
    return [boxed_uvs(m) for m in made]


WELL = 0.55  # m, its radius


def _well(thing: Yard, rng: np.random.Generator) -> Made:
    """A ring of stones, two posts with a windlass, a shingled roof, a bucket on its rope."""
    stones = [
        m for k in range(5) for m in _course(WELL, 0.16 * k, 0.16, 0.2, 16, 11.0 * (k % 2), rng)
    ]
    tiles = [_shingle(s, row, k, rng) for s in (-1, 1) for row in range(6) for k in range(11)]
    bucket, hoop = _bucket()
    return [
        piece(stones, "stone", name="stone"),
        piece([grained(m, rng) for m in _well_posts()], "oak", name="post"),
        body(tiles, "roof tile", thing.color),
        piece([_gable(s) for s in (-1, 1)], "oak", name="gable"),
        piece(_well_rope(), "linen", name="rope"),
        piece([bucket], "oak", name="bucket"),
        piece([hoop, *_crank()], "cast iron", name="iron"),
    ]


def _well_posts() -> list[Mesh]:
    """Two posts, the windlass and the ridge between them."""
    return [
        *(_box((0.10, 0.10, 1.25), (s * 0.60, 0, 1.30), 0.012) for s in (-1, 1)),
        rod((-0.62, 0, 1.32), (0.62, 0, 1.32), 0.055),
        _box((1.5, 0.08, 0.08), (0, 0, 1.93)),
    ]


def _crank() -> list[Mesh]:
    return [
        rod((0.62, 0, 1.32), (0.78, 0, 1.32), 0.014),
        rod((0.78, 0, 1.32), (0.78, -0.16, 1.22), 0.014),
        rod((0.78, -0.16, 1.22), (0.90, -0.16, 1.22), 0.018),
    ]


def _shingle(side: int, row: int, number: int, rng: np.random.Generator) -> Mesh:
    """One tile of a roof: rows from the eaves up, every other row half a tile on."""
    t = row / 6
    tile = lumpy(_box((0.145, 0.185, 0.016), (0, 0, 0)), 0.002, 0.05, int(rng.integers(1 << 30)))
    at = (-0.75 + 0.15 * number + 0.07 * (row % 2), side * (0.60 - 0.56 * t), 1.80 + 0.46 * t)
    return moved(turned(tile, "x", -side * 40.0), at)


def _gable(side: int) -> Mesh:
    board = extruded(np.array([(-0.55, 0), (0.55, 0), (0, 0.45)]), 0.03)
    return moved(turned(turned(board, "x", 90), "z", 90), (side * 0.62, 0, 1.83))


def _well_rope() -> list[Mesh]:
    """Hanging, and wound about the windlass."""
    hanging = tube(spline([(0.02, 0, 1.3), (0.02, 0, 1.1), (0.02, 0, 0.98)], 20), 0.011, sides=10)
    a = np.linspace(0, 40, 90)
    wound = np.c_[np.linspace(-0.12, 0.14, 90), 0.066 * np.cos(a), 1.32 + 0.066 * np.sin(a)]
    return [hanging, tube(wound, 0.010, sides=8)]


def _bucket() -> tuple[Mesh, Mesh]:
    """A bucket on the rope, and its handle."""
    rows = [(0, 0), (0.11, 0), (0.14, 0.20), (0.128, 0.20), (0.10, 0.02), (0, 0.02)]
    bow = arc(0.132, 0, 180, 30)
    hoop = tube(np.c_[0.02 + bow[:, 0], 0 * np.arange(30), 0.89 + 0.7 * bow[:, 1]], 0.005, sides=8)
    return moved(lathe(rows, segments=40), (0.02, 0, 0.70)), hoop


def _stone_bridge(thing: Yard, rng: np.random.Generator) -> Made:
    """One round arch of cut stone with a humped way and parapets, a strip of water under it."""
    w, d, h = thing.size
    x = np.linspace(-w / 2, w / 2, 80)
    way = np.c_[x, 0.85 + (h - 0.95) * np.cos(np.pi * x / w / 1.05) ** 2]
    r = 0.62 * h
    arch = [_voussoir(r, s * (d / 2 + 0.015), k, rng) for s in (-1, 1) for k in range(23)]
    parapets = [m for s in (-1, 1) for m in _parapet(way, s * (d / 2 - 0.12))]
    return [
        piece(_spandrels(way, r, d), "stone", thing.color, name="body", tinted=True),
        piece([_stony(m) for m in arch], "stone", (0.54, 0.50, 0.43), name="arch"),
        piece([_stony(m) for m in parapets], "stone", thing.color, name="parapet", tinted=True),
    ]


def _stony(mesh: Mesh) -> Mesh:
    """With the grain of stone from whichever side is nearest."""
    return boxed_uvs(replace(mesh, uvs=None))


def _spandrels(way: Line, r: float, d: float) -> Mesh:
    """The wall between the (N, 2) way above and an arch of radius `r` below, `d` deep."""
    half = float(way[-1, 0])
    hole = np.c_[arc(r, 180, 0, 50)[:, 0], 1.15 * arc(r, 180, 0, 50)[:, 1]]
    outline = np.r_[[(-half, 0.0), (-r, 0.0)], hole, [(r, 0.0), (half, 0.0)], way[::-1]]
    return _stony(moved(turned(extruded(outline, d), "x", 90), (0, d / 2, 0)))


def _voussoir(r: float, y: float, number: int, rng: np.random.Generator) -> Mesh:
    """One of the 23 stones of an arch."""
    t = np.pi * (number + 0.5) / 23
    shape = bevelled_box((0.36, 0.16, np.pi * r / 23 * 1.05), bevel=0.02, steps=3)
    block = lumpy(shape, 0.006, 0.1, int(rng.integers(1 << 30)))
    at = ((r + 0.16) * float(np.cos(t)), y, 1.15 * (r + 0.14) * float(np.sin(t)))
    return moved(turned(replace(block, uvs=None), "y", -float(np.degrees(t))), at)


def _parapet(way: Line, y: float) -> list[Mesh]:
    """A wall along the (N, 2) way, and the stones that cover it."""
    x, top = way.T
    line = np.c_[x, np.full(len(x), y), top]
    rows = [
        line + np.array([0, o, z])
        for o, z in ((-0.13, -0.05), (-0.13, 0.62), (0.13, 0.62), (0.13, -0.05))
    ]
    wall = _stony(grid(np.array([*rows, rows[0]]), flip=False, crease=35))
    stone = lumpy(bevelled_box((0.74, 0.36, 0.12), bevel=0.02, steps=3), 0.006, 0.1, 7)
    covers = [
        moved(stone, (float(a), y, float(np.interp(a, x, top)) + 0.66))
        for a in np.arange(x[0] + 0.4, x[-1], 0.76)
    ]
    return [wall, *covers]


BASIN: tuple[tuple[float, float], ...] = (
    (0, 0), (1.28, 0), (1.30, 0.08), (1.20, 0.12), (1.20, 0.38), (1.27, 0.42), (1.27, 0.50),
    (1.10, 0.50), (1.08, 0.16), (0, 0.16),
)  # fmt: skip
TIERS: tuple[tuple[int, tuple[tuple[float, float], ...]], ...] = (  # points of a curve; its knots
    (40, ((0.20, 0.16), (0.16, 0.3), (0.24, 0.5), (0.11, 0.8), (0.10, 0.98))),  # column
    (50, ((0.10, 0.96), (0.32, 1.02), (0.62, 1.16), (0.66, 1.22), (0.60, 1.22), (0.3, 1.10),
          (0, 1.08))),  # lower bowl
    (30, ((0.10, 1.08), (0.07, 1.3), (0.09, 1.5), (0.06, 1.62))),  # neck
    (50, ((0.05, 1.60), (0.16, 1.64), (0.33, 1.74), (0.36, 1.79), (0.32, 1.79), (0.15, 1.71),
          (0, 1.70))),  # upper bowl
    (30, ((0.05, 1.70), (0.045, 1.82), (0.085, 1.92), (0.05, 2.03), (0, 2.08))),  # knob
)  # fmt: skip


def _fountain(thing: Yard, rng: np.random.Generator) -> Made:
    """A basin, two bowls on a column, water that falls from bowl to bowl."""
    stone = [lathe(BASIN), *(lathe(spline(knots, count)) for count, knots in TIERS)]
    pools = [
        lathe([(r, z - 0.004), (r - 0.01, z), (0, z)])
        for r, z in ((1.09, 0.40), (0.61, 1.205), (0.325, 1.775))
    ]
    water = Material("pool", (0.22, 0.42, 0.46), 0.03, coat=1.0, subsurface=0.4)
    spray = Material("spray", (0.78, 0.84, 0.86), 0.15, coat=0.8, subsurface=0.9)
    return [
        body([_stony(m) for m in stone], "stone", thing.color),
        piece(pools, water, name="water"),
        piece(
            [*_falls(0.66, 1.22, 0.80), *_falls(0.36, 1.79, 0.56), *_jets()], spray, name="water"
        ),
    ]


def _falls(r: float, z: float, drop: float) -> list[Mesh]:
    """Sixteen threads of water over the rim of a bowl."""
    t = np.linspace(0, 1, 14)
    out = r + 0.10 * np.sqrt(t)
    return [
        tube(np.c_[out * np.cos(a), out * np.sin(a), z - drop * t**2], 0.010, sides=8)
        for a in (2 * np.pi * k / 16 for k in range(16))
    ]


def _jets() -> list[Mesh]:
    """Eight threads of water that spring from the top."""
    t = np.linspace(0.01, 1, 14)
    out, up = 0.14 * np.sqrt(t), 2.06 + 0.10 * np.sin(np.pi * t) - 0.28 * t**2
    return [
        tube(np.c_[out * np.cos(a), out * np.sin(a), up], 0.008, sides=8)
        for a in np.arange(8) * np.pi / 4
    ]


# Wood


def _fence(thing: Yard, rng: np.random.Generator) -> Made:
    """Pickets with pointed tops on two rails."""
    w, _d, h = thing.size
    step = w / thing.count
    picket = moved(
        turned(
            extruded(
                np.array(
                    [(-0.045, 0.0), (0.045, 0.0), (0.045, h - 0.07), (0, h), (-0.045, h - 0.07)]
                ),
                0.02,
                bevel=0.003,
            ),
            "x",
            90,
        ),
        (0, -0.02, 0),
    )
    boards = [
        moved(turned(picket, "y", float(rng.normal(0, 0.4))), (-w / 2 + step * (k + 0.5), 0, 0.03))
        for k in range(thing.count)
    ]
    rails = [_box((w + 0.04, 0.035, 0.085), (0, 0.0, z)) for z in (0.28 * h, 0.76 * h)]
    posts = [
        _box((0.09, 0.09, h * 0.97), (x, 0.06, h * 0.485)) for x in (-w / 2 + 0.05, 0, w / 2 - 0.05)
    ]
    return [
        _wooden([*boards, *rails, *posts], thing, rng),
        piece(
            [
                ball(0.006, (float(x), -0.045, z), segments=8)
                for x in -w / 2 + step * (np.arange(thing.count) + 0.5)
                for z in (0.28 * h, 0.76 * h)
            ],
            "cast iron",
            name="nail",
        ),
    ]


def _rails(thing: Yard, rng: np.random.Generator) -> Made:
    """A post-and-rail fence of rough poles."""
    w, _, h = thing.size
    posts = [
        lumpy(
            rod(
                (x, 0, 0),
                (x + float(rng.normal(0, 0.02)), 0, h),
                0.07,
                end_radius=0.06,
                bevel=0.012,
            ),
            0.006,
            0.1,
            k,
        )
        for k, x in enumerate(np.linspace(-w / 2 + 0.1, w / 2 - 0.1, thing.count).tolist())
    ]
    rails = [
        lumpy(
            rod(
                (-w / 2 - 0.1, -0.07, z),
                (w / 2 + 0.1, -0.07, z + float(rng.normal(0, 0.03))),
                0.045,
                bevel=0.01,
            ),
            0.006,
            0.12,
            9,
        )
        for z in (0.3 * h, 0.6 * h, 0.88 * h)
    ]
    return [body([*posts], "bark"), piece(rails, "weathered wood", name="rail")]


def _wooden_bridge(thing: Yard, rng: np.random.Generator) -> Made:
    """A humped footbridge of planks with railings, as in a garden."""
    w, d, _h = thing.size
    x = np.linspace(-w / 2, w / 2, thing.count)
    z = 0.12 + 0.5 * np.cos(np.pi * x / w) ** 1.0
    slope = np.degrees(np.arctan(-0.5 * np.pi / w * np.sin(np.pi * x / w)))
    planks = [
        moved(
            turned(_box((w / thing.count * 0.94, d, 0.04), (0, 0, 0)), "y", -float(s)),
            (float(a), float(rng.normal(0, 0.006)), float(b)),
        )
        for a, b, s in zip(x, z, slope, strict=True)
    ]
    stations = [
        (a, s * (d / 2 - 0.05))
        for s in (-1, 1)
        for a in np.linspace(-w / 2 + 0.06, w / 2 - 0.06, 6)
    ]
    way = _hump(w)
    feet = [(float(a), y, float(np.interp(a, way[:, 0], way[:, 1]))) for a, y in stations]
    posts = [_box((0.08, 0.08, 0.98), (a, y, up + 0.45), 0.01) for a, y, up in feet]
    caps = [ball(0.05, (a, y, up + 0.96), segments=16) for a, y, up in feet]
    return [
        _wooden([*planks, *_beams_and_rails(way, d), *posts], thing, rng),
        piece(caps, "brass", name="cap"),
    ]


def _hump(w: float) -> Line:
    """(60, 2) the line of a bridge of width `w`: x and height, m."""
    x = np.linspace(-w / 2, w / 2, 60)
    return np.c_[x, 0.12 + 0.5 * np.cos(np.pi * x / w)]


def _beams_and_rails(way: Line, d: float) -> list[Mesh]:
    """Along the (N, 2) line of a bridge: a beam below and two rails above, on both sides."""
    x, z = way.T

    def along(y: float, up: float, section: Line) -> Mesh:
        return sweep(np.c_[x, np.full(len(x), y), z + up], section)

    beams = [along(s * (d / 2 - 0.1), -0.10, rectangle(0.09, 0.16, 0.01)) for s in (-1, 1)]
    rails = [
        along(s * (d / 2 - 0.05), up, rectangle(0.07, 0.06, 0.012))
        for s in (-1, 1)
        for up in (0.46, 0.88)
    ]
    return [*beams, *rails]


def _barrel(thing: Yard, rng: np.random.Generator) -> Made:
    r, h = thing.size[0] / 2, thing.size[2]
    a = np.linspace(0, 2 * np.pi, 24 * 8 + 1)
    gap = 1 - 0.012 * np.exp(-((((a * 24 / (2 * np.pi)) % 1 - 0.5) / 0.06) ** 2))
    rows = [
        np.c_[q * r * gap * np.cos(a), q * r * gap * np.sin(a), np.full(len(a), t * h)]
        for t in np.linspace(0, 1, 30)
        for q in [1 - 0.24 * (2 * t - 1) ** 2]
    ]
    wall = grid(np.array(rows))
    ends = [
        moved(
            extruded(np.c_[0.74 * r * np.cos(a[:-1]), 0.74 * r * np.sin(a[:-1])], 0.02), (0, 0, z)
        )
        for z in (0.035, h - 0.06)
    ]
    hoops = [
        lathe(
            [
                (q * r * 1.003, t * h - 0.022),
                (q * r * 1.02, t * h - 0.02),
                (q * r * 1.02, t * h + 0.02),
                (q * r * 1.003, t * h + 0.022),
            ]
        )
        for t in (0.05, 0.26, 0.74, 0.95)
        for q in [1 - 0.24 * (2 * t - 1) ** 2]
    ]
    wall = replace(wall, uvs=None if wall.uvs is None else wall.uvs[:, ::-1].copy())
    return [_wooden([wall, *ends], thing, rng), piece(hoops, "cast iron", name="hoop")]


def _basket(thing: Yard, rng: np.random.Generator) -> Made:
    """Woven, with a braided rim and an arched handle."""
    w, d, _ = thing.size
    a = np.linspace(0, 2 * np.pi, 241)
    rows = []
    for t in np.linspace(0, 1, 46):
        k = 0.72 + 0.28 * t**0.7
        weave = 0.006 * np.sin(24 * a + np.pi * (int(t * 15) % 2)) * np.abs(np.sin(np.pi * t * 15))
        rows.append(
            np.c_[
                (k * w / 2 + weave) * np.cos(a),
                (k * d / 2 + weave) * np.sin(a),
                np.full(241, 0.2 * t),
            ]
        )
    shell = thickened(grid(np.array(rows)), 0.008)
    floor = extruded(np.c_[0.36 * w * np.cos(a[:-1]), 0.36 * d * np.sin(a[:-1])], 0.012)
    rims = [
        tube(
            np.c_[
                (w / 2 + 0.006 * np.cos(30 * a + p)) * np.cos(a),
                (d / 2 + 0.006 * np.cos(30 * a + p)) * np.sin(a),
                0.2 + 0.006 * np.sin(30 * a + p),
            ],
            0.008,
            sides=8,
            capped=False,
        )
        for p in (0, 2.1, 4.2)
    ]
    t = np.linspace(0, np.pi, 80)
    handles = [
        tube(
            np.c_[
                w / 2 * np.cos(t),
                0.008 * np.cos(12 * t + p),
                0.19 + 0.24 * np.sin(t) + 0.006 * np.sin(12 * t + p),
            ],
            0.008,
            sides=8,
        )
        for p in (0, 2.1, 4.2)
    ]
    cane = Material("wicker", thing.color, 0.6, coat=0.1)
    return [
        body([replace(m, uvs=None) for m in (shell, floor, *rims, *handles)], cane),
        piece(replace(moved(floor, (0, 0, 0.012)), uvs=None), "linen", name="lining"),
    ]


def _bird_house(thing: Yard, rng: np.random.Generator) -> Made:
    w, d, h = thing.size
    front = np.array(
        [(-w / 2, 0), (w / 2, 0), (w / 2, 0.62 * h), (0, 0.92 * h), (-w / 2, 0.62 * h)]
    )
    hole = arc(0.026, 0, 360, 33, (0, 0.5 * h))[:-1]
    faces = [
        moved(
            turned(extruded(front, 0.016, holes=[hole] if s < 0 else []), "x", 90),
            (0, s * (d / 2 - 0.012) + 0.008, 0),
        )
        for s in (-1, 1)
    ]
    sides = [
        _box((0.016, d - 0.03, 0.62 * h), (s * (w / 2 - 0.008), 0, 0.31 * h), 0.002)
        for s in (-1, 1)
    ]
    roof = [
        moved(
            turned(_box((0.165, d + 0.07, 0.014), (0, 0, 0)), "y", s * 45.0),
            (s * 0.056, 0, 0.80 * h),
        )
        for s in (-1, 1)
    ]
    base = _box((w + 0.05, d + 0.06, 0.014), (0, 0, -0.005))
    perch = rod((0, -d / 2 - 0.05, 0.35 * h), (0, -d / 2 + 0.01, 0.35 * h), 0.006)
    dark = moved(
        turned(extruded(arc(0.027, 0, 360, 33)[:-1], 0.002), "x", 90), (0, -d / 2 + 0.014, 0.5 * h)
    )
    pole = rod((0, 0, -1.2), (0, 0, 0.0), 0.03)
    return [
        _wooden([*faces, *sides], thing, rng),
        piece([grained(m, rng) for m in (*roof, base, perch, pole)], "oak", name="roof"),
        piece(dark, trim(), name="hole"),
    ]


def _swing(thing: Yard, rng: np.random.Generator) -> Made:
    """A frame of poles with a seat on two ropes."""
    w, d, h = thing.size
    legs = [
        rod((s * w / 2, y * d / 2, 0), (s * (w / 2 - 0.15), 0, h), 0.05)
        for s in (-1, 1)
        for y in (-1, 1)
    ]
    beam = rod((-w / 2 + 0.02, 0, h), (w / 2 - 0.02, 0, h), 0.055)
    braces = [
        rod((s * (w / 2 - 0.06), -0.3 * d, 0.42 * h), (s * (w / 2 - 0.06), 0.3 * d, 0.42 * h), 0.03)
        for s in (-1, 1)
    ]
    seat = _box((0.52, 0.24, 0.035), (0, -0.12, 0.48), 0.01)
    ropes = [rod((s * 0.23, -0.12, 0.49), (s * 0.25, 0, h), 0.011, sides=10) for s in (-1, 1)]
    return [
        piece([grained(m, rng) for m in (*legs, beam, *braces)], "oak", name="frame"),
        body(seat, "painted wood", thing.color),
        piece(ropes, "linen", name="rope"),
    ]


# Fire and light


def _campfire(thing: Yard, rng: np.random.Generator) -> Made:
    """Logs leaned together in a ring of stones, flames between them, embers."""
    stones = [_hearth_stone(k / thing.count, rng) for k in range(thing.count)]
    logs = [_leaned_log(k, rng) for k in range(7)]
    places, tall = rng.normal(0, 0.085, (11, 2)), rng.uniform(0.35, 0.75, 11)
    tongues = [(float(x), float(y), 0.10, float(t)) for (x, y), t in zip(places, tall, strict=True)]
    embers = [
        ball(0.022, (float(x), float(y), 0.03), segments=8) for x, y in rng.normal(0, 0.13, (40, 2))
    ]
    ash = lathe([(0.40, 0.0), (0.2, 0.02), (0, 0.03)])
    return [
        piece([boxed_uvs(m) for m in stones], "stone", name="stone"),
        piece(logs, "bark", thing.color, name="log", tinted=False),
        piece(ash, trim((0.05, 0.045, 0.04), 0.95), name="ash"),
        piece(embers, lit((1.0, 0.16, 0.02), 1.8), name="ember"),
        *flames(tongues, 7.0),
    ]


def _hearth_stone(share: float, rng: np.random.Generator) -> Mesh:
    """A stone after a share of the way around the fire."""
    a = 2 * np.pi * share + float(rng.normal(0, 0.06))
    r = float(rng.uniform(0.085, 0.125))
    pebble = sized(ball(r, segments=36), (1.1, 0.9, 0.75))
    rock = replace(lumpy(pebble, 0.25 * r, 1.1 * r, int(rng.integers(1 << 30))), uvs=None)
    at = (0.46 * float(np.cos(a)), 0.46 * float(np.sin(a)), 0.6 * r)
    return moved(turned(rock, "z", float(rng.uniform(0, 360))), at)


def _leaned_log(number: int, rng: np.random.Generator) -> Mesh:
    """One of seven, its head over the middle."""
    a = 2 * np.pi * number / 7 + float(rng.normal(0, 0.1))
    x, y = float(np.cos(a)), float(np.sin(a))
    log = rod((0.33 * x, 0.33 * y, 0.05), (-0.05 * x, -0.05 * y, 0.40), 0.045, bevel=0.01)
    return lumpy(log, 0.007, 0.05, number)


def _street_lamp(thing: Yard, rng: np.random.Generator) -> Made:
    """A cast post with a lantern of four panes that is lit."""
    h = thing.size[2]
    low, high = 0.83 * h, 0.95 * h
    iron = [*_cast_post(h), *_lantern_frame(low, high)]
    rows = [(0, 0), (0.055, 0.05), (0.075, 0.16), (0.05, 0.26), (0, 0.29)]
    glow = moved(lathe(spline(rows, 24)), (0, 0, low + 0.03))
    rings = [
        np.array([(-r, -r, z), (r, -r, z), (r, r, z), (-r, r, z)])
        for r, z in ((0.105, low + 0.015), (0.165, high - 0.015))
    ]
    panes = loft(np.array(rings), capped=False, crease=20)
    return [
        piece(iron, "cast iron", thing.color, name="body", tinted=True),
        piece(glow, lit((1.0, 0.74, 0.40), 9.0), name="bulb"),
        piece(panes, "thin glass", name="pane"),
    ]


def _cast_post(h: float) -> list[Mesh]:
    """The post, and the bar across it for a ladder."""
    rows = [
        (0, 0.0), (0.20, 0.0), (0.20, 0.10), (0.13, 0.16), (0.14, 0.5), (0.075, 0.62),
        (0.06, 1.2), (0.048, 0.78 * h), (0.07, 0.79 * h), (0.04, 0.82 * h),
    ]  # fmt: skip
    bar = rod((-0.24, 0, 0.74 * h), (0.24, 0, 0.74 * h), 0.02)
    knobs = [ball(0.035, (s * 0.25, 0, 0.74 * h)) for s in (-1, 1)]
    return [lathe(spline(rows, 90)), bar, *knobs]


def _lantern_frame(low: float, high: float) -> list[Mesh]:
    """Four ribs between two trays, and a roof of four sides."""
    ribs = [
        rod((0.10 * sx, 0.10 * sy, low), (0.17 * sx, 0.17 * sy, high), 0.012)
        for sx in (-1, 1)
        for sy in (-1, 1)
    ]
    trays = [
        _box((0.24, 0.24, 0.03), (0, 0, low), 0.008),
        _box((0.38, 0.38, 0.03), (0, 0, high), 0.008),
    ]
    rows = [
        (0.28, high + 0.01), (0.10, high + 0.13), (0.05, high + 0.15), (0.05, high + 0.19),
        (0, high + 0.22),
    ]  # fmt: skip
    return [*ribs, *trays, turned(lathe(rows, segments=4, crease=20), "z", 45)]


GRIN: tuple[tuple[float, float], ...] = (
    (-0.082, 0.020), (-0.055, -0.018), (0.0, -0.034), (0.055, -0.018), (0.082, 0.020),
    (0.056, 0.006), (0.044, 0.010), (0.040, -0.008), (0.018, -0.012), (0.014, 0.004),
    (-0.002, 0.004), (-0.006, -0.013), (-0.034, -0.009), (-0.038, 0.009), (-0.056, 0.006),
)  # fmt: skip


def _jack(thing: Yard, rng: np.random.Generator) -> Made:
    """A hollow pumpkin with a carved face that glows."""
    h = thing.size[2]
    skin = _ribbed(h)
    seed = int(rng.integers(1 << 30))

    def rind(p: Floats) -> Floats:
        cloud = 1 + 0.12 * fractal(p, 0.03, seed)[:, None]
        return np.asarray(np.clip(np.array(thing.color) * cloud, 0, 1), np.float32)

    carved = skin
    for shape in _face(h):
        carved = cut(carved, moved(turned(extruded(shape, 0.5), "x", 90), (0, -0.02, 0)))
    carved = painted(replace(carved, uvs=None), rind)
    inner = sized(replace(skin, uvs=None), (0.90, 0.90, 0.90), (0, 0, 0.5 * h))
    way = spline([(0, 0, 0.84 * h), (0.005, 0, 0.98 * h), (0.03, 0.01, 1.12 * h)], 20)
    stem = tube(way, np.linspace(0.024, 0.014, 20), sides=8)
    return [
        body(carved, Material("pumpkin rind", thing.color, 0.4, coat=0.2, subsurface=0.3)),
        piece(inner, lit((1.0, 0.46, 0.06), 1.9), name="glow"),
        piece(stem, Material("stem", (0.16, 0.16, 0.05), 0.8), name="stem"),
    ]


def _ribbed(h: float) -> Mesh:
    """The closed skin of a pumpkin of eleven lobes."""
    a = np.linspace(0, 2 * np.pi, 221)[:-1]
    lobes = 1 - 0.07 * (1 - np.sqrt(np.abs(np.sin(5.5 * a)) + 1e-4))
    rows = [
        np.c_[r * lobes * np.cos(a), r * lobes * np.sin(a), np.full(220, z)]
        for r, z in spline(np.array(PUMPKIN) * h * 0.96, 90)
    ]
    return grid(np.stack(rows), around=True)


def _face(h: float) -> list[Line]:
    """Outlines of (N, 2): two eyes, a nose, a grin."""
    eye = np.array([(-0.030, -0.022), (0.030, -0.022), (0.004, 0.034)]) * h / 0.26
    nose = np.array([(-0.014, -0.010), (0.014, -0.010), (0, 0.016)]) * h / 0.26
    return [
        eye * np.array((-1, 1)) + np.array((-0.052, 0.148)),
        eye + np.array((0.052, 0.148)),
        nose + np.array((0, 0.118)),
        np.array(GRIN) * h / 0.26 + np.array((0, 0.086)),
    ]


BAUBLES: tuple[Rgb, ...] = ((0.50, 0.01, 0.015), (0.80, 0.52, 0.15), (0.70, 0.70, 0.72))
GOLDEN = 2.399963  # rad, the golden angle


def _christmas_tree(thing: Yard, rng: np.random.Generator) -> Made:
    """A fir of tiers of twigs with baubles, lights, a garland and a star, in a pot."""
    r, h = thing.size[0] / 2, thing.size[2]
    red, green, blue = thing.color
    within = Material("fir within", (0.4 * red, 0.4 * green, 0.4 * blue), 0.9)
    cone = lathe([(0, 0.30), (0.80 * r, 0.30), (0, h - 0.06)])
    pot = lathe([(0, 0), (0.17, 0), (0.20, 0.24), (0.215, 0.24), (0.215, 0.27), (0, 0.26)])
    return [
        body(_fir_twigs(r, h), Material("fir", thing.color, 0.6, translucency=0.12)),
        piece(cone, within, name="inner", tinted=False),
        *_baubles_and_lights(r, h, thing.count),
        piece([_garland(r, h), _treetop_star(h)], "gold", name="star"),
        piece([rod((0, 0, 0.16), (0, 0, 0.5), 0.045)], "bark", name="trunk"),
        piece(pot, "painted wood", (0.40, 0.03, 0.03), name="pot"),
    ]


def _fir_twigs(r: float, h: float) -> list[Mesh]:
    """In a spiral from the lowest to the top, smaller above."""
    needle = leaf(0.20, 0.075, fold=8, curl=0.35, wave=0.16, rows=10)
    twigs = []
    for k in range(620):
        t = (k + 0.5) / 620
        far, a = r * (1 - t) ** 0.85, k * GOLDEN
        at = (0.62 * far * float(np.cos(a)), 0.62 * far * float(np.sin(a)), 0.30 + (h - 0.42) * t)
        one = sized(turned(needle, "x", -18.0 - 16.0 * (k % 3)), 1.25 - 0.6 * t)
        twigs.append(moved(turned(one, "z", float(np.degrees(a)) - 90), at))
    return twigs


def _baubles_and_lights(r: float, h: float, count: int) -> Made:
    """By turns a bauble, in three colours, and a light."""
    balls: list[list[Mesh]] = [[] for _ in BAUBLES]
    lights = []
    for k in range(count):
        t = 0.04 + 0.88 * (k + 0.5) / count
        far, a = r * (1 - t) ** 0.85 * 0.93 + 0.03, k * GOLDEN + 0.7
        at = (far * float(np.cos(a)), far * float(np.sin(a)), 0.26 + (h - 0.42) * t)
        if k % 2:
            lights.append(ball(0.016, at, segments=12))
        else:
            balls[(k // 2) % 3].append(ball(0.042, (at[0], at[1], at[2] - 0.03), segments=28))
    gloss = [Material("bauble", color, 0.08, metallic=0.7, coat=1.0) for color in BAUBLES]
    return [
        *(piece(some, finish, name="bauble") for some, finish in zip(balls, gloss, strict=True)),
        piece(lights, lit((1.0, 0.76, 0.36), 7.0), name="light"),
    ]


def _garland(r: float, h: float) -> Mesh:
    up = np.linspace(0.02, 0.93, 300)
    reach = r * (1 - up) ** 0.85 * 0.90 + 0.02
    rise = 0.28 + (h - 0.42) * up + 0.03 * np.sin(120 * up)
    return tube(np.c_[reach * np.cos(34 * up), reach * np.sin(34 * up), rise], 0.011, sides=8)


def _treetop_star(h: float) -> Mesh:
    turn = np.radians(np.arange(10) * 36 + 90)
    spike = np.where(np.arange(10) % 2 == 0, 0.13, 0.052)
    star = extruded(np.c_[spike * np.cos(turn), spike * np.sin(turn)], 0.035, bevel=0.014)
    return moved(turned(star, "x", 90), (0, 0.017, h + 0.04))


def _mailbox(thing: Yard, rng: np.random.Generator) -> Made:
    """A rounded box on a post, its flag up."""
    w, d, h = thing.size
    outline = np.r_[[(w / 2, 0.0)], arc(w / 2, 0, 180, 30, (0, 0.12)), [(-w / 2, 0.0)]]
    box = moved(turned(extruded(outline, d, bevel=0.006), "x", 90), (0, d / 2, h - 0.28))
    door = moved(
        turned(extruded(outline * 1.02, 0.012, bevel=0.004), "x", 90), (0, -d / 2, h - 0.282)
    )
    pull = _box((0.03, 0.02, 0.05), (0, -d / 2 - 0.02, h - 0.08), 0.006)
    flag = [
        _box((0.006, 0.02, 0.22), (w / 2 + 0.006, 0.02, h - 0.06)),
        _box((0.006, 0.10, 0.07), (w / 2 + 0.006, -0.02, h + 0.02)),
    ]
    post = [
        _box((0.1, 0.1, h - 0.26), (0, 0.02, (h - 0.26) / 2)),
        _box((0.08, 0.5, 0.06), (0, 0.0, h - 0.30)),
    ]
    return [
        body([box, door], "painted metal", thing.color),
        piece(flag, "painted metal", (0.75, 0.50, 0.03), name="flag"),
        piece(pull, "chrome", name="pull"),
        piece([grained(m, rng) for m in post], "oak", name="post"),
    ]


SNOW_GLOBE_FOOT: tuple[tuple[float, float], ...] = (
    (0, 0), (0.048, 0), (0.052, 0.008), (0.042, 0.02), (0.041, 0.03), (0.036, 0.034), (0, 0.034),
)  # fmt: skip
SMALL_FIR: tuple[tuple[float, float], ...] = (
    (0.010, 0), (0.005, 0.009), (0.007, 0.009), (0.003, 0.017), (0.0045, 0.017), (0, 0.027),
)  # fmt: skip


def _snow_globe(thing: Yard, rng: np.random.Generator) -> Made:
    """A sphere of glass on a wooden foot with a cottage, firs and snow inside."""
    t = np.radians(np.linspace(-52, 90, 60))
    globe = lathe(np.c_[0.052 * np.cos(t), 0.052 * np.sin(t) + 0.075])
    heap = lathe(spline([(0.034, 0.034), (0.046, 0.055), (0.03, 0.060), (0, 0.062)], 30))
    snow = [lumpy(heap, 0.001, 0.02, 3), *_flakes(rng)]
    fir = lathe(SMALL_FIR, segments=20)
    firs = [
        moved(fir, at)
        for at in ((-0.024, 0.004, 0.058), (0.026, 0.008, 0.058), (0.015, -0.02, 0.058))
    ]
    return [
        _wooden([lathe(spline(SNOW_GLOBE_FOOT, 40))], thing, rng),
        piece(globe, "thin glass", name="glass"),
        piece(snow, "snow", name="snow"),
        *_cottage(),
        piece(firs, "leaf", (0.02, 0.10, 0.04), name="fir"),
        piece(_cottage_windows(), lit((1.0, 0.75, 0.3), 2.0), name="window"),
    ]


def _flakes(rng: np.random.Generator) -> list[Mesh]:
    """Adrift in the globe, above the ground."""
    p = rng.normal(0, 1, (90, 3))
    far = rng.uniform(0.2, 0.92, (90, 1))
    p = p / np.linalg.norm(p, axis=1, keepdims=True) * far * 0.05 + [0, 0, 0.078]
    return [ball(0.0009, (float(x), float(y), float(z)), segments=6) for x, y, z in p if z > 0.06]


def _cottage() -> Made:
    """A house of one room under a roof of snow."""
    walls = [_box((0.024, 0.02, 0.016), (0, 0, 0.067), 0.001)]
    gable = extruded(np.array([(-0.016, 0), (0.016, 0), (0, 0.013)]), 0.024, bevel=0.001)
    return [
        piece(walls, "painted wood", (0.45, 0.05, 0.04), name="house"),
        piece(moved(turned(gable, "x", 90), (0, 0.012, 0.0745)), "snow", name="roof"),
    ]


def _cottage_windows() -> list[Mesh]:
    return [_box((0.004, 0.0006, 0.005), (x, -0.0102, 0.067), 0.0002) for x in (-0.006, 0.006)]


FORMS: dict[str, Callable[[Yard, np.random.Generator], Made]] = {
    "tent": _tent, "teepee": _teepee, "well": _well, "fence": _fence, "rails": _rails,
    "stone bridge": _stone_bridge, "wooden bridge": _wooden_bridge, "campfire": _campfire,
    "street lamp": _street_lamp, "mailbox": _mailbox, "jack": _jack,
    "christmas tree": _christmas_tree, "barrel": _barrel, "basket": _basket,
    "bird house": _bird_house, "fountain": _fountain, "swing": _swing, "snow globe": _snow_globe,
}  # fmt: skip

FAMILY = Family(
    "yards",
    build,
    ROWS,
    span=(0.1, 10.0),
    synonyms={
        "tent": ("camping tent",),
        "teepee": ("tipi", "wigwam"),
        "well": ("water well", "wishing well", "stone well"),
        "fence": ("picket fence", "white fence", "white picket fence"),
        "wooden fence": ("rail fence", "farm fence"),
        "stone bridge": ("bridge", "arch bridge"),
        "wooden bridge": ("footbridge", "garden bridge"),
        "campfire": ("bonfire", "camp fire", "fire pit"),
        "street lamp": ("streetlight", "street light", "lamp post", "lamppost"),
        "mailbox": ("letter box", "letterbox"),
        "jack o lantern": ("halloween pumpkin", "carved pumpkin"),
        "christmas tree": ("xmas tree",),
        "barrel": ("wooden barrel", "cask"),
        "basket": ("picnic basket", "wicker basket"),
        "bird house": ("birdhouse", "nesting box"),
        "swing": ("garden swing",),
    },
)
