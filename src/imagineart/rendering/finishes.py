"""What happens to a whole picture last? Grain, lens, paper, print, grading; flattening.

Every function takes and returns (H, W, 3) float32 linear sRGB. Brightness is changed by scaling
all channels alike, so that hue and saturation keep; grain is the same in all channels.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from imagineart.color.spaces import srgb_decode, srgb_encode
from imagineart.rendering.noise import TILE, Field, look_up, stream, tile
from imagineart.rendering.raster import Array, blur, resize, smoothstep

LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)


def untouched(pixels: Array) -> Array:
    """A copy."""
    return pixels.copy()


def untouched_finish(pixels: Array, seed: int) -> Array:
    """The picture itself: no grain, no lens."""
    del seed
    return pixels


def clean(pixels: Array, seed: int) -> Array:
    """A good lens: a breath of vignette and grain."""
    return _grain(_vignette(pixels, 0.10), seed, 0.012)


def _vignette(pixels: Array, amount: float) -> Array:
    height, width = pixels.shape[:2]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    fall = 1 - amount * smoothstep(0.45, 1.45, np.hypot(x, y))
    pixels *= fall[..., None]
    return pixels


def _grain(pixels: Array, seed: int, amount: float, slope: float = 0.25) -> Array:
    """Multiply by film grain: relative, so black stays black and colours keep their hue."""
    height, width = pixels.shape[:2]
    cloth = 1 + amount * tile(stream(seed, "grain"), slope, low=8, high=400)
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            view = pixels[top : top + TILE, left : left + TILE]
            view *= cloth[: view.shape[0], : view.shape[1], None]
    return pixels


def _luminance(pixels: Array) -> Field:
    return pixels @ LUMINANCE


def _toned(pixels: Array, wanted: Callable[[Array], Array]) -> Array:
    """Give each luminance Y the luminance `wanted(Y)` by scaling all channels alike, in place.

    The factor is looked up at 4096 steps of √Y, finest in the darks; above 1 it is that of 1.
    """
    steps = np.linspace(1e-3, 1, 4096, dtype=np.float32) ** 2
    factor = (wanted(steps) / steps).astype(np.float32)
    root = np.sqrt(np.clip(_luminance(pixels), 0, 1))
    pixels *= factor[(root * 4095).astype(np.int32)][..., None]
    return pixels


def _contrast(amount: float, pivot: float = 0.18) -> Callable[[Array], Array]:
    """Contrast about a middle grey: Y → pivot·(Y/pivot)^amount below it, its mirror image above."""

    def wanted(light: Array) -> Array:
        low = pivot * (light / pivot) ** amount
        high = 1 - (1 - pivot) * ((1 - light) / (1 - pivot)) ** amount
        return np.asarray(np.where(light < pivot, low, high))

    return wanted


def _stepped(light: Array, steps: int = 7) -> Array:
    """Luminance drawn two thirds of the way to one of a few even steps."""
    level = light ** (1 / 2.2) * steps
    even = (np.floor(level) + smoothstep(0.42, 0.58, level % 1)) / steps
    return np.asarray(0.35 * light + 0.65 * np.clip(even, 0, 1) ** 2.2)


def _saturate(pixels: Array, factor: float) -> Array:
    """Move each channel away from the pixel's own luminance."""
    grey = _luminance(pixels)[..., None]
    pixels -= grey
    pixels *= np.float32(factor)
    pixels += grey
    return np.maximum(pixels, 0, out=pixels)


def _fitted(pixels: Array) -> Array:
    """Scale down what is brighter than the display, all channels alike, in place."""
    brightest = np.maximum(np.maximum(pixels[..., 0], pixels[..., 1]), pixels[..., 2])
    pixels /= np.maximum(brightest, 1)[..., None]
    return pixels


