"""Who is sent the spans of this server? A collector that speaks OTLP over HTTP, if one is set."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from imagineart.errors import InvalidRequestError
from imagineart.version import __version__

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

PATH = "/v1/traces"


@contextmanager
def spans_sent(url: str) -> Iterator[None]:
    """Spans made in the block are sent to the collector at `url`, the last before it ends.

    Raises `InvalidRequestError` if what sends them is not installed.
    """
    if not url:
        yield
        return
    provider = _provider(url)
    try:
        yield
    finally:
        provider.shutdown()


def _provider(url: str) -> "TracerProvider":
    try:
        from opentelemetry import trace
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise InvalidRequestError(
            "spans cannot be sent: opentelemetry's SDK is not installed; "
            "`pip install imagineart[traces]` brings it",
            field="traces_url",
            value=url,
        ) from error
    facts = {"service.name": "imagineart", "service.version": __version__}
    provider = TracerProvider(resource=Resource.create(facts))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(url.rstrip("/") + PATH)))
    trace.set_tracer_provider(provider)
    return provider
