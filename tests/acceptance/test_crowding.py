"""One key or address wants everything; another key's work is claimed in its turn, and it gets in.

Counted are turns, connections, descriptors and bytes of log. `TORTURE=1` adds ten minutes of it all
at once. Nothing leaves the loopback.
"""

import json
import os
import resource
import socket
import threading
import time
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from tests.acceptance.helpers import KEY, Server, open_store, wait_until
from tests.service.helpers import Receiver

from imagineart.api.keys import open_key_ring
from imagineart.service.task import TaskState
from imagineart.settings import Settings

PATIENCE_S = 120.0
DESCRIPTORS = 256
HALF_OPEN = 300
LOG_BYTES = 64 << 10
ROUNDS_S = 600.0
NEIGHBOUR = "127.0.0.2"  # the address that the honest key comes from


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    made.start()
    wait_until(made.paints, PATIENCE_S)
    yield made
    made.stop()


@pytest.fixture
def hostile(server: Server) -> str:
    """The secret of a second key."""
    ring = open_key_ring(Settings(data_dir=server.data_dir))
    _, secret = ring.create("greedy")
    ring.close()
    return secret


def task(**changes: Any) -> dict[str, Any]:
    return {
        "taskType": "imageInference",
        "taskUUID": str(uuid.uuid4()),
        "model": "imagineart:2.0@0",
        "positivePrompt": "a cat",
        "deliveryMethod": "async",
        **changes,
    }


def post(server: Server, secret: str, *tasks: dict[str, Any]) -> dict[str, Any]:
    """What is answered, whatever the status."""
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    request = urllib.request.Request(server.url + "/v1", json.dumps(tasks).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as response:
            return dict(json.loads(response.read()))
    except HTTPError as error:
        with error:
            return dict(json.loads(error.read()))


def codes(answer: dict[str, Any]) -> set[str]:
    return {error["code"] for error in answer.get("errors", ())}


def all_states(server: Server) -> Sequence[TaskState]:
    store = open_store(server.data_dir)
    states = store.tasks.newest(None, 100_000)
    store.close()
    return states


def claimed_after(states: Sequence[TaskState], honest: str) -> int:
    """Results of others that were begun between the honest task's acceptance and its start."""
    (mine,) = [state for state in states if state.spec.task_uuid == honest]
    (row,) = mine.results
    assert row.started_at is not None
    return sum(begun(other, mine.accepted_at, row.started_at) for other in states if other != mine)


def begun(state: TaskState, after: float, before: float) -> int:
    return sum(after < (row.started_at or 0.0) < before for row in state.results)


def test_a_thousand_tasks_of_twenty_do_not_delay_another_key(
    server: Server, hostile: str, receiver: Receiver
) -> None:
    flood = post(server, hostile, *(task(numberResults=20) for _ in range(1000)))
    assert len(flood["data"]) == 50  # limits count results: 1000 of one key are unfinished at most
    assert codes(flood) == {"rateLimitExceeded"}
    honest = task(webhookURL=receiver.url)
    post(server, KEY, honest)
    called = task(deliveryMethod="sync")
    answer = post(server, KEY, called)
    assert answer["data"][0]["imageURL"]
    wait_until(lambda: receiver.got, PATIENCE_S)
    states = all_states(server)
    for name in (honest, called):
        assert claimed_after(states, name["taskUUID"]) <= 4  # turns


def test_callers_are_served_beside_a_crowd_of_callers(server: Server, hostile: str) -> None:
    crowd = [
        threading.Thread(target=post, args=(server, hostile, task(numberResults=20, **sync)))
        for sync in [{"deliveryMethod": "sync"}] * 20
    ]
    for caller in crowd:
        caller.start()
    store = open_store(server.data_dir)
    wait_until(lambda: store.counts().get("results_queued", 0) > 100, PATIENCE_S)
    store.close()
    called = task(deliveryMethod="sync")
    assert post(server, KEY, called)["data"][0]["imageURL"]
    assert claimed_after(all_states(server), called["taskUUID"]) <= 4
    for caller in crowd:
        caller.join()


class Scarce(Server):
    """A server with few descriptors."""

    def start(self) -> None:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        super().start()
        resource.prlimit(self.pid, resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS))
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (soft, hard)


