"""Cliffs, canyons, ice and islands: level where things stand, steep where they should be."""

import numpy as np
import pytest

from imagineart.modelling.places.heights import BUILDERS
from imagineart.modelling.places.place import place_of


@pytest.mark.parametrize("family", sorted(set(BUILDERS) - {"jungle waterfall"}))
def test_the_place_is_level_about_the_origin(family: str) -> None:
    place = place_of(family, extent=1.0)
    x, y = np.meshgrid(np.linspace(-0.8, 0.8, 9), np.linspace(-0.8, 0.8, 9))
    z = place.ground(x.ravel().astype(np.float32), y.ravel().astype(np.float32))
    assert np.ptp(z) < 0.5
    assert np.isfinite(z).all()


def test_a_cliff_falls_to_the_sea() -> None:
    place = place_of("cliff", extent=1.0)
    turn = np.linspace(0, 2 * np.pi, 24).astype(np.float32)
    around = place.ground(14 * np.cos(turn), 14 * np.sin(turn))
    top = place.ground(np.zeros(1, np.float32), np.zeros(1, np.float32))
    assert (around < top - 5.0).mean() > 0.5


def test_a_canyon_has_walls_on_both_sides() -> None:
    ground = place_of("canyon", extent=1.0).ground
    y = np.full(60, 90.0, np.float32)
    for side in (-1.0, 1.0):
        x = (side * np.linspace(0, 140, 60)).astype(np.float32)
        assert ground(x, y).max() > 40.0


def test_lava_shines() -> None:
    parts = place_of("volcano", extent=1.0).scenery[0].model.parts
    lava = [p for p in parts if p.name == "lava"]
    assert lava
    assert all(max(p.material.emission) > 1.0 for p in lava)
