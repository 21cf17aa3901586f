"""Are shadows lightened, black things left black, and forms set off within their edges?"""

import numpy as np
import pytest

from imagineart.tracing.dodging import LARGE, MOST, dodged, gained, smoothed

GREY = np.full((40, 40, 3), 0.5, np.float32)


def halves(left: float, right: float) -> np.ndarray:
    """(40, 40, 3): grey surfaces, so much light on either half."""
    light = 0.5 * np.ones((40, 40, 3), np.float32) * left
    light[:, 20:] = 0.5 * right
    return light


def test_deep_shadow_is_lightened_and_light_is_left_alone() -> None:
    gain = dodged(halves(1.0, 0.05), GREY, 1.0, 0.5) / halves(1.0, 0.05)
    assert gain[:, :12] == pytest.approx(1.0, abs=0.02)
    assert 1.3 < float(gain[:, 30:].mean()) < 2.0**MOST


def test_black_things_in_the_light_stay_black() -> None:
    black = np.full_like(GREY, 0.04)
    assert dodged(black.copy(), black, 1.0, 0.5) == pytest.approx(black)


def test_the_sky_has_no_albedo_and_is_not_dodged() -> None:
    dark = np.full_like(GREY, 0.01)
    assert dodged(dark, np.zeros_like(GREY), 1.0, 0.9) == pytest.approx(dark)


def test_hue_stays_whatever_is_done() -> None:
    light = halves(1.0, 0.03) * np.array([1.0, 0.6, 0.2], np.float32)
    result = dodged(light, GREY, 1.0, 0.6, 0.3)
    share = result / result[..., :1]
    assert share == pytest.approx(np.broadcast_to([1.0, 0.6, 0.2], share.shape), rel=1e-4)


def test_detail_stands_out_more_and_the_mean_stays() -> None:
    rng = np.random.default_rng(4)
    light = (0.2 * np.exp2(0.2 * rng.standard_normal((40, 40, 1))) * np.ones(3)).astype(np.float32)
    clear = dodged(light, GREY, 1.0, 0.0, 0.3)
    spread = [float(np.log2(image).std()) for image in (light, clear)]
    assert 1.1 < spread[1] / spread[0] < 1.35
    assert float(clear.mean()) == pytest.approx(float(light.mean()), rel=0.03)


def test_a_large_picture_is_judged_at_half_its_size() -> None:
    bright = np.full((8, LARGE), 0.01, np.float32)
    own = np.full_like(bright, 0.5)
    gain = dodged(
        bright[..., None] * np.ones(3, np.float32), own[..., None].repeat(3, -1), 1.0, 0.4
    )
    assert gain[..., 0] / bright == pytest.approx(np.exp2(gained(bright, own, 0.4, 0.0)), rel=1e-3)


@pytest.mark.parametrize("shape", [(40, 40), (331, 200)])
def test_smoothing_keeps_a_plane_and_a_step(shape: tuple[int, int]) -> None:
    known = np.ones(shape, np.float32)
    assert smoothed(3.0 * known, known) == pytest.approx(3.0, abs=1e-3)
    step = known.copy()
    step[:, shape[1] // 2 :] = -4.0
    kept = smoothed(step, known)
    assert float(kept[:, 4].mean() - kept[:, -5].mean()) == pytest.approx(5.0, abs=0.4)


def test_what_is_not_known_takes_no_part() -> None:
    stops = np.zeros((40, 40), np.float32)
    stops[:, 20:] = -9.0
    known = np.ones_like(stops)
    known[:, 20:] = 0.0
    assert float(np.abs(smoothed(stops, known)[:, :10]).max()) < 0.3
