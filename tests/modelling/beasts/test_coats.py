"""Coats and the grain of bare skin: scales are domed, creases only sink, tigers stay orange."""

import numpy as np

from imagineart.modelling.beasts.anatomy import body_of
from imagineart.modelling.beasts.coats import PARTS, PATTERNS, cells
from imagineart.modelling.beasts.quadruped import creases, scales
from imagineart.modelling.beasts.skeleton import STAND
from imagineart.modelling.families.quadrupeds import ROWS
from imagineart.modelling.model import Floats

POINTS = np.random.default_rng(1).random((4000, 3)).astype(np.float32)


def flank() -> Floats:
    """(N, 3) places along the side of a tiger's trunk, from its belly up."""
    y, z = np.meshgrid(np.linspace(-0.3, 0.3, 90), np.linspace(0.6, 0.95, 30))
    return np.stack([np.full(y.size, 0.18), y.ravel(), z.ravel()], 1).astype(np.float32)


def test_scales_rise_and_fall_about_the_skin() -> None:
    relief = scales(POINTS, 0.05, 3)
    assert relief.min() == -1.0
    assert relief.max() > 0.9


def test_creases_are_narrow_and_sink() -> None:
    relief = creases(POINTS, 3)
    assert relief.max() <= 0.0
    assert relief.min() < -0.8
    assert 0.02 < (relief < -0.5).mean() < 0.45


def test_cells_meet_at_borders() -> None:
    apart = cells(POINTS, 0.2, 5)
    assert apart.min() < 0.02 < 0.5 < apart.max()


def test_stripes_of_a_tiger_are_narrow_and_run_up_its_sides() -> None:
    beast = ROWS["tiger"]
    body = body_of(beast, STAND)
    site = body.site(flank() * beast.height)
    dark = PATTERNS["tiger"](site, 1.0, 4).reshape(30, 90) > 0.5
    assert 0.12 < dark.mean() < 0.5
    along = (dark[:, 1:] != dark[:, :-1]).mean() / 0.6 * 89
    upward = (dark[1:] != dark[:-1]).mean() / 0.35 * 29
    assert along > 1.5 * upward


def test_only_what_is_turned_down_is_white_under_a_tiger() -> None:
    beast = ROWS["tiger"]
    site = body_of(beast, STAND).site(flank() * beast.height)
    assert PARTS["under"](site, 4).max() < 0.05
    below = np.array([[0.0, 0.1, 0.44]], np.float32) * beast.height
    assert PARTS["under"](body_of(beast, STAND).site(below), 4)[0] > 0.3
