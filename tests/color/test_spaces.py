import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.color import spaces
from imagineart.color.spaces import Array

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # colour-science tells about SciPy and Matplotlib
    import colour

D65 = np.array([0.3127, 0.3290])
COLORS = np.random.default_rng(7).random((500, 3))
SRGB = colour.RGB_COLOURSPACES["sRGB"]
PAIRS = [
    (spaces.srgb_decode, spaces.srgb_encode),
    (spaces.linear_to_oklab, spaces.oklab_to_linear),
    (spaces.linear_to_oklch, spaces.oklch_to_linear),
]


@pytest.mark.parametrize(("forth", "back"), PAIRS)
def test_round_trip(forth: Callable[[Any], Array], back: Callable[[Any], Array]) -> None:
    np.testing.assert_allclose(back(forth(COLORS)), COLORS, atol=1e-9)


@pytest.mark.parametrize("forth", [function for pair in PAIRS for function in pair])
def test_shape_and_dtype_are_kept(forth: Callable[[Any], Array]) -> None:
    image = np.full((2, 5, 3), 0.25, np.float32)
    result = forth(image)
    assert result.shape == image.shape
    assert result.dtype == np.float32


def test_integers_become_float64() -> None:
    assert spaces.srgb_decode(np.array([0, 1])).dtype == np.float64


def test_curve_has_the_known_values() -> None:
    encoded = np.array([0.0, 0.04045, 0.5, 188 / 255, 1.0])
    expected = [0.0, 0.04045 / 12.92, 0.21404114, 0.50288646, 1.0]
    np.testing.assert_allclose(spaces.srgb_decode(encoded), expected, atol=1e-7)


def test_curve_agrees_with_the_standard() -> None:
    np.testing.assert_allclose(
        spaces.srgb_encode(COLORS), colour.models.eotf_inverse_sRGB(COLORS), atol=1e-4
    )


def test_curve_is_mirrored_at_zero() -> None:
    np.testing.assert_allclose(spaces.srgb_encode(-COLORS), -spaces.srgb_encode(COLORS))


def test_oklab_agrees_with_the_oracle() -> None:
    xyz = colour.RGB_to_XYZ(COLORS, SRGB, chromatic_adaptation_transform=None)
    np.testing.assert_allclose(spaces.linear_to_oklab(COLORS), colour.XYZ_to_Oklab(xyz), atol=2e-3)


def test_xyz_agrees_with_the_oracle() -> None:
    expected = colour.RGB_to_XYZ(COLORS, SRGB, chromatic_adaptation_transform=None)
    np.testing.assert_allclose(spaces.linear_to_xyz(COLORS), expected, atol=3e-4)


@pytest.mark.parametrize("value", [0.0, 0.18, 1.0])
def test_greys_have_no_chroma(value: float) -> None:
    lab = spaces.linear_to_oklab(np.full(3, value))
    np.testing.assert_allclose(lab[1:], 0.0, atol=1e-6)
    assert lab[0] == pytest.approx(value ** (1 / 3), abs=1e-6)


def test_published_hues_of_the_primaries() -> None:
    hues = spaces.linear_to_oklch(np.eye(3))[:, 2]
    np.testing.assert_allclose(hues, [29.23, 142.50, 264.05], atol=0.01)


@given(st.floats(0, 1), st.floats(0.001, 0.4), st.floats(0, 359.99))
def test_polar_form_round_trip(lightness: float, chroma: float, hue: float) -> None:
    color = np.array([lightness, chroma, hue])
    back = spaces.oklab_to_oklch(spaces.oklch_to_oklab(color))
    np.testing.assert_allclose(back[:2], color[:2], atol=1e-9)
    assert abs((back[2] - hue + 180) % 360 - 180) < 1e-6
    assert 0 <= back[2] < 360


def test_luminance_of_primaries_adds_up_to_white() -> None:
    assert spaces.luminance(np.eye(3)).sum() == pytest.approx(1.0)
    assert spaces.luminance(np.array([0.0, 1.0, 0.0])) == pytest.approx(0.7152, abs=1e-3)
