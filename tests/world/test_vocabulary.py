"""Words are turned to what they mean; plurals to singulars."""

import pytest

from imagineart.plan.plan import Plan
from imagineart.reading.counts import read_count
from imagineart.reading.syntax import language, parse, split
from imagineart.world.vocabulary import (
    is_color_phrase,
    is_plural,
    singular,
    vocabulary,
    word_set,
)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("cats", "cat"),
        ("cherries", "cherry"),
        ("wolves", "wolf"),
        ("knifes", "knife"),
        ("children", "child"),
        ("people", "person"),
        ("boxes", "box"),
        ("wine glasses", "wine glass"),
        ("teddy bears", "teddy bear"),
        ("snowmen", "snowman"),
        ("potatoes", "potato"),
        ("broccolis", "broccoli"),
    ],
)
def test_plurals(plural: str, one: str) -> None:
    assert singular(plural) == one
    assert is_plural(plural)


@pytest.mark.parametrize(
    "word", ["cat", "bus", "glass", "scissors", "grass", "octopus", "teddy bear", "jeans", "iris"]
)
def test_singulars_stay(word: str) -> None:
    assert singular(word) == word
    assert not is_plural(word)


def test_tables_are_turned() -> None:
    vocab = vocabulary()
    assert vocab.materials["wooden"] == "wood"
    assert vocab.patterns["polka dot"] == "dotted"
    assert vocab.relations[("to", "the", "left", "of")] == "left_of"
    assert vocab.sizes["tiny"] < 1 < vocab.sizes["huge"]


def test_predicates_of_the_vocabulary_are_known_to_the_plan_or_the_clauses() -> None:
    schema = str(Plan.model_json_schema())
    own = word_set(
        "between with of made_of surrounded topped filled covered in_clothes contains covers"
    )
    for meaning in {*vocabulary().relations.values(), *vocabulary().verbs.values()}:
        assert meaning in own or f"'{meaning}'" in schema


def test_compounds_leave_descriptions_out() -> None:
    compounds = vocabulary().compounds
    assert ("teddy", "bear") in compounds
    assert ("pine", "tree") in compounds
    assert ("red", "panda") in compounds
    assert ("wooden", "spoon") not in compounds
    assert ("green", "apple") not in compounds


def test_color_phrases() -> None:
    assert is_color_phrase(("neon", "pink"))
    assert not is_color_phrase(("pink", "cat"))


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


def test_words_keep_their_places() -> None:
    prompt = "İ said: the dogs' Bed isn’t red-hot"
    words = parse(split(prompt))
    assert all(prompt[word.start : word.end] == word.raw for word in words)
    assert [word.text for word in words][-5:] == ["'s", "bed", "is", "n't", "red-hot"]


def test_the_language_model_is_the_published_one() -> None:
    """Figures of en_core_web_sm 3.8.0 as its release notes give them."""
    scores = language().meta["performance"]
    assert language().meta["version"] == "3.8.0"
    assert scores["tag_acc"] == pytest.approx(0.97, abs=0.005)
    assert scores["dep_uas"] == pytest.approx(0.92, abs=0.005)
    assert scores["dep_las"] == pytest.approx(0.90, abs=0.005)
