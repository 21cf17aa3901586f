"""What do corridors look like? One bay of an outline, again and again to a door at the end.

Spaceships, tunnels, carriages, hotels: an outline (x, z) is swept along y, ribs stand between its
panels, strips of light run along it. Everything is symmetrical, as corridors are photographed.
"""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import bevelled_box, grid, placements, rod, tube
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.places.fittings import copied, slab
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    rectangle,
)
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.pieces import everted, piece

Outline = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Corridor:
    """A kind: its outline in half widths and heights, sizes in m, colours, where light runs.

    `strips`: [x, z in half widths and heights, width m]; `doors`: between the ribs of both sides;
    `seats`: rows of seats and windows, as in a carriage; `open`: a cave's end is bright.
    """

    outline: Outline
    half: float
    tall: float
    bay: float
    wall: str
    color: Rgb
    rib: Rgb
    floor: str
    light: Rgb
    strips: tuple[tuple[float, float, float], ...]
    doors: bool = False
    seats: bool = False
    count: int = 14
    strength: float = 1.0


OCTAGON: Outline = (
    (-0.72, 0),
    (-1, 0.22),
    (-1, 0.68),
    (-0.62, 1),
    (0.62, 1),
    (1, 0.68),
    (1, 0.22),
    (0.72, 0),
)
BOX: Outline = ((-1, 0), (-1, 1), (1, 1), (1, 0))
ARCH: Outline = (
    (-1, 0),
    (-1, 0.5),
    (-0.92, 0.7),
    (-0.7, 0.88),
    (-0.38, 0.97),
    (0, 1),
    (0.38, 0.97),
    (0.7, 0.88),
    (0.92, 0.7),
    (1, 0.5),
    (1, 0),
)
CORRIDORS = {
    "spaceship": Corridor(
        OCTAGON,
        1.9,
        3.0,
        2.2,
        "gloss plastic",
        (0.34, 0.36, 0.39),
        (0.09, 0.10, 0.115),
        "cast iron",
        (0.35, 0.62, 1.0),
        ((-0.80, 0.86, 0.10), (0.80, 0.86, 0.10), (-0.84, 0.12, 0.05), (0.84, 0.12, 0.05)),
        doors=True,
        strength=2.6,
    ),
    "tunnel": Corridor(
        ARCH,
        3.0,
        4.2,
        3.0,
        "stone",
        (0.20, 0.19, 0.175),
        (0.15, 0.14, 0.13),
        "gravel",
        (1.0, 0.72, 0.40),
        ((-0.9, 0.72, 0.08), (0.9, 0.72, 0.08)),
        strength=1.2,
    ),
    "subway tunnel": Corridor(
        ARCH,
        3.4,
        4.0,
        3.0,
        "ceramic tiles",
        (0.62, 0.62, 0.58),
        (0.10, 0.16, 0.24),
        "concrete",
        (1.0, 0.97, 0.9),
        ((-0.5, 0.955, 0.14), (0.5, 0.955, 0.14)),
        strength=1.1,
    ),
    "hotel corridor": Corridor(
        BOX,
        1.35,
        2.7,
        2.6,
        "plaster",
        (0.50, 0.42, 0.30),
        (0.24, 0.14, 0.08),
        "carpet",
        (1.0, 0.78, 0.5),
        ((0.0, 0.99, 0.22),),
        doors=True,
        strength=1.8,
    ),
    "school corridor": Corridor(
        BOX,
        1.9,
        3.0,
        2.4,
        "plaster",
        (0.56, 0.58, 0.52),
        (0.14, 0.26, 0.36),
        "ceramic tiles",
        (1.0, 0.98, 0.92),
        ((0.0, 0.99, 0.4),),
        doors=True,
        strength=2.2,
    ),
    "carriage": Corridor(
        ARCH,
        1.55,
        2.5,
        1.7,
        "gloss plastic",
        (0.62, 0.62, 0.58),
        (0.40, 0.40, 0.38),
        "carpet",
        (1.0, 0.96, 0.86),
        ((-0.34, 0.965, 0.10), (0.34, 0.965, 0.10)),
        seats=True,
        count=10,
        strength=1.4,
    ),
}


