"""How do the painter's pixels become sprites? Straight or premultiplied, encoded or linear."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import srgb_decode

__all__ = ["as_linear_premultiplied", "as_straight", "warp"]

Pixels = NDArray[np.float32]


def as_straight(net: Pixels) -> Pixels:
    """(..., 4, S, S) net output, premultiplied in -1…1 → (..., S, S, 4) straight 0–1, sRGB."""
    flat = np.moveaxis(np.clip((net + 1) / 2, 0, 1), -3, -1)
    alpha = flat[..., 3:]
    rgb = np.clip(flat[..., :3] / np.maximum(alpha, 1 / 255), 0, 1)
    return np.concatenate([rgb, alpha], -1).astype(np.float32)


def as_linear_premultiplied(straight: Pixels) -> Pixels:
    """(H, W, 4) straight sRGB-encoded 0–1 → linear sRGB, premultiplied, 0–1."""
    alpha = straight[..., 3:]
    linear = np.asarray(srgb_decode(straight[..., :3]), np.float32)
    return np.concatenate([linear * alpha, alpha], -1).astype(np.float32)


def warp(sprite: Pixels, pose: Pixels) -> Pixels:
    """A premultiplied sprite (S, S, C) through a pose: coordinates out in -1…1 → in; bilinear.

    `pose`: (2, 3) of (x, y, 1), or (2, 6) of (x, y, 1, xy, x², y²).
    """
    side = len(sprite)
    axis = (np.arange(side, dtype=np.float32) * 2 + 1) / side - 1
    x, y = np.meshgrid(axis, axis)
    terms = np.stack([x, y, np.ones_like(x), x * y, x * x, y * y], -1)[..., : pose.shape[1]]
    seen = terms @ pose.T.astype(np.float32)  # (S, S, 2)
    place = ((seen + 1) * side - 1) / 2 + 1  # in px of the sprite with a clear border of 1 px
    place = np.clip(place, 0, side + 0.999)
    whole = place.astype(np.int32)
    part = (place - whole)[..., None]
    framed = np.pad(sprite, ((1, 2), (1, 2), (0, 0)))
    column, row = whole[..., 0], whole[..., 1]
    above = framed[row, column] * (1 - part[..., 0, :]) + framed[row, column + 1] * part[..., 0, :]
    under = framed[row + 1, column] * (1 - part[..., 0, :])
    under = under + framed[row + 1, column + 1] * part[..., 0, :]
    return np.asarray(above * (1 - part[..., 1, :]) + under * part[..., 1, :], np.float32)
