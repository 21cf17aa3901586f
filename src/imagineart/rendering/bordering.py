"""What is printed about a picture on a sheet? A margin of paper, a fine line, a panel under words.

Pictures are (H, W, 3) float32, linear sRGB; lengths are shares of the longer side.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import linear_to_oklch
from imagineart.rendering.raster import Oklch, rgb
from imagineart.staging.stage import Box

Array = NDArray[np.float32]

MARGIN = 0.042
LINE = 0.0022
ASIDE = 0.009  # from the picture to the line within it
PAD = 0.030  # over and under the words on a panel, of the height
DEEP = (0.34, 0.05, 0.11)  # lightness, and least and most chroma of a panel


def paneled(
    pixels: Array, boxes: Sequence[Box], border: Oklch | None, stated: Sequence[Oklch] = ()
) -> Array:
    """The picture with a margin of paper, if there is one, and a panel under the words."""
    result = pixels.copy()
    height = pixels.shape[0]
    for low in (False, True):
        group = [box for box in boxes if (box.center[1] >= 0.5) == low]
        if not group:
            continue
        top, bottom = min(b.top for b in group) - PAD, max(b.bottom for b in group) + PAD
        rows = slice(round(top * height), height) if low else slice(0, round(bottom * height))
        result[max(rows.start, 0) : rows.stop] = _panel_color(pixels, stated)
    return result if border is None else bordered(result, border)


def bordered(pixels: Array, color: Oklch) -> Array:
    """The picture within a margin of paper, a fine line of paper just inside it."""
    height, width = pixels.shape[:2]
    longer = max(height, width)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    edge = np.minimum(np.minimum(x, width - 1 - x), np.minimum(y, height - 1 - y))
    inside = edge - MARGIN * longer
    line = np.abs(inside - ASIDE * longer) - 0.5 * LINE * longer
    paper = np.maximum(np.clip(0.5 - inside, 0.0, 1.0), np.clip(0.5 - line, 0.0, 1.0))
    share = paper[..., None].astype(np.float32)
    laid: Array = (pixels * (1.0 - share) + rgb(color) * share).astype(np.float32)
    return laid


def _panel_color(pixels: Array, stated: Sequence[Oklch]) -> Array:
    """(3,) a deep tone of what is asked for, else of the picture's strongest colour."""
    if stated:
        return np.asarray(rgb(stated[0]), np.float32)
    small = pixels[:: max(1, len(pixels) // 96), :: max(1, pixels.shape[1] // 96)]
    lightness, chroma, hue = np.moveaxis(linear_to_oklch(small.reshape(-1, 3)), -1, 0)
    turn = np.radians(hue)
    weight = chroma * (1.0 - np.abs(lightness - 0.45))
    mean = np.arctan2((weight * np.sin(turn)).sum(), (weight * np.cos(turn)).sum())
    strong = float(np.clip(np.quantile(chroma, 0.7), DEEP[1], DEEP[2]))
    return np.asarray(rgb((DEEP[0], strong, float(np.degrees(mean)) % 360.0)), np.float32)
