"""How are pixels resized, blurred, blended and coloured? The few raster operations of rendering.

Images are (H, W, 3) or (H, W, 4) float32, linear sRGB, premultiplied where they have alpha;
fields are (H, W) float32. Colours given as OKLCH are (lightness, chroma, hue in degrees).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imagineart.color.spaces import (
    linear_to_oklab,
    oklab_to_linear,
    oklch_to_linear,
    srgb_encode,
)
from imagineart.rendering.noise import Field

Oklch = tuple[float, float, float]
Array = NDArray[np.floating[Any]]


def rgb(color: Oklch) -> Array:
    """(3,) linear sRGB of an OKLCH colour, clipped to 0–1."""
    return np.clip(oklch_to_linear(np.array(color, np.float32)), 0, 1)


def coded(color: Oklch) -> tuple[int, int, int]:
    """Eight bits a channel, sRGB, of an OKLCH colour."""
    red, green, blue = (int(c) for c in np.round(255 * srgb_encode(rgb(color))))
    return red, green, blue


def smoothstep(low: float, high: float, value: Array) -> Array:
    """0 below `low`, 1 above `high`, a smooth cubic between; `low` > `high` turns it round."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def ramp(stops: Sequence[tuple[float, Array]], position: Array) -> Array:
    """Colours (…, 3) along a ramp of linear-sRGB stops, mixed in OKLab so that mixes stay clean."""
    places = np.array([place for place, _ in stops])
    lab = linear_to_oklab(np.stack([color for _, color in stops]).astype(np.float32))
    steps = np.linspace(places[0], places[-1], 1024)
    mixed = np.stack([np.interp(steps, places, lab[:, axis]) for axis in range(3)], axis=-1)
    table = np.clip(oklab_to_linear(mixed.astype(np.float32)), 0, 1)
    scaled = (position - places[0]) * (1023 / (places[-1] - places[0]))
    value: Array = table[np.clip(scaled, 0, 1023).astype(np.int32)]
    return value


def mix(first: Array, second: Array, amount: float) -> Array:
    """Colour between two linear-sRGB colours, mixed in OKLab."""
    ends = linear_to_oklab(np.stack([first, second]).astype(np.float32))
    return np.clip(oklab_to_linear(ends[0] + (ends[1] - ends[0]) * np.float32(amount)), 0, 1)


def resize(image: Array, width: int, height: int, *, smooth: bool = True) -> Array:
    """Bicubic (`smooth`) or box-and-linear resampling, each channel as float32."""
    if image.shape[:2] == (height, width):
        return image
    method = Image.Resampling.BICUBIC if smooth else Image.Resampling.BILINEAR
    if image.ndim == 2:
        return np.asarray(Image.fromarray(image).resize((width, height), method))
    out = np.empty((height, width, image.shape[2]), np.float32)
    for c in range(image.shape[2]):
        channel = Image.fromarray(np.ascontiguousarray(image[..., c]))
        out[..., c] = np.asarray(channel.resize((width, height), method))
    return out


def blur(image: Array, sigma: float) -> Array:
    """Gaussian blur by `sigma` px; edges are repeated. Wide blurs work on a reduced image."""
    if sigma < 0.3:
        return image
    factor = max(1, int(sigma / 2.5))
    if factor > 1:
        height, width = image.shape[:2]
        small = resize(image, max(1, width // factor), max(1, height // factor), smooth=False)
        return resize(blur(small, sigma / factor), width, height, smooth=True)
    return _convolve(_convolve(image, sigma, 0), sigma, 1)


def _convolve(image: Array, sigma: float, axis: int) -> Array:
    reach = int(3 * sigma + 0.5)
    taps = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    taps = (taps / taps.sum()).astype(np.float32)
    pad = [(reach, reach) if a == axis else (0, 0) for a in range(image.ndim)]
    padded = np.pad(image, pad, mode="edge")
    out = np.zeros_like(image)
    length = image.shape[axis]
    for shift, tap in enumerate(taps):
        out += tap * (
            padded[shift : shift + length] if axis == 0 else padded[:, shift : shift + length]
        )
    return out


def lay(canvas: Array, color: Array, mask: Array) -> None:
    """Paint `color` ((3,) or like the canvas) over the canvas where `mask` (H, W) is, in place."""
    canvas += (color - canvas) * mask[..., None]


def over(canvas: Array, image: Array, left: int, top: int) -> None:
    """Lay a premultiplied RGBA image on an RGB canvas at a pixel position, in place, clipped."""
    height, width = canvas.shape[:2]
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + image.shape[1], width), min(top + image.shape[0], height)
    if x0 >= x1 or y0 >= y1:
        return
    part = image[y0 - top : y1 - top, x0 - left : x1 - left]
    view = canvas[y0:y1, x0:x1]
    view *= 1 - part[..., 3:]
    view += part[..., :3]


def polygon(width: int, height: int, points: Sequence[tuple[float, float]]) -> Field:
    """(H, W) coverage 0–1 of a filled polygon given in px, antialiased by supersampling."""
    from PIL import ImageDraw

    scale = 3
    image = Image.new("L", (width * scale, height * scale))
    ImageDraw.Draw(image).polygon([(x * scale, y * scale) for x, y in points], fill=255)
    reduced = image.reduce(scale)
    return np.asarray(reduced, np.float32) / 255


def box(canvas: Array, left: float, top: float, width: float, height: float, color: Array) -> None:
    """Fill a rectangle given in px, antialiased at its edges, in place."""
    y0, y1 = max(0, int(top) - 1), min(canvas.shape[0], int(top + height) + 2)
    x0, x1 = max(0, int(left) - 1), min(canvas.shape[1], int(left + width) + 2)
    if y0 >= y1 or x0 >= x1:
        return
    rows = np.arange(y0, y1, dtype=np.float32)[:, None]
    columns = np.arange(x0, x1, dtype=np.float32)[None, :]
    across = np.clip(np.minimum(columns - left + 0.5, left + width - columns + 0.5), 0, 1)
    down = np.clip(np.minimum(rows - top + 0.5, top + height - rows + 0.5), 0, 1)
    lay(canvas[y0:y1, x0:x1], color, down * across)
