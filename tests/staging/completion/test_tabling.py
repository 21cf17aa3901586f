"""Does nothing that belongs on a table lie on the floor of a room?"""

import pytest
from tests.staging.scene.helpers import plan_of, thing

from imagineart.plan.plan import Background, Plan
from imagineart.staging.completion.tabling import tabled

ROOM = Background(family="room", surface="wood")
CAFE = Background(family="room", setting="cafe", origin="stated", surface="wood")
STREET = Background(family="street", surface="stone", origin="stated", setting="street")


def carrier_of(plan: Plan, id: str) -> str:
    return next((r.object for r in plan.relations if (r.subject, r.predicate) == (id, "on")), "")


def drawn(noun: str) -> str | None:
    return noun


def test_a_room_that_may_be_any_is_a_table_from_near() -> None:
    plan = tabled(plan_of(thing("teapot"), background=ROOM), drawn)
    assert plan.background.family == "table"
    assert [o.noun for o in plan.objects] == ["teapot"]


@pytest.mark.parametrize("noun", ["teapot", "book", "cake"])
def test_a_room_that_is_named_has_a_table_brought(noun: str) -> None:
    plan = tabled(plan_of(thing(noun), background=CAFE), drawn)
    board = plan.objects[-1]
    assert (board.noun, board.origin) == ("table", "completed")
    assert carrier_of(plan, noun) == board.id
    assert plan.background == CAFE


def test_furniture_that_is_there_is_taken() -> None:
    plan = tabled(plan_of(thing("desk"), thing("laptop"), background=CAFE), drawn)
    assert [o.noun for o in plan.objects] == ["desk", "laptop"]
    assert carrier_of(plan, "laptop") == "desk"


def test_people_stand_behind_the_table_that_is_brought() -> None:
    plan = tabled(plan_of(thing("chef"), thing("bowl"), background=CAFE), drawn)
    assert carrier_of(plan, "bowl") == "added-table"
    assert any((r.subject, r.predicate) == ("chef", "behind") for r in plan.relations)


@pytest.mark.parametrize("noun", ["cake", "pizza"])
def test_food_lies_on_no_street(noun: str) -> None:
    assert carrier_of(tabled(plan_of(thing(noun), background=STREET), drawn), noun)


@pytest.mark.parametrize(
    "plan",
    [
        plan_of(thing("teapot"), background=CAFE, mentioned=("teapot", "on", "the", "floor")),
        plan_of(thing("book"), background=STREET),
        plan_of(thing("cat"), thing("ball"), background=CAFE),
        plan_of(thing("horse"), background=CAFE),
        plan_of(thing("woman"), thing("book"), background=CAFE,
                relations=(("woman", "holding", "book"),)),
        plan_of(thing("book"), thing("rug"), background=CAFE, relations=(("book", "on", "rug"),)),
        plan_of(thing("teapot"), background=Background(family="studio", surface="paper")),
        plan_of(thing("teapot"), background=Background(family="table", surface="wood")),
    ],
)  # fmt: skip
def test_what_has_its_place_keeps_it(plan: Plan) -> None:
    assert tabled(plan, drawn) == plan


@pytest.mark.parametrize("family", ["table", "room"])
def test_a_small_thing_by_a_window_is_on_its_sill(family: str) -> None:
    place = Background(family=family, surface="wood")
    plan = tabled(plan_of(thing("teapot"), thing("window"), background=place), drawn)
    assert [o.noun for o in plan.objects] == ["teapot"]
    assert plan.background.setting == "windowsill"


def test_a_person_by_a_window_keeps_it() -> None:
    plan = plan_of(thing("woman"), thing("window"), background=ROOM)
    assert tabled(plan, drawn) == plan


def test_people_and_a_table_come_together_in_a_room() -> None:
    plan = tabled(plan_of(thing("woman"), thing("table"), background=CAFE), drawn)
    assert [(r.subject, r.predicate, r.object) for r in plan.relations] == [
        ("woman", "behind", "table")
    ]
