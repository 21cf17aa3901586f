"""The life of a task in the database."""

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from tests.service.helpers import make_drawn, make_spec

from imagineart.service import deliveries
from imagineart.service.database import writing
from imagineart.service.slots import Shares, Slots, Way
from imagineart.service.store import Store
from imagineart.service.task import (
    ImageExpiredError,
    ImageNotFoundError,
    Job,
    ResultError,
    TaskConflictError,
    TaskExpiredError,
    TaskNotFoundError,
    TooManyResultsError,
)
from imagineart.service.usage import Allowance

LONG_AFTER = 1.0e9  # s, when every lease is over
CANCELLED = ResultError("cancelled", "the task was cancelled")
CRASHED = ResultError("workerCrashed", "the worker died while drawing")


def claim(store: Store, now: float = 1.0) -> Job:
    job = store.results.claim("fake", now)
    assert job is not None
    return job


def test_an_accepted_task_comes_back_as_it_went_in(store: Store) -> None:
    spec = make_spec(
        number=3,
        webhook_url="http://a.example/hook",
        upload_url="http://b.example/put",
        context={"base_url": "http://me", "nsfw": False},
    )
    store.tasks.add(spec, now=7.0)
    state = store.tasks.load("alice", "u1")
    assert state.spec == spec
    assert state.accepted_at == 7.0
    assert [row.state for row in state.results] == ["queued"] * 3
    assert len({row.image_id for row in state.results}) == 3
    assert not state.finished


@pytest.mark.parametrize("seed", [0, 2**32, 2**63, 9223372036854776000])
def test_seeds_beyond_63_bits_survive(store: Store, seed: int) -> None:
    store.tasks.add(replace(make_spec(), seeds=(seed,)), 0)
    assert store.tasks.load("alice", "u1").results[0].seed == seed
    assert claim(store).seed == seed


