"""A slow name server holds its own threads, and nobody else's."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from tests.service.helpers import until

from imagineart.service.resolver import Resolver, ResolverBusyError

pytestmark = pytest.mark.anyio


class SlowNames:
    """Looks up: names that begin with "slow" hang until they are let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        if host.startswith("slow"):
            self.go.wait(60)
        if host == "nobody":
            raise OSError("unknown")
        return ["192.0.2.1"]


@pytest.fixture
def names() -> Iterator[SlowNames]:
    made = SlowNames()
    yield made
    made.go.set()


async def test_names_are_looked_up(names: SlowNames) -> None:
    resolver = Resolver(names)
    assert await resolver("a", 80, "alice") == ["192.0.2.1"]
    with pytest.raises(OSError, match="unknown"):
        await resolver("nobody", 80, "alice")
    assert resolver.under_way == 0


async def test_an_owner_of_slow_names_holds_up_only_itself(names: SlowNames) -> None:
    resolver = Resolver(names, in_all=8, per_owner=2)
    slow = [asyncio.create_task(resolver(f"slow{n}", 80, "mallory")) for n in range(2)]
    await until(lambda: len(names.asked) == 2)
    with pytest.raises(ResolverBusyError):
        await resolver("quick", 80, "mallory")
    assert await resolver("quick", 80, "alice") == ["192.0.2.1"]
    names.go.set()
    assert await asyncio.gather(*slow) == [["192.0.2.1"]] * 2
    assert await resolver("quick", 80, "mallory") == ["192.0.2.1"]


async def test_there_are_so_many_threads_and_no_more(names: SlowNames) -> None:
    resolver = Resolver(names, in_all=3, per_owner=1)
    slow = [asyncio.create_task(resolver(f"slow{n}", 80, f"owner{n}")) for n in range(3)]
    await until(lambda: len(names.asked) == 3)
    with pytest.raises(ResolverBusyError):
        await resolver("quick", 80, "alice")
    assert sum(thread.name == "resolver" for thread in threading.enumerate()) == 3
    names.go.set()
    await asyncio.gather(*slow)


async def test_one_name_is_looked_up_once_at_a_time(names: SlowNames) -> None:
    resolver = Resolver(names, per_owner=1)
    slow = [asyncio.create_task(resolver("slow", 80, "alice")) for _ in range(5)]
    await until(lambda: names.asked)
    names.go.set()
    assert await asyncio.gather(*slow) == [["192.0.2.1"]] * 5
    assert names.asked == ["slow"]


async def test_who_stops_waiting_leaves_the_lookup_to_the_others(names: SlowNames) -> None:
    resolver = Resolver(names)
    hasty, patient = (asyncio.create_task(resolver("slow", 80, "alice")) for _ in range(2))
    await until(lambda: names.asked)
    hasty.cancel()
    await asyncio.sleep(0)
    assert resolver.under_way == 1  # the system cannot be interrupted: the thread is still held
    names.go.set()
    assert await patient == ["192.0.2.1"]


async def test_a_slow_name_does_not_hold_the_threads_of_others(names: SlowNames) -> None:
    resolver = Resolver(names, in_all=64, per_owner=64)
    slow = [asyncio.create_task(resolver(f"slow{n}", 80, "mallory")) for n in range(64)]
    await until(lambda: len(names.asked) == 64)
    assert await asyncio.to_thread(lambda: "work of somebody else") == "work of somebody else"
    names.go.set()
    await asyncio.gather(*slow)
