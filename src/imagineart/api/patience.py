"""How long may a client take to say what it wants, and how long to stop saying what nobody reads?

uvicorn waits for ever for the end of a request's head, and for the end of a body that was answered
before it was read. Connections that stay silent, by intention or because a host is gone, would use
up the file descriptors that others need.
"""

import asyncio
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

HEAD_S = 15.0
LEFT_S = 5.0  # to send the rest of a body, after the answer


class PatientProtocol(H11Protocol):
    """Hangs up on clients that get no request's head together in time, or never end a body."""

    head_s: ClassVar[float] = HEAD_S
    _head: asyncio.TimerHandle | None = None  # runs while a head is awaited

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """The time for a head runs from its first byte on, however slowly the others follow."""
        before = self.cycle
        if before is None or before.response_complete:
            self._await_head()
        super().data_received(data)
        if self.cycle is not before or self.conn.their_state is not h11.IDLE:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """A next head may have begun meanwhile; and an answer may come before its request's end."""
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            self._await_head()
        if self.conn.their_state is h11.SEND_BODY and not self.transport.is_closing():
            self.loop.call_later(LEFT_S, self._look_whether_it_ended, self.cycle)

    def _await_head(self) -> None:
        if self._head is None:
            self._head = self.loop.call_later(self.head_s, self._hang_up)

    def _stop_waiting(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _look_whether_it_ended(self, cycle: RequestResponseCycle) -> None:
        if self.cycle is cycle and self.conn.their_state is h11.SEND_BODY:
            self._hang_up()

    def _hang_up(self) -> None:
        self._head = None
        if self in self.connections:  # neither closed nor a WebSocket by now
            self.transport.close()


def patient(head_s: float) -> type[PatientProtocol]:
    """The protocol with so many seconds for a head."""
    return type("PatientProtocol", (PatientProtocol,), {"head_s": head_s})
