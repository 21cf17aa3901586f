"""Do things lie in wagons, and stand in puddles, where they should?"""

from collections.abc import Callable

import pytest

from imagineart.modelling.families.outings import ROWS
from imagineart.modelling.model import Model


@pytest.mark.parametrize("noun", ["wagon", "wheelbarrow"])
def test_what_lies_in_a_tray_lies_over_its_wheels_and_under_its_rim(
    noun: str, built: Callable[..., Model]
) -> None:
    model = built(noun)
    inside = model.anchors["inside"]
    assert 0.15 < inside.position[2] < inside.position[2] + inside.room[2] < model.bounds[1][2]
    assert all(
        side < span
        for side, span in zip(inside.room, model.bounds[1] - model.bounds[0], strict=True)
    )


def test_a_puddle_lies_flat_and_mirrors(built: Callable[..., Model]) -> None:
    model = built("puddle")
    low, high = model.bounds
    assert 0.0 < high[2] - low[2] < 0.03 < 0.8 < high[0] - low[0]
    water, rim = model.parts
    assert water.material.roughness < 0.05 < rim.material.roughness


@pytest.mark.parametrize("noun", sorted(ROWS))
def test_each_stands_on_the_ground_and_takes_a_colour(
    noun: str, built: Callable[..., Model]
) -> None:
    model = built(noun)
    assert model.bounds[0][2] == pytest.approx(0.0, abs=1e-3)
    assert any(part.tinted for part in model.parts)
