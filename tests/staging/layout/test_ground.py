"""Sizes, ground and camera of a plan."""

import pytest

from imagineart.plan.plan import Background, Camera, Relation
from imagineart.staging.layout.bonds import bind
from imagineart.staging.layout.ground import (
    ASKED_RATIO,
    SIZE_RATIO,
    aimed,
    airborne,
    apparent_sizes,
    canvas,
    depths,
    distant,
    floating,
    free_area,
)
from imagineart.staging.layout.legibility import Bands
from imagineart.staging.sheet import Sheet, SheetObject, SheetText
from imagineart.staging.things import known_things

REAL = {
    "ant": 0.01,
    "apple": 0.08,
    "cat": 0.5,
    "house": 9.0,
    "ship": 200.0,
    "sun": 1e9,
}


class Toys:
    def size_of(self, noun: str) -> float:
        return REAL[noun]

    def support_of(self, noun: str) -> str:
        return "air" if noun == "sun" else "ground"

    def aspect_of(self, noun: str) -> float:
        return 2.0 if noun == "ship" else 1.0

    def hypernyms(self, noun: str) -> tuple[str, ...]:
        return ()


def plan_of(*nouns: str, **fields: object) -> Sheet:
    items = tuple(SheetObject(id=noun, noun=noun) for noun in nouns)
    return Sheet(objects=items).revised(**fields)


def sizes(plan: Sheet) -> dict[str, float]:
    return {id: max(size) for id, size in apparent_sizes(plan, Toys()).items()}


NO_BANDS = Bands({}, 0.0, 1.0)


def test_order_is_kept_and_the_ratio_bounded() -> None:
    found = sizes(plan_of("ant", "cat", "house", "ship"))
    assert found["ant"] < found["cat"] < found["house"] < found["ship"]
    assert found["ship"] / found["ant"] == pytest.approx(SIZE_RATIO)


@pytest.mark.parametrize(
    ("drawn", "smaller"), [("sleeping cat", True), ("house", False), ("", False)]
)
def test_a_pose_has_its_own_size_a_stand_in_has_not(drawn: str, smaller: bool) -> None:
    pair = plan_of("cat", "apple")
    cat = pair.objects[0].revised(drawn_as=drawn)
    found = sizes(pair.revised(objects=(cat, pair.objects[1])))
    assert (found["cat"] / found["apple"] < sizes(pair)["cat"] / sizes(pair)["apple"]) == smaller


def test_near_sizes_stay_near() -> None:
    found = sizes(plan_of("apple", "cat"))
    assert found["cat"] / found["apple"] < SIZE_RATIO


def test_the_sun_is_no_larger_than_what_stands() -> None:
    found = sizes(plan_of("sun", "house"))
    assert found["sun"] <= found["house"]


def test_asked_sizes_multiply_within_reason() -> None:
    items = (
        SheetObject(id="a", noun="cat", size=10.0),
        SheetObject(id="b", noun="cat", size=0.1),
    )
    found = sizes(Sheet(objects=items))
    assert found["a"] / found["b"] == pytest.approx(ASKED_RATIO)


def test_what_carries_words_is_large() -> None:
    texts = (SheetText(string="OPEN", role="sign", carrier="apple"),)
    found = sizes(plan_of("apple", "house", texts=texts))
    assert found["apple"] > 0.8 * found["house"]


def test_added_things_are_smaller() -> None:
    plan = plan_of("cat", "house")
    house = plan.objects[1].revised(origin="completed")
    found = sizes(plan.revised(objects=(plan.objects[0], house)))
    assert found["house"] < found["cat"]


def test_shape() -> None:
    width, height = apparent_sizes(plan_of("ship"), Toys())["ship"]
    assert width == pytest.approx(2 * height)


def test_the_canvas_has_area_one() -> None:
    width, height = canvas(plan_of("cat", width=3552, height=1184))
    assert width * height == pytest.approx(1)
    assert width / height == pytest.approx(3)


def test_everything_floats_without_ground() -> None:
    bonds = bind((), {}, frozenset())
    space = plan_of("cat", background=Background(family="space"))
    assert floating(space, bonds, frozenset()) == {"cat"}
    assert floating(plan_of("cat"), bonds, frozenset()) == frozenset()


def test_the_horizon_rises_with_crowds_and_falls_with_flight() -> None:
    bonds = bind((), {}, frozenset())
    usual = Camera().horizon
    crowd = Sheet(objects=(SheetObject(id="cat", noun="cat", count=20),))
    assert aimed(crowd, bonds, frozenset()).horizon < usual
    assert aimed(plan_of("cat", "sun"), bonds, frozenset({"sun"})).horizon > usual
    chosen = plan_of("cat", "sun", camera=Camera(horizon=0.3))
    assert aimed(chosen, bonds, frozenset({"sun"})).horizon == 0.3


def test_words_take_room() -> None:
    plan = plan_of("cat")
    assert free_area(plan, Bands({}, 0.3, 0.9))[1] > free_area(plan, NO_BANDS)[1] + 0.2


def test_farther_feet_are_deeper() -> None:
    plan = plan_of("cat", "house")
    found = depths(plan, bind((), {}, frozenset()), frozenset(), {"cat": 0.95, "house": 0.7})
    assert 0 <= found["cat"] < found["house"] <= 1


def test_who_flies_is_in_the_air_but_not_who_flies_a_kite() -> None:
    hero, boy, kite = (
        SheetObject(id=noun, noun=noun, pose=pose)
        for noun, pose in (("superhero", "flying"), ("boy", "flying"), ("kite", ""))
    )
    holds = Relation(subject="boy", predicate="holding", object="kite")
    plan = Sheet(objects=(hero, boy, kite), relations=(holds,))
    assert airborne(plan, known_things()) == {"superhero", "kite"}


def test_landforms_are_distant_only_behind_something() -> None:
    mountain, deer = (SheetObject(id=noun, noun=noun) for noun in ("mountain", "deer"))
    assert distant(Sheet(objects=(mountain, deer))) == {"mountain"}
    assert distant(Sheet(objects=(mountain,))) == frozenset()
    added = deer.revised(origin="completed")
    assert distant(Sheet(objects=(mountain, added))) == frozenset()


def test_what_nobody_asked_for_changes_no_size_and_is_smaller_than_the_largest() -> None:
    asked = [SheetObject(id=noun, noun=noun) for noun in ("mouse", "horse")]
    added = [SheetObject(id=noun, noun=noun, origin="completed") for noun in ("tree", "rabbit")]
    alone = apparent_sizes(Sheet(objects=tuple(asked)), known_things())
    found = apparent_sizes(Sheet(objects=(*asked, *added)), known_things())
    sides = {noun: max(size) for noun, size in found.items()}
    assert all(found[noun] == pytest.approx(size) for noun, size in alone.items())
    assert sides["mouse"] < sides["rabbit"] <= sides["tree"] < 0.6 * sides["horse"]


def test_on_a_table_what_nobody_asked_for_has_its_own_size() -> None:
    lemon, cup = SheetObject(id="lemon", noun="lemon"), SheetObject(id="cup", noun="cup")
    table = Sheet(objects=(lemon, cup), background=Background(family="table"))
    asked = apparent_sizes(table, known_things())
    added = cup.revised(origin="completed")
    found = apparent_sizes(table.revised(objects=(lemon, added)), known_things())
    assert max(found["cup"]) > 0.85 * max(found["lemon"])
    assert max(found["cup"]) <= max(asked["cup"])
