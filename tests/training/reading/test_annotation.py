"""Marked prompts are read as `FORMAT.md` says, and what is wrong in them is named."""

import re
from pathlib import Path

import pytest
from training.reading.annotation import Annotated, AnnotationError, parse, prompts_of

from training.reading import annotation

FORMAT = Path(annotation.__file__).with_name("FORMAT.md")


def ties(prompt: Annotated) -> set[str]:
    return {f"{prompt.words(a.source)} {a.tie} {prompt.words(a.target)}" for a in prompt.arcs}


def roles(prompt: Annotated) -> list[str]:
    return [span.predicate or span.role for span in prompt.spans]


def test_brackets_leave_the_text_as_it_is_typed() -> None:
    prompt = parse("[two|count] [cats], [sleeping|act]")
    assert prompt.text == "two cats, sleeping"
    assert [prompt.words(at) for at in range(3)] == ["two", "cats", "sleeping"]
    assert roles(prompt) == ["count", "thing", "act"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a [red|color] [cup]", {"red head cup"}),
        ("the [cup] is [red|color <]", {"red head cup"}),
        ("a [man] with a [beard|part]", {"beard head man"}),
        ("a [man] with a [grey|color] [beard|part]", {"grey head beard", "beard head man"}),
        ("a [long|size]-[haired|part >] [girl]", {"long head haired", "haired head girl"}),
        ("a [smiling|expr >] [boy] and a [dog]", {"smiling head boy"}),
        ("a [cat] [on|on] a [mat]", {"on subject cat", "on object mat"}),
        ("[on|on <cat] a [mat], a [cat]", {"on subject cat", "on object mat"}),
        ("a [girl] [feeding|act >] [ducks]", {"feeding subject girl", "feeding object ducks"}),
        ("a [boy=b] and a [cow] in a [hat|worn >b]", {"hat head boy"}),
        ("a [boy] and a [cow] in [hats|worn >boy >cow]", {"hats head boy", "hats head cow"}),
        ("a [knight]. [He|ref] [sleeps|act]", {"He head knight", "sleeps subject He"}),
        ("in [red|color >-] tones", set()),
        ("a [cup] [between|between] a [pen] and a [key]",
         {"between subject cup", "between object pen", "between object key"}),
        ("a [fire truck] with [lights|part >fire_truck]", {"lights head fire truck"}),
    ],
)  # fmt: skip
def test_ties_are_the_usual_ones_unless_others_are_written(line: str, expected: set[str]) -> None:
    assert ties(parse(line)) == expected


def test_the_nearest_noun_before_is_meant_by_a_word() -> None:
    prompt = parse("a [cat] and a [cat] with a [bell|worn >cat]")
    assert [arc.target for arc in prompt.arcs] == [1]


def test_a_backslash_makes_characters_plain_and_breaks_lines() -> None:
    assert parse(r"a \[cat\] \| \#1\n[dog]").text == "a [cat] | #1\ndog"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("a [cat|animal]", "no role or predicate 'animal'"),
        ("a [cat|rel]", "no role or predicate 'rel'"),
        ("a [cat", "stray '['"),
        ("a [ cat]", "begins or ends with a blank"),
        ("a [red|color]", "no noun after it"),
        ("a [red|color >dog] [cat]", "nothing is called 'dog'"),
        ("a [cat] is [red|color >night] at [night|time]", "nothing is called 'night'"),
        ("a [cat|thing ?x]", "cannot read '?x'"),
        ("it is [red|color]. A [cat]", "of the next sentence"),
    ],
)
def test_what_is_wrong_is_named(line: str, complaint: str) -> None:
    with pytest.raises(AnnotationError, match=re.escape(complaint)):
        parse(line)


def test_a_file_has_comments_and_prompts_over_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "x-prose.txt"
    path.write_text("# first\n[one] day\n  a [fox]\n\n[two]\n", "utf-8")
    assert list(prompts_of(path)) == [(2, "[one] day a [fox]"), (5, "[two]")]


def test_the_examples_of_the_format_are_well_written() -> None:
    blocks = re.findall(r"```prompts\n(.*?)```", FORMAT.read_text("utf-8"), re.DOTALL)
    lines = [line for line in "".join(blocks).splitlines() if not line.startswith("  ")]
    assert len(lines) > 40
    for line in lines:
        parse(line)
