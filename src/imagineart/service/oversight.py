"""What does an operator look at? Who waits, who draws what, and what could not be delivered."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, and_, case, func, select

from imagineart.service import workers as crews
from imagineart.service.schema import progress, results, tasks


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
    host: str = ""


@dataclass(frozen=True, slots=True)
class Oversight:
    """Everything at one moment. `counts`: results and deliveries by state."""

    workers: tuple[Worker, ...]
    waiting: tuple[Waiting, ...]
    counts: Mapping[str, int]


def elsewhere_in(connection: Connection, found: Collection[crews.Worker]) -> tuple[Worker, ...]:
    """What each lane of these crews does, as they told it."""
    drawn: defaultdict[str, list[Drawing]] = defaultdict(list)
    told = and_(progress.c.image_id == results.c.image_id, progress.c.attempt == results.c.attempt)
    query = (
        select(results, tasks.c.task_uuid, progress.c.step, progress.c.share)
        .select_from(results.join(tasks).outerjoin(progress, told))
        .where(results.c.state == "running", results.c.holder.in_([crew.id for crew in found]))
        .order_by(results.c.started_at)
    )
    for row in connection.execute(query):
        name = (row.owner, row.task_uuid, row.image_id, row.number, row.attempt)
        drawn[row.holder].append(Drawing(*name, row.step or "", row.share or 0.0))
    return tuple(lane for crew in found for lane in _lanes(crew, drawn[crew.id]))


def _lanes(crew: crews.Worker, drawn: list[Drawing]) -> list[Worker]:
    idle = [None] * max(crew.lanes - len(drawn), 0)
    return [
        Worker(crew.engine, crew.ready, crew.problem, drawing, crew.host)
        for drawing in (*drawn, *idle)
    ]


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
