"""Whoever is silent for too long loses what it works on, and finds that out when it wakes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.service.helpers import make_drawn, make_spec, make_stage, until

from imagineart.service.results import LOSSES, UNLEASED_S
from imagineart.service.slots import Slots
from imagineart.service.store import Store
from imagineart.service.task import Errand, Job, Progress, ResultError
from imagineart.service.workers import Worker

CRASHED = ResultError("workerCrashed", "the worker died while drawing")


def claim(store: Store, now: float, holder: str = "a", lease_s: float = 10) -> Job:
    job = store.results.claim("fake", now, holder, lease_s)
    assert job is not None
    return job


def owe(store: Store) -> None:
    store.tasks.add(make_spec(webhook_url="http://a.example/"), 0)
    store.results.finish(claim(store, 0), make_drawn(), 0)


def test_a_result_is_held_as_long_as_its_lease_is_renewed(store: Store) -> None:
    store.tasks.add(make_spec(number=2), 0)
    job, other = claim(store, 0), claim(store, 0, "b")
    drawn = [(job.result_id, 1), (other.result_id, 1)]
    assert store.results.renew("a", drawn, 8, 10) == {(job.result_id, 1)}
    assert store.results.requeue_expired(9) == 0
    assert store.results.requeue_expired(12) == 1  # the other's
    assert not store.results.still_wanted(other)
    assert store.results.still_wanted(job)
    assert store.results.requeue_expired(19) == 1


ENDINGS: list[Callable[[Store, Job], bool]] = [
    lambda store, job: store.results.finish(job, make_drawn("zombie"), 99),
    lambda store, job: store.results.fail(job, CRASHED, 99),
    lambda store, job: store.results.hand_back(job, crashed=True),
    lambda store, job: bool(store.results.renew(job.holder, [(job.result_id, 1)], 99)),
]


@pytest.mark.parametrize("ending", ENDINGS, ids=["finish", "fail", "hand back", "renew"])
@pytest.mark.parametrize("meanwhile", ["waits", "is drawn by another", "is done"])
def test_a_holder_that_wakes_too_late_changes_nothing(
    store: Store, ending: Callable[[Store, Job], bool], meanwhile: str
) -> None:
    store.tasks.add(make_spec(webhook_url="http://a.example/"), 0)
    zombie = claim(store, 0)
    assert store.results.requeue_expired(11) == 1
    if meanwhile != "waits":
        again = claim(store, 12, "b")
        assert again.attempt == 2
    if meanwhile == "is done":
        store.results.finish(again, make_drawn("second"), 13)
    before = store.tasks.load("alice", "u1")
    assert not ending(store, zombie)
    assert store.tasks.load("alice", "u1") == before


def test_what_a_build_without_leases_has_begun_is_given_up_after_a_while(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    claim(store, 0)
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE results SET lease_until = NULL")
    assert store.results.requeue_expired(UNLEASED_S) == 0
    assert store.results.requeue_expired(UNLEASED_S + 1) == 1


def test_a_result_that_loses_every_holder_fails_and_is_told(store: Store) -> None:
    store.tasks.add(make_spec(webhook_url="http://a.example/"), 0)
    for number in range(LOSSES):
        claim(store, 100 * number)
        assert store.results.requeue_expired(100 * number + 11) == (number < LOSSES - 1)
    (row,) = store.tasks.load("alice", "u1").results
    assert (row.state, row.error and row.error.code) == ("failed", "workerCrashed")
    assert len(store.deliveries.newest("due")) == 1


def test_a_graceful_stop_hands_back_the_holder_s_own_at_once(store: Store) -> None:
    store.tasks.add(make_spec(number=2), 0)
    claim(store, 0)
    kept = claim(store, 0, "b")
    assert store.release("a") == 1
    assert store.results.depth("fake") == {"queued": 1, "running": 1}
    assert store.results.still_wanted(kept)


OUTCOMES: list[Callable[[Store, Errand], bool]] = [
    lambda store, errand: store.deliveries.delivered(errand),
    lambda store, errand: store.deliveries.give_up(errand, "HTTP 410"),
    lambda store, errand: store.deliveries.postpone(errand, 99, "HTTP 500"),
    lambda store, errand: store.deliveries.put_back(errand, 99),
]


@pytest.mark.parametrize("outcome", OUTCOMES, ids=["delivered", "give up", "postpone", "put back"])
@pytest.mark.parametrize("meanwhile", ["waits", "is tried by another", "is delivered"])
def test_a_courier_that_wakes_too_late_changes_nothing(
    store: Store, outcome: Callable[[Store, Errand], bool], meanwhile: str
) -> None:
    owe(store)
    (zombie,) = store.deliveries.take(0, Slots(), "a", 10)
    assert store.deliveries.release_expired(9) == 0
    assert store.deliveries.release_expired(11) == 1
    if meanwhile != "waits":
        (again,) = store.deliveries.take(12, Slots(), "b", 10)
    if meanwhile == "is delivered":
        assert store.deliveries.delivered(again)
    before = store.deliveries.newest()
    assert not outcome(store, zombie)
    assert store.deliveries.newest() == before


def test_a_delivery_is_held_as_long_as_its_lease_is_renewed(store: Store) -> None:
    owe(store)
    (errand,) = store.deliveries.take(0, Slots(), "a", 10)
    ids = [errand.delivery.id]
    assert store.deliveries.renew("a", ids, 8, 10) == 1
    assert store.deliveries.release_expired(15) == 0
    assert store.deliveries.renew("b", ids, 16, 10) == 0
    assert store.deliveries.release_expired(19) == 1


def test_what_the_holder_does_not_know_of_is_not_renewed(store: Store) -> None:
    """The answer to a claim may be lost on the way: by a crash of the database, or of the line."""
    store.tasks.add(make_spec(number=2), 0)
    claim(store, 0)  # never heard of
    known = claim(store, 0)
    store.results.renew("a", [(known.result_id, 1)], 8, 10)
    assert store.results.requeue_expired(11) == 1
    assert store.results.still_wanted(known)


def test_a_number_that_a_crash_gave_twice_is_the_later_holder_s(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    forgotten = claim(store, 0, "a")
    with store.database.writing() as connection:  # as the table was before
        connection.execute(text("UPDATE results SET state = 'queued', attempt = 0, holder = ''"))
    later = claim(store, 1, "b")
    assert later.attempt == forgotten.attempt
    assert not store.results.finish(forgotten, make_drawn("zombie"), 2)
    assert store.results.finish(later, make_drawn("ours"), 3)


def test_a_duty_is_one_holder_s_until_its_lease_is_over(store: Store) -> None:
    assert store.duties.take("sweep", "a", 0, 10)
    assert not store.duties.take("sweep", "b", 5, 10)
    assert store.duties.take("sweep", "a", 6, 10)  # renewed
    assert not store.duties.take("sweep", "b", 12, 10)
    assert store.duties.take("sweep", "b", 17, 10)
    store.duties.leave("b")
    assert store.duties.take("sweep", "a", 18, 10)


def test_crews_are_known_as_long_as_they_say_that_they_live(store: Store) -> None:
    worker = Worker("a", "fake", "host", 1, 2, started_at=0, seen_at=0, capabilities={"gpu": True})
    store.workers.beat(worker)
    assert store.workers.living(5) == (worker,)
    store.workers.beat(Worker("a", "fake", "host", 1, 2, started_at=0, seen_at=9, ready=True))
    assert [(w.seen_at, w.ready) for w in store.workers.living(15)] == [(9, True)]
    assert store.workers.living(20) == ()
    assert store.workers.forget(10) == 1


def test_progress_is_that_of_the_try_that_draws(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    job = claim(store, 0)
    store.progress.keep([(job.image_id, 1, Progress(0.5, "painted", b"small"))], 1)
    assert store.progress.of([job.image_id]) == {job.image_id: Progress(0.5, "painted", b"small")}
    store.results.requeue_expired(11)
    assert store.progress.of([job.image_id]) == {}
    claim(store, 12)
    store.progress.keep([(job.image_id, 2, Progress(0.1, "read"))], 12)
    store.progress.keep([(job.image_id, 1, Progress(0.9, "composed"))], 13)  # of the zombie
    assert store.progress.of([job.image_id]) == {job.image_id: Progress(0.1, "read")}
    assert store.progress.forget(100) == 1


def test_servers_tell_each_other_what_they_counted(store: Store) -> None:
    slot = ("results", "alice", 6)
    assert store.rates.exchange("one", {slot: 3}, 60) == {}
    assert store.rates.exchange("other", {slot: 2}, 61) == {slot: 3}
    assert store.rates.exchange("one", {slot: 5}, 62) == {slot: 2}
    assert store.rates.exchange("third", {}, 63) == {slot: 7}
    assert store.rates.exchange("third", {}, 63 + 70) == {}
    assert store.rates.forget(200) == 2


@pytest.mark.anyio
async def test_a_lane_goes_on_after_a_try_that_counts_no_more(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stage = make_stage(tmp_path / "data")
    await stage.board.start()
    stage.lane.gate.clear()
    await stage.board.submit(make_spec("lost", number=2))
    await until(lambda: stage.lane.drawn)
    with stage.store.database.writing() as connection:  # others have it, and its fellow is done
        lost, done = "attempt = 2, holder = 'another'", "state = 'done', finished_at = 1"
        connection.execute(text(f"UPDATE results SET {lost} WHERE state = 'running'"))
        connection.execute(text(f"UPDATE results SET {done} WHERE state = 'queued'"))
    stage.lane.gate.set()
    await stage.board.submit(make_spec("next"))
    await until(lambda: stage.store.counts().get("results_done") == 2)
    assert stage.store.counts()["results_running"] == 1
    await stage.board.stop()
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
