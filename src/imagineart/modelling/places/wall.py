"""What does the place look like that is nothing but a wall? Things stand before it, hang on it.

Its `params` name the `material` of the wall. Masonry stands under the sky before a pavement, any
other wall in a room with a wooden floor.
"""

from typing import Any

from imagineart.modelling.kit import bevelled_box, moved
from imagineart.modelling.kit.surfaces import boxed_uvs
from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Model, Part, Rgb
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

MASONRY = ("brick", "white brick", "stone", "sandstone", "slate", "concrete")
PLASTERS: tuple[Rgb, ...] = (
    (0.56, 0.52, 0.45),
    (0.38, 0.43, 0.42),
    (0.55, 0.44, 0.36),
    (0.34, 0.40, 0.47),
)
THICK = 0.3  # m


def build(ask: Ask) -> PlaceModel:
    """A wall some way behind the origin, wider and higher than any lens sees."""
    far = 0.3 + 0.9 * ask.extent
    wide, tall, deep = 14.0 * ask.extent + 8.0, 5.0 * ask.extent + 2.6, 9.0 * ask.extent + 7.0
    name = known(str(ask.params.get("material", ""))) or "plaster"
    outside = name in MASONRY
    middle = (-2.2 - ask.extent, far - 1.2 - ask.extent, 1.7)
    return PlaceModel(
        family=ask.family,
        scenery=(
            Scenery(
                Model(
                    "wall",
                    (_wall(ask, name, wide, tall, far), _floor(ask, wide, deep, far, outside)),
                )
            ),
        ),
        ground=level_ground(),
        area=rectangle(0.6 * wide, 4 * far, (0.0, -far)),
        view=View(azimuth=(-26, 26), elevation=(-2, 60), distance=(0.1, deep)),
        sunlit=outside,
        windows=() if outside else (Window(middle, (0.85, 0.5, -0.15), 1.6, 1.8),),
        fill=(0.34, 0.34, 0.34),
        far=far,
    )


def _wall(ask: Ask, name: str, wide: float, tall: float, far: float) -> Part:
    color = ask.wall
    if color is None and name == "plaster":
        color = PLASTERS[int(ask.rng.integers(len(PLASTERS)))]
    block = bevelled_box((wide, THICK, tall + 0.2), bevel=0.004)
    return _part(moved(block, (0.0, far + THICK / 2.0, tall / 2.0 - 0.1)), name, color, "wall")


def _floor(ask: Ask, wide: float, deep: float, far: float, outside: bool) -> Part:
    usual = "concrete" if outside else "floorboards"
    slab = moved(bevelled_box((wide, deep, 0.1), bevel=0.004), (0.0, far - deep / 2.0, -0.05))
    return _part(slab, known(ask.surface) or usual, None, "floor")


def _part(mesh: Any, name: str, color: Rgb | None, role: str) -> Part:
    return Part(boxed_uvs(mesh), material(name, color=color), role)


PLACE = Place(("wall",), build)
