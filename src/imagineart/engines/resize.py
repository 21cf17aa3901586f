"""Bring a foreign picture to the canvas: cover it, crop the middle, in linear light."""

import numpy as np
from numpy.typing import NDArray


def cover(pixels: NDArray[np.float32], width: int, height: int) -> NDArray[np.float32]:
    """(h, w, 3) linear → (height, width, 3) linear: scaled to cover, cropped around the middle.

    Lanczos on each float channel; ringing is clipped to the range that was there before.
    """
    if pixels.shape[:2] == (height, width):
        return pixels
    low, high = float(pixels.min()), float(pixels.max())
    scaled = _scale(pixels, max(width / pixels.shape[1], height / pixels.shape[0]))
    top, left = (scaled.shape[0] - height) // 2, (scaled.shape[1] - width) // 2
    return np.clip(scaled[top : top + height, left : left + width], low, high)


def _scale(pixels: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
    from PIL import Image

    size = (int(np.ceil(pixels.shape[1] * factor)), int(np.ceil(pixels.shape[0] * factor)))
    planes = [Image.fromarray(np.ascontiguousarray(pixels[..., c])) for c in range(3)]
    resized = [np.asarray(plane.resize(size, Image.Resampling.LANCZOS)) for plane in planes]
    return np.stack(resized, axis=-1)
