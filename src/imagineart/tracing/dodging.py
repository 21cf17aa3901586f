"""How is a print dodged? Deep shadows are lightened and forms set off, as in a darkroom.

The light on a surface is E = luminance ÷ albedo, 1 where a white card would be white; so black
things stay black, and only what lies in the shade is lightened:

    e = log₂ E,  ē = e smoothed within edges,  g = min(a · max(D − ē, 0), M)

stops. Then what is left of log luminance beside its smoothed self, its detail d, becomes (1 + c) d.
Smoothing is a guided filter (He et al. 2010) of a small picture, whose coefficients are enlarged.
"""

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.bands import in_bands
from imagineart.tracing.display import doubled, halved, luminance

SMALL = 160  # px of the longer side of what is smoothed
REACH = 0.045  # of the longer side, over which forms are smoothed
EDGE = 0.35  # stops² of variance, from which a step is an edge
DARK = -1.4  # stops below a white card, from which light is deep shadow
MOST = 1.4  # stops that a shadow is lightened at most
FLOOR = 2.0**-13  # of display white
DARKEST = -9.0  # stops below a white card
LARGE = 1024  # px of the longer side from which a picture is judged at half its size
MATTE = 0.035  # albedo below which nothing tells how much light there is


def dodged(
    light: Floats, albedo: Floats, exposure: float, fill: float, clarity: float = 0.0
) -> Floats:
    """(H, W, 3) radiance with lighter shadows and clearer forms. `albedo` (H, W, 3), 0 for the sky.

    Large pictures are judged at half their size: what is finer has no form.
    """
    bright, own = (in_bands(luminance, image) for image in (light, albedo))
    half = max(bright.shape) >= LARGE and not any(side % 2 for side in bright.shape)
    if half:
        bright, own = halved(bright), halved(own)
    gain = np.exp2(gained(bright * np.float32(exposure), own, fill, clarity))
    gain = doubled(gain) if half else gain
    return in_bands(lambda rows, by: rows * by[..., None], light, gain)


def gained(bright: Floats, own: Floats, fill: float, clarity: float) -> Floats:
    """(H, W) stops by which places of a luminance, exposed, and an albedo are lightened."""
    known = (own > MATTE).astype(np.float32)
    stops = np.log2(np.maximum(bright, FLOOR)).astype(np.float32)
    shone = np.maximum(stops - np.log2(np.maximum(own, MATTE)), np.float32(DARKEST))
    lack = np.maximum(DARK - smoothed(shone, known), 0.0)
    gain = np.minimum(fill * lack, MOST) * known
    if clarity > 0.0:
        stops = stops + gain
        detail = np.clip(stops - smoothed(stops, np.ones_like(stops)), -2.0, 2.0)
        gain = gain + np.float32(clarity) * detail
    return np.asarray(gain, np.float32)


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
