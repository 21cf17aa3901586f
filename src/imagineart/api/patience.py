"""How long may a client take to say what it wants?

uvicorn waits for ever for the first request of a connection, and for the end of a request's head.
Connections that stay silent, by intention or because a host is gone, would use up the file
descriptors that others need.
"""

import asyncio
from typing import ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle


class PatientProtocol(H11Protocol):
    """Hangs up on clients that get no request's head together in time."""

    head_s: ClassVar[float] = 75.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to watch a new connection."""
        super().connection_made(transport)
        self._look_again()

    def _look_again(self) -> None:
        self.loop.call_later(self.head_s, self._look, self.cycle)

    def _look(self, before: RequestResponseCycle | None) -> None:
        if self not in self.connections:  # closed, or a WebSocket by now
            return
        waiting = before is None or before.response_complete
        if waiting and self.cycle is before:
            self.transport.close()
        else:
            self._look_again()
