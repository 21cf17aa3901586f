"""Two versions at once: an older worker draws beside a newer server, before and after it migrates.

The older one is this program made to believe that layouts end before the newest. With OLDER_SOURCE
set to the `src` of an older checkout it is that one, which must then know leases (layout 5).
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.acceptance.helpers import UP_S, Server, all_settled, all_tasks, wait_until
from tests.postgres import Postgres, running

from imagineart.service.database import open_engine, writing
from imagineart.service.migrate import downgrade, revision_of
from imagineart.service.schema import REVISION
from imagineart.service.store import Store

BEFORE = "0005"
SOURCE = os.environ.get("OLDER_SOURCE", "")
OLDER = f"""
from imagineart.service import migrate, schema
from imagineart.service.workshop import run
from imagineart.settings import Settings
if not {SOURCE!r}:
    migrate.REVISION = {BEFORE!r}
    for name in ("sessions", "told"):
        schema.metadata.remove(schema.metadata.tables[name])
run(Settings())
"""


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with running() as server:
        yield server


@pytest.fixture
def shared(tmp_path: Path, postgres: Postgres) -> dict[str, str]:
    """The settings of all, and a database as an older program made it."""
    (tmp_path / "pictures").mkdir()
    url = postgres.new()
    Store(url).close()
    engine = open_engine(url)
    with writing(engine).begin() as connection:
        downgrade(connection, BEFORE)
    engine.dispose()
    storage = f"file://{tmp_path / 'pictures'}"
    return {"database": url, "storage_url": storage, "engine": "fake", "lease_s": "3"}


@contextmanager
def older_worker(folder: Path, shared: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    names = {f"IMAGINEART_{name.upper()}": value for name, value in shared.items()}
    names |= {"IMAGINEART_WORKERS": "1", "IMAGINEART_DATA_DIR": str(folder / "own")}
    path = {"PYTHONPATH": SOURCE or os.pathsep.join(sys.path)}
    with (folder / "older.log").open("a") as log:
        worker = subprocess.Popen(
            [sys.executable, "-c", OLDER], env=os.environ | names | path, stdout=log, stderr=log
        )
        try:
            yield worker
        finally:
            worker.terminate()
            worker.wait(30)


def layout_of(url: str) -> str | None:
    engine = open_engine(url)
    with engine.begin() as connection:
        found = revision_of(connection)
    engine.dispose()
    return found


def test_an_older_worker_draws_beside_a_newer_server(
    tmp_path: Path, shared: dict[str, str]
) -> None:
    server = Server(tmp_path / "a", workers="0", **shared)
    with older_worker(tmp_path, shared):
        wait_until(lambda: ready(tmp_path), UP_S)
        assert layout_of(shared["database"]) == BEFORE
        server.start()  # migrates
        assert layout_of(shared["database"]) == REVISION
        wait_until(server.paints, UP_S)
        first = server.post(2)
        drawn(shared, first)
    if not SOURCE:  # one of layout 5 does not know that it might
        with older_worker(tmp_path, shared):
            drawn(shared, server.post(2))
    server.stop()
    assert "Traceback" not in (tmp_path / "older.log").read_text()


def ready(folder: Path) -> bool:
    return "draws with fake" in (folder / "older.log").read_text()


def drawn(shared: dict[str, str], task_uuid: str | None) -> None:
    """Wait until all is drawn that was asked for; this too."""
    store = Store(shared["database"])
    try:
        wait_until(lambda: all_settled(store), UP_S)
        rows = all_tasks(store)[task_uuid or "refused"].results
        assert {row.state for row in rows} == {"done"}
    finally:
        store.close()