def build(ask: Ask) -> PlaceModel:
    """The corridor, wider where what stands in it needs that."""
    kind = CORRIDORS[ask.family]
    extent = 0.0 if ask.alone else ask.extent
    half, tall = max(kind.half, 1.3 * extent + 0.4), max(kind.tall, 2.1 * extent)
    first = -3.0 * kind.bay - np.ceil(4.5 * extent / kind.bay) * kind.bay
    bays = [float(first + kind.bay * k) for k in range(kind.count + int((-first) / kind.bay))]
    end = bays[-1] + kind.bay
    dark = not 6.5 < ask.hour < 19.4
    parts = [
        *_bays(kind, half, tall, bays),
        *_floor(kind, half, (bays[0], end)),
        *_end(kind, half, tall, end),
        *(_carriage(ask, kind, half, tall, bays, end, dark) if kind.seats else []),
    ]
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("corridor", tuple(parts))),),
        ground=level_ground(),
        area=rectangle(1.1 * half if not kind.seats else 0.7 * half, 8.0, (0.0, 2.0)),
        view=View((-8, 8), (-4, 20), (0.3, 14.0), tall - 0.3),
        vista=Vista((0.0, -5.0, 0.52 * tall), (0.0, end, 0.5 * tall), 22.0),
        sunlit=False,
        lamps=_lamps(kind, half, tall, bays),
        far=end,
    )


def _bays(kind: Corridor, half: float, tall: float, bays: list[float]) -> list[Part]:
    """The skin between the ribs, the ribs and the strips of light of one bay, many times."""
    skin, ribs = _skin(kind, half, tall), _ribs(kind, half, tall)
    strips = [
        bevelled_box(
            (wide, kind.bay - 0.3, 0.03),
            bevel=0.004,
            at=(x * half * 0.985, kind.bay / 2, z * tall * 0.985),
        )
        for x, z, wide in kind.strips
    ]
    wall = material(kind.wall, color=kind.color)
    one = [
        piece(skin, wall, name="wall"),
        piece(ribs, Material("rib", kind.rib, 0.4, specular=0.6), name="rib"),
        piece(strips, lit(kind.light, kind.strength), name="light"),
        *(_doors(kind, half, tall) if kind.doors else []),
    ]
    moves = placements([(0.0, y, 0.0) for y in bays])
    return [Part(Copies(tuple(one), moves), wall, "bays", tinted=False)]


def _skin(kind: Corridor, half: float, tall: float) -> Mesh:
    """The outline, swept over one bay, seen from within."""
    line = np.array(kind.outline) * [half, tall]
    y = np.linspace(0, kind.bay, 3)
    points = np.stack(np.broadcast_arrays(line[:, None, 0], y[None, :], line[:, None, 1]), axis=-1)
    mesh = grid(points, crease=25.0)
    assert mesh.normals is not None
    inward = (mesh.normals * (mesh.vertices - [0, kind.bay / 2, tall / 2])).sum() < 0
    return mesh if inward else everted(mesh)


def _ribs(kind: Corridor, half: float, tall: float) -> list[Mesh]:
    """A frame along the outline, and two thin ledges of panels."""
    line = np.array(kind.outline) * [half - 0.03, tall - 0.02]
    path = np.stack([line[:, 0], np.zeros(len(line)), line[:, 1]], axis=1)
    frame = [tube(path[k : k + 2], 0.11, sides=8) for k in range(len(path) - 1)]
    ledges = [
        slab((0.05, kind.bay, 0.05), (s * (half - 0.03), kind.bay / 2, z * tall))
        for s in (-1, 1)
        for z in (0.24, 0.66)
    ]
    return [*frame, *ledges]


