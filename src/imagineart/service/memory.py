"""What each client of a socket was told, as an event loop keeps it."""

from collections.abc import Callable, Collection

from imagineart.service.hands import Hands
from imagineart.service.lease import Lease
from imagineart.service.sessions import WISH, Told, Wishes
from imagineart.service.store import Store


class Memory:
    """Conversations in a shared database; of a server that is alone it remembers nothing."""

    def __init__(
        self, store: Store, hands: Hands, lease: Lease, clock: Callable[[], float]
    ) -> None:
        self._table = store.sessions if store.shared else None
        self._hands = hands
        self._replica = lease.holder
        self._clock = clock
        self._news: list[Told] = []
        self._over: list[tuple[str, str]] = []

    async def open(self, session: str, owner: str) -> None:
        """A new conversation."""
        if self._table is not None:
            await self._hands.write(self._table.open, session, owner, self._replica, self._clock())

    async def take(self, session: str, owner: str, within_s: float) -> Wishes | None:
        """As `Sessions.take`."""
        if self._table is None:
            return None
        take, now = self._table.take, self._clock()
        return await self._hands.write(take, session, owner, self._replica, now, within_s)

    async def wish(self, session: str, task_uuids: Collection[str]) -> None:
        """The client waits for these from now on."""
        if self._table is not None and task_uuids:
            await self._hands.write(
                self._table.note, [(session, uuid, WISH) for uuid in task_uuids], ()
            )

    def tell(self, session: str, task_uuid: str, image_id: str) -> None:
        """The client was told of this result."""
        if self._table is not None:
            self._news.append((session, task_uuid, image_id))

    def all_told(self, session: str, task_uuid: str) -> None:
        """The client was told all of this task."""
        if self._table is not None:
            self._over.append((session, task_uuid))

    async def leave(self, session: str) -> None:
        """Nobody will come back for it."""
        if self._table is not None:
            await self._hands.write(self._table.leave, session, self._replica)

    async def keep(self) -> None:
        """Write down what was told since, and that the conversations go on."""
        if self._table is None:
            return
        (news, self._news), (over, self._over) = (self._news, []), (self._over, [])
        done = set(over)
        left = [row for row in news if row[:2] not in done]
        if left or over:
            await self._hands.write(self._table.note, left, over)
        await self._hands.write(self._table.live, self._replica, self._clock())
