"""How does an old colour print look? Faded blacks, warm and low in colour, soft corners, grain."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.display import Grade, shown
from imagineart.tracing.looks.look import Look
from imagineart.tracing.tracer import Traced

WORDS = (
    "polaroid", "faded colors", "faded colours", "faded photo", "retro photo", "vintage photo",
    "vintage photograph", "old photo", "disposable camera", "1960s", "1970s", "1980s", "60s photo",
    "70s photo", "80s photo", "instant photo", "super 8", "lomography",
)  # fmt: skip
BLACK = np.array([0.026, 0.022, 0.024], np.float32)  # as dark as faded ink is
WHITE = np.array([0.97, 0.92, 0.80], np.float32)


def draw(traced: Traced, seed: int) -> Floats:
    """Warm lights, greenish shadows, nothing quite black or white."""
    grade = Grade(
        bloom=0.12,
        vignette=0.34,
        grain=0.022,
        contrast=0.92,
        saturation=0.82,
        shadows=(0.96, 1.02, 1.0),
        highlights=(1.08, 1.0, 0.86),
        seed=seed,
    )
    return BLACK + (WHITE - BLACK) * shown(traced.light, traced.exposure, grade)


LOOK = Look("vintage", "photographic", draw, WORDS, lit=True)
