"""A worker process that draws, misbehaves, dies, and is replaced."""

import asyncio
import hashlib
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.service.helpers import until
from tests.service.rough_engine import STEP_S, STEPS

from imagineart.events import Step
from imagineart.request import GenerationRequest
from imagineart.service import lane as lanes
from imagineart.service.lane import Cancelled, Failed, Limits, Outcome, WorkerLane, share_done
from imagineart.service.task import Drawn, Job, Progress

pytestmark = pytest.mark.anyio

LIMITS = Limits(result_s=60, heartbeat_s=20, start_s=60, memory_bytes=300 << 20, cancel_s=0.2)


def job(prompt: str, seed: int = 7) -> Job:
    request = GenerationRequest(prompt=prompt, format="PNG")
    return Job(1, 1, "alice", "u1", 1, 0, 0, seed, "abcd-1", request, None)


@pytest.fixture
async def lane(rough: str, tmp_path: Path) -> AsyncIterator[WorkerLane]:
    made = WorkerLane(rough, tmp_path, limits=LIMITS)
    await made.prepare()
    yield made
    await made.close()


async def draw(lane: WorkerLane, prompt: str) -> Outcome:
    await lane.prepare()
    return await lane.draw(job(prompt), lambda _: None)


def failed(outcome: Outcome) -> Failed:
    assert isinstance(outcome, Failed)
    return outcome


async def test_a_drawn_result_is_a_whole_file(lane: WorkerLane, tmp_path: Path) -> None:
    told: list[Progress] = []
    outcome = await lane.draw(job("a cat"), told.append)
    assert isinstance(outcome, Drawn)
    data = (tmp_path / outcome.path).read_bytes()
    assert hashlib.sha256(data).hexdigest() == outcome.sha256
    assert len(data) == outcome.size
    assert data.startswith(b"\x89PNG")
    assert outcome.stage["seed"] == 7
    assert outcome.plan == outcome.understood
    assert outcome.provenance["engine"] == "fake"
    shares = [progress.share for progress in told]
    assert shares == sorted(shares)
    assert told[-1] == Progress(1.0, "encoded")
    assert [path.name for path in tmp_path.rglob("*.*")] == ["abcd-1.png"]


async def test_the_same_job_gives_the_same_bytes(lane: WorkerLane) -> None:
    first, second = await draw(lane, "a cat"), await draw(lane, "a cat")
    assert first == second


async def test_an_engine_s_refusal_fails_the_result_and_not_the_worker(lane: WorkerLane) -> None:
    pid = lane.pid
    outcome = failed(await draw(lane, "refuse"))
    assert outcome.error.code == "inferenceError"
    assert outcome.error.message == "this cannot be drawn"
    assert not outcome.crashed
    nothing = failed(await draw(lane, "empty"))
    assert (nothing.error.code, nothing.crashed) == ("emptyPlan", False)
    assert nothing.error.message == "nothing to draw; name a thing"
    bug = failed(await draw(lane, "raise"))
    assert bug.error.message == "ZeroDivisionError while drawing: a bug in the engine"
    assert isinstance(await draw(lane, "a cat"), Drawn)
    assert lane.pid == pid


@pytest.mark.parametrize(
    ("prompt", "code"),
    [("crash", "workerCrashed"), ("hang", "workerTimeout"), ("eat", "workerMemory")],
)
async def test_a_worker_that_goes_wrong_is_replaced(
    rough: str, tmp_path: Path, prompt: str, code: str
) -> None:
    patience_s = 1.0 if prompt == "hang" else LIMITS.result_s
    lane = WorkerLane(rough, tmp_path, limits=replace(LIMITS, result_s=patience_s))
    await lane.prepare()
    pid = lane.pid
    outcome = failed(await draw(lane, prompt))
    assert (outcome.error.code, outcome.crashed) == (code, True)
    assert not alive(pid)
    assert not lane.ready
    assert lane.draws_anything is False  # it is still known
    await lane.prepare()
    assert lane.ready
    assert lane.pid != pid
    await lane.close()


