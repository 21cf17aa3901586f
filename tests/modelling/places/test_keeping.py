"""Is a place that was kept the place that was built?"""

from pathlib import Path

import numpy as np
import pytest

from imagineart.modelling.cache import ModelCache
from imagineart.modelling.model import Floats
from imagineart.modelling.places.keeping import gridded, kept_place
from imagineart.modelling.places.place import PlaceModel, level_ground, place_of

AREA = np.array([[-4, -3], [4, -3], [4, 5], [-4, 5]], np.float32)


def slope(x: Floats, y: Floats) -> Floats:
    return np.asarray(0.1 * x - 0.3 * y + 1.0, np.float32)


def test_a_kept_place_is_built_once_and_comes_back_alike(tmp_path: Path) -> None:
    built: list[PlaceModel] = []

    def build() -> PlaceModel:
        built.append(place_of("table", seed=2))
        return built[-1]

    first, again = (kept_place(ModelCache(tmp_path), build, "table", 2) for _ in range(2))
    assert len(built) == 1
    assert again.view == first.view
    assert (again.area == first.area).all()
    ours, theirs = (
        [(p.name, p.material.name) for s in place.scenery for p in s.model.parts]
        for place in (first, again)
    )
    assert ours == theirs
    x = np.linspace(-1.0, 1.0, 9, dtype=np.float32)
    assert (first.ground(x, x) == again.ground(x, x)).all()
    kept_place(ModelCache(tmp_path), build, "table", 3)
    assert len(built) == 2


def test_a_grid_follows_the_ground_and_goes_on_at_its_edge() -> None:
    grid = gridded(PlaceModel("hill", (), slope, AREA))
    x, y = np.random.default_rng(0).uniform(-3.0, 5.0, (2, 99)).astype(np.float32)
    assert np.allclose(grid(x, y), slope(x, y), atol=1e-3)
    near, far = (np.array([edge], np.float32) for edge in (5e3, 1e4))
    assert grid(far, far)[0] == pytest.approx(float(grid(near, near)[0]))
    level = gridded(PlaceModel("floor", (), level_ground(0.4), AREA))
    assert np.allclose(level(x, y), 0.4)
