"""Houses to live and work in: houses, cottages, barns, shops, cabins.

Four walls with openings, windows and doors set into them, a tiled roof, a chimney.
"""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    boxed_uvs,
    combined,
    merged,
    moved,
    rod,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import trim
from imagineart.modelling.town.masonry import (
    Hole,
    Spot,
    Window,
    block,
    chimney,
    door,
    faced,
    gable_roof,
    wall,
    window,
)
from imagineart.modelling.town.masonry import windows as window_copies
from imagineart.modelling.town.pieces import body, piece, varied

THICK = 0.3  # m, of walls


SASH = Window(1.0, 1.35, shutters=(0.06, 0.14, 0.12))


@dataclass(frozen=True, slots=True)
class House:
    """A house in metres: `eaves` is the height of its walls, `rise` of its roof above them."""

    width: float = 8.6
    depth: float = 7.2
    eaves: float = 5.1
    rise: float = 3.0
    storeys: int = 2
    columns: int = 3  # windows across the front, the middle one below is the door
    walls: str = "plaster"
    color: Rgb | None = None
    roof: str = "roof tile"
    roof_color: Rgb | None = None
    round_tiles: float = 1.0
    pane: Window = SASH
    door_color: Rgb = (0.30, 0.03, 0.025)
    boards: bool = False  # clad with horizontal boards
    logs: bool = False
    porch: bool = True
    chimney: bool = True
    barn: bool = False
    shop: bool = False
    lights: bool = False


WALLS: tuple[Rgb, ...] = (
    (0.70, 0.66, 0.57),
    (0.66, 0.52, 0.30),
    (0.60, 0.60, 0.58),
    (0.62, 0.42, 0.32),
)

ROWS = {
    "house": House(),
    "cottage": House(
        7.0,
        5.6,
        2.75,
        2.9,
        1,
        walls="stone",
        color=(0.45, 0.41, 0.35),
        roof="straw",
        round_tiles=0.0,
        roof_color=(0.30, 0.23, 0.13),
        pane=Window(0.95, 1.05, (2, 2), shutters=(0.05, 0.12, 0.20)),
        door_color=(0.05, 0.16, 0.12),
    ),
    "brick house": House(
        walls="brick",
        pane=Window(1.05, 1.4, (2, 4)),
        door_color=(0.03, 0.06, 0.14),
        roof_color=(0.07, 0.07, 0.08),
        round_tiles=0.0,
    ),
    "wooden house": House(
        boards=True,
        walls="painted wood",
        color=(0.62, 0.60, 0.55),
        roof_color=(0.09, 0.09, 0.10),
        round_tiles=0.0,
        pane=Window(1.0, 1.4, (2, 4), shutters=(0.03, 0.06, 0.10)),
    ),
    "log cabin": House(
        6.6,
        5.4,
        2.5,
        2.3,
        1,
        logs=True,
        walls="oak",
        color=(0.26, 0.13, 0.055),
        roof="weathered wood",
        round_tiles=0.0,
        pane=Window(0.95, 0.95, (2, 2)),
        door_color=(0.13, 0.06, 0.03),
    ),
    "barn": House(
        9.0,
        12.0,
        4.2,
        3.4,
        1,
        columns=0,
        walls="painted wood",
        color=(0.34, 0.028, 0.02),
        roof_color=(0.13, 0.13, 0.14),
        round_tiles=0.0,
        barn=True,
        porch=False,
        chimney=False,
    ),
    "shop": House(
        6.4,
        6.0,
        6.2,
        1.8,
        2,
        columns=3,
        walls="brick",
        shop=True,
        porch=False,
        chimney=False,
        door_color=(0.03, 0.10, 0.09),
        pane=Window(1.0, 1.5, (2, 2)),
        roof_color=(0.08, 0.08, 0.09),
        round_tiles=0.0,
    ),
}


