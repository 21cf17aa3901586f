"""Where on a carrier what it carries goes."""

import numpy as np
import pytest
from tests.staging.scene.helpers import plan_of, thing

from imagineart.staging.scene.carrying import rides_of, summit, tip
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


def test_on_a_bicycle_is_one_and_that_is_who_rides() -> None:
    plan = plan_of(
        thing("father", action="teaching"),
        thing("girl", action="ride"),
        thing("bicycle"),
        relations=(("father", "riding", "bicycle"), ("girl", "riding", "bicycle")),
    )
    rides = rides_of(plan, ["father", "girl", "bicycle"])
    assert [(ride.carried, ride.carrier) for ride in rides] == [("girl", "bicycle")]


@pytest.mark.parametrize(("doing", "number"), [("walking", 0), ("climbing", 1)])
def test_nobody_who_walks_is_on_a_tree(doing: str, number: int) -> None:
    plan = plan_of(thing("man", action=doing), thing("tree"), relations=(("man", "on", "tree"),))
    assert len(rides_of(plan, ["man", "tree"])) == number
