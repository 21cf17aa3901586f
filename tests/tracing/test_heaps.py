"""Are heaps of clouds round, flat below, lit from the sun, and as many as asked?"""

import numpy as np
import pytest

from imagineart.tracing.heaps import FINE, HIGHEST, band, read


def test_more_of_the_sky_is_covered_where_more_is_asked() -> None:
    few, many = (band(3, share, 0, 40)[0] for share in (0.05, 0.3))
    assert 0.0 < float(few.mean()) < 0.5 * float(many.mean()) < 0.5


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_heaps_are_wider_at_the_foot_than_at_the_top_and_brighter_above(seed: int) -> None:
    thick, bright = band(seed, 0.004, 90, 40)
    rows = np.flatnonzero((thick > 0.5).any(axis=1))
    third = len(rows) // 3
    foot, top = ((thick[part] > 0.5).sum() for part in (rows[:third], rows[-third:]))
    assert foot > top
    shone = [bright[part][thick[part] > 0.5].mean() for part in (rows[:third], rows[-third:])]
    assert shone[0] < 0.8 * shone[1]


def test_the_side_of_the_sun_is_brighter() -> None:
    left, right = (band(2, 0.2, azimuth, 10) for azimuth in (90, 270))
    assert np.array_equal(left[0], right[0])
    lit = left[0] > 0.5
    assert float(np.abs(left[1] - right[1])[lit].mean()) > 0.05


def test_a_band_has_no_seam_and_ends_below_the_zenith() -> None:
    thick = band(3, 0.3, 0, 40)[0]
    assert np.abs(thick[:, 0] - thick[:, -1]).max() < 0.35
    high = np.array([HIGHEST, HIGHEST + 20.0], np.float32)
    assert (read(thick, np.zeros(2, np.float32), high) == 0.0).all()
    middle = read(thick, np.array([10.0], np.float32), np.array([20.0], np.float32))
    assert middle[0] == pytest.approx(thick[round(20 * FINE), round(10 * FINE)], abs=1e-5)
