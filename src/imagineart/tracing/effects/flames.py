"""What burns? Tongues of fire at a source: noise that streams upward, in the colours of heat.

At u across (−1 … 1) and t up (0 … 1), heat is what is left of the profile w(t) − |u + sway| after
noise that runs up the flame has bitten into it, more the higher it is. Heat maps to light: deep
red, orange, yellow, near white. Flames add light, and hide what is behind their core.
"""

import numpy as np
from scipy import ndimage

from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.effects.noise import smooth
from imagineart.tracing.effects.veil import Veil, clear
from imagineart.tracing.effects.view import View, near, spared
from imagineart.tracing.scene import Effect

ROWS = 128  # of the picture of one fire
SPARED = 0.3  # of the heat before what may not be hidden
TALLER = 1.35  # of the reach: the highest tongues end well below the top of their picture
LAYERS = 6  # tongues beside and before each other
_HEAT = np.array([0.0, 0.10, 0.36, 0.66, 1.0])
_LIGHT = np.array(
    [(0, 0, 0), (0.32, 0.12, 0.05), (1.0, 0.80, 0.40), (1.15, 1.55, 1.2), (1.3, 2.6, 5.5)]
)  # times the colour of the fire


def flames(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """The fires of all sources."""
    veil = clear(view.size)
    for source in effect.sources:
        size = float(rng.uniform(0.75, 1.15)) if len(effect.sources) > 1 else 1.0
        foot, top = view.project(
            np.asarray([source, (*source[:2], source[2] + effect.reach * size)])
        )
        if foot[2] > 0.0:
            _lit(view, effect, veil, foot, top, size, rng)
    return veil


def _lit(
    view: View,
    effect: Effect,
    veil: Veil,
    foot: Floats,
    top: Floats,
    size: float,
    rng: np.random.Generator,
) -> None:
    """One fire, added to the veil where it is."""
    wide = max(effect.width * size * view.metres(float(foot[2])), 3.0)
    tall = TALLER * max(float(np.linalg.norm(top[:2] - foot[:2])), 0.8 * wide)
    heat = _fire(rng)
    width, height = view.size
    x0, y0 = foot[0] - wide, foot[1] - 0.94 * tall
    rows = slice(int(np.clip(y0, 0, height)), int(np.clip(y0 + tall + 1, 0, height)))
    columns = slice(int(np.clip(x0, 0, width)), int(np.clip(x0 + 2 * wide + 1, 0, width)))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    v = (np.arange(rows.start, rows.stop) + 0.5 - y0) / tall * ROWS - 0.5
    u = (np.arange(columns.start, columns.stop) + 0.5 - x0) / (2 * wide) * ROWS - 0.5
    at = np.stack(np.meshgrid(v, u, indexing="ij"))
    here = ndimage.map_coordinates(heat, at, order=1, mode="constant")
    here = here * near(view.depth[rows, columns], float(foot[2]) - 0.5 * effect.width, effect.width)
    here = here * spared(view, effect.spare, SPARED, rows, columns)
    color = np.asarray(effect.colors[0], np.float32)
    light = np.stack([np.interp(here, _HEAT, _LIGHT[:, c]) for c in range(3)], -1)
    veil.light[rows, columns] += np.asarray(effect.glow * light * color, np.float32)
    hidden = np.clip((here - 0.5 * _HEAT[1]) / (0.8 * _HEAT[2]), 0.0, 1.0) * 0.94
    veil.cover[rows, columns] = 1 - (1 - veil.cover[rows, columns]) * (1 - hidden)


def _fire(rng: np.random.Generator) -> Floats:
    """(ROWS, ROWS) heat 0–1, its foot in the last row; the source is half as wide as that."""
    t = (1.0 - (np.arange(ROWS) + 0.5) / ROWS)[:, None] * np.ones(ROWS)
    u = ((np.arange(ROWS) + 0.5) / ROWS * 4.0 - 2.0)[None, :] * np.ones((ROWS, 1))
    heat = np.zeros((ROWS, ROWS), np.float32)
    for layer in range(LAYERS):
        tall = float(rng.uniform(0.92, 1.0)) * (1.0 - 0.10 * layer)
        side = float(rng.uniform(-0.3, 0.3)) * (1.0 + 0.25 * layer)
        s = t / tall
        sway = 0.75 * s * (smooth((1.6 * s + 9.0, 0.5 * u), rng) - 0.5) * 2.0
        lick = smooth((2.2 * u + 3.0 * sway, 2.0 * s), rng, 3)
        profile = np.sqrt(np.clip(1.0 - s, 0.0, 1.0)) * (0.62 + 0.6 * s * (1.0 - s))
        inside = profile - np.abs(u - side + sway) - 1.25 * (1.0 - lick) * s**0.8 + 0.16 * s
        core = np.clip(inside * 1.5, 0.0, 1.0) * np.clip(s / 0.12, 0.0, 1.0)
        heat = np.maximum(heat, core * (1.0 - 0.3 * s)).astype(np.float32)
    return ndimage.gaussian_filter(heat, 0.7)
