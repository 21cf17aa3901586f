"""Replies on their way to a client: in order, kept until they were written.

Pictures are not in it: a reply that holds one is put together when its turn has come, so that a
client that does not read costs next to nothing.
"""

import asyncio
from collections import deque

from imagineart.api.desk import Reply


class Outbox:
    """A queue whose head stays until it is taken off, so that a broken socket loses nothing."""

    def __init__(self) -> None:
        self._replies: deque[Reply] = deque()
        self._filled = asyncio.Event()

    def put(self, reply: Reply) -> None:
        """Add a reply."""
        self._replies.append(reply)
        self._filled.set()

    async def head(self) -> Reply:
        """The oldest reply, once there is one."""
        await self._filled.wait()
        return self._replies[0]

    def drop_head(self) -> None:
        """Forget the oldest reply: it was written."""
        self._replies.popleft()
        if not self._replies:
            self._filled.clear()
