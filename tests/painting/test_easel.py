"""One phrase, one transparent PNG."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from imagineart.color.recolor import dominant
from imagineart.errors import InvalidRequestError, UnknownNameError
from imagineart.events import Progress, ignore
from imagineart.painting.easel import (
    contact_sheet,
    paint_phrase,
    read_phrase,
    read_words,
)
from imagineart.painting.sprite import Sprite, SpriteRequest


class Disc:
    """A source that draws a grey disc and remembers what it was asked."""

    name = "disc"
    provenance: dict[str, str] = {}  # noqa: RUF012

    def __init__(self) -> None:
        self.asked: list[SpriteRequest] = []

    def drawable(self, noun: str) -> str | None:
        return noun

    def paint(self, requests: Sequence[SpriteRequest], progress: Progress = ignore) -> list[Sprite]:
        self.asked += requests
        return [Sprite(_disc(r.size), r.noun) for r in requests]


def _disc(size: int) -> np.ndarray:
    axis = np.linspace(-1, 1, size)
    alpha = (axis[:, None] ** 2 + axis**2 < 0.8).astype(np.float32)[..., None]
    return np.concatenate([0.2 * alpha.repeat(3, -1), alpha], -1)


@pytest.mark.parametrize(
    ("phrase", "noun", "coloured"),
    [
        ("red apple", "apple", True),
        ("a dark blue teapot", "teapot", True),
        ("orange", "orange", False),
        ("an orange orange", "orange", True),
        ("teddy bear", "teddy bear", False),
        ("The Golden Key", "Key", True),
    ],
)
def test_a_phrase_is_colours_and_a_noun(phrase: str, noun: str, coloured: bool) -> None:
    colors, found = read_phrase(phrase)
    assert found == noun
    assert bool(colors) is coloured


@pytest.mark.parametrize("phrase", ["", "  ", "the"])
def test_a_phrase_without_a_noun_is_refused(phrase: str) -> None:
    with pytest.raises(InvalidRequestError, match="phrase"):
        read_phrase(phrase)


def test_the_asked_colour_is_what_comes_out() -> None:
    sprite = paint_phrase(Disc(), "green ball", "3d", 1, 64)
    assert 120 < dominant(sprite.image)[2] < 160


@pytest.mark.parametrize("size", [15, 2049])
def test_sizes_out_of_range_are_refused(size: int) -> None:
    with pytest.raises(InvalidRequestError, match="16–2048"):
        paint_phrase(Disc(), "ball", "3d", 1, size)


def test_a_sheet_has_one_cell_per_phrase_and_each_its_own_noise() -> None:
    source = Disc()
    sheet, notes = contact_sheet(source, [f"thing {i}" for i in range(9)], "3d", 5, 32)
    assert notes == []
    assert sheet.shape == (64, 256, 3)
    assert len({r.key for r in source.asked}) == 9
    assert np.all(sheet[32:, 32:] == 1)  # the empty rest of the last row
    assert sheet[32:, :32].min() < 0.5


class Choosy(Disc):
    """Draws no yetis, and says what a unicorn is drawn as."""

    def paint(self, requests: Sequence[SpriteRequest], progress: Progress = ignore) -> list[Sprite]:
        if requests[0].noun == "yeti":
            raise UnknownNameError("noun 'yeti' cannot be drawn", field="noun")
        note = "drawn as 'horse'" if requests[0].noun == "unicorn" else ""
        return [replace(sprite, note=note) for sprite in super().paint(requests)]


def test_what_cannot_be_painted_leaves_its_cell_empty_and_a_note() -> None:
    sheet, notes = contact_sheet(Choosy(), ["cup", "yeti", "the", "unicorn"], "3d", 5, 32)
    assert [note.partition(";")[0] for note in notes] == [
        "yeti: not painted",
        "the: not painted",
        "unicorn: drawn as 'horse'",
    ]
    inked = [bool((sheet[:, left : left + 32] < 0.5).any()) for left in range(0, 128, 32)]
    assert inked == [True, False, False, True]


def test_a_sheet_of_nothing_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="yeti"):
        contact_sheet(Choosy(), ["yeti", "yeti"], "3d", 5, 32)


def test_a_sheet_has_a_greatest_size_which_is_told() -> None:
    phrases = ["cup"] * 1000
    with pytest.raises(InvalidRequestError, match="allowed is 183") as told:
        contact_sheet(Disc(), phrases, "3d", 5, 512)
    assert told.value.field == "size"
    with pytest.raises(InvalidRequestError, match="16–2048"):
        contact_sheet(Disc(), phrases, "3d", 5, 8)


def test_words_are_lines_without_comments(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# fruit\nred apple\n\n pear \n")
    assert read_words(path) == ["red apple", "pear"]


@pytest.mark.parametrize("content", ["", "# nothing\n", "a\n" * 1001])
def test_word_lists_have_a_size(tmp_path: Path, content: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text(content)
    with pytest.raises(InvalidRequestError, match=r"words\.txt"):
        read_words(path)


def test_a_missing_word_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match=r"gone\.txt"):
        read_words(tmp_path / "gone.txt")
