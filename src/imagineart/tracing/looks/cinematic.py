"""How does a frame of a film look? Cool shadows, warm light, deep contrast, glowing highlights."""

from imagineart.modelling.model import Floats
from imagineart.tracing.display import Grade, shown
from imagineart.tracing.dodging import dodged
from imagineart.tracing.looks.look import Look
from imagineart.tracing.tracer import Traced

FILL = 0.3  # of the stops that shadows lack
CLARITY = 0.18


def draw(traced: Traced, seed: int) -> Floats:
    """Teal and orange, gently."""
    grade = Grade(
        bloom=0.10,
        vignette=0.42,
        grain=0.014,
        contrast=1.18,
        saturation=1.06,
        shadows=(0.80, 1.0, 1.14),
        highlights=(1.10, 1.0, 0.86),
        seed=seed,
    )
    light = dodged(traced.light, traced.buffers.albedo, traced.exposure, FILL, CLARITY)
    return shown(light, 0.96 * traced.exposure, grade)


LOOK = Look("cinematic", "cinematic", draw, lit=True)
