"""Where does natural irregularity come from? Periodic random fields and lookups in them.

A field with power spectrum 1/f^(2·slope) is white Gaussian noise filtered in the Fourier domain:
F(n) = |f|^(-slope) · F(white). Slope 1 is cloud-like, 0.5 gritty, 1.8 rolling. The fields are
periodic, have mean 0 and variance 1, and do not depend on the size of the picture, so that a small
draft and the full picture show the same thing.
"""

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.floating[Any]]

TILE = 512  # px, edge of a noise tile; a power of two so that wrapping is a bit mask


def stream(seed: int, name: str) -> np.random.Generator:
    """A counter-based generator for one purpose of one picture; equal on every machine."""
    key = int.from_bytes(name.encode()[:8].ljust(8, b"\0"), "little")
    return np.random.Generator(np.random.Philox(key=np.array([seed % 2**63, key], np.uint64)))


@lru_cache(maxsize=8)
def _radius(size: int, stretch: float) -> Field:
    """Spatial frequency of each rfft2 coefficient, the vertical one multiplied by `stretch`."""
    vertical = np.fft.fftfreq(size, 1 / size)[:, None] * stretch
    horizontal = np.fft.rfftfreq(size, 1 / size)[None, :]
    radius: Field = np.hypot(vertical, horizontal).astype(np.float32)
    radius[0, 0] = np.inf
    return radius


def tile(
    rng: np.random.Generator,
    slope: float = 1.0,
    *,
    low: float = 1.0,
    high: float = TILE / 3,
    stretch: float = 1.0,
    size: int = TILE,
) -> Field:
    """(size, size) periodic field, mean 0, variance 1.

    `low` and `high` bound the band of frequencies in cycles per tile; `stretch` < 1 draws the
    field out along the horizontal (wood grain), > 1 along the vertical.
    """
    radius = _radius(size, stretch)
    spectrum = np.fft.rfft2(rng.standard_normal((size, size), np.float32))
    band = np.exp(-((radius / high) ** 2)) * (1 - np.exp(-((radius / low) ** 2)))
    field = np.fft.irfft2(spectrum * band * radius**-slope, s=(size, size))
    field -= field.mean()
    return (field / max(float(field.std()), 1e-9)).astype(np.float32)


def curve(rng: np.random.Generator, position: Field, slope: float = 1.2, high: int = 64) -> Field:
    """Values of a random periodic function of one variable (period 1), mean 0, variance ~1."""
    frequency = np.arange(1, high + 1, dtype=np.float32)
    weight = frequency**-slope
    phase = rng.uniform(0, 2 * np.pi, high).astype(np.float32)
    weight *= np.sqrt(2 / np.sum(weight**2))
    steps = np.linspace(0, 1, 4096, endpoint=False, dtype=np.float32)
    table = (np.sin(2 * np.pi * steps[:, None] * frequency + phase) * weight).sum(axis=1)
    wrapped = np.append(table, table[0])
    value: Field = np.interp(position % 1.0, np.linspace(0, 1, 4097), wrapped).astype(np.float32)
    return value


def look_up(field: Field, x: Field, y: Field) -> Field:
    """Bilinear values of a periodic square field at (x, y), in periods. Shapes broadcast."""
    size = field.shape[0]
    flat = field.ravel()
    fx, fy = x * size, y * size
    left, top = np.floor(fx), np.floor(fy)
    fx, fy = (fx - left).astype(np.float32), (fy - top).astype(np.float32)
    column, row = left.astype(np.int32) & (size - 1), (top.astype(np.int32) & (size - 1)) * size
    after = (column + 1) & (size - 1)
    below = (row + size) & (size * size - 1)
    upper = flat[row + column] * (1 - fx) + flat[row + after] * fx
    lower = flat[below + column] * (1 - fx) + flat[below + after] * fx
    value: Field = upper + (lower - upper) * fy
    return value
