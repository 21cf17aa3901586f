"""Who may call? The keys in the database, looked up in memory, and one that the operator set.

What is in memory is a quarter of a second old at most: a key that another process made, changed or
revoked is so here, too. A secret is found by its hash, so the time that it takes tells nothing of
any other secret.
"""

import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from imagineart.errors import ImagineArtError
from imagineart.service.database import LOST
from imagineart.service.datadir import DataDirectory
from imagineart.service.keys import ApiKey, KeyTable, UnknownKeyError, hash_of
from imagineart.settings import Settings

log = logging.getLogger(__name__)

__all__ = ["ApiKey", "KeyRing", "UnknownKeyError", "WeakKeyError", "open_key_ring"]

KEY_FILE = "keys.json"  # of former versions, in the data directory
FRESH_S = 0.25
SECRET_LENGTH = 32  # characters of a key that the operator sets, at least
DIFFERENT = 12  # of them
FOR_TESTS = "test-"  # how a key begins that may be short, because it opens this machine's door only
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class WeakKeyError(ImagineArtError):
    """A key that the operator set could be guessed."""


class KeyRing:
    """The keys in `table`, and `fixed` secrets that the operator set."""

    def __init__(
        self,
        table: KeyTable,
        fixed: Sequence[str] = (),
        *,
        fresh_s: float = FRESH_S,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._table = table
        self._fixed = tuple(_fixed_key(secret) for secret in fixed)
        self._fresh_s = fresh_s
        self._clock = clock
        self._read_at = float("-inf")
        self._by_hash: dict[str, ApiKey] = {}
        self._by_id: dict[str, ApiKey] = {}

    def close(self) -> None:
        """Let go of the database."""
        self._table.close()

    def create(self, name: str = "", **terms: Any) -> tuple[ApiKey, str]:
        """A new key and its secret, see `KeyTable.create`."""
        made = self._table.create(name, **terms)
        self._look()
        return made

    def change(self, id_or_name: str, **terms: Any) -> ApiKey:
        """Give a key other terms, see `KeyTable.change`."""
        changed = self._table.change(id_or_name, **terms)
        self._look()
        return changed

    def revoke(self, id_or_name: str) -> ApiKey:
        """End a key. Raises `UnknownKeyError` listing the keys there are."""
        ended = self._table.revoke(id_or_name)
        self._look()
        return ended

    def kept(self) -> tuple[ApiKey, ...]:
        """All keys in the table, those that ended too, oldest first."""
        return self._table.kept()

    def valid(self) -> tuple[ApiKey, ...]:
        """The keys that open the door."""
        now = self._clock()
        return tuple(key for key in (*self._fixed, *self._table.kept()) if key.valid(now))

    def find(self, secret: str) -> ApiKey | None:
        """The valid key of this secret."""
        self._look_if_stale()
        return self._if_valid(self._by_hash.get(hash_of(secret)))

    def of(self, id: str) -> ApiKey | None:
        """The key with this id, as long as it is valid."""
        self._look_if_stale()
        return self._if_valid(self._by_id.get(id))

    def holds(self, id: str) -> bool:
        """Whether the key with this id is still valid."""
        return self.of(id) is not None

    def _if_valid(self, key: ApiKey | None) -> ApiKey | None:
        return key if key is not None and key.valid(self._clock()) else None

    def _look_if_stale(self) -> None:
        if 0 <= self._clock() - self._read_at < self._fresh_s:
            return
        try:
            self._look()
        except LOST as error:  # the keys known last are good until the database is back
            log.warning("the keys cannot be read: %s", error.orig)
            self._read_at = self._clock()

    def _look(self) -> None:
        keys = (*self._fixed, *self._table.kept())
        self._by_hash = {key.hash: key for key in keys}
        self._by_id = {key.id: key for key in keys}
        self._read_at = self._clock()


def open_key_ring(settings: Settings) -> KeyRing:
    """The keys that these settings know. Takes over the key file of a former version.

    Raises `WeakKeyError` if the key that the operator set could be guessed.
    """
    fixed = settings.fixed_key
    if fixed:
        check_secret(fixed, settings.host)
    directory = DataDirectory(settings.data_dir)
    table = KeyTable(settings.resolved_database)
    table.take_over(directory.path / KEY_FILE)
    return KeyRing(table, [fixed] if fixed else [])


def check_secret(secret: str, host: str) -> None:
    """Raises `WeakKeyError` saying what is allowed; never repeats the key."""
    if secret.startswith(FOR_TESTS):
        problem = (
            "" if host in LOOPBACK else f"is made for tests, and {host} is no loopback address"
        )
    elif len(secret) < SECRET_LENGTH:
        problem = f"has {len(secret)} characters"
    else:
        problem = "repeats itself" if len(set(secret)) < DIFFERENT else ""
    if problem:
        raise WeakKeyError(
            f"the API key that was set {problem}; allowed are {SECRET_LENGTH} characters or more, "
            f"{DIFFERENT} of them different (`openssl rand -base64 32` makes such), or on a "
            f"loopback address one that begins with {FOR_TESTS!r}",
            field="api_key",
        )


def _fixed_key(secret: str) -> ApiKey:
    digest = hash_of(secret)
    return ApiKey("set_" + digest[:16], "set by the operator", digest, 0.0)
