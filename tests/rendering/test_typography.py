"""Setting texts: exact strings, fitted, legible, in every bundled script."""

from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from imagineart.color.names import BASIC
from imagineart.color.spaces import oklch_to_linear
from imagineart.errors import GlyphMissingError, TextTooLongError
from imagineart.picture import Picture
from imagineart.plan.plan import Color, FontMood, TextRole
from imagineart.rendering.lettering import lay_words, letter
from imagineart.rendering.setting import fit
from imagineart.rendering.shaping import is_right_to_left, shape
from imagineart.rendering.typefaces import choose, moods, typefaces
from imagineart.rendering.typography import (
    CONTRAST,
    Ink,
    Shape,
    choose_ink,
    contrast,
    measure,
    set_text,
)
from imagineart.staging.sheet import Sheet, SheetText
from imagineart.staging.stage import Box

Array = NDArray[np.float32]
BLACK = Ink(fill=(0.0, 0.0, 0.0))
SCRIPTS = {
    "Latin": "Fjörð Łódź naïve",
    "Greek": "Καλημέρα",
    "Cyrillic": "Привет, Ёж",
    "Hebrew": "שלום עולם",
    "Arabic": "مرحبا بكم",
    "Devanagari": "नमस्ते दुनिया",
    "Thai": "สวัสดีชาวโลก",
    "Chinese": "欢迎光临",
    "Japanese": "カフェへようこそ",
    "Korean": "안녕하세요",
}


def block(
    string: str,
    mood: FontMood = "neutral",
    role: TextRole = "headline",
    box: Box | None = None,
    color: Color | None = None,
) -> SheetText:
    return SheetText(string=string, mood=mood, role=role, box=box, color=color)


def coverage(string: str, width: int = 300, height: int = 120, mood: FontMood = "neutral") -> Array:
    return set_text(block(string, mood), width, height, BLACK)[..., 3]


