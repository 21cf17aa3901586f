"""Nobody holds more bytes than its share, nor all together more than there is."""

import asyncio

import pytest

from imagineart.api.larder import Larder

pytestmark = pytest.mark.anyio


def test_an_owner_has_its_share() -> None:
    larder = Larder(in_all=100, per_owner=30)
    larder.keep("mallory", 20)
    assert larder.fits("mallory", 10)
    assert not larder.fits("mallory", 11)
    assert larder.fits("alice", 30)


def test_all_have_what_there_is() -> None:
    larder = Larder(in_all=100, per_owner=60)
    larder.keep("mallory", 60)
    assert not larder.fits("alice", 41)
    assert larder.fits("alice", 40)


def test_something_larger_than_a_share_fits_alone() -> None:
    larder = Larder(in_all=100, per_owner=30)
    assert larder.fits("alice", 50)
    assert larder.fits("alice", 500)
    larder.keep("alice", 1)
    assert not larder.fits("alice", 50)
    assert not larder.fits("bob", 500)


async def test_who_waits_is_served_when_something_was_given_back() -> None:
    larder = Larder(in_all=100, per_owner=30)
    larder.keep("alice", 30)
    waiting = asyncio.create_task(larder.wait("alice", 10))
    await asyncio.sleep(0)
    larder.give_back("alice", 5)
    await asyncio.sleep(0.01)
    assert not waiting.done()
    larder.give_back("alice", 5)
    await waiting
    assert larder.held == 30


async def test_a_block_gives_back_what_it_held() -> None:
    larder = Larder()
    async with larder.holding("alice", 7):
        assert larder.held == 7
    assert larder.held == 0
