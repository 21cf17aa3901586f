"""What is owed to others: webhook calls and uploads, each held by the courier that tries it.

A courier renews its leases while it lives. When a lease has run out another one tries, and whatever
the former still says is not taken: `token` has grown. So one delivery may be made twice, and is
never counted twice.
"""

from collections.abc import Collection, Sequence
from typing import Any, cast

from sqlalchemy import and_, exists, select, true, tuple_, update

from imagineart.service.database import Database
from imagineart.service.ending import storable
from imagineart.service.lease import LEASE_S
from imagineart.service.rows import AnyRow, delivery_of, errand_of, named_deliveries
from imagineart.service.schema import deliveries, tasks
from imagineart.service.slots import Full, Slots, Way
from imagineart.service.task import Delivery, Errand, Json

CANDIDATES = 512  # looked at, at once
NOTHING_FULL = Full()
FREE: Json = {"taken": False, "holder": "", "lease_until": None}


class Deliveries:
    """The deliveries in a database. `now` is the caller's, in seconds since the epoch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(
        self, now: float, slots: Slots, holder: str = "", lease_s: float = LEASE_S
    ) -> list[Errand]:
        """Deliveries due now for which there are slots, to be tried by the caller at once.

        Uploads of one task are made one after the other, in the order of their results' finishing.
        """
        query = (
            named_deliveries()
            .where(_due(), deliveries.c.next_at <= now, ~_behind_another())
            .where(_has_room(slots.full()))
            .order_by(deliveries.c.next_at, deliveries.c.id)
            .limit(CANDIDATES)
            .with_for_update(of=deliveries, skip_locked=True)
        )
        with self._database.writing(synced=False) as connection:
            taken = _share_out(connection.execute(query).all(), slots.copy())
            connection.execute(
                update(deliveries)
                .where(deliveries.c.id.in_([row.id for row in taken]))
                .values(
                    taken=True,
                    tries=deliveries.c.tries + 1,
                    token=deliveries.c.token + 1,
                    holder=holder,
                    lease_until=now + lease_s,
                )
            )
            return [errand_of(connection, row, holder) for row in taken]

    def next_at(self, full: Full = NOTHING_FULL) -> float | None:
        """When the next delivery falls due for which there is a slot."""
        query = (
            select(deliveries.c.next_at)
            .join(tasks, deliveries.c.task_id == tasks.c.id)
            .where(_due(), ~_behind_another(), _has_room(full))
            .order_by(deliveries.c.next_at)
            .limit(1)
        )
        with self._database.reading() as connection:
            at: float | None = connection.scalar(query)
            return at

    def renew(self, holder: str, ids: Collection[int], now: float, lease_s: float = LEASE_S) -> int:
        """Say that the holder lives and tries these. Returns how many of them it holds."""
        mine = and_(deliveries.c.state == "due", deliveries.c.taken, deliveries.c.holder == holder)
        mine = and_(mine, deliveries.c.id.in_(ids))
        with self._database.writing(synced=False) as connection:
            renewed = update(deliveries).where(mine).values(lease_until=now + lease_s)
            return connection.execute(renewed).rowcount

    def delivered(self, errand: Errand) -> bool:
        """The other side has it; False, as of the three below, if another courier tries it now."""
        return self._settle(errand, state="delivered", last_error="")

    def postpone(self, errand: Errand, next_at: float, error: str) -> bool:
        """Try again at `next_at`."""
        return self._settle(errand, next_at=next_at, last_error=storable(error))

    def put_back(self, errand: Errand, next_at: float) -> bool:
        """It was not tried after all: it waited for something. Due again at `next_at`."""
        return self._settle(errand, next_at=next_at, tries=deliveries.c.tries - 1)

    def give_up(self, errand: Errand, error: str) -> bool:
        """Move it to the dead letters."""
        return self._settle(errand, state="dead", last_error=storable(error))

    def _settle(self, errand: Errand, **values: object) -> bool:
        mine = and_(
            deliveries.c.id == errand.delivery.id,
            deliveries.c.taken,
            deliveries.c.token == errand.token,
            deliveries.c.holder == errand.holder,  # a crash may have forgotten the token's growth
        )
        with self._database.writing(synced=False) as connection:
            settled = update(deliveries).where(mine).values({**FREE, **values})
            return bool(connection.execute(settled).rowcount)

    def release(self, holder: str) -> int:
        """Leave to others whatever the holder has taken. Returns how many."""
        return self._put_back(deliveries.c.holder == holder)

    def release_all(self) -> int:
        """Leave to others what anybody has taken: for the one server that uses the database."""
        return self._put_back()

    def release_expired(self, now: float) -> int:
        """Leave to others what was taken by somebody whose lease has run out."""
        over = and_(deliveries.c.lease_until.is_not(None), deliveries.c.lease_until < now)
        query = select(deliveries.c.id).where(deliveries.c.state == "due", deliveries.c.taken, over)
        with self._database.reading() as connection:  # the usual case: nothing to be written
            ids = list(connection.scalars(query))
        return self._put_back(over, deliveries.c.id.in_(ids)) if ids else 0

    def _put_back(self, *only: Any) -> int:
        mine = and_(deliveries.c.state == "due", deliveries.c.taken, *only)
        with self._database.writing(synced=False) as connection:
            self._database.announce(connection, "owed")
            return connection.execute(update(deliveries).where(mine).values(FREE)).rowcount

    def newest(self, state: str | None = None, limit: int = 100) -> tuple[Delivery, ...]:
        """The newest deliveries, of one state or of all."""
        query = named_deliveries().order_by(deliveries.c.id.desc()).limit(limit)
        if state is not None:
            query = query.where(deliveries.c.state == state)
        with self._database.reading() as connection:
            return tuple(delivery_of(row) for row in connection.execute(query))

    def replay(self, ids: Sequence[int] | None, now: float) -> int:
        """Make dead deliveries due again: the given ones, or all. Returns how many."""
        query = update(deliveries).where(deliveries.c.state == "dead")
        if ids is not None:
            query = query.where(deliveries.c.id.in_(ids))
        with self._database.writing() as connection:
            self._database.announce(connection, "owed")
            return connection.execute(query.values(state="due", tries=0, next_at=now)).rowcount


def _share_out(candidates: Sequence[AnyRow], slots: Slots) -> list[AnyRow]:
    taken: list[AnyRow] = []
    for row in candidates:
        way = Way(row.kind, row.owner, row.host)
        if slots.room_for(way):
            slots.take(way)
            taken.append(row)
    return taken


def _has_room(full: Full) -> Any:
    """Deliveries that no full share holds back."""
    of_owner = tuple_(tasks.c.owner, deliveries.c.kind)
    return and_(
        deliveries.c.kind.not_in(full.kinds),
        deliveries.c.host.not_in(full.hosts),
        of_owner.not_in(full.owners) if full.owners else true(),
    )


def _behind_another() -> Any:
    """An upload whose task has an earlier one outstanding."""
    earlier = deliveries.alias()
    return exists().where(
        deliveries.c.kind == "upload",
        earlier.c.kind == "upload",
        earlier.c.task_id == deliveries.c.task_id,
        earlier.c.id < deliveries.c.id,
        earlier.c.state == "due",
    )


def _due() -> Any:
    return cast(Any, and_(deliveries.c.state == "due", deliveries.c.taken.is_(False)))
