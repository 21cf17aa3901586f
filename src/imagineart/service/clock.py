"""What time is it, for all machines alike? The database's, where several use one.

Leases and due dates are compared with one another, so nobody's own clock may decide.
"""

import time

from imagineart.service.database import Database


class SharedClock:
    """Seconds since the epoch at the database. Blocks only in `adjust`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ahead_s = 0.0  # of this machine's clock

    def __call__(self) -> float:
        """Now."""
        return time.time() + self._ahead_s

    def adjust(self) -> float:
        """Ask the database. Returns by how many seconds its clock is ahead of this machine's."""
        before = time.time()
        there = self._database.now()
        if there is not None:
            self._ahead_s = there - (before + time.time()) / 2
        return self._ahead_s
