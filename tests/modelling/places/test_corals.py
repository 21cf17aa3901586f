"""A reef: corals of about a metre, in many colours of few shapes, round about what is looked at."""

import numpy as np
import pytest

from imagineart.modelling.model import Copies, bounds_of
from imagineart.modelling.places.corals import COLORS, FISH, KINDS, coral, reef, school
from imagineart.modelling.places.place import level_ground
from imagineart.modelling.registry import find

CLEAR = 1.5  # m


@pytest.mark.parametrize("kind", KINDS)
def test_a_coral_stands_on_its_foot_and_is_about_a_metre_wide(kind: str) -> None:
    low, high = bounds_of(coral(kind, COLORS[kind][0]))
    assert 0.4 < float((high - low).max()) < 2.0
    assert low[2] < 0.05
    assert high[2] > 0.25


def test_colours_share_one_shape() -> None:
    red, gold = (coral("antler", color)[0] for color in COLORS["antler"][:2])
    assert red.shape is gold.shape
    assert red.material.color != gold.material.color


def test_a_reef_leaves_what_is_looked_at_free() -> None:
    rng = np.random.default_rng(3)
    places, sizes = rng.uniform(-5, 5, (120, 2)), np.full(120, 0.8)
    parts = reef(places, sizes, level_ground(), CLEAR, rng)
    shapes = [part.shape for part in parts if isinstance(part.shape, Copies)]
    at = np.concatenate([shape.transforms[:, :2, 3] for shape in shapes])
    free = np.hypot(*places.T) > CLEAR + 0.4
    assert len(at) == int(free.sum())
    assert np.hypot(*at.T).min() > CLEAR
    assert len({part.material.color for part in parts}) > 8


def test_fish_swim_over_the_bed() -> None:
    assert all(find(noun) for noun, _ in FISH)
    parts = school(1.0, True, np.random.default_rng(1))
    heights = [p.shape.transforms[:, 2, 3] for p in parts if isinstance(p.shape, Copies)]
    assert sum(map(len, heights)) > 20
    assert np.concatenate(heights).min() > 0.5
