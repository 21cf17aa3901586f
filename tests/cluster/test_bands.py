"""Does a picture become the same whoever lights its windows, whatever they do?"""

import asyncio
import concurrent.futures
import os
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
import pytest

from imagineart.cluster import bands
from imagineart.cluster.bands import Band, Order, Party, lit, processor
from imagineart.engines.embedded import EmbeddedEngine
from imagineart.plan.plan import Background, ObjectSpec, Plan
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Canvas, Stage
from imagineart.tracing import tracer
from imagineart.tracing.wavefront import Samples, Window

WINDOWS = [Window(8, 8, 0, 8, first, 1, seed=3) for first in range(12)]
ORDER = Order(b"", b"", (8, 8), "a processor")


def samples(window: Window) -> Samples:
    """What a window's samples are, told from its number alone."""
    grey = np.full((8, 8), window.first, np.float32)
    color = np.repeat(grey[..., None], 3, axis=2)
    return Samples(color, grey, color, color, grey)


@dataclass
class Answer:
    """A response of Ray's, as far as it is used."""

    work: Callable[[], Samples | None]
    cancelled: bool = False

    def result(self, timeout_s: float) -> Samples | None:
        return self.work()

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Bands:
    """A handle to others; `work` is what they do with a window."""

    work: Callable[[Window], Samples | None]
    asked: list[Answer] = field(default_factory=list)

    @property
    def light(self) -> Any:
        return self

    def remote(self, order: Order, window: Window, depth: int, limit: float) -> Answer:
        assert (order, depth, limit) == (ORDER, 5, 2.0)
        self.asked.append(Answer(lambda: self.work(window)))
        return self.asked[-1]


def late(window: Window) -> Samples:
    raise TimeoutError


def dead(window: Window) -> Samples:
    raise ConnectionError("the actor died")


def lighting(
    others: Bands, windows: list[Window], most: int = 3
) -> tuple[list[int], list[int], Party]:
    """(what came, in order; which windows were lit here; the party)"""
    here: list[int] = []

    def light(window: Window) -> Samples:
        here.append(window.first)
        return samples(window)

    party = Party(others, ORDER, most)
    parts = party.light(windows, 5, 2.0, light)
    return [int(part.light[0, 0, 0]) for part in parts], here, party


@pytest.mark.parametrize("work", [samples, late, dead, lambda window: None])
def test_every_window_comes_once_and_in_order(work: Callable[[Window], Samples | None]) -> None:
    others = Bands(work)
    came, here, party = lighting(others, WINDOWS)
    assert came == list(range(12))
    assert party.lit_elsewhere == 12 - len(set(here))
    assert (party.lit_elsewhere > 0) == (work is samples)


def test_who_is_late_is_asked_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    others = Bands(late)
    assert lighting(others, WINDOWS)[0] == list(range(12))
    assert len(others.asked) == 3
    assert all(answer.cancelled for answer in others.asked)


def test_who_dies_is_asked_no_more() -> None:
    others = Bands(dead)
    lighting(others, WINDOWS)
    assert len(others.asked) <= 5


def test_a_picture_of_few_windows_is_lit_alone() -> None:
    others = Bands(samples)
    came, here, _ = lighting(others, WINDOWS[: bands.WORTH - 1])
    assert came == here == [0, 1, 2]
    assert others.asked == []


def test_a_cancelled_picture_calls_off_what_it_asked_for() -> None:
    others = Bands(samples)
    begun = Party(others, ORDER, 3).light(WINDOWS, 5, 2.0, samples)
    parts = cast(Generator[Samples, None, None], begun)
    next(parts)
    parts.close()
    assert any(answer.cancelled for answer in others.asked)


def test_few_windows_wait_in_memory() -> None:
    ahead: list[int] = []
    needed = 0

    def work(window: Window) -> Samples:
        ahead.append(window.first - needed)
        return samples(window)

    many = [Window(8, 8, 0, 8, first, 1, seed=3) for first in range(60)]
    for part in Party(Bands(work), ORDER, 4).light(many, 5, 2.0, work):
        needed = int(part.light[0, 0, 0]) + 1
    assert max(ahead) <= bands.REACH


class Near:
    """A helper in this process, which is asked as a replica is."""

    def __init__(self) -> None:
        self._pool = concurrent.futures.ThreadPoolExecutor(1)

    @property
    def light(self) -> Any:
        return self

    def remote(self, order: Order, window: Window, depth: int, limit: float) -> Any:
        work = self._pool.submit(lit, order, os.cpu_count() or 1, window, depth, limit)
        return Answer(lambda: work.result(60))


@pytest.fixture(scope="module")
def plan() -> Plan:
    apple = ObjectSpec(id="apple", noun="apple", count=2)
    return Plan(prompt="two apples", objects=(apple,), background=Background(family="studio"))


@pytest.fixture(scope="module")
def stage(plan: Plan) -> Stage:
    return stage_scene(plan, Canvas(width=512, height=512), 3, "low")


def test_the_bytes_are_the_same_from_an_order(
    plan: Plan, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracer, "PATHS_AT_ONCE", 1 << 11)
    others = Near()
    parties: list[Party] = []

    def share(plan: Plan, stage: Stage, size: tuple[int, int]) -> Party:
        parties.append(Party(others, Order.of(plan, stage, size), 2))
        return parties[-1]

    alone = EmbeddedEngine(64).draw(plan, stage)
    together = EmbeddedEngine(64, share=share).draw(plan, stage)
    assert parties[0].lit_elsewhere >= 2
    assert together.pixels.tobytes() == alone.pixels.tobytes()


def test_another_processor_refuses() -> None:
    order = Order(b"", b"", (8, 8), processor() + " or nearly so")
    assert asyncio.run(Band(1).light(order, WINDOWS[0], 5, 2.0)) is None


def test_scenes_are_told_apart(plan: Plan, stage: Stage) -> None:
    order = Order.of(plan, stage, (64, 64))
    assert order == Order.of(plan, stage, (64, 64))
    others = [Order.of(plan, stage, (64, 48)), Order.of(plan, stage.revised(seed=4), (64, 64))]
    assert len({order, *others}) == 3
    assert len(order.plan) + len(order.stage) < 100_000
