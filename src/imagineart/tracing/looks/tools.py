"""What do drawn looks have in common? Smoothing that keeps edges, lines, paper, and strokes.

Lengths are shares of the longer side of the picture, so that a draft looks as the full size does.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance
from imagineart.tracing.tracer import Buffers

Mask = NDArray[np.bool_]

FAR = 1e6  # m; depth of the sky
LEAST_SIGMA = 3.0  # px, of Gaussians on smaller pictures


def step(values: Floats, start: float, end: float) -> Floats:
    """Smooth step from 0 at `start` to 1 at `end`."""
    t = np.clip((values - start) / (end - start), 0.0, 1.0)
    smooth: Floats = (t * t * (3.0 - 2.0 * t)).astype(np.float32)
    return smooth


def mixed(a: Floats | float, b: Floats | float, share: Floats) -> Floats:
    """(H, W, 3) from `a` where `share` (H, W) is 0 to `b` where it is 1."""
    s = share[..., None]
    result: Floats = (a * (1.0 - s) + b * s).astype(np.float32)
    return result


def coded(linear: Floats) -> Floats:
    """Linear → perceived lightness by a power of 1 / 2.2, where drawing is done."""
    result: Floats = np.maximum(linear, 0.0).astype(np.float32) ** np.float32(1 / 2.2)
    return result


def linear(values: Floats) -> Floats:
    """The inverse of `coded`, 0–1."""
    result: Floats = np.clip(values, 0.0, 1.0).astype(np.float32) ** np.float32(2.2)
    return result


def blurred(image: Floats, sigma: float) -> Floats:
    """(H, W) or (H, W, C) by a Gaussian of `sigma` px; a wide one is made on a smaller picture."""
    factor = max(1, int(sigma / LEAST_SIGMA))
    if factor == 1 or min(image.shape[:2]) < 8 * factor:
        sigmas = (sigma, sigma) + (0.0,) * (image.ndim - 2)
        exact: Floats = ndimage.gaussian_filter(image, sigmas, truncate=3.0)
        return exact
    layers = [image] if image.ndim == 2 else list(np.moveaxis(image, -1, 0))
    soft = [_widely(layer, sigma, factor) for layer in layers]
    return soft[0] if image.ndim == 2 else np.stack(soft, axis=-1)


def _widely(layer: Floats, sigma: float, factor: int) -> Floats:
    from PIL import Image

    height, width = layer.shape
    whole = Image.fromarray(np.ascontiguousarray(layer, np.float32))
    small = whole.resize((width // factor, height // factor), Image.Resampling.BOX)
    soft = ndimage.gaussian_filter(np.asarray(small, np.float32), sigma / factor, truncate=3.0)
    larger = Image.fromarray(soft).resize((width, height), Image.Resampling.BILINEAR)
    return np.asarray(larger, np.float32)


def length(image: NDArray[np.generic], share: float, least: float = 0.0) -> float:
    """px of a share of the longer side."""
    return max(share * float(max(image.shape[:2])), least)


def simplified(image: Floats, radius: int) -> Floats:
    """(H, W, C) as flat strokes paint it: of four neighbouring squares, the quietest (Kuwahara).

    Weights fall with the variance, (1 + v / v̄)⁻⁸, so that no seams show.
    """
    size = 2 * radius + 1
    grey = image.mean(axis=-1)
    mean = ndimage.uniform_filter(image, (size, size, 0), mode="nearest")
    square = ndimage.uniform_filter(grey * grey, size, mode="nearest")
    spread = np.maximum(square - ndimage.uniform_filter(grey, size, mode="nearest") ** 2, 0.0)
    total, weights = np.zeros_like(image), np.zeros_like(grey)
    moves = [(a * radius, b * radius) for a in (-1, 1) for b in (-1, 1)]
    floor = np.float32(1e-5) + np.min([shifted(spread, m) for m in moves], axis=0)
    for move in moves:
        weight = (floor / (shifted(spread, move) + np.float32(1e-5))) ** 4
        total += weight[..., None] * shifted(mean, move)
        weights += weight
    result: Floats = (total / weights[..., None]).astype(np.float32)
    return result


def shifted(image: NDArray[Any], move: tuple[int, int]) -> NDArray[Any]:
    """The picture read `move` px aside, its border repeated."""
    rows = np.clip(np.arange(image.shape[0]) + move[0], 0, image.shape[0] - 1)
    columns = np.clip(np.arange(image.shape[1]) + move[1], 0, image.shape[1] - 1)
    moved: NDArray[Any] = image[rows][:, columns]
    return moved


def majority(label: NDArray[np.integer], count: int, sigma: float) -> NDArray[np.int32]:
    """(H, W): every pixel in the number that most of its surroundings of `sigma` px have."""
    best = np.zeros(label.shape, np.float32)
    chosen = np.zeros(label.shape, np.int32)
    for number in range(count):
        where = label == number
        if not where.any():
            continue
        rows, columns = _reach(where, round(3 * sigma) + 1)
        share = blurred(where[rows, columns].astype(np.float32), sigma)
        wins = share > best[rows, columns]
        best[rows, columns][wins] = share[wins]
        chosen[rows, columns][wins] = number
    return chosen


def _reach(mask: Mask, margin: int) -> tuple[slice, slice]:
    """The rows and columns of what is seen of a mask, and a margin about them."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return (
        slice(max(int(rows[0]) - margin, 0), int(rows[-1]) + margin + 1),
        slice(max(int(columns[0]) - margin, 0), int(columns[-1]) + margin + 1),
    )


