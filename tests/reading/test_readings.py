"""What a noun phrase is besides a thing: a part, a purpose, a credit, a place."""

import pytest

from imagineart.plan.plan import ObjectSpec
from imagineart.reading.reader import read
from imagineart.staging.scene.venue import scene_of


def nouns(prompt: str) -> list[str]:
    return [item.noun for item in read(prompt).objects]


def only(prompt: str) -> ObjectSpec:
    (item,) = read(prompt).objects
    return item


@pytest.mark.parametrize(
    ("prompt", "colors"),
    [
        ("a flag with red and yellow stripes", ["red", "yellow"]),
        ("a white shirt with blue dots", ["white", "blue"]),
        ("a monster with three eyes and green fur", ["green"]),
        ("a cat with green eyes", []),
    ],
)
def test_colours_of_parts(prompt: str, colors: list[str]) -> None:
    assert [color.name for color in only(prompt).colors] == colors


def test_a_pattern_after_is() -> None:
    plan = read("a ball behind a box, the ball is striped and the box is yellow")
    assert plan.find("ball").pattern == "striped"


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a banner for a jewellery shop", ["banner"]),
        ("a sign for a garage, with a red car", ["sign", "car"]),
        ("a cake for a dog", ["cake", "dog"]),
        ("a dragon over a castle, by Greg Rutkowski", ["dragon", "castle"]),
        ("a wheel of cheese and a knife", ["cheese", "knife"]),
        ("a billboard mockup with a burger", ["billboard", "burger"]),
        ("sprite of a green slime monster, side view", ["monster"]),
        ("a tray with a croissant, orange juice and jam", ["tray", "croissant"]),
        ("a button, orange, rounded corners", ["button"]),
    ],
)
def test_what_is_a_thing(prompt: str, expected: list[str]) -> None:
    assert nouns(prompt)[: len(expected)] == expected
    if "tray" not in expected:
        assert len(nouns(prompt)) == len(expected)


def test_an_exception_is_there() -> None:
    plan = read("a pizza with no toppings except olives")
    assert "olive" in [item.noun for item in plan.objects]
    assert plan.exclusions == ("topping",)


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("a car on a desert highway", "desert road"),
        ("a truck on a highway through the desert", "desert road"),
        ("a deer on a road through the forest", "forest road"),
        ("a car on a highway", "country road"),
    ],
)
def test_a_road_through_the_wild(prompt: str, place: str) -> None:
    plan = read(prompt)
    assert scene_of(plan, plan.background.family) == place


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a pedestal with pink petals scattered around", ["pedestal", "petal"]),
        ("a flower with pink petals", ["flower"]),
        ("sneakers above a reflective surface", ["sneaker"]),
        ("two wolves, full moon, forest", ["wolf", "full moon"]),
        ("a girl, cherry blossoms, spring", ["girl", "cherry blossom"]),
        ("a nurse in blue scrubs", ["nurse", "scrubs"]),
    ],
)
def test_what_is_seen(prompt: str, expected: list[str]) -> None:
    assert nouns(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "family", "season"),
    [
        ("cabin, snow, pine trees, night", "snow", "winter"),
        ("forest, snow, a wolf", "forest", "winter"),
        ("a poster with white roses in the corners", "studio", "summer"),
        ("a café on the corner", "street", "summer"),
        ("a firefighter carrying a child out of a burning house", "studio", "summer"),
    ],
)
def test_the_place_and_its_season(prompt: str, family: str, season: str) -> None:
    place = read(prompt).background
    assert (place.family, place.season) == (family, season)


@pytest.mark.parametrize(
    ("prompt", "color"),
    [
        ("A dog on a rug. The background is dark blue.", "dark blue"),
        ("a cat on a sofa, the background is green", "green"),
        ("A room with a bed. The walls are blue.", "blue"),
    ],
)
def test_what_a_place_is_like(prompt: str, color: str) -> None:
    plan = read(prompt)
    assert [named.name for named in plan.background.palette] == [color]
    assert not any(item.colors for item in plan.objects)


def test_a_sky_full_of_stars_is_at_night() -> None:
    assert read("a village, the sky is full of stars").light.time_of_day == "night"


def test_who_flies_a_kite_does_not_fly() -> None:
    boy, _ = read("a boy flying a kite").objects
    assert not boy.pose
    assert only("a bird flying").pose == "flying"


def test_some_of_what_is_asked_for_cannot_be_ruled_out() -> None:
    assert read("an old steam train, no modern trains").exclusions == ()


def test_what_is_overhead_is_not_seen_from_above() -> None:
    assert read("two foxes in a forest, stars overhead").camera.elevation < 45
    assert read("overhead shot of a pizza").camera.elevation == 85


@pytest.mark.parametrize(
    ("prompt", "glowing", "transparent"),
    [
        ("a glowing mushroom", True, False),
        ("a glass vase", False, True),
        ("a small mushroom", False, False),
    ],
)
def test_what_glows_and_what_one_sees_through(
    prompt: str, glowing: bool, transparent: bool
) -> None:
    item = only(prompt)
    assert (item.glowing, item.transparent) == (glowing, transparent)


def test_places_are_seen_from_where_the_viewer_stands() -> None:
    assert read("a dog in front of a kitchen").background.family == "street"
    assert read("a dog in front of a cave").background.family == "cave"
