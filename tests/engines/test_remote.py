"""The remote engine against a small local server that speaks the OpenAI images API."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from imagineart.cli import app
from imagineart.color.codec import Metadata, decode, encode
from imagineart.engines.remote import RemoteEngine
from imagineart.errors import EngineError, EngineUnavailableError
from imagineart.events import Event
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.service.workbench import open_workbench
from imagineart.staging.stage import Canvas, Stage

ORANGE = (0.8, 0.25, 0.02)


@dataclass
class Stub:
    status: int = 200
    body: bytes = b""
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def picture_reply(width: int = 64, height: int = 64) -> bytes:
    pixels = np.full((height, width, 3), ORANGE, np.float32)
    data = encode(pixels, "PNG", 95, Metadata(generator="stub"))
    return json.dumps({"data": [{"b64_json": base64.b64encode(data).decode()}]}).encode()


@contextmanager
def serving(stub: Stub) -> Iterator[Stub]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            stub.asked.append(json.loads(self.rfile.read(length)))
            stub.headers.append(dict(self.headers))
            stub.paths.append(self.path)
            self.send_response(stub.status)
            self.send_header("Content-Length", str(len(stub.body)))
            self.end_headers()
            self.wfile.write(stub.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    stub.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield stub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


PLAN = Plan(prompt="two owls", objects=(ObjectSpec(id="owl", noun="owl", count=2),))
STAGE = Stage(canvas=Canvas(width=96, height=64), seed=2**40 + 3)


def test_it_sends_the_plan_as_a_caption_and_returns_the_picture_at_the_asked_size() -> None:
    with serving(Stub(body=picture_reply())) as stub:
        picture = RemoteEngine(stub.url, model="big", api_key="k1").draw(PLAN, STAGE)
    assert picture.size == (96, 64)
    np.testing.assert_allclose(picture.pixels[32, 48], ORANGE, atol=0.01)
    (asked,) = stub.asked
    assert stub.paths == ["/v1/images/generations"]
    assert "exactly two × owl" in asked["prompt"]
    assert (asked["size"], asked["model"], asked["n"]) == ("96x64", "big", 1)
    assert asked["seed"] == 3
    assert stub.headers[0]["Authorization"] == "Bearer k1"


def test_no_key_and_no_model_are_left_out() -> None:
    with serving(Stub(body=picture_reply())) as stub:
        RemoteEngine(stub.url).draw(PLAN, STAGE)
    assert "model" not in stub.asked[0]
    assert "Authorization" not in stub.headers[0]


def test_exclusions_become_a_negative_prompt_and_attempts_new_seeds() -> None:
    plan = PLAN.revised(exclusions=("people", "text"))
    with serving(Stub(body=picture_reply())) as stub:
        RemoteEngine(stub.url).draw(plan, STAGE.revised(attempt=2))
    assert stub.asked[0]["negative_prompt"] == "people, text"
    assert stub.asked[0]["seed"] == 5


def test_a_refusal_is_an_engine_error_with_status_and_words() -> None:
    with (
        serving(Stub(status=503, body=b"no gpu free")) as stub,
        pytest.raises(EngineError, match="503: no gpu free"),
    ):
        RemoteEngine(stub.url).draw(PLAN, STAGE)


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        b"{}",
        b"[]",
        b'{"data": []}',
        b'{"data": [{"url": "http://elsewhere/x.png"}]}',
        b'{"data": [{"b64_json": 3}]}',
        b'{"data": [{"b64_json": "%%%"}]}',
    ],
)
def test_an_answer_without_a_picture_is_an_engine_error(body: bytes) -> None:
    with serving(Stub(body=body)) as stub, pytest.raises(EngineError, match="b64_json"):
        RemoteEngine(stub.url).draw(PLAN, STAGE)


def test_an_answer_that_is_no_image_is_an_engine_error() -> None:
    body = json.dumps({"data": [{"b64_json": base64.b64encode(b"hello").decode()}]}).encode()
    with serving(Stub(body=body)) as stub, pytest.raises(EngineError, match="no picture"):
        RemoteEngine(stub.url).draw(PLAN, STAGE)


def test_an_unreachable_server_is_named() -> None:
    engine = RemoteEngine("http://127.0.0.1:9/v1", timeout_s=2)
    with pytest.raises(EngineUnavailableError, match=r"remote:http://127.0.0.1:9/v1"):
        engine.draw(PLAN, STAGE)


def test_it_tells_when_the_picture_is_there() -> None:
    events: list[Event] = []
    with serving(Stub(body=picture_reply())) as stub:
        RemoteEngine(stub.url).draw(PLAN, STAGE, events.append)
    assert [event.step for event in events] == ["composed"]


def test_the_stub_speaks_pictures_that_our_codec_reads() -> None:
    data = base64.b64decode(json.loads(picture_reply(4, 4))["data"][0]["b64_json"])
    assert decode(data).shape == (4, 4, 3)


def test_the_command_line_and_the_service_hand_over_key_and_model(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("IMAGINEART_ENGINE_KEY", "hush")
    monkeypatch.setenv("IMAGINEART_ENGINE_MODEL", "flux")
    with serving(Stub(body=picture_reply())) as stub:
        command = ["generate", "two owls", "--engine", f"remote:{stub.url}"]
        done = CliRunner().invoke(app, [*command, "-o", str(tmp_path / "a.png")])
        open_workbench(f"remote:{stub.url}")[1].draw(Plan(), Stage())
    assert done.exit_code == 0, done.output
    assert [asked["model"] for asked in stub.asked] == ["flux", "flux"]
    assert {headers["Authorization"] for headers in stub.headers} == {"Bearer hush"}
