"""One trace over the whole road: the request, the drawing, the delivery."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanContext, StatusCode
from tests.api.helpers import draw, serving

from imagineart.api import access
from imagineart.api.exporting import spans_sent
from imagineart.errors import InvalidRequestError
from imagineart.service import spans

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    for module in (spans, access):
        monkeypatch.setattr(module, "tracer", lambda: provider.get_tracer("test"))
    yield exporter
    provider.shutdown()


def of_the_trace(sent: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    mine = int(PARENT.split("-")[1], 16)
    found = sent.get_finished_spans()
    return {one.name: one for one in found if one.context and one.context.trace_id == mine}


def span_id(context: SpanContext | None) -> int:
    assert context is not None
    return context.span_id


def test_request_drawing_and_delivery_are_one_trace(
    sent: InMemorySpanExporter, tmp_path: Path
) -> None:
    with serving(tmp_path / "data") as live:
        task = draw(webhookURL="http://127.0.0.1:9/none", deliveryMethod="sync")
        assert live.post(task, traceparent=PARENT).status_code == 200
        until = time.monotonic() + 20
        while "delivered" not in of_the_trace(sent) and time.monotonic() < until:
            time.sleep(0.05)
    found = of_the_trace(sent)
    assert set(found) == {
        "request",
        "result",
        "read",
        "staged",
        "painted",
        "encoded",
        "delivered",
    }
    for name in ("result", "delivered"):
        assert span_id(found[name].parent) == span_id(found["request"].context)
    told = dict(found["request"].attributes or {})
    assert (told["http.route"], told["http.response.status_code"]) == ("/v1", "200")
    assert found["delivered"].status.status_code == StatusCode.ERROR
    assert (found["delivered"].status.description or "").startswith("no connection")
    assert dict(found["delivered"].attributes or {})["imagineart.kind"] == "webhook"


def test_nothing_is_set_up_unless_it_is_asked_for() -> None:
    with spans_sent(""):
        assert spans.current_parent() == ""


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(InvalidRequestError, match=r"imagineart\[traces\]"), spans_sent("http://x"):
        pass
