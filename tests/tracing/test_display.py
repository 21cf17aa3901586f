import numpy as np
import pytest

from imagineart.tracing.display import Grade, metered, neutral, shown


def test_colours_in_the_middle_keep_hue_and_spread() -> None:
    light = np.array([[0.5, 0.25, 0.1], [0.1, 0.3, 0.6]], np.float32)
    assert np.allclose(neutral(light), light - 0.04, atol=1e-6)


def test_bright_light_goes_to_white_without_clipping() -> None:
    ramp = np.geomspace(0.01, 1e4, 200, dtype=np.float32)[:, None] * np.ones(3, np.float32)
    out = neutral(ramp)
    assert (np.diff(out[:, 0]) >= 0.0).all()
    assert out.max() <= 1.0
    assert out[-1].min() > 0.99


def view_of(albedo: float, falling: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """(light, albedo) of a wall of one grey."""
    grey = np.full((32, 48, 3), albedo, np.float32)
    return grey * np.float32(falling), grey


def test_metering_undoes_any_scale() -> None:
    rng = np.random.default_rng(0)
    albedo = rng.uniform(0.1, 0.8, (32, 48, 3)).astype(np.float32)
    light = albedo * rng.uniform(0.5, 1.5, (32, 48, 1)).astype(np.float32)
    once = metered(light, albedo, light)
    assert metered(light * 7.0, albedo, light * 7.0) == pytest.approx(once / 7.0, rel=1e-3)


@pytest.mark.parametrize("grey", [0.06, 0.2, 0.85])
def test_snow_is_white_and_coal_is_black_in_the_same_light(grey: float) -> None:
    light, albedo = view_of(grey, falling=2.5)
    shown_as = grey * 2.5 * metered(light, albedo, light)
    lift = min(max((0.2 / (0.95 * grey)) ** 0.5, 1.0), 1.6)
    assert shown_as == pytest.approx(0.95 * grey * lift, rel=1e-3)


def test_metering_keeps_a_bright_sky_below_white_within_a_stop() -> None:
    light, albedo = view_of(0.3)
    seen = light.copy()
    seen[:12] = 2.4
    assert 2.4 * metered(light, albedo, seen) == pytest.approx(1.4, rel=1e-3)
    assert 2.4 * metered(light, albedo, seen, None, 0.86) < 1.4 * 0.86**1.9
    seen[:12] = 50.0
    assert metered(light, albedo, seen) == pytest.approx(0.5 * 0.95, rel=1e-3)


def test_what_the_picture_is_about_counts_more_than_the_rest() -> None:
    light, albedo = view_of(0.3)
    light[:, 30:] *= 0.25
    about = np.zeros(light.shape[:2], bool)
    about[8:24, 34:44] = True
    assert metered(light, albedo, light, about) > 2.0 * metered(light, albedo, light)


def test_a_subject_in_the_dark_brings_no_more_than_its_share() -> None:
    light, albedo = view_of(0.3)
    about = np.zeros(light.shape[:2], bool)
    about[8:24, 34:44] = True
    light[about] *= 1e-3
    most = metered(light, albedo, light) * 4.0**0.65 * 1.6
    assert metered(light, albedo, light, about) <= most * 1.01


def test_only_where_all_is_dark_is_a_view_lifted() -> None:
    light, albedo = view_of(0.6)
    about = np.zeros(light.shape[:2], bool)
    about[11:21, 18:30] = True
    light[about], albedo[about] = 0.05, 0.05
    black_on_white = metered(light, albedo, light, about)
    light[~about], albedo[~about] = 0.05, 0.05
    assert metered(light, albedo, light, about) > 1.4 * black_on_white


def test_a_low_key_is_darker_and_keeps_its_lamps_from_lifting_everything() -> None:
    light, albedo = view_of(0.3)
    day, night = (metered(light, albedo, light, None, key) for key in (1.0, 0.72))
    assert night < 0.72 * day
    assert np.log(0.3 * night) < np.log(0.9 * 0.72**6.5) + 1e-3


def test_a_view_without_surfaces_becomes_grey() -> None:
    nothing = np.zeros((32, 48, 3), np.float32)
    assert metered(nothing, nothing, nothing + 4.0) * 4.0 == pytest.approx(0.2, rel=1e-3)


def test_a_grade_that_does_nothing_changes_nothing() -> None:
    light = np.random.default_rng(1).random((16, 16, 3)).astype(np.float32)
    assert np.allclose(shown(light, 1.0, Grade()), shown(light, 1.0), atol=1e-5)


def test_vibrance_lifts_dull_colours_more_than_pure_ones_and_keeps_their_hue() -> None:
    colors = np.array([[[0.30, 0.26, 0.24], [0.50, 0.05, 0.02]]], np.float32)
    vivid = shown(colors, 1.0, Grade(vibrance=0.4))
    plain = shown(colors, 1.0)
    spread = np.ptp(vivid, axis=-1) / np.ptp(plain, axis=-1)
    assert spread[0, 0] > 1.2 > spread[0, 1]
    assert np.array_equal(np.argsort(vivid, axis=-1), np.argsort(plain, axis=-1))


def test_pure_colours_pale_where_they_are_bright_and_only_there() -> None:
    colors = np.array([[[0.8, 0.03, 0.03], [0.15, 0.01, 0.01], [0.6, 0.6, 0.6]]], np.float32)
    plain, paled = (shown(colors, 1.0, Grade(rolloff=amount)) for amount in (0.0, 0.4))
    purity = [1.0 - one.min(axis=-1) / one.max(axis=-1) for one in (plain, paled)]
    assert purity[1][0, 0] < 0.97 * purity[0][0, 0]
    assert np.allclose(plain[0, 1:], paled[0, 1:], atol=1e-6)


def test_vibrance_leaves_what_is_vivid_as_it_is() -> None:
    colors = np.array([[[0.50, 0.20, 0.02]]], np.float32)
    assert np.allclose(shown(colors, 1.0, Grade(vibrance=0.8)), shown(colors, 1.0), atol=1e-6)


def test_each_hook_of_a_grade_does_its_work() -> None:
    light = np.full((64, 64, 3), 0.3, np.float32)
    light[..., 0] = 0.5
    assert shown(light, 1.0, Grade(vignette=0.5))[0, 0, 0] < shown(light, 1.0)[0, 0, 0]
    assert np.ptp(shown(light, 1.0, Grade(saturation=0.0))[0, 0]) < 1e-4
    assert shown(light, 1.0, Grade(grain=0.02)).std(axis=(0, 1)).min() > 0.002
    light[32, 32] = 50.0
    assert shown(light, 1.0, Grade(bloom=0.5))[30, 30, 1] > shown(light, 1.0)[30, 30, 1]
