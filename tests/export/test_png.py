"""PNG of 16 bits: another reader finds the same levels."""

import io

import numpy as np
import pytest
from PIL import Image

from imagineart.export.png import png16


def test_grey_keeps_every_bit() -> None:
    levels = np.arange(6 * 7, dtype=np.uint16).reshape(6, 7) * 1560
    with Image.open(io.BytesIO(png16(levels))) as image:
        assert image.size == (7, 6)
        assert np.array_equal(np.asarray(image).astype(np.uint16), levels)


def test_colour_keeps_its_upper_byte_in_readers_of_eight_bits() -> None:
    levels = np.random.default_rng(1).integers(0, 65536, (5, 4, 3)).astype(np.uint16)
    with Image.open(io.BytesIO(png16(levels))) as image:
        assert image.mode == "RGB"
        assert np.abs(np.asarray(image).astype(int) - (levels >> 8)).max() <= 1


@pytest.mark.parametrize("shape", [(4,), (4, 4, 4), (2, 2, 2, 3)])
def test_other_shapes_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="levels must be uint16"):
        png16(np.zeros(shape, np.uint16))
