"""What do clouds look like from below? Heaps with flat bases and lit flanks, and streaks of ice.

A layer of heaps is a field of heights over a plane. A ray crosses it in a few slices: it meets a
cloud where the field is higher than the slice. The plane bends down towards the horizon, so that
far clouds stand in rows and show their sides. Fields are tiles of noise in octaves, made once.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing import heaps
from imagineart.tracing.scene import Sky

TILE = 512  # px of a tile of noise
ACROSS = 7.0  # units of the cloud plane that a tile covers
_BEND = 0.12  # of the sky's height: how fast the plane sinks to the horizon
_SLICES = 12
_NEAR = 1.5  # units of the plane as far as which heaps are seen at their full height
_RISE = 0.62  # how steeply heaps rise from the edge of a cloud
_THICK = 0.24  # of the plane's height, where clouds tower most
_FADE = 0.09  # sine of the height over the horizon below which clouds are lost in the air
_SOFT = 0.34  # of a tower's height over which its rim is thin
_HEAPS = 0.5  # towers from which on clouds are single heaps
_HORIZON = 4.0  # degrees over which they come out of the air
_TORN = ((0.16, 0.75), (0.12, 0.22))  # units of the tile a degree, and degrees, of turbulence
_VEIL = (0.22, 1.5)  # how far streaks are drawn out, along and across


def clouded(sky: Sky, directions: Floats, toward: Floats, behind: Floats) -> Floats:
    """(…, 3) radiance with clouds before it. `toward` (…,): cosine to the sun."""
    above = directions[..., 2] > 0.0
    result = behind.astype(np.float32)
    if not above.any() or (sky.clouds <= 0.0 and sky.veil <= 0.0):
        return result
    seen, sun, back = directions[above], toward[above], result[above]
    if sky.veil > 0.0:
        back = _veiled(sky, seen, sun, back)
    if sky.clouds > 0.0:
        drawn = _heaped if sky.towers >= _HEAPS else _layered
        back = drawn(sky, seen, sun, back)
    result[above] = back
    return result


def _heaped(sky: Sky, seen: Floats, sun: Floats, back: Floats) -> Floats:
    """(N, 3) with single heaps before it, their rims torn by turbulence."""
    azimuth = np.rad2deg(np.arctan2(seen[:, 0], seen[:, 1]))
    elevation = np.rad2deg(np.arcsin(np.clip(seen[:, 2], 0.0, 1.0)))
    at = np.stack([azimuth, elevation], -1)
    _, puffs, fine = _tiles(sky.seed)
    for tile, (scale, degrees) in zip((puffs, fine), _TORN, strict=True):
        turn = [_read(tile, at * np.float32(scale) + np.float32(add)) for add in (0.0, 3.1)]
        at = at + np.float32(degrees) * np.stack(turn, -1)
    sunward = np.rad2deg([np.arctan2(sky.sun[0], sky.sun[1]), np.arctan2(sky.sun[2], 1.0)])
    thick, bright = heaps.band(sky.seed, sky.clouds, round(sunward[0]), round(sunward[1]))
    share = _smooth(np.clip(1.15 * heaps.read(thick, at[:, 0], at[:, 1]), 0.0, 1.0))
    share *= np.clip(elevation / _HORIZON, 0.0, 1.0) * 0.96 * (1.0 - _cleared(sky, sun))
    color = _colored(sky, np.clip(1.06 * heaps.read(bright, at[:, 0], at[:, 1]), 0.0, 1.0), sun)
    result: Floats = back + (color - back) * share[:, None]
    return result


def _layered(sky: Sky, seen: Floats, sun: Floats, back: Floats) -> Floats:
    """(N, 3) with a closed layer before it."""
    plane = seen[:, :2] / (seen[:, 2:] + np.float32(_BEND))
    tall = _tall(sky, plane)
    most, height = _met(sky, plane, tall)
    at = plane * (1.0 + tall * height)[:, None]
    near = _smooth(np.clip(seen[:, 2] / _FADE, 0.0, 1.0))
    field, flank = (_read(tile, at) for tile in _relief(sky))
    bright = _bright(sky, height, field * near, flank * near)
    share = _smooth(np.clip(most / _SOFT, 0.0, 1.0)) * near
    color = _colored(sky, bright, sun)
    share *= 0.96 * (1.0 - _cleared(sky, sun))
    result: Floats = back + (color - back) * share[:, None]
    return result


def _cleared(sky: Sky, sun: Floats) -> Floats:
    """(N,) 0–1: clouds keep off what the sky is to show, but for its rim."""
    if sky.moon <= 0.0 or sky.face == "plain":
        return np.zeros_like(sun)
    angle = np.rad2deg(np.arccos(np.clip(sun, -1.0, 1.0)))
    return np.asarray(1.0 - _smooth(np.clip(angle / sky.moon - 0.25, 0.0, 1.0)), np.float32)


def _tall(sky: Sky, plane: Floats) -> Floats:
    """(N,) how thick the layer is, of the plane's height: less far off, where steps would show."""
    far = np.hypot(plane[:, 0], plane[:, 1])
    tall: Floats = np.float32(_THICK * sky.towers) * np.minimum(_NEAR / np.maximum(far, 1e-3), 1.0)
    return tall


def _met(sky: Sky, plane: Floats, tall: Floats) -> tuple[Floats, Floats]:
    """(N,) how deep a ray is in cloud at the most, and the height where it meets it, 0–1."""
    field, threshold = _relief(sky)[0], _threshold(sky)
    slices = max(1, round(_SLICES * sky.towers))
    most = np.full(len(plane), -1.0, np.float32)
    met = np.full(len(plane), 1.0, np.float32)
    before = most
    for number in range(slices):
        height = np.float32((number + 0.25) / slices)
        inside = _read(field, plane * (1.0 + tall * height)[:, None])
        inside -= threshold + height
        entered = (inside > 0.0) & (most <= 0.0)
        back = inside / np.maximum(inside - before, 1e-6) / slices
        met = np.where(entered, np.maximum(height - np.minimum(back, height), 0.0), met)
        most, before = np.maximum(most, inside), inside
    return most, met


