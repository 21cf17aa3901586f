"""Descriptions in prompts are drawn as what they mean, and that is said."""

import pytest

from imagineart.plan.plan import Plan
from imagineart.reading.answering import answered
from imagineart.reading.assembly.assembler import assemble
from imagineart.reading.learned import read
from imagineart.reading.marked import Marked, Span

FLAG = "the animal on the flag of Wales eating a banana"


def notes(plan: Plan) -> list[str]:
    return [entry.message for entry in plan.trace if "is read as" in entry.message]


def marked(text: str, words: str, role: str = "riddle") -> Marked:
    start = text.index(words)
    return Marked(text, (Span(start, start + len(words), role),))


def test_the_meaning_is_drawn_in_its_colours_and_told() -> None:
    plan = read(FLAG)
    dragon = next(item for item in plan.objects if item.noun == "dragon")
    assert [color.name for color in dragon.colors] == ["red"]
    assert dragon.source_of("colors").origin == "implied"
    assert notes(plan) == ["“animal on the flag of Wales” is read as “red dragon”"]
    assert not any(entry.message.startswith("not drawn: animal") for entry in plan.trace)


def test_a_description_goes_on_as_far_as_its_fact() -> None:
    text = "a tree with white bark beside a lake"
    (span, *_) = answered(marked(text, "tree with")).spans
    assert text[span.start : span.end] == "tree with white bark"
    assert span.means == "birch"


def test_what_it_goes_on_over_is_marked_no_more() -> None:
    text = "the bird on the flag of Mexico"
    spans = (Span(4, 8, "riddle"), Span(16, 20, "thing"), Span(24, 30, "place"))
    found = answered(Marked(text, spans))
    assert [(found.words(0), found.spans[0].means)] == [("bird on the flag of Mexico", "eagle")]
    assert len(found.spans) == 1


def test_what_nobody_knows_stays_as_it_is() -> None:
    text = "the animal on the flag of Wakanda"
    assert answered(marked(text, "animal on the flag of Wakanda")).spans[0].means == ""


@pytest.mark.parametrize("prompt", ["a dog on a beach", "the dog on the beach", "the red car"])
def test_plain_things_are_no_riddles(prompt: str) -> None:
    assert notes(read(prompt)) == []


def test_a_thing_told_of_with_a_name_is_looked_up() -> None:
    plan = read("the shoe Cinderella lost on a staircase")
    assert any("high heel" in note for note in notes(plan))


def test_a_city_that_is_described_is_the_place() -> None:
    plan = read("the capital of France in the rain")
    assert "paris" in plan.background.setting.lower()


def test_of_what_nobody_knows_the_kind_is_drawn() -> None:
    riddle = marked("the bird on the flag of Wakanda", "bird on the flag of Wakanda")
    plan = assemble(answered(riddle))
    assert [item.noun for item in plan.objects] == ["bird"]
    assert notes(plan) == []
    assert "not drawn: bird on the flag of Wakanda" in [entry.message for entry in plan.trace]


@pytest.mark.parametrize(
    ("prompt", "noun"),
    [("Albert Einstein riding a bicycle", "old man"), ("Batman in a park", "superhero")],
)
def test_famous_names_are_drawn_as_somebody_known(prompt: str, noun: str) -> None:
    plan = read(prompt)
    assert plan.objects[0].noun == noun
    assert notes(plan)
