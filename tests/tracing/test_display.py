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


def test_metering_undoes_any_scale() -> None:
    light = np.random.default_rng(0).random((32, 48, 3)).astype(np.float32)
    assert metered(light * 7.0) == pytest.approx(metered(light) / 7.0, rel=1e-3)


def test_metering_keeps_a_bright_part_below_white() -> None:
    light = np.full((40, 40, 3), 0.1, np.float32)
    light[10:30, 15:30] = 1.0
    assert metered(light) < 1.6


def test_a_grade_that_does_nothing_changes_nothing() -> None:
    light = np.random.default_rng(1).random((16, 16, 3)).astype(np.float32)
    assert np.allclose(shown(light, 1.0, Grade()), shown(light, 1.0), atol=1e-5)


def test_each_hook_of_a_grade_does_its_work() -> None:
    light = np.full((64, 64, 3), 0.3, np.float32)
    light[..., 0] = 0.5
    assert shown(light, 1.0, Grade(vignette=0.5))[0, 0, 0] < shown(light, 1.0)[0, 0, 0]
    assert np.ptp(shown(light, 1.0, Grade(saturation=0.0))[0, 0]) < 1e-4
    assert shown(light, 1.0, Grade(grain=0.02)).std(axis=(0, 1)).min() > 0.002
    light[32, 32] = 50.0
    assert shown(light, 1.0, Grade(bloom=0.5))[30, 30, 1] > shown(light, 1.0)[30, 30, 1]
