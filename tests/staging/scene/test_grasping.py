"""Tools lie along the fist; what is between two places runs from one to the other."""

import numpy as np
import pytest

from imagineart.modelling.model import Anchor
from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.grasping import grasped, laid, other_hand
from imagineart.staging.scene.shapes import Solid, _box
from imagineart.staging.scene.units import Spot

GRIP = {"grip": Anchor((0.0, 0.0, 0.1))}


def _solid(size: tuple[float, float, float], anchors: dict[str, Anchor]) -> Solid:
    half = np.array([size[0] / 2, size[1] / 2, 0.0])
    low, high = -half, np.array([half[0], half[1], size[2]])
    return Solid(_box(low, high), low, high, anchors)


def _holder(pose: str = "hold", **anchors: Anchor) -> Spot:
    named = {name.replace("_", " "): anchor for name, anchor in anchors.items()}
    return Spot(Actor("x", 0, "woman", _solid((0.5, 0.3, 1.7), named), pose=pose), np.zeros(3), 30)


def _tool(noun: str) -> Actor:
    return Actor("tool", 0, noun, _solid((0.05, 0.1, 0.6), GRIP))


def _axis(spot: Spot) -> np.ndarray:
    return np.asarray(spot.matrix[:3, :3] @ np.array([0.0, 0.0, 1.0]))


@pytest.mark.parametrize("up", [(0.0, 0.0, 1.0), (1.0, 0.0, 0.0), (0.0, -0.6, 0.8)])
def test_a_hammer_lies_along_the_fist_with_its_grip_in_the_hand(
    up: tuple[float, float, float],
) -> None:
    hand, holder = Anchor((0.3, -0.2, 1.0), up=up), _holder()
    spot = grasped(holder, hand, _tool("hammer"))
    assert spot is not None
    turn = holder.matrix[:3, :3]
    assert _axis(spot) == pytest.approx(turn @ np.array(up), abs=1e-5)
    at = spot.matrix @ np.array([0.0, 0.0, 0.1, 1.0])
    assert at[:3] == pytest.approx(turn @ np.array(hand.position), abs=1e-5)


def test_a_guitar_runs_from_hand_to_hand() -> None:
    hands = {"grip_right": Anchor((-0.2, -0.3, 1.0)), "grip_left": Anchor((0.4, -0.3, 1.3))}
    holder = _holder("play", **hands)
    spot = grasped(holder, hands["grip_right"], _tool("guitar"))
    assert spot is not None
    way = holder.matrix[:3, :3] @ np.array([0.6, 0.0, 0.3])
    assert _axis(spot) == pytest.approx(way / np.linalg.norm(way), abs=1e-5)


def test_what_is_poured_from_points_forward_and_down() -> None:
    spot = grasped(_holder(), Anchor((0.0, -0.3, 1.0)), _tool("jug"))
    assert spot is not None
    spout = spot.matrix[:3, :3] @ np.array([1.0, 0.0, 0.0])
    forward = _holder().matrix[:3, :3] @ np.array([0.0, -1.0, 0.0])
    assert spout @ forward > 0.6
    assert spout[2] < -0.5


def test_a_book_is_held_anyhow() -> None:
    assert grasped(_holder(), Anchor((0, 0, 1)), _tool("book")) is None


def test_a_sword_put_down_lies_where_it_stood() -> None:
    stood = Spot(_tool("sword"), np.array([0.2, 0.1, 0.7]))
    down = laid(stood)
    low, high = down.points.min(axis=0), down.points.max(axis=0)
    assert low[2] == pytest.approx(0.7, abs=1e-5)
    assert high[2] - low[2] < 0.15
    assert (low + high)[:2] / 2 == pytest.approx(stood.position[:2], abs=1e-5)


def test_the_other_hand_is_the_left() -> None:
    left = Anchor((0.3, 0.0, 1.0))
    assert other_hand(_holder(grip_left=left).actor) is left
    assert other_hand(_holder().actor) is None
