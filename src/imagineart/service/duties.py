"""What one server does for all, as long as its lease says: then any other may."""

from sqlalchemy import delete, or_

from imagineart.service.database import Database, insert_into
from imagineart.service.schema import duties


class Duties:
    """Who does what, in a database. `now` is the caller's, in seconds since the epoch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, name: str, holder: str, now: float, lease_s: float) -> bool:
        """Take a duty, or renew it; False if somebody else has it."""
        row = {"name": name, "holder": holder, "until": now + lease_s}
        free = or_(duties.c.holder == holder, duties.c.until < now)
        with self._database.writing(synced=False) as connection:
            statement = insert_into(connection, duties).values(row)
            taken = statement.on_conflict_do_update(
                index_elements=[duties.c.name],
                set_={"holder": holder, "until": now + lease_s},
                where=free,
            )
            return connection.execute(taken.returning(duties.c.name)).first() is not None

    def leave(self, holder: str) -> None:
        """Let others have all duties of this holder."""
        with self._database.writing(synced=False) as connection:
            connection.execute(delete(duties).where(duties.c.holder == holder))
