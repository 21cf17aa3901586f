"""What does a good lens on neutral film make of light? A photograph, clear and colourful."""

from imagineart.modelling.model import Floats
from imagineart.tracing.display import Grade, shown
from imagineart.tracing.looks.look import Look
from imagineart.tracing.tracer import Traced


def draw(traced: Traced, seed: int) -> Floats:
    """A little bloom, darker corners, deep tones; dull colours are lifted."""
    grade = Grade(bloom=0.05, vignette=0.12, contrast=1.08, vibrance=0.3, rolloff=0.15, seed=seed)
    return shown(traced.light, traced.exposure, grade)


LOOK = Look("photographic", "photographic", draw, lit=True)
