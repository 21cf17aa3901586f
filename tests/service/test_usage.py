"""What a key used, and that it gets no more than it may have."""

import pytest
from tests.service.helpers import make_drawn, make_spec

from imagineart.service.store import Store
from imagineart.service.task import QuotaExceededError, TaskConflictError
from imagineart.service.usage import Allowance, Used, day_of

MARCH = 1_772_323_200.0  # 2026-03-01, 00:00 UTC
DAY = 24 * 3600.0
SQUARE = 2048 * 2048  # px of a size that nobody stated


def ended(store: Store, *, well: bool = True, now: float = MARCH) -> None:
    job = store.results.claim("fake", now)
    assert job is not None
    if well:
        store.results.finish(job, make_drawn(), now)
    else:
        store.tasks.cancel(job.owner, job.task_uuid, now)


def test_results_and_pixels_are_counted_when_they_are_accepted(store: Store) -> None:
    store.tasks.add(make_spec(number=3), MARCH)
    store.tasks.add(make_spec("u2"), MARCH + DAY - 1)
    assert store.tasks.used_on("alice", MARCH) == Used("alice", "2026-03-01", 4, 0, 0, 4 * SQUARE)
    assert store.tasks.used_on("alice", MARCH + DAY) == Used("alice", "2026-03-02")
    assert store.tasks.used_on("bob", MARCH) == Used("bob", "2026-03-01")


def test_what_became_of_them_is_counted_when_it_happens(store: Store) -> None:
    store.tasks.add(make_spec("u1"), MARCH)
    store.tasks.add(make_spec("u2", number=2), MARCH)
    ended(store)
    ended(store, well=False)
    used = store.tasks.used_on("alice", MARCH)
    assert (used.accepted, used.done, used.failed) == (3, 1, 2)


def test_a_result_that_ended_twice_is_counted_once(store: Store) -> None:
    store.tasks.add(make_spec(), MARCH)
    job = store.results.claim("fake", MARCH)
    assert job is not None
    assert [store.results.finish(job, make_drawn(), MARCH) for _ in range(2)] == [True, False]
    assert store.tasks.used_on("alice", MARCH).done == 1


def test_months_add_up(store: Store) -> None:
    for number, at in enumerate((MARCH - 1, MARCH, MARCH + 30 * DAY)):
        store.tasks.add(make_spec(f"u{number}"), at)
        store.tasks.add(make_spec(f"u{number}", number=2, owner="bob"), at)
    found = [(used.period, used.owner, used.accepted) for used in store.tasks.used_by_month()]
    assert found == [
        ("2026-02", "alice", 1),
        ("2026-02", "bob", 2),
        ("2026-03", "alice", 2),
        ("2026-03", "bob", 4),
    ]
    (alice, bob) = store.tasks.used_by_month("2026-02")
    assert (alice.pixels, bob.pixels) == (SQUARE, 2 * SQUARE)


def test_use_is_remembered_longer_than_tasks(store: Store) -> None:
    store.tasks.add(make_spec(ttl_s=60), MARCH)
    ended(store)
    store.tasks.expire(MARCH + 61)
    assert store.tasks.forget(MARCH + 10 * DAY) == 1
    assert store.tasks.used_on("alice", MARCH).accepted == 1


def test_a_day_has_so_many_results_and_the_next_day_as_many(store: Store) -> None:
    five = Allowance(results_per_day=5)
    store.tasks.add(make_spec("u1", number=4), MARCH, five)
    with pytest.raises(QuotaExceededError, match="5 results a day"):
        store.tasks.add(make_spec("u2", number=2), MARCH, five)
    store.tasks.add(make_spec("u2", number=1), MARCH, five)
    store.tasks.add(make_spec("u3", number=5), MARCH + DAY, five)


def test_a_quota_cannot_be_had_again_by_cancelling(store: Store) -> None:
    one = Allowance(results_per_day=1)
    store.tasks.add(make_spec("u1"), MARCH, one)
    store.tasks.cancel("alice", "u1", MARCH)
    with pytest.raises(QuotaExceededError):
        store.tasks.add(make_spec("u2"), MARCH, one)


def test_pixels_count_by_the_size_of_the_pictures(store: Store) -> None:
    most = Allowance(pixels_per_day=2 * SQUARE)
    store.tasks.add(make_spec("u1"), MARCH, most)
    with pytest.raises(QuotaExceededError, match="pixels a day"):
        store.tasks.add(make_spec("u2", number=2), MARCH, most)
    store.tasks.add(make_spec("u2"), MARCH, most)


def test_what_was_refused_is_not_counted(store: Store) -> None:
    store.tasks.add(make_spec("u1"), MARCH)
    with pytest.raises(TaskConflictError):
        store.tasks.add(make_spec("u1", number=20), MARCH)
    with pytest.raises(QuotaExceededError):
        store.tasks.add(make_spec("u2", number=20), MARCH, Allowance(pixels_per_day=1))
    assert store.tasks.used_on("alice", MARCH).accepted == 1


@pytest.mark.parametrize(("at", "day"), [(MARCH - 1, "2026-02-28"), (MARCH, "2026-03-01")])
def test_days_are_those_of_utc(at: float, day: str) -> None:
    assert day_of(at) == day
