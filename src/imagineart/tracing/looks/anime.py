"""How is a frame of an animation painted? Flat colour, one shadow with a clean edge, ink lines."""

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.toning import scenery_of, things_of, toned
from imagineart.tracing.looks.tools import blurred, length, mixed, outlines, sky_of, step
from imagineart.tracing.tracer import Traced

SHADOW = (0.55, 0.88)  # of the light on the lit side, between which shadows begin
DARK = np.array([0.34, 0.31, 0.46], np.float32)  # a shadow is cooler
INK = np.array([0.016, 0.011, 0.022], np.float32)


def draw(traced: Traced, seed: int) -> Floats:
    """Two tones and a glint for every thing; the sky stays a soft gradient."""
    parts = toned(traced, 0.0045)
    scenery = scenery_of(traced)
    near, wide = (blurred(parts.lit, length(parts.lit, share, 1.0)) for share in (0.004, 0.009))
    light = np.where(scenery, wide, near)
    bright = vivid(parts.full * 1.08, 1.25)
    border = shadow_border(light, np.where(scenery, -1, things_of(traced)))
    shade = step(light - border, -0.04, 0.04)
    picture = mixed(bright * DARK, bright, shade)
    glint = step(light, 1.75, 1.95)
    picture = mixed(picture, np.clip(1.35 * bright + 0.12, 0.0, 1.0), glint)
    sky = sky_of(traced.buffers)
    picture = np.where(sky[..., None], vivid(parts.color, 1.2), picture)
    lines = outlines(traced.buffers, length(light, 0.0046, 1.6))
    return np.clip(blurred(mixed(picture, INK, lines), 0.45), 0.0, 1.0).astype(np.float32)


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


def vivid(color: Floats, amount: float) -> Floats:
    """More saturated by a factor, lightness kept."""
    grey = luminance(color)[..., None]
    result: Floats = np.clip(grey + (color - grey) * amount, 0.0, 1.0).astype(np.float32)
    return result


LOOK = Look("anime", "anime", draw)
