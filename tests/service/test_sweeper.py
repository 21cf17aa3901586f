"""What is deleted, and what is not."""

import os
import time
from functools import partialmethod

import pytest
from tests.service.helpers import Stage, make_spec

from imagineart.service.sweeper import ORPHANS_S
from imagineart.service.tasks import Tasks

pytestmark = pytest.mark.anyio


async def finish(stage: Stage, uuid: str, ttl_s: int) -> str:
    await stage.board.submit(make_spec(uuid, ttl_s=ttl_s))
    async for row in stage.board.stream("alice", uuid):
        return row.path
    raise AssertionError


def paths(stage: Stage) -> set[str]:
    return {path for path, _ in stage.images.each()}


async def test_pictures_go_when_their_time_is_over_and_others_stay(stage: Stage) -> None:
    await finish(stage, "u1", ttl_s=60)
    kept = await finish(stage, "u2", ttl_s=600)
    stage.clock.now += 60
    await stage.board._sweeper.expire(stage.board._hands.write_synced)
    assert paths(stage) == {kept}


async def test_many_expire_at_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        await finish(stage, f"u{number}", ttl_s=60)
    monkeypatch.setattr(Tasks, "expire", partialmethod(Tasks.expire, limit=2))
    stage.clock.now += 60
    await stage.board._sweeper.expire(stage.board._hands.write_synced)
    assert paths(stage) == set()


async def test_orphans_and_leftovers_go_once_they_are_old(stage: Stage) -> None:
    kept = await finish(stage, "u1", ttl_s=3600)
    for name in ("ab/stray.jpg", "ab/half.jpg.123.part"):
        stage.images.put(name, b"x")
    now = time.time()
    stage.clock.now = now
    assert await stage.board._sweeper.sweep_orphans(stage.board._hands.write_synced) == 0
    for path in stage.directory.images.rglob("*.*"):
        os.utime(path, (now - ORPHANS_S - 5,) * 2)
    assert await stage.board._sweeper.sweep_orphans(stage.board._hands.write_synced) == 2
    assert paths(stage) == {kept}


async def test_what_expired_before_a_crash_is_swept_afterwards(stage: Stage) -> None:
    await finish(stage, "u1", ttl_s=60)
    stage.store.tasks.expire(stage.clock() + 60)  # marked, then the process died before deleting
    for path in stage.directory.images.rglob("*.*"):
        os.utime(path, (0, 0))
    assert await stage.board._sweeper.sweep_orphans(stage.board._hands.write_synced) == 1
    assert paths(stage) == set()
