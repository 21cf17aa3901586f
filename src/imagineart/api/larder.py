"""How many bytes of answers may be held in memory, in all and for one key?

Answers wait for clients that read slowly. Who holds its share gets no more until it has taken
some; it waits, or is told, and holds up nobody else.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

MIB = 1 << 20
IN_ALL = 64 * MIB  # bytes
PER_OWNER = 16 * MIB


class Larder:
    """Bytes held, counted by owner. Something larger than a share fits where nothing else is."""

    def __init__(self, in_all: int = IN_ALL, per_owner: int = PER_OWNER) -> None:
        self._in_all = in_all
        self._per_owner = per_owner
        self._held: Counter[str] = Counter()
        self._taken = asyncio.Event()  # replaced each time that something is given back

    @property
    def held(self) -> int:
        """Bytes in all."""
        return self._held.total()

    def fits(self, owner: str, size: int) -> bool:
        """Whether so many bytes may be held now."""
        mine = self._held[owner]
        if self.held + size > self._in_all:
            return self.held == 0
        return mine == 0 or mine + size <= self._per_owner

    def keep(self, owner: str, size: int) -> None:
        """Hold them, room or no room."""
        self._held[owner] += size

    def give_back(self, owner: str, size: int) -> None:
        """They are held no more."""
        self._held[owner] -= size
        self._held += Counter()  # forgets owners with nothing held
        self._taken.set()
        self._taken = asyncio.Event()

    async def wait(self, owner: str, size: int) -> None:
        """Hold them as soon as they may be held."""
        while not self.fits(owner, size):
            await self._taken.wait()
        self.keep(owner, size)

    @asynccontextmanager
    async def holding(self, owner: str, size: int) -> AsyncIterator[None]:
        """Hold them within the block."""
        await self.wait(owner, size)
        try:
            yield
        finally:
            self.give_back(owner, size)