def sky_of(buffers: Buffers) -> Mask:
    """(H, W): where nothing stands."""
    return np.asarray(~np.isfinite(buffers.depth))


def outlines(buffers: Buffers, width: float | Floats) -> Floats:
    """(H, W) 0–1: lines of `width` px where things end, thinner ones for folds within them.

    Where edges crowd (grass, fur, leaves) only the outlines of things stay.
    """
    near = ndimage.maximum_filter(buffers.cover, 3) > 0.5
    depth = np.where(sky_of(buffers), FAR, buffers.depth).astype(np.float32)
    folds = (_depth_steps(depth) | _bends(buffers.normal)) & ~sky_of(buffers)
    crowd = blurred(folds.astype(np.float32), length(depth, 0.016, 2.0))
    folds &= crowd < 0.13
    folds = without_specks(folds, length(depth, 0.03))
    ends = _steps(buffers.instance) | _sky_line(depth)
    ends &= near | (blurred(ends.astype(np.float32), length(depth, 0.012, 2.0)) < 0.15)
    strong = strokes_along(without_specks(ends, length(depth, 0.03)), width)
    lines: Floats = np.maximum(strong, 0.85 * strokes_along(folds, 0.6 * width))
    return lines


def _steps(ids: NDArray[np.int32]) -> Mask:
    smooth = ndimage.median_filter(ids, 3)  # hairs across an edge
    edge = np.zeros(ids.shape, bool)
    edge[:-1] |= smooth[:-1] != smooth[1:]
    edge[:, :-1] |= smooth[:, :-1] != smooth[:, 1:]
    return edge


def _sky_line(depth: Floats) -> Mask:
    far = ndimage.median_filter((depth >= FAR).astype(np.uint8), 3)
    return np.asarray(far != ndimage.minimum_filter(far, 3))


def _depth_steps(depth: Floats) -> Mask:
    """Where a surface starts before another: depth bends more than slopes explain."""
    inverse = 1.0 / np.maximum(depth, 1e-3)
    bend = np.abs(ndimage.laplace(inverse)) / inverse
    return np.asarray(bend > 0.09)


def _bends(normal: Floats) -> Mask:
    soft = blurred(normal, 0.8)
    soft /= np.maximum(np.linalg.norm(soft, axis=-1, keepdims=True), 1e-6)
    across = np.zeros(normal.shape[:2], np.float32)
    for axis in (0, 1):
        nearby = np.roll(soft, 1, axis)
        across = np.maximum(across, 1.0 - (soft * nearby).sum(axis=-1))
    across[0] = across[:, 0] = 0.0
    return np.asarray(across > 0.16)


def without_specks(edge: Mask, least: float) -> Mask:
    """Edges of at least so many pixels."""
    label, count = ndimage.label(edge, np.ones((3, 3), int))
    size = np.bincount(label.ravel(), minlength=count + 1)
    size[0] = 0
    return np.asarray(size[label] >= least)


