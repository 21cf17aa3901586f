"""Who waits, and who draws what."""

import pytest
from tests.service.helpers import Stage, make_spec, until

from imagineart.service.oversight import Waiting
from imagineart.service.store import Store


def test_unfinished_results_are_counted_by_owner_the_oldest_first(store: Store) -> None:
    store.tasks.add(make_spec("u1", number=2, owner="bob"), now=5.0)
    store.tasks.add(make_spec("u2", number=3), now=6.0)
    assert store.results.claim("fake", 7.0) is not None
    found = store.waiting()
    assert [(one.owner, one.queued + one.running, one.since) for one in found] == [
        ("bob", 2, 5.0),
        ("alice", 3, 6.0),
    ]
    assert sum(one.running for one in found) == 1


def test_nobody_waits(store: Store) -> None:
    assert store.waiting() == ()


@pytest.mark.anyio
async def test_a_worker_tells_what_it_draws(stage: Stage) -> None:
    stage.lane.gate.clear()
    await stage.board.submit(make_spec())
    await until(lambda: bool(stage.lane.drawn))
    seen = await stage.board.oversight()
    (worker,) = seen.workers
    assert worker.drawing is not None
    assert (worker.drawing.owner, worker.drawing.task_uuid) == ("alice", "u1")
    assert worker.drawing.share == 0.6
    assert seen.waiting == (Waiting("alice", "fake", 0, 1, seen.waiting[0].since),)
    assert seen.counts["results_running"] == 1
    stage.lane.gate.set()


@pytest.mark.anyio
async def test_dead_letters_are_sent_again(stage: Stage) -> None:
    assert await stage.board.dead_letters(5) == ()
    assert await stage.board.replay(None) == 0
