"""How do trees look from afar? Round crowns and firs as small shaded pictures, set on the land.

A crown is a heap of puffs like a cloud; a fir a stack of ragged cones. Each is drawn once per
variant and pasted in many sizes, far ones first.
"""

from functools import lru_cache

import numpy as np

from imagineart.rendering.backgrounds.atmosphere import Atmosphere
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.backgrounds.terrain import FOCAL, Ground
from imagineart.rendering.noise import Field, stream
from imagineart.rendering.raster import Array, Oklch, blur, over, ramp, resize, rgb, smoothstep

LEAVES: dict[str, tuple[Oklch, ...]] = {
    "spring": ((0.62, 0.15, 130), (0.70, 0.14, 122), (0.80, 0.09, 5)),
    "summer": ((0.48, 0.12, 140), (0.54, 0.135, 134), (0.44, 0.10, 148)),
    "autumn": ((0.60, 0.16, 50), (0.70, 0.15, 75), (0.52, 0.16, 32), (0.62, 0.12, 95)),
    "winter": ((0.86, 0.02, 250), (0.80, 0.03, 250)),
}
SIZE = 128  # px, edge of a tree's own picture


@lru_cache(maxsize=16)
def crown(variant: int) -> tuple[Field, Field]:
    """(tone 0–1, alpha) of a round tree (SIZE, SIZE), its trunk's foot at the bottom middle."""
    rng = stream(variant, "crown")
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE
    surface = np.zeros((SIZE, SIZE), np.float32)
    for _ in range(34):
        angle, far = rng.uniform(0, 2 * np.pi), rng.uniform(0, 1) ** 0.6
        cx, cy = 0.5 + 0.27 * far * np.cos(angle), 0.39 + 0.24 * far * np.sin(angle)
        r = rng.uniform(0.09, 0.17)
        lift = 0.30 * np.sqrt(max(1 - far**2, 0))
        bump = r**2 - (x - cx) ** 2 - (y - cy) ** 2
        np.maximum(surface, np.where(bump > 0, np.sqrt(np.maximum(bump, 0)) + lift, 0), out=surface)
    alpha = smoothstep(0.0, 0.06, blur(surface, 1.2))
    tone = _relief(surface) + 0.30 * (0.45 - y) - 0.22 * smoothstep(0.45, 0.7, y)
    trunk = np.clip(1 - np.abs(x - 0.5 - 0.01 * np.sin(y * 20)) / (0.028 + 0.02 * (y > 0.93)), 0, 1)
    trunk = smoothstep(0, 0.4, trunk) * (y > 0.45)
    tone = np.where(alpha > 0.5, tone, -1.0).astype(np.float32)
    return tone, np.maximum(alpha, trunk).astype(np.float32)


@lru_cache(maxsize=16)
def fir(variant: int) -> tuple[Field, Field]:
    """(tone 0–1, alpha) of a fir tree (SIZE, SIZE), its foot at the bottom middle."""
    rng = stream(variant, "fir")
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE
    tone = np.full((SIZE, SIZE), -1.0, np.float32)
    alpha = (smoothstep(0.022, 0.015, np.abs(x - 0.5)) * (y > 0.85)).astype(np.float32)
    tiers = 8
    for i in range(tiers - 1, -1, -1):
        top, bottom = 0.02 + 0.86 * (i / tiers) ** 1.08, 0.14 + 0.80 * ((i + 1) / tiers) ** 1.05
        half = 0.055 + 0.21 * ((i + 1) / tiers)
        droop = 0.05 * (np.abs(x - 0.5) / half) ** 2 + 0.012 * np.sin(x * 70 + rng.uniform(0, 6))
        t = (y - top) / (bottom + droop - top)
        inside = (t < 1) & (t > 0) & (np.abs(x - 0.5) < half * np.clip(t, 0, 1) ** 0.85)
        tone = np.where(inside, 0.75 - 0.55 * t - 0.35 * (x - 0.5) / half, tone)
        alpha = np.where(inside, 1.0, alpha)
    return blur(tone.astype(np.float32), 0.7), blur(alpha.astype(np.float32), 0.7)


