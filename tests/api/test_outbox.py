import asyncio

import pytest

from imagineart.api.desk import Data
from imagineart.api.outbox import Outbox

pytestmark = pytest.mark.anyio


def reply(name: str) -> Data:
    return ({"taskUUID": name},)


async def test_replies_leave_in_order() -> None:
    box = Outbox()
    for name in "abc":
        box.put(reply(name))
    left = []
    for _ in range(3):
        left.append(await box.head())
        box.drop_head()
    assert left == [reply("a"), reply("b"), reply("c")]


async def test_the_head_stays_until_it_is_dropped() -> None:
    box = Outbox()
    box.put(reply("a"))
    assert await box.head() == await box.head() == reply("a")


async def test_who_asks_an_empty_box_waits() -> None:
    box = Outbox()
    box.put(reply("a"))
    box.drop_head()
    asked = asyncio.create_task(box.head())
    await asyncio.sleep(0)
    assert not asked.done()
    box.put(reply("b"))
    assert await asked == reply("b")
