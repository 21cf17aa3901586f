"""The spans of a result's road, as an SDK receives them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from imagineart.service import spans
from imagineart.service.spans import Journey, current_parent, delivering, journey, within
from imagineart.service.task import Progress

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
TRACE, SPAN = (int(part, 16) for part in PARENT.split("-")[1:3])


@dataclass
class Clock:
    now: int = 0

    def __call__(self) -> int:
        self.now += 10
        return self.now


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(spans, "tracer", lambda: provider.get_tracer("test"))
    yield exporter
    provider.shutdown()


def named(sent: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    return {span.name: span for span in sent.get_finished_spans()}


def test_each_step_is_a_span_from_the_end_of_the_one_before(sent: InMemorySpanExporter) -> None:
    with journey(PARENT, result="i1", attempt=1) as road:
        timed = Journey(road.span, Clock())
        for step in ("read", "staged", "painted", "preview", "painted", "composed", "encoded"):
            timed.step(Progress(0.5, step))
    found = named(sent)
    assert list(found) == ["read", "staged", "painted", "encoded", "result"]
    times = [(found[name].start_time, found[name].end_time) for name in list(found)[:-1]]
    assert times == [(10, 20), (20, 30), (30, 40), (40, 50)]
    result = found["result"]
    for name in ("read", "staged", "painted", "encoded"):
        assert found[name].parent == result.context
    assert dict(result.attributes or {}) == {"imagineart.result": "i1", "imagineart.attempt": 1}


def test_they_belong_to_the_trace_of_the_request(sent: InMemorySpanExporter) -> None:
    with journey(PARENT):
        pass
    with delivering(PARENT, "webhook", "a.example", 2):
        pass
    for span in sent.get_finished_spans():
        assert span.context is not None
        assert span.parent is not None
        assert (span.context.trace_id, span.parent.span_id) == (TRACE, SPAN)
    assert dict(named(sent)["delivered"].attributes or {})["imagineart.try"] == 2


def test_without_a_parent_a_trace_begins(sent: InMemorySpanExporter) -> None:
    with journey("") as road:
        assert current_parent().split("-")[2] == f"{road.span.get_span_context().span_id:016x}"
    assert named(sent)["result"].parent is None


def test_a_failure_is_told(sent: InMemorySpanExporter) -> None:
    with journey(PARENT) as road:
        road.failed("workerCrashed")
    status = named(sent)["result"].status
    assert (status.status_code, status.description) == (StatusCode.ERROR, "workerCrashed")


@pytest.mark.parametrize("text", ["", "x", "00-zz-1-01", "00-" + "0" * 32 + "-" + "0" * 16 + "-01"])
def test_what_is_no_parent_is_none(sent: InMemorySpanExporter, text: str) -> None:
    with journey(text):
        pass
    assert named(sent)["result"].parent is None


def test_without_an_sdk_nothing_is_recorded_and_nothing_is_lost() -> None:
    assert current_parent() == ""
    with journey(PARENT) as road:
        road.step(Progress(0.5, "read"))
        assert not road.span.is_recording()
        assert current_parent() == PARENT  # of somebody who records it
    assert within("") == {}
