"""Which pictures do surfaces show? All of a scene's in one table, each in finer and coarser levels.

A level halves the one before it. What a pixel sees of a surface is read from the level whose texels
are about as large, so far things neither flicker nor cost memory. A texel is two 32-bit words:

    colour   the square roots of red, green and blue, ten bits each
    finish   roughness and height, sixteen bits each
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats, Texture
from imagineart.tracing.variant import import_drjit, owned

dr = import_drjit()

Words: TypeAlias = NDArray[np.uint32]

LEVELS = 12
LEAST = 4  # texels along the shorter side of the coarsest level
_KEPT = 24  # pictures that stay packed between scenes


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A texture, packed."""

    levels: tuple[Words, ...]  # (H, W, 2) each
    texel: float  # m, of the finest level
    low: float  # m, of the heights
    span: float  # m, 0 where it has none
    rough: bool  # whether it has a roughness of its own
    colored: bool = True  # whether it has a colour of its own


@lru_cache(_KEPT)
def packed(texture: Texture, skipped: int) -> Sheet:
    """All levels of a texture but the `skipped` finest."""
    rows, columns = texture.shape
    size = rows / texture.size[1], columns / texture.size[0]
    colored = texture.color is not None
    images = [texture.color if colored else np.zeros((rows, columns, 3), np.float32)]
    images += [] if texture.roughness is None else [texture.roughness[..., None]]
    images += [] if texture.height is None else [texture.height[..., None]]
    stack = np.concatenate([np.asarray(image, np.float32) for image in images], axis=-1)
    low, span = 0.0, 0.0
    if texture.height is not None:
        low = float(texture.height.min())
        span = max(float(texture.height.max()) - low, 1e-9)
    levels: list[Words] = []
    for number in range(LEVELS + skipped):
        if number >= skipped:
            levels.append(_words(stack, texture, low, span))
        if min(stack.shape[:2]) < 2 * LEAST:
            break
        stack = _halved(stack)
    levels = levels or [_words(stack, texture, low, span)]
    texel = 2.0**skipped / max(size)
    return Sheet(tuple(levels), texel, low, span, texture.roughness is not None, colored)


def skips(texture: Texture, detail: float) -> int:
    """How many levels are finer than `detail` metres and will never be read."""
    texel = min(texture.size[0] / texture.shape[1], texture.size[1] / texture.shape[0])
    most = int(np.log2(max(min(texture.shape) / LEAST, 1.0)))
    return int(np.clip(np.floor(np.log2(max(detail / texel, 1.0))), 0, most))


def _halved(image: Floats) -> Floats:
    height, width = image.shape[0] // 2 * 2, image.shape[1] // 2 * 2
    even = image[:height, :width]
    rows = even[0::2] + even[1::2]
    halved: Floats = (rows[:, 0::2] + rows[:, 1::2]) * np.float32(0.25)
    return halved


def _words(stack: Floats, texture: Texture, low: float, span: float) -> Words:
    words = np.empty((*stack.shape[:2], 2), np.uint32)
    words[..., 0] = packed_colors(stack[..., :3])
    finish: Words = np.zeros(stack.shape[:2], np.uint32)
    if texture.roughness is not None:
        finish = _sixteen(stack[..., 3])
    if span > 0.0:
        finish |= _sixteen((stack[..., -1] - np.float32(low)) / np.float32(span)) << 16
    words[..., 1] = finish
    return words


def _sixteen(values: Floats) -> Words:
    """Whole numbers of sixteen bits for 0–1."""
    words: Words = (np.clip(values, 0.0, 1.0) * np.float32(65535.0) + np.float32(0.5)).astype(
        np.uint32
    )
    return words


def packed_colors(colors: Floats) -> Words:
    """(…,) words of (…, 3) linear colours."""
    roots = np.sqrt(np.clip(colors, 0.0, 1.0)) * np.float32(1023.0) + np.float32(0.5)
    parts: Words = roots.astype(np.uint32)
    words = parts[..., 0] | parts[..., 1] << np.uint32(10) | parts[..., 2] << np.uint32(20)
    return words.astype(np.uint32, copy=False)


