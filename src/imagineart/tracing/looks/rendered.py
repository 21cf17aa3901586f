"""How does a friendly computer rendering look? One big soft light, pure colour, glowing shadows."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.display import Grade, shown
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import lifted, painted, vivid
from imagineart.tracing.looks.tools import blurred, length, mixed, step
from imagineart.tracing.tracer import Traced

GRADE = Grade(bloom=0.08, saturation=1.25, contrast=0.94)
SHADOWS = np.array([0.62, 0.54, 0.66], np.float32)  # light that has gone through the thing
SOFT = 0.55  # how much of the picture is lit anew
AIRY = 0.03  # of white, as a big light fills in


def draw(traced: Traced, seed: int) -> Floats:
    """The lit picture, its shadows filled by a soft light that scatters within things."""
    lit = shown(traced.light, 1.06 * traced.exposure, GRADE)
    parts = painted(traced, 0.002, 0.003)
    color = vivid(lifted(parts.base, 0.24), 1.3)
    light = np.where(parts.sky, 1.0, blurred(parts.lit, length(parts.lit, 0.006, 1.0)))
    shade = step(light.astype(np.float32), -0.1, 1.1)
    soft = mixed(color * SHADOWS, color * 1.06, shade)
    share = np.where(parts.sky, 0.35, SOFT).astype(np.float32)
    gleam = step(parts.lit, 1.6, 2.6) * ~parts.scenery
    picture = mixed(lit, soft, share * (1.0 - gleam))
    return np.clip(picture + AIRY * (1.0 - picture) * 0.5, 0.0, 1.0).astype(np.float32)


LOOK = Look("rendered", "3d", draw)
