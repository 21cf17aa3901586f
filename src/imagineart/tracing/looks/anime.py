"""How is a frame of an animation painted? Flat colour, one shadow with a clean edge, ink lines."""

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.features import faces_drawn
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import (
    Painted,
    lifted,
    painted,
    roughness,
    softened,
    vivid,
)
from imagineart.tracing.looks.skies import clouded, clouds, deepened
from imagineart.tracing.looks.tools import blurred, length, mixed, outlines, pressed, step
from imagineart.tracing.tracer import Traced

SHADOW = (0.55, 0.88)  # of the light on the lit side, between which shadows begin
DARK = np.array([0.50, 0.45, 0.66], np.float32)  # a shadow is cooler
INK = np.array([0.020, 0.012, 0.030], np.float32)
WHITE = np.array([1.0, 0.99, 0.97], np.float32)
FAINT = 0.5  # of lines in what is no thing
RIM = 0.75
GLOW, HALO = 0.22, 0.03  # share, and width beside the longer side, of light that spills
LINE = 0.0042  # of the longer side


def draw(traced: Traced, seed: int) -> Floats:
    """Two tones and a glint for every thing, under a bright sky with heaps of clouds."""
    rng = np.random.default_rng([seed, 61])
    parts = painted(traced, 0.003, 0.007)
    bright = vivid(lifted(parts.base, 0.40), 1.42)
    bright = np.where(parts.sky[..., None], _sky(traced, parts, rng), bright)
    rough = roughness(traced.buffers.normal, parts.ids)
    unit = length(bright, 1 / 512)
    light = softened(parts, 2.6 * unit, 14.0 * unit, rough)
    border = shadow_border(light, np.where(parts.scenery, -1, parts.ids))
    shade = np.where(parts.sky, 1.0, step(light - border, -0.04, 0.04)).astype(np.float32)
    picture = mixed(bright**1.12 * DARK, bright, shade)
    glint = step(light, 1.7, 1.85) * ~parts.scenery * (1.0 - rough)
    picture = mixed(picture, np.clip(1.2 * bright + 0.22, 0.0, 1.0), glint)
    width = pressed(parts.lit, length(light, LINE, 1.5), rng)
    rim = _rim(parts, rough, unit) * shade
    picture = mixed(picture, np.clip(1.15 * bright + 0.18, 0.0, 1.0), rim)
    lines = outlines(traced.buffers, width) * np.where(parts.scenery, FAINT, 1.0)
    picture = mixed(picture, 0.7 * INK + 0.14 * bright, lines.astype(np.float32))
    picture = faces_drawn(picture, bright, traced)
    return np.clip(_aglow(blurred(picture, 0.4)), 0.0, 1.0).astype(np.float32)


def _rim(parts: Painted, rough: Floats, unit: float) -> Floats:
    """(H, W) 0–1: a bright edge of things on the side of the light, up and to the left."""
    things = ~parts.scenery
    if not things.any():
        return np.zeros(parts.lit.shape, np.float32)
    inside = blurred(things.astype(np.float32), 2.2 * unit)
    up, left = (np.gradient(inside, axis=axis) for axis in (0, 1))
    facing: Floats = ((0.8 * up + 0.6 * left) * 2.2 * unit).astype(np.float32)
    return np.asarray(RIM * step(facing, 0.10, 0.22) * things * (1.0 - rough), np.float32)


def _aglow(picture: Floats) -> Floats:
    """Light that spills from what is bright, as on film."""
    bright = picture * step(picture.max(axis=-1), 0.6, 1.0)[..., None]
    halo = blurred(bright, length(picture, HALO))
    return np.asarray(1.0 - (1.0 - picture) * (1.0 - GLOW * halo), np.float32)


def _sky(traced: Traced, parts: Painted, rng: np.random.Generator) -> Floats:
    """Deep above, bright below, with clouds whose dark sides take the sky's colour."""
    sky = deepened(vivid(parts.base, 1.3), parts.sky)
    mean = sky[parts.sky].mean(axis=0) if parts.sky.any() else WHITE
    white = np.minimum(WHITE * 0.75 + 0.35 * mean, 1.0).astype(np.float32)
    shade = (0.45 * white + 0.5 * mean).astype(np.float32)
    return clouded(sky, clouds(traced, rng), white, shade)


def shadow_border(light: Floats, ids: NDArray[np.int32]) -> Floats:
    """(H, W): the light at which the shadow of each thing begins, halfway from dark to bright.

    `ids` (H, W) are −1 for scenery, where only deep shadows count.
    """
    border = np.full(light.shape, SHADOW[0], np.float32)
    for one in np.unique(ids[ids >= 0]):
        where = ids == one
        dark, bright = np.quantile(light[where], [0.12, 0.88])
        border[where] = np.clip(0.55 * dark + 0.45 * bright, *SHADOW)
    return border


LOOK = Look("anime", "anime", draw)
