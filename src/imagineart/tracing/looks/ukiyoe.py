"""How is a Japanese woodblock printed? Key lines of indigo, few mineral colours, graded skies.

Each colour is printed in the pigment nearest to it. The sky is bare paper under a band of Prussian
blue that fades downwards (bokashi), crossed by bars of mist; wood grain shows in all flats.
"""

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import linear_to_oklab, oklch_to_linear
from imagineart.modelling.model import Floats
from imagineart.tracing.looks.flat import OPPONENT, labelled
from imagineart.tracing.looks.lines import inked
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import is_plain, lifted, painted, vivid
from imagineart.tracing.looks.skies import is_night
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    length,
    linear,
    majority,
    mixed,
    noise,
    paper,
    step,
)
from imagineart.tracing.tracer import Traced

WORDS = (
    "ukiyo-e", "ukiyoe", "ukiyo e", "japanese woodblock", "japanese woodblock print",
    "japanese print", "woodblock print", "hokusai", "hiroshige", "japanese art print",
    "traditional japanese painting", "edo period print",
)  # fmt: skip
PIGMENTS = oklch_to_linear(
    np.array(
        [
            (0.93, 0.035, 88), (0.86, 0.055, 82), (0.78, 0.090, 78), (0.70, 0.120, 62),
            (0.62, 0.150, 42), (0.52, 0.160, 30), (0.40, 0.110, 28), (0.80, 0.060, 25),
            (0.72, 0.060, 140), (0.60, 0.070, 145), (0.46, 0.060, 150), (0.36, 0.045, 160),
            (0.84, 0.035, 230), (0.70, 0.065, 240), (0.55, 0.090, 250), (0.42, 0.095, 258),
            (0.31, 0.080, 262), (0.66, 0.055, 70), (0.44, 0.050, 55), (0.27, 0.030, 262),
            (0.66, 0.070, 330), (0.95, 0.015, 90), (0.80, 0.020, 95),
        ],
        np.float32,
    )
)  # fmt: skip
"""(k, 3) linear: papers, ochres, vermilions, greens, indigos, greys."""
PAPER = np.array([0.905, 0.835, 0.685], np.float32)
KEY = np.array([0.022, 0.026, 0.050], np.float32)
PRUSSIAN = np.array([0.030, 0.085, 0.250], np.float32)
BLUSH = np.array([0.80, 0.34, 0.20], np.float32)
MIST = np.array([0.90, 0.86, 0.76], np.float32)
LINE = 0.0042  # of the longer side
BARS = 5  # of mist
MARGIN = 0.03  # of the longer side


def draw(traced: Traced, seed: int) -> Floats:
    """Flats, sky, key block, then the paper through all of it."""
    rng = np.random.default_rng([seed, 109])
    parts = painted(traced, 0.006, 0.018)
    unit = length(parts.lit, 1 / 512)
    shade = np.where(parts.lit > 0.5, 1.0, 0.62).astype(np.float32)
    color = vivid(lifted(parts.base, 0.3), 1.45) * shade[..., None]
    label, palette = labelled(coded(color) @ OPPONENT, parts, rng)
    label = majority(label, len(palette), length(label, 0.0034, 1.0))
    printed = _in_pigments(linear((palette @ np.linalg.inv(OPPONENT)).astype(np.float32)))[label]
    bare = parts.scenery if is_plain(parts) else parts.sky
    share = blurred(bare.astype(np.float32), 0.5)
    picture = mixed(printed, _sky(bare, is_night(traced), unit, rng), share)
    grain = _grain(parts.lit.shape, unit, rng)
    picture = picture * (1.0 + 0.045 * grain[..., None])
    picture = mixed(picture, KEY, 0.92 * inked(traced, LINE, rng))
    return _on_paper(picture, unit, rng)


def _in_pigments(colors: Floats) -> Floats:
    """(k, 3): each in the pigment that is nearest to it; hue counts more than lightness."""
    weight = np.array([0.75, 1.5, 1.5], np.float32)
    wanted, there = linear_to_oklab(colors) * weight, linear_to_oklab(PIGMENTS) * weight
    apart = np.linalg.norm(wanted[:, None] - there[None], axis=-1)
    chosen: Floats = np.clip(PIGMENTS[apart.argmin(axis=1)], 0.0, 1.0).astype(np.float32)
    return chosen


def _sky(where: NDArray[np.bool_], night: bool, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W, 3): paper, blue from above, a blush over the horizon, bars of mist."""
    rows = np.nonzero(where.any(axis=1))[0]
    foot = float(rows[-1]) if len(rows) else 1.0
    v = (np.arange(len(where), dtype=np.float32) / max(foot, 1.0))[:, None]
    v = v + 0.012 * noise(where.shape, 26 * unit, rng)
    ground = np.broadcast_to(0.35 * PRUSSIAN + 0.10 if night else PAPER, (*where.shape, 3))
    blue = np.maximum(1.0 - step(v, 0.02, 0.34), 0.38 * (1.0 - step(v, 0.25, 0.8)))
    sky = mixed(ground.astype(np.float32), PRUSSIAN, blue)
    sky = mixed(sky, BLUSH, (0.0 if night else 0.62) * step(v, 0.66, 1.02))
    return mixed(sky, 0.45 * MIST if night else MIST, _bars(where.shape, foot, unit, rng))


def _bars(shape: tuple[int, ...], foot: float, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W) 0–1: long bars with round ends that reach in from the sides."""
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    cover = np.zeros(shape, np.float32)
    for number in range(BARS):
        thick = rng.uniform(0.018, 0.034) * max(shape)
        at = foot * rng.uniform(0.24, 0.86)
        long = shape[1] * rng.uniform(0.16, 0.42)
        left = number % 2 == 0
        end = long if left else shape[1] - long
        aside = np.maximum(x - end, 0.0) if left else np.maximum(end - x, 0.0)
        cover = np.maximum(cover, np.clip(thick / 2 - np.hypot(aside, y - at) + 0.5, 0.0, 1.0))
    return np.asarray(0.9 * cover, np.float32)


def _grain(shape: tuple[int, ...], unit: float, rng: np.random.Generator) -> Floats:
    """(H, W) of deviation 1: the grain of the block, along the sheet."""
    across = np.repeat(rng.standard_normal((shape[0], 1)).astype(np.float32), shape[1], axis=1)
    wave = blurred(across + 0.6 * noise(shape, 3 * unit, rng), 0.8 * unit)
    wave = np.asarray(wave + 0.8 * noise(shape, 1.1 * unit, rng) * wave.std(), np.float32)
    return np.asarray(wave / max(float(wave.std()), 1e-6), np.float32)


def _on_paper(picture: Floats, unit: float, rng: np.random.Generator) -> Floats:
    """A sheet with a bare margin and a fine line about the print."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    edge = np.minimum(np.minimum(x, width - 1 - x), np.minimum(y, height - 1 - y))
    inside = edge - MARGIN * max(height, width)
    sheet = PAPER * (1.0 + 0.02 * paper(picture.shape, rng)[..., None])
    laid = mixed(sheet, picture * (0.93 + 0.09 * PAPER), np.clip(inside + 0.5, 0.0, 1.0))
    line = np.clip(1.1 * unit - np.abs(inside) + 0.5, 0.0, 1.0)
    return np.clip(mixed(laid, KEY, 0.85 * line), 0.0, 1.0)


LOOK = Look("ukiyoe", "poster", draw, WORDS, also=("illustration", "flat"))
