"""The database's layout and its migrations."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, inspect, select, text, update

from imagineart.service import schema
from imagineart.service.schema import LayoutError, layout, open_database, writing


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'x.db'}"


def number(url: str) -> int | None:
    engine = open_database(url)
    with engine.begin() as connection:
        found = connection.scalar(select(layout.c.number))
    engine.dispose()
    return found


def test_a_new_database_has_the_newest_layout(url: str) -> None:
    assert number(url) == len(schema.MIGRATIONS)
    assert number(url) == len(schema.MIGRATIONS)  # opening again changes nothing


def pragma(connection: Connection, name: str) -> object:
    return connection.scalar(text(f"PRAGMA {name}"))


@pytest.mark.parametrize(("synced", "level"), [(True, 2), (False, 1)])  # FULL, NORMAL
def test_writes_are_synced_or_not_as_asked(url: str, synced: bool, level: int) -> None:
    engine = open_database(url)
    for _ in range(2):
        with writing(engine, synced=synced).begin() as connection:
            assert pragma(connection, "journal_mode") == "wal"
            assert pragma(connection, "synchronous") == level
            assert pragma(connection, "foreign_keys") == 1
        with writing(engine, synced=not synced).begin() as connection:
            assert pragma(connection, "synchronous") == 3 - level
    engine.dispose()


def test_later_steps_are_carried_out_once(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = number(url)
    assert newest is not None
    calls = []

    def another(connection: Connection) -> None:
        calls.append(1)
        connection.exec_driver_sql("ALTER TABLE tasks ADD COLUMN note TEXT")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, another))
    assert number(url) == newest + 1
    assert number(url) == newest + 1
    assert calls == [1]


def test_the_first_layout_is_brought_up_to_date(url: str) -> None:
    engine = open_database(url)
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("ALTER TABLE tasks DROP COLUMN refused_at")
        connection.execute(update(layout).values(number=1))
    engine.dispose()
    assert number(url) == len(schema.MIGRATIONS)
    engine = open_database(url)
    with engine.begin() as connection:
        assert connection.execute(select(schema.tasks.c.refused_at)).all() == []
    engine.dispose()


def test_a_step_that_fails_changes_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = number(url)

    def broken(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x)")
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
        with pytest.raises(RuntimeError):
            open_database(url)
    engine = open_database(url)
    assert not inspect(engine).has_table("half")
    engine.dispose()
    assert number(url) == newest


def test_a_database_of_a_newer_program_is_left_alone(url: str) -> None:
    engine = open_database(url)
    with writing(engine).begin() as connection:
        connection.execute(update(layout).values(number=99))
    engine.dispose()
    with pytest.raises(LayoutError, match="99"):
        open_database(url)


def test_two_owners_may_share_a_uuid_but_one_may_not_use_it_twice(url: str) -> None:
    engine = open_database(url)
    row = {
        "task_uuid": "u", "engine": "e", "request": {}, "wire": {}, "context": {}, "ttl_s": 60,
        "accepted_at": 0, "expired": False,
    }  # fmt: skip
    with writing(engine).begin() as connection:
        connection.execute(insert(schema.tasks), [row | {"owner": "a"}, row | {"owner": "b"}])
    with pytest.raises(Exception, match="UNIQUE"), writing(engine).begin() as connection:
        connection.execute(insert(schema.tasks), [row | {"owner": "a"}])
    engine.dispose()


def test_results_of_the_layout_before_keys_get_their_owner_and_a_turn(url: str) -> None:
    engine = open_database(url)
    task = {
        "id": 1, "owner": "alice", "task_uuid": "u", "engine": "e", "request": {}, "wire": {},
        "context": {}, "ttl_s": 60, "accepted_at": 0, "expired": False,
    }  # fmt: skip
    result = {
        "task_id": 1, "number": 0, "engine": "e", "state": "queued", "image_id": "i", "seed": "1",
        "queued_at": 0,
    }  # fmt: skip
    with writing(engine).begin() as connection:
        connection.execute(insert(schema.tasks), task)
        connection.execute(insert(schema.results), result)
        connection.exec_driver_sql("DROP INDEX results_by_turn")
        connection.exec_driver_sql("DROP INDEX results_by_owner")
        connection.exec_driver_sql("ALTER TABLE results DROP COLUMN owner")
        connection.exec_driver_sql("ALTER TABLE results DROP COLUMN waits")
        for table in ("keys", "usage", "turns", "paces"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql(
            "CREATE INDEX results_by_queue ON results (state, engine, task_id, number)"
        )
        connection.execute(update(layout).values(number=3))
    engine.dispose()
    assert number(url) == len(schema.MIGRATIONS)
    engine = open_database(url)
    with engine.begin() as connection:
        found = connection.execute(select(schema.results.c.owner, schema.results.c.waits)).one()
        turns = connection.execute(select(schema.turns.c.engine, schema.turns.c.owner)).all()
    indexes = {index["name"] for index in inspect(engine).get_indexes("results")}
    engine.dispose()
    assert tuple(found) == ("alice", False)
    assert [tuple(turn) for turn in turns] == [("e", "alice")]
    assert {"results_by_turn", "results_by_owner"} <= indexes
    assert "results_by_queue" not in indexes
