"""What is strewn over the ground of a sheet? Confetti, snow, sprigs of leaves, a frame, a moon.

Drawn behind the things at twice the size, in linear light once it is laid on; lengths are shares of
the longer side.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from imagineart.color.spaces import linear_to_oklch
from imagineart.picture import Pixels
from imagineart.rendering.raster import Oklch, rgb

CONFETTI: tuple[Oklch, ...] = (
    (0.72, 0.17, 20), (0.84, 0.16, 90), (0.72, 0.14, 155), (0.68, 0.14, 245), (0.65, 0.18, 320),
    (0.76, 0.16, 55),
)  # fmt: skip
GREENS: tuple[Oklch, ...] = (
    (0.62, 0.065, 155), (0.70, 0.055, 160), (0.55, 0.06, 150), (0.77, 0.04, 165),
)  # fmt: skip
PIECES, FLAKES = 130, 170
PIECE, FLAKE = 0.02, 0.008
INSET = 0.022  # of a frame
LINE = 0.0042
MOON = 0.30  # radius
LEAF = 0.052
DARK_BELOW = 0.6  # lightness of a ground that lines on it must be lighter than


def dressed(ground: Pixels, name: str, rng: np.random.Generator) -> Pixels:
    """(H, W, 3) linear sRGB: a ground with a dressing; unknown names leave it plain."""
    draw_one = DRESSINGS.get(name)
    if draw_one is None:
        return ground
    height, width = ground.shape[:2]
    sheet = Image.new("RGBA", (2 * width, 2 * height))
    draw_one(ImageDraw.Draw(sheet), (2 * width, 2 * height), _tone(ground), rng)
    small = np.asarray(sheet.resize((width, height), Image.Resampling.BOX), np.float32) / 255.0
    color = np.where(small[..., :3] <= 0.04045, small[..., :3] / 12.92, _decoded(small[..., :3]))
    alpha = small[..., 3:]
    laid: Pixels = (ground + (color - ground) * alpha).astype(np.float32)
    return laid


def _decoded(coded: Pixels) -> Pixels:
    linear: Pixels = ((coded + 0.055) / 1.055) ** 2.4
    return linear


def _coded(color: Oklch) -> tuple[int, int, int]:
    """Eight bits a channel, sRGB."""
    linear = np.clip(rgb(color), 0.0, 1.0)
    coded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    red, green, blue = (int(c) for c in np.round(255 * coded))
    return red, green, blue


def _tone(ground: Pixels) -> Oklch:
    """A colour for lines: the ground's own, much lighter or much darker."""
    lightness, chroma, hue = linear_to_oklch(ground[0, 0]).tolist()
    return (0.9 if lightness < DARK_BELOW else 0.45, min(chroma + 0.02, 0.09), hue)


Size = tuple[int, int]


def _confetti(draw: ImageDraw.ImageDraw, size: Size, _: Oklch, rng: np.random.Generator) -> None:
    """Paper dots and strips that fall, denser above."""
    for _number in range(PIECES):
        x, y = rng.uniform(0, size[0]), size[1] * rng.uniform(0.0, 1.0) ** 1.4
        long = PIECE * max(size) * rng.uniform(0.5, 1.2)
        fill = _coded(CONFETTI[int(rng.integers(len(CONFETTI)))])
        if rng.uniform() < 0.4:
            draw.ellipse((x - long / 2, y - long / 2, x + long / 2, y + long / 2), fill=fill)
        else:
            draw.polygon(_turned(x, y, long, 0.42 * long, rng.uniform(0, np.pi)), fill=fill)


def _turned(x: float, y: float, long: float, wide: float, turn: float) -> list[tuple[float, float]]:
    """The corners of a rectangle about a point."""
    cos, sin = np.cos(turn), np.sin(turn)
    corners = [(long, wide), (-long, wide), (-long, -wide), (long, -wide)]
    return [(x + (a * cos - b * sin) / 1.6, y + (a * sin + b * cos) / 1.6) for a, b in corners]


