"""Light keeps an asked colour; shadows fall away from the light and stay on the ground."""

import warnings

import numpy as np
import pytest

from imagineart.color.spaces import linear_to_xyz
from imagineart.plan.plan import Light
from imagineart.rendering.light import (
    Shadow,
    bounds,
    cast,
    contact,
    darken,
    drop,
    exposure,
    hazed,
    parted,
    reflection,
    shade,
    throw,
    tint,
)
from imagineart.rendering.raster import Array, rgb

BASIC = {
    "red": (0.60, 0.23, 27.0), "orange": (0.73, 0.17, 55.0), "yellow": (0.88, 0.17, 98.0),
    "green": (0.60, 0.18, 143.0), "blue": (0.50, 0.19, 258.0), "purple": (0.48, 0.19, 305.0),
    "pink": (0.78, 0.13, 355.0), "brown": (0.44, 0.08, 55.0), "grey": (0.60, 0.0, 0.0),
    "white": (0.97, 0.0, 0.0), "black": (0.16, 0.0, 0.0),
}  # fmt: skip


def ball(color: tuple[float, float, float] = BASIC["red"], size: int = 96) -> Array:
    """A disc of one colour, premultiplied."""
    at = (np.arange(size) + 0.5) / size * 2 - 1
    alpha = np.clip((0.95 - np.hypot(at[None, :], at[:, None])) * size / 2, 0, 1)
    image = np.concatenate([alpha[..., None] * rgb(color), alpha[..., None]], axis=-1)
    return image.astype(np.float32)


with warnings.catch_warnings():  # the oracle warns that it cannot plot
    warnings.simplefilter("ignore")
    import colour


def delta_e(first: Array, second: Array) -> Array:
    pair = [colour.XYZ_to_Lab(linear_to_xyz(c.astype(np.float64))) for c in (first, second)]
    return np.asarray(colour.difference.delta_E_CIE2000(pair[0], pair[1]))


@pytest.mark.parametrize("name", BASIC)
@pytest.mark.parametrize("azimuth", [-45.0, 45.0])
def test_an_asked_colour_survives_the_default_light(name: str, azimuth: float) -> None:
    image = ball(BASIC[name])
    lit = shade(image, Light(azimuth=azimuth))
    inside = image[..., 3] > 0.99
    dominant = np.median(lit[inside][:, :3], axis=0)
    assert float(delta_e(dominant, rgb(BASIC[name]))) <= 4.0


def test_the_side_towards_the_light_is_brighter() -> None:
    for azimuth in (-60.0, 60.0):
        light = shade(ball(), Light(azimuth=azimuth)).sum(axis=-1)
        left, right = light[30:66, 15:40].mean(), light[30:66, 56:81].mean()
        assert (left > right) == (azimuth < 0)


def test_shading_keeps_the_alpha_and_never_exceeds_it() -> None:
    image = ball(BASIC["white"])
    lit = shade(image, Light(key=1.0), strength=2.0)
    assert np.array_equal(lit[..., 3], image[..., 3])
    assert (lit[..., :3] <= lit[..., 3:] + 1e-6).all()
    assert lit.min() >= 0


def test_without_strength_the_sprite_is_only_tinted() -> None:
    image = ball(BASIC["grey"])
    lit = shade(image, Light(warmth=0.0), strength=0.0, rim=0.0)
    assert np.allclose(lit, image, atol=2e-3)


def test_the_tint_has_luminance_1() -> None:
    for warmth in (-1.0, 0.0, 1.0):
        assert float(tint(Light(warmth=warmth)) @ [0.2126, 0.7152, 0.0722]) == pytest.approx(1)
    assert tint(Light(warmth=1.0))[0] > tint(Light(warmth=1.0))[2]


def test_night_is_darker_but_not_dark() -> None:
    assert 0.5 < exposure(Light(time_of_day="night")) < exposure(Light()) == 1.0


def test_bounds_find_the_opaque_part() -> None:
    image = np.zeros((20, 30, 4), np.float32)
    assert bounds(image) is None
    image[5:9, 7:12, 3] = 1
    assert bounds(image) == (7, 5, 12, 9)


@pytest.mark.parametrize("azimuth", [-70.0, -30.0, 30.0, 70.0])
def test_shadows_fall_away_from_the_light(azimuth: float) -> None:
    sideways, back = throw(Light(azimuth=azimuth))
    assert np.sign(sideways) == -np.sign(azimuth)
    assert back > 0
    shadow = cast(ball(), 0, 0, Light(azimuth=azimuth, elevation=35))
    columns = np.arange(shadow.field.shape[1]) + shadow.left
    centre = (shadow.field.sum(axis=0) * columns).sum() / shadow.field.sum()
    assert (centre > 48) == (azimuth < 0)


