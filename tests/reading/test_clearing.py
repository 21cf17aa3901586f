"""Which prompts want no ground?"""

import pytest

from imagineart.plan.plan import ObjectSpec, Plan, TextBlock
from imagineart.reading.clearing import cleared, is_clear, is_sticker


@pytest.mark.parametrize(
    "prompt",
    [
        "a corgi, transparent background",
        "a red apple isolated on transparent",
        "an owl with no background",
        "a vase without a background",
        "sticker of a cat",
        "a die-cut fox",
        "a cut-out of a horse",
    ],
)
def test_they_say_so(prompt: str) -> None:
    assert is_clear(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "a transparent glass of water",
        "a paper cut-out of a mountain",
        "a car with a blurred background",
        "an owl on a white background",
    ],
)
def test_others_do_not(prompt: str) -> None:
    assert not is_clear(prompt)


def test_words_to_write_do_not_count() -> None:
    text = TextBlock(string="STICKER SHOP")
    assert not is_clear('a shop sign that says "STICKER SHOP"', (text,))


def test_what_is_said_of_the_ground_is_no_thing() -> None:
    things = (ObjectSpec(id="apple", noun="apple"), ObjectSpec(id="t", noun="transparent"))
    plan = cleared(Plan(prompt="an apple isolated on transparent", objects=things), False)
    assert plan.transparent
    assert [item.id for item in plan.objects] == ["apple"]
    assert plan.source_of("transparent").origin == "stated"


def test_a_request_needs_no_words() -> None:
    plan = Plan(prompt="an apple", objects=(ObjectSpec(id="apple", noun="apple"),))
    assert cleared(plan, False) == plan
    assert cleared(plan, True).source_of("transparent").origin == "request"


def test_stickers_are_known() -> None:
    assert is_sticker("a die-cut sticker of an owl")
    assert not is_sticker("an owl, transparent background")
