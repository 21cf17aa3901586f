"""What is remembered: every task, result and delivery, one transaction per method.

A result goes queued → running → done | failed; a crash sends it back to queued. Finishing a result
and owing its webhook and upload is one transaction, so neither exists without the other. What was
accepted, finished or cancelled is synced to the disk, unless the store was told to sync nothing;
the steps in between are not, for losing one only repeats it. All methods block; the board calls
those that write from one thread.
"""

import threading
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.exc import IntegrityError

from imagineart.request import GenerationRequest
from imagineart.service import turns
from imagineart.service.gallery import (
    Kept,
    Wanted,
    find_kept,
    forget_kept,
    kept_by,
    number_kept,
    row_of,
)
from imagineart.service.oversight import Waiting, waiting_in
from imagineart.service.schema import checkpoint, deliveries, open_database, results, tasks, writing
from imagineart.service.slots import Full, Slots, Way
from imagineart.service.task import (
    Delivery,
    ImageExpiredError,
    ImageNotFoundError,
    Json,
    ResultError,
    ResultRow,
    StoredImage,
    TaskConflictError,
    TaskExpiredError,
    TaskNotFoundError,
    TaskSpec,
    TaskState,
)
from imagineart.service.usage import (
    Allowance,
    Used,
    admit,
    count,
    unfinished_of,
    used_by_month,
    used_on,
)

AnyRow = Row[Any]
CANDIDATES = 512  # deliveries looked at, at once
NOTHING_FULL = Full()
ANYTHING = Allowance()
SYNC_SHARE = 0.5  # of all turns, for results whose caller holds the line


@dataclass(frozen=True, slots=True)
class Job:
    """One result to be drawn now. `attempt` tells this try from every other."""

    result_id: int
    task_id: int
    owner: str
    task_uuid: str
    attempt: int
    crashes: int
    index: int
    seed: int
    image_id: str
    request: GenerationRequest
    understood: Json | None
    safety: Literal["none", "fast"] = (
        "none"  # `fast`: the plan is checked against the policy before it is drawn
    )
    request_id: str = ""  # of the request that brought the task; for the log
    traceparent: str = ""  # its span, as `imagineart.service.spans` has it