def strokes_along(edge: Mask, width: float | Floats) -> Floats:
    """Lines of `width` px, for all of them or for each place, steps of pixels evened out."""
    if not edge.any():
        return np.zeros(edge.shape, np.float32)
    distance = ndimage.distance_transform_edt(~edge).astype(np.float32)
    even = length(edge, 0.0022, 0.7)
    distance = blurred(np.minimum(distance, 4.0 * float(np.max(width))), even) - 0.5 * even
    lines: Floats = np.clip(width / 2.0 + 0.5 - distance, 0.0, 1.0).astype(np.float32)
    return lines


def pressed(lit: Floats, width: float, rng: np.random.Generator) -> Floats:
    """(H, W) px: the width of a line that a hand presses, broader in shadow than in light."""
    hand = 0.22 * noise(lit.shape, length(lit, 0.03), rng)
    dark = 0.45 * (1.0 - np.clip(blurred(lit, 2.0 * width), 0.2, 1.2))
    return np.asarray(width * np.clip(0.85 + hand + dark, 0.4, 1.5), np.float32)


def noise(shape: tuple[int, ...], sigma: float, rng: np.random.Generator) -> Floats:
    """(H, W) of mean 0 and deviation 1, features about `sigma` px."""
    grain = rng.standard_normal(shape[:2], dtype=np.float32)
    soft = blurred(grain, sigma) if sigma > 0.3 else grain
    result: Floats = (soft - soft.mean()) / max(float(soft.std()), 1e-6)
    return result


def paper(shape: tuple[int, ...], rng: np.random.Generator) -> Floats:
    """(H, W) height of rough paper, mean 0 and deviation 1."""
    unit = max(shape[:2]) / 1024
    tooth = noise(shape, 1.1 * unit, rng) + 0.7 * noise(shape, 3.0 * unit, rng)
    fibre = 0.5 * noise(shape, 9.0 * unit, rng)
    result: Floats = (tooth + fibre) / np.float32(1.32)
    return result


def warped(image: Floats, across: Floats, down: Floats) -> Floats:
    """The picture read (`across`, `down`) px aside, (H, W) each."""
    v, u = np.mgrid[: image.shape[0], : image.shape[1]].astype(np.float32)
    at = [v + down, u + across]
    layers = [image] if image.ndim == 2 else list(np.moveaxis(image, -1, 0))
    read = [ndimage.map_coordinates(layer, at, order=1, mode="nearest") for layer in layers]
    return read[0] if image.ndim == 2 else np.stack(read, axis=-1)


def flow(image: Floats, sigma: float, turn: float = 0.0) -> tuple[Floats, Floats]:
    """(H, W) unit steps across and down along the forms of a picture, turned by degrees.

    The direction is that in which lightness changes least: of the blurred structure tensor.
    """
    grey = luminance(image)
    gx, gy = ndimage.gaussian_filter(grey, 1.2, (0, 1)), ndimage.gaussian_filter(grey, 1.2, (1, 0))
    xx, yy, xy = blurred(gx * gx, sigma), blurred(gy * gy, sigma), blurred(gx * gy, sigma)
    calm = 2e-5  # where nothing is to be followed, strokes fall as the hand moves
    xx, xy = xx + calm * np.cos(2.2) + calm, xy + calm * np.sin(2.2)
    yy = yy - calm * np.cos(2.2) + calm
    angle = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2 + np.radians(turn)
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


def combed(image: Floats, across: Floats, down: Floats, reach: int) -> Floats:
    """The mean of a picture along a flow, `reach` px to either side; the flow has no sign."""
    height, width = image.shape[:2]
    total = image.copy()
    for sign in (-1.0, 1.0):
        v, u = np.mgrid[:height, :width].astype(np.float32)
        last = (sign * across, sign * down)
        for _ in range(reach):
            i = np.clip(v + 0.5, 0, height - 1).astype(np.int32)
            j = np.clip(u + 0.5, 0, width - 1).astype(np.int32)
            x, y = across[i, j], down[i, j]
            same = np.where(x * last[0] + y * last[1] < 0.0, -1.0, 1.0).astype(np.float32)
            last = (same * x, same * y)
            u, v = u + last[0], v + last[1]
            i = np.clip(v + 0.5, 0, height - 1).astype(np.int32)
            j = np.clip(u + 0.5, 0, width - 1).astype(np.int32)
            total += image[i, j]
    result: Floats = total / np.float32(2 * reach + 1)
    return result
