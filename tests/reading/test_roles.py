"""A creature with somebody's part is drawn as the creature, with what shows the part."""

import pytest

from imagineart.plan.plan import Plan
from imagineart.reading.learned import read
from imagineart.world.nouns import all_nouns
from imagineart.world.vocabulary import vocabulary


def told(plan: Plan) -> set[str]:
    names = {item.id: item.noun for item in plan.objects}
    return {f"{names[r.subject]} {r.predicate} {names[r.object]}" for r in plan.relations}


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("a frog prince", "frog wearing crown"),
        ("a robot chef", "robot holding frying pan"),
        ("a bear detective", "bear holding magnifying glass"),
        ("a cat astronaut on the moon", "cat wearing space helmet"),
        ("a wizard cat", "cat wearing wizard hat"),
        ("a hedgehog professor in front of a chalkboard", "hedgehog wearing glasses"),
    ],
)
def test_outfits(prompt: str, relation: str) -> None:
    plan = read(prompt)
    assert relation in told(plan)


def test_the_outfit_is_implied_and_not_checked() -> None:
    plan = read("a frog prince")
    assert [item.origin for item in plan.objects] == ["stated", "implied"]
    assert {check.target for check in plan.checks} == {"frog"}


def test_each_of_several_has_one() -> None:
    plan = read("three penguin waiters")
    assert [(item.noun, item.count) for item in plan.objects] == [
        ("penguin", 3),
        ("apron", 3),
        ("tray", 3),
    ]


def test_what_the_prompt_says_wins() -> None:
    assert told(read("a frog prince wearing a top hat")) == {"frog wearing top hat"}
    assert "crown" not in {item.noun for item in read("a frog prince without a crown").objects}


@pytest.mark.parametrize(
    ("prompt", "noun"),
    [
        ("a prince", "prince"),
        ("a police officer", "police officer"),
        ("a cat lady", "lady"),
        ("a pastry chef", "pastry chef"),
        ("a queen bee", "bee"),
        ("a king penguin", "penguin"),
        ("a piano teacher", "teacher"),
        ("a lion tamer", "lion tamer"),
        ("a dog walker", "dog walker"),
    ],
)
def test_other_names_are_left_alone(prompt: str, noun: str) -> None:
    (item,) = read(prompt).objects
    assert item.noun.split()[-1] == noun.split()[-1]


def test_outfits_are_known_things_for_known_people() -> None:
    for table in vocabulary().words["outfits"].values():
        assert table.keys() <= all_nouns().keys()
        assert {p for parts in table.values() for p in parts} - all_nouns().keys() == set()


def test_what_is_told_of_is_not_added_again() -> None:
    plan = read("a pirate cat and a big sword")
    assert [item.noun for item in plan.objects] == ["cat", "sword"]
    assert "cat holding sword" in told(plan)


def test_a_friend_is_what_it_is() -> None:
    nouns = [item.noun for item in read("a princess and her dragon friend").objects]
    assert nouns == ["princess", "dragon"]
