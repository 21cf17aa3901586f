"""Words for the same thing, and for similar ones."""

import pytest

from imagineart.world.data import load
from imagineart.world.synonyms import same_as, similar_to


@pytest.mark.parametrize(("word", "noun"), [("rucksack", "backpack"), ("Hatchet", "axe")])
def test_a_synonym_names_the_same(word: str, noun: str) -> None:
    assert same_as(word) == noun
    assert similar_to(word) is None


def test_what_is_similar_is_not_the_same() -> None:
    assert same_as("cashew") is None
    assert similar_to("cashew") == "pebble"


def test_a_noun_is_no_synonym_of_itself() -> None:
    assert same_as("backpack") is None
    assert similar_to("backpack") is None


def test_no_word_means_two_nouns() -> None:
    tables = load("synonyms")
    words = [word for table in tables.values() for others in table.values() for word in others]
    assert len(words) == len(set(words))
