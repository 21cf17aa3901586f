"""What the doctor says of a cluster, well and unwell."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.postgres import Postgres

from imagineart.service.checkup import Check, checks
from imagineart.service.store import Store
from imagineart.service.workers import Worker
from imagineart.settings import Settings
from imagineart.version import __version__


def settings_of(url: str, folder: Path) -> Settings:
    return Settings(data_dir=folder, database=url, storage_url=(folder / "images").as_uri())


def found(url: str, folder: Path) -> dict[str, Check]:
    (folder / "images").mkdir(exist_ok=True)
    return {check.what: check for check in checks(settings_of(url, folder))}


def crew(version: str = __version__, **changes: bool | str) -> Worker:
    return Worker(
        "here:1:aa",
        "fake",
        "here",
        1,
        2,
        started_at=0,
        seen_at=time.time(),
        capabilities={"version": version},
        **{"ready": True} | changes,  # type: ignore[arg-type]
    )


@pytest.fixture
def url(postgres: Postgres) -> str:
    """A cluster that is well."""
    made = postgres.emptied()
    store = Store(made)
    store.workers.beat(crew())
    store.duties.take("sweep", "here:2:bb", time.time(), 60)
    store.close()
    return made


def test_a_cluster_that_is_well(url: str, tmp_path: Path) -> None:
    seen = found(url, tmp_path)
    assert list(seen) == ["database", "storage", "bell", "clock", "workers", "sweeper"]
    assert [check for check in seen.values() if not check.ok] == []
    assert "here fake × 2 ready" in seen["workers"].detail
    assert "here:2:bb" in seen["sweeper"].detail
    assert list((tmp_path / "images").rglob("*.*")) == []  # nothing is left


UNWELL: dict[str, tuple[str, str, Callable[[Store], object]]] = {
    "nobody draws": (
        "workers",
        "no worker was heard of",
        lambda store: store.workers.leave("here:1:aa"),
    ),
    "an engine is missing": (
        "workers",
        "no engine",
        lambda store: store.workers.beat(crew(ready=False, problem="no engine")),
    ),
    "nobody sweeps": ("sweeper", "no server sweeps", lambda store: store.duties.leave("here:2:bb")),
}


@pytest.mark.parametrize("case", UNWELL)
def test_what_is_wrong_is_named(url: str, tmp_path: Path, case: str) -> None:
    what, words, spoil = UNWELL[case]
    store = Store(url)
    spoil(store)
    store.close()
    seen = found(url, tmp_path)
    assert [check.what for check in seen.values() if not check.ok] == [what]
    assert words in seen[what].detail


def test_two_versions_at_once_are_told_and_not_wrong(url: str, tmp_path: Path) -> None:
    store = Store(url)
    store.workers.beat(crew(version="0.0.9"))
    store.close()
    workers = found(url, tmp_path)["workers"]
    assert workers.ok
    assert f"versions: 0.0.9 beside {__version__}" in workers.detail


def test_a_database_that_does_not_answer(tmp_path: Path) -> None:
    seen = found(f"postgresql://nobody@/none?host={tmp_path}", tmp_path)
    assert list(seen) == ["database", "storage"]
    assert not seen["database"].ok


def test_another_layout_is_told_and_left(url: str, tmp_path: Path) -> None:
    store = Store(url)
    with store.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))
    try:
        seen = found(url, tmp_path)
        assert "it has layout 5" in seen["database"].detail
        assert list(seen) == ["database", "storage"]
    finally:
        with store.database.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0006'"))
        store.close()


def test_an_own_database_is_no_cluster_s(tmp_path: Path) -> None:
    seen = found(f"sqlite:///{tmp_path / 'x.db'}", tmp_path)
    assert "SQLite is for one server" in seen["database"].detail


def test_a_clock_that_is_wrong(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imagineart.service.checkup.time.time", lambda: 1_000_000.0)
    clock = found(url, tmp_path)["clock"]
    assert not clock.ok
    assert "from the database" in clock.detail


def test_a_place_that_cannot_be_written(url: str, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, database=url, storage_url="s3://none/at-all")
    seen = {check.what: check for check in checks(settings)}
    assert not seen["storage"].ok
