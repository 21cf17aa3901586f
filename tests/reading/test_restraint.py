"""What may not be added, what wants no place, what is entered, what is done."""

import pytest

from imagineart.plan.plan import TextBlock
from imagineart.reading.reader import read
from imagineart.reading.restraint import action_after, is_bare, is_closed, is_entered, mentions


@pytest.mark.parametrize(
    "prompt",
    [
        "only a dog on a beach",
        "a dog on a plain beach",
        "a dog, no people",
        "a dog ALONE on a beach",
        "an isolated dog",
        "a dog without a collar",
        "exactly one dog",
        "a beach free of dogs",
        "a cut-out of a dog",
        "minimalistic dog",
    ],
)
def test_words_of_restraint_close_the_picture(prompt: str) -> None:
    assert is_closed(prompt, ())
    assert read(prompt).closed


@pytest.mark.parametrize(
    "prompt",
    [
        "a dog on a beach",
        "a dog with a nose, explained",
        "a note on a notebook",
        "a simpleton and his mangonel",
        "free balloons",
    ],
)
def test_words_that_only_look_alike_do_not(prompt: str) -> None:
    assert not is_closed(prompt, ())
    assert not is_bare(prompt, ())


@pytest.mark.parametrize(
    ("prompt", "bare"),
    [
        ("logo of a dog", True),
        ("a sticker of a dog", True),
        ("product photography of a mug", True),
        ("a dog, studio lighting", True),
        ("a dog and nothing else", True),
        ("a dog without a collar", False),
        ("exactly one dog", False),
        ("a dog in a studio", False),
    ],
)
def test_some_of_them_want_no_place_either(prompt: str, bare: bool) -> None:
    assert is_bare(prompt, ()) is bare
    assert read(prompt).bare is bare


def test_what_is_to_be_written_restrains_nothing() -> None:
    prompt = 'a dog beside a sign "ONLY STICKERS, NOTHING ELSE"'
    texts = (TextBlock(string="ONLY STICKERS, NOTHING ELSE"),)
    assert is_closed(prompt, ())
    assert not is_closed(prompt, texts)
    assert not is_bare(prompt, texts)
    assert not read(prompt).closed


@pytest.mark.parametrize(
    ("prompt", "entered"),
    [
        ("a cat in a bakery", True),
        ("a cat walks into the bakery", True),
        ("a cat at my bakery", True),
        ("a cat runs through a bakery", True),
        ("the interior of a bakery", True),
        ("a bakery with a cat", False),
        ("a cat before a bakery", False),
        ("a cat within sight, bakery", True),
    ],
)
def test_a_place_is_entered_or_seen_from_outside(prompt: str, entered: bool) -> None:
    at = prompt.index("bakery")
    assert is_entered(prompt, (at, at + len("bakery"))) is entered


def test_without_a_place_only_words_for_inside_count() -> None:
    assert is_entered("an indoor scene, indoors", None)
    assert not is_entered("a cat in", None)


def test_the_plan_says_whether_its_place_is_entered() -> None:
    assert read("a cat in a bakery").background.entered
    assert not read("a bakery with a cat").background.entered


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("a man fishing", "fishing"),
        ("a man who is Reading a book", "reading"),
        ("a man that was digging", "digging"),
        ("a man near a boat, fishing", ""),
        ("a man with a fishing rod", ""),
        ("a man", ""),
        ("a mankind", ""),
    ],
)
def test_what_a_thing_does_follows_its_name(prompt: str, action: str) -> None:
    assert action_after(prompt, len("a man")) == action


def test_the_plan_says_what_each_is_doing() -> None:
    man, woman = read("a man fishing and a woman reading a book").objects[:2]
    assert (man.action, woman.action) == ("fishing", "reading")


def test_every_word_is_mentioned_once() -> None:
    assert mentions("A dog, a DOG & 2 crabs: crabs!") == ("a", "dog", "2", "crabs")
    assert "collar" in read("a dog that hates its collar").mentioned
