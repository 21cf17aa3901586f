"""Buildings of steel, glass and concrete, and famous ones: villas, blocks, bridges, domes.

Each form is written in metres, its front towards −y, its middle above the origin.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling import vegetation as grow
from imagineart.modelling.kit import (
    arc,
    combined,
    extruded,
    grid,
    grounded,
    lathe,
    leaf,
    merged,
    moved,
    noise,
    painted,
    rod,
    spline,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Point, Rgb, bounds_of
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import tinted_glass
from imagineart.modelling.town.masonry import block, upright
from imagineart.modelling.town.pieces import body, piece, varied

GLASS: Rgb = (0.030, 0.050, 0.062)
IVY: tuple[Rgb, ...] = ((0.035, 0.105, 0.022), (0.055, 0.135, 0.026), (0.028, 0.078, 0.020))
WARM: Rgb = (0.34, 0.18, 0.08)


@dataclass(frozen=True, slots=True)
class Building:
    """A building by its form; `ivy` is the share of its front that is overgrown."""

    form: str
    height: float
    color: Rgb
    second: Rgb = (0.10, 0.10, 0.105)
    ivy: float = 0.0


ROWS = {
    "modern house": Building("villa", 7.2, (0.74, 0.73, 0.71)),
    "brutalist building": Building("brutalist", 19.0, (0.34, 0.33, 0.315)),
    "ivy covered building": Building("brutalist", 19.0, (0.34, 0.33, 0.315), ivy=0.62),
    "apartment building": Building("flats", 21.0, (0.55, 0.33, 0.22), (0.70, 0.69, 0.66)),
    "glass skyscraper": Building("glass tower", 110.0, (0.05, 0.11, 0.15)),
    "suspension bridge": Building("suspension", 42.0, (0.42, 0.075, 0.03)),
    "eiffel tower": Building("lattice", 60.0, (0.115, 0.075, 0.050)),
    "mosque": Building("domed", 26.0, (0.72, 0.70, 0.65), (0.06, 0.24, 0.26)),
    "taj mahal": Building("domed", 30.0, (0.76, 0.745, 0.72), (0.74, 0.72, 0.69)),
    "greenhouse": Building("greenhouse", 4.2, (0.72, 0.73, 0.72)),
}


def build(order: Order[Building]) -> Model:
    """By its form, overgrown as far as its row says."""
    of = order.params
    parts = FORMS[of.form](of, order.rng)
    anchors = {"top": top_anchor(parts, 1.0), "door": _door(parts)}
    if of.ivy:
        parts = [*parts, *_ivy(parts, of.ivy, order.rng)]
    return varied(grounded(Model(order.noun, merged(parts), anchors)), order.rng, "z")


def _door(parts: Sequence[Part]) -> Anchor:
    low = bounds_of([p for p in parts if isinstance(p.shape, Mesh)])[0]
    return Anchor((0.0, float(low[1]), 0.0), room=(2.0, 1.0, 2.2))


def _frames(
    width: float, height: float, at: Point, columns: int, rows: int, thick: float = 0.07
) -> list[Mesh]:
    """Bars of a glass front that looks to −y: its middle below is `at`."""
    x0, y, z0 = at
    made = [
        block((thick, 0.12, height), (x0 + width * (k / columns - 0.5), y, z0 + height / 2), 0.01)
        for k in range(columns + 1)
    ]
    made += [
        block((width, 0.12, thick), (x0, y, z0 + height * k / rows), 0.01) for k in range(rows + 1)
    ]
    return made


def _pane(width: float, height: float, at: Point) -> Mesh:
    """Glass just behind such bars."""
    x, y, z = at
    return block((width, 0.04, height), (x, y + 0.05, z + height / 2), 0.004)


# --- houses and blocks --------------------------------------------------------------------------


def _villa(of: Building, rng: np.random.Generator) -> list[Part]:
    """Two white volumes that slide over each other, walls of glass, a terrace and a pool."""
    white = [
        block((15.0, 9.0, 0.45), (0, 0, 0.22), 0.03),
        block((8.6, 8.0, 0.40), (-2.7, 0.2, 3.55), 0.02),
        block((0.35, 8.0, 3.0), (-6.8, 0.2, 1.95), 0.02),
        block((12.0, 7.6, 0.42), (1.6, -0.6, 6.95), 0.02),
        block((12.0, 7.6, 0.42), (1.6, -0.6, 3.75), 0.02),
        block((0.35, 7.6, 3.2), (7.4, -0.6, 5.35), 0.02),
        block((0.35, 7.6, 3.2), (-4.2, -0.6, 5.35), 0.02),
        block((12.0, 0.3, 3.2), (1.6, 3.05, 5.35), 0.02),
        block((14.0, 0.3, 3.2), (0, 4.0, 2.0), 0.02),
        block((0.4, 0.4, 3.2), (6.9, -3.9, 2.0), 0.02),
    ]
    slats = [block((0.16, 0.10, 3.1), (-6.4 + 0.24 * k, -3.84, 1.98), 0.01) for k in range(9)] + [
        block((0.16, 0.10, 2.75), (4.9 + 0.24 * k, -4.20, 5.35), 0.01) for k in range(10)
    ]
    slats += [block((4.3, 0.08, 3.0), (4.4, -2.1, 1.95), 0.01)]
    glass = [
        _pane(7.2, 2.9, (-0.6, -2.8, 0.5)),
        _pane(8.6, 2.7, (0.3, -3.9, 4.0)),
        _pane(3.0, 2.9, (-5.2, -3.7, 0.5)),
    ]
    bars = _frames(7.2, 2.9, (-0.6, -2.8, 0.5), 4, 1) + _frames(8.6, 2.7, (0.3, -3.9, 4.0), 5, 1)
    rail = [_pane(7.6, 0.95, (-2.9, -4.0, 3.75))]
    deck = [block((15.0, 7.0, 0.25), (0, -8.0, 0.125), 0.03)]
    pool = [block((8.6, 3.4, 0.06), (-1.0, -8.6, 0.235), 0.01)]
    water = Material("pool", (0.03, 0.36, 0.42), 0.03, specular=0.9, coat=1.0)
    return [
        body(white, Material("render", of.color, 0.75)),
        piece(slats, "walnut", name="cladding"),
        piece([*glass, *rail], tinted_glass(GLASS), name="glass"),
        piece(bars, "painted metal", of.second, name="frames"),
        piece(deck, "concrete", (0.42, 0.41, 0.39), name="terrace"),
        piece(pool, water, name="pool"),
    ]


def _brutalist(of: Building, rng: np.random.Generator) -> list[Part]:
    """Trays of raw concrete that step out upwards, deep windows between fins, heavy piers."""
    concrete, glass = [], []
    levels = ((17.0, 11.0, 4.2), (20.0, 12.5, 3.6), (23.0, 14.0, 3.6), (26.0, 15.5, 3.6))
    z = 0.0
    for k, (w, d, h) in enumerate(levels):
        concrete.append(block((w, d, 1.15), (0, 0, z + h), 0.04))
        glass.append(block((w - 2.2, d - 2.2, h - 0.6), (0, 0, z + h / 2), 0.02))
        count = int(w / 1.7)
        for i in range(count + 1):
            x = (i / count - 0.5) * (w - 1.4)
            for y in (-d / 2 + 0.75, d / 2 - 0.75):
                concrete.append(block((0.38, 1.1, h - 0.5), (x, y, z + h / 2 - 0.25), 0.02))
        for i in range(int(d / 2.2)):
            y = (i / int(d / 2.2) - 0.45) * (d - 1.4)
            for x in (-w / 2 + 0.75, w / 2 - 0.75):
                concrete.append(block((1.1, 0.38, h - 0.5), (x, y, z + h / 2 - 0.25), 0.02))
        z += h + (0.5 if k == 0 else 0.2)
    for x in (-7.2, 7.2):
        concrete.append(block((2.2, 3.4, z), (x, -5.2, z / 2), 0.05))
    concrete += [
        block((5.0, 4.2, z + 3.2), (-9.0, 2.5, (z + 3.2) / 2), 0.06),
        block((7.0, 3.0, 0.6), (0, -7.0, 3.3), 0.04),
        block((30.0, 18.0, 0.5), (0, 0, 0.25), 0.05),
        *(
            block((8.0, 0.5, 0.17 * (4 - k)), (0, -9.2 - 0.5 * k, 0.085 * (4 - k)), 0.01)
            for k in range(4)
        ),
    ]
    return [
        body(concrete, _boarded(of.color)),
        piece(glass, tinted_glass(GLASS), name="glass"),
    ]


def _boarded(color: Rgb) -> Material:
    """Concrete as it came from its boards."""
    return replace(material("concrete"), color=color)


def _flats(of: Building, rng: np.random.Generator) -> list[Part]:
    """Brick, with rows of windows and balconies."""
    w, d, floor = 18.0, 12.0, 3.2
    floors = 6
    brick = [block((w, d, floors * floor + 1.2), (0, 0, (floors * floor + 1.2) / 2), 0.03)]
    pale, glass, bars, rails = [], [], [], []
    pale.append(block((w + 0.5, d + 0.5, 0.4), (0, 0, floors * floor + 1.2), 0.03))
    pale.append(block((w + 0.2, d + 0.2, 0.9), (0, 0, 0.45), 0.03))
    for f, k in itertools.product(range(floors), range(6)):
        x, z = (k - 2.5) * 2.9, f * floor + 1.05
        if f == 0 and k in (2, 3):
            continue
        balcony = k in (1, 4) and f > 0
        wide, tall = (1.7, 2.2) if balcony else (1.25, 1.75)
        low = z - (0.45 if balcony else 0.0)
        glass.append(_pane(wide, tall, (x, -d / 2 - 0.06, low)))
        bars += _frames(wide, tall, (x, -d / 2 - 0.06, low), 2, 1, 0.08)
        pale.append(block((wide + 0.3, 0.25, 0.14), (x, -d / 2 - 0.06, low - 0.07), 0.02))
        if balcony:
            pale.append(block((2.5, 1.3, 0.16), (x, -d / 2 - 0.65, low - 0.08), 0.02))
            rails += [
                rod(
                    (x + 1.2 * i / 8, -d / 2 - 1.25, low),
                    (x + 1.2 * i / 8, -d / 2 - 1.25, low + 1.0),
                    0.018,
                    sides=6,
                )
                for i in range(-8, 9)
            ]
            rails.append(block((2.5, 0.06, 0.06), (x, -d / 2 - 1.25, low + 1.02), 0.01))
        for s in (-1, 1):
            glass.append(
                turned(_pane(1.2, 1.7, ((k - 2.5) * 1.8 * s, -w / 2 - 0.02, z)), "z", 90 * s)
            )
    doors = [block((2.4, 0.2, 2.7), (0, -d / 2 - 0.02, 1.5), 0.02)]
    pale.append(block((3.6, 1.6, 0.2), (0, -d / 2 - 0.7, 3.1), 0.03))
    return [
        body(brick, "brick"),
        piece(pale, "concrete", of.second, name="sills"),
        piece(glass, tinted_glass(GLASS), name="glass"),
        piece(bars, "painted metal", (0.70, 0.69, 0.66), name="frames"),
        piece(
            [*rails, *doors],
            "painted metal",
            of.second if of.second[0] < 0.2 else (0.03, 0.03, 0.033),
            name="rails",
        ),
    ]


def _glass_tower(of: Building, rng: np.random.Generator) -> list[Part]:
    """A slender tower that tapers and twists, all glass between thin floors, cut off aslant."""
    tall, rows = of.height, 30
    corner = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], float)
    loop = spline(
        np.repeat(corner, 3, axis=0) * 0.86 + 0.14 * np.repeat(np.roll(corner, -1, 0), 3, axis=0),
        64,
        closed=True,
    )
    rings, edges = [], []
    for k in np.linspace(0, 1, rows):
        a = np.radians(38 * k)
        size = 12.5 * (1 - 0.34 * k)
        spin = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
        flat = size * loop @ spin.T
        slant = 0.16 * flat[:, 1] * (k > 0.99)
        rings.append(np.c_[flat, np.full(len(flat), k * tall) + 6 * slant])
    skin = grid(np.array(rings), around=True)
    for ring in rings[1:-1]:
        closed = np.concatenate([ring, ring[:1]])
        edges.append(tube(closed * [1.006, 1.006, 1.0], 0.17, sides=6))
    for i in range(0, 64, 4):
        edges.append(tube(np.array([r[i] for r in rings]) * [1.005, 1.005, 1.0], 0.11, sides=6))
    roof = moved(extruded(rings[-1][:, :2] * 0.99, 0.5), (0, 0, tall - 2.2))
    core = grid(np.array(rings) * [0.985, 0.985, 1.0], around=True)
    plaza = [
        block((34.0, 34.0, 0.5), (0, 0, 0.25), 0.05),
        block((14.0, 3.0, 0.4), (0, -14.0, 5.0), 0.03),
    ]
    return [
        body([skin], Material("curtain wall", of.color, roughness=0.05, specular=1.0, coat=1.0)),
        piece(
            core, tinted_glass(GLASS), name="core"
        ),  # seen where the skin is asked to be of glass
        piece(edges, "brushed steel", name="mullions"),
        piece([roof, *plaza], "concrete", name="plaza"),
    ]


# --- bridges and lattices -----------------------------------------------------------------------


def _suspension(of: Building, rng: np.random.Generator) -> list[Part]:
    """Two portals, cables in a long curve, hangers and a trussed deck."""
    span, side, deck, tall = 78.0, 32.0, 11.0, of.height
    steel, cables = [], []
    total = span + 2 * side
    steel += [
        block((total, 7.4, 0.5), (0, 0, deck), 0.04),
        block((total, 0.35, 1.5), (0, -3.6, deck - 0.9), 0.03),
        block((total, 0.35, 1.5), (0, 3.6, deck - 0.9), 0.03),
    ]
    for x, y in itertools.product((-span / 2, span / 2), (-3.9, 3.9)):
        for low, high, wide in ((0.0, 14.0, 2.2), (14.0, 28.0, 1.8), (28.0, tall, 1.45)):
            steel.append(block((wide, 1.3, high - low), (x, y, (low + high) / 2), 0.08))
    for x, z in itertools.product((-span / 2, span / 2), (16.5, 24.5, 32.5, tall - 1.6)):
        steel.append(block((1.2, 7.8, 1.9), (x, 0, z), 0.06))
    for y in (-3.9, 3.9):
        along = np.linspace(-span / 2, span / 2, 49)
        sag = 12.6 + (tall - 13.4) * (2 * along / span) ** 2
        cables.append(tube(np.c_[along, np.full(49, y), sag], 0.28, sides=8))
        hangers = list(zip(along[1:-1], sag[1:-1], strict=True))
        for s in (-1, 1):
            end = np.array([[s * span / 2, y, tall - 0.8], [s * (span / 2 + side), y, deck + 0.4]])
            run = spline(np.array([end[0], end.mean(axis=0) - [0, 0, 2.2], end[1]]), 17)
            cables.append(tube(run, 0.28, sides=8))
            hangers += [(p[0], p[2]) for p in run[1:-1]]
        steel += [
            rod((float(a), y, deck), (float(a), y, float(b)), 0.07, sides=6) for a, b in hangers
        ]
    piers = [block((6.0, 12.5, 3.2), (s * span / 2, 0, 1.6), 0.3) for s in (-1, 1)]
    road = [block((total, 6.4, 0.06), (0, 0, deck + 0.27), 0.01)]
    return [
        body([*steel, *cables], Material("painted steel", of.color, 0.5, coat=0.2)),
        piece(piers, "concrete", name="piers"),
        piece(road, Material("asphalt", (0.05, 0.05, 0.052), 0.9), name="road"),
    ]


Strut = tuple[ArrayLike, ArrayLike, float]  # two ends and half the thickness, m


def _strut(a: ArrayLike, b: ArrayLike, thick: float) -> Mesh:
    return _struts([(a, b, thick)])


def _struts(of: Sequence[Strut]) -> Mesh:
    """Square bars between pairs of points, all at once."""
    a, b = (np.array([np.asarray(s[i], float) for s in of]) for i in (0, 1))
    thick = np.array([s[2] for s in of])[:, None]
    way = (b - a) / (np.linalg.norm(b - a, axis=1, keepdims=True) + 1e-12)
    side = np.cross(way, np.where(np.abs(way[:, 2:]) > 0.9, [[1.0, 0, 0]], [[0, 0, 1.0]]))
    side = thick * side / np.linalg.norm(side, axis=1, keepdims=True)
    up = np.cross(way, side)
    ring = [side + up, up - side, -side - up, side - up]
    corner = np.stack([*(a + r for r in ring), *(b + r for r in ring)], axis=1)  # (N, 8, 3)
    faces = [(k, (k + 1) % 4, (k + 1) % 4 + 4, k + 4) for k in range(4)]
    quads = np.array([*faces, (3, 2, 1, 0), (4, 5, 6, 7)])
    points = corner[:, quads].reshape(-1, 3)
    first = 4 * np.arange(len(points) // 4)[:, None]
    triangles = np.concatenate([first + np.array([0, 1, 2]), first + np.array([0, 2, 3])])
    normals = np.cross(points[1::4] - points[::4], points[2::4] - points[::4])
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-12
    normals = np.repeat(normals, 4, axis=0)
    return Mesh(points.astype(np.float32), triangles.astype(np.int32), normals.astype(np.float32))


def _lattice(of: Building, rng: np.random.Generator) -> list[Part]:
    """Four curved legs of crossed struts that run together to a spire, with three platforms."""
    tall = of.height

    def half(z: float) -> float:
        """Half the distance of the legs' outer corners at a share of the height."""
        return tall * float(np.interp(z, HEIGHTS, HALVES))

    struts = _lattice_struts(half, tall)
    floors = [
        block((2 * half(z) * f, 2 * half(z) * f, 0.022 * tall), (0, 0, z * tall), 0.05)
        for z, f in ((0.192, 1.12), (0.40, 1.25), (0.90, 2.4))
    ]
    arches = []
    for turn in (0, 90, 180, 270):
        bow = arc(0.105 * tall, 0, 180, 40)
        path = np.c_[bow[:, 0], np.full(40, -half(0.10) * 0.98), bow[:, 1] + 0.065 * tall]
        arches.append(turned(tube(path, 0.006 * tall, sides=8), "z", turn))
    spire = [
        lathe(
            np.array([(0.014, 0.90), (0.016, 0.935), (0.010, 0.955), (0.003, 0.96), (0.0, 1.0)])
            * tall,
            segments=24,
        )
    ]
    feet = [
        block(
            (0.095 * tall, 0.095 * tall, 0.03 * tall),
            (sx * (half(0) - 0.036 * tall), sy * (half(0) - 0.036 * tall), 0.012 * tall),
            0.1,
        )
        for sx, sy in itertools.product((-1, 1), (-1, 1))
    ]
    return [
        body(
            [_struts(struts), *floors, *arches, *spire],
            Material("iron", of.color, 0.55, specular=0.4),
        ),
        piece(feet, "concrete", name="feet"),
    ]


