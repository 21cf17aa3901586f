"""Where the page asks: one method per question, for the key in the `Authorization` header.

A wish becomes a task of the wire and takes the same road, with the same limits, quotas and checks.
What belongs to another key is not found.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import wraps
from typing import Any, TypeVar

from pydantic import ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from imagineart.api.answer import JSON
from imagineart.api.desk import Beside, Caller, Desk
from imagineart.api.doorkeeper import Doorkeeper, address_of
from imagineart.api.errors import (
    ConflictTaskUUIDError,
    ContentPolicyViolationError,
    InvalidParameterError,
    PictureNotFoundError,
    PictureUnfinishedError,
    WelcomeRefusedError,
    WireError,
    shown,
)
from imagineart.api.intake import Intake
from imagineart.api.keys import ApiKey
from imagineart.api.page import facts, shapes
from imagineart.api.page.cursor import cursor_of, place_of
from imagineart.api.page.shapes import Again, Code, Json, Shape, Submission, document
from imagineart.api.page.views import (
    larger,
    picture_of,
    stage_at,
    task_again,
    task_like,
    task_of,
    view_of,
)
from imagineart.api.page.watching import EVENTS, Watching
from imagineart.api.page.welcome import VALID_S, Codes, is_at_home
from imagineart.api.rest import CLOSED, reply_of
from imagineart.api.streaming import Streamed
from imagineart.journal import note
from imagineart.request import (
    FORMATS,
    FULL,
    LOOKS,
    NUMBER,
    PROMPT_LENGTH,
    RESOLUTIONS,
    SIZES,
    Resolution,
)
from imagineart.safety.policy import check_prompt
from imagineart.service import task as service
from imagineart.service.gallery import Kept, Wanted, words_of
from imagineart.service.keys import Scope
from imagineart.version import __version__

PAGE = (1, 100)  # pictures on one page of the list
USUAL = 24
EVER = (0, 1 << 40)  # s since the epoch
Handler = Callable[..., Awaitable[Response]]
S = TypeVar("S", bound=Shape)


def answered(handler: Handler) -> Handler:
    """The same; what it raises is answered in the words of the wire."""

    @wraps(handler)
    async def answering(*args: Any) -> Response:
        try:
            return await handler(*args)
        except ClientDisconnect:
            return Response(status_code=CLOSED)
        except service.ImageNotFoundError:
            return await reply_of([PictureNotFoundError()])
        except service.PictureUnfinishedError:
            return await reply_of([PictureUnfinishedError()])
        except WireError as error:
            return await reply_of([error])

    return answering


@dataclass(frozen=True, slots=True)
class PageEndpoint:
    """Answers the page. `engine`: who draws what it asks for."""

    desk: Desk
    door: Doorkeeper
    intake: Intake
    watching: Watching
    codes: Codes
    engine: str
    clock: Callable[[], float] = time.time

    # Who, and what can be had

    @answered
    async def about(self, request: Request) -> Response:
        """What this server can do; for everybody."""
        board = self.desk.board
        return reply(
            shapes.About(
                version=__version__,
                engine=self.engine,
                ready=board.ready,
                exports=tuple(sorted(board.exports(self.engine), reverse=True)),
                sizes=tuple(
                    shapes.Size(name=name, width=w, height=h) for name, (w, h) in SIZES.items()
                ),
                resolutions=tuple(
                    shapes.Scale(name=name, share=RESOLUTIONS[name])
                    for name in board.resolutions(self.engine)
                ),
                looks=tuple(shapes.Look(name=name, about=words) for name, words in LOOKS.items()),
                levels=("high", "low"),
                formats=FORMATS,
                prompt=shapes.Range(min=PROMPT_LENGTH[0], max=PROMPT_LENGTH[1]),
                number=shapes.Range(min=NUMBER[0], max=NUMBER[1]),
                welcome=is_at_home(request),
            )
        )

    @answered
    async def welcome(self, request: Request) -> Response:
        """A key of its own for a browser on this machine that has a code."""
        refused = WelcomeRefusedError(minutes=f"{VALID_S / 60:g}")
        if not is_at_home(request):
            raise refused
        address = address_of(request)
        self.door.throttle.check(address, None)
        code = parsed(Code, await self.intake.open_document(request))
        if not self.codes.take(code.code):
            self.door.throttle.failed(address)
            raise refused
        name = f"page, {datetime.fromtimestamp(self.clock(), UTC).date().isoformat()}"
        key, secret = self.desk.keys.create(name)
        note(key=key.id)
        return reply(shapes.Welcomed(key=secret, id=key.id, name=name))

    @answered
    async def me(self, request: Request) -> Response:
        """The key that asks, and what it used."""
        key = self._reader(request)
        used = await self.desk.board.used_today(key.id)
        today = shapes.Today(
            results=used.accepted,
            pixels=used.pixels,
            results_per_day=key.results_per_day,
            pixels_per_day=key.pixels_per_day,
        )
        return reply(
            shapes.Me(
                id=key.id,
                name=key.name,
                scopes=key.scopes,
                expires_at=key.expires_at,
                today=today,
                unfinished=await self.desk.board.in_flight(key.id),
            )
        )

    # Tasks

    @answered
    async def submit(self, request: Request) -> Response:
        """Accept a wish: 202; 200 if it was accepted before under the same id."""
        key, body = await self.intake.document(request)
        note(key=key.id)
        wish = parsed(Submission, body)
        self._check_resolution(wish.resolution)
        if (verdict := check_prompt(wish.prompt)).blocked:
            raise ContentPolicyViolationError(reason=verdict.category)
        return await self._accepted(request, key, task_of(wish), Beside(wish.resolution))

    @answered
    async def larger(self, request: Request) -> Response:
        """The same picture at the next size up: of its plan, its stage and its seed."""
        key, body = await self.intake.document(request)
        note(key=key.id)
        wish = parsed(Again, body)
        kept = await self.kept(request)
        if kept.row.state != "done":
            raise PictureUnfinishedError()
        allowed = self.desk.board.resolutions(self.engine)
        resolution = wish.resolution or larger(kept.request, allowed)
        if resolution is None:
            raise InvalidParameterError(
                parameter="resolution", reason="The engine draws nothing larger."
            )
        self._check_resolution(resolution)
        beside = Beside(resolution, kept.row.plan, stage_at(kept, resolution))
        return await self._accepted(request, key, task_like(kept, wish.id), beside)

    def _check_resolution(self, wanted: Resolution) -> None:
        allowed = self.desk.board.resolutions(self.engine)
        if wanted != FULL and wanted not in allowed:
            names = ", ".join(allowed or (FULL,))
            raise InvalidParameterError(parameter="resolution", reason=f"Allowed are: {names}.")

    async def _accepted(
        self, request: Request, key: ApiKey, task: Json, beside: Beside
    ) -> Response:
        """A task of the wire as it was accepted, now or under the same id before."""
        caller = Caller(key.id, self.door.base_url(request.scope), beside=beside)
        status = 202
        try:
            await self.desk.admit(task, caller)
        except ConflictTaskUUIDError:
            known = await self.desk.state(key.id, task["taskUUID"])
            if known.spec.request.prompt != task["positivePrompt"]:
                raise
            status = 200
        state = await self.desk.state(key.id, task["taskUUID"])
        return reply(view_of(state, self.clock()), status)

    @answered
    async def task(self, request: Request) -> Response:
        """A task and its pictures."""
        key = self._reader(request)
        state = await self.desk.state(key.id, request.path_params["task"])
        return reply(view_of(state, self.clock()))

    @answered
    async def events(self, request: Request) -> Response:
        """A task as it goes on, event by event."""
        key = self._reader(request)
        task_uuid = request.path_params["task"].lower()
        await self.desk.state(key.id, task_uuid)
        events = await self.watching.open(key.id, task_uuid)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return Streamed(events, 200, headers, media_type=EVENTS)

    @answered
    async def cancel(self, request: Request) -> Response:
        """Stop what is not finished of a task."""
        key = self._key(request, "cancel")
        state = await self.desk.state(key.id, request.path_params["task"])
        state = await self.desk.board.cancel(key.id, state.spec.task_uuid)
        return reply(view_of(state, self.clock()))

    # Pictures

    @answered
    async def pictures(self, request: Request) -> Response:
        """The key's pictures, newest first."""
        key = self._reader(request)
        wanted = wanted_of(request)
        one_more = replace(wanted, limit=wanted.limit + 1)
        found, total = await self.desk.board.gallery(key.id, one_more)
        shown_now = found[: wanted.limit]
        return reply(
            shapes.Page(
                pictures=tuple(picture_of(kept) for kept in shown_now),
                next=cursor_of(shown_now[-1].id) if len(found) > wanted.limit else None,
                total=total,
            )
        )

    @answered
    async def picture(self, request: Request) -> Response:
        """All that is known of one picture."""
        return reply(detail_of(await self.kept(request), self.engine))

    @answered
    async def forget(self, request: Request) -> Response:
        """Delete a finished picture."""
        key = self._key(request, "cancel")
        await self.desk.board.forget_picture(key.id, request.path_params["picture"])
        return Response(status_code=204)

    async def kept(self, request: Request) -> Kept:
        """The picture that is asked about. Raises `ImageNotFoundError`, `WireError`."""
        key = self._reader(request)
        return await self.desk.board.kept(key.id, request.path_params["picture"])

    def _reader(self, request: Request) -> ApiKey:
        key = self._key(request, "read")
        self.desk.admit_read(key.id)
        return key

    def _key(self, request: Request, scope: Scope) -> ApiKey:
        key = self.door.bearer(request.headers, address_of(request))
        note(key=key.id)
        self.desk.check_scope(key, scope)
        return key


