"""What goes into one HTTP answer, and how large may it be?

Replies are written out as they come and counted: the text is held, the pictures inside it are read
while it is sent. What does not fit is left out, and an error says so and how to get it.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from imagineart.api.desk import Settled
from imagineart.api.errors import AnswerTooLargeError, RateLimitExceededError, WireError
from imagineart.api.items import Json
from imagineart.api.larder import Larder
from imagineart.api.streaming import Streamed
from imagineart.service.pieces import (
    Piece,
    Read,
    length_of,
    pieces_of,
    text_bytes,
    text_of,
    written,
)

JSON = "application/json"
HEADERS: Mapping[int, Mapping[str, str]] = {
    408: {"Connection": "close"},  # the rest of the body would be taken for the next request
    429: {"Retry-After": "1"},  # seconds
    503: {"Retry-After": "1"},
}  # of replies with this status


@dataclass(frozen=True, slots=True)
class Written:
    """One reply's items, as JSON separated by commas."""

    pieces: tuple[Piece, ...]


Entry = Written | WireError


class Answer:
    """Replies to one request, of one key."""

    def __init__(self, larder: Larder, owner: str, most_bytes: int) -> None:
        self._larder = larder
        self._owner = owner
        self._most_bytes = most_bytes
        self._bytes = 0
        self._held = 0

    async def entry(self, reply: Settled) -> Entry:
        """The reply as it is sent, or the error in its place."""
        if isinstance(reply, WireError):
            return reply
        pieces = await rendered(list(reply))
        size, text = length_of(pieces), text_bytes(pieces)
        if self._bytes + size > self._most_bytes:
            return AnswerTooLargeError(mib=f"{self._most_bytes / (1 << 20):g}")
        if not self._larder.fits(self._owner, text):
            reason = "The answers that this key has not taken yet fill its share of the memory."
            return RateLimitExceededError(reason=reason)
        self._larder.keep(self._owner, text)
        self._held += text
        self._bytes += size
        return Written(_without_brackets(pieces))

    def response(self, entries: Sequence[Entry], read: Read) -> Response:
        """One body for all entries: 200 if any is data, else the first error's status."""
        errors = [entry for entry in entries if isinstance(entry, WireError)]
        data = [entry for entry in entries if not isinstance(entry, WireError)]
        status = errors[0].status if errors and not data else 200
        pieces = _body(data, errors)
        headers = {**HEADERS.get(status, {}), "Content-Length": str(length_of(pieces))}
        return Streamed(written(pieces, read), status, headers, media_type=JSON, on_end=self.drop)

    def drop(self) -> None:
        """Hold nothing any more."""
        self._larder.give_back(self._owner, self._held)
        self._held = 0


def _without_brackets(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    first, *rest = pieces
    assert isinstance(first, bytes)
    if not rest:
        return (first[1:-1],)
    *middle, last = rest
    assert isinstance(last, bytes)
    return (first[1:], *middle, last[:-1])


def _body(data: Sequence[Written], errors: Sequence[WireError]) -> list[Piece]:
    pieces: list[Piece] = [b'{"data":[']
    for number, entry in enumerate(data):
        pieces += [b","] if number else []
        pieces += entry.pieces
    pieces.append(b"]")
    if errors:
        pieces += [b',"errors":', text_of([error.envelope() for error in errors])]
    return [*pieces, b"}"]


async def rendered(value: Any) -> tuple[Piece, ...]:
    """Items, or an object that holds them, as JSON in pieces.

    Plans are many kilobytes and are written out beside the event loop.
    """
    items = value["data"] if isinstance(value, dict) else value
    if any(_heavy(item) for item in items):
        return await asyncio.to_thread(pieces_of, value)
    return pieces_of(value)


def _heavy(item: Json) -> bool:
    return "plan" in item or "response" in item
