"""A shop with nothing in it is seen from outside."""

import pytest

from imagineart.plan.plan import Plan
from imagineart.reading.learned import read
from imagineart.staging.completion.facade import from_inside, from_outside

DRAWN = {"bakery": "bakery", "coffee shop": "cafe", "museum": "museum", "kitchen": "kitchen"}


def drawable(noun: str) -> str | None:
    """The noun itself or, as the painter does, that of its last words."""
    words = noun.split()
    return next((DRAWN[n] for i in range(len(words)) if (n := " ".join(words[i:])) in DRAWN), None)


def seen(prompt: str) -> Plan:
    return from_outside(read(prompt), drawable)


@pytest.mark.parametrize(
    ("prompt", "noun"),
    [
        ("a bakery", "bakery"),
        ("an illustration of a tiny coffee shop", "coffee shop"),
        ("a museum at night", "museum"),
        ("a small bakery in winter, snow", "bakery"),
    ],
)
def test_a_place_alone_is_a_building(prompt: str, noun: str) -> None:
    plan = seen(prompt)
    assert [item.noun for item in plan.objects] == [noun]
    assert plan.background.setting == ""
    assert any("seen from outside" in entry.message for entry in plan.trace)


@pytest.mark.parametrize(
    "prompt",
    [
        "inside a bakery",
        "the interior of a museum",
        "a bakery interior",
        "in a bakery",
        "a cat in a bakery",  # there is something in it
        "a cozy kitchen",  # a room of a house has no outside
        "a pub",  # nothing to draw it by
        "a library",  # has a background of its own
        "a beach",
    ],
)
def test_rooms_stay_rooms(prompt: str) -> None:
    assert seen(prompt) == read(prompt)


def test_what_is_said_of_it_stays() -> None:
    plan = seen("a pink bakery in a storm")
    (bakery,) = plan.objects
    assert [color.name for color in bakery.colors] == ["pink"]
    assert plan.background.weather == "storm"
    assert [(check.kind, check.expected) for check in plan.checks] == [
        ("present", "bakery"),
        ("color", "pink"),
    ]
    assert not plan.background.palette


def test_a_poster_of_a_shop_stays_a_poster() -> None:
    assert seen("a poster of a bakery").kind == "poster"
    assert seen("a bakery").kind == "single"


def test_lit_windows_shine_outside_too() -> None:
    assert seen("an illuminated bakery").objects[0].glowing
    assert not seen("a bakery").objects[0].glowing


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [("inside a log cabin", "log cabin"), ("a gothic church interior", "gothic church")],
)
def test_a_building_that_is_entered_is_the_place(prompt: str, setting: str) -> None:
    plan = from_inside(read(prompt))
    assert plan.objects == ()
    assert plan.background.family == "room"
    assert plan.background.setting.startswith(setting)
    assert plan.background.entered


@pytest.mark.parametrize("prompt", ["a log cabin in the snow", "a church beside a tree"])
def test_a_building_that_is_seen_from_outside_is_a_thing(prompt: str) -> None:
    assert from_inside(read(prompt)) == read(prompt)
