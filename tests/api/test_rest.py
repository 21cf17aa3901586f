"""What only time, numbers and other people's proxies bring about over HTTP."""

import socket
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from tests.api.helpers import KEY, Live, StubBoard, draw, new_uuid, ring_of, serving
from websockets.sync.client import connect

from imagineart.api import intake
from imagineart.api import server as server_module
from imagineart.api.doorkeeper import Doorkeeper
from imagineart.service.task import ResultRow, TaskSpec

LARGE = 1 << 20  # bytes of a picture


def test_a_wait_that_is_over_is_504_and_the_task_goes_on(data_dir: Path) -> None:
    board = StubBoard(finishes=False)
    with serving(data_dir, board=board, sync_wait_s=0.2) as server:
        task = draw()
        reply = server.post(task)
        assert reply.status_code == 504
        (error,) = reply.json()["errors"]
        assert (error["code"], error["taskUUID"]) == ("timeoutProvider", task["taskUUID"])
        assert "0.2 seconds" in error["message"]

        board.finishes = True
        poll = server.post({"taskType": "getResponse", "taskUUID": task["taskUUID"]})
        assert poll.json()["data"][0]["status"] == "success"


def test_what_was_finished_in_time_is_told_beside_the_timeout(data_dir: Path) -> None:
    board = StubBoard(finishes=False)
    with serving(data_dir, board=board, sync_wait_s=0.2) as server:
        reply = server.post(draw(), {"taskType": "ping"})
        assert reply.status_code == 200
        assert reply.json()["data"] == [{"taskType": "ping", "pong": True}]
        assert reply.json()["errors"][0]["code"] == "timeoutProvider"


def test_a_poll_of_a_task_that_failed_is_no_failed_poll(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard(ends={0: "inferenceError"})) as server:
        task = draw()
        assert server.post(task).status_code == 500
        poll = server.post({"taskType": "getResponse", "taskUUID": task["taskUUID"]})
        assert (poll.status_code, poll.json()["data"]) == (200, [])
        (error,) = poll.json()["errors"]
        assert (error["code"], error["status"]) == ("inferenceError", "error")


def test_a_cancellation_that_went_well_is_200(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard(finishes=True)) as server:
        task = draw(deliveryMethod="async")
        server.post(task)
        reply = server.http.delete(f"{server.base}/tasks/{task['taskUUID']}")
        assert reply.status_code == 200
        assert [error["code"] for error in reply.json()["errors"]] == ["taskCancelled"]


def test_who_is_refused_for_now_is_told_to_come_back(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard(unfinished=10**6)) as server:
        reply = server.post(draw())
        assert reply.status_code == 429
        assert int(reply.headers["Retry-After"]) >= 1


def test_not_ready_is_503(data_dir: Path) -> None:
    board = StubBoard()
    with serving(data_dir, board=board) as server:
        board.ready = False
        assert server.http.get(f"{server.base}/readyz").status_code == 503
        assert server.http.get(f"{server.base}/healthz").status_code == 200


def test_what_nobody_expected_is_told_without_a_traceback(data_dir: Path) -> None:
    class Broken(StubBoard):
        async def counts(self) -> dict[str, int]:
            raise ZeroDivisionError

    with serving(data_dir, board=Broken()) as server:
        reply = server.http.get(f"{server.base}/metrics")
        assert reply.status_code == 500
        assert reply.json()["errors"][0]["code"] == "internalServerError"
        assert "Traceback" not in reply.text


def test_who_waits_when_the_server_stops_is_told(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "GRACE_S", 1)
    task = draw()
    board, headers = StubBoard(finishes=False), {"Authorization": f"Bearer {KEY}"}
    with ThreadPoolExecutor(1) as thread:
        with serving(data_dir, board=board) as server:
            url = f"{server.base}/v1"
            waiting = thread.submit(httpx.post, url, json=[task], headers=headers, timeout=60)
            while not board.tasks:
                time.sleep(0.01)
        reply = waiting.result()
    assert reply.status_code == 503
    (error,) = reply.json()["errors"]
    assert (error["code"], error["taskUUID"]) == ("noAvailableServer", task["taskUUID"])


