"""Who draws where? What every crew says of itself each second, on a database that is shared."""

from dataclasses import asdict, dataclass
from typing import Any, get_args

from sqlalchemy import delete, select

from imagineart.service.database import Database, insert_into
from imagineart.service.messages import Export
from imagineart.service.schema import workers

SILENT_S = 10.0  # after which a crew is taken for gone


@dataclass(frozen=True, slots=True)
class Worker:
    """One crew. Times are seconds since the epoch; `problem`: why none of its lanes can draw."""

    id: str
    engine: str
    host: str
    pid: int
    lanes: int  # results that it draws at once
    started_at: float
    seen_at: float
    ready: bool = False
    draining: bool = False
    problem: str = ""
    draws_anything: bool | None = None
    capabilities: dict[str, Any] | None = None  # `exports`, and the `version` of its program

    @property
    def exports(self) -> frozenset[Export]:
        """What can be had of its pictures beside themselves."""
        known = frozenset(get_args(Export))
        return known & frozenset((self.capabilities or {}).get("exports", ()))

    @property
    def version(self) -> str:
        """Of its program; empty of one that does not tell."""
        return str((self.capabilities or {}).get("version", ""))


class Workers:
    """The crews in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def beat(self, worker: Worker) -> None:
        """Say that it is there, and how it is."""
        row = asdict(worker)
        changed = {name: value for name, value in row.items() if name != "id"}
        with self._database.writing(synced=False) as connection:
            statement = insert_into(connection, workers).values(row)
            connection.execute(
                statement.on_conflict_do_update(index_elements=[workers.c.id], set_=changed)
            )

    def leave(self, id: str) -> None:
        """It is there no more."""
        with self._database.writing(synced=False) as connection:
            connection.execute(delete(workers).where(workers.c.id == id))

    def living(self, now: float, within_s: float = SILENT_S) -> tuple[Worker, ...]:
        """Those that were heard of lately, the oldest first."""
        query = select(workers).where(workers.c.seen_at >= now - within_s)
        query = query.order_by(workers.c.started_at, workers.c.id)
        with self._database.reading() as connection:
            return tuple(Worker(**row._mapping) for row in connection.execute(query))

    def forget(self, before: float) -> int:
        """Drop those that were last heard of before then. Returns how many."""
        with self._database.writing(synced=False) as connection:
            gone = delete(workers).where(workers.c.seen_at < before)
            return connection.execute(gone).rowcount