def _lattice_struts(half: Callable[[float], float], tall: float) -> list[Strut]:
    """All bars from the feet to the highest platform; `half` gives the outline's half width."""
    struts: list[Strut] = []
    levels = np.concatenate(
        [np.linspace(0, 0.185, 6), np.linspace(0.2, 0.40, 8), np.linspace(0.42, 0.90, 20)]
    )
    for low, high in itertools.pairwise(levels):
        split = high <= 0.401
        for sx, sy in itertools.product((-1, 1), (-1, 1)):
            struts += _leg_bay(half, low, high, sx, sy, tall) if split else []
        if not split:
            struts += _mast_bay(half(low), half(high), low * tall, high * tall, 0.0042 * tall)
    return struts


HEIGHTS = (0.0, 0.09, 0.19, 0.30, 0.40, 0.55, 0.75, 0.9)
HALVES = (0.195, 0.148, 0.107, 0.077, 0.056, 0.036, 0.020, 0.011)
LEG = (0.0, 0.19, 0.40), (0.072, 0.044, 0.026)  # share of the height → width of a leg, heights


def _leg_bay(
    half: Callable[[float], float], low: float, high: float, sx: int, sy: int, tall: float
) -> list[Strut]:
    """One bay of a leg: four posts, crosses on its four sides."""

    def corners(z: float) -> list[list[float]]:
        out, inn = half(z), half(z) - tall * float(np.interp(z, *LEG))
        return [
            [sx * x, sy * y, z * tall] for x, y in ((out, out), (inn, out), (inn, inn), (out, inn))
        ]

    a, b, thick = corners(low), corners(high), 0.0034 * tall
    made: list[Strut] = [(a[i], b[i], 1.5 * thick) for i in range(4)]
    for i in range(4):
        j = (i + 1) % 4
        made += [
            (a[i], b[j], 0.7 * thick),
            (a[j], b[i], 0.7 * thick),
            (b[i], b[j], 0.8 * thick),
        ]
    return made


