"""A replica that draws: each call takes the result from the database whose turn it is.

A replica is a worker in the sense of leases. Ray starts it, calls it, takes it away when nothing
waits, and starts another when it or its machine dies; who holds which result is written in the
database alone.
"""

import asyncio
import logging
import os
from functools import partial
from weakref import WeakSet

import ray
from ray import serve

from imagineart.cluster.bands import APPLICATION, MOST
from imagineart.cluster.easel import Easel
from imagineart.service.bell import listen
from imagineart.service.board import open_store
from imagineart.service.clock import SharedClock
from imagineart.service.database import Channel
from imagineart.service.hands import Hands, Loop, keep_up
from imagineart.service.workshop import CLOCK_S, check
from imagineart.settings import Settings, variable

log = logging.getLogger(__name__)

DRAWN_IN_BANDS = "embedded"  # the engine whose pictures others help with


class Painter:
    """What runs in a replica. `threads` of its processor light a picture, with `memory_mib` at
    least; `bands` is the name of the application whose replicas help, up to `most`, if any do."""

    def __init__(self, threads: int, memory_mib: int, bands: str, most: int) -> None:
        # For the process that draws, which is started by this one:
        os.environ[variable("threads")] = str(threads)
        os.environ[APPLICATION], os.environ[MOST] = bands, str(most)
        os.environ["RAY_ADDRESS"] = ray.get_runtime_context().gcs_address
        own = Settings.load(workers=1)
        memory = max(memory_mib, own.worker_memory_mib)
        self._settings = own.model_copy(update={"worker_memory_mib": memory})
        self._bands = bands
        self._easels: WeakSet[Easel] = WeakSet()  # Ray says which live
        self._started = asyncio.Lock()
        self._loops: list[asyncio.Task[None]] = []

    async def draw(self) -> bool:
        """Draw one result of the engine that the call is for; False if none waits."""
        easel: Easel = await self.easel(serve.get_multiplexed_model_id())
        return await easel.draw()

    async def easel(self, engine: str) -> Easel:
        """The easel of an engine; which are kept is Ray's to say."""
        raise NotImplementedError

    async def check_health(self) -> None:
        """Raises if what it does beside drawing has ended: Ray then starts another replica."""
        if any(loop.done() for loop in self._loops):
            raise RuntimeError("a loop of the replica has ended")

    async def _open(self, engine: str) -> Easel:
        await self._start()
        settings = self._settings.model_copy(update={"engine": engine})
        opens = self._opens(engine)
        easel = Easel(settings, self._store, self._hands, self._clock, opens)
        self._easels.add(easel)
        return easel

    def _opens(self, engine: str) -> str:
        if engine != DRAWN_IN_BANDS or not self._bands:
            return ""
        return "own:imagineart.cluster.bands:engine"

    async def _start(self) -> None:
        """Open the database, once."""
        async with self._started:
            if self._loops:
                return
            self._store = await asyncio.to_thread(open_store, self._settings)
            check(self._settings, self._store)
            self._hands = Hands(self._store)
            self._clock = SharedClock(self._store.database)
            await self._hands.read(self._clock.adjust)
            loops: list[Loop] = [partial(listen, self._store.database, self._hear), self._adjust]
            self._loops = [asyncio.create_task(keep_up(loop)) for loop in loops]

    def _hear(self, channel: Channel, what: str) -> None:
        if channel == "unwanted":
            for easel in tuple(self._easels):
                easel.look_again()

    async def _adjust(self) -> None:
        while True:
            await asyncio.sleep(CLOCK_S)
            await self._hands.read(self._clock.adjust)


def painter_with(loaded: int) -> type[Painter]:
    """Replicas that hold so many engines at a time."""

    class Multiplexed(Painter):
        @serve.multiplexed(max_num_models_per_replica=loaded)
        async def easel(self, engine: str) -> Easel:
            return await self._open(engine)

    return Multiplexed
