"""Clauses and passives tell who does what."""

import pytest
from tests.reading.steps import after

from imagineart.reading.clauses import voiced


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("an [astronaut] who rides a [horse]",
         ["astronaut|thing", "rides|act>astronaut", "horse|thing"]),
        ("a [cat] that sits", ["cat|thing", "sits|act>cat"]),
        ("a [man] who is slowly walking", ["man|thing", "walking|act>man"]),
        ("a [sign] that reads [Open|text >sign]", ["sign|thing", "Open|text>sign"]),
        ("a [man] who is old", ["man|thing"]),
        ("a [girl] holds a [kite]", ["girl|thing", "holds|act>girl", "kite|thing"]),
        ("a [robot] hand [plate]", ["robot|thing", "plate|thing"]),
        ("[balloons] held by a [clown]",
         ["balloons|thing", "held|act>clown>balloons", "clown|thing"]),
        ("a [lantern|held >monk] [carried|riding <lantern >monk] by a [monk]",
         ["lantern|held>monk", "carried|act>monk>lantern", "monk|thing"]),
        ("a [horse] being [ridden by|pulling <knight >horse] a [knight]",
         ["horse|thing", "ridden|act>knight>horse", "knight|thing"]),
        ("a [cart] [pulled by|pulling <horse >cart] a [horse]",
         ["cart|thing", "pulled by|rel>horse>cart", "horse|thing"]),
        ("a [sheep] [face to face|act] with a [wolf]",
         ["sheep|thing", "face to face with|rel>sheep>wolf", "wolf|thing"]),
    ],
)  # fmt: skip
def test_doings(line: str, spans: list[str]) -> None:
    assert after(voiced, line) == spans
