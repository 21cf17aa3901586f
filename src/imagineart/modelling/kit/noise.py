"""How uneven is a natural thing at a point? Noise in space: the same for the same seed anywhere."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.model import Floats

_PRIMES = (np.uint32(0x8DA6B343), np.uint32(0xD8163841), np.uint32(0xCB1AB31F))


def noise(points: ArrayLike, size: float, seed: int) -> Floats:
    """(N,) smooth values in −1…1 of (N, 3) points; features are about `size` metres wide.

    Value noise: a hash at each corner of the lattice, joined by quintic interpolation.
    """
    p = np.asarray(points, np.float32) / np.float32(size)
    cell = np.floor(p)
    f = p - cell
    f = f * f * f * (f * (f * 6 - 15) + 10)
    i = cell.astype(np.int64).astype(np.uint32)
    result = np.zeros(len(p), np.float32)
    for corner in range(8):
        offset = np.array([corner & 1, corner >> 1 & 1, corner >> 2], np.uint32)
        weight = np.where(offset == 1, f, 1 - f).prod(axis=1)
        result += weight * _hash(i + offset, seed)
    return result


def fractal(points: ArrayLike, size: float, seed: int, *, octaves: int = 4) -> Floats:
    """(N,) noise in about −1…1, each octave half as wide and half as strong as the one before."""
    p = np.asarray(points, np.float32)
    layers = [noise(p, size / 2**i, seed + i) / np.float32(2**i) for i in range(octaves)]
    return (np.sum(layers, axis=0) / (2 - 2 ** (1 - octaves)) * 1.4).astype(np.float32)


def spots(points: ArrayLike, size: float, seed: int) -> Floats:
    """(N,) distance in cells (0–1) to the nearest of scattered points, one a cell of `size` m."""
    p = np.asarray(points, np.float32) / np.float32(size)
    cell = np.floor(p).astype(np.int64)
    nearest = np.full(len(p), 9.0, np.float32)
    for x in (-1, 0, 1):
        for y in (-1, 0, 1):
            for z in (-1, 0, 1):
                c = cell + np.array([x, y, z])
                i = c.astype(np.uint32)
                jitter = np.stack([_hash(i, seed + k) for k in (11, 12, 13)], axis=1) * 0.4 + 0.5
                nearest = np.minimum(
                    nearest, ((c + jitter - p) ** 2).sum(axis=1).astype(np.float32)
                )
    return np.asarray(np.sqrt(np.minimum(nearest, 1.0)), np.float32)


def _hash(cell: NDArray[np.uint32], seed: int) -> Floats:
    """(N,) values in −1…1 of (N, 3) lattice points."""
    h = np.full(len(cell), seed * 0x9E3779B1 & 0xFFFFFFFF, np.uint32)
    for axis, prime in enumerate(_PRIMES):
        h = (h ^ (cell[:, axis] * prime)) * np.uint32(0x85EBCA6B)
        h ^= h >> np.uint32(15)
    h = h * np.uint32(0xC2B2AE35)
    h ^= h >> np.uint32(16)
    return np.asarray(h.astype(np.float32) / np.float32(2147483648.0) - 1, np.float32)
