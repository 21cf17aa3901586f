"""Several servers on one database of PostgreSQL."""

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import inspect
from tests.postgres import Postgres, running
from tests.service.helpers import PREVIEW, Stage, make_drawn, make_spec, make_stage, until

from imagineart.service.clock import SharedClock
from imagineart.service.database import LOST, Database, open_engine, writing
from imagineart.service.lease import Lease
from imagineart.service.migrate import downgrade, revision_of, upgrade
from imagineart.service.store import Store
from imagineart.service.task import Job, TooManyResultsError
from imagineart.service.usage import Allowance

pytestmark = pytest.mark.anyio

HANDS = 4


@pytest.fixture
def stores(postgres: Postgres) -> Iterator[list[Store]]:
    url = postgres.emptied()
    made = [Store(url) for _ in range(HANDS)]
    yield made
    for store in made:
        store.close()


def at_once(stores: Sequence[Store], work: Callable[[Store], object]) -> list[object]:
    """What the work brings with each store, all begun together."""
    ready = threading.Barrier(len(stores))

    def begin(store: Store) -> object:
        ready.wait(10)
        return work(store)

    with ThreadPoolExecutor(len(stores)) as pool:
        return list(pool.map(begin, stores))


def all_claims(store: Store) -> list[Job]:
    claimed = []
    while (job := store.results.claim("fake", 1)) is not None:
        claimed.append(job)
    return claimed


def test_no_result_is_claimed_twice_and_none_is_left(stores: list[Store]) -> None:
    for owner in ("alice", "bob"):
        stores[0].tasks.add(make_spec(owner=owner, number=16), 0)
    claimed = [job for jobs in at_once(stores, all_claims) for job in jobs]  # type: ignore[attr-defined]
    assert len({job.result_id for job in claimed}) == len(claimed) == 32
    assert Counter(job.owner for job in claimed) == {"alice": 16, "bob": 16}


def test_no_key_draws_more_at_once_than_it_may(stores: list[Store], postgres: Postgres) -> None:
    from imagineart.service.keys import KeyTable

    keys = KeyTable(postgres.url("emptied"))
    key, _ = keys.create("few", concurrent=2)
    keys.close()
    stores[0].tasks.add(make_spec(owner=key.id, number=16), 0)
    claimed = at_once(stores, lambda store: store.results.claim("fake", 1))
    assert sum(job is not None for job in claimed) == 2


def test_no_key_has_more_unfinished_than_it_may(stores: list[Store]) -> None:
    def add(store: Store) -> bool:
        try:
            uuid = f"u{stores.index(store)}"
            store.tasks.add(make_spec(uuid, number=2), 0, Allowance(in_flight=4))
        except TooManyResultsError:
            return False
        return True

    assert Counter(at_once(stores, add)) == {True: 2, False: HANDS - 2}
    assert stores[0].tasks.used_on("alice", 0).accepted == 4


def finish(mine: Mapping[Store, Job], store: Store) -> bool:
    return store.results.finish(mine[store], make_drawn(), 9)


def test_of_results_that_end_together_one_is_the_task_s_last(stores: list[Store]) -> None:
    for number in range(5):
        stores[0].tasks.add(make_spec(f"u{number}", number=HANDS), 0)
        jobs = iter(all_claims(stores[0]))
        mine = {store: next(jobs) for store in stores}
        at_once(stores, partial(finish, mine))
        state = stores[0].tasks.load("alice", f"u{number}")
        assert state.finished
        assert state.expires_at == 9 + 3600


def test_a_new_database_is_made_by_one_of_many(postgres: Postgres) -> None:
    url = postgres.new()

    def open_it(_: int) -> bool:
        Database(url).close()
        return True

    with ThreadPoolExecutor(HANDS) as pool:
        assert all(pool.map(open_it, range(HANDS)))


def test_the_steps_lead_to_the_same_tables_and_back(postgres: Postgres) -> None:
    engine = open_engine(postgres.new())
    with writing(engine).begin() as connection:
        upgrade(connection, "head")
        stepped = {t: {c["name"] for c in inspect(connection).get_columns(t)} for t in
                   inspect(connection).get_table_names()}  # fmt: skip
        downgrade(connection, "0004")
        assert revision_of(connection) == "0004"
        assert "lease_until" not in {c["name"] for c in inspect(connection).get_columns("results")}
        upgrade(connection, "head")
    engine.dispose()
    made = Database(postgres.emptied())
    with made.reading() as connection:
        found = inspect(connection)
        assert {
            t: {c["name"] for c in found.get_columns(t)} for t in found.get_table_names()
        } == stepped
    made.close()