def test_who_never_finishes_a_body_is_told_and_let_go(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BODY_S", 0.2)
    with serving(data_dir, board=StubBoard()) as server:
        head = b"POST /v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
        head += f"Authorization: Bearer {KEY}\r\n\r\n[".encode()
        told = sent(server, head)
        assert told.startswith(b"HTTP/1.1 408 ")
        assert b'"code":"requestTimeout"' in told


@pytest.mark.parametrize("head", [b"", b"POST /v1 HTT", b"POST /v1 HTTP/1.1\r\nHost: x\r\n"])
def test_who_never_finishes_a_head_is_let_go(data_dir: Path, head: bytes) -> None:
    ping = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    with serving(data_dir, board=StubBoard(), head_s=0.2) as server:
        assert sent(server, head) == b""
        if head:  # the second request on its connection
            assert sent(server, ping + head).endswith(b"ok\n")


def test_who_waits_for_a_reply_or_talks_on_a_socket_is_not_let_go(data_dir: Path) -> None:
    board = StubBoard(finishes=False)
    with serving(data_dir, board=board, sync_wait_s=0.5, head_s=0.1) as server:
        assert server.post(draw()).status_code == 504
        with connect(server.socket) as talk:
            time.sleep(0.3)
            talk.send('[{"taskType":"ping"}]')
            assert "missingApiKey" in str(talk.recv())


def sent(server: Live, what: bytes) -> bytes:
    """All that the server says to this before it hangs up."""
    with socket.create_connection(("127.0.0.1", int(server.base.rpartition(":")[2])), 10) as client:
        client.sendall(what)
        return b"".join(iter(lambda: client.recv(1 << 16), b""))


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1", 405, "unsupportedMethod"),
        ("PUT", "/v1/tasks", 405, "unsupportedMethod"),
        ("POST", "/images/x.jpg", 405, "unsupportedMethod"),
        ("POST", "//v1", 404, "unknownPath"),
        ("GET", "/v2", 404, "unknownPath"),
    ],
)
def test_the_wrong_place_is_told_in_the_words_of_the_wire(
    live: Live, method: str, path: str, status: int, code: str
) -> None:
    reply = live.http.request(method, live.base + path)
    assert reply.status_code == status
    assert reply.json()["errors"][0]["code"] == code
    assert ("Allow" in reply.headers) == (status == 405)


def test_cancelling_ends_a_task_for_its_waiting_poll(data_dir: Path) -> None:
    board = StubBoard(finishes=False)
    with serving(data_dir, board=board) as server:
        task = draw(deliveryMethod="async")
        server.post(task)
        board.finishes = True
        reply = server.http.delete(f"{server.base}/tasks/{task['taskUUID']}")
        assert reply.json()["errors"][0]["code"] == "taskCancelled"


@pytest.mark.parametrize(
    ("name", "status"), [("not-a-uuid", 400), ("5d0ef5c4-32fd-4c64-9d0e-9b8a57b37ad2", 404)]
)
def test_cancelling_what_is_not_there(live: Live, name: str, status: int) -> None:
    assert live.http.delete(f"{live.base}/tasks/{name}").status_code == status


def test_cancelling_without_a_key(live: Live) -> None:
    reply = live.http.delete(f"{live.base}/tasks/{new_uuid()}", headers={"Authorization": ""})
    assert reply.status_code == 401


def test_the_metrics_count(live: Live) -> None:
    live.post(draw(seed=-1))
    text = live.http.get(f"{live.base}/metrics").text
    assert 'imagineart_errors_total{code="invalidSeed",type="imageInference"}' in text


def test_the_description_names_the_tasks(live: Live) -> None:
    described = live.http.get(f"{live.base}/openapi.json").json()
    body = described["paths"]["/v1"]["post"]["requestBody"]["content"]["application/json"]
    kinds = body["schema"]["items"]["discriminator"]["mapping"]
    assert kinds["imageInference"] == "#/components/schemas/ImageInference"
    assert "422" not in described["paths"]["/v1"]["post"]["responses"]


def test_the_documentation_page_needs_nobody_else(live: Live) -> None:
    page = live.http.get(f"{live.base}/docs").text
    assert "swagger" in page
    assert "https://" not in page


def test_a_public_address_wins(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard(), public_url="https://art.example/base/") as server:
        (item,) = server.post(draw()).json()["data"]
        assert item["imageURL"] == "https://art.example/base/images/image-0.jpg"


