"""What has each client of a socket been told? So that it can go on at another server.

Only servers that share a database remember it there. A wish is written down before it is accepted,
what was told of it a second after; if a server dies in that second, a result is told twice.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import and_, delete, insert, select, update

from imagineart.service.database import Database, insert_into
from imagineart.service.schema import sessions, told

WISH = ""  # in the place of a result: the task itself

Told = tuple[str, str, str]
"""(session, task, image id)"""

Wishes = Mapping[str, frozenset[str]]
"""Tasks that a client waits for → the image ids that it was told of."""


class Sessions:
    """The conversations in a shared database. `now` is the caller's, in s since the epoch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, session: str, owner: str, replica: str, now: float) -> None:
        """A new one."""
        row = {"id": session, "owner": owner, "replica": replica, "seen_at": now}
        with self._database.writing(synced=False) as connection:
            connection.execute(insert(sessions).values(row))

    def take(
        self, session: str, owner: str, replica: str, now: float, within_s: float
    ) -> Wishes | None:
        """Have it go on at this server. What is owed; None if it is here, or nowhere any more."""
        there = and_(sessions.c.id == session, sessions.c.owner == owner)
        there = and_(there, sessions.c.replica != replica, sessions.c.seen_at >= now - within_s)
        with self._database.writing(synced=False) as connection:
            taken = update(sessions).where(there).values(replica=replica, seen_at=now)
            if not connection.execute(taken).rowcount:
                return None
            found = connection.execute(select(told).where(told.c.session == session)).all()
        wishes: dict[str, set[str]] = {row.task_uuid: set() for row in found}
        for row in found:
            wishes[row.task_uuid].add(row.image_id)
        return {uuid: frozenset(ids - {WISH}) for uuid, ids in wishes.items()}

    def note(self, news: Collection[Told], over: Collection[tuple[str, str]]) -> None:
        """What was told, and (session, task) of which all was."""
        with self._database.writing(synced=False) as connection:
            if news:
                rows = [dict(zip(told.c.keys(), row, strict=True)) for row in sorted(set(news))]
                connection.execute(insert_into(connection, told).on_conflict_do_nothing(), rows)
            for session, task_uuid in over:
                mine = and_(told.c.session == session, told.c.task_uuid == task_uuid)
                connection.execute(delete(told).where(mine))

    def live(self, replica: str, now: float) -> None:
        """Say that the conversations of this server go on."""
        mine = update(sessions).where(sessions.c.replica == replica)
        with self._database.writing(synced=False) as connection:
            connection.execute(mine.values(seen_at=now))

    def leave(self, session: str, replica: str) -> None:
        """It is over, unless it goes on elsewhere."""
        mine = and_(sessions.c.id == session, sessions.c.replica == replica)
        with self._database.writing(synced=False) as connection:
            if connection.execute(delete(sessions).where(mine)).rowcount:
                connection.execute(delete(told).where(told.c.session == session))

    def forget(self, before: float) -> int:
        """Drop those that were last heard of before then. Returns how many."""
        with self._database.writing(synced=False) as connection:
            gone = delete(sessions).where(sessions.c.seen_at < before)
            number = connection.execute(gone).rowcount
            connection.execute(delete(told).where(told.c.session.not_in(select(sessions.c.id))))
            return number
