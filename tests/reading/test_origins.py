"""Where each fact of a plan comes from: the prompt's own words, or what they imply."""

import pytest

from imagineart.engines.engine import Capabilities
from imagineart.plan.plan import STATED, Plan
from imagineart.reading.learned import read
from imagineart.reasoner import Reasoner
from imagineart.request import GenerationRequest

PROMPTS = [
    "three red apples left of a blue teapot on a wooden table",
    'a fox under a sign that says "OPEN" in a snowy forest at night',
    "two cats, one black and one white, on a sofa",
    "a panda riding a bicycle through a rainy street, watercolor",
    "a poster with the headline “SALE” and a parrot",
]


def undrawn(noun: str) -> str | None:
    """Everything can be drawn, but nobody fishing."""
    return None if noun == "fishing man" else noun


def understood(prompt: str, look: str | None = None) -> Plan:
    thinker = Reasoner(Capabilities("1", drawable=undrawn))
    return thinker.understand(GenerationRequest(prompt=prompt, look=look))


@pytest.mark.parametrize("prompt", PROMPTS)
class TestStated:
    def test_each_thing_is_stated_by_words_that_hold_its_name(self, prompt: str) -> None:
        plan = read(prompt)
        assert plan.objects
        for item in plan.objects:
            assert item.origin == "stated"
            assert item.span
            words = prompt[slice(*item.span)].lower()
            assert item.noun.split()[-1][:3] in words or words == "one"  # "one black and one white"

    def test_each_relation_and_text_has_its_span(self, prompt: str) -> None:
        plan = read(prompt)
        for fact in (*plan.relations, *plan.texts):
            assert fact.is_stated
            assert fact.span
            assert 0 <= fact.span[0] < fact.span[1] <= len(prompt)
        for text in plan.texts:
            assert text.span
            assert text.string in prompt[slice(*text.span)]

    def test_a_colour_points_at_its_own_word(self, prompt: str) -> None:
        for item in read(prompt).objects:
            for color in item.colors:
                assert color.span
                assert prompt[slice(*color.span)].lower() == color.name

    def test_whatever_is_completed_says_so(self, prompt: str) -> None:
        stated = {item.id for item in read(prompt).objects}
        for item in understood(prompt).objects:
            assert item.is_stated is (item.id in stated)
            assert item.is_stated or item.span is None


def test_a_place_in_the_prompt_is_stated_and_another_is_not() -> None:
    snow = read("a fox in a snowy forest").background
    assert (snow.origin, snow.span) == ("stated", (17, 23))
    assert understood("a fox in a snowy forest").background.origin == "stated"
    nowhere = read("a fox").background
    assert (nowhere.origin, nowhere.span) == ("usual", None)
    assert understood("a fox").background.origin == "completed"


def test_what_is_added_comes_from_completion_or_from_what_is_done() -> None:
    origins = {item.noun: item.origin for item in understood("a man fishing at a lake").objects}
    assert origins["man"] == "stated"
    assert origins["fishing rod"] == "implied"
    beach = understood("a dog on a beach").objects
    assert {item.origin for item in beach[1:]} == {"completed"}


@pytest.mark.parametrize(
    ("prompt", "stated"),
    [
        ("a fox", set()),
        ("a fox, watercolor", {"style"}),
        ("a poster of a fox", {"style"}),
        ("a cosy fox", {"mood"}),
        ("a fox, 16:9", {"aspect"}),
        ("only a fox", {"closed"}),
    ],
)
def test_the_plans_own_fields_are_usual_unless_stated(prompt: str, stated: set[str]) -> None:
    plan = read(prompt)
    fields = ("style", "mood", "aspect", "closed")
    assert {name for name in fields if plan.source_of(name).origin == "stated"} == stated


def test_a_look_of_the_request_says_that_the_request_wants_it() -> None:
    asked = understood("a fox, watercolor", look="flat")
    assert asked.source_of("style").origin == "request"
    assert asked.source_of("style").origin in STATED


@pytest.mark.parametrize(("prompt", "origin"), [("a fox at night", "stated"), ("a fox", "usual")])
def test_the_hour_is_stated_or_usual(prompt: str, origin: str) -> None:
    assert read(prompt).light.source_of("time_of_day").origin == origin


@pytest.mark.parametrize(
    ("prompt", "origin"), [("a close-up of a fox", "stated"), ("a fox", "usual")]
)
def test_the_shot_is_stated_or_usual(prompt: str, origin: str) -> None:
    assert read(prompt).camera.origin == origin


def test_the_weather_of_a_usual_place_may_be_stated() -> None:
    place = read("a fox in the rain").background
    assert place.source_of("weather").origin == "stated"
    assert place.source_of("season").origin == "usual"
