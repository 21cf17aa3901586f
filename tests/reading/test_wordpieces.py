"""Words and their pieces are where they stand in the prompt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.reading.wordpieces import (
    BROKEN,
    GLUED,
    LOWER,
    OTHER,
    SHAPES,
    TITLE,
    UNKNOWN,
    UPPER,
    pieces_of,
    vocabulary,
    words_of,
)

SMALL = {"[UNK]": 0, "tea": 1, "##pot": 2, "##s": 3, "e": 4}


def split(text: str) -> list[str]:
    return [text[word.start : word.end] for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a red cup.", ["a", "red", "cup", "."]),
        ("85mm, 1girl", ["85", "mm", ",", "1", "girl"]),
        ("blue-eyed, it's", ["blue", "-", "eyed", ",", "it", "'", "s"]),
        ("café  naïve\ttoo", ["café", "naïve", "too"]),
        ("snake_case", ["snake", "_", "case"]),
        ("", []),
    ],
)
def test_letters_digits_and_signs_part(text: str, words: list[str]) -> None:
    assert split(text) == words


def test_shapes_tell_case_and_what_is_before() -> None:
    shapes = [word.shape for word in words_of("Red CUP-s 7\nA")]
    assert shapes == [TITLE, UPPER, OTHER + GLUED, LOWER + GLUED, OTHER, TITLE + BROKEN]


@given(st.text())
def test_no_character_but_blanks_is_lost(text: str) -> None:
    assert "".join(split(text)) == "".join(text.split())
    assert all(0 <= word.shape < SHAPES for word in words_of(text))


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("tea", [1]),
        ("TEApots", [1, 2, 3]),
        ("é", [4]),
        ("teak", [0]),
        ("tea" * 99, [0]),
        ("ß", [0]),
    ],
)
def test_pieces_are_the_longest_that_are_known(word: str, pieces: list[int]) -> None:
    assert pieces_of(word, SMALL) == pieces


def test_the_pieces_that_ship_are_distinct_and_spell_every_plain_word() -> None:
    known = vocabulary()
    assert len(set(known.values())) == len(known)
    assert all(letter in known and f"##{letter}" in known for letter in "abcxyz019")
    assert pieces_of("qzxvjk", known) != [known[UNKNOWN]]
