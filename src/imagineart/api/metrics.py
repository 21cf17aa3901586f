"""What the server counts about itself, for Prometheus."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from imagineart.api.errors import WireError

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """The counters of one server, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._tasks = Counter(
            "imagineart_tasks", "Task objects answered", ["type"], registry=self._registry
        )
        self._errors = Counter(
            "imagineart_errors", "Task objects refused", ["type", "code"], registry=self._registry
        )
        self.sockets = Gauge(
            "imagineart_sockets", "WebSockets that are open", registry=self._registry
        )
        self._board = Gauge(
            "imagineart_board", "Results and deliveries by state", ["of"], registry=self._registry
        )

    def count_task(self, kind: str, error: WireError | None) -> None:
        """Count one task object that was answered: accepted, or refused with this error."""
        if error is None:
            self._tasks.labels(kind).inc()
        else:
            self._errors.labels(kind, error.code).inc()

    def page(self, counts: Mapping[str, int]) -> bytes:
        """The text that Prometheus reads."""
        for name, value in counts.items():
            self._board.labels(name).set(value)
        return generate_latest(self._registry)
