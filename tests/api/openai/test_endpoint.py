"""Pictures asked for in OpenAI's words, of a server whose results end as the test says."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.api.helpers import JPEG, KEY, Live, StubBoard, serving

from imagineart.api.catalogue import AIR

PATH = "/v1/images/generations"


@pytest.fixture(scope="module")
def board() -> StubBoard:
    return StubBoard()


@pytest.fixture(scope="module")
def server(board: StubBoard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with serving(tmp_path_factory.mktemp("openai") / "data", board=board) as live:
        yield live


@pytest.fixture(autouse=True)
def as_new(board: StubBoard) -> None:
    board.ends, board.finishes, board.refuses, board.unfinished = {}, True, None, 0


def ask(server: Live, **body: Any) -> httpx.Response:
    return server.http.post(server.base + PATH, json={"prompt": "a red apple", **body})


class TestDocument:
    def test_pictures_are_in_the_answer(self, server: Live) -> None:
        reply = ask(server, n=3, quality="low", output_format="jpeg", size="1536x1024")
        assert reply.status_code == 200
        told = reply.json()
        assert [base64.b64decode(item["b64_json"]) for item in told["data"]] == [JPEG] * 3
        assert told["created"] > 1.7e9
        terms = {name: told[name] for name in ("size", "quality", "output_format", "background")}
        assert terms == {
            "size": "2496x1664",
            "quality": "low",
            "output_format": "jpeg",
            "background": "auto",
        }
        assert int(reply.headers["content-length"]) == len(reply.content)

    def test_addresses_lead_to_the_pictures(self, server: Live) -> None:
        (item,) = ask(server, response_format="url").json()["data"]
        assert item.keys() == {"url"}
        assert item["url"].startswith(server.base + "/images/")

    def test_it_is_a_task_like_any_other(self, server: Live, board: StubBoard) -> None:
        ask(server)
        spec = list(board.tasks.values())[-1]
        poll = server.post({"taskType": "getResponse", "taskUUID": spec.wire["taskUUID"]}).json()
        assert poll["data"][0]["status"] == "success"

    def test_some_pictures_are_better_than_none(self, server: Live, board: StubBoard) -> None:
        board.ends = {1: "inferenceError"}
        assert len(ask(server, n=3).json()["data"]) == 2


class TestErrors:
    def error(self, reply: httpx.Response, status: int) -> dict[str, Any]:
        assert reply.status_code == status
        told: dict[str, Any] = reply.json()
        assert told.keys() == {"error"}
        assert told["error"].keys() == {"message", "type", "param", "code"}
        error: dict[str, Any] = told["error"]
        return error

    def test_without_a_key(self, server: Live) -> None:
        reply = httpx.post(server.base + PATH, json={"prompt": "an apple"})
        error = self.error(reply, 401)
        assert (error["type"], error["code"]) == ("authentication_error", "invalid_api_key")

    def test_with_a_wrong_one(self, server: Live) -> None:
        headers = {"Authorization": "Bearer wrong"}
        reply = httpx.post(server.base + PATH, json={"prompt": "an apple"}, headers=headers)
        assert self.error(reply, 401)["code"] == "invalid_api_key"

    def test_what_is_no_json(self, server: Live) -> None:
        reply = server.http.post(server.base + PATH, content=b"prompt=apple")
        assert "JSON" in self.error(reply, 400)["message"]

    def test_a_parameter_in_their_words(self, server: Live) -> None:
        error = self.error(ask(server, prompt="a" * 3001), 400)
        assert (error["param"], error["type"]) == ("prompt", "invalid_request_error")
        assert "3000" in error["message"]

    def test_too_many(self, server: Live, board: StubBoard) -> None:
        board.unfinished = 10**6
        reply = ask(server)
        assert self.error(reply, 429)["type"] == "rate_limit_error"
        assert reply.headers["retry-after"] == "1"

    def test_a_picture_that_failed(self, server: Live, board: StubBoard) -> None:
        board.ends = {0: "inferenceError"}
        assert self.error(ask(server), 500)["type"] == "server_error"

    def test_a_wait_that_is_over(self, data_dir: Path) -> None:
        with serving(data_dir, board=StubBoard(finishes=False), sync_wait_s=0.2) as live:
            assert self.error(ask(live), 504)["type"] == "server_error"

    def test_an_answer_that_is_too_large(self, data_dir: Path) -> None:
        with serving(data_dir, board=StubBoard(), max_answer_mib=0.001) as live:
            assert "MiB" in self.error(ask(live, n=2), 400)["message"]


def events(reply: httpx.Response) -> list[tuple[str, dict[str, Any]]]:
    """(name, data) of each event."""
    found = []
    for block in reply.text.split("\n\n"):
        lines = [line.partition(": ") for line in block.splitlines() if not line.startswith(":")]
        if fields := {name: value for name, _, value in lines}:
            found.append((fields["event"], json.loads(fields["data"])))
    return found


class TestStream:
    def test_each_picture_is_an_event(self, server: Live) -> None:
        reply = ask(server, n=2, stream=True)
        assert reply.headers["content-type"].startswith("text/event-stream")
        told = events(reply)
        assert [name for name, _ in told] == ["image_generation.completed"] * 2
        for name, data in told:
            assert data["type"] == name
            assert base64.b64decode(data["b64_json"]) == JPEG
            assert data["usage"]["total_tokens"] == 0

    def test_a_failure_is_an_event(self, server: Live, board: StubBoard) -> None:
        board.ends = {0: "inferenceError"}
        ((name, data),) = events(ask(server, stream=True))
        assert (name, data["error"]["type"]) == ("error", "server_error")

    def test_a_refusal_comes_before_the_stream(self, server: Live, board: StubBoard) -> None:
        board.unfinished = 10**6
        assert ask(server, stream=True).status_code == 429


def test_models_are_listed_for_those_with_a_key(server: Live) -> None:
    told = server.http.get(f"{server.base}/v1/models").json()
    assert [model["id"] for model in told["data"]] == [AIR]
    assert httpx.get(f"{server.base}/v1/models").status_code == 401


def test_the_key_goes_nowhere_else(server: Live) -> None:
    assert KEY not in ask(server, n=21).text
