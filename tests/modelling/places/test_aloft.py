"""Forests from the air, salt flats, parking lots."""

import numpy as np
import pytest

from imagineart.modelling.model import bounds_of
from imagineart.modelling.places.aloft import ALOFT, Course
from imagineart.modelling.places.place import place_of


def test_that_a_course_is_nowhere_far_from_its_middle() -> None:
    course = Course(50.0, 120.0, 6.0, 1.0)
    y = np.linspace(-200.0, 400.0, 50).astype(np.float32)
    assert float(course.off(course.middle(y), y).max()) < 1e-3
    assert float(course.off(course.middle(y) + 20.0, y).min()) > 5.0


def test_that_a_river_lies_below_its_banks_and_the_camera_over_all() -> None:
    place = place_of("river from above", seed=2, alone=True)
    assert place.slots is not None
    at = np.array([slot.position for slot in place.slots.floor], np.float32)
    banks = at + np.array([40.0, 0.0, 0.0], np.float32)
    assert (place.ground(at[:, 0], at[:, 1]) < 0.0).all()
    assert (place.ground(banks[:, 0], banks[:, 1]) > 0.0).all()
    assert place.vista is not None
    assert place.vista.position[2] == ALOFT


@pytest.mark.parametrize(("family", "name"), [("salt flat", "mirror"), ("parking lot", "line")])
def test_that_the_ground_is_level_where_things_stand(family: str, name: str) -> None:
    place = place_of(family, seed=1, extent=2.0)
    parts = [part for part in place.scenery[0].model.parts if part.name == name]
    low, high = bounds_of(parts)
    assert np.ptp([low[2], high[2]]) < 0.02
    assert float(np.abs(place.ground(*np.zeros((2, 1), np.float32))).max()) < 0.05
