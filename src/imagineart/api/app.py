"""The whole server as one ASGI application: the parts, and which path leads to which."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from imagineart.api.access import AccessLog
from imagineart.api.admin.endpoint import AdminEndpoint
from imagineart.api.catalogue import catalogue_of
from imagineart.api.desk import Board, Desk
from imagineart.api.doorkeeper import Doorkeeper, address_of
from imagineart.api.errors import (
    InternalServerError,
    UnknownPathError,
    UnsupportedMethodError,
    WireError,
)
from imagineart.api.images import Gallery
from imagineart.api.intake import Intake
from imagineart.api.items import present
from imagineart.api.keys import KeyRing, open_key_ring
from imagineart.api.larder import Larder
from imagineart.api.limits import RateLimit
from imagineart.api.metrics import CONTENT_TYPE, Metrics, Scrapes
from imagineart.api.openai.endpoint import ImagesEndpoint
from imagineart.api.openapi import components, images_operation, operation
from imagineart.api.page.bundle import open_bundle
from imagineart.api.page.endpoint import PageEndpoint
from imagineart.api.page.exports import Exports, Redrawing
from imagineart.api.page.routes import (
    route_admin,
    route_bundle,
    route_exports,
    route_page,
    route_thumbs,
)
from imagineart.api.page.thumbs import Thumbs
from imagineart.api.page.watching import Watching
from imagineart.api.page.welcome import Codes
from imagineart.api.rest import HttpEndpoint, reply_of
from imagineart.api.throttle import Throttle
from imagineart.api.websocket import SessionRegistry, SocketEndpoint
from imagineart.engines.registry import present_name
from imagineart.service.board import open_board
from imagineart.service.rates import Tally
from imagineart.settings import MIB, Settings
from imagineart.version import __version__

log = logging.getLogger(__name__)

TASK_PATHS = ("/v1", "/v1/", "/v1/tasks", "/v1/tasks/")


def create_app(settings: Settings, board: Board | None = None) -> FastAPI:
    """The application; its board (the real one unless given) starts and stops with it."""
    metrics, keys, tally = Metrics(), open_key_ring(settings), Tally()
    board = board or open_board(settings, present=present, tally=tally, on_time=metrics.observe)
    desk = Desk(
        board,
        catalogue_of(settings),
        keys,
        rate=RateLimit(settings.max_results_per_minute, of="results", tally=tally),
        reads=RateLimit(settings.max_reads_per_minute, tally=tally),
        max_in_flight=settings.max_results_in_flight,
        safety=settings.safety,
        on_answered=metrics.count_task,
        on_time=metrics.observe,
    )
    texts = Larder()
    throttle = Throttle(settings.max_wrong_keys_per_minute, tally=tally)
    door = Doorkeeper(keys, settings.public_url, throttle)
    sessions = SessionRegistry(settings.replay_s, texts, board.memory)
    pages = FastAPIOffline if settings.serve_docs else partial(FastAPI, openapi_url=None)
    app = pages(
        title="ImagineArt 2.0, self-hosted",
        version=__version__,
        lifespan=_lifespan(board, sessions, keys, settings.drain_s),
        redirect_slashes=False,
    )
    app.add_exception_handler(Exception, _unexpected)
    app.add_exception_handler(HTTPException, _elsewhere)
    intake = Intake(door, int(settings.max_body_mib * MIB), settings.max_batch)
    most = int(settings.max_answer_mib * MIB)
    over_http = HttpEndpoint(desk, door, settings.sync_wait_s, intake, most, texts)
    over_sockets = SocketEndpoint(
        desk, door, sessions, metrics, settings.socket_idle_s, settings.max_batch, Larder()
    )
    _route_tasks(app, over_http, over_sockets)
    _route_openai(app, ImagesEndpoint(desk, door, settings.sync_wait_s, intake, most))
    _route_pictures(app, Gallery(board))
    _route_page(app, desk, door, intake, settings)
    _route_health(app, board)
    if settings.metrics != "off":
        _route_metrics(app, Scrapes(metrics, board.counts), door, settings.metrics)
    _wrap(app, settings.allowed_origins)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _lifespan(board: Board, sessions: SessionRegistry, keys: KeyRing, drain_s: float) -> Any:
    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        try:
            await board.start()
        except Exception as error:
            app.state.fault = error  # told by whoever runs the server
            raise
        yield
        sessions.close()
        await board.stop(drain_s)
        keys.close()

    return living


def _route_tasks(app: FastAPI, over_http: HttpEndpoint, over_sockets: SocketEndpoint) -> None:
    async def tasks(request: Request) -> Response:
        """Hand in an array of tasks; the reply holds one item per result."""
        return await over_http.post(request)

    for path in TASK_PATHS:
        shown = path == TASK_PATHS[0]
        app.post(path, include_in_schema=shown, openapi_extra=operation(), tags=["tasks"])(tasks)
        app.websocket(path)(over_sockets.answer)

    async def cancel(request: Request) -> Response:
        return await over_http.cancel(request)

    app.add_api_route("/tasks/{task_uuid}", cancel, methods=["DELETE"], include_in_schema=False)


def _route_openai(app: FastAPI, images: ImagesEndpoint) -> None:
    async def generations(request: Request) -> Response:
        """Draw a prompt, asked for in the words of OpenAI's images API."""
        return await images.generate(request)

    async def models(request: Request) -> Response:
        return await images.models(request)

    path = "/v1/images/generations"
    app.post(path, openapi_extra=images_operation(), tags=["openai"])(generations)
    app.add_api_route("/v1/models", models, methods=["GET"], include_in_schema=False)


