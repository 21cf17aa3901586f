"""Rows to nouns, and nouns to rows."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from imagineart.request import GenerationRequest
from imagineart.service.schema import deliveries, results, tasks
from imagineart.service.task import (
    Delivery,
    Errand,
    Job,
    Json,
    ResultError,
    ResultRow,
    TaskNotFoundError,
    TaskSpec,
    TaskState,
)

AnyRow = Row[Any]


def task_values(spec: TaskSpec) -> Json:
    """Columns of a task."""
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
        "understood": spec.understood,
    }


def queued_rows(spec: TaskSpec, now: float) -> tuple[ResultRow, ...]:
    """The results of a task that was just accepted."""
    return tuple(
        ResultRow(number, "queued", str(uuid.uuid4()), seed, queued_at=now)
        for number, seed in enumerate(spec.seeds)
    )


def result_values(spec: TaskSpec, task_id: int, rows: Sequence[ResultRow]) -> list[Json]:
    """Columns of its results."""
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
            "stage": spec.staged,
        }
        for row in rows
    ]


def find_task(connection: Connection, owner: str, task_uuid: str) -> AnyRow:
    """The row of a task. Raises `TaskNotFoundError`."""
    query = select(tasks).where(tasks.c.owner == owner, tasks.c.task_uuid == task_uuid)
    task = connection.execute(query).one_or_none()
    if task is None:
        raise TaskNotFoundError(f"no task {task_uuid}", field="taskUUID", value=task_uuid)
    return task


def spec_of(connection: Connection, task: AnyRow) -> TaskSpec:
    """A task as it was accepted."""
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


def state_of(connection: Connection, task: AnyRow) -> TaskState:
    """A task with its results and deliveries."""
    mine = select(results).where(results.c.task_id == task.id).order_by(results.c.number)
    owed = named_deliveries().where(deliveries.c.task_id == task.id).order_by(deliveries.c.id)
    return TaskState(
        spec=spec_of(connection, task),
        accepted_at=task.accepted_at,
        results=tuple(result_of(row) for row in connection.execute(mine)),
        expires_at=task.expires_at,
        refused_at=task.refused_at,
        deliveries=tuple(delivery_of(row) for row in connection.execute(owed)),
    )


def result_of(row: AnyRow) -> ResultRow:
    """What is known of a result; without plan and stage, if they were not asked for."""
    return ResultRow(
        index=row.number,
        state=row.state,
        image_id=row.image_id,
        seed=int(row.seed),
        path=row.path,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        error=ResultError(row.error_code, row.error_message) if row.error_code else None,
        attempt=row.attempt,
        queued_at=row.queued_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        plan=getattr(row, "plan", None),
        stage=getattr(row, "stage", None),
        provenance=row.provenance or {},
    )


def delivery_of(row: AnyRow) -> Delivery:
    """A delivery, from a row of `named_deliveries`."""
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


def job_of(connection: Connection, result_id: int) -> Job:
    """A result to be drawn, with what its task says."""
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
        staged=row.stage,
        safety=row.context.get("safety", "none"),
        request_id=row.context.get("request_id", ""),
        holder=row.holder,
        traceparent=row.context.get("traceparent", ""),
    )


def errand_of(connection: Connection, found: AnyRow, holder: str) -> Errand:
    """A delivery to be tried, from its row as it was before it was taken."""
    task = connection.execute(select(tasks).where(tasks.c.id == found.task_id)).one()
    row = connection.execute(select(results).where(results.c.id == found.result_id)).one()
    delivery = replace(delivery_of(found), tries=found.tries + 1)
    spec = spec_of(connection, task)
    return Errand(delivery, found.token + 1, found.host, spec, result_of(row), holder)


def named_deliveries() -> Any:
    """Deliveries with the owner, the UUID and the number of what they are about."""
    named = select(deliveries, tasks.c.owner, tasks.c.task_uuid, results.c.number)
    owner = deliveries.join(tasks, deliveries.c.task_id == tasks.c.id)
    return named.select_from(owner.join(results, deliveries.c.result_id == results.c.id))
