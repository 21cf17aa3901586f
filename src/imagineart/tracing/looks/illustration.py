"""How is a storybook page painted? Soft warm gouache, simple shapes, tender lines, paper grain."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import (
    Painted,
    lifted,
    painted,
    roughness,
    softened,
    vivid,
)
from imagineart.tracing.looks.skies import cloud_color, clouded, clouds
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    combed,
    flow,
    length,
    linear,
    mixed,
    noise,
    outlines,
    paper,
    pressed,
    step,
    warped,
)
from imagineart.tracing.tracer import Traced

SHADOWS = np.array([0.66, 0.56, 0.64], np.float32)
LIGHTS = np.array([1.05, 1.01, 0.93], np.float32)
CREAM = np.array([0.98, 0.93, 0.84], np.float32)
LINE = 0.5  # strength of lines, which take the colour of what they bound
DRY = 0.02  # coded: light and dark of a dry brush
TOOTH = 0.013  # coded: of the paper


def draw(traced: Traced, seed: int) -> Floats:
    """Colours first, a soft shade over them, then lines of deep colour, then the paper."""
    rng = np.random.default_rng([seed, 41])
    unit = length(traced.light, 1 / 512)
    parts = painted(traced, 0.0032, 0.011)
    shaded = _shaded(traced, parts, unit, rng)
    wobble = [0.8 * unit * noise(shaded.shape, 9 * unit, rng) for _ in range(2)]
    base = coded(warped(shaded, *wobble))
    base = base + DRY * _dry_brush(base, unit, rng)[..., None]
    width = pressed(parts.lit, 1.5 * unit, rng)
    lines = LINE * warped(blurred(outlines(traced.buffers, width), 0.4), *wobble)
    drawn = mixed(base, 0.38 * base, lines)
    return linear(drawn + TOOTH * paper(drawn.shape, rng)[..., None])


def _shaded(traced: Traced, parts: Painted, unit: float, rng: np.random.Generator) -> Floats:
    """Warm colour with one soft shadow, under a milky sky with cream clouds."""
    color = vivid(lifted(parts.base, 0.3), 1.34)
    sky = mixed(color, CREAM, np.full(parts.lit.shape, 0.12, np.float32))
    cloud = cloud_color(traced, CREAM)
    cloudy = clouded(sky, clouds(traced, rng), cloud, 0.86 * cloud)
    color = np.where(parts.sky[..., None], cloudy, color)
    rough = roughness(traced.buffers.normal, parts.ids)
    light = softened(parts, 3.0 * unit, 9.0 * unit, rough)
    shade = np.where(parts.sky, 1.0, step(light, 0.15, 1.05)).astype(np.float32)
    return np.clip(mixed(color * SHADOWS, color * LIGHTS, shade), 0.0, 1.0)


def _dry_brush(image: Floats, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W) of deviation 1: broad marks of a brush along the forms."""
    across, down = flow(image, 8 * unit)
    marks = combed(noise(image.shape, 1.3 * unit, rng), across, down, round(12 * unit))
    blotches = noise(image.shape, 12 * unit, rng)
    return np.asarray(0.6 * marks / max(float(marks.std()), 1e-6) + 0.6 * blotches, np.float32)


LOOK = Look("illustration", "illustration", draw)
