"""From one layout of the database to the next, and back.

The layout's number is not the program's: any build that knows it takes up the work that another
left behind. A new database is made as the newest layout at once; a test holds it equal to what the
steps lead to. The number stands in two places: `alembic_version` for the steps, and `layout`, where
builds look that had none of them, and leave alone what is newer than they are.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from imagineart.errors import ImagineArtError
from imagineart.service.database import writing
from imagineart.service.schema import OLDEST, REVISION, layout, metadata, progress

if TYPE_CHECKING:
    from alembic.config import Config

STEPS = Path(__file__).parent / "migrations"
VERSIONS = "alembic_version"
ONE_AT_A_TIME = 7_201_504  # the advisory lock of whoever migrates


class LayoutError(ImagineArtError):
    """The database was written by a newer version of the program."""


def migrate(engine: Engine) -> None:
    """Bring the database to the newest layout. Raises `LayoutError` if it is beyond it."""
    with engine.begin() as connection:
        if revision_of(connection) == REVISION or _goes_on(connection):
            return
    with writing(engine).begin() as connection:
        _wait_for_others(connection)
        found = revision_of(connection)
        if found is None:
            _make(connection)
        elif int(found) > int(REVISION):
            raise LayoutError(
                f"the database has layout {int(found)}, this version knows up to {int(REVISION)}; "
                "use the version that wrote it, or a newer one",
                field="database",
                value=int(found),
            )
        elif found != REVISION:
            upgrade(connection, REVISION)


def upgrade(connection: Connection, revision: str) -> None:
    """Carry out the steps up to a revision."""
    from alembic import command

    command.upgrade(_steps(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take the steps after a revision back."""
    from alembic import command

    command.downgrade(_steps(connection), revision)


def go_back(engine: Engine, number: int) -> int:
    """Take back what later layouts added, for the build that knows this one. Returns the former.

    Raises `LayoutError` for a number that there is no way back to.
    """
    with writing(engine).begin() as connection:
        _wait_for_others(connection)
        found = int(revision_of(connection) or 0)
        if not 1 <= number <= found <= int(REVISION):
            raise LayoutError(
                f"the database has layout {found}; allowed is a number from 1 to "
                f"{min(found, int(REVISION))}",
                field="number",
                value=number,
            )
        downgrade(connection, f"{number:04}")
        return found


def revision_of(connection: Connection) -> str | None:
    """The layout, as 0005; None of an empty database."""
    tables = inspect(connection)
    if tables.has_table(VERSIONS):
        found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSIONS}"))
        if found is not None:
            return found
    if not tables.has_table(layout.name):
        return None
    number = connection.scalar(select(layout.c.number))
    return f"{number:04}" if number else None


def _goes_on(connection: Connection) -> bool:
    """Whether a later layout lets this build use it, while machines are renewed in turn."""
    found = revision_of(connection)
    if found is None or int(found) <= int(REVISION):
        return False
    if "oldest" not in {column["name"] for column in inspect(connection).get_columns(layout.name)}:
        return False
    oldest: int | None = connection.scalar(select(layout.c.oldest))
    return oldest is not None and oldest <= int(REVISION)


def _make(connection: Connection) -> None:
    metadata.create_all(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ALTER TABLE {progress.name} SET UNLOGGED"))
    connection.execute(insert(layout).values(number=int(REVISION), oldest=OLDEST))
    stamp(connection, REVISION)


def stamp(connection: Connection, revision: str) -> None:
    """Write down which layout it is, without a step."""
    connection.execute(
        text(
            f"CREATE TABLE IF NOT EXISTS {VERSIONS} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
        )
    )
    connection.execute(text(f"DELETE FROM {VERSIONS}"))
    connection.execute(text(f"INSERT INTO {VERSIONS} VALUES (:revision)"), {"revision": revision})


def _steps(connection: Connection) -> "Config":
    from alembic.config import Config

    found = revision_of(connection)
    if found is not None:
        stamp(connection, found)
    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _wait_for_others(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
