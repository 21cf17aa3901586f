"""The skin of a car: closed, symmetric, and what lies on it touches it."""

import numpy as np
import pytest

from imagineart.modelling.town.bodywork import Shell

LINE = ((-2.3, 0.65), (-2.2, 0.8), (-0.9, 0.95), (-0.1, 1.4), (0.9, 1.38), (1.7, 1.0), (2.3, 0.9))
SHELL = Shell(4.6, 1.8, LINE)


def test_the_skin_keeps_to_its_length_width_and_height() -> None:
    low, high = SHELL.skin().vertices.min(axis=0), SHELL.skin().vertices.max(axis=0)
    assert high[1] - low[1] == pytest.approx(4.6, abs=0.01)
    assert high[0] - low[0] == pytest.approx(1.8, abs=0.06)
    assert 1.3 < high[2] < 1.42
    assert low[2] == pytest.approx(SHELL.sill, abs=0.01)


def test_the_skin_is_the_same_on_both_sides() -> None:
    places = np.unique(np.round(SHELL.skin().vertices.astype(float), 4) + 0.0, axis=0)
    other = np.unique(np.round(places * [-1, 1, 1], 4) + 0.0, axis=0)
    assert np.array_equal(places, other)


def test_arches_open_the_skin_where_the_wheels_are() -> None:
    whole = SHELL.skin()
    open_ = SHELL.arched(whole, [(-1.4, 0.33)], 0.37)
    middle = np.array([0.85, -1.4, 0.45])
    near = np.linalg.norm(open_.vertices - middle, axis=1).min()
    assert near > 0.2
    assert np.linalg.norm(whole.vertices - middle, axis=1).min() < 0.1


def test_patches_lie_on_the_side() -> None:
    y = np.linspace(-0.5, 0.8, 12)
    patch = SHELL.side_patch(np.full(12, 0.5), np.full(12, 0.8), y, out=0.004)
    away = patch.vertices[:, 0] - SHELL.half_width(patch.vertices[:, 1], patch.vertices[:, 2])
    assert np.allclose(away, 0.004, atol=1e-5)
    assert patch.normals is not None
    assert (patch.normals[:, 0] > 0.8).all()


@pytest.mark.parametrize("back", [False, True])
def test_patches_round_an_end_look_outwards(back: bool) -> None:
    a = np.linspace(-0.4, 0.4, 9)
    patch = SHELL.front_patch(a, np.full(9, 0.5), np.full(9, 0.6), back=back)
    assert patch.normals is not None
    assert (patch.normals[:, 1] * (1 if back else -1) > 0.9).all()


def test_patches_over_the_top_look_up() -> None:
    patch = SHELL.top_patch(-0.8, -0.2)
    assert patch.normals is not None
    assert (patch.normals[:, 2] > 0.5).all()


def test_the_cabin_leans_inwards() -> None:
    assert SHELL.half_width(0.3, 1.3) < SHELL.half_width(0.3, 0.8) - 0.03
