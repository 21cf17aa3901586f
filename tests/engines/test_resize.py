"""Covering a canvas with a foreign picture."""

import numpy as np
import pytest

from imagineart.engines.resize import cover


def test_a_picture_of_the_right_size_is_returned_as_it_is() -> None:
    pixels = np.random.default_rng(0).random((8, 12, 3), np.float32)
    assert cover(pixels, 12, 8) is pixels


@pytest.mark.parametrize(("width", "height"), [(64, 64), (100, 30), (31, 97)])
def test_the_result_has_exactly_the_asked_size(width: int, height: int) -> None:
    assert cover(np.ones((16, 16, 3), np.float32), width, height).shape == (height, width, 3)


def test_a_flat_picture_stays_flat_and_true() -> None:
    flat = np.full((16, 16, 3), (0.9, 0.1, 0.02), np.float32)
    np.testing.assert_allclose(
        cover(flat, 64, 48), np.broadcast_to(flat[0, 0], (48, 64, 3)), atol=1e-5
    )


def test_ringing_never_leaves_the_range_that_was_there() -> None:
    step = np.zeros((16, 16, 3), np.float32)
    step[:, 8:] = 0.7
    grown = cover(step, 128, 128)
    assert grown.min() >= 0.0
    assert grown.max() <= np.float32(0.7)


def test_the_middle_is_kept_when_the_shape_differs() -> None:
    wide = np.zeros((10, 30, 3), np.float32)
    wide[:, 10:20] = 1.0
    assert cover(wide, 10, 10)[2:8, 2:8].min() > 0.99
