"""Who draws what."""

from collections.abc import Sequence

import numpy as np

from imagineart.engines.cast import Cast
from imagineart.events import Event, Progress, ignore
from imagineart.painting.sprite import NoiseKey, Sprite, SpriteRequest


class Actor:
    """Draws the nouns it knows, as its own name, in batches that it remembers."""

    def __init__(self, name: str, nouns: str) -> None:
        self.name = name
        self.provenance = {name: "1"}
        self.batches: list[list[str]] = []
        self._nouns = nouns.split()

    def drawable(self, noun: str) -> str | None:
        return noun if noun in self._nouns or self._nouns == ["*"] else None

    def paint(self, requests: Sequence[SpriteRequest], progress: Progress = ignore) -> list[Sprite]:
        self.batches.append([request.noun for request in requests])
        for done, request in enumerate(requests, start=1):
            progress(Event("painted", request.noun, done, len(requests)))
        empty = np.zeros((1, 1, 4), np.float32)
        return [Sprite(empty, f"{self.name}:{request.noun}") for request in requests]


def requests(nouns: str) -> list[SpriteRequest]:
    return [SpriteRequest(n, n, "3d", NoiseKey(0, i, 0), 64) for i, n in enumerate(nouns.split())]


def cast() -> tuple[Cast, list[Actor]]:
    actors = [Actor("signs", "sign plaque"), Actor("painter", "cat dog sign"), Actor("other", "*")]
    return Cast(actors[:2], understudy=actors[2]), actors


def test_the_first_able_source_draws_and_the_order_is_kept() -> None:
    group, _ = cast()
    drawn = [sprite.drawn for sprite in group.paint(requests("cat sign flux dog plaque"))]
    assert drawn == ["painter:cat", "signs:sign", "other:flux", "painter:dog", "signs:plaque"]


def test_each_source_gets_one_batch_and_none_an_empty_one() -> None:
    group, actors = cast()
    group.paint(requests("cat flux dog"))
    assert [actor.batches for actor in actors] == [[], [["cat", "dog"]], [["flux"]]]


def test_what_the_understudy_draws_does_not_count_as_drawable() -> None:
    group, _ = cast()
    assert group.drawable("dog") == "dog"
    assert group.drawable("flux") is None


def test_progress_counts_over_all_batches() -> None:
    events: list[Event] = []
    group, _ = cast()
    group.paint(requests("cat sign flux"), events.append)
    assert [(event.done, event.total) for event in events] == [(1, 3), (2, 3), (3, 3)]


def test_nothing_asked_is_nothing_painted() -> None:
    group, actors = cast()
    assert group.paint([]) == []
    assert not any(actor.batches for actor in actors)


def test_name_and_provenance_join_the_sources() -> None:
    group, _ = cast()
    assert group.name == "signs and painter"
    assert group.provenance == {"signs": "1", "painter": "1"}