def _route_pictures(app: FastAPI, gallery: Gallery) -> None:
    async def picture(request: Request) -> Response:
        return await gallery.get(request)

    app.add_api_route("/images/{name}", picture, methods=["GET", "HEAD"], include_in_schema=False)


def _route_page(
    app: FastAPI, desk: Desk, door: Doorkeeper, intake: Intake, settings: Settings
) -> None:
    codes, engine = Codes(settings.data_dir), present_name(settings.engine)
    app.state.watching = Watching(desk.board)
    page = PageEndpoint(desk, door, intake, app.state.watching, codes, engine)
    route_page(app, page)
    route_exports(app, Exports(page, Redrawing(engine, settings.result_timeout_s)))
    route_thumbs(app, Thumbs(desk.board))
    route_bundle(app, open_bundle())
    route_admin(app, AdminEndpoint(desk, door, intake))


def _wrap(app: FastAPI, origins: list[str]) -> None:
    """What stands around every answer: leave for pages of others, and the line in the log."""
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=["GET", "HEAD", "POST", "DELETE"],
            allow_headers=["*"],
            expose_headers=["X-Request-Id", "Retry-After"],
        )
    app.add_middleware(AccessLog)


def _route_metrics(app: FastAPI, scrapes: Scrapes, door: Doorkeeper, access: str) -> None:
    async def figures(request: Request) -> Response:
        if access == "key":
            try:
                door.bearer(request.headers, address_of(request))
            except WireError as error:
                return await reply_of([error])
        return Response(await scrapes.page(), media_type=CONTENT_TYPE)

    app.add_api_route("/metrics", figures, methods=["GET"], include_in_schema=False)


def _route_health(app: FastAPI, board: Board) -> None:
    async def healthz() -> Response:
        return Response("ok\n", media_type="text/plain")

    async def readyz() -> Response:
        text, status = ("ready\n", 200) if board.ready else ("no worker can paint yet\n", 503)
        return Response(text, status, media_type="text/plain")

    for path, answer in (("/healthz", healthz), ("/readyz", readyz)):
        app.add_api_route(path, answer, methods=["GET"], include_in_schema=False)


async def _elsewhere(request: Request, error: Exception) -> Response:
    """Who asks at the wrong place is answered in the words of the wire, too."""
    if "Allow" not in (getattr(error, "headers", None) or {}):
        return await reply_of([UnknownPathError()])
    allowed = ", ".join(sorted(_methods_of(request)))
    reply = await reply_of([UnsupportedMethodError(allowed=allowed)])
    reply.headers["Allow"] = allowed
    return reply


def _methods_of(request: Request) -> set[str]:
    """What the path takes, by all of its routes."""
    matching = (
        route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE
    )
    return {method for route in matching for method in getattr(route, "methods", None) or ()}


async def _unexpected(request: Request, error: Exception) -> Response:
    log.error("a request failed unexpectedly", exc_info=error)
    return await reply_of([InternalServerError()])


def _openapi(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, routes=app.routes)
        made, ours = schema.get("components", {}), components()
        ours["schemas"] = {**made.get("schemas", {}), **ours["schemas"]}
        schema["components"] = ours
        for operation in (one for path in schema["paths"].values() for one in path.values()):
            operation["responses"].pop("422", None)
        app.openapi_schema = schema
    return app.openapi_schema
