"""Festivals and tools mean things that are known."""

from imagineart.world.nouns import is_known
from imagineart.world.occasions import festivals, tools


def test_what_belongs_to_festivals_is_known() -> None:
    props = {prop for festival in festivals().values() for prop in festival.props}
    assert {prop for prop in props if not is_known(prop)} == set()
    assert festivals()["halloween"].mood == "spooky"


def test_tools_are_known_things() -> None:
    assert tools()["fishing"] == "fishing rod"
    assert {tool for tool in tools().values() if not is_known(tool)} == set()
