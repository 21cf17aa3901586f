"""Islands from the air: apart from each other, sand at the rim, the colour of the depth."""

import numpy as np
import pytest

from imagineart.modelling.places.islands import COUNT, heights, painted, scattered, shining


@pytest.mark.parametrize("seed", range(4))
def test_islands_lie_apart_and_the_first_before_the_viewer(seed: int) -> None:
    isles = scattered(np.random.default_rng(seed))
    assert 8 <= len(isles.radii) <= COUNT
    gaps = np.hypot(*(isles.middles[:, None] - isles.middles[None]).transpose(2, 0, 1))
    reach = isles.radii[:, None] + isles.radii[None]
    np.fill_diagonal(gaps, np.inf)
    assert (gaps > 1.2 * reach).all()
    assert abs(isles.middles[0, 0]) < 0.3 * isles.middles[0, 1]


def test_land_rises_from_the_deep_over_a_shelf() -> None:
    isles = scattered(np.random.default_rng(0))
    land, (a, b), r = heights(isles, 5), isles.middles[0], isles.radii[0]
    out = np.array([0.0, 1.45, 2.9], np.float32) * r
    heart, shelf, deep = land(np.full(3, a, np.float32), b - out)
    assert heart > 3.0
    assert -5.0 < shelf < 3.0
    assert deep < -20.0


def test_shallow_water_is_turquoise_and_deep_water_dark() -> None:
    def bed(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(x < 0, -1.6, -50.0).astype(np.float32)

    p = np.array([(-5.0, 5.0, 0.0), (5.0, 5.0, 0.0)], np.float32)
    shallow, deep = shining(bed, p, 3)
    assert shallow[1] > 2.5 * deep[1]
    assert deep[2] > 2 * deep[0]


def test_sand_is_pale_and_the_heart_is_green() -> None:
    p = np.array([(3.0, 3.0, 0.2), (3.0, 3.0, 9.0)], np.float32)
    up = np.tile(np.array([0.0, 0.0, 1.0], np.float32), (2, 1))
    sand, heart = painted(2)(p, up)
    assert sand.min() > 0.3
    assert heart[1] == heart.max()
    assert heart[1] < 0.2
