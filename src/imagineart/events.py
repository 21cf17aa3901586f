"""What happens on the road of a request, as events for a terminal bar, a socket or a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["planned", "painted", "composed", "judged", "repaired", "encoded"]


@dataclass(frozen=True, slots=True)
class Event:
    """One step done: `done` of `total` within the stage, for result number `result` (from 0)."""

    stage: Stage
    detail: str = ""
    done: int = 1
    total: int = 1
    result: int = 0


Progress = Callable[[Event], None]
"""Receives each event as it happens. Raising `CancelledError` in it stops the work."""


def ignore(event: Event) -> None:
    """Listen to nothing."""
