"""Who is "he", what is "it", and whom do they face?"""

import pytest

from imagineart.plan.plan import Plan
from imagineart.reading.reader import read


def told(prompt: str) -> set[str]:
    plan = read(prompt)
    names = {item.id: item.noun for item in plan.objects}
    return {f"{names[r.subject]} {r.predicate} {names[r.object]}" for r in plan.relations}


def nouns(plan: Plan) -> list[str]:
    return [item.noun for item in plan.objects]


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("a cat under a table and a dog on top of it", "dog on table"),
        ("a red cube left of a green sphere and a cone right of it", "cone right_of sphere"),
        ("a house with a tree behind it and a car in front of it", "car in_front_of house"),
        ("a cat on a mat and a hat next to it", "hat next_to cat"),
    ],
)
def test_it_is_the_landmark_of_the_clause_before(prompt: str, relation: str) -> None:
    assert relation in told(prompt)


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        (
            "A woman sits at a desk. A cat sleeps on a pile of books beside her.",
            "book next_to woman",
        ),
        ("a queen and a king on thrones, a cat sleeping beside him", "cat next_to king"),
        ("a lioness with a cub next to her", "cub next_to lioness"),
    ],
)
def test_a_person_before_an_animal(prompt: str, relation: str) -> None:
    assert relation in told(prompt)


@pytest.mark.parametrize(("word", "noun"), [("He", "man"), ("She", "woman")])
def test_a_stranger_is_drawn(word: str, noun: str) -> None:
    plan = read(f"{word} parks a bicycle and waves at a dog")
    assert nouns(plan) == [noun, "bicycle", "dog"]


def test_no_stranger_where_somebody_is_told_of() -> None:
    assert nouns(read("a king, he holds a sword")) == ["king", "sword"]


class TestEachOther:
    def test_two_of_two_kinds(self) -> None:
        prompt = "a black king and a white queen facing each other"
        assert told(prompt) == {"king facing queen"}
        assert nouns(read(prompt)) == ["king", "queen"]

    @pytest.mark.parametrize("verb", ["looking at each other", "chasing one another"])
    def test_two_of_one_kind(self, verb: str) -> None:
        (cats,) = read(f"two cats {verb}").objects
        assert cats.count == 2
        assert any("each other" in fact for fact in cats.required)


def test_a_part_of_the_body_belongs_to_who_has_one() -> None:
    assert "bow on kitten" in told("a kitten in a box with a bow on its head")
    assert "cherry on cake" in told("a cake with a cherry on top")
