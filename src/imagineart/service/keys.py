"""Which API keys are there, and what may each do? The table; secrets are kept only as hashes.

A key is `ia_` and 32 random bytes, so a plain SHA-256 is as good as a slow hash. All servers on one
database share the keys.
"""

import hashlib
import json
import secrets
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Row, insert, select, update

from imagineart.errors import ImagineArtError, InvalidRequestError
from imagineart.service.database import Database, insert_into
from imagineart.service.schema import keys
from imagineart.service.usage import Allowance

Scope = Literal["draw", "read", "cancel", "admin"]
SCOPES: tuple[Scope, ...] = ("draw", "read", "cancel")  # of a key of which nothing is said
ALL_SCOPES: tuple[Scope, ...] = (*SCOPES, "admin")
PREFIX = "ia_"
SECRET_BYTES = 32
PRIORITY = (1, 100)  # turns in a round


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it is kept: `id` owns the tasks, `hash` is the SHA-256 of the secret, in hex.

    Times are seconds since the epoch. `priority` is how many turns it has in a round of all keys;
    the last three limit it, None leaves it without a limit of its own.
    """

    id: str
    name: str
    hash: str
    created_at: float
    revoked_at: float | None = None
    expires_at: float | None = None
    scopes: tuple[Scope, ...] = SCOPES
    priority: int = 1
    results_per_day: int | None = None
    pixels_per_day: int | None = None
    concurrent: int | None = None  # results being drawn at once

    def valid(self, now: float) -> bool:
        """Whether it opens the door."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)

    def allowance(self, in_flight: int) -> Allowance:
        """What it may have, with at most so many unfinished results."""
        return Allowance(in_flight, self.results_per_day, self.pixels_per_day)


CHANGEABLE = frozenset(
    {"name", "expires_at", "scopes", "priority", "results_per_day", "pixels_per_day", "concurrent"}
)


class UnknownKeyError(ImagineArtError):
    """No key has this id or name."""


class KeyTable:
    """The keys in the database. All methods block."""

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        self._database = Database(url)
        self._clock = clock

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def create(self, name: str = "", **terms: Any) -> tuple[ApiKey, str]:
        """A new key and its secret, which is not kept and cannot be shown again.

        `terms` are fields of `ApiKey`. Raises `InvalidRequestError` for one that cannot be.
        """
        check_terms(terms)
        secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
        id = "key_" + secrets.token_hex(8)
        key = ApiKey(id, name, hash_of(secret), self._clock(), **terms)
        with self._database.writing() as connection:
            connection.execute(insert(keys).values(_values(key)))
        return key, secret

    def change(self, id_or_name: str, **terms: Any) -> ApiKey:
        """Give a key other terms. Raises `UnknownKeyError`, `InvalidRequestError`."""
        check_terms(terms)
        return self._change(id_or_name, terms)

    def revoke(self, id_or_name: str) -> ApiKey:
        """End a key. Raises `UnknownKeyError` listing the keys there are."""
        return self._change(id_or_name, {"revoked_at": self._clock()})

    def kept(self) -> tuple[ApiKey, ...]:
        """All keys, revoked ones too, oldest first."""
        query = select(keys).order_by(keys.c.created_at, keys.c.id)
        with self._database.reading() as connection:
            return tuple(_key(row) for row in connection.execute(query))

    def take_over(self, file: Path) -> int:
        """Move the keys of a former version's file into the table. Returns how many."""
        try:
            entries = json.loads(file.read_text("utf-8"))["keys"]
        except FileNotFoundError:
            return 0
        with self._database.writing() as connection:
            for entry in entries:
                row = insert_into(connection, keys).values(_values(ApiKey(**entry)))
                connection.execute(row.on_conflict_do_nothing())
        file.replace(file.with_suffix(".taken-over"))
        return len(entries)

    def _change(self, id_or_name: str, values: Mapping[str, Any]) -> ApiKey:
        key = self._named(id_or_name)
        with self._database.writing() as connection:
            mine = update(keys).where(keys.c.id == key.id)
            if values:
                connection.execute(mine.values(dict(values)))
            changed = connection.execute(select(keys).where(keys.c.id == key.id)).one()
        return _key(changed)

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


def check_terms(terms: Mapping[str, Any]) -> None:
    """Raises `InvalidRequestError` that names the term, what it is and what is allowed."""
    for name, value in terms.items():
        if name not in CHANGEABLE:
            raise _refused(name, value, f"one of {', '.join(sorted(CHANGEABLE))}")
        if name == "scopes":
            _check_scopes(value)
        elif name == "priority":
            _check_number(name, value, *PRIORITY)
        elif name in ("results_per_day", "pixels_per_day", "concurrent") and value is not None:
            _check_number(name, value, 1, 1 << 31 if name != "pixels_per_day" else 1 << 62)


def _check_scopes(scopes: Collection[str]) -> None:
    unknown = [scope for scope in scopes if scope not in ALL_SCOPES]
    if unknown or not scopes:
        raise _refused("scopes", ", ".join(scopes), f"some of {', '.join(ALL_SCOPES)}")


def _check_number(name: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise _refused(name, value, f"{low} to {high}")


def _refused(name: str, value: object, allowed: str) -> InvalidRequestError:
    message = f"{name} is {value!r}; allowed is {allowed}"
    return InvalidRequestError(message, field=name, value=value)


def hash_of(secret: str) -> str:
    """The SHA-256 of a secret, in hex."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _values(key: ApiKey) -> dict[str, Any]:
    values = {field.name: getattr(key, field.name) for field in fields(key)}
    return values | {"scopes": list(key.scopes)}


def _key(row: Row[Any]) -> ApiKey:
    values = dict(row._mapping)
    return ApiKey(**values | {"scopes": tuple(values["scopes"])})
