"""How loops wake each other: a ring that nobody hears is kept for the next to wait."""

import asyncio
from contextlib import suppress


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
