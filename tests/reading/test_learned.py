"""The whole learned road: marks, layers, plan, notes."""

import pytest
from training.reading.annotation import parse

from imagineart.reading import learned
from imagineart.reading.learned import english, read
from imagineart.reading.marked import Marked


@pytest.fixture
def marks(monkeypatch: pytest.MonkeyPatch) -> list[Marked]:
    """What the tagger is to read, prompt by prompt."""
    told: list[Marked] = []

    class Stub:
        def read(self, text: str) -> Marked:
            found = told.pop()
            assert found.text == text
            return found

    monkeypatch.setattr(learned, "reader", Stub)
    return told


def test_a_plan_is_made_of_the_marks(marks: list[Marked]) -> None:
    marks.append(parse('a [frying] [pan] with "[HOT|text >pan] STUFF" on it'))
    plan = read(marks[0].text)
    assert [item.noun for item in plan.objects] == ["frying pan"]
    assert [(text.string, text.carrier) for text in plan.texts] == [("HOT STUFF", "frying-pan")]


def test_other_languages_are_not_read_and_that_is_said(marks: list[Marked]) -> None:
    marks.append(parse("a [cat]. [ein|count] [Hund] auf einem [Sofa]"))
    plan = read(marks[0].text)
    assert [item.noun for item in plan.objects] == ["cat"]
    assert [entry.message for entry in plan.trace if entry.kind == "unread"] == [
        "not understood (other language): ein Hund auf einem Sofa"
    ]


def test_what_is_quoted_is_written_in_any_language(marks: list[Marked]) -> None:
    marks.append(parse("[ein roter Hund|text]"))
    plan = read("ein roter Hund")
    assert [text.string for text in plan.texts] == ["ein roter Hund"]
    assert [entry.kind for entry in plan.trace] == ["read"]


def test_ties_to_what_is_not_read_go() -> None:
    marked = english(parse("[red|color >Hund] [cat]. [ein|count] [Hund] auf einem Sofa"))
    assert [marked.words(at) for at in range(len(marked.spans))] == ["red", "cat"]
    assert marked.arcs == ()


def test_a_shouted_prompt_is_read_in_small_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    class Quiet:
        def read(self, text: str) -> Marked:
            told.append(text)
            return parse("a [cat]")

    monkeypatch.setattr(learned, "reader", Quiet)
    assert learned.marks_of("A CAT").text == "A CAT"
    assert told == ["a cat"]


def test_lone_surrogates_are_replaced(marks: list[Marked]) -> None:
    marks.append(parse("a \ufffd [cat]"))
    assert read("a \ud800 cat").prompt == "a \ufffd cat"
