"""How does watercolour look? Washes of pigment on white paper, darker where they dried last.

Colour is an amount of pigment, K = −ln(colour): washes add K, paper and water change it, and the
picture is paper · exp(−K).
"""

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import (
    Painted,
    is_plain,
    lifted,
    painted,
    roughness,
    softened,
    vivid,
)
from imagineart.tracing.looks.skies import clouds, deepened
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    length,
    mixed,
    noise,
    outlines,
    paper,
    step,
    warped,
)
from imagineart.tracing.tracer import Traced

PAPER = np.array([0.93, 0.92, 0.895], np.float32)
SHADOWS = np.array([0.50, 0.47, 0.66], np.float32)
EDGE = 0.6  # how much more pigment dries at the rim of a wash
GRAIN = 0.10  # how far pigment settles into the paper
POOLS = 0.15  # how uneven a wash is
MARGIN = 0.026  # share of the picture that stays unpainted about it


def draw(traced: Traced, seed: int) -> Floats:
    """Washes up to the border of the sheet; before a plain ground only the things."""
    rng = np.random.default_rng([seed, 21])
    unit = length(traced.light, 1 / 512)
    parts = painted(traced, 0.0028, 0.011)
    reach = _about_things(parts, unit, rng) if is_plain(parts) else _sheet(parts, unit, rng)
    return washed(traced, parts, reach, rng)


def washed(traced: Traced, parts: Painted, reach: Floats, rng: np.random.Generator) -> Floats:
    """Wet rims, pools and settled pigment where the brush was, a soft pencil under it."""
    unit = length(traced.light, 1 / 512)
    shape = traced.light.shape
    across, down = (1.8 * unit * noise(shape, 12 * unit, rng) for _ in range(2))
    wash = warped(_wash(traced, parts, unit, rng), across, down)
    pigment = -np.log(np.clip(0.07 + 0.93 * wash, 0.0, 0.99))
    tooth = paper(shape, rng)
    amount = 0.95 + EDGE * _rims(wash, 2.4 * unit) + POOLS * noise(shape, 20 * unit, rng)
    amount = np.clip(amount, 0.3, 2.0) * (1.0 + GRAIN * tooth) * reach
    pencil = warped(outlines(traced.buffers, 1.0 * unit), 0.6 * across, 0.6 * down)
    graphite = 0.38 * pencil * step(tooth, -0.9, 0.9) * np.minimum(reach, 1.0)
    sheet = PAPER * (1.0 + 0.02 * tooth[..., None])
    wet = sheet * np.exp(-pigment * np.maximum(amount, 0.0)[..., None])
    return np.asarray(np.clip(mixed(wet, wet * np.float32(0.3), graphite), 0.0, 1.0), np.float32)


def _wash(traced: Traced, parts: Painted, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W, 3) linear: light clear colours, violet shadows, clouds left white."""
    color = vivid(lifted(parts.base, 0.48), 1.45)
    sky = deepened(color, parts.sky)
    sky = mixed(sky, np.ones(3, np.float32), clouds(traced, rng).cover * np.float32(0.9))
    color = np.where(parts.sky[..., None], sky, color)
    rough = roughness(traced.buffers.normal, parts.ids)
    light = softened(parts, 2.0 * unit, 8.0 * unit, rough)
    shade = np.where(parts.sky, 1.0, step(light, 0.25, 0.95)).astype(np.float32)
    shaded = mixed(color * SHADOWS, color, shade)
    gleam = step(light, 1.25, 1.8) * ~parts.scenery * (1.0 - rough)
    share = np.asarray(0.6 * gleam, np.float32)
    return np.clip(mixed(shaded, np.ones(3, np.float32), share), 0.0, 1.0)


def _rims(wash: Floats, width: float) -> Floats:
    """(H, W) 0–1: along the borders of washes, on their darker side."""
    tone = coded(wash).mean(axis=-1)
    inside = blurred(tone, width) - tone  # darker than what is around
    return np.asarray(np.clip(9.0 * inside, -0.35, 1.0), np.float32)


def _sheet(parts: Painted, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): where the brush was; the border of the sheet is left free, unevenly."""
    height, width = parts.lit.shape
    v, u = np.mgrid[:height, :width].astype(np.float32)
    from_edge = np.minimum(np.minimum(u, width - 1 - u), np.minimum(v, height - 1 - v))
    free = MARGIN * max(height, width) * np.ones((height, width), np.float32)
    return _ragged(from_edge - free, 0.35 * float(free[0, 0]), unit, rng)


def _about_things(parts: Painted, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): the things, and washes that run out from them; the paper stays white elsewhere."""
    apart = ndimage.distance_transform_edt(parts.scenery).astype(np.float32)
    loose = vignette(parts, 0.03, unit, rng)
    return np.maximum(np.where(apart < 1e6, 0.25 * loose, 0.0), (~parts.scenery) * 1.0)


def vignette(parts: Painted, share: float, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): what lies within about a share of the longer side of things, its border ragged."""
    apart = ndimage.distance_transform_edt(parts.scenery).astype(np.float32)
    reach = share * max(parts.lit.shape)
    return _ragged(reach - apart, 0.6 * reach, unit, rng)


def _ragged(inside: Floats, uneven: float, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): 1 well inside, 0 outside, more along the border where water dried last."""
    inside = inside + uneven * noise(inside.shape, 24 * unit, rng)
    inside = inside + 0.12 * uneven * noise(inside.shape, 5 * unit, rng)
    rim = np.exp(-((inside - 2 * unit) ** 2) / (2 * (1.6 * unit) ** 2))
    return np.asarray(step(inside, -1.2 * unit, 1.2 * unit) * (1.0 + 0.45 * rim), np.float32)


LOOK = Look("watercolor", "watercolor", draw)
