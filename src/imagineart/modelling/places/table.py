"""What does a table look like from near? A top that runs out of the picture, a soft room behind."""

import numpy as np

from imagineart.modelling.kit import bevelled_box, moved, placements, turned
from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Copies, Material, Model, Part, Rgb
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Window,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.sunlit import Lit, far_window, sunlit_wall
from imagineart.modelling.registry import model_of

WALLS: tuple[Rgb, ...] = (
    (0.50, 0.47, 0.41),
    (0.30, 0.34, 0.34),
    (0.46, 0.40, 0.33),
    (0.24, 0.28, 0.25),
    (0.55, 0.52, 0.48),
)
DAY = (6.0, 19.4)  # hours between which windows are bright
PLANT = 1.35  # m, height of one that stands on the floor
SUNNY = 0.45  # how often the sun lies on the wall
TABLE_HEIGHT = 0.75  # m
THICK = 0.04  # m


def build(ask: Ask) -> PlaceModel:
    """A table whose top is z = 0, a wall some way behind it and a window beside."""
    size = max(ask.extent, 0.08)
    depth, width = max(0.9, 5.0 * size), max(2.2, 9.0 * size)
    far = max(0.42, 1.7 * size)
    wall = max(1.6, 5.0 * size) + far
    side = float(ask.rng.choice([-1.0, 1.0]))
    parts = (
        _top(ask, width, depth, far),
        *_behind(ask, wall, side),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("table top", parts)),),
        ground=level_ground(),
        area=rectangle(0.8 * width, 0.7 * depth, (0.0, far - 0.42 * depth)),
        view=View(azimuth=(-25, 25), elevation=(4, 89), distance=(0.03, 12 * size)),
        sunlit=False,
        windows=(_window(size, side),),
        fill=(0.22, 0.235, 0.26),
        far=far,
    )


def _top(ask: Ask, width: float, depth: float, far: float) -> Part:
    box = bevelled_box((width, depth, THICK), bevel=0.006)
    low = float(box.vertices[:, 2].min())
    placed = moved(box, (0.0, far - depth / 2, -THICK - low))
    return Part(placed, _surface(ask), "top")


def _surface(ask: Ask) -> Material:
    plain = "floorboards" if known(ask.surface) in (None, "oak") else ask.surface
    return material(plain)


def _behind(ask: Ask, wall: float, side: float) -> tuple[Part, ...]:
    """A wall that the window lights from its side; where nobody says its colour, more of the room:
    another window, or the sun aslant on the wall."""
    dark = not DAY[0] < ask.hour < DAY[1]
    color = ask.wall or WALLS[int(ask.rng.integers(len(WALLS)))]
    sunny = ask.wall is None and not dark and bool(ask.rng.random() < SUNNY)
    light = Lit(side, 0.85 * wall, -0.3, 0.25 + 0.75 * wall, sunny)
    seen = () if sunny else _shelf(ask, wall, side)
    if ask.wall is not None:
        return (sunlit_wall(color, wall, light), *seen)
    size = 0.36 * wall, 0.62 * wall, 0.06 * wall
    panes = () if sunny else far_window(side * 0.28 * wall, wall - 0.02, size, dark)
    return (sunlit_wall(color, wall, light), *seen, *panes)


def _shelf(ask: Ask, wall: float, side: float) -> tuple[Part, ...]:
    """Shapes far out of focus: a plant on the floor and a picture, so that the room is a room."""
    rng = ask.rng
    x = -side * float(rng.uniform(0.5, 0.8)) * wall * 0.55
    plant = model_of("houseplant", seed=int(rng.integers(4)))
    move = placements([(x, wall - 0.45, -TABLE_HEIGHT)], [float(rng.uniform(0, 360))])
    move[:, :3, :3] *= PLANT / max(float(plant.bounds[1][2]), 1e-3)
    frame = turned(bevelled_box((0.5, 0.64, 0.03), bevel=0.008), "x", 90)
    return (
        Part(Copies(plant.parts, move), plant.parts[0].material, "plant", tinted=False),
        Part(
            moved(frame, (-side * 0.16 * wall, wall - 0.03, 0.75)),
            material("painted wood", color=(0.62, 0.58, 0.50)),
            "frame",
        ),
    )


def _window(size: float, side: float) -> Window:
    """Beside and a little before the table."""
    at = np.array([side * 4.2, -1.4, 3.2]) * max(size, 0.3)
    inward = -at / np.linalg.norm(at)
    wide = 2.4 * max(size, 0.3)
    return Window(
        (float(at[0]), float(at[1]), float(at[2])),
        (float(inward[0]), float(inward[1]), float(inward[2])),
        wide,
        1.3 * wide,
    )


PLACE = Place(("table",), build)
