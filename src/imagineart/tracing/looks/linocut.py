"""How is a linocut printed? One black block: light is what a gouge has cut away, stroke by stroke.

Cuts run alongside the outline of each thing, as a hand turns the block; they are broad where it is
light and do not touch where it is dark.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import Painted, painted, roughness, softened
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

WORDS = (
    "linocut", "lino cut", "lino print", "linoleum print", "woodcut", "wood cut", "block print",
    "relief print", "wood engraving", "scratchboard",
)  # fmt: skip
PAPER = np.array([0.90, 0.88, 0.835], np.float32)
INK = np.array([0.016, 0.015, 0.017], np.float32)
PITCH = 0.0135  # of the longer side, from cut to cut
BARE, SOLID = 0.80, 0.20  # lightness over which nothing is left, and under which nothing is cut
EDGE = 0.0052  # of the longer side: the line that stays about a thing


def draw(traced: Traced, seed: int) -> Floats:
    """Black where the block stands, paper where it is cut."""
    rng = np.random.default_rng([seed, 127])
    parts = painted(traced, 0.004, 0.014)
    unit = length(parts.lit, 1 / 512)
    tone = _tone(traced, parts, unit)
    pitch = length(tone, PITCH, 4.0)
    across = _along_outlines(parts, pitch) + 0.16 * noise(tone.shape, 14 * unit, rng)
    share = np.clip((tone - SOLID) / (BARE - SOLID), 0.0, 1.0)
    share = share + 0.10 * noise(tone.shape, 5 * unit, rng) * (share > 0) * (share < 1)
    apart = np.abs(across % 1.0 - 0.5) * 2.0
    cut = step(share - apart, -1.4 / pitch, 1.4 / pitch)
    cut = np.maximum(cut, step(tone, BARE - 0.02, BARE + 0.02))
    lines = outlines(traced.buffers, length(tone, EDGE, 1.8))
    black = np.maximum(1.0 - cut, lines * step(tone, 0.28, 0.34))
    white = warped(lines, np.full_like(tone, 0.8 * unit), np.full_like(tone, 0.8 * unit))
    black = black * (1.0 - white * (1.0 - step(tone, 0.22, 0.28)))
    shake = [0.5 * unit * noise(tone.shape, 4 * unit, rng) for _ in range(2)]
    black = np.clip(warped(black.astype(np.float32), *shake), 0.0, 1.0)
    grain = noise(tone.shape, 0.9 * unit, rng)
    worn = black * (1.0 - 0.30 * step(grain, 1.5, 2.6))
    sheet = PAPER * (1.0 + 0.016 * paper(tone.shape, rng)[..., None])
    return np.clip(mixed(sheet, INK, worn.astype(np.float32)), 0.0, 1.0)


def _tone(traced: Traced, parts: Painted, unit: float) -> Floats:
    """(H, W) 0–1 lightness with strong contrast; a thing and its ground stand apart."""
    light = softened(parts, 2 * unit, 8 * unit, roughness(traced.buffers.normal, parts.ids))
    tone = coded(luminance(parts.base)) * np.clip(0.25 + 0.85 * light, 0.0, 1.3)
    low, high = np.quantile(tone, [0.04, 0.94])
    even = np.clip((tone - low) / max(float(high - low), 1e-3), 0.0, 1.0)
    even = np.where(parts.sky, 0.55 + 0.5 * even, even)
    around = blurred(np.where(parts.scenery, 1.0, 0.0).astype(np.float32), 7 * unit)
    halo = parts.scenery * step(1.0 - around, 0.08, 0.4)
    return np.clip(even + 0.45 * halo, 0.0, 1.0).astype(np.float32)


def _along_outlines(parts: Painted, pitch: float) -> Floats:
    """(H, W) cuts from the outline of the thing that each place belongs to, inwards."""
    ids = np.where(parts.sky, -1, parts.ids)
    edge = _edges(ids)
    inner = ndimage.distance_transform_edt(~edge).astype(np.float32)
    v, u = np.mgrid[: ids.shape[0], : ids.shape[1]].astype(np.float32)
    swept = v + 0.10 * u
    inside = np.where(parts.scenery & ~parts.sky, 0.35 * inner + swept, inner)
    inside = np.where(parts.sky, 0.30 * inner + swept, inside)
    return np.asarray(blurred(inside.astype(np.float32), 0.15 * pitch) / pitch, np.float32)


def _edges(number: NDArray[np.int32]) -> NDArray[np.bool_]:
    edge = np.zeros(number.shape, bool)
    edge[:-1] |= number[:-1] != number[1:]
    edge[:, :-1] |= number[:, :-1] != number[:, 1:]
    return edge


LOOK = Look("linocut", "illustration", draw, WORDS, also=("poster", "flat"))
