"""How does the inside of a cave look? One mouth of rock behind the other, light from its end.

Where the rock of layer k begins, in units from the middle of the cave's opening:

    hypot(x / a, y / b) + roughness(x, y) > reach_k

Spikes hang from its vault where noise in x alone is high.

The far layers take the light of the opening, the near ones stand dark before it.
"""

import numpy as np

from imagineart.rendering.backgrounds.atmosphere import atmosphere
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.backgrounds.interior import surface_of, top
from imagineart.rendering.backgrounds.materials import plane_of
from imagineart.rendering.noise import Field, curve, look_up, tile
from imagineart.rendering.raster import Array, Oklch, blur, mix, rgb, smoothstep

ROCK: Oklch = (0.60, 0.030, 60)
LAYERS = 4
NEAREST, FARTHEST = 0.80, 0.20  # reach of the first and the last layer, units
GROWTH = 0.16  # units: how far spikes hang down


def cave(frame: Frame) -> Array:
    """Rough walls and hanging spikes around a far opening, and a floor of stone."""
    low = frame.smaller(1024)
    air = atmosphere(low)
    end = mix(air.sky[1], air.sky[2], 0.5) * (1.5 if air.dark else 1.0)
    canvas = np.broadcast_to(end, (low.height, low.width, 3)).astype(np.float32)
    for layer in reversed(range(LAYERS)):
        canvas = _layer(low, canvas, layer / (LAYERS - 1), end)
    canvas = frame.enlarge(blur(canvas, 0.0015 * low.unit))
    plane = plane_of(frame, tilt=0.22)
    top(frame, canvas, surface_of(frame, "stone"), plane, canvas)
    _shade_floor(frame, canvas, plane.top)
    return canvas


def _layer(frame: Frame, behind: Array, depth: float, end: Array) -> Array:
    """What is behind, framed by the rock at this depth: 0 nearest, 1 farthest."""
    rng = frame.random(f"rock{depth:.2f}")
    reach = NEAREST + (FARTHEST - NEAREST) * depth
    y = frame.y - 0.78 * frame.horizon / frame.unit
    rough = look_up(tile(rng, 1.3, low=2, high=16), frame.x * 0.3, frame.y * 0.3)
    away = np.hypot(frame.x / 1.05, y / 0.92) + 0.055 * (0.4 + reach) * rough - reach
    rock = np.maximum(away, _spikes(frame, rng, reach))
    cover = smoothstep(-0.004, 0.004, rock)[..., None]
    edge = np.exp(-np.maximum(away, 0) / 0.16)
    light = (0.09 + 0.60 * depth**1.3) * (0.35 + 1.05 * edge)
    warm = frame.light.key * np.exp(-((frame.x / 0.9) ** 2 + ((y + 0.1) / 0.6) ** 2))
    shade = ((light + 0.07 * warm) * _relief(frame, rng))[..., None]
    stone = rgb(frame.color(ROCK)) * shade + 0.16 * depth * end * edge[..., None]
    value: Array = (behind + (stone - behind) * cover).astype(np.float32)
    return value


def _spikes(frame: Frame, rng: np.random.Generator, reach: float) -> Field:
    """Signed: above 0 where rock hangs down from the vault."""
    vault = 0.78 * frame.horizon / frame.unit - 0.92 * np.sqrt(
        np.maximum(reach**2 - (frame.x / 1.05) ** 2, 0)
    )
    points = np.clip(curve(rng, frame.x * 0.35, 0.4, 48), 0, 1.6) ** 1.5
    hang: Field = vault + GROWTH * (0.05 + reach) * points - frame.y
    return np.where(np.abs(frame.x / 1.05) < reach, hang, 0.01).astype(np.float32)


def _relief(frame: Frame, rng: np.random.Generator) -> Field:
    """Light on bumps of the rock from above, mean about 1."""
    bumps = tile(rng, 1.5, low=4, high=70)
    x, y = frame.x * 0.5, frame.y * 0.4
    slope = look_up(bumps, x, y + 0.006) - look_up(bumps, x, y - 0.006)
    relief: Field = np.clip(
        1 + frame.detail * (0.34 * slope + 0.05 * look_up(bumps, x, y)), 0.6, 1.5
    )
    return relief


def _shade_floor(frame: Frame, canvas: Array, row: int) -> None:
    """The floor lies in the dark at both sides, in place."""
    pool = np.exp(-((frame.x / 0.62) ** 2))
    canvas[row:] *= (0.22 + 0.48 * pool)[..., None]