@pytest.mark.parametrize(
    ("scheme", "server", "base"),
    [
        ("http", ("192.0.2.7", 8787), "http://192.0.2.7:8787"),
        ("wss", ("::1", 80), "https://[::1]:80"),
        ("http", None, "http://localhost"),
    ],
)
def test_addresses_are_where_the_connection_came_in(
    tmp_path: Path, scheme: str, server: tuple[str, int] | None, base: str
) -> None:
    scope = {"scheme": scheme, "server": server, "headers": [(b"host", b"evil.example")]}
    assert Doorkeeper(ring_of(tmp_path)).base_url(scope) == base


@pytest.mark.parametrize("host", ["evil.example", 'x"><script>', "127.0.0.1@evil.example"])
def test_what_a_client_calls_the_host_is_in_no_address(live: Live, host: str) -> None:
    (item,) = live.post(draw(), Host=host).json()["data"]
    assert item["imageURL"].startswith(f"{live.base}/images/")


def test_every_answer_says_that_its_type_is_meant(live: Live) -> None:
    url = live.post(draw()).json()["data"][0]["imageURL"]
    for address in (url, *(f"{live.base}{path}" for path in ("/docs", "/metrics", "/no", "/v1"))):
        assert live.http.get(address).headers.get_list("x-content-type-options") == ["nosniff"]


def test_other_origins_are_let_in_by_setting(live: Live, data_dir: Path) -> None:
    origin = {"Origin": "https://page.example"}
    allow = "access-control-allow-origin"
    url = live.post(draw()).json()["data"][0]["imageURL"]
    assert allow not in live.http.get(url, headers=origin).headers
    with serving(data_dir, board=StubBoard(), cors_origins="https://page.example") as server:
        reply = server.post(draw(), **origin)
        assert reply.headers[allow] == "https://page.example"
        asked = {**origin, "Access-Control-Request-Method": "POST"}
        asked["Access-Control-Request-Headers"] = "authorization"
        assert server.http.options(f"{server.base}/v1", headers=asked).status_code == 200
        other = server.post(draw(), Origin="https://other.example")
        assert allow not in other.headers


def test_pages_and_figures_can_be_switched_off(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard(), serve_docs=False, metrics="off") as server:
        for path in ("/docs", "/openapi.json", "/redoc", "/metrics"):
            assert server.http.get(f"{server.base}{path}").status_code == 404


def test_figures_can_ask_for_a_key(data_dir: Path) -> None:
    with serving(data_dir, board=StubBoard(), metrics="key") as server:
        url = f"{server.base}/metrics"
        assert server.http.get(url).status_code == 200
        assert server.http.get(url, headers={"Authorization": ""}).status_code == 401


def test_a_request_s_id_comes_back(live: Live) -> None:
    given = live.http.get(f"{live.base}/healthz", headers={"X-Request-Id": "mine-1"})
    assert given.headers["x-request-id"] == "mine-1"
    for odd in ("a b", "x" * 65, 'a"b'):
        made = live.http.get(f"{live.base}/healthz", headers={"X-Request-Id": odd})
        assert len(made.headers["x-request-id"]) == 32


def test_many_big_answers_are_bounded(data_dir: Path) -> None:
    class Large(StubBoard):
        async def image_size(self, path: str) -> int:
            return LARGE

        async def stream_image(
            self, path: str, start: int = 0, end: int | None = None
        ) -> AsyncIterator[bytes]:
            for _ in range(LARGE >> 16):
                self.read += 1 << 16
                yield bytes(1 << 16)

        def _row(self, spec: TaskSpec, index: int) -> ResultRow:
            return replace(super()._row(spec, index), size=LARGE)

        read = 0

    board, task = Large(), draw(numberResults=20, outputType="base64Data", deliveryMethod="async")
    with serving(data_dir, board=board, max_answer_mib=30) as server:
        server.post(task)
        poll = {"taskType": "getResponse", "taskUUID": task["taskUUID"]}
        reply = server.post(*[poll] * 8)
        assert len(reply.content) <= 30 << 20
        body = reply.json()
        assert len(body["data"]) == 20
        assert [error["code"] for error in body["errors"]] == ["answerTooLarge"] * 7
        assert {error["taskUUID"] for error in body["errors"]} == {task["taskUUID"]}
        assert board.read == 20 * LARGE
        page = server.post(poll | {"offset": 15, "limit": 5}).json()
        assert len(page["data"]) == 5
