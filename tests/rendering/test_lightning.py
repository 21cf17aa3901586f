"""A bolt of lightning, and where it is seen."""

import numpy as np
import pytest

from imagineart.plan.plan import Background, Camera, Light, Weather
from imagineart.rendering.backgrounds import paint
from imagineart.rendering.backgrounds.lightning import HALVINGS, crooked

SIDE = 160
TOP, END = np.array([10.0, 0.0]), np.array([30.0, 100.0])


def sky(weather: Weather, seed: int = 1, family: str = "meadow", side: int = SIDE) -> np.ndarray:
    """The upper part of a background in that weather."""
    ground = Background(family=family, weather=weather)
    picture = paint(ground, Light(), Camera(horizon=0.5), side, side, seed)
    return picture[: int(0.45 * side)]


def brightest(pixels: np.ndarray) -> float:
    return float(pixels.min(-1).max())


def test_a_path_keeps_its_ends() -> None:
    path = crooked(TOP, END, np.random.default_rng(1))
    assert path.shape == (2**HALVINGS + 1, 2)
    assert path[0].tolist() == TOP.tolist()
    assert path[-1].tolist() == END.tolist()


def test_a_path_is_crooked_but_gets_there() -> None:
    path = crooked(TOP, END, np.random.default_rng(2))
    straight = np.linspace(TOP, END, len(path))
    apart = np.linalg.norm(path - straight, axis=1)
    assert 3 < apart.max() < 60


def test_paths_differ_by_chance_only() -> None:
    first, again, other = (crooked(TOP, END, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_storm_has_a_bolt_and_rain_has_none(seed: int) -> None:
    assert brightest(sky("storm", seed)) > 0.8
    assert brightest(sky("rain", seed)) < 0.8


@pytest.mark.parametrize("family", ["sea", "mountains", "desert", "beach"])
def test_it_strikes_wherever_there_is_a_sky(family: str) -> None:
    assert brightest(sky("storm", family=family)) > 0.8


def test_it_strikes_at_a_side() -> None:
    for seed in range(4):
        row = sky("storm", seed)[: SIDE // 4].min(-1).max(0)
        middle, sides = row[SIDE // 3 : -SIDE // 3], np.r_[row[: SIDE // 3], row[-SIDE // 3 :]]
        assert sides.max() > middle.max()


def test_another_size_shows_the_same_bolt() -> None:
    small, large = (sky("storm", side=side).min(-1).max(0) for side in (SIDE, 2 * SIDE))
    assert abs(small.argmax() / SIDE - large.argmax() / (2 * SIDE)) < 0.06
