"""Hands that write. If it is one: steps that come while a commit is synced share the next one.

A slow disk so delays an acknowledgement by two syncs at most, however many tasks arrive. Owners
take turns within a commit, which holds few steps: who has much to write waits for itself.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, cast

from imagineart.service.database import may_be_repeated

T = TypeVar("T")

AT_ONCE = 16  # steps in one commit
TRIES = 4  # of a step that stands in another's way


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
    owner: str
    done: asyncio.Future[Any]


class Writer:
    """Carries out steps in the order they come, in threads of its own.

    One hand shares commits; where rows are locked one by one (`hands` > 1) each step is a commit of
    its own, and an owner has one hand at most.
    """

    def __init__(self, store: Batching, hands: int = 1) -> None:
        self._store = store
        self._hands = hands
        self._at_once = AT_ONCE if hands == 1 else 1
        self._thread = ThreadPoolExecutor(hands, thread_name_prefix="task-writer")
        self._waiting: dict[str, deque[Step]] = {}  # by owner; whose turn it is comes first
        self._busy: set[str] = set()  # owners whose step is being written
        self._writing: set[asyncio.Task[None]] = set()

    async def write(self, work: Callable[[], T], *, synced: bool, owner: str = "") -> T:
        """Returns or raises what the step does, after the commit that it is part of.

        Steps of one owner are done in the order they come.
        """
        step = Step(work, synced, owner, asyncio.get_running_loop().create_future())
        self._waiting.setdefault(owner, deque()).append(step)
        if len(self._writing) < self._hands:
            hand = asyncio.create_task(self._write())
            self._writing.add(hand)
        result: T = await step.done
        return result

    async def close(self) -> None:
        """Write what waits and end the threads."""
        while self._writing:
            await asyncio.gather(*self._writing)
        self._thread.shutdown(wait=True)

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while steps := self._next():
            try:
                outcomes = await loop.run_in_executor(self._thread, self._commit, steps)
            except Exception as error:
                outcomes = [error] * len(steps)
            self._busy.difference_update(step.owner for step in steps)
            for step, outcome in zip(steps, outcomes, strict=True):
                _tell(step.done, outcome)
        self._writing.discard(cast("asyncio.Task[None]", asyncio.current_task()))

    def _next(self) -> list[Step]:
        """One step of each owner in turn, until the commit is full; nobody's turn is forgotten."""
        steps: list[Step] = []
        while len(steps) < self._at_once and (owner := self._whose_turn()) is not None:
            own = self._waiting.pop(owner)
            steps.append(own.popleft())
            if own:
                self._waiting[owner] = own  # at the end of the row
        if self._hands > 1:
            self._busy.update(step.owner for step in steps if step.owner)
        return steps

    def _whose_turn(self) -> str | None:
        return next((owner for owner in self._waiting if owner not in self._busy), None)

    def _commit(self, steps: Sequence[Step]) -> list[Any]:
        if self._hands > 1:
            return [_outcome(step.work) for step in steps]
        with self._store.batch(synced=any(step.synced for step in steps)):
            return [_outcome(step.work) for step in steps]


def _outcome(work: Callable[[], Any]) -> Any:
    for left in reversed(range(TRIES)):
        try:
            return work()
        except Exception as error:
            if not left or not may_be_repeated(error):
                return error
    return None  # never: the last try returns


def _tell(waiting: asyncio.Future[Any], outcome: Any) -> None:
    if waiting.done():  # whoever waited has left
        return
    if isinstance(outcome, Exception):
        waiting.set_exception(outcome)
    else:
        waiting.set_result(outcome)
