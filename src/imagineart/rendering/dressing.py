"""What is strewn over the ground of a sheet? Confetti, snow, sparks, rays, a frame, a moon.

Drawn behind the things at twice the size, in linear light once it is laid on; lengths are shares of
the longer side.
"""

from collections.abc import Callable, Mapping

import numpy as np
from PIL import Image, ImageDraw

from imagineart.color.spaces import linear_to_oklch, srgb_decode
from imagineart.picture import Pixels
from imagineart.rendering.botany import garland
from imagineart.rendering.raster import Oklch, coded

CONFETTI: tuple[Oklch, ...] = (
    (0.72, 0.17, 20), (0.84, 0.16, 90), (0.72, 0.14, 155), (0.68, 0.14, 245), (0.65, 0.18, 320),
    (0.76, 0.16, 55),
)  # fmt: skip
SPARKS: tuple[Oklch, ...] = ((0.88, 0.10, 88), (0.82, 0.13, 75), (0.92, 0.05, 95))
GOLD: Oklch = (0.80, 0.10, 85)
BURSTS, GLITTER, RAYS = 5, 260, 15
PIECES, FLAKES = 130, 170
PIECE, FLAKE = 0.02, 0.008
INSET = 0.022  # of a frame
LINE = 0.0042
MOON = 0.30  # radius
DARK_BELOW = 0.6  # lightness of a ground that lines on it must be lighter than


def dressed(
    ground: Pixels, name: str, rng: np.random.Generator, *, flowers: bool = False
) -> Pixels:
    """(H, W, 3) linear sRGB: a ground with a dressing; unknown names leave it plain. `flowers`:
    whether there are some in a border of leaves."""
    if name in GARLANDS:
        return garland(ground, rng, flowers=flowers or GARLANDS[name])
    draw_one = DRESSINGS.get(name)
    if draw_one is None:
        return ground
    height, width = ground.shape[:2]
    sheet = Image.new("RGBA", (2 * width, 2 * height))
    draw_one(ImageDraw.Draw(sheet), (2 * width, 2 * height), _tone(ground), rng)
    small = np.asarray(sheet.resize((width, height), Image.Resampling.BOX), np.float32) / 255.0
    color = srgb_decode(small[..., :3])
    alpha = small[..., 3:]
    laid: Pixels = (ground + (color - ground) * alpha).astype(np.float32)
    return laid


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
        fill = coded(CONFETTI[int(rng.integers(len(CONFETTI)))])
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
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(*coded((0.77, 0.165, 60)), alpha))
    for _number in range(7):
        far, turn = MOON * min(size) * rng.uniform(0.1, 0.75), rng.uniform(0, 2 * np.pi)
        r = MOON * min(size) * rng.uniform(0.04, 0.13)
        u, v = x + far * np.cos(turn), y + far * np.sin(turn)
        draw.ellipse((u - r, v - r, u + r, v + r), fill=(*coded((0.72, 0.165, 57)), 255))


def _frame(draw: ImageDraw.ImageDraw, size: Size, tone: Oklch, rng: np.random.Generator) -> None:
    """Two fine lines along the edge."""
    for inset, wide in ((INSET, 2.0), (INSET * 1.5, 1.0)):
        edge = inset * max(size)
        line = max(1, round(wide * LINE * max(size) / 2))
        draw.rectangle((edge, edge, size[0] - edge, size[1] - edge), None, coded(tone), line)


def _fireworks(draw: ImageDraw.ImageDraw, size: Size, _: Oklch, rng: np.random.Generator) -> None:
    """Bursts of golden sparks along the upper edge and the sides, glitter below them."""
    longer = max(size)
    for number in range(BURSTS):
        aside = (number + rng.uniform(0.2, 0.8)) / BURSTS
        x, y = (
            size[0] * aside,
            size[1] * (0.30 + 0.30 * abs(aside - 0.5) + rng.uniform(-0.06, 0.06)),
        )
        reach = longer * rng.uniform(0.07, 0.13)
        fill = coded(SPARKS[int(rng.integers(len(SPARKS)))])
        for ray in range(26):
            turn = 2 * np.pi * (ray + rng.uniform(-0.2, 0.2)) / 26
            for step in np.linspace(0.25, 1.0, 12):
                u = x + reach * step * np.cos(turn)
                v = y + reach * step * np.sin(turn) + 0.22 * reach * step**2
                r = longer * 0.0022 * (1.25 - step)
                draw.ellipse((u - r, v - r, u + r, v + r), (*fill, int(255 * (1.1 - 0.8 * step))))
    for _number in range(GLITTER):
        x, y = rng.uniform(0, size[0]), size[1] * rng.uniform(0.0, 1.0) ** 0.7
        r = longer * 0.0016 * rng.uniform(0.4, 1.6)
        draw.ellipse((x - r, y - r, x + r, y + r), (*coded(SPARKS[0]), int(rng.uniform(90, 230))))


def _fan(draw: ImageDraw.ImageDraw, size: Size, _: Oklch, rng: np.random.Generator) -> None:
    """Golden rays that rise from the foot of the sheet, and a stepped double frame."""
    longer, gold = max(size), coded(GOLD)
    foot = (size[0] / 2, size[1] * 0.80)
    for ray in range(-RAYS, RAYS + 1):
        turn = np.pi / 2 * ray / RAYS
        start, end = 0.16 * longer, longer * (0.42 if ray % 2 else 0.55)
        way = np.array([np.sin(turn), -np.cos(turn)])
        line = [tuple(foot + start * way), tuple(foot + end * way)]
        draw.line(line, (*gold, 62), max(1, round(longer * (0.0035 if ray % 2 else 0.006))))
    for inset, wide in ((0.026, 0.0052), (0.038, 0.0016)):
        edge, cut = inset * longer, (0.075 - inset) * longer
        right, low = size[0] - edge, size[1] - edge
        around = [
            (edge + cut, edge), (right - cut, edge), (right - cut, edge + cut), (right, edge + cut),
            (right, low - cut), (right - cut, low - cut), (right - cut, low), (edge + cut, low),
            (edge + cut, low - cut), (edge, low - cut), (edge, edge + cut),
            (edge + cut, edge + cut), (edge + cut, edge),
        ]  # fmt: skip
        draw.line(around, gold, max(1, round(wide * longer)))


def _corner(draw: ImageDraw.ImageDraw, size: Size, tone: Oklch, rng: np.random.Generator) -> None:
    """Two quarter discs in the lower right corner, one over the other."""
    for share, alpha in ((0.62, 60), (0.40, 110)):
        r = share * min(size)
        box = (size[0] - r, size[1] - r, size[0] + r, size[1] + r)
        draw.ellipse(box, (*coded(tone), alpha))


GARLANDS: Mapping[str, bool] = {"sprigs": False, "blossoms": True}
"""Borders of leaves, and whether there are flowers in them."""
DRESSINGS: Mapping[str, Callable[[ImageDraw.ImageDraw, Size, Oklch, np.random.Generator], None]] = {
    "confetti": _confetti,
    "snow": _snow,
    "moon": _moon,
    "frame": _frame,
    "fireworks": _fireworks,
    "fan": _fan,
    "corner": _corner,
}