@dataclass(frozen=True, slots=True)
class Drawn:
    """A result's file is whole in the image store."""

    path: str
    media_type: str
    size: int  # bytes
    sha256: str  # hex
    plan: Json
    stage: Json
    understood: Json
    provenance: dict[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a result was its task's first or last to end, or both."""

    accepted_at: float
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Errand:
    """One delivery to be tried now."""

    delivery: Delivery
    host: str
    spec: TaskSpec
    row: ResultRow


class TaskStore:
    """The database behind the board. `now` is always the caller's, in seconds since the epoch.

    `synced=False` waits for no disk: what was written survives the process, not the power.
    `sync_share` of all turns (0–1) go first to results whose caller holds the line.
    """

    def __init__(self, url: str, *, synced: bool = True, sync_share: float = SYNC_SHARE) -> None:
        self._engine: Engine = open_database(url)
        self._synced = synced
        self._sync_share = sync_share
        self._batch = threading.local()  # its connection, in the thread that writes one

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def checkpoint(self) -> None:
        """Bring home what commits left in SQLite's log, so that no commit has to stop for it."""
        checkpoint(self._engine)

    @contextmanager
    def batch(self, *, synced: bool) -> Iterator[None]:
        """One commit around all that this thread writes; a step that raises undoes only itself."""
        with self._transaction(synced=synced) as connection:
            self._batch.connection = connection
            try:
                yield
            finally:
                self._batch.connection = None

    @contextmanager
    def _writing(self, *, synced: bool = True) -> Iterator[Connection]:
        """A transaction, or a part of the batch. `synced=False` is for what may be repeated."""
        shared: Connection | None = getattr(self._batch, "connection", None)
        if shared is None:
            with self._transaction(synced=synced) as connection:
                yield connection
        else:
            with shared.begin_nested():
                yield shared

    def _transaction(self, *, synced: bool) -> AbstractContextManager[Connection]:
        return writing(self._engine, synced=synced and self._synced).begin()

    # Tasks

    def add(self, spec: TaskSpec, now: float, allowance: Allowance = ANYTHING) -> TaskState:
        """Remember a task and its queued results.

        Raises `TaskConflictError` for a repeat, `TooManyResultsError` and `QuotaExceededError` if
        it is more than the owner may have.
        """
        queued = _queued(spec, now)
        try:
            with self._writing() as connection:
                admit(connection, spec, now, allowance)
                task = insert(tasks).values(
                    {**_task_values(spec), "accepted_at": now, "expired": False}
                )
                task_id = connection.execute(task.returning(tasks.c.id)).scalar_one()
                connection.execute(insert(results), _result_values(spec, task_id, queued))
                turns.enter(connection, spec.engine, spec.owner)
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
        with self._writing(synced=False) as connection:
            connection.execute(update(tasks).where(mine).values(refused_at=now))

    def load(self, owner: str, task_uuid: str) -> TaskState:
        """A task with its results. Raises `TaskNotFoundError`, `TaskExpiredError`."""
        with self._engine.begin() as connection:
            task = _find_task(connection, owner, task_uuid)
            if task.expired:
                raise TaskExpiredError(
                    f"task {task_uuid} has expired and its pictures are deleted",
                    field="taskUUID",
                    value=task_uuid,
                )
            return _state(connection, task)

    def newest(self, owner: str | None, limit: int) -> tuple[TaskState, ...]:
        """The newest tasks that have not expired, newest first."""
        query = select(tasks).where(tasks.c.expired.is_(False)).order_by(tasks.c.id.desc())
        if owner is not None:
            query = query.where(tasks.c.owner == owner)
        with self._engine.begin() as connection:
            found = connection.execute(query.limit(limit)).all()
            return tuple(_state(connection, task) for task in found)

    def owners_of(self, task_uuid: str) -> list[str]:
        """Owners of a task with this UUID."""
        query = select(tasks.c.owner).where(tasks.c.task_uuid == task_uuid).order_by(tasks.c.owner)
        with self._engine.begin() as connection:
            return list(connection.scalars(query))

    def cancel(self, owner: str, task_uuid: str, now: float) -> None:
        """Fail what is not finished, with the code `cancelled`."""
        error = ResultError("cancelled", "the task was cancelled")
        with self._writing() as connection:
            task = _find_task(connection, owner, task_uuid)
            for result_id in _unfinished(connection, task.id):
                _end(connection, result_id, now, _failure(error), true())

    def count_ahead(self, engine: str, owner: str, task_uuid: str) -> int | None:
        """Results drawn before the task's first waiting one, at most; None if none of it waits."""
        with self._engine.begin() as connection:
            task = _find_task(connection, owner, task_uuid)
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
        with self._engine.begin() as connection:
            return unfinished_of(connection, owner)

    def used_on(self, owner: str, now: float) -> Used:
        """What an owner used on the day of `now`."""
        with self._engine.begin() as connection:
            return used_on(connection, owner, now)

    def used_by_month(self, month: str | None = None) -> Sequence[Used]:
        """What each owner used in each month, or in one (2026-11)."""
        with self._engine.begin() as connection:
            return used_by_month(connection, month)

    # Drawing

    def claim(self, engine: str, now: float) -> Job | None:
        """The result of this engine whose turn it is, now running; None if there is none."""
        with self._writing(synced=False) as connection:
            result_id = turns.take(connection, engine, self._sync_share)
            if result_id is None:
                return None
            connection.execute(
                update(results)
                .where(results.c.id == result_id)
                .values(state="running", attempt=results.c.attempt + 1, started_at=now)
            )
            return _job(connection, result_id)

    def finish(self, job: Job, drawn: Drawn, now: float) -> bool:
        """The result is done and its deliveries are owed; False if this try no longer counts."""
        values = {
            "state": "done",
            "path": drawn.path,
            "media_type": drawn.media_type,
            "size": drawn.size,
            "sha256": drawn.sha256,
            "plan": drawn.plan,
            "stage": drawn.stage,
            "provenance": drawn.provenance,
        }
        with self._writing() as connection:
            if not _end(connection, job.result_id, now, values, _by(job)):
                return False
            if drawn.understood != job.understood:
                understood = update(tasks).where(tasks.c.id == job.task_id)
                connection.execute(understood.values(understood=drawn.understood))
            return True

    def fail(self, job: Job, error: ResultError, now: float) -> bool:
        """The result has failed for good; False if this try no longer counts."""
        with self._writing() as connection:
            return _end(connection, job.result_id, now, _failure(error), _by(job))

    def standing(self, job: Job) -> Standing:
        """Where a result that has just ended stands among its task's."""
        mine = results.c.id == job.result_id
        with self._engine.begin() as connection:
            task = connection.execute(select(tasks).where(tasks.c.id == job.task_id)).one()
            at = connection.scalar(select(results.c.finished_at).where(mine))
            others = select(results.c.finished_at).where(results.c.task_id == job.task_id, ~mine)
            found = list(connection.scalars(others))
        return Standing(
            accepted_at=task.accepted_at,
            first=all(other is None or other > at for other in found),
            last=all(other is not None and other <= at for other in found),
        )

    def hand_back(self, job: Job, *, crashed: bool) -> bool:
        """Put a running result back into its place in the queue."""
        back = {"state": "queued", "started_at": None, "crashes": results.c.crashes + int(crashed)}
        with self._writing(synced=False) as connection:
            mine = update(results).where(results.c.id == job.result_id, _by(job))
            return bool(connection.execute(mine.values(back)).rowcount)

    def still_wanted(self, job: Job) -> bool:
        """Whether this try still counts: a cancelled result's does not."""
        with self._engine.begin() as connection:
            mine = select(func.count()).where(results.c.id == job.result_id, _by(job))
            return bool(connection.scalar(mine))

    def recover(self, renamed: Mapping[str, str] | None = None) -> int:
        """Take over from a server that is gone: what it was doing is to be done again.

        `renamed`: engines' former names → present ones; what waits under the one is done by the
        other. Returns how many results were being drawn.
        """
        with self._writing(synced=False) as connection:
            for former, present in (renamed or {}).items():
                for table in (tasks, results):
                    mine = update(table).where(table.c.engine == former)
                    connection.execute(mine.values(engine=present))
            connection.execute(update(deliveries).where(deliveries.c.taken).values(taken=False))
            back = update(results).where(results.c.state == "running")
            found = connection.execute(back.values(state="queued", started_at=None)).rowcount
            turns.enter_all(connection)
            return found

    def usual_seconds(self, engine: str) -> float | None:
        """Mean drawing time of the last results, None before the first."""
        took = (
            select((results.c.finished_at - results.c.started_at).label("took"))
            .where(results.c.state == "done", results.c.engine == engine)
            .order_by(results.c.id.desc())
            .limit(20)
            .subquery()
        )
        with self._engine.begin() as connection:
            mean: float | None = connection.scalar(select(func.avg(took.c.took)))
            return mean

    # Deliveries

    def take_errands(self, now: float, slots: Slots) -> list[Errand]:
        """Deliveries due now for which there are slots, to be tried by the caller at once.

        Uploads of one task are made one after the other, in the order of their results' finishing.
        """
        query = (
            _named_deliveries()
            .where(_due(), deliveries.c.next_at <= now, ~_behind_another())
            .where(_has_room(slots.full()))
            .order_by(deliveries.c.next_at)
            .limit(CANDIDATES)
        )
        with self._writing(synced=False) as connection:
            taken = _share_out(connection.execute(query).all(), slots.copy())
            connection.execute(
                update(deliveries)
                .where(deliveries.c.id.in_([row.id for row in taken]))
                .values(taken=True, tries=deliveries.c.tries + 1)
            )
            return [_errand(connection, row) for row in taken]

    def next_errand_at(self, full: Full = NOTHING_FULL) -> float | None:
        """When the next delivery falls due for which there is a slot."""
        query = (
            select(deliveries.c.next_at)
            .join(tasks, deliveries.c.task_id == tasks.c.id)
            .where(_due(), ~_behind_another(), _has_room(full))
            .order_by(deliveries.c.next_at)
            .limit(1)
        )
        with self._engine.begin() as connection:
            at: float | None = connection.scalar(query)
            return at

    def delivered(self, delivery_id: int) -> None:
        """The other side has it."""
        self._set_delivery(delivery_id, state="delivered", taken=False, last_error="")

    def postpone(self, delivery_id: int, next_at: float, error: str) -> None:
        """Try again at `next_at`."""
        self._set_delivery(delivery_id, taken=False, next_at=next_at, last_error=error)

    def put_back(self, delivery_id: int, next_at: float) -> None:
        """It was not tried after all: it waited for something. Due again at `next_at`."""
        tries = deliveries.c.tries - 1
        self._set_delivery(delivery_id, taken=False, next_at=next_at, tries=tries)

    def give_up(self, delivery_id: int, error: str) -> None:
        """Move it to the dead letters."""
        self._set_delivery(delivery_id, state="dead", taken=False, last_error=error)

    def _set_delivery(self, delivery_id: int, **values: object) -> None:
        with self._writing(synced=False) as connection:
            connection.execute(
                update(deliveries).where(deliveries.c.id == delivery_id).values(values)
            )

    def list_deliveries(self, state: str | None = None, limit: int = 100) -> tuple[Delivery, ...]:
        """The newest deliveries, of one state or of all."""
        query = _named_deliveries().order_by(deliveries.c.id.desc()).limit(limit)
        if state is not None:
            query = query.where(deliveries.c.state == state)
        with self._engine.begin() as connection:
            return tuple(_delivery(row) for row in connection.execute(query))

    def replay(self, ids: Sequence[int] | None, now: float) -> int:
        """Make dead deliveries due again: the given ones, or all. Returns how many."""
        query = update(deliveries).where(deliveries.c.state == "dead")
        if ids is not None:
            query = query.where(deliveries.c.id.in_(ids))
        with self._writing() as connection:
            return connection.execute(query.values(state="due", tries=0, next_at=now)).rowcount

    # Pictures and their end

    def find_image(self, image_id: str) -> StoredImage:
        """A finished picture. Raises `ImageNotFoundError`, `ImageExpiredError`."""
        query = select(results, tasks.c.expired).join(tasks).where(results.c.image_id == image_id)
        with self._engine.begin() as connection:
            row = connection.execute(query).one_or_none()
        if row is None or row.state != "done":
            raise ImageNotFoundError(f"no picture {image_id}", field="image_id", value=image_id)
        if row.expired:
            raise ImageExpiredError(
                f"picture {image_id} has expired and is deleted", field="image_id", value=image_id
            )
        return StoredImage(
            image_id, row.path, row.media_type, row.size, row.sha256, row.finished_at
        )

    def gallery(self, owner: str, wanted: Wanted) -> tuple[tuple[Kept, ...], int]:
        """A page of an owner's pictures, and how many there are on all pages."""
        with self._engine.begin() as connection:
            return kept_by(connection, owner, wanted), number_kept(connection, owner, wanted)

    def kept(self, owner: str, image_id: str) -> Kept:
        """One picture with its plan and stage. Raises `ImageNotFoundError`."""
        with self._engine.begin() as connection:
            return find_kept(connection, owner, image_id)

    def forget_picture(self, owner: str, image_id: str, now: float) -> str:
        """Forget a finished picture. Returns its file, to be deleted.

        Raises `ImageNotFoundError`, `PictureUnfinishedError`.
        """
        with self._writing() as connection:
            return forget_kept(connection, owner, image_id, now)

    def expire(self, now: float, limit: int = 100) -> tuple[int, list[str]]:
        """Mark tasks whose time is over. Returns how many, and the files to delete."""
        over = and_(tasks.c.expired.is_(False), tasks.c.expires_at <= now)
        with self._writing() as connection:
            ids = list(connection.scalars(select(tasks.c.id).where(over).limit(limit)))
            connection.execute(update(tasks).where(tasks.c.id.in_(ids)).values(expired=True))
            query = select(results.c.path).where(results.c.task_id.in_(ids), results.c.path != "")
            return len(ids), list(connection.scalars(query))

    def forget(self, before: float) -> int:
        """Delete what is known of tasks that expired before then. Returns how many."""
        with self._writing(synced=False) as connection:
            return connection.execute(
                delete(tasks).where(tasks.c.expired, tasks.c.expires_at < before)
            ).rowcount

    def live_paths(self, paths: Collection[str]) -> set[str]:
        """Those of the paths that belong to a picture that has not expired."""
        query = select(results.c.path).join(tasks)
        query = query.where(results.c.path.in_(paths), tasks.c.expired.is_(False))
        with self._engine.begin() as connection:
            return set(connection.scalars(query))

    def waiting(self) -> tuple[Waiting, ...]:
        """Who has unfinished results, the oldest first."""
        with self._engine.begin() as connection:
            return waiting_in(connection)

    def counts(self) -> dict[str, int]:
        """How many results and deliveries are in each state."""
        with self._engine.begin() as connection:
            found = {}
            for name, table in (("results", results), ("deliveries", deliveries)):
                query = select(table.c.state, func.count()).group_by(table.c.state)
                for state, count in connection.execute(query):
                    found[f"{name}_{state}"] = int(count)
            return found


# Rows to nouns and back


def _task_values(spec: TaskSpec) -> Json:
    return {
        "owner": spec.owner,
        "task_uuid": spec.task_uuid,
        "engine": spec.engine,
        "request": spec.request.model_dump(mode="json"),
        "wire": spec.wire,
        "context": spec.context,
        "ttl_s": spec.ttl_s,
        "webhook_url": spec.webhook_url,
        "upload_url": spec.upload_url,
    }


def _queued(spec: TaskSpec, now: float) -> tuple[ResultRow, ...]:
    return tuple(
        ResultRow(number, "queued", str(uuid.uuid4()), seed, queued_at=now)
        for number, seed in enumerate(spec.seeds)
    )


def _result_values(spec: TaskSpec, task_id: int, rows: Sequence[ResultRow]) -> list[Json]:
    return [
        {
            "task_id": task_id,
            "number": row.index,
            "engine": spec.engine,
            "state": row.state,
            "image_id": row.image_id,
            "seed": str(row.seed),
            "queued_at": row.queued_at,
            "owner": spec.owner,
            "waits": spec.waits,
        }
        for row in rows
    ]


def _find_task(connection: Connection, owner: str, task_uuid: str) -> AnyRow:
    query = select(tasks).where(tasks.c.owner == owner, tasks.c.task_uuid == task_uuid)
    task = connection.execute(query).one_or_none()
    if task is None:
        raise TaskNotFoundError(f"no task {task_uuid}", field="taskUUID", value=task_uuid)
    return task


def _spec(connection: Connection, task: AnyRow) -> TaskSpec:
    query = select(results.c.seed, results.c.waits).where(results.c.task_id == task.id)
    rows = connection.execute(query.order_by(results.c.number)).all()
    return TaskSpec(
        owner=task.owner,
        task_uuid=task.task_uuid,
        request=GenerationRequest.model_validate(task.request),
        seeds=tuple(int(row.seed) for row in rows),
        wire=task.wire,
        ttl_s=task.ttl_s,
        webhook_url=task.webhook_url,
        upload_url=task.upload_url,
        engine=task.engine,
        context=task.context,
        waits=any(row.waits for row in rows),
    )


def _state(connection: Connection, task: AnyRow) -> TaskState:
    mine = select(results).where(results.c.task_id == task.id).order_by(results.c.number)
    owed = _named_deliveries().where(deliveries.c.task_id == task.id).order_by(deliveries.c.id)
    return TaskState(
        spec=_spec(connection, task),
        accepted_at=task.accepted_at,
        results=tuple(row_of(row) for row in connection.execute(mine)),
        expires_at=task.expires_at,
        refused_at=task.refused_at,
        deliveries=tuple(_delivery(row) for row in connection.execute(owed)),
    )


def _delivery(row: AnyRow) -> Delivery:
    return Delivery(
        id=row.id,
        kind=row.kind,
        owner=row.owner,
        task_uuid=row.task_uuid,
        index=row.number,
        url=row.url,
        state=row.state,
        tries=row.tries,
        last_error=row.last_error,
        next_at=row.next_at,
    )


def _job(connection: Connection, result_id: int) -> Job:
    query = select(
        results,
        tasks.c.owner,
        tasks.c.task_uuid,
        tasks.c.request,
        tasks.c.understood,
        tasks.c.context,
    ).join(tasks)
    row = connection.execute(query.where(results.c.id == result_id)).one()
    return Job(
        result_id=row.id,
        task_id=row.task_id,
        owner=row.owner,
        task_uuid=row.task_uuid,
        attempt=row.attempt,
        crashes=row.crashes,
        index=row.number,
        seed=int(row.seed),
        image_id=row.image_id,
        request=GenerationRequest.model_validate(row.request),
        understood=row.understood,
        safety=row.context.get("safety", "none"),
        request_id=row.context.get("request_id", ""),
        traceparent=row.context.get("traceparent", ""),
    )


def _errand(connection: Connection, found: AnyRow) -> Errand:
    task = connection.execute(select(tasks).where(tasks.c.id == found.task_id)).one()
    row = connection.execute(select(results).where(results.c.id == found.result_id)).one()
    delivery = replace(_delivery(found), tries=found.tries + 1)
    return Errand(delivery, found.host, _spec(connection, task), row_of(row))


# Steps within a transaction


def _unfinished(connection: Connection, task_id: int) -> list[int]:
    query = select(results.c.id).where(
        results.c.task_id == task_id, results.c.state.in_(("queued", "running"))
    )
    return list(connection.scalars(query))


def _by(job: Job) -> Any:
    """The result is still being drawn, and by this very try."""
    return and_(results.c.state == "running", results.c.attempt == job.attempt)


def _failure(error: ResultError) -> Json:
    return {"state": "failed", "error_code": error.code, "error_message": error.message}


def _end(connection: Connection, result_id: int, now: float, values: Json, only: Any) -> bool:
    """Finish a result, owe its deliveries and, after the task's last, set its expiry.

    False, and nothing done, if `only` does not hold.
    """
    ended = update(results).where(results.c.id == result_id, only)
    if not connection.execute(ended.values({**values, "finished_at": now})).rowcount:
        return False
    task = connection.execute(select(tasks).join(results).where(results.c.id == result_id)).one()
    count(connection, task.owner, now, **{values["state"]: 1})
    owed = _owed(task, result_id, now, done=values["state"] == "done")
    if owed:
        connection.execute(insert(deliveries), owed)
    if not _unfinished(connection, task.id):
        expiry = update(tasks).where(tasks.c.id == task.id)
        connection.execute(expiry.values(expires_at=now + task.ttl_s))
    return True


def _owed(task: AnyRow, result_id: int, now: float, *, done: bool) -> list[Json]:
    urls = {"webhook": task.webhook_url, "upload": task.upload_url if done else None}
    return [
        {
            "task_id": task.id,
            "result_id": result_id,
            "kind": kind,
            "url": url,
            "host": urlsplit(url).netloc.rpartition("@")[2].lower(),
            "state": "due",
            "next_at": now,
        }
        for kind, url in urls.items()
        if url
    ]


def _named_deliveries() -> Any:
    named = select(deliveries, tasks.c.owner, tasks.c.task_uuid, results.c.number)
    owner = deliveries.join(tasks, deliveries.c.task_id == tasks.c.id)
    return named.select_from(owner.join(results, deliveries.c.result_id == results.c.id))


def _share_out(candidates: Sequence[AnyRow], slots: Slots) -> list[AnyRow]:
    taken: list[AnyRow] = []
    for row in candidates:
        way = Way(row.kind, row.owner, row.host)
        if slots.room_for(way):
            slots.take(way)
            taken.append(row)
    return taken


def _has_room(full: Full) -> Any:
    """Deliveries that no full share holds back."""
    of_owner = tuple_(tasks.c.owner, deliveries.c.kind)
    return and_(
        deliveries.c.kind.not_in(full.kinds),
        deliveries.c.host.not_in(full.hosts),
        of_owner.not_in(full.owners) if full.owners else true(),
    )


def _behind_another() -> Any:
    """An upload whose task has an earlier one outstanding."""
    earlier = deliveries.alias()
    return exists().where(
        deliveries.c.kind == "upload",
        earlier.c.kind == "upload",
        earlier.c.task_id == deliveries.c.task_id,
        earlier.c.id < deliveries.c.id,
        earlier.c.state == "due",
    )


def _due() -> Any:
    return cast(Any, and_(deliveries.c.state == "due", deliveries.c.taken.is_(False)))
