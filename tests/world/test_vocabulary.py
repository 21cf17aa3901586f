"""Words are turned to what they mean; plurals to singulars."""

import pytest

from imagineart.plan.plan import Plan
from imagineart.world.vocabulary import is_plural, singular, vocabulary, word_set


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
