"""What is said of a thing is on its record."""

import pytest
from tests.reading.assembly.marks import only, plan_of


def test_colours_and_what_else_is_said() -> None:
    item = only("a [small|size] [dark blue|color] [wooden|mat] [striped|pat] [rusty|attr] [boat]")
    assert [color.name for color in item.colors] == ["dark blue"]
    assert (item.material, item.pattern) == ("wood", "striped")
    assert item.size < 1
    assert item.phrase == "dark blue small rusty wooden striped boat"


def test_mistyped_colours_are_meant() -> None:
    item = only("a [gren|color] [yelow|color] [dark bleu|color] [boat]")
    assert [color.name for color in item.colors] == ["green", "yellow", "dark blue"]


def test_a_colour_knows_its_words() -> None:
    item = only("a [boat], [red|color <]")
    assert [color.span for color in item.colors] == [(8, 11)]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("a [man] [running|act] home", "pose", "running"),
        ("a [man] who [sits|act]", "pose", "sitting"),
        ("a [man] [lying|act] down", "pose", "lying"),
        ("a [man] who [is|act] here", "action", ""),
        ("a [running|act <shoe] [shoe]", "pose", ""),
        ("a [floating|act <shoe] [shoe]", "pose", "floating"),
        ("a [man], [asleep|act]", "pose", "sleeping"),
        ("a [man] [whistling|act]", "action", "whistling"),
        ("a [man], [seated|act]", "action", "sitting"),
        ("a [smiling|expr >] [man]", "expression", "smiling"),
        ("a [man] with a [smile|part >man]", "expression", "smiling"),
        ("a [man] with a [sad|expr >face] [face|part >man]", "expression", "sad"),
        ("a [man] who [smiles|act]", "expression", "smiling"),
        ("a [bird] that [flies|act]", "pose", "flying"),
        ("a [glowing|attr] [orb]", "glowing", True),
        ("a [glass|mat] [orb]", "transparent", True),
        ("a [gold|color] [orb]", "material", "gold"),
        ("[a row of|arr] [orbs]", "arrangement", "row"),
        ("[nine|count] [orbs]", "arrangement", "scatter"),
        ("a [giant|size] [huge|size] [orb]", "size", 3.0),
    ],
)
def test_fields(line: str, field: str, value: object) -> None:
    assert getattr(only(line), field) == value


def test_the_colour_of_fur_is_the_whole_beasts() -> None:
    line = "a {} with [purple|color] [fur|part] and [red|color] [eyes|part]"
    assert [color.name for color in only(line.format("[dragon]")).colors] == ["purple"]
    assert only(line.format("[woman]")).colors == ()


def test_stances_are_poses_whatever_they_were_read_as() -> None:
    assert only("a [bottle], [lying|attr <] [flat|attr <]").pose == "lying"
    assert only("a [burning|attr] [candle]").pose == ""


def test_a_dyed_material_gives_its_colour() -> None:
    item = only("a [box] [made of red metal|mat <]")
    assert (item.material, [color.name for color in item.colors]) == ("metal", ["red"])


def test_parts_are_required_with_what_is_said_of_them() -> None:
    item = only("an [elderly|attr] [man] with a [long|size] [grey|color] [beard|part]")
    assert item.required == ("long grey beard",)
    assert item.modifiers == ("elderly", "long grey beard")
    assert item.colors == ()


def test_deeds_of_several_words_are_required() -> None:
    item = only("a [man], [hands in his pockets|act]")
    assert item.required == ("hands in his pockets",)


def test_numbers_that_are_stated_are_checked() -> None:
    counted = [
        check.target
        for line in ("[two|count] [cats]", "[some|count] [dogs]", "[birds]")
        for check in plan_of(line).checks
        if check.kind == "count"
    ]
    assert counted == ["cat"]
