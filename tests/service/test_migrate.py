"""The database's layout, and the steps from every earlier one and back.

`layout_N.sql` was dumped from a database that the version of layout N left when it died: a result
done, one being drawn, three waiting; a webhook and an upload owed (but of layout 2, see
`test_takeover.py`).
"""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, inspect, select, text, update

from imagineart.service import migrate
from imagineart.service.database import Database, open_engine, writing
from imagineart.service.migrate import LayoutError, downgrade, revision_of, upgrade
from imagineart.service.schema import REVISION, layout, metadata, results, tasks, turns
from imagineart.service.store import Store

HERE = Path(__file__).parent
LAYOUTS = (1, 2, 3, 4, 5)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'x.db'}"


def left_by(number: int, path: Path) -> str:
    """A database as the version of this layout left it."""
    connection = sqlite3.connect(path)
    connection.executescript((HERE / f"layout_{number}.sql").read_text())
    connection.close()
    return f"sqlite:///{path}"


def described(connection: Connection) -> dict[str, Any]:
    """Tables, columns and indexes, whatever their order."""
    found = inspect(connection)
    return {
        table: (
            {c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(table)},
            {i["name"]: i["column_names"] for i in found.get_indexes(table)},
            sorted(tuple(u["column_names"]) for u in found.get_unique_constraints(table)),
        )
        for table in found.get_table_names()
    }


def rows(connection: Connection, table: str) -> list[dict[str, Any]]:
    found = connection.execute(text(f"SELECT * FROM {table}"))
    return [dict(row._mapping) for row in found]


def test_a_new_database_has_the_newest_layout(url: str) -> None:
    for _ in range(2):  # opening again changes nothing
        database = Database(url)
        with database.reading() as connection:
            assert revision_of(connection) == REVISION
            assert connection.scalar(select(layout.c.number)) == int(REVISION)
        database.close()


def test_the_steps_are_numbered_and_end_at_the_newest() -> None:
    steps = ScriptDirectory(str(migrate.STEPS))
    found = [step.revision for step in steps.walk_revisions()]
    assert found == [f"{number:04}" for number in range(int(REVISION), 0, -1)]


def test_the_steps_lead_to_the_tables_as_they_are(url: str) -> None:
    engine = open_engine(url)
    with writing(engine).begin() as connection:
        upgrade(connection, "head")
        context = MigrationContext.configure(connection)
        assert [d for d in compare_metadata(context, metadata) if "alembic" not in str(d)] == []
        by_steps = described(connection)
    engine.dispose()
    made = Database(url + ".made")
    with made.reading() as connection:
        assert described(connection) == by_steps
    made.close()


@pytest.mark.parametrize("number", LAYOUTS)
def test_every_earlier_layout_is_brought_up_to_date(tmp_path: Path, number: int) -> None:
    database = Database(left_by(number, tmp_path / "old.db"))
    new = Database(f"sqlite:///{tmp_path / 'new.db'}")
    with database.reading() as connection, new.reading() as other:
        assert revision_of(connection) == REVISION
        assert connection.scalar(select(layout.c.number)) == int(REVISION)
        assert described(connection) == described(other)
        owners = connection.scalars(select(results.c.owner).distinct())
        assert set(owners) == set(connection.scalars(select(tasks.c.owner).distinct()))
        waiting = select(results.c.owner).where(results.c.state == "queued").distinct()
        entered = set(connection.scalars(select(turns.c.owner)))
        assert entered >= set(connection.scalars(waiting))
    new.close()
    database.close()


@pytest.mark.parametrize("number", LAYOUTS)
def test_what_an_earlier_layout_held_is_taken_up(tmp_path: Path, number: int) -> None:
    store = Store(left_by(number, tmp_path / "old.db"))
    assert store.take_over({}, 0) == 1
    waiting = store.counts()["results_queued"]
    jobs = [store.results.claim("fake", 1) for _ in range(waiting)]
    assert None not in jobs
    assert store.results.claim("fake", 1) is None
    assert {job.attempt for job in jobs if job} == {1, 2}
    assert store.counts()["deliveries_due"] >= 1
    store.close()


