"""What does a city look like from the air? Blocks of towers, an avenue with cars, park and river.

The streets are a grid; the avenue runs from below the viewer to the horizon. By night lamps of cars
go white towards the viewer and red away.
"""

from dataclasses import replace

import numpy as np

from imagineart.modelling.kit import moved
from imagineart.modelling.land import Waves, eye_of, water
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import clear_air, trees
from imagineart.modelling.places.city import WALLS, Blocks, crowned, facades, quads
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.room import sheet
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.masonry import block
from imagineart.modelling.town.pieces import piece

HIGH = 215.0  # m, of the viewer over the streets
PITCH, STREET, AVENUE = 78.0, 16.0, 34.0  # m: of blocks, between them, of the avenue
FAR = 1500.0  # m, where the river is
WHITE: Rgb = (1.0, 0.86, 0.62)
RED: Rgb = (1.0, 0.06, 0.02)


def build(ask: Ask) -> PlaceModel:
    """Towers over a grid of streets, a park among them, a river with bridges behind."""
    rng, side = ask.rng, float(ask.rng.choice([-1.0, 1.0]))
    dark = not 6.3 <= ask.hour <= 19.0
    park = (side * -2.0 * PITCH, 3.5 * PITCH)
    towers = blocks(rng, park, side)
    parts = (
        *_ground(park),
        *facades(towers, 1.0 if dark else 0.0, rng),
        *_traffic(dark, rng),
        _river(ask),
        *_bridges(),
        *trees("tree", _in_park(park, rng), level_ground(-HIGH), "hint", rng, (0.8, 1.3)),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("downtown", parts)),),
        ground=level_ground(-HIGH),
        area=rectangle(AVENUE, 900.0, (0.0, 450.0)),
        haze=clear_air(ask.hour, 1900.0) if ask.weather in ("clear", "cloudy") else None,
        view=View((-20, 20), (5, 60), (0.5, 400.0)),
        vista=Vista((side * 26.0, -6.0, 0.0), (side * -18.0, 300.0, -150.0), 26.0, (105.0, 140.0)),
        fog=520.0,
    )


