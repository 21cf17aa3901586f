"""Materials behind "of" are no things."""

import pytest
from tests.reading.steps import after

from imagineart.reading.making import made


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a [statue of marble]", ["statue|thing", "marble|mat>statue"]),
        ("a [horse] [out of|away_from >glass] [glass]", ["horse|thing", "glass|mat>horse"]),
        ("a [ring] of [solid|mat] [gold]", ["ring|thing", "solid gold|mat>ring"]),
        ("a [cat] [out of|away_from >box] a [box]",
         ["cat|thing", "out of|rel>cat>box", "box|thing"]),
        ("a [bowl] of [chocolate]", ["bowl|thing", "chocolate|thing"]),
        ("a [piece] of [wood]", ["piece|thing", "wood|thing"]),
        ("a [statue] of a [gold|mat] [lion]", ["statue|thing", "gold|mat>lion", "lion|thing"]),
    ],
)  # fmt: skip
def test_materials(line: str, spans: list[str]) -> None:
    assert after(made, line) == spans
