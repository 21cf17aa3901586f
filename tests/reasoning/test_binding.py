"""How things join what was told before: verbs left out, places put first, keywords."""

import pytest

from imagineart.reasoning.reader import read


def told(prompt: str) -> set[str]:
    plan = read(prompt)
    names = {item.id: item.noun for item in plan.objects}
    return {f"{names[r.subject]} {r.predicate} {names[r.object]}" for r in plan.relations}


@pytest.mark.parametrize(
    ("prompt", "relations"),
    [
        (
            "the woman holds a cup, the man a newspaper",
            {"woman holding cup", "man holding newspaper"},
        ),
        (
            "the woman on the left wears a green dress, the man on the right a grey suit",
            {"woman wearing dress", "man wearing suit"},
        ),
    ],
)
def test_a_verb_that_is_left_out(prompt: str, relations: set[str]) -> None:
    assert relations <= told(prompt)
    assert "woman wearing man" not in told(prompt)


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("To the left of a tree there is a bench, and to the right a car.", "car right_of tree"),
        ("a case with a hat on it, and next to the case a pair of boots", "boot next_to case"),
        ("a cat with a ball, and next to the cat a dog", "dog next_to cat"),
    ],
)
def test_a_place_before_its_thing(prompt: str, relation: str) -> None:
    assert relation in told(prompt)


class TestKeywords:
    def test_clothes_are_worn(self) -> None:
        prompt = "1girl, red hair, green dress, holding umbrella, rainy street"
        assert told(prompt) == {"girl wearing dress", "girl holding umbrella"}

    def test_hair_is_no_thing(self) -> None:
        plan = read("an old wizard, long white beard, blue robe")
        assert [item.noun for item in plan.objects] == ["wizard", "robe"]

    def test_what_she_does_is_no_thing(self) -> None:
        (panda, *worn) = read("a panda, red hoodie, sitting, glowing eyes, white border").objects
        assert (panda.pose, [item.noun for item in worn]) == ("sitting", ["hoodie"])
        assert [color.name for color in worn[0].colors] == ["red"]

    def test_a_bare_word_is_a_thing_of_its_own(self) -> None:
        assert told("cat, hat, bat, mat") == set()

    def test_nobody_in_particular_wears_it(self) -> None:
        assert told("a cat, a dog, red scarf") == set()


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("a small vase holding a single tulip", "tulip in vase"),
        ("a man handing over a parcel to a woman", "man facing woman"),
        ("a tourist taking photos of a statue", "tourist facing statue"),
        ("a boy and a red barn with a kite flying above him", "kite above boy"),
        ("a boy kicks a ball towards a goal", "ball next_to goal"),
    ],
)
def test_verbs(prompt: str, relation: str) -> None:
    assert relation in told(prompt)


def test_a_photo_that_is_taken_is_not_there() -> None:
    (tourist, statue) = read("a tourist taking photos of a statue").objects
    assert (tourist.noun, statue.noun, statue.count) == ("tourist", "statue", 1)


@pytest.mark.parametrize(
    ("prompt", "predicate"),
    [
        ("a man working on a laptop", "holding"),
        ("a girl playing on a tablet", "holding"),
        ("a mechanic working on a red car", "next_to"),
        ("a boy playing on a swing", "on"),
        ("a cat lying on a laptop", "on"),
    ],
)
def test_hands_at_work_on_a_thing_do_not_stand_on_it(prompt: str, predicate: str) -> None:
    (relation,) = read(prompt).relations
    assert relation.predicate == predicate
