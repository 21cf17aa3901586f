"""How is a vintage poster printed? A few inks on cream paper, not quite in register, with grain."""

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.anime import shadow_border
from imagineart.tracing.looks.flat import centers_of, nearest_of
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import lifted, painted, roughness, softened, vivid
from imagineart.tracing.looks.skies import cloud_color, clouded, clouds, deepened
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    length,
    linear,
    majority,
    mixed,
    noise,
    paper,
    step,
)
from imagineart.tracing.tracer import Traced

INKS = 11
SAMPLE = 20_000  # pixels from which inks are found
CREAM = np.array([0.955, 0.90, 0.775], np.float32)
SHADOWS = np.array([0.42, 0.42, 0.52], np.float32)
BANDS = 5  # of a sky
AGED = 0.05  # how far the paper shows through
SPECKS = 0.05


def draw(traced: Traced, seed: int) -> Floats:
    """Two tones a thing, a sky in bands, everything in the nearest ink."""
    rng = np.random.default_rng([seed, 101])
    unit = length(traced.light, 1 / 512)
    picture = coded(_toned(traced, unit, rng))
    points = picture.reshape(-1, 3)
    inks = centers_of(points[rng.integers(0, len(points), SAMPLE)].astype(float), INKS, 0.002)
    label = nearest_of(points.astype(float), inks).reshape(picture.shape[:2])
    printed = _registered(label, inks, length(picture, 0.0024, 1.0))
    grain = SPECKS * step(noise(printed.shape, 0.8 * unit, rng), 0.9, 2.4)
    share = np.clip(AGED + grain + 0.02 * paper(printed.shape, rng), 0.0, 1.0)
    return linear(mixed(printed, coded(CREAM), share.astype(np.float32)))


def _toned(traced: Traced, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W, 3) linear: warm light, blue shadows, cream clouds, the sky in bands."""
    parts = painted(traced, 0.006, 0.014)
    color = vivid(lifted(parts.base, 0.3), 1.4) * np.array([1.05, 1.0, 0.9], np.float32)
    sky = deepened(color, parts.sky)
    height = np.linspace(0.0, 1.0, BANDS)[
        np.minimum(np.linspace(0, BANDS, len(sky)).astype(int), BANDS - 1)
    ].astype(np.float32)
    warm = np.broadcast_to(0.55 * height[:, None], parts.lit.shape)
    cloud = cloud_color(traced, CREAM)
    sky = clouded(mixed(sky, CREAM, warm), clouds(traced, rng), cloud, 0.9 * cloud)
    color = np.where(parts.sky[..., None], sky, color)
    light = softened(parts, 2.5 * unit, 14 * unit, roughness(traced.buffers.normal, parts.ids))
    border = shadow_border(light, np.where(parts.scenery, -1, parts.ids))
    shade = np.where(parts.sky, 1.0, step(light - border, -0.03, 0.03)).astype(np.float32)
    return np.clip(mixed(color * SHADOWS, color, shade), 0.0, 1.0)


def _registered(label: NDArray[np.int64], inks: NDArray[np.float64], sigma: float) -> Floats:
    """Areas of ink rounded off as a stencil is cut."""
    return blurred(inks[majority(label, len(inks), sigma)].astype(np.float32), 0.5)


LOOK = Look("print", "poster", draw)
