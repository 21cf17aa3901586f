"""What does a salt flat look like after rain? A film of water, and the sky in it."""

import numpy as np

from imagineart.modelling.land import eye_of, fan, fractal_2d, mix, step
from imagineart.modelling.model import Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import clear_air
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

FAR = 9000.0
RANGE = (3800.0, 7600.0)  # m: between which hills rise
SALT: Rgb = (0.78, 0.78, 0.76)
BLUE: Rgb = (0.20, 0.26, 0.36)


def build(ask: Ask) -> PlaceModel:
    """Level to the horizon, low hills at the end; a mirror, or dry salt where words say so."""
    seed = int(ask.rng.integers(1 << 12))
    eye = eye_of(ask.extent, FAR, 200, 300)

    def land(x: Floats, y: Floats) -> Floats:
        rise = step(np.hypot(x, y), *RANGE) * np.clip(fractal_2d(x, y, 2600.0, seed, 5) + 0.1, 0, 1)
        return np.asarray(260.0 * rise - 0.5, np.float32)

    def paint(p: Floats, normals: Floats) -> Floats:
        return mix(SALT, BLUE, step(p[:, 2], 0.0, 12.0))

    film = Material("brine", (0.86, 0.88, 0.90), 0.015, metallic=1.0)
    mirror = fan(lambda x, y: np.zeros(np.shape(x), np.float32), eye)
    parts = (
        Part(mirror, film, "mirror"),
        Part(fan(land, eye, paint), Material("hills", BLUE, 0.95), "ground"),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("salt flat", parts)),),
        ground=level_ground(),
        area=rectangle(14 * ask.extent, 10 * ask.extent),
        haze=clear_air(ask.hour, 5200.0) if ask.weather in ("clear", "cloudy") else None,
        view=View((-30, 30), (0, 40), (0.5, 200.0)),
        vista=Vista((0.0, -8.0, 1.5), (0.0, 10.0, 1.5), 22.0),
        fog=300.0,
    )


PLACE = Place(("salt flat",), build)
