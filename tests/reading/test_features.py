"""Hair, heads, and a camera that is looked at."""

import pytest
from tests.reading.steps import after

from imagineart.reading.features import featured


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a [girl] with her [hair|part >girl] in a [bun]",
         ["girl|thing", "hair|part>girl", "bun|part>girl"]),
        ("a [girl] with a [bun]", ["girl|thing", "bun|thing"]),
        ("the [face of a tiger]", ["face|shot", "tiger|thing"]),
        ("the [face of a clock]", ["face of a clock|thing"]),
        ("the [head] of a [horse]", ["head|shot", "horse|thing"]),
        ("a [cat] [looking at|facing] the [camera]", ["cat|thing"]),
        ("a [cat] [looking at|facing] a [mouse]",
         ["cat|thing", "looking at|rel>cat>mouse", "mouse|thing"]),
        ("a [man] with a [camera]", ["man|thing", "camera|thing"]),
        ("a [spooky|expr] [house]", ["spooky|attr>house", "house|thing"]),
        ("a [smiling|expr] [house]", ["smiling|expr>house", "house|thing"]),
        ("a [cushion], [blue|look]", ["cushion|thing", "blue|color>cushion"]),
        ("a [parrot] [on|on >shoulder] a [pirate|attr >shoulder]'s [shoulder|part >-]",
         ["parrot|thing", "on|rel>parrot>shoulder", "pirate|thing", "shoulder|part>pirate"]),
    ],
)  # fmt: skip
def test_features(line: str, spans: list[str]) -> None:
    assert after(featured, line) == spans
