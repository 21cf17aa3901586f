"""A process that draws and does nothing else: a crew on any machine that reaches the database.

Tasks come from the database, pictures go where the settings say: a bucket, or a folder that all
machines see. It may die at any moment; asked to stop, it hands back what it cannot finish.
"""

import asyncio
import logging
import signal
from collections.abc import Callable
from functools import partial

from imagineart.errors import InvalidRequestError
from imagineart.service.bell import listen
from imagineart.service.board import lanes_of, open_store
from imagineart.service.clock import SharedClock
from imagineart.service.crew import Crew
from imagineart.service.database import Channel
from imagineart.service.datadir import DataDirectory
from imagineart.service.hands import TICK_S, Hands, Loop, keep_up
from imagineart.service.lease import Lease, new_holder
from imagineart.service.store import Store
from imagineart.settings import Settings

log = logging.getLogger(__name__)

CLOCK_S = 60.0  # between two looks at the database's clock


def run(settings: Settings, say: Callable[[str], None] = print) -> None:
    """Draw until a signal asks to stop. Raises `InvalidRequestError` without a shared database."""
    asyncio.run(_until_signal(settings, say))


async def _until_signal(settings: Settings, say: Callable[[str], None]) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await draw_until(stop, settings, say)


async def draw_until(stop: asyncio.Event, settings: Settings, say: Callable[[str], None]) -> None:
    """Draw until `stop` is set, then finish or hand back what is being drawn."""
    store = open_store(settings)
    try:
        check(settings, store)
        await _draw(stop, store, settings, say)
    finally:
        store.close()


def check(settings: Settings, store: Store) -> None:
    """Raises `InvalidRequestError` if no server could give anything to draw, or nobody draws."""
    if not store.shared:
        raise InvalidRequestError(
            "a worker of its own needs a database that servers share; allowed is a PostgreSQL URL "
            "(IMAGINEART_DATABASE)",
            field="database",
            value=settings.named_database,
        )
    if not settings.workers:
        raise InvalidRequestError(
            "no worker process was asked for; allowed is 1 to 64 (IMAGINEART_WORKERS)",
            field="workers",
            value=0,
        )


async def _draw(
    stop: asyncio.Event, store: Store, settings: Settings, say: Callable[[str], None]
) -> None:
    hands, clock = Hands(store), SharedClock(store.database)
    await hands.read(clock.adjust)
    lease = Lease(new_holder(), settings.lease_s)
    lanes = lanes_of(settings, DataDirectory(settings.data_dir))
    crew = Crew(store=store, hands=hands, lanes=lanes, lease=lease, clock=clock)
    looks: list[Loop] = [
        partial(listen, store.database, partial(_hear, crew)),
        partial(look_around, store, hands, clock),
    ]
    loops = [asyncio.create_task(keep_up(loop)) for loop in (*crew.loops(), *looks)]
    say(f"imagineart draws with {settings.engine}, {settings.workers} at once")
    await stop.wait()
    await crew.drain(settings.drain_s)
    for loop in loops:
        loop.cancel()
    await asyncio.gather(*loops, return_exceptions=True)
    await crew.close()
    await hands.write_synced(store.release, lease.holder)
    await hands.close()


def _hear(crew: Crew, channel: Channel, what: str) -> None:
    if channel == "work":
        crew.wake()
    elif channel == "unwanted":
        crew.look_again()


async def look_around(store: Store, hands: Hands, clock: SharedClock) -> None:
    """Take up what others left, keep to the common clock."""
    adjusted_at = clock()
    while True:
        await hands.write_until_done(store.take_over_expired, clock())
        if clock() - adjusted_at >= CLOCK_S:
            await hands.read(clock.adjust)
            adjusted_at = clock()
        await asyncio.sleep(TICK_S)
