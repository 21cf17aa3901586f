"""How often did each key ask lately, at all servers together? Counts of ten seconds each.

Every server counts by itself and tells the others once a second, so that nobody waits for a count;
servers so may let through a second's worth too much, each.
"""

from collections.abc import Mapping

from sqlalchemy import delete, func, select

from imagineart.service.database import Database, insert_into
from imagineart.service.schema import rates

SLOT_S = 10
WINDOW_S = 60

Slot = tuple[str, str, int]
"""(what is counted, whose, number of the ten seconds)"""


class Rates:
    """The counts in a shared database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def exchange(self, replica: str, own: Mapping[Slot, int], now: float) -> dict[Slot, int]:
        """Tell what this server counted in these slots, in all. Returns what all others did."""
        with self._database.writing(synced=False) as connection:
            for (kind, owner, slot), number in sorted(own.items()):
                row = {"kind": kind, "owner": owner, "slot": slot, "replica": replica}
                statement = insert_into(connection, rates).values(**row, number=number)
                connection.execute(
                    statement.on_conflict_do_update(
                        index_elements=list(rates.primary_key.columns), set_={"number": number}
                    )
                )
            others = (
                select(rates.c.kind, rates.c.owner, rates.c.slot, func.sum(rates.c.number))
                .where(rates.c.replica != replica, rates.c.slot > slot_of(now - WINDOW_S))
                .group_by(rates.c.kind, rates.c.owner, rates.c.slot)
            )
            return {(row[0], row[1], row[2]): int(row[3]) for row in connection.execute(others)}

    def forget(self, before: float) -> int:
        """Drop counts from before then. Returns how many."""
        with self._database.writing(synced=False) as connection:
            old = delete(rates).where(rates.c.slot < slot_of(before))
            return connection.execute(old).rowcount


def slot_of(now: float) -> int:
    """The ten seconds that a moment lies in."""
    return int(now // SLOT_S)
