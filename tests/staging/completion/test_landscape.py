"""Places among the things of a prompt are where its picture is set."""

import pytest

from imagineart.plan.plan import Background, Plan
from imagineart.staging.completion.landscape import located


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


@pytest.mark.parametrize("nouns", [("village",), ("dog", "forest"), ("dog", "wave"), ("dog",)])
def test_what_is_alone_or_has_a_model_or_is_weather_is_no_place(nouns: tuple[str, ...]) -> None:
    plan = plan_of(*nouns)
    assert located(plan, drawable) == plan
