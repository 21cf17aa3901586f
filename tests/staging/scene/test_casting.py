"""Figures are the last resort of lifelike pictures."""

import pytest
from tests.staging.scene.helpers import Boxes, plan_of, thing

from imagineart.plan.plan import Background, Plan
from imagineart.staging.scene.casting import _played, cast_of
from imagineart.staging.scene.shapes import model_shapes


def nouns_of(plan: Plan) -> dict[str, str]:
    cast = cast_of(plan, 1, Boxes())
    return {id: actors[0].noun for id, actors in cast.actors.items()}


def test_an_accessory_without_a_model_is_left_out_of_a_photograph_and_told() -> None:
    cast = cast_of(plan_of(thing("cat"), thing("anvil")), 1, Boxes())
    assert set(cast.actors) == {"cat"}
    assert cast.left_out == ("anvil",)
    assert any("anvil" in note for note in cast.notes)


@pytest.mark.parametrize("others", [(), ("table",)])
def test_who_lives_and_is_named_first_is_shown_as_a_figure(others: tuple[str, ...]) -> None:
    plan = plan_of(thing("kangaroo"), *map(thing, others))
    assert nouns_of(plan)["kangaroo"] == "kangaroo"


def test_a_thing_as_large_as_the_others_is_the_subject_and_a_small_one_is_not() -> None:
    assert "anvil" in nouns_of(plan_of(thing("anvil"), thing("apple")))
    assert "anvil" not in nouns_of(plan_of(thing("anvil"), thing("house")))


def test_what_is_a_place_is_no_figure() -> None:
    assert cast_of(plan_of(thing("sand dune", id="dune")), 1, Boxes()).left_out == ("dune",)


def test_a_drawing_takes_figures_but_none_of_weather() -> None:
    plan = plan_of(thing("cat"), thing("anvil"), thing("cloud"), style="watercolor")
    assert set(nouns_of(plan)) == {"cat", "anvil"}


def test_a_sheet_takes_figures_of_weather() -> None:
    plan = plan_of(thing("cloud"), kind="poster", style="flat")
    assert set(nouns_of(plan)) == {"cloud"}


@pytest.mark.parametrize(("wearer", "fits"), [("horse", True), ("woman", False)])
def test_what_a_beast_wears_is_as_large_as_its_neck_and_on_a_person_as_it_is(
    wearer: str, fits: bool
) -> None:
    tie = thing("bow tie", id="tie")
    plan = plan_of(thing(wearer), tie, relations=((wearer, "wearing", "tie"),))
    cast = cast_of(plan, 1, Boxes())
    assert (cast.actors["tie"][0].scale > 2.0) is fits


def test_a_stand_in_is_as_large_as_what_it_stands_for() -> None:
    koala = thing("koala", drawn_as="horse")
    horse = thing("horse")
    actors = [cast_of(plan_of(one), 1, Boxes()).actors[one.id][0] for one in (koala, horse)]
    assert actors[0].scale < 0.5 * actors[1].scale


@pytest.mark.parametrize(("pose", "form"), [("fiddle", "violin in play"), ("hold", "violin")])
def test_what_is_played_is_off_its_stand(pose: str, form: str) -> None:
    who = thing("woman", pose=pose)
    plan = plan_of(who, thing("violin"), relations=(("woman", "holding", "violin"),))
    assert _played(plan, {"woman": "woman", "violin": "violin"}, model_shapes()) == (
        {"violin": form} if form != "violin" else {}
    )


def test_what_is_one_of_its_kind_is_as_large_as_it_is() -> None:
    boat = thing("boat", drawn_as="rowing boat")  # boats in general are larger
    (actor,) = cast_of(plan_of(boat), 1, Boxes()).actors["boat"]
    assert actor.noun == "rowing boat"
    assert float(actor.size.max()) == pytest.approx(4.0)


@pytest.mark.parametrize(("family", "drawn"), [("kitchen", False), ("sea", True)])
def test_land_is_in_no_room(family: str, drawn: bool) -> None:
    island = thing("island", drawn_as="house", size=10.0)
    plan = plan_of(island, background=Background(family=family))
    assert ("island" in cast_of(plan, 1, Boxes()).actors) is drawn
