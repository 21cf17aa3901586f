"""Can surfaces have the colours that are asked of them?"""

import pytest

from imagineart.color.names import BASIC, nearest_basic
from imagineart.color.spaces import linear_to_oklch
from imagineart.plan.plan import Color
from imagineart.staging.scene.actors import linear


@pytest.mark.parametrize("term", ["red", "green", "blue", "yellow", "purple", "orange", "pink"])
def test_pure_colours_are_such_as_dyes_have_and_keep_their_name(term: str) -> None:
    lightness, chroma, hue = BASIC[term]
    color = linear(Color(name=term, lightness=lightness, chroma=chroma, hue=hue))
    assert max(color) <= 0.75
    assert min(color) >= 0.02
    assert nearest_basic(linear_to_oklch(color).astype(float).tolist()) == term


def test_white_is_lighter_than_any_pure_colour_and_black_is_not_nothing() -> None:
    white, black, green = (
        linear(Color(name="", lightness=lightness, chroma=chroma, hue=142.0))
        for lightness, chroma in ((1.0, 0.0), (0.0, 0.0), (0.86, 0.29))
    )
    assert min(white) > 1.5 * max(green)
    assert 0.0 < max(black) < 0.02
