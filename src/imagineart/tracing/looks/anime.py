"""How is a frame of an animation painted? Flat colour, one shadow with a clean edge, ink lines."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.toning import toned
from imagineart.tracing.looks.tools import blurred, length, mixed, outlines, sky_of, step
from imagineart.tracing.tracer import Traced

SHADOW = 0.62  # of the light on the lit side, where the shadow begins
DARK = np.array([0.50, 0.47, 0.66], np.float32)  # a shadow is cooler
INK = np.array([0.016, 0.011, 0.022], np.float32)


def draw(traced: Traced, seed: int) -> Floats:
    """Two tones and a glint for every thing; the sky stays a soft gradient."""
    parts = toned(traced, 0.007)
    light = blurred(parts.lit, length(parts.lit, 0.004, 1.0))
    bright = vivid(parts.full * 1.08, 1.25)
    shade = step(light, SHADOW - 0.05, SHADOW + 0.05)
    picture = mixed(bright * DARK, bright, shade)
    glint = step(light, 1.75, 1.95)
    picture = mixed(picture, np.clip(1.35 * bright + 0.12, 0.0, 1.0), glint)
    sky = sky_of(traced.buffers)
    picture = np.where(sky[..., None], vivid(parts.color, 1.2), picture)
    lines = outlines(traced.buffers, length(light, 0.0036, 1.5))
    return np.clip(blurred(mixed(picture, INK, lines), 0.45), 0.0, 1.0).astype(np.float32)


def vivid(color: Floats, amount: float) -> Floats:
    """More saturated by a factor, lightness kept."""
    grey = luminance(color)[..., None]
    result: Floats = np.clip(grey + (color - grey) * amount, 0.0, 1.0).astype(np.float32)
    return result


LOOK = Look("anime", "anime", draw)
