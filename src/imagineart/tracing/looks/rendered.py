"""How does a clean computer rendering look? Even, bright and a little more colourful."""

from imagineart.modelling.model import Floats
from imagineart.tracing.display import Grade, shown
from imagineart.tracing.looks.look import Look
from imagineart.tracing.tracer import Traced

GRADE = Grade(bloom=0.05, saturation=1.15, contrast=0.96)


def draw(traced: Traced, seed: int) -> Floats:
    """No film, no corners."""
    return shown(traced.light, 1.08 * traced.exposure, GRADE)


LOOK = Look("rendered", "3d", draw)