def graded(pixels: Array, seed: int) -> Array:
    """Film: glow around lights, deeper contrast, cool shadows and warm lights, vignette, grain."""
    small = resize(pixels, max(1, pixels.shape[1] // 4), max(1, pixels.shape[0] // 4), smooth=False)
    glow = blur(np.maximum(small - 0.55, 0), 0.02 * max(small.shape))
    pixels = pixels + 0.35 * resize(glow, pixels.shape[1], pixels.shape[0])
    pixels = _toned(pixels, _contrast(1.13))
    light = np.clip(_luminance(pixels), 0, 1) ** 0.5
    cool, warm = np.array([0.90, 1.0, 1.10], np.float32), np.array([1.05, 1.0, 0.92], np.float32)
    pixels *= cool + (warm - cool) * smoothstep(0.15, 0.75, light)[..., None]
    return _fitted(_grain(_vignette(pixels, 0.42), seed, 0.045))


def illustrated(pixels: Array, seed: int) -> Array:
    """A drawn picture: brushed planes, darker outlines, tooth of the paper."""
    small = _reduced(pixels, 1024)
    drawn = _enlarged(_brushed(small, 3), pixels)
    drawn += 0.28 * (pixels - drawn)
    ink = resize(_outlines(small, 0.11), pixels.shape[1], pixels.shape[0])
    drawn *= 1 - 0.55 * np.clip(ink, 0, 1)[..., None]
    return _fitted(_grain(_saturate(drawn, 1.04), seed, 0.035, slope=0.55))


def watercolored(pixels: Array, seed: int) -> Array:
    """Washes on paper: bled forms, dark pigment edges, granulation, an unpainted margin."""
    small = _wobbled(_reduced(pixels, 1152), seed)
    wash = _brushed(small, 4)
    edges = _outlines(wash, 0.035)
    pigment = tile(stream(seed, "pigment"), 1.1)
    rows = np.arange(wash.shape[0], dtype=np.float32)[:, None] / max(wash.shape[:2])
    columns = np.arange(wash.shape[1], dtype=np.float32)[None, :] / max(wash.shape[:2])
    uneven = look_up(pigment, columns, rows)
    density = 0.78 + 0.10 * uneven + 0.55 * edges
    wash = np.maximum(wash, 1e-4) ** np.clip(density, 0.55, 1.8)[..., None]
    wash = 0.95 * _saturate(wash, 1.06) + 0.04
    margin = _margin(wash.shape[0], wash.shape[1], 0.045 * uneven)
    paper = np.array([0.945, 0.925, 0.88], np.float32)
    wash = paper + (wash - paper) * margin[..., None]
    return _fitted(_grain(_enlarged(wash, pixels), seed, 0.045, slope=0.7))


def printed(pixels: Array, seed: int) -> Array:
    """A screen print: light falls into a few even steps, colours are strong."""
    pixels = _toned(_toned(pixels, _stepped), _contrast(1.08))
    return _fitted(_grain(_saturate(pixels, 1.07), seed, 0.02, slope=0.5))


def flattened(pixels: Array) -> Array:
    """The picture in sixteen even colours with smooth borders."""
    palette, areas = _areas(pixels, 16)
    return _enlarged(blur(palette[areas], 0.7), pixels)


def bold(pixels: Array) -> Array:
    """Fewer colours than `flattened`, with stronger contrast."""
    palette, areas = _areas(pixels, 8)
    strong = _saturate(_toned(palette, _contrast(1.1)), 1.12)
    return _enlarged(blur(strong[areas], 0.7), pixels)


def _areas(pixels: Array, colors: int) -> tuple[Array, NDArray[np.uint8]]:
    """A few linear colours (colors, 3), and which each pixel (h, w) of a reduced picture has.

    A pixel takes the colour that most of its neighbours have, so that specks go.
    """
    small = blur(_reduced(pixels, 768), 1.8)
    image = Image.fromarray((np.clip(srgb_encode(small), 0, 1) * 255 + 0.5).astype(np.uint8))
    few = image.reduce(4).quantize(colors, Image.Quantize.MEDIANCUT, kmeans=2)
    reduced = image.quantize(palette=few, dither=Image.Dither.NONE)
    palette = np.reshape(few.getpalette() or (), (-1, 3)).astype(np.float32) / 255
    areas = Image.fromarray(np.asarray(reduced)).filter(ImageFilter.ModeFilter(7))
    return srgb_decode(palette), np.asarray(areas)


def _reduced(pixels: Array, longest: int) -> Array:
    height, width = pixels.shape[:2]
    factor = min(1.0, longest / max(height, width))
    return resize(
        pixels, max(1, round(width * factor)), max(1, round(height * factor)), smooth=False
    )


def _enlarged(small: Array, like: Array) -> Array:
    return np.clip(resize(small, like.shape[1], like.shape[0]), 0, 1)


def _brushed(pixels: Array, radius: int) -> Array:
    """Kuwahara's filter: each pixel takes the mean of its most even neighbouring quadrant."""
    mean = _box_mean(pixels, radius)
    light = _luminance(pixels)
    spread = (
        _box_mean((light**2)[..., None], radius)[..., 0]
        - _box_mean(light[..., None], radius)[..., 0] ** 2
    )
    best, out = np.full(light.shape, np.inf, np.float32), pixels.copy()
    for dy in (-radius, radius):
        for dx in (-radius, radius):
            variance = np.roll(spread, (dy, dx), (0, 1))
            better = variance < best
            best = np.where(better, variance, best)
            out = np.where(better[..., None], np.roll(mean, (dy, dx), (0, 1)), out)
    return out


def _box_mean(values: Array, radius: int) -> Array:
    """Mean over a square of 2·radius + 1, edges repeated."""
    for axis in (0, 1):
        pad = [(radius + 1, radius) if a == axis else (0, 0) for a in range(3)]
        sums = np.cumsum(np.pad(values, pad, mode="edge"), axis=axis, dtype=np.float64)
        size, count = values.shape[axis], 2 * radius + 1
        ahead = np.take(sums, range(count, count + size), axis=axis)
        values = ((ahead - np.take(sums, range(size), axis=axis)) / count).astype(np.float32)
    return values


def _outlines(pixels: Array, threshold: float) -> Field:
    """0–1 where brightness or colour breaks."""
    soft = blur(np.sqrt(np.clip(pixels, 0, 1)), 0.0008 * max(pixels.shape))
    down, across = np.gradient(soft, axis=(0, 1))
    return smoothstep(threshold * 0.3, threshold * 2.2, np.sqrt((down**2 + across**2).max(axis=-1)))


def _wobbled(pixels: Array, seed: int) -> Array:
    """The picture with its edges bent by a few px, as wet paint moves."""
    height, width = pixels.shape[:2]
    cloth = tile(stream(seed, "wobble"), 1.3, low=4, high=36)
    rows, columns = (
        np.arange(height, dtype=np.float32)[:, None],
        np.arange(width, dtype=np.float32)[None, :],
    )
    u, v = columns / max(height, width), rows / max(height, width)
    shift = 0.0013 * max(height, width)
    y = np.clip(np.round(rows + shift * look_up(cloth, u, v)), 0, height - 1).astype(np.int32)
    x = np.clip(np.round(columns + shift * look_up(cloth, u + 0.5, v + 0.3)), 0, width - 1)
    value: Array = pixels[y, x.astype(np.int32)]
    return value


def _margin(height: int, width: int, ragged: Field) -> Field:
    """1 where painted, 0 in an irregular margin around it."""
    rows = np.arange(height, dtype=np.float32)[:, None]
    columns = np.arange(width, dtype=np.float32)[None, :]
    inside = np.minimum(
        np.minimum(rows, height - 1 - rows), np.minimum(columns, width - 1 - columns)
    )
    return smoothstep(0.014, 0.032, inside / min(height, width) + 0.16 * ragged)
