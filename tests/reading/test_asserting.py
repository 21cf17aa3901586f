"""What nothing denies is a thing, and a text says more than where it stands."""

import pytest
from tests.reading.steps import after

from imagineart.reading.asserting import asserted


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("a [city] with [plants|not] in front", ["city|thing", "plants|thing"]),
        ("a [city], no [red|color] [cars|not]", ["city|thing", "red|color>cars", "cars|not"]),
        ("a [city], not [grim|look], with [plants|not]",
         ["city|thing", "grim|look", "plants|thing"]),
        ("a [city], no [cars|not], [red|color] [vans|not] or [people|not]",
         ["city|thing", "cars|not", "red|color>vans", "vans|not", "people|not"]),
        ("a [city] without any [people|not]", ["city|thing", "people|not"]),
        ("a [city], don't add [people|not]", ["city|thing", "people|not"]),
        ("a [city]. negative prompt: [blurry|not], a long list of words, and then "
         "[bad hands|not] at its very end", ["city|thing", "blurry|not", "bad hands|not"]),
        ('"[Anna|text]", [below it|text] "[June|text]"', ["Anna|text", "June|text"]),
        ('a [sign] "[In the Middle|text >sign]"', ["sign|thing", "In the Middle|text>sign"]),
    ],
)  # fmt: skip
def test_denied_and_written(line: str, spans: list[str]) -> None:
    assert after(asserted, line) == spans
