"""Rain and snow fall outdoors only, brighten and never darken, and follow the seed."""

import numpy as np
import pytest

from imagineart.rendering.raster import Array
from imagineart.rendering.weather import INDOORS, fall, falls


def fallen(family: str, weather: str, seed: int = 1, *, dark: bool = False) -> Array:
    canvas = np.full((120, 160, 3), 0.3, np.float32)
    fall(canvas, family, weather, seed, dark)
    return canvas


@pytest.mark.parametrize("weather", ["rain", "storm", "snow"])
def test_what_falls_brightens_some_pixels(weather: str) -> None:
    canvas = fallen("meadow", weather)
    assert canvas.min() >= 0.3 - 1e-6
    assert canvas.max() <= 1
    assert 0.001 < float((canvas[..., 0] > 0.32).mean()) < 0.4


@pytest.mark.parametrize("family", sorted(INDOORS))
def test_nothing_falls_indoors(family: str) -> None:
    assert not falls(family, "rain")
    assert (fallen(family, "snow") == np.float32(0.3)).all()


@pytest.mark.parametrize("weather", ["clear", "cloudy", "fog"])
def test_nothing_falls_in_dry_weather(weather: str) -> None:
    assert (fallen("street", weather) == np.float32(0.3)).all()


def test_a_storm_rains_harder() -> None:
    assert fallen("sea", "storm").sum() > fallen("sea", "rain").sum()


def test_at_night_less_light_catches_the_drops() -> None:
    assert fallen("sea", "rain", dark=True).sum() < fallen("sea", "rain").sum()


def test_the_seed_decides() -> None:
    assert np.array_equal(fallen("city", "snow"), fallen("city", "snow"))
    assert not np.array_equal(fallen("city", "snow"), fallen("city", "snow", seed=2))
