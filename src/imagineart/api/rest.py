"""Tasks over HTTP: one array in, one object out, when all of its tasks have an answer."""

import asyncio
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from imagineart.api.desk import (
    Caller,
    Desk,
    Replies,
    Settled,
    introduction,
    merged,
    new_session,
    parse_batch,
    scope_of,
    settled,
)
from imagineart.api.doorkeeper import AUTHENTICATION, Doorkeeper
from imagineart.api.errors import (
    NoAvailableServerError,
    RequestTimeoutError,
    RequestTooLargeError,
    TimeoutProviderError,
    WireError,
)
from imagineart.api.items import Json
from imagineart.api.keys import ApiKey
from imagineart.api.wire import Authentication, parse_task
from imagineart.service.task import TaskExpiredError, TaskNotFoundError

DRY_RUN = "x-runware-dry-run"
BODY_S = 60.0  # from the headers to the body's end
HEADERS = {
    408: {"Connection": "close"},  # the rest of the body would be taken for the next request
    429: {"Retry-After": "1"},  # seconds
    503: {"Retry-After": "1"},
}  # of replies with this status
CLOSED = 499  # nobody reads it: the client has gone


@dataclass(frozen=True, slots=True)
class HttpEndpoint:
    """Where arrays of tasks are handed in over HTTP."""

    desk: Desk
    door: Doorkeeper
    wait_s: float
    max_body_bytes: int
    max_batch: int

    async def post(self, request: Request) -> Response:
        """Answer one array of tasks."""
        deadline = asyncio.get_running_loop().time() + self.wait_s
        try:
            batch = parse_batch(await self._whole_body(request), self.max_batch)
            key, greeting, rest = self._introduced(request, batch)
        except ClientDisconnect:
            return Response(status_code=CLOSED)
        except WireError as error:
            return await reply_of([error])
        caller = self.caller(request, key)
        accepted = [taken async for taken in self.desk.take_all(rest, caller)]
        waiting = (self._collected(raw, replies, deadline) for raw, replies in accepted)
        try:
            answers = await asyncio.gather(*waiting)
        except asyncio.CancelledError:  # the server's patience with open requests is over
            return await reply_of([_stopping(raw) for raw in rest])
        return await reply_of(greeting + [reply for answer in answers for reply in answer])

    async def cancel(self, request: Request) -> Response:
        """Stop a task of the caller's and tell what became of its results."""
        try:
            key = self.door.bearer(request.headers)
            raw = {"taskType": "getResponse", "taskUUID": request.path_params["task_uuid"]}
            parse_task(raw, ())
            caller = self.caller(request, key)
            with suppress(TaskNotFoundError, TaskExpiredError):  # the poll below tells
                await self.desk.board.cancel(caller.owner, raw["taskUUID"].lower())
        except WireError as error:
            return await reply_of([error])
        replies = await self.desk.take(raw, caller)
        return await reply_of([await settled(reply) async for reply in replies])

    def caller(self, request: Request, key: ApiKey) -> Caller:
        """The caller behind a request."""
        base = self.door.base_url(request.url.scheme, request.headers.get("host", ""))
        return Caller(key.id, base, request.headers.get(DRY_RUN, "") in ("1", "true"))

    async def _whole_body(self, request: Request) -> bytes:
        try:
            async with asyncio.timeout(BODY_S):
                return await self._body(request)
        except TimeoutError as error:
            raise RequestTimeoutError(seconds=f"{BODY_S:g}") from error

    async def _body(self, request: Request) -> bytes:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > self.max_body_bytes:
                raise RequestTooLargeError(
                    reason=f"At most {self.max_body_bytes} bytes are accepted."
                )
        return bytes(body)

    def _introduced(
        self, request: Request, batch: Sequence[object]
    ) -> tuple[ApiKey, list[Settled], Sequence[object]]:
        """The key, the reply to a first authentication task, and the tasks after it."""
        first = batch[0]
        if not isinstance(first, dict) or first.get("taskType") != AUTHENTICATION:
            return self.door.bearer(request.headers), [], batch
        task = parse_task(first, ())
        assert isinstance(task, Authentication)
        key = self.door.key_of(task.api_key)
        return key, [(introduction(new_session()),)], batch[1:]

    async def _collected(self, raw: object, replies: Replies, deadline: float) -> list[Settled]:
        found: list[Settled] = []
        try:
            async with asyncio.timeout_at(deadline):
                async for reply in replies:
                    found.append(await settled(reply))
        except TimeoutError:
            error = TimeoutProviderError(seconds=f"{self.wait_s:g}")
            found.append(error.about(*scope_of(raw)))
        return found


def _stopping(raw: object) -> WireError:
    reason = "This server is stopping; a task that was accepted goes on when it starts again."
    return NoAvailableServerError(reason=reason).about(*scope_of(raw))


async def reply_of(replies: Sequence[Settled]) -> Response:
    """One body for all replies: 200 if any of them is data, else the first error's status."""
    data, errors = merged(replies)
    body: Json = {"data": data}
    if errors:
        body["errors"] = [error.envelope() for error in errors]
    status = errors[0].status if errors and not data else 200
    text = await rendered(body)
    return Response(text, status, HEADERS.get(status), media_type="application/json")


async def rendered(body: Json) -> bytes:
    """JSON in ASCII; pictures are many megabytes and are written out beside the event loop."""
    if any(len(item) and _heavy(item) for item in body.get("data", ())):
        return await asyncio.to_thread(_dumped, body)
    return _dumped(body)


def _heavy(item: Json) -> bool:
    return "imageBase64Data" in item or "imageDataURI" in item or "response" in item


def _dumped(body: Json) -> bytes:
    return json.dumps(body, separators=(",", ":"), allow_nan=False).encode()
