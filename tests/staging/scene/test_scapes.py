"""All that a prompt says of the land is one landscape."""

import numpy as np
import pytest
from tests.staging.scene.helpers import plan_of, thing

from imagineart.modelling.places.place import PlaceModel, built_places, rectangle
from imagineart.plan.plan import Background, Origin, Plan
from imagineart.staging.completion.landscape import described
from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.preview import projected
from imagineart.staging.scene.scapes import features_of, is_view, scape_of
from imagineart.staging.scene.shapes import Solid
from imagineart.staging.scene.staffage import staffed, wish_of
from imagineart.staging.scene.units import Spot, Unit, unit_of
from imagineart.staging.stage import Canvas, Lens

LAKE = "a calm lake surrounded by autumn trees and snow capped mountains, wooden dock"


def told(prompt: str, family: str = "", *nouns: str) -> Plan:
    origin: Origin = "stated" if family else "usual"
    place = Background(family=family or "studio", setting=family, origin=origin)
    things = [thing(noun, id=noun.replace(" ", "-")) for noun in nouns]
    spans = [prompt.index(noun) for noun in nouns]
    things = [
        t.revised(span=(at, at + len(noun)), origin="stated")
        for t, noun, at in zip(things, nouns, spans, strict=True)
    ]
    return plan_of(*things).revised(prompt=prompt, background=place, kind="scene")


@pytest.mark.parametrize(
    ("prompt", "family", "build", "shown"),
    [
        (LAKE, "sea", "lakeside", {"lake", "autumn", "snowcaps", "mountains", "dock"}),
        ("northern lights over a frozen lake", "sea", "lakeside", {"frozen", "lake"}),
        ("cherry blossom trees along a river, stone bridge", "sea", "river valley", {"bridge"}),
        ("huge sand dunes in the desert, footprints", "", "desert", {"dunes", "footprints"}),
        ("grand canyon panorama", "desert", "canyon rim", {"rim"}),
        ("new york skyline from a rooftop", "city", "rooftop", {"skyline"}),
        ("paris cafe terraces in an old street", "shop_front", "cafe terrace", {"cafe"}),
        ("a dense downtown, aerial view, skyscrapers", "city", "city from above", {"aerial"}),
        ("a winding coast road by the sea", "street", "coast road", {"sea"}),
        ("a street in tokyo at night with neon signs", "street", "neon street", {"signs"}),
    ],
)
def test_the_land_is_built_from_all_that_is_said_of_it(
    prompt: str, family: str, build: str, shown: set[str]
) -> None:
    scape = scape_of(told(prompt, family))
    assert scape is not None
    assert scape.build == build
    assert shown <= set(scape.features)


@pytest.mark.parametrize(
    ("prompt", "family"),
    [
        ("a cat on a sofa", "room"),
        ("a bowl of soup", ""),
        ("a lake house", "room"),
        ("an astronaut by a lake", "space"),
    ],
)
def test_other_pictures_have_no_landscape(prompt: str, family: str) -> None:
    assert scape_of(told(prompt, family)) is None


def test_what_a_landscape_shows_is_no_thing_but_what_stands_in_it_is() -> None:
    prompt = "a lake with pine trees, a dock and a red cabin"
    plan = described(told(prompt, "sea", "pine trees", "dock", "cabin"))
    assert [item.noun for item in plan.objects] == ["cabin"]
    assert plan.background.origin == "stated"


def test_a_landmark_of_a_town_stays_a_thing() -> None:
    plan = described(told("a street in paris with the eiffel tower", "street", "eiffel tower"))
    assert [item.noun for item in plan.objects] == ["eiffel tower"]


def test_a_lone_tree_stays_a_thing() -> None:
    plan = told("a meadow with a lone tree by a river", "meadow", "lone tree")
    assert described(plan).objects


def test_what_is_excluded_and_what_things_are_called_tells_nothing_of_the_land() -> None:
    without = told("a mountain lake").revised(exclusions=("mountains",))
    assert "mountains" not in {feature.name for feature in features_of(without)}
    bike = told("a mountain bike", "", "mountain bike")
    assert not list(features_of(bike))


def test_the_picture_is_of_what_is_named_first() -> None:
    assert is_view(told("a lake with a cabin", "sea", "cabin"))
    assert not is_view(told("a cabin by a lake", "sea", "cabin"))


def test_every_scape_is_built_and_needs_and_shows_known_features() -> None:
    known, built = set(table("scapes")["features"]), built_places()
    for name, row in table("scapes")["scapes"].items():
        assert row.get("build", name) in built
        assert row.get("afloat", "lake") in built
        assert {one for need in row["needs"] for one in need} | set(row["shows"]) <= known


def slope(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Land on the right, water on the left."""
    return np.where(x > 0.0, 1.0, -3.0).astype(np.float32)


def box(noun: str, tall: float, id: str = "it") -> Unit:
    corners = np.array([[[-1, -1, 0], [1, -1, 0], [1, 1, tall]]], np.float32)
    ends = corners.reshape(-1, 3)
    actor = Actor(id, 0, noun, Solid(corners, ends.min(0), ends.max(0)))
    return unit_of(id, [Spot(actor, np.zeros(3))])


PLACE = PlaceModel("lakeside", (), slope, rectangle(400, 400), level=0.0)
EYE = Lens(position=(0.0, -6.0, 2.0), target=(0.0, 10.0, 2.0), focal_mm=28.0)


@pytest.mark.parametrize(("noun", "dry"), [("cabin", True), ("rowing boat", False)])
def test_houses_stand_on_dry_land_and_boats_in_the_water(noun: str, dry: bool) -> None:
    plan = told(f"a lake with a {noun}", "sea", noun)
    unit = box(noun, 4.0, noun.replace(" ", "-"))
    at = staffed([unit], plan, PLACE, EYE, Canvas(width=96, height=96))[0].spots[0].position
    assert (at[0] > 0.0) == dry


def test_words_say_where_a_thing_stands_and_how_large_it_is() -> None:
    prompt = "a lake, a small cabin on the left, a big cabin on the right in the distance"
    plan = told(prompt, "sea", "small cabin", "big cabin")
    wishes = [wish_of(box("cabin", 4.0, id), plan, 0) for id in ("small-cabin", "big-cabin")]
    assert wishes[0].across < 0.0 < wishes[1].across
    assert wishes[0].share < table("scapes")["staffage"]["share"]["house"]


def test_things_take_their_share_of_the_picture() -> None:
    plan = told("a meadow with a cabin", "meadow", "cabin")
    canvas = Canvas(width=96, height=96)
    level = PlaceModel(
        "meadow", (), lambda x, y: np.zeros(np.shape(x), np.float32), rectangle(9, 9)
    )
    unit = staffed([box("cabin", 6.0, "cabin")], plan, level, EYE, canvas)[0]
    seen = projected(EYE, unit.spots[0].points, canvas)[:, 1]
    assert 0.1 < np.ptp(seen) < 0.3


def test_what_was_taken_for_a_riddle_is_land_all_the_same() -> None:
    plan = told("vast desert with huge dunes", "beach")
    weed = thing("tumbleweed").revised(span=(0, 16), origin="stated")
    plan = plan.revised(objects=(weed,))
    assert described(plan).objects == ()


def test_light_and_weather_before_a_landscape_leave_it_what_the_picture_is_of() -> None:
    assert is_view(told("northern lights over a frozen lake", "sea", "northern lights"))
