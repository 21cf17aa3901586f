"""Where is a thing lit, and what is its colour there? Light taken apart for flat painting.

Lightness is compared with what the thing itself can reflect: E = shown / albedo, smoothed within
each thing, so that dark things have lit sides too and fur has one shadow instead of thousands.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.looks.tools import length, simplified, sky_of
from imagineart.tracing.tracer import Traced

LARGE = 0.2  # share of the picture from which a thing is scenery
RIM = 0.02  # weight of pixels at the rim of a thing: half of them is something else


@dataclass(frozen=True, slots=True, eq=False)
class Toned:
    """A picture taken apart; all (H, W, …)."""

    color: Floats  # (…, 3) linear: smoothed, as shown
    lit: Floats  # light beside that of the lit side of the same thing: 1 lit, 0.3 in shadow
    full: Floats  # (…, 3) linear: the colour as it would be where it is lit


def toned(traced: Traced, softness: float = 0.006) -> Toned:
    """Colour and light of a picture, without detail finer than `softness` of its longer side."""
    picture = traced.picture
    sigma = length(picture, softness, 1.5)
    ids = things_of(traced)
    color = calmed(picture, ids, sigma)
    albedo = within(np.clip(traced.buffers.albedo, 0.02, 1.0), ids, sigma)
    light = luminance(within(picture, ids, sigma)) / np.maximum(luminance(albedo), 0.02)
    lit = np.ones_like(light)
    for one in np.unique(ids[ids >= 0]):
        where = ids == one
        top = float(np.quantile(light[where], 0.8))
        lit[where] = light[where] / max(top, 1e-4)
    lit = np.clip(lit, 0.0, 3.0)
    full = color / np.clip(lit, 0.12, 1.0)[..., None]
    return Toned(color, lit, np.clip(full, 0.0, 1.0).astype(np.float32))


def things_of(traced: Traced) -> NDArray[np.int32]:
    """(H, W) ids, −1 for the sky."""
    return np.where(sky_of(traced.buffers), -1, traced.buffers.instance).astype(np.int32)


def calmed(picture: Floats, ids: NDArray[np.int32], sigma: float) -> Floats:
    """A picture without fine detail: things keep their outlines, scenery becomes patches."""
    patches = simplified(picture, max(2, round(1.3 * sigma)))
    inside = within(picture, ids, 0.7 * sigma)
    large = np.isin(ids, [one for one in np.unique(ids) if (ids == one).mean() > LARGE or one < 0])
    result: Floats = np.where(large[..., None], patches, inside).astype(np.float32)
    return result


def within(image: Floats, ids: NDArray[np.int32], sigma: float) -> Floats:
    """A picture blurred by `sigma` px inside each thing, nothing crossing from one to another."""
    result = image.copy()
    for one in np.unique(ids[ids >= 0]):
        rows, columns = _box(ids == one, round(3 * sigma) + 1)
        mask = (ids[rows, columns] == one).astype(np.float32)
        sure = np.where(ndimage.binary_erosion(mask > 0), 1.0, RIM) * mask
        weight = ndimage.gaussian_filter(sure, sigma, truncate=3.0)
        part = image[rows, columns] * sure[..., None]
        soft = ndimage.gaussian_filter(part, (sigma, sigma, 0), truncate=3.0)
        inside = mask > 0
        result[rows, columns][inside] = (soft / np.maximum(weight, 1e-9)[..., None])[inside]
    return result


def _box(mask: NDArray[np.bool_], margin: int) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (
        slice(max(int(rows[0]) - margin, 0), int(rows[-1]) + margin + 1),
        slice(max(int(columns[0]) - margin, 0), int(columns[-1]) + margin + 1),
    )
