"""How is a print dodged? Deep shadows are lightened and forms set off, as in a darkroom.

The light on a surface is E = luminance ÷ albedo, 1 where a white card would be white; so black
things stay black, and only what lies in the shade is lightened:

    e = log₂ E,  ē = e smoothed within edges,  gain = 2^(a · max(D − ē, 0)) ≤ 2^M

Smoothing is a guided filter (He et al. 2010) of a small picture, whose coefficients are enlarged.
"""

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance

SMALL = 160  # px of the longer side of what is smoothed
REACH = 0.045  # of the longer side, over which forms are smoothed
EDGE = 0.35  # stops² of variance, from which a step is an edge
DARK = -1.4  # stops below a white card, from which light is deep shadow
MOST = 1.4  # stops that a shadow is lightened at most
FLOOR = 2.0**-9  # of a white card
MATTE = 0.035  # albedo below which nothing tells how much light there is


def dodged(light: Floats, albedo: Floats, exposure: float, amount: float) -> Floats:
    """(H, W, 3) radiance with lighter shadows. `albedo` (H, W, 3), 0 for the sky."""
    own = luminance(albedo)
    known = (own > MATTE).astype(np.float32)
    shone = luminance(np.maximum(light, 0.0)) * np.float32(exposure) / np.maximum(own, MATTE)
    stops = np.log2(np.maximum(shone, FLOOR)).astype(np.float32)
    lack = np.maximum(DARK - smoothed(stops, known), 0.0)
    gain = np.exp2(np.minimum(amount * lack, MOST) * known)
    result: Floats = (light * gain[..., None]).astype(np.float32)
    return result


def clarified(light: Floats, amount: float) -> Floats:
    """(H, W, 3) radiance whose forms stand out more: detail d of log luminance is (1 + a) d."""
    stops = np.log2(np.maximum(luminance(light), 1e-4)).astype(np.float32)
    detail = np.clip(stops - smoothed(stops, np.ones_like(stops)), -2.0, 2.0)
    result: Floats = (light * np.exp2(amount * detail)[..., None]).astype(np.float32)
    return result


def smoothed(stops: Floats, known: Floats) -> Floats:
    """(H, W) smooth within edges; what is not `known` (H, W), 0–1, takes the value about it."""
    factor = max(1, round(max(stops.shape) / SMALL))
    weight = _reduced(known, factor) + np.float32(1e-3)
    first = _reduced(stops * known, factor) + np.float32(1e-3) * float(stops.mean())
    small = first / weight
    reach = max(1, round(REACH * max(small.shape))) * 2 + 1
    mean, spread = _moments(small, weight, reach)
    slope = spread / (spread + np.float32(EDGE))
    rest = (1.0 - slope) * mean
    slope, rest = (ndimage.uniform_filter(part, reach, mode="nearest") for part in (slope, rest))
    shape = stops.shape
    result: Floats = _enlarged(slope, shape) * stops + _enlarged(rest, shape)
    return result


def _moments(values: Floats, weight: Floats, reach: int) -> tuple[Floats, Floats]:
    """(h, w) weighted mean and variance over squares of `reach` px."""
    total, first, second = (
        ndimage.uniform_filter(part, reach, mode="nearest")
        for part in (weight, weight * values, weight * values * values)
    )
    mean = first / total
    return mean, np.maximum(second / total - mean * mean, 0.0)


def _reduced(image: Floats, factor: int) -> Floats:
    """Means of squares, read at their middles."""
    if factor == 1:
        return image
    half = factor // 2
    small: Floats = ndimage.uniform_filter(image, factor, mode="nearest")[
        half::factor, half::factor
    ]
    return small


def _enlarged(image: Floats, shape: tuple[int, ...]) -> Floats:
    """Linear between the middles, to `shape`."""
    rows, columns = (
        np.clip((np.arange(n) + 0.5) * m / n - 0.5, 0, m - 1)
        for n, m in zip(shape, image.shape, strict=True)
    )
    return _between(_between(image, rows, 0), columns, 1)


def _between(image: Floats, at: Floats, axis: int) -> Floats:
    """Read along an axis at places between its pixels."""
    low = np.floor(at).astype(int)
    high = np.minimum(low + 1, image.shape[axis] - 1)
    share = np.expand_dims((at - low).astype(np.float32), 1 - axis)
    low_part, high_part = image.take(low, axis), image.take(high, axis)
    result: Floats = low_part + (high_part - low_part) * share
    return result
