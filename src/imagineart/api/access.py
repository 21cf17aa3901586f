"""What is written down of every request, and what stands in the headers of every answer?

One line: id, key's id, route, status, time. The id is the client's `X-Request-Id` if it has one; it
goes with the request's tasks to the worker and to their deliveries.
"""

import logging
import re
import time
import uuid
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from opentelemetry.trace import INVALID_SPAN, Span, SpanKind
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from imagineart.journal import noting
from imagineart.service.spans import PARENT, tracer, within

log = logging.getLogger(__name__)

REQUEST_ID = b"x-request-id"
WELL_FORMED = re.compile(rb"[A-Za-z0-9._-]{1,64}")
NOSNIFF = (b"x-content-type-options", b"nosniff")
NAMES = {
    "request": "imagineart.request",
    "key": "imagineart.key",
    "method": "http.request.method",
    "route": "http.route",
    "status": "http.response.status_code",
}  # facts of the log → attributes of the span
QUIET = ("/healthz", "/readyz", "/metrics")  # asked all the time by machines


@dataclass
class Exchange:
    """What is seen of one answer."""

    status: int = 0
    sent: int = 0  # bytes of the body
    began: float = field(default_factory=time.perf_counter)


class AccessLog:
    """Wraps the application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer, and write down what it answered."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        name, exchange = request_id(scope), Exchange()
        with _span(scope) as span, noting(request=name) as facts:
            try:
                await self._app(scope, receive, _seen(send, exchange, name))
            finally:
                _write(scope, exchange, facts)
                _tell(span, facts)


def request_id(scope: Scope) -> str:
    """The client's own id if it is well formed, else a new one."""
    given: bytes = dict(scope["headers"]).get(REQUEST_ID, b"")
    return given.decode() if WELL_FORMED.fullmatch(given) else uuid.uuid4().hex


def _seen(send: Send, exchange: Exchange, name: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            exchange.status = message["status"]
            message = {**message, "headers": _headers(message.get("headers", ()), name)}
        elif message["type"] == "websocket.accept":
            exchange.status = 101
        exchange.sent += len(message.get("body", b""))
        await send(message)

    return sending


def _headers(given: Any, name: str) -> list[tuple[bytes, bytes]]:
    kept = [(key, value) for key, value in given if key.lower() != NOSNIFF[0]]
    return [*kept, NOSNIFF, (REQUEST_ID, name.encode())]


def _span(scope: Scope) -> AbstractContextManager[Span]:
    """Of the whole request, in the trace that the client's `traceparent` names; none for probes."""
    if scope["path"] in QUIET:
        return nullcontext(INVALID_SPAN)
    given: bytes = dict(scope["headers"]).get(PARENT.encode(), b"")
    context = within(given.decode("latin-1"))
    return tracer().start_as_current_span("request", context, kind=SpanKind.SERVER)


def _tell(span: Span, facts: Mapping[str, Any]) -> None:
    """What of the line in the log is known under the names of OpenTelemetry, too."""
    span.set_attributes({name: str(facts[key]) for key, name in NAMES.items() if key in facts})


def _write(scope: Scope, exchange: Exchange, facts: dict[str, Any]) -> None:
    path: str = scope["path"]
    route = getattr(scope.get("route"), "path", "elsewhere")
    facts |= {
        "method": scope.get("method", "WS"),
        "route": route,
        "status": exchange.status or "closed",
        "ms": round(1000 * (time.perf_counter() - exchange.began), 1),
        "bytes": exchange.sent,
    }
    log.log(logging.DEBUG if path in QUIET else logging.INFO, "request")
