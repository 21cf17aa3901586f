"""Surfaces in the world: where the stage says, coarse for staging and fine for people."""

import numpy as np
import pytest

from imagineart.staging.scene.surfaces import fine_surfaces, placed_surfaces
from imagineart.staging.stage import Box, Instance, Placement, Stage

BOX = Box(left=0, top=0, width=1, height=1)


@pytest.fixture
def stage() -> Stage:
    mug = Placement(noun="mug", position=(1.0, 2.0, 0.5), scale=2.0, yaw=90.0)
    return Stage(
        instances=(
            Instance(object="moon", box=BOX),
            Instance(object="mug", box=BOX, placement=mug),
        )
    )


def test_what_the_sky_shows_has_none(stage: Stage) -> None:
    assert len(placed_surfaces(stage)) == len(fine_surfaces(stage)) == 1


def test_both_are_in_the_same_place(stage: Stage) -> None:
    (coarse,), (fine,) = placed_surfaces(stage), fine_surfaces(stage)
    for end in (np.min, np.max):
        apart = end(coarse.reshape(-1, 3), axis=0) - end(fine.reshape(-1, 3), axis=0)
        assert np.abs(apart).max() < 0.03
    assert fine[..., 2].min() == pytest.approx(0.5, abs=0.01)
    assert len(fine) > len(coarse)
