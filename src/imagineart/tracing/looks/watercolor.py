"""How does watercolour look? Washes of pigment on white paper, darker where they dried last.

Colour is an amount of pigment, K = −ln(colour): washes add K, paper and water change it, and the
picture is paper · exp(−K).
"""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.anime import vivid
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.toning import calmed
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    length,
    mixed,
    noise,
    outlines,
    paper,
    simplified,
    step,
    warped,
)
from imagineart.tracing.tracer import Traced

PAPER = np.array([0.90, 0.885, 0.85], np.float32)
EDGE = 0.55  # how much more pigment dries at the rim of a wash
GRAIN = 0.09  # how far pigment settles into the paper
POOLS = 0.16  # how uneven a wash is
MARGIN = 0.026  # share of the picture that stays unpainted about it


def draw(traced: Traced, seed: int) -> Floats:
    """Two washes, wet rims, settled pigment, a soft pencil under it."""
    rng = np.random.default_rng([seed, 21])
    unit = length(traced.light, 1 / 512)
    shape = traced.light.shape
    across, down = (1.5 * unit * noise(shape, 14 * unit, rng) for _ in range(2))
    calm = calmed(traced, 2.4 * unit)
    wash = warped(vivid(simplified(calm, max(1, round(1.5 * unit))), 1.35), across, down)
    pigment = -np.log(np.clip(0.10 + 0.96 * wash ** np.float32(0.85), 0.0, 0.985))
    tooth = paper(shape, rng)
    amount = 1.0 + EDGE * _rims(wash, 2.2 * unit) + POOLS * noise(shape, 22 * unit, rng)
    amount = amount * (1.0 + GRAIN * tooth) * _painted(shape, unit, rng)
    pencil = warped(outlines(traced.buffers, 0.9 * unit), 0.6 * across, 0.6 * down)
    graphite = 0.45 * pencil * step(tooth, -0.9, 0.9)
    sheet = PAPER * (1.0 + 0.022 * tooth[..., None])
    painted = sheet * np.exp(-pigment * np.maximum(amount, 0.0)[..., None])
    drawn = mixed(painted, painted * np.float32(0.25), graphite)
    return np.asarray(np.clip(drawn, 0.0, 1.0), np.float32)


def _rims(wash: Floats, width: float) -> Floats:
    """(H, W) 0–1: along the borders of washes, on their darker side."""
    tone = coded(wash).mean(axis=-1)
    inside = blurred(tone, width) - tone  # darker than what is around
    return np.asarray(np.clip(9.0 * inside, -0.35, 1.0), np.float32)


def _painted(shape: tuple[int, ...], unit: float, rng: np.random.Generator) -> Floats:
    """(H, W) 0–1: where the brush was; the border of the sheet is left free, unevenly."""
    height, width = shape[:2]
    v, u = np.mgrid[:height, :width].astype(np.float32)
    from_edge = np.minimum(np.minimum(u, width - 1 - u), np.minimum(v, height - 1 - v))
    free = MARGIN * max(shape[:2]) * (1.0 + 0.3 * noise(shape, 26 * unit, rng))
    free += 0.7 * unit * noise(shape, 3 * unit, rng)
    inside = step(from_edge - free, -1.2 * unit, 1.2 * unit)
    rim = np.exp(-((from_edge - free - 2 * unit) ** 2) / (2 * (1.6 * unit) ** 2))
    return np.asarray(inside * (1.0 + 0.45 * rim), np.float32)


LOOK = Look("watercolor", "watercolor", draw)
