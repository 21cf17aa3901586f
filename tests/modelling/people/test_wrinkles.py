"""Do lines of age lie in the face, on both sides, and nowhere else?"""

import numpy as np
import pytest

from imagineart.modelling.people.wrinkles import CREASES, FRONT_Y, NECK, furrows


def on_lines() -> np.ndarray:
    """(N, 3) the corners of all lines above the neck, on the left half of the face."""
    places = [p for crease in CREASES for p in crease.line if p[1] > NECK[1]]
    return np.array([[x, -0.12, z] for x, z in places], np.float32)


def test_lines_are_beds() -> None:
    height, bed = furrows(on_lines(), 1)
    assert height.mean() < 0.0
    assert (bed > 0.1).mean() > 0.8


def test_a_face_folds_alike_on_both_sides_but_not_the_same() -> None:
    left = on_lines()
    _, mine = furrows(left, 1)
    _, other = furrows(left * np.array([-1, 1, 1], np.float32), 1)
    assert np.abs(mine - other).mean() < 0.5
    assert not np.allclose(mine, other)


@pytest.mark.parametrize("at", [(0.02, 0.05, 0.77), (0.3, 0.0, 0.4), (0.4, 0.0, 0.59)])
def test_neither_the_back_of_the_head_nor_the_body_folds(at: tuple[float, float, float]) -> None:
    height, bed = furrows(np.array([at], np.float32), 1)
    assert at[1] > FRONT_Y
    assert height[0] == bed[0] == 0.0
