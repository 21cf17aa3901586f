"""How does a long body reach a client that may read slowly, or not at all?

A chunk at a time: the next is read when the last has left. A client that takes none of it for a
while is hung up on, so that it does not hold what the body holds for ever.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping

from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

log = logging.getLogger(__name__)

STALL_S = 60.0  # for one chunk


class Streamed(StreamingResponse):
    """A body in chunks. `on_end` is called once, however it ends."""

    def __init__(
        self,
        chunks: AsyncIterator[bytes],
        status: int,
        headers: Mapping[str, str],
        *,
        media_type: str,
        on_end: Callable[[], None] = lambda: None,
        stall_s: float = STALL_S,
    ) -> None:
        super().__init__(chunks, status, headers, media_type)
        self._on_end = on_end
        self._stall_s = stall_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._on_end()

    async def stream_response(self, send: Send) -> None:
        """Send it, but do not wait for ever."""

        async def patiently(message: Message) -> None:
            async with asyncio.timeout(self._stall_s):
                await send(message)

        await super().stream_response(patiently)
