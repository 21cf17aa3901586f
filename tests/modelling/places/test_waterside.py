"""Piers, quays and canals: dry where one stands, water where it is not built."""

import numpy as np
import pytest

from imagineart.modelling.model import Copies, bounds_of
from imagineart.modelling.places.fittings import copied
from imagineart.modelling.places.mountains import LAKE
from imagineart.modelling.places.place import place_of
from imagineart.modelling.places.waterside import gondola

HERE = np.zeros(1, np.float32)


@pytest.mark.parametrize("family", ["pier", "harbour"])
def test_one_stands_over_the_water(family: str) -> None:
    place = place_of(family, extent=1.0)
    assert float(place.ground(HERE, HERE)[0]) > LAKE + 0.3
    assert float(place.ground(HERE, HERE + 60.0)[0]) == pytest.approx(LAKE)
    assert not place.water


def test_a_pier_is_wide_enough() -> None:
    place = place_of("pier", extent=2.0)
    x = np.linspace(-2, 2, 9).astype(np.float32)
    assert (place.ground(x, 0 * x) > LAKE + 0.3).all()


def test_houses_stand_on_both_sides_of_a_canal() -> None:
    parts = place_of("canal", extent=1.0).scenery[0].model.parts
    houses = [p.shape for p in parts if p.name == "houses" and isinstance(p.shape, Copies)]
    x = np.concatenate([h.transforms[:, 0, 3] for h in houses])
    assert (x > 3).sum() > 5
    assert (x < -3).sum() > 5


def test_a_gondola_is_long_and_slim() -> None:
    moved = copied(gondola(), [(0.0, 0.0, 0.0)])[0].shape
    assert isinstance(moved, Copies)
    low, high = bounds_of(moved.parts)
    wide, long, _ = high - low
    assert long > 5 * wide