def test_the_shadow_on_a_wall_lies_behind_and_away() -> None:
    for azimuth in (-45.0, 45.0):
        shadow = drop(ball(), 0, 0, Light(azimuth=azimuth))
        columns = np.arange(shadow.field.shape[1]) + shadow.left
        centre = (shadow.field.sum(axis=0) * columns).sum() / shadow.field.sum()
        assert (centre > 48) == (azimuth < 0)


def test_sunset_light_is_warm_and_moonlight_cold() -> None:
    sunset, night = (tint(Light(warmth=0, time_of_day=hour)) for hour in ("sunset", "night"))
    assert sunset[0] > 1 > sunset[2]
    assert night[2] > 1 > night[0]


def test_a_low_light_throws_longer_shadows() -> None:
    assert throw(Light(elevation=30))[0] > throw(Light(elevation=70))[0]


def test_a_light_behind_throws_towards_the_viewer() -> None:
    assert throw(Light(azimuth=160))[1] < 0
    shadow = cast(ball(), 0, 0, Light(azimuth=160, elevation=40))
    rows = np.arange(shadow.field.shape[0]) + shadow.top
    assert (shadow.field.sum(axis=1) * rows).sum() / shadow.field.sum() > 96


def test_contact_is_darkest_at_the_foot() -> None:
    shadow = contact(ball(), 0, 0)
    rows = shadow.field.sum(axis=1)
    assert abs(int(np.argmax(rows)) + shadow.top - 96) < 6
    assert shadow.field.min() >= 0
    assert shadow.field.max() <= 1


@pytest.mark.parametrize("place", [(-40, -40), (-500, 0), (5, 7), (60, 60)])
def test_darken_only_darkens_and_clips(place: tuple[int, int]) -> None:
    canvas = np.full((64, 64, 3), 0.5, np.float32)
    darken(canvas, Shadow(np.full((50, 50), 0.8, np.float32), *place), 0.9)
    assert canvas.max() <= 0.5
    assert canvas.min() >= 0


def test_darken_stays_within_a_surface() -> None:
    canvas = np.full((10, 10, 3), 0.5, np.float32)
    surface = np.zeros((10, 10), np.float32)
    surface[:, :5] = 1
    darken(canvas, Shadow(np.ones((10, 10), np.float32), 0, 0), 1.0, surface)
    assert (canvas[:, 5:] == 0.5).all()
    assert (canvas[:, :5] < 0.1).all()


def test_a_reflection_is_upside_down_and_fades() -> None:
    image = ball()
    image[:40, :, 3] *= 0.5
    mirrored = reflection(image, 0.4)
    alpha = mirrored[..., 3].max(axis=1)
    assert alpha.max() <= 0.41
    assert alpha[5] > alpha[-3]


def test_haze_moves_towards_the_air_and_keeps_alpha() -> None:
    air = np.array([0.7, 0.8, 0.9], np.float32)
    image = ball()
    far = hazed(image, air, 0.5)
    assert np.array_equal(far[..., 3], image[..., 3])
    assert np.allclose(far[48, 48, :3], (image[48, 48, :3] + air) / 2, atol=1e-5)


def lightness(linear: Array) -> Array:
    """L* of linear sRGB colours (..., 3)."""
    return np.asarray(colour.XYZ_to_Lab(linear_to_xyz(linear.astype(np.float64)))[..., 0])


@pytest.mark.parametrize("name", ["white", "black", "red"])
def test_a_thing_keeps_its_outline_on_a_ground_of_its_own_colour(name: str) -> None:
    image, ground = ball(BASIC[name]), np.full((120, 120, 3), rgb(BASIC[name]), np.float32)
    seen = parted(image, ground, 12, 12)
    ring, middle = image[..., 3] > 0.99, image[..., 3] > 0.99
    ring &= np.hypot(*(np.mgrid[-1:1:96j, -1:1:96j])) > 0.92
    middle &= np.hypot(*(np.mgrid[-1:1:96j, -1:1:96j])) < 0.8
    own = float(lightness(rgb(BASIC[name])))
    apart = np.abs(lightness(seen[ring][:, :3]) - own)
    assert np.median(apart) > 2
    np.testing.assert_allclose(seen[middle], image[middle], atol=1e-5)


def test_an_outline_that_is_seen_stays_as_it_is() -> None:
    image = ball(BASIC["white"])
    ground = np.full((96, 96, 3), rgb(BASIC["blue"]), np.float32)
    np.testing.assert_allclose(parted(image, ground, 0, 0), image, atol=1e-5)


@pytest.mark.parametrize("place", [(-50, 10), (60, 70), (500, 0)])
def test_an_outline_over_the_canvas_edge_is_no_fault(place: tuple[int, int]) -> None:
    image, ground = ball(BASIC["white"]), np.ones((100, 100, 3), np.float32)
    seen = parted(image, ground, *place)
    assert seen.shape == image.shape
    np.testing.assert_array_equal(seen[..., 3], image[..., 3])