@pytest.mark.parametrize("number", LAYOUTS[:-1])
def test_every_layout_can_be_gone_back_to(tmp_path: Path, number: int) -> None:
    url = left_by(number, tmp_path / "old.db")
    engine = open_engine(url)
    with engine.begin() as connection:
        before = described(connection), rows(connection, "results")
    Database(url).close()
    with writing(engine).begin() as connection:
        downgrade(connection, f"{number:04}")
        assert connection.scalar(text("SELECT number FROM layout")) == number
        tables = described(connection)
        tables.pop("alembic_version")
        if number == 1:  # the very first build had one index less than the others of its layout
            tables["tasks"][1].pop("tasks_by_owner")
        assert (tables, rows(connection, "results")) == before
    engine.dispose()
    Database(url).close()  # and forth again


def test_the_layout_of_the_build_before_is_gone_back_to_with_all_that_was_done_since(
    tmp_path: Path,
) -> None:
    url = left_by(4, tmp_path / "old.db")
    store = Store(url)
    job = store.results.claim("fake", 1, "somebody", 30)
    store.close()
    assert job is not None
    engine = open_engine(url)
    with writing(engine).begin() as connection:
        downgrade(connection, "0004")
    with engine.begin() as connection:
        (row,) = [row for row in rows(connection, "results") if row["id"] == job.result_id]
        assert (row["state"], row["attempt"]) == ("running", 1)
        assert "lease_until" not in row
        assert rows(connection, "layout") == [{"number": 4}]
    engine.dispose()


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = left_by(4, tmp_path / "old.db")

    def broken(config: Any, revision: str) -> None:
        config.attributes["connection"].exec_driver_sql("CREATE TABLE half (x)")
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", broken)
        with pytest.raises(RuntimeError):
            Database(url)
    engine = open_engine(url)
    with engine.begin() as connection:
        assert revision_of(connection) == "0004"
        assert not inspect(connection).has_table("half")
    engine.dispose()


@pytest.mark.parametrize("told_by", ["layout", "alembic_version"])
def test_a_database_of_a_newer_program_is_left_alone(url: str, told_by: str) -> None:
    renewed(url, told_by, oldest=99)
    with pytest.raises(LayoutError, match="99"):
        Database(url)


@pytest.mark.parametrize("told_by", ["layout", "alembic_version"])
def test_a_database_of_a_newer_program_is_used_if_it_says_so(url: str, told_by: str) -> None:
    renewed(url, told_by, oldest=int(REVISION))
    store = Store(url)
    assert store.counts() == {}
    store.close()
    engine = open_engine(url)
    with engine.begin() as connection:
        assert revision_of(connection) == "0099"  # and left as it is
    engine.dispose()


def renewed(url: str, told_by: str, oldest: int) -> None:
    """Have a later program make a later layout of it."""
    database = Database(url)
    with database.writing() as connection:
        connection.execute(update(layout).values(oldest=oldest))
        if told_by == "layout":
            connection.execute(text("DROP TABLE alembic_version"))
            connection.execute(update(layout).values(number=99))
        else:
            connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    database.close()


def test_two_owners_may_share_a_uuid_but_one_may_not_use_it_twice(url: str) -> None:
    database = Database(url)
    row = {
        "task_uuid": "u", "engine": "e", "request": {}, "wire": {}, "context": {}, "ttl_s": 60,
        "accepted_at": 0, "expired": False,
    }  # fmt: skip
    with database.writing() as connection:
        connection.execute(insert(tasks), [row | {"owner": "a"}, row | {"owner": "b"}])
    with pytest.raises(Exception, match="UNIQUE"), database.writing() as connection:
        connection.execute(insert(tasks), [row | {"owner": "a"}])
    database.close()
