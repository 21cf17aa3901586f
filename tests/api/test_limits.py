import pytest

from imagineart.api.errors import RateLimitExceededError
from imagineart.api.limits import WINDOW_S, RateLimit


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
