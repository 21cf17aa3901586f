"""How is an oil painting made? Deep glowing colour in visible strokes that follow the forms."""

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.brush import Brush, around, stroked
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import lifted, painted, roughness, vivid
from imagineart.tracing.looks.skies import cloud_color, clouded, clouds, deepened
from imagineart.tracing.looks.toning import scenery_of, spread
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    flow,
    length,
    linear,
    mixed,
    noise,
    step,
)
from imagineart.tracing.tracer import Traced

WORDS = (
    "oil painting", "oil on canvas", "oil paint", "painting", "acrylic", "impasto", "dutch masters",
    "old master", "old masters", "renaissance", "baroque", "rembrandt", "vermeer", "romanticism",
)  # fmt: skip
BRUSH = Brush(widths=(0.034, 0.017, 0.008, 0.0045), spread=0.042, detail=0.045, ridges=0.075)
BROAD = Brush(widths=(0.060, 0.032, 0.015), long=3.6, spread=0.06, detail=0.075, ridges=0.085)
FORMS = 0.012  # of the longer side: over which normals are evened out
CUT = 0.0022  # of the longer side: how unevenly a thing is cut in against what is behind it
SHADOWS = np.array([0.50, 0.42, 0.44], np.float32)
LIGHTS = np.array([1.06, 1.01, 0.90], np.float32)
CLOUD = np.array([0.97, 0.94, 0.88], np.float32)


def draw(traced: Traced, seed: int) -> Floats:
    """Warm light, brown shadows, broad strokes below and fine ones where forms meet."""
    rng = np.random.default_rng([seed, 71])
    picture = coded(composed(traced, rng))
    scenery = scenery_of(traced)
    if scenery.all() or not scenery.any():
        return linear(stroked(picture, BRUSH, rng))
    behind = stroked(spread(picture, scenery), BROAD, rng)
    nearer = spread(picture, ~scenery)
    way = flow(nearer, length(nearer, BRUSH.follow, 2.0))
    normal = blurred(traced.buffers.normal, length(nearer, FORMS))
    things = stroked(nearer, BRUSH, rng, around(way, normal, ~scenery * np.float32(0.8)))
    return linear(mixed(behind, things, cut_in(~scenery, rng)))


def cut_in(things: NDArray[np.bool_], rng: np.random.Generator) -> Floats:
    """(H, W) 0–1: the things, their outline as a loaded brush leaves it."""
    size = length(things, CUT, 0.6)
    soft = blurred(things.astype(np.float32), size)
    uneven = 0.64 * soft * (1.0 - soft) * noise(things.shape, 2.2 * size, rng)
    return step((soft + uneven).astype(np.float32), 0.38, 0.62)


def composed(traced: Traced, rng: np.random.Generator) -> Floats:
    """(H, W, 3) linear: what is to be painted, half as lit and half as coloured."""
    parts = painted(traced, 0.003, 0.005)
    color = vivid(lifted(parts.base, 0.26), 1.34)
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