def _mast_bay(wide: float, narrow: float, low: float, high: float, thick: float) -> list[Strut]:
    corner = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], float)
    a, b = np.c_[corner * wide, np.full(4, low)], np.c_[corner * narrow, np.full(4, high)]
    made = [(a[i], b[i], thick) for i in range(4)]
    for i in range(4):
        j = (i + 1) % 4
        made += [(a[i], b[j], 0.5 * thick), (a[j], b[i], 0.5 * thick)]
    return made


# --- domes, glass houses ------------------------------------------------------------------------

ONION = (
    (1.0, 0.0),
    (1.12, 0.22),
    (1.16, 0.48),
    (1.05, 0.82),
    (0.72, 1.15),
    (0.34, 1.38),
    (0.12, 1.52),
    (0.03, 1.72),
    (0.0, 1.74),
)


MINARET = [
    (1.25, 0),
    (1.15, 7),
    (1.6, 7.2),
    (1.6, 7.6),
    (1.05, 7.7),
    (0.98, 14),
    (1.45, 14.2),
    (1.45, 14.6),
    (0.9, 14.7),
    (0.82, 20),
    (1.25, 20.2),
    (1.25, 20.6),
    (0, 20.6),
]


def _onion(radius: float, at: Point) -> Mesh:
    profile = spline(np.array(ONION), 48) * radius
    profile[:, 0] = np.maximum(profile[:, 0], 0.0)
    return moved(lathe(profile, segments=64), at)