def unpacked_color(mi: Any, word: Any) -> Any:
    """Color3f of a word that `packed_colors` made."""
    parts = [mi.Float((word >> shift) & 1023) * (1.0 / 1023.0) for shift in (0, 10, 20)]
    return mi.Color3f(*(part * part for part in parts))


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """The table, as arrays of the tracer's own kind."""

    texels: Any  # UInt32
    places: Any  # UInt32, (K · LEVELS, 4): offset, width, height
    rows: Any  # Float, (K, 4): log₂ of the finest texel, m, last level, span, 1 rough + 2 coloured

    def shown(self, mi: Any, number: Any, uv: Any, wide: Any, dither: Any, active: Any) -> "Shown":
        """What picture `number` shows at `uv` (in tiles) to an eye that sees `wide` metres."""
        row = dr.gather(mi.Vector4f, self.rows, number, active)
        level = dr.log2(dr.maximum(wide, 1e-7)) - row.x + dither
        level = mi.UInt32(dr.clip(level, 0.0, row.y))
        place = dr.gather(mi.Vector4u, self.places, number * LEVELS + level, active)
        width, height = mi.Float(place.y), mi.Float(place.z)
        u, v = uv.x - dr.floor(uv.x), uv.y - dr.floor(uv.y)
        x, y = u * width - 0.5, v * height - 0.5
        left, above = dr.floor(x), dr.floor(y)
        fx, fy = x - left, y - above
        x0, x1 = _around(mi, left, place.y)
        y0, y1 = _around(mi, above, place.z)
        words = [
            dr.gather(mi.Vector2u, self.texels, place.x + b * place.y + a, active)
            for b in (y0, y1)
            for a in (x0, x1)
        ]
        weights = ((1.0 - fx) * (1.0 - fy), fx * (1.0 - fy), (1.0 - fx) * fy, fx * fy)
        color, rough = mi.Color3f(0.0), mi.Float(0.0)
        for word, weight in zip(words, weights, strict=True):
            color += unpacked_color(mi, word.x) * weight
            rough += mi.Float(word.y & 65535) * (weight / 65535.0)
        h = [mi.Float(word.y >> 16) * (row.z / 65535.0) for word in words]
        rise_u = ((h[1] - h[0]) * (1.0 - fy) + (h[3] - h[2]) * fy) * width
        rise_v = ((h[2] - h[0]) * (1.0 - fx) + (h[3] - h[1]) * fx) * height
        has = mi.UInt32(row.w)
        return Shown(color, (has & 2) > 0, rough, (has & 1) > 0, rise_u, rise_v, row.z > 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What a picture says of a point."""

    color: Any
    has_color: Any
    rough: Any
    has_rough: Any
    rise_u: Any  # m of height for one tile in u
    rise_v: Any
    has_height: Any


def _around(mi: Any, floor: Any, size: Any) -> tuple[Any, Any]:
    """The texels on both sides, round the edge."""
    low = mi.Int32(floor)
    low = dr.select(low < 0, low + mi.Int32(size), low)
    first = mi.UInt32(low)
    first = dr.select(first >= size, first - size, first)
    second = first + 1
    return first, dr.select(second >= size, 0, second)


def atlas(mi: Any, sheets: list[Sheet]) -> Atlas:
    """The table of some sheets; a grey dot where there are none."""
    blank = Sheet((np.zeros((1, 1, 2), np.uint32),), 1.0, 0.0, 0.0, False)
    places = np.zeros((max(len(sheets), 1), LEVELS, 4), np.uint32)
    rows = np.zeros((max(len(sheets), 1), 4), np.float32)
    texels, start = [], 0
    for number, sheet in enumerate(sheets or [blank]):
        last = len(sheet.levels) - 1
        has = sheet.rough + 2 * sheet.colored
        rows[number] = np.log2(sheet.texel), last, sheet.span, has
        for level, words in enumerate(sheet.levels[:LEVELS]):
            places[number, level, :3] = start, words.shape[1], words.shape[0]
            start += words.shape[0] * words.shape[1]
            texels.append(words.ravel())
    return Atlas(owned(mi, np.concatenate(texels)), owned(mi, places), owned(mi, rows))
