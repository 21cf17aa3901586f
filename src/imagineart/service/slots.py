"""Which deliveries may set out now, so that nobody's slow receiver holds up another's?

Every delivery under way has a slot. There are so many in all, fewer for uploads (they take
longest), for one owner and for one host. Who finds no slot has not been tried.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Shares:
    """How many deliveries may be under way."""

    in_all: int = 64
    uploads: int = 32
    per_owner: int = 12  # calls of one owner, and as many uploads
    per_host: int = 8


SHARES = Shares()


@dataclass(frozen=True, slots=True)
class Way:
    """Whose delivery, of what kind, and where to."""

    kind: str
    owner: str
    host: str


@dataclass(frozen=True, slots=True)
class Full:
    """What has no slot left."""

    kinds: frozenset[str] = frozenset()
    owners: frozenset[tuple[str, str]] = frozenset()  # (owner, kind)
    hosts: frozenset[str] = frozenset()


class Slots:
    """The deliveries under way, counted."""

    def __init__(self, shares: Shares = SHARES) -> None:
        self._shares = shares
        self._under_way: Counter[Way] = Counter()

    def copy(self) -> Self:
        """The same counts, to be tried out."""
        twin = type(self)(self._shares)
        twin._under_way = self._under_way.copy()
        return twin

    def __len__(self) -> int:
        return self._under_way.total()

    @property
    def free(self) -> int:
        """Slots left in all."""
        return self._shares.in_all - len(self)

    def take(self, way: Way) -> None:
        """One more is under way."""
        self._under_way[way] += 1

    def give_back(self, way: Way) -> None:
        """One has returned."""
        self._under_way[way] -= 1
        self._under_way += Counter()  # forgets ways with nothing under way

    def room_for(self, way: Way) -> bool:
        """Whether one more may set out on this way."""
        full = self.full()
        return (
            self.free > 0
            and way.kind not in full.kinds
            and (way.owner, way.kind) not in full.owners
            and way.host not in full.hosts
        )

    def full(self) -> Full:
        """What may not set out now."""
        owners: Counter[tuple[str, str]] = Counter()
        hosts: Counter[str] = Counter()
        uploads = 0
        for way, count in self._under_way.items():
            owners[way.owner, way.kind] += count
            hosts[way.host] += count
            uploads += count * (way.kind == "upload")
        return Full(
            frozenset({"upload"} if uploads >= self._shares.uploads else ()),
            frozenset(key for key, count in owners.items() if count >= self._shares.per_owner),
            frozenset(key for key, count in hosts.items() if count >= self._shares.per_host),
        )
