"""The grounds of sheets: as asked, else unlike the things; shadows fall away from the light."""

import numpy as np
import pytest

from imagineart.color.spaces import linear_to_oklab, oklch_to_linear
from imagineart.plan.plan import Background, Color, Light, Plan
from imagineart.rendering.graphic import (
    APART,
    DARK,
    Subject,
    edged,
    ground_of,
    plain_of,
    shadow_of,
    subject_of,
)
from imagineart.staging.stage import Canvas, Lens, Setting, Stage

EDGE = 48
POSTER = Plan(kind="poster")
TEAL = Color(name="teal", lightness=0.6, chroma=0.1, hue=195.0)


def subject(color: tuple[float, float, float], right: int = 32) -> Subject:
    image = np.zeros((EDGE, EDGE, 4), np.float32)
    image[16:40, 12:right] = (*color, 1.0)
    return subject_of(image)


def test_a_subject_knows_its_place() -> None:
    found = subject((1.0, 0.0, 0.0))
    assert (found.x, found.y) == pytest.approx((0.45, 0.57), abs=0.02)
    assert found.half == pytest.approx(0.24, abs=0.02)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("color", [(0.7, 0.3, 0.02), (0.02, 0.1, 0.5), (0.6, 0.6, 0.6)])
def test_the_ground_stands_off_from_the_things(
    color: tuple[float, float, float], seed: int
) -> None:
    ground = ground_of(POSTER, Stage(seed=seed), subject(color))
    apart = linear_to_oklab(ground[0, 0]) - linear_to_oklab(np.array(color, np.float32))
    assert np.linalg.norm(apart) > 0.9 * APART


def test_seeds_choose_other_grounds() -> None:
    thing = subject((0.7, 0.3, 0.02))
    grounds = {ground_of(POSTER, Stage(seed=s), thing)[0, 0].tobytes() for s in range(12)}
    assert len(grounds) >= 4


def test_the_asked_colour_is_the_ground() -> None:
    plan = POSTER.revised(background=Background(palette=(TEAL,), origin="stated"))
    ground = ground_of(plan, Stage(seed=3), subject((0.7, 0.3, 0.02)))
    assert np.allclose(ground, oklch_to_linear(np.array(TEAL.oklch)), atol=0.01)
    assert np.allclose(plain_of(plan, (4, 4), 1), ground[:4, :4])


def test_night_is_dark() -> None:
    night = POSTER.revised(light=Light(time_of_day="night"))
    ground = ground_of(night, Stage(seed=1), subject((0.7, 0.7, 0.7)))
    assert linear_to_oklab(ground[0, 0])[0] < max(color[0] for color in DARK) + 0.02


def box(z: float) -> np.ndarray:
    """(12, 3, 3) triangles of a box of 0.4 m."""
    from imagineart.modelling.kit import bevelled_box

    mesh = bevelled_box((0.4, 0.4, 0.4), at=(0, 0, z + 0.2))
    return mesh.vertices[mesh.triangles]


def stage() -> Stage:
    lens = Lens(position=(0.0, -4.0, 2.0), target=(0.0, 0.0, 0.2))
    return Stage(canvas=Canvas(width=64, height=64), setting=Setting(lens=lens))


def test_shadows_fall_away_from_the_light() -> None:
    left = shadow_of([box(0.0)], stage(), (64, 64), np.array([-0.6, 0.0, 0.8]))
    right = shadow_of([box(0.0)], stage(), (64, 64), np.array([0.6, 0.0, 0.8]))
    columns = np.arange(64)
    where = [float(((1 - s).sum(axis=0) * columns).sum() / (1 - s).sum()) for s in (left, right)]
    assert where[0] > 32 > where[1]


def test_what_is_in_the_air_casts_none() -> None:
    shadow = shadow_of([box(0.5)], stage(), (64, 64), np.array([0.0, 0.0, 1.0]))
    assert shadow.min() == 1.0


def test_a_shadow_darkens_and_keeps_the_hue() -> None:
    ground = np.full((2, 2, 3), (0.6, 0.3, 0.1), np.float32)
    shaded = edged(ground, np.array([[1.0, 0.5], [1.0, 1.0]], np.float32))
    assert np.allclose(shaded[0, 0], ground[0, 0])
    assert (shaded[0, 1] < ground[0, 1]).all()
    assert shaded[0, 1, 0] / shaded[0, 1, 2] > ground[0, 0, 0] / ground[0, 0, 2]
