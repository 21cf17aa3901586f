"""Walls, windows, doors and roofs fit each other."""

import numpy as np
import pytest

from imagineart.modelling.model import Copies, bounds_of
from imagineart.modelling.town.masonry import (
    Hole,
    Window,
    door,
    gable_roof,
    opening,
    pantiles,
    wall,
    window,
    windows,
)

FLAT = np.array([(-2.0, 0.0), (2.0, 0.0), (2.0, 3.0), (-2.0, 3.0)])


def area(mesh: object) -> float:
    v, t = mesh.vertices, mesh.triangles  # type: ignore[attr-defined]
    a, b, c = (v[t[:, i]] for i in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def test_a_hole_takes_its_area_from_both_faces_and_adds_its_jambs() -> None:
    whole, pierced = wall(FLAT, 0.3), wall(FLAT, 0.3, [Hole(0.0, 1.0, 1.0, 1.2)])
    assert area(pierced) == pytest.approx(area(whole) - 2 * 1.2 + 0.3 * 4.4, rel=0.02)


def test_an_arched_opening_is_round_above() -> None:
    outline = opening(1.0, 2.0, arched=True)
    assert outline[:, 1].max() == pytest.approx(2.0, abs=0.01)
    assert np.ptp(outline[outline[:, 1] > 1.9][:, 0]) < 0.95


def test_a_window_fills_its_opening() -> None:
    low, high = bounds_of(window(Window(1.2, 1.5, sill=False)))
    assert high[0] - low[0] == pytest.approx(1.2, abs=0.02)
    assert high[2] - low[2] == pytest.approx(1.5, abs=0.02)


def test_a_lit_window_shines() -> None:
    dark, bright = window(Window()), window(Window(glow=(1.0, 0.7, 0.3)))
    assert max(max(p.material.emission) for p in dark) == 0
    assert max(max(p.material.emission) for p in bright) > 0.5


def test_windows_are_copies_of_one() -> None:
    made = windows(Window(), [((0.0, 0.0, 1.0), 0.0), ((2.0, 0.0, 1.0), 90.0)])
    assert len(made) == 1
    assert isinstance(made[0].shape, Copies)
    assert len(made[0].shape.transforms) == 2
    assert windows(Window(), []) == []


@pytest.mark.parametrize("planks", [False, True])
def test_a_door_stands_on_its_threshold(planks: bool) -> None:
    low, high = bounds_of(door(1.0, 2.1, (0.3, 0.1, 0.1), planks=planks))
    assert low[2] == pytest.approx(0.0, abs=0.02)
    assert high[2] == pytest.approx(2.1, abs=0.02)


def test_a_roof_covers_its_house() -> None:
    tiles, _ = gable_roof(8.0, 6.0, 3.0, 2.0, 0.4)
    points = np.concatenate([m.vertices for m in tiles])
    assert points[:, 0].max() > 4.3
    assert points[:, 1].min() < -3.3
    assert 5.0 < points[:, 2].max() < 5.4
    assert all((m.normals[:, 2] > -0.2).mean() > 0.6 for m in tiles[:2] if m.normals is not None)


def test_tiles_keep_to_their_slope() -> None:
    mesh = pantiles([(-2, -2, 0), (2, -2, 0), (2, 0, 2), (-2, 0, 2)], relief=0.03)
    away = (mesh.vertices[:, 2] - mesh.vertices[:, 1] - 2) / np.sqrt(2)
    assert away.min() > -1e-4
    assert away.max() < 0.07
