"""Words on the picture: where they stand, that they can be read, that nothing else changes."""

import numpy as np
import pytest
from numpy.typing import NDArray

from imagineart.color.spaces import luminance
from imagineart.errors import GlyphMissingError
from imagineart.picture import Layer, Picture
from imagineart.plan.plan import Color, Relation
from imagineart.rendering.boards import face
from imagineart.rendering.lettering import lay_words, letter
from imagineart.rendering.typography import CONTRAST, contrast
from imagineart.staging.sheet import Sheet, SheetObject, SheetText
from imagineart.staging.stage import Box

BAND = Box(left=0.1, top=0.1, width=0.8, height=0.3)


def ground(level: float = 0.5) -> Picture:
    return Picture(np.full((200, 300, 3), level, np.float32))


def plan(*texts: SheetText, objects: tuple[SheetObject, ...] = ()) -> Sheet:
    return Sheet(width=300, height=200, texts=texts, objects=objects)


def test_a_plan_without_words_leaves_the_picture_alone() -> None:
    picture = ground()
    assert lay_words(plan(), picture) is picture


def test_words_stay_in_their_box_and_become_a_layer() -> None:
    picture = lay_words(plan(SheetText(string="HELLO", box=BAND)), ground())
    changed = np.argwhere(np.abs(picture.pixels - 0.5).max(axis=-1) > 0.01)
    assert changed[:, 0].min() >= 20 - 1
    assert changed[:, 0].max() <= 80
    assert changed[:, 1].min() >= 30 - 1
    assert changed[:, 1].max() <= 270
    assert len(picture.layers) == 1


def test_the_given_picture_is_not_changed() -> None:
    picture = ground()
    lay_words(plan(SheetText(string="HELLO", box=BAND)), picture)
    assert (picture.pixels == 0.5).all()


@pytest.mark.parametrize("level", [0.0, 0.03, 0.18, 0.5, 1.0])
def test_ink_stands_out_on_every_ground(level: float) -> None:
    (layer,) = letter(plan(SheetText(string="HELLO", box=BAND)), ground(level).pixels)
    solid = layer.image[..., 3] > 0.99
    ink = luminance(layer.image[..., :3])[solid]
    seen = [float(ink.max()), float(ink.min()), level]  # letters, and a plate where one is needed
    reached = contrast(max(seen), min(seen))
    assert reached >= CONTRAST * 0.98


def test_the_asked_colour_is_kept() -> None:
    red = Color(name="red", lightness=0.6, chroma=0.22, hue=28.0)
    (layer,) = letter(plan(SheetText(string="HI", box=BAND, color=red)), ground(1.0).pixels)
    redness = layer.image[..., 0] - layer.image[..., 1]
    assert redness.max() > 0.3


def test_a_board_holds_its_words_on_its_face() -> None:
    sign = SheetObject(
        id="sign", noun="sign", boxes=(Box(left=0.2, top=0.2, width=0.6, height=0.7),)
    )
    words = SheetText(string="OPEN", role="sign", carrier="sign", box=BAND)
    (layer,) = letter(plan(words, objects=(sign,)), ground().pixels)
    inner = face("sign")
    top, bottom = 0.2 + inner.top * 0.7, 0.2 + inner.bottom * 0.7
    assert layer.top >= top * 200 - 2
    assert layer.top + layer.image.shape[0] <= bottom * 200 + 2


def test_two_lines_share_a_board_in_order() -> None:
    board = SheetObject(
        id="menu", noun="blackboard", boxes=(Box(left=0.1, top=0.1, width=0.8, height=0.8),)
    )
    texts = [SheetText(string=s, role="sign", carrier="menu", box=BAND) for s in ("SOUP", "BREAD")]
    upper, lower = letter(plan(*texts, objects=(board,)), ground().pixels)
    assert upper.top + upper.image.shape[0] <= lower.top + 2


def test_on_a_thing_that_is_no_board_words_stay_in_their_own_box() -> None:
    cup = SheetObject(id="cup", noun="cup", boxes=(Box(left=0.0, top=0.6, width=0.2, height=0.4),))
    words = SheetText(string="TEA", role="label", carrier="cup", box=BAND)
    (layer,) = letter(plan(words, objects=(cup,)), ground().pixels)
    assert 18 <= layer.top <= 80


def test_a_character_that_no_font_can_write_is_named() -> None:
    with pytest.raises(GlyphMissingError, match="𒀀"):
        letter(plan(SheetText(string="A𒀀", box=BAND)), ground().pixels)


