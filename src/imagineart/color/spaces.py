"""How do colour numbers turn into one another?

Every function takes and returns (..., 3) float arrays and keeps the dtype of a float array.

- *encoded*: sRGB values as in a file, 0–1, IEC 61966-2-1 transfer function:
      linear = encoded / 12.92                          for encoded <= 0.04045
      linear = ((encoded + 0.055) / 1.055) ** 2.4       above
  mirrored at zero, so that values outside 0–1 survive a round trip.
- *linear*: light, in sRGB (Rec. 709) primaries and D65 white; the working space of the compositor.
- *OKLab*: lms = M1 · linear;  lab = M2 · cbrt(lms)    (B. Ottosson, 2020)
  L is 0 (black) to 1 (white), a and b are 0 for greys.
- *OKLCH*: OKLab in polar form: lightness, chroma = hypot(a, b), hue = atan2(b, a) in degrees 0–360.
- *XYZ*: CIE 1931 tristimulus values, D65 white, Y of white = 1.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]

_D65 = (0.3127, 0.3290)  # CIE xy, as IEC 61966-2-1 states it
_SRGB_PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))  # CIE xy of R, G, B

LMS_FROM_LINEAR = np.array(  # M1 of OKLab, for linear sRGB
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
LAB_FROM_LMS = np.array(  # M2 of OKLab, for the cube roots
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
LINEAR_FROM_LMS = np.linalg.inv(LMS_FROM_LINEAR)
LMS_FROM_LAB = np.linalg.inv(LAB_FROM_LMS)


def _xyz(chromaticity: tuple[float, float]) -> NDArray[np.float64]:
    """XYZ of a CIE xy chromaticity at Y = 1."""
    x, y = chromaticity
    return np.array([x / y, 1.0, (1.0 - x - y) / y])


def _xyz_from_primaries(primaries: tuple[tuple[float, float], ...]) -> NDArray[np.float64]:
    """The matrix that takes linear RGB of these primaries and D65 white to XYZ."""
    columns = np.stack([_xyz(primary) for primary in primaries], axis=1)
    weights = np.linalg.solve(columns, _xyz(_D65))
    scaled: NDArray[np.float64] = columns * weights
    return scaled


XYZ_FROM_LINEAR = _xyz_from_primaries(_SRGB_PRIMARIES)


def _as_float(values: Any) -> Array:
    """The array itself if it holds floats, else a float64 copy."""
    array = np.asarray(values)
    return array if array.dtype in (np.float32, np.float64) else array.astype(np.float64)


def _transform(matrix: Array, values: Any) -> Array:
    """`matrix` applied to the last axis."""
    array = _as_float(values)
    product: Array = array.reshape(-1, 3) @ matrix.T.astype(array.dtype)
    return product.reshape(array.shape)


def srgb_decode(encoded: Any) -> Array:
    """Encoded sRGB (...) → linear sRGB of the same shape."""
    array = _as_float(encoded)
    size = np.abs(array)
    curve = ((size + array.dtype.type(0.055)) / array.dtype.type(1.055)) ** array.dtype.type(2.4)
    linear = np.where(size <= 0.04045, size / array.dtype.type(12.92), curve)
    result: Array = np.copysign(linear, array)
    return result


def srgb_encode(linear: Any) -> Array:
    """Linear sRGB (...) → encoded sRGB of the same shape."""
    array = _as_float(linear)
    size = np.abs(array)
    curve = size ** array.dtype.type(1 / 2.4)
    curve *= array.dtype.type(1.055)
    curve -= array.dtype.type(0.055)
    encoded = np.where(size <= 0.0031308, size * array.dtype.type(12.92), curve)
    result: Array = np.copysign(encoded, array)
    return result


def linear_to_oklab(linear: Any) -> Array:
    """Linear sRGB (..., 3) → OKLab (..., 3)."""
    return _transform(LAB_FROM_LMS, np.cbrt(_transform(LMS_FROM_LINEAR, linear)))


def oklab_to_linear(lab: Any) -> Array:
    """OKLab (..., 3) → linear sRGB (..., 3), outside 0–1 where sRGB cannot show the colour."""
    roots = _transform(LMS_FROM_LAB, lab)
    return _transform(LINEAR_FROM_LMS, roots * roots * roots)


def oklab_to_oklch(lab: Any) -> Array:
    """OKLab (..., 3) → lightness, chroma, hue in degrees 0–360 (..., 3)."""
    array = _as_float(lab)
    lightness, a, b = array[..., 0], array[..., 1], array[..., 2]
    hue = np.rad2deg(np.arctan2(b, a)) % 360.0
    return np.stack([lightness, np.hypot(a, b), np.where(hue >= 360.0, 0.0, hue)], axis=-1).astype(
        array.dtype, copy=False
    )


def oklch_to_oklab(lch: Any) -> Array:
    """Lightness, chroma, hue in degrees (..., 3) → OKLab (..., 3)."""
    array = _as_float(lch)
    lightness, chroma, hue = array[..., 0], array[..., 1], np.deg2rad(array[..., 2])
    return np.stack([lightness, chroma * np.cos(hue), chroma * np.sin(hue)], axis=-1)


def oklch_to_linear(lch: Any) -> Array:
    """Lightness, chroma, hue in degrees (..., 3) → linear sRGB (..., 3), not gamut-mapped."""
    return oklab_to_linear(oklch_to_oklab(lch))


def linear_to_oklch(linear: Any) -> Array:
    """Linear sRGB (..., 3) → lightness, chroma, hue in degrees 0–360 (..., 3)."""
    return oklab_to_oklch(linear_to_oklab(linear))


def linear_to_xyz(linear: Any) -> Array:
    """Linear sRGB (..., 3) → CIE XYZ, D65 (..., 3)."""
    return _transform(XYZ_FROM_LINEAR, linear)


def luminance(linear: Any) -> Array:
    """Linear sRGB (..., 3) → relative luminance Y (...): 0 black, 1 white."""
    array = _as_float(linear)
    weighted: Array = array @ XYZ_FROM_LINEAR[1].astype(array.dtype)
    return weighted
