"""Where does chance come from? Counter-based Philox, keyed by what the sprite is.

The key is the SHA-256 of (seed, layer, instance, attempt), so no sprite's noise depends on how many
others were drawn before it, and a seed gives the same numbers on every machine.
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from imagineart.painting.sprite import NoiseKey

__all__ = ["generator", "noise"]


def generator(key: NoiseKey, purpose: str = "noise") -> np.random.Generator:
    """A generator of its own for each sprite and purpose."""
    text = f"{key.seed}/{key.layer}/{key.instance}/{key.attempt}/{purpose}"
    digest = hashlib.sha256(text.encode()).digest()
    return np.random.Generator(np.random.Philox(key=np.frombuffer(digest[:16], np.uint64)))


def noise(key: NoiseKey, side: int) -> NDArray[np.float32]:
    """(4, side, side) float32 standard normal."""
    return generator(key).standard_normal((4, side, side), dtype=np.float32)