def _snow(draw: ImageDraw.ImageDraw, size: Size, _: Oklch, rng: np.random.Generator) -> None:
    """Flakes of many sizes, and a drift along the foot of the sheet."""
    for _number in range(FLAKES):
        x, y = rng.uniform(0, size[0]), rng.uniform(0, size[1])
        r = FLAKE * max(size) * rng.uniform(0.25, 1.0) ** 1.5
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(255, 255, 255, int(rng.uniform(110, 235))))
    u = np.linspace(0, size[0], 64)
    top = size[1] * (0.86 + 0.02 * np.sin(u / size[0] * 5.0 + rng.uniform(0, 6)))
    drift = [*zip(u.tolist(), top.tolist(), strict=True), (size[0], size[1]), (0, size[1])]
    draw.polygon(drift, fill=(244, 248, 255, 255))


def _moon(draw: ImageDraw.ImageDraw, size: Size, _: Oklch, rng: np.random.Generator) -> None:
    """A large orange moon behind the middle, with its glow."""
    x, y = size[0] * 0.5, size[1] * 0.52
    for share, alpha in ((1.3, 26), (1.17, 40), (1.0, 255)):
        r = share * MOON * min(size)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(*_coded((0.77, 0.165, 60)), alpha))
    for _number in range(7):
        far, turn = MOON * min(size) * rng.uniform(0.1, 0.75), rng.uniform(0, 2 * np.pi)
        r = MOON * min(size) * rng.uniform(0.04, 0.13)
        u, v = x + far * np.cos(turn), y + far * np.sin(turn)
        draw.ellipse((u - r, v - r, u + r, v + r), fill=(*_coded((0.72, 0.165, 57)), 255))


def _frame(draw: ImageDraw.ImageDraw, size: Size, tone: Oklch, rng: np.random.Generator) -> None:
    """Two fine lines along the edge."""
    for inset, wide in ((INSET, 2.0), (INSET * 1.5, 1.0)):
        edge = inset * max(size)
        line = max(1, round(wide * LINE * max(size) / 2))
        draw.rectangle((edge, edge, size[0] - edge, size[1] - edge), None, _coded(tone), line)


def _sprigs(draw: ImageDraw.ImageDraw, size: Size, tone: Oklch, rng: np.random.Generator) -> None:
    """Leafy twigs from all four corners along the edges."""
    for corner in ((0, 0), (1, 0), (0, 1), (1, 1)):
        inward = 1.0 - 2.0 * np.array(corner)
        for number in range(3):
            start = (np.array(corner) + 0.012 * number * inward) * size
            lean = 0.13 * (number + 0.3)
            for way in (np.array([0.44, 0.44 * lean]), np.array([0.36 * lean, 0.36])):
                _twig(draw, start, way * inward * size * (1.0 - 0.2 * number), max(size), rng)


def _twig(
    draw: ImageDraw.ImageDraw,
    start: NDArray[np.float64],
    way: NDArray[np.float64],
    longer: int,
    rng: np.random.Generator,
) -> None:
    """A stem with leaves to either side, smaller towards its tip."""
    turn = float(np.arctan2(way[1], way[0]))
    stem = _coded(GREENS[2])
    draw.line([tuple(start), tuple(start + way)], fill=(*stem, 200), width=max(1, longer // 500))
    for number, share in enumerate(np.arange(0.04, 1.0, 0.075)):
        x, y = start + way * share
        side = 1 if number % 2 else -1
        long = LEAF * longer * (1.0 - 0.6 * share) * float(rng.uniform(0.7, 1.1))
        angle = turn + side * float(rng.uniform(0.5, 1.0))
        fill = (*_coded(GREENS[int(rng.integers(len(GREENS)))]), int(rng.uniform(150, 225)))
        draw.polygon(_leaf(float(x), float(y), long, angle), fill=fill)


def _leaf(x: float, y: float, long: float, turn: float) -> list[tuple[float, float]]:
    """A rounded leaf that grows from a point."""
    t = np.linspace(0, np.pi, 14)
    u = long * (1 - np.cos(t)) / 2
    v = 0.34 * long * np.sin(t) ** 0.9
    around = np.concatenate([np.stack([u, v], -1), np.stack([u, -v], -1)[::-1]])
    cos, sin = np.cos(turn), np.sin(turn)
    return [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in around.tolist()]


DRESSINGS: Mapping[str, Callable[[ImageDraw.ImageDraw, Size, Oklch, np.random.Generator], None]] = {
    "confetti": _confetti,
    "snow": _snow,
    "moon": _moon,
    "frame": _frame,
    "sprigs": _sprigs,
}
