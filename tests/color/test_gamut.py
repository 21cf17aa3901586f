from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.color.gamut import into_gamut, max_chroma
from imagineart.color.spaces import linear_to_oklch, oklch_to_linear


def hue_gap(first: Any, second: Any) -> Any:
    return np.abs((first - second + 180) % 360 - 180)


def test_colors_inside_do_not_change() -> None:
    colors = np.random.default_rng(1).random((100, 3)).astype(np.float32)
    np.testing.assert_array_equal(into_gamut(colors), colors)


def test_only_outside_pixels_change() -> None:
    image = np.full((4, 4, 3), 0.5, np.float32)
    image[1, 2] = [1.4, 0.2, -0.1]
    mapped = into_gamut(image)
    changed = (mapped != image).any(axis=-1)
    assert changed[1, 2]
    assert changed.sum() == 1


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_lightness_and_hue_are_kept(dtype: type) -> None:
    grid = [(li, 0.35, hue) for li in np.linspace(0.1, 0.95, 18) for hue in range(0, 360, 5)]
    asked: Any = np.array(grid, dtype)
    got = linear_to_oklch(into_gamut(oklch_to_linear(asked)))
    np.testing.assert_allclose(got[:, 0], asked[:, 0], atol=2e-3)
    assert hue_gap(got[:, 2], asked[:, 2])[got[:, 1] > 0.01].max() < 2.0


def test_as_much_chroma_as_fits_is_kept() -> None:
    asked = np.array([[0.6, 0.4, 30.0], [0.7, 0.4, 140.0], [0.45, 0.4, 264.0]])
    mapped = into_gamut(oklch_to_linear(asked))
    touches_edge = (mapped.min(axis=1) < 1e-3) | (mapped.max(axis=1) > 1 - 1e-3)
    assert touches_edge.all()


def test_lighter_than_white_is_white_and_darker_than_black_is_black() -> None:
    mapped = into_gamut(np.array([[3.0, 3.0, 3.0], [-0.5, -0.5, -0.5]]))
    np.testing.assert_allclose(mapped, [[1, 1, 1], [0, 0, 0]], atol=1e-9)


@given(st.lists(st.floats(-4, 4), min_size=3, max_size=3))
def test_every_result_is_displayable(color: list[float]) -> None:
    mapped = into_gamut(np.array([color]))
    assert ((mapped >= 0) & (mapped <= 1)).all()


def test_empty_image() -> None:
    assert into_gamut(np.zeros((0, 3), np.float32)).shape == (0, 3)


@pytest.mark.parametrize(("primary", "hue"), [((1, 0, 0), 29.23), ((0, 1, 0), 142.5)])
def test_the_gamut_reaches_to_its_primaries(primary: tuple[int, ...], hue: float) -> None:
    lightness, chroma, _ = linear_to_oklch(np.array(primary, float)).tolist()
    assert max_chroma(lightness - 1e-3, hue) == pytest.approx(chroma, abs=4e-3)
    assert (into_gamut(oklch_to_linear(np.array([lightness, chroma + 0.01, hue]))) <= 1).all()
