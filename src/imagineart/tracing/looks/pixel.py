"""How does a picture of few pixels look? Square cells, few colours, dark rims about things."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.flat import centers_of, nearest_of
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import (
    Painted,
    lifted,
    painted,
    roughness,
    softened,
    vivid,
)
from imagineart.tracing.looks.skies import cloud_color, clouded, clouds, deepened
from imagineart.tracing.looks.tools import coded, length, linear
from imagineart.tracing.tracer import Traced

WORDS = (
    "pixel art", "pixelart", "pixel", "pixels", "8-bit", "8 bit", "16-bit", "16 bit", "8bit",
    "sprite", "retro game", "game boy",
)  # fmt: skip
CELLS = 104  # along the longer side
COLORS = 30
STEPS = np.array([0.42, 0.66, 0.86, 1.0, 1.12], np.float32)  # of light
THRESHOLD = np.array([[0.0, 0.5], [0.75, 0.25]], np.float32) - 0.375  # ordered dither
DITHER = 0.1
WHITE = np.array([0.97, 0.98, 1.0], np.float32)


def draw(traced: Traced, seed: int) -> Floats:
    """Colour and light of each cell, rounded to steps, then to a small palette."""
    unit = length(traced.light, 1 / 512)
    parts = painted(traced, 0.003, 0.006)
    light = softened(parts, 2 * unit, 4 * unit, roughness(traced.buffers.normal, parts.ids))
    light = np.where(parts.sky, 1.0, light).astype(np.float32)
    size = max(2, round(max(light.shape) / CELLS))
    color = _cells(_clouded(traced, parts, np.random.default_rng([seed, 79])), size)
    shade = _stepped(_cells(light, size))
    picture = coded(vivid(lifted(color, 0.3), 1.35)) * shade[..., None] ** np.float32(0.6)
    ids = np.where(parts.scenery, -1, parts.ids)[size // 2 :: size, size // 2 :: size]
    cells = _few(_rimmed(picture, ids[: len(picture), : picture.shape[1]]))
    whole = np.repeat(np.repeat(linear(cells), size, axis=0), size, axis=1)
    return np.ascontiguousarray(whole[: light.shape[0], : light.shape[1]])


def _clouded(traced: Traced, parts: Painted, rng: np.random.Generator) -> Floats:
    """The colours under a deep sky with white clouds."""
    cloud, deep = cloud_color(traced, WHITE), deepened(vivid(parts.base, 1.3), parts.sky)
    sky = clouded(deep, clouds(traced, rng), cloud, 0.8 * cloud)
    return np.where(parts.sky[..., None], sky, parts.base).astype(np.float32)


def _stepped(light: Floats) -> Floats:
    """(h, w): light in few steps, those between dithered."""
    rows, columns = light.shape
    screen = np.tile(THRESHOLD, (-(-rows // 2), -(-columns // 2)))[:rows, :columns]
    step = np.clip(np.round((light + DITHER * screen) * 3.2), 0, len(STEPS) - 1)
    stepped: Floats = STEPS[step.astype(int)]
    return stepped


def _few(picture: Floats) -> Floats:
    """Each cell in the nearest of a small palette."""
    points = picture.reshape(-1, 3).astype(float)
    palette = centers_of(points, COLORS, 0.0005)
    few: Floats = palette[nearest_of(points, palette)].reshape(picture.shape).astype(np.float32)
    return few


def _cells(image: Floats, size: int) -> Floats:
    """The means of squares of `size` px; those at the end are filled up with what is there."""
    rest = [(0, -side % size) for side in image.shape[:2]] + [(0, 0)] * (image.ndim - 2)
    full = np.pad(image, rest, mode="edge")
    rows, columns = full.shape[0] // size, full.shape[1] // size
    squares = full.reshape(rows, size, columns, size, *full.shape[2:])
    means: Floats = squares.mean(axis=(1, 3)).astype(np.float32)
    return means


def _rimmed(picture: Floats, ids: NDArray[np.int32]) -> Floats:
    """One dark cell along the inner side of things."""
    inner = (ids >= 0) & (ndimage.minimum_filter(ids, 3) != ids)
    shape = inner.shape
    result = picture.copy()
    result[: shape[0], : shape[1]][inner] *= 0.38
    return result


LOOK = Look("pixel", "flat", draw, WORDS)
