"""Mistyped words are read as the known ones that were meant, and told as they were typed."""

import pytest

from imagineart.reading.learned import read
from imagineart.reading.spelling import known_for, sound, spelled


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("elefant", "elephant"),
        ("yelow", "yellow"),
        ("penguine", "penguin"),
        ("submarins", "submarines"),
        ("undrwater", "underwater"),
        ("girafe", "giraffe"),
        ("bycicle", "bicycle"),
        ("playin", "playing"),
        ("wale", "whale"),
        ("nite", "night"),
        ("livingroom", "living room"),
    ],
)
def test_slips(typed: str, meant: str) -> None:
    assert known_for(typed) == meant


@pytest.mark.parametrize(
    "word", ["elephant", "leotard", "grainy", "hops", "gloved", "mecha", "candid", "cat", "café"]
)
def test_words_are_left_alone(word: str) -> None:
    assert known_for(word) == ""


def test_what_sounds_alike() -> None:
    assert sound("elefant") == sound("elephant")
    assert sound("gurl") == sound("girl")
    assert sound("cat") != sound("dog")


def test_quotes_names_and_other_languages_stay() -> None:
    for prompt in (
        'a mug saying "yelow"',
        "a photo of Elefant",
        "zwei Katzen und ein elefant im Garten",
    ):
        assert spelled(prompt).text == prompt


def test_places_are_those_of_the_typed_prompt() -> None:
    prompt = "two yelow elefants in a box"
    meant = spelled(prompt)
    assert meant.text == "two yellow elephants in a box"
    assert prompt[meant.place(11) : meant.place(20)] == "elefants"
    assert prompt[meant.place(24) :] == "a box"


def test_a_plan_tells_of_the_prompt_as_it_was_typed() -> None:
    prompt = "a yelow baloon and a red box"
    plan = read(prompt)
    balloon, box = plan.objects
    assert (plan.prompt, balloon.noun, box.noun) == (prompt, "balloon", "box")
    assert [prompt[slice(*item.span)] for item in plan.objects if item.span] == ["baloon", "box"]
    assert balloon.colors[0].span == (2, 7)
    assert {e.message for e in plan.trace if e.kind == "noted"} == {
        "'yelow' is taken for 'yellow'",
        "'baloon' is taken for 'balloon'",
    }


def test_words_to_write_are_written_as_they_were_typed() -> None:
    assert [text.string for text in read("a yelow sign that says Helo Wrld").texts] == ["Helo Wrld"]
