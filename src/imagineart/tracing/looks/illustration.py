"""How is a storybook page painted? Clear gouache shapes, shaded with grain, tender coloured lines.

Shades are no gradients but denser grain, as a dry brush and a crayon leave it. The place is pale,
so that what the page is about stands before it.
"""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.features import faces_dotted
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import (
    Painted,
    lifted,
    painted,
    roughness,
    softened,
    vivid,
)
from imagineart.tracing.looks.skies import cloud_color, clouded, clouds, is_night
from imagineart.tracing.looks.toning import within
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

SHADOWS = np.array([0.50, 0.42, 0.60], np.float32)
LIGHTS = np.array([1.0, 0.95, 0.76], np.float32)
CREAM = np.array([0.98, 0.93, 0.82], np.float32)
PALE = 0.14  # of cream over what is behind
GRAIN = 0.34  # of the light, over which grain scatters its borders
SHADE = (0.80, 0.22)  # light where shade begins, and where it is whole
LINE = 0.68  # strength of lines, which take the colour of what they bound
DRY = 0.022  # coded: light and dark of a dry brush
TOOTH = 0.014  # coded: of the paper


def draw(traced: Traced, seed: int) -> Floats:
    """Colours first, grainy shade and light over them, then lines, then the paper."""
    rng = np.random.default_rng([seed, 41])
    unit = length(traced.light, 1 / 512)
    parts = painted(traced, 0.0028, 0.016)
    color = _colors(traced, parts, unit, rng)
    wobble = [1.0 * unit * noise(parts.lit.shape, 9 * unit, rng) for _ in range(2)]
    picture = warped(_shaded(traced, parts, color, unit, rng), *wobble)
    base = coded(faces_dotted(picture, color, traced))
    base = base + DRY * _dry_brush(base, unit, rng)[..., None]
    width = pressed(parts.lit, 1.7 * unit, rng)
    fewer = np.where(blurred(parts.scenery.astype(np.float32), unit) > 0.9, 0.45, 1.0)
    lines = LINE * fewer * warped(blurred(outlines(traced.buffers, width), 0.4), *wobble)
    drawn = mixed(base, 0.34 * base, lines.astype(np.float32))
    return linear(drawn + TOOTH * paper(drawn.shape, rng)[..., None])


def _colors(traced: Traced, parts: Painted, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W, 3) linear: bright and even, the place paler than what stands in it."""
    color = vivid(lifted(parts.base, 0.42), 1.42)
    even = within(color, parts.ids, 3.5 * unit)
    night = is_night(traced)
    far = mixed(even, CREAM, np.full(parts.lit.shape, 0.08 if night else PALE, np.float32))
    color = np.where(parts.scenery[..., None], far, color).astype(np.float32)
    cloud = cloud_color(traced, CREAM)
    heaps = clouds(traced, rng)
    cloudy = clouded(color, heaps, cloud, 0.9 * cloud)
    return np.where(parts.sky[..., None], cloudy, color).astype(np.float32)


def _shaded(
    traced: Traced, parts: Painted, color: Floats, unit: float, rng: np.random.Generator
) -> Floats:
    """(H, W, 3) linear: a violet shade and a warm light, both as grain."""
    rough = roughness(traced.buffers.normal, parts.ids)
    light = softened(parts, 3.0 * unit, 10.0 * unit, rough)
    grain = np.clip(noise(light.shape, 0.55 * unit, rng), -2.2, 2.2)
    scattered = light + 0.5 * GRAIN * grain
    shade = np.where(parts.sky, 0.0, 1.0 - step(scattered, SHADE[1], SHADE[0]))
    strong = np.where(parts.scenery, 0.62, 0.80)
    picture = mixed(color, color * SHADOWS, (strong * shade).astype(np.float32))
    glow = step(scattered, 1.02, 1.6) * ~parts.sky
    return np.clip(mixed(picture, 0.45 * picture + 0.55 * LIGHTS, 0.42 * glow), 0.0, 1.0)


def _dry_brush(image: Floats, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W) of deviation 1: broad marks of a brush along the forms."""
    across, down = flow(image, 8 * unit)
    marks = combed(noise(image.shape, 1.3 * unit, rng), across, down, round(12 * unit))
    blotches = noise(image.shape, 12 * unit, rng)
    return np.asarray(0.6 * marks / max(float(marks.std()), 1e-6) + 0.6 * blotches, np.float32)


LOOK = Look("illustration", "illustration", draw)
