"""Lots and kinds stand in the names of files; what is held out does not change."""

from pathlib import Path

from training.reading.annotation import parse
from training.reading.corpus import HELD_OUT, Lesson, lessons


def test_lot_and_kind_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "elm-photo.txt"
    path.write_text("a [cat]\na [dog]\na [cat]\na [rab]bit\na [ox\n", "utf-8")
    found = lessons([path])
    assert [(one.prompt.text, one.lot, one.kind) for one in found] == [
        ("a cat", "elm", "photo"), ("a dog", "elm", "photo"),
    ]  # fmt: skip


def test_about_a_tenth_is_held_out_by_its_words_alone() -> None:
    held = [Lesson(parse(f"[cat] {n}"), "x", "y").is_held_out for n in range(2000)]
    assert 0.8 / HELD_OUT < sum(held) / 2000 < 1.2 / HELD_OUT
    assert held == [Lesson(parse(f"[CAT] {n}"), "z", "w").is_held_out for n in range(2000)]
