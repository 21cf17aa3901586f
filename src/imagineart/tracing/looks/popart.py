"""How is pop art printed? Screaming flat colours, coarse dots in the half-tones, thick black lines.

Lightness is cut into four; each step gets another ink, no matter which colour it was, but for the
hue that a thing is known by. The ground is one bright colour with rays or dots.
"""

import numpy as np

from imagineart.color.spaces import linear_to_oklch, oklch_to_linear
from imagineart.modelling.model import Floats
from imagineart.tracing.looks.comic import dots
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
from imagineart.tracing.looks.tools import blurred, length, mixed, outlines, step
from imagineart.tracing.tracer import Traced

WORDS = (
    "pop art", "pop-art", "popart", "warhol", "andy warhol", "lichtenstein", "roy lichtenstein",
)  # fmt: skip
INK = np.array([0.010, 0.010, 0.016], np.float32)
LINE = 0.0085  # of the longer side
GROUNDS = ((0.88, 0.180, 98, 0.70, 0.150, 232), (0.72, 0.150, 225, 0.88, 0.180, 98),
           (0.72, 0.200, 5, 0.90, 0.170, 100), (0.84, 0.150, 165, 0.70, 0.200, 350))  # fmt: skip
"""Lightness, chroma and hue of a ground, and of what is on it."""
CHROMA = 0.19  # of everything that has a hue
GREY = 0.035  # chroma below which a colour has none
RAYS = 22


def draw(traced: Traced, seed: int) -> Floats:
    """The ground first, then the things in their inks."""
    rng = np.random.default_rng([seed, 131])
    parts = painted(traced, 0.005, 0.016)
    unit = length(parts.lit, 1 / 512)
    light = softened(parts, 2.0 * unit, 10 * unit, roughness(traced.buffers.normal, parts.ids))
    bright = _screaming(vivid(lifted(parts.base, 0.35), 1.5))
    shade = step(light, 0.66, 0.74)
    half = (1.0 - step(light, 0.62, 1.05)).astype(np.float32)
    deep = _turned(bright)
    things = mixed(bright, deep, np.maximum(dots(0.55 * half, 1.35 * unit), 1.0 - shade) * 0.9)
    black = 1.0 - step(light, 0.24, 0.30)
    picture = mixed(things, INK, black * ~parts.scenery)
    picture = np.where(parts.scenery[..., None], _ground(parts, bright, unit, rng), picture)
    lines = outlines(traced.buffers, length(light, LINE, 2.6))
    picture = mixed(picture.astype(np.float32), INK, lines)
    picture = faces_drawn(picture, bright, traced)
    return np.clip(blurred(picture, 0.4), 0.0, 1.0)


def _screaming(color: Floats) -> Floats:
    """What has a hue has it as strongly as ink can; greys become white or black."""
    lightness, chroma, hue = np.moveaxis(linear_to_oklch(color), -1, 0)
    strong = np.where(chroma > GREY, np.maximum(chroma, CHROMA), 0.0)
    level = np.where(chroma > GREY, 0.52 + 0.42 * lightness, np.where(lightness > 0.5, 0.97, 0.18))
    loud = oklch_to_linear(np.stack([level, strong, hue], axis=-1).astype(np.float32))
    return np.clip(loud, 0.0, 1.0).astype(np.float32)


def _turned(color: Floats) -> Floats:
    """The ink of shadows: deeper, its hue turned towards magenta and blue."""
    lightness, chroma, hue = np.moveaxis(linear_to_oklch(color), -1, 0)
    turn = np.stack([0.68 * lightness, chroma, (hue - 28.0) % 360.0], axis=-1)
    return np.clip(oklch_to_linear(turn.astype(np.float32)), 0.0, 1.0).astype(np.float32)


def _ground(parts: Painted, bright: Floats, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W, 3): of two colours that stand off from the things; a place keeps its own shapes."""
    seen = bright[~parts.scenery]
    mean = seen.mean(axis=0) if len(seen) else np.full(3, 0.5, np.float32)
    pairs = np.clip(oklch_to_linear(np.array(GROUNDS, np.float32).reshape(-1, 2, 3)), 0.0, 1.0)
    apart = np.linalg.norm(pairs[:, 0] - mean, axis=-1)
    order = np.argsort(-apart, kind="stable")[:2]
    first, second = pairs[order[int(rng.integers(2))]].astype(np.float32)
    v, u = np.mgrid[: parts.lit.shape[0], : parts.lit.shape[1]].astype(np.float32)
    rows, columns = np.nonzero(~parts.scenery)
    y, x = (float(rows.mean()), float(columns.mean())) if len(rows) else (v.mean(), u.mean())
    if rng.uniform() < 0.5:
        turn = np.arctan2(u - x, v - y) * (RAYS / (2 * np.pi))
        share = step((np.abs(turn % 1.0 - 0.5) - 0.25) * np.hypot(u - x, v - y), -2.0, 2.0)
    else:
        far = np.hypot(u - x, v - y) / max(parts.lit.shape)
        share = dots(np.clip(0.15 + 0.75 * far, 0.0, 0.7).astype(np.float32), 2.2 * unit)
    return mixed(np.broadcast_to(first, bright.shape), second, share.astype(np.float32))


LOOK = Look("popart", "poster", draw, WORDS, also=("illustration", "flat"))
