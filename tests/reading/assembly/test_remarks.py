"""What arrives is traced; what does not is told."""

import pytest
from tests.reading.assembly.marks import plan_of, unread


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("a [cat], [85mm|lens]", ["not drawn: 85mm"]),
        ("a [cat] [--ar 16:9|flag]", []),
        ("a [cat] [--seed 7|flag]", ["not drawn: --seed 7"]),
        ("a [cat], [cyanotype|look]", ["not drawn: cyanotype"]),
        ("a [cat] [bigger than|bigger_than] a [dog]", ["not drawn: cat bigger than dog"]),
        ("the [bird on their flag|riddle]", ["not drawn: bird on their flag"]),
        ("a [cat] in a [forest|place] in [Peru|place]", ["not drawn: Peru"]),
        ("a [cat] in a [corridor|place], a [hospital corridor|place]", []),
        ("a [cat] in a [storm|weather], [dark clouds|weather]", []),
        ("a [cat], [dark soup|weather]", ["not drawn: dark soup"]),
        ("a [cat] [in|in] a [forest|place]", []),
        ("a [cat] sees a red fox, its tail up", ["not drawn: fox"]),
        ("a [b&w|look] [photo|look] of a [cat]", []),
        ("a [cat] [in a corner|around <cat] of the [forest|place]", []),
        ("a [red|color] [cat] [running|act] [on|on] a [bed], [masterpiece|qual]", []),
        ("[make|meta] a [cat], no [dogs|not], [night|time], [close-up|shot], [cozy|mood]", []),
    ],
)
def test_what_is_lost_is_told(line: str, lost: list[str]) -> None:
    assert unread(plan_of(line)) == lost


def test_what_is_read_is_traced_with_its_words() -> None:
    plan = plan_of("[two|count] [cats] [on|on] a [bed], [OPEN|text], no [dogs|not]")
    assert [(entry.message, entry.kind) for entry in plan.trace] == [
        ("object: 2 × cat", "read"),
        ("object: bed", "read"),
        ("relation: cat on bed", "read"),
        ("text: OPEN", "read"),
        ("absent: dog", "read"),
    ]
