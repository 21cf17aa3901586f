"""How loops wake each other: a ring that nobody hears is kept for the next to wait.

Servers that share a database hear each other through it. What is lost on the way costs a second, as
every loop also looks by itself.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from imagineart.service.database import CHANNELS, PREFIX, Channel, Database

log = logging.getLogger(__name__)

AGAIN_S = 1.0  # between two tries to listen

OnNews = Callable[[Channel, str], None]
"""Is told what was announced, and about what."""


class Bell:
    """Wakes everybody who waits."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """There is something to do."""
        self._rung.set()

    async def wait(self, at_most_s: float) -> None:
        """Return when it rings or the time is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(at_most_s):
                await self._rung.wait()
        self._rung.clear()


async def listen(database: Database, on_news: OnNews) -> None:
    """Tell of what any server announces, until cancelled. Only for PostgreSQL."""
    import psycopg

    while True:
        try:
            await _listen(database, on_news)
        except psycopg.Error as error:
            log.warning("not listening: %s; again in %g s", str(error).strip(), AGAIN_S)
        await asyncio.sleep(AGAIN_S)


async def _listen(database: Database, on_news: OnNews) -> None:
    import psycopg

    _, given = database.engine.dialect.create_connect_args(database.engine.url)
    connection = await psycopg.AsyncConnection.connect(**given, autocommit=True)
    async with connection:
        for channel in CHANNELS:
            await connection.execute(f"LISTEN {PREFIX}{channel}".encode())
            on_news(channel, "")  # whatever was announced before
        async for heard in connection.notifies():
            on_news(cast(Channel, heard.channel.removeprefix(PREFIX)), heard.payload)
