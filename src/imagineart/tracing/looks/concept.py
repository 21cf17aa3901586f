"""How does a digital painting look? Dramatic light, glowing air, loose strokes that keep edges.

Painted over the lit picture: light is graded and glows; strokes are broad behind, fine on things.
"""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.display import Grade, shown
from imagineart.tracing.dodging import dodged
from imagineart.tracing.looks.brush import Brush, around, stroked
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.oil import cut_in
from imagineart.tracing.looks.painting import painted, vivid
from imagineart.tracing.looks.skies import deepened
from imagineart.tracing.looks.toning import scenery_of, spread
from imagineart.tracing.looks.tools import blurred, coded, flow, length, linear, mixed, step
from imagineart.tracing.tracer import Traced

WORDS = (
    "digital painting", "concept art", "artstation", "trending on artstation", "fantasy art",
    "digital art", "matte painting", "fantasy illustration", "fantasy painting", "game art",
    "key art", "splash art", "epic fantasy", "digital illustration", "fantasy concept art",
)  # fmt: skip
FINE = Brush(widths=(0.022, 0.010, 0.005, 0.003), spread=0.022, detail=0.035, ridges=0.012)
BROAD = Brush(widths=(0.050, 0.026, 0.012), long=4.2, spread=0.03, detail=0.055, ridges=0.016)
GRADE = Grade(
    bloom=0.16,
    vignette=0.30,
    contrast=1.14,
    saturation=1.22,
    shadows=(0.84, 0.97, 1.16),
    highlights=(1.10, 1.01, 0.88),
)
FILL, CLARITY = 0.45, 0.25  # of the stops that shadows lack; of what stands out
CLEAN = 0.42  # how much of the colour is a thing's own
GLOW, HALO = 0.16, 0.05  # share, and width beside the longer side, of light that spills


def draw(traced: Traced, seed: int) -> Floats:
    """Broad strokes for the place, fine ones for the things, then the glow over both."""
    rng = np.random.default_rng([seed, 137])
    picture = coded(_lit(traced))
    scenery = scenery_of(traced)
    if scenery.all() or not scenery.any():
        return _glowing(linear(stroked(picture, FINE, rng)))
    behind = stroked(spread(picture, scenery), BROAD, rng)
    nearer = spread(picture, ~scenery)
    way = flow(nearer, length(nearer, FINE.follow, 2.0))
    normal = blurred(traced.buffers.normal, length(nearer, 0.01))
    things = stroked(nearer, FINE, rng, around(way, normal, ~scenery * np.float32(0.7)))
    return _glowing(linear(mixed(behind, things, cut_in(~scenery, rng))))


def _lit(traced: Traced) -> Floats:
    """(H, W, 3) linear: the graded light, with colours as clear as a painter mixes them."""
    light = dodged(traced.light, traced.buffers.albedo, traced.exposure, FILL, CLARITY)
    lit = shown(light, traced.exposure, GRADE)
    parts = painted(traced, 0.0025, 0.005)
    shade = step(np.where(parts.sky, 1.0, parts.lit).astype(np.float32), 0.05, 1.2)
    own = vivid(np.where(parts.sky[..., None], deepened(lit, parts.sky), parts.base), 1.25)
    cool = np.array([0.42, 0.42, 0.60], np.float32)
    clean = mixed(own * cool, own, shade)
    return mixed(lit, clean, np.full(parts.lit.shape, CLEAN, np.float32))


def _glowing(picture: Floats) -> Floats:
    """Light spills over what is beside it."""
    bright = picture * step(picture.max(axis=-1), 0.45, 0.95)[..., None]
    halo = blurred(bright, length(picture, HALO))
    return np.clip(1.0 - (1.0 - picture) * (1.0 - GLOW * halo), 0.0, 1.0).astype(np.float32)


LOOK = Look("concept", "illustration", draw, WORDS, also=("cinematic", "3d"))
