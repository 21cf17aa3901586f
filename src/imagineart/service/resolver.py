"""How are names looked up without anybody waiting for somebody else's?

The system's resolver blocks, cannot be interrupted, and takes as long as the slowest name server
that a stranger names: up to 40 s. Lookups therefore run in threads of their own, a bounded number
in all, fewer for one owner, one for one name. A lookup that nobody waits for any more keeps its
thread until the system lets go of it.
"""

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future

Look = Callable[[str, int], list[str]]

IN_ALL = 16  # lookups under way
PER_OWNER = 4  # of these begun by one owner


class ResolverBusyError(Exception):
    """All lookups that this owner may have under way are under way; nothing was tried."""


def look_up(host: str, port: int) -> list[str]:
    """All addresses of a name, as the system resolves it. Blocks. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


class Resolver:
    """Looks names up beside the event loop."""

    def __init__(
        self, look: Look = look_up, *, in_all: int = IN_ALL, per_owner: int = PER_OWNER
    ) -> None:
        self._look = look
        self._in_all = in_all
        self._per_owner = per_owner
        self._lock = threading.Lock()
        self._under_way: dict[tuple[str, int], Future[list[str]]] = {}
        self._of_owner: Counter[str] = Counter()

    @property
    def under_way(self) -> int:
        """Lookups that hold a thread."""
        return len(self._under_way)

    async def __call__(self, host: str, port: int, owner: str) -> list[str]:
        """The addresses of a name. Raises `OSError` if it has none, `ResolverBusyError`."""
        with self._lock:
            lookup = self._under_way.get((host, port)) or self._begin(host, port, owner)
        found: list[str] = await asyncio.wrap_future(lookup)
        return found

    def _begin(self, host: str, port: int, owner: str) -> Future[list[str]]:
        if len(self._under_way) >= self._in_all or self._of_owner[owner] >= self._per_owner:
            raise ResolverBusyError(f"{len(self._under_way)} names are being looked up")
        lookup: Future[list[str]] = Future()
        lookup.set_running_or_notify_cancel()  # who stops waiting does not take it from the others
        self._under_way[host, port] = lookup
        self._of_owner[owner] += 1
        thread = threading.Thread(
            target=self._run, args=(lookup, host, port, owner), name="resolver", daemon=True
        )
        thread.start()
        return lookup

    def _run(self, lookup: Future[list[str]], host: str, port: int, owner: str) -> None:
        try:
            found = self._look(host, port)
        except Exception as error:
            self._end(host, port, owner)
            lookup.set_exception(error)
        else:
            self._end(host, port, owner)
            lookup.set_result(found)

    def _end(self, host: str, port: int, owner: str) -> None:
        with self._lock:
            del self._under_way[host, port]
            self._of_owner[owner] -= 1
            self._of_owner += Counter()  # forgets owners with nothing under way
