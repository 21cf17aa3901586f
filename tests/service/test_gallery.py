"""An owner's pictures, newest first, found by the words of their prompts, and forgotten."""

from dataclasses import replace

import pytest
from tests.service.helpers import make_drawn, make_spec

from imagineart.service.gallery import Kept, Wanted, words_of
from imagineart.service.store import Store
from imagineart.service.task import (
    ImageNotFoundError,
    PictureUnfinishedError,
    TaskExpiredError,
)

ALL = Wanted(done=False)


def add(store: Store, uuid: str, prompt: str = "a cat", owner: str = "alice") -> None:
    store.tasks.add(make_spec(uuid, prompt=prompt, owner=owner), now=1.0)


def finish(store: Store) -> str:
    job = store.results.claim("fake", 2.0)
    assert job is not None
    stage = {"canvas": {"width": 30, "height": 20}}
    drawn = make_drawn(f"{job.image_id}.jpg")
    assert store.results.finish(job, replace(drawn, plan={"objects": []}, stage=stage), 3.0)
    return job.image_id


def prompts(found: tuple[tuple[Kept, ...], int]) -> list[str]:
    return [kept.request.prompt for kept in found[0]]


class TestList:
    def test_the_newest_come_first_and_pages_follow_each_other(self, store: Store) -> None:
        for number in range(5):
            add(store, f"u{number}", f"picture {number}")
        page, total = store.gallery.page("alice", replace(ALL, limit=3))
        rest, _ = store.gallery.page("alice", replace(ALL, limit=3, before=page[-1].id))
        found = [kept.request.prompt for kept in (*page, *rest)]
        assert found == [f"picture {number}" for number in (4, 3, 2, 1, 0)]
        assert total == 5

    def test_only_finished_ones_are_listed_unless_all_are_asked_for(self, store: Store) -> None:
        add(store, "u1", "one")
        finish(store)
        add(store, "u2", "two")
        assert prompts(store.gallery.page("alice", Wanted())) == ["one"]
        assert prompts(store.gallery.page("alice", ALL)) == ["two", "one"]

    def test_others_have_lists_of_their_own(self, store: Store) -> None:
        add(store, "u1", owner="bob")
        assert store.gallery.page("alice", ALL) == ((), 0)

    @pytest.mark.parametrize(
        ("search", "found"),
        [
            ("cat", ["a red CAT", "a cat"]),
            ("red cat", ["a red CAT"]),
            ("dog", []),
            ("100%", ["100% wool"]),
            ("%", ["100% wool"]),
            ("_", []),
        ],
    )
    def test_all_words_must_be_in_the_prompt(
        self, store: Store, search: str, found: list[str]
    ) -> None:
        for number, prompt in enumerate(("a cat", "100% wool", "a red CAT")):
            add(store, f"u{number}", prompt)
        wanted = replace(ALL, words=words_of(search))
        assert prompts(store.gallery.page("alice", wanted)) == found
        assert store.gallery.page("alice", wanted)[1] == len(found)

    def test_a_list_carries_no_plan_but_the_size(self, store: Store) -> None:
        add(store, "u1")
        finish(store)
        ((kept,), _) = store.gallery.page("alice", Wanted())
        assert (kept.row.plan, kept.row.stage, kept.size) == (None, None, (30, 20))


class TestOne:
    def test_it_is_found_with_its_plan(self, store: Store) -> None:
        add(store, "u1")
        kept = store.gallery.find("alice", finish(store))
        assert kept.row.plan == {"objects": []}
        assert (kept.task_uuid, kept.accepted_at) == ("u1", 1.0)

    def test_that_of_another_is_not_found(self, store: Store) -> None:
        add(store, "u1", owner="bob")
        image_id = finish(store)
        with pytest.raises(ImageNotFoundError):
            store.gallery.find("alice", image_id)
        with pytest.raises(ImageNotFoundError):
            store.gallery.forget("alice", image_id, 9.0)

    def test_an_unfinished_one_is_not_forgotten(self, store: Store) -> None:
        add(store, "u1")
        ((kept,), _) = store.gallery.page("alice", ALL)
        with pytest.raises(PictureUnfinishedError):
            store.gallery.forget("alice", kept.row.image_id, 9.0)

    def test_what_is_forgotten_is_gone_and_its_file_named(self, store: Store) -> None:
        add(store, "u1")
        image_id = finish(store)
        path = store.results.find_image(image_id).path
        assert store.gallery.forget("alice", image_id, 9.0) == path
        with pytest.raises(ImageNotFoundError):
            store.gallery.find("alice", image_id)
        with pytest.raises(ImageNotFoundError):
            store.results.find_image(image_id)

    def test_its_task_is_over_with_the_last_one(self, store: Store) -> None:
        store.tasks.add(make_spec(number=2), now=1.0)
        first, second = finish(store), finish(store)
        store.gallery.forget("alice", first, 9.0)
        assert [row.image_id for row in store.tasks.load("alice", "u1").results] == [second]
        store.gallery.forget("alice", second, 9.0)
        with pytest.raises(TaskExpiredError):
            store.tasks.load("alice", "u1")
