"""What is quoted and read as a text is one text, from mark to mark."""

import pytest
from training.reading.annotation import parse

from imagineart.reading.marked import Marked
from imagineart.reading.strings import exact


def told(marked: Marked) -> tuple[list[tuple[str, str]], list[str]]:
    """(words and role of every span, ties)."""
    spans = [(marked.words(at), span.role) for at, span in enumerate(marked.spans)]
    ties = [f"{marked.words(a.source)} {a.tie} {marked.words(a.target)}" for a in marked.arcs]
    return spans, ties


@pytest.mark.parametrize("marks", ['""', "“”", "«»", "''", "‘’", "„“"])
def test_a_text_grows_to_its_marks(marks: str) -> None:
    line = f"a [sign] with {marks[0]}Fresh [Bread|text >sign] today!{marks[1]}"
    assert told(exact(parse(line))) == (
        [("sign", "thing"), ("Fresh Bread today!", "text")],
        ["Fresh Bread today! head sign"],
    )


def test_all_that_is_inside_becomes_one_and_ties_follow() -> None:
    line = 'a [cat] and "[red|color] [fox|text] [den|thing =d]", in [blue|color >d] on a [mat]'
    spans, ties = told(exact(parse(line)))
    assert spans == [
        ("cat", "thing"), ("red fox den", "text"), ("blue", "color"), ("mat", "thing"),
    ]  # fmt: skip
    assert ties == ["blue head red fox den"]


@pytest.mark.parametrize(
    "line",
    ['a "[cosy|attr]" [house]', "a [cat]'s [tail|part] and a [dog]'s", "[OPEN|text] in a [window]"],
)
def test_what_is_no_quoted_text_stays(line: str) -> None:
    assert exact(parse(line)) == parse(line)


def test_what_is_quoted_and_not_read_is_a_text_on_the_thing_before() -> None:
    spans, ties = told(exact(parse("a [red|color] [flag] with 「東京」 in the [wind|weather]")))
    assert spans == [
        ("red", "color"), ("flag", "thing"), ("東京", "text"), ("wind", "weather"),
    ]  # fmt: skip
    assert ties == ["red head flag", "東京 head flag"]


def test_behind_a_comma_it_is_on_nothing() -> None:
    assert told(exact(parse('a [flag], "東京"')))[1] == []


def test_two_quotes_are_two_texts() -> None:
    spans, _ = told(exact(parse('"[A|text] B", "C [D|text]"')))
    assert spans == [("A B", "text"), ("C D", "text")]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("a [mug] saying BEST [DAD] EVER on a [desk]", "BEST DAD EVER"),
        ("[poster|form], title: LOST [CAT], [red|color <]", "LOST CAT"),
        ("a [cap] with the slogan TO THE [MOON]", "TO THE MOON"),
    ],
)
def test_what_is_announced_in_capitals_is_a_text(line: str, text: str) -> None:
    spans, _ = told(exact(parse(line)))
    assert [words for words, role in spans if role == "text"] == [text]


@pytest.mark.parametrize(
    "line", ["a [sign] in the USA", "A [MUG] SAYING [BEST] DAD", "a [name] from [Rome|place]"]
)
def test_other_capitals_are_none(line: str) -> None:
    assert exact(parse(line)) == parse(line)
