"""What happens on the road of a request, as events for a terminal bar, a socket or a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Step = Literal["read", "staged", "preview", "painted", "composed", "judged", "repaired", "encoded"]

PREVIEW_BYTES = 64 << 10  # at most, of an event's picture


@dataclass(frozen=True, slots=True)
class Event:
    """One step done: `done` of `total` within the step, for result number `result` (from 0).

    `preview`: the picture so far, an encoded JPEG or PNG of at most 64 KiB. Raises `ValueError`
    for a larger one: events travel through pipes and are kept in memory.
    """

    step: Step
    detail: str = ""
    done: int = 1
    total: int = 1
    result: int = 0
    preview: bytes | None = None

    def __post_init__(self) -> None:
        if self.preview is not None and len(self.preview) > PREVIEW_BYTES:
            raise ValueError(
                f"preview has {len(self.preview)} bytes; allowed are at most {PREVIEW_BYTES}"
            )


Progress = Callable[[Event], None]
"""Receives each event as it happens. Raising `CancelledError` in it stops the work."""


def ignore(event: Event) -> None:
    """Listen to nothing."""
