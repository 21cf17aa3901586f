"""A garland grows from the corners, leaves the middle free, and blooms where flowers are asked."""

import numpy as np

from imagineart.color.spaces import linear_to_oklch
from imagineart.rendering.botany import garland

GROUND = np.full((96, 96, 3), 0.9, np.float32)


def painted(seed: int = 1, *, flowers: bool = False) -> np.ndarray:
    return garland(GROUND, np.random.default_rng(seed), flowers=flowers)


def changed(picture: np.ndarray) -> np.ndarray:
    """(H, W) how much darker than the ground."""
    return np.asarray((GROUND - picture).max(axis=-1))


def test_leaves_are_in_the_corners_and_not_in_the_middle() -> None:
    dark = changed(painted())
    assert dark[:24, :24].mean() > 0.1 < dark[-24:, -24:].mean()
    assert dark[40:56, 40:56].max() < 0.02


def test_two_opposite_corners_have_more_than_the_others() -> None:
    dark = changed(painted())
    full = dark[:40, :40].mean() + dark[-40:, -40:].mean()
    less = dark[:40, -40:].mean() + dark[-40:, :40].mean()
    assert full > 1.3 * less > 0.0


def test_washes_only_darken_and_are_green() -> None:
    found = painted()
    assert (found <= GROUND + 1e-5).all()
    hue = linear_to_oklch(found[changed(found) > 0.15])[:, 2]
    assert 110.0 < float(np.median(hue)) < 190.0


def test_flowers_are_a_blush_near_the_corner() -> None:
    leaves, blooming = painted()[:24, :24], painted(flowers=True)[:24, :24]
    assert (blooming[..., 0] - blooming[..., 1]).mean() > (leaves[..., 0] - leaves[..., 1]).mean()


def test_a_seed_gives_the_same_garland() -> None:
    assert np.array_equal(painted(4), painted(4))
    assert not np.array_equal(painted(4), painted(5))
