"""A picture in bands is the picture."""

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.modelling.model import Floats
from imagineart.tracing import bands
from imagineart.tracing.bands import in_bands


def picture(height: int, width: int, seed: int = 0) -> Floats:
    return np.random.default_rng(seed).random((height, width, 3), dtype=np.float32)


def doubled(image: Floats) -> Floats:
    return image * np.float32(2.0)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 300))
def test_bands_cannot_be_seen(height: int, width: int, pixels: int) -> None:
    image = picture(height, width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "PIXELS", pixels)
        assert np.array_equal(in_bands(doubled, image), doubled(image))


def test_several_images_keep_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "PIXELS", 50)
    one, other = picture(30, 20, 1), picture(30, 20, 2)[..., :1]
    assert np.array_equal(in_bands(lambda a, b: a * b, one, other), one * other)


def test_the_result_may_have_another_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "PIXELS", 50)
    image = picture(30, 20)
    found = in_bands(lambda rows: rows.mean(axis=-1), image)
    assert found.shape == (30, 20)
    assert np.array_equal(found, image.mean(axis=-1))


def test_no_band_holds_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "PIXELS", 100)
    seen: list[int] = []
    lock = threading.Lock()

    def counted(rows: Floats) -> Floats:
        with lock:
            seen.append(len(rows))
        return rows

    in_bands(counted, picture(33, 20))
    assert sum(seen) == 33
    assert max(seen) * 20 <= 100


def test_what_goes_wrong_in_a_band_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "PIXELS", 20)
    calls = iter(range(10))

    def fails(rows: Floats) -> Floats:
        if next(calls) == 3:
            raise ValueError("band")
        return rows

    with pytest.raises(ValueError, match="band"):
        in_bands(fails, picture(20, 20))


@given(st.integers(1, 40), st.integers(1, 200))
def test_neighbours_are_seen_across_bands(height: int, pixels: int) -> None:
    image = picture(height, 7)

    def smoothed(rows: Floats) -> Floats:
        padded = np.pad(rows, ((1, 1), (0, 0), (0, 0)), "edge")
        return padded[:-2] + padded[1:-1] + padded[2:]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "PIXELS", pixels)
        assert np.array_equal(in_bands(smoothed, image, margin=1), smoothed(image))


def test_masks_stay_masks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "PIXELS", 50)
    image = picture(30, 20)
    assert in_bands(lambda rows: rows[..., 0] > 0.5, image).dtype == bool
