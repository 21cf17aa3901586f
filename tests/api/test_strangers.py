"""What somebody unknown may cost over a WebSocket: counted in bytes of a frame."""

import json
from pathlib import Path

import pytest
from tests.api.helpers import KEY, StubBoard, serving
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from imagineart.api import websocket
from imagineart.api.drain import FIRST_BYTES

HELLO = json.dumps([{"taskType": "authentication", "apiKey": KEY}])
WRONG = json.dumps([{"taskType": "authentication", "apiKey": "ia_wrong"}])
LARGE = json.dumps([{"taskType": "ping", "x": "y" * FIRST_BYTES}])


def test_large_frames_are_taken_from_those_who_are_known(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard()) as server, connect(server.socket) as talk:
        talk.send(HELLO)
        assert "connectionSessionUUID" in str(talk.recv())
        talk.send(LARGE)
        assert "unsupportedParameter" in str(talk.recv())


@pytest.mark.parametrize("before", [[], [WRONG]])
def test_large_frames_of_strangers_close_the_socket(data_dir: Path, before: list[str]) -> None:
    with serving(data_dir, board=StubBoard()) as server, connect(server.socket) as talk:
        for frame in before:
            talk.send(frame)
            assert "invalidApiKey" in str(talk.recv())
        talk.send(LARGE)
        with pytest.raises(ConnectionClosed) as closed:
            talk.recv(timeout=30)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009  # too big


def test_who_does_not_say_who_it_is_is_let_go_and_who_did_is_not(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websocket, "HELLO_S", 0.5)
    with (
        serving(data_dir, board=StubBoard()) as server,
        connect(server.socket) as known,
        connect(server.socket) as stranger,
    ):
        known.send(HELLO)
        known.recv()
        stranger.send(WRONG)
        stranger.recv()
        with pytest.raises(ConnectionClosed):
            stranger.recv(timeout=30)
        known.send('[{"taskType":"ping"}]')
        assert "pong" in str(known.recv())


def test_wrong_keys_over_a_socket_are_counted_too(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard(), max_wrong_keys_per_minute=3) as server:
        told = []
        for _ in range(5):
            with connect(server.socket) as talk:
                talk.send(WRONG)
                (error,) = json.loads(talk.recv())["errors"]
                assert error["taskType"] == "authentication"
                assert "taskUUID" not in error
                told.append(error["code"])
    assert told == ["invalidApiKey"] * 3 + ["rateLimitExceeded"] * 2