def _niche(wide: float, tall: float, at: Point) -> tuple[Mesh, Mesh]:
    """A pointed arch let into a front that looks to −y: its frame, and what is dark in it."""

    def outline(w: float, h: float) -> NDArray[np.float64]:
        k = np.linspace(0, 1, 14)
        right = np.c_[w / 2 * (1 - k**2.2), 0.55 * h + 0.45 * h * np.sin(k * np.pi / 2)]
        return np.concatenate(
            [np.array([(w / 2, 0.0)]), right, (right * [-1, 1])[::-1][1:], [(-w / 2, 0.0)]]
        )

    frame = upright(
        outline(wide * 1.22, tall * 1.10), 0.25, holes=[outline(wide, tall) + np.array([0, 0.002])]
    )
    return moved(frame, (at[0], at[1] - 0.22, at[2])), moved(
        upright(outline(wide, tall), 0.05), (at[0], at[1] - 0.08, at[2])
    )


def _domed(of: Building, rng: np.random.Generator) -> list[Part]:
    """A cube with a great portal under an onion dome, four small domes, four minarets."""
    s = of.height / 30.0
    white = [
        block((40 * s, 40 * s, 1.6 * s), (0, 0, 0.8 * s), 0.08),
        block((20 * s, 20 * s, 10.5 * s), (0, 0, 6.8 * s), 0.08),
        block((8.4 * s, 21.2 * s, 12.6 * s), (0, 0, 7.9 * s), 0.06),
        block((21.2 * s, 8.4 * s, 12.6 * s), (0, 0, 7.9 * s), 0.06),
        moved(
            lathe(
                np.array([(5.5, 0), (5.5, 3.4), (5.7, 3.5), (5.7, 3.9), (0, 3.9)]) * s, segments=64
            ),
            (0, 0, 12 * s),
        ),
    ]
    domes = [_onion(5.5 * s, (0, 0, 15.8 * s))]
    dark, gold = [], [rod((0, 0, 24.6 * s), (0, 0, 27.6 * s), 0.14 * s, end_radius=0.03 * s)]
    for x, y in itertools.product((-6.9, 6.9), (-6.9, 6.9)):
        white.append(
            moved(
                lathe(np.array([(1.9, 0), (1.9, 2.2), (2.1, 2.3), (0, 2.4)]) * s, segments=32),
                (x * s, y * s, 12 * s),
            )
        )
        domes.append(_onion(1.9 * s, (x * s, y * s, 14.3 * s)))
    for x, y in itertools.product((-18, 18), (-18, 18)):
        white.append(
            moved(lathe(np.array(MINARET) * s, segments=32, crease=25), (x * s, y * s, 1.6 * s))
        )
        domes.append(_onion(0.95 * s, (x * s, y * s, 22.2 * s)))
    spots = [(0.0, -10.6, 4.9, 9.6), (-7.1, -10.0, 2.6, 3.9), (7.1, -10.0, 2.6, 3.9)]
    for turn, (x, y, w, h) in itertools.product((0, 90, 180, 270), spots):
        for low in (1.7, 6.6)[: 1 if w > 4 else 2]:
            frame, hollow = _niche(w * s, h * s, (x * s, y * s, low * s))
            white.append(turned(frame, "z", turn))
            dark.append(turned(hollow, "z", turn))
    return [
        body(white, Material("white stone", of.color, 0.55, coat=0.15)),
        piece(domes, Material("dome", of.second, 0.4, coat=0.4), name="domes"),
        piece(dark, Material("shade", (0.10, 0.095, 0.09), 0.9), name="arches"),
        piece(gold, "gold", name="finial"),
    ]


