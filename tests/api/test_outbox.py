import asyncio

import pytest

from imagineart.api.outbox import Outbox

pytestmark = pytest.mark.anyio


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_frames_leave_in_order() -> None:
    box = Outbox()
    for frame in "abc":
        await box.put(frame)
    left = []
    for _ in range(3):
        left.append(await box.head())
        await box.drop_head()
    assert left == ["a", "b", "c"]


async def test_the_head_stays_until_it_is_dropped() -> None:
    box = Outbox()
    await box.put("a")
    assert await box.head() == await box.head() == "a"


async def test_who_asks_an_empty_box_waits() -> None:
    box = Outbox()
    asked = asyncio.create_task(box.head())
    await settle()
    assert not asked.done()
    await box.put("a")
    assert await asked == "a"


async def test_a_full_box_makes_its_writers_wait() -> None:
    box = Outbox(capacity=2)
    await box.put("aa")
    late = asyncio.create_task(box.put("b"))
    await settle()
    assert not late.done()
    await box.drop_head()
    await late
    assert await box.head() == "b"


async def test_a_frame_larger_than_the_box_fits_into_an_empty_one() -> None:
    box = Outbox(capacity=2)
    await box.put("large")
    assert await box.head() == "large"


async def test_a_writer_that_gives_up_leaves_nothing() -> None:
    box = Outbox(capacity=1)
    await box.put("a")
    late = asyncio.create_task(box.put("b"))
    await settle()
    late.cancel()
    await asyncio.gather(late, return_exceptions=True)
    await box.drop_head()
    await box.put("c")
    assert await box.head() == "c"
