"""What does a photographer's studio look like? Paper that rises into its own backdrop."""

import numpy as np

from imagineart.modelling.kit import grid
from imagineart.modelling.materials import material
from imagineart.modelling.model import Mesh, Model, Part, Rgb
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    level_ground,
    rectangle,
)

# Papers that let any colour stand out: warm grey, stone, sand, slate blue, sage, blush.
PAPERS: tuple[Rgb, ...] = (
    (0.62, 0.60, 0.57),
    (0.60, 0.51, 0.40),
    (0.30, 0.40, 0.48),
    (0.42, 0.47, 0.37),
    (0.64, 0.49, 0.42),
    (0.46, 0.45, 0.47),
)


def build(ask: Ask) -> PlaceModel:
    """A sweep of paper, as large as what stands on it needs."""
    size = max(ask.extent, 0.02)
    color = ask.wall or PAPERS[int(ask.rng.integers(len(PAPERS)))]
    paper = Part(sweep_of_paper(size), material("paper", color=color), "paper")
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("paper", (paper,))),),
        ground=level_ground(),
        area=rectangle(8 * size, 4 * size),
        view=View(azimuth=(-40, 40), elevation=(-2, 89), distance=(0.02, 12 * size)),
        sunlit=False,
        fill=(0.36, 0.37, 0.39),
        far=5 * size,
    )


def sweep_of_paper(size: float) -> Mesh:
    """Flat to 5 sizes behind the origin, then a wide bend, then up; wide enough for any lens."""
    bend, wide = 4.0 * size, 40.0 * size
    angles = np.linspace(0, np.pi / 2, 24)
    y = np.r_[
        -24 * size, np.linspace(-6 * size, 5 * size, 12), 5 * size + bend * np.sin(angles[1:])
    ]
    z = np.r_[np.zeros(13), bend - bend * np.cos(angles[1:])]
    y, z = np.r_[y, y[-1]], np.r_[z, 40 * size]
    x = np.linspace(-wide, wide, 9)
    points = np.stack(np.broadcast_arrays(x[None, :], y[:, None], z[:, None]), axis=-1)

    return grid(points)


PLACE = Place(("studio",), build)
