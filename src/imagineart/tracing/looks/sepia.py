"""How does a very old photograph look? Brown on cream."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.display import Grade, luminance, shown
from imagineart.tracing.looks.look import Look
from imagineart.tracing.tracer import Traced

WORDS = ("sepia", "daguerreotype", "tintype", "1800s photo", "victorian photo", "1920s photo")
BROWN = np.array([0.030, 0.018, 0.010], np.float32)
CREAM = np.array([0.93, 0.83, 0.64], np.float32)


def draw(traced: Traced, seed: int) -> Floats:
    """Grey as brown ink on old paper shows it."""
    grade = Grade(bloom=0.1, vignette=0.45, grain=0.03, contrast=1.12, saturation=0.0, seed=seed)
    grey = luminance(shown(traced.light, traced.exposure, grade))[..., None]
    return (BROWN + (CREAM - BROWN) * grey).astype(np.float32)


LOOK = Look("sepia", "photographic", draw, WORDS, also=("cinematic",), lit=True)
