"""Figures that are true when they are asked for, and cost nobody else anything."""

import asyncio
from collections.abc import Mapping

import pytest

from imagineart.api.metrics import STATES, Metrics, Scrapes

pytestmark = pytest.mark.anyio


def board_lines(page: bytes) -> dict[str, float]:
    lines = [line for line in page.decode().splitlines() if line.startswith("imagineart_board{")]
    return {line.split('"')[1]: float(line.rpartition(" ")[2]) for line in lines}


def test_what_is_over_is_not_told_any_more() -> None:
    metrics = Metrics()
    assert board_lines(metrics.page({"results_running": 1}))["results_running"] == 1
    idle = board_lines(metrics.page({"results_done": 1}))
    assert idle["results_running"] == 0
    assert idle["results_done"] == 1


def test_every_state_is_told_even_if_nothing_is_in_it() -> None:
    assert board_lines(Metrics().page({})) == dict.fromkeys(STATES, 0)


def test_times_lie_in_buckets() -> None:
    metrics = Metrics()
    for what in ("accept", "first_result", "finish", "webhook", "upload"):
        metrics.observe(what, 0.03)
    page = metrics.page({}).decode()
    assert 'imagineart_seconds_bucket{le="0.025",to="accept"} 0.0' in page
    assert 'imagineart_seconds_bucket{le="0.05",to="accept"} 1.0' in page
    assert 'imagineart_seconds_count{to="webhook"} 1.0' in page


class Counting:
    """A board that counts how often it is counted, and is slow at it."""

    def __init__(self) -> None:
        self.asked = 0
        self.go = asyncio.Event()

    async def counts(self) -> Mapping[str, int]:
        self.asked += 1
        await self.go.wait()
        return {"results_done": self.asked}


async def test_all_who_ask_at_once_share_one_reading() -> None:
    board = Counting()
    scrapes = Scrapes(Metrics(), board.counts)
    asking = [asyncio.create_task(scrapes.page()) for _ in range(8)]
    await asyncio.sleep(0)
    asking[0].cancel()
    board.go.set()
    pages = await asyncio.gather(*asking[1:])
    assert board.asked == 1
    assert len(set(pages)) == 1
    assert board_lines(await scrapes.page())["results_done"] == 2
