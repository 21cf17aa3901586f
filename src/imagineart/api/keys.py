"""Who may call: API keys, random, kept only as hashes, looked up in constant time.

A key is `ia_` and 32 random bytes, so a plain SHA-256 is as good as a slow hash. The file is
replaced as a whole and read again when it changes: a revoked key is refused at once.
"""

import fcntl
import hashlib
import hmac
import json
import os
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from imagineart.errors import ImagineArtError
from imagineart.settings import Settings

KEY_FILE = "keys.json"  # in the data directory
PREFIX = "ia_"
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it is kept: `id` owns the tasks, `hash` is the SHA-256 of the secret, in hex."""

    id: str
    name: str
    hash: str
    created_at: float  # seconds since the epoch
    revoked_at: float | None = None


class UnknownKeyError(ImagineArtError):
    """No key has this id or name."""


class KeyRing:
    """The keys in `path`, and `fixed` secrets that the operator set."""

    def __init__(self, path: Path, fixed: Sequence[str] = ()) -> None:
        self.path = path
        self._fixed = tuple(_fixed_key(secret) for secret in fixed)
        self._stamp: tuple[int, int] | None = None
        self._kept: tuple[ApiKey, ...] = ()

    def create(self, name: str = "") -> tuple[ApiKey, str]:
        """A new key and its secret, which is not kept and cannot be shown again."""
        secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
        key = ApiKey("key_" + secrets.token_hex(8), name, _hash(secret), time.time())
        with self._locked():
            self._write((*self.kept(), key))
        return key, secret

    def revoke(self, id_or_name: str) -> ApiKey:
        """End a key. Raises `UnknownKeyError` listing the keys there are."""
        with self._locked():
            key = self._named(id_or_name)
            ended = replace(key, revoked_at=time.time())
            self._write(tuple(ended if k.id == key.id else k for k in self.kept()))
        return ended

    def kept(self) -> tuple[ApiKey, ...]:
        """All keys in the file, revoked ones too, oldest first."""
        stamp = _stamp(self.path)
        if stamp != self._stamp:
            self._kept = _read(self.path) if stamp else ()
            self._stamp = stamp
        return self._kept

    def valid(self) -> tuple[ApiKey, ...]:
        """The keys that open the door."""
        return (*self._fixed, *(key for key in self.kept() if key.revoked_at is None))

    def find(self, secret: str) -> ApiKey | None:
        """The valid key of this secret; takes as long for a wrong secret as for a right one."""
        digest = _hash(secret)
        found = None
        for key in self.valid():
            if hmac.compare_digest(key.hash, digest):
                found = key
        return found

    def holds(self, id: str) -> bool:
        """Whether the key with this id is still valid."""
        return any(key.id == id for key in self.valid())

    def _named(self, id_or_name: str) -> ApiKey:
        living = [key for key in self.kept() if key.revoked_at is None]
        for key in living:
            if id_or_name in (key.id, key.name):
                return key
        ids = [key.id for key in living]
        raise UnknownKeyError(
            f"no valid key is called {id_or_name!r}; there are: {', '.join(ids) or 'none'}",
            field="key",
            value=id_or_name,
            allowed=ids,
        )

    def _write(self, keys: Sequence[ApiKey]) -> None:
        fresh = self.path.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump({"keys": [asdict(key) for key in keys]}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def open_key_ring(settings: Settings) -> KeyRing:
    """The keys that these settings know."""
    fixed = settings.api_key.get_secret_value()
    return KeyRing(settings.data_dir / KEY_FILE, [fixed] if fixed else [])


def _fixed_key(secret: str) -> ApiKey:
    digest = _hash(secret)
    return ApiKey("set_" + digest[:16], "set by the operator", digest, 0.0)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _read(path: Path) -> tuple[ApiKey, ...]:
    return tuple(ApiKey(**entry) for entry in json.loads(path.read_text())["keys"])


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_ino
