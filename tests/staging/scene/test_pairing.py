"""Pairs face or walk beside each other; groups turn to their middle."""

from dataclasses import replace

import numpy as np
import pytest
from tests.staging.scene.helpers import Boxes, plan_of, thing

from imagineart.modelling.model import Anchor
from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.company import gathered
from imagineart.staging.scene.pairing import paired, turned_in
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import about_z


def _people(count: int, pose: str) -> list[Actor]:
    solid = Boxes().solid("woman", 0, "", {})
    return [Actor("woman", k, "woman", solid, pose=pose) for k in range(count)]


def _front(spot: Spot) -> np.ndarray:
    return np.asarray(about_z(spot.yaw) @ np.array([0.0, -1.0, 0.0]))


@pytest.mark.parametrize("pose", ["embrace", "dance in hold"])
def test_who_hold_each_other_face_each_other_at_arms_length(pose: str) -> None:
    one, other = paired(_people(2, pose), 25.0, np.random.default_rng(0))
    way = other.position - one.position
    assert 0.1 < np.linalg.norm(way) < 0.7
    assert _front(one) @ way > 0.99 * np.linalg.norm(way)
    assert _front(other) @ way < -0.99 * np.linalg.norm(way)


def test_hand_in_hand_two_look_the_same_way() -> None:
    one, other = paired(_people(2, "hand in hand"), 25.0, np.random.default_rng(0))
    assert one.yaw == pytest.approx(other.yaw)


def test_pairs_stand_apart_from_pairs() -> None:
    spots = paired(_people(4, "embrace"), 0.0, np.random.default_rng(0))
    assert np.linalg.norm(spots[0].position - spots[2].position) > 1.2


def test_the_outer_ones_of_a_group_turn_to_its_middle() -> None:
    spots = [
        Spot(a, np.array([x, 0.0, 0.0])) for a, x in zip(_people(3, ""), (-1, 0, 1), strict=True)
    ]
    left, middle, right = turned_in(spots, np.random.default_rng(0))
    assert left.yaw > 15
    assert abs(middle.yaw) < 15
    assert right.yaw < -15


def test_neither_of_two_who_play_hides_the_other() -> None:
    plan = plan_of(thing("woman", 2, pose="kick"))
    spots = gathered(plan, {"woman": _people(2, "kick")}, (), 3).units[0].spots
    across = abs(float(spots[0].position[0] - spots[1].position[0]))
    assert across > 0.85 * float(np.linalg.norm(spots[0].position - spots[1].position))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("aside", [0.5, -0.5])
def test_who_looks_aside_turns_so_that_the_face_is_seen(seed: int, aside: float) -> None:
    eyes = Anchor((0.0, -0.1, 1.6), front=(aside, -0.87, 0.0))
    solid = replace(_people(1, "fiddle")[0].solid, anchors={"eyes": eyes})
    actor = Actor("woman", 0, "woman", solid, pose="fiddle")
    spot = gathered(plan_of(thing("woman")), {"woman": [actor]}, (), seed).units[0].spots[0]
    head = float(np.rad2deg(np.arctan2(aside, 0.87)))
    assert abs(spot.yaw + head) < 30.0
