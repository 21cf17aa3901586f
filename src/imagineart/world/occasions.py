"""What do festivals and doings mean, apart from any prompt?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from imagineart.world.data import load


@dataclass(frozen=True, slots=True)
class Festival:
    """A festive occasion: when it is, how it feels, what belongs to it."""

    name: str
    season: str = ""
    mood: str = ""
    props: tuple[str, ...] = ()


@cache
def festivals() -> Mapping[str, Festival]:
    """All festivals by name."""
    return {
        name: Festival(name, **{**entry, "props": tuple(entry.get("props", ()))})
        for name, entry in load("occasions")["festivals"].items()
    }


@cache
def tools() -> Mapping[str, str]:
    """What is held in doing something, by the doing: "fishing" → "fishing rod"."""
    return {doing: tool for tool, doings in load("tools").items() for doing in doings.split()}
