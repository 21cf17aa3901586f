"""Who has knocked with wrong keys too often? Counted by the address they come from.

An address that failed too often in a minute is refused, before its key is looked at, until the
minute is over; keys that came from there before stay welcome, so that one bad neighbour behind the
same proxy locks nobody out. What is remembered is bounded, however many addresses knock.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address

from imagineart.api.errors import RateLimitExceededError
from imagineart.service.rates import Tally

WINDOW_S = 60.0
ADDRESSES = 4096  # remembered
KEYS = 64  # remembered of one address
NET_BITS = 64  # of an IPv6 address, whose rest one household can choose at will


@dataclass(slots=True)
class _Visitor:
    failed: deque[float] = field(default_factory=deque)
    welcome: OrderedDict[str, None] = field(default_factory=OrderedDict)


NOBODY = _Visitor()
KIND = "wrong keys"  # as servers tell each other


class Throttle:
    """Counts failures by address. `clock` gives seconds that never run backwards."""

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        tally: Tally | None = None,
    ) -> None:
        self.per_minute = per_minute
        self._tally = tally or Tally()
        self._clock = clock
        self._visitors: OrderedDict[str, _Visitor] = OrderedDict()

    def check(self, address: str, key_id: str | None) -> None:
        """Raises `RateLimitExceededError` if the address failed too often and the key is new."""
        place = neighbourhood(address)
        visitor = self._visitors.get(place, NOBODY)
        if key_id in visitor.welcome:
            return
        while visitor.failed and visitor.failed[0] <= self._clock() - WINDOW_S:
            visitor.failed.popleft()
        if len(visitor.failed) + self._tally.elsewhere(KIND, place) >= self.per_minute:
            raise RateLimitExceededError(
                reason=f"Wrong API keys came from your address {self.per_minute} times within a "
                "minute."
            )

    def failed(self, address: str) -> None:
        """Count a wrong key."""
        failed = self._visitor(address).failed
        failed.append(self._clock())
        self._tally.count(KIND, neighbourhood(address))
        if len(failed) > self.per_minute:
            failed.popleft()

    def succeeded(self, address: str, key_id: str) -> None:
        """Remember that this key comes from there."""
        welcome = self._visitor(address).welcome
        welcome[key_id] = None
        welcome.move_to_end(key_id)
        if len(welcome) > KEYS:
            welcome.popitem(last=False)

    def _visitor(self, address: str) -> _Visitor:
        place = neighbourhood(address)
        visitor = self._visitors.setdefault(place, _Visitor())
        self._visitors.move_to_end(place)
        if len(self._visitors) > ADDRESSES:
            self._visitors.popitem(last=False)
        return visitor


def neighbourhood(address: str) -> str:
    """What counts as one address: all of IPv4, the network of IPv6; else the words themselves."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return f"{IPv6Address(int(parsed) >> NET_BITS << NET_BITS)}/{NET_BITS}"