def bounds(alpha: NDArray[Any]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is visible."""
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def rows_of_ink(alpha: Array) -> int:
    """How many bands of rows hold ink."""
    inked = alpha.any(axis=1).astype(int)
    return int((np.diff(inked, prepend=0) == 1).sum())


def luminance_of(color: tuple[float, float, float]) -> float:
    return float(np.dot(color, (0.2126, 0.7152, 0.0722)))


# ---- fonts


def test_there_is_a_font_of_its_own_for_every_mood() -> None:
    assert set(moods()) == set(get_args(FontMood))
    assert len({typefaces(mood)[0].file for mood in moods()}) == 8


@pytest.mark.parametrize("mood", get_args(FontMood))
def test_every_mood_writes_plain_english(mood: FontMood) -> None:
    own = typefaces(mood)[0]
    for character in "The quick brown fox, 1234567890! \"Jumps\" & 'over' (the) lazy-dog: £$€%?":
        assert own.has(character), character


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("mood", ["neutral", "bold"])
def test_every_script_is_written(script: str, mood: FontMood) -> None:
    assert coverage(SCRIPTS[script], mood=mood).sum() > 500


def test_a_word_is_not_mixed_from_two_fonts_where_one_has_all() -> None:
    fonts = choose("Straßeλ", typefaces("bold"))  # Anton has no Greek
    assert {font.family for font in fonts} == {"Inter"}


@pytest.mark.parametrize(("string", "character"), [("I ♥ 🎉", "🎉"), ("a\ue000b", "\ue000")])
def test_a_missing_glyph_is_an_error_that_names_it(string: str, character: str) -> None:
    with pytest.raises(GlyphMissingError, match=f"U\\+{ord(character):04X}") as caught:
        coverage(string)
    assert caught.value.value == character


@pytest.mark.parametrize("mood", get_args(FontMood))
def test_no_glyph_is_the_box(mood: FontMood) -> None:
    for string in SCRIPTS.values():
        assert all(glyph.index != 0 for glyph in shape(string, typefaces(mood)).glyphs)


# ---- shaping


def test_letters_are_kerned() -> None:
    font = typefaces("neutral")
    apart = shape("A", font).advance + shape("V", font).advance
    assert shape("AV", font).advance < apart - 0.02


def test_arabic_letters_join() -> None:
    font = typefaces("neutral")
    alone = [shape(letter, font).glyphs[0].index for letter in "مرحبا"]
    joined = [glyph.index for glyph in shape("مرحبا", font).glyphs]
    assert set(joined) != set(alone)


def test_code_is_written_as_it_is() -> None:
    font = typefaces("technical")
    arrow = [glyph.index for glyph in shape("->", font).glyphs]
    assert arrow == [shape(letter, font).glyphs[0].index for letter in "->"]


def test_hebrew_runs_from_the_right_and_its_numbers_from_the_left() -> None:
    font = typefaces("neutral")
    glyphs = shape("אב 12", font).glyphs
    order = [glyph.index for glyph in sorted(glyphs, key=lambda glyph: glyph.x)]
    one, two, alef, bet = (shape(c, font).glyphs[0].index for c in "12אב")
    assert [index for index in order if index in (one, two, alef, bet)] == [one, two, bet, alef]


def test_english_within_hebrew_and_hebrew_within_english() -> None:
    assert is_right_to_left("אב abc")
    assert not is_right_to_left("abc אב")
    font = typefaces("neutral")
    glyphs = sorted(shape("abc אב def", font).glyphs, key=lambda glyph: glyph.x)
    names = [glyph.index for glyph in glyphs]
    wanted = [shape(c, font).glyphs[0].index for c in ("a", "ב", "א", "f")]
    assert [names.index(index) for index in wanted] == sorted(names.index(i) for i in wanted)


def test_accents_are_one_with_their_letters_in_either_form() -> None:
    np.testing.assert_array_equal(coverage("café"), coverage("cafe\u0301"))


# ---- fitting


@pytest.mark.parametrize("mood", get_args(FontMood))
@pytest.mark.parametrize("string", ["OK", "Grand Opening", "An evening of jazz, wine & poetry"])
@pytest.mark.parametrize("size", [(400, 60), (120, 300), (333, 333)])
def test_text_fits_and_fills_its_box(mood: FontMood, string: str, size: tuple[int, int]) -> None:
    alpha = coverage(string, *size, mood)
    left, top, right, bottom = bounds(alpha)
    edge = np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]])
    assert edge.max() < 0.5  # nothing is cut off
    assert max((right - left) / size[0], (bottom - top) / size[1]) > 0.8


def test_text_is_centred() -> None:
    left, top, right, bottom = bounds(coverage("HOH", 300, 200))
    assert abs(left - (300 - right)) <= 2
    assert abs(top - (200 - bottom)) <= 3


def test_long_text_is_wrapped_and_lines_are_balanced() -> None:
    text = "one two three four five six seven eight"
    setting = fit(text, typefaces("neutral"), 300, 300)
    widths = [line.advance for line in setting.lines]
    assert len(widths) > 2
    assert min(widths) > 0.5 * max(widths)


def test_stated_line_breaks_are_kept() -> None:
    assert len(fit("A\nB\nC", typefaces("neutral"), 900, 100).lines) == 3
    assert rows_of_ink(coverage("HHH\nHHH", 300, 200)) == 2


def test_words_are_not_broken() -> None:
    setting = fit("unbreakable words", typefaces("neutral"), 60, 600)
    assert len(setting.lines) == 2


def test_chinese_is_broken_between_characters_but_no_line_begins_with_a_stop() -> None:
    font = typefaces("neutral")
    setting = fit("欢迎光临北京。", font, 80, 400)
    stop = shape("。", font).glyphs[0].index
    assert len(setting.lines) > 1
    assert all(line.glyphs[0].index != stop for line in setting.lines)


def test_korean_is_broken_at_spaces() -> None:
    assert len(fit("안녕하세요 세계", typefaces("neutral"), 100, 400).lines) == 2


def test_lines_do_not_touch() -> None:
    assert rows_of_ink(coverage("gyp\ngyp\ngyp", 300, 300)) == 3


def test_a_bigger_box_gives_bigger_text() -> None:
    font = typefaces("elegant")
    sizes = [fit("Hello there", font, edge, edge).size for edge in (50, 100, 200, 400)]
    np.testing.assert_allclose(np.diff(np.log2(sizes)), 1.0, atol=1e-3)


def test_measure_tells_the_shape_of_a_text() -> None:
    assert measure("Hello") > 2
    assert measure("one two three", lines=3) < measure("one two three", lines=1)
    width = round(100 * measure("Hello world"))
    left, top, right, bottom = bounds(coverage("Hello world", width, 100))
    assert right - left > 0.9 * width
    assert bottom - top > 85


def test_nothing_to_see_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to see"):
        coverage(" \u200b ")


@settings(max_examples=30, deadline=None)
@given(st.text("abcXYZ ,.!?'-\n0129äéß", min_size=1, max_size=60), st.integers(8, 200))
def test_any_text_fits_its_box_or_says_how_much_would(string: str, width: int) -> None:
    if not string.strip():
        return
    try:
        image = set_text(block(string), width, 64, BLACK)
    except TextTooLongError:
        image = np.zeros((64, min(width, 32), 4), np.float32)  # only in the narrowest boxes
    assert image.shape == (64, width, 4)
    assert np.isfinite(image).all()


@pytest.mark.parametrize("string", ["B" * 2900, "many words " * 260])
def test_a_sign_of_thousands_of_letters_is_set_small(string: str) -> None:
    image = set_text(block(string), 700, 400, BLACK)
    covered = image[..., 3] > 0.3
    assert covered.any(axis=1).sum() > 250  # it fills the sign …
    assert covered.any(axis=0).sum() > 500  # … to both sides


def test_letters_too_small_to_see_are_refused() -> None:
    with pytest.raises(TextTooLongError, match=r"“B{24}…” of 2900 char.* about \d+ would"):
        set_text(block("B" * 2900), 700, 400, BLACK, Shape(arc=90.0))


# ---- exactness


def test_case_and_punctuation_are_kept() -> None:
    pictures = [coverage(s) for s in ("open", "Open", "OPEN", "OPEN!", "OPEN.")]
    for i, first in enumerate(pictures):
        for second in pictures[i + 1 :]:
            assert np.abs(first - second).max() > 0.5


def test_the_same_every_time() -> None:
    np.testing.assert_array_equal(coverage("Again"), coverage("Again"))


def test_letters_are_solid_and_their_edges_smooth() -> None:
    alpha = coverage("HI", 400, 200, "bold")
    assert alpha.max() == pytest.approx(1.0, abs=0.01)
    assert 0.002 < ((alpha > 0.05) & (alpha < 0.95)).mean() < 0.1


def test_color_is_exact_and_premultiplied() -> None:
    image = set_text(block("Hi"), 100, 60, Ink(fill=(0.5, 0.25, 0.125)))
    np.testing.assert_allclose(
        image[..., :3], image[..., 3:] * np.array([0.5, 0.25, 0.125]), atol=1e-6
    )


# ---- legibility


def flat(color: tuple[float, float, float]) -> Array:
    return np.broadcast_to(np.array(color, np.float32), (20, 30, 3)).copy()


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(0, 1) == pytest.approx(21)
    assert contrast(1, 0) == contrast(0, 1)
    assert contrast(0.3, 0.3) == 1


@pytest.mark.parametrize("grey", [0.0, 0.05, 0.15, 0.18, 0.25, 0.5, 1.0])
def test_free_ink_stands_out_on_every_flat_ground(grey: float) -> None:
    ink = choose_ink(flat((grey, grey, grey)))
    against = luminance_of(ink.plate) if ink.plate else grey
    assert contrast(luminance_of(ink.fill), against) >= CONTRAST - 0.3


@pytest.mark.parametrize("name", BASIC)
def test_an_asked_color_is_kept_and_gets_a_plate_where_it_needs_one(name: str) -> None:
    same = np.broadcast_to(oklch_to_linear(np.array(BASIC[name])), (8, 8, 3)).astype(np.float32)
    ink = choose_ink(np.clip(same, 0, 1), BASIC[name])
    np.testing.assert_allclose(ink.fill, np.clip(same[0, 0], 0, 1), atol=1e-3)
    assert ink.plate is not None
    assert contrast(luminance_of(ink.plate), luminance_of(ink.fill)) > 4


def test_a_ground_from_black_to_white_needs_support() -> None:
    noise = np.random.default_rng(0).random((40, 40, 1), np.float32).repeat(3, axis=2)
    assert choose_ink(noise).plate is not None
    assert choose_ink(np.clip(noise, 0.0, 0.5), support="outline").outline is not None


def test_a_calm_ground_needs_none() -> None:
    assert choose_ink(flat((0.9, 0.9, 0.9))) == Ink(fill=choose_ink(flat((0.9, 0.9, 0.9))).fill)


def test_plate_lies_around_the_letters() -> None:
    image = set_text(block("Hi"), 200, 100, Ink((0, 0, 0), plate=(1, 1, 1)))
    plate = bounds(image[..., 3])
    letters = bounds((image[..., 3] > 0.99) & (image[..., 0] < 0.5))
    assert plate[0] < letters[0] - 3
    assert plate[2] > letters[2] + 3
    assert plate[1] < letters[1] - 3
    assert plate[3] > letters[3] + 3


@pytest.mark.parametrize("part", ["outline", "halo"])
def test_outline_and_halo_reach_beyond_the_letters(part: str) -> None:
    image = set_text(block("Hi"), 200, 100, Ink((0, 0, 0), **{part: (1.0, 1.0, 1.0)}))
    letters = bounds((image[..., 3] > 0.99) & (image[..., 0] < 0.1))
    light = bounds(image[..., 0] > 0.3)
    assert light[0] < letters[0] - 1
    assert light[3] > letters[3] + 1


@pytest.mark.parametrize("degrees", [60.0, 120.0, -90.0])
def test_a_curved_line_bends_and_fits(degrees: float) -> None:
    image = set_text(block("CURVED SIGN"), 300, 150, BLACK, Shape(arc=degrees))[..., 3]
    left, top, right, bottom = bounds(image)
    ends = np.flatnonzero(image[:, left : left + 25].any(axis=1)).mean()
    middle = np.flatnonzero(image[:, 140:160].any(axis=1)).mean()
    assert (ends > middle) == (degrees > 0)
    assert right - left > 240 or bottom - top > 120
    assert max(image[0].max(), image[-1].max(), image[:, 0].max(), image[:, -1].max()) < 0.5


# ---- onto the picture


def poster(*texts: SheetText) -> Sheet:
    return Sheet(width=400, height=300, texts=texts)


def sky() -> Picture:
    return Picture(np.full((300, 400, 3), (0.2, 0.4, 0.8), np.float32))


def test_words_are_laid_within_their_box_and_kept_as_layers() -> None:
    box = Box(left=0.1, top=0.2, width=0.5, height=0.3)
    picture = lay_words(poster(block("Hello", box=box)), sky())
    (layer,) = picture.layers
    assert layer.name == "text-1"
    assert layer.left >= 40
    assert layer.top >= 60
    assert layer.left + layer.image.shape[1] <= 240
    assert layer.top + layer.image.shape[0] <= 150
    changed = (picture.pixels != sky().pixels).any(axis=2)
    assert changed[60:150, 40:240].any()
    changed[60:150, 40:240] = False
    assert not changed.any()


def test_the_given_picture_is_not_changed() -> None:
    before = sky()
    lay_words(poster(block("Hello", box=Box(left=0, top=0, width=1, height=1))), before)
    np.testing.assert_array_equal(before.pixels, sky().pixels)


def test_texts_without_a_box_are_left_out() -> None:
    assert letter(poster(block("Hello")), sky().pixels) == []
    assert lay_words(poster(), sky()).layers == ()


@pytest.mark.parametrize(("left", "top"), [(-0.3, -0.2), (0.9, 0.95), (1.2, 1.2)])
def test_boxes_over_the_edge_are_cut_to_the_canvas(left: float, top: float) -> None:
    box = Box(left=left, top=top, width=0.5, height=0.4)
    (layer,) = letter(poster(block("Edge", box=box)), sky().pixels)
    assert layer.left >= 0
    assert layer.left + layer.image.shape[1] <= 400


def test_speech_has_a_white_bubble_with_a_tail() -> None:
    box = Box(left=0.2, top=0.2, width=0.6, height=0.5)
    (layer,) = letter(poster(block("Hi!", role="speech", box=box)), sky().pixels)
    widths = (layer.image[..., 3] > 0.5).sum(axis=1)
    assert widths[-3] < 0.2 * widths.max()  # the tail
    assert layer.image[..., 0].max() == pytest.approx(1.0)


def test_an_asked_color_is_on_the_picture() -> None:
    yellow = Color(name="yellow", lightness=0.9, chroma=0.18, hue=99)
    box = Box(left=0.1, top=0.1, width=0.8, height=0.8)
    pixels = lay_words(poster(block("GOLD", "bold", box=box, color=yellow)), sky()).pixels
    wanted = oklch_to_linear(np.array(yellow.oklch))
    assert (np.abs(pixels - wanted).max(axis=2) < 0.02).mean() > 0.1


def test_capitals_that_lean_keep_their_words_apart() -> None:
    """A word space of the retro face is wider than the font's own, which its capitals close."""
    candidates = typefaces("retro")
    assert shape(" ", candidates).advance >= 0.3
    apart = shape("ST SA", candidates).glyphs
    assert apart[3].ink[0] - apart[1].ink[2] > 0.2
