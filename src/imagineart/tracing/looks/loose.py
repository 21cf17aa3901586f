"""How is a watercolour sketched loosely? The things and what is close to them, and white paper."""

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import Painted, is_plain, painted
from imagineart.tracing.looks.tools import length, noise, step
from imagineart.tracing.looks.watercolor import vignette, washed
from imagineart.tracing.tracer import Traced

WORDS = (
    "loose", "loosely", "white background", "white paper", "splash of color", "splashes of color",
    "splashes of colour", "splatter", "splatters", "minimal", "minimalist",
)  # fmt: skip
NEAR = 0.10  # of the longer side: how far washes run out from things
BLED = 0.34  # the same of what runs out on wet paper


def draw(traced: Traced, seed: int) -> Floats:
    """A ragged wash about the things, drops beside it."""
    rng = np.random.default_rng([seed, 23])
    unit = length(traced.light, 1 / 512)
    parts = painted(traced, 0.0028, 0.011)
    near = 0.38 * vignette(parts, NEAR, unit, rng) + 0.5 * _bled(parts, unit, rng)
    things = (~parts.scenery).astype(np.float32)
    wash = 0.3 if is_plain(parts) else 0.85
    return washed(traced, parts, np.maximum(wash * near, things), rng)


def _bled(parts: Painted, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): colour that ran out on wet paper, fading without a border."""
    apart = ndimage.distance_transform_edt(parts.scenery).astype(np.float32)
    reach = BLED * max(parts.lit.shape)
    uneven = 0.35 * noise(apart.shape, 30 * unit, rng) + 0.12 * noise(apart.shape, 9 * unit, rng)
    return step(1.0 - apart / np.float32(reach) + uneven, 0.0, 1.0)


LOOK = Look("loose", "watercolor", draw, WORDS)
