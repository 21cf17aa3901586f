"""Where on a carrier what it carries goes."""

import numpy as np

from imagineart.staging.scene.carrying import summit, tip
from imagineart.staging.scene.shapes import Solid

STALK = np.array(
    [[[0.0, 0, 0], [0.01, 0, 0], [0.02, 0.01, 0.9]], [[0, 0, 0], [0, 0, 0.5], [0.1, 0, 0.4]]]
)


def test_a_tip_is_the_highest_point_even_below_the_bounds() -> None:
    grown = Solid(STALK, STALK.min((0, 1)), np.array([0.1, 0.01, 1.2]))  # strands reach higher
    assert tip(grown).position == (0.02, 0.01, 0.9)


def test_a_summit_is_over_the_middle() -> None:
    solid = Solid(STALK, STALK.min((0, 1)), STALK.max((0, 1)))
    x, y, _ = summit(solid).position
    assert (x, y) == (0.05, 0.005)
