"""How long did the tasks take that were accepted here, whoever draws them?"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from imagineart.service.bell import Bell
from imagineart.service.hands import TICK_S, Hands
from imagineart.service.store import Store

MOST = 100_000  # tasks that are waited for; of more the oldest are timed no more

Name = tuple[str, str]
"""(owner, UUID of the task)"""


class Stopwatch:
    """Tells the seconds from a task's acceptance to its `first_result` and its `finish`, once.

    Of many servers only the one that accepted a task times it, so that sums count it once.
    """

    def __init__(self, store: Store, hands: Hands, on_time: Callable[[str, float], None]) -> None:
        self._store = store
        self._hands = hands
        self._on_time = on_time
        self._running: OrderedDict[Name, float] = OrderedDict()  # → when it was accepted
        self._begun: set[Name] = set()  # whose first result was timed
        self._ended: set[Name] = set()  # of which something ended
        self._bell = Bell()

    def start(self, name: Name, accepted_at: float) -> None:
        """A task was accepted here."""
        self._running[name] = accepted_at
        if len(self._running) > MOST:
            oldest, _ = self._running.popitem(last=False)
            self._begun.discard(oldest)

    def heard(self, name: Name) -> None:
        """A result of this task ended, here or elsewhere."""
        if name in self._running:
            self._ended.add(name)
            self._bell.ring()

    async def run(self) -> None:
        """Time what ended, until cancelled."""
        while True:
            await self._bell.wait(TICK_S)
            while self._ended:
                await self._time(self._ended.pop())
            await asyncio.sleep(0)

    async def _time(self, name: Name) -> None:
        ends = await self._hands.read(self._store.results.ends, *name)
        done = [at for at in ends if at is not None]
        accepted_at = self._running.get(name)
        if accepted_at is None:  # timed whole while it was heard of again, or waited for no more
            return
        if done and name not in self._begun:
            self._begun.add(name)
            self._on_time("first_result", min(done) - accepted_at)
        if ends and len(done) == len(ends):
            del self._running[name]
            self._begun.discard(name)
            self._on_time("finish", max(done) - accepted_at)
