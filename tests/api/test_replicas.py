"""Two servers on one database: what one of them began is seen, told and ended at the other.

One worker draws for both, as a process on another machine would.
"""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.api.helpers import Live, draw, serving
from tests.api.test_websocket import PING, PONG, hear, say, talking
from tests.postgres import Postgres, running

from imagineart.api.keys import open_key_ring
from imagineart.api.websocket import is_uuid
from imagineart.service.store import Store
from imagineart.service.workers import Worker
from imagineart.service.workshop import draw_until
from imagineart.settings import Settings

pytestmark = pytest.mark.anyio
ENGINES = Path(__file__).parents[1] / "service"
ENGINE = "own:rough_engine:open_rough"


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with running() as server:
        yield server


@pytest.fixture
def both(
    tmp_path: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Live, Live, Settings]]:
    """Two servers that draw nothing, and the settings of who draws for them."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((*sys.path, str(ENGINES))))
    (tmp_path / "pictures").mkdir()
    shared: dict[str, Any] = {
        "database": postgres.new(),
        "storage_url": f"file://{tmp_path / 'pictures'}",
        "engine": ENGINE,
        "lease_s": 3.0,
    }
    drawing = Settings(data_dir=tmp_path / "own", workers=1, **shared)
    with (
        serving(tmp_path / "a", workers=0, waits=False, **shared) as a,
        serving(tmp_path / "b", workers=0, waits=False, **shared) as b,
    ):
        yield a, b, drawing


@asynccontextmanager
async def working(both: tuple[Live, Live, Settings]) -> AsyncIterator[None]:
    """Somebody draws until the end of the block."""
    stop = asyncio.Event()
    work = asyncio.create_task(draw_until(stop, both[2], lambda text: None))
    for server in both[:2]:
        while server.http.get(f"{server.base}/readyz").status_code != 200:
            await asyncio.sleep(0.05)
    yield
    stop.set()
    await work


@pytest.fixture
async def worker(both: tuple[Live, Live, Settings]) -> AsyncIterator[None]:
    """Draws until the test is over."""
    async with working(both):
        yield


async def ended(server: Live, task_uuid: str) -> dict[str, Any]:
    """The one result of a task as a poll at this server shows it, once it has ended."""
    poll = {"taskType": "getResponse", "taskUUID": task_uuid}
    while True:
        told = server.post(poll).json()
        item: dict[str, Any] = (told.get("data") or told["errors"])[0]
        if item.get("status") != "processing":
            return item
        await asyncio.sleep(0.1)


async def test_a_conversation_goes_on_at_the_other_server(
    both: tuple[Live, Live, Settings], worker: None
) -> None:
    a, b, _ = both
    wish = draw(positivePrompt="brief 2", numberResults=2, deliveryMethod="sync")
    async with talking(a) as (socket, session):
        await say(socket, [wish])
        first = (await hear(socket))["data"][0]["imageUUID"]
        await asyncio.sleep(1.2)  # it is written down within a second
        socket.transport.abort()
    async with talking(b, session) as (socket, resumed):
        assert resumed == session
        other = (await hear(socket))["data"][0]
        assert other["imageUUID"] != first
        assert other["taskUUID"] == wish["taskUUID"]
        await say(socket, PING)
        assert await hear(socket) == PONG  # nothing was told twice
    async with talking(a, session) as (socket, resumed):  # and back: nothing is left to be told
        assert resumed == session
        await say(socket, PING)
        assert await hear(socket) == PONG


async def test_a_failure_is_told_once_wherever_its_client_is(
    both: tuple[Live, Live, Settings],
) -> None:
    a, b, _ = both
    async with talking(a) as (socket, session):
        await say(socket, [draw(positivePrompt="raise", deliveryMethod="sync")])
        await say(socket, PING)
        assert await hear(socket) == PONG  # the wish is taken
        socket.transport.abort()
    async with working(both), talking(b, session) as (socket, _):
        assert (await hear(socket))["errors"][0]["code"] == "inferenceError"
        await say(socket, PING)
        assert await hear(socket) == PONG


async def test_another_key_gets_no_session_of_another_server(
    both: tuple[Live, Live, Settings],
) -> None:
    a, b, _ = both
    ring = open_key_ring(b.settings)
    _, other = ring.create("other")
    ring.close()
    async with talking(a) as (_, session):
        pass
    async with talking(b, session, other) as (_, resumed):
        assert resumed != session


async def test_what_was_told_of_is_forgotten(
    both: tuple[Live, Live, Settings], worker: None
) -> None:
    a, _, settings = both
    async with talking(a) as (socket, _):
        await say(socket, [draw(positivePrompt="a cat", deliveryMethod="sync")])
        await hear(socket)
        store = Store(settings.resolved_database)
        while True:
            with store.database.reading() as connection:
                if not connection.exec_driver_sql("SELECT count(*) FROM told").scalar():
                    break
            await asyncio.sleep(0.1)
        store.close()


async def test_progress_previews_and_the_end_are_seen_at_the_other_server(
    both: tuple[Live, Live, Settings], worker: None
) -> None:
    a, b, _ = both
    wish = draw(positivePrompt="slow", deliveryMethod="async")
    a.post(wish).raise_for_status()
    seen = await asyncio.to_thread(events_of, b, wish["taskUUID"])
    assert seen[0] == "task"
    assert "preview" in seen
    assert seen.count("picture") >= 2
    assert (await ended(b, wish["taskUUID"]))["status"] == "success"


def events_of(server: Live, task_uuid: str) -> list[str]:
    """The names of all events of a task."""
    seen: list[str] = []
    with server.http.stream("GET", f"{server.base}/page/tasks/{task_uuid}/events") as events:
        assert events.status_code == 200
        for line in events.iter_lines():
            seen += [line.partition(" ")[2]] if line.startswith("event:") else []
    return seen


async def test_operators_see_at_either_server_who_draws_what(
    both: tuple[Live, Live, Settings], worker: None
) -> None:
    a, b, _ = both
    wish = draw(positivePrompt="slow", deliveryMethod="async")
    a.post(wish).raise_for_status()
    for server in (a, b):
        ring = open_key_ring(server.settings)
        _, key = ring.create("ops", scopes=("admin",))
        ring.close()
        headers = {"Authorization": f"Bearer {key}"}
        drawing = None
        while drawing is None:
            await asyncio.sleep(0.2)
            reply = server.http.get(f"{server.base}/admin/state", headers=headers)
            if reply.status_code == 200:  # the key is known
                (lane,) = reply.json()["workers"]
                drawing = lane["drawing"]
        assert drawing["task"] == wish["taskUUID"]
        assert lane["host"]


async def test_the_metrics_of_a_server_that_draws_nothing_are_whole(
    both: tuple[Live, Live, Settings], worker: None
) -> None:
    a, b, _ = both
    wish = draw(positivePrompt="a cat", deliveryMethod="async")
    a.post(wish).raise_for_status()
    await ended(b, wish["taskUUID"])
    timed = 'imagineart_seconds_count{to="finish"} 1.0'
    while timed not in metrics_of(a):
        await asyncio.sleep(0.1)
    told = metrics_of(b)
    assert 'imagineart_seconds_count{to="finish"}' not in told  # the other one's
    assert 'imagineart_workers{state="ready"} 1.0' in told
    assert "imagineart_lanes 1.0" in told
    assert 'imagineart_board{of="results_done"} 1.0' in told


def metrics_of(server: Live) -> str:
    return server.http.get(f"{server.base}/metrics").text


async def test_what_can_be_had_of_pictures_is_known_where_nobody_draws(
    both: tuple[Live, Live, Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, b, settings = both
    store = Store(settings.resolved_database)
    store.workers.beat(
        Worker(
            "elsewhere:1:aa", ENGINE, "host", 1, 1, 0.0, time.time() + 60, ready=True,
            capabilities={"exports": ["layers", "nonsense"]},
        )
    )  # fmt: skip
    store.close()
    while not (served := b.http.get(f"{b.base}/page/about").json()["exports"]):
        await asyncio.sleep(0.1)
    assert served == ["layers"]


@pytest.mark.parametrize("text", [None, "", "x" * 36, "\0" * 36, "0" * 32])
def test_what_names_no_conversation_is_not_looked_for(text: str | None) -> None:
    assert not is_uuid(text)
