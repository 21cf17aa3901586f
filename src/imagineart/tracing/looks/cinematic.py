"""How does a frame of a film look? Cool shadows, warm light, deep contrast, glowing highlights."""

from imagineart.modelling.model import Floats
from imagineart.tracing.display import Grade, shown
from imagineart.tracing.looks.look import Look
from imagineart.tracing.tracer import Traced


def draw(traced: Traced, seed: int) -> Floats:
    """Teal and orange, gently."""
    grade = Grade(
        bloom=0.10,
        vignette=0.42,
        grain=0.014,
        contrast=1.18,
        saturation=1.02,
        shadows=(0.80, 1.0, 1.14),
        highlights=(1.10, 1.0, 0.86),
        seed=seed,
    )
    return shown(traced.light, 0.94 * traced.exposure, grade)


LOOK = Look("cinematic", "cinematic", draw, lit=True)
