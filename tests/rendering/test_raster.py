"""Raster operations against their definitions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.rendering.raster import (
    blur,
    box,
    lay,
    mix,
    over,
    polygon,
    ramp,
    resize,
    rgb,
    smoothstep,
)

RED, BLUE = rgb((0.63, 0.24, 27)), rgb((0.45, 0.2, 264))


def test_rgb_stays_in_range() -> None:
    assert (rgb((0.7, 0.4, 140)) >= 0).all()
    assert (rgb((0.7, 0.4, 140)) <= 1).all()


def test_smoothstep_runs_both_ways() -> None:
    at = np.array([0.0, 0.5, 1.0], np.float32)
    assert smoothstep(0, 1, at).tolist() == [0, 0.5, 1]
    assert smoothstep(1, 0, at).tolist() == [1, 0.5, 0]


def test_a_ramp_meets_its_stops_and_clamps() -> None:
    colors = ramp([(0.0, RED), (1.0, BLUE)], np.array([-1.0, 0.0, 1.0, 2.0], np.float32))
    assert np.allclose(colors[[0, 1]], RED, atol=1e-3)
    assert np.allclose(colors[[2, 3]], BLUE, atol=1e-3)


def test_mix_is_the_middle_of_a_ramp() -> None:
    middle = ramp([(0.0, RED), (1.0, BLUE)], np.array([0.5], np.float32))[0]
    assert np.allclose(mix(RED, BLUE, 0.5), middle, atol=4e-3)


@pytest.mark.parametrize("shape", [(8, 6), (8, 6, 3), (8, 6, 4)])
def test_resize_keeps_a_constant_image(shape: tuple[int, ...]) -> None:
    image = np.full(shape, 0.4, np.float32)
    large = resize(image, 17, 29)
    assert large.shape[:2] == (29, 17)
    assert np.allclose(large, 0.4, atol=1e-5)


@given(st.floats(0.1, 30))
def test_blur_keeps_a_constant_and_the_shape(sigma: float) -> None:
    image = np.full((40, 52), 0.7, np.float32)
    soft = blur(image, sigma)
    assert soft.shape == image.shape
    assert np.allclose(soft, 0.7, atol=1e-4)


def test_blur_spreads_by_its_sigma() -> None:
    image = np.zeros((1, 201), np.float32)
    image[0, 100] = 1
    soft = blur(np.repeat(image, 5, axis=0), 2.0)[2]
    at = np.arange(201) - 100
    assert np.sqrt((soft * at**2).sum() / soft.sum()) == pytest.approx(2.0, rel=0.05)


def test_lay_mixes_by_the_mask() -> None:
    canvas = np.zeros((2, 2, 3), np.float32)
    lay(canvas, np.ones(3, np.float32), np.array([[0, 0.25], [0.5, 1]], np.float32))
    assert canvas[..., 0].tolist() == [[0, 0.25], [0.5, 1]]


def test_over_follows_porter_and_duff() -> None:
    canvas = np.full((4, 4, 3), 0.5, np.float32)
    image = np.full((2, 2, 4), 0.25, np.float32)
    over(canvas, image, 1, 2)
    assert canvas[2, 1, 0] == pytest.approx(0.5 * 0.75 + 0.25)
    assert canvas[0, 0, 0] == 0.5


@given(st.integers(-9, 9), st.integers(-9, 9))
def test_over_clips_anywhere(left: int, top: int) -> None:
    canvas = np.zeros((5, 6, 3), np.float32)
    over(canvas, np.ones((3, 4, 4), np.float32), left, top)
    wide = max(0, min(left + 4, 6) - max(left, 0))
    tall = max(0, min(top + 3, 5) - max(top, 0))
    assert canvas[..., 0].sum() == wide * tall


def test_a_polygon_covers_its_area() -> None:
    mask = polygon(40, 30, [(5, 5), (25, 5), (25, 15), (5, 15)])
    assert mask.shape == (30, 40)
    assert float(mask.sum()) == pytest.approx(200, rel=0.08)


def test_a_box_covers_fractions_of_pixels() -> None:
    canvas = np.zeros((10, 10, 3), np.float32)
    box(canvas, 2.75, 3, 4, 2, np.ones(3, np.float32))
    assert canvas[4, 5, 0] == 1
    assert 0 < canvas[4, 7, 0] < 1
    assert canvas[4, 2, 0] < 1
    assert canvas[7, 5, 0] == 0
