"""Who has a trade wears or holds what shows it."""

import pytest
from tests.reading.assembly.marks import bonds, plan_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a [waitress|attr] [robot]", {"robot wearing robot-apron", "robot holding robot-tray"}),
        ("a [superhero|attr] [grandma]", {"grandma wearing grandma-cape"}),
        ("a [detective|attr] [cat]", {"cat holding cat-magnifying-glass"}),
        ("a [pirate|attr] [cat] with a [fish|held]", {"cat holding fish"}),
        ("a [pirate|attr] [ship]", set()),
        ("a [chef|attr] [cat] without a [frying pan|not]", {"cat wearing cat-chef-hat"}),
        ("an [old|attr] [cat]", set()),
    ],
)
def test_costumes(line: str, expected: set[str]) -> None:
    assert bonds(plan_of(line)) == expected


def test_as_many_as_there_are_who_wear_them() -> None:
    plan = plan_of("[three|count] [wizard|attr] [frogs]")
    assert [(item.noun, item.count, item.origin) for item in plan.objects] == [
        ("frog", 3, "stated"),
        ("wizard hat", 3, "implied"),
    ]
