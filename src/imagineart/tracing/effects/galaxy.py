"""What is a sky full of stars? Thousands of points, and the band of a galaxy that rises from afar.

The band is a line through the picture that leans; with d the distance from it in its widths,

    b = exp(−d²) · cloud,   light = b · (1 − dust),   stars per area ∝ 1 + 5 b

cloud and dust are smooth noise, dust along the middle. Of stars, N(> L) ∝ L^−1.1: most are faint.
"""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.effects.noise import smooth
from imagineart.tracing.effects.veil import Veil
from imagineart.tracing.effects.view import View, resized, small
from imagineart.tracing.scene import Effect

EDGE = 384  # px of the picture in which the band is made
LEAN = (14.0, 32.0)  # degrees from upright
WIDE = 0.15  # longer sides from the middle of the band to where it is a third as bright
SLOPE = 1.1
FAINT, BRIGHT = 0.10, 3.6  # of display white
POINT = 0.00085  # longer sides: the radius of a star …
LEAST = 0.5  # … in px at least
WARM = np.array([1.0, 0.80, 0.62], np.float32)
COOL = np.array([0.46, 0.56, 1.0], np.float32)
ROSE = np.array([0.85, 0.40, 0.72], np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """(h, w) pictures of a band: how bright it is, how much dust hides it, how high one looks."""

    bright: Floats
    dust: Floats
    height: Floats  # 0 at the foot of the picture … 1 at its top

    @property
    def color(self) -> Floats:
        """(h, w, 3) light: warm and low, blue and high, with patches of rose."""
        core = np.clip(1.15 - 1.1 * self.height, 0.0, 1.0)[..., None] * self.bright[..., None]
        hue = COOL + (WARM - COOL) * np.clip(core, 0.0, 1.0)
        hue = hue + 0.35 * (ROSE - hue) * np.clip(self.dust, 0.0, 1.0)[..., None]
        share = self.bright * (1.0 - 0.8 * self.dust)
        return np.asarray(hue * share[..., None], np.float32)


def galaxy(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """A clear night far from towns. `count` stars; `glow`: how bright the band is."""
    band = _band(small(view, EDGE), rng)
    glow = resized(band.color, view.depth.shape) * np.float32(effect.glow * effect.amount)
    stars = _stars(view, effect.count, band, rng)
    seen = (~np.isfinite(view.depth)).astype(np.float32)
    light = (glow + stars) * seen[..., None]
    return Veil(np.asarray(light, np.float32), np.zeros(view.depth.shape, np.float32))


def _band(shape: tuple[int, int], rng: np.random.Generator) -> Band:
    longer = max(shape)
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32) / np.float32(longer)
    lean = np.deg2rad(rng.uniform(*LEAN)) * rng.choice([-1.0, 1.0])
    foot = rng.uniform(0.36, 0.64) * shape[1] / longer
    across = (x - foot) * np.cos(lean) + (y - 0.5 * shape[0] / longer) * np.sin(lean)
    along = y * np.cos(lean) - x * np.sin(lean)
    bend = 0.05 * (smooth((3.0 * along + 9.0, 0.0 * along), rng) - 0.5)
    d = (across + bend) / WIDE
    cloud = 0.45 + 1.1 * smooth((9.0 * x, 9.0 * y), rng, 4)
    patches = smooth((5.5 * across + 20.0, 4.0 * along + 20.0), rng, 5)
    lane = np.exp(-(((d + 1.3 * (patches - 0.5)) / 0.34) ** 2))
    dust = np.clip(5.0 * (patches - 0.40), 0.0, 1.0) * lane
    core = 0.62 * np.exp(-((d / 0.62) ** 2)) + 0.38 * np.exp(-((d / 1.25) ** 2))
    height = 1.0 - y * longer / shape[0]
    return Band(*(np.asarray(part, np.float32) for part in (core * cloud, dust, height)))


def _stars(view: View, count: int, band: Band, rng: np.random.Generator) -> Floats:
    """(H, W, 3) points of light; more where the band is bright, none fewer at a smaller size."""
    height, width = view.depth.shape
    x, y, chance, size, hue = rng.random((5, 4 * count), np.float32)
    h, w = band.bright.shape
    here = band.bright[(y * h).astype(int), (x * w).astype(int)]
    hidden = band.dust[(y * h).astype(int), (x * w).astype(int)]
    kept = chance < 0.25 * (0.55 + 2.6 * here * (1.0 - hidden))
    bright = np.minimum(FAINT * (1.0 - size[kept]) ** (-1.0 / SLOPE), BRIGHT)
    tint = COOL + (WARM - COOL) * hue[kept, None]
    tint = 0.45 + 0.55 * tint
    radius = max(POINT * view.edge, LEAST)
    share = min(1.0, (POINT * view.edge / LEAST) ** 2)  # of a pixel that a smaller point fills
    light = np.zeros((height, width, 3), np.float32)
    at = (y[kept] * height).astype(int), (x[kept] * width).astype(int)
    np.add.at(light, at, tint * bright[:, None])
    blurred = ndimage.gaussian_filter(light, (radius, radius, 0), truncate=4.0)
    return np.asarray(blurred * np.float32(share * 2.0 * np.pi * radius**2), np.float32)
