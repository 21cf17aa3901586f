"""What do houses look like after dark? Lamps are on behind some of their windows.

Every pane of dark glass is a window; among the many windows of a house some stay dark, and the
others have one of a few warm tones.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from imagineart.modelling.model import Copies, Floats, Material, Model, Part, Rgb
from imagineart.modelling.town.finishes import lit, tinted_glass

DAY = (6.7, 18.9)  # hours between which nobody turns a lamp on
GLASS = tinted_glass().name
TONES: tuple[Rgb, ...] = ((0.42, 0.165, 0.022), (0.38, 0.18, 0.040), (0.27, 0.095, 0.012))
LIT = 0.72  # share of the windows that are lit


def is_dark(hour: float) -> bool:
    """Whether lamps are on."""
    return not DAY[0] <= hour <= DAY[1]


def lamplit(model: Model, seed: int) -> Model:
    """A building with light behind its windows; what is glass all over stays as it is."""
    rng = np.random.default_rng([seed & 0xFFFFFFFF, 29])
    return replace(model, parts=windows_lit(model.parts, rng))


def windows_lit(parts: Sequence[Part], rng: np.random.Generator) -> tuple[Part, ...]:
    """Parts with lit panes; copies of one window are lit one by one."""
    return tuple(made for part in parts for made in _lit(part, rng))


def _lit(part: Part, rng: np.random.Generator) -> list[Part]:
    shape = part.shape
    if isinstance(shape, Copies):
        return _some_lit(part, shape, rng) if _has_panes(shape.parts) else [part]
    return [replace(part, material=_glowing(0))] if _is_pane(part) else [part]


def _some_lit(part: Part, shape: Copies, rng: np.random.Generator) -> list[Part]:
    """Copies of a window in groups: dark, and one for each tone. One at least is lit."""
    moves: Floats = shape.transforms
    tone = rng.integers(len(TONES), size=len(moves))
    tone[rng.random(len(moves)) > LIT] = -1
    if (tone < 0).all():
        tone[:] = 0
    groups = [(number, moves[tone == number]) for number in range(-1, len(TONES))]
    return [
        replace(part, shape=Copies(_toned(shape.parts, number), some))
        for number, some in groups
        if len(some)
    ]


def _toned(parts: tuple[Part, ...], number: int) -> tuple[Part, ...]:
    if number < 0:
        return parts
    return tuple(replace(p, material=_glowing(number)) if _is_pane(p) else p for p in parts)


def _has_panes(parts: Sequence[Part]) -> bool:
    return any(_is_pane(part) for part in parts)


def _is_pane(part: Part) -> bool:
    return part.material.name == GLASS and part.name != "body"


@cache
def _glowing(number: int) -> Material:
    return lit(TONES[number], 1.0)
