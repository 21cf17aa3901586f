"""Dishes of several parts are drawn as one."""

from imagineart.plan.plan import Color, ObjectSpec, Plan
from imagineart.staging.completion.plating import plated


def drawable(noun: str) -> str:
    return noun


def dish(prompt: str, *nouns: str) -> Plan:
    objects = tuple(
        ObjectSpec(
            id=noun.replace(" ", "-"),
            noun=noun,
            phrase=noun,
            span=(prompt.find(noun), prompt.find(noun) + len(noun)),
        )
        for noun in nouns
    )
    return Plan(prompt=prompt, objects=objects)


def test_a_bowl_of_ramen_holds_its_egg() -> None:
    plan = plated(dish("bowl of ramen with boiled egg and nori", "bowl", "boiled egg"), drawable)
    assert [(o.noun, o.drawn_as) for o in plan.objects] == [("bowl", "ramen")]


def test_the_table_and_the_garnish_are_no_things() -> None:
    plan = plated(dish("pizza on a table with basil", "pizza", "table", "basil"), drawable)
    assert [o.noun for o in plan.objects] == ["pizza"]


def test_what_stays_beside_a_dish() -> None:
    plan = plated(dish("cappuccino with croissant", "cappuccino", "croissant"), drawable)
    assert [o.noun for o in plan.objects] == ["cappuccino", "croissant"]


def test_a_dish_without_a_whole_keeps_its_plate() -> None:
    plan = plated(dish("cookie on a plate", "cookie", "plate"), drawable)
    assert [o.noun for o in plan.objects] == ["cookie", "plate"]


def test_the_vessel_gives_its_colour() -> None:
    plan = dish("cappuccino in a blue cup", "cappuccino", "cup")
    blue = Color(name="blue", lightness=0.5, chroma=0.2, hue=262.0)
    cup = plan.objects[1].revised(colors=(blue,))
    plan = plated(plan.revised(objects=(plan.objects[0], cup)), drawable)
    assert plan.objects[0].colors == (blue,)


def test_other_pictures_stay_as_they_are() -> None:
    plan = dish("a cat under a table", "cat", "table")
    assert plated(plan, drawable) == plan
