"""What is drawn: results, each held by whoever draws it for as long as its lease says.

A result goes queued → running → done | failed. Whoever claims one is its holder and renews the
lease while it lives. When a lease has run out the result goes back into its place, and the former
holder, should it wake, finds that its try counts no more: `attempt` has grown, and every step of a
holder's asks for its own.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, and_, func, select, update

from imagineart.service import turns
from imagineart.service.database import Database
from imagineart.service.ending import end, failure
from imagineart.service.lease import LEASE_S
from imagineart.service.rows import job_of
from imagineart.service.schema import results, tasks
from imagineart.service.task import (
    Drawn,
    ImageExpiredError,
    ImageNotFoundError,
    Job,
    Json,
    ResultError,
    Standing,
    StoredImage,
)

SYNC_SHARE = 0.5  # of all turns, for results whose caller holds the line
UNLEASED_S = 900.0  # after which one is taken for lost that a build without leases has begun
LOSSES = 5  # of one result's leases, after which it has failed
LOST = ResultError("workerCrashed", f"whoever drew it was lost {LOSSES} times")

Try = tuple[int, int]
"""(id of a result, number of the attempt)"""


class Results:
    """The results in a database. `now` is always the caller's, in seconds since the epoch.

    `sync_share` of all turns (0–1) go first to results whose caller holds the line.
    """

    def __init__(self, database: Database, sync_share: float = SYNC_SHARE) -> None:
        self._database = database
        self._sync_share = sync_share

    def claim(
        self, engine: str, now: float, holder: str = "", lease_s: float = LEASE_S
    ) -> Job | None:
        """The result of this engine whose turn it is, now running; None if there is none."""
        with self._database.writing(synced=False) as connection:
            result_id = turns.take(connection, engine, self._sync_share)
            if result_id is None:
                return None
            connection.execute(
                update(results)
                .where(results.c.id == result_id)
                .values(
                    state="running",
                    attempt=results.c.attempt + 1,
                    started_at=now,
                    holder=holder,
                    lease_until=now + lease_s,
                )
            )
            return job_of(connection, result_id)

    def renew(
        self, holder: str, tries: Collection[Try], now: float, lease_s: float = LEASE_S
    ) -> set[Try]:
        """Say that the holder lives and draws these. Returns what it still holds of them.

        Only these: of a claim whose answer was lost on the way the holder knows nothing, so that
        its lease has to run out.
        """
        drawn = [result_id for result_id, _ in tries]
        mine = and_(results.c.id.in_(drawn), results.c.holder == holder)
        mine = and_(mine, results.c.state == "running")
        with self._database.writing(synced=False) as connection:
            renewed = update(results).where(mine).values(lease_until=now + lease_s)
            kept = connection.execute(renewed.returning(results.c.id, results.c.attempt))
            return {(row.id, row.attempt) for row in kept}

    def still_wanted(self, job: Job) -> bool:
        """Whether this try still counts: a cancelled result's does not, nor one that was lost."""
        with self._database.reading() as connection:
            mine = select(func.count()).where(results.c.id == job.result_id, _by(job))
            return bool(connection.scalar(mine))

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
        with self._database.writing() as connection:
            if not end(self._database, connection, job.result_id, now, values, _by(job)):
                return False
            if drawn.understood != job.understood:
                understood = update(tasks).where(tasks.c.id == job.task_id)
                connection.execute(understood.values(understood=drawn.understood))
            return True

    def fail(self, job: Job, error: ResultError, now: float) -> bool:
        """The result has failed for good; False if this try no longer counts."""
        with self._database.writing() as connection:
            return end(self._database, connection, job.result_id, now, failure(error), _by(job))

    def hand_back(self, job: Job, *, crashed: bool) -> bool:
        """Put a running result back into its place in the queue."""
        back = {**QUEUED, "crashes": results.c.crashes + int(crashed)}
        with self._database.writing(synced=False) as connection:
            mine = update(results).where(results.c.id == job.result_id, _by(job))
            self._database.announce(connection, "work")
            return bool(connection.execute(mine.values(back)).rowcount)

    def release(self, holder: str) -> int:
        """Put back whatever the holder draws. Returns how many."""
        return self._put_back(results.c.holder == holder)

    def release_all(self) -> int:
        """Put back whatever anybody draws: for the one server that uses the database."""
        return self._put_back()

    def _put_back(self, *only: Any) -> int:
        back = update(results).where(results.c.state == "running", *only).values(QUEUED)
        with self._database.writing(synced=False) as connection:
            self._database.announce(connection, "work")
            return connection.execute(back).rowcount

    def requeue_expired(self, now: float) -> int:
        """Put back what nobody draws any more, by its lease. Returns how many.

        One whose holders were lost too often has failed.
        """
        over = _is_over(now)
        with self._database.reading() as connection:  # the usual case: nothing to be written
            if not connection.scalar(select(results.c.id).where(over).limit(1)):
                return 0
        self._fail_lost(over, now)
        with self._database.writing(synced=False) as connection:
            lost = select(results.c.id).where(over, results.c.losses + 1 < LOSSES)
            ids = list(connection.scalars(lost.with_for_update(skip_locked=True)))
            back = update(results).where(results.c.id.in_(ids))
            connection.execute(back.values({**QUEUED, "losses": results.c.losses + 1}))
            self._database.announce(connection, "work")
            return len(ids)

    def _fail_lost(self, over: Any, now: float) -> None:
        with self._database.reading() as connection:
            hopeless = select(results.c.id).where(over, results.c.losses + 1 >= LOSSES)
            ids = list(connection.scalars(hopeless))
        for result_id in ids:
            with self._database.writing() as connection:
                end(self._database, connection, result_id, now, failure(LOST), over)

    def standing(self, job: Job) -> Standing:
        """Where a result that has just ended stands among its task's."""
        mine = results.c.id == job.result_id
        with self._database.reading() as connection:
            task = connection.execute(select(tasks).where(tasks.c.id == job.task_id)).one()
            at = connection.scalar(select(results.c.finished_at).where(mine))
            others = select(results.c.finished_at).where(results.c.task_id == job.task_id, ~mine)
            found = list(connection.scalars(others))
        return Standing(
            accepted_at=task.accepted_at,
            first=all(other is None or other > at for other in found),
            last=all(other is not None and other <= at for other in found),
        )

    def ends(self, owner: str, task_uuid: str) -> list[float | None]:
        """When each result of a task ended; None: not yet. Nothing of one that is forgotten."""
        mine = and_(tasks.c.owner == owner, tasks.c.task_uuid == task_uuid)
        with self._database.reading() as connection:
            return list(connection.scalars(select(results.c.finished_at).join(tasks).where(mine)))

    def oldest_queued(self) -> float | None:
        """When the one that waits longest was accepted."""
        waiting = select(func.min(results.c.queued_at)).where(results.c.state == "queued")
        with self._database.reading() as connection:
            at: float | None = connection.scalar(waiting)
            return at

    def usual_seconds(self, engine: str) -> float | None:
        """Mean drawing time of the last results, None before the first."""
        took = (
            select((results.c.finished_at - results.c.started_at).label("took"))
            .where(results.c.state == "done", results.c.engine == engine)
            .order_by(results.c.id.desc())
            .limit(20)
            .subquery()
        )
        with self._database.reading() as connection:
            mean: float | None = connection.scalar(select(func.avg(took.c.took)))
            return mean

    def depth(self, engine: str) -> dict[str, int]:
        """How many results of an engine wait and are being drawn: `queued`, `running`."""
        query = select(results.c.state, func.count()).where(
            results.c.engine == engine, results.c.state.in_(("queued", "running"))
        )
        with self._database.reading() as connection:
            found = connection.execute(query.group_by(results.c.state)).all()
        return {"queued": 0, "running": 0} | {row[0]: row[1] for row in found}

    def find_image(self, image_id: str) -> StoredImage:
        """A finished picture. Raises `ImageNotFoundError`, `ImageExpiredError`."""
        query = select(results, tasks.c.expired).join(tasks).where(results.c.image_id == image_id)
        with self._database.reading() as connection:
            row: Row[Any] | None = connection.execute(query).one_or_none()
        if row is None or row.state != "done":
            raise ImageNotFoundError(f"no picture {image_id}", field="image_id", value=image_id)
        if row.expired:
            raise ImageExpiredError(
                f"picture {image_id} has expired and is deleted", field="image_id", value=image_id
            )
        return StoredImage(
            image_id, row.path, row.media_type, row.size, row.sha256, row.finished_at
        )

    def live_paths(self, paths: Collection[str]) -> set[str]:
        """Those of the paths that belong to a picture that has not expired."""
        query = select(results.c.path).join(tasks)
        query = query.where(results.c.path.in_(paths), tasks.c.expired.is_(False))
        with self._database.reading() as connection:
            return set(connection.scalars(query))


QUEUED: Json = {"state": "queued", "started_at": None, "holder": "", "lease_until": None}


def _by(job: Job) -> Any:
    """The result is still being drawn, and by this very try.

    The holder too is asked for: a database that crashed may have forgotten a claim, which was not
    synced, and given its number to another.
    """
    mine = and_(results.c.attempt == job.attempt, results.c.holder == job.holder)
    return and_(results.c.state == "running", mine)


def _is_over(now: float) -> Any:
    lease = func.coalesce(results.c.lease_until, results.c.started_at + UNLEASED_S)
    return and_(results.c.state == "running", lease < now)
