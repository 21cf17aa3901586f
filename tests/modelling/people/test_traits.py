"""Do words for age, forebears and feelings become numbers that exist?"""

import numpy as np
import pytest

from imagineart.modelling.people import traits
from imagineart.modelling.people.faces import EXPRESSIONS
from imagineart.modelling.people.sitter import Person
from imagineart.modelling.people.traits import descent_of, told

TABLE = traits._table()


@pytest.mark.parametrize("word", TABLE["expressions"])
def test_feelings_have_a_face(word: str) -> None:
    assert told(Person(expression=word)).expression in EXPRESSIONS


def test_unknown_words_say_nothing() -> None:
    person = told(Person(age="timeless", expression="quizzical"))
    assert person.years == Person().years
    assert person.expression == ""


@pytest.mark.parametrize("age", TABLE["ages"])
def test_ages_are_years(age: str) -> None:
    least, most = told(Person(age=age)).years
    assert 0 < least < most < 100


@pytest.mark.parametrize("word", TABLE["descents"])
def test_descents_are_shares(word: str) -> None:
    found = descent_of(Person(descent=word), np.random.default_rng(0))
    assert found is not None
    assert sum(found[0]) == pytest.approx(1.0)
    assert 0 <= found[1] <= 1


def test_an_asked_tone_wins() -> None:
    found = descent_of(Person(descent="asian", tone=0.9), np.random.default_rng(0))
    assert found is not None
    assert found[1] == 0.9
    assert descent_of(Person(), np.random.default_rng(0)) is None
