import asyncio

import pytest

from imagineart.api.larder import Larder
from imagineart.api.outbox import Frame, Outbox

pytestmark = pytest.mark.anyio


def box_of(share: int = 100) -> Outbox:
    return Outbox(Larder(share, share), "alice")


def frame(text: bytes) -> Frame:
    return Frame((text,))


async def test_frames_leave_in_order() -> None:
    box = box_of()
    for text in (b"a", b"b", b"c"):
        await box.put(frame(text))
    left = []
    for _ in range(3):
        left.append(await box.head())
        box.drop_head()
    assert left == [frame(b"a"), frame(b"b"), frame(b"c")]


async def test_the_head_stays_until_it_is_dropped() -> None:
    box = box_of()
    await box.put(frame(b"a"))
    assert await box.head() == await box.head() == frame(b"a")


async def test_who_asks_an_empty_box_waits() -> None:
    box = box_of()
    await box.put(frame(b"a"))
    box.drop_head()
    asked = asyncio.create_task(box.head())
    await asyncio.sleep(0)
    assert not asked.done()
    await box.put(frame(b"b"))
    assert await asked == frame(b"b")


async def test_a_full_box_takes_no_more_until_something_has_left() -> None:
    box = box_of(share=10)
    await box.put(frame(bytes(8)))
    putting = asyncio.create_task(box.put(frame(bytes(5))))
    await asyncio.sleep(0)
    assert not putting.done()
    box.drop_head()
    await putting
    assert await box.head() == frame(bytes(5))


async def test_a_box_that_is_given_up_holds_nothing() -> None:
    larder = Larder()
    box = Outbox(larder, "alice")
    await box.put(frame(bytes(8)))
    box.clear()
    assert larder.held == 0
