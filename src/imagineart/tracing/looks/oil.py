"""How is an oil painting made? Deep glowing colour in visible strokes that follow the forms."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.brush import Brush, stroked
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import lifted, painted, roughness, vivid
from imagineart.tracing.looks.skies import cloud_color, clouded, clouds, deepened
from imagineart.tracing.looks.tools import blurred, coded, length, linear, mixed, step
from imagineart.tracing.tracer import Traced

WORDS = (
    "oil painting", "oil on canvas", "oil paint", "painting", "acrylic", "impasto", "dutch masters",
    "old master", "old masters", "renaissance", "baroque", "rembrandt", "vermeer", "romanticism",
)  # fmt: skip
BRUSH = Brush(widths=(0.036, 0.016, 0.007, 0.004), detail=0.04)
SHADOWS = np.array([0.50, 0.42, 0.44], np.float32)
LIGHTS = np.array([1.06, 1.01, 0.90], np.float32)
CLOUD = np.array([0.97, 0.94, 0.88], np.float32)


def draw(traced: Traced, seed: int) -> Floats:
    """Warm light, brown shadows, broad strokes below and fine ones where forms meet."""
    rng = np.random.default_rng([seed, 71])
    return linear(stroked(coded(composed(traced, rng)), BRUSH, rng))


def composed(traced: Traced, rng: np.random.Generator) -> Floats:
    """(H, W, 3) linear: what is to be painted, half as lit and half as coloured."""
    parts = painted(traced, 0.003, 0.005)
    color = vivid(lifted(parts.base, 0.22), 1.2)
    sky = deepened(vivid(parts.base, 1.1), parts.sky)
    heaps = clouds(traced, rng)
    cloud = cloud_color(traced, CLOUD)
    color = np.where(parts.sky[..., None], clouded(sky, heaps, cloud, 0.72 * cloud), color)
    light = np.where(parts.sky, 1.0, blurred(parts.lit, length(parts.lit, 0.002, 0.6)))
    shade = step(light.astype(np.float32), 0.1, 1.15)
    shaded = mixed(color * SHADOWS, color * LIGHTS, shade)
    smooth = ~parts.scenery * (1.0 - roughness(traced.buffers.normal, parts.ids))
    gleam = step(light.astype(np.float32), 1.4, 2.4) * smooth
    return np.clip(mixed(shaded, 0.4 * shaded + 0.6, 0.7 * gleam), 0.0, 1.0)


LOOK = Look("oil", "illustration", draw, WORDS)
