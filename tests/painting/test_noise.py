"""Noise depends on its key and on nothing else."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from imagineart.painting.noise import generator, noise
from imagineart.painting.sprite import NoiseKey

PINNED = [-0.7835342, -1.2789053, 0.3663597, 1.9409137]
KEYS = st.builds(
    NoiseKey,
    seed=st.integers(0, 2**63),
    layer=st.integers(0, 99),
    instance=st.integers(0, 99),
    attempt=st.integers(0, 9),
)


@given(KEYS)
def test_a_key_gives_the_same_noise_again(key: NoiseKey) -> None:
    assert np.array_equal(noise(key, 8), noise(key, 8))


@given(KEYS, KEYS)
def test_different_keys_give_different_noise(one: NoiseKey, other: NoiseKey) -> None:
    assert (one == other) == np.array_equal(noise(one, 8), noise(other, 8))


def test_the_numbers_are_pinned() -> None:
    """A change here changes every picture of every seed: bump the painter's version with it."""
    drawn = noise(NoiseKey(1, 2, 3, 4), 8)
    assert drawn.dtype == np.float32
    assert np.allclose(drawn.ravel()[:4], PINNED, atol=1e-6)


def test_noise_is_standard_normal() -> None:
    drawn = noise(NoiseKey(7, 0, 0), 64)
    assert abs(drawn.mean()) < 0.03
    assert abs(drawn.std() - 1) < 0.03


def test_purposes_do_not_share_numbers() -> None:
    key = NoiseKey(1, 0, 0)
    assert generator(key).random() != generator(key, "palette").random()
