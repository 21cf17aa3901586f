"""Steps that share a commit."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from tests.service.helpers import make_spec

from imagineart.service.store import Store
from imagineart.service.task import TaskConflictError
from imagineart.service.writer import AT_ONCE, Writer

pytestmark = pytest.mark.anyio


class Diary:
    """Notes which steps were in which batch."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.synced: list[bool] = []
        self.broken = False

    @contextmanager
    def batch(self, *, synced: bool) -> Iterator[None]:
        self.batches.append([])
        self.synced.append(synced)
        yield
        if self.broken:
            raise OSError("the disk is full")

    def note(self, what: str, wait: threading.Event | None = None) -> str:
        if wait is not None:
            wait.wait(5)
        self.batches[-1].append(what)
        return what.upper()


async def test_steps_that_come_during_a_commit_share_the_next() -> None:
    diary, gate = Diary(), threading.Event()
    writer = Writer(diary)
    first = asyncio.create_task(writer.write(partial(diary.note, "a", gate), synced=False))
    await asyncio.sleep(0.01)
    others = [
        asyncio.create_task(writer.write(partial(diary.note, name), synced=name == "c"))
        for name in "bcd"
    ]
    await asyncio.sleep(0.01)
    gate.set()
    assert await asyncio.gather(first, *others) == ["A", "B", "C", "D"]
    assert diary.batches == [["a"], ["b", "c", "d"]]
    assert diary.synced == [False, True]
    await writer.close()


async def test_who_has_much_to_write_waits_for_itself() -> None:
    diary, gate = Diary(), threading.Event()
    writer = Writer(diary)
    first = asyncio.create_task(writer.write(partial(diary.note, "a", gate), synced=False))
    await asyncio.sleep(0.01)
    flood = [
        asyncio.create_task(writer.write(partial(diary.note, str(n)), synced=True, owner="many"))
        for n in range(3 * AT_ONCE)
    ]
    await asyncio.sleep(0)
    one = asyncio.create_task(writer.write(partial(diary.note, "one"), synced=True, owner="few"))
    await asyncio.sleep(0.01)
    gate.set()
    await asyncio.gather(first, one, *flood)
    assert diary.batches[1][:3] == ["0", "one", "1"]
    assert all(len(batch) <= AT_ONCE for batch in diary.batches)
    assert [name for batch in diary.batches for name in batch if name.isdecimal()] == [
        str(n) for n in range(3 * AT_ONCE)
    ]
    await writer.close()


async def test_nothing_is_told_before_the_commit() -> None:
    diary = Diary()
    diary.broken = True
    writer = Writer(diary)
    with pytest.raises(OSError, match="disk is full"):
        await writer.write(partial(diary.note, "a"), synced=True)
    diary.broken = False
    assert await writer.write(partial(diary.note, "b"), synced=True) == "B"
    await writer.close()


async def test_a_caller_who_leaves_does_not_stop_the_step() -> None:
    diary, gate = Diary(), threading.Event()
    writer = Writer(diary)
    leaving = asyncio.create_task(writer.write(partial(diary.note, "a", gate), synced=True))
    await asyncio.sleep(0.01)
    leaving.cancel()
    gate.set()
    await writer.close()
    assert diary.batches == [["a"]]


async def test_a_step_that_fails_undoes_itself_and_no_other(store: Store) -> None:
    writer = Writer(store)
    steps = [make_spec("u1"), make_spec("u1", number=3), make_spec("u2")]
    outcomes = await asyncio.gather(
        *(writer.write(partial(store.tasks.add, spec, 0), synced=True) for spec in steps),
        return_exceptions=True,
    )
    await writer.close()
    assert [type(outcome) for outcome in outcomes][1] is TaskConflictError
    assert store.counts() == {"results_queued": 2}
    assert [state.spec.task_uuid for state in store.tasks.newest(None, 9)] == ["u2", "u1"]
