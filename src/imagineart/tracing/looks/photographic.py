"""What does a good lens on neutral film make of light? A photograph, clear and colourful."""

from dataclasses import replace

from imagineart.modelling.model import Floats
from imagineart.tracing.balance import balance_of
from imagineart.tracing.bands import in_bands
from imagineart.tracing.display import Grade, shown
from imagineart.tracing.dodging import dodged
from imagineart.tracing.looks.look import Look
from imagineart.tracing.tracer import Traced

FILL = 0.45  # of the stops that shadows lack
CLARITY = 0.16
GRADE = Grade(
    bloom=0.06, vignette=0.16, contrast=1.13, saturation=1.07, vibrance=0.25, rolloff=0.15
)


def draw(traced: Traced, seed: int) -> Floats:
    """Light shadows and clear forms; a little bloom, darker corners, deep tones, full colours."""
    seen = traced.buffers
    factors = balance_of(traced.light, seen.albedo, seen.cover)
    light = in_bands(lambda rows: rows * factors, traced.light)
    light = dodged(light, seen.albedo, traced.exposure, FILL, CLARITY)
    return shown(light, traced.exposure, replace(GRADE, seed=seed))


LOOK = Look("photographic", "photographic", draw, lit=True)
