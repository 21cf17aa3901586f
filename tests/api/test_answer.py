"""One HTTP answer: counted while it is put together, read while it is sent."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from tests.service.helpers import until

from imagineart.api.answer import Answer
from imagineart.api.errors import TaskNotFoundError, WireError
from imagineart.api.larder import Larder
from imagineart.api.streaming import Streamed
from imagineart.service.pieces import CHUNK, Inline

pytestmark = pytest.mark.anyio
PICTURE = bytes(10 * CHUNK)


class Client:
    """Takes messages of ASGI one by one, when it is told to."""

    def __init__(self) -> None:
        self.took: list[dict[str, Any]] = []
        self.takes = asyncio.Semaphore(0)

    async def send(self, message: Any) -> None:
        await self.takes.acquire()
        self.took.append(message)

    async def receive(self) -> Any:
        await asyncio.Event().wait()

    def take(self, number: int = 1) -> None:
        for _ in range(number):
            self.takes.release()

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.took)


class Store:
    """Counts the chunks that were read."""

    def __init__(self) -> None:
        self.read = 0

    async def stream(self, path: str) -> AsyncIterator[bytes]:
        for start in range(0, len(PICTURE), CHUNK):
            self.read += 1
            yield PICTURE[start : start + CHUNK]


async def sent(answer: Answer, entries: Any, client: Client, store: Store) -> None:
    response = answer.response(entries, store.stream)
    await response({"type": "http"}, client.receive, client.send)


def item(**changes: Any) -> dict[str, Any]:
    return {"imageBase64Data": Inline("x", len(PICTURE)), **changes}


async def test_pictures_are_read_no_faster_than_the_client_takes_them() -> None:
    larder, client, store = Larder(), Client(), Store()
    answer = Answer(larder, "alice", 1 << 40)
    entries = [await answer.entry((item(), item(seed=1))) for _ in range(8)]
    assert store.read == 0
    sending = asyncio.create_task(sent(answer, entries, client, store))
    for taken in (1, 5, 12):
        client.take(taken - len(client.took))
        await until(lambda: len(client.took) == taken)  # noqa: B023
        await asyncio.sleep(0.01)
        assert store.read <= taken
    client.take(1000)
    await sending
    data = json.loads(client.body)["data"]
    assert len(data) == 16
    assert base64.b64decode(data[15]["imageBase64Data"]) == PICTURE
    assert larder.held == 0
    lengths = dict(client.took[0]["headers"])
    assert int(lengths[b"content-length"]) == len(client.body)


async def test_what_does_not_fit_is_left_out_with_a_word_about_addresses_and_pages() -> None:
    answer = Answer(Larder(), "alice", 2 * 4 * len(PICTURE) // 3 + 1000)
    entries = [await answer.entry((item(),)) for _ in range(3)]
    assert [isinstance(entry, WireError) for entry in entries] == [False, False, True]
    assert isinstance(entries[2], WireError)
    assert entries[2].code == "answerTooLarge"
    for word in ("'URL'", "'offset'", "'limit'", "getResponse"):
        assert word in entries[2].message


async def test_text_is_held_only_within_the_key_s_share() -> None:
    larder = Larder(in_all=3000, per_owner=1000)
    greedy, other = Answer(larder, "mallory", 1 << 40), Answer(larder, "alice", 1 << 40)
    entries = [await greedy.entry(({"text": "x" * 400},)) for _ in range(5)]
    refused = [entry for entry in entries if isinstance(entry, WireError)]
    assert [error.code for error in refused] == ["rateLimitExceeded"] * 3
    assert larder.held <= 1000
    assert not isinstance(await other.entry(({"text": "x" * 400},)), WireError)
    greedy.drop()
    other.drop()
    assert larder.held == 0


async def test_data_and_errors_in_one_body() -> None:
    client, answer = Client(), Answer(Larder(), "alice", 1 << 40)
    client.take(100)
    entries = [
        await answer.entry(({"n": 1}, {"n": 2})),
        await answer.entry(TaskNotFoundError()),
        await answer.entry(({"n": 3},)),
    ]
    await sent(answer, entries, client, Store())
    body = json.loads(client.body)
    assert [one["n"] for one in body["data"]] == [1, 2, 3]
    assert [error["code"] for error in body["errors"]] == ["taskNotFound"]
    assert client.took[0]["status"] == 200


async def test_a_client_that_takes_nothing_is_hung_up_on() -> None:
    larder, client = Larder(), Client()
    ended: list[bool] = []

    async def chunks() -> AsyncIterator[bytes]:
        while True:
            yield b"x"

    body = Streamed(
        chunks(), 200, {}, media_type="x/y", on_end=lambda: ended.append(True), stall_s=0.01
    )
    with pytest.raises(BaseException) as end:  # noqa: PT011  # a group of one, as anyio raises it
        await body({"type": "http"}, client.receive, client.send)
    assert "TimeoutError" in repr(end.value)
    assert ended == [True]
    assert larder.held == 0