def test_a_box_over_the_edge_is_cut_to_the_canvas() -> None:
    words = SheetText(string="EDGE", box=Box(left=0.7, top=0.8, width=0.6, height=0.5))
    (layer,) = letter(plan(words), ground().pixels)
    assert layer.left >= 0
    assert layer.left + layer.image.shape[1] <= 300
    assert layer.top + layer.image.shape[0] <= 200


def curved(noun: str, phrase: str, *texts: tuple[str, float]) -> tuple[Sheet, list[Layer]]:
    """Strings with their arcs on a board that fills the canvas, as layers."""
    board = SheetObject(
        id="b", noun=noun, phrase=phrase, boxes=(Box(left=0.1, top=0.1, width=0.8, height=0.8),)
    )
    blocks = tuple(
        SheetText(string=s, role="sign", carrier="b", arc=arc, box=BAND) for s, arc in texts
    )
    made = Sheet(width=300, height=300, texts=blocks, objects=(board,))
    pixels = np.full((300, 300, 3), 0.5, np.float32)
    pixels[30:270, 30:270] = 0.8
    return made, letter(made, pixels)


def ink_radius(layer: Layer) -> NDArray[np.float64]:
    """Distance of the layer's solid pixels from the middle of the canvas, px."""
    rows, columns = np.nonzero(layer.image[..., 3] > 0.9)
    x, y = columns + layer.left + 0.5 - 150, rows + layer.top + 0.5 - 150
    return np.asarray(np.hypot(x, y))


def test_words_around_a_badge_stand_in_a_ring_within_its_frame() -> None:
    _, (layer,) = curved("badge", "round badge", ("MOUNTAIN RESCUE TEAM", 230.0))
    radius = ink_radius(layer)
    assert radius.max() < 120 * 0.95
    assert radius.min() > 120 * 0.5
    assert layer.image.shape[1] > 150  # a wide arc, not a short line


def test_a_second_string_runs_below_and_a_straight_one_in_the_middle() -> None:
    _, (first, second, third) = curved(
        "badge", "badge", ("HARBOR BREWING", 230.0), ("OLD PORT", 230.0), ("1924", 0.0)
    )
    assert first.top + first.image.shape[0] < 180
    assert second.top > 180
    assert ink_radius(third).max() < min(ink_radius(first).min(), ink_radius(second).min())


def test_words_on_an_arched_sign_bend_without_being_asked() -> None:
    _, (layer,) = curved("sign", "arched sign", ("WELCOME HOME", 0.0))
    lowest = [np.flatnonzero(layer.image[:, part, 3].any(axis=1)).max() for part in _thirds(layer)]
    assert min(lowest[0], lowest[2]) > lowest[1] + 5


def _thirds(layer: Layer) -> list[slice]:
    """Columns of the left end, the middle and the right end."""
    width = layer.image.shape[1]
    return [
        slice(0, width // 3),
        slice(width * 2 // 5, width * 3 // 5),
        slice(width * 2 // 3, width),
    ]


def test_a_straight_text_on_a_round_sign_stays_straight() -> None:
    _, (layer,) = curved("sign", "round sign", ("SLOW", 0.0))
    assert layer.image.shape[0] < 0.5 * layer.image.shape[1]


def test_a_free_headline_bends() -> None:
    (layer,) = letter(plan(SheetText(string="MIDSUMMER", arc=230.0, box=BAND)), ground().pixels)
    highest = [np.flatnonzero(layer.image[:, part, 3].any(axis=1)).min() for part in _thirds(layer)]
    assert highest[1] < 3
    assert min(highest[0], highest[2]) > highest[1]


def test_words_run_below_a_picture_on_a_badge_and_hide_no_part_of_it() -> None:
    made, _ = curved("badge", "badge", ("RIDE ON", 0.0))
    bee = SheetObject(
        id="bee", noun="bee", boxes=(Box(left=0.35, top=0.35, width=0.3, height=0.3),)
    )
    on = Relation(subject="bee", predicate="on", object="b")
    made = made.revised(objects=(*made.objects, bee), relations=(on,))
    pixels = np.full((300, 300, 3), 0.1, np.float32)
    pixels[105:195, 105:195] = np.random.default_rng(1).random((90, 90, 3))
    (layer,) = letter(made, pixels)
    assert layer.top > 180
    assert layer.image[..., 3].mean() < 0.6, "letters, and no plate under them"
