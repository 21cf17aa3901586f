"""How is a watercolour sketched loosely? The things and what is close to them, and white paper."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import is_plain, painted
from imagineart.tracing.looks.tools import blurred, length, noise, step
from imagineart.tracing.looks.watercolor import vignette, washed
from imagineart.tracing.tracer import Traced

WORDS = (
    "loose", "loosely", "white background", "white paper", "splash of color", "splashes of color",
    "splashes of colour", "splatter", "splatters", "minimal", "minimalist",
)  # fmt: skip
NEAR = 0.075  # of the longer side: how far washes run out from things
DROPS = 0.002  # share of the paper near them that is spattered


def draw(traced: Traced, seed: int) -> Floats:
    """A ragged wash about the things, drops beside it."""
    rng = np.random.default_rng([seed, 23])
    unit = length(traced.light, 1 / 512)
    parts = painted(traced, 0.0028, 0.011)
    near = vignette(parts, NEAR, unit, rng)
    things = (~parts.scenery).astype(np.float32)
    wash = 0.3 if is_plain(parts) else 0.85
    drops = _drops(near.shape, unit, rng) * blurred(things, 40 * unit) * parts.scenery
    drops = drops * (not is_plain(parts))
    return washed(traced, parts, np.maximum(np.maximum(wash * near, drops), things), rng)


def _drops(shape: tuple[int, ...], unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): spatters of a shaken brush."""
    field = noise(shape, 2.2 * unit, rng)
    level = float(np.quantile(field, 1.0 - 10 * DROPS))
    return 2.0 * step(field, level, level + 0.15)


LOOK = Look("loose", "watercolor", draw, WORDS)
