"""What does a good lens on neutral film make of light? A photograph."""

from imagineart.modelling.model import Floats
from imagineart.tracing.display import Grade, shown
from imagineart.tracing.looks.look import Look
from imagineart.tracing.tracer import Traced


def draw(traced: Traced, seed: int) -> Floats:
    """A little bloom, darker corners."""
    return shown(traced.light, traced.exposure, Grade(bloom=0.03, vignette=0.12, seed=seed))


LOOK = Look("photographic", "photographic", draw)
