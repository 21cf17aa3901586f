"""Nouns side by side are one thing, called by the last one or by the creature."""

import pytest
from tests.reading.steps import after

from imagineart.reading.apposition import apposed


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a [waitress] [robot]", ["waitress|attr>robot", "robot|thing"]),
        ("a [robot|attr] [waitress]", ["robot|thing", "waitress|attr>robot"]),
        ("a [penguin chef]", ["penguin|thing", "chef|attr>penguin"]),
        ("a [wizard frog]", ["wizard|attr>frog", "frog|thing"]),
        ("a [polar bear mother]", ["polar bear|thing", "mother|attr>polar bear"]),
        ("a [pirate ship]", ["pirate ship|thing"]),
        ("a [superhero] [grandma]", ["superhero|attr>grandma", "grandma|thing"]),
        ("a [chalkboard] [sign]", ["chalkboard|attr>sign", "sign|thing"]),
        ("a [medieval] [stone|mat] [village]",
         ["medieval|attr>village", "stone|mat>village", "village|thing"]),
        ("a [cat], a [dog]", ["cat|thing", "dog|thing"]),
        ("[girl] [umbrella] [rain|weather]", ["girl|thing", "umbrella|thing", "rain|weather"]),
        ("[cats] [sofa]", ["cats|thing", "sofa|thing"]),
        ("a [teddy bear]", ["teddy bear|thing"]),
        ("a [fisherman]'s [old|attr] [hut]",
         ["fisherman|attr>hut", "old|attr>hut", "hut|thing"]),
        ("[mens] [watch], [womens] [leather|mat] [bag]",
         ["mens|attr>watch", "watch|thing", "womens|attr>bag", "leather|mat>bag", "bag|thing"]),
        ("my [grandpas] [old|attr] [truck]",
         ["grandpas|attr>truck", "old|attr>truck", "truck|thing"]),
        ("a [cobblestone] [alley|place]", ["cobblestone|attr>alley", "alley|place"]),
        ("a [needle] shaped [red|color] [rocket]",
         ["needle shaped|attr>rocket", "red|color>rocket", "rocket|thing"]),
        ("a [fisherman]'s [hands|part]", ["fisherman|thing", "hands|part>fisherman"]),
        ("in [full|worn >-] [gear|worn >-]", ["full|attr>gear", "gear|worn"]),
        ("a [galloping] [black|color] [horse]",
         ["galloping|act>horse", "black|color>horse", "horse|thing"]),
        ("an [old|attr] [chef]", ["old|attr>chef", "chef|thing"]),
    ],
)  # fmt: skip
def test_one_thing(line: str, spans: list[str]) -> None:
    assert after(apposed, line) == spans


def test_what_was_said_of_either_is_said_of_the_one() -> None:
    line = "a [waitress] [robot] [pouring|act <waitress <robot >coffee] [coffee|held >waitress]"
    assert after(apposed, line)[2:] == ["pouring|act>robot>coffee", "coffee|held>robot"]
