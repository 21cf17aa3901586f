"""The longest phrase of a table counts."""

import pytest

from imagineart.reading.assembly.phrasebook import meaning_of, runs, tokens_of


@pytest.mark.parametrize(
    ("table", "words", "meaning"),
    [
        ("times", "at golden hour", "sunset"),
        ("times", "midnight", "night"),
        ("shots", "extreme close-up", "close"),
        ("angles", "bird’s-eye view", "85"),
        ("weathers", "heavy rain", "rain"),
        ("lights", "a lit room", ""),
        ("lights", "dramatic lighting", "dramatic"),
        ("styles", "a cinematic still", "cinematic"),
        ("moods", "tax return", ""),
    ],
)
def test_meanings(table: str, words: str, meaning: str) -> None:
    assert meaning_of(table, words) == meaning


def test_tokens_are_parted_by_signs() -> None:
    assert tokens_of("Bird’s-Eye, 35mm") == ("bird's", "eye", "35mm")


def test_runs_come_longest_first() -> None:
    assert list(runs(("a", "b"))) == [("a", "b"), ("a",), ("b",)]
