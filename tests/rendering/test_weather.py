"""Rain and snow brighten and never darken, and follow the seed."""

import numpy as np
import pytest

from imagineart.rendering.raster import Array
from imagineart.rendering.weather import fall


def fallen(weather: str, seed: int = 1, *, dark: bool = False) -> Array:
    canvas = np.full((120, 160, 3), 0.3, np.float32)
    fall(canvas, weather, seed, dark)
    return canvas


@pytest.mark.parametrize("weather", ["rain", "storm", "snow"])
def test_what_falls_brightens_some_pixels(weather: str) -> None:
    canvas = fallen(weather)
    assert canvas.min() >= 0.3 - 1e-6
    assert canvas.max() <= 1
    assert 0.001 < float((canvas[..., 0] > 0.32).mean()) < 0.4


@pytest.mark.parametrize("weather", ["clear", "cloudy", "fog"])
def test_nothing_falls_in_dry_weather(weather: str) -> None:
    assert (fallen(weather) == np.float32(0.3)).all()


def test_a_storm_rains_harder() -> None:
    assert fallen("storm").sum() > fallen("rain").sum()


def test_at_night_less_light_catches_the_drops() -> None:
    assert fallen("rain", dark=True).sum() < fallen("rain").sum()


def test_the_seed_decides() -> None:
    assert np.array_equal(fallen("snow"), fallen("snow"))
    assert not np.array_equal(fallen("snow"), fallen("snow", seed=2))
