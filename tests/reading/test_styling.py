"""Nouns that name a look are the look."""

import pytest
from tests.reading.steps import after

from imagineart.reading.styling import styled


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("an [anime] [girl]", ["anime|look", "girl|thing"]),
        ("a [cartoon] [blue|color] [cat]", ["cartoon|look", "blue|color>cat", "cat|thing"]),
        ("a [boat], coloring [page]", ["boat|thing", "coloring page|look"]),
        ("[film] [grain]", ["film grain|look"]),
        ("a [photo] of a [vase]", ["photo|look", "vase|thing"]),
        ("a [boy] with a [photo|held] of a [cat]", ["boy|thing", "photo|held>boy", "cat|thing"]),
        ("a [skincare jar mockup|look]", ["skincare jar|thing"]),
        ("a [girl] with a [sketch|held]", ["girl|thing", "sketch|held>girl"]),
        ("a [party flyer] with [bats] that says [BOO|text >flyer]",
         ["party flyer|form", "bats|thing", "BOO|text>party flyer"]),
        ("a [poster] [on|on >wall] a [wall] that says [BOO|text >poster]",
         ["poster|thing", "on|rel>poster>wall", "wall|thing", "BOO|text>poster"]),
        ("a [cat], [reflections], [god rays]", ["cat|thing", "reflections|look", "god rays|light"]),
        ("[three|count] [waves], a [landscape]",
         ["three|count>waves", "waves|thing", "landscape|place"]),
        ("a [cozy] [bench]", ["cozy|attr>bench", "bench|thing"]),
        ("[spooky|place], a [owl]", ["spooky|mood", "owl|thing"]),
        ("a [cozy] [reading|act <cozy] [lamp]", ["cozy|mood", "lamp|thing"]),
        ("a [cat], [mint|color] and [coral|color] [palette]",
         ["cat|thing", "mint|color", "coral|color"]),
        ("[morning light]", ["morning light|light"]),
        ("a [light]", ["light|thing"]),
        ("three [oranges], [greys]", ["oranges|thing", "greys|look"]),
        ("a [cream] [melting] on the left", ["cream|thing", "melting|act>cream"]),
        ("[scratches of light] on a [watch]", ["scratches of light|look", "watch|thing"]),
        ("a [panorama] of a [city]", ["panorama|shot", "city|thing"]),
    ],
)  # fmt: skip
def test_looks(line: str, spans: list[str]) -> None:
    assert after(styled, line) == spans