def _doors(kind: Corridor, half: float, tall: float) -> list[Part]:
    """A recessed panel on either side, with a small sign of light."""
    panels, signs = [], []
    for s in (-1, 1):
        panels.append(
            slab(
                (0.06, 0.52 * kind.bay, 0.62 * tall), (s * (half - 0.02), kind.bay / 2, 0.36 * tall)
            )
        )
        signs.append(slab((0.02, 0.10, 0.05), (s * (half - 0.06), 0.86 * kind.bay, 0.5 * tall)))
    return [
        piece(panels, Material("door", kind.rib, 0.35, specular=0.6), name="door"),
        piece(signs, lit(kind.light, 2.0), name="sign"),
    ]


def _floor(kind: Corridor, half: float, long: tuple[float, float]) -> list[Part]:
    wide = half * max(abs(kind.outline[0][0]), abs(kind.outline[-1][0]))
    middle, deep = (long[0] + long[1]) / 2, long[1] - long[0]
    floor = bevelled_box((2 * wide, deep, 0.04), bevel=0.002, at=(0, middle, -0.02))
    finish = material(kind.floor)
    if kind.floor == "cast iron":
        finish = Material("deck", (0.10, 0.105, 0.115), 0.22, specular=0.7, coat=0.5)
    seams = [slab((2 * wide, 0.02, 0.006), (0, float(y), 0.0)) for y in np.arange(*long, kind.bay)]
    return [piece(floor, finish, name="floor"), piece(seams, Material("seam", kind.rib, 0.6))]


def _end(kind: Corridor, half: float, tall: float, end: float) -> list[Part]:
    """A wall with a door, a ring of light about it."""
    wall = slab((2 * half, 0.1, tall), (0, end, tall / 2))
    door = slab((0.9 * half, 0.1, 0.76 * tall), (0, end - 0.08, 0.38 * tall))
    w, h = 0.5 * half, 0.79 * tall
    rim = [slab((0.08, 0.06, h), (s * w, end - 0.12, h / 2)) for s in (-1, 1)]
    rim.append(slab((2 * w, 0.06, 0.08), (0, end - 0.12, h)))
    return [
        piece([wall], material(kind.wall, color=kind.color), name="wall"),
        piece(door, Material("door", kind.rib, 0.35), name="door"),
        piece(rim, lit(kind.light, 1.6), name="light"),
    ]


def _lamps(kind: Corridor, half: float, tall: float, bays: list[float]) -> tuple[Lamp, ...]:
    """What the strips throw, from a few places under the ceiling."""
    spots = [y for y in bays if y > -6.0][::3][:5]
    return tuple(
        Lamp(
            (0.0, y, 0.86 * tall),
            0.12,
            kind.light,
            22.0 * kind.strength * half**2 / 3.0,
            visible=False,
        )
        for y in spots
    )


def _carriage(
    ask: Ask, kind: Corridor, half: float, tall: float, bays: list[float], end: float, dark: bool
) -> list[Part]:
    """Seats in rows on both sides of the gangway, windows with the country behind them."""
    blue: Rgb = (0.05, 0.10, 0.22)
    seat = [slab((0.52, 0.5, 0.14), (0, 0, 0.44)), slab((0.52, 0.14, 0.85), (0, 0.28, 0.78))]
    spots = [(s * (half - 0.42), y + 0.6, 0.0) for y in bays for s in (-1, 1) if y + 0.6 > -3.2]
    spots = [p for p in spots if np.hypot(p[0], p[1]) > 0.5 * ask.extent or ask.alone]
    rack = [
        rod((s * (half - 0.3), bays[0], 0.78 * tall), (s * (half - 0.3), end, 0.78 * tall), 0.02)
        for s in (-1, 1)
    ]
    panes = [
        slab(
            (0.02, 0.68 * kind.bay, 0.3 * tall), (s * (half - 0.012), y + kind.bay / 2, 0.5 * tall)
        )
        for y in bays
        for s in (-1, 1)
    ]
    sky: Rgb = (0.02, 0.03, 0.08) if dark else (0.70, 0.82, 1.0)
    return [
        *copied((piece(seat, "upholstery", blue, name="seat"),), spots),
        piece(rack, "chrome", name="rack"),
        piece(panes, lit(sky, 1.0), name="pane"),
    ]


PLACE = Place(tuple(CORRIDORS), build)
