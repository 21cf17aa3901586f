"""How is a page for colouring drawn? Even black lines on white paper, and nothing else."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import painted
from imagineart.tracing.looks.tools import (
    Mask,
    blurred,
    coded,
    length,
    mixed,
    noise,
    outlines,
    strokes_along,
    warped,
    without_specks,
)
from imagineart.tracing.tracer import Traced

WORDS = (
    "line drawing", "line art", "lineart", "coloring page", "colouring page", "coloring book",
    "colouring book", "line illustration", "continuous line", "outline drawing", "no shading",
    "simple lines", "doodle",
)  # fmt: skip
INK = np.array([0.015, 0.015, 0.017], np.float32)
LINE = 0.0072  # of the longer side
APART = 0.2  # coded difference of colours in a thing, from which a line parts them


def draw(traced: Traced, seed: int) -> Floats:
    """Where things end, where they fold and where their colour changes."""
    rng = np.random.default_rng([seed, 83])
    return mixed(np.ones(3, np.float32), INK, inked(traced, LINE, rng)).astype(np.float32)


def inked(traced: Traced, share: float, rng: np.random.Generator) -> Floats:
    """(H, W) 0–1: lines as broad as a share of the longer side, a little uneven."""
    unit = length(traced.light, 1 / 512)
    width = length(traced.light, share, 1.8)
    colors = coded(painted(traced, 0.003, 0.012).base)
    inner = strokes_along(_borders(colors, traced.buffers.cover, unit), 0.6 * width)
    lines = np.maximum(outlines(traced.buffers, width), inner)
    wobble = [0.7 * unit * noise(lines.shape, 14 * unit, rng) for _ in range(2)]
    return np.clip(warped(lines, *wobble), 0.0, 1.0).astype(np.float32)


def _borders(colors: Floats, cover: Floats, unit: float) -> Mask:
    """(H, W): where the colour of a thing changes at once."""
    from skimage.morphology import skeletonize

    soft = blurred(colors, 0.8 * unit)
    reach = max(1, round(unit))
    down, across = (np.abs(np.roll(soft, -reach, axis) - soft).sum(axis=-1) for axis in (0, 1))
    jump = np.asarray((np.maximum(down, across) > APART) & (cover > 0.5))
    return without_specks(np.asarray(skeletonize(jump), bool), 3.5 * unit)


LOOK = Look("lines", "illustration", draw, WORDS, also=("flat",))
