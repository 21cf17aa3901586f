"""Who calls the painters: for each result that waits, Ray Serve gets one request, and no more.

A request says only for which engine; the painter that gets it asks the database what to draw. So
the requests under way are the length of our queue, and Ray's own autoscaler, router and draining
work on that: more painters while requests wait, none taken away while it draws.
"""

import asyncio
import logging
import os
import socket
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from imagineart.service.bell import Bell, listen
from imagineart.service.board import open_store
from imagineart.service.clock import SharedClock
from imagineart.service.database import Channel
from imagineart.service.hands import TICK_S, Hands, Loop, keep_up
from imagineart.service.lease import new_holder
from imagineart.service.workers import Worker
from imagineart.service.workshop import check, look_around
from imagineart.settings import Settings

log = logging.getLogger(__name__)

AHEAD = 2  # requests for one replica: one that is drawn, one that waits, so that Ray sees more do


class Caller:
    """One replica does it for the whole application; should it die, another looks at the database
    and goes on. `painters`: engine → the handle of its group. `most`: engine → requests at most."""

    def __init__(self, painters: Mapping[str, Any], most: Mapping[str, int], *_: Any) -> None:
        self._handles = {
            engine: handle.options(multiplexed_model_id=engine)
            for engine, handle in painters.items()
        }
        self._most = most
        self._calls: dict[str, set[asyncio.Task[None]]] = defaultdict(set)
        self._work = Bell()
        self._holder = new_holder()
        settings = Settings.load(workers=1)
        self._store = open_store(settings)
        check(settings, self._store)
        self._hands, self._clock = Hands(self._store), SharedClock(self._store.database)
        self._clock.adjust()
        self._started_at = self._clock()
        self._loops: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Begin to look at the queue; nothing happens the second time."""
        if not self._loops:
            loops: list[Loop] = [
                partial(listen, self._store.database, self._hear),
                partial(look_around, self._store, self._hands, self._clock),
                self._call,
                self._beat,
            ]
            self._loops = [asyncio.create_task(keep_up(loop)) for loop in loops]

    async def check_health(self) -> None:
        """Ray asks it every few seconds. Raises if it calls nobody any more."""
        await self.start()
        if any(loop.done() for loop in self._loops):
            raise RuntimeError("a loop of the caller has ended")

    def _hear(self, channel: Channel, what: str) -> None:
        if channel == "work":
            self._work.ring()

    async def _call(self) -> None:
        while True:
            for engine in self._handles:
                await self._call_for(engine)
            await self._work.wait(TICK_S)

    async def _call_for(self, engine: str) -> None:
        depth = await self._hands.read(self._store.results.depth, engine)
        under_way = self._calls[engine]
        for _ in range(calls_wanted(depth, self._most[engine]) - len(under_way)):
            call = asyncio.create_task(self._one(engine))
            under_way.add(call)
            call.add_done_callback(under_way.discard)

    async def _one(self, engine: str) -> None:
        try:
            drew = await self._handles[engine].draw.remote()
        except Exception as error:  # its replica died: the lease will tell what it held
            log.warning("a painter of %s: %s", engine, str(error).partition("\n")[0])
        else:
            if drew:
                self._work.ring()

    async def _beat(self) -> None:
        """Say to servers that what waits will be drawn, though no replica may be there yet; or,
        if none of those that are there can load its engine, why not."""
        while True:
            living = await self._hands.read(self._store.workers.living, self._clock())
            for engine in self._handles:
                await self._hands.write_until_done(
                    self._store.workers.beat, self._described(engine, living)
                )
            await asyncio.sleep(TICK_S)

    def _described(self, engine: str, living: Sequence[Worker]) -> Worker:
        problems = [one.problem for one in living if one.engine == engine and one.lanes]
        problem = problems[0] if problems and all(problems) else ""
        return Worker(
            id=f"{self._holder}:{engine}",
            engine=engine,
            host=socket.gethostname(),
            pid=os.getpid(),
            lanes=0,
            started_at=self._started_at,
            seen_at=self._clock(),
            ready=not problem,
            problem=problem,
        )


def calls_wanted(depth: Mapping[str, int], most: int) -> int:
    """Requests that should be under way for a queue: none for an empty one, `most` at most."""
    return min(depth["queued"] + depth["running"], most) if depth["queued"] else 0
