"""Many watch one task: each is told all, and it is drawn and looked at once."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from tests.api.page.helpers import events_in
from tests.service.helpers import PREVIEW, Stage, make_spec, make_stage, until

from imagineart.api.page.watching import ALIVE, Telling, Watching
from imagineart.service.task import TaskNotFoundError, TaskState

pytestmark = pytest.mark.anyio


@pytest.fixture
async def stage(tmp_path: Path) -> Stage:
    made = make_stage(tmp_path / "data")
    await made.board.start()
    return made


async def watched(watching: Watching, task: str = "u1") -> str:
    return b"".join([part async for part in await watching.open("alice", task)]).decode()


async def watching_into(parts: list[bytes], watching: Watching) -> None:
    async for part in await watching.open("alice", "u1"):
        parts.append(part)


async def test_ten_watchers_cost_one_rendering_and_one_look(stage: Stage) -> None:
    looks = 0
    look = stage.board.watch

    async def counted(*args: object) -> object:
        nonlocal looks
        looks += 1
        async for state in look(*args):  # type: ignore[arg-type]
            yield state

    stage.board.watch = counted  # type: ignore[method-assign, assignment]
    stage.lane.gate.clear()
    await stage.board.submit(make_spec())
    watching = Watching(stage.board, look_s=0.01)
    seen: list[list[bytes]] = [[] for _ in range(10)]
    all_of_them = [asyncio.create_task(watching_into(parts, watching)) for parts in seen]
    await until(lambda: all(b"event: preview" in b"".join(parts) for parts in seen))
    stage.lane.gate.set()
    await asyncio.gather(*all_of_them)
    assert len(stage.lane.drawn) == 1
    assert looks == 1
    assert watching._watched == {}
    for parts in seen:
        names = [name for name, _ in events_in(b"".join(parts).decode())]
        assert (names[0], names[-1]) == ("task", "end")
        assert names.count("preview") == 1
    await stage.board.stop()


async def test_a_preview_is_sent_as_a_picture_once(stage: Stage) -> None:
    stage.lane.gate.clear()
    await stage.board.submit(make_spec())
    await until(lambda: len(stage.lane.drawn) == 1)
    telling = Telling(lambda: 0.0)
    state = await stage.board.state("alice", "u1")
    ((name, told),) = [event for event in events_in(text_of(telling, state)) if "image" in event[1]]
    assert name == "preview"
    assert told["image"].startswith("data:image/")
    assert len(told["image"]) >= len(PREVIEW)
    assert telling.news(state) == []
    stage.lane.gate.set()
    await stage.board.stop()


def text_of(telling: Telling, state: TaskState) -> str:
    return b"".join(telling.news(state)).decode()


async def test_who_comes_late_is_told_how_it_ended(stage: Stage) -> None:
    await stage.board.submit(make_spec())
    first = await watched(Watching(stage.board))
    late = events_in(await watched(Watching(stage.board)))
    assert [name for name, _ in late] == ["task", "end"]
    assert late[-1][1] == events_in(first)[-1][1]
    await stage.board.stop()


async def test_who_leaves_stops_only_the_looking(stage: Stage) -> None:
    stage.lane.gate.clear()
    await stage.board.submit(make_spec())
    watching = Watching(stage.board)
    events = await watching.open("alice", "u1")
    assert b"event: task" in await anext(events)
    await events.aclose()  # type: ignore[attr-defined]
    assert watching._watched == {}
    stage.lane.gate.set()
    assert events_in(await watched(watching))[-1][1]["pictures"][0]["state"] == "done"
    await stage.board.stop()


async def test_an_unknown_task_is_refused_before_anything_is_sent(stage: Stage) -> None:
    with pytest.raises(TaskNotFoundError):
        await Watching(stage.board).open("alice", "u9")
    await stage.board.stop()


async def test_only_what_changed_is_told(stage: Stage) -> None:
    accepted = await stage.board.submit(make_spec(number=2))
    telling = Telling(lambda: 0.0)
    telling.whole("task", accepted)
    assert telling.news(accepted) == []
    first, second = accepted.results
    running = replace(accepted, results=(first, replace(second, state="running")))
    ((name, told),) = events_in(text_of(telling, running))
    assert (name, told["index"], told["state"]) == ("picture", 1, "running")
    assert telling.alive() == ALIVE
    await stage.board.stop()


async def test_a_server_that_stops_lets_its_watchers_go_without_an_end(stage: Stage) -> None:
    stage.lane.gate.clear()
    await stage.board.submit(make_spec())
    watching, parts = Watching(stage.board, look_s=0.01), list[bytes]()
    waiting = asyncio.create_task(watching_into(parts, watching))
    await until(lambda: b"event: preview" in b"".join(parts))
    watching.close()
    async with asyncio.timeout(5):
        await waiting
    assert "end" not in [name for name, _ in events_in(b"".join(parts).decode())]
    stage.lane.gate.set()
    await stage.board.stop()
