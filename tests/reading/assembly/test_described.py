"""A described thing looks as its fact has it, where the prompt says nothing else."""

import pytest

from imagineart.color.names import parse as parse_color
from imagineart.plan.plan import ObjectSpec
from imagineart.reading.assembly.described import Described, clad, described
from imagineart.reading.tints import to_color


@pytest.mark.parametrize(
    ("means", "noun", "looks"),
    [
        ("red dragon", "dragon", ("red",)),
        ("stone eagle", "eagle", ("stone",)),
        ("red panda", "red panda", ()),
        ("hammer", "hammer", ()),
        ("glass of beer", "glass of beer", ()),
        ("cherry branch", "cherry branch", ()),
        ("golden lion", "lion", ("golden",)),
        ("glass high heel", "high heel", ("glass",)),
    ],
)
def test_colours_and_materials_are_parted_from_the_noun(
    means: str, noun: str, looks: tuple[str, ...]
) -> None:
    assert described(means) == Described(noun, looks)


def test_the_facts_look_is_implied_not_stated() -> None:
    item = clad(ObjectSpec(id="dragon", noun="dragon", phrase="dragon"), "red dragon")
    assert [color.name for color in item.colors] == ["red"]
    assert (item.phrase, item.modifiers) == ("red dragon", ("red",))
    assert item.source_of("colors").origin == "implied"


def test_a_stated_colour_wins() -> None:
    named = parse_color("blue")
    assert named is not None
    blue = ObjectSpec(id="dragon", noun="dragon", colors=(to_color(named, None),))
    assert clad(blue, "red dragon") == blue