def build(order: Order[House]) -> Model:
    """Walls, what is set into them, and the roof."""
    house, rng = order.params, order.rng
    color = house.color
    if color is None and house.walls == "plaster":
        color = WALLS[int(rng.integers(len(WALLS)))]
    parts = _barn(house) if house.barn else _walls(house, color, rng)
    parts += _roof(house)
    if house.porch:
        parts += _porch(house)
    if house.chimney:
        x = float(rng.choice([-1, 1])) * house.width * 0.27
        parts += chimney((x, 0.9, house.eaves + house.rise * 0.55), 0.45 * house.rise + 0.75)
    parts.append(
        piece(
            block((house.width + 0.12, house.depth + 0.12, 0.36), (0, 0, 0.18), 0.02),
            "concrete",
            name="plinth",
        )
    )
    top = house.eaves + house.rise + 0.15
    anchors = {
        "roof": Anchor((0.0, 0.0, top), room=(house.width * 0.6, 0.3, 3.0)),
        "top": Anchor((0.0, 0.0, top), room=(house.width * 0.6, 0.3, 3.0)),
        "door": Anchor((0.0, -house.depth / 2 - 0.6, 0.0), room=(1.2, 1.0, 2.2)),
    }
    return varied(Model(order.noun, merged(parts), anchors), rng, "z")


def _holes(house: House) -> tuple[list[Hole], list[Hole]]:
    """(windows, doors) of the front."""
    pane = house.pane
    windows, doors = [], []
    storey = (house.eaves - 0.3) / house.storeys
    xs = (np.arange(house.columns) + 0.5) / house.columns * house.width - house.width / 2
    for floor in range(house.storeys):
        for x in xs:
            if floor == 0 and (abs(x) < 0.1 or house.shop):
                continue
            foot = 0.36 + floor * storey + (storey - pane.height) * 0.52
            windows.append(Hole(float(x), foot, pane.width, pane.height))
    if not house.shop:
        doors.append(Hole(0.0, 0.36, 1.1, 2.15))
    return windows, doors


def _side_holes(house: House) -> list[Hole]:
    pane = house.pane
    storey = (house.eaves - 0.3) / house.storeys
    return [
        Hole(
            s * house.depth * 0.24,
            0.36 + floor * storey + (storey - pane.height) * 0.52,
            pane.width,
            pane.height,
        )
        for floor in range(house.storeys)
        for s in (-1, 1)
    ]


def _walls(house: House, color: Rgb | None, rng: np.random.Generator) -> list[Part]:
    w, d, e = house.width / 2, house.depth / 2, house.eaves
    windows, doors = _holes(house)
    flat = np.array([(-w, 0), (w, 0), (w, e), (-w, e)])
    gable = np.array([(-d, 0), (d, 0), (d, e), (0, e + house.rise), (-d, e)])
    sides = _side_holes(house)
    shopfront = [Hole(0.0, 0.36, house.width - 0.7, 2.75)] if house.shop else []
    meshes = [
        moved(wall(flat, THICK, [*windows, *doors, *shopfront]), (0, -d, 0)),
        turned(moved(wall(flat, THICK, windows), (0, -d, 0)), "z", 180),
        turned(moved(wall(gable, THICK, sides), (0, -w, 0)), "z", 90),
        turned(moved(wall(gable, THICK, sides), (0, -w, 0)), "z", -90),
    ]
    finish = material(house.walls, color=color)
    parts = [Part(combined(meshes), finish)]
    if house.boards:
        parts.append(Part(combined(_clapboards(house, windows, doors, sides)), finish))
    if house.logs:
        parts.append(Part(combined(_logs(house)), finish))
    out = 0.06 if house.boards else 0.02
    spots: list[Spot] = []
    for hole in windows:
        spots += [((hole.x, -d - out, hole.z), 0.0), ((-hole.x, d + out, hole.z), 180.0)]
    for hole in sides:
        spots += [((w + out, hole.x, hole.z), 90.0), ((-w - out, -hole.x, hole.z), -90.0)]
    parts += _panes(house, spots, rng)
    for hole in doors:
        parts += faced(
            door(hole.width, hole.height, house.door_color, glass=True), (hole.x, -d - 0.04, hole.z)
        )
    if house.shop:
        parts += _shop_front(house)
    inside = bevelled_box(
        (house.width - 0.8, house.depth - 0.8, e - 0.2), bevel=0.01, at=(0, 0, e / 2)
    )
    return [*parts, piece(inside, trim((0.05, 0.045, 0.04), 0.9), name="inside")]


