"""One engine on a replica, by itself: what it draws, and what it hands back."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.postgres import running
from tests.service.helpers import make_spec, until

from imagineart.cluster.caller import Caller
from imagineart.cluster.easel import Easel
from imagineart.service.clock import SharedClock
from imagineart.service.hands import Hands
from imagineart.service.store import Store
from imagineart.service.task import ResultError
from imagineart.service.workers import Worker
from imagineart.settings import Settings

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with running() as postgres:
        yield postgres.new()


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    made = Store(database)
    yield made
    made.close()


@asynccontextmanager
async def easel(
    store: Store, folder: Path, engine: str = "fake", opens: str = ""
) -> AsyncIterator[Easel]:
    settings = Settings(data_dir=folder, engine=engine, start_timeout_s=30)
    hands = Hands(store)
    made = Easel(settings, store, hands, SharedClock(store.database), opens)
    yield made
    await made.close()
    await hands.close()


def states(store: Store, name: str) -> list[str]:
    return [row.state for row in store.tasks.load("alice", name).results]


def who_draws(store: Store) -> list[tuple[str, int, bool]]:
    living = store.workers.living(time.time())
    return [(worker.engine, worker.lanes, worker.ready) for worker in living]


async def test_it_draws_one_result_a_call(store: Store, tmp_path: Path) -> None:
    store.tasks.add(make_spec("one", 2), time.time())
    async with easel(store, tmp_path) as made:
        assert await made.draw() is True
        assert states(store, "one") == ["done", "queued"]
        assert await made.draw() is True
        assert await made.draw() is False
        told = [("fake", 1, True)]  # to whoever looks at the database, within a second
        await until(lambda: who_draws(store) == told, 10)
    assert states(store, "one") == ["done", "done"]
    assert store.workers.living(time.time()) == ()


async def test_what_is_opened_draws_in_the_name_of_its_engine(store: Store, tmp_path: Path) -> None:
    store.tasks.add(make_spec("named", 1, engine="embedded"), time.time())
    async with easel(store, tmp_path, "embedded", opens="fake") as made:
        assert await made.draw() is True
    (row,) = store.tasks.load("alice", "named").results
    assert (row.state, row.provenance["engine"]) == ("done", "fake")


async def test_what_it_has_not_finished_goes_back(store: Store, tmp_path: Path) -> None:
    stuck = "own:tests.cluster.machines.engines:stuck"
    store.tasks.add(make_spec("stuck", 1, engine=stuck), time.time())
    async with easel(store, tmp_path, stuck) as made:
        drawing = asyncio.create_task(made.draw())
        await until(lambda: states(store, "stuck") == ["running"], 30)
        await asyncio.to_thread(made.__del__)  # as Ray does, from a thread of its own
        assert states(store, "stuck") == ["queued"]
        drawing.cancel()


async def test_an_engine_that_cannot_be_had_draws_nothing(store: Store, tmp_path: Path) -> None:
    engine = "own:tests.nowhere:engine"
    async with easel(store, tmp_path, engine) as made:
        assert await made.draw() is False
        await until(lambda: any(one.problem for one in store.workers.living(time.time())), 20)


class Handle:
    """A group of painters, as far as the caller sees it: each call draws one result, or dies."""

    def __init__(self, store: Store, *, dies: int = 0) -> None:
        self.store = store
        self.dies = dies
        self.calls = 0
        self.at_once = 0
        self.most = 0

    def options(self, *, multiplexed_model_id: str) -> "Handle":
        assert multiplexed_model_id == "fake"
        return self

    @property
    def draw(self) -> Any:
        return self

    async def remote(self) -> bool:
        self.calls += 1
        number = self.calls
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        try:
            await asyncio.sleep(0.02)
            if number <= self.dies:
                raise ConnectionError("the actor died")
            job = await asyncio.to_thread(self.store.results.claim, "fake", time.time(), "h")
            if job is None:
                return False
            error = ResultError("inferenceError", "it was not drawn")
            await asyncio.to_thread(self.store.results.fail, job, error, time.time())
            return True
        finally:
            self.at_once -= 1


@pytest.mark.parametrize("dies", [0, 3])
async def test_the_caller_makes_as_many_calls_as_wait(
    store: Store, database: str, monkeypatch: pytest.MonkeyPatch, dies: int
) -> None:
    monkeypatch.setenv("IMAGINEART_DATABASE", database)
    handle = Handle(store, dies=dies)
    caller = Caller({"fake": handle}, {"fake": 4})
    await caller.check_health()
    await until(lambda: ("fake", 0, True) in who_draws(store), 20)
    now = time.time()
    store.workers.beat(Worker("w", "fake", "h", 1, 1, now, now, problem="it is broken"))
    await until(lambda: ("fake", 0, False) in who_draws(store), 8)  # so that servers refuse
    store.workers.leave("w")
    assert handle.calls == 0  # nothing waits
    for number in range(10):
        store.tasks.add(make_spec(f"{dies}-{number}"), time.time())
    await until(lambda: not any(store.results.depth("fake").values()), 20)
    assert 2 <= handle.most <= 4
    assert handle.calls >= 10 + dies
    await caller.check_health()
    for loop in caller._loops:
        loop.cancel()
    await asyncio.gather(*caller._loops, return_exceptions=True)
    with pytest.raises(RuntimeError, match="caller has ended"):
        await caller.check_health()
    await caller._hands.close()
    caller._store.close()
