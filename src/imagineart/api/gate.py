"""How many may come in, in all and from one address?

The gate stands where the system hands over connections, before anything is read or allocated for
them. Who is one too many is told so in one packet and let go. When the system has no descriptor
left for a connection, one that was kept aside is given up for a moment, to take the connection and
close it: it would otherwise stay first in the line, be offered again without end, and written to
the log each time.
"""

from __future__ import annotations

import errno
import logging
import os
import resource
import socket
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from imagineart.api.throttle import neighbourhood

log = logging.getLogger(__name__)

RESERVED = 96  # descriptors for the database, workers, calls to others, and what is being opened
DESCRIPTORS = 8192  # asked of the system if it allows more than there are
AT_ONCE = 64  # turned away in a row, before others have the floor
WARN_S = 10.0  # between two lines about visitors turned away
NONE_LEFT = (errno.EMFILE, errno.ENFILE)
TOO_MANY = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nRetry-After: 1\r\n"
    b"Connection: close\r\nContent-Length: %d\r\n\r\n%s"
)
BODY = (
    b'{"data":[],"errors":[{"code":"noAvailableServer","message":"No server is available: there '
    b'are too many connections from your address, or in all. Try again later."}]}'
)


@dataclass
class Gate:
    """Counts who is inside; `at_most` in all, `per_address` from one address."""

    at_most: int
    per_address: int
    clock: Callable[[], float] = time.monotonic
    inside: Counter[str] = field(default_factory=Counter)
    turned_away: int = 0
    _warned_at: float = float("-inf")

    def has_room(self, address: str) -> bool:
        """Whether one more may come in from there."""
        return self.inside.total() < self.at_most and self.inside[address] < self.per_address

    def enter(self, address: str) -> None:
        """Count one in."""
        self.inside[address] += 1

    def leave(self, address: str) -> None:
        """Count one out."""
        self.inside[address] -= 1
        if self.inside[address] <= 0:
            del self.inside[address]

    def turn_away(self) -> None:
        """Count one who may not come in; the log hears of it now and then."""
        self.turned_away += 1
        if self.clock() - self._warned_at >= WARN_S:
            self._warned_at = self.clock()
            log.warning(
                "%d connections turned away so far; %d are open, %d allowed, %d of one address",
                self.turned_away,
                self.inside.total(),
                self.at_most,
                self.per_address,
            )


class Visitor(socket.socket):
    """A connection that is counted until it is closed."""

    def admitted(self, gate: Gate, address: str) -> Visitor:
        """Count it in."""
        self._gate: Gate | None = gate
        self._address = address
        gate.enter(address)
        return self

    def close(self) -> None:
        """Count it out, once."""
        gate, self._gate = getattr(self, "_gate", None), None
        if gate is not None:
            gate.leave(self._address)
        super().close()


class GuardedListener(socket.socket):
    """A listening socket whose connections have passed the gate."""

    gate: Gate
    spare: int = -1  # a descriptor kept aside

    @classmethod
    def over(cls, listener: socket.socket, gate: Gate) -> GuardedListener:
        """Take over a listening socket."""
        guarded = cls(listener.family, listener.type, listener.proto, fileno=listener.detach())
        guarded.gate = gate
        guarded.spare = _open_spare()
        return guarded

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection that may come in. Raises `BlockingIOError` if there is none now."""
        for _ in range(AT_ONCE):
            connection, address = self._accept_any()
            place = neighbourhood(address[0]) if isinstance(address, tuple) else ""
            if self.gate.has_room(place):
                return _visitor(connection).admitted(self.gate, place), address
            self.gate.turn_away()
            _dismiss(connection)
        raise BlockingIOError

    def close(self) -> None:
        """Let go of the descriptor kept aside, too."""
        if self.spare >= 0:
            os.close(self.spare)
            self.spare = -1
        super().close()

    def _accept_any(self) -> tuple[socket.socket, Any]:
        try:
            return super().accept()
        except OSError as error:
            if error.errno not in NONE_LEFT:
                raise
        self._shed()
        raise BlockingIOError

    def _shed(self) -> None:
        """Take whoever is first in the line with the descriptor kept aside, and close it."""
        self.gate.turn_away()
        if self.spare >= 0:
            os.close(self.spare)
        with suppress(OSError):
            _dismiss(super().accept()[0])
        self.spare = _open_spare()


def gate_of(at_most: int, per_address: int) -> Gate:
    """A gate for as many as are wished, and as the system has descriptors for."""
    room = max(raise_descriptors() - RESERVED, RESERVED // 4)
    at_most = min(at_most, room)
    return Gate(at_most, min(per_address, max(at_most // 2, 1)))


def raise_descriptors() -> int:
    """Ask for more descriptors than shells usually give. Returns how many there are."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wished = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, DESCRIPTORS)
    if soft == resource.RLIM_INFINITY or soft >= wished:
        return DESCRIPTORS if soft == resource.RLIM_INFINITY else soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (wished, hard))
    return wished


def _visitor(connection: socket.socket) -> Visitor:
    return Visitor(connection.family, connection.type, connection.proto, fileno=connection.detach())


def _dismiss(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.setblocking(False)
        connection.send(TOO_MANY % (len(BODY), BODY))
    connection.close()


def _open_spare() -> int:
    try:
        return os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return -1
