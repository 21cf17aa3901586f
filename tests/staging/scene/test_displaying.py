"""Pictures of goods: what is one, and how its set is made."""

import numpy as np
import pytest

from imagineart.modelling.model import Mesh
from imagineart.modelling.places.place import place_of
from imagineart.plan.plan import Background, ObjectSpec, Plan, Relation
from imagineart.staging.completion.goods import displayed
from imagineart.staging.scene.displaying import display_of, light_for

STUDIO = Background(origin="stated", span=(20, 30), family="studio", setting="plain background")


def goods(prompt: str, noun: str = "perfume bottle", place: Background | None = None) -> Plan:
    thing = ObjectSpec(id="it", noun=noun, phrase=noun, origin="stated", span=(0, 5))
    return Plan(prompt=prompt, objects=(thing,), background=place or STUDIO)


@pytest.mark.parametrize(
    ("prompt", "noun", "is_set"),
    [
        ("perfume bottle, plain background", "perfume bottle", True),
        ("product shot of a teapot, plain background", "teapot", True),
        ("a teapot, plain background", "teapot", False),
        ("product shot of a dog, plain background", "dog", False),
    ],
)
def test_that_goods_or_words_of_goods_make_a_set(prompt: str, noun: str, is_set: bool) -> None:
    assert (display_of(goods(prompt, noun)) is not None) == is_set


def test_that_a_stand_under_goods_becomes_the_set() -> None:
    plan = goods("perfume bottle on a beige podium with dried flowers", place=Background())
    stand = ObjectSpec(id="stand", noun="podium", phrase="beige podium", span=(20, 32))
    on = Relation(subject="it", predicate="on", object="stand")
    plan = displayed(plan.revised(objects=(*plan.objects, stand), relations=(on,)))
    assert [item.id for item in plan.objects] == ["it"]
    made = display_of(plan)
    assert made is not None
    assert (made.style, made.decor) == ("podium", ("pampas grass", "flower"))


def test_that_furniture_is_no_set() -> None:
    table = Background(origin="stated", family="table", setting="rustic wooden table")
    assert display_of(goods("perfume bottle on a rustic wooden table", place=table)) is None


def test_that_dark_paper_is_lit_from_behind() -> None:
    assert light_for((0.02, 0.02, 0.02)) == "dark display"
    assert light_for((0.6, 0.5, 0.5)) == light_for(None) == "display"


@pytest.mark.parametrize("style", ["plain", "podium", "slab", "top", "mirror"])
def test_that_goods_stand_at_nought_on_each_stand(style: str) -> None:
    place = place_of("product set", extent=0.1, params={"style": style, "wet": style == "slab"})
    tops = [
        part.shape.vertices[:, 2].max()
        for part in place.scenery[0].model.parts
        if part.name in ("podium", "slab", "top", "glass") and isinstance(part.shape, Mesh)
    ]
    near = np.zeros(1, np.float32)
    assert float(place.ground(near, near)[0]) == 0.0
    if style == "podium":
        assert float(tops[0]) == pytest.approx(0.0, abs=1e-5)
    elif tops:
        assert float(max(tops)) == pytest.approx(0.0, abs=2e-3)
