"""Who may come in, and what happens when the system has no descriptor left."""

import asyncio
import errno
import logging
import socket
from collections.abc import Iterator

import pytest

from imagineart.api.gate import RESERVED, Gate, GuardedListener, Visitor, gate_of
from imagineart.api.server import listen

PLACES = ("127.0.0.1", "127.0.0.2", "127.0.0.3")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def listener() -> Iterator[GuardedListener]:
    made = GuardedListener.over(listen("127.0.0.1", 0), Gate(at_most=5, per_address=3))
    made.setblocking(False)
    yield made
    made.close()


def knock(listener: GuardedListener, place: str = PLACES[0]) -> socket.socket:
    client = socket.create_connection(listener.getsockname(), 5, source_address=(place, 0))
    client.settimeout(5)
    return client


def let_in(listener: GuardedListener) -> list[socket.socket]:
    inside = []
    while True:
        try:
            inside.append(listener.accept()[0])
        except BlockingIOError:
            return inside


def close_all(*sockets: socket.socket) -> None:
    for each in sockets:
        each.close()


def test_one_address_has_its_share_and_others_have_the_rest(listener: GuardedListener) -> None:
    clients = [knock(listener, place) for place in [PLACES[0]] * 4 + [PLACES[1]] * 3]
    inside = let_in(listener)
    assert dict(listener.gate.inside) == {PLACES[0]: 3, PLACES[1]: 2}
    assert listener.gate.turned_away == 2
    close_all(*inside, *clients)
    assert listener.gate.inside.total() == 0


def test_who_is_turned_away_is_told_why(listener: GuardedListener) -> None:
    clients = [knock(listener) for _ in range(4)]
    inside = let_in(listener)
    told = clients[3].recv(4096)
    assert told.startswith(b"HTTP/1.1 503 ")
    assert b'"code":"noAvailableServer"' in told
    assert clients[3].recv(1) == b""
    close_all(*inside, *clients)


def test_a_place_is_free_once_its_visitor_has_left(listener: GuardedListener) -> None:
    clients = [knock(listener) for _ in range(3)]
    inside = let_in(listener)
    inside[0].close()
    inside[0].close()  # counted once
    clients.append(knock(listener))
    inside += let_in(listener)
    assert dict(listener.gate.inside) == {PLACES[0]: 3}
    close_all(*inside, *clients)


def test_without_a_descriptor_the_line_is_emptied_and_nothing_is_raised(
    listener: GuardedListener, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept, left = socket.socket.accept, [0]

    def scarce(self: socket.socket) -> object:
        if left[0] <= 0:
            left[0] += 1  # the one kept aside is given up by now
            raise OSError(errno.EMFILE, "none left")
        left[0] -= 1
        return accept(self)

    clients = [knock(listener) for _ in range(3)]
    with monkeypatch.context() as patch:
        patch.setattr(socket.socket, "accept", scarce)
        for _ in clients:
            with pytest.raises(BlockingIOError):
                listener.accept()
    assert [client.recv(12) for client in clients] == [b"HTTP/1.1 503"] * 3
    assert listener.spare >= 0
    assert let_in(listener) == []
    close_all(*clients)


def test_other_faults_are_not_hidden(
    listener: GuardedListener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: socket.socket) -> object:
        raise OSError(errno.EINVAL, "broken")

    monkeypatch.setattr(socket.socket, "accept", broken)
    with pytest.raises(OSError, match="broken"):
        listener.accept()


def test_the_log_hears_of_a_thousand_once(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    gate = Gate(1, 1, clock)
    with caplog.at_level(logging.WARNING):
        for _ in range(1000):
            gate.turn_away()
        clock.now = 10.0
        gate.turn_away()
    assert [record.args[0] for record in caplog.records if record.args] == [1, 1001]  # type: ignore[index]


@pytest.mark.parametrize(
    ("descriptors", "at_most", "per_address"),
    [(256, 160, 80), (8192, 1024, 256), (RESERVED, RESERVED // 4, RESERVED // 8)],
)
def test_no_more_than_the_system_has_descriptors_for(
    monkeypatch: pytest.MonkeyPatch, descriptors: int, at_most: int, per_address: int
) -> None:
    monkeypatch.setattr("imagineart.api.gate.raise_descriptors", lambda: descriptors)
    gate = gate_of(1024, 256)
    assert (gate.at_most, gate.per_address) == (at_most, per_address)


def test_the_event_loop_s_connections_are_counted_until_they_end(
    listener: GuardedListener,
) -> None:
    async def run() -> list[int]:
        counts = []

        async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            assert isinstance(writer.get_extra_info("socket")._sock, Visitor)
            counts.append(listener.gate.inside.total())
            writer.close()
            await writer.wait_closed()
            counts.append(listener.gate.inside.total())

        async with await asyncio.start_server(answer, sock=listener):
            _, writer = await asyncio.open_connection(*listener.getsockname())
            while len(counts) < 2:
                await asyncio.sleep(0.01)
            writer.close()
            await writer.wait_closed()
        return counts

    assert asyncio.run(run()) == [1, 0]
