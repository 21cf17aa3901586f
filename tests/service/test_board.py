"""Posting, watching and cancelling tasks."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from tests.service.helpers import PREVIEW, Receiver, Stage, make_spec, make_stage, until, whole

from imagineart.errors import UnknownNameError
from imagineart.service import hands
from imagineart.service.datadir import DirectoryInUseError
from imagineart.service.lane import Failed, Outcome
from imagineart.service.task import (
    ImageExpiredError,
    Job,
    NoWorkerError,
    OutboundRefusedError,
    Progress,
    ResultError,
    ResultRow,
    StorageFullError,
    TaskConflictError,
    TaskExpiredError,
    TaskNotFoundError,
)

pytestmark = pytest.mark.anyio

CRASH = Failed(ResultError("workerCrashed", "the worker died while drawing"), crashed=True)
REFUSAL = Failed(ResultError("inferenceError", "this cannot be drawn"), crashed=False)


async def collect(stage: Stage, uuid: str = "u1") -> list[ResultRow]:
    async with asyncio.timeout(5):
        return [row async for row in stage.board.stream("alice", uuid)]


async def test_a_submitted_task_is_drawn(stage: Stage) -> None:
    accepted = await stage.board.submit(make_spec(number=3))
    assert [row.state for row in accepted.results] == ["queued"] * 3
    rows = await collect(stage)
    assert [(row.index, row.state, row.seed) for row in rows] == [
        (0, "done", 0),
        (1, "done", 1),
        (2, "done", 2),
    ]
    image = await stage.board.open_image(rows[2].image_id)
    assert await whole(stage.board.stream_image(image.path)) == b"picture 2"
    assert await whole(stage.board.stream_image(image.path, 2, 5)) == b"ctu"
    assert await stage.board.image_size(image.path) == image.size == 9


async def test_a_task_is_on_the_disk_when_it_is_acknowledged(tmp_path: Path) -> None:
    first = make_stage(tmp_path)
    await first.board.submit(make_spec())  # never started: dies right after the acknowledgement
    second = make_stage(tmp_path)
    await second.board.start()
    assert (await collect(second))[0].state == "done"
    await second.board.stop()


async def test_a_repeat_conflicts(stage: Stage) -> None:
    await stage.board.submit(make_spec())
    with pytest.raises(TaskConflictError):
        await stage.board.submit(make_spec())


async def test_results_are_seen_as_they_finish(stage: Stage) -> None:
    stage.lane.gate.clear()
    await stage.board.submit(make_spec(number=2))
    stream = stage.board.stream("alice", "u1")
    first = asyncio.ensure_future(anext(stream))
    await until(lambda: stage.lane.drawn)
    assert not first.done()
    stage.lane.gate.set()
    assert (await first).index == 0
    assert (await anext(stream)).index == 1
    with pytest.raises(StopAsyncIteration):
        await anext(stream)


async def test_a_watcher_who_leaves_stops_nothing(stage: Stage) -> None:
    stage.lane.gate.clear()
    await stage.board.submit(make_spec(number=2))
    watching = asyncio.create_task(collect(stage))
    await until(lambda: stage.lane.drawn)
    watching.cancel()
    stage.lane.gate.set()
    assert len(await collect(stage)) == 2


async def test_several_watchers_see_the_same(stage: Stage) -> None:
    await stage.board.submit(make_spec(number=3))
    seen = await asyncio.gather(*(collect(stage) for _ in range(5)))
    assert all([row.index for row in rows] == [0, 1, 2] for rows in seen)


async def test_a_poll_shows_progress_place_and_estimate(stage: Stage) -> None:
    await stage.board.submit(make_spec("u0"))
    await collect(stage, "u0")
    stage.lane.gate.clear()
    await stage.board.submit(make_spec("u1", number=2))
    await stage.board.submit(make_spec("u2", number=2))
    await until(lambda: len(stage.lane.drawn) == 2)
    drawing, waiting = [await stage.board.state("alice", uuid) for uuid in ("u1", "u2")]
    assert [row.state for row in drawing.results] == ["running", "queued"]
    assert [row.progress for row in drawing.results] == [Progress(0.6, "painted", PREVIEW), None]
    assert (drawing.ahead, waiting.ahead) == (1, 2)
    assert waiting.estimate_s is not None
    stage.lane.gate.set()
    await collect(stage, "u2")
    done = await stage.board.state("alice", "u2")
    assert (done.ahead, done.estimate_s) == (None, None)


async def test_a_crash_is_forgiven_once(stage: Stage) -> None:
    stage.lane.script = [CRASH]
    await stage.board.submit(make_spec())
    (row,) = await collect(stage)
    assert (row.state, row.attempt) == ("done", 2)


async def test_a_second_crash_fails_the_result_and_spares_the_next(stage: Stage) -> None:
    stage.lane.script = [CRASH, CRASH]
    await stage.board.submit(make_spec(number=2))
    first, second = sorted(await collect(stage), key=lambda row: row.index)
    assert (first.state, first.error, first.attempt) == ("failed", CRASH.error, 2)
    assert second.state == "done"


async def test_a_refusal_is_not_tried_again(stage: Stage) -> None:
    stage.lane.script = [REFUSAL]
    await stage.board.submit(make_spec())
    (row,) = await collect(stage)
    assert (row.error, row.attempt) == (REFUSAL.error, 1)


async def test_cancelling_stops_the_drawing_and_what_waits(stage: Stage) -> None:
    stage.lane.gate.clear()
    await stage.board.submit(make_spec(number=3))
    await until(lambda: stage.lane.drawn)
    state = await stage.board.cancel("alice", "u1")
    assert {row.error.code for row in state.results if row.error} == {"cancelled"}
    await until(lambda: stage.lane.cancelled)
    assert stage.lane.cancelled == [stage.lane.drawn[0].image_id]
    stage.lane.gate.set()
    assert [row.state for row in await collect(stage)] == ["failed"] * 3
    assert len(stage.lane.drawn) == 1


async def test_a_cancellation_by_another_process_is_noticed(stage: Stage) -> None:
    stage.lane.gate.clear()
    await stage.board.submit(make_spec())
    await until(lambda: stage.lane.drawn)
    stage.store.tasks.cancel("alice", "u1", stage.clock())  # as the command line does
    await until(lambda: stage.lane.cancelled)
    assert [row.state for row in await collect(stage)] == ["failed"]
    stage.lane.gate.set()


@pytest.mark.parametrize("call", ["state", "cancel"])
async def test_an_unknown_task_is_not_found(stage: Stage, call: str) -> None:
    with pytest.raises(TaskNotFoundError):
        await getattr(stage.board, call)("alice", "nothing")


async def test_an_unknown_task_cannot_be_watched(stage: Stage) -> None:
    with pytest.raises(TaskNotFoundError):
        await collect(stage, "nothing")


async def test_an_expired_task_answers_so(stage: Stage) -> None:
    await stage.board.submit(make_spec(ttl_s=60))
    (row,) = await collect(stage)
    stage.clock.now += 61
    await stage.board._sweeper.expire(stage.board._hands.write_synced)
    with pytest.raises(TaskExpiredError):
        await stage.board.state("alice", "u1")
    with pytest.raises(ImageExpiredError):
        await stage.board.open_image(row.image_id)
    assert list(stage.images.each()) == []


async def test_the_default_time_to_live_is_filled_in(stage: Stage) -> None:
    accepted = await stage.board.submit(make_spec(ttl_s=None))
    assert accepted.spec.ttl_s == 3600


async def test_a_full_disk_refuses_new_tasks_only(tmp_path: Path) -> None:
    stage = make_stage(tmp_path, min_free_bytes=1 << 60)
    with pytest.raises(StorageFullError, match="IMAGINEART_MIN_FREE_MIB"):
        await stage.board.submit(make_spec())
    assert stage.store.counts() == {}


async def test_what_an_engine_draws_is_known_once_it_was_loaded(stage: Stage) -> None:
    assert stage.board.draws_anything("fake") is False
    stage.lane.draws_anything = None
    assert stage.board.draws_anything("fake") is None


async def test_an_engine_that_cannot_be_started_refuses_new_tasks_until_it_can(
    stage: Stage,
) -> None:
    stage.lane.problem = "no module named flux"
    with pytest.raises(NoWorkerError, match="flux"):
        await stage.board.submit(make_spec())
    assert stage.store.counts() == {}
    stage.lane.problem = ""
    await stage.board.submit(make_spec())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"webhook_url": "ftp://a.example/"}, "webhookURL"),
        ({"upload_url": "http://169.254.169.254/"}, "uploadEndpoint"),
    ],
)
async def test_a_forbidden_address_is_refused_at_submission(
    stage: Stage, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(OutboundRefusedError) as refused:
        await stage.board.submit(replace(make_spec(), **changes))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert stage.store.counts() == {}


async def test_an_engine_that_is_not_served_is_refused(stage: Stage) -> None:
    with pytest.raises(UnknownNameError, match="fake"):
        await stage.board.submit(make_spec(engine="other"))


async def test_one_server_per_data_directory(stage: Stage, tmp_path: Path) -> None:
    rival = make_stage(tmp_path / "data")
    with pytest.raises(DirectoryInUseError):
        await rival.board.start()


async def test_stopping_waits_for_what_is_being_drawn(tmp_path: Path) -> None:
    stage = make_stage(tmp_path)
    await stage.board.start()
    stage.lane.gate.clear()
    await stage.board.submit(make_spec(number=2))
    await until(lambda: stage.lane.drawn)
    stopping = asyncio.create_task(stage.board.stop(drain_s=5))
    await asyncio.sleep(0.05)
    stage.lane.gate.set()
    await stopping
    assert stage.lane.closed
    after = make_stage(tmp_path).store.tasks.load("alice", "u1")
    assert [row.state for row in after.results] == ["done", "queued"]


async def test_stopping_hands_back_what_takes_too_long(tmp_path: Path) -> None:
    stage = make_stage(tmp_path)
    await stage.board.start()
    stage.lane.gate.clear()
    await stage.board.submit(make_spec())
    await until(lambda: stage.lane.drawn)
    await stage.board.stop(drain_s=0.05)
    after = make_stage(tmp_path).store.tasks.load("alice", "u1")
    assert [row.state for row in after.results] == ["queued"]


async def test_a_full_disk_at_the_wrong_moment_only_delays(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "TICK_S", 0.01)
    finish, failures = stage.store.results.finish, [1, 2, 3]

    def unwell(*args: Any) -> bool:
        if failures:
            failures.pop()
            raise OperationalError("UPDATE", {}, Exception("database or disk is full"))
        return finish(*args)

    monkeypatch.setattr(stage.store.results, "finish", unwell)
    await stage.board.submit(make_spec())
    assert [row.state for row in await collect(stage)] == ["done"]
    assert not failures


async def test_a_lane_with_a_bug_is_treated_as_a_crash(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> Outcome:
        raise ValueError("nonsense from the worker")

    monkeypatch.setattr(stage.lane, "draw", broken)
    await stage.board.submit(make_spec())
    (row,) = await collect(stage)
    assert row.error is not None
    assert (row.error.code, row.attempt) == ("workerCrashed", 2)
    assert "nonsense" in row.error.message
    monkeypatch.undo()
    await stage.board.submit(make_spec("u2"))
    assert [row.state for row in await collect(stage, "u2")] == ["done"]


async def test_a_loop_with_a_bug_begins_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "TICK_S", 0.01)
    claim, bugs = stage.store.results.claim, [1, 2]

    def unwell(*args: Any) -> Job | None:
        if bugs:
            raise ZeroDivisionError(bugs.pop())
        return claim(*args)

    monkeypatch.setattr(stage.store.results, "claim", unwell)
    await stage.board.submit(make_spec())
    assert [row.state for row in await collect(stage)] == ["done"]


async def test_a_finished_result_is_delivered(stage: Stage, receiver: Receiver) -> None:
    await stage.board.submit(make_spec(webhook_url=receiver.url + "/hook"))
    await until(lambda: receiver.got)
    await until(lambda: stage.store.deliveries.newest("delivered"))
    (state,) = await stage.board.newest("alice")
    assert [d.state for d in state.deliveries] == ["delivered"]
    counts = await stage.board.counts()
    crews = {"workers_ready": 1, "workers_unready": 0, "lanes": 1, "oldest_s": 0}
    assert counts == {"results_done": 1, "deliveries_delivered": 1, **crews}