def _bright(sky: Sky, height: Floats, field: Floats, flank: Floats) -> Floats:
    """0 in the shade … 1 in the sun: tops and flanks are lit, thick bases are dark."""
    heap = 0.30 + 0.62 * height + 1.1 * flank
    sheet = 0.62 - 0.20 * field + 0.42 * flank
    bright = sky.towers * heap + (1.0 - sky.towers) * sheet
    return np.asarray(np.clip(bright, 0.0, 1.0), np.float32)


def _colored(sky: Sky, bright: Floats, sun: Floats) -> Floats:
    """(N, 3): from shade to light; before the sun their rims shine."""
    lit, shade = (np.asarray(c, np.float32) for c in (sky.cloud_color, sky.cloud_shade))
    rim = 1.0 + 0.6 * np.clip(sun, 0.0, 1.0)[:, None] ** 10
    color: Floats = (shade + (lit - shade) * bright[:, None]) * rim
    return color


def _veiled(sky: Sky, seen: Floats, sun: Floats, back: Floats) -> Floats:
    """(N, 3) with thin streaks far up."""
    plane = seen[:, :2] / (seen[:, 2:] + np.float32(0.16))
    broad, _, fine = _tiles(sky.seed)
    turn = 2.0 * np.pi * float(np.random.default_rng([sky.seed, 4]).random())
    cos, sin = np.float32(np.cos(turn)), np.float32(np.sin(turn))
    along, across = cos * plane[:, 0] + sin * plane[:, 1], cos * plane[:, 1] - sin * plane[:, 0]
    bent = across + 0.12 * _read(broad, plane * np.float32(0.4))
    streaks = _read(fine, np.stack([_VEIL[0] * along, _VEIL[1] * bent], -1))
    patches = _read(broad, plane * np.float32(0.7) + np.float32(3.0))
    share = np.clip(0.5 * streaks + 0.9 * patches + 1.6 * sky.veil - 1.0, 0.0, 1.0)
    share *= 0.24 * np.clip(seen[:, 2] / 0.08, 0.0, 1.0) * (1.0 - _cleared(sky, sun))
    color = _colored(sky, np.full(len(seen), 0.9, np.float32), sun)
    return np.asarray(back + (color - back) * share[:, None], np.float32)


def _threshold(sky: Sky) -> np.float32:
    """Of the field, below which it is clear: that of a share `clouds` of a normal distribution."""
    share = min(max(sky.clouds, 0.005), 0.9999)
    return np.float32(_RISE * -np.log(share / (1.0 - share)) / 1.7)


def _relief(sky: Sky) -> tuple[Floats, Floats]:
    """The field of heights, and how far it falls towards the sun."""
    azimuth = round(float(np.degrees(np.arctan2(sky.sun[0], sky.sun[1]))))
    return _fields(sky.seed, azimuth)


@lru_cache(2)
def _fields(seed: int, azimuth: int) -> tuple[Floats, Floats]:
    broad, puffs, _ = _tiles(seed)
    field = np.float32(_RISE) * broad + np.float32(0.40) * puffs
    step = (
        -0.07 * TILE / ACROSS * np.array([np.sin(np.radians(azimuth)), np.cos(np.radians(azimuth))])
    )
    moved = np.roll(field, np.round(step).astype(int), (0, 1))
    return field, np.clip(field - moved, -0.4, 0.4)


def _read(tile: Floats, at: Floats) -> Floats:
    """(N,) a tile at (N, 2) places in the cloud plane."""
    pixels = (at.T * np.float32(TILE / ACROSS)) % np.float32(TILE)
    values: Floats = ndimage.map_coordinates(tile, pixels, np.float32, order=1, mode="grid-wrap")
    return values


@lru_cache(2)
def _tiles(seed: int) -> tuple[Floats, Floats, Floats]:
    """Broad forms, round puffs (−1 … 1) and fine grain, all of mean 0, that repeat without seam."""
    rng = np.random.default_rng([seed, 2])
    octaves = [_octave(rng, 4.0 * 2.0**n) for n in range(6)]
    broad = octaves[0] + 0.6 * octaves[1] + 0.3 * octaves[2] + 0.15 * octaves[3]
    puffs = sum((0.8 - np.abs(octave)) * 0.5**n for n, octave in enumerate(octaves[1:5]))
    fine = sum(octave * 0.7**n for n, octave in enumerate(octaves))
    return _normed(broad), 0.5 * _normed(np.asarray(puffs)), _normed(np.asarray(fine))


def _octave(rng: np.random.Generator, waves: float) -> Floats:
    """(TILE, TILE) noise of about so many waves across, mean 0 and deviation 1."""
    spectrum = np.fft.rfft2(rng.standard_normal((TILE, TILE)))
    wide = np.hypot(np.fft.fftfreq(TILE)[:, None], np.fft.rfftfreq(TILE)[None]) * TILE
    band = np.exp(-0.5 * (np.log2(np.maximum(wide, 1e-3) / waves) / 0.45) ** 2)
    return _normed(np.fft.irfft2(spectrum * band, (TILE, TILE)))


def _normed(values: NDArray[np.floating]) -> Floats:
    result: Floats = ((values - values.mean()) / values.std()).astype(np.float32)
    return result


def _smooth(share: Floats) -> Floats:
    result: Floats = share * share * (3.0 - 2.0 * share)
    return result
