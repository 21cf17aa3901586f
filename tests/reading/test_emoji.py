"""Emoji are read as the things that they show."""

import pytest

from imagineart.reading.emoji import is_emoji, noun_of
from imagineart.reading.learned import read


@pytest.mark.parametrize(
    ("emoji", "noun"),
    [
        ("🐱", "cat"),
        ("🍎", "red apple"),
        ("🚀", "rocket"),
        ("🏠", "house"),
        ("☀", "sun"),
        ("⭐", "star"),
        ("❤", "heart"),
        ("🖤", "heart"),
        ("🍕", "slice of pizza"),
        ("😀", "smiley face"),
        ("🤷", ""),
        ("a", ""),
    ],
)
def test_nouns(emoji: str, noun: str) -> None:
    assert noun_of(emoji).removeprefix("black ") == noun


def test_only_pictograms_are_emoji() -> None:
    assert is_emoji("🐱")
    assert not any(is_emoji(text) for text in ("a", "+", "", "cat", "é"))


@pytest.mark.parametrize(
    ("prompt", "things"),
    [
        ("🐸 sitting on a 🍄", {"frog": 1, "mushroom": 1}),
        ("two 🍎 and one 🍐", {"red apple": 2, "pear": 1}),
        ("🐱🐱🐱", {"cat": 3}),
        ("🐱🐶", {"cat": 1, "dog": 1}),
        ("a dog 🦄 cat", {"dog": 1, "unicorn": 1, "cat": 1}),
        ("a cat 🐱", {"cat": 1}),
        ("👩‍🍳 in a kitchen", {"woman": 1}),
        ("⭐️⭐️", {"star": 2}),
    ],
)
def test_in_a_prompt(prompt: str, things: dict[str, int]) -> None:
    assert {item.noun: item.count for item in read(prompt).objects} == things


def test_relations_hold_between_emoji() -> None:
    plan = read("🐱 on a 🪑")
    assert [(r.subject, r.predicate, r.object) for r in plan.relations] == [("cat", "on", "chair")]
    assert plan.objects[0].span == (0, 1)


def test_what_shows_nothing_known_is_told() -> None:
    (entry,) = [entry for entry in read("🤷 a dog").trace if entry.kind == "unread"]
    assert (entry.message, entry.span) == ("not understood (emoji): 🤷", (0, 1))
