"""Nothing of a body is held before its sender is known: counted in bytes."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from tests.api.helpers import ring_of

from imagineart.api.doorkeeper import Doorkeeper
from imagineart.api.errors import WireError
from imagineart.api.intake import FIRST_BYTES, INCOMPLETE, Handed, Intake, first_element
from imagineart.api.throttle import Throttle

pytestmark = pytest.mark.anyio
KEY = "test-key"
HELLO = {"taskType": "authentication", "apiKey": KEY}
CHUNK = 1024
MOST = 64 << 10  # bytes of a body


class Sender:
    """Sends a body in chunks, and knows how many were taken."""

    def __init__(self, body: bytes, chunk: int = CHUNK) -> None:
        self.taken = 0
        self._body = body
        self._chunk = chunk

    async def __call__(self) -> dict[str, Any]:
        chunk = self._body[self.taken : self.taken + self._chunk]
        self.taken += len(chunk)
        more = self.taken < len(self._body)
        return {"type": "http.request", "body": chunk, "more_body": more}


def asked(sender: Sender, **headers: str) -> Request:
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "headers": pairs, "client": ("192.0.2.1", 5)}
    return Request(scope, sender)


@pytest.fixture
async def intake(tmp_path: Path) -> AsyncIterator[Intake]:
    ring = ring_of(tmp_path, KEY)
    yield Intake(Doorkeeper(ring, throttle=Throttle(3)), MOST, 10)
    ring.close()


async def refusal(intake: Intake, sender: Sender, **headers: str) -> str:
    with pytest.raises(WireError) as told:
        await intake.take(asked(sender, **headers))
    return told.value.code


LARGE = json.dumps([{"taskType": "ping", "x": "y" * MOST}]).encode()


async def test_with_a_wrong_key_in_the_headers_no_byte_is_read(intake: Intake) -> None:
    sender = Sender(LARGE)
    assert await refusal(intake, sender, authorization="Bearer wrong") == "invalidApiKey"
    assert sender.taken == 0


@pytest.mark.parametrize(
    "body", [LARGE, b"[" * MOST, b" " * MOST, b'[{"apiKey":"' + b"}" * MOST, b"\xff" * MOST]
)
async def test_of_an_unknown_sender_only_the_first_bytes_are_read(
    intake: Intake, body: bytes
) -> None:
    sender = Sender(body)
    assert await refusal(intake, sender) == "missingApiKey"
    assert sender.taken <= FIRST_BYTES + CHUNK


async def test_with_a_wrong_key_in_the_body_the_rest_is_not_read(intake: Intake) -> None:
    sender = Sender(json.dumps([HELLO | {"apiKey": "wrong"}, "y" * MOST]).encode())
    assert await refusal(intake, sender) == "invalidApiKey"
    assert sender.taken == CHUNK


async def test_wrong_keys_in_headers_and_bodies_are_counted_together(intake: Intake) -> None:
    wrong = json.dumps([HELLO | {"apiKey": "wrong"}]).encode()
    for _ in range(2):
        await refusal(intake, Sender(wrong))
    await refusal(intake, Sender(b""), authorization="Bearer wrong")
    assert await refusal(intake, Sender(wrong)) == "rateLimitExceeded"
    sender = Sender(LARGE)
    assert await refusal(intake, sender, authorization=f"Bearer {KEY}") == "rateLimitExceeded"
    assert sender.taken == 0


@pytest.mark.parametrize("chunk", [1, 7, 4096])
async def test_a_key_in_the_body_opens_the_door_however_it_is_cut(
    intake: Intake, chunk: int
) -> None:
    tasks = [{"taskType": "ping"}, {"taskType": "ping", "ping": True}]
    handed: Handed = await intake.take(asked(Sender(json.dumps([HELLO, *tasks]).encode(), chunk)))
    assert handed.tasks == tasks
    assert len(handed.greeting) == 1


async def test_a_key_in_the_headers_is_not_greeted(intake: Intake) -> None:
    body = Sender(b'[{"taskType":"ping"}]')
    handed = await intake.take(asked(body, authorization=f"bearer {KEY}"))
    assert (handed.greeting, len(handed.tasks)) == ([], 1)


async def test_another_kind_of_header_does_not_stand_in_the_body_s_way(intake: Intake) -> None:
    body = Sender(json.dumps([HELLO, {"taskType": "ping"}]).encode())
    handed = await intake.take(asked(body, authorization="Basic eDp5"))
    assert len(handed.greeting) == 1


async def test_a_known_sender_s_body_is_bounded_too(intake: Intake) -> None:
    sender = Sender(LARGE)
    assert await refusal(intake, sender, authorization=f"Bearer {KEY}") == "requestTooLarge"
    assert sender.taken <= MOST + CHUNK
    sender = Sender(json.dumps([HELLO, "y" * MOST]).encode())
    assert await refusal(intake, sender) == "requestTooLarge"


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=5)), min_size=1, max_size=3))
async def test_the_first_element_is_found_as_soon_as_it_is_whole(
    elements: list[dict[str, str]],
) -> None:
    body = json.dumps(elements).encode()
    first = len(json.dumps(elements[:1]).encode()) - 1  # without the closing bracket
    assert first_element(body) == first_element(body[:first]) == elements[0]
    assert first_element(body[: first - 1]) is INCOMPLETE
