"""Every task is timed once, by the server that accepted it."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from imagineart.service import stopwatch
from imagineart.service.stopwatch import Stopwatch

TASK = ("key", "task")
OTHER = ("key", "other")


class Ends:
    """A store and its hands: when the results of the only task ended."""

    def __init__(self) -> None:
        self.at: Sequence[float | None] = ()
        self.while_read: Callable[[], None] = lambda: None
        self.results = self

    def ends(self, *_: str) -> Sequence[float | None]:
        return self.at

    async def read(self, question: Callable[..., Any], *arguments: str) -> Any:
        self.while_read()
        return question(*arguments)


class Timed:
    """A stopwatch and what it told."""

    def __init__(self) -> None:
        self.ends = Ends()
        self.loop = asyncio.Runner()
        self.told: list[tuple[str, float]] = []
        store: Any = self.ends
        self.watch = Stopwatch(store, store, lambda name, s: self.told.append((name, s)))

    def hear(self, *at: float | None, name: tuple[str, str] = TASK) -> None:
        """A result ended; all end at `at`."""
        self.ends.at = at
        self.watch.heard(name)
        self.loop.run(self._settle())

    async def _settle(self) -> None:
        running = asyncio.create_task(self.watch.run())
        for _ in range(50):
            await asyncio.sleep(0)
        still = not running.done()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert still, running


@pytest.fixture
def timed() -> Iterator[Timed]:
    timed = Timed()
    timed.watch.start(TASK, 100.0)
    with timed.loop:
        yield timed


def test_the_first_result_and_the_finish_are_told_once(timed: Timed) -> None:
    timed.hear(103.0, None)
    timed.hear(103.0, None)
    timed.hear(103.0, 108.0)
    timed.hear(103.0, 108.0)
    assert timed.told == [("first_result", 3.0), ("finish", 8.0)]


def test_tasks_of_other_servers_are_not_timed(timed: Timed) -> None:
    timed.hear(103.0, name=OTHER)
    assert timed.told == []


def test_a_task_that_is_heard_of_again_while_it_is_timed_harms_nothing(timed: Timed) -> None:
    timed.ends.while_read = lambda: timed.watch.heard(TASK)
    timed.hear(103.0)
    assert timed.told == [("first_result", 3.0), ("finish", 3.0)]


def test_of_too_many_the_oldest_are_timed_no_more(
    timed: Timed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stopwatch, "MOST", 1)
    timed.ends.while_read = lambda: timed.watch.start(OTHER, 101.0)
    timed.hear(103.0)
    assert timed.told == []
    timed.ends.while_read = lambda: None
    timed.hear(104.0, name=OTHER)
    assert timed.told == [("first_result", 3.0), ("finish", 3.0)]
