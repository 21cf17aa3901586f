"""Cliffs, canyons, ice and islands: level where things stand, steep where they should be."""

import numpy as np
import pytest

from imagineart.modelling.model import Mesh
from imagineart.modelling.places.heights import BUILDERS, TIERS, _ledges, falls
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


def test_ribbons_of_a_fall_end_above_the_water_and_face_the_viewer() -> None:
    veil, white = falls(17.0, 6.0, -0.5, 2.0, np.random.default_rng(1))
    assert isinstance(white.shape, Mesh)
    assert len(white.shape.triangles) == 28 * 520
    low, high = white.shape.vertices.min(axis=0), white.shape.vertices.max(axis=0)
    assert (low[2], high[2]) == pytest.approx((-0.5, 5.5), abs=0.05)
    assert high[1] < 17.0
    assert white.shape.normals is not None
    assert (white.shape.normals[:, 1] < 0).all()
    assert max(veil.material.color) < max(white.material.color)


def test_rock_rises_in_three_tiers_behind_a_pool() -> None:
    land = _ledges(3, 17.0, 1.6, lambda x, y: np.full(np.shape(x), 9.0, np.float32))
    y = np.array([14.0, 19.2, 22.4, 26.0], np.float32)
    z = land(np.zeros(4, np.float32), y)
    assert np.diff(z).min() > 3.0
    assert z[-1] == pytest.approx(sum(tall for _, _, tall in TIERS), rel=0.25)
