"""Noise: deterministic, normalised, periodic, independent of the picture's size."""

import numpy as np
import pytest

from imagineart.rendering.noise import curve, look_up, stream, tile


def test_a_stream_depends_on_seed_and_name() -> None:
    first = stream(7, "clouds").random(4)
    assert np.array_equal(first, stream(7, "clouds").random(4))
    assert not np.array_equal(first, stream(8, "clouds").random(4))
    assert not np.array_equal(first, stream(7, "stars").random(4))


def test_a_stream_takes_the_largest_seed() -> None:
    assert 0 <= stream(2**63, "x").random() < 1


@pytest.mark.parametrize("slope", [0.0, 1.0, 2.0])
def test_a_tile_has_mean_0_and_variance_1(slope: float) -> None:
    field = tile(stream(1, "t"), slope, size=128)
    assert field.dtype == np.float32
    assert abs(float(field.mean())) < 1e-4
    assert float(field.std()) == pytest.approx(1, abs=1e-3)


def test_a_steeper_slope_is_smoother() -> None:
    rough, smooth = (tile(stream(1, "t"), slope, size=128) for slope in (0.3, 2.0))
    assert np.abs(np.diff(smooth)).mean() < 0.5 * np.abs(np.diff(rough)).mean()


def test_stretch_draws_forms_out_sideways() -> None:
    field = tile(stream(1, "t"), 1.0, size=128, stretch=0.1)
    assert np.abs(np.diff(field, axis=1)).mean() < 0.5 * np.abs(np.diff(field, axis=0)).mean()


def test_look_up_meets_the_samples_and_wraps() -> None:
    field = tile(stream(3, "t"), size=64)
    grid = np.arange(64, dtype=np.float32) / 64
    x, y = grid[None, :], grid[:, None]
    assert np.allclose(look_up(field, x, y), field, atol=1e-4)
    assert np.allclose(look_up(field, x + 3, y - 5), field, atol=1e-3)


def test_look_up_mixes_neighbours_linearly() -> None:
    field = tile(stream(3, "t"), size=64)
    half = look_up(field, np.array([[10.5 / 64]]), np.array([[20 / 64]]))
    assert float(half[0, 0]) == pytest.approx((field[20, 10] + field[20, 11]) / 2, abs=1e-5)


def test_a_curve_is_periodic_and_bounded() -> None:
    at = np.linspace(0, 1, 200, dtype=np.float32)
    values = curve(stream(2, "c"), at)
    assert np.allclose(values, curve(stream(2, "c"), at + 1), atol=2e-2)
    assert 0.4 < float(values.std()) < 1.6
