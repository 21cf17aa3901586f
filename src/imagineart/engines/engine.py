"""The seam between thinking and drawing: a plan and its stage go in, a picture comes out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from imagineart.events import Progress, ignore
from imagineart.picture import Picture
from imagineart.plan.plan import Plan
from imagineart.request import Resolution
from imagineart.staging.stage import Stage

Repair = Literal["resample", "recolor", "move", "scale", "retypeset", "substitute", "redraw"]
"""Edits of a plan or stage that change this engine's picture: repairing is editing, then drawing.

`resample` raises an instance's attempt, `redraw` the stage's; the others edit colours, boxes,
texts or nouns. An engine declares those that it honours.
"""

StageUse = Literal["none", "boxes", "scene"]
"""What an engine takes from a stage: only canvas and seed, boxes on it, or a whole scene."""


def itself(noun: str) -> str | None:
    """An open vocabulary: every noun is drawn as itself."""
    return noun


def nothing(noun: str) -> str | None:
    """No noun has a figure."""
    return None


def untold(style: str) -> str:
    """Nothing to say of a look."""
    return ""


@dataclass(frozen=True, slots=True)
class Needs:
    """What one process that draws wants of its machine."""

    cpus: float = 1.0
    gpus: float = 0.0
    memory_mib: int = 1024


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do: everything that is decided by its kind is decided by this record.

    `version` changes whenever the same plan and stage may give other pixels. `plans`: whether it
    draws what a plan holds; without, the prompt is not read. `drawable`: noun → the noun that would
    be drawn for it, None if nothing near enough. `figure`: the same of what can only be shown as a
    figure of itself; nobody adds such a thing unasked. `look_note`: style → what users are told of
    a look that is not drawn as asked, "" if it is had. `buffers`: whether its pictures know depth,
    direction, colour and thing of every pixel; `transparent`: whether it can leave out the ground.
    `resolutions`: those that it draws, rather than enlarges or shrinks.
    `needs`: what a cluster has to keep free for it.
    """

    version: str
    plans: bool = True
    prompt: bool = False  # whether it is given the prompt's own words, and may know more than we
    stage: StageUse = "boxes"
    looks: frozenset[str] = frozenset()
    repairs: frozenset[Repair] = frozenset()
    exclusions: bool = False  # whether it is told what must not appear
    layers: bool = False  # whether its pictures come apart into things
    buffers: bool = False
    transparent: bool = False
    exact_size: bool = True  # whether pixels have the size of the canvas
    resolutions: tuple[Resolution, ...] = ("2K",)
    drawable: Callable[[str], str | None] = itself
    figure: Callable[[str], str | None] = nothing
    look_note: Callable[[str], str] = untold
    needs: Needs = Needs()


class Engine(Protocol):
    """Draws plans. The same plan and stage give the same pixels on the same machine."""

    @property
    def name(self) -> str:
        """What `--engine` and the settings call it."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What it can do; the same for as long as it lives."""
        ...

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        """Draw the plan as staged: linear sRGB pixels, (height, width) of the canvas.

        Raises `EngineError` if it cannot, `EngineUnavailableError` if something is missing, and
        whatever `progress` raises.
        """
        ...
