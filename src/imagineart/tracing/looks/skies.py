"""How is a sky painted? An even gradient of what was lit, and heaps of clouds drawn over it.

A heap is a row of balls, large in its middle, each lit from above; its foot fades into the air.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.looks.tools import blurred, length, mixed, sky_of, step
from imagineart.tracing.tracer import Traced

BALLS = 26  # of a heap
HEAPS = 4
NIGHT = 0.16  # lightness of a sky under which it has stars and no clouds
BLUE = np.array([0.07, 0.33, 0.85], np.float32)  # a painted zenith
MOST_BLUE = 0.75
CAST = 0.5  # how far clouds take the colour of the sky over the horizon
SUNWARD = np.array([-0.45, -0.9])  # across and down, towards the light of clouds


@dataclass(frozen=True, slots=True, eq=False)
class Clouds:
    """(H, W) 0–1: where they are, and how much light is on them."""

    cover: Floats
    light: Floats


def horizon_of(traced: Traced) -> Floats:
    """(3,) colour of the sky over the horizon; white without a sky."""
    sky = sky_of(traced.buffers)
    if not sky.any():
        return np.ones(3, np.float32)
    lowest = np.quantile(np.nonzero(sky)[0], 0.9)
    low = sky & (np.arange(len(sky))[:, None] >= lowest)
    mean: Floats = traced.picture[low].mean(axis=0).astype(np.float32)
    return mean


def plain_sky(traced: Traced) -> Floats:
    """(H, W, 3): the sky alone, without clouds; stars and the moon stay in a dark one."""
    sky, picture = sky_of(traced.buffers), traced.picture
    if not sky.any():
        return picture
    weight = sky.astype(np.float32)
    sigma = length(picture, 0.06)
    mean = blurred(picture * weight[..., None], sigma)
    soft = mean / np.maximum(blurred(weight, sigma), 1e-4)[..., None]
    row = (soft * weight[..., None]).sum(axis=1, keepdims=True)
    row = row / np.maximum(weight.sum(axis=1), 1e-4)[:, None, None]
    even = np.where(weight.sum(axis=1)[:, None, None] > 0, 0.6 * row + 0.4 * soft, soft)
    if float(luminance(even)[sky].mean()) < NIGHT:
        return np.maximum(even, picture).astype(np.float32)
    return even.astype(np.float32)


def deepened(sky: Floats, where: NDArray[np.bool_]) -> Floats:
    """A pale blue sky as painters want it: deeper towards the top. Other skies stay."""
    mean = sky[where].mean(axis=0) if where.any() else np.ones(3, np.float32)
    if mean[2] < 1.04 * mean[0] or float(luminance(mean)) < NIGHT:
        return sky
    share = MOST_BLUE * step(np.linspace(1.0, 0.0, len(sky), dtype=np.float32), 0.0, 0.9)
    return mixed(sky, BLUE, np.broadcast_to(share[:, None], sky.shape[:2]))


def is_night(traced: Traced) -> bool:
    """Whether a dark sky is seen."""
    sky = sky_of(traced.buffers)
    return bool(sky.any() and luminance(traced.picture)[sky].mean() < NIGHT)


def cloud_color(traced: Traced, color: Floats) -> Floats:
    """(3,) a cloud's colour in the light of the sky's lower half."""
    glow = horizon_of(traced)
    result: Floats = color * (1.0 - CAST + CAST * glow / max(float(glow.max()), 1e-4))
    return result.astype(np.float32)


def is_day(traced: Traced) -> bool:
    """Whether there is a sky that clouds can be seen in."""
    sky = sky_of(traced.buffers)
    return bool(sky.mean() > 0.03 and luminance(traced.picture)[sky].mean() > NIGHT)


def clouds(traced: Traced, rng: np.random.Generator) -> Clouds:
    """Heaps that stand over the horizon, as large as the sky is high; none by night."""
    shape = traced.buffers.depth.shape
    cover, light = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    if not is_day(traced):
        return Clouds(cover, light)
    sky = sky_of(traced.buffers)
    foot = float(np.quantile(np.nonzero(sky)[0], 0.97))
    for across in (np.arange(HEAPS) + rng.uniform(0.0, 1.0, HEAPS)) / HEAPS:
        wide = foot * rng.uniform(0.35, 0.75)
        tall = min(wide * rng.uniform(0.4, 0.75), 0.7 * foot)
        base = foot * rng.uniform(0.72, 1.02)
        _heap(cover, light, (across * shape[1], base), (wide, tall), rng)
    fade = step(foot * 1.02 - np.arange(shape[0], dtype=np.float32), 0.0, 0.35 * foot)[:, None]
    return Clouds(np.where(sky, cover * (0.25 + 0.75 * fade), 0.0).astype(np.float32), light)


def clouded(sky: Floats, heaps: Clouds, white: Floats, shade: Floats) -> Floats:
    """(H, W, 3): clouds over a sky, in colours (3,) for their light and dark sides."""
    color = mixed(np.broadcast_to(shade, sky.shape), np.broadcast_to(white, sky.shape), heaps.light)
    return mixed(sky, color, heaps.cover)


def _heap(
    cover: Floats,
    light: Floats,
    at: tuple[float, float],
    size: tuple[float, float],
    rng: np.random.Generator,
) -> None:
    """Ball upon ball, the higher ones first, so that lower ones stand before them."""
    wide, tall = size
    across = np.clip(rng.normal(0.0, 0.33, BALLS), -0.9, 0.9)
    hill = (1.0 - across**2) ** 1.5
    up = hill * rng.uniform(0.0, 1.0, BALLS) * tall
    radius = tall * (0.16 + 0.2 * hill) * rng.uniform(0.7, 1.15, BALLS)
    for i in np.argsort(-up, kind="stable"):
        x, y = at[0] + across[i] * wide, at[1] - up[i] - 0.2 * tall
        _ball(cover, light, (x, y, max(float(radius[i]), 2.0)), up[i] / max(tall, 1e-6))


def _ball(cover: Floats, light: Floats, ball: tuple[float, float, float], height: float) -> None:
    """One ball, laid over what is there."""
    x, y, r = ball
    rows = slice(max(int(y - r - 2), 0), max(int(y + r + 3), 0))
    columns = slice(max(int(x - r - 2), 0), max(int(x + r + 3), 0))
    part = cover[rows, columns]
    if not part.size:
        return
    v, u = np.mgrid[: part.shape[0], : part.shape[1]].astype(np.float32)
    v, u = (v + rows.start - y) / r, (u + columns.start - x) / r
    edge = max(1.5 / r, 0.06)
    inside = step(1.0 - np.hypot(u, v), -edge, edge)
    sunny = u * SUNWARD[0] + v * SUNWARD[1]
    shade = np.clip(0.34 + 0.4 * height + 0.5 * sunny, 0.0, 1.0)
    light[rows, columns] += (shade - light[rows, columns]) * inside
    cover[rows, columns] = np.maximum(part, inside)