def _panes(house: House, spots: list[Spot], rng: np.random.Generator) -> list[Part]:
    """Windows, some of them lit where the house has `lights`."""
    on = (rng.random(len(spots)) < 0.55) & house.lights
    glowing = replace(house.pane, glow=(1.0, 0.72, 0.38))
    dark = [spot for spot, lit in zip(spots, on, strict=True) if not lit]
    bright = [spot for spot, lit in zip(spots, on, strict=True) if lit]
    return [*window_copies(house.pane, dark), *window_copies(glowing, bright)]


def _clapboards(
    house: House, windows: list[Hole], doors: list[Hole], sides: list[Hole]
) -> list[Mesh]:
    """Overlapping horizontal boards, interrupted at the openings."""
    meshes = []
    for wide, back, holes in (
        (house.width, house.depth / 2, [*windows, *doors]),
        (house.depth, house.width / 2, sides),
    ):
        faces = (0, 180) if wide == house.width else (90, -90)
        for z in np.arange(0.42, house.eaves - 0.05, 0.16):
            cuts = [
                (h.x - h.width / 2 - 0.06, h.x + h.width / 2 + 0.06)
                for h in holes
                if h.z - 0.1 < z + 0.16 and z < h.z + h.height + 0.05
            ]
            ends = [-wide / 2, *(v for pair in sorted(cuts) for v in pair), wide / 2]
            for a, b in zip(ends[::2], ends[1::2], strict=True):
                if b - a < 0.05:
                    continue
                board = turned(bevelled_box((b - a, 0.022, 0.175), bevel=0.004, steps=1), "x", -6)
                placed = moved(board, ((a + b) / 2, -back - 0.02, float(z) + 0.08))
                meshes += [turned(placed, "z", f) for f in faces]
    return meshes


def _logs(house: House) -> list[Mesh]:
    """Round logs that cross at the corners; openings stay free by their depth."""
    w, d, r = house.width / 2, house.depth / 2, 0.12
    windows, doors = _holes(house)
    sides = _side_holes(house)
    meshes = []
    for _k, z in enumerate(np.arange(0.44, house.eaves - 0.22, 0.225)):
        for half, back, holes, faces in (
            (w, d, [*windows, *doors], (0, 180)),
            (d, w, sides, (90, -90)),
        ):
            cuts = [
                (h.x - h.width / 2 - 0.05, h.x + h.width / 2 + 0.05)
                for h in holes
                if h.z - 0.08 < z + r and z - r < h.z + h.height + 0.05
            ]
            ends = [-half - 0.3, *(v for pair in sorted(cuts) for v in pair), half + 0.3]
            lift = 0.0 if half == w else 0.11
            for a, b in zip(ends[::2], ends[1::2], strict=True):
                bar = rod(
                    (a, -back - 0.02, float(z) + lift),
                    (b, -back - 0.02, float(z) + lift),
                    r,
                    bevel=0.012,
                )
                meshes += [turned(bar, "z", f) for f in faces]
    return meshes


def _roof(house: House) -> list[Part]:
    tile = (0.26, 0.34) if house.round_tiles else (0.30, 0.26)
    wide, deep = (house.depth, house.width) if house.barn else (house.width, house.depth)
    relief = 0.05 if house.roof == "straw" else 0.035 if house.round_tiles else 0.02
    tiles, boards = gable_roof(
        wide, deep, house.eaves, house.rise, 0.45, tile=tile, relief=relief, round=house.round_tiles
    )
    if house.barn:
        tiles, boards = [turned(m, "z", 90) for m in tiles], [turned(m, "z", 90) for m in boards]
    return [
        piece(tiles, house.roof, house.roof_color, name="roof"),
        piece(boards, "painted wood", (0.66, 0.64, 0.60), name="eaves"),
    ]