def reply(shape: Shape, status: int = 200) -> Response:
    """A document; no cache keeps it, for it is for one key."""
    return Response(document(shape), status, {"Cache-Control": "no-store"}, media_type=JSON)


def parsed(shape: type[S], body: object) -> S:
    """A document of the page's. Raises `InvalidParameterError` for its first fault."""
    try:
        return shape.model_validate(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"]) or "body"
        reason = first["msg"].removeprefix("Value error, ") + "."
        raise InvalidParameterError(parameter=shown(name), reason=reason) from None


def wanted_of(request: Request) -> Wanted:
    """Which pictures the query asks for. Raises `WireError`."""
    asked = request.query_params
    cursor = asked.get("cursor")
    state = asked.get("state", "done")
    if state not in ("done", "all"):
        raise InvalidParameterError(parameter="state", reason="Allowed are: done, all.")
    return Wanted(
        words=words_of(asked.get("q", "")[: PROMPT_LENGTH[1]]),
        done=state == "done",
        before=None if cursor is None else place_of(cursor),
        limit=number_in(asked.get("limit", str(USUAL)), "limit", PAGE),
        since=_moment(asked.get("since"), "since"),
        until=_moment(asked.get("until"), "until"),
    )


def _moment(text: str | None, name: str) -> float | None:
    """Whole seconds since the epoch. Raises `InvalidParameterError`."""
    return None if text is None else float(number_in(text, name, EVER))


def number_in(text: str, name: str, allowed: tuple[int, int]) -> int:
    """A whole number of a query. Raises `InvalidParameterError`."""
    low, high = allowed
    if text.isascii() and text.isdecimal() and len(text) <= len(str(high)):
        number = int(text)
        if low <= number <= high:
            return number
    reason = f"Allowed is a whole number from {low} to {high}."
    raise InvalidParameterError(parameter=name, reason=reason)


def detail_of(kept: Kept, engine: str) -> shapes.Detail:
    """All that is known of a picture, for the engine that would draw it now."""
    row = kept.row
    short = dict(picture_of(kept)) | {"request": task_again(kept.request, row.seed)}
    if row.state != "done":
        return shapes.Detail(**short)
    maker = maker_of(row)
    known: dict[str, Any] = {
        "plan": row.plan,
        "stage": row.stage,
        "drawn_by": maker,
        "same_version": is_same(maker, engine),
    }
    read = facts.read(row.plan, row.stage)
    if read is not None:
        boxes = facts.boxes_of(read)
        known |= {
            "notes": facts.notes_of(read),
            "facts": facts.facts_of(read, boxes),
            "boxes": boxes,
            "trace": facts.trace_of(read),
        }
    return shapes.Detail(**short, **known)


def maker_of(row: service.ResultRow) -> shapes.Maker:
    """What drew a picture."""
    return shapes.Maker(
        version=row.provenance.get("imagineart", ""),
        engine=row.provenance.get("engine", ""),
        engine_version=row.provenance.get("engine_version", ""),
    )


def is_same(maker: shapes.Maker, engine: str) -> bool:
    """Whether drawing it again gives the same picture: nothing that draws has changed."""
    return maker.version == __version__ and maker.engine == engine
