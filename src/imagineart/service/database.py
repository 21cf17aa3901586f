"""Where everything is remembered: one SQLite file, or PostgreSQL for many machines.

What the two do differently stands here. SQLite has one writer, whose steps share commits, and is
used by one server; PostgreSQL is shared: rows are locked one by one, and whoever listens hears of
commits that others made.
"""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Literal, Self

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, func, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from imagineart.errors import ImagineArtError

Channel = Literal["work", "news", "owed", "unwanted"]
CHANNELS: tuple[Channel, ...] = ("work", "news", "owed", "unwanted")
"""What is announced: something to draw (its engine), a result's end (its owner and task), a
delivery that is due, a drawing that nobody wants any more."""

PREFIX = "imagineart_"  # of channels' names in PostgreSQL
BUSY_MS = 10_000  # wait for another process's write, e.g. a command beside the server
LOG_PAGES = 10_000  # of SQLite's log (40 MiB), at which a commit shortens it if nobody else did
CONNECT_S = 10  # for PostgreSQL to answer
POOL = 16  # connections to PostgreSQL that are kept open
AGAIN = ("40001", "40P01")  # SQLSTATEs of steps that stood in each other's way
ALLOWED = "allowed are sqlite:///FILE and postgresql+psycopg://USER:PASSWORD@HOST/NAME"
DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
LOST = (OperationalError, InterfaceError)  # what a database that cannot be reached raises


class DatabaseError(ImagineArtError):
    """The database cannot be opened."""


class Database:
    """Connections to it, and transactions. Migrated to the newest layout when it is opened.

    `synced=False` waits for no disk: what was written survives the process, not the power.
    Raises `DatabaseError`, and `LayoutError` if a newer program has been here.
    """

    def __init__(self, url: str, *, synced: bool = True) -> None:
        from imagineart.service.migrate import migrate

        self.engine = open_engine(url)
        self._synced = synced
        self._batch = threading.local()  # its connection, in the thread that writes one
        try:
            migrate(self.engine)
        except LOST as error:
            self.engine.dispose()
            raise _unreachable(self.engine.url, error) from error
        except BaseException:
            self.engine.dispose()
            raise

    @classmethod
    def as_it_is(cls, url: str) -> Self:
        """Open it without bringing it to the newest layout, for looking at."""
        opened = cls.__new__(cls)
        opened.engine = open_engine(url)
        opened._synced = True
        opened._batch = threading.local()
        return opened

    @property
    def shared(self) -> bool:
        """Whether several servers may use it at once."""
        return self.engine.dialect.name == "postgresql"

    def close(self) -> None:
        """Let go of it."""
        self.engine.dispose()

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that only reads."""
        return self.engine.begin()

    @contextmanager
    def writing(self, *, synced: bool = True) -> Iterator[Connection]:
        """A transaction, or a part of this thread's batch. `synced=False`: it may be repeated."""
        held: Connection | None = getattr(self._batch, "connection", None)
        if held is None:
            with self._transaction(synced=synced) as connection:
                yield connection
        else:
            with held.begin_nested():
                yield held

    @contextmanager
    def batch(self, *, synced: bool) -> Iterator[None]:
        """One commit around all that this thread writes; a step that raises undoes only itself."""
        with self._transaction(synced=synced) as connection:
            self._batch.connection = connection
            try:
                yield
            finally:
                self._batch.connection = None

    @contextmanager
    def _transaction(self, *, synced: bool) -> Iterator[Connection]:
        synced = synced and self._synced
        with writing(self.engine, synced=synced).begin() as connection:
            if self.shared and not synced:
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection

    def announce(self, connection: Connection, channel: Channel, what: str = "") -> None:
        """Tell all servers, once the transaction is committed. Nobody listens to SQLite."""
        if self.shared:
            connection.execute(select(func.pg_notify(PREFIX + channel, what)))

    def now(self) -> float | None:
        """The time of a shared database's machine, in seconds since the epoch."""
        if not self.shared:
            return None
        with self.reading() as connection:
            return float(
                connection.scalar(select(func.extract("epoch", func.clock_timestamp()))) or 0.0
            )

    def checkpoint(self) -> None:
        """Copy SQLite's log into the tables' file, beside writers and readers.

        A commit that finds the log too long does it itself, and is told tens of milliseconds late.
        """
        if self.shared:
            return
        connection = self.engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        finally:
            connection.close()


def address_of(url: str) -> URL:
    """The URL with its driver. Raises `DatabaseError` that names what is allowed."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise _refused(f"the database's address cannot be read; {ALLOWED}") from error
    if parsed.drivername not in DRIVERS:
        raise _refused(f"databases of {parsed.drivername}:// are not known; {ALLOWED}")
    parsed = parsed.set(drivername=DRIVERS[parsed.drivername])
    if parsed.drivername == "sqlite" and not parsed.database:
        raise _refused("a SQLite database without a file forgets everything; name one: " + ALLOWED)
    return parsed


def open_engine(url: str) -> Engine:
    """An engine for the database, as it is. Raises `DatabaseError`.

    SQLite runs in WAL mode. Writes take the lock when they begin (`writing` below), so that none
    fails half-way for want of it.
    """
    address = address_of(url)
    if address.drivername == "sqlite":
        engine = create_engine(address)
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
        return engine
    options = {"connect_timeout": CONNECT_S, "application_name": "imagineart"}
    try:
        return create_engine(
            address, connect_args=options, pool_size=POOL, max_overflow=POOL, pool_pre_ping=True
        )
    except ImportError as error:
        raise _refused("PostgreSQL needs its driver: pip install 'imagineart[postgres]'") from error


def writing(engine: Engine, *, synced: bool = True) -> Engine:
    """The same database, for transactions that will write.

    `synced`: on the disk when they return. Without, they survive the death of the process but not
    the loss of power, for steps that may as well be repeated.
    """
    synchronous = "FULL" if synced else "NORMAL"
    return engine.execution_options(begin="BEGIN IMMEDIATE", synchronous=synchronous)


def insert_into(connection: Connection, table: Table) -> Any:
    """An INSERT that can say what is to be done if the row is there already."""
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


def may_be_repeated(error: BaseException) -> bool:
    """Whether a step failed only because it and another stood in each other's way."""
    state = getattr(error.orig, "sqlstate", None) if isinstance(error, DBAPIError) else None
    return state in AGAIN


def _set_pragmas(raw: object, _: ConnectionPoolEntry) -> None:
    raw.isolation_level = None  # type: ignore[attr-defined]  # we say BEGIN ourselves
    cursor = raw.cursor()  # type: ignore[attr-defined]
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        f"wal_autocheckpoint={LOG_PAGES}",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if "synchronous" in options:
        connection.exec_driver_sql(f"PRAGMA synchronous={options['synchronous']}")
    connection.exec_driver_sql(options.get("begin", "BEGIN"))


def _unreachable(url: URL, error: Exception) -> DatabaseError:
    reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
    shown = url.render_as_string(hide_password=True)
    return _refused(f"the database {shown} cannot be opened: {reason}")


def _refused(message: str) -> DatabaseError:
    return DatabaseError(message, field="database")
