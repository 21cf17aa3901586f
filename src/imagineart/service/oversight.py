"""What does an operator look at? Who waits, who draws what, and what could not be delivered."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from imagineart.service.schema import results


@dataclass(frozen=True, slots=True)
class Waiting:
    """An owner's unfinished results with one engine."""

    owner: str
    engine: str
    queued: int
    running: int
    since: float  # s since the epoch: when the oldest of them was accepted


@dataclass(frozen=True, slots=True)
class Drawing:
    """A result that is being drawn. `share`: of the work, 0–1."""

    owner: str
    task_uuid: str
    image_id: str
    index: int
    attempt: int
    step: str
    share: float


@dataclass(frozen=True, slots=True)
class Worker:
    """One worker. `problem`: why it cannot draw; empty while one is expected."""

    engine: str
    ready: bool
    problem: str
    drawing: Drawing | None


@dataclass(frozen=True, slots=True)
class Oversight:
    """Everything at one moment. `counts`: results and deliveries by state."""

    workers: tuple[Worker, ...]
    waiting: tuple[Waiting, ...]
    counts: Mapping[str, int]


def waiting_in(connection: Connection) -> tuple[Waiting, ...]:
    """Who waits, the oldest first."""
    by_state = {
        state: func.sum(case((results.c.state == state, 1), else_=0))
        for state in ("queued", "running")
    }
    since = func.min(results.c.queued_at)
    query = (
        select(results.c.owner, results.c.engine, by_state["queued"], by_state["running"], since)
        .where(results.c.state.in_(("queued", "running")))
        .group_by(results.c.owner, results.c.engine)
        .order_by(since)
    )
    return tuple(Waiting(*row) for row in connection.execute(query))
