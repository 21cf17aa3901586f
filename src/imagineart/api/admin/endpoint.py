"""Where an operator looks and acts, for programs and for browsers.

A browser cannot send a bearer by itself, so it asks for a user and a password: any user, and a key
that may `admin`. As it sends that by itself from then on, it must not act for pages of others.
"""

import base64
import binascii
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from imagineart.api.admin import shapes
from imagineart.api.admin.sheet import STYLE, sheet
from imagineart.api.desk import Desk
from imagineart.api.doorkeeper import Doorkeeper, address_of
from imagineart.api.errors import InsufficientPermissionsError, InvalidApiKeyError, WireError
from imagineart.api.intake import Intake
from imagineart.api.page.bundle import HEADERS, POLICY
from imagineart.api.page.endpoint import answered, parsed, reply
from imagineart.api.rest import reply_of
from imagineart.journal import note
from imagineart.service.oversight import Drawing, Worker
from imagineart.service.task import Delivery
from imagineart.version import __version__

CHALLENGE = {"WWW-Authenticate": 'Basic realm="imagineart operators", charset="UTF-8"'}
PAGE_HEADERS = {
    **HEADERS,
    "Content-Security-Policy": POLICY.replace("form-action 'none'", "form-action 'self'"),
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class AdminEndpoint:
    """Answers operators."""

    desk: Desk
    door: Doorkeeper
    intake: Intake
    clock: Callable[[], float] = time.time

    @answered
    async def state(self, request: Request) -> Response:
        """Workers, queue and dead letters."""
        self._admit(request)
        return reply(await self._state())

    @answered
    async def replay(self, request: Request) -> Response:
        """Send dead letters again."""
        self._admit(request)
        if _is_form(request):
            await self.desk.board.replay(None)
            return RedirectResponse("/admin", 303)
        wish = parsed(shapes.Replay, await self.intake.open_document(request))
        return reply(shapes.Replayed(replayed=await self.desk.board.replay(wish.ids)))

    async def page(self, request: Request) -> Response:
        """The same for people."""
        try:
            self._admit(request)
        except WireError as error:
            refused = await reply_of([error])
            refused.headers.update(CHALLENGE if error.status in (401, 403) else {})
            refused.status_code = 401 if error.status == 403 else error.status
            return refused
        text = sheet(await self._state(), self.clock())
        return Response(text, headers=PAGE_HEADERS, media_type="text/html; charset=utf-8")

    async def style(self, request: Request) -> Response:
        """How the page looks."""
        return Response(STYLE, headers=PAGE_HEADERS, media_type="text/css; charset=utf-8")

    def _admit(self, request: Request) -> None:
        """Raises `WireError` unless the key may, and the page that asks is ours."""
        address = address_of(request)
        secret = _password(request)
        if secret is None:
            key = self.door.bearer(request.headers, address)
        else:
            key = self.door.key_of(secret, address)
            if request.method != "GET" and not _is_ours(request):
                raise InsufficientPermissionsError(scope="act for a page of another origin")
        note(key=key.id)
        self.desk.check_scope(key, "admin")

    async def _state(self) -> shapes.State:
        board = self.desk.board
        seen = await board.oversight()
        letters = await board.dead_letters(shapes.MOST_LETTERS)
        names = {key.id: key.name for key in self.desk.keys.kept()}
        return shapes.State(
            version=__version__,
            ready=board.ready,
            workers=tuple(map(_worker, seen.workers)),
            waiting=tuple(
                shapes.Waiting(name=names.get(one.owner, ""), **asdict(one)) for one in seen.waiting
            ),
            counts=dict(seen.counts),
            dead_letters=tuple(map(_letter, letters)),
        )


def _worker(worker: Worker) -> shapes.Worker:
    return shapes.Worker(
        engine=worker.engine,
        ready=worker.ready,
        problem=worker.problem,
        host=worker.host,
        drawing=None if worker.drawing is None else _drawing(worker.drawing),
    )


def _drawing(drawing: Drawing) -> shapes.Drawing:
    return shapes.Drawing(
        owner=drawing.owner,
        task=drawing.task_uuid,
        picture=drawing.image_id,
        index=drawing.index,
        attempt=drawing.attempt,
        step=drawing.step,
        share=drawing.share,
    )


def _letter(delivery: Delivery) -> shapes.Letter:
    """A dead letter; of its address only the host, for the rest may hold secrets."""
    return shapes.Letter(
        id=delivery.id,
        kind=delivery.kind,
        owner=delivery.owner,
        task=delivery.task_uuid,
        index=delivery.index,
        host=urlsplit(delivery.url).hostname or "",
        tries=delivery.tries,
        last_error=delivery.last_error,
    )


def _password(request: Request) -> str | None:
    """What a browser was told as password; None if it sends none. Raises `InvalidApiKeyError`."""
    scheme, _, coded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        return base64.b64decode(coded, validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError) as error:
        raise InvalidApiKeyError() from error


def _is_ours(request: Request) -> bool:
    """Whether a page of this very server asks."""
    origin, host = request.headers.get("origin", ""), request.headers.get("host", "")
    return bool(host) and urlsplit(origin).netloc == host


def _is_form(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0]
    return kind == "application/x-www-form-urlencoded"
