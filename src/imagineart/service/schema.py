"""How tasks lie in the database: the tables, and the numbered steps from one layout to the next.

The number is the layout's, not the program's: any build that knows the number takes up the work
that another build left behind.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    false,
    insert,
    inspect,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import ConnectionPoolEntry

from imagineart.errors import ImagineArtError

metadata = MetaData()

layout = Table("layout", metadata, Column("number", Integer, nullable=False))

tasks = Table(
    "tasks",
    metadata,
    Column("id", Integer, primary_key=True),  # ascending in order of acceptance
    Column("owner", String, nullable=False),
    Column("task_uuid", String, nullable=False),
    Column("engine", String, nullable=False),
    Column("request", JSON, nullable=False),
    Column("wire", JSON, nullable=False),
    Column("context", JSON, nullable=False),
    Column("ttl_s", Integer, nullable=False),
    Column("webhook_url", Text, nullable=True),
    Column("upload_url", Text, nullable=True),
    Column("understood", JSON, nullable=True),  # the plan as read once, before any seed
    Column("accepted_at", Float, nullable=False),  # s since the epoch, like every *_at
    Column("refused_at", Float, nullable=True),  # when its UUID was last sent again
    Column("expires_at", Float, nullable=True),  # set when the last result finishes
    Column("expired", Boolean, nullable=False, default=False),
    UniqueConstraint("owner", "task_uuid"),
    Index("tasks_by_expiry", "expired", "expires_at"),
    Index("tasks_by_owner", "owner", "expired", "expires_at"),
)

results = Table(
    "results",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),  # index within the task
    Column("engine", String, nullable=False),
    Column("state", String, nullable=False),
    Column("image_id", String, nullable=False, unique=True),
    Column("seed", String, nullable=False),  # may exceed 63 bits
    Column("path", Text, nullable=False, default=""),
    Column("media_type", String, nullable=False, default=""),
    Column("size", Integer, nullable=False, default=0),  # bytes
    Column("sha256", String, nullable=False, default=""),
    Column("error_code", String, nullable=False, default=""),
    Column("error_message", Text, nullable=False, default=""),
    Column("attempt", Integer, nullable=False, default=0),
    Column("crashes", Integer, nullable=False, default=0),
    Column("queued_at", Float, nullable=False),
    Column("started_at", Float, nullable=True),
    Column("finished_at", Float, nullable=True),
    Column("plan", JSON, nullable=True),  # as the version that drew it writes plans
    Column("stage", JSON, nullable=True),
    Column("provenance", JSON, nullable=True),
    Column("owner", String, nullable=False, server_default=""),  # its task's
    Column("waits", Boolean, nullable=False, server_default=false()),  # somebody holds the line
    UniqueConstraint("task_id", "number"),
    Index("results_by_turn", "state", "engine", "owner", "waits", "task_id", "number"),
    Index("results_by_owner", "owner", "state"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
    Column("result_id", ForeignKey("results.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String, nullable=False),
    Column("url", Text, nullable=False),
    Column("host", String, nullable=False),
    Column("state", String, nullable=False),
    Column("taken", Boolean, nullable=False, default=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("last_error", Text, nullable=False, default=""),
    Column("next_at", Float, nullable=False),
    UniqueConstraint("result_id", "kind"),
    Index("deliveries_by_due", "state", "taken", "next_at"),
    Index("deliveries_by_task", "task_id", "kind"),
)

keys = Table(
    "keys",
    metadata,
    Column("id", String, primary_key=True),  # owns the tasks
    Column("name", String, nullable=False),
    Column("hash", String, nullable=False, unique=True),  # SHA-256 of the secret, hex
    Column("created_at", Float, nullable=False),
    Column("revoked_at", Float, nullable=True),
    Column("expires_at", Float, nullable=True),
    Column("scopes", JSON, nullable=False),
    Column("priority", Integer, nullable=False),  # turns in a round of all keys
    Column("results_per_day", Integer, nullable=True),  # None: as many as it likes
    Column("pixels_per_day", BigInteger, nullable=True),
    Column("concurrent", Integer, nullable=True),  # results being drawn at once
)

usage = Table(
    "usage",
    metadata,
    Column("owner", String, nullable=False),
    Column("day", String, nullable=False),  # of UTC, as 2026-11-30
    Column("accepted", Integer, nullable=False),  # results, like the two below
    Column("done", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("pixels", BigInteger, nullable=False),  # accepted
    PrimaryKeyConstraint("owner", "day"),
)

turns = Table(
    "turns",
    metadata,
    Column("engine", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("passed", Float, nullable=False),  # rounds that this owner has had
    Column("turn", Integer, nullable=False),  # number of its last one
    PrimaryKeyConstraint("engine", "owner"),
)

paces = Table(
    "paces",
    metadata,
    Column("engine", String, primary_key=True),
    Column("turn", Integer, nullable=False),  # number of the last one, whoever had it
    Column("passed", Float, nullable=False),  # rounds at which its owner then stood
)


def _remember_refusals(connection: Connection) -> None:
    _add_column(connection, "tasks", "refused_at", "FLOAT")


def _keep_stages(connection: Connection) -> None:
    _add_column(connection, "results", "stage", "JSON")


def _know_keys_and_turns(connection: Connection) -> None:
    _add_column(connection, "results", "owner", "VARCHAR NOT NULL DEFAULT ''")
    _add_column(connection, "results", "waits", "BOOLEAN NOT NULL DEFAULT FALSE")
    its_owner = select(tasks.c.owner).where(tasks.c.id == results.c.task_id).scalar_subquery()
    connection.execute(update(results).where(results.c.owner == "").values(owner=its_owner))
    for index in results.indexes:
        index.create(connection, checkfirst=True)
    connection.exec_driver_sql("DROP INDEX IF EXISTS results_by_queue")
    metadata.create_all(connection)
    waiting = select(results.c.engine, results.c.owner, literal(0.0), literal(0)).distinct()
    waiting = waiting.where(results.c.state == "queued")
    connection.execute(insert(turns).from_select(list(turns.c), waiting))


def _add_column(connection: Connection, table: str, name: str, kind: str) -> None:
    if name not in {column["name"] for column in inspect(connection).get_columns(table)}:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    metadata.create_all,
    _remember_refusals,
    _keep_stages,
    _know_keys_and_turns,
)
"""Step n leads from layout n to layout n + 1; steps are only ever added. The first makes tables as
they are now, so the others look first whether there is anything left to do."""

BUSY_MS = 10_000  # wait for another process's write, e.g. a command beside the server
LOG_PAGES = 10_000  # of SQLite's log (40 MiB), at which a commit shortens it if nobody else did


class LayoutError(ImagineArtError):
    """The database was written by a newer version of the program."""


def open_database(url: str) -> Engine:
    """An engine for the database, migrated to the newest layout.

    SQLite runs in WAL mode. Writes take the lock when they begin (`writing` below), so that none
    fails half-way for want of it.
    Raises `LayoutError` if a newer program has been here.
    """
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    migrate(engine)
    return engine


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


def checkpoint(engine: Engine) -> None:
    """Copy SQLite's log into the tables' file, beside writers and readers; else do nothing.

    A commit that finds the log too long does it itself, and is then told tens of milliseconds late.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    finally:
        connection.close()


def migrate(engine: Engine) -> None:
    """Carry out the steps that the database has not seen."""
    with writing(engine).begin() as connection:
        layout.create(connection, checkfirst=True)
        number = connection.scalar(select(layout.c.number))
        if number is None:
            number = 0
            connection.execute(insert(layout).values(number=0))
        if number > len(MIGRATIONS):
            raise LayoutError(
                f"the database has layout {number}, this version knows up to {len(MIGRATIONS)}; "
                "use the version that wrote it, or a newer one",
                field="data_dir",
                value=number,
            )
        for step in MIGRATIONS[number:]:
            step(connection)
        connection.execute(update(layout).values(number=len(MIGRATIONS)))


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
