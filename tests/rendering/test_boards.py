"""Boards: crisp panels with room for words."""

import numpy as np
import pytest

from imagineart.color.spaces import linear_to_oklab, oklab_to_oklch
from imagineart.events import Event
from imagineart.painting.sprite import NoiseKey, SpriteRequest
from imagineart.rendering.boards import (
    BOARDS,
    PANEL_SHARE,
    Boards,
    board_of,
    draw,
    face,
    is_board,
    track,
)


@pytest.mark.parametrize("noun", BOARDS)
def test_every_board_is_premultiplied_and_within_range(noun: str) -> None:
    image = draw(noun, 120, 90)
    assert image.shape == (90, 120, 4)
    assert image.dtype == np.float32
    assert image[..., 3].min() >= 0
    assert image[..., 3].max() <= 1 + 1e-6
    assert (image[..., :3] <= image[..., 3:] * 1.1 + 1e-5).all()


@pytest.mark.parametrize("noun", BOARDS)
def test_words_have_a_plain_solid_ground(noun: str) -> None:
    width, height = (200, 200) if BOARDS[noun].form == "disc" else (300, 200)
    image, words = draw(noun, width, height), face(noun)
    part = image[
        int(words.top * height) : int(words.bottom * height),
        int(words.left * width) : int(words.right * width),
    ]
    assert part[..., 3].min() > 0.999
    assert part[..., :3].std(axis=(0, 1)).max() < 0.06


@pytest.mark.parametrize("noun", BOARDS)
def test_edges_are_at_most_two_pixels_wide(noun: str) -> None:
    row = draw(noun, 400, 300)[100, :, 3]
    partial = (row > 0.01) & (row < 0.99)
    assert partial.sum() <= 4


@pytest.mark.parametrize(
    ("noun", "share"),
    [
        ("square", 1.0),
        ("circle", np.pi / 4),
        ("triangle", 0.5),
        ("rhombus", 0.5),
        ("hexagon", 0.75),
    ],
)
def test_a_plain_shape_fills_its_box_as_far_as_its_outline_does(noun: str, share: float) -> None:
    image = draw(noun, 200, 200)
    assert image[..., 3].mean() == pytest.approx(share, abs=0.01)
    rows, columns = np.nonzero(image[..., 3] > 0.5)
    assert min(rows.min(), columns.min()) <= 1
    assert max(rows.max(), columns.max()) >= 198


def test_a_polygon_has_a_rim_of_even_width_in_another_colour() -> None:
    image = draw("octagon", 200, 200)
    middle, rim = image[100, 100, :3], image[100, 3, :3]
    assert np.abs(middle - rim).max() > 0.3
    for near, far in (
        (image[100, :20], image[100, 180:][::-1]),
        (image[:20, 100], image[100, :20]),
    ):
        assert np.abs(near - far).max() < 0.1


def test_a_rounded_square_has_no_corners() -> None:
    assert draw("square", 200, 200)[6, 6, 3] == 1
    assert draw("square", 200, 200, phrase="blue rounded square")[6, 6, 3] == 0


def test_the_asked_colour_is_the_panels() -> None:
    asked = (0.55, 0.2, 262.0)
    pixel = draw("sign", 200, 150, asked)[48, 100, :3]
    lightness, chroma, hue = oklab_to_oklch(linear_to_oklab(pixel))
    assert lightness == pytest.approx(asked[0], abs=0.03)
    assert chroma == pytest.approx(asked[1], abs=0.03)
    assert hue == pytest.approx(asked[2], abs=3)


def test_a_sign_stands_on_posts_and_a_banner_hangs_free() -> None:
    sign, banner = draw("sign", 200, 200)[..., 3], draw("banner", 200, 200)[..., 3]
    below = int(200 * PANEL_SHARE) + 10
    assert 0 < sign[below:].mean() < 0.3
    assert banner[below:].mean() > 0.95


@pytest.mark.parametrize(
    ("aspect", "width", "height"), [(2.0, 128, 64), (0.5, 64, 128), (1, 128, 128)]
)
def test_as_sprites_they_have_the_shape_of_their_box(
    aspect: float, width: int, height: int
) -> None:
    request = SpriteRequest("banner", "banner", "3d", NoiseKey(1, 0, 0), 128, aspect=aspect)
    (sprite,) = Boards().paint([request])
    assert sprite.image.shape == (128, 128, 4)
    rows, columns = np.nonzero(sprite.image[..., 3] > 0.5)
    assert (columns.max() + 1, rows.max() + 1) == (width, height)


def test_a_source_of_boards_knows_boards_and_tells_each() -> None:
    events: list[Event] = []
    request = SpriteRequest("sign", "sign", "3d", NoiseKey(1, 0, 0), 64)
    Boards().paint([request, request], events.append)
    assert [event.done for event in events] == [1, 2]
    assert Boards().drawable("billboard") == "billboard"
    assert Boards().drawable("apple") is None


def test_only_boards_are_boards() -> None:
    assert is_board("sign")
    assert not is_board("stop sign")
    with pytest.raises(KeyError):
        draw("apple", 10, 10)


def test_a_phrase_chooses_the_form() -> None:
    assert board_of("sign", "arched sign").form == "arch"
    assert board_of("sign", "round wooden sign").form == "disc"
    assert board_of("sign", "red sign").form == "panel"
    assert board_of("badge").form == "disc"


def test_a_disc_is_round() -> None:
    alpha = draw("badge", 200, 200)[..., 3]
    y, x = np.mgrid[0:200, 0:200] + 0.5
    radius = np.hypot(x - 100, y - 100)
    assert alpha[radius < 98].min() == 1
    assert alpha[radius > 102].max() == 0


def test_an_arch_is_highest_in_the_middle_and_even() -> None:
    alpha = draw("banner", 300, 150, phrase="arched banner")[..., 3]
    top = (alpha > 0.5).argmax(axis=0)
    assert top[150] == 0
    assert top[10] > 30
    np.testing.assert_array_equal(top, top[::-1])


def test_only_curved_boards_have_a_track() -> None:
    assert track("sign", "sign", 300, 200) is None
    above, below = (track("badge", "", 200, 200, place, 2) for place in (0, 1))
    assert above is not None
    assert below is not None
    assert below.below
    assert not above.below
    assert above.radius < 100
    upper, lower = (track("banner", "arched banner", 300, 150, place, 2) for place in (0, 1))
    assert upper is not None
    assert lower is not None
    assert lower.radius < upper.radius - upper.depth
