"""No JSON, and nothing else that can be sent, brings about a 500, a hang or a closed socket.

FUZZ sets the number of cases (500 by default; `make torture` runs 20,000). The server is a process
of its own with the fake engine, so that its memory can be told from that of who makes the cases.
"""

import asyncio
import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.acceptance.helpers import KEY, Server, wait_until
from tests.api.helpers import MODEL, Live, StubBoard, new_uuid
from websockets.asyncio.client import connect

from imagineart.api.app import create_app
from imagineart.api.wire import TASKS, ImageInference, parameters_of
from imagineart.settings import Settings

TORTURE = bool(os.environ.get("TORTURE"))
CASES = int(os.environ.get("FUZZ", "20000" if TORTURE else "500"))
GROWTH = 64 << 20  # bytes that the server may grow over all cases

RELAXED = settings(
    max_examples=CASES * 2 // 5,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=not TORTURE,
)

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from([MODEL, KEY, *TASKS, "fast", "sync", "http://127.0.0.1:1/"])
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)
tasks = st.builds(
    lambda base, more: {**base, **more},
    st.fixed_dictionaries(
        {},
        optional={
            "taskType": st.sampled_from(list(TASKS)),
            "taskUUID": st.uuids().map(str),
            "model": st.just(MODEL),
            "positivePrompt": st.text(min_size=2, max_size=20),
            "operation": st.just("getDetails"),
        },
    ),
    st.dictionaries(st.sampled_from(sorted(parameters_of(ImageInference))), values, max_size=3),
)
bodies = st.lists(tasks | values, max_size=5) | values


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A server whose pictures cost little, for all cases; afterwards it is as large as before."""
    folder = tmp_path_factory.mktemp("fuzz")
    server = Server(folder / "data", sync_wait_s="0.1")
    server.start()
    wait_until(server.paints, 60)
    before = resident_bytes(server.pid)
    with httpx.Client(headers={"Authorization": f"Bearer {KEY}"}, timeout=60) as http:
        yield Live(server.url, Settings(), http)
    grown = resident_bytes(server.pid) - before
    print(f"the server grew from {before >> 20} MiB by {grown >> 10} KiB")
    server.stop()
    assert grown < GROWTH
    assert "Traceback" not in (folder / "server.log").read_text()


def assert_an_answer(reply: httpx.Response) -> None:
    assert reply.status_code < 500 or reply.status_code == 504, reply.text
    body = reply.json()
    assert isinstance(body["data"], list)
    for error in body.get("errors", ()):
        assert error["code"]
        assert error["message"]
        assert error["code"] != "internalServerError"
    assert body["data"] or body.get("errors")


def test_any_json_over_http(quick: Live) -> None:
    @RELAXED
    @given(bodies)
    def try_it(body: Any) -> None:
        assert_an_answer(quick.http.post(f"{quick.base}/v1", json=body))

    try_it()


def test_any_bytes_over_http(quick: Live) -> None:
    @settings(RELAXED, max_examples=CASES // 5)
    @given(st.binary(max_size=200) | st.text(alphabet='[]{}",:0e.-', max_size=60).map(str.encode))
    def try_it(body: bytes) -> None:
        assert_an_answer(quick.http.post(f"{quick.base}/v1", content=body))

    try_it()


def test_any_header(quick: Live) -> None:
    text = st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=30)

    @settings(RELAXED, max_examples=CASES // 5)
    @given(text, text, text)
    def try_it(host: str, auth: str, dry: str) -> None:
        headers = {"Authorization": auth, "X-Runware-Dry-Run": dry, "Host": host}
        reply = quick.http.post(f"{quick.base}/v1", json=[{"taskType": "ping"}], headers=headers)
        assert reply.status_code in (200, 400, 401)

    try_it()


def test_any_frame(quick: Live) -> None:
    @settings(RELAXED, max_examples=max(5, CASES // 50))
    @given(st.lists(bodies.map(json.dumps) | st.text(max_size=50) | st.binary(max_size=50)))
    def try_it(frames: list[str | bytes]) -> None:
        asyncio.run(_survives(quick, frames))

    try_it()


async def _survives(server: Live, frames: list[str | bytes]) -> None:
    """The socket answers a ping after all these frames, and none of the answers is a 500."""
    mark = new_uuid()
    async with connect(server.socket, max_size=None) as socket:
        hello = [{"taskType": "authentication", "apiKey": KEY}]
        for frame in [json.dumps(hello), *frames, json.dumps(hello)]:
            await socket.send(frame)
        await socket.send(json.dumps([{"taskType": "ping", "taskUUID": mark}]))
        while True:
            answer = json.loads(await asyncio.wait_for(socket.recv(), 20))
            assert set(answer) in ({"data"}, {"errors"})
            assert all(e["code"] != "internalServerError" for e in answer.get("errors", ()))
            if any(item.get("taskUUID") == mark for item in answer.get("data", ())):
                return


def test_a_half_open_socket_holds_up_nobody(quick: Live) -> None:
    async def run() -> None:
        halves, port = [], int(quick.base.rpartition(":")[2])
        for _ in range(20):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"POST /v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n[")
            halves.append((reader, writer))
        reply = await asyncio.to_thread(quick.post, {"taskType": "ping"})
        assert reply.status_code == 200
        for _, writer in halves:
            writer.close()

    asyncio.run(run())


described = schemathesis.openapi.from_asgi(
    "/openapi.json", create_app(Settings(data_dir=Path(mkdtemp()), engine="fake"), StubBoard())
)


@described.parametrize()
@settings(RELAXED, max_examples=CASES // 10)
def test_what_the_description_allows(case: schemathesis.Case[Any], quick: Live) -> None:
    reply = case.call(base_url=quick.base, headers={"Authorization": f"Bearer {KEY}"})
    case.validate_response(  # a well-formed poll may well find no task
        reply, excluded_checks=[schemathesis.checks.positive_data_acceptance]
    )


def resident_bytes(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
