"""Descriptions are looked up among the facts of the world; what no fact explains is not made up."""

import pytest

from imagineart.reading.riddles import SURE, answer, head_of, is_whole, stem, stems
from imagineart.world.facts import all_facts


@pytest.mark.parametrize(
    ("question", "drawn"),
    [
        ("animal on the flag of Wales", "red dragon"),
        ("the tool a carpenter drives nails with", "hammer"),
        ("what a caterpillar turns into", "butterfly"),
        ("ugly duckling when it grew up", "swan"),
        ("king of the jungle", "lion"),
        ("weapon King Arthur pulled out of the rock", "sword in the stone"),
        ("vegetable that makes you cry", "onion"),
        ("bird that brings babies", "stork"),
        ("vehicle a farmer ploughs his field with", "tractor"),
        ("planet with rings", "saturn"),
    ],
)
def test_a_description_is_what_its_fact_says(question: str, drawn: str) -> None:
    found = answer(question)
    assert found is not None
    assert found.drawn == drawn
    assert SURE <= found.sure <= 1.0


@pytest.mark.parametrize(
    "question",
    ["animal on the flag of Wakanda", "tool a flurbologist uses", "dish of Atlantis", "the", "",
     "instrument of the Klingons", "invention of Professor Zwackelmann"],
)  # fmt: skip
def test_what_nobody_knows_is_not_made_up(question: str) -> None:
    assert answer(question) is None


def test_a_fact_of_the_kind_that_is_asked_for_is_preferred() -> None:
    animal, leaf = answer("national animal of Canada"), answer("leaf on Canada's flag")
    assert animal is not None
    assert leaf is not None
    assert leaf.drawn == "maple leaf"
    assert animal.drawn in ("beaver", "caribou")


def test_what_the_question_names_is_rarely_the_answer() -> None:
    found = answer("what hatches from a hen's egg")
    assert found is not None
    assert found.drawn == "chick"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("the animal on the flag", "animal"),
        ("the shoe Cinderella lost", "sho"),
        ("the tree koalas eat from", "tre"),
        ("what a caterpillar becomes", ""),
        ("the thing that rings", ""),
    ],
)
def test_the_kind_that_is_asked_for_is_the_first_noun(question: str, kind: str) -> None:
    assert head_of(question) == kind


def test_words_of_one_stem_are_one() -> None:
    assert stem("drives") == stem("driving") == stem("Drive")
    assert stem("slowest") != stem("slow")  # a superlative asks for one thing
    assert stems("the bird of the birds") == ("bird",)


def test_no_question_ends_in_the_middle() -> None:
    assert is_whole("animal on the flag of Peru")
    assert not is_whole("animal on the flag of")


def test_more_explained_words_tell_more() -> None:
    short, long = answer("tree with white bark"), answer("tree with white bark beside a lake")
    assert short is not None
    assert short.told > (long.told if long else 0.0)


def test_answers_come_from_facts_with_all_their_words() -> None:
    found = answer("bird on the Mexican flag")
    assert found is not None
    assert found.fact in all_facts()
    assert found.drawn == found.fact.drawn == "eagle"
