"""How is a comic printed? Bold ink, black shadows, strong even colours, dots of a screen."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.anime import shadow_border
from imagineart.tracing.looks.features import faces_drawn
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import lifted, painted, roughness, softened, vivid
from imagineart.tracing.looks.skies import clouded, clouds, deepened
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    length,
    linear,
    mixed,
    outlines,
    pressed,
    step,
)
from imagineart.tracing.tracer import Traced

WORDS = (
    "comic", "comic book", "comics", "comic strip", "graphic novel", "halftone", "superhero style",
    "marvel", "bold ink",
)  # fmt: skip
PAPER = np.array([0.96, 0.925, 0.83], np.float32)
INK = np.array([0.012, 0.011, 0.016], np.float32)
LINE = 0.0068  # of the longer side
SCREEN = 0.0125  # of the longer side, from dot to dot
TURN = 0.66  # radians by which the screen is turned
LEVELS = 5  # of lightness that colours are rounded to


def draw(traced: Traced, seed: int) -> Floats:
    """Flat colours, dots in the half-shadow and the sky, black in the depth of shadows."""
    rng = np.random.default_rng([seed, 67])
    unit = length(traced.light, 1 / 512)
    parts = painted(traced, 0.004, 0.012)
    sky = deepened(vivid(parts.base, 1.4), parts.sky)
    heaps = clouds(traced, rng)
    color = np.where(parts.sky[..., None], clouded(sky, heaps, PAPER, PAPER), parts.base)
    color = _rounded(vivid(lifted(color, 0.35), 1.55))
    light = softened(parts, 1.6 * unit, 9 * unit, roughness(traced.buffers.normal, parts.ids))
    border = shadow_border(light, np.where(parts.scenery, -1, parts.ids))
    half = (1.0 - step(light - border, -0.05, 0.22)) * ~parts.sky
    high = np.linspace(0.55, 0.0, len(color), dtype=np.float32)[:, None] * (1.0 - heaps.cover)
    screen = dots(np.where(parts.sky, high, 0.62 * half).astype(np.float32), unit)
    picture = mixed(color, color**1.5 * np.float32(0.42), screen)
    black = step(0.3 * border - light, -0.03, 0.03) * ~parts.scenery
    lines = outlines(traced.buffers, pressed(parts.lit, length(light, LINE, 2.2), rng))
    inked = np.clip(mixed(picture * PAPER, INK, np.maximum(black, lines)), 0.0, 1.0)
    return faces_drawn(inked, color, traced)


def _rounded(color: Floats) -> Floats:
    """Few tones of each colour, their edges not quite hard."""
    values = coded(color)
    peak = np.maximum(values.max(axis=-1, keepdims=True), 1e-3)
    whole = np.floor(peak * LEVELS)
    stepped = (whole + step(peak * LEVELS - whole, 0.3, 0.7)) / LEVELS
    return linear(values * np.maximum(stepped, 0.12) / peak)


def dots(share: Floats, unit: float) -> Floats:
    """(H, W) 0–1: dots that cover about a share (H, W) of the sheet."""
    pitch = max(SCREEN * 512 * unit, 4.0)
    v, u = np.mgrid[: share.shape[0], : share.shape[1]].astype(np.float32)
    across, down = u * np.cos(TURN) + v * np.sin(TURN), v * np.cos(TURN) - u * np.sin(TURN)
    apart = np.hypot((across / pitch) % 1.0 - 0.5, (down / pitch) % 1.0 - 0.5) * pitch
    radius = pitch * np.sqrt(np.clip(blurred(share, 0.3 * pitch), 0.0, 1.0) / np.pi)
    return np.clip(radius + 0.5 - apart, 0.0, 1.0) * (share > 0.02)


LOOK = Look("comic", "illustration", draw, WORDS)
