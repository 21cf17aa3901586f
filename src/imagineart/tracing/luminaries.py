"""What does the sky show: a sun, a moon with its seas, or a planet with its bands?

A disc stands at `sky.sun`. A point of it is (u, v), right and up in radii; it is lit as a ball is
whose sun stands `phase` degrees aside of the viewer's back:

    n = (u, v, √(1 − u² − v²)),  l = (sin phase, 0.2 cos phase, cos phase),  E = max(n · l, 0)
"""

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.scene import Sky

_RIM = 0.06  # degrees over which the edge is soft
_SOLID = 0.45  # of the air before a planet: how far it seems to stand before that
_EARTHSHINE = 0.012  # of what is out of the sun
_SEAS = 64  # px of the picture of a moon's seas


def covered(sky: Sky, cosine: Floats) -> Floats:
    """(…,) 0–1: what the disc hides, of directions by their cosine to its middle."""
    angle = np.rad2deg(np.arccos(np.clip(cosine, -1.0, 1.0)))
    share = np.clip((sky.moon / 2.0 - angle) / _RIM + 0.5, 0.0, 1.0) * (sky.moon > 0.0)
    return np.asarray(share, np.float32)


def shone(sky: Sky, directions: Floats, cosine: Floats, behind: Floats) -> Floats:
    """(…, 3) radiance with the disc in the air: its dark side is not seen."""
    share = covered(sky, cosine)
    inside = share > 0.0
    result = behind.astype(np.float32)
    if not inside.any():
        return result
    u, v = _across(sky, directions[inside])
    face: Floats = np.asarray(sky.moon_color, np.float32) * _face(sky, u, v)
    if sky.phase > 0.0:
        face = np.maximum(face, (1.0 - _SOLID * (sky.face == "planet")) * result[inside])
    mixed = share[inside][:, None]
    result[inside] = result[inside] * (1.0 - mixed) + face * mixed
    return result


def _across(sky: Sky, directions: Floats) -> tuple[Floats, Floats]:
    """(N,) right and up of the middle of the disc, in its radii."""
    middle = np.asarray(sky.sun, np.float64) / max(float(np.linalg.norm(sky.sun)), 1e-9)
    right = np.cross(middle, (0.0, 0.0, 1.0))
    right /= max(float(np.linalg.norm(right)), 1e-6)
    up = np.cross(right, middle)
    wide = np.sin(np.deg2rad(sky.moon / 2.0))
    u, v = directions @ (right / wide), directions @ (up / wide)
    return u.astype(np.float32), v.astype(np.float32)


def _face(sky: Sky, u: Floats, v: Floats) -> Floats:
    """(N, 3) or (N, 1) how bright a place on the disc is, about 1."""
    if sky.face == "plain":
        return np.ones((len(u), 1), np.float32)
    toward = np.sqrt(np.clip(1.0 - u * u - v * v, 0.0, 1.0))
    turn = np.deg2rad(sky.phase)
    light = np.clip(u * np.sin(turn) + toward * np.cos(turn) + 0.2 * v * np.cos(turn), 0.0, 1.0)
    if sky.face == "moon":
        day = np.clip(2.5 * light, 0.0, 1.0) ** 0.6
        return np.asarray((_EARTHSHINE + day * _seas(sky.seed, u, v))[:, None], np.float32)
    return np.asarray(_bands(sky.seed, u, v) * (0.01 + light)[:, None], np.float32)


def _seas(seed: int, u: Floats, v: Floats) -> Floats:
    """(N,) dark plains on bright highlands."""
    rng = np.random.default_rng([seed, 5])
    broad = _field(rng, 7.0) + 0.45 * _field(rng, 3.0)
    at = np.stack([(0.5 + 0.48 * v), (0.5 + 0.48 * u)]) * (_SEAS - 1)
    height = ndimage.map_coordinates(broad, at, order=1, mode="nearest")
    return np.asarray(1.0 - 0.36 * np.clip(0.35 + 0.9 * height, 0.0, 1.0), np.float32)


def _bands(seed: int, u: Floats, v: Floats) -> Floats:
    """(N, 3) belts along the parallels, of slightly different hues."""
    rng = np.random.default_rng([seed, 6])
    wisps = _field(rng, 5.0)
    at = np.stack([(0.5 + 0.48 * v), (0.5 + 0.2 * u)]) * (_SEAS - 1)
    bent = v + 0.25 * u + 0.05 * ndimage.map_coordinates(wisps, at, order=1, mode="nearest")
    waves = zip((7.0, 13.0, 29.0), 2.0 * np.pi * rng.random(3), strict=True)
    wave = sum(np.sin(f * bent + p) / (1 + n) for n, (f, p) in enumerate(waves))
    tint = np.array([0.10, 0.20, 0.32]) * np.asarray(wave)[:, None]
    return np.asarray(1.0 + tint, np.float32)


def _field(rng: np.random.Generator, sigma: float) -> Floats:
    """(_SEAS, _SEAS) smooth noise of deviation 1."""
    noise = ndimage.gaussian_filter(rng.standard_normal((_SEAS, _SEAS)), sigma)
    return np.asarray(noise / noise.std(), np.float32)
