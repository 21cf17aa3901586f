"""What does a table look like from near? A top that runs out of the picture, a soft room behind."""

import numpy as np

from imagineart.modelling.kit import bevelled_box, grid, moved, turned
from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Material, Model, Part, Rgb
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

WALLS: tuple[Rgb, ...] = (
    (0.50, 0.47, 0.41),
    (0.30, 0.34, 0.34),
    (0.46, 0.40, 0.33),
    (0.24, 0.28, 0.25),
    (0.55, 0.52, 0.48),
)
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
        _wall(ask.wall or WALLS[int(ask.rng.integers(len(WALLS)))], wall),
        *_shelf(ask, wall, side),
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


def _wall(color: Rgb, y: float) -> Part:
    x = np.linspace(-4 * y, 4 * y, 5)
    z = np.array([-TABLE_HEIGHT, 2.0 * y, 5.0 * y])
    points = np.stack(np.broadcast_arrays(x[None, :], y, z[:, None]), axis=-1)
    return Part(grid(points), material("plaster", color=color), "wall")


def _shelf(ask: Ask, wall: float, side: float) -> tuple[Part, ...]:
    """Shapes far out of focus: a cupboard and a picture, so that the room is a room."""
    rng = ask.rng
    cupboard = bevelled_box((0.9, 0.4, 1.1), bevel=0.02)
    low = float(cupboard.vertices[:, 2].min())
    x = -side * float(rng.uniform(0.5, 0.9)) * wall * 0.55
    frame = turned(bevelled_box((0.5, 0.64, 0.03), bevel=0.008), "x", 90)
    return (
        Part(
            moved(cupboard, (x, wall - 0.25, -TABLE_HEIGHT - low)), material("walnut"), "cupboard"
        ),
        Part(
            moved(frame, (side * 0.25 * wall, wall - 0.03, 0.55)),
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
