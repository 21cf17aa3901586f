"""What do fair-weather clouds look like? Single heaps of round puffs over flat bases.

Each heap is a pile of balls in angles over the horizon, lit by the sun from where it stands. They
are painted once into a band of azimuth and elevation, from the ball farthest off to the nearest,
and read with a little turbulence, so that their rims are torn as vapour is.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats

FINE = 8.0  # px a degree
HIGHEST = 60.0  # degrees over the horizon, where the band ends
_WIDTH, _HEIGHT = round(360 * FINE), round(HIGHEST * FINE)
_DENSE = 130.0  # heaps in a sky that is full of them
_LOW, _SPAN = 2.5, 34.0  # degrees: their bases stand from the first on, fewer the higher
_PUFFS = (34, 64)
_SOFT = 1.3  # px by which puffs flow into each other
_FLAT = 0.16  # of the height of a heap over which its base ends

Band = tuple[Floats, Floats]


@lru_cache(2)
def band(seed: int, clouds: float, azimuth: int, height: int) -> Band:
    """(elevation, azimuth) how thick heaps are and how bright, 0–1. The sun stands at whole
    degrees of azimuth and height."""
    rng = np.random.default_rng([seed, 6])
    share, bright = (np.zeros((_HEIGHT, _WIDTH), np.float32) for _ in range(2))
    heaps = [_heap(rng) for _ in range(max(1, round(_DENSE * clouds)))]
    for heap in sorted(heaps, key=lambda one: float(one[1])):
        _paint(share, bright, heap, (azimuth, height), rng)
    soft = ndimage.gaussian_filter(share, _SOFT, mode=("nearest", "wrap"))
    lit = ndimage.gaussian_filter(bright * share, _SOFT, mode=("nearest", "wrap"))
    return soft, np.asarray(lit / np.maximum(soft, 1e-4), np.float32)


def read(image: Floats, azimuth: Floats, elevation: Floats) -> Floats:
    """(N,) a band at azimuths and elevations in degrees; 0 over its end."""
    at = np.stack([elevation * FINE, (azimuth % 360.0) * FINE])
    values: Floats = ndimage.map_coordinates(image, at, np.float32, order=1, mode="grid-wrap")
    return values * (elevation < HIGHEST - 1.0) * (elevation >= 0.0)


def _heap(rng: np.random.Generator) -> NDArray[np.float64]:
    """(4,) azimuth and elevation of the middle of its base, half its width, its height; degrees."""
    base = _LOW + _SPAN * rng.random() ** 1.7
    wide = (3.2 + 0.30 * base) * rng.uniform(0.5, 1.7)
    return np.array([360.0 * rng.random(), base, wide, wide * rng.uniform(0.45, 0.8)])


def _paint(
    share: Floats,
    bright: Floats,
    heap: NDArray[np.float64],
    sun: tuple[int, int],
    rng: np.random.Generator,
) -> None:
    """A heap over what is painted already: its balls from the last to the nearest."""
    azimuth, base, wide, tall = heap
    light = _light(sun[0] - azimuth, sun[1])
    count = int(rng.integers(*_PUFFS))
    x = np.clip(0.42 * rng.standard_normal(count), -1.0, 1.0)
    top = 1.0 - np.abs(x) ** 1.6
    y = tall * top * 0.72 * rng.random(count)
    radii = tall * (0.14 + 0.24 * rng.random(count)) * (0.45 + 0.55 * top)
    for one in np.argsort(-y):
        middle = azimuth + wide * x[one], base + y[one]
        _ball(share, bright, middle, float(radii[one]), light, (base, tall))


def _light(turned: float, height: float) -> NDArray[np.float64]:
    """(3,) to the sun as seen with a heap before the eye: right, up and towards the viewer."""
    around, up = np.deg2rad(turned), np.deg2rad(max(height, 8.0))
    light = np.array([np.sin(around) * np.cos(up), np.sin(up) + 0.45, -np.cos(around) * np.cos(up)])
    return np.asarray(light / np.linalg.norm(light))


def _ball(
    share: Floats,
    bright: Floats,
    middle: tuple[float, float],
    radius: float,
    light: NDArray[np.float64],
    foot: tuple[float, float],
) -> None:
    """A ball at an azimuth and elevation; `foot`: where its heap's base is, and its height."""
    across = radius / max(float(np.cos(np.deg2rad(middle[1]))), 0.3)
    rows = np.arange(
        max(int((middle[1] - radius) * FINE), 0), min(int((middle[1] + radius) * FINE) + 1, _HEIGHT)
    )
    columns = np.arange(int((middle[0] - across) * FINE), int((middle[0] + across) * FINE) + 2)
    if not len(rows) or not len(columns):
        return
    v = ((rows / FINE - middle[1]) / radius)[:, None]
    u = ((columns / FINE - middle[0]) / across)[None]
    near = np.sqrt(np.clip(1.0 - u * u - v * v, 0.0, 1.0))
    above = (rows / FINE - foot[0]) / foot[1]
    cover = np.clip(2.0 * near, 0.0, 1.0) * np.clip(above / _FLAT, 0.0, 1.0)[:, None]
    facing = 0.5 + 0.5 * (u * light[0] + v * light[1] + near * light[2])
    shone = facing * (0.42 + 0.75 * np.clip(above / 0.6, 0.0, 1.0)[:, None])
    where = np.ix_(rows, columns % _WIDTH)
    bright[where] += (np.clip(shone, 0.0, 1.0) - bright[where]) * cover
    share[where] += (1.0 - share[where]) * cover
