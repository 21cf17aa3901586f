"""How an event loop uses the store, whose methods block: threads that write, read and count."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from imagineart.service.database import LOST
from imagineart.service.storage import StorageAwayError
from imagineart.service.store import Store
from imagineart.service.writer import Writer

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")
Loop = Callable[[], Awaitable[None]]
"""Something that is done until it is cancelled."""

TICK_S = 1.0  # how soon what other processes wrote is noticed; between tries of a loop's
WRITERS = 8  # for a database that locks rows
READERS = 4


class Hands:
    """Runs methods of a store beside the event loop."""

    def __init__(self, store: Store) -> None:
        self._writer = Writer(store, WRITERS if store.shared else 1)
        self._reading = ThreadPoolExecutor(
            READERS if store.shared else 1, thread_name_prefix="task-reader"
        )
        self._counting = ThreadPoolExecutor(1, thread_name_prefix="task-counter")

    async def close(self) -> None:
        """Write what waits and end the threads."""
        await self._writer.close()
        self._reading.shutdown(wait=True)
        self._counting.shutdown(wait=True)

    async def write_for(self, owner: str, work: Callable[[], T]) -> T:
        """Synced to the disk when it returns; owners take turns."""
        return await self._writer.write(work, synced=True, owner=owner)

    async def write_synced(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a method of the store that writes; synced to the disk when it returns."""
        return await self._writer.write(partial(work, *args, **kwargs), synced=True)

    async def write(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same without syncing, for what may be repeated after a loss of power."""
        return await self._writer.write(partial(work, *args, **kwargs), synced=False)

    async def read(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a method of the store that only reads: it waits for no write."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._reading, lambda: work(*args, **kwargs))

    async def count(self, work: Callable[[], T]) -> T:
        """The same for what takes long and makes no poll wait."""
        return await asyncio.get_running_loop().run_in_executor(self._counting, work)

    async def write_until_done(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`write`, until it works."""
        return await until_done(lambda: self.write(work, *args, **kwargs))

    async def write_synced_until_done(
        self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`write_synced`, until it works."""
        return await until_done(lambda: self.write_synced(work, *args, **kwargs))


async def until_done(work: Callable[[], Awaitable[T]]) -> T:
    """Do it until it works: for loops, whose work may wait for a full disk or a database."""
    while True:
        try:
            return await work()
        except LOST as error:
            log.error("the database: %s; again in %g s", error.orig, TICK_S)
            await asyncio.sleep(TICK_S)


async def keep_up(loop: Loop) -> None:
    """Run a loop again if a bug ends it: one bad task must not stop the others."""
    while True:
        try:
            return await loop()
        except LOST as error:
            log.error("the database: %s; again in %g s", error.orig, TICK_S)
        except StorageAwayError as error:
            log.error("%s; again in %g s", error, TICK_S)
        except Exception:
            log.exception("a loop of the service broke; again in %g s", TICK_S)
        await asyncio.sleep(TICK_S)