def blocks(rng: np.random.Generator, park: tuple[float, float], side: float) -> Blocks:
    """Two to four towers a block, highest about one place before the river; none in the park."""
    x, y = np.meshgrid(np.arange(-9, 9) + 0.5, np.arange(0, 17) + 0.5)
    lots = np.stack([x.ravel() * PITCH, y.ravel() * PITCH], axis=1)
    lots[:, 0] += np.sign(lots[:, 0]) * (AVENUE - STREET) / 2
    lots = lots[np.abs(lots - park).max(axis=1) > 0.8 * PITCH]
    lots = np.repeat(lots, 4, axis=0)
    corner = np.tile([(-1, -1), (1, -1), (-1, 1), (1, 1)], (len(lots) // 4, 1))
    keep = (rng.random(len(lots)) < 0.82) & (lots[:, 1] < FAR - 80.0)
    room = (PITCH - STREET) / 2
    middle = lots + corner * room / 2
    away = np.hypot(middle[:, 0] - side * 110.0, middle[:, 1] - 620.0)
    tall = (
        24.0
        + 20.0 * rng.random(len(lots))
        + 210.0 * np.exp(-((away / 260.0) ** 2)) * (rng.uniform(0.15, 1.0, len(lots)))
    )
    near = np.hypot(middle[:, 0], middle[:, 1]) < 170.0
    tall = np.where(near, np.minimum(tall, 70.0), tall)
    wide, deep = rng.uniform(0.72, 0.94, (2, len(lots))) * room
    tone = np.asarray(WALLS)[rng.integers(0, len(WALLS), len(lots))]
    feet = np.stack([middle[:, 0], middle[:, 1] - deep / 2, np.full(len(lots), -HIGH)], axis=1)
    sizes = np.stack([wide, deep, tall], axis=1)
    glazed = rng.choice([0.5, 0.62, 0.92], len(lots))
    found = (feet[keep], sizes[keep], tone[keep], glazed[keep])
    return crowned(Blocks(*(part.astype(np.float32) for part in found)), rng)


def _ground(park: tuple[float, float]) -> list[Part]:
    """Asphalt, pavements that blocks stand on, grass in the park."""
    asphalt = moved(sheet((-1500, 1500), (-400, FAR + 40.0)), (0.0, 0.0, -HIGH))
    beyond = moved(sheet((-3500, 3500), (FAR + 190.0, 5000.0)), (0.0, 0.0, -HIGH))
    lawn = moved(
        block((PITCH * 1.5, PITCH * 1.5, 0.4), (0.0, 0.0, 0.2), 0.05), (park[0], park[1], -HIGH)
    )
    kerbs = [
        moved(block((PITCH - STREET, PITCH - STREET, 0.3), (0.0, 0.0, 0.15), 0.02), at)
        for at in _lots()
    ]
    return [
        Part(asphalt, Material("asphalt", (0.055, 0.056, 0.06), 0.8), "road"),
        Part(beyond, Material("suburbs", (0.10, 0.11, 0.09), 0.9), "land"),
        piece(kerbs, Material("pavement", (0.20, 0.195, 0.185), 0.85), name="pavement"),
        piece(lawn, Material("lawn", (0.06, 0.11, 0.03), 0.9), name="park"),
    ]


def _lots() -> list[tuple[float, float, float]]:
    extra = (AVENUE - STREET) / 2
    return [
        ((x + 0.5) * PITCH + (extra if x >= 0 else -extra), (y + 0.5) * PITCH, -HIGH)
        for x in range(-9, 9)
        for y in range(18)
    ]


def _in_park(park: tuple[float, float], rng: np.random.Generator) -> Floats:
    half = 0.72 * PITCH
    places = rng.uniform(-half, half, (170, 2)) + np.asarray(park)
    return places.astype(np.float32)


def _traffic(dark: bool, rng: np.random.Generator) -> list[Part]:
    """Cars in lanes of the avenue; by night streaks of their lamps."""
    parts = []
    for hand, color in ((-1.0, WHITE), (1.0, RED)):
        for lane in (4.0, 8.0, 12.0):
            y = np.sort(rng.uniform(-40.0, 1350.0, 75))
            long = rng.uniform(10.0, 34.0, len(y)) if dark else np.full(len(y), 4.4)
            x = np.full(len(y), hand * lane)
            feet = np.stack([x, y], axis=1).astype(np.float32)
            wide = 0.55 if dark else 1.8
            flat = _streaks(feet, long.astype(np.float32), wide, -HIGH + 0.9)
            finish = lit(color, 2.2) if dark else Material("cars", (0.35, 0.33, 0.32), 0.4)
            parts.append(piece(flat, finish, name="traffic"))
    return parts


def _streaks(feet: Floats, long: Floats, wide: float, z: float) -> Mesh:
    """Level quadrangles along y from (N, 2) feet, (N,) long, 2 `wide` across, at a height z; m."""
    x, y = feet.T
    corners = [(-wide, 0.0), (wide, 0.0), (wide, 1.0), (-wide, 1.0)]
    points = [np.stack([x + a, y + b * long, np.full(len(x), z)], axis=1) for a, b in corners]
    return quads(np.stack(points, axis=1).astype(np.float32))


def _river(ask: Ask) -> Part:
    """A broad river across the view."""
    eye = replace(eye_of(ask.extent, 2400.0, 200, 300), y=FAR - 20.0)
    mesh = water(eye, Waves(((3.0, 0.03), (9.0, 0.06)), 0.9, 5), -HIGH - 1.0,
                 lambda p: np.tile((0.015, 0.04, 0.05), (len(p), 1)), slope=0.02)  # fmt: skip
    return Part(mesh, Material("river", (0.015, 0.04, 0.05), 0.06, specular=0.5), "water")


def _bridges() -> list[Part]:
    """Two decks on piers, with towers."""
    found = []
    for x in (0.0, 420.0):
        found.append(block((18.0, 190.0, 3.0), (x, FAR + 110.0, -HIGH + 12.0), 0.2))
        for y in (FAR + 65.0, FAR + 155.0):
            found += [block((4.0, 5.0, 46.0), (x + s * 9.0, y, -HIGH + 22.0), 0.3) for s in (-1, 1)]
    return [piece(found, Material("bridge", (0.30, 0.27, 0.25), 0.8), name="bridge")]


PLACE = Place(("city from above",), build)
