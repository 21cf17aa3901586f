"""What is a sheet made for? Its occasion, by the words of the prompt: grounds, and what is on them.

The table is `world/sheet_occasions.yaml`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Oklch = tuple[float, float, float]  # lightness 0–1, chroma, hue in degrees


RINGED = 1.32  # radius of a ring beside half of the things in it


@dataclass(frozen=True, slots=True)
class Occasion:
    """How a sheet is laid out. `grounds`, `inks`: colours that suit it, none if any does.

    `figure`: what is drawn behind things. `form`: "view" where the scene fills the sheet, in the
    look `look`; "sheet" where things stand on a ground although a place is named. `title`: where
    the first words stand. `panel`: on a band of one colour. `border`: paper about the picture.
    `face`: letters of the first words instead of a mood in `over`; `spacing`: em between them.
    `drawn`: nouns that the dressing shows.
    """

    name: str = "poster"
    words: tuple[str, ...] = ()
    figure: str = ""
    grounds: tuple[Oklch, ...] = ()
    inks: tuple[Oklch, ...] = ()
    form: str = ""
    look: str = ""
    title: str = "top"
    panel: bool = False
    border: Oklch | None = None
    align: str = "center"
    rule: bool = False
    face: str = ""
    over: tuple[str, ...] = ()
    spacing: float = 0.0  # em
    rest_face: str = "neutral"
    rest_spacing: float = 0.06  # em
    drawn: tuple[str, ...] = ()
    loud: float = 0.74  # of the height: first words where there are no things
    upper: float = 1.0  # of a person that is shown at least

    def letters(self, number: int, mood: str) -> tuple[str, float]:
        """The face and the spacing, em, of a text by its place among them and its mood."""
        if number == 0:
            return (self.face if self.face and mood in self.over else mood), self.spacing
        return self.rest_face, self.rest_spacing


USUAL = Occasion()


def occasion_of(prompt: str) -> Occasion | None:
    """The first occasion whose words are in a prompt."""
    said = prompt.lower().replace("’", "'")
    return next((one for one in occasions() if _named(one, said)), None)


def layout_of(prompt: str) -> Occasion:
    """The occasion of a prompt, the usual one if it names none."""
    return occasion_of(prompt) or USUAL


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
    return tuple(_occasion(name, entry) for name, entry in yaml.safe_load(text).items())


def _occasion(name: str, entry: dict[str, Any]) -> Occasion:
    """An entry of the table; unknown keys are refused."""
    colors = {key: tuple(map(_color, entry.get(key, ()))) for key in ("grounds", "inks")}
    lists = {key: tuple(entry.get(key, ())) for key in ("words", "over", "drawn")}
    border = {"border": _color(entry["border"])} if "border" in entry else {}
    return Occasion(**{**entry, **colors, **lists, **border, "name": name})


def _color(values: Sequence[float]) -> Oklch:
    lightness, chroma, hue = map(float, values)
    return lightness, chroma, hue
