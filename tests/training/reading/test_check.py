"""The check names file, line and problem."""

from pathlib import Path

from training.reading.annotation import parse
from training.reading.check import check, cut, doubled, shown


def test_problems_name_the_line_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x-caption.txt"
    path.write_text("a [cat]\na [dog|beast]\n", "utf-8")
    found, problems = check(path)
    assert [prompt.text for prompt in found] == ["a cat"]
    assert problems == [f"{path}:2: [dog|beast]: no role or predicate 'beast'"]


def test_spans_that_cut_words_are_told() -> None:
    assert list(cut(parse("a [blond]haired boy", "f:1"))) == [
        "f:1: [blond] begins or ends inside a word"
    ]
    assert list(cut(parse("[1|count][girl], [85mm|lens]"))) == []


def test_prompts_that_stand_twice_are_told() -> None:
    twice = [parse("a [cat]", "f:1"), parse("a [cat]", "f:2")]
    assert list(doubled(twice)) == ["f:2: the same prompt as f:1"]


def test_a_prompt_is_shown_with_its_ties() -> None:
    assert [line.split() for line in shown(parse("[red|color] [cup]", "f:1")).splitlines()] == [
        ["f:1", "red", "cup"], ["color", "red", "head", "cup"], ["thing", "cup"],
    ]  # fmt: skip
