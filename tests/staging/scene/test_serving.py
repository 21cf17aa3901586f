"""Pictures of food: which they are, and how they are served."""

import pytest

from imagineart.modelling.places.place import place_of
from imagineart.plan.plan import Background, ObjectSpec, Plan
from imagineart.staging.scene.serving import closer, light_of, service_of
from imagineart.staging.scene.shots import Shot


def picture(prompt: str, *nouns: str, **place: object) -> Plan:
    objects = tuple(ObjectSpec(id=noun, noun=noun, phrase=noun) for noun in nouns)
    return Plan(prompt=prompt, objects=objects, background=Background(**place))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prompt", "top", "room"),
    [
        ("pancakes on white marble, morning", "marble", "window"),
        ("pancakes on black slate, dark background", "slate", "dark"),
        ("pancakes on a picnic blanket", "gingham", "garden"),
        ("pancakes in a cafe on dark wood", "dark floorboards", "cafe"),
    ],
)
def test_words_choose_the_top_and_the_room(prompt: str, top: str, room: str) -> None:
    found = service_of(picture(prompt, "pancakes"))
    assert found is not None
    assert (found.top, found.room) == (top, room)


def test_a_seed_changes_what_nobody_said() -> None:
    plan = picture("a cheeseburger", "cheeseburger")
    assert len({str(service_of(plan, seed)) for seed in range(8)}) > 1


def test_who_is_there_makes_it_another_picture() -> None:
    assert service_of(picture("a woman with a pizza", "pizza", "woman")) is None
    assert service_of(picture("a red car", "car")) is None


def test_a_burger_lies_on_a_board_and_soup_does_not() -> None:
    burger = service_of(picture("a cheeseburger", "cheeseburger"))
    soup = service_of(picture("soup", "soup"))
    assert burger is not None
    assert soup is not None
    assert (burger.under, soup.under) == ("board", "")


def test_food_is_seen_from_near_unless_words_say_how() -> None:
    plan = picture("a cheeseburger", "cheeseburger")
    assert closer(Shot(), plan).fill > Shot().fill
    told = Shot(fill=0.4, focal_mm=35.0, stated=frozenset({"fill", "focal"}))
    assert closer(told, plan) == told


def test_rooms_differ_in_light() -> None:
    assert light_of("dark") != light_of("window")


@pytest.mark.parametrize("room", ["window", "cafe", "garden", "pool", "paper", "dark"])
def test_every_room_is_built_behind_the_food(room: str) -> None:
    place = place_of("served table", extent=0.1, params={"style": room, "material": "oak"})
    parts = place.scenery[0].model.parts
    assert any(part.name == "screen" for part in parts)
    assert place.far > 0.1


def test_what_is_under_the_food_has_its_face_at_zero() -> None:
    params = {"style": "window", "material": "oak", "decor": ("board",)}
    place = place_of("served table", extent=0.1, params=params)
    board = next(part for part in place.scenery[0].model.parts if part.name == "board")
    assert abs(float(board.shape.vertices[:, 2].max())) < 1e-4  # type: ignore[union-attr]
