"""What does little light leave in the dark, and what shines there?

With the usual ambient light u of the hour and the stated a, the gloom is g = max(0, 1 − a/u). Away
from the lit middle (distance r, reach R) the picture keeps

    m(r) = f + (1 − f)·exp(−(r/R)²),   f = (1 − g)²

of its light; the hour's own darkness is painted already. A thing that shines with strength s and
colour c lights what is around it, c·s·exp(−(r/R)²) times as much again, and blooms: a share of the
missing light is added, so that nothing exceeds 1. Everything works in place on (H, W, 3) float32
linear sRGB.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.plan.plan import Light
from imagineart.rendering.light import tint
from imagineart.rendering.noise import Field
from imagineart.rendering.raster import Array

USUAL_AMBIENT = {"dawn": 0.35, "sunset": 0.3, "dusk": 0.3, "night": 0.2}  # else 0.4
NIGHTFALL = {"sunset": 0.3, "dusk": 0.6, "night": 0.85}  # how far lamps are needed at that hour
POOL = 0.28  # of the diagonal: reach of the lit middle
ASIDE = 0.12  # of the diagonal: how far the lit middle lies towards the light
BRIGHT = 1.1  # × what is there already: light that a lamp adds at its place
BLOOM = 0.25  # of the missing light that it adds there
FLAME = (1.0, 0.72, 0.36)  # linear sRGB, what shines without a colour of its own
FADED = 3.0  # × reach: there a lamp adds a ten-thousandth
LEAST_GLOW = 0.04  # weaker lamps are not drawn


@dataclass(frozen=True, slots=True)
class Lamp:
    """Something that shines at (`x`, `y`) px, as far as `reach` px, in a linear sRGB colour."""

    x: float
    y: float
    reach: float
    color: tuple[float, float, float] = FLAME
    always: bool = False  # also by day


def gloom(light: Light) -> float:
    """How much of the hour's ambient light is missing: 0–1."""
    usual = USUAL_AMBIENT.get(light.time_of_day, 0.4)
    return float(np.clip(1 - light.ambient / usual, 0, 1))


def dim(canvas: Array, light: Light, focus: tuple[float, float]) -> None:
    """Leave the light around the focus, px, in place, warm or cold as the light is."""
    amount = gloom(light)
    if amount == 0:
        return
    diagonal = float(np.hypot(*canvas.shape[:2]))
    aside = ASIDE * diagonal * float(np.sin(np.radians(light.azimuth)))
    pool = _falloff(canvas, focus[0] + aside, focus[1] - abs(aside), POOL * diagonal)
    floor = np.float32((1 - amount) ** 2)
    tone = 1 + (tint(light) - 1) * np.float32(amount)
    for channel in range(3):
        canvas[..., channel] *= (floor + (1 - floor) * pool) * tone[channel]
    np.clip(canvas, 0, 1, out=canvas)


def shine(canvas: Array, light: Light, lamps: Sequence[Lamp]) -> None:
    """Light what is around the lamps, in place, as far as it is dark."""
    dark = max(gloom(light), NIGHTFALL.get(light.time_of_day, 0.0))
    for lamp in lamps:
        strength = max(dark, 0.5) if lamp.always else dark
        if strength > LEAST_GLOW:
            _light_up(canvas, lamp, strength)


def _light_up(canvas: Array, lamp: Lamp, strength: float) -> None:
    """Only as far as the lamp is noticed, in place."""
    far = FADED * lamp.reach
    left, top = max(0, int(lamp.x - far)), max(0, int(lamp.y - far))
    view = canvas[top : max(0, int(lamp.y + far)), left : max(0, int(lamp.x + far))]
    near = _falloff(view, lamp.x - left, lamp.y - top, lamp.reach)
    bloom = np.float32(BLOOM * strength) * near**4  # a halo of half the reach
    for channel, part in enumerate(lamp.color):
        plane = view[..., channel]
        plane *= 1 + np.float32(BRIGHT * strength * part) * near
        np.minimum(plane, 1, out=plane)
        plane += (1 - plane) * bloom * np.float32(part)


def _falloff(canvas: Array, x: float, y: float, reach: float) -> Field:
    """(H, W) exp(−(r/reach)²), 1 at (x, y)."""
    rows = np.exp(-(((np.arange(canvas.shape[0], dtype=np.float32) - y) / reach) ** 2))
    columns = np.exp(-(((np.arange(canvas.shape[1], dtype=np.float32) - x) / reach) ** 2))
    field: Field = rows[:, None] * columns[None, :]
    return field
