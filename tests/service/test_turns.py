"""Whose result is drawn next: counted in turns."""

from collections import Counter
from pathlib import Path

import pytest
from tests.service.helpers import make_drawn, make_spec

from imagineart.service.keys import KeyTable
from imagineart.service.store import Store
from imagineart.service.task import Job
from imagineart.service.turns import is_kept

CROWD = 30  # results of the key that wants everything


def drawn_by(store: Store, count: int, engine: str = "fake") -> list[str]:
    """Owners of the next results, each drawn to the end."""
    return [draw_next(store, engine).owner for _ in range(count)]


def draw_next(store: Store, engine: str = "fake") -> Job:
    job = store.results.claim(engine, 1)
    assert job is not None
    store.results.finish(job, make_drawn(), 2)
    return job


def crowd(store: Store, owner: str = "greedy", waits: bool = False) -> None:
    for number in range(CROWD // 10):
        store.tasks.add(make_spec(f"{owner}-{waits}-{number}", 10, owner=owner, waits=waits), 0)


def test_a_key_with_many_results_does_not_delay_one_with_few(store: Store) -> None:
    crowd(store)
    store.tasks.add(make_spec("b", 3, owner="bob"), 0)
    assert sorted(drawn_by(store, 6)) == ["bob"] * 3 + ["greedy"] * 3
    assert drawn_by(store, 2) == ["greedy"] * 2


def test_who_comes_late_is_next(store: Store) -> None:
    crowd(store)
    drawn_by(store, 9)
    store.tasks.add(make_spec("b", 1, owner="bob"), 0)
    assert drawn_by(store, 2) == ["bob", "greedy"]


def test_who_was_away_has_saved_nothing_up(store: Store) -> None:
    store.tasks.add(make_spec("b0", 1, owner="bob"), 0)
    drawn_by(store, 1)
    crowd(store)
    drawn_by(store, 12)
    store.tasks.add(make_spec("b", 8, owner="bob"), 0)
    assert Counter(drawn_by(store, 8)) == {"bob": 4, "greedy": 4}


def test_turns_go_round_all_keys(store: Store) -> None:
    owners = [f"key{number}" for number in range(5)]
    for owner in owners:
        store.tasks.add(make_spec("u", 3, owner=owner), 0)
    for _ in range(3):
        assert sorted(drawn_by(store, 5)) == owners


def test_results_of_one_key_keep_their_order(store: Store) -> None:
    store.tasks.add(make_spec("u1", 2), 0)
    store.tasks.add(make_spec("u2", 1), 0)
    jobs = [draw_next(store) for _ in range(3)]
    assert [(job.task_uuid, job.index) for job in jobs] == [("u1", 0), ("u1", 1), ("u2", 0)]


def test_each_engine_has_turns_of_its_own(store: Store) -> None:
    crowd(store)
    drawn_by(store, 5)
    store.tasks.add(make_spec("g", 2, owner="greedy", engine="other"), 0)
    store.tasks.add(make_spec("b", 2, owner="bob", engine="other"), 0)
    assert Counter(drawn_by(store, 2, "other")) == {"greedy": 1, "bob": 1}


def test_a_priority_is_that_many_turns_in_a_round(store: Store, keys: KeyTable) -> None:
    key, _ = keys.create("fast", priority=3)
    crowd(store)
    store.tasks.add(make_spec("f", 9, owner=key.id), 0)
    assert Counter(drawn_by(store, 12)) == {key.id: 9, "greedy": 3}


def test_a_key_has_no_more_drawn_at_once_than_it_may(store: Store, keys: KeyTable) -> None:
    key, _ = keys.create("slow", concurrent=2)
    store.tasks.add(make_spec("s", 5, owner=key.id), 0)
    jobs = [store.results.claim("fake", 1) for _ in range(3)]
    assert [job and job.index for job in jobs] == [0, 1, None]
    assert jobs[0] is not None
    store.results.finish(jobs[0], make_drawn(), 2)
    again = store.results.claim("fake", 3)
    assert again is not None
    assert again.index == 2


@pytest.mark.parametrize(("share", "kept"), [(0, 0), (0.25, 5), (0.5, 10), (1, 20)])
def test_the_share_is_kept_in_every_stretch(share: float, kept: int) -> None:
    turns = [is_kept(turn, share) for turn in range(20)]
    assert sum(turns) == kept
    assert sum(turns[:10]) in (kept // 2, kept // 2 + kept % 2)


def test_who_holds_the_line_waits_for_no_round_of_patient_keys(store: Store) -> None:
    for number in range(10):
        crowd(store, f"patient{number}")
    drawn_by(store, 10)
    store.tasks.add(make_spec("b", 3, owner="bob", waits=True), 0)
    assert drawn_by(store, 6).count("bob") == 3  # each at the latest in the second turn


def test_patient_keys_keep_the_rest_of_the_turns(store: Store) -> None:
    crowd(store, "caller", waits=True)
    for owner in ("a", "b", "c"):
        store.tasks.add(make_spec("u", 3, owner=owner), 0)
    assert Counter(drawn_by(store, 12))["caller"] == 6


def test_callers_take_turns_among_themselves(store: Store) -> None:
    crowd(store, waits=True)
    crowd(store)
    drawn_by(store, 7)
    store.tasks.add(make_spec("b", 1, owner="bob", waits=True), 0)
    assert "bob" in drawn_by(store, 2)


def test_a_call_goes_before_the_key_s_own_queue(store: Store) -> None:
    crowd(store)
    store.tasks.add(make_spec("call", 1, owner="greedy", waits=True), 0)
    assert "call" in [draw_next(store).task_uuid for _ in range(2)]


def test_without_a_share_calls_wait_like_others(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'x.db'}", sync_share=0)
    crowd(store)
    store.tasks.add(make_spec("call", 1, owner="greedy", waits=True), 0)
    assert "call" not in [draw_next(store).task_uuid for _ in range(5)]
    store.close()


def test_what_goes_back_keeps_its_place(store: Store) -> None:
    store.tasks.add(make_spec("u1", 2), 0)
    job = store.results.claim("fake", 1)
    assert job is not None
    store.results.hand_back(job, crashed=False)
    assert draw_next(store).index == 0


def test_engines_that_were_renamed_keep_their_queues(store: Store) -> None:
    store.tasks.add(make_spec("u1", 2, engine="former"), 0)
    store.take_over({"former": "present"}, 0)
    assert drawn_by(store, 2, "present") == ["alice"] * 2


def test_the_place_in_the_queue_counts_others_turns_and_not_their_results(
    store: Store,
) -> None:
    crowd(store)
    store.results.claim("fake", 1)
    store.tasks.add(make_spec("b1", 2, owner="bob"), 0)
    store.tasks.add(make_spec("b2", 1, owner="bob"), 0)
    assert store.tasks.count_ahead("fake", "bob", "b1") == 2  # what is being drawn, and one turn
    assert store.tasks.count_ahead("fake", "bob", "b2") == 6


def test_two_servers_share_the_turns(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    one, other = Store(url), Store(url)
    crowd(one)
    one.tasks.add(make_spec("b", 4, owner="bob"), 0)
    owners = [drawn_by(store, 1)[0] for _ in range(4) for store in (one, other)]
    assert Counter(owners) == {"bob": 4, "greedy": 4}
    one.close()
    other.close()