def _porch(house: House) -> list[Part]:
    """Steps, a small roof on brackets, a lamp by the door."""
    y = -house.depth / 2
    steps = [
        block(
            (1.9 + 0.35 * k, 0.42 + 0.34 * k, 0.12), (0, y - 0.2 - 0.17 * k, 0.30 - 0.12 * k), 0.015
        )
        for k in range(3)
    ]
    posts = [
        bevelled_box((0.11, 0.11, 2.35), bevel=0.012, at=(s * 0.86, y - 0.82, 1.42))
        for s in (-1, 1)
    ]
    hood_tiles, hood_boards = gable_roof(
        1.55, 1.5, 2.62, 0.5, 0.12, round=house.round_tiles, tile=(0.2, 0.24), relief=0.02
    )
    hood = [moved(turned(m, "z", 90), (0, y - 0.36, 0)) for m in hood_tiles]
    under = [moved(turned(m, "z", 90), (0, y - 0.36, 0)) for m in hood_boards]
    floor = block((2.1, 1.1, 0.12), (0, y - 0.5, 0.30), 0.015)
    return [
        piece([*steps, floor], "concrete", name="steps"),
        piece([*posts, *under], "painted wood", (0.68, 0.66, 0.62), name="porch"),
        piece(hood, house.roof, house.roof_color, name="roof"),
    ]


def _boarded_walls(w: float, e: float, house: House, d: float) -> list[Mesh]:
    """Four walls with battens over their joints."""
    gable = np.array([(-w, 0.2), (w, 0.2), (w, e), (0, e + house.rise), (-w, e)])
    flat = np.array([(-d, 0.2), (d, 0.2), (d, e), (-d, e)])
    walls = [
        moved(wall(gable, THICK), (0, -d, 0)),
        turned(moved(wall(gable, THICK), (0, -d, 0)), "z", 180),
        turned(moved(wall(flat, THICK), (0, -w, 0)), "z", 90),
        turned(moved(wall(flat, THICK), (0, -w, 0)), "z", -90),
    ]
    for x in np.arange(-w + 0.15, w, 0.3):
        tall = e + house.rise * (1 - abs(x) / w) - 0.3
        bat = bevelled_box(
            (0.05, 0.03, tall), bevel=0.006, steps=1, at=(float(x), -d - 0.012, 0.25 + tall / 2)
        )
        walls += [bat, turned(bat, "z", 180)]
    for y in np.arange(-d + 0.15, d, 0.3):
        bat = bevelled_box(
            (0.03, 0.05, e - 0.3),
            bevel=0.006,
            steps=1,
            at=(w + 0.012, float(y), 0.25 + e / 2 - 0.15),
        )
        walls += [bat, turned(bat, "z", 180)]
    return walls


def _barn(house: House) -> list[Part]:
    """Upright boards, a great double door with crosses, a loft hatch, white trim."""
    w, d, e = house.width / 2, house.depth / 2, house.eaves
    walls = _boarded_walls(w, e, house, d)
    white = []
    for x in (-1.02, 1.02):
        white += _crossed(x, -d - 0.06, 0.36, 2.0, 3.1)
    white += _crossed(0, -d - 0.06, e + 0.25, 1.4, 1.5)
    white += [
        bevelled_box((0.16, 0.05, e), bevel=0.008, at=(s * (w - 0.02), -d - 0.02, e / 2 + 0.2))
        for s in (-1, 1)
    ]
    leaf = [
        bevelled_box((4.1, 0.05, 3.15), bevel=0.01, at=(0, -d - 0.03, 1.92)),
        bevelled_box((1.45, 0.05, 1.55), bevel=0.01, at=(0, -d - 0.03, e + 1.0)),
    ]
    panes = [
        faced(window(Window(0.8, 0.8, (2, 2), sill=False)), (s * w * 0.74, -d - 0.10, 1.9))
        for s in (-1, 1)
    ]
    panes += [
        faced(window(Window(0.9, 0.9, (2, 2), sill=False)), (w + 0.10, y, 1.8), 90)
        for y in (-3.5, 0, 3.5)
    ]
    panes += [
        faced(window(Window(0.9, 0.9, (2, 2), sill=False)), (-w - 0.10, y, 1.8), -90)
        for y in (-3.5, 0, 3.5)
    ]
    skin = [boxed_uvs(Mesh(m.vertices, m.triangles, m.normals)) for m in walls]
    return [
        body(skin, "painted wood", house.color),
        body(leaf, "painted wood", house.color),
        piece(white, "painted wood", (0.72, 0.70, 0.66), name="trim"),
        *(p for pane in panes for p in pane),
    ]


