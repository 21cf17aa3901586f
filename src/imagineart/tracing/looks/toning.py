"""Which places belong to which thing, and what is nothing but the place? Smoothing within them."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.tools import blurred, length, sky_of
from imagineart.tracing.tracer import Traced

PINHOLE = 0.0035  # of the longer side: the size of specks
RIM = 0.02  # weight of pixels at the rim of a thing: half of them is something else


def tidied(traced: Traced) -> Traced:
    """The same without specks of sky between leaves, which no brush would leave."""
    sky = sky_of(traced.buffers)
    around = ndimage.gaussian_filter(sky.astype(np.float32), length(sky, PINHOLE, 1.0))
    holes = sky & (around < 0.5)
    if not holes.any() or sky.all():
        return traced
    rows, columns = _box(holes, 2 + round(8 * length(sky, PINHOLE, 1.0)))
    _, (row, column) = ndimage.distance_transform_edt(sky[rows, columns], return_indices=True)
    inside = holes[rows, columns]

    def filled(image: NDArray[Any]) -> NDArray[Any]:
        whole = image.copy()
        part = whole[rows, columns]
        part[inside] = part[row[inside], column[inside]]
        return whole

    kept = traced.buffers
    names = [field.name for field in fields(kept)]
    buffers = replace(kept, **{name: filled(getattr(kept, name)) for name in names})
    return replace(traced, light=filled(traced.light), buffers=buffers)


def things_of(traced: Traced) -> NDArray[np.int32]:
    """(H, W) ids, −1 for the sky."""
    ids: NDArray[np.int32] = np.where(sky_of(traced.buffers), -1, traced.buffers.instance)
    return ids.astype(np.int32)


def spread(picture: Floats, scenery: NDArray[np.bool_]) -> Floats:
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
    """A picture blurred by `sigma` px inside each thing, nothing crossing from one to another.

    `image` is (H, W) or (H, W, C).
    """
    layers = image[..., None] if image.ndim == 2 else image
    result = layers.copy()
    for one in np.unique(ids[ids >= 0]):
        rows, columns = _box(ids == one, round(3 * sigma) + 1)
        mask = (ids[rows, columns] == one).astype(np.float32)
        sure = np.where(ndimage.binary_erosion(mask > 0), 1.0, RIM) * mask
        weight = blurred(sure, sigma)
        part = layers[rows, columns] * sure[..., None]
        soft = blurred(part, sigma)
        inside = mask > 0
        result[rows, columns][inside] = (soft / np.maximum(weight, 1e-9)[..., None])[inside]
    return result[..., 0] if image.ndim == 2 else result


def _box(mask: NDArray[np.bool_], margin: int) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (
        slice(max(int(rows[0]) - margin, 0), int(rows[-1]) + margin + 1),
        slice(max(int(columns[0]) - margin, 0), int(columns[-1]) + margin + 1),
    )
