"""Named colours as plans hold them."""

import pytest
from tests.reading.steps import after

from imagineart.color.names import parse
from imagineart.reading.tints import tinted, to_color


def test_a_colour_keeps_its_name_and_stays_within_bounds() -> None:
    for name in ("red", "white", "black", "neon green"):
        named = parse(name)
        assert named
        color = to_color(named, (3, 9))
        assert (color.name, color.span) == (named.name, (3, 9))
        assert 0 <= color.lightness <= 1
        assert 0 <= color.chroma <= 0.5
        assert 0 <= color.hue < 360


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a [dragon], big [eyes|part >dragon], [pastel|look] [pink|color >eyes]",
         ["dragon|thing", "eyes|part>dragon", "pastel pink|color>dragon"]),
        ("a [girl], big [eyes|part >girl], [pink|color >eyes]",
         ["girl|thing", "eyes|part>girl", "pink|color"]),
        ("a [dragon] with [eyes|part >dragon] of [pink|color >eyes]",
         ["dragon|thing", "eyes|part>dragon", "pink|color>eyes"]),
        ("a [red|color] [dragon], [eyes|part >dragon], [pink|color >eyes]",
         ["red|color>dragon", "dragon|thing", "eyes|part>dragon", "pink|color>eyes"]),
        ("a [vintage|look] [pink|color] [car]", ["vintage|look", "pink|color>car", "car|thing"]),
    ],
)  # fmt: skip
def test_colours_between_commas_are_whole_and_the_things_own(line: str, spans: list[str]) -> None:
    assert after(tinted, line) == spans


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("[black|look] [1969|time] [dodge charger]",
         ["black|color>dodge charger", "1969|time", "dodge charger|thing"]),
        ("[black|look], a [dodge charger]", ["black|look", "dodge charger|thing"]),
        ("[black and white|look] [photo|form] of a [car]",
         ["black and white|look", "photo|form", "car|thing"]),
        ("[gothic|look] [car]", ["gothic|look", "car|thing"]),
        ("[black|look] [fast|attr] [car], [red|color >car]",
         ["black|look", "fast|attr>car", "car|thing", "red|color>car"]),
    ],
)  # fmt: skip
def test_a_colour_before_its_thing_is_no_look(line: str, spans: list[str]) -> None:
    assert after(tinted, line) == spans
