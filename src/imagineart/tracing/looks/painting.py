"""Which colour has each place of a scene, and how much light is on it? Light and colour apart.

A painter mixes the colour of a thing first and shades it then. Colours are the albedo, so that they
are clean and bright however dark the scene was lit; light is E = shown / albedo beside that of the
lit side of the same thing, so that dark things have lit sides too. What glows keeps its own light.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.looks.skies import horizon_of, is_night, plain_sky
from imagineart.tracing.looks.toning import scenery_of, spread, things_of, within
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    length,
    mixed,
    simplified,
    sky_of,
    step,
)
from imagineart.tracing.tracer import Traced

MOON = np.array([0.72, 0.85, 1.3], np.float32)  # how a night is painted
DAY = np.ones(3, np.float32)
PLAIN = 0.05  # deviation of lightness below which scenery is nothing but a ground
EVEN = 0.12  # of the longer side, over which light falls off on it
GROUND = 0.20  # lightness of scenery that is painted
MOST_LIFT = 2.2
TINT = 0.45  # how much of the light's own colour stays in the picture
DARK = 0.4  # the least level of a night that is painted
USUAL = 0.9  # median of E in daylight
AIR = (1.6, 3.4)  # lg of metres between which things fade
MOST_AIR = 0.72
GREEN = 112.0  # degrees of hue that grass is drawn towards
SOFT = 2.2  # px: light near the rim of a thing is partly that of what is behind it
MIRRORS = (1.3, 2.2)  # the same for what is dark by itself: water, glass, polish
CLUMP = 0.007  # of the longer side: how large clumps of leaves and grass are
CLUMPS = (0.45, 0.62)  # deviations from which a clump is lighter, or darker, than all about it
TONES = 0.30  # how much lighter, or darker
GLOWS = (1.9, 3.2)  # of the scene's usual light, from which a place shines itself


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """A scene as it is to be painted; all (H, W, …)."""

    base: Floats  # (…, 3) linear: colour where it is lit; the sky too
    lit: Floats  # 1 on the lit side of each thing, 0.3 in shadow
    sky: NDArray[np.bool_]
    scenery: NDArray[np.bool_]  # sky, ground, walls: no thing that is asked for
    ids: NDArray[np.int32]  # of things and scenery, −1 for the sky
    level: float  # 1 by day, `DARK` in the darkest night


def painted(traced: Traced, softness: float = 0.004, calm: float = 0.008) -> Painted:
    """Things without detail finer than `softness` of the longer side, scenery without `calm`."""
    ids, sky, scenery = things_of(traced), sky_of(traced.buffers), scenery_of(traced)
    sigma = length(ids, softness, 0.8)
    albedo = np.clip(traced.buffers.albedo, 0.0, 1.0)
    inside, soft = within(albedo, ids, sigma), max(1.6 * sigma, SOFT)
    seen = within(traced.picture, ids, soft)
    own = np.maximum(luminance(within(albedo, ids, soft)), np.float32(0.02))
    light = (luminance(seen) / own).astype(np.float32)
    ground = spread(fresh(albedo), scenery & ~sky)
    patches = simplified(ground, max(2, round(length(ids, calm))))
    leafy = roughness(traced.buffers.normal, ids) * (scenery & ~sky)
    patches = mixed(patches, _clumped(ground, light), leafy)
    base = np.where(scenery[..., None], patches, inside).astype(np.float32)
    night = is_night(traced)
    level = min(_level(light, sky), DARK if night else 1.0)
    base = base if night else _brightened(base, scenery & ~sky)
    base = base * _tint(traced.picture, albedo, sky) * level**0.6 * (MOON if night else DAY)
    base = mixed(base, seen, _glow(light, seen, albedo, sky))
    base = _aired(base, traced, sky)
    base = np.where(sky[..., None], plain_sky(traced), base).astype(np.float32)
    parts = Painted(np.clip(base, 0.0, 1.0), _beside(light, ids), sky, scenery, ids, level)
    return replace(parts, lit=_evened(parts)) if is_plain(parts) else parts


def _clumped(ground: Floats, light: Floats) -> Floats:
    """Leaves and grass as a brush dabs them: soft clumps in three tones of the colour about them.

    `ground` (H, W, 3) linear; `light` (H, W) on it, which tells where clumps are.
    """
    size = length(light, CLUMP, 1.6)
    tone = coded(luminance(ground) * np.clip(light, 0.05, 4.0))
    apart = blurred(tone, size) - blurred(tone, 5.0 * size)
    usual = np.sqrt(blurred(apart * apart, 8.0 * size))
    beside: Floats = (apart / np.maximum(usual, 0.012)).astype(np.float32)
    level: Floats = step(beside, *CLUMPS) - step(-beside, *CLUMPS)
    result: Floats = blurred(ground, 2.5 * size) * (1.0 + TONES * level)[..., None]
    return result.astype(np.float32)


def is_plain(parts: Painted) -> bool:
    """Whether the things stand before nothing but a sheet or a wall."""
    if parts.sky.any() or not parts.scenery.any() or parts.scenery.all():
        return False
    return float(coded(parts.base[parts.scenery]).std(axis=0).mean()) < PLAIN


def _evened(parts: Painted) -> Floats:
    """Light without its fall-off over a plain ground: only cast shadows stay on it."""
    usual = spread(parts.lit[..., None], parts.scenery)[..., 0]
    wide = blurred(usual, length(usual, EVEN))
    return np.where(parts.scenery, parts.lit / np.maximum(wide, 0.05), parts.lit)


def fresh(color: Floats) -> Floats:
    """Olive and dry greens turned to fresh ones; all other hues stay. (…, 3) linear."""
    low, high = color.min(axis=-1), color.max(axis=-1)
    span = np.maximum(high - low, 1e-6)
    red, green, blue = (color[..., i] for i in range(3))
    hue = np.where(high == green, 120 + 60 * (blue - red) / span, 60 * (green - blue) / span)
    share = 0.7 * step(hue, 44.0, 62.0) * (1.0 - step(hue, GREEN, GREEN + 10.0))
    share = share * step(span / np.maximum(high, 1e-6), 0.15, 0.4)
    turned = np.minimum(red, low + span * max(0.0, 2.0 - GREEN / 60.0))
    result = color.copy()
    result[..., 0] = red + (turned - red) * share
    return result.astype(np.float32)


def _brightened(base: Floats, ground: NDArray[np.bool_]) -> Floats:
    """Dark scenery lifted, so that what stands before it is seen."""
    if not ground.any():
        return base
    usual = max(float(np.median(luminance(base)[ground])), 1e-3)
    factor = float(np.clip((GROUND / usual) ** 0.7, 1.0, MOST_LIFT))
    bright = np.where(ground[..., None], np.minimum(base * np.float32(factor), 1.0), base)
    return bright.astype(np.float32)


def _level(light: Floats, sky: NDArray[np.bool_]) -> float:
    """How bright the scene is beside a day, kept bright enough to see colours."""
    usual = float(np.median(light[~sky])) if (~sky).any() else USUAL
    return float(np.clip((usual / USUAL) ** 0.5, DARK, 1.0))


def _tint(picture: Floats, albedo: Floats, sky: NDArray[np.bool_]) -> Floats:
    """(3,) the colour of the light, of lightness 1, weakened."""
    if sky.all():
        return np.ones(3, np.float32)
    cast = picture[~sky].mean(axis=0) / np.maximum(albedo[~sky].mean(axis=0), 1e-3)
    cast = np.maximum(cast / max(float(luminance(cast)), 1e-6), 0.2) ** TINT
    tint: Floats = (cast / max(float(luminance(cast)), 1e-6)).astype(np.float32)
    return tint


def _glow(light: Floats, seen: Floats, albedo: Floats, sky: NDArray[np.bool_]) -> Floats:
    """(H, W) 0–1: what shines itself, or shows the light of others."""
    usual = float(np.median(light[~sky])) if (~sky).any() else USUAL
    bright = luminance(seen)
    over = step(light / max(usual, 0.1), *GLOWS) * step(bright, 0.3, 0.6)
    dark = 1.0 - step(luminance(albedo), 0.02, 0.09)
    own = step(bright, 0.12, 0.3) * (1.0 - step(luminance(albedo), 0.015, 0.04))
    own = np.maximum(own, dark * step(light / max(usual, 0.1), *MIRRORS))
    return np.where(sky, 0.0, np.maximum(over, own)).astype(np.float32)


def _aired(base: Floats, traced: Traced, sky: NDArray[np.bool_]) -> Floats:
    """Far things fade into the colour over the horizon, where there is a sky."""
    if not sky.any():
        return base
    depth = np.where(sky, 1.0, np.maximum(traced.buffers.depth, 1e-3))
    share = MOST_AIR * step(np.log10(depth).astype(np.float32), *AIR)
    return mixed(base, horizon_of(traced), share)


def _beside(light: Floats, ids: NDArray[np.int32]) -> Floats:
    """Light beside that of the lit side of each thing."""
    lit = np.ones_like(light)
    for one in np.unique(ids[ids >= 0]):
        where = ids == one
        lit[where] = light[where] / max(float(np.quantile(light[where], 0.8)), 1e-4)
    return np.clip(blurred(lit, 0.6), 0.0, 3.0).astype(np.float32)


def softened(parts: Painted, near: float, wide: float, rough: Floats) -> Floats:
    """(H, W): light so soft that a shadow is one shape; none crosses from thing to thing.

    `near` px on smooth things, `wide` px on scenery and where things are `rough` (H, W), 0–1.
    """
    fine, coarse = within(parts.lit, parts.ids, near), within(parts.lit, parts.ids, wide)
    share = np.where(parts.scenery, 1.0, rough)
    return (fine + (coarse - fine) * share).astype(np.float32)


def roughness(normal: Floats, ids: NDArray[np.int32]) -> Floats:
    """(H, W) 0–1: fur, grass and leaves, whose directions change from place to place."""
    width = length(normal, 0.008, 2.0)
    spread_out = 1.0 - np.linalg.norm(within(normal, ids, width), axis=-1)
    return step(within(spread_out.astype(np.float32), ids, 2.0 * width), 0.06, 0.2)


def vivid(color: Floats, amount: float) -> Floats:
    """More saturated by a factor, lightness kept."""
    grey = luminance(color)[..., None]
    result: Floats = np.clip(grey + (color - grey) * amount, 0.0, 1.0).astype(np.float32)
    return result


def lifted(color: Floats, amount: float) -> Floats:
    """Brighter, hue and saturation kept: the strongest channel c becomes c^(1 − amount)."""
    peak = np.maximum(color.max(axis=-1, keepdims=True), 1e-4)
    result: Floats = (color * peak ** np.float32(-amount)).astype(np.float32)
    return np.clip(result, 0.0, 1.0)
