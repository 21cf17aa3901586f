from collections.abc import Mapping
from typing import Any

import pytest

from imagineart.api.errors import RateLimitExceededError
from imagineart.api.limits import WINDOW_S, RateLimit
from imagineart.api.throttle import Throttle
from imagineart.service.rates import Rates, Slot, Tally


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_so_many_in_a_minute_and_no_more() -> None:
    clock = Clock()
    limit = RateLimit(2, clock)
    limit.admit("a")
    limit.admit("a")
    with pytest.raises(RateLimitExceededError, match="At most 2 tasks per minute"):
        limit.admit("a")
    limit.admit("b")


def test_the_window_slides() -> None:
    clock = Clock()
    limit = RateLimit(2, clock)
    limit.admit("a")
    clock.now = WINDOW_S / 2
    limit.admit("a")
    clock.now = WINDOW_S
    limit.admit("a")
    with pytest.raises(RateLimitExceededError):
        limit.admit("a")


def test_what_was_refused_is_not_counted() -> None:
    clock = Clock()
    limit = RateLimit(1, clock)
    limit.admit("a")
    for _ in range(5):
        with pytest.raises(RateLimitExceededError):
            limit.admit("a")
    clock.now = WINDOW_S
    limit.admit("a")


class Common(Rates):
    """What servers told each other, without a database."""

    def __init__(self) -> None:
        self.told: dict[str, Mapping[Slot, int]] = {}

    def exchange(self, replica: str, own: Mapping[Slot, int], now: float) -> dict[Slot, int]:
        self.told[replica] = own
        others = [counts for name, counts in self.told.items() if name != replica]
        return {slot: number for counts in others for slot, number in counts.items()}


def two_servers(clock: Clock, make: Any) -> Any:
    """The same guard at two servers, and what has them tell each other."""
    rates, tallies = Common(), [Tally(clock), Tally(clock)]

    def tell() -> None:
        for _ in range(2):
            for number, tally in enumerate(tallies):
                tally.exchange(rates, str(number))

    return [make(tally) for tally in tallies], tell


def test_two_servers_let_in_together_what_one_may() -> None:
    clock = Clock()
    (one, other), tell = two_servers(clock, lambda tally: RateLimit(3, clock, tally=tally))
    one.admit("a", 2)
    tell()
    other.admit("a")
    with pytest.raises(RateLimitExceededError):
        other.admit("a")
    other.admit("b", 3)
    clock.now = WINDOW_S
    tell()
    other.admit("a", 3)


def test_a_new_count_begins_where_others_are_told_and_not_refused_twice() -> None:
    clock = Clock()
    (one, other), tell = two_servers(clock, lambda tally: RateLimit(2, clock, tally=tally))
    one.admit("a", 2)
    for _ in range(3):
        tell()
        with pytest.raises(RateLimitExceededError):
            other.admit("a")
    clock.now = WINDOW_S
    one.admit("a", 2)


def test_wrong_keys_are_counted_at_all_servers_together() -> None:
    clock = Clock()
    (one, other), tell = two_servers(clock, lambda tally: Throttle(2, clock, tally))
    one.failed("10.0.0.1")
    one.failed("10.0.0.1")
    other.check("10.0.0.1", None)
    tell()
    with pytest.raises(RateLimitExceededError):
        other.check("10.0.0.1", None)
    other.check("10.0.0.2", None)
