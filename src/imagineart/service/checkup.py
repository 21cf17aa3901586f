"""Is everything there that servers and workers share? Asked from one machine of a cluster.

Nothing is migrated, and what is written is deleted again.
"""

import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex
from typing import TYPE_CHECKING

from sqlalchemy import select

from imagineart.errors import ImagineArtError
from imagineart.service.database import LOST, PREFIX, Database, open_engine
from imagineart.service.migrate import revision_of
from imagineart.service.schema import REVISION, duties
from imagineart.service.storage import ImageStore
from imagineart.service.workers import Worker, Workers
from imagineart.version import __version__

if TYPE_CHECKING:
    from imagineart.settings import Settings

BELL_S = 5.0  # for an announcement to come back
CLOCK_S = 2.0  # that a machine's clock may be away from the database's
ANSWER_S = 10.0  # for a presigned address to answer


class UnwellError(ImagineArtError):
    """Something that is shared is not as it should be."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report."""

    what: str
    ok: bool
    detail: str


def checks(settings: "Settings") -> Iterator[Check]:
    """Everything that a cluster shares; the rest is left out if the database does not answer."""
    found = _try("database", lambda: _database(settings.resolved_database))
    yield found
    yield _try("storage", lambda: _storage(settings))
    if not found.ok:
        return
    database = Database.as_it_is(settings.resolved_database)
    try:
        for what, look in (
            ("bell", _bell), ("clock", _clock), ("workers", _workers), ("sweeper", _sweeper),
        ):  # fmt: skip
            yield _try(what, lambda look=look: look(database))  # type: ignore[misc]
    finally:
        database.close()


def _try(what: str, look: Callable[[], str]) -> Check:
    try:
        return Check(what, True, look())
    except ImagineArtError as error:
        return Check(what, False, error.message)
    except LOST as error:
        return Check(what, False, str(error.orig).strip().splitlines()[0])
    except Exception as error:  # a store has errors of its own for everything
        return Check(what, False, str(error).partition("\n")[0] or type(error).__name__)


def _database(url: str) -> str:
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            found = revision_of(connection)
        if engine.dialect.name != "postgresql":
            raise UnwellError("SQLite is for one server; servers share PostgreSQL")
    finally:
        engine.dispose()
    if found is None:
        raise UnwellError("it is empty; the first server makes its tables")
    if found != REVISION:
        raise UnwellError(f"it has layout {int(found)}, this version has {int(REVISION)}")
    return f"{engine.url.render_as_string(hide_password=True)}, layout {int(found)}"


def _storage(settings: "Settings") -> str:
    """A file is written, read, handed out by a presigned address, and deleted."""
    import obstore

    images = ImageStore(settings.data_dir / "images", settings.storage_url)
    path, data = f"checkup/{token_hex(8)}", b"from the doctor"
    images.put(path, data)
    try:
        if images.get_whole(path) != data:
            raise UnwellError("what was written is read otherwise")
        if not settings.storage_url.startswith("s3://"):
            place = settings.storage_url or str(settings.data_dir / "images")
            return f"{place} is written and read; every machine has to see the same files there"
        address = obstore.sign(images.place, "GET", path, timedelta(minutes=1))  # type: ignore[call-overload]
        with urllib.request.urlopen(address, timeout=ANSWER_S) as answer:
            if answer.read() != data:
                raise UnwellError("a presigned address hands out something else")
    finally:
        images.delete([path])
    return f"{settings.storage_url} is written, read and handed out by presigned addresses"


def _bell(database: Database) -> str:
    import psycopg

    _, given = database.engine.dialect.create_connect_args(database.engine.url)
    word, channel = token_hex(8), f"{PREFIX}checkup"
    begun = time.perf_counter()
    with psycopg.connect(**given, autocommit=True) as listening:
        listening.execute(f"LISTEN {channel}".encode())
        with database.engine.begin() as connection:
            connection.exec_driver_sql(f"SELECT pg_notify('{channel}', '{word}')")
        for heard in listening.notifies(timeout=BELL_S):
            if heard.payload == word:
                return f"heard after {(time.perf_counter() - begun) * 1e3:.0f} ms"
    raise UnwellError("nothing was heard; a pooler between has to pool sessions, not transactions")


def _clock(database: Database) -> str:
    begun = time.time()
    there = database.now() or 0.0
    away = there - (begun + time.time()) / 2
    if abs(away) > CLOCK_S:
        raise UnwellError(f"this machine is {away:+.1f} s from the database; its log says so too")
    return f"{away:+.3f} s from the database's"


def _workers(database: Database) -> str:
    now = database.now() or 0.0
    found = Workers(database).living(now)
    if not any(crew.ready and not crew.draining for crew in found):
        raise UnwellError(
            "nobody can draw: " + ("; ".join(map(_state, found)) or "no worker was heard of")
        )
    versions = {crew.version or "one that does not tell" for crew in found}
    told = "; ".join(f"{_state(crew)}, {now - crew.seen_at:.1f} s ago" for crew in found)
    if versions != {__version__}:
        return f"{told}; versions: {', '.join(sorted(versions))} beside {__version__}"
    return told


def _state(crew: Worker) -> str:
    state = "leaving" if crew.draining else crew.problem or ("ready" if crew.ready else "starting")
    return f"{crew.host} {crew.engine} × {crew.lanes} {state}"


def _sweeper(database: Database) -> str:
    now = database.now() or 0.0
    query = select(duties.c.holder, duties.c.until).where(duties.c.name == "sweep")
    with database.reading() as connection:
        found = connection.execute(query).one_or_none()
    if found is None or found.until < now:
        raise UnwellError("no server sweeps: nothing expires until one is started")
    return f"{found.holder}, for {found.until - now:.0f} s more"