def test_a_repeat_conflicts_whatever_became_of_the_first(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    with pytest.raises(TaskConflictError, match="u1"):
        store.tasks.add(make_spec(prompt="another"), 0)
    store.results.finish(claim(store), make_drawn(), 1)
    with pytest.raises(TaskConflictError):
        store.tasks.add(make_spec(), 2)
    assert store.tasks.load("alice", "u1").spec.request.prompt == "a cat"


def test_a_refused_repeat_is_remembered_alone_and_within_a_batch(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    store.tasks.add(make_spec(owner="bob"), 0)
    assert store.tasks.load("alice", "u1").refused_at is None
    with pytest.raises(TaskConflictError):
        store.tasks.add(make_spec(), 5)
    assert store.tasks.load("alice", "u1").refused_at == 5
    with store.batch(synced=True), pytest.raises(TaskConflictError):
        store.tasks.add(make_spec(), 6)
    assert store.tasks.load("alice", "u1").refused_at == 6
    assert store.tasks.load("bob", "u1").refused_at is None


def test_an_owner_has_only_so_many_unfinished_results(store: Store) -> None:
    four = Allowance(in_flight=4)
    store.tasks.add(make_spec("u1", number=3), 0, four)
    with pytest.raises(TooManyResultsError, match="alice may have 4 unfinished results"):
        store.tasks.add(make_spec("u2", number=2), 0, four)
    store.tasks.add(make_spec("u2", owner="bob", number=2), 0, four)
    store.results.finish(claim(store), make_drawn(), 1)
    store.tasks.add(make_spec("u2", number=2), 0, four)  # it left no trace when it was refused


def test_another_owner_may_use_the_same_uuid(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    store.tasks.add(make_spec(owner="bob"), 0)
    with pytest.raises(TaskNotFoundError):
        store.tasks.load("carol", "u1")


def test_a_conflict_leaves_no_trace(store: Store) -> None:
    store.tasks.add(make_spec(number=2), 0)
    with pytest.raises(TaskConflictError):
        store.tasks.add(make_spec(number=5), 0)
    assert store.counts() == {"results_queued": 2}


def test_results_are_claimed_in_the_order_of_acceptance(store: Store) -> None:
    store.tasks.add(make_spec("u1", number=2), 0)
    store.tasks.add(make_spec("u2"), 0)
    claimed = [claim(store) for _ in range(3)]
    assert [(job.task_uuid, job.index) for job in claimed] == [("u1", 0), ("u1", 1), ("u2", 0)]
    assert store.results.claim("fake", 1) is None


def test_a_lane_gets_only_what_its_engine_draws(store: Store) -> None:
    store.tasks.add(make_spec(engine="other"), 0)
    assert store.results.claim("fake", 1) is None
    assert store.results.claim("other", 1) is not None


def test_a_finished_result_tells_all_about_its_file(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    assert store.results.finish(claim(store, 2.0), make_drawn("ab/pic.jpg"), 5.0)
    (row,) = store.tasks.load("alice", "u1").results
    assert (row.state, row.path, row.size, row.sha256) == ("done", "ab/pic.jpg", 3, "00ff")
    assert (row.started_at, row.finished_at, row.attempt) == (2.0, 5.0, 1)
    assert store.results.find_image(row.image_id).path == "ab/pic.jpg"


def test_the_prompt_is_read_once(store: Store) -> None:
    store.tasks.add(make_spec(number=2), 0)
    first = claim(store)
    assert first.understood is None
    store.results.finish(first, make_drawn(), 1)
    assert claim(store).understood == {"version": 2}


def test_a_result_can_finish_only_once(store: Store) -> None:
    store.tasks.add(make_spec(webhook_url="http://a.example/"), 0)
    job = claim(store)
    assert store.results.finish(job, make_drawn("first"), 1)
    assert not store.results.finish(job, make_drawn("second"), 2)
    assert not store.results.fail(job, CRASHED, 2)
    assert store.tasks.load("alice", "u1").results[0].path == "first"
    assert len(store.deliveries.newest()) == 1


def test_an_earlier_try_counts_no_more_once_another_has_begun(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    ghost = claim(store)
    store.take_over({}, LONG_AFTER)
    again = claim(store)
    assert again.attempt == 2
    assert not store.results.finish(ghost, make_drawn("ghost"), 1)
    assert store.results.finish(again, make_drawn("again"), 2)
    assert store.tasks.load("alice", "u1").results[0].path == "again"


def test_recovery_puts_running_results_back_into_their_place(store: Store) -> None:
    store.tasks.add(make_spec("u1"), 0)
    store.tasks.add(make_spec("u2"), 0)
    claim(store)
    assert store.take_over({}, LONG_AFTER) == 1
    job = claim(store)
    assert (job.task_uuid, job.crashes) == ("u1", 0)


def test_a_crash_is_counted_when_the_result_goes_back(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    assert store.results.hand_back(claim(store), crashed=True)
    job = claim(store)
    assert (job.crashes, job.attempt) == (1, 2)


def test_cancelling_fails_what_is_not_finished(store: Store) -> None:
    store.tasks.add(make_spec(number=3, webhook_url="http://a.example/"), 0)
    store.results.finish(claim(store), make_drawn(), 1)
    running = claim(store)
    assert store.results.still_wanted(running)
    store.tasks.cancel("alice", "u1", 2)
    state = store.tasks.load("alice", "u1")
    assert [row.state for row in state.results] == ["done", "failed", "failed"]
    assert state.results[2].error == CANCELLED
    assert state.finished
    assert not store.results.still_wanted(running)
    assert not store.results.finish(running, make_drawn(), 3)
    assert len(state.deliveries) == 3  # the receiver hears of every result


def test_cancelling_a_stranger_s_task_is_impossible(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    with pytest.raises(TaskNotFoundError):
        store.tasks.cancel("bob", "u1", 1)


def test_the_place_in_the_queue(store: Store) -> None:
    for uuid in ("u1", "u2", "u3"):
        store.tasks.add(make_spec(uuid, number=2), 0)
    assert [store.tasks.count_ahead("fake", "alice", u) for u in ("u1", "u2", "u3")] == [0, 2, 4]
    store.results.finish(claim(store), make_drawn(), 1)
    claim(store)
    assert [store.tasks.count_ahead("fake", "alice", u) for u in ("u1", "u2", "u3")] == [None, 1, 3]


def test_the_usual_time_is_the_mean_of_the_last_results(store: Store) -> None:
    assert store.results.usual_seconds("fake") is None
    store.tasks.add(make_spec(number=2), 0)
    store.results.finish(claim(store, 10.0), make_drawn("a"), 12.0)
    store.results.finish(claim(store, 12.0), make_drawn("b"), 16.0)
    assert store.results.usual_seconds("fake") == pytest.approx(3.0)


def test_the_newest_task_comes_first(store: Store) -> None:
    for uuid in ("u1", "u2", "u3"):
        store.tasks.add(make_spec(uuid, owner="bob" if uuid == "u2" else "alice"), 0)
    assert [state.spec.task_uuid for state in store.tasks.newest(None, 2)] == ["u3", "u2"]
    assert [state.spec.task_uuid for state in store.tasks.newest("alice", 9)] == ["u3", "u1"]


# The end


def finished(store: Store, uuid: str = "u1", ttl_s: int = 60, at: float = 100.0) -> str:
    store.tasks.add(make_spec(uuid, ttl_s=ttl_s), 0)
    store.results.finish(claim(store), make_drawn(f"{uuid}.jpg"), at)
    return store.tasks.load("alice", uuid).results[0].image_id


def test_time_runs_from_the_last_result(store: Store) -> None:
    store.tasks.add(make_spec(number=2, ttl_s=60), 0)
    store.results.finish(claim(store), make_drawn(), 100)
    assert store.tasks.load("alice", "u1").expires_at is None
    store.results.fail(claim(store), CRASHED, 150)
    assert store.tasks.load("alice", "u1").expires_at == 210


def test_an_expired_task_is_told_from_an_unknown_one(store: Store) -> None:
    image_id = finished(store)
    assert store.tasks.expire(159) == (0, [])
    assert store.tasks.expire(160) == (1, ["u1.jpg"])
    assert store.tasks.expire(161) == (0, [])
    with pytest.raises(TaskExpiredError):
        store.tasks.load("alice", "u1")
    with pytest.raises(ImageExpiredError):
        store.results.find_image(image_id)
    with pytest.raises(TaskNotFoundError):
        store.tasks.load("alice", "u2")
    with pytest.raises(ImageNotFoundError):
        store.results.find_image("no-such")


def test_an_expired_task_still_conflicts_until_it_is_forgotten(store: Store) -> None:
    finished(store)
    store.tasks.expire(160)
    with pytest.raises(TaskConflictError):
        store.tasks.add(make_spec(), 161)
    assert store.tasks.forget(before=160) == 0
    assert store.tasks.forget(before=161) == 1
    store.tasks.add(make_spec(), 162)


def test_an_unfinished_result_has_no_picture(store: Store) -> None:
    store.tasks.add(make_spec(), 0)
    with pytest.raises(ImageNotFoundError):
        store.results.find_image(store.tasks.load("alice", "u1").results[0].image_id)


def test_live_paths_are_those_of_unexpired_tasks(store: Store) -> None:
    finished(store, "u1", ttl_s=60)
    finished(store, "u2", ttl_s=600)
    store.tasks.expire(160)
    assert store.results.live_paths(["u1.jpg", "u2.jpg", "stray.jpg"]) == {"u2.jpg"}


# Deliveries


def owe(store: Store, uuid: str, number: int = 1, **urls: str) -> None:
    store.tasks.add(make_spec(uuid, number=number, **urls), 0)
    for _ in range(number):
        store.results.finish(claim(store), make_drawn(), 10)


def test_finishing_owes_one_call_and_one_upload(store: Store) -> None:
    owe(store, "u1", webhook_url="http://a.example/h", upload_url="http://b.example/p")
    errands = store.deliveries.take(10, Slots())
    assert {(e.delivery.kind, e.host) for e in errands} == {
        ("webhook", "a.example"),
        ("upload", "b.example"),
    }
    assert {e.row.state for e in errands} == {"done"}


def test_a_failed_result_owes_no_upload(store: Store) -> None:
    store.tasks.add(make_spec(webhook_url="http://a.example/", upload_url="http://b.example/"), 0)
    store.results.fail(claim(store), CRASHED, 1)
    assert [d.kind for d in store.deliveries.newest()] == ["webhook"]


def test_an_errand_is_taken_once(store: Store) -> None:
    owe(store, "u1", webhook_url="http://a.example/")
    (errand,) = store.deliveries.take(10, Slots())
    assert errand.delivery.tries == 1
    assert store.deliveries.take(10, Slots()) == []
    store.take_over({}, LONG_AFTER)
    assert [e.delivery.tries for e in store.deliveries.take(10, Slots())] == [2]


def test_a_postponed_errand_waits_for_its_time(store: Store) -> None:
    owe(store, "u1", webhook_url="http://a.example/")
    (errand,) = store.deliveries.take(10, Slots())
    store.deliveries.postpone(errand, 20.0, "HTTP 500")
    assert store.deliveries.next_at() == 20.0
    assert store.deliveries.take(19, Slots()) == []
    (again,) = store.deliveries.take(20, Slots())
    assert (again.delivery.tries, again.delivery.last_error) == (2, "HTTP 500")


def test_one_host_gets_its_share_and_no_more(store: Store) -> None:
    owe(store, "u1", number=5, webhook_url="http://slow.example/")
    owe(store, "u2", number=2, webhook_url="http://fast.example/")
    slots = Slots(Shares(per_host=3))
    slots.take(Way("webhook", "alice", "slow.example"))
    taken = [e.host for e in store.deliveries.take(10, slots)]
    assert sorted(taken) == ["fast.example"] * 2 + ["slow.example"] * 2
    for _ in range(2):
        slots.take(Way("webhook", "alice", "slow.example"))
    assert store.deliveries.take(10, slots) == []


def test_one_owner_gets_its_share_however_many_hosts_it_names(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliveries, "CANDIDATES", 16)
    for number in range(20):  # more than are looked at, at once
        owe(store, f"u{number}", webhook_url=f"http://{number}.example/")
    store.tasks.add(make_spec("b1", owner="bob", webhook_url="http://bob.example/"), 0)
    store.results.finish(claim(store), make_drawn(), 10)
    slots = Slots(Shares(per_owner=4))
    hostile = store.deliveries.take(10, slots)
    assert [e.delivery.owner for e in hostile] == ["alice"] * 4
    for errand in hostile:
        slots.take(Way("webhook", "alice", errand.host))
    assert store.deliveries.next_at(slots.full()) == 10
    assert [e.delivery.owner for e in store.deliveries.take(10, slots)] == ["bob"]


def test_uploads_leave_room_for_calls(store: Store) -> None:
    for number in range(3):
        owe(store, f"u{number}", upload_url=f"http://{number}.example/")
    owe(store, "call", webhook_url="http://a.example/")
    taken = store.deliveries.take(10, Slots(Shares(uploads=2)))
    assert sorted(e.delivery.kind for e in taken) == ["upload", "upload", "webhook"]


def test_an_errand_that_was_put_back_was_not_tried(store: Store) -> None:
    owe(store, "u1", webhook_url="http://a.example/")
    (errand,) = store.deliveries.take(10, Slots())
    store.deliveries.put_back(errand, 12.0)
    assert store.deliveries.next_at() == 12.0
    assert [e.delivery.tries for e in store.deliveries.take(12, Slots())] == [1]


def test_uploads_of_one_task_go_one_after_the_other(store: Store) -> None:
    owe(store, "u1", number=2, upload_url="http://b.example/")
    owe(store, "u2", upload_url="http://b.example/")
    first = store.deliveries.take(10, Slots())
    assert [(e.spec.task_uuid, e.row.index) for e in first] == [("u1", 0), ("u2", 0)]
    store.deliveries.postpone(first[0], 30, "HTTP 503")
    assert store.deliveries.take(20, Slots()) == []
    (again,) = store.deliveries.take(30, Slots())
    store.deliveries.give_up(again, "HTTP 503")
    assert [e.row.index for e in store.deliveries.take(20, Slots())] == [1]


def test_a_dead_letter_keeps_its_reason_and_can_be_sent_again(store: Store) -> None:
    owe(store, "u1", webhook_url="http://a.example/")
    (errand,) = store.deliveries.take(10, Slots())
    store.deliveries.give_up(errand, "HTTP 410")
    (dead,) = store.deliveries.newest("dead")
    assert (dead.task_uuid, dead.last_error, dead.tries) == ("u1", "HTTP 410", 1)
    assert store.deliveries.next_at() is None
    assert store.deliveries.replay([dead.id + 1], 50) == 0
    assert store.deliveries.replay(None, 50) == 1
    assert store.deliveries.take(50, Slots())[0].delivery.tries == 1


# The disk


@pytest.mark.parametrize("synced", [True, False])
def test_a_store_syncs_only_if_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synced: bool
) -> None:
    asked: list[bool] = []

    def spying(engine: Engine, *, synced: bool) -> Engine:
        if str(tmp_path) in str(engine.url):  # threads of former tests may write to other stores
            asked.append(synced)
        return writing(engine, synced=synced)

    monkeypatch.setattr("imagineart.service.database.writing", spying)
    store = Store(f"sqlite:///{tmp_path / 'x.db'}", synced=synced)
    store.tasks.add(make_spec("u1"), 0)
    with store.batch(synced=True):
        store.tasks.add(make_spec("u2"), 0)
    with store.batch(synced=False):
        store.tasks.add(make_spec("u3"), 0)
    assert asked == [synced, synced, False]
    store.close()


# Several hands


def test_the_log_is_brought_home_beside_a_reader_and_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "tasks.db"
    store = Store(f"sqlite:///{path}")
    for number in range(20):
        store.tasks.add(make_spec(f"u{number}"), 0)
    with store.batch(synced=False):
        store.tasks.add(make_spec("open"), 0)
        thread = threading.Thread(target=store.database.checkpoint)
        thread.start()
        thread.join(5)
        assert not thread.is_alive()
    without_log = tmp_path / "copy.db"
    shutil.copy(path, without_log)
    store.close()
    home = Store(f"sqlite:///{without_log}")
    assert len(home.tasks.newest(None, 100)) == 20
    home.close()


def test_two_processes_never_claim_the_same_result(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'tasks.db'}"
    stores = [Store(url), Store(url)]
    stores[0].tasks.add(make_spec(number=20), 0)
    claimed: list[int] = []

    def work(mine: Store) -> None:
        while (job := mine.results.claim("fake", 1)) is not None:
            claimed.append(job.index)

    threads = [threading.Thread(target=work, args=(mine,)) for mine in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == list(range(20))
    for mine in stores:
        mine.close()


STEPS = st.lists(
    st.sampled_from(["add", "claim", "finish", "fail", "crash", "recover", "cancel"]), max_size=25
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_whatever_happens_no_result_is_lost_or_doubled(tmp_path: Path, steps: list[str]) -> None:
    path = tmp_path / "steps.db"
    for leftover in tmp_path.glob("steps.db*"):
        leftover.unlink()
    store = Store(f"sqlite:///{path}")
    jobs: list[Job] = []
    tasks = 0
    for now, step in enumerate(steps):
        if step == "add":
            store.tasks.add(make_spec(f"u{tasks}", number=2, webhook_url="http://a.example/"), now)
            tasks += 1
        elif step == "claim" and (job := store.results.claim("fake", now)):
            jobs.append(job)
        elif step == "recover":
            store.take_over({}, LONG_AFTER)
        elif step == "cancel" and tasks:
            store.tasks.cancel("alice", "u0", now)
        elif step in ("finish", "fail", "crash") and jobs:
            end(store, step, jobs[now % len(jobs)], now)
    check(store, tasks)
    store.close()


def end(store: Store, step: str, job: Job, now: float) -> None:
    if step == "finish":
        store.results.finish(job, make_drawn(), now)
    elif step == "fail":
        store.results.fail(job, CRASHED, now)
    else:
        store.results.hand_back(job, crashed=True)


def check(store: Store, tasks: int) -> None:
    states = store.tasks.newest(None, 100)
    assert len(states) == tasks
    for state in states:
        assert [row.index for row in state.results] == [0, 1]
        ended = [row.index for row in state.results if row.finished]
        assert sorted(d.index for d in state.deliveries) == ended
        assert (state.expires_at is not None) == state.finished
