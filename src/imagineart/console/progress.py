"""Progress by step on stderr: a bar at a terminal, nothing in a pipe."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol, get_args

from imagineart.console.line import one_line
from imagineart.events import Event, Step

STEPS: tuple[Step, ...] = get_args(Step)


class Teller(Protocol):
    """Receives events and free notes."""

    def tell(self, event: Event) -> None:
        """Show an event."""

    def note(self, text: str) -> None:
        """Show a line of text."""

    def paused(self) -> AbstractContextManager[object]:
        """Leave the terminal to others while the block runs."""


class _Silent:
    def tell(self, event: Event) -> None:
        """Show nothing."""

    def note(self, text: str) -> None:
        """Show nothing."""

    def paused(self) -> AbstractContextManager[object]:
        """There is nothing to pause."""
        return nullcontext()


@contextmanager
def waiting(text: str) -> Iterator[None]:
    """Say what is being done, and for how long, while the block runs."""
    with progress_bar(1) as bar:
        bar.note(text)
        yield


@contextmanager
def progress_bar(number: int) -> Iterator[Teller]:
    """A live bar for `number` results while the block runs."""
    import sys

    if not sys.stderr.isatty():
        yield _Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    words = TextColumn("{task.description:<44.44}", markup=False)
    columns = (SpinnerColumn(), words, BarColumn(24))
    with Progress(
        *columns,
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # a path belongs on stdout, wherever that leads
        redirect_stderr=False,
    ) as bar:
        yield _Bar(bar, number)


class _Bar:
    def __init__(self, bar: "Progress", number: int) -> None:  # type: ignore[name-defined]  # noqa: F821
        self._bar = bar
        self._number = number
        self._task = bar.add_task("starting", total=number)

    def tell(self, event: Event) -> None:
        """Move the bar to the event's step within its result."""
        share = (STEPS.index(event.step) + event.done / event.total) / len(STEPS)
        which = f"{event.result + 1}/{self._number} " if self._number > 1 else ""
        self._bar.update(
            self._task,
            completed=event.result + share,
            description=one_line(f"{which}{event.step} {event.detail}"),
        )

    def note(self, text: str) -> None:
        """Say what is being waited for."""
        self._bar.update(self._task, description=one_line(text))

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Clear the bar, and show it again."""
        self._bar.stop()
        yield
        self._bar.start()
