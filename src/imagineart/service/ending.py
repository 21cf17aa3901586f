"""How a result ends, whoever ends it: its deliveries are owed and its task may be over."""

from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, insert, select, update

from imagineart.service.database import Database
from imagineart.service.rows import AnyRow
from imagineart.service.schema import deliveries, results, tasks
from imagineart.service.task import Json, ResultError
from imagineart.service.usage import count


def end(
    database: Database, connection: Connection, result_id: int, now: float, values: Json, only: Any
) -> bool:
    """Finish a result, owe its deliveries and, after the task's last, set its expiry.

    False, and nothing done, if `only` does not hold. The task is locked first: of two results that
    end together one must see that it is the last.
    """
    its_task = select(tasks).join(results).where(results.c.id == result_id)
    task = connection.execute(its_task.with_for_update(of=tasks)).one()
    ended = update(results).where(results.c.id == result_id, only)
    if not connection.execute(ended.values({**values, "finished_at": now})).rowcount:
        return False
    count(connection, task.owner, now, **{values["state"]: 1})
    owed = _owed(task, result_id, now, done=values["state"] == "done")
    if owed:
        connection.execute(insert(deliveries), owed)
        database.announce(connection, "owed")
    if not unfinished(connection, task.id):
        expiry = update(tasks).where(tasks.c.id == task.id)
        connection.execute(expiry.values(expires_at=now + task.ttl_s))
    database.announce(connection, "news", f"{task.owner} {task.task_uuid}")
    return True


def failure(error: ResultError) -> Json:
    """What is written down of a result that failed."""
    return {"state": "failed", "error_code": error.code, "error_message": storable(error.message)}


def storable(text: str) -> str:
    """The text without what PostgreSQL cannot keep."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def unfinished(connection: Connection, task_id: int) -> list[int]:
    """Ids of a task's results that are queued or being drawn."""
    query = select(results.c.id).where(
        results.c.task_id == task_id, results.c.state.in_(("queued", "running"))
    )
    return list(connection.scalars(query))


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
