"""What does a little room look like from outside? Cut away: a floor, two walls, on a plain ground.

The room is a square about the origin; its walls stand at +y and −x, open to who looks in from the
front right.
"""

import numpy as np

from imagineart.modelling.kit import bevelled_box
from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Floats, Model, Part, Rgb
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.room import WHITE, pictures, sheet
from imagineart.modelling.town.pieces import piece

THICK, SLAB = 0.08, 0.12  # m, of walls and floor
LEAST, TALLEST = 1.1, 2.4  # m: half its width, height of its walls
ROOMY = 0.95  # of what stands in it: half its width
AROUND = 30.0  # of its half: how far the ground reaches
WALLS: tuple[Rgb, ...] = (
    (0.80, 0.58, 0.58),
    (0.56, 0.72, 0.80),
    (0.62, 0.76, 0.62),
    (0.80, 0.70, 0.52),
    (0.68, 0.62, 0.82),
)


def build(ask: Ask) -> PlaceModel:
    """A room as large as what stands in it needs."""
    half = max(LEAST, ROOMY * ask.extent)
    tall = min(TALLEST, 1.1 * half)
    first = int(ask.rng.integers(len(WALLS)))
    walls = ask.wall or WALLS[first]
    ground = WALLS[(first + 1 + int(ask.rng.integers(len(WALLS) - 1))) % len(WALLS)]
    return PlaceModel(
        family=ask.family,
        scenery=(
            Scenery(Model("room", (*_shell(ask, half, tall, walls),)), backdrop=True),
            Scenery(Model("wall", tuple(pictures(ask.rng, 0.2 * half, half))), backdrop=True),
            Scenery(Model("ground", (_around(half, ground),)), backdrop=True),
        ),
        ground=level_ground(),
        area=rectangle(2 * half, 2 * half),
        view=View(azimuth=(38, 46), elevation=(28, 40), distance=(0.2, 60.0 * half)),
        sunlit=False,
        fill=(0.36, 0.37, 0.39),
        far=half,
        whole=_corners(half, tall),
    )


def _shell(ask: Ask, half: float, tall: float, color: Rgb) -> list[Part]:
    wide, high = 2 * half + THICK, tall + SLAB
    floor = bevelled_box((2 * half, 2 * half, SLAB), bevel=0.01, at=(0, 0, -SLAB / 2))
    aside, up = half + THICK / 2, tall / 2 - SLAB / 2
    back = bevelled_box((wide, THICK, high), bevel=0.01, at=(-THICK / 2, aside, up))
    left = bevelled_box((THICK, wide, high), bevel=0.01, at=(-aside, THICK / 2, up))
    skirts = [
        bevelled_box((2 * half, 0.02, 0.1), bevel=0.004, at=(0, half - 0.01, 0.05)),
        bevelled_box((0.02, 2 * half, 0.1), bevel=0.004, at=(-half + 0.01, 0, 0.05)),
    ]
    boards = "floorboards" if known(ask.surface) in (None, "oak") else ask.surface
    return [
        Part(floor, material(boards), "floor"),
        piece([back, left], material("plaster", color=color), name="wall"),
        piece(skirts, "painted wood", WHITE, name="skirting"),
    ]


def _around(half: float, color: Rgb) -> Part:
    reach = AROUND * half
    plain = sheet((-reach, reach), (-reach, reach), -SLAB)
    return Part(plain, material("paper", color=color), "ground")


def _corners(half: float, tall: float) -> Floats:
    """(8, 3) of the room with its walls, m."""
    low, high = (-half - THICK, -half, -SLAB), (half, half + THICK, tall)
    grids = np.meshgrid(*zip(low, high, strict=True), indexing="ij")
    return np.stack([g.ravel() for g in grids], axis=1)


PLACE = Place(("diorama",), build)
