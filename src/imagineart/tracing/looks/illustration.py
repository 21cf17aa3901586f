"""How is a storybook page painted? Brush strokes along the forms, soft shading, tender lines."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.anime import vivid
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.toning import toned
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    combed,
    flow,
    length,
    linear,
    mixed,
    noise,
    outlines,
    simplified,
    step,
)
from imagineart.tracing.tracer import Traced

SHADOWS = np.array([0.80, 0.80, 1.02], np.float32)
LINE = 0.55  # strength of lines, which take the colour of what they bound


def draw(traced: Traced, seed: int) -> Floats:
    """Gouache: strokes first, then their ridges, then lines of deep colour."""
    rng = np.random.default_rng([seed, 41])
    unit = length(traced.light, 1 / 512)
    parts = toned(traced, 0.004)
    soft = mixed(parts.color * SHADOWS, parts.color, step(parts.lit, 0.3, 0.9))
    base = coded(vivid(soft * 1.12, 1.32))
    across, down = flow(base, 6 * unit)
    color = base + 0.022 * noise(base.shape, 5 * unit, rng)[..., None]
    color = combed(color, across, down, round(4 * unit))
    color = simplified(color, max(1, round(1.6 * unit)))
    color = color + _ridges(across, down, unit, rng)[..., None]
    lines = LINE * blurred(outlines(traced.buffers, 1.1 * unit), 0.5)
    return linear(mixed(color, 0.34 * color, lines))


def _ridges(across: Floats, down: Floats, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): light and dark of bristles along the strokes."""
    bristles = combed(noise(across.shape, 0.9 * unit, rng), across, down, round(9 * unit))
    bristles = bristles / max(float(bristles.std()), 1e-6)
    return np.asarray(0.016 * bristles, np.float32)


LOOK = Look("illustration", "illustration", draw)
