"""Fish: as long as they are, bent as they swim, tails upright for fish and level for whales."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.families.fish import PATTERNS, POSES, ROWS
from imagineart.modelling.model import Mesh, Model
from imagineart.modelling.registry import model_of


@pytest.mark.parametrize("noun", sorted(ROWS))
def test_fish_have_their_length_and_rest_on_the_ground(
    noun: str, built: Callable[..., Model]
) -> None:
    model = built(noun)
    low, high = model.bounds
    assert low[2] == pytest.approx(0, abs=1e-5)
    assert 0.9 * ROWS[noun].length < high[1] - low[1] < 1.8 * ROWS[noun].length
    assert [p.name for p in model.parts].count("eyes") == 2


def test_outlines_run_from_snout_to_tail() -> None:
    for noun, fish in ROWS.items():
        along = np.array(fish.outline)[:, 0]
        assert along[0] == 0, noun
        assert along[-1] == 1, noun
        assert (np.diff(along) > 0).all(), noun
        assert fish.pattern in PATTERNS


def test_a_shark_has_an_upright_tail_and_a_dolphin_a_level_one(built: Callable[..., Model]) -> None:
    shapes = {noun: built(noun, pose="still").parts[1].shape for noun in ("shark", "dolphin")}
    shark, dolphin = shapes["shark"], shapes["dolphin"]
    assert isinstance(shark, Mesh)
    assert isinstance(dolphin, Mesh)
    assert np.ptp(shark.vertices[:, 2]) > 3 * np.ptp(shark.vertices[:, 0])
    assert np.ptp(dolphin.vertices[:, 0]) > 3 * np.ptp(dolphin.vertices[:, 2])


def test_poses_bend_the_body() -> None:
    wide = {pose: np.ptp(_body("shark", pose)[:, 0]) for pose in POSES}
    assert wide["turn"] > 1.3 * wide["still"]
    assert np.ptp(_body("dolphin", "leap")[:, 2]) > 1.3 * np.ptp(_body("dolphin", "still")[:, 2])


def _body(noun: str, pose: str) -> np.ndarray:
    shape = model_of(noun, pose=pose).parts[0].shape
    assert isinstance(shape, Mesh)
    return shape.vertices


def test_a_clownfish_wears_white_bands_on_orange(built: Callable[..., Model]) -> None:
    shape = built("clownfish").parts[0].shape
    assert isinstance(shape, Mesh)
    assert shape.colors is not None
    white = (shape.colors.min(axis=1) > 0.5).mean()
    orange = ((shape.colors[:, 0] > 0.5) & (shape.colors[:, 2] < 0.1)).mean()
    assert 0.08 < white < 0.5
    assert orange > 0.35


def test_the_back_is_darker_than_the_belly(built: Callable[..., Model]) -> None:
    shape = built("shark", pose="still").parts[0].shape
    assert isinstance(shape, Mesh)
    assert shape.colors is not None
    z = shape.vertices[:, 2]
    high, low = z > np.quantile(z, 0.9), z < np.quantile(z, 0.1)
    assert shape.colors[low].mean() > 2 * shape.colors[high].mean()
