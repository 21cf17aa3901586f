"""When is a frame sent, and how large may one be that comes?

Sent is what the client has taken, not what the system was asked to send.
uvicorn waits for room before it writes a frame, whatever the frame's length, and returns at once.
A client that never reads would so be given one picture more than was counted, on every socket.
"""

import asyncio
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState

TRUST = "trust"  # name in the ASGI scope's state of what is called once the client is known
FIRST_BYTES = 64 << 10  # of a frame of somebody unknown


class DrainedProtocol(WebSocketsSansIOProtocol):
    """Waits behind each frame until little of it is left to be sent.

    Takes large frames only from those whom the application trusts.
    """

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, {**app_state, TRUST: self.trust}, _loop)
        self.conn.max_message_size = min(FIRST_BYTES, config.ws_max_size)

    def trust(self) -> None:
        """From now on frames may have the size that is configured."""
        self.conn.max_message_size = self.config.ws_max_size

    async def send(self, message: Any) -> None:
        """Send one message of ASGI."""
        await super().send(message)
        await self.writable.wait()
