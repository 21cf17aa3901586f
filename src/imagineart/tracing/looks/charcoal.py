"""How does charcoal look? Deep velvety black, smudged greys, and paper that shows through it."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import painted
from imagineart.tracing.looks.toning import scenery_of
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    combed,
    length,
    mixed,
    noise,
    outlines,
    paper,
    step,
    warped,
)
from imagineart.tracing.tracer import Traced

WORDS = (
    "charcoal", "charcoal drawing", "charcoal sketch", "conte crayon", "charcoal portrait",
    "charcoal illustration", "graphite and charcoal",
)  # fmt: skip
PAPER = np.array([0.83, 0.81, 0.765], np.float32)
BLACK = np.array([0.012, 0.011, 0.011], np.float32)
NEAR = 0.12  # of the longer side: how far about things scenery is drawn in
TILT = -38.0  # degrees of the strokes
MARKED = 640  # px of the longer side of the sheet that marks are made on
BROAD = 20.0  # 512ths: half the length of a stroke with the side of a stick


def draw(traced: Traced, seed: int) -> Floats:
    """Smudges first, then broad strokes, black accents and lines that are lost and found."""
    rng = np.random.default_rng([seed, 113])
    unit = length(traced.light, 1 / 512)
    scenery = scenery_of(traced)
    dark = _dark(traced, scenery, unit)
    dark = dark * lost(scenery, unit, rng)
    tooth = paper(dark.shape, rng)
    smudge = 0.35 * blurred(dark, 4 * unit) + 0.40 * dark
    strokes = _strokes(dark, unit, rng)
    laid = np.clip(1.25 * dark + 0.11 * strokes * step(dark, 0.08, 0.4), 0.0, 1.4)
    caught = step(laid - 0.42 - 0.22 * tooth, -0.28, 0.28) * np.clip(1.2 * laid, 0.0, 1.0)
    accents = step(dark, 0.72, 0.95)
    coal = np.maximum(np.maximum(0.66 * smudge, 0.90 * caught), 0.97 * accents)
    coal = np.maximum(coal, _contours(traced, tooth, unit, rng))
    sheet = PAPER * (1.0 + 0.022 * tooth[..., None])
    return np.clip(mixed(sheet, BLACK, np.clip(coal, 0.0, 0.985).astype(np.float32)), 0.0, 1.0)


def _dark(traced: Traced, scenery: NDArray[np.bool_], unit: float) -> Floats:
    """(H, W) 0–1: how much charcoal lies where, contrast drawn from each picture's own range."""
    parts = painted(traced, 0.003, 0.012)
    light = blurred(np.clip(parts.lit, 0.0, 1.4), 0.8 * unit)
    tone = coded(luminance(parts.base)) * np.clip(0.30 + 0.72 * light, 0.0, 1.25)
    tone = np.where(parts.sky, 0.5 + 0.5 * tone, tone)
    low, high = np.quantile(tone, [0.02, 0.93])
    dark = 1.0 - np.clip((tone - low) / max(float(high - low), 1e-3), 0.0, 1.0)
    return np.where(scenery, 0.55 * dark, dark).astype(np.float32)


def lost(
    scenery: NDArray[np.bool_], unit: float, rng: np.random.Generator, near: float = NEAR
) -> Floats:
    """(H, W) 0–1: scenery is lost in bare paper far from the things."""
    if scenery.all() or not scenery.any():
        return np.ones(scenery.shape, np.float32)
    apart = ndimage.distance_transform_edt(scenery).astype(np.float32) / max(scenery.shape)
    apart = apart + 0.045 * noise(scenery.shape, 22 * unit, rng) * scenery
    return (1.0 - 0.88 * step(apart, 0.3 * near, 2.2 * near)).astype(np.float32)


def _strokes(dark: Floats, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W) about −1–1: marks of a stick drawn across the paper, made on a smaller sheet."""
    factor = max(1, max(dark.shape) // MARKED)
    shape = (-(-dark.shape[0] // factor), -(-dark.shape[1] // factor))
    unit = unit / factor
    angle = np.full(shape, np.radians(TILT), np.float32)
    angle += 0.25 * noise(shape, 40 * unit, rng)
    grain = noise(shape, 1.4 * unit, rng)
    marks = combed(grain, np.cos(angle), np.sin(angle), round(BROAD * unit))
    marks = np.clip(marks / max(float(marks.std()), 1e-6), -2.0, 2.0)
    whole = np.repeat(np.repeat(marks, factor, axis=0), factor, axis=1)
    whole = whole[: dark.shape[0], : dark.shape[1]].astype(np.float32)
    return blurred(whole, 0.4 * factor) if factor > 1 else whole


def _contours(traced: Traced, tooth: Floats, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W) 0–1: thick and thin, here and there lost."""
    press = np.clip(0.62 + 0.5 * noise(tooth.shape, 24 * unit, rng), 0.0, 1.1)
    lines = outlines(traced.buffers, (3.8 * unit * np.clip(press, 0.35, 1.0)).astype(np.float32))
    shake = [1.2 * unit * noise(tooth.shape, 12 * unit, rng) for _ in range(2)]
    return np.asarray(warped(lines, *shake) * press * step(0.9 - tooth, -0.6, 0.7), np.float32)


LOOK = Look("charcoal", "illustration", draw, WORDS)
