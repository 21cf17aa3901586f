"""Who sends this body, and is it to be read at all? The key is known before the body is held.

With a key in the headers nothing of the body is read until it is accepted. Without, the first
element of the array must introduce the caller, and it has to come within the first 8 KiB.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from starlette.requests import Request

from imagineart.api.desk import Settled, introduction, new_session, parse_batch, parse_json
from imagineart.api.doorkeeper import AUTHENTICATION, Doorkeeper, address_of
from imagineart.api.errors import MissingApiKeyError, RequestTimeoutError, RequestTooLargeError
from imagineart.api.keys import ApiKey
from imagineart.api.wire import Authentication, parse_task

T = TypeVar("T")

BODY_S = 60.0  # from the headers to the body's end
FIRST_BYTES = 8 << 10  # within which an unknown caller has to introduce itself
INCOMPLETE = object()
DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed in: by which key, what it is greeted with, and the tasks."""

    key: ApiKey
    greeting: list[Settled]
    tasks: Sequence[object]


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes in the bodies of requests."""

    door: Doorkeeper
    max_body_bytes: int
    max_batch: int

    async def take(self, request: Request) -> Handed:
        """The array of tasks and whose it is. Raises `WireError`, `ClientDisconnect`."""
        return await _in_time(self._take(request))

    async def document(self, request: Request) -> tuple[ApiKey, object]:
        """A body of JSON and the key in the headers. Raises `WireError`, `ClientDisconnect`."""
        key = self.door.bearer(request.headers, address_of(request))
        body = await _in_time(self._rest(aiter(request.stream()), bytearray()))
        return key, parse_json(bytes(body))

    async def open_document(self, request: Request) -> object:
        """A short body of JSON from whoever. Raises `WireError`, `ClientDisconnect`."""
        strict = replace(self, max_body_bytes=FIRST_BYTES)
        return parse_json(bytes(await _in_time(strict._rest(aiter(request.stream()), bytearray()))))

    async def _take(self, request: Request) -> Handed:
        address, chunks = address_of(request), aiter(request.stream())
        body = bytearray()
        if self.door.has_bearer(request.headers):
            key = self.door.bearer(request.headers, address)
        else:
            key = self._introduced(await self._first(chunks, body), address)
        batch = parse_batch(bytes(await self._rest(chunks, body)), self.max_batch)
        if not _introduces(batch[0]):
            return Handed(key, [], batch)
        key = self._introduced(batch[0], address)
        return Handed(key, [(introduction(new_session()),)], batch[1:])

    async def _first(self, chunks: AsyncIterator[bytes], body: bytearray) -> object:
        """The first element, with no more of the body read than it takes."""
        async for chunk in chunks:
            body += chunk
            first = first_element(body) if b"}" in chunk else INCOMPLETE
            if first is not INCOMPLETE or len(body) > FIRST_BYTES:
                return first
        return INCOMPLETE

    async def _rest(self, chunks: AsyncIterator[bytes], body: bytearray) -> bytearray:
        async for chunk in chunks:
            body += chunk
            if len(body) > self.max_body_bytes:
                raise RequestTooLargeError(
                    reason=f"At most {self.max_body_bytes} bytes are accepted."
                )
        return body

    def _introduced(self, first: Any, address: str) -> ApiKey:
        if not _introduces(first):
            raise MissingApiKeyError()
        task = parse_task(first, ())
        assert isinstance(task, Authentication)
        return self.door.key_of(task.api_key, address)


async def _in_time(reading: Awaitable[T]) -> T:
    """What is read of a body, or `RequestTimeoutError`."""
    try:
        async with asyncio.timeout(BODY_S):
            return await reading
    except TimeoutError as error:
        raise RequestTimeoutError(seconds=f"{BODY_S:g}") from error


def first_element(body: bytes | bytearray) -> object:
    """The first element of the array that a body begins with; `INCOMPLETE` if it is not there."""
    text = body[:FIRST_BYTES].decode("utf-8", "replace").lstrip()
    if not text.startswith("["):
        return INCOMPLETE
    try:
        return DECODER.raw_decode(text[1:].lstrip())[0]
    except (ValueError, RecursionError):
        return INCOMPLETE


def _introduces(raw: object) -> bool:
    return isinstance(raw, dict) and raw.get("taskType") == AUTHENTICATION
