"""Is a weak cast of light taken out, whatever colour things have, and a strong one kept?"""

import numpy as np
import pytest

from imagineart.tracing.balance import MOST, balance_of

COVER = np.ones((24, 24), np.float32)


def lit_by(color: tuple[float, float, float]) -> tuple[np.ndarray, np.ndarray]:
    """(24, 24, 3) light and albedo of things of many colours."""
    rng = np.random.default_rng(5)
    albedo = rng.uniform(0.1, 0.8, (24, 24, 3)).astype(np.float32)
    shade = rng.uniform(0.3, 1.0, (24, 24, 1)).astype(np.float32)
    return albedo * shade * np.array(color, np.float32), albedo


def test_a_weak_cast_is_taken_out_of_the_light_not_of_the_things() -> None:
    color = (1.04, 1.0, 0.94)
    balanced = np.array(color) * balance_of(*lit_by(color), COVER)
    assert balanced == pytest.approx(np.full(3, balanced.mean()), rel=0.01)


def test_candlelight_stays_warm() -> None:
    assert balance_of(*lit_by((1.0, 0.6, 0.3)), COVER) == pytest.approx(1.0)


def test_no_channel_changes_by_more_than_the_most() -> None:
    factors = balance_of(*lit_by((1.0, 1.0, 0.86)), COVER)
    assert 1.0 + 0.5 * MOST < factors[2] <= 1.0 + MOST + 1e-6


def test_things_tell_more_than_the_place_and_nothing_without_surfaces() -> None:
    light, albedo = lit_by((1.0, 1.0, 1.0))
    light[:12] *= np.array([1.0, 1.0, 0.9], np.float32)
    cover = COVER.copy()
    cover[:12] = 0.0
    assert balance_of(light, albedo, cover) == pytest.approx(1.0)
    assert balance_of(light, np.zeros_like(albedo), cover) == pytest.approx(1.0)
