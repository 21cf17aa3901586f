"""Does the camera stand where the shot wants it?"""

import numpy as np
import pytest

from imagineart.modelling.places.place import level_ground
from imagineart.staging.scene.framing import Frame, Limits, focused, framed, outermost
from imagineart.staging.scene.preview import FILM_MM, projected
from imagineart.staging.scene.shots import Shot
from imagineart.staging.stage import Canvas

CANVAS = Canvas(width=600, height=400)
LIMITS = Limits(level_ground())
POINTS = np.random.default_rng(3).uniform((-0.5, -0.3, 0.0), (0.5, 0.3, 0.8), (200, 3))


@pytest.mark.parametrize("fill", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("elevation", [2.0, 30.0, 88.0])
def test_things_take_their_share(fill: float, elevation: float) -> None:
    shot = Shot(elevation=elevation, azimuth=15.0, fill=fill)
    lens = framed(POINTS, shot, CANVAS, Frame((0.5, 0.5)), LIMITS)
    box = projected(lens, POINTS, CANVAS)[:, :2]
    assert np.ptp(box, axis=0).max() <= 1.4 * fill
    assert np.ptp(box, axis=0).max() >= 0.9 * fill
    assert ((box.min(axis=0) + box.max(axis=0)) / 2).tolist() == pytest.approx([0.5, 0.5], abs=0.02)


def test_upright_shots_look_level() -> None:
    lens = framed(POINTS, Shot(elevation=3.0, upright=True), CANVAS, Frame((0.5, 0.6)), LIMITS)
    assert lens.position[2] == pytest.approx(lens.target[2], abs=1e-6)
    assert projected(lens, POINTS, CANVAS)[:, 1].max() < 1.0


def test_the_camera_stays_above_the_ground() -> None:
    lens = framed(POINTS, Shot(elevation=-30.0), CANVAS, Frame(), LIMITS)
    assert lens.position[2] > 0.0


def test_a_longer_lens_stands_farther_away() -> None:
    near, far = (
        framed(POINTS, Shot(focal_mm=f), CANVAS, Frame(), LIMITS).position[1] for f in (35.0, 100.0)
    )
    assert far < 2.0 * near < 0.0


def test_an_asked_aperture_blurs_all_but_the_subject() -> None:
    small = POINTS * 0.2
    rest = small + np.array([0.0, 0.6, 0.0])
    lens = framed(small, Shot(focal_mm=85.0), CANVAS, Frame(), LIMITS)
    plain = focused(lens, small, [small, rest], Shot(f_number=1.4))
    asked = focused(lens, small, [small, rest], Shot(f_number=1.4, stated=frozenset({"f"})))
    assert plain.f_number is not None
    assert asked.f_number is not None
    assert asked.f_number < plain.f_number


@pytest.mark.parametrize("size", [0.01, 0.05, 0.4])
def test_the_whole_subject_is_sharp_from_as_near_as_it_may_be(size: float) -> None:
    shot = Shot(focal_mm=100.0, fill=0.8, f_number=1.8, stated=frozenset({"f"}))
    points = POINTS * size
    lens = focused(framed(points, shot, CANVAS, Frame(), LIMITS), points, [points], shot)
    assert lens.focus is not None
    assert lens.f_number is not None
    depth = np.linalg.norm(points - lens.position, axis=1) * 1000.0
    focus, focal = lens.focus * 1000.0, lens.focal_mm
    blur = focal**2 / lens.f_number * np.abs(depth - focus) / (depth * (focus - focal))
    assert np.percentile(blur, 90) < 0.0035 * FILM_MM


def test_what_is_far_too_large_for_a_place_sends_the_camera_nowhere() -> None:
    island = np.array([[-250.0, -250.0, 0.0], [250.0, 250.0, 57.0], [0.0, -5.0, 3.0]])
    shot = Shot(3.0, -10.0, 27.0, 0.66, 11.0, upright=True)
    limits = Limits(level_ground(), nearest=0.1, farthest=7.0, ceiling=2.3)
    lens = framed(island, shot, Canvas(width=640, height=640), Frame(), limits)
    assert np.isfinite([*lens.position, *lens.target, *lens.shift]).all()
    assert np.abs(lens.position).max() < 1e4


@pytest.mark.parametrize("elevation", [3.0, 40.0])
def test_points_inside_of_others_change_nothing(elevation: float) -> None:
    shot = Shot(elevation=elevation, azimuth=15.0)
    rim = outermost(POINTS)
    assert len(rim) < 0.5 * len(POINTS)
    assert framed(rim, shot, CANVAS, Frame(), LIMITS) == framed(
        POINTS, shot, CANVAS, Frame(), LIMITS
    )


def test_all_points_of_a_plane_are_kept() -> None:
    flat = POINTS * (1.0, 1.0, 0.0)
    assert outermost(flat) is flat
