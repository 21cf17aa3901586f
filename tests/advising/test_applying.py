"""Advice fills what nobody stated; what is stated stays, and every change is told."""

from typing import Any

import pytest

from imagineart.advising.applying import SAYS, applied
from imagineart.advising.proposal import Bond, Proposal, Thing
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.reading.learned import read

DRAWN = {"fox", "mushroom", "cat", "roof", "man", "log", "lantern", "kangaroo", "tree", "bench"}


def drawable(noun: str) -> str | None:
    return noun if noun in DRAWN else None


def advised(prompt: str, *things: Thing, whole: bool = False, **more: Any) -> Plan:
    proposal = Proposal.model_validate({"things": things, **more})
    return applied(read(prompt), proposal, drawable, whole=whole)


def told(plan: Plan) -> list[str]:
    return [e.message.removeprefix(SAYS) for e in plan.trace if e.message.startswith(SAYS)]


def test_counts_and_colours_stay_as_they_are_stated() -> None:
    plan = advised("two red foxes", Thing(name="fox", count=7, colors=("blue",)))
    assert plan == read("two red foxes")


def test_a_doing_and_a_face_are_filled_and_told() -> None:
    plan = advised("a fox", Thing(name="fox", action="Sleeping", expression="happy"))
    (fox,) = plan.objects
    assert (fox.action, fox.expression) == ("sleeping", "happy")
    assert fox.source_of("action").origin == "model"
    assert fox.is_stated
    assert told(plan) == ["fox: action sleeping", "fox: expression happy"]


def test_a_stated_doing_stays() -> None:
    plan = advised("a fox running", Thing(name="fox", action="sleeping"))
    assert plan.objects[0].action == "running"


def test_a_few_things_are_added_but_no_rival() -> None:
    names = ("mushroom", "log", "lantern", "bench", "man", "cat")
    plan = advised("a fox in a forest", *(Thing(name=name) for name in names))
    added = [item for item in plan.objects if item.origin == "model"]
    assert [item.noun for item in added] == ["mushroom", "log", "lantern"]
    assert told(plan) == ["added mushroom", "added log", "added lantern"]
    assert not any(check.target == "mushroom" for check in plan.checks)


@pytest.mark.parametrize("prompt", ["only a fox", "a logo of a fox", "a fox, no mushrooms"])
def test_nothing_is_added_where_nothing_is_wanted(prompt: str) -> None:
    assert len(advised(prompt, Thing(name="mushroom")).objects) == len(read(prompt).objects)


def test_what_nobody_can_draw_is_not_added() -> None:
    assert len(advised("a fox", Thing(name="zeitgeist")).objects) == 1


def test_an_unknown_name_is_drawn_as_the_model_says() -> None:
    glorbax = ObjectSpec(id="glorbax", noun="glorbax", phrase="glorbax")
    plan = Plan(prompt="a glorbax in a forest", objects=(glorbax,))
    thing = Thing(name="kangaroo", words="a glorbax")
    found = applied(plan, Proposal(things=(thing,)), drawable, whole=False)
    assert [(item.noun, item.painted_noun) for item in found.objects] == [("glorbax", "kangaroo")]
    assert told(found) == ["“glorbax” is drawn as “kangaroo”"]


def test_relations_are_added_only_to_what_the_model_added() -> None:
    bonds = [Bond(subject="mushroom", how="next_to", object="fox")]
    plan = advised("a fox in a forest", Thing(name="mushroom"), relations=bonds)
    assert [(r.subject, r.predicate, r.object) for r in plan.relations] == [
        ("mushroom", "next_to", "fox")
    ]
    stated = advised("a fox and a cat", relations=[Bond(subject="cat", how="on", object="fox")])
    assert stated.relations == ()


def test_place_weather_season_and_hour_are_filled_only_where_none_is_said() -> None:
    more: dict[str, Any] = {"place": "beach", "weather": "fog", "season": "winter", "time": "night"}
    free = advised("a fox", **more)
    assert (free.background.family, free.background.weather) == ("beach", "fog")
    assert (free.background.season, free.light.time_of_day) == ("winter", "night")
    assert free.background.origin == free.light.origin == "model"
    said = advised("a fox in a forest at dusk", **more)
    assert said.background == read("a fox in a forest at dusk").background
    assert said.light.time_of_day == "dusk"


def test_what_could_not_be_read_is_the_models_picture() -> None:
    prompt = "Drei schwarze Katzen auf einem Dach"
    cats = Thing(name="cat", count=3, colors=("black",), action="sitting")
    bond = Bond(subject="cat", how="on", object="roof")
    plan = advised(prompt, cats, Thing(name="roof"), whole=True, relations=[bond])
    assert [(i.noun, i.count, [c.name for c in i.colors]) for i in plan.objects] == [
        ("cat", 3, ["black"]),
        ("roof", 1, []),
    ]
    assert plan.relations[0].predicate == "on"
    assert not any(entry.kind == "unread" for entry in plan.trace)


def test_quoted_words_of_another_language_are_kept() -> None:
    plan = advised('Ein Schild mit dem Text "OFFEN"', Thing(name="bench"), whole=True)
    assert [text.string for text in plan.texts] == ["OFFEN"]


def test_what_would_be_the_subject_is_not_added() -> None:
    def any_noun(noun: str) -> str | None:
        return noun

    things = (Thing(name="car"), Thing(name="tree"))
    plan = applied(read("a fox in a forest"), Proposal(things=things), any_noun, whole=False)
    assert [item.noun for item in plan.objects] == ["fox", "tree"]
