"""Tasks over HTTP: one array in, one object out, when all of its tasks have an answer."""

import asyncio
from collections.abc import Awaitable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from imagineart.api.answer import HEADERS, JSON, Answer, Entry
from imagineart.api.desk import (
    Caller,
    Desk,
    Replies,
    reads_only,
    scope_of,
    settled,
)
from imagineart.api.doorkeeper import Doorkeeper, address_of
from imagineart.api.errors import (
    AnswerTooLargeError,
    NoAvailableServerError,
    TimeoutProviderError,
    WireError,
)
from imagineart.api.intake import Intake
from imagineart.api.keys import ApiKey
from imagineart.api.larder import Larder
from imagineart.api.wire import parse_task
from imagineart.journal import note
from imagineart.service.pieces import text_of
from imagineart.service.task import TaskExpiredError, TaskNotFoundError

DRY_RUN = "x-runware-dry-run"
CLOSED = 499  # nobody reads it: the client has gone


@dataclass(frozen=True, slots=True)
class HttpEndpoint:
    """Where arrays of tasks are handed in over HTTP."""

    desk: Desk
    door: Doorkeeper
    wait_s: float
    intake: Intake
    max_answer_bytes: int
    larder: Larder

    async def post(self, request: Request) -> Response:
        """Answer one array of tasks."""
        deadline = asyncio.get_running_loop().time() + self.wait_s
        try:
            handed = await self.intake.take(request)
        except ClientDisconnect:
            return Response(status_code=CLOSED)
        except WireError as error:
            return await reply_of([error])
        caller = self.caller(request, handed.key)
        answer = Answer(self.larder, caller.owner, self.max_answer_bytes)
        try:
            entries = await self._entries(handed.tasks, caller, answer, deadline)
        except asyncio.CancelledError:  # the server's patience with open requests is over
            answer.drop()
            return await reply_of([_stopping(raw) for raw in handed.tasks])
        except BaseException:
            answer.drop()
            raise
        introduced = [await answer.entry(reply) for reply in handed.greeting]
        return answer.response(introduced + entries, self.desk.board.stream_image)

    async def _entries(
        self, batch: Sequence[object], caller: Caller, answer: Answer, deadline: float
    ) -> list[Entry]:
        """What is only read is written out at once, or many reads would be held together."""
        waiting: list[Awaitable[list[Entry]]] = []
        async for raw, replies in self.desk.take_all(batch, caller):
            collecting = self._collected(raw, replies, answer, deadline)
            waiting.append(_now(await collecting) if reads_only(raw) else collecting)
        found = await asyncio.gather(*waiting)
        return [entry for entries in found for entry in entries]

    async def cancel(self, request: Request) -> Response:
        """Stop a task of the caller's and tell what became of its results."""
        try:
            key = self.door.bearer(request.headers, address_of(request))
            self.desk.check_scope(key, "cancel")
            raw = {"taskType": "getResponse", "taskUUID": request.path_params["task_uuid"]}
            parse_task(raw, ())
            caller = self.caller(request, key)
            with suppress(TaskNotFoundError, TaskExpiredError):  # the poll below tells
                await self.desk.board.cancel(caller.owner, raw["taskUUID"].lower())
        except WireError as error:
            return await reply_of([error])
        answer = Answer(self.larder, caller.owner, self.max_answer_bytes)
        replies = await self.desk.take(raw, caller)
        entries = [await answer.entry(await settled(reply)) async for reply in replies]
        return answer.response(entries, self.desk.board.stream_image)

    def caller(self, request: Request, key: ApiKey) -> Caller:
        """The caller behind a request."""
        note(key=key.id)
        base = self.door.base_url(request.scope)
        return Caller(key.id, base, request.headers.get(DRY_RUN, "") in ("1", "true"))

    async def _collected(
        self, raw: object, replies: Replies, answer: Answer, deadline: float
    ) -> list[Entry]:
        found: list[Entry] = []
        try:
            async with asyncio.timeout_at(deadline):
                async for reply in replies:
                    found.append(await answer.entry(await settled(reply)))
        except TimeoutError:
            found.append(TimeoutProviderError(seconds=f"{self.wait_s:g}"))
        return _scoped(found, raw)


async def _now(entries: list[Entry]) -> list[Entry]:
    return entries


def _scoped(entries: Sequence[Entry], raw: object) -> list[Entry]:
    """Each error says whose it is; that something was left out is said once for a task."""
    kept: list[Entry] = []
    for entry in entries:
        if isinstance(entry, WireError):
            entry.about(*scope_of(raw))
        if not (isinstance(entry, AnswerTooLargeError) and _told(kept)):
            kept.append(entry)
    return kept


def _told(entries: Sequence[Entry]) -> bool:
    return any(isinstance(entry, AnswerTooLargeError) for entry in entries)


def _stopping(raw: object) -> WireError:
    reason = "This server is stopping; a task that was accepted goes on when it starts again."
    return NoAvailableServerError(reason=reason).about(*scope_of(raw))


async def reply_of(errors: Sequence[WireError]) -> Response:
    """An answer without data."""
    status = errors[0].status
    text = text_of({"data": [], "errors": [error.envelope() for error in errors]})
    return Response(text, status, dict(HEADERS.get(status, {})), media_type=JSON)
