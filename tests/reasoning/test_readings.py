"""What a noun phrase is besides a thing: a part, a purpose, a credit, a place."""

import pytest

from imagineart.reasoning.plan import ObjectSpec
from imagineart.reasoning.reader import read


def nouns(prompt: str) -> list[str]:
    return [item.noun for item in read(prompt).objects]


def only(prompt: str) -> ObjectSpec:
    (item,) = read(prompt).objects
    return item


@pytest.mark.parametrize(
    ("prompt", "colors"),
    [
        ("a flag with red and yellow stripes", ["red", "yellow"]),
        ("a white shirt with blue dots", ["white", "blue"]),
        ("a monster with three eyes and green fur", ["green"]),
        ("a cat with green eyes", []),
    ],
)
def test_colours_of_parts(prompt: str, colors: list[str]) -> None:
    assert [color.name for color in only(prompt).colors] == colors


def test_a_pattern_after_is() -> None:
    plan = read("a ball behind a box, the ball is striped and the box is yellow")
    assert plan.find("ball").pattern == "striped"


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a banner for a jewellery shop", ["banner"]),
        ("a sign for a garage, with a red car", ["sign", "car"]),
        ("a cake for a dog", ["cake", "dog"]),
        ("a dragon over a castle, by Greg Rutkowski", ["dragon", "castle"]),
        ("a wheel of cheese and a knife", ["cheese", "knife"]),
        ("a billboard mockup with a burger", ["billboard", "burger"]),
        ("sprite of a green slime monster, side view", ["monster"]),
        ("a tray with a croissant, orange juice and jam", ["tray", "croissant"]),
        ("a button, orange, rounded corners", ["button"]),
    ],
)
def test_what_is_a_thing(prompt: str, expected: list[str]) -> None:
    assert nouns(prompt)[: len(expected)] == expected
    if "tray" not in expected:
        assert len(nouns(prompt)) == len(expected)


def test_an_exception_is_there() -> None:
    plan = read("a pizza with no toppings except olives")
    assert "olive" in [item.noun for item in plan.objects]
    assert plan.exclusions == ("topping",)


@pytest.mark.parametrize(
    ("prompt", "family"),
    [
        ("a car on a desert highway", "desert"),
        ("a fox on a forest path", "forest"),
        ("a car on a highway", "street"),
    ],
)
def test_a_road_through_the_wild(prompt: str, family: str) -> None:
    assert read(prompt).background.family == family
