"""Progress by stage on stderr: a bar at a terminal, nothing in a pipe."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from imagineart.events import Event, Stage

STAGES: tuple[Stage, ...] = ("planned", "painted", "composed", "judged", "repaired", "encoded")


class Teller(Protocol):
    """Receives events and free notes."""

    def tell(self, event: Event) -> None:
        """Show an event."""

    def note(self, text: str) -> None:
        """Show a line of text."""


class _Silent:
    def tell(self, event: Event) -> None:
        """Show nothing."""

    def note(self, text: str) -> None:
        """Show nothing."""


@contextmanager
def progress_bar(number: int, *, quiet: bool) -> Iterator[Teller]:
    """A live bar for `number` results while the block runs."""
    import sys

    if quiet or not sys.stderr.isatty():
        yield _Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description:<44.44}"), BarColumn(24))
    with Progress(
        *columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        yield _Bar(bar, number)


class _Bar:
    def __init__(self, bar: "Progress", number: int) -> None:  # type: ignore[name-defined]  # noqa: F821
        self._bar = bar
        self._number = number
        self._task = bar.add_task("starting", total=number)

    def tell(self, event: Event) -> None:
        """Move the bar to the event's stage within its result."""
        share = (STAGES.index(event.stage) + event.done / event.total) / len(STAGES)
        which = f"{event.result + 1}/{self._number} " if self._number > 1 else ""
        self._bar.update(
            self._task,
            completed=event.result + share,
            description=f"{which}{event.stage} {event.detail}",
        )

    def note(self, text: str) -> None:
        """Say what is being waited for."""
        self._bar.update(self._task, description=text)
