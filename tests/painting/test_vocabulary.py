"""Which noun is drawn for a word, and how far off it is."""

import numpy as np
import pytest

from imagineart.painting.conditioning import Lexicon
from imagineart.painting.painter import LEXICON
from imagineart.painting.vocabulary import NEAR, SIMILAR, Match, Vocabulary
from imagineart.painting.weights import FOLDER
from imagineart.painting.words import WIDTH, encode, tokenise
from imagineart.world.data import load

NOUNS = ["apple", "cell phone", "dog", "fork", "knife", "castle", "tv", "violin", "cherries"]
NOUNS += ["antelope"]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(NOUNS, encode(NOUNS))


@pytest.mark.parametrize(
    ("phrase", "noun", "similarity"),
    [
        ("apple", "apple", 1.0),
        ("Apples", "apple", 1.0),
        ("shiny red apple", "apple", 1.0),
        ("television", "tv", 1.0),
        ("smartphones", "cell phone", 1.0),
        ("hounds", "dog", 1.0),
        ("cherry", "cherries", 1.0),
        ("knives", "knife", 1.0),
        ("old_oryx", "antelope", SIMILAR),
    ],
)
def test_words_are_found_by_name(
    vocabulary: Vocabulary, phrase: str, noun: str, similarity: float
) -> None:
    assert vocabulary.nearest(phrase) == Match(noun, similarity)


def test_an_unknown_word_is_found_by_meaning(vocabulary: Vocabulary) -> None:
    match = vocabulary.nearest("violinist")
    assert match.noun == "violin"
    assert NEAR < match.similarity < 1


def test_nothing_is_drawn_for_what_is_far_from_everything(vocabulary: Vocabulary) -> None:
    assert vocabulary.drawable("parliament") is None


def test_vectors_are_those_of_the_nouns(vocabulary: Vocabulary) -> None:
    assert np.allclose(vocabulary.vector("dog"), encode(["dog"])[0])
    with pytest.raises(KeyError):
        vocabulary.vector("cat")


def test_no_word_means_two_nouns() -> None:
    table = load("synonyms")
    words = [w for kind in table.values() for ws in kind.values() for w in ws]
    assert len(words) == len(set(words))


def test_no_word_hides_a_noun_of_the_painter() -> None:
    nouns = set(Lexicon.load(FOLDER / LEXICON).vocabulary.nouns)
    table = load("synonyms")
    assert nouns.isdisjoint(word for kind in table.values() for ws in kind.values() for word in ws)


def test_word_pieces_are_those_of_bert() -> None:
    assert tokenise("fire hydrant") == [101, 2543, 26018, 3372, 102]
    assert tokenise("Café!") == [101, 7668, 999, 102]
    assert tokenise("☃") == [101, 100, 102]


def test_sentence_vectors_are_unit_and_put_like_with_like() -> None:
    cat, kitten, car = encode(["cat", "kitten", "car"])
    assert cat.shape == (WIDTH,)
    assert np.allclose([v @ v for v in (cat, kitten, car)], 1, atol=1e-5)
    assert cat @ kitten > cat @ car + 0.2


def test_a_plural_of_what_is_drawn_names_nothing_else() -> None:
    nouns = set(Lexicon.load(FOLDER / LEXICON).vocabulary.nouns)
    table = load("synonyms")
    wrong = {
        word: noun
        for words in table.values()
        for noun, others in words.items()
        for word in others
        if word.endswith("s") and word[:-1] in nouns - {noun}
    }
    assert wrong == {"drums": "drum set"}  # who plays the drums plays a set
