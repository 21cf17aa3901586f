"""Words for an amount say how much there is of the noun behind "of"."""

import pytest
from tests.reading.steps import after

from imagineart.reading.portions import portioned, trimmed


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a [bowl of] [lemons]", ["bowl|thing", "lemons|thing"]),
        ("[purple and|color] [white|color] [cats]", ["purple|color>cats", "white|color>cats",
                                                     "cats|thing"]),
        ("[the|artist] cat", []),
    ],
)  # fmt: skip
def test_no_name_begins_or_ends_with_a_link(line: str, spans: list[str]) -> None:
    assert after(trimmed, line) == spans


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a [cup] by a [sprig] of [fresh|attr] [thyme]",
         ["cup|thing", "sprig|attr>thyme", "fresh|attr>thyme", "thyme|thing"]),
        ("a [scoop] [of|full_of] [ice cream]", ["scoop|attr>ice cream", "ice cream|thing"]),
        ("a [caravan] of [camels]", ["caravan|count>camels", "camels|thing"]),
        ("a [parade of clowns]", ["parade|count>clowns", "clowns|thing"]),
        ("a [bowl] of [lemons]", ["bowl|thing", "of|rel>bowl>lemons", "lemons|thing"]),
        ("a [bowl] [of|full_of] [lemons]", ["bowl|thing", "of|rel>bowl>lemons", "lemons|thing"]),
        ("a [field] of [purple|color] [lavender]",
         ["field of purple lavender|place"]),
        ("a [statue] of a [lion]", ["statue|thing", "lion|thing"]),
        ("a [scoop] and [ice cream]", ["scoop|thing", "ice cream|thing"]),
        ("[lime|color] [wedges]", ["lime|thing", "wedges|attr>lime"]),
        ("[banana slices]", ["banana|thing", "slices|attr>banana"]),
        ("a [cinnamon stick]", ["cinnamon stick|thing"]),
        ("[three|count] [glasses] of [milk]",
         ["three|count>glasses", "glasses|thing", "of|rel>glasses>milk", "milk|thing"]),
        ("[candles] [in|in] a [ring] by a [wall]",
         ["candles|thing", "in a ring|arr>candles", "wall|thing"]),
        ("a [stone] [in|in] a [ring]", ["stone|thing", "in|rel>stone>ring", "ring|thing"]),
        ("a [queen of the sea]", ["queen|thing", "of the sea|attr>queen"]),
    ],
)  # fmt: skip
def test_portions(line: str, spans: list[str]) -> None:
    assert after(portioned, line) == spans
