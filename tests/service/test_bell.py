"""Rings that are heard, kept, or waited for in vain."""

import asyncio
import time

import pytest

from imagineart.service.bell import Bell

pytestmark = pytest.mark.anyio


async def test_a_ring_wakes_everybody_who_waits() -> None:
    bell = Bell()
    waiting = [asyncio.create_task(bell.wait(5)) for _ in range(3)]
    await asyncio.sleep(0)
    bell.ring()
    await asyncio.wait_for(asyncio.gather(*waiting), 1)


async def test_a_ring_that_nobody_hears_is_kept_for_one_wait() -> None:
    bell = Bell()
    bell.ring()
    bell.ring()
    await asyncio.wait_for(bell.wait(5), 1)
    began = time.monotonic()
    await bell.wait(0.05)
    assert time.monotonic() - began >= 0.045


async def test_patience_ends() -> None:
    await asyncio.wait_for(Bell().wait(0.01), 1)
