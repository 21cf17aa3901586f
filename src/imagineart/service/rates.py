"""How often did each key ask lately, at all servers together? Counts of ten seconds each.

Every server counts by itself and tells the others once a second, so that nobody waits for a count;
servers so may let through a second's worth too much, each.
"""

import time
from collections import Counter
from collections.abc import Callable, Mapping

from sqlalchemy import delete, func, select

from imagineart.service.database import Database, insert_into
from imagineart.service.schema import rates

SLOT_S = 10
WINDOW_S = 60
MOST = 20_000  # counts that are kept for the others, however many addresses knock

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


class Tally:
    """What this server counted in the last minute, and what it was told of the others."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._own: Counter[Slot] = Counter()
        self._others: Mapping[Slot, int] = {}
        self._newest = 0  # slot that anything was counted in

    def keep_to(self, clock: Callable[[], float]) -> None:
        """Count by this clock, which all servers have."""
        self._clock = clock

    def count(self, kind: str, owner: str, number: int = 1) -> None:
        """Somebody asked for so many."""
        slot = slot_of(self._clock())
        if slot != self._newest:
            self._forget()
            self._newest = slot
        if len(self._own) < MOST:
            self._own[kind, owner, slot] += number

    def elsewhere(self, kind: str, owner: str) -> int:
        """How many were counted at other servers."""
        if not self._others:
            return 0
        last = slot_of(self._clock())
        slots = range(last - WINDOW_S // SLOT_S + 1, last + 1)
        return sum(self._others.get((kind, owner, slot), 0) for slot in slots)

    def exchange(self, rates: Rates, replica: str) -> None:
        """Tell the others and hear from them. Blocks."""
        now = self._clock()
        recent = {key: number for key, number in self._own.copy().items() if is_recent(key, now)}
        self._others = rates.exchange(replica, recent, now)

    def _forget(self) -> None:
        now = self._clock()
        for key in [key for key in self._own if not is_recent(key, now)]:
            del self._own[key]


def is_recent(key: Slot, now: float) -> bool:
    """Whether a count is of the last minute."""
    return key[2] > slot_of(now - WINDOW_S)


def slot_of(now: float) -> int:
    """The ten seconds that a moment lies in."""
    return int(now // SLOT_S)
