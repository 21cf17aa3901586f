"""Has a little bedroom a bed, and what the words put on it?"""

import pytest
from tests.staging.scene.helpers import plan_of, thing

from imagineart.plan.plan import Background, Plan, Predicate
from imagineart.staging.completion.rooms import furnished_room

Bond = tuple[str, Predicate, str]
BEDROOM = Background(family="room", setting="tiny bedroom", origin="stated", surface="wood")


def bedroom(prompt: str, *nouns: str) -> Plan:
    on: tuple[Bond, ...] = (("cat", "on", "desk"),) if "cat" in nouns else ()
    things = [thing(noun) for noun in nouns]
    return plan_of(*things, relations=on, background=BEDROOM, prompt=prompt)


def test_it_is_brought_where_one_looks_in_from_outside() -> None:
    plan = furnished_room(bedroom("isometric tiny bedroom with a desk", "desk"), lambda n: n)
    assert [o.noun for o in plan.objects] == ["desk", "bed"]
    assert plan.objects[-1].origin == "completed"


def test_what_is_said_to_be_on_it_lies_there() -> None:
    prompt = "isometric tiny bedroom with a desk, a cat sleeping on the bed"
    plan = furnished_room(bedroom(prompt, "desk", "cat"), lambda noun: noun)
    assert [(r.subject, r.predicate, r.object) for r in plan.relations] == [
        ("cat", "on", "added-bed")
    ]


@pytest.mark.parametrize(
    "plan",
    [
        bedroom("isometric tiny bedroom with a bed", "bed"),
        bedroom("a tiny bedroom with a desk", "desk"),
    ],
)
def test_nothing_is_brought_otherwise(plan: Plan) -> None:
    assert furnished_room(plan, lambda noun: noun) == plan
