"""The fake engine: deterministic, fast to encode, or as heavy as real pictures."""

import numpy as np
import pytest

from imagineart.engines.fake import SHRINK, FakeEngine
from imagineart.events import Event
from imagineart.picture import Picture
from imagineart.plan.plan import Plan
from imagineart.staging.stage import Canvas, Stage


def draw(engine: FakeEngine | None = None, size: tuple[int, int] = (2048, 2048), **stage: int) -> Picture:
    canvas = Canvas(width=size[0], height=size[1])
    return (engine or FakeEngine()).draw(Plan(), Stage(canvas=canvas, **stage))


def test_the_same_stage_gives_the_same_pixels() -> None:
    first, second = (draw(seed=5).pixels for _ in range(2))
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize("change", [{"seed": 6}, {"attempt": 1}])
def test_seed_and_attempt_change_the_pixels(change: dict[str, int]) -> None:
    other = draw(**{"seed": 5} | change).pixels
    assert np.abs(other - draw(seed=5).pixels).max() > 0.05


def test_small_keeps_the_shape_at_a_fraction_of_the_size() -> None:
    picture = draw(size=(3552, 1184))
    assert picture.size == (3552 // SHRINK, 1184 // SHRINK)


def test_full_and_large_have_the_asked_size() -> None:
    for size in ("full", "large"):
        assert draw(FakeEngine(size), (64, 32)).size == (64, 32)


def test_pixels_are_float32_between_0_and_1() -> None:
    for size in ("small", "full", "large"):
        pixels = draw(FakeEngine(size), (64, 64)).pixels
        assert pixels.dtype == np.float32
        assert pixels.min() >= 0
        assert pixels.max() <= 1


def test_large_is_noise_that_no_codec_can_shrink() -> None:
    pixels = draw(FakeEngine("large"), (64, 64)).pixels
    assert np.abs(np.diff(pixels, axis=1)).mean() > 0.25


def test_it_tells_that_it_is_composed_and_fake() -> None:
    events: list[Event] = []
    picture = FakeEngine().draw(Plan(), Stage(), events.append)
    assert [event.step for event in events] == ["composed"]
    assert "fake" in picture.notes[0]
    assert picture.provenance["engine"] == "fake"
