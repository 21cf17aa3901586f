"""What does an SVG look like at a given size? Render, crop to the drawing, average down.

Pixels are straight-alpha RGBA uint8, sRGB-encoded, unless a name says premultiplied.
"""

from __future__ import annotations

import io
import re

import numpy as np
from numpy.typing import NDArray
from PIL import Image

__all__ = ["crop", "rasterise", "shrink"]

MARGIN = 0.03  # of the sprite's side, kept free around the drawing
VIEW_BOX = re.compile(r'viewBox="[^"]*"')

Pixels = NDArray[np.uint8]


def rasterise(svg: str, side: int) -> Pixels:
    """(side, side, 4) uint8: the drawing in its view box, centred in a square."""
    import resvg_py

    try:
        png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=side, height=side))
    except BaseException as panic:  # Rust panics arrive outside the Exception tree
        if type(panic).__name__ != "PanicException":
            raise
        raise ValueError("the renderer cannot draw this SVG") from panic
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))


def crop(svg: str, probe: int = 128) -> str | None:
    """The same drawing with a square view box around what is visible; None if nothing is.

    Raises ValueError for an SVG that the renderer cannot draw.
    """
    x, y, w, h = _view_box(svg)
    rows, columns = np.nonzero(rasterise(svg, probe)[..., 3] > 8)
    if len(rows) == 0:
        return None
    unit = max(w, h) / probe  # the renderer centres the shorter side
    x, y = x - (max(w, h) - w) / 2, y - (max(w, h) - h) / 2
    left, right = columns.min() * unit, (columns.max() + 1) * unit
    top, bottom = rows.min() * unit, (rows.max() + 1) * unit
    side = max(right - left, bottom - top) / (1 - 2 * MARGIN)
    left, top = x + (left + right - side) / 2, y + (top + bottom - side) / 2
    return VIEW_BOX.sub(f'viewBox="{left:.4f} {top:.4f} {side:.4f} {side:.4f}"', svg, count=1)


def _view_box(svg: str) -> tuple[float, float, float, float]:
    match = VIEW_BOX.search(svg)
    if match is None:
        raise ValueError("the SVG has no viewBox")
    x, y, w, h = (float(v) for v in match.group().split('"')[1].split())
    return x, y, w, h


def shrink(pixels: Pixels, factor: int) -> Pixels:
    """Box average over factor × factor pixels, weighted by alpha so that no fringe appears."""
    side = pixels.shape[0] // factor
    blocks = pixels.reshape(side, factor, side, factor, 4).astype(np.float32)
    alpha = blocks[..., 3:]
    total = alpha.sum((1, 3))
    rgb = (blocks[..., :3] * alpha).sum((1, 3)) / np.maximum(total, 1e-6)
    return np.rint(np.concatenate([rgb, total / factor**2], -1)).astype(np.uint8)
