"""Which pictures has an owner, newest first? And how is one of them forgotten?

Plans and stages are many kilobytes, so they are read for one picture, never for a list. A picture
is named by its `image_id`, and a place in the list by the `id` of its row, which only grows.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select, update

from imagineart.request import GenerationRequest
from imagineart.service.database import Database
from imagineart.service.rows import result_of
from imagineart.service.schema import results, tasks
from imagineart.service.task import (
    FINISHED,
    ImageNotFoundError,
    Json,
    PictureUnfinishedError,
    ResultRow,
)

ESCAPE = "\\"
LIGHT = tuple(c for c in results.c if c.name not in ("plan", "stage"))  # columns of a list
CANVAS = results.c.stage["canvas"].label("canvas")
OF_TASK = (
    tasks.c.task_uuid,
    tasks.c.request,
    tasks.c.wire,
    tasks.c.accepted_at,
    tasks.c.expires_at,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One picture of an owner's with what was asked for. `id` is its place in the list.

    `size`: (width, height) of its canvas, px; None until it is drawn.
    """

    id: int
    task_uuid: str
    request: GenerationRequest
    wire: Json
    accepted_at: float  # s since the epoch
    expires_at: float | None  # None until the task's last result has finished
    row: ResultRow
    size: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of an owner's pictures: `words` are all in the prompt, `before` a place in the list.

    Asked for at `since` or later and earlier than `until`, seconds since the epoch.
    """

    words: tuple[str, ...] = ()
    done: bool = True  # only finished ones
    before: int | None = None
    limit: int = 24
    since: float | None = None
    until: float | None = None


class Gallery:
    """The pictures in a database, each owner's own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, owner: str, wanted: Wanted) -> tuple[tuple[Kept, ...], int]:
        """A page of an owner's pictures, and how many there are on all pages."""
        with self._database.reading() as connection:
            return kept_by(connection, owner, wanted), number_kept(connection, owner, wanted)

    def find(self, owner: str, image_id: str) -> Kept:
        """One picture with its plan and stage. Raises `ImageNotFoundError`."""
        with self._database.reading() as connection:
            return find_kept(connection, owner, image_id)

    def forget(self, owner: str, image_id: str, now: float) -> str:
        """Forget a finished picture. Returns its file, to be deleted.

        Raises `ImageNotFoundError`, `PictureUnfinishedError`.
        """
        with self._database.writing() as connection:
            return forget_kept(connection, owner, image_id, now)


def kept_by(connection: Connection, owner: str, wanted: Wanted) -> tuple[Kept, ...]:
    """A page of the list."""
    query = _matching(select(*LIGHT, CANVAS, *OF_TASK), owner, wanted)
    if wanted.before is not None:
        query = query.where(results.c.id < wanted.before)
    query = query.order_by(results.c.id.desc()).limit(wanted.limit)
    return tuple(_kept(row) for row in connection.execute(query))


def number_kept(connection: Connection, owner: str, wanted: Wanted) -> int:
    """How many there are on all pages."""
    return connection.scalar(_matching(select(func.count()), owner, wanted)) or 0


def find_kept(connection: Connection, owner: str, image_id: str) -> Kept:
    """One picture with its plan and stage. Raises `ImageNotFoundError`."""
    query = select(*results.c, CANVAS, *OF_TASK).select_from(results.join(tasks))
    mine = (tasks.c.owner == owner, results.c.image_id == image_id, tasks.c.expired.is_(False))
    found = connection.execute(query.where(*mine)).one_or_none()
    if found is None:
        raise ImageNotFoundError(f"no picture {image_id}", field="image_id", value=image_id)
    return _kept(found)


def forget_kept(connection: Connection, owner: str, image_id: str, now: float) -> str:
    """Forget a finished picture; with its task's last one, the task is over. Returns its file.

    Raises `ImageNotFoundError`, `PictureUnfinishedError`.
    """
    found = find_kept(connection, owner, image_id)
    if found.row.state not in FINISHED:
        raise PictureUnfinishedError(f"picture {image_id} is not finished", value=image_id)
    task_id = select(results.c.task_id).where(results.c.id == found.id)
    its_task = connection.execute(task_id).scalar_one()
    connection.execute(delete(results).where(results.c.id == found.id))
    left = select(func.count()).where(results.c.task_id == its_task)
    if not connection.scalar(left):
        over = update(tasks).where(tasks.c.id == its_task)
        connection.execute(over.values(expired=True, expires_at=now))
    return found.row.path


def _matching(query: Select[Any], owner: str, wanted: Wanted) -> Select[Any]:
    query = query.select_from(results.join(tasks))
    query = query.where(tasks.c.owner == owner, tasks.c.expired.is_(False))
    if wanted.done:
        query = query.where(results.c.state == "done")
    if wanted.since is not None:
        query = query.where(tasks.c.accepted_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(tasks.c.accepted_at < wanted.until)
    prompt = tasks.c.request["prompt"].as_string()
    for word in wanted.words:
        query = query.where(prompt.ilike(_pattern(word), escape=ESCAPE))
    return query


def _pattern(word: str) -> str:
    for special in (ESCAPE, "%", "_"):
        word = word.replace(special, ESCAPE + special)
    return f"%{word}%"


def words_of(search: str) -> tuple[str, ...]:
    """The words of a search."""
    return tuple(search.split())


def _kept(found: Any) -> Kept:
    return Kept(
        id=found.id,
        task_uuid=found.task_uuid,
        request=GenerationRequest.model_validate(found.request),
        wire=found.wire,
        accepted_at=found.accepted_at,
        expires_at=found.expires_at,
        row=result_of(found),
        size=(found.canvas["width"], found.canvas["height"]) if found.canvas else None,
    )
