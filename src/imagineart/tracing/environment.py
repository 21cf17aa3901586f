"""What does one see in a direction where nothing stands? Sky, clouds, stars, moon or a light probe.

The same function paints the background, pixel by pixel, and bakes the small panorama that lights
the scene; so the background has no noise and no coarse texels.
"""

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.clouds import clouded
from imagineart.tracing.luminaries import covered, shone
from imagineart.tracing.scene import Environment, Panorama, Sky

LIGHT_WIDTH = 256  # px of the panorama that lights
_STAR_CELLS = 220
_DEEP = 0.24  # sine of the height over the horizon at which air is 63 % of that of the zenith
_BELT = (0.17, 0.13)  # the same of the middle of a belt, and its width


def radiance(environment: Environment | None, directions: Floats) -> Floats:
    """(…, 3) linear radiance seen along (…, 3) unit directions."""
    if environment is None:
        return np.zeros_like(directions, dtype=np.float32)
    if isinstance(environment, Panorama):
        return _probe(environment, directions)
    return _sky(environment, directions)


def panorama(environment: Environment | None, width: int = LIGHT_WIDTH) -> Floats:
    """(width / 2, width, 3) latitude–longitude picture: top row up, middle column towards +y."""
    directions = _grid(width)
    return radiance(environment, directions)


def _grid(width: int) -> Floats:
    height = width // 2
    polar = (np.arange(height) + 0.5) / height * np.pi
    azimuth = ((np.arange(width) + 0.5) / width - 0.5) * 2.0 * np.pi
    sin = np.sin(polar)[:, None]
    x, y = sin * np.sin(azimuth), sin * np.cos(azimuth)
    z = np.broadcast_to(np.cos(polar)[:, None], x.shape)
    return np.stack([x, y, z], axis=-1).astype(np.float32)


def _probe(probe: Panorama, directions: Floats) -> Floats:
    height, width = probe.image.shape[:2]
    azimuth = np.arctan2(directions[..., 0], directions[..., 1]) - np.deg2rad(probe.turn)
    column = (azimuth / (2.0 * np.pi) + 0.5) * width - 0.5
    row = np.arccos(np.clip(directions[..., 2], -1.0, 1.0)) / np.pi * height - 0.5
    at = np.stack([row.ravel(), column.ravel()])
    channels = [
        ndimage.map_coordinates(probe.image[..., c], at, order=1, mode="grid-wrap")
        for c in range(3)
    ]
    picture = np.stack(channels, axis=-1).reshape(directions.shape) * probe.strength
    return picture.astype(np.float32)


def _sky(sky: Sky, directions: Floats) -> Floats:
    height = directions[..., 2:3]
    up = np.clip(height, 0.0, 1.0)
    above = (1.0 - np.exp(-up / _DEEP)) / (1.0 - np.exp(-1.0 / _DEEP))
    air: Floats = _mix(np.asarray(sky.horizon), np.asarray(sky.zenith), above)
    air = air + np.asarray(sky.belt) * np.exp(-(((up - _BELT[0]) / _BELT[1]) ** 2))
    picture = _mix(air, np.asarray(sky.ground), np.clip(-height / 0.04, 0.0, 1.0))
    toward: Floats = directions @ np.asarray(_unit(sky.sun), np.float32)
    picture = picture + np.asarray(sky.glow) * _halo(toward)[..., None] * (height > -0.04)
    if sky.stars > 0.0:
        stars = _stars(sky, directions) * np.clip(height / 0.1, 0.0, 1.0)
        picture = picture + stars * (1.0 - covered(sky, toward))[..., None]
    if sky.moon > 0.0:
        picture = shone(sky, directions, toward, picture)
    picture = clouded(sky, directions, toward, picture)
    result: Floats = (picture * sky.strength).astype(np.float32)
    return result


def _halo(cosine: Floats) -> Floats:
    """Forward scattering: a wide glow with a bright core; 1 at the sun."""
    angle = np.arccos(np.clip(cosine, -1.0, 1.0))
    halo = 0.25 * np.exp(-angle / 0.45) + 0.75 * np.exp(-((angle / 0.08) ** 2))
    return halo.astype(np.float32)


def _stars(sky: Sky, directions: Floats) -> Floats:
    """Points on a grid over the faces of a cube; a few are bright, most are faint."""
    rng = np.random.default_rng([sky.seed, 1])
    table = rng.random((6, _STAR_CELLS, _STAR_CELLS, 4), dtype=np.float32)
    axis = np.abs(directions).argmax(axis=-1)
    major = np.take_along_axis(directions, axis[..., None], -1)
    others = np.take_along_axis(directions, (axis[..., None] + np.array([1, 2])) % 3, -1)
    cells = (others / np.abs(major) * 0.5 + 0.5) * (_STAR_CELLS - 1e-3)
    face = axis + 3 * (major[..., 0] > 0)
    star = table[face, cells[..., 0].astype(int), cells[..., 1].astype(int)]
    off = np.linalg.norm(cells % 1.0 - (0.25 + 0.5 * star[..., :2]), axis=-1)
    bright = (star[..., 2] > 1.0 - 0.12 * sky.stars) * (0.04 + 1.2 * star[..., 3] ** 12)
    spot = np.exp(-((off / 0.09) ** 2)) * bright
    tint = _mix(np.array([0.75, 0.85, 1.0]), np.array([1.0, 0.85, 0.65]), star[..., 3:4])
    result: Floats = spot[..., None] * tint
    return result


def _mix(a: Floats, b: Floats, share: Floats) -> Floats:
    result: Floats = a * (1.0 - share) + b * share
    return result


def _unit(vector: tuple[float, float, float]) -> tuple[float, float, float]:
    length = max(float(np.linalg.norm(vector)), 1e-9)
    return vector[0] / length, vector[1] / length, vector[2] / length