def _crossed(x: float, y: float, z: float, wide: float, tall: float) -> list[Mesh]:
    """A frame of boards with a saltire."""
    bars = [
        bevelled_box((wide, 0.05, 0.14), bevel=0.008, at=(x, y, h))
        for h in (z + 0.07, z + tall - 0.07)
    ]
    bars += [
        bevelled_box(
            (0.14, 0.05, tall), bevel=0.008, at=(x + s * (wide / 2 - 0.07), y, z + tall / 2)
        )
        for s in (-1, 1)
    ]
    long, angle = (
        float(np.hypot(wide - 0.2, tall - 0.2)),
        float(np.degrees(np.arctan2(tall - 0.2, wide - 0.2))),
    )
    for s in (-1, 1):
        bars.append(
            moved(
                turned(bevelled_box((long, 0.045, 0.12), bevel=0.008), "y", s * angle),
                (x, y, z + tall / 2),
            )
        )
    return bars


def _shop_front(house: House) -> list[Part]:
    """Show windows on both sides of a door, a signboard above, a striped awning."""
    y = -house.depth / 2
    side = (house.width - 0.7 - 1.2) / 2
    panes = []
    for s in (-1, 1):
        panes += faced(
            window(Window(side, 2.0, (2, 1), house.door_color, sill=False)),
            (s * (0.6 + side / 2), y - 0.02, 1.1),
        )
    panels = [
        bevelled_box((side, 0.10, 0.72), bevel=0.02, at=(s * (0.6 + side / 2), y + 0.06, 0.72))
        for s in (-1, 1)
    ]
    sign = bevelled_box((house.width - 0.4, 0.16, 0.62), bevel=0.03, at=(0, y - 0.08, 3.42))
    rim = [
        bevelled_box((house.width - 0.3, 0.24, 0.07), bevel=0.015, at=(0, y - 0.09, z))
        for z in (3.08, 3.78)
    ]
    goods = [bevelled_box((0.3, 0.2, 0.05), bevel=0.01, at=(0, y + 0.3, 1.0))]
    strips = []
    count = 16
    for k in range(count):
        a, b = (np.array([k, k + 1]) / count - 0.5) * (house.width - 0.5)
        strips.append(_awning(float(a), float(b), y))
    return [
        *panes,
        *faced(door(1.2, 2.3, house.door_color, glass=True), (0, y - 0.02, 0.36)),
        piece([*panels, sign, *rim, *goods], "painted wood", house.door_color, name="shop front"),
        piece(strips[::2], "cotton", (0.55, 0.03, 0.03), name="awning"),
        piece(strips[1::2], "cotton", (0.72, 0.70, 0.64), name="awning"),
    ]


def _awning(a: float, b: float, y: float) -> Mesh:
    from imagineart.modelling.kit import grid, thickened

    path = np.array([(y - 0.04, 3.12), (y - 0.7, 2.78), (y - 1.25, 2.5), (y - 1.27, 2.30)])
    x = np.linspace(a, b, 5)
    points = np.stack(np.broadcast_arrays(x[None, :], path[:, :1], path[:, 1:]), -1).copy()
    points[-1, :, 2] -= 0.06 * np.sin(np.pi * np.linspace(0, 1, 5))
    return thickened(grid(points[::-1], crease=30), 0.008)


FAMILY = Family(
    "houses",
    build,
    ROWS,
    span=(5.0, 14.0),
    synonyms={
        "house": ("home", "family house", "farmhouse", "building"),
        "cottage": ("country cottage", "hut"),
        "log cabin": ("cabin", "wooden cabin"),
        "barn": ("red barn", "stable", "farm building"),
        "shop": ("store", "bakery", "café", "cafe", "bookshop", "shop front", "storefront"),
    },
)
