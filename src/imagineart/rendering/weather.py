"""What falls through the air in front of everything? Rain and snow, drawn over the composition.

Drops are streaks of light along the wind, flakes soft discs; near ones are larger and fainter, as
a lens shows them. Both are added in linear light and so never darken a colour.
"""

import numpy as np

from imagineart.rendering.noise import look_up, stream, tile
from imagineart.rendering.raster import Array, resize, smoothstep

RAIN = {"rain": 0.5, "storm": 0.8}  # weather → strength
SNOW = {"snow": 1.0}


def fall(canvas: Array, weather: str, seed: int, dark: bool = False) -> None:
    """Draw what falls in this weather over the canvas (H, W, 3), in place: a view under the sky."""
    if weather in RAIN:
        _rain(canvas, RAIN[weather], seed, dark)
    elif weather in SNOW:
        _snow(canvas, seed, dark)


def _rain(canvas: Array, strength: float, seed: int, dark: bool) -> None:
    height, width = canvas.shape[:2]
    unit = max(height, width)
    y = np.arange(0, height, dtype=np.float32)[:, None] / unit
    x = np.arange(0, width, dtype=np.float32)[None, :] / unit
    light = np.zeros((height, width), np.float32)
    for name, scale, amount in (("near", 1.1, 0.5), ("far", 2.3, 0.35)):
        drops = tile(stream(seed, name), 0.1, low=30, high=140, stretch=26.0)
        field = look_up(drops, (x + 0.16 * y) * scale, (y - 0.02 * x) * scale * 0.22)
        light += amount * smoothstep(1.3, 2.9, field)
    canvas += (light * strength * (0.22 if dark else 0.45))[..., None] * (1 - canvas)


def _snow(canvas: Array, seed: int, dark: bool) -> None:
    height, width = canvas.shape[:2]
    unit = max(height, width)
    rng = stream(seed, "flakes")
    flake = _flake()
    for size, count, alpha in ((0.0045, 300, 0.9), (0.009, 110, 0.75), (0.022, 26, 0.42)):
        places = rng.random((count, 2)) * (width, height)
        sizes = rng.uniform(0.7, 1.4, count) * size * unit
        for (x, y), edge in zip(places, sizes, strict=True):
            _drop(canvas, flake, float(x), float(y), float(edge), alpha * (0.75 if dark else 1.0))


def _flake(size: int = 33) -> Array:
    """(size, size) a soft disc."""
    at = np.linspace(-1, 1, size, dtype=np.float32)
    return smoothstep(1.0, 0.35, np.hypot(at[None], at[:, None]))


def _drop(canvas: Array, flake: Array, x: float, y: float, edge: float, alpha: float) -> None:
    pixels = max(2, round(edge))
    mask = np.clip(resize(flake, pixels, pixels, smooth=False), 0, 1) * alpha
    left, top = round(x) - pixels // 2, round(y) - pixels // 2
    x0, y0 = max(0, left), max(0, top)
    view = canvas[y0 : max(0, top + pixels), x0 : max(0, left + pixels)]
    part = mask[y0 - top :, x0 - left :][: view.shape[0], : view.shape[1], None]
    view += (0.95 - view) * part
