"""Whose result is drawn next? Asked in the database, so that several servers give the same answer.

Keys take turns by results: who has a thousand waiting gets no more of them than who has one. Each
key counts the rounds that it has had, `1/priority` a turn, and the one that has had the fewest is
next; a key that was away goes on from where the others are now (start-time fair queueing). Of all
turns a share is kept for results whose caller holds the line, so that many long queues of patient
keys do not make an impatient one wait for a round of them all. A key that has as many results being
drawn as it may have is passed over.
"""

from math import floor
from typing import Any

from sqlalchemy import Connection, and_, case, exists, func, or_, select, update

from imagineart.service.database import insert_into
from imagineart.service.schema import keys, paces, results, turns

TRIES = 5  # to find a result that nobody else takes meanwhile


def enter(connection: Connection, engine: str, owner: str) -> None:
    """See that the owner has turns at this engine."""
    row = {"engine": engine, "owner": owner, "passed": 0.0, "turn": 0}
    connection.execute(insert_into(connection, turns).values(row).on_conflict_do_nothing())


def enter_all(connection: Connection) -> None:
    """The same for whoever has results waiting, after engines were renamed or tables changed."""
    waiting = select(results.c.engine, results.c.owner).where(results.c.state == "queued")
    for engine, owner in connection.execute(waiting.distinct()).all():
        enter(connection, engine, owner)


def take(connection: Connection, engine: str, sync_share: float) -> int | None:
    """The id of the result whose turn it is, and one turn less for its owner; None: none waits.

    `sync_share` of all turns (0–1) go first to results whose caller holds the line.
    """
    turn, passed = _pace(connection, engine)
    kept = is_kept(turn, sync_share)
    query = _next_owner(engine, passed, kept)
    for _ in range(TRIES):
        chosen = _chosen(connection, query)
        if chosen is None:
            return None
        result_id = _next_result(connection, engine, chosen.owner, waits_first=kept)
        if result_id is not None:
            _pass_on(connection, engine, turn + 1, chosen)
            return result_id
    return None  # others were faster each time


def _chosen(connection: Connection, query: Any) -> Any:
    """The owner whose turn it is, its turn locked where several ask at once; None: none waits."""
    if connection.dialect.name != "postgresql":
        return connection.execute(query).one_or_none()
    for skip in (True, False):
        locked = query.with_for_update(of=turns, skip_locked=skip)
        while (found := connection.execute(locked).one_or_none()) is not None:
            own = query.where(turns.c.owner == found.owner)  # as it is now that nobody changes it
            if (chosen := connection.execute(own).one_or_none()) is not None:
                return chosen
    return None


def is_kept(turn: int, share: float) -> bool:
    """Whether the turn after so many others is one of the share."""
    return floor((turn + 1) * share) > floor(turn * share)


def ahead(connection: Connection, engine: str, owner: str, own: int) -> int:
    """How many results of others are drawn before this owner's next one but `own`, at most."""
    unfinished = (
        select(results.c.owner, results.c.state, func.count().label("number"))
        .where(results.c.engine == engine, results.c.owner != owner)
        .where(results.c.state.in_(("queued", "running")))
        .group_by(results.c.owner, results.c.state)
    )
    return sum(
        row.number if row.state == "running" else min(row.number, own + 1)
        for row in connection.execute(unfinished)
    )


def _pace(connection: Connection, engine: str) -> tuple[int, float]:
    """(turns so far, rounds at which the last owner stood)."""
    query = select(paces.c.turn, paces.c.passed).where(paces.c.engine == engine)
    found = connection.execute(query).one_or_none()
    if found is None:
        row = {"engine": engine, "turn": 0, "passed": 0.0}
        connection.execute(insert_into(connection, paces).values(row).on_conflict_do_nothing())
        return 0, 0.0
    return found.turn, found.passed


def _next_owner(engine: str, passed: float, kept: bool) -> Any:
    stands_at = case((turns.c.passed > passed, turns.c.passed), else_=passed).label("stands_at")
    mine = results.alias()
    drawn = select(func.count()).where(mine.c.owner == turns.c.owner, mine.c.state == "running")
    first = [_has_waiting(engine, results.c.waits.is_(True)).desc()] if kept else []
    return (
        select(turns.c.owner, stands_at, func.coalesce(keys.c.priority, 1).label("priority"))
        .select_from(turns.outerjoin(keys, keys.c.id == turns.c.owner))
        .where(turns.c.engine == engine, _has_waiting(engine))
        .where(
            or_(
                keys.c.concurrent.is_(None),
                drawn.correlate(turns).scalar_subquery() < keys.c.concurrent,
            )
        )
        .order_by(*first, stands_at, turns.c.turn, turns.c.owner)
        .limit(1)
    )


def _has_waiting(engine: str, *only: Any) -> Any:
    queued = and_(results.c.state == "queued", results.c.engine == engine, *only)
    return exists().where(queued, results.c.owner == turns.c.owner)


def _pass_on(connection: Connection, engine: str, turn: int, chosen: Any) -> None:
    mine = and_(turns.c.engine == engine, turns.c.owner == chosen.owner)
    after = chosen.stands_at + 1 / chosen.priority
    connection.execute(update(turns).where(mine).values(passed=after, turn=turn))
    furthest = case((paces.c.passed > chosen.stands_at, paces.c.passed), else_=chosen.stands_at)
    pace = update(paces).where(paces.c.engine == engine)  # last: others wait for this row
    connection.execute(pace.values(turn=paces.c.turn + 1, passed=furthest))


def _next_result(
    connection: Connection, engine: str, owner: str, *, waits_first: bool
) -> int | None:
    """The owner's oldest; if `waits_first`, the oldest of those that are waited for, if any."""
    oldest = (
        select(results.c.id, results.c.task_id)
        .where(results.c.state == "queued", results.c.engine == engine, results.c.owner == owner)
        .order_by(results.c.task_id, results.c.number)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    waited, other = (
        connection.execute(oldest.where(results.c.waits.is_(kind))).one_or_none()
        for kind in (True, False)
    )
    if waited is None or other is None:
        found = waited or other
    else:
        found = waited if waits_first else min(waited, other, key=lambda row: row.task_id)
    return found.id if found else None
