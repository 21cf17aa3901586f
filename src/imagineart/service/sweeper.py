"""What is over: expired pictures, forgotten tasks, and files that belong to nobody."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from itertools import islice
from typing import Any

from imagineart.service.lease import Lease, new_holder
from imagineart.service.storage import ImageStore
from imagineart.service.store import Store

log = logging.getLogger(__name__)

Call = Callable[..., Awaitable[Any]]
"""Runs a method of the store with these arguments, beside the event loop."""

SWEEP_S = 5.0  # between two looks at what has expired
ORPHANS_S = 3600.0  # between two looks at all files; also the age from which a file may be one
SWEEP_LEASE_S = 60.0  # of whoever sweeps for all
BATCH = 500  # files asked about at once


class Sweeper:
    """Deletes what nobody may fetch any more. A file goes only after its row says so."""

    def __init__(
        self,
        *,
        store: Store,
        images: ImageStore,
        record_s: float,
        lease: Lease | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._images = images
        self._record_s = record_s
        self._lease = lease or Lease(new_holder())
        self._clock = clock

    async def run(self, call: Call) -> None:
        """Sweep until cancelled. `call` runs the store's methods."""
        orphans_at = self._clock()
        while True:
            if await self._may(call):
                await self.expire(call)
                if self._clock() >= orphans_at:
                    await self.sweep_orphans(call)
                    orphans_at = self._clock() + ORPHANS_S
            await asyncio.sleep(SWEEP_S)

    async def _may(self, call: Call) -> bool:
        """Whether this server sweeps; of several one does."""
        if not self._store.shared:
            return True
        duty, lease = self._store.duties.take, self._lease
        taken: bool = await call(duty, "sweep", lease.holder, self._clock(), SWEEP_LEASE_S)
        return taken

    async def expire(self, call: Call) -> None:
        """Delete the pictures of tasks whose time is over; forget tasks expired long ago."""
        now = self._clock()
        while True:
            expired, paths = await call(self._store.tasks.expire, now)
            await asyncio.to_thread(self._images.delete, paths)
            if not expired:
                break
        await call(self._store.tasks.forget, now - self._record_s)
        if self._store.shared:
            await call(self._store.forget_shared, now - ORPHANS_S)

    async def sweep_orphans(self, call: Call) -> int:
        """Delete old files that no live result owns, and what interrupted writes left."""
        files = await asyncio.to_thread(self._old_files)
        remaining = iter(files)
        gone = 0
        while batch := list(islice(remaining, BATCH)):
            live = await call(self._store.results.live_paths, batch)
            orphans = [path for path in batch if path not in live]
            await asyncio.to_thread(self._images.delete, orphans)
            gone += len(orphans)
        if gone:
            log.info("deleted %d files that belonged to nobody", gone)
        return gone

    def _old_files(self) -> list[str]:
        before = self._clock() - ORPHANS_S
        return [path for path, changed in self._images.each() if changed.timestamp() < before]
