"""Broken, silent, slow and doubled sockets."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect, WebSocketState
from tests.api.helpers import KEY, Live, StubBoard, draw, serving
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from imagineart.api import websocket
from imagineart.api.keys import FRESH_S, open_key_ring
from imagineart.service.task import ResultRow, TaskSpec

pytestmark = pytest.mark.anyio
LARGE = 3 << 20  # bytes of a stub's picture
PING = [{"taskType": "ping"}]
PONG = {"data": [{"taskType": "ping", "pong": True}]}


@asynccontextmanager
async def talking(
    server: Live, session: str | None = None, key: str = KEY, **options: Any
) -> AsyncIterator[tuple[ClientConnection, str]]:
    """An authenticated socket and its session's name."""
    async with connect(server.socket, max_size=None, compression=None, **options) as socket:
        hello = {"taskType": "authentication", "apiKey": key}
        await say(socket, [hello | ({"connectionSessionUUID": session} if session else {})])
        yield socket, (await hear(socket))["data"][0]["connectionSessionUUID"]


async def say(socket: ClientConnection, tasks: list[Any]) -> None:
    await socket.send(json.dumps(tasks))


async def hear(socket: ClientConnection) -> Any:
    return json.loads(await asyncio.wait_for(socket.recv(), 20))


class Gated(StubBoard):
    """Finishes its results when the gate is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open = False

    async def stream(self, owner: str, task_uuid: str) -> AsyncIterator[ResultRow]:
        while not self.open:
            await asyncio.sleep(0.01)
        for row in (await self.state(owner, task_uuid)).results:
            yield row


async def test_results_wait_for_their_client(data_dir: Path) -> None:
    board = Gated()
    with serving(data_dir, board=board) as server:
        async with talking(server) as (socket, session):
            await say(socket, [draw(numberResults=2)])
            await say(socket, PING)
            assert await hear(socket) == PONG
            socket.transport.abort()
        board.open = True
        async with talking(server, session) as (socket, resumed):
            assert resumed == session
            images = [(await hear(socket))["data"][0]["imageUUID"] for _ in range(2)]
            assert images == ["image-0", "image-1"]
            await say(socket, PING)
            assert await hear(socket) == PONG


async def test_a_session_may_be_resumed_again_and_again(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard()) as server:
        async with talking(server) as (socket, session):
            socket.transport.abort()
        for _ in range(3):
            async with talking(server, session) as (socket, resumed):
                assert resumed == session
                await say(socket, [draw()])
                assert (await hear(socket))["data"][0]["imageUUID"] == "image-0"


async def test_after_a_while_nobody_is_waited_for(data_dir: Path) -> None:
    board = Gated()
    with serving(data_dir, board=board, replay_s=0.1) as server:
        async with talking(server) as (socket, session):
            await say(socket, [draw()])
            await say(socket, PING)
            await hear(socket)
        await asyncio.sleep(0.5)
        board.open = True
        async with talking(server, session) as (socket, resumed):
            assert resumed != session
            await say(socket, PING)
            assert await hear(socket) == PONG


async def test_another_key_does_not_get_the_session(data_dir: Path) -> None:
    board = Gated()
    with serving(data_dir, board=board) as server:
        _, other = open_key_ring(server.settings).create("other")
        async with talking(server) as (socket, session):
            await say(socket, [draw()])
            await say(socket, PING)
            await hear(socket)
            socket.transport.abort()
        board.open = True
        async with talking(server, session, other) as (socket, resumed):
            assert resumed != session
            await say(socket, PING)
            assert await hear(socket) == PONG


async def test_the_newer_of_two_sockets_has_the_session(data_dir: Path) -> None:
    board = Gated()
    with serving(data_dir, board=board) as server:
        async with talking(server) as (first, session):
            await say(first, [draw()])
            await say(first, PING)
            await hear(first)
            async with talking(server, session) as (second, resumed):
                assert resumed == session
                board.open = True
                assert (await hear(second))["data"][0]["imageUUID"] == "image-0"
                with pytest.raises(ConnectionClosed):
                    await asyncio.wait_for(first.recv(), 5)


@pytest.mark.parametrize("end", [WebSocketDisconnect(1006), ConnectionResetError(), RuntimeError()])
async def test_closing_a_socket_that_is_gone_is_no_fault(end: Exception) -> None:
    class Gone:
        application_state = WebSocketState.CONNECTED
        asked = 0

        async def close(self, code: int, reason: str) -> None:
            self.asked += 1
            raise end

    gone: Any = Gone()
    await websocket._close(gone, websocket.NORMAL, "resumed elsewhere")
    assert gone.asked == 1


async def test_a_silent_socket_is_closed_and_a_talking_one_is_not(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard(), socket_idle_s=0.5) as server:
        async with talking(server) as (socket, _):
            for _ in range(4):
                await asyncio.sleep(0.25)
                await say(socket, PING)
                assert await hear(socket) == PONG
            begun = time.monotonic()
            with pytest.raises(ConnectionClosed) as end:
                await asyncio.wait_for(socket.recv(), 5)
            assert 0.3 < time.monotonic() - begun < 3
            assert end.value.rcvd is not None
            assert end.value.rcvd.code == 1000


async def test_a_socket_that_never_speaks_is_closed(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard(), socket_idle_s=0.3) as server:
        async with connect(server.socket) as socket:
            with pytest.raises(ConnectionClosed):
                await asyncio.wait_for(socket.recv(), 5)


async def test_a_revoked_key_closes_its_socket(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard()) as server:
        ring = open_key_ring(server.settings)
        key, secret = ring.create("short-lived")
        async with talking(server, key=secret) as (socket, _):
            ring.revoke(key.id)
            await asyncio.sleep(FRESH_S)  # after which the server has noticed
            await say(socket, PING)
            assert (await hear(socket))["errors"][0]["code"] == "invalidApiKey"
            with pytest.raises(ConnectionClosed) as end:
                await asyncio.wait_for(socket.recv(), 5)
            assert end.value.rcvd is not None
            assert end.value.rcvd.code == 1008


async def test_a_slow_reader_blocks_nobody(data_dir: Path) -> None:
    class Large(StubBoard):
        async def image_size(self, path: str) -> int:
            return LARGE

        async def stream_image(
            self, path: str, start: int = 0, end: int | None = None
        ) -> AsyncIterator[bytes]:
            self.read += 1
            yield bytes(LARGE)

        read = 0

        def _row(self, spec: TaskSpec, index: int) -> ResultRow:
            return replace(super()._row(spec, index), size=LARGE)

    board = Large()
    with serving(data_dir, board=board, max_results_in_flight=100) as server:
        async with talking(server, max_queue=1) as (slow, _):
            tasks = [draw(numberResults=20, outputType="base64Data") for _ in range(5)]
            await say(slow, tasks)  # 400 MB that it does not read
            async with talking(server) as (quick, _):
                begun = time.monotonic()
                for _ in range(20):
                    await say(quick, PING)
                    assert await hear(quick) == PONG
                assert time.monotonic() - begun < 10
            assert board.read <= 8  # of 100: what the client's own buffers took, and one more
            slow.transport.abort()


async def test_frames_as_bytes_are_understood(live: Live) -> None:
    async with talking(live) as (socket, _):
        await socket.send(json.dumps(PING).encode())
        assert await hear(socket) == PONG


async def test_authenticating_twice_keeps_the_session(live: Live) -> None:
    async with talking(live) as (socket, session):
        await say(
            socket,
            [{"taskType": "authentication", "apiKey": KEY, "connectionSessionUUID": session}],
        )
        assert (await hear(socket))["data"][0]["connectionSessionUUID"] == session
        await say(socket, PING)
        assert await hear(socket) == PONG


async def test_sockets_are_counted(live: Live) -> None:
    async with talking(live):
        text = live.http.get(f"{live.base}/metrics").text
        assert "imagineart_sockets 1.0" in text or "imagineart_sockets 2.0" in text


@pytest.mark.parametrize("path", ["/v1/", "/v1/tasks"])
async def test_the_other_paths_lead_here_too(live: Live, path: str) -> None:
    async with connect(live.socket.removesuffix("/v1") + path) as socket:
        await say(socket, [{"taskType": "authentication", "apiKey": KEY}])
        assert (await hear(socket))["data"][0]["taskType"] == "authentication"
