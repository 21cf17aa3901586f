"""Views of rooms: who leads, what is a room, where things go."""

import numpy as np
import pytest

from imagineart.modelling.places.chambers import rooms, styles
from imagineart.modelling.places.place import Slot, Slots, place_of
from imagineart.plan.plan import Background, ObjectSpec, Plan
from imagineart.staging.scene import interior
from imagineart.staging.scene.knowledge import table


def plan_of(noun: str, at: int, prompt: str = "a scandinavian living room with things") -> Plan:
    room = Background(origin="stated", span=(15, 26), family="room", setting="living room")
    thing = ObjectSpec(id="it", noun=noun, phrase=noun, origin="stated", span=(at, at + 3))
    return Plan(prompt=prompt, objects=(thing,), background=room)


def test_that_a_place_leads_which_is_named_first() -> None:
    assert interior.leads(plan_of("sofa", 40))
    assert not interior.leads(plan_of("sofa", 2))


def test_that_people_make_it_no_picture_of_a_room() -> None:
    assert interior.room_of(plan_of("sofa", 40)) == "furnished living room"
    assert interior.room_of(plan_of("woman", 40)) == ""


def test_that_each_manner_is_found_by_its_own_words() -> None:
    for name, style in styles().items():
        prompt = f"a {style.words[0]} living room"
        assert interior.style_of(plan_of("sofa", 40, prompt)) == name


def test_that_all_rooms_of_the_table_are_built() -> None:
    assert set(table("venues")["chambers"]) == set(rooms())


def test_that_a_room_leaves_out_what_the_prompt_brings() -> None:
    ways: tuple[tuple[str, ...], ...] = ((), ("desk",))
    whole, less = (
        place_of(rooms()[-1], alone=True, params={"without": way, "style": "modern"})
        for way in ways
    )
    assert len(less.scenery) == len(whole.scenery) - 1
    assert whole.slots is not None
    assert "desk" in {slot.noun for slot in whole.slots.named}


@pytest.mark.parametrize(("noun", "where"), [("sofa", "named"), ("lion statue", "floor")])
def test_that_a_thing_takes_the_slot_of_its_kind_or_the_next(noun: str, where: str) -> None:
    from imagineart.staging.scene.actors import Actor
    from imagineart.staging.scene.shapes import model_shapes
    from imagineart.staging.scene.units import Spot, unit_of

    solid = model_shapes().solid("couch", 0, "", {})
    actor = Actor(object="it", index=0, noun="couch" if noun == "sofa" else noun, solid=solid)
    slots = Slots((Slot("couch", (1.0, 2.0, 0.0), 90.0),), floor=(Slot("", (-1.0, 0.0, 0.0)),))
    (unit,) = interior.housed([unit_of("it", [Spot(actor, np.zeros(3))])], slots)
    at = slots.named[0].position if where == "named" else slots.floor[0].position
    np.testing.assert_allclose(unit.spots[0].position[:2], at[:2])
