"""How much did each key use, and may it have more? Counted by results and pixels, a row a day.

The counts are part of the transaction that accepts or ends a result, so none is missing after a
crash and none is exceeded by requests that arrive together or at several servers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from imagineart.request import DEFAULT_SIZE
from imagineart.service.database import insert_into
from imagineart.service.schema import results, usage
from imagineart.service.task import QuotaExceededError, TaskSpec, TooManyResultsError

COUNTS = ("accepted", "done", "failed", "pixels")


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much a key may have; None: as much as it likes. Days are those of UTC."""

    in_flight: int | None = None  # unfinished results
    results_per_day: int | None = None
    pixels_per_day: int | None = None


@dataclass(frozen=True, slots=True)
class Used:
    """What a key used in a day or a month: results accepted, done, failed; pixels accepted."""

    owner: str
    period: str  # 2026-11-30, or 2026-11
    accepted: int = 0
    done: int = 0
    failed: int = 0
    pixels: int = 0


def admit(connection: Connection, spec: TaskSpec, now: float, allowance: Allowance) -> None:
    """Count what a task asks for. Raises `TooManyResultsError`, `QuotaExceededError`.

    Counted first: that locks the row, so that at several servers one looks after the other.
    """
    asked = len(spec.seeds)
    width, height = spec.request.drawn_size(spec.request.size or DEFAULT_SIZE)
    pixels = asked * width * height
    count(connection, spec.owner, now, accepted=asked, pixels=pixels)
    _check_in_flight(connection, spec.owner, asked, allowance.in_flight)
    if allowance.results_per_day is not None or allowance.pixels_per_day is not None:
        today = used_on(connection, spec.owner, now)
        _check_quota("results", today.accepted, allowance.results_per_day)
        _check_quota("pixels", today.pixels, allowance.pixels_per_day)


def count(connection: Connection, owner: str, now: float, **more: int) -> None:
    """Add to the counts of the day."""
    row = {"owner": owner, "day": day_of(now), **dict.fromkeys(COUNTS, 0), **more}
    statement = insert_into(connection, usage).values(row)
    grown = {name: usage.c[name] + amount for name, amount in more.items()}
    connection.execute(
        statement.on_conflict_do_update(index_elements=[usage.c.owner, usage.c.day], set_=grown)
    )


def used_on(connection: Connection, owner: str, now: float) -> Used:
    """What the owner used on the day of `now`."""
    day = day_of(now)
    query = select(usage).where(usage.c.owner == owner, usage.c.day == day)
    row = connection.execute(query).one_or_none()
    if row is None:
        return Used(owner, day)
    return Used(owner, day, row.accepted, row.done, row.failed, row.pixels)


def used_by_month(connection: Connection, month: str | None = None) -> Sequence[Used]:
    """What each owner used in each month, or in one (2026-11), oldest first."""
    of_month = func.substr(usage.c.day, 1, 7).label("month")
    sums = [func.sum(usage.c[name]) for name in COUNTS]
    query = select(of_month, usage.c.owner, *sums).group_by(of_month, usage.c.owner)
    if month is not None:
        query = query.where(of_month == month)
    found = connection.execute(query.order_by(of_month, usage.c.owner))
    return [Used(owner, when, *map(int, counts)) for when, owner, *counts in found]


def unfinished_of(connection: Connection, owner: str) -> int:
    """Results of an owner that are queued or being drawn."""
    unfinished = results.c.state.in_(("queued", "running"))
    query = select(func.count()).where(results.c.owner == owner, unfinished)
    return connection.scalar(query) or 0


def day_of(now: float) -> str:
    """The day of UTC, as 2026-11-30."""
    return datetime.fromtimestamp(now, UTC).date().isoformat()


def _check_in_flight(connection: Connection, owner: str, asked: int, most: int | None) -> None:
    if most is not None and unfinished_of(connection, owner) + asked > most:
        raise TooManyResultsError(
            f"{owner} may have {most} unfinished results and would have more", field="owner"
        )


def _check_quota(of: str, would_be: int, most: int | None) -> None:
    if most is not None and would_be > most:
        raise QuotaExceededError(f"{most} {of} a day are allowed for this key", field=of)
