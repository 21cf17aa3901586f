"""Which of several is meant, and whose is what they wear: "the middle one", "both", "each"."""

import pytest

from imagineart.reading.learned import read
from imagineart.staging.layout.solver import solve
from imagineart.staging.sheet import Sheet, blank_sheet
from imagineart.staging.stage import Canvas


def relations(prompt: str) -> set[tuple[str, str, str, int | None]]:
    return {(r.subject, r.predicate, r.object, r.which) for r in read(prompt).relations}


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("five owls in a row, the middle one wearing a red scarf", ("owl", "wearing", "scarf", 2)),
        ("three dogs, the first one wearing a blue hat", ("dog", "wearing", "hat", 0)),
        ("four robots, the last one with a flower", ("robot", "holding", "flower", 3)),
        ("three cats, the one on the left wearing a tie", ("cat", "wearing", "tie", 0)),
        ("six pigs, the second pig is wearing a hat", ("pig", "wearing", "hat", 1)),
    ],
)
def test_one_of_several_wears_it(prompt: str, expected: tuple[str, str, str, int]) -> None:
    assert expected in relations(prompt)


@pytest.mark.parametrize(
    ("prompt", "wearers", "worn"),
    [
        ("a camel and a cactus, both wearing sunglasses", ["camel", "cactus"], 2),
        ("a lion and a mouse wearing crowns", ["lion", "mouse"], 2),
        ("a king and a queen wearing a crown", ["king", "queen"], 2),
        ("a man wearing a hat", ["man"], 1),
    ],
)
def test_there_is_one_for_every_wearer(prompt: str, wearers: list[str], worn: int) -> None:
    plan = read(prompt)
    bonds = [r for r in plan.relations if r.predicate == "wearing"]
    assert [r.subject for r in bonds] == wearers
    assert {plan.find(r.object).count for r in bonds} == {worn}


def test_a_group_wears_as_many_as_it_counts() -> None:
    assert read("three dogs, each wearing a red hat").find("hat").count == 3


def test_one_seat_is_shared() -> None:
    plan = read("a king and a queen sitting on a bench")
    assert [r.object for r in plan.relations] == ["bench", "bench"]


@pytest.mark.parametrize(
    ("prompt", "parts"),
    [
        ("five ducks, the second duck is yellow", {"duck": 1, "duck-2": 1, "duck-3": 3}),
        ("three cats, the last one is black", {"cat": 2, "cat-2": 1}),
    ],
)
def test_one_of_several_looks_different(prompt: str, parts: dict[str, int]) -> None:
    plan = read(prompt)
    assert {item.id: item.count for item in plan.objects} == parts
    assert [bool(item.colors) for item in plan.objects] == [id.endswith("-2") for id in parts]


def laid(prompt: str, seed: int) -> Sheet:
    return solve(blank_sheet(read(prompt), Canvas(), seed), seed)


def test_the_different_one_stands_in_its_place() -> None:
    plan = laid("five ducks, the second duck is yellow", 3)
    row = sorted((box.left, item.id) for item in plan.objects for box in item.boxes)
    assert sorted(id for _, id in row) == ["duck", "duck-2", "duck-3", "duck-3", "duck-3"]


def test_between_two_of_a_kind_has_one_on_each_side() -> None:
    plan = laid("a pumpkin between two black cats", 1)
    middle = plan.find("pumpkin").boxes[0].center[0]
    left, right = plan.find("cat"), plan.find("cat-2")
    assert left.count == right.count == 1
    assert left.boxes[0].center[0] < middle < right.boxes[0].center[0]


@pytest.mark.parametrize("which", [0, 2, 4])
def test_the_scarf_is_at_its_wearer(which: int) -> None:
    word = {0: "first", 2: "middle", 4: "last"}[which]
    plan = laid(f"five owls in a row, the {word} one wearing a red scarf", 2)
    scarf = plan.find("scarf").boxes[0].center[0]
    nearest = sorted(box.center[0] for box in plan.find("owl").boxes)[which]
    assert abs(scarf - nearest) < 0.03


@pytest.mark.parametrize(
    ("prompt", "parts"),
    [
        ("two parrots on a branch, one red and one green", ["red", "green"]),
        ("There are two dogs. One is black and one is white.", ["black", "white"]),
        ("three balls: one red, one blue and one green", ["red", "blue", "green"]),
        ("three cats, two of them are white and one is black", ["white", "white", "black"]),
    ],
)
def test_a_group_told_apart(prompt: str, parts: list[str]) -> None:
    plan = read(prompt)
    colors = [c.name for o in plan.objects for c in o.colors for _ in range(o.count)]
    assert sorted(colors) == sorted(parts)
    assert sum(item.count for item in plan.objects if item.colors) == len(parts)


def test_parts_of_a_group_stand_where_it_stands() -> None:
    plan = read("two parrots sitting on a branch, one red and one green")
    birds = [item.id for item in plan.objects if item.noun == "parrot"]
    assert [(r.subject, r.object) for r in plan.relations] == [(id, "branch") for id in birds]