def test_the_clock_is_the_database_s(stores: list[Store], monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SharedClock(stores[0].database)
    monkeypatch.setattr(stores[0].database, "now", lambda: clock() + 100)
    assert clock.adjust() == pytest.approx(100, abs=1)
    monkeypatch.undo()
    assert clock.adjust() == pytest.approx(0, abs=1)


@pytest.fixture
async def pair(postgres: Postgres, tmp_path: Path) -> AsyncIterator[tuple[Stage, Stage]]:
    """Two boards on one database; only the first has a lane."""
    url = postgres.emptied()
    drawing = make_stage(tmp_path / "one", url=url, lease=Lease("one", 2))
    asking = make_stage(tmp_path / "two", url=url, lease=Lease("two", 2), lanes=0)
    for stage in (drawing, asking):
        await stage.board.start()
    yield drawing, asking
    for stage in (asking, drawing):
        await stage.board.stop()


async def test_what_one_server_accepts_another_draws_and_both_tell(
    pair: tuple[Stage, Stage],
) -> None:
    drawing, asking = pair
    await asking.board.submit(make_spec(number=2))
    rows = [row async for row in asking.board.stream("alice", "u1")]
    assert [row.state for row in rows] == ["done", "done"]
    assert (await drawing.board.state("alice", "u1")).finished
    assert asking.board.ready
    assert asking.board.draws_anything("fake") is False


async def test_progress_and_previews_are_seen_from_any_server(pair: tuple[Stage, Stage]) -> None:
    drawing, asking = pair
    drawing.lane.gate.clear()
    await asking.board.submit(make_spec())
    await until(lambda: drawing.lane.drawn)
    async with asyncio.timeout(20):
        while True:
            (row,) = (await asking.board.state("alice", "u1")).results
            if row.progress and row.progress.share:
                break
            await asyncio.sleep(0.1)
    assert (row.progress.share, row.progress.preview) == (0.6, PREVIEW)
    drawing.lane.gate.set()


async def test_a_cancellation_reaches_whoever_draws(pair: tuple[Stage, Stage]) -> None:
    drawing, asking = pair
    drawing.lane.gate.clear()
    await asking.board.submit(make_spec())
    await until(lambda: drawing.lane.drawn, 20)
    await asking.board.cancel("alice", "u1")
    await until(lambda: drawing.lane.cancelled, 20)
    drawing.lane.gate.set()


async def test_a_server_that_is_gone_is_followed_by_another(
    postgres: Postgres, tmp_path: Path
) -> None:
    url = postgres.emptied()
    store = Store(url)
    store.tasks.add(make_spec(number=2), 0)
    clock = SharedClock(store.database)
    for seconds in (1.5, 3600.0):  # one was left by somebody who is gone, the other is being drawn
        assert store.results.claim("fake", clock(), f"holder of {seconds}", seconds)
    stage = make_stage(tmp_path, url=url, lease=Lease("new", 2))
    await stage.board.start()
    async with asyncio.timeout(30):
        async for row in stage.board.stream("alice", "u1"):
            assert (row.index, row.attempt) == (0, 2)
            break
    assert store.results.depth("fake") == {"queued": 0, "running": 1}
    await stage.board.stop()
    store.close()


async def test_a_database_that_crashes_only_delays(tmp_path: Path) -> None:
    with running() as server:
        stage = make_stage(tmp_path, url=server.emptied(), lease=Lease("one", 5))
        await stage.board.start()
        stage.lane.gate.clear()
        await stage.board.submit(make_spec())
        await until(lambda: stage.lane.drawn, 20)
        server.crash()
        with pytest.raises(LOST):
            await stage.board.submit(make_spec("u2"))
        stage.lane.gate.set()
        await asyncio.to_thread(server.start)
        async with asyncio.timeout(30):
            while not (await stage.board.state("alice", "u1")).finished:
                await asyncio.sleep(0.1)
        await stage.board.submit(make_spec("u2"))
        rows = [row async for row in stage.board.stream("alice", "u2")]
        assert [row.state for row in rows] == ["done"]
        await stage.board.stop()
