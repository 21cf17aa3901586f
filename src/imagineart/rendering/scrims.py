"""How are words made readable on a picture without hurting it? By light taken or given, gently.

Ink of luminance Yi reads on a ground Yg if (Y₁ + 0.05) / (Y₂ + 0.05) ≥ 4.5. Light ink on a ground
whose bright parts have Yg needs it darkened by f = ((Yi + 0.05) / 4.5 − 0.05) / Yg; dark ink on one
whose dark parts have Yg needs a share a of white over it, Yg + a (1 − Yg) = 4.5 (Yi + 0.05) − 0.05.
Whichever changes the picture less is taken, and fades out over the rows beside the words.

Pictures are (H, W, 3) float32, linear sRGB.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import luminance
from imagineart.rendering.raster import smoothstep
from imagineart.rendering.typography import CONTRAST
from imagineart.staging.stage import Box

Array = NDArray[np.float32]

LIGHT, DARK = 0.92, 0.014  # luminance of light and of dark ink
SPARE = 1.08  # more contrast than is needed
FADE = 0.17  # of the picture's height, over which a scrim fades out
PAD = 0.012  # of the height, beside the words
LIKED = 0.22  # light ink is taken though it changes this much more
NEAR = 0.12  # of the height: boxes nearer to each other share a scrim


def scrimmed(pixels: Array, boxes: Sequence[Box], asked: Sequence[float | None] = ()) -> Array:
    """The picture with a scrim wherever words in these boxes would not be read.

    `asked`: luminance of the ink of each box, None where it is free.
    """
    result = pixels.copy()
    inks = [*asked, *[None] * (len(boxes) - len(asked))]
    for group in _groups(boxes):
        stated = next((inks[n] for n in group if inks[n] is not None), None)
        _scrim(result, [boxes[n] for n in group], stated)
    return result


def _groups(boxes: Sequence[Box]) -> list[list[int]]:
    """Boxes from the top down, near ones together."""
    groups: list[list[int]] = []
    for number in sorted(range(len(boxes)), key=lambda n: boxes[n].top):
        if groups and boxes[number].top - max(boxes[n].bottom for n in groups[-1]) < NEAR:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _scrim(pixels: Array, boxes: Sequence[Box], ink: float | None) -> None:
    """Darken or lighten the rows about boxes, in place."""
    top, bottom = min(b.top for b in boxes), max(b.bottom for b in boxes)
    ground = luminance(_part(pixels, boxes))
    low, high = np.quantile(ground, (0.03, 0.97)).tolist()
    darker, lighter = _factor(high, LIGHT), _share(low, DARK)
    light = 1.0 - darker <= lighter + LIKED
    if ink is not None:
        light = ink > 0.5 * (high + low)
        darker, lighter = _factor(high, ink), _share(low, ink)
    mask = _rows(pixels.shape[0], top - PAD, bottom + PAD)[:, None, None]
    if light:
        pixels *= 1.0 - (1.0 - darker) * mask
    else:
        pixels += (1.0 - pixels) * np.float32(lighter) * mask


def _factor(bright: float, ink: float) -> float:
    """What is left of a ground's light under light ink."""
    most = (ink + 0.05) / (CONTRAST * SPARE) - 0.05
    return float(np.clip(most / max(bright, 1e-6), 0.03, 1.0))


def _share(dark: float, ink: float) -> float:
    """Of white over a ground under dark ink."""
    least = CONTRAST * SPARE * (ink + 0.05) - 0.05
    return float(np.clip((least - dark) / max(1.0 - dark, 1e-6), 0.0, 0.97))


def _part(pixels: Array, boxes: Sequence[Box]) -> Array:
    height, width = pixels.shape[:2]
    rows = slice(
        max(int(min(b.top for b in boxes) * height), 0),
        max(int(max(b.bottom for b in boxes) * height), 1),
    )
    columns = slice(
        max(int(min(b.left for b in boxes) * width), 0),
        max(int(max(b.right for b in boxes) * width), 1),
    )
    return pixels[rows, columns]


def _rows(height: int, top: float, bottom: float) -> Array:
    """(H,) 0–1: whole between two heights, whole to an edge that is near, faded beside them."""
    y = (np.arange(height) + 0.5) / height
    above = np.ones(height) if top < NEAR else smoothstep(top - FADE, top, y)
    below = np.ones(height) if bottom > 1 - NEAR else smoothstep(bottom + FADE, bottom, y)
    return np.asarray(above * below, np.float32)
