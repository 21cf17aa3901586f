"""A shop with nothing in it is seen from outside."""

import pytest

from imagineart.plan.plan import Plan
from imagineart.reading.reader import read
from imagineart.staging.completion.facade import from_outside
from imagineart.world.nouns import kinds_of

DRAWN = {"bakery": "bakery", "coffee shop": "cafe", "museum": "museum", "kitchen": "kitchen"}


def drawable(noun: str) -> str | None:
    """The noun itself or, as the painter does, that of its last words."""
    words = noun.split()
    return next((DRAWN[n] for i in range(len(words)) if (n := " ".join(words[i:])) in DRAWN), None)


def seen(prompt: str) -> Plan:
    return from_outside(read(prompt), drawable, kinds_of)


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
