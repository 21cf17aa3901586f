"""One hostile key beside an honest one, on a real server: the honest one gets all that is its own.

What is counted is turns, tries, connections and bytes. Nothing leaves the loopback.
"""

import json
import re
import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.helpers import KEY, Server, ask, wait_until
from tests.service.helpers import Receiver

from imagineart.api.keys import open_key_ring
from imagineart.service.store import Store
from imagineart.service.task import Delivery
from imagineart.settings import Settings

PATIENCE_S = 120.0
RESULTS = 6  # pictures of some 16 MiB in base64 each
HELD_MIB = 600  # of the server's process, whatever is asked of it
FORGED = b'no\n{"level": "error", "message": "all is lost"}\n\x1b[31mred'


@contextmanager
def running(path: Path, **settings: str) -> Iterator[Server]:
    made = Server(
        path / "data", log_form="json", delivery_tries="3", max_answer_mib="120", **settings
    )
    try:
        made.start()
        wait_until(made.paints, PATIENCE_S)
        yield made
    finally:
        made.stop()


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    with running(tmp_path, engine=getattr(request, "param", "fake")) as made:
        yield made


@pytest.fixture
def hostile(server: Server) -> str:
    """The secret of a second key."""
    ring = open_key_ring(Settings(data_dir=server.data_dir))
    _, secret = ring.create("mallory")
    ring.close()
    return secret


def post(server: Server, secret: str, *tasks: dict[str, Any], **headers: str) -> Any:
    given = {"Authorization": f"Bearer {secret}", **headers}
    request = urllib.request.Request(server.url + "/v1", json.dumps(tasks).encode(), given)
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as response:
        return json.loads(response.read())


def task(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "taskType": "imageInference",
        "taskUUID": f"00000000-0000-4000-8000-{number:012d}",
        "model": "imagineart:2.0@0",
        "positivePrompt": "a cat",
        "deliveryMethod": "async",
        **changes,
    }


def deliveries(server: Server) -> list[Delivery]:
    store = Store(f"sqlite:///{server.data_dir / 'imagineart.db'}")
    try:
        return list(store.deliveries.newest(limit=10_000))
    finally:
        store.close()