def _relief(surface: Field) -> Field:
    soft = blur(surface, 1.5) * SIZE
    slope_y, slope_x = np.gradient(soft)
    light = (0.8 * slope_y + 0.45 * slope_x + 0.5) / np.sqrt(1 + slope_x**2 + slope_y**2)
    value: Field = np.clip(0.42 + 0.42 * light, 0, 1)
    return value


def tree(
    frame: Frame,
    air: Atmosphere,
    color: Oklch,
    variant: int,
    distance: float,
    *,
    conifer: bool,
    snowy: bool,
) -> Array:
    """(SIZE, SIZE, 4) a lit tree at a distance 0–1; light from the frame's side."""
    tone, alpha = fir(variant) if conifer else crown(variant)
    if np.sin(np.radians(frame.light.azimuth)) > 0:
        tone, alpha = tone[:, ::-1], alpha[:, ::-1]
    lightness, chroma, hue = color
    tones = [
        (0.0, rgb((lightness * 0.55, chroma * 0.85, hue + 12))),
        (0.5, rgb((lightness, chroma, hue))),
        (1.0, rgb((lightness + 0.17, chroma * 0.95, hue - 14))),
    ]
    albedo = ramp(tones, tone)
    if snowy:
        white = smoothstep(0.5, 0.72, tone)[..., None]
        albedo = albedo + (rgb((0.96, 0.012, 250)) - albedo) * white
    bark = (tone < -0.5)[..., None]
    lit = air.lit(np.where(bark, rgb((0.36, 0.045, 55)), albedo), 0.85)
    lit = lit + (air.haze - lit) * (1 - np.exp(-air.density * 1.1 * distance))
    return np.concatenate([lit * alpha[..., None], alpha[..., None]], axis=-1).astype(np.float32)


def scatter_trees(
    frame: Frame,
    air: Atmosphere,
    canvas: Array,
    ground: Ground,
    height: Field,
    *,
    conifer: bool = False,
    snowy: bool = False,
    reach: tuple[float, float] = (0.56, 0.82),
) -> None:
    """Groups of trees on visible ground in the middle distance, far ones first, in place."""
    rng = frame.random("trees")
    colors = LEAVES["summer" if conifer else frame.background.season]
    row = frame.horizon + FOCAL * frame.unit * (1 - height) / ground.z
    edge = np.minimum.accumulate(row, axis=0)
    depths = ground.reach[:, 0]
    made: dict[tuple[int, int, int], Array] = {}
    for far, x in sorted(_groups(frame, rng, reach), reverse=True):
        i = int(np.searchsorted(depths, far))
        column = int(np.clip(x * frame.width, 0, frame.width - 1))
        if i >= len(depths) or row[i, column] > edge[i, column] + 1:
            continue
        size = FOCAL * frame.unit / float(ground.z[i, 0]) * float(rng.uniform(1.6, 2.6))
        key = int(rng.integers(len(colors))), int(rng.integers(4)), round(far * 8)
        if key not in made:
            color = (0.36, 0.075, 155) if conifer else colors[key[0]]
            far_off = (key[2] / 8) ** 2
            made[key] = tree(frame, air, color, key[1], far_off, conifer=conifer, snowy=snowy)
        plant(canvas, made[key], x * frame.width, float(row[i, column]), size)


def _groups(
    frame: Frame, rng: np.random.Generator, reach: tuple[float, float]
) -> list[tuple[float, float]]:
    places: list[tuple[float, float]] = []
    for _ in range(int(rng.integers(7, 11) * frame.width / frame.unit)):
        x, far = float(rng.random()), float(rng.uniform(*reach))
        for _ in range(int(rng.integers(1, 8))):
            places.append((far + float(rng.normal(0, 0.02)), x + float(rng.normal(0, 0.03))))
    return places


def plant(canvas: Array, image: Array, x: float, foot: float, size: float) -> None:
    """Paste a tree picture with its foot at (x, foot) px, `size` px high, in place."""
    edge = max(2, round(size))
    small = np.clip(resize(image, edge, edge, smooth=False), 0, 1)
    over(canvas, small, round(x - edge / 2), round(foot - edge * 0.985))
