"""What do festivals, famous names, idioms and doings mean, apart from any prompt?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

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
def famous_names() -> Mapping[str, str]:
    """Famous names in lower case, and the noun that they are drawn as."""
    return cast(Mapping[str, str], load("occasions")["names"])


@cache
def idioms() -> Mapping[str, str]:
    """Phrases that do not name the things in them, and what they mean."""
    return cast(Mapping[str, str], load("occasions")["idioms"])


@cache
def tools() -> Mapping[str, str]:
    """What is held in doing something, by the doing: "fishing" → "fishing rod"."""
    return {doing: tool for tool, doings in load("tools").items() for doing in doings.split()}
