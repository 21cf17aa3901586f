"""A vessel is drawn with what is in it, or the user is told."""

import pytest
from tests.staging.scene.helpers import plan_of, thing

from imagineart.plan.plan import Color, ObjectSpec, Plan
from imagineart.reading.learned import read
from imagineart.staging.completion.vessels import fill, poured
from imagineart.staging.things import known_things

DRAWN = {
    "tea": "teacup",
    "coffee": "cup of coffee",
    "soup": "soup bowl",
    "spaghetti": "spaghetti",
    "wine": "wine bottle",
    "wine glass": "wine glass",
    "tropical drink": "tropical drink",
    "glass": "glass of milk",
    "glass of water": "glass of milk",
    "pancake": "pancakes",
    "bread": "bread",
    "cheese": "cheese",
    "egg": "egg",
    "kitten": "kitten",
    "orange": "orange",
}


def filled(prompt: str) -> Plan:
    known = known_things()
    return fill(read(prompt), DRAWN.get, known.hypernyms, known.color_of)


@pytest.mark.parametrize(
    ("prompt", "drawn"),
    [
        ("a cup of tea", "teacup"),
        ("a mug of coffee", "cup of coffee"),
        ("a bowl of hot soup", "soup bowl"),
        ("a bowl filled with soup", "soup bowl"),
        ("a plate of spaghetti", "spaghetti"),
        ("a glass of red wine", "wine glass"),
        ("two glasses of lemonade", "tropical drink"),
        ("a plate of pancakes", "pancakes"),
    ],
)
def test_a_vessel_with_a_drawing_of_its_content(prompt: str, drawn: str) -> None:
    (item,) = filled(prompt).objects
    assert item.drawn_as == drawn


@pytest.mark.parametrize("prompt", ["a spoon of soup", "a bucket of tea", "a cup on a plate"])
def test_the_drawing_must_have_such_a_vessel(prompt: str) -> None:
    assert all(item.drawn_as == "" for item in filled(prompt).objects)


def colors(prompt: str) -> list[str]:
    (item,) = filled(prompt).objects
    return [color.name for color in item.colors]


def test_a_glass_shows_the_colour_of_its_content() -> None:
    assert colors("a glass of lemonade") == ["yellow"]
    assert colors("a glass of red wine") == ["red"]
    assert colors("a glass of water") == []  # which is drawn as any glass is
    assert colors("a cup of coffee") == []  # the cup is not brown


def test_a_stated_colour_stays() -> None:
    (item,) = filled("a green glass of lemonade").objects
    assert [color.name for color in item.colors] == ["green"]


def contents(prompt: str) -> set[str]:
    plan = filled(prompt)
    return {f"{plan.find(r.subject).count} {r.subject} {r.predicate}" for r in plan.relations}


def test_what_is_solid_lies_in_its_vessel() -> None:
    assert contents("a basket of fresh bread") == {"1 bread in"}
    assert contents("a plate of cheese") == {"1 cheese on"}
    assert contents("a basket of eggs") == {"3 egg in"}


def test_a_kind_without_a_drawing_is_shown_by_examples() -> None:
    assert contents("a bowl of fruit") == {"1 apple in", "1 banana in", "1 orange in"}
    assert "vegetable" not in {item.noun for item in filled("a basket of vegetables").objects}


def test_counted_contents_stay_countable() -> None:
    assert contents("a bowl with three oranges") == {"3 orange in"}
    assert contents("a plate of four pancakes") == {"4 pancake on"}


def test_who_sits_in_it_is_no_filling() -> None:
    plan = filled("a basket with a kitten")
    assert [item.drawn_as for item in plan.objects] == ["", ""]
    assert contents("a basket with a kitten") == {"1 kitten in"}


def test_added_contents_are_checked_and_have_ids_of_their_own() -> None:
    plan = filled("bread beside a basket of bread")
    assert {"bread", "bread-2"} <= {item.id for item in plan.objects}
    assert {check.target for check in plan.checks if check.kind == "present"} >= {"bread-2"}


def test_what_cannot_be_shown_is_told() -> None:
    bucket = ObjectSpec(id="bucket", noun="bucket", required=("of water",))
    known = known_things()
    told = fill(Plan(objects=(bucket,)), DRAWN.get, known.hypernyms, known.color_of).trace
    (entry,) = [entry for entry in told if entry.kind == "noted"]
    assert entry.message == "“bucket of water” is drawn without showing the water"


def test_nothing_happens_without_contents() -> None:
    plan = read("an empty cup and a vase")
    assert fill(plan, DRAWN.get, lambda noun: (), lambda noun: None) == plan


def test_colours_are_asked_for_by_content() -> None:
    asked: list[str] = []

    def usual(noun: str) -> Color | None:
        asked.append(noun)
        return None

    fill(read("a glass of lemonade"), DRAWN.get, known_things().hypernyms, usual)
    assert asked == ["lemonade"]


@pytest.mark.parametrize(
    ("drink", "vessel", "drawn"),
    [("coffee", "cup", "cup of coffee"), ("latte", "glass", "latte"), ("ramen", "bowl", "ramen")],
)
def test_a_drink_that_is_drawn_in_its_vessel_is_in_no_other(
    drink: str, vessel: str, drawn: str
) -> None:
    croissant = thing("croissant")
    plan = plan_of(
        thing(vessel),
        thing(drink, drawn_as=drawn),
        croissant,
        relations=((drink, "in", vessel), ("croissant", "in", vessel)),
    )
    told = poured(plan)
    assert [(o.noun, o.drawn_as) for o in told.objects] == [(vessel, drawn), ("croissant", "")]
    assert [(r.subject, r.predicate, r.object) for r in told.relations] == [
        ("croissant", "next_to", vessel)
    ]


@pytest.mark.parametrize(("inside", "vessel"), [("goldfish", "bowl"), ("flower", "vase")])
def test_what_is_no_drink_stays_in_its_vessel(inside: str, vessel: str) -> None:
    plan = plan_of(thing(vessel), thing(inside), relations=((inside, "in", vessel),))
    assert poured(plan) == plan
