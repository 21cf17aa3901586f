"""Ways through the country: level across, free of plants, rails where trains run."""

import numpy as np
import pytest

from imagineart.modelling.model import Copies, Mesh
from imagineart.modelling.places.place import PlaceModel, place_of
from imagineart.modelling.places.roads import GAUGE, ROADS, along, middle


@pytest.fixture(scope="module")
def country() -> PlaceModel:
    return place_of("country road", extent=1.0)


def test_a_road_is_level_across() -> None:
    row = ROADS["country road"]

    def hill(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.asarray(0.3 * x + 0.1 * y, np.float32)

    y = np.linspace(0, 80, 30).astype(np.float32)
    x = middle(y, row, 3)
    land = along(hill, row, 3, 3.4)
    assert np.abs(land(x - 3, y) - land(x + 3, y)).max() < 1e-3
    assert np.abs(land(x + 40, y) - hill(x + 40, y)).max() < 1e-3


def test_nothing_grows_on_the_road(country: PlaceModel) -> None:
    for part in country.scenery[0].model.parts:
        if isinstance(part.shape, Copies) and part.name != "sleepers":
            x, y = part.shape.transforms[:, 0, 3], part.shape.transforms[:, 1, 3]
            assert not ((np.abs(x) < 2.5) & (np.abs(y) < 4.0)).any(), part.name


def test_things_stand_on_it(country: PlaceModel) -> None:
    road = next(p.shape for p in country.scenery[0].model.parts if p.name == "road")
    assert isinstance(road, Mesh)
    near = np.hypot(*road.vertices[:, :2].T) < 2.0
    x, y, z = road.vertices[near].T
    assert np.abs(country.ground(x, y) - z).max() < 0.06


def test_rails_are_a_gauge_apart() -> None:
    place = place_of("railway track", extent=1.0)
    rail = next(p.shape for p in place.scenery[0].model.parts if p.name == "rail")
    assert isinstance(rail, Mesh)
    here = rail.vertices[(np.abs(rail.vertices[:, 1]) < 3.0)]
    assert np.ptp(here[:, 0]) == pytest.approx(GAUGE, abs=0.2)
