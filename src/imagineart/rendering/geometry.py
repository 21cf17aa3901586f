"""Which plain shapes lie on a sheet? Circles, squares, triangles, stripes, as large as on posters.

A shape has the colour that is asked for it, else a strong red. Pictures are (H, W, 3) float32,
linear sRGB; places and sizes are shares of the shorter side.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.picture import Pixels
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.rendering.raster import Oklch, rgb, smoothstep

Array = NDArray[np.floating[Any]]
Cover = Callable[[Array, Array], Array]
"""Place across and down from the middle, in half sizes → how far inside, 0 at the edge."""

SPOTS = ((0.60, 0.60, 0.34), (0.27, 0.70, 0.20), (0.76, 0.27, 0.17), (0.40, 0.40, 0.14))
"""Across, down, and half size of one shape after another."""
RED: Oklch = (0.58, 0.22, 28.5)


def _triangle(x: Array, y: Array) -> Array:
    return np.asarray(np.minimum(0.8 - y, (0.8 + y) * 0.5 - np.abs(x) * 0.88))


SHAPES: Mapping[str, Cover] = {
    "circle": lambda x, y: 1.0 - np.hypot(x, y),
    "dot": lambda x, y: 1.0 - np.hypot(x, y),
    "disc": lambda x, y: 1.0 - np.hypot(x, y),
    "disk": lambda x, y: 1.0 - np.hypot(x, y),
    "ring": lambda x, y: 0.22 - np.abs(np.hypot(x, y) - 0.78),
    "square": lambda x, y: 0.88 - np.maximum(np.abs(x), np.abs(y)),
    "rectangle": lambda x, y: np.minimum(1.2 - np.abs(x), 0.7 - np.abs(y)),
    "triangle": _triangle,
    "stripe": lambda x, y: 0.12 - np.abs(y + 0.25 * x),
    "line": lambda x, y: 0.05 - np.abs(y + 0.25 * x),
    "diamond": lambda x, y: 1.0 - np.abs(x) - np.abs(y),
}


def shapes_of(plan: Plan) -> list[ObjectSpec]:
    """The things of a plan that are plain shapes, one entry for each of their number."""
    found = [item for item in plan.objects if item.noun.split()[-1] in SHAPES]
    return [item for item in found for _ in range(item.count)][: len(SPOTS)]


def shaped(ground: Pixels, plan: Plan) -> Pixels:
    """The ground with the plan's shapes on it."""
    result = ground
    for item, (across, down, half) in zip(shapes_of(plan), SPOTS, strict=False):
        color = rgb(item.colors[0].oklch if item.colors else RED)
        height, width = ground.shape[:2]
        size = half * min(height, width)
        x = ((np.arange(width) + 0.5 - across * width) / size)[None, :]
        y = ((np.arange(height) + 0.5 - down * height) / size)[:, None]
        inside = SHAPES[item.noun.split()[-1]](x, y) * np.ones((height, width))
        cover = smoothstep(-1.0 / size, 1.0 / size, inside)[..., None]
        result = (result + (color - result) * cover).astype(np.float32)
    return result
