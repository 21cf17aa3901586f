"""Which path of the page leads to which question, and how the document of the wire shows it?"""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from imagineart.api.admin import shapes as admin_shapes
from imagineart.api.admin.endpoint import AdminEndpoint
from imagineart.api.openapi import refusals
from imagineart.api.page import shapes
from imagineart.api.page.bundle import Bundle
from imagineart.api.page.endpoint import PageEndpoint
from imagineart.api.page.exports import Exports
from imagineart.api.page.thumbs import Thumbs

Ask = Callable[[Request], Awaitable[Response]]
TAG = "page"
KEY: dict[str, Any] = {"security": [{"bearer": []}]}
OPEN: dict[str, Any] = {"security": []}
EVENTS: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/event-stream": {}}, "description": "task, picture, preview …, end"}
}


def route_page(app: FastAPI, page: PageEndpoint) -> None:
    """The questions of the page."""
    _route(app, "GET", "/page/about", page.about, shapes.About, extra=OPEN)
    code = _body(shapes.Code) | OPEN
    _route(app, "POST", "/page/welcome", page.welcome, shapes.Welcomed, extra=code)
    _route(app, "GET", "/page/me", page.me, shapes.Me)
    wish = _body(shapes.Submission) | KEY
    _route(app, "POST", "/page/pictures", page.submit, shapes.Task, 202, extra=wish)
    _route(app, "GET", "/page/pictures", page.pictures, shapes.Page, extra=KEY | _query())
    one = "/page/pictures/{picture}"
    _route(app, "GET", one, page.picture, shapes.Detail)
    _route(app, "DELETE", one, page.forget, None, 204)
    again = _body(shapes.Again) | KEY
    _route(app, "POST", f"{one}/larger", page.larger, shapes.Task, 202, extra=again)
    _route(app, "GET", "/page/tasks/{task}", page.task, shapes.Task)
    _route(app, "DELETE", "/page/tasks/{task}", page.cancel, shapes.Task)
    path = "/page/tasks/{task}/events"
    _route(app, "GET", path, page.events, None, responses=EVENTS)


def route_exports(app: FastAPI, exports: Exports) -> None:
    """A picture as other files."""
    one = "/page/pictures/{picture}"
    query = [
        _parameter("format", "query", {"type": "string", "enum": ["JPG", "PNG", "WEBP"]}),
        _parameter("quality", "query", {"type": "integer", "minimum": 20, "maximum": 99}),
    ]
    file = KEY | {"parameters": query}
    images: dict[str, Any] = {name: {} for name in ("image/jpeg", "image/png", "image/webp")}
    _route(app, "GET", f"{one}/file", exports.file, None, extra=file, responses=_files(images))
    for name, ask, kind in (
        ("layers.zip", exports.layers, "application/zip"),
        ("scene.glb", exports.scene, "model/gltf-binary"),
    ):
        _route(app, "GET", f"{one}/{name}", ask, None, responses=_files({kind: {}}))


def route_admin(app: FastAPI, admin: AdminEndpoint) -> None:
    """The operators' questions, and their page."""
    _route(app, "GET", "/admin/state", admin.state, admin_shapes.State, tag="admin")
    wish = _body(admin_shapes.Replay) | KEY
    path = "/admin/dead-letters/replay"
    _route(app, "POST", path, admin.replay, admin_shapes.Replayed, extra=wish, tag="admin")

    async def page(request: Request) -> Response:
        return await admin.page(request)

    async def style(request: Request) -> Response:
        return await admin.style(request)

    app.add_api_route("/admin", page, methods=["GET"], include_in_schema=False)
    app.add_api_route("/admin/style.css", style, methods=["GET"], include_in_schema=False)


def route_thumbs(app: FastAPI, thumbs: Thumbs) -> None:
    """Small pictures."""

    async def thumb(request: Request) -> Response:
        return await thumbs.get(request)

    app.add_api_route("/page/thumbs/{name}", thumb, methods=["GET"], include_in_schema=False)


def route_bundle(app: FastAPI, bundle: Bundle) -> None:
    """The page's files."""

    async def file(request: Request) -> Response:
        return await bundle.get(request)

    for name in bundle.files:
        app.add_api_route(f"/{name}", file, methods=["GET", "HEAD"], include_in_schema=False)


def _route(
    app: FastAPI,
    method: str,
    path: str,
    ask: Ask,
    shape: type[shapes.Shape] | None,
    status: int = 200,
    *,
    extra: dict[str, Any] = KEY,
    responses: dict[int | str, dict[str, Any]] | None = None,
    tag: str = TAG,
) -> None:
    async def handler(request: Request) -> Response:
        return await ask(request)

    handler.__name__ = f"{tag}_{getattr(ask, '__name__', 'ask')}"
    handler.__doc__ = ask.__doc__
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    given = [_parameter(name, "path", {"type": "string", "format": "uuid"}) for name in names]
    told = {**extra, "parameters": [*given, *extra.get("parameters", ())]}
    app.add_api_route(
        path,
        handler,
        methods=[method],
        status_code=status,
        response_model=shape,
        responses={**refusals(), **(responses or {})},
        openapi_extra=told,
        tags=[tag],
    )


def _files(content: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": content, "description": "The file."}}


def _body(shape: type[shapes.Shape]) -> dict[str, Any]:
    schema = shape.model_json_schema()
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _query() -> dict[str, Any]:
    kinds: dict[str, dict[str, Any]] = {
        "q": {"type": "string"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 100, "default": 24},
        "cursor": {"type": "string"},
        "since": {"type": "integer", "minimum": 0},
        "until": {"type": "integer", "minimum": 0},
        "state": {"type": "string", "enum": ["done", "all"], "default": "done"},
    }
    return {"parameters": [_parameter(name, "query", kind) for name, kind in kinds.items()]}


def _parameter(name: str, place: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": schema}
