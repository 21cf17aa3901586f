"""Places side by side are one; weather is weather, and snow may be the ground."""

import pytest
from tests.reading.steps import after

from imagineart.reading.settings import settled


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("[New York|place] [skyline|place]", ["New York skyline|place"]),
        ("a [street|place], [Paris|place]", ["street|place", "Paris|place"]),
        ("a [fox] in the [snow|weather]", ["fox|thing", "snow|place"]),
        ("a [fox], [heavy|attr] [snow]", ["fox|thing", "heavy|attr>snow", "snow|weather"]),
        ("a [light fog] [rolling|act <fog]", ["light fog|weather", "rolling|act>light fog"]),
        ("a [cat] in the [rain|weather]", ["cat|thing", "rain|weather"]),
    ],
)
def test_places_and_weather(line: str, spans: list[str]) -> None:
    assert after(settled, line) == spans
