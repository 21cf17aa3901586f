"""Buildings that are seen from far: lighthouses, castles, churches, windmills, towers, pagodas.

Round ones are turned; battlements, windows and tiles go round or along them.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    boxed_uvs,
    circle,
    combined,
    grid,
    grounded,
    lathe,
    merged,
    moved,
    placements,
    rod,
    spline,
    thickened,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Copies, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lit, paint, tinted_glass, trim
from imagineart.modelling.town.masonry import (
    Hole,
    Window,
    block,
    door,
    faced,
    gable_roof,
    opening,
    pantiles,
    upright,
    wall,
    windows,
)
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Landmark:
    """A building in metres, by its form."""

    form: str
    height: float
    color: Rgb
    second: Rgb = (0.72, 0.70, 0.66)


ROWS = {
    "lighthouse": Landmark("lighthouse", 24.0, (0.50, 0.025, 0.02)),
    "castle": Landmark("castle", 26.0, (0.40, 0.37, 0.32), (0.10, 0.13, 0.20)),
    "church": Landmark("church", 26.0, (0.68, 0.65, 0.58), (0.13, 0.13, 0.15)),
    "windmill": Landmark("windmill", 16.0, (0.66, 0.63, 0.56), (0.14, 0.07, 0.04)),
    "tower": Landmark("tower", 22.0, (0.40, 0.37, 0.32), (0.30, 0.10, 0.06)),
    "skyscraper": Landmark("skyscraper", 90.0, (0.045, 0.075, 0.10)),
    "pagoda": Landmark("pagoda", 20.0, (0.38, 0.03, 0.02), (0.06, 0.09, 0.10)),
    "temple": Landmark("temple", 13.0, (0.68, 0.64, 0.56)),
}


def build(order: Order[Landmark]) -> Model:
    """By its form."""
    mark = order.params
    parts = FORMS[mark.form](mark, order.rng)
    low = min(float(p.shape.vertices[:, 1].min()) for p in parts if isinstance(p.shape, Mesh))
    anchors = {"top": top_anchor(parts, 1.0), "door": Anchor((0.0, low, 0.0), room=(2.0, 1.0, 2.2))}
    return varied(grounded(Model(order.noun, merged(parts), anchors)), order.rng, "z")


def _ring(count: int, radius: float, start: float = 0.0) -> list[tuple[float, float, float]]:
    """(x, y, turn) around z; something that faces −y looks outwards there."""
    spots = []
    for k in range(count):
        a = np.radians(start + 360.0 * k / count)
        spots.append((radius * float(np.sin(a)), -radius * float(np.cos(a)), float(np.degrees(a))))
    return spots


def _round(profile: ArrayLike, segments: int = 96) -> Mesh:
    return lathe(profile, segments=segments)


def _gallery(z0: float) -> list[Mesh]:
    """Bars and posts of a railing around the top."""
    rail = [
        tube(np.c_[circle(2.36, 72), np.full(72, z)][np.r_[0:72, 0]], 0.03, capped=False, sides=8)
        for z in (z0 + 0.4, z0 + 0.75, z0 + 1.1)
    ]
    rail += [rod((x, y, z0), (x, y, z0 + 1.1), 0.028) for x, y, _ in _ring(20, 2.36)]
    return rail


def _lantern(z0: float, z1: float, tall: float) -> tuple[Mesh, Mesh, list[Mesh]]:
    """(wall, panes, bars) of the room of the light."""
    low = _round(
        [(1.35, z0), (1.35, z0 + 0.8), (1.42, z0 + 0.82), (1.42, z0 + 0.95), (1.2, z0 + 0.95)]
    )
    panes = _round([(1.25, z1), (1.25, z1 + tall)])
    bars = [rod((x, y, z1), (x, y, z1 + tall), 0.035) for x, y, _ in _ring(12, 1.27)]
    bars += [
        tube(np.c_[circle(1.27, 48), np.full(48, z)][np.r_[0:48, 0]], 0.03, capped=False, sides=8)
        for z in (z1 + tall / 3, z1 + 2 * tall / 3)
    ]
    return low, panes, bars


def _lantern_roof(z2: float) -> tuple[Mesh, list[Mesh]]:
    """(dome, ball and rod)."""
    dome = _round(
        np.r_[
            [(1.2, z2 - 0.05), (1.55, z2 - 0.05), (1.58, z2 + 0.06)],
            spline(
                [
                    (1.45, z2 + 0.1),
                    (1.25, z2 + 0.55),
                    (0.75, z2 + 1.0),
                    (0.2, z2 + 1.2),
                    (0.12, z2 + 1.4),
                ],
                24,
            ),
            [(0, z2 + 1.4)],
        ]
    )
    knob = [ball(0.2, (0, 0, z2 + 1.5)), rod((0, 0, z2 + 1.5), (0, 0, z2 + 2.5), 0.025)]
    return dome, knob


def _great_lens(z1: float) -> Mesh:
    """The lens around the light."""
    return _round(
        spline(
            [
                (0.0, z1 + 0.35),
                (0.45, z1 + 0.5),
                (0.6, z1 + 0.95),
                (0.45, z1 + 1.4),
                (0.0, z1 + 1.55),
            ],
            24,
        ),
        48,
    )


def _lighthouse(mark: Landmark, rng: np.random.Generator) -> list[Part]:
    """A tapering shaft in bands, a gallery with rails, a lantern of glass under a dome."""
    h = 0.78 * mark.height

    def radius(z: float) -> float:
        return float(3.0 - 1.25 * (z / h) ** 0.85)

    bands: list[list[Mesh]] = [[], []]
    edges = np.linspace(0.9, h, 2 * int(rng.integers(2, 5)) + 1)
    for k, (a, b) in enumerate(itertools.pairwise(edges)):
        z = np.linspace(a, b, 8)
        bands[k % 2].append(_round([(radius(v), v) for v in z]))
    foot = _round([(3.7, 0), (3.7, 0.7), (3.55, 0.85), (3.1, 0.9), (2.9, 0.95)])
    deck = _round(
        np.r_[
            spline([(1.75, h - 0.6), (1.95, h - 0.35), (2.45, h - 0.1)], 12),
            [(2.5, h - 0.1), (2.5, h + 0.12), (0, h + 0.12)],
        ]
    )
    z0, tall = h + 0.12, 1.9
    z1, z2 = z0 + 0.95, z0 + 0.95 + tall
    rail = _gallery(z0)
    low, panes, bars = _lantern(z0, z1, tall)
    dome, knob = _lantern_roof(z2)
    lamp = _great_lens(z1)
    spots = [((0.0, -radius(z) + 0.02, z), 0.0) for z in (6.4, 10.0, 13.6)]
    spots += [((radius(z) * 0.94, -0.34 * radius(z), z), 70.0) for z in (4.8, 8.2, 11.8)]
    return [
        body(bands[0], "plaster", mark.color),
        piece(bands[1], "plaster", mark.second, name="band"),
        piece([foot, deck], "stone", name="foot"),
        piece([*rail, *bars, *knob], "cast iron", name="rail"),
        body([dome, low], paint(mark.color)),
        piece(panes, "thin glass", name="lantern"),
        piece(lamp, lit((1.0, 0.86, 0.55), 3.0), name="light"),
        *windows(Window(0.7, 1.15, (2, 2), arched=True), spots),
        *faced(door(1.2, 2.3, (0.20, 0.02, 0.015), arched=True), (0, -3.14, 0.9)),
        piece(
            [
                block((2.0 + 0.5 * k, 0.9 + 0.45 * k, 0.3), (0, -3.5 - 0.2 * k, 0.75 - 0.3 * k))
                for k in range(3)
            ],
            "stone",
            name="steps",
        ),
    ]


def _merlons(radius: float, z: float, count: int, tall: float = 0.9) -> list[Mesh]:
    wide = np.pi * radius / count * 1.05
    return [
        moved(turned(block((wide, 0.5, tall), (0, 0, tall / 2), 0.02), "z", t), (x, y, z))
        for x, y, t in _ring(count, radius)
    ]


def _tower(
    radius: float, height: float, roof: bool, count: int = 14
) -> tuple[list[Mesh], list[Mesh]]:
    """(stone, tiles) of a round tower about the origin, with battlements or a pointed roof."""
    walls = [
        _round(
            [(radius * 1.12, 0), (radius * 1.1, 0.6), (radius, 1.4), (radius * 0.97, height - 1.2)]
        ),
        _round(
            [
                (radius * 0.97, height - 1.25),
                (radius * 1.14, height - 0.8),
                (radius * 1.14, height),
                (0, height),
            ]
        ),
    ]
    corbels = [
        moved(turned(block((0.3, 0.4, 0.5), (0, 0, 0), 0.03), "z", t), (x, y, height - 1.1))
        for x, y, t in _ring(count * 2, radius * 1.06)
    ]
    stone = [*walls, *corbels, *_merlons(radius * 1.08, height, count)]
    if not roof:
        return stone, []
    top = height + 2.6 * radius
    courses = 26
    profile = []
    for k in range(courses):
        a, b = k / courses, (k + 1) / courses

        def flare(t: float) -> float:
            return float(radius * 0.98 * (1 - t) ** 1.05)

        profile += [
            (flare(a) + 0.06, height + 0.15 + (top - height) * a),
            (flare(b) + 0.015, height + 0.15 + (top - height) * b),
        ]
    return stone, [lathe([(0, height + 0.1), *profile], segments=48, crease=20)]


def _slits(radius: float, heights: Sequence[float], turns: Sequence[float]) -> list[Mesh]:
    return [
        turned(moved(upright(opening(0.34, 1.4, True), 0.4), (0, -radius - 0.015, z)), "z", t)
        for z in heights
        for t in turns
    ]


def _castle_towers(
    half: float, rng: np.random.Generator
) -> tuple[list[Mesh], list[Mesh], list[Mesh]]:
    """(stone, tiles, slits) of seven towers."""
    stone: list[Mesh] = []
    tiles: list[Mesh] = []
    dark: list[Mesh] = []
    for x, y, tall, r in (
        (-half, -half, 13.0, 2.3),
        (half, -half, 13.0, 2.3),
        (-half, half, 15.0, 2.5),
        (half, half, 15.0, 2.5),
        (-2.7, -half - 0.4, 11.0, 1.5),
        (2.7, -half - 0.4, 11.0, 1.5),
        (3.0, 3.5, 21.0, 2.3),
    ):
        tall += float(rng.uniform(-1.0, 1.0)) if tall < 20 else 0.0  # the keep's carries a flag
        a, b = _tower(r, tall, roof=abs(x) > 2.8 or y > 0, count=12)
        stone += [moved(m, (x, y, 0)) for m in a]
        tiles += [moved(m, (x, y, 0)) for m in b]
        dark += [moved(m, (x, y, 0)) for m in _slits(r * 0.985, (3.5, 0.62 * tall), (-40, 0, 40))]
    return stone, tiles, dark


def _castle(mark: Landmark, rng: np.random.Generator) -> list[Part]:
    """Four round towers, curtain walls with battlements, a gatehouse and a keep behind."""
    half = 9.0
    stone, tiles, dark = _castle_towers(half, rng)
    keep = block((8.0, 7.0, 15.0), (-1.5, 3.0, 7.5), 0.05)
    stone += [keep, *_crenels(8.2, (-1.5, -0.5, 15.0)), *_crenels(8.2, (-1.5, 6.5, 15.0))]
    stone += [
        moved(turned(m, "z", 90), (x, 3.0, 15.0))
        for x in (-5.5, 2.5)
        for m in _crenels(7.0, (0, 0, 0))
    ]
    for turn in (90, 180, 270):
        side = [
            block((2 * half, 1.4, 8.0), (0, -half, 4.0), 0.03),
            *_crenels(2 * half, (0, -half - 0.45, 8.0)),
        ]
        stone += [turned(m, "z", turn) for m in side]
    front = wall(
        np.array([(-half, 0), (half, 0), (half, 8.0), (-half, 8.0)]),
        1.4,
        [Hole(0, 0, 3.2, 4.6, True)],
    )
    stone += [moved(front, (0, -half - 0.7, 0)), *_crenels(2 * half, (0, -half - 0.45, 8.0))]
    stone.append(block((3.8, 1.8, 3.4), (0, -half, 8.4), 0.03))
    gate = [
        moved(bevelled_box((0.22, 0.12, 4.5), bevel=0.02), (x, -half + 0.4, 2.25))
        for x in np.arange(-1.5, 1.6, 0.24)
    ]
    iron = [
        bevelled_box((3.2, 0.06, 0.1), bevel=0.01, at=(0, -half + 0.32, z)) for z in (0.8, 1.9, 3.0)
    ]
    panes = [((x, -0.52, z), 0.0) for x in (-4.0, -1.4, 1.0) for z in (9.0, 12.0)]
    flag = _flag((3.0, 3.5, 27.0), mark)
    plain = [boxed_uvs(Mesh(m.vertices, m.triangles, m.normals)) for m in stone]
    return [
        body(plain, "stone", mark.color),
        piece(tiles, "slate", mark.second, name="roof"),
        piece(dark, trim((0.01, 0.01, 0.01), 0.9), name="slit"),
        piece(gate, "walnut", name="gate"),
        piece(iron, "cast iron", name="gate"),
        *windows(Window(0.8, 1.6, (2, 3), arched=True), panes),
        *flag,
    ]


def _crenels(width: float, at: tuple[float, float, float]) -> list[Mesh]:
    count = int(width / 1.5)
    xs = (np.arange(count) + 0.5) / count * width - width / 2
    return [
        moved(
            block((width / count * 0.58, 0.5, 0.95), (0, 0, 0.475), 0.02),
            (at[0] + float(x), at[1], at[2]),
        )
        for x in xs
    ]


def _flag(at: tuple[float, float, float], mark: Landmark) -> list[Part]:
    x, y, z = at
    u, v = np.linspace(0, 1, 24), np.linspace(0, 1, 8)
    points = np.stack(
        np.broadcast_arrays(
            x + 2.0 * u[None, :],
            y + 0.16 * np.sin(7 * u)[None, :] * u[None, :],
            z + 0.4 + 1.1 * v[:, None] - 0.25 * u[None, :] ** 2,
        ),
        -1,
    )
    return [
        piece(rod((x, y, z - 1.0), (x, y, z + 1.7), 0.05), "cast iron", name="pole"),
        piece(thickened(grid(points), 0.01), "cotton", (0.5, 0.02, 0.03), name="flag"),
    ]


def _belfry(tall: float, front: float) -> list[Mesh]:
    """Four walls with openings, and cornices."""
    holes = [
        Hole(0, 0, 1.9, 3.2, True),
        Hole(0, 5.2, 1.2, 2.6, True),
        Hole(0, 10.2, 1.5, 2.6, True),
    ]
    face = wall(np.array([(-2.1, 0), (2.1, 0), (2.1, tall), (-2.1, tall)]), 0.5, holes)
    other = wall(np.array([(-2.1, 0), (2.1, 0), (2.1, tall), (-2.1, tall)]), 0.5, holes[2:])
    tower = [moved(moved(face, (0, -2.1, 0)), (0, front, 0))]
    tower += [
        moved(turned(moved(other, (0, -2.1, 0)), "z", t), (0, front, 0)) for t in (90, 180, 270)
    ]
    tower += [block((4.6, 4.6, 0.3), (0, front, z), 0.04) for z in (4.6, 9.4, tall)]
    return tower


def _spire(tall: float, mark: Landmark, front: float) -> list[Mesh]:
    """Four steep slopes of slate."""
    spire = []
    for t in range(4):
        slope = pantiles(
            [
                (-2.3, -2.3, tall + 0.1),
                (2.3, -2.3, tall + 0.1),
                (0.02, -0.02, mark.height),
                (-0.02, -0.02, mark.height),
            ],
            tile=(0.35, 0.4),
            relief=0.03,
            round=0.0,
        )
        spire.append(moved(turned(slope, "z", 90 * t), (0, front, 0)))
    return spire


def _clock(front: float) -> tuple[list[Mesh], list[Mesh], list[Mesh]]:
    """(louvres, dial, hands) of the front."""
    bells = [
        bevelled_box((1.5, 0.05, 0.12), bevel=0.01, at=(0, front - 1.95, 10.4 + 0.22 * k))
        for k in range(9)
    ]
    clock = [
        moved(
            turned(lathe([(0, 0), (0.78, 0), (0.78, 0.06), (0.7, 0.09), (0, 0.08)]), "x", 90),
            (0, front - 2.1, 8.6),
        )
    ]
    hands = [
        bevelled_box((0.05, 0.03, 0.6), bevel=0.01, at=(0, front - 2.2, 8.85)),
        bevelled_box((0.4, 0.03, 0.06), bevel=0.01, at=(0.18, front - 2.2, 8.6)),
    ]
    return bells, clock, hands


def _church(mark: Landmark, rng: np.random.Generator) -> list[Part]:
    """A nave with tall arched windows and a tower with a spire before it."""
    w, d, e, rise = 8.0, 15.0, 7.0, 4.6
    sides = [Hole(x, 1.8, 1.3, 3.8, True) for x in np.linspace(-5.2, 5.2, 5)]
    flank = wall(np.array([(-d / 2, 0), (d / 2, 0), (d / 2, e), (-d / 2, e)]), 0.5, sides)
    gable = wall(np.array([(-w / 2, 0), (w / 2, 0), (w / 2, e), (0, e + rise), (-w / 2, e)]), 0.5)
    nave = [turned(moved(flank, (0, -w / 2, 0)), "z", t) for t in (90, -90)]
    nave += [turned(moved(gable, (0, -d / 2, 0)), "z", t) for t in (0, 180)]
    nave += [
        turned(block((0.7, 0.8, e - 1.0), (x, -w / 2 - 0.3, (e - 1) / 2), 0.03), "z", t)
        for x in (-6.6, -3.9, -1.3, 1.3, 3.9, 6.6)
        for t in (90, -90)
    ]
    tiles, boards = gable_roof(d, w, e, rise, 0.35, relief=0.03, round=0.0, tile=(0.4, 0.4))
    tiles, boards = [turned(m, "z", 90) for m in tiles], [turned(m, "z", 90) for m in boards]
    front = -d / 2 - 1.8
    tall = 14.0
    tower = _belfry(tall, front)
    spire = _spire(tall, mark, front)
    cross = [
        rod((0, front, mark.height - 0.2), (0, front, mark.height + 1.5), 0.06),
        rod((-0.45, front, mark.height + 1.0), (0.45, front, mark.height + 1.0), 0.055),
    ]
    spots = [((w / 2 + 0.02, h.x, h.z), 90.0) for h in sides] + [
        ((-w / 2 - 0.02, h.x, h.z), -90.0) for h in sides
    ]
    bells, clock, hands = _clock(front)
    inside = block((w - 1.2, d - 1.2, e - 0.3), (0, 0, e / 2))
    plain = [boxed_uvs(Mesh(m.vertices, m.triangles, m.normals)) for m in [*nave, *tower]]
    return [
        body(plain, "plaster", mark.color),
        piece([*tiles, *spire], "slate", name="roof"),
        piece(boards, "painted wood", (0.2, 0.18, 0.16), name="eaves"),
        piece(cross, "gold", name="cross"),
        *windows(Window(1.3, 3.8, (2, 5), (0.25, 0.24, 0.23), arched=True), spots),
        *windows(
            Window(1.2, 2.6, (2, 4), (0.25, 0.24, 0.23), arched=True),
            [((0, front - 2.12, 5.2), 0.0)],
        ),
        *faced(
            door(1.9, 3.2, (0.12, 0.055, 0.025), arched=True, planks=True), (0, front - 2.14, 0.01)
        ),
        piece(bells, "weathered wood", name="louvre"),
        piece(clock, "plaster", (0.7, 0.68, 0.62), name="clock"),
        piece(hands, trim(), name="clock"),
        piece(inside, trim((0.03, 0.03, 0.03), 0.9), name="inside"),
    ]


def _sails() -> tuple[list[Mesh], list[Mesh]]:
    """(lattices, cloths) of four arms."""
    sails, cloths = [], []
    for k in range(4):
        arm = bevelled_box((0.2, 0.18, 7.4), bevel=0.02, at=(0, 0, 3.7))
        bars = [
            bevelled_box((1.5, 0.05, 0.07), bevel=0.01, at=(0.62, 0.06, z))
            for z in np.arange(1.5, 7.35, 0.42)
        ]
        bars += [
            bevelled_box((0.07, 0.05, 5.9), bevel=0.01, at=(x, 0.06, 4.42))
            for x in (0.45, 0.9, 1.36)
        ]
        cloth = bevelled_box((1.2, 0.015, 5.7), bevel=0.004, at=(0.72, 0.10, 4.4))
        turn = 45 + 90 * k
        sails += [turned(m, "y", turn) for m in (arm, *bars)]
        cloths.append(turned(cloth, "y", turn))
    return sails, cloths


def _windmill(mark: Landmark, rng: np.random.Generator) -> list[Part]:
    """A tapered tower, a cap, four lattice sails turned by chance."""
    h = 0.66 * mark.height
    shaft = _round([(3.4, 0), (3.35, 0.4), (3.2, 0.8), (2.1, h)])
    cap = _round(
        np.r_[
            [(2.0, h), (2.45, h), (2.45, h + 0.2)],
            spline([(2.3, h + 0.25), (2.05, h + 1.1), (1.2, h + 1.95), (0, h + 2.25)], 24),
        ]
    )
    axis = (0.0, -2.3, h + 0.9)
    sails, cloths = _sails()
    spin = float(rng.uniform(-25, 25))
    hub = rod((0, 1.2, 0), (0, -0.35, 0), 0.28, bevel=0.05)

    def put(m: Mesh) -> Mesh:
        return moved(turned(turned(m, "y", spin), "x", -4), (axis[0], axis[1] - 0.5, axis[2]))

    slope = 1.3 / h
    spots = [((0.0, -3.2 + slope * z + 0.06, z), 0.0) for z in (4.2, 7.0)] + [
        ((3.2 - slope * 5.0, -0.2, 5.0), 90.0)
    ]
    deck = _round([(2.7, 3.2), (4.2, 3.2), (4.2, 3.35), (2.7, 3.35)])
    rails = [rod((x, y, 3.3), (x, y, 4.2), 0.04) for x, y, _ in _ring(20, 4.1)]
    rails += [
        tube(np.c_[circle(4.1, 60), np.full(60, z)][np.r_[0:60, 0]], 0.04, capped=False, sides=8)
        for z in (3.8, 4.2)
    ]
    props = [rod((x * 0.74, y * 0.74, 1.8), (x, y, 3.2), 0.06) for x, y, _ in _ring(12, 3.95)]
    return [
        body(shaft, "plaster", mark.color),
        piece(cap, "weathered wood", mark.second, name="cap"),
        piece([put(m) for m in [*sails, hub]], "walnut", name="sail"),
        piece([put(m) for m in cloths], "linen", (0.66, 0.61, 0.50), name="cloth"),
        piece([deck, *rails, *props], "weathered wood", name="deck"),
        *windows(Window(0.8, 1.1, (2, 2)), spots),
        *faced(door(1.2, 2.2, (0.05, 0.15, 0.10), planks=True), (0, -3.38, 0.05)),
    ]


def _old_tower(mark: Landmark, rng: np.random.Generator) -> list[Part]:
    stone, tiles = _tower(3.0, 0.68 * mark.height, roof=True)
    dark = _slits(2.96, (4.5, 8.0, 11.0), (-60, 0, 60, 180))
    plain = [boxed_uvs(Mesh(m.vertices, m.triangles, m.normals)) for m in stone]
    return [
        body(plain, "stone", mark.color),
        piece(tiles, "roof tile", mark.second, name="roof"),
        piece(dark, trim((0.01, 0.01, 0.01), 0.9), name="slit"),
        *faced(door(1.3, 2.4, (0.14, 0.07, 0.03), arched=True, planks=True), (0, -3.38, 0.01)),
    ]


def _skyscraper(mark: Landmark, rng: np.random.Generator) -> list[Part]:
    """Glass between mullions and floors, set back near the top, a lobby and a mast."""
    w, d = 22.0, 20.0
    tiers = [
        (w, d, 0.0, 0.70 * mark.height),
        (0.78 * w, 0.78 * d, 0.70 * mark.height, 0.90 * mark.height),
        (0.5 * w, 0.5 * d, 0.90 * mark.height, mark.height),
    ]
    glass, bars = [], []
    for a, b, low, high in tiers:
        glass.append(bevelled_box((a, b, high - low), bevel=0.05, at=(0, 0, (low + high) / 2)))
        for z in np.arange(low + (5.0 if low == 0 else 0), high + 0.1, 3.6):
            bars.append(
                bevelled_box((a + 0.25, b + 0.25, 0.55), bevel=0.05, steps=1, at=(0, 0, float(z)))
            )
        for along, across, turn in ((a, b, 0), (b, a, 90)):
            for x in np.linspace(-along / 2, along / 2, int(along / 1.5) + 1):
                for s in (-1, 1):
                    bar = bevelled_box(
                        (0.14, 0.3, high - low),
                        bevel=0.03,
                        steps=1,
                        at=(float(x), s * (across / 2 + 0.05), (low + high) / 2),
                    )
                    bars.append(turned(bar, "z", turn))
    lobby = [
        block((w + 1.6, d + 1.6, 0.7), (0, 0, 5.1), 0.1),
        block((w + 3, d + 3, 0.3), (0, 0, 0.15), 0.05),
    ]
    lobby += [
        block((0.9, 0.9, 5.0), (x, -d / 2 - 0.5, 2.5), 0.08)
        for x in np.linspace(-w / 2 + 0.4, w / 2 - 0.4, 6)
    ]
    mast = [rod((0, 0, mark.height), (0, 0, mark.height + 12), 0.25, end_radius=0.06)]
    return [
        body(glass, tinted_glass(mark.color)),
        piece(bars, "brushed steel", name="mullion"),
        piece(lobby, "concrete", name="lobby"),
        piece(mast, "cast iron", name="mast"),
    ]


def _finial(z: float) -> Mesh:
    """A pole with nine rings."""
    return lathe(
        np.r_[
            [(0.5, z - 0.3), (0.5, z), (0.2, z + 0.1)],
            [
                (r, z + 0.1 + 0.24 * k + dz)
                for k in range(8)
                for r, dz in (
                    (0.1, 0.0),
                    (0.34 - 0.025 * k, 0.06),
                    (0.34 - 0.025 * k, 0.12),
                    (0.1, 0.18),
                )
            ],
            [(0.1, z + 2.1), (0, z + 2.8)],
        ],
        segments=32,
    )


def _pagoda(mark: Landmark, rng: np.random.Generator) -> list[Part]:
    """Five storeys, each under a roof whose corners sweep up."""
    red, tiles, white, gold = [], [], [], []
    base = [
        block((9.6 - 0.8 * k, 9.6 - 0.8 * k, 0.4), (0, 0, 0.2 + 0.4 * k), 0.03) for k in range(3)
    ]
    z = 1.2
    for level in range(5):
        half = 2.9 - 0.36 * level
        tall = 2.2 if level == 0 else 1.55
        white.append(block((2 * half - 0.3, 2 * half - 0.3, tall), (0, 0, z + tall / 2), 0.02))
        for t in range(4):
            posts = [
                rod((x, -half, z), (x, -half, z + tall), 0.14) for x in np.linspace(-half, half, 4)
            ]
            posts += [
                bevelled_box((2 * half, 0.14, 0.16), bevel=0.02, at=(0, -half, z + v))
                for v in (0.25, tall - 0.1)
            ]
            posts += [
                bevelled_box(
                    (0.05, 0.08, tall - 0.4), bevel=0.01, at=(float(x), -half + 0.1, z + tall / 2)
                )
                for x in np.linspace(-half * 0.3, half * 0.3, 8)
            ]
            red += [turned(m, "z", 90 * t) for m in posts]
        tiles += _swept_roof(half + 1.55, half * 0.72, z + tall, 1.15)
        z += tall + 0.95
    spire = _finial(z)
    gold.append(spire)
    leaf = door(1.6, 1.9, (0.20, 0.02, 0.015))
    return [
        body(red, "painted wood", mark.color),
        piece(white, "plaster", (0.66, 0.62, 0.54), name="wall"),
        piece(tiles, "slate", mark.second, name="roof"),
        piece(gold, "gold", name="spire"),
        piece(base, "stone", name="base"),
        *faced(leaf, (0, -2.9, 1.2)),
    ]


def _swept_roof(out: float, inner: float, z: float, rise: float) -> list[Mesh]:
    """Four slopes that curve up towards their corners, ribbed by tiles."""
    u, v = np.linspace(-1, 1, 65), np.linspace(0, 1, 9)
    reach = out + (inner - out) * v[:, None]
    corner = 0.55 * np.abs(u[None, :]) ** 4 * (1 - v[:, None]) ** 2
    x = u[None, :] * (reach + 0.35 * np.abs(u[None, :]) ** 6 * (1 - v[:, None]) ** 2)
    ribs = 0.05 * np.abs(np.sin(np.pi * 16 * u[None, :]))
    height = z + rise * v[:, None] ** 1.6 + corner + ribs
    y = -(reach + 0.35 * np.abs(u[None, :]) ** 6 * (1 - v[:, None]) ** 2)
    slope = thickened(grid(np.stack(np.broadcast_arrays(x, y, height), -1), crease=50), 0.12)
    ridge = tube(np.c_[-x[:, 0], y[:, 0], height[:, 0] + 0.05], 0.1, sides=8)
    return [turned(m, "z", 90 * t) for m in (slope, ridge) for t in range(4)]


def _column(tall: float) -> Mesh:
    """A fluted shaft that narrows, under a square plate."""
    a = np.linspace(0, 2 * np.pi, 81)[:-1]
    flute = 1 - 0.06 * np.abs(np.sin(10 * a)) ** 0.7
    rings = []
    for t in np.linspace(0, 1, 10):
        r = 0.55 - 0.11 * t**1.3
        rings.append(
            np.c_[r * flute * np.cos(a), r * flute * np.sin(a), np.full(80, 1.2 + (tall - 0.7) * t)]
        )
    shaft = grid(np.array(rings), around=True, crease=60)
    cap = lathe(
        np.r_[
            [(0.44, tall + 0.45)],
            spline([(0.46, tall + 0.5), (0.62, tall + 0.72), (0.7, tall + 0.8)], 8),
            [(0, tall + 0.8)],
        ],
        segments=32,
    )
    return combined(
        [
            Mesh(m.vertices, m.triangles, m.normals)
            for m in (shaft, cap, block((1.45, 1.45, 0.3), (0, 0, tall + 0.95)))
        ]
    )


def _entablature(w: float, d: float, z: float) -> list[Mesh]:
    """Beams, triglyphs and two pediments."""
    frame = [
        block((w, d, 0.75), (0, 0, z + 0.37), 0.02),
        block((w + 0.3, d + 0.3, 0.65), (0, 0, z + 1.07), 0.02),
        block((w + 1.0, d + 1.0, 0.25), (0, 0, z + 1.5), 0.03),
    ]
    frame += [
        block((0.6, 0.1, 0.55), (float(x), s * (d / 2 + 0.16), z + 1.07), 0.02)
        for x in np.linspace(-w / 2 + 0.3, w / 2 - 0.3, 11)
        for s in (-1, 1)
    ]
    front = upright(np.array([(-w / 2, 0), (w / 2, 0), (0, 2.3)]), 0.4)
    frame += [moved(front, (0, s * (d / 2 - 0.1) - 0.2, z + 1.62)) for s in (-1, 1)]
    return frame


def _temple(mark: Landmark, rng: np.random.Generator) -> list[Part]:
    """Greek: steps, fluted columns all round, an entablature, a pediment, a tiled roof."""
    w, d, tall = 13.0, 22.0, 6.6
    steps = [
        block((w + 2.4 - 0.8 * k, d + 2.4 - 0.8 * k, 0.4), (0, 0, 0.2 + 0.4 * k), 0.02)
        for k in range(3)
    ]
    column = _column(tall)
    xs, ys = np.linspace(-w / 2 + 0.7, w / 2 - 0.7, 6), np.linspace(-d / 2 + 0.7, d / 2 - 0.7, 10)
    spots = [(float(x), s * (d / 2 - 0.7)) for x in xs for s in (-1, 1)] + [
        (s * (w / 2 - 0.7), float(y)) for y in ys[1:-1] for s in (-1, 1)
    ]
    stone = material("sandstone", color=mark.color)
    columns = Part(
        Copies((Part(boxed_uvs(column), stone),), placements([(x, y, 0.0) for x, y in spots])),
        stone,
        "columns",
    )
    z = tall + 1.1
    frame = _entablature(w, d, z)
    tiles, boards = gable_roof(d + 0.4, w, z + 1.75, 2.55, 0.4, tile=(0.5, 0.6), relief=0.06)
    cella = block((w - 4.2, d - 6.0, tall), (0, 0, 1.2 + tall / 2), 0.02)
    gap = [upright(opening(2.6, 4.8), 0.3)]
    plain = [boxed_uvs(Mesh(m.vertices, m.triangles, m.normals)) for m in [*steps, *frame, cella]]
    return [
        body(plain, stone),
        columns,
        piece([turned(m, "z", 90) for m in tiles], "roof tile", name="roof"),
        piece([turned(m, "z", 90) for m in boards], stone, name="eaves"),
        piece(
            [moved(g, (0, -(d - 6.0) / 2 - 0.02, 1.2)) for g in gap],
            trim((0.01, 0.01, 0.01), 0.9),
            name="door",
        ),
    ]


FORMS: dict[str, Callable[[Landmark, np.random.Generator], list[Part]]] = {
    "lighthouse": _lighthouse,
    "castle": _castle,
    "church": _church,
    "windmill": _windmill,
    "tower": _old_tower,
    "skyscraper": _skyscraper,
    "pagoda": _pagoda,
    "temple": _temple,
}

FAMILY = Family(
    "landmarks",
    build,
    ROWS,
    span=(10.0, 110.0),
    synonyms={
        "castle": ("medieval castle", "fortress", "palace"),
        "church": ("chapel", "cathedral"),
        "skyscraper": ("office building", "high rise", "office tower"),
        "tower": ("stone tower", "watchtower"),
        "pagoda": ("japanese temple", "chinese temple"),
        "temple": ("greek temple", "ancient temple"),
    },
)
