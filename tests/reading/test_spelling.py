"""Slips are put right, words are left alone, other languages are recognised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.reading.spelling import correct, correct_all, distance, foreign_sentences, is_word
from imagineart.reading.syntax import split
from imagineart.world.nouns import all_nouns


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("girafe", "giraffe"),
        ("umberlla", "umbrella"),
        ("bannana", "banana"),
        ("yelow", "yellow"),
        ("aple", "apple"),
        ("chiar", "chair"),
        ("sunglases", "sunglasses"),
        ("teh", "the"),
        ("wering", "wearing"),
    ],
)
def test_one_slip(typed: str, meant: str) -> None:
    assert correct(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("elefant", "elephant"), ("squirell", "squirrel")])
def test_two_slips_in_a_long_word(typed: str, meant: str) -> None:
    assert correct_all(split(f"a {typed}"), shouting=False) == {1: meant}


@pytest.mark.parametrize(
    "word", ["gleaming", "axolotl", "quickly", "houses", "bigger", "the", "smiled", "xz", "r2d2"]
)
def test_words_are_left_alone(word: str) -> None:
    assert correct(word) == word


def test_every_known_noun_is_a_word() -> None:
    plain = [noun for noun in all_nouns() if noun.isalpha()]
    assert [noun for noun in plain if not is_word(noun)] == []


def test_names_are_left_alone() -> None:
    assert correct_all(split("a cat called Giraf"), shouting=False) == {}
    assert correct_all(split("A GIRAFE"), shouting=True) == {1: "giraffe"}


WORD = st.text(alphabet="abcd", max_size=6)


@given(WORD, WORD)
def test_distance_is_symmetric_and_zero_only_for_equals(one: str, two: str) -> None:
    assert distance(one, two, 9) == distance(two, one, 9)
    assert (distance(one, two, 9) == 0) == (one == two)


@given(WORD, WORD, st.integers(0, 3))
def test_distance_stops_at_the_bound(one: str, two: str, most: int) -> None:
    assert min(distance(one, two, most), most + 1) == min(distance(one, two, 9), most + 1)


@pytest.mark.parametrize(
    ("prompt", "foreign"),
    [
        ("a cat on a mat", set()),
        ("ein roter Apfel auf einem Tisch", {0}),
        ("un gato negro sobre una silla", {0}),
        ("deux chats sur le toit", {0}),
        ("猫がいる", {0}),
        ("a die and a den", set()),
        ("A cat. Eine Katze und ein Hund.", {1}),
        ("les paul guitar", set()),
    ],
)
def test_foreign_sentences(prompt: str, foreign: set[int]) -> None:
    assert foreign_sentences(split(prompt)) == foreign
