"""Occasions are found by their words, each with a figure that is drawn."""

from typing import get_args

import pytest

from imagineart.plan.plan import FontMood
from imagineart.rendering.dressing import DRESSINGS, GARLANDS
from imagineart.rendering.graphic import FIGURES
from imagineart.rendering.typefaces import typefaces
from imagineart.tracing.looks.look import looks
from imagineart.world.sheet_occasions import occasion_of, occasions

NAMES = {look.name for look in looks()}


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ('Birthday card that says "Happy Birthday Mia"', "birthday"),
        ("wedding invitation, eucalyptus border", "botanical"),
        ("Wedding invitation", "wedding"),
        ("logo of a mountain inside a circle", "badge"),
        ("a poster for a jazz night", "music"),
        ("Valentine’s card", "valentine"),
        ("movie poster, a lone astronaut", "movie"),
        ("art deco poster of a tower", "deco"),
        ("travel poster of Norway", "travel"),
        ("logo of a fox", "logo"),
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
    drawn = {*FIGURES, *DRESSINGS, *GARLANDS, "ring"}
    faces = set(get_args(FontMood)) | {""}
    for one in occasions():
        assert one.words
        assert one.title in ("top", "middle", "foot")
        assert one.form in ("", "view", "sheet")
        assert one.look in ("", *NAMES)
        for face in (one.face, one.rest_face):
            assert face in faces or typefaces(face)
        assert one.figure in drawn
        assert all(0 < lightness <= 1 and 0 <= chroma < 0.3 for lightness, chroma, _ in one.grounds)


def test_a_face_stands_in_for_the_moods_that_it_may_only() -> None:
    found = occasion_of("movie poster")
    assert found is not None
    assert found.letters(0, "bold") == ("monumental", found.spacing)
    assert found.letters(0, "playful")[0] == "playful"
    assert found.letters(1, "playful") == (found.rest_face, found.rest_spacing)
