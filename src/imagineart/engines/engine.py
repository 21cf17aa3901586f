"""The seam between thinking and drawing: a plan goes in, a picture comes out."""

from typing import Literal, Protocol

from imagineart.events import Progress, ignore
from imagineart.picture import Picture
from imagineart.plan.plan import Plan

Repair = Literal["resample", "recolor", "move", "scale", "retypeset", "substitute", "redraw"]
"""Edits of a plan that change this engine's picture: repairing is editing the plan, then drawing.

`resample` raises an object's attempt, `redraw` the plan's; the others edit colours, boxes,
texts or nouns. An engine declares those that it honours.
"""


class Engine(Protocol):
    """Draws plans. The same plan gives the same pixels on the same machine."""

    name: str
    looks: frozenset[
        str
    ]  # looks it draws as asked; others are answered by the nearest, with a note
    repairs: frozenset[Repair]

    def draw(self, plan: Plan, progress: Progress = ignore) -> Picture:
        """Draw the plan: linear sRGB pixels of (plan.height, plan.width).

        Raises `EngineError` if it cannot, `EngineUnavailableError` if something is missing.
        """
        ...
