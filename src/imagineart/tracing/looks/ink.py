"""How does a pen draw? Black lines, hatching that grows denser in shadow, black depths."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.looks.charcoal import lost
from imagineart.tracing.looks.lines import inked
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import painted, roughness, softened
from imagineart.tracing.looks.tools import coded, length, mixed, noise, paper, step, warped
from imagineart.tracing.tracer import Traced

WORDS = (
    "ink drawing", "pen drawing", "pen and ink", "ink illustration", "ink sketch", "black ink",
    "engraving", "etching", "crosshatch", "crosshatching", "cross-hatching",
    "stippling", "tattoo",
)  # fmt: skip
PAPER = np.array([0.95, 0.93, 0.88], np.float32)
INK = np.array([0.014, 0.013, 0.016], np.float32)
LINE = 0.0042  # of the longer side
PITCH = 0.0125  # of the longer side, from line to line of a hatching
NEAR = 0.22  # of the longer side: how far about things scenery is drawn in
LAYERS = ((-0.9, 0.30), (0.75, 0.52), (-0.1, 0.72))  # radians, darkness from which it is laid


def draw(traced: Traced, seed: int) -> Floats:
    """Three hatchings over each other, and lines."""
    rng = np.random.default_rng([seed, 89])
    unit = length(traced.light, 1 / 512)
    parts = painted(traced, 0.004, 0.01)
    light = softened(parts, 2 * unit, 7 * unit, roughness(traced.buffers.normal, parts.ids))
    tone = coded(luminance(parts.base)) * np.clip(0.35 + 0.65 * light, 0.0, 1.15)
    dark = np.where(parts.sky, 0.35 * (1.0 - tone), 1.0 - tone).astype(np.float32)
    far = 0.72 * lost(parts.scenery, unit, rng, NEAR)
    dark = np.clip(dark * np.where(parts.scenery, far, 1.05), 0.0, 1.0).astype(np.float32)
    ink = inked(traced, LINE, rng)
    for turn, start in LAYERS:
        ink = np.maximum(ink, _hatched(dark, turn, start, unit, rng))
    sheet = PAPER * (1.0 + 0.015 * paper(dark.shape, rng)[..., None])
    return np.clip(mixed(sheet, INK, ink), 0.0, 1.0)


def _hatched(
    dark: Floats, turn: float, start: float, unit: float, rng: np.random.Generator
) -> Floats:
    """(H, W) 0–1: lines in one direction, thicker where it is darker, none above `start`."""
    pitch = max(PITCH * 512 * unit, 3.0)
    v, u = np.mgrid[: dark.shape[0], : dark.shape[1]].astype(np.float32)
    across = (u * np.cos(turn) + v * np.sin(turn)) / pitch
    across = across + 0.25 * noise(dark.shape, 30 * unit, rng)
    apart = np.abs(across % 1.0 - 0.5) * pitch
    half = 0.42 * pitch * step(dark, start, start + 0.55)
    lines = np.clip(half + 0.4 - apart, 0.0, 1.0) * (dark > start)
    shake = [0.5 * unit * noise(dark.shape, 6 * unit, rng) for _ in range(2)]
    return warped(lines.astype(np.float32), *shake)


LOOK = Look("ink", "illustration", draw, WORDS)
