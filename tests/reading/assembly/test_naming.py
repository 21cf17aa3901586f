"""Names become the singular nouns that the knowledge has."""

import pytest

from imagineart.reading.assembly.naming import meant, noun_of


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("Cats", "cat"), ("Coffee cups", "coffee cup"), ("children", "child"),
        ("the knight", "knight"), ("scissors", "scissors"), ("fire  trucks", "fire truck"),
        ("baloons", "balloon"), ("squirels", "squirrel"),
        ("dinosuar", "dinosaur"), ("umbrela", "umbrella"),
        ("🐸", "frog"), ("🍄", "mushroom"),
    ],
)  # fmt: skip
def test_singular_and_spelling(words: str, noun: str) -> None:
    assert noun_of(words) == noun


@pytest.mark.parametrize(
    "word",
    ["stage", "colleague", "tram", "zeppelin", "noisette", "leotard", "cobble", "dipper", "bead"],
)
def test_words_of_the_language_and_strange_ones_are_no_typos(word: str) -> None:
    assert meant(word) == word
