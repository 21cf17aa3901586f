"""Frames on their way to a client: in order, bounded in bytes, kept until they were written."""

import asyncio
from collections import deque

CAPACITY = 32 << 20  # bytes; who adds more waits until the reader has caught up


class Outbox:
    """A queue whose head stays until it is taken off, so that a broken socket loses nothing."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._frames: deque[str] = deque()
        self._bytes = 0
        self._changed = asyncio.Condition()

    async def put(self, frame: str) -> None:
        """Add a frame; waits while the box is full. A frame always fits into an empty box."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._frames or self._room_for(frame))
            self._frames.append(frame)
            self._bytes += len(frame)
            self._changed.notify_all()

    async def head(self) -> str:
        """The oldest frame, once there is one."""
        async with self._changed:
            await self._changed.wait_for(lambda: bool(self._frames))
            return self._frames[0]

    async def drop_head(self) -> None:
        """Forget the oldest frame: it was written."""
        async with self._changed:
            self._bytes -= len(self._frames.popleft())
            self._changed.notify_all()

    def _room_for(self, frame: str) -> bool:
        return self._bytes + len(frame) <= self._capacity
