"""Noise, erosion, meshes of land and water: shapes and properties that every place relies on."""

import numpy as np
import pytest

from imagineart.modelling.land import (
    Eye,
    Field,
    Waves,
    eroded,
    eye_of,
    fan,
    field_of,
    fractal_2d,
    mix,
    noise_2d,
    ridged_2d,
    rippled,
    sown,
    standing,
    step,
    water,
)
from imagineart.modelling.model import Floats

EYE = Eye(0.0, -4.0, 0.3, 500.0, 40, 60)


def plane(x: Floats, y: Floats) -> Floats:
    return np.asarray(0.1 * x, np.float32)


def points(count: int = 4000) -> tuple[Floats, Floats]:
    at = np.random.default_rng(1).uniform(-500, 500, (2, count)).astype(np.float32)
    return at[0], at[1]


def test_noise_is_smooth_bounded_and_its_own_for_each_seed() -> None:
    x, y = points()
    here, near = noise_2d(x, y, 20.0, 1), noise_2d(x + 0.02, y, 20.0, 1)
    assert np.abs(here).max() <= 1
    assert here.std() > 0.2
    assert np.abs(here - near).max() < 0.02
    assert not np.allclose(here, noise_2d(x, y, 20.0, 2))


def test_octaves_add_detail() -> None:
    x, y = points()
    coarse = fractal_2d(x, y, 50.0, 3, 1) - fractal_2d(x + 1, y, 50.0, 3, 1)
    fine = fractal_2d(x, y, 50.0, 3, 6) - fractal_2d(x + 1, y, 50.0, 3, 6)
    assert fine.std() > 2 * coarse.std()


def test_ridges_are_sharp_above_and_round_below() -> None:
    x = np.linspace(0, 400, 40_000, dtype=np.float32)
    z = ridged_2d(x, 0 * x, 60.0, 5, 1)
    bend = np.diff(z, 2)
    assert z.min() >= 0
    assert z.max() <= 1
    assert -bend.min() > 3 * bend.max()


def test_step_and_mix_keep_their_ends() -> None:
    assert step(np.array([-1.0, 0.5, 3.0]), 0.0, 1.0).tolist() == [0.0, 0.5, 1.0]
    falling = step(np.array([0.0, 1.0]), 1.0, 0.0)
    assert falling.tolist() == [1.0, 0.0]
    assert mix((0, 0, 0), (1, 1, 1), np.array([0.25])).tolist() == [[0.25] * 3]


def test_a_field_reads_what_it_was_made_of() -> None:
    field = field_of(plane, (-50.0, -20.0), (50.0, 20.0), 100)
    assert field.heights.shape == (40, 100)
    assert field(np.array([10.0], np.float32), np.array([3.0], np.float32))[0] == pytest.approx(
        1.0, abs=0.05
    )
    assert field(np.array([900.0], np.float32), np.array([0.0], np.float32))[0] == pytest.approx(
        5.0, abs=1e-5
    )


def test_rain_carries_from_high_to_low_and_cuts_gullies() -> None:
    def cone(x: Floats, y: Floats) -> Floats:
        return np.asarray(np.maximum(60 - np.hypot(x, y), 0) + noise_2d(x, y, 5.0, 3), np.float32)

    before = field_of(cone, (-100.0, -100.0), (100.0, 100.0), 100)
    after = eroded(before, np.random.default_rng(2), 6000, 40)
    change = after.heights - before.heights
    x, y = np.meshgrid(np.linspace(-100, 100, 100), np.linspace(-100, 100, 100))
    r = np.hypot(x, y)
    assert change[r < 40].mean() < 0 < change[(r > 55) & (r < 80)].mean()
    assert change[(r > 20) & (r < 50)].std() > 0.3
    assert after.heights.max() <= before.heights.max()
    assert after.heights.min() >= before.heights.min() - 1e-4
    again = eroded(before, np.random.default_rng(2), 6000, 40)
    assert np.array_equal(after.heights, again.heights)


def test_a_fan_is_fine_near_the_eye_and_looks_up() -> None:
    mesh = fan(plane, EYE, lambda p, n: np.full_like(p, 0.4))
    assert mesh.normals is not None
    assert mesh.colors is not None
    a, b, c = (mesh.vertices[mesh.triangles[:, i]] for i in range(3))
    face = np.cross(b - a, c - a)
    assert (face[:, 2] >= -1e-6).all()
    size = np.linalg.norm(b - a, axis=1)
    away = np.hypot(a[:, 0], a[:, 1] - EYE.y)
    assert size[away < 3].mean() < 0.1 * size[away > 100].mean()
    expected = np.array([-0.1, 0, 1]) / np.hypot(0.1, 1)
    inner = np.hypot(mesh.vertices[:, 0], mesh.vertices[:, 1] - EYE.y) > 1
    assert np.allclose(mesh.normals[inner], expected, atol=2e-2)


def test_where_one_stands_depends_on_what_is_seen() -> None:
    assert eye_of(1.0).y == pytest.approx(-4.5)
    assert eye_of(2.8284).y == pytest.approx(-6.0)
    assert eye_of(40.0).far >= 1600


def test_what_is_sown_is_as_dense_as_the_eye_resolves() -> None:
    places, apart = sown(EYE, 0.05, np.random.default_rng(3), 1.0, 100.0)
    away = np.hypot(places[:, 0] - EYE.x, places[:, 1] - EYE.y)
    assert np.allclose(apart, 0.05 * away, rtol=1e-3)
    near, far = (away < 10).sum(), (away >= 10).sum()
    assert 0.8 < near / far < 1.25


def test_things_stand_on_the_land() -> None:
    places = np.array([[10.0, 2.0], [-30.0, 5.0]], np.float32)
    moves = standing(places, plane, np.random.default_rng(4), 0.5, np.array([2.0, 3.0]), sunk=0.1)
    assert moves[:, 2, 3] == pytest.approx([0.9, -3.1])
    assert np.linalg.norm(moves[:, :3, 0], axis=1) == pytest.approx([0.5, 0.5])
    assert moves[:, 2, 2] == pytest.approx([2.0, 3.0])


def test_water_is_level_moves_and_is_left_out_where_land_is() -> None:
    waves = Waves(((0.5, 0.02), (4.0, 0.1)), seed=1)
    height = rippled(waves, EYE)
    x, y = points(2000)
    near = height(np.asarray(x / 50, np.float32), np.asarray(y / 50 - 4, np.float32))
    assert abs(float(near.mean())) < 0.05
    assert near.std() > 0.003
    far = height(np.asarray(x * 20, np.float32), np.asarray(y * 20, np.float32))
    assert np.abs(far).max() < 1e-3  # finer than the mesh shows there

    def bank(x: Floats, y: Floats) -> Floats:
        return np.asarray(np.where(y < 0, 5.0, -5.0), np.float32)

    sea = water(EYE, waves, -0.2, lambda p: np.full_like(p, 0.05), bank)
    whole = water(EYE, waves, -0.2, lambda p: np.full_like(p, 0.05))
    assert 0 < len(sea.triangles) < len(whole.triangles)
    used = np.unique(sea.triangles)
    assert np.median(sea.vertices[used, 2]) == pytest.approx(-0.2, abs=0.02)


def test_a_field_is_plain_data() -> None:
    field = Field(np.zeros((3, 4), np.float32), (0.0, 0.0), (3.0, 2.0))
    flat = np.zeros((2, 2), np.float32)
    assert field(flat, flat).shape == (2, 2)
