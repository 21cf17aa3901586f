"""What is a sheet made for? Its occasion, by the words of the prompt: grounds, and what is on them.

The table is `world/sheet_occasions.yaml`.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Oklch = tuple[float, float, float]  # lightness 0–1, chroma, hue in degrees


RINGED = 1.32  # radius of a ring beside half of the things in it


@dataclass(frozen=True, slots=True)
class Occasion:
    """`grounds`: colours that suit it, none if any does. `figure`: what is drawn behind things."""

    name: str
    words: tuple[str, ...]
    figure: str
    grounds: tuple[Oklch, ...] = ()


def occasion_of(prompt: str) -> Occasion | None:
    """The first occasion whose words are in a prompt."""
    said = prompt.lower().replace("’", "'")
    return next((one for one in occasions() if _named(one, said)), None)


def is_ringed(prompt: str) -> bool:
    """Whether the things of a sheet stand inside a ring."""
    found = occasion_of(prompt)
    return found is not None and found.figure == "ring"


def _named(one: Occasion, said: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", said) for word in one.words)


@cache
def occasions() -> tuple[Occasion, ...]:
    """All occasions, in the order in which they are looked for."""
    import yaml

    text = files("imagineart.world").joinpath("sheet_occasions.yaml").read_text(encoding="utf-8")
    return tuple(
        Occasion(
            name,
            tuple(entry["words"]),
            entry["figure"],
            tuple((float(a), float(b), float(c)) for a, b, c in entry.get("grounds", ())),
        )
        for name, entry in yaml.safe_load(text).items()
    )
