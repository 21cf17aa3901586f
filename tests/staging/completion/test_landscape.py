"""Places among the things of a prompt are where its picture is set."""

import pytest

from imagineart.plan.plan import Background, Plan
from imagineart.staging.completion.landscape import cleared_up, featured, located, merged


def drawable(noun: str) -> str | None:
    return noun if noun in {"dog", "bridge", "forest"} else None


def plan_of(*nouns: str, **fields: object) -> Plan:
    objects = tuple({"id": f"o{n}", "noun": noun} for n, noun in enumerate(nouns))
    return Plan.model_validate({"prompt": " ".join(nouns), "objects": objects, **fields})


@pytest.mark.parametrize(("noun", "family"), [("village", "street"), ("meadow", "meadow")])
def test_a_place_beside_things_is_where_they_are(noun: str, family: str) -> None:
    plan = located(plan_of("dog", noun), drawable)
    assert [item.noun for item in plan.objects] == ["dog"]
    assert plan.background.family == family
    assert plan.background.origin == "stated"


def test_a_place_alone_is_the_place_if_there_is_no_model_of_it() -> None:
    plan = located(plan_of("village"), drawable)
    assert (plan.objects, plan.background.family) == ((), "street")


@pytest.mark.parametrize(
    ("prompt", "weather"), [("a dog after the rain", "clear"), ("a dog in the rain", "rain")]
)
def test_after_the_rain_it_does_not_rain(prompt: str, weather: str) -> None:
    wet = plan_of("dog", background=Background(family="meadow", weather="rain"))
    plan = cleared_up(wet.revised(prompt=prompt))
    assert plan.background.weather == weather
    assert ("rain" in plan.exclusions) == (weather == "clear")


def test_a_logo_shows_a_mountain_instead_of_standing_in_it() -> None:
    logo = plan_of("dog", "mountain", bare=True)
    assert located(logo, drawable) == logo
    assert located(plan_of("dog", "mountain"), drawable).background.family == "mountains"
    falls = plan_of("dog", "waterfall", bare=True)
    assert featured(falls) == falls


def test_a_named_land_of_which_nothing_is_known_gives_way() -> None:
    land = Background(family="studio", setting="ruritania", origin="stated")
    assert (
        located(plan_of("dog", "meadow", background=land), drawable).background.family == "meadow"
    )


@pytest.mark.parametrize(
    "place",
    [
        Background(family="studio", setting="white background", origin="stated"),
        Background(family="beach", setting="beach", origin="stated"),
    ],
)
def test_a_stated_place_stays(place: Background) -> None:
    plan = plan_of("dog", "village", background=place)
    assert located(plan, drawable) == plan


@pytest.mark.parametrize("nouns", [("forest",), ("dog", "forest"), ("dog", "wave"), ("dog",)])
def test_what_has_a_model_or_is_weather_is_no_place(nouns: tuple[str, ...]) -> None:
    plan = plan_of(*nouns)
    assert located(plan, drawable) == plan


LAKE = Background(family="sea", setting="lake", origin="stated")
WOODS = Background(family="forest", setting="forest", origin="stated")


def several(*nouns: str, place: Background) -> Plan:
    plan = plan_of(*nouns, background=place)
    return plan.revised(objects=tuple(item.revised(count=3) for item in plan.objects))


def test_a_landscape_shows_its_mountains_and_trees_itself() -> None:
    plan = merged(several("mountain", "pine tree", place=LAKE))
    assert plan.objects == ()
    assert plan.background.setting == "lake with mountain, pine tree"


@pytest.mark.parametrize(
    ("place", "left"), [(WOODS, ["dog"]), (LAKE, ["dog", "pine tree"])], ids=["woods", "lake"]
)
def test_beside_others_only_what_the_place_has_is_its_own(
    place: Background, left: list[str]
) -> None:
    plan = merged(several("dog", "pine tree", place=place))
    assert [item.noun for item in plan.objects] == left


def test_land_is_no_thing_but_one_tree_is() -> None:
    plan = merged(plan_of("castle", "hill", "tree", background=WOODS))
    assert [item.noun for item in plan.objects] == ["castle", "tree"]


def test_what_others_are_under_or_nobody_placed_stays() -> None:
    free = several("tree", place=WOODS.revised(origin="usual"))
    assert merged(free) == free
    under = [{"subject": "o0", "predicate": "under", "object": "o1"}]
    deer = plan_of("deer", "tree", background=WOODS, relations=under)
    deer = deer.revised(objects=tuple(item.revised(count=3) for item in deer.objects))
    assert merged(deer) == deer


@pytest.mark.parametrize(
    ("nouns", "place", "left", "setting"),
    [
        (("deer", "waterfall"), WOODS, ["deer"], "forest with waterfall"),
        (("waterfall",), Background(), [], "waterfall"),
        (("cat", "path"), Background(), ["cat", "path"], ""),
        (("cat", "path"), WOODS, ["cat"], "forest with path"),
    ],
)
def test_parts_of_a_place_are_no_things(
    nouns: tuple[str, ...], place: Background, left: list[str], setting: str
) -> None:
    plan = featured(plan_of(*nouns, background=place))
    assert [item.noun for item in plan.objects] == left
    assert plan.background.setting == setting


def test_a_fireplace_with_something_on_it_is_a_thing() -> None:
    on = [{"subject": "o0", "predicate": "on", "object": "o1"}]
    plan = plan_of("clock", "fireplace", relations=on)
    assert featured(plan) == plan
    assert featured(plan_of("clock", "fireplace")).background.family == "room"
