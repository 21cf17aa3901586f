r"""Which displayable colour stands for one that sRGB cannot show?

The one of the same OKLCH lightness and hue with the largest chroma that fits, never a clipped
channel: clipping shifts the hue. Along the line from the grey of that lightness to the colour,

    lab(t) = (L, t·a, t·b),    rgb_c(t) = Σ_j M_cj (L + t·k_j)³,    k = M2⁻¹ · (0, a, b),

each channel is a cubic in t, so the largest t with all channels in 0–1 is found by bisection on
polynomials, without leaving linear RGB.
"""

import numpy as np

from imagineart.color.spaces import (
    LINEAR_FROM_LMS,
    LMS_FROM_LAB,
    Array,
    linear_to_oklab,
    oklch_to_oklab,
)

TOLERANCE = 1e-5  # of full scale; beyond it a pixel counts as out of gamut
_STEPS = 13  # of bisection: chroma to 1 part in 8192
_CHUNK = 16384  # pixels at a time, so that the work arrays stay in the cache

Cubics = tuple[Array, Array, Array, Array]  # (3, N) each: coefficients of t⁰ … t³ by channel


def into_gamut(linear: Array) -> Array:
    """Linear sRGB (..., 3) → the same shape and dtype, all values in 0–1.

    Only pixels outside 0–1 change: chroma shrinks at constant OKLab lightness and hue. What is
    lighter than white becomes white, what is darker than black becomes black.
    """
    mapped: Array = np.clip(linear, 0.0, 1.0)
    if linear.size == 0 or _fits(linear.min(), linear.max()):
        return mapped
    flat, result = linear.reshape(-1, 3), mapped.reshape(-1, 3)
    red, green, blue = flat[:, 0], flat[:, 1], flat[:, 2]
    low = np.minimum(np.minimum(red, green), blue)
    high = np.maximum(np.maximum(red, green), blue)
    outside = np.flatnonzero((low < -TOLERANCE) | (high > 1.0 + TOLERANCE))
    for start in range(0, outside.size, _CHUNK):
        pixels = outside[start : start + _CHUNK]
        result[pixels] = _shrink(flat[pixels])
    return result.reshape(linear.shape)


def max_chroma(lightness: float, hue: float) -> float:
    """The largest OKLCH chroma that sRGB shows at this lightness (0–1) and hue (degrees)."""
    beyond = oklch_to_oklab(np.array([[lightness, 0.5, hue]]))
    return float(0.5 * _largest_share(_cubics(beyond))[0])


def cusp(hue: float) -> float:
    """The lightness at which sRGB shows the most chroma of this hue (degrees)."""
    lightness = np.linspace(0.3, 0.99, 139)
    ramp = np.stack(np.broadcast_arrays(lightness, 0.5, hue), axis=-1)
    return float(lightness[_largest_share(_cubics(oklch_to_oklab(ramp))).argmax()])


def _fits(low: float, high: float) -> bool:
    return low >= -TOLERANCE and high <= 1.0 + TOLERANCE


def _shrink(linear: Array) -> Array:
    """(N, 3) → (N, 3): the colours pulled towards their grey until they fit."""
    lab = linear_to_oklab(linear)
    lab[:, 0] = np.clip(lab[:, 0], 0.0, 1.0)
    cubics = _cubics(lab)
    rgb: Array = np.clip(_channels(cubics, _largest_share(cubics)), 0.0, 1.0).T
    return rgb


def _largest_share(cubics: Cubics) -> Array:
    """The largest share (N,) of the chroma that fits, 0–1."""
    fits: Array = np.zeros_like(cubics[0][0])
    step = 1.0
    for _ in range(_STEPS):
        step /= 2
        tried = _channels(cubics, fits + fits.dtype.type(step))
        inside = (tried.min(axis=0) >= 0.0) & (tried.max(axis=0) <= 1.0)
        fits += inside * fits.dtype.type(step)
    return fits


def _cubics(lab: Array) -> Cubics:
    """The RGB channels of (N, 3) OKLab colours as cubics in the share of their chroma."""
    matrix = LINEAR_FROM_LMS.astype(lab.dtype)
    light = lab[:, 0]
    slope = LMS_FROM_LAB[:, 1:].astype(lab.dtype) @ lab[:, 1:].T
    c0 = matrix @ np.broadcast_to(light**3, slope.shape)
    return c0, matrix @ (3 * light**2 * slope), matrix @ (3 * light * slope**2), matrix @ slope**3


def _channels(cubics: Cubics, share: Array) -> Array:
    """RGB (3, N) at these shares (N,)."""
    c0, c1, c2, c3 = cubics
    value: Array = ((c3 * share + c2) * share + c1) * share + c0
    return value
