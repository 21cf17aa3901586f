"""How often a key may ask: a sliding window of one minute per owner.

Servers that share a database count together, a second late.
"""

import time
from collections import defaultdict, deque
from collections.abc import Callable

from imagineart.api.errors import RateLimitExceededError
from imagineart.service.rates import Tally

WINDOW_S = 60.0


class RateLimit:
    """Counts per owner, `of` what. `clock` gives seconds that never run backwards."""

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        of: str = "tasks",
        tally: Tally | None = None,
    ) -> None:
        self.per_minute = per_minute
        self._of = of
        self._tally = tally or Tally()
        self._clock = clock
        self._seen: defaultdict[str, deque[float]] = defaultdict(deque)

    def admit(self, owner: str, number: int = 1) -> None:
        """Count so many. Raises `RateLimitExceededError`, and counts none, if they are too many."""
        now, seen = self._clock(), self._seen[owner]
        while seen and seen[0] <= now - WINDOW_S:
            seen.popleft()
        if len(seen) + self._tally.elsewhere(self._of, owner) + number > self.per_minute:
            raise RateLimitExceededError(
                reason=f"At most {self.per_minute} {self._of} per minute are allowed for this key."
            )
        seen.extend([now] * number)
        self._tally.count(self._of, owner, number)
