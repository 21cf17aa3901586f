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
    color = calmed(traced, sigma)
    albedo = within(np.clip(traced.buffers.albedo, 0.02, 1.0), ids, sigma)
    light = luminance(within(picture, ids, sigma)) / np.maximum(luminance(albedo), 0.02)
    lit = np.ones_like(light)
    for one in np.unique(ids[ids >= 0]):
        where = ids == one
        top = float(np.quantile(light[where], 0.8))
        lit[where] = light[where] / max(top, 1e-4)
    lit = np.clip(lit, 0.0, 3.0).astype(np.float32)
    full = color / np.clip(lit, 0.15, 3.0)[..., None]
    return Toned(color, lit.astype(np.float32), np.clip(full, 0.0, 1.0).astype(np.float32))


def things_of(traced: Traced) -> NDArray[np.int32]:
    """(H, W) ids, −1 for the sky."""
    ids: NDArray[np.int32] = np.where(sky_of(traced.buffers), -1, traced.buffers.instance)
    return ids.astype(np.int32)


def calmed(traced: Traced, sigma: float) -> Floats:
    """A picture without fine detail: things keep their outlines, scenery becomes patches."""
    picture, ids, scenery = traced.picture, things_of(traced), scenery_of(traced)
    inside = within(picture, ids, 0.7 * sigma)
    if not scenery.any():
        return inside
    patches = simplified(_spread(picture, scenery), max(2, round(1.3 * sigma)))
    result: Floats = np.where(scenery[..., None], patches, inside).astype(np.float32)
    return result


def _spread(picture: Floats, scenery: NDArray[np.bool_]) -> Floats:
    """The scenery alone: things and their rims take the colour of the nearest of it."""
    sure = ndimage.binary_erosion(scenery, iterations=2, border_value=1)
    if not sure.any():
        return picture
    _, (row, column) = ndimage.distance_transform_edt(~sure, return_indices=True)
    spread: Floats = picture[row, column]
    return spread


def scenery_of(traced: Traced) -> NDArray[np.bool_]:
    """(H, W): the sky, and instances that are the place rather than things in it."""
    ids, cover = things_of(traced), traced.buffers.cover
    behind = [one for one in np.unique(ids) if one < 0 or cover[ids == one].mean() < 0.5]
    return np.isin(ids, behind)


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
