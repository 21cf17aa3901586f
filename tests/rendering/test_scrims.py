"""Words can be read on any picture, and what is far from them stays as it was."""

import numpy as np
import pytest

from imagineart.color.spaces import luminance
from imagineart.rendering.scrims import DARK, LIGHT, scrimmed
from imagineart.rendering.typography import CONTRAST, contrast
from imagineart.staging.stage import Box

TOP = Box(left=0.1, top=0.05, width=0.8, height=0.2)


def picture(low: float, high: float) -> np.ndarray:
    rng = np.random.default_rng(1)
    return rng.uniform(low, high, (100, 80, 1)).repeat(3, axis=-1).astype(np.float32)


@pytest.mark.parametrize(("low", "high"), [(0.0, 0.1), (0.0, 1.0), (0.3, 0.6), (0.8, 1.0)])
def test_one_of_two_inks_reads_on_every_part(low: float, high: float) -> None:
    ground = luminance(scrimmed(picture(low, high), [TOP])[6:24, 9:71])
    worst = np.quantile(ground, (0.04, 0.96)).tolist()
    reached = [min(contrast(ink, y) for y in worst) for ink in (LIGHT, DARK)]
    assert max(reached) >= CONTRAST


def test_the_rest_of_the_picture_stays() -> None:
    before = picture(0.0, 1.0)
    after = scrimmed(before, [TOP])
    assert np.array_equal(after[50:], before[50:])
    assert not np.allclose(after[10:20], before[10:20])


def test_a_calm_dark_ground_needs_nothing() -> None:
    before = picture(0.0, 0.1)
    assert np.array_equal(scrimmed(before, [TOP]), before)


def test_a_stated_ink_decides_which_way() -> None:
    middle = picture(0.15, 0.5)
    black = scrimmed(middle, [TOP], [0.01])[10:20].mean()
    white = scrimmed(middle, [TOP], [0.95])[10:20].mean()
    assert white < middle[10:20].mean() < black
