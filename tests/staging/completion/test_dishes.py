"""Ingredients are part of their dish, not beside it."""

import pytest

from imagineart.plan.plan import ObjectSpec, Plan, Relation
from imagineart.staging.completion.dishes import served
from imagineart.world.data import load

MODELS = {
    *("burger", "cheeseburger", "double burger", "pizza", "pepperoni pizza", "cheese", "tomato"),
    *("vase", "vase of tulips", "tulip", "fir tree", "christmas tree", "plate", "cake"),
}


def drawable(noun: str) -> str | None:
    return noun if noun in MODELS else None


def plan_of(
    prompt: str, *nouns: str, relations: tuple[Relation, ...] = (), **first: object
) -> Plan:
    """Objects at their places in the prompt; `first`: what is said of the first."""
    objects = []
    for n, noun in enumerate(nouns):
        start = prompt.index(noun)
        fields = {"id": noun.replace(" ", "-"), "noun": noun, "span": (start, start + len(noun))}
        objects.append(ObjectSpec.model_validate(fields | (first if n == 0 else {})))
    return Plan(prompt=prompt, objects=tuple(objects), relations=relations)


def nouns_of(plan: Plan) -> list[str]:
    return [item.painted_noun for item in plan.objects]


@pytest.mark.parametrize(
    ("prompt", "nouns", "shown"),
    [
        ("a burger with cheese and bacon", ("burger", "cheese", "bacon"), ["cheeseburger"]),
        ("a burger with lettuce", ("burger", "lettuce"), ["burger"]),
        ("a pizza topped with pepperoni", ("pizza", "pepperoni"), ["pepperoni pizza"]),
        ("a double burger with cheese", ("double burger", "cheese"), ["double burger"]),
        ("a fir tree decorated with lights", ("fir tree", "light"), ["christmas tree"]),
    ],
)
def test_what_it_is_said_to_be_with_is_part_of_it(
    prompt: str, nouns: tuple[str, ...], shown: list[str]
) -> None:
    plan = served(plan_of(prompt, *nouns), drawable)
    assert nouns_of(plan) == shown
    assert any(nouns[1] in entry.message for entry in plan.trace)


@pytest.mark.parametrize(
    ("prompt", "nouns"),
    [
        ("a burger and a tomato", ("burger", "tomato")),
        ("a burger with a tomato next to it", ("tomato", "burger")),
        ("a burger with fries next to a tomato", ("burger", "tomato")),
        ("a cake with a plate", ("cake", "plate")),
    ],
)
def test_what_is_apart_stays_apart(prompt: str, nouns: tuple[str, ...]) -> None:
    plan = plan_of(prompt, *nouns)
    assert served(plan, drawable) == plan


def test_what_another_thing_is_said_of_stays() -> None:
    bond = Relation(subject="tomato", predicate="on", object="plate")
    prompt = "a burger with a tomato on a plate"
    plan = plan_of(prompt, "burger", "tomato", "plate", relations=(bond,))
    assert served(plan, drawable) == plan


def test_a_vase_of_a_colour_of_its_own_keeps_it_and_its_flowers() -> None:
    bond = Relation(subject="tulip", predicate="in", object="vase")
    coloured = {"name": "blue", "lightness": 0.5, "chroma": 0.2, "hue": 262.0}
    plain = plan_of("a vase of tulip", "vase", "tulip", relations=(bond,))
    blue = plan_of("a vase of tulip", "vase", "tulip", relations=(bond,), colors=(coloured,))
    assert nouns_of(served(plain, drawable)) == ["vase of tulips"]
    assert served(blue, drawable) == blue


def test_every_dish_is_a_name_once() -> None:
    names = [name for row in load("dishes") for name in row["of"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("prompt", "left"),
    [("a cake and candles", 1), ("a cake, and a bowl of soup beside candles", 2)],
)
def test_candles_named_with_a_cake_are_on_it(prompt: str, left: int) -> None:
    assert len(served(plan_of(prompt, "cake", "candle"), drawable).objects) == left
