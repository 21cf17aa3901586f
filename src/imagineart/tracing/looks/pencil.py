"""How does a pencil drawing look? Graphite hatched along the forms, crossed in shadow, on paper."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.looks.charcoal import lost
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.toning import scenery_of
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    combed,
    length,
    noise,
    outlines,
    paper,
    step,
    warped,
)
from imagineart.tracing.tracer import Traced

PAPER = np.array([0.86, 0.845, 0.805], np.float32)
GRAPHITE = np.array([0.035, 0.036, 0.042], np.float32)
WORDS = ("pencil", "graphite", "sketch", "line drawing", "line art")
TILT = -52.0  # degrees of a stroke of the hand where no form leads it
CROSSED = 62.0  # degrees between the two layers
SMOOTH = 0.6  # of what is rubbed in, as fine as the tone is
RUBBED = 0.66  # how dark graphite that is rubbed in gets
NEAR = 0.2  # of the longer side: how far about things scenery is drawn in
HATCH = 0.34  # how dark a layer of strokes is
STROKE = 14.0  # 512ths: half the length of a stroke


def draw(traced: Traced, seed: int) -> Floats:
    """Tone by hatching, contour by lines that are drawn twice."""
    rng = np.random.default_rng([seed, 31])
    unit = length(traced.light, 1 / 512)
    shape = traced.light.shape
    tone = blurred(coded(luminance(traced.picture)), 0.6 * unit)
    low, high = np.quantile(tone, [0.02, 0.97])
    dark = 1.0 - np.clip((tone - low) / max(float(high - low), 1e-3), 0.0, 1.0)
    nearer = np.clip(0.06 + 1.0 * dark**1.15, 0.0, 1.0)
    scenery = scenery_of(traced)
    dark = np.where(scenery, 0.62 * dark, nearer) * lost(scenery, unit, rng, NEAR)
    dark = dark.astype(np.float32)
    soft = blurred(dark, 1.4 * unit)
    first = _hatched(traced, 0.95 * soft - 0.05, 0.0, unit, rng)
    second = _hatched(traced, 0.95 * soft - 0.42, CROSSED, unit, rng)
    rubbed = SMOOTH * dark + (1.0 - SMOOTH) * blurred(dark, 4 * unit)
    graphite = 1.0 - (1.0 - HATCH * first) * (1.0 - HATCH * second) * (1.0 - RUBBED * rubbed)
    graphite = np.maximum(graphite, _features(tone, unit))
    graphite = np.maximum(graphite, _contours(traced, unit, rng))
    tooth = paper(shape, rng)
    graphite = np.clip(graphite * (1.0 + 0.2 * tooth), 0.0, 0.97)
    sheet = PAPER * (1.0 + 0.018 * tooth[..., None])
    ink = graphite[..., None]
    picture: Floats = np.clip(sheet * (1.0 - ink) + GRAPHITE * ink, 0.0, 1.0)
    return picture.astype(np.float32)


def _hatched(
    traced: Traced, dark: Floats, turn: float, unit: float, rng: np.random.Generator
) -> Floats:
    """(H, W) 0–1: strokes along the forms, the more of them the darker it is."""
    across, down = _along(traced, turn, unit)
    grain = noise(dark.shape, 0.55 * unit, rng)
    strokes = combed(grain, across, down, round(STROKE * unit))
    strokes = strokes / max(float(strokes.std()), 1e-6)
    level = 1.6 - 2.5 * np.clip(dark, 0.0, 0.66)
    return step(strokes - level, -0.9, 0.9) * step(dark, 0.02, 0.3)


def _along(traced: Traced, turn: float, unit: float) -> tuple[Floats, Floats]:
    """(H, W) unit steps: around forms, by the normal as it is seen; else as the hand moves."""
    normal = blurred(traced.buffers.normal, 5 * unit)
    aside, up = normal[..., 0], normal[..., 2]
    strength = np.clip(1.6 * np.hypot(aside, up) * (np.abs(aside) > 0.15), 0.0, 1.0)
    angle = np.radians(TILT + turn) + 0.55 * strength * np.arctan2(aside, np.abs(up) + 0.35)
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


def _features(tone: Floats, unit: float) -> Floats:
    """(H, W) 0–1: small dark places, as eyes and seams are, gone over with a sharp point."""
    darker = blurred(tone, 3.0 * unit) - blurred(tone, 0.7 * unit)
    return 0.85 * step(darker, 0.025, 0.12)


def _contours(traced: Traced, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W) 0–1: contours, pressed unevenly, twice and not quite at the same place."""
    lines = outlines(traced.buffers, 1.6 * unit)
    drawn = np.zeros(lines.shape, np.float32)
    for strength in (0.95, 0.55):
        across, down = (1.1 * unit * noise(lines.shape, 20 * unit, rng) for _ in range(2))
        press = np.clip(0.8 + 0.25 * noise(lines.shape, 16 * unit, rng), 0.3, 1.0)
        drawn = np.maximum(drawn, strength * press * warped(lines, across, down))
    return drawn


LOOK = Look("pencil", "illustration", draw, WORDS)
