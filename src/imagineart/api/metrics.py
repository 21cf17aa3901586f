"""What the server counts about itself, for Prometheus.

States are read when they are asked for and kept nowhere, so none outlives its truth. Many scrapers
at once share one reading, which is made and written out beside the event loop.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from imagineart.api.errors import WireError

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600)
STATES = (
    *(f"results_{state}" for state in ("queued", "running", "done", "failed")),
    *(f"deliveries_{state}" for state in ("due", "delivered", "dead")),
)
"""Told even when there is none of them."""
CREWS = ("ready", "unready")


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
        self._seconds = Histogram(
            "imagineart_seconds",
            "Time to accept a task; from its acceptance to its first result and to its last; from "
            "a result to its webhook and its upload",
            ["to"],
            buckets=BUCKETS_S,
            registry=self._registry,
        )

    def count_task(self, kind: str, error: WireError | None) -> None:
        """Count one task object that was answered: accepted, or refused with this error."""
        if error is None:
            self._tasks.labels(kind).inc()
        else:
            self._errors.labels(kind, error.code).inc()

    def observe(self, what: str, seconds: float) -> None:
        """Note how long something took: `accept`, `first_result`, `finish`, `webhook`, `upload`."""
        self._seconds.labels(what).observe(seconds)

    def page(self, counts: Mapping[str, int]) -> bytes:
        """The text that Prometheus reads."""
        now = CollectorRegistry()
        board = Gauge("imagineart_board", "Results and deliveries by state", ["of"], registry=now)
        for name, value in (dict.fromkeys(STATES, 0) | dict(counts)).items():
            if name.startswith(("results_", "deliveries_")):
                board.labels(name).set(value)
        workers = Gauge("imagineart_workers", "Crews that draw", ["state"], registry=now)
        for name in CREWS:
            workers.labels(name).set(counts.get(f"workers_{name}", 0))
        for name, key, about in (
            ("imagineart_lanes", "lanes", "Results that can be drawn at once"),
            ("imagineart_oldest_seconds", "oldest_s", "For how long the oldest result has waited"),
        ):
            Gauge(name, about, registry=now).set(counts.get(key, 0))
        return generate_latest(self._registry) + generate_latest(now)


class Scrapes:
    """Answers scrapers, all who ask at once with one reading."""

    def __init__(
        self, metrics: Metrics, counts: Callable[[], Awaitable[Mapping[str, int]]]
    ) -> None:
        self._metrics = metrics
        self._counts = counts
        self._reading: asyncio.Task[bytes] | None = None

    async def page(self) -> bytes:
        """The text that Prometheus reads."""
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read())
        return await asyncio.shield(self._reading)

    async def _read(self) -> bytes:
        return await asyncio.to_thread(self._metrics.page, await self._counts())
