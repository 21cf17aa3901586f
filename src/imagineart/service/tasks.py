"""What was asked for: tasks, from their acceptance until they are forgotten."""

from collections.abc import Mapping, Sequence

from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from imagineart.service import turns
from imagineart.service.database import Database
from imagineart.service.ending import end, failure, unfinished
from imagineart.service.rows import (
    find_task,
    queued_rows,
    result_values,
    state_of,
    task_values,
)
from imagineart.service.schema import results, tasks
from imagineart.service.task import (
    ResultError,
    TaskConflictError,
    TaskExpiredError,
    TaskSpec,
    TaskState,
)
from imagineart.service.usage import (
    Allowance,
    Used,
    admit,
    unfinished_of,
    used_by_month,
    used_on,
)

ANYTHING = Allowance()


class Tasks:
    """The tasks in a database. `now` is always the caller's, in seconds since the epoch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, spec: TaskSpec, now: float, allowance: Allowance = ANYTHING) -> TaskState:
        """Remember a task and its queued results.

        Raises `TaskConflictError` for a repeat, `TooManyResultsError` and `QuotaExceededError` if
        it is more than the owner may have.
        """
        queued = queued_rows(spec, now)
        try:
            with self._database.writing() as connection:
                admit(connection, spec, now, allowance)
                task = insert(tasks).values(
                    {**task_values(spec), "accepted_at": now, "expired": False}
                )
                task_id = connection.execute(task.returning(tasks.c.id)).scalar_one()
                connection.execute(insert(results), result_values(spec, task_id, queued))
                turns.enter(connection, spec.engine, spec.owner)
                self._database.announce(connection, "work", spec.engine)
        except IntegrityError as error:
            self._note_refusal(spec, now)
            raise TaskConflictError(
                f"task {spec.task_uuid} exists already; give every task a UUID of its own",
                field="taskUUID",
                value=spec.task_uuid,
            ) from error
        return TaskState(spec, accepted_at=now, results=queued)

    def _note_refusal(self, spec: TaskSpec, now: float) -> None:
        mine = and_(tasks.c.owner == spec.owner, tasks.c.task_uuid == spec.task_uuid)
        with self._database.writing(synced=False) as connection:
            connection.execute(update(tasks).where(mine).values(refused_at=now))

    def load(self, owner: str, task_uuid: str) -> TaskState:
        """A task with its results. Raises `TaskNotFoundError`, `TaskExpiredError`."""
        with self._database.reading() as connection:
            task = find_task(connection, owner, task_uuid)
            if task.expired:
                raise TaskExpiredError(
                    f"task {task_uuid} has expired and its pictures are deleted",
                    field="taskUUID",
                    value=task_uuid,
                )
            return state_of(connection, task)

    def newest(self, owner: str | None, limit: int) -> tuple[TaskState, ...]:
        """The newest tasks that have not expired, newest first."""
        query = select(tasks).where(tasks.c.expired.is_(False)).order_by(tasks.c.id.desc())
        if owner is not None:
            query = query.where(tasks.c.owner == owner)
        with self._database.reading() as connection:
            found = connection.execute(query.limit(limit)).all()
            return tuple(state_of(connection, task) for task in found)

    def owners_of(self, task_uuid: str) -> list[str]:
        """Owners of a task with this UUID."""
        query = select(tasks.c.owner).where(tasks.c.task_uuid == task_uuid).order_by(tasks.c.owner)
        with self._database.reading() as connection:
            return list(connection.scalars(query))

    def cancel(self, owner: str, task_uuid: str, now: float) -> None:
        """Fail what is not finished, with the code `cancelled`."""
        failed = failure(ResultError("cancelled", "the task was cancelled"))
        open_ones = results.c.state.in_(("queued", "running"))
        with self._database.writing() as connection:
            task = find_task(connection, owner, task_uuid)
            for result_id in unfinished(connection, task.id):
                end(self._database, connection, result_id, now, failed, open_ones)
            self._database.announce(connection, "unwanted")

    def count_ahead(self, engine: str, owner: str, task_uuid: str) -> int | None:
        """Results drawn before the task's first waiting one, at most; None if none of it waits."""
        with self._database.reading() as connection:
            task = find_task(connection, owner, task_uuid)
            mine = results.c.task_id == task.id
            first = connection.scalar(
                select(func.min(results.c.number)).where(mine, results.c.state == "queued")
            )
            if first is None:
                return None
            before = or_(results.c.task_id < task.id, and_(mine, results.c.number < first))
            unfinished = results.c.state.in_(("queued", "running"))
            query = select(func.count()).where(unfinished, results.c.engine == engine, before)
            own = connection.scalar(query.where(results.c.owner == owner)) or 0
            return own + turns.ahead(connection, engine, owner, own)

    def count_unfinished(self, owner: str) -> int:
        """Results of an owner that are not finished."""
        with self._database.reading() as connection:
            return unfinished_of(connection, owner)

    def used_on(self, owner: str, now: float) -> Used:
        """What an owner used on the day of `now`."""
        with self._database.reading() as connection:
            return used_on(connection, owner, now)

    def used_by_month(self, month: str | None = None) -> Sequence[Used]:
        """What each owner used in each month, or in one (2026-11)."""
        with self._database.reading() as connection:
            return used_by_month(connection, month)

    def rename_engines(self, renamed: Mapping[str, str]) -> None:
        """Have done by the one what waits for the other: engines' former names → present ones."""
        with self._database.writing(synced=False) as connection:
            for former, present in renamed.items():
                for table in (tasks, results):
                    mine = update(table).where(table.c.engine == former)
                    connection.execute(mine.values(engine=present))
            turns.enter_all(connection)

    def expire(self, now: float, limit: int = 100) -> tuple[int, list[str]]:
        """Mark tasks whose time is over. Returns how many, and the files to delete."""
        over = and_(tasks.c.expired.is_(False), tasks.c.expires_at <= now)
        query = select(tasks.c.id).where(over).limit(limit).with_for_update(skip_locked=True)
        with self._database.writing() as connection:
            ids = list(connection.scalars(query))
            connection.execute(update(tasks).where(tasks.c.id.in_(ids)).values(expired=True))
            files = select(results.c.path).where(results.c.task_id.in_(ids), results.c.path != "")
            return len(ids), list(connection.scalars(files))

    def forget(self, before: float) -> int:
        """Delete what is known of tasks that expired before then. Returns how many."""
        with self._database.writing(synced=False) as connection:
            return connection.execute(
                delete(tasks).where(tasks.c.expired, tasks.c.expires_at < before)
            ).rowcount
