import numpy as np

from imagineart.tracing import variant
from imagineart.tracing.dice import Dice, mixed

PIXELS = 4096


def thrown(sample: int, count: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    """(2, pixels) a pair of numbers of each pixel."""
    mi = variant.load()
    pixel = mixed(mi.UInt32(np.arange(PIXELS, dtype=np.uint32)))
    return np.array(Dice(pixel, mi.UInt32(sample)).two(mi, count))


def test_numbers_fill_the_unit_square_evenly() -> None:
    u = thrown(0, 4)
    assert u.min() >= 0.0
    assert u.max() < 1.0
    cells = np.histogram2d(u[0], u[1], bins=8, range=((0, 1), (0, 1)))[0]
    assert (np.abs(cells - PIXELS / 64) < 6 * np.sqrt(PIXELS / 64)).all()


def test_pixels_dimensions_and_samples_are_not_correlated() -> None:
    u, later = thrown(0, 4), thrown(0, 6)
    assert abs(np.corrcoef(u[0], later[0])[0, 1]) < 0.06
    assert abs(np.corrcoef(u[0, 1:], u[0, :-1])[0, 1]) < 0.06
    assert abs(np.corrcoef(u[0], u[1])[0, 1]) < 0.06


def test_the_samples_of_a_pixel_fill_gaps() -> None:
    first = np.sort(np.stack([thrown(i, 4)[0] for i in range(8)]), axis=0)
    gaps = np.diff(np.concatenate([first, first[:1] + 1.0]), axis=0)
    assert gaps.max() < 0.3
