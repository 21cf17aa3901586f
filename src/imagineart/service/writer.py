"""One hand that writes: steps that come while a commit is being synced share the next one.

A slow disk so delays an acknowledgement by two syncs at most, however many tasks arrive. Owners
take turns within a commit, which holds few steps: who has much to write waits for itself.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

AT_ONCE = 16  # steps in one commit


class Batching(Protocol):
    """What the writer needs of the store."""

    def batch(self, *, synced: bool) -> AbstractContextManager[None]:
        """One commit around everything that this thread writes inside it."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be written, and who waits for it."""

    work: Callable[[], Any]
    synced: bool
    done: asyncio.Future[Any]


class Writer:
    """Carries out steps in the order they come, in a thread of its own."""

    def __init__(self, store: Batching) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="task-writer")
        self._waiting: dict[str, deque[Step]] = {}  # by owner; whose turn it is comes first
        self._writing: asyncio.Task[None] | None = None

    async def write(self, work: Callable[[], T], *, synced: bool, owner: str = "") -> T:
        """Returns or raises what the step does, after the commit that it is part of.

        Steps of one owner are done in the order they come.
        """
        step = Step(work, synced, asyncio.get_running_loop().create_future())
        self._waiting.setdefault(owner, deque()).append(step)
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        result: T = await step.done
        return result

    async def close(self) -> None:
        """Write what waits and end the thread."""
        if self._writing is not None:
            await self._writing
        self._thread.shutdown(wait=True)

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            steps = self._next()
            try:
                outcomes = await loop.run_in_executor(self._thread, self._commit, steps)
            except Exception as error:
                outcomes = [error] * len(steps)
            for step, outcome in zip(steps, outcomes, strict=True):
                _tell(step.done, outcome)
        self._writing = None

    def _next(self) -> list[Step]:
        """One step of each owner in turn, until the commit is full; nobody's turn is forgotten."""
        steps: list[Step] = []
        while self._waiting and len(steps) < AT_ONCE:
            owner = next(iter(self._waiting))
            own = self._waiting.pop(owner)
            steps.append(own.popleft())
            if own:
                self._waiting[owner] = own  # at the end of the row
        return steps

    def _commit(self, steps: Sequence[Step]) -> list[Any]:
        with self._store.batch(synced=any(step.synced for step in steps)):
            return [_outcome(step.work) for step in steps]


def _outcome(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Exception as error:
        return error


def _tell(waiting: asyncio.Future[Any], outcome: Any) -> None:
    if waiting.done():  # whoever waited has left
        return
    if isinstance(outcome, Exception):
        waiting.set_exception(outcome)
    else:
        waiting.set_result(outcome)
