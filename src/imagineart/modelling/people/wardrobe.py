"""Which words are clothes, and what do they put on? The table `wardrobe.yaml`, read once.

What is worn travels as one string, so that it fits into a variant: garments joined by ";", each
"name|r,g,b|cloth|pattern" with empty fields for what nobody said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from imagineart.modelling.model import Rgb


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the wardrobe: what a word for clothes puts on."""

    name: str
    wear: tuple[str, ...] = ()
    feet: str = ""
    hat: str = ""
    glasses: Literal["", "clear", "dark"] = ""
    colored: tuple[str, ...] = ()  # of `wear`; empty: all
    color: Rgb | None = None
    cloth: str = ""
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """A garment as somebody asked for it: an item with a colour, a cloth, a pattern."""

    item: Item
    color: Rgb | None = None
    cloth: str = ""
    pattern: str = ""


def find_item(phrase: str) -> Item | None:
    """What a phrase names, by its longest known ending: "old leather jacket"; None if nothing."""
    words = phrase.lower().replace("_", " ").split()
    for start in range(len(words)):
        found = _words().get(" ".join(words[start:]))
        if found is not None:
            return _items()[found]
    return None


def packed(asked: Sequence[Asked]) -> str:
    """Garments as one string."""
    return ";".join("|".join(_fields(one)) for one in asked)


def unpacked(outfit: str) -> tuple[Asked, ...]:
    """Garments of a string that `packed` wrote. Raises `KeyError` for unknown names."""
    return tuple(_asked(text) for text in outfit.split(";") if text)


def _fields(asked: Asked) -> tuple[str, str, str, str]:
    color = ",".join(f"{c:.4f}" for c in asked.color) if asked.color else ""
    return asked.item.name, color, asked.cloth, asked.pattern


def _asked(text: str) -> Asked:
    name, color, cloth, pattern = (*text.split("|"), "", "", "")[:4]
    rgb = None
    if color:
        red, green, blue = (float(c) for c in color.split(","))
        rgb = (red, green, blue)
    return Asked(_items()[name], rgb, cloth, pattern)


@cache
def _items() -> Mapping[str, Item]:
    return {name: _item(name, row) for name, row in _table().items()}


def _item(name: str, row: Mapping[str, Any]) -> Item:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in row.items()
        if key != "words"
    }
    return Item(name, **values)


@cache
def _words() -> Mapping[str, str]:
    return {word: name for name, row in _table().items() for word in _names(name, row)}


def _names(name: str, row: Mapping[str, Any]) -> Iterator[str]:
    yield from (name, *row.get("words", ()))


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    import yaml

    text = files("imagineart.modelling.people").joinpath("wardrobe.yaml").read_text("utf-8")
    table: Mapping[str, Mapping[str, Any]] = yaml.safe_load(text)
    return table