async def test_a_frozen_worker_is_noticed_by_its_silence(rough: str, tmp_path: Path) -> None:
    lane = WorkerLane(rough, tmp_path, limits=replace(LIMITS, heartbeat_s=1.5))
    outcome = failed(await draw(lane, "freeze"))
    assert outcome.error.code == "workerTimeout"
    assert "no sign of life" in outcome.error.message
    assert lane.pid is None


def alive(pid: int | None) -> bool:
    try:
        os.kill(pid or 0, 0)
    except ProcessLookupError:
        return False
    return True


async def test_an_idle_worker_that_dies_is_noticed(lane: WorkerLane) -> None:
    os.kill(lane.pid or 0, signal.SIGKILL)
    while lane.ready:
        await asyncio.sleep(0.01)
    assert isinstance(await draw(lane, "a cat"), Drawn)


async def test_a_cancelled_result_stops_at_its_next_step(lane: WorkerLane) -> None:
    began = time.monotonic()
    drawing = asyncio.create_task(lane.draw(job("slow"), lambda _: None))
    await asyncio.sleep(0.1)
    await lane.cancel("abcd-1")
    assert await drawing == Cancelled()
    assert time.monotonic() - began < STEPS * STEP_S
    assert lane.ready


async def test_a_worker_that_does_not_obey_is_ended(lane: WorkerLane) -> None:
    drawing = asyncio.create_task(lane.draw(job("hang"), lambda _: None))
    await asyncio.sleep(0.1)
    await lane.cancel("abcd-1")
    assert failed(await drawing).crashed


async def test_a_late_cancellation_harms_nobody(lane: WorkerLane) -> None:
    await lane.draw(job("a cat"), lambda _: None)
    pid = lane.pid
    await lane.cancel("abcd-1")
    assert lane.ready
    assert lane.pid == pid


async def test_no_worker_outlives_its_server(lane: WorkerLane) -> None:
    process = lane._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()  # what the system does when the server is killed
    assert await asyncio.wait_for(process.wait(), 5) == 0


async def test_an_engine_that_cannot_be_had_is_told_and_tried_again(tmp_path: Path) -> None:
    lane = WorkerLane("own:no_such_module:open", tmp_path)
    preparing = asyncio.create_task(lane.prepare())
    await until(lambda: "no_such_module" in lane.problem, 30)
    assert not preparing.done()
    assert not lane.ready
    preparing.cancel()
    await lane.close()


async def test_a_small_picture_on_the_way_is_handed_on(lane: WorkerLane) -> None:
    told: list[Progress] = []
    await lane.draw(job("show"), told.append)
    assert [progress.preview for progress in told if progress.step == "preview"] == [
        b"\xff\xd8 a small picture"
    ]


BABBLE = (
    "import sys; print({first!r}, flush=True); input(); print('Loading …', flush=True); input()"
)
READY = '{"kind": "ready", "engine": "x", "draws_anything": true}'


def babbling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str) -> WorkerLane:
    command = [sys.executable, "-c", BABBLE.format(first=first)]
    monkeypatch.setattr(lanes, "worker_command", lambda *_: command)
    return WorkerLane("x", tmp_path, limits=LIMITS)


async def test_a_worker_that_says_what_is_no_message_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane = babbling(tmp_path, monkeypatch, READY)
    outcome = failed(await draw(lane, "a cat"))
    assert (outcome.error.code, outcome.crashed) == ("workerCrashed", True)
    assert "no message" in outcome.error.message
    assert lane.pid is None


async def test_a_worker_that_begins_with_no_message_is_not_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane = babbling(tmp_path, monkeypatch, "Welcome!")
    preparing = asyncio.create_task(lane.prepare())
    await until(lambda: "no message" in lane.problem, 30)
    assert not lane.ready
    preparing.cancel()
    await lane.close()


def test_the_share_of_the_work_grows_with_every_event() -> None:
    events: list[tuple[Step, int, int]] = [("read", 1, 1), ("staged", 1, 1), ("painted", 1, 4)]
    events += [
        ("preview", 2, 4),
        ("painted", 3, 4),
        ("preview", 4, 4),
        ("composed", 1, 1),
        ("judged", 1, 1),
    ]
    shares = [share_done(*event) for event in (*events, ("repaired", 1, 2), ("encoded", 1, 1))]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] == 1.0
