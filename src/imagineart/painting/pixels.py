"""How do the painter's pixels become sprites? Straight or premultiplied, encoded or linear."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import srgb_decode

__all__ = ["as_linear_premultiplied", "as_straight"]

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
