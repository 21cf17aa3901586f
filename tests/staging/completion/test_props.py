"""What the reader found is completed by its place and its weather."""

import pytest

from imagineart.reading.learned import read
from imagineart.staging.completion.props import ranged, weathered


@pytest.mark.parametrize(
    ("prompt", "nouns"),
    [
        ("a castle in a meadow and lightning", ["castle"]),
        ("a lightning bolt above a house in a street", ["house"]),
    ],
)
def test_lightning_is_weather_where_there_is_a_sky(prompt: str, nouns: list[str]) -> None:
    plan = weathered(read(prompt))
    assert [item.noun for item in plan.objects] == nouns
    assert plan.background.weather == "storm"
    assert not plan.relations
    ids = {item.id for item in plan.objects}
    assert all(check.target in ids for check in plan.checks if check.kind == "present")
    assert "weather" in plan.trace[-1].message


def test_lightning_said_by_itself_is_read_as_weather() -> None:
    plan = read("a lighthouse on a cliff, lightning")
    assert [item.noun for item in plan.objects] == ["lighthouse"]
    assert plan.background.weather == "storm"


@pytest.mark.parametrize(
    "prompt",
    [
        "two lightning bolts",
        "a meadow with a lightning bolt",  # there would be nothing else to see
        "a knight in a forest holding a lightning bolt",
        "a superhero with a lightning bolt on his chest in a street",
        "a poster of a guitar and lightning",
        "a castle in a meadow",
    ],
)
def test_other_lightning_is_a_thing(prompt: str) -> None:
    plan = read(prompt)
    assert weathered(plan) == plan


@pytest.mark.parametrize(
    ("prompt", "family", "nouns"),
    [
        ("a rabbit in a meadow with mountains", "mountains", ["rabbit"]),
        ("a rabbit in a spring meadow, mountains in the background", "mountains", ["rabbit"]),
        ("a rabbit in a meadow with two mountains", "meadow", ["rabbit", "mountain"]),
        ("a rabbit in a meadow", "meadow", ["rabbit"]),
    ],
)
def test_mountains_of_no_number_are_a_range(prompt: str, family: str, nouns: list[str]) -> None:
    plan = ranged(read(prompt))
    assert plan.background.family == family
    assert [item.noun for item in plan.objects] == nouns
