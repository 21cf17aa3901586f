"""A plain view to lay effects over: a grey wall, a ground, the sky above."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.effects.view import View, view_of
from imagineart.tracing.scene import Camera, Effect, Sun

EDGE = 96
CAMERA = Camera((0.0, -6.0, 1.2), (0.0, 0.0, 1.0), focus=6.0)


def scene_view(
    light: float = 0.5, wall: float = 20.0, sky: float = 0.4, sun: Sun | None = None
) -> View:
    """A wall so many metres away that shows so much light; the upper `sky` of it is open."""
    depth = np.full((EDGE, EDGE), wall, np.float32)
    depth[: round(sky * EDGE)] = np.inf
    grey = np.full((EDGE, EDGE, 3), 0.5, np.float32)
    return view_of(CAMERA, depth, np.float32(light) * grey, grey, 1.0, sun)


def chance(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def seen(effect: Effect, view: View) -> Floats:
    """(H, W) what an effect changes: light and cover together."""
    from imagineart.tracing.effects.drawing import MANNERS

    veil = MANNERS[effect.manner](view, effect, chance(effect.seed))
    return np.asarray(veil.light.max(axis=-1) + veil.cover, np.float32)
