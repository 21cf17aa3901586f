"""Occasions are found by their words, each with a figure that is drawn."""

import pytest

from imagineart.rendering.dressing import DRESSINGS
from imagineart.rendering.graphic import FIGURES
from imagineart.world.sheet_occasions import occasion_of, occasions


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ('Birthday card that says "Happy Birthday Mia"', "birthday"),
        ("wedding invitation, eucalyptus border", "botanical"),
        ("Wedding invitation", "wedding"),
        ("logo of a mountain inside a circle", "badge"),
        ("a poster for a jazz night", "music"),
        ("Valentine’s card", "valentine"),
    ],
)
def test_the_words_name_the_occasion(prompt: str, name: str) -> None:
    found = occasion_of(prompt)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("prompt", ["a poster of a cat", "a wholesale market", ""])
def test_other_sheets_have_none(prompt: str) -> None:
    assert occasion_of(prompt) is None


def test_every_occasion_has_words_and_a_figure_that_is_drawn() -> None:
    drawn = {*FIGURES, *DRESSINGS, "ring"}
    for one in occasions():
        assert one.words
        assert one.figure in drawn
        assert all(0 < lightness <= 1 and 0 <= chroma < 0.3 for lightness, chroma, _ in one.grounds)
