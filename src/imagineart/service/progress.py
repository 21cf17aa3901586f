"""How far are results that another machine draws? Told twice a second, worth nothing afterwards."""

from collections.abc import Collection, Sequence

from sqlalchemy import and_, delete, select

from imagineart.service.database import Database, insert_into
from imagineart.service.schema import progress, results
from imagineart.service.task import Progress

News = tuple[str, int, Progress]
"""(image id, number of the attempt, how far it is)"""


class ProgressTable:
    """The progress of results in a shared database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, news: Sequence[News], now: float) -> None:
        """Write it down, unless a later attempt has begun."""
        with self._database.writing(synced=False) as connection:
            for image_id, attempt, far in news:
                row = {"attempt": attempt, "share": far.share, "step": far.step, "at": now}
                row["preview"] = far.preview
                statement = insert_into(connection, progress).values(image_id=image_id, **row)
                connection.execute(
                    statement.on_conflict_do_update(
                        index_elements=[progress.c.image_id],
                        set_=row,
                        where=progress.c.attempt <= attempt,
                    )
                )

    def of(self, image_ids: Collection[str]) -> dict[str, Progress]:
        """How far these are, as long as the attempt that told it is the one that draws."""
        query = select(progress).join(
            results,
            and_(
                results.c.image_id == progress.c.image_id,
                results.c.attempt == progress.c.attempt,
                results.c.state == "running",
            ),
        )
        with self._database.reading() as connection:
            found = connection.execute(query.where(progress.c.image_id.in_(image_ids)))
            return {row.image_id: Progress(row.share, row.step, row.preview) for row in found}

    def forget(self, before: float) -> int:
        """Drop what nobody has told anything of since then. Returns how many."""
        with self._database.writing(synced=False) as connection:
            return connection.execute(delete(progress).where(progress.c.at < before)).rowcount