def resident_mib(pid: int) -> float:
    """The most that the process ever held."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


@contextmanager
def hanging_hosts(number: int) -> Iterator[list[str]]:
    """Addresses of the loopback that take a connection and never answer."""
    with ExitStack() as stack:
        made = [
            stack.enter_context(socket.create_server((f"127.0.1.{n}", 0)))
            for n in range(1, number + 1)
        ]
        yield ["http://{}:{}/bucket".format(*one.getsockname()) for one in made]


def test_receivers_that_hang_hold_up_only_their_own_key(
    server: Server, hostile: str, receiver: Receiver
) -> None:
    with hanging_hosts(40) as urls:
        for number, url in enumerate(urls):
            post(server, hostile, task(number, uploadEndpoint=url, webhookURL=url))
        wait_until(lambda: sum(d.tries for d in deliveries(server)) >= 24, PATIENCE_S)
        for number in range(20):
            post(server, KEY, task(1000 + number, webhookURL=f"{receiver.url}/{number}"))
        wait_until(lambda: len(receiver.got) >= 20, PATIENCE_S)
        wait_until(lambda: len(own(server, "delivered")) == 20, PATIENCE_S)
    assert {d.tries for d in own(server, "delivered")} == {1}
    assert own(server, "dead") == []


def own(server: Server, state: str) -> list[Delivery]:
    """What the honest key is owed."""
    return [d for d in deliveries(server) if d.state == state and d.task_uuid[-4:] >= "1000"]


@pytest.mark.parametrize("server", ["fake-large"], indirect=True)
def test_answers_of_many_megabytes_hold_no_memory(
    server: Server, hostile: str, receiver: Receiver
) -> None:
    large = task(1, numberResults=RESULTS, outputType="base64Data", outputFormat="PNG")
    post(server, hostile, large)
    poll = {"taskType": "getResponse", "taskUUID": large["taskUUID"]}
    done = lambda: all(i["status"] == "success" for i in page(server, hostile, poll))  # noqa: E731
    wait_until(done, PATIENCE_S)
    head = (
        f"POST /v1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {hostile}\r\n"
        f"Content-Type: application/json\r\nContent-Length: "
    )
    body = json.dumps([poll] * 8)
    port = int(server.url.rpartition(":")[2])
    with ExitStack() as stack:
        for _ in range(8):  # who ask, and do not read
            caller = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            caller.sendall(f"{head}{len(body)}\r\n\r\n{body}".encode())
            caller.recv(1000)
        post(server, KEY, task(1000, webhookURL=receiver.url))
        wait_until(lambda: receiver.got, PATIENCE_S)
        answered = post(server, hostile, *[poll] * 8)  # and one who reads it all
    assert len(answered["data"]) == RESULTS
    assert sum(len(item["imageBase64Data"]) for item in answered["data"]) > 75 << 20
    assert {error["code"] for error in answered["errors"]} == {"answerTooLarge"}
    assert resident_mib(server.pid) <= HELD_MIB


def page(server: Server, secret: str, poll: dict[str, Any]) -> list[dict[str, Any]]:
    """The last result of a poll: small beside all of them."""
    return [dict(item) for item in post(server, secret, poll | {"offset": RESULTS - 1})["data"]]


class Liar(BaseHTTPRequestHandler):
    """Answers a webhook with lines for the log."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(500)
        self.send_header("Content-Length", str(len(FORGED)))
        self.end_headers()
        self.wfile.write(FORGED)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def lying() -> Iterator[str]:
    liar = ThreadingHTTPServer(("127.0.0.1", 0), Liar)
    threading.Thread(target=liar.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{liar.server_port}/hook?token=secret-of-the-receiver"
    liar.shutdown()
    liar.server_close()


def test_the_log_is_the_server_s_own_and_follows_a_request(
    server: Server, hostile: str, receiver: Receiver
) -> None:
    with lying() as url:
        post(server, hostile, task(1, webhookURL=url))
        wait_until(lambda: [d for d in deliveries(server) if d.state == "dead"], PATIENCE_S)
    post(server, KEY, task(1000, webhookURL=receiver.url), **{"X-Request-Id": "mine-1"})
    wait_until(lambda: len(own(server, "delivered")) == 1, PATIENCE_S)
    log = server.data_dir.parent / "server.log"
    wait_until(lambda: "webhook delivered" in log.read_text(), PATIENCE_S)
    text = log.read_text()
    assert "\x1b" not in text
    assert "secret-of-the-receiver" not in text
    assert hostile not in text
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    assert not [line for line in lines if line["message"] == "all is lost"]
    assert [line for line in lines if "all is lost" in line["message"]]
    mine = [line for line in lines if line.get("request") == "mine-1"]
    assert {"request", "result drawn", "webhook delivered"} <= {line["message"] for line in mine}


def test_figures_are_true_when_the_server_is_idle(server: Server, receiver: Receiver) -> None:
    server.post(3, webhookURL=receiver.url)
    wait_until(lambda: figure(server, "imagineart_board", "deliveries_delivered") == 3, PATIENCE_S)
    assert figure(server, "imagineart_board", "results_done") == 3
    for state in ("results_queued", "results_running", "deliveries_due", "deliveries_dead"):
        assert figure(server, "imagineart_board", state) == 0
    told = {"accept": 1, "first_result": 1, "finish": 1, "webhook": 3}
    assert {to: figure(server, "imagineart_seconds_count", to) for to in told} == told


def figure(server: Server, name: str, label: str) -> float:
    text = ask(server.url + "/metrics")
    (value,) = re.findall(rf'^{name}\{{[a-z]+="{label}"\}} (\S+)$', text, re.MULTILINE)
    return float(value)
