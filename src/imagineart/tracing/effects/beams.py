"""Where does light show in the air? Beams that fan out from where it comes in.

Light scattered towards the eye grows with the air before a surface: 1 − exp(−depth / L). Beams are
smooth noise of the angle about a point beyond the picture, on the side of the sun or of windows.
"""

import numpy as np

from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.effects.noise import smooth
from imagineart.tracing.effects.veil import Veil
from imagineart.tracing.effects.view import View, resized, small
from imagineart.tracing.scene import Effect

EDGE = 384  # px of the picture in which beams are made
BEYOND = 0.30  # of the picture: how far outside the light comes from
FINE = 6.5  # beams a radian
AIR = 0.75  # of the focal distance: L
DARK = 0.25  # of display white: a room where beams show by themselves
DIMMED = 0.95  # how far a brighter one goes down, so that they show
OPEN = 0.3  # of that where the sun is over it: a wood stays bright
STRONG = 0.8  # of display white, the brightest beam


def beams(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """Beams over the whole picture; they add light."""
    shape = small(view, EDGE)
    at = _light(view, rng)
    longer = max(shape)
    x = ((np.arange(shape[1]) + 0.5) / longer)[None, :] - at[0] * view.size[0] / view.edge
    y = ((np.arange(shape[0]) + 0.5) / longer)[:, None] - at[1] * view.size[1] / view.edge
    angle, far = np.arctan2(x, y + 1e-6), np.hypot(x, y)
    fan = smooth((FINE * angle + 20.0, 0.3 * far), rng, 2)
    bright = np.clip((fan - 0.42) / 0.25, 0.0, 1.0) ** 1.3
    cone = np.exp(-(((angle - _aim(view, at)) / 0.55) ** 2))
    bright = bright * cone * np.exp(-0.9 * np.maximum(far - BEYOND, 0.0))
    air = 1.0 - np.exp(-np.minimum(view.depth, 1e6) / (AIR * view.focus))
    share = resized(np.asarray(bright, np.float32), view.depth.shape) * air
    color = np.asarray(effect.colors[0], np.float32) * _tint(view)
    light = color * (effect.amount * effect.glow * STRONG * share)[..., None]
    dim = np.clip(DIMMED * (float(view.mean.max()) - DARK), 0.0, 0.6) * min(effect.amount, 1.0)
    dim = dim * (1.0 if view.sun is None else OPEN)
    hidden = np.clip(0.35 * effect.amount * share + dim * (1.0 - share), 0.0, 0.75)
    return Veil(np.asarray(light, np.float32), np.asarray(hidden, np.float32))


def _light(view: View, rng: np.random.Generator) -> tuple[float, float]:
    """(x, y) in fractions of the picture: of the sun where it is near the picture, else above it on
    the side from which the light comes."""
    aside = 1.0 if rng.random() < 0.5 else -1.0
    if view.sun is not None:
        right, up, forward = view.camera.axes @ np.asarray(view.sun.direction, np.float32)
        if forward > 0.2:
            x = 0.5 + right / forward / (2 * view.camera.half_width)
            y = 0.5 - up / forward / (2 * view.camera.half_width)
            if -0.4 < x < 1.4 and y < 0.5:
                return float(x), float(max(y, -BEYOND))
        aside = 1.0 if right > 0 else -1.0
    return 0.5 + aside * float(rng.uniform(0.34, 0.52)), -BEYOND


def _aim(view: View, at: tuple[float, float]) -> float:
    """The angle from the light to the middle of the picture, as the fan counts it."""
    return float(np.arctan2((0.5 - at[0]) * view.size[0], (0.62 - at[1]) * view.size[1]))


def _tint(view: View) -> Floats:
    """The hue of the sun, half as strong; indoors that of the room's light."""
    color = np.asarray(view.sun.color if view.sun is not None else view.mean, np.float32)
    return np.asarray(0.5 + 0.5 * color / max(float(color.max()), 1e-6), np.float32)
