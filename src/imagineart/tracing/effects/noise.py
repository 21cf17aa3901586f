"""Smooth chance: value noise of one, two and three coordinates, 0–1, that a generator fixes."""

import numpy as np
from scipy import ndimage

from imagineart.tracing.effects.arrays import Floats

TABLE = 64


def smooth(at: tuple[Floats, ...], rng: np.random.Generator, octaves: int = 1) -> Floats:
    """Fractal noise at coordinates of one shape, mean 0.5; a feature is about 1 wide."""
    table = rng.random((TABLE,) * min(len(at), 2) if len(at) < 3 else (24,) * 3, np.float32)
    total, weight = np.zeros(np.shape(at[0]), np.float32), 0.0
    for octave in range(octaves):
        share = 0.5**octave
        where = [_eased(np.ravel(c) * 2.02**octave + 7.3 * octave) for c in at]
        layer = ndimage.map_coordinates(table, where, order=1, mode="grid-wrap")
        total += np.float32(share) * layer.reshape(total.shape)
        weight += share
    return np.asarray(total / weight, np.float32)


def _eased(at: Floats) -> Floats:
    """Coordinates that linger at the knots, so that no creases show between them."""
    low = np.floor(at)
    t = at - low
    return np.asarray(low + t * t * (3.0 - 2.0 * t), np.float32)
