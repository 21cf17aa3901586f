"""One database or the other: how it is opened, and how it is written to."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from imagineart.service.database import Database, DatabaseError, address_of, open_engine, writing


def pragma(connection: Connection, name: str) -> object:
    return connection.scalar(text(f"PRAGMA {name}"))


@pytest.mark.parametrize(("synced", "level"), [(True, 2), (False, 1)])  # FULL, NORMAL
def test_writes_are_synced_or_not_as_asked(tmp_path: Path, synced: bool, level: int) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'x.db'}")
    for _ in range(2):
        with writing(engine, synced=synced).begin() as connection:
            assert pragma(connection, "journal_mode") == "wal"
            assert pragma(connection, "synchronous") == level
            assert pragma(connection, "foreign_keys") == 1
        with writing(engine, synced=not synced).begin() as connection:
            assert pragma(connection, "synchronous") == 3 - level
    engine.dispose()


@pytest.mark.parametrize(
    "url", ["postgres://db/x", "postgresql://db/x", "postgresql+psycopg://db/x"]
)
def test_postgresql_has_one_driver(url: str) -> None:
    assert address_of(url).drivername == "postgresql+psycopg"


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("mysql://db/x", "databases of mysql:// are not known; allowed are sqlite:///FILE"),
        ("postgresql+asyncpg://db/x", r"postgresql\+asyncpg:// are not known; allowed are"),
        ("somewhere", "cannot be read; allowed are sqlite:///FILE and postgresql"),
        ("sqlite://", "without a file forgets everything"),
    ],
)
def test_another_address_is_refused_and_told_what_is_allowed(url: str, problem: str) -> None:
    with pytest.raises(DatabaseError, match=problem):
        open_engine(url)


def test_a_server_that_is_not_there_is_told_without_its_password() -> None:
    with pytest.raises(DatabaseError, match="cannot be opened") as told:
        Database("postgresql://me:hush@127.0.0.1:1/x")
    assert "hush" not in told.value.message
    assert "127.0.0.1:1" in told.value.message


def test_a_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"x\.db cannot be opened: unable to open"):
        Database(f"sqlite:///{tmp_path / 'nowhere' / 'x.db'}")
