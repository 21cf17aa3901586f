"""Where does the time of a result go? Spans of its road, in OpenTelemetry's words.

    request (api) ─► result ─► read, staged, painted, encoded
                          └──► delivered (each try of a webhook or an upload)

A task keeps the `traceparent` of the request that brought it, so that all of its results, drawn
whenever and by whichever process, belong to one trace. Workers say when a step is done, and the
server makes the spans, so workers need nothing of this. Without an SDK nothing is recorded.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from opentelemetry import propagate, trace
from opentelemetry.context import Context
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer

from imagineart.service.task import Progress

NAME = "imagineart"
STEPS = {"read": "read", "staged": "staged", "composed": "painted", "encoded": "encoded"}
"""Steps of the road that end a span → its name. What comes between is a part of the next."""
PARENT = "traceparent"  # the W3C's header, and its name in a task's context


def tracer() -> Tracer:
    """Who makes spans: the SDK's if one was set up."""
    return trace.get_tracer(NAME)


def current_parent() -> str:
    """The span that is open now, as text; empty if none is recorded or came from outside."""
    carrier: dict[str, str] = {}
    propagate.inject(carrier)
    return carrier.get(PARENT, "")


def within(parent: str) -> Context:
    """The context of spans whose parent came as text; what is none has no parent."""
    return propagate.extract({PARENT: parent} if parent else {}, Context())


@dataclass
class Journey:
    """One result being drawn. `now` is nanoseconds since the epoch, as spans have it."""

    span: Span
    now: Callable[[], int] = time.time_ns
    _since: int = field(init=False)

    def __post_init__(self) -> None:
        self._since = self.now()

    def step(self, progress: Progress) -> None:
        """A step is done; its span began when the one before ended."""
        name = STEPS.get(progress.step)
        if name is None:
            return
        ended = self.now()
        context = trace.set_span_in_context(self.span)
        done = tracer().start_span(name, context, start_time=self._since)
        done.end(ended)
        self._since = ended

    def failed(self, code: str) -> None:
        """It came to nothing."""
        fail(self.span, code)


def fail(span: Span, reason: str) -> None:
    """What the span is about went wrong."""
    span.set_status(Status(StatusCode.ERROR, reason))


@contextmanager
def journey(parent: str, **facts: str | int) -> Iterator[Journey]:
    """A result from the moment that a worker takes it to the moment that its end is written."""
    attributes = {f"imagineart.{name}": value for name, value in facts.items()}
    with tracer().start_as_current_span("result", within(parent), attributes=attributes) as span:
        yield Journey(span)


@contextmanager
def delivering(parent: str, kind: str, host: str, tries: int) -> Iterator[Span]:
    """One try of a delivery."""
    attributes: dict[str, str | int] = {
        "imagineart.kind": kind,
        "server.address": host,
        "imagineart.try": tries,
    }
    with tracer().start_as_current_span(
        "delivered", within(parent), kind=SpanKind.CLIENT, attributes=attributes
    ) as span:
        yield span
