import pytest

from imagineart.api.errors import RateLimitExceededError
from imagineart.api.throttle import ADDRESSES, KEYS, WINDOW_S, Throttle, neighbourhood


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def fail(throttle: Throttle, times: int, address: str = "a") -> None:
    for _ in range(times):
        throttle.check(address, None)
        throttle.failed(address)


def test_after_so_many_wrong_keys_no_key_is_looked_at() -> None:
    throttle = Throttle(3, Clock())
    fail(throttle, 3)
    for key in (None, "new"):
        with pytest.raises(RateLimitExceededError, match="3 times within a minute"):
            throttle.check("a", key)
    throttle.check("b", None)


def test_keys_that_came_from_there_before_stay_welcome() -> None:
    throttle = Throttle(3, Clock())
    throttle.succeeded("a", "old")
    fail(throttle, 3)
    throttle.check("a", "old")
    with pytest.raises(RateLimitExceededError):
        throttle.check("a", "new")


def test_the_minute_passes() -> None:
    clock = Clock()
    throttle = Throttle(2, clock)
    fail(throttle, 2)
    clock.now = WINDOW_S
    fail(throttle, 2)
    with pytest.raises(RateLimitExceededError):
        throttle.check("a", None)


def test_what_is_remembered_is_bounded() -> None:
    throttle = Throttle(2, Clock())
    for number in range(ADDRESSES + 100):
        throttle.failed(f"host-{number}")
    for number in range(KEYS + 10):
        throttle.succeeded("a", f"key-{number}")
    assert len(throttle._visitors) == ADDRESSES
    assert len(throttle._visitors["a"].welcome) == KEYS
    for _ in range(100):
        throttle.failed("a")
    assert len(throttle._visitors["a"].failed) == 2


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_what_counts_as_one_address(address: str, place: str) -> None:
    assert neighbourhood(address) == place
