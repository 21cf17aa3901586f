"""People stand at things: outside of them, near, turned to them."""

import numpy as np
import pytest
from tests.staging.scene.helpers import Boxes

from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.attending import attended, is_screen
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import about_z

RNG = np.random.default_rng(5)


def _actor(noun: str, index: int = 0) -> Actor:
    return Actor(noun, index, noun, Boxes().solid(noun, 0, "", {}))


def _at(noun: str, count: int, yaw: float = 20.0) -> tuple[Spot, list[Spot]]:
    thing = Spot(_actor(noun), np.array([1.0, 2.0, 0.0]), yaw)
    return thing, attended(thing, [_actor("woman", k) for k in range(count)], RNG)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_who_is_at_a_table_looks_at_its_middle(count: int) -> None:
    thing, people = _at("table", count)
    for one in people:
        front = about_z(one.yaw) @ np.array([0.0, -1.0, 0.0])
        way = thing.position - one.position
        assert front @ way / np.linalg.norm(way) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_who_is_at_a_table_stands_beside_it(count: int) -> None:
    thing, people = _at("table", count)
    half = thing.actor.size[:2] / 2
    for one in people:
        own = np.abs((about_z(-thing.yaw) @ (one.position - thing.position))[:2])
        assert (own > half).any()
        assert (own < half + 0.6).all()


def test_one_alone_stands_behind_and_aside() -> None:
    thing, (one,) = _at("table", 1)
    own = about_z(-thing.yaw) @ (one.position - thing.position)
    assert own[1] > 0
    assert abs(own[0]) > 0.1


def test_nobody_stands_behind_what_would_hide_them() -> None:
    thing, (one,) = _at("horse", 1)
    own = about_z(-thing.yaw) @ (one.position - thing.position)
    assert is_screen(thing.actor)
    assert own[1] < -1.0


def test_who_holds_another_is_before_them_near_enough() -> None:
    thing, (one,) = _at("woman", 1)
    assert np.linalg.norm(one.position - thing.position) < 0.4
