"""Parts of bodies are shown on who has them."""

import pytest

from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.completion.parts import embodied

MODELS = {"dragonfly", "fisherman", "person", "cat"}


def drawable(noun: str) -> str | None:
    return noun if noun in MODELS else None


def plan_of(*nouns: str) -> Plan:
    objects = tuple(ObjectSpec(id=f"o{n}", noun=noun, count=2) for n, noun in enumerate(nouns))
    return Plan(prompt=" and ".join(nouns), objects=objects)


@pytest.mark.parametrize(
    ("part", "whole"),
    [("dragonfly wing", "dragonfly"), ("fisherman's hand", "fisherman"), ("hand", "person")],
)
def test_a_part_is_its_owner_once_and_that_is_told(part: str, whole: str) -> None:
    plan = embodied(plan_of(part), drawable)
    assert plan.objects[0].drawn_as == whole
    assert plan.objects[0].count == 1
    assert any(whole in entry.message for entry in plan.trace)


@pytest.mark.parametrize("nouns", [("cat", "paw"), ("cat", "hand"), ("wing",), ("griffin wing",)])
def test_what_nobody_shows_stays_a_part(nouns: tuple[str, ...]) -> None:
    plan = plan_of(*nouns)
    assert embodied(plan, drawable) == plan


def test_chicken_wings_are_food() -> None:
    plan = plan_of("chicken wing")
    assert embodied(plan, lambda noun: "chicken" if noun == "chicken" else None) == plan
