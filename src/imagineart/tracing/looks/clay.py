"""How does a clay animation look? Matt, even colours, soft light, the marks of thumbs."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.anime import vivid
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.toning import calmed, scenery_of, things_of, toned, within
from imagineart.tracing.looks.tools import blurred, length, noise, sky_of
from imagineart.tracing.tracer import Traced

WORDS = ("claymation", "clay", "plasticine", "stop motion", "stop-motion", "play-doh")
MATT = 1.2  # of the light on the lit side: no gleam is brighter
DENTS = 0.09  # how much the marks of thumbs change the light


def draw(traced: Traced, seed: int) -> Floats:
    """Each thing's own colours run into each other, then light with dents."""
    rng = np.random.default_rng([seed, 51])
    unit = length(traced.light, 1 / 512)
    parts = toned(traced, 0.004)
    even = within(parts.full, things_of(traced), 1.4 * unit)
    even = np.where(scenery_of(traced)[..., None], calmed(traced, 5 * unit), even)
    light = np.where(scenery_of(traced), 1.0, np.clip(parts.lit, 0.12, MATT))
    dents = noise(light.shape, 7 * unit, rng) + 0.5 * noise(light.shape, 2.5 * unit, rng)
    slope = dents - blurred(np.roll(dents, round(2 * unit), (0, 1)), unit)
    light = light * (1.0 + DENTS * np.where(sky_of(traced.buffers), 0.0, slope))
    picture: Floats = np.clip(blurred(vivid(even, 1.1) * light[..., None], 0.5), 0.0, 1.0)
    return picture.astype(np.float32)


LOOK = Look("clay", "3d", draw, WORDS)
