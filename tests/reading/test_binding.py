"""How things join what was told before: verbs left out, places put first, keywords."""

import pytest

from imagineart.reading.reader import read


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


@pytest.mark.parametrize(
    ("prompt", "relations"),
    [
        (
            "an octopus playing drums, a crab playing the piano and a turtle singing",
            {"octopus holding drums", "crab holding piano"},
        ),
        (
            "a man in a grey suit and a woman in a red dress dancing",
            {"man wearing suit", "woman wearing dress"},
        ),
        (
            "a woman holding a baby and a man holding an umbrella",
            {"woman holding baby", "man holding umbrella"},
        ),
        ("a sign and three mannequins in red dresses", {"mannequin wearing dress"}),
        ("1girl, cherry blossoms, holding a book", {"girl holding book"}),
        (
            "a monkey riding a bicycle with a banana in one hand and a flag in the other",
            {"monkey riding bicycle", "monkey holding banana", "monkey holding flag"},
        ),
    ],
)
def test_everybody_does_his_own(prompt: str, relations: set[str]) -> None:
    deeds = {
        fact for fact in told(prompt) if fact.split(" ")[1] in ("holding", "wearing", "riding")
    }
    assert deeds == relations


@pytest.mark.parametrize(
    ("prompt", "relations"),
    [
        (
            "a vase to the left of a stack of books, with a candle on top of the books",
            {"vase left_of book", "candle on book"},
        ),
        ("a table with a lamp on a rug", {"lamp on table", "table on rug"}),
        (
            "on a blanket there are four sandwiches, a bottle and a watermelon",
            {"sandwich on blanket", "bottle on blanket", "watermelon on blanket"},
        ),
        (
            "a plate with two eggs and a glass of juice on the left",
            {"egg on plate", "glass left_of plate"},
        ),
        (
            "on the left a shelf with five jars, and on the right a machine",
            {"jar on shelf", "shelf left_of machine"},
        ),
        (
            "a neon sign, a woman with an umbrella in the foreground",
            {"woman holding umbrella", "woman in_front_of neon sign"},
        ),
        (
            "a brown dog between two cats on a sofa",
            {"dog left_of cat", "dog right_of cat", "dog on sofa", "cat on sofa"},
        ),
        ("cabin, pine trees, cozy light in windows", set()),
        ("wolf howling, cliff, night", set()),
        (
            "a panther on a log, a parrot to its right",
            {"panther on log", "parrot right_of log"},
        ),
        ("Below, a knight sits on a horse", {"knight on horse"}),
        ("a man with a bag, a clock on the wall", {"man holding bag"}),
        ("a man at a bar with a glass in his hand", {"man holding glass"}),
        ("girl, straw hat, smiling", {"girl wearing straw hat"}),
        ("seagulls circle and a lighthouse stands on a cliff", set()),
    ],
)
def test_where_things_are(prompt: str, relations: set[str]) -> None:
    assert told(prompt) == relations
