"""Pixels keep their place, their light and their transparency."""

import numpy as np

from imagineart.color.spaces import srgb_decode
from imagineart.painting.pixels import as_linear_premultiplied, as_straight, warp

SPRITE = np.random.default_rng(3).random((16, 16, 4)).astype(np.float32)
UPRIGHT = np.eye(2, 3, dtype=np.float32)


def test_the_upright_pose_changes_nothing() -> None:
    assert np.allclose(warp(SPRITE, UPRIGHT), SPRITE, atol=1e-5)


def test_a_mirror_swaps_left_and_right() -> None:
    mirror = np.array([[-1, 0, 0], [0, 1, 0]], np.float32)
    assert np.allclose(warp(SPRITE, mirror), SPRITE[:, ::-1], atol=1e-5)


def test_what_lies_outside_is_transparent() -> None:
    small = warp(np.ones((32, 32, 4), np.float32), 2 * UPRIGHT)
    assert small[16, 16, 3] == 1
    assert np.all(small[:7] == 0)
    assert 0.2 < small[..., 3].mean() < 0.3


def test_a_quarter_turn_lands_on_pixels() -> None:
    turn = np.array([[0, 1, 0], [-1, 0, 0]], np.float32)
    assert np.allclose(warp(SPRITE, turn), np.rot90(SPRITE, -1), atol=1e-5)


def test_a_bow_moves_the_middle_and_not_the_ends() -> None:
    bow = np.zeros((2, 6), np.float32)
    bow[0, 0] = bow[1, 1] = 1
    bow[0, [2, 5]] = 0.25, -0.25  # a quarter of the half side: 4 px
    post = np.zeros((32, 32, 4), np.float32)
    post[:, 15:17] = 1
    bent = warp(post, bow)[..., 3]
    place = (bent * np.arange(32)).sum(1) / bent.sum(1)
    assert abs(place[0] - 15.5) < 0.5
    assert abs(place[16] - 11.5) < 0.2


def test_net_output_becomes_straight_and_then_light() -> None:
    net = np.full((4, 2, 2), -1.0, np.float32)
    net[:, 0, 0] = [-0.5, -0.75, -1.0, 0.0]  # half covered, of (0.5, 0.25, 0)
    straight = as_straight(net)
    assert np.allclose(straight[0, 0], [0.5, 0.25, 0.0, 0.5])
    assert np.all(straight[1, 1] == 0)
    light = as_linear_premultiplied(straight)
    assert np.allclose(light[0, 0, :3], 0.5 * srgb_decode(np.array([0.5, 0.25, 0.0])), atol=1e-6)