@pytest.fixture
def scarce(tmp_path: Path) -> Iterator[Scarce]:
    """The system has fewer descriptors than the gate was told when it was built: the worst case."""
    made = Scarce(tmp_path / "data", max_connections="4096", max_connections_per_address="4096")
    made.start()
    wait_until(made.paints, PATIENCE_S)
    yield made
    made.stop()


def knock(server: Server, place: str = "127.0.0.1") -> socket.socket:
    address = ("127.0.0.1", int(server.url.rpartition(":")[2]))
    return socket.create_connection(address, 10, source_address=(place, 0))


def is_answered(server: Server, place: str) -> bool:
    with knock(server, place) as client:
        client.settimeout(10)
        client.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        return client.recv(64).startswith(b"HTTP/1.1 200")


def is_open(client: socket.socket) -> bool:
    """Whether the server has neither said anything nor hung up."""
    client.setblocking(False)
    try:
        client.recv(1)
    except BlockingIOError:
        return True
    except ConnectionError:
        pass
    return False


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[Server]:
    """A server that lets in few."""
    made = Server(tmp_path / "data", max_connections="100", max_connections_per_address="50")
    made.start()
    yield made
    made.stop()


def test_half_open_connections_of_one_address_leave_room_for_others(
    narrow: Server, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        crowd = [stack.enter_context(knock(narrow)) for _ in range(HALF_OPEN)]
        assert all(is_answered(narrow, NEIGHBOUR) for _ in range(20))
        assert sum(is_open(client) for client in crowd) <= 50
    assert (tmp_path / "server.log").stat().st_size < LOG_BYTES


def test_running_out_of_descriptors_floods_no_log_and_ends_with_its_cause(
    scarce: Scarce, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        for _ in range(HALF_OPEN):
            stack.enter_context(knock(scarce))
        time.sleep(1)  # in which the log used to grow by megabytes
    wait_until(lambda: is_answered(scarce, NEIGHBOUR), PATIENCE_S)
    assert (tmp_path / "server.log").stat().st_size < LOG_BYTES
    assert "Traceback" not in (tmp_path / "server.log").read_text()


def test_wrong_keys_shut_out_only_new_keys_of_their_address(server: Server, hostile: str) -> None:
    ping = {"taskType": "ping"}
    assert not codes(post(server, KEY, ping))
    told = [codes(post(server, "ia_wrong", ping)) for _ in range(70)]
    assert told == [{"invalidApiKey"}] * 60 + [{"rateLimitExceeded"}] * 10
    assert codes(post(server, hostile, ping)) == {"rateLimitExceeded"}
    assert not codes(post(server, KEY, ping))


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("TORTURE"), reason="ten minutes; part of `make torture`")
def test_ten_minutes_of_it_all(server: Server, hostile: str, receiver: Receiver) -> None:
    over = threading.Event()

    def flood() -> None:
        while not over.wait(0.2):
            post(server, hostile, *(task(numberResults=20) for _ in range(20)))

    def guess() -> None:
        while not over.wait(0.05):
            post(server, "ia_wrong", {"taskType": "ping"})

    crowd = [threading.Thread(target=work) for work in (flood, guess)]
    posted, until = [], time.monotonic() + ROUNDS_S
    post(server, KEY, {"taskType": "ping"})
    with ExitStack() as stack:
        for _ in range(200):
            stack.enter_context(knock(server, "127.0.0.3"))
        for thread in crowd:
            thread.start()
        while time.monotonic() < until:
            posted.append(task(webhookURL=receiver.url))
            post(server, KEY, posted[-1])
            assert post(server, KEY, task(deliveryMethod="sync"))["data"][0]["imageURL"]
            time.sleep(1)
        over.set()
        for thread in crowd:
            thread.join()
    wait_until(lambda: len(receiver.got) >= len(posted), PATIENCE_S)
    store = open_store(server.data_dir)
    assert store.deliveries.newest("dead") == ()
    store.close()
    states = all_states(server)
    assert max(claimed_after(states, each["taskUUID"]) for each in posted) <= 4
    told = (server.data_dir.parent / "server.log").read_text().splitlines()
    loud = [line for line in told if " INFO " not in line]  # beside the line that a request is due
    assert len(loud) < 5 * ROUNDS_S / 60, loud[:5]