def _greenhouse(of: Building, rng: np.random.Generator) -> list[Part]:
    """White bars and panes under a ridge, on a low wall of brick; green shows through."""
    w, d, eave, ridge = 5.0, 7.0, 2.4, of.height
    bars, panes = [], []
    for y in np.linspace(-d / 2, d / 2, 9):
        for s in (-1, 1):
            bars.append(_strut((s * w / 2, y, 0.6), (s * w / 2, y, eave), 0.03))
            bars.append(_strut((s * w / 2, y, eave), (0, y, ridge), 0.03))
    for s, z in itertools.product((-1, 1), (0.62, 1.5, eave)):
        bars.append(_strut((s * w / 2, -d / 2, z), (s * w / 2, d / 2, z), 0.03))
        bars.append(_strut((-w / 2, s * d / 2, z), (w / 2, s * d / 2, z), 0.03))
    bars.append(_strut((0, -d / 2, ridge), (0, d / 2, ridge), 0.05))
    for x in np.linspace(-w / 2, w / 2, 7):
        top = ridge - abs(x) / (w / 2) * (ridge - eave)
        bars += [_strut((x, s * d / 2, 0.6), (x, s * d / 2, top), 0.03) for s in (-1, 1)]
    for s in (-1, 1):
        panes.append(block((0.01, d, eave - 0.6), (s * w / 2, 0, (eave + 0.6) / 2), 0.002))
        slope = np.array(
            [
                [(s * w / 2, -d / 2, eave), (s * w / 2, d / 2, eave)],
                [(0, -d / 2, ridge), (0, d / 2, ridge)],
            ]
        )
        panes.append(grid(slope))
    walls = [block((w + 0.1, 0.2, 0.6), (0, s * d / 2, 0.3), 0.01) for s in (-1, 1)]
    walls += [block((0.2, d, 0.6), (s * w / 2, 0, 0.3), 0.01) for s in (-1, 1)]
    at = np.c_[
        rng.uniform(-w / 2 + 0.5, w / 2 - 0.5, 260),
        rng.uniform(-d / 2 + 0.5, d / 2 - 0.5, 260),
        rng.uniform(0.1, 1.3, 260),
    ]
    return [
        body(bars, Material("white bars", of.color, 0.4)),
        piece(panes, "thin glass", name="glass"),
        piece(walls, "brick", name="wall"),
        *_leaves_at(at, rng.standard_normal((260, 3)) + np.array([0, 0, 0.8]), 0.5, rng),
    ]


