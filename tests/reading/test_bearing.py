"""What is on a thing or in it stands to it; what is only drawn on it does not stand anywhere."""

import pytest
from tests.reading.steps import after

from imagineart.reading.bearing import borne


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a [pad] [with|pictured_on <frog >pad] a [frog] on it",
         ["pad|thing", "frog|thing", "on|rel>frog>pad"]),
        ("a [bowl] with a [goldfish|part >bowl] swimming in it",
         ["bowl|thing", "goldfish|thing", "in|rel>goldfish>bowl"]),
        ("a [man] with a [hat|worn >man] on it", ["man|thing", "hat|worn>man"]),
        ("a [vase] with [red|color] [tulips|part >vase]",
         ["vase|thing", "red|color>tulips", "tulips|thing"]),
        ("a [vase] holding [tulips|held >vase]",
         ["vase|thing", "holding|rel>vase>tulips", "tulips|thing"]),
        ("a [horse] and its [foal|part >horse]", ["horse|thing", "foal|thing"]),
        ("a [vase] with a [handle|part >vase]", ["vase|thing", "handle|part>vase"]),
        ("a [plate] [with|on <hamburger >plate] a [hamburger]",
         ["plate|thing", "with|rel>plate>hamburger", "hamburger|thing"]),
        ("a [sign] with a [drawing] of a [cup]", ["sign|thing", "drawing of a cup|part>sign"]),
        ("a [drawing] of a [cup]", ["drawing|thing", "cup|thing"]),
        ("a [wall] [overgrown with|full_of] [ivy]", ["wall|thing", "ivy|part>wall"]),
        ("a [king] with a [crown|thing >king]", ["king|thing", "crown|thing"]),
        ("a [bottle] with a [wet|attr] [lid|part], [wet|attr] [stones|part >bottle]",
         ["bottle|thing", "wet|attr>lid", "lid|part>bottle", "wet|attr>stones", "stones|thing"]),
        ("a [bedroom|place], [pink|color] [walls|part >bedroom], a [chandelier|part >bedroom]",
         ["bedroom|place", "pink|color>bedroom", "walls|part>bedroom", "chandelier|thing"]),
        ("a [dancer] with a [black|color] [fan|part >dancer]",
         ["dancer|thing", "black|color>fan", "fan|held>dancer"]),
        ("a [dragon] with [red|color] [scales|part >dragon]",
         ["dragon|thing", "red|color>scales", "scales|part>dragon"]),
        ("[friends] [on|on] the [hood|worn >car] of a [car]",
         ["friends|thing", "on|rel>friends>hood", "hood|part>car", "car|thing"]),
        ("a [crown|worn >-] of [daisies]", ["crown|worn", "daisies|thing"]),
        ("a [hero], one [fist|worn >hero] on the ground", ["hero|thing", "fist|part>hero"]),
        ("a [hand] [pouring|act >] [syrup], a [woman]",
         ["hand|thing", "pouring|act>hand>syrup", "syrup|thing", "woman|thing"]),
    ],
)  # fmt: skip
def test_bearing(line: str, spans: list[str]) -> None:
    assert after(borne, line) == spans
