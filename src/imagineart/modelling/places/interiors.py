"""What do rooms for work and leisure look like? Rows of `interiors.yaml`, built from one shell.

A floor, three walls and a ceiling, open to the viewer; windows with an outlook in the back wall or
one window aside; furniture, many times the same one, and fittings by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from imagineart.modelling.kit import bevelled_box, boxed_uvs, moved, placements, turned
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Mesh, Model, Part, Point, Rgb
from imagineart.modelling.places.fittings import FITTINGS, Room
from imagineart.modelling.places.outlook import outlook
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    Window,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.room import DAY, WARM, WHITE, furnished, hung, sheet
from imagineart.modelling.registry import find, model_of
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.masonry import Hole, wall
from imagineart.modelling.town.pieces import everted, piece

PANE = 1.5  # m, from bar to bar of windows in the back wall
HEAD = 0.28  # m of wall over them
SMALL, TABLE = 0.35, 0.75  # m: what is smaller stands on a table of that height
Piece = tuple[str, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Interior:
    """A row of the table, in metres; its head says what each means."""

    wide: float
    deep: float
    tall: float
    back_off: float
    walls: Mapping[str, Any]
    floor: str
    ceiling: Rgb
    fill: float = 0.3  # radiance from all around
    outlook: str = ""
    sill: float = 0.6
    panels: bool = False
    hung: bool = False
    dim: bool = False
    fittings: tuple[str, ...] = ()
    back: tuple[Piece, ...] = ()
    middle: tuple[Piece, ...] = ()
    many: tuple[tuple[str, float, float, Sequence[tuple[float, float]]], ...] = ()
    lamps: tuple[tuple[float, float, float], ...] = ()


@cache
def interiors() -> Mapping[str, Interior]:
    """All rows of the table by their family."""
    text = files("imagineart.modelling.places").joinpath("interiors.yaml").read_text("utf-8")
    return {name: Interior(**row) for name, row in yaml.safe_load(text).items()}


def build(ask: Ask) -> PlaceModel:
    """The room of a row, at least as large as what stands in it needs."""
    row = interiors()[ask.family]
    room = room_of(ask, row)
    lamps = _lamps(ask, row, room)
    parts = [
        *shell(ask, row, room),
        *(light_panels(room) if row.panels else []),
        *([] if row.dim else _pane(room)),
        *(hung(lamps, room.tall) if row.hung else []),
        *_many(row, room),
        *(part for name in row.fittings for part in FITTINGS[name](room)),
    ]
    wanted = [*row.back, *(row.middle if ask.alone else ())]
    own = furnished(wanted, room.half, room.far, room.side, int(ask.rng.integers(1 << 20)))
    made = PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("room", tuple(parts))), *own),
        ground=level_ground(),
        area=rectangle(2 * room.half - 1.2, room.far + 1.2, (0.0, (room.far - 3.0) / 2)),
        view=View((-20, 20), (0, 55), (0.2, 1.6 * row.back_off), room.tall - 0.3),
        vista=_vista(row, room),
        sunlit=False,
        lamps=lamps,
        windows=() if row.dim else (_daylight(room),),
        fill=(row.fill, row.fill, row.fill),
        far=room.far,
    )
    return made if ask.alone or ask.extent > SMALL else on_a_table(made, ask.extent)


def on_a_table(place: PlaceModel, extent: float) -> PlaceModel:
    """The room as one sees it over a table: its floor lies lower, small things stand on wood."""
    down = np.eye(4, dtype=np.float32)
    down[2, 3] = -TABLE
    size = max(0.75, 4.0 * extent)
    board = bevelled_box((2.2 * size, 1.3 * size, 0.04), bevel=0.006, at=(0, 0.1 * size, -0.02))
    top = Scenery(Model("table", (piece(board, "oak", name="table"),)))
    lower = tuple(replace(s, transform=down) for s in place.scenery)
    return replace(
        place,
        scenery=(top, *lower),
        area=rectangle(1.9 * size, 1.1 * size),
        view=replace(place.view, elevation=(4.0, 60.0), ceiling=place.view.ceiling - TABLE),
        lamps=tuple(replace(a, position=_lower(a.position)) for a in place.lamps),
        windows=tuple(replace(w, position=_lower(w.position)) for w in place.windows),
    )


def _lower(at: Point) -> Point:
    return at[0], at[1], at[2] - TABLE


def room_of(ask: Ask, row: Interior) -> Room:
    """Its measures: what stands there has air on all sides, and furniture behind it."""
    extent = 0.0 if ask.alone else ask.extent
    return Room(
        half=max(row.wide, 1.5 * extent + 1.0),
        far=max(row.deep, extent + row.deep - 0.4),
        tall=max(row.tall, 1.5 * extent + 1.1),
        side=float(ask.rng.choice([-1.0, 1.0])),
        dark=not DAY[0] < ask.hour < DAY[1],
        clear=extent,
        rng=ask.rng,
    )


def _vista(row: Interior, room: Room) -> Vista:
    eye = (0.12 * room.side * room.half, room.far - 0.78 * row.back_off, 1.45)
    return Vista(eye, (-0.03 * room.side * room.half, room.far, 1.15), 25.0)


def _daylight(room: Room) -> Window:
    """Where the light of day falls from: aside, as from a tall window."""
    x = -room.side * (room.half - 0.06)
    return Window((x, 0.1, 1.5), (room.side, 0.0, -0.1), 1.8, 1.9)


def _pane(room: Room) -> list[Part]:
    """The window that this light falls through: a bright pane behind bars, a board below."""
    wall, (w, h), z = -room.side * room.half, (1.8, 1.9), 1.5
    sky: Rgb = (0.015, 0.02, 0.05) if room.dark else (0.80, 0.90, 1.0)
    pane = bevelled_box((0.02, w, h), bevel=0.002, at=(wall + 0.03 * room.side, 0.1, z))
    x = wall + 0.08 * room.side
    bars = [
        bevelled_box(
            (0.09, 0.07 if abs(y) > 0.1 else 0.04, h + 0.1), bevel=0.01, at=(x, 0.1 + y, z)
        )
        for y in (-w / 2, 0.0, w / 2)
    ]
    bars += [
        bevelled_box((0.09, w + 0.1, 0.07), bevel=0.01, at=(x, 0.1, z + d))
        for d in (-h / 2, 0.16 * h, h / 2)
    ]
    bars.append(bevelled_box((0.26, w + 0.3, 0.04), bevel=0.01, at=(x, 0.1, z - h / 2 - 0.06)))
    return [
        piece(pane, lit(sky, 1.1), name="day"),
        piece(bars, "painted wood", WHITE, name="window"),
    ]


def _lamps(ask: Ask, row: Interior, room: Room) -> tuple[Lamp, ...]:
    strength = 130.0 if room.dark or row.dim else 40.0
    return tuple(
        Lamp((room.side * x * room.half, room.far - y, z), 0.085, WARM, strength, visible=False)
        for x, y, z in row.lamps
        if np.hypot(room.side * x * room.half, room.far - y) > 0.6 * room.clear
    )


def shell(ask: Ask, row: Interior, room: Room) -> list[Part]:
    """Floor, walls, ceiling, and what is seen through the windows."""
    front = min(room.far - row.back_off, -4.5 * room.clear) - 2.5
    colors = row.walls["colors"]
    color = ask.wall or tuple(colors[int(room.rng.integers(len(colors)))])
    deep = room.far - front
    sides = [
        moved(turned(wall(_flat(deep, room.tall), 0.2), "z", -s * 90), (s * room.half, at, 0))
        for s in (-1.0, 1.0)
        for at in ((room.far + front) / 2,)
    ]
    lid = moved(everted(sheet((-room.half, room.half), (front, room.far))), (0, 0, room.tall))
    floor = sheet((-room.half - 0.2, room.half + 0.2), (front, room.far + 0.2))
    paint = material(row.walls["material"], color=color)
    red, green, blue = row.ceiling
    return [
        Part(floor, material(row.floor), "floor"),
        piece([*sides, _back(row, room)], paint, name="wall"),
        piece(lid, "plaster", (red, green, blue), name="ceiling"),
        *_skirting(room),
        *(_glazing(row, room) if row.outlook else []),
    ]


def _flat(wide: float, tall: float) -> np.ndarray:
    return np.array([(-wide / 2, 0), (wide / 2, 0), (wide / 2, tall), (-wide / 2, tall)])


def _back(row: Interior, room: Room) -> Mesh:
    """The back wall, with one opening from side to side where it has windows."""
    holes = []
    if row.outlook:
        tall = room.tall - row.sill - HEAD
        holes.append(Hole(0.0, row.sill, 2 * room.half - 0.5, tall))
    whole = wall(_flat(2 * room.half + 0.4, room.tall), 0.2, holes)
    return moved(boxed_uvs(Mesh(whole.vertices, whole.triangles, whole.normals)), (0, room.far, 0))


def _glazing(row: Interior, room: Room) -> list[Part]:
    """Bars in the opening, a board below, and the world outside."""
    wide, tall = 2 * room.half - 0.5, room.tall - row.sill - HEAD
    middle = row.sill + tall / 2
    count = max(2, round(wide / PANE))
    bars = [
        bevelled_box((0.06, 0.10, tall), bevel=0.01, at=(float(x), room.far + 0.08, middle))
        for x in np.linspace(-wide / 2, wide / 2, count + 1)
    ]
    bars += [
        bevelled_box((wide, 0.10, 0.06), bevel=0.01, at=(0, room.far + 0.08, z))
        for z in (row.sill, row.sill + 0.72 * tall, row.sill + tall)
    ]
    board = bevelled_box((wide + 0.1, 0.34, 0.04), bevel=0.01, at=(0, room.far, row.sill - 0.03))
    return [
        piece([*bars, board], "painted wood", WHITE, name="window"),
        *outlook(row.outlook, room.far + 0.3, room.half, room.dark, room.rng),
    ]


def _skirting(room: Room) -> list[Part]:
    board = bevelled_box((2 * room.half, 0.02, 0.11), bevel=0.004, at=(0, room.far - 0.01, 0.055))
    return [piece(board, "painted wood", (0.5, 0.49, 0.46), name="skirting")]


def light_panels(room: Room) -> list[Part]:
    """Shining panels in the ceiling, in rows that run away from the viewer."""
    spots = [
        (float(x) * room.half, float(y), room.tall - 0.012)
        for x in (-0.5, 0.0, 0.5)
        for y in np.arange(room.far - 1.2, -6.0, -2.4)
    ]
    one = piece(bevelled_box((1.1, 0.55, 0.02), bevel=0.004), lit((1.0, 0.97, 0.92), 1.6))
    return [Part(Copies((one,), placements(spots)), one.material, "panels", tinted=False)]


def _many(row: Interior, room: Room) -> list[Part]:
    """The same furniture again and again, but where it would stand in what is looked at."""
    parts = []
    for number, (noun, turn, z, spots) in enumerate(row.many):
        at = [(room.side * x * room.half, room.far - y, z) for x, y in spots]
        free = [p for p in at if np.hypot(p[0], p[1]) > 1.1 * room.clear + 0.7]
        if not free or not find(noun):
            continue
        made = model_of(noun, seed=number).parts
        moves = placements(free, room.side * turn)
        parts.append(Part(Copies(made, moves), made[0].material, noun, tinted=False))
    return parts


PLACE = Place(tuple(interiors()), build)
