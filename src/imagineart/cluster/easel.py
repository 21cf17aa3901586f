"""One engine on a replica: a crew of one lane, with a name and leases of its own in the database.

Ray loads and unloads easels as it does models; each is a worker to whoever looks at the database.
"""

import asyncio
import logging
from typing import Any

from imagineart.service.board import lanes_of
from imagineart.service.clock import SharedClock
from imagineart.service.crew import Crew
from imagineart.service.datadir import DataDirectory
from imagineart.service.hands import TICK_S, Hands, keep_up
from imagineart.service.lane import Lane
from imagineart.service.lease import Lease, new_holder
from imagineart.service.store import Store
from imagineart.settings import Settings

log = logging.getLogger(__name__)

LOOK_S = 0.2  # between two looks whether its process has started, or cannot
CLOSE_S = 30.0  # to hand everything back, when Ray unloads an easel


class Easel:
    """Draws what waits for one engine, one result a call."""

    def __init__(
        self, settings: Settings, store: Store, hands: Hands, clock: SharedClock, opens: str = ""
    ) -> None:
        self._store = store
        self._hands = hands
        self._lease = Lease(new_holder(), settings.lease_s)
        self._crew = Crew(
            store=store,
            hands=hands,
            lanes=lanes_of(settings, DataDirectory(settings.data_dir), opens),
            lease=self._lease,
            clock=clock,
        )
        self._drawing: asyncio.Task[bool] | None = None
        self._preparing: asyncio.Task[None] | None = None
        self._home = asyncio.get_running_loop()
        self._loops = [asyncio.create_task(keep_up(loop)) for loop in self._crew.upkeep()]

    async def draw(self) -> bool:
        """Draw the result whose turn it is; False if none waits, or the engine cannot be had."""
        (lane,) = self._crew.lanes
        if not await self._is_ready(lane):
            await asyncio.sleep(TICK_S)
            return False  # why stands in the database, where servers look
        self._drawing = asyncio.create_task(self._crew.draw_next(lane))
        return await self._drawing

    async def _is_ready(self, lane: Lane) -> bool:
        """Whether its process is there, once that is known; it is tried again all the time."""
        if self._preparing is None or self._preparing.done():
            self._preparing = asyncio.create_task(lane.prepare())
        while not self._preparing.done() and not lane.problem:
            await asyncio.wait([self._preparing], timeout=LOOK_S)
        if not self._preparing.done():
            return False
        self._preparing.result()
        return True

    def look_again(self) -> None:
        """Something may be drawn for nobody."""
        self._crew.look_again()

    async def close(self) -> None:
        """End its process, hand back what it has not finished."""
        loops, self._loops = self._loops, []
        if not loops:
            return
        begun = (self._drawing, self._preparing)
        under_way: list[asyncio.Task[Any]] = [*loops, *(task for task in begun if task)]
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        await self._crew.close()
        await self._hands.write_synced(self._store.release, self._lease.holder)

    def __del__(self) -> None:
        """How Ray unloads it: from another thread."""
        if not self._loops or self._home.is_closed():
            return
        try:
            asyncio.run_coroutine_threadsafe(self.close(), self._home).result(CLOSE_S)
        except Exception as error:  # nothing is lost: its leases run out
            log.warning("an engine was not unloaded in order: %r", error)
