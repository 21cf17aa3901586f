"""A database to post tasks to, an engine that misbehaves, and somebody who receives."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from threading import Thread

import pytest
from tests.postgres import Postgres, running
from tests.service.helpers import PatientServer, Receiver, Stage, handler_of, make_stage

from imagineart.service.keys import KeyTable
from imagineart.service.store import Store

HERE = Path(__file__).parent


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server of PostgreSQL, started for the first test that wants one."""
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tasks.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.emptied()


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    made = Store(database_url)
    yield made
    made.close()


@pytest.fixture
def keys(database_url: str) -> Iterator[KeyTable]:
    """The keys of the same database."""
    made = KeyTable(database_url)
    yield made
    made.close()


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    made = make_stage(tmp_path / "data")
    await made.board.start()
    yield made
    await made.board.stop()


@pytest.fixture
def rough(monkeypatch: pytest.MonkeyPatch) -> str:
    """Name of an engine that misbehaves as its prompt says."""
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    return "own:rough_engine:open_rough"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    server = PatientServer(("127.0.0.1", 0), handler_of(made))
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
