"""Placeholders: a labelled shape that keeps the sprite contract."""

import numpy as np
import pytest

from imagineart.color.spaces import oklch_to_linear
from imagineart.events import Event
from imagineart.painting.placeholder import NOTE, Placeholders
from imagineart.painting.sprite import NoiseKey, Oklch, SpriteRequest

RED: Oklch = (0.6, 0.22, 28.0)


def request(noun: str = "apple", size: int = 128, colors: tuple[Oklch, ...] = ()) -> SpriteRequest:
    return SpriteRequest(noun, noun, "3d", NoiseKey(1, 0, 0), size, colors)


def paint(asked: SpriteRequest) -> np.ndarray:
    return Placeholders().paint([asked])[0].image


@pytest.mark.parametrize("size", [64, 200])
def test_it_is_premultiplied_float32_of_the_asked_size(size: int) -> None:
    image = paint(request(size=size))
    assert image.shape == (size, size, 4)
    assert image.dtype == np.float32
    assert (image[..., :3] <= image[..., 3:] + 1e-6).all()


def test_the_corners_are_clear_and_the_middle_is_solid() -> None:
    image = paint(request())
    assert image[0, 0, 3] == 0
    assert image[100, 64, 3] == 1


def test_the_asked_colour_is_the_body() -> None:
    image = paint(request(colors=(RED,)))
    np.testing.assert_allclose(
        image[110, 64, :3], oklch_to_linear(np.array(RED, np.float32)), atol=1e-4
    )


def test_the_label_is_readable_on_light_and_dark() -> None:
    for color, darker in (((0.9, 0.1, 100.0), True), ((0.2, 0.1, 260.0), False)):
        image = paint(request(colors=(color,)))
        body, label = image[110, 64, :3].mean(), image[54:74, 20:108, :3].mean(axis=-1)
        assert (label.min() < body / 4) == darker
        assert (label.max() > body * 4) == (not darker)


def test_a_long_noun_stays_inside_the_shape() -> None:
    image = paint(request("refrigerator with magnets", colors=((0.9, 0.02, 100.0),)))
    ink = image[..., :3].mean(axis=-1) < 0.2
    assert not ink[60:68, :8].any() or image[60:68, :8, 3].max() == 0


def test_the_same_noun_has_always_the_same_colour_and_others_differ() -> None:
    np.testing.assert_array_equal(paint(request("dog")), paint(request("dog")))
    assert np.abs(paint(request("dog")) - paint(request("cat"))).max() > 0.1


def test_it_knows_every_noun_and_says_what_it_is() -> None:
    events: list[Event] = []
    source = Placeholders()
    sprites = source.paint([request("a"), request("b")], events.append)
    assert source.drawable("flux capacitor") == "flux capacitor"
    assert [sprite.note for sprite in sprites] == [NOTE, NOTE]
    assert [(event.step, event.done, event.total) for event in events] == [
        ("painted", 1, 2),
        ("painted", 2, 2),
    ]
