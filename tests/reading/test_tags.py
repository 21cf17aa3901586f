"""Which words that the tagger took for nouns are verbs?"""

import pytest

from imagineart.reading.reader import read
from imagineart.world.vocabulary import singular


@pytest.mark.parametrize(
    ("prompt", "nouns"),
    [
        ("a red pepper cut in half on a plate", ["pepper", "plate"]),
        ("a dog jamming on a drum set", ["dog", "drum set"]),
        ("a rocket blasts off", ["rocket"]),
        ("a frog croaks", ["frog"]),
        ("a woman's leather boots", ["boot"]),
        ("a wood carving on a chair", ["carving", "chair"]),
        ("a piece of cake", ["cake"]),
        ("a small blue bird flies in front of a tree", ["bird", "tree"]),
        ("Seagulls circle overhead and a lighthouse stands far away", ["seagull", "lighthouse"]),
        ("Lightning flashes outside the window", ["lightning", "window"]),
        ("paper planes on a desk", ["paper plane"]),
        ("a ballerina in a pink tutu dancing on stage", ["ballerina", "tutu"]),
        ("three matte black water bottles in a row", ["water bottle"]),
        ("a witch casting spells over a cauldron", ["witch", "cauldron"]),
        ("a wizard casting a spell", ["wizard"]),
    ],
)
def test_only_what_is_a_thing_is_a_thing(prompt: str, nouns: list[str]) -> None:
    assert [item.noun for item in read(prompt).objects] == nouns


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("sketches", "sketch"),
        ("bushes", "bush"),
        ("lynxes", "lynx"),
        ("echoes", "echo"),
        ("gloves", "glove"),
        ("oboes", "oboe"),
        ("berries", "berry"),
        ("selfies", "selfie"),
    ],
)
def test_plurals_have_their_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
