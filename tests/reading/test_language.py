"""English is read; other languages are recognised sentence by sentence."""

import pytest

from imagineart.reading.language import foreign_in, is_foreign


@pytest.mark.parametrize(
    "sentence",
    [
        "ein roter Apfel auf einem Tisch", "un perro negro sobre una mesa",
        "trois chats et un chien",
        "красный дом у реки", "桌子上的猫", "een hond met twee ballen", "zwei Hunde",
    ],
)  # fmt: skip
def test_other_languages(sentence: str) -> None:
    assert is_foreign(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "a red apple on a table", "portrait, 85mm, f/1.8, bokeh", "café in Paris", "",
        "Leonardo da Vinci painting", "two dogs and un chien", "El Capitan at sunset", "Las Vegas",
        "1girl, kimono, torii", "a sign that says 東京", "la la land poster",
    ],
)  # fmt: skip
def test_english_and_what_is_used_in_it(sentence: str) -> None:
    assert not is_foreign(sentence)


def test_only_the_foreign_sentences_are_told() -> None:
    text = "A red cat.  Ein Hund auf einem Sofa. A dog!"
    assert [text[start:end] for start, end in foreign_in(text)] == ["Ein Hund auf einem Sofa."]