# --- ivy ----------------------------------------------------------------------------------------


def _ivy(parts: Sequence[Part], share: float, rng: np.random.Generator) -> list[Part]:
    """Leaves in drifts over what looks to the front or aside, thicker near the ground and hanging
    down from ledges."""
    mesh = combined([p.shape for p in parts if p.name == "body" and isinstance(p.shape, Mesh)])
    corner = mesh.vertices[mesh.triangles].astype(float)
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    area = np.linalg.norm(normal, axis=1) / 2
    upright = np.abs(normal[:, 2]) < 0.5 * np.linalg.norm(normal, axis=1)
    weight = np.where(upright & (normal[:, 1] < 1e-6), area, 0.0)
    pick = rng.choice(len(area), 26_000, p=weight / weight.sum())
    mix = rng.dirichlet((1.0, 1.0, 1.0), len(pick))
    at = np.einsum("nk,nkj->nj", mix, corner[pick])
    out = normal[pick] / (np.linalg.norm(normal[pick], axis=1, keepdims=True) + 1e-12)
    tall = float(mesh.vertices[:, 2].max())
    drift = noise(at.astype(np.float32), 0.26 * tall, 5) + 0.5 * noise(
        at.astype(np.float32), 0.07 * tall, 6
    )
    keep = drift + 1.6 * (share - 0.5) - 1.1 * (at[:, 2] / tall - 0.45) > 0
    at, out = at[keep], out[keep]
    down = np.array([0.0, 0.0, -1.0]) + 0.45 * out + 0.35 * rng.standard_normal(at.shape)
    return _leaves_at(at + 0.10 * out, down, 0.42, rng, up=out)


