"""How did the Impressionists paint? Short broken strokes of bright unmixed colour, no black."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.brush import Brush, stroked
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.oil import composed
from imagineart.tracing.looks.painting import lifted, vivid
from imagineart.tracing.looks.tools import coded, linear
from imagineart.tracing.tracer import Traced

WORDS = (
    "impressionist", "impressionism", "impressionistic", "post-impressionist", "van gogh", "monet",
    "renoir", "thick brush strokes", "thick brushstrokes", "palette knife", "expressionist",
    "expressionism", "pointillism", "pointillist", "klimt", "starry night",
)  # fmt: skip
BRUSH = Brush(
    widths=(0.034, 0.02, 0.011), long=2.6, spread=0.085, detail=0.09, ridges=0.085, follow=0.03
)


def draw(traced: Traced, seed: int) -> Floats:
    """Light colours, each stroke a little another one, thick paint."""
    rng = np.random.default_rng([seed, 73])
    color = vivid(lifted(composed(traced, rng), 0.18), 1.32)
    return linear(stroked(coded(color), BRUSH, rng))


LOOK = Look("impressionist", "illustration", draw, WORDS)
