"""Exact numbers are told from vague ones."""

import pytest

from imagineart.reading.counts import read_count
from imagineart.reading.syntax import split


@pytest.mark.parametrize(
    ("text", "value", "exact"),
    [("3 cats", 3, True), ("a few cats", 3, False), ("dozens of cats", 24, False)],
)
def test_counts(text: str, value: int, exact: bool) -> None:
    words = split(text)
    count = read_count(words, 1 if text.startswith("a ") else 0)
    assert count is not None
    assert (count.value, count.exact) == (value, exact)


@pytest.mark.parametrize("text", ["cats", "9 pm", "50 %", "couple"])
def test_no_counts(text: str) -> None:
    assert read_count(split(text), 0) is None
