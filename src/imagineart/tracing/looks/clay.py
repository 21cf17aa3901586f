"""How does a clay animation look? Matt, even colours, soft light, the marks of thumbs."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import lifted, painted, softened, vivid
from imagineart.tracing.looks.tools import blurred, length, mixed, noise
from imagineart.tracing.tracer import Traced

WORDS = ("claymation", "clay", "plasticine", "stop motion", "stop-motion", "play-doh")
SHADOWS = np.array([0.36, 0.29, 0.33], np.float32)
MATT = 1.15  # of the light on the lit side: no gleam is brighter
DENTS = 0.20  # how much the marks of thumbs change the light
GROUND = 0.8  # how much of them shows on what is no thing
PRINTS = 0.05  # and the lines of a fingertip


def draw(traced: Traced, seed: int) -> Floats:
    """Each thing's own colours run into each other, then light with dents."""
    rng = np.random.default_rng([seed, 51])
    unit = length(traced.light, 1 / 512)
    parts = painted(traced, 0.0045, 0.03)
    color = vivid(lifted(parts.base, 0.26), 1.35)
    light = softened(parts, 2.2 * unit, 5 * unit, np.zeros_like(parts.lit))
    light = np.clip(light, 0.05, MATT) / MATT
    share = np.where(parts.sky, 0.0, np.where(parts.scenery, GROUND, 1.0))
    light = light + (share * _dented(light, unit, rng)).astype(np.float32)
    picture = mixed(color * SHADOWS, color * 1.08, np.clip(light, 0.0, 1.15))
    return np.clip(blurred(picture, 0.5), 0.0, 1.0).astype(np.float32)


def _dented(light: Floats, unit: float, rng: np.random.Generator) -> Floats:
    """(H, W): the light that dents and fingerprints add and take, from the upper left."""
    dents = noise(light.shape, 7 * unit, rng) + 0.5 * noise(light.shape, 2.5 * unit, rng)
    slope = dents - blurred(np.roll(dents, round(2 * unit) + 1, (0, 1)), unit)
    v, u = np.mgrid[: light.shape[0], : light.shape[1]].astype(np.float32)
    around = np.hypot(u % (46 * unit) - 23 * unit, v % (52 * unit) - 26 * unit)
    whorl = np.sin(2 * np.pi * (around + 2.5 * unit * dents) / (3.4 * unit))
    printed = _pressed(noise(light.shape, 16 * unit, rng))
    return (DENTS * slope + PRINTS * whorl * printed).astype(np.float32)


def _pressed(field: Floats) -> Floats:
    """Where fingers pressed: a third of the surface."""
    return np.clip((field - 0.3) * 2.0, 0.0, 1.0).astype(np.float32)


LOOK = Look("clay", "3d", draw, WORDS)