def _leaves_at(
    at: ArrayLike,
    ahead: ArrayLike,
    size: float,
    rng: np.random.Generator,
    up: ArrayLike = (0, 0, 1.0),
) -> list[Part]:
    """A leaf at each of (N, 3) places."""
    count = len(np.asarray(at))
    green = Material("ivy", IVY[0], 0.45, translucency=0.25)
    leaves = [grow.faced(_ivy_leaf(color)) for color in IVY]
    moves = grow.grown_along(at, ahead, up, size * rng.uniform(0.6, 1.2, count))
    return list(grow.shared_out(leaves, green, moves, rng, "ivy"))


def _ivy_leaf(color: Rgb) -> Mesh:
    """Nearly as broad as long, of unit length along +y."""
    shape = leaf(1.0, 0.85, rows=4, columns=2)
    return painted(shape, lambda p: np.tile(np.array(color, np.float32), (len(p), 1)))


FORMS: dict[str, Callable[[Building, np.random.Generator], list[Part]]] = {
    "villa": _villa,
    "brutalist": _brutalist,
    "flats": _flats,
    "glass tower": _glass_tower,
    "suspension": _suspension,
    "lattice": _lattice,
    "domed": _domed,
    "greenhouse": _greenhouse,
}

FAMILY = Family(
    "architecture",
    build,
    ROWS,
    span=(4.0, 160.0),
    synonyms={
        "modern house": (
            "modern villa",
            "villa",
            "modernist house",
            "minimalist house",
            "modern home",
        ),
        "brutalist building": (
            "concrete building",
            "brutalist library",
            "brutalist tower",
            "brutalist architecture",
            "library building",
            "museum",
        ),
        "ivy covered building": ("overgrown building", "ivy building"),
        "apartment building": (
            "apartment block",
            "tower block",
            "block of flats",
            "apartment house",
        ),
        "glass skyscraper": (
            "glass tower",
            "modern skyscraper",
            "futuristic skyscraper",
            "glass building",
        ),
        "suspension bridge": ("golden gate bridge", "brooklyn bridge"),
        "mosque": ("domed building",),
        "greenhouse": ("glasshouse", "conservatory"),
    },
)
