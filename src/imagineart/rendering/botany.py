"""How is a border of leaves and flowers painted? As watercolour: washes over each other.

Stems are Bézier curves that leave two opposite corners along the edges; leaves stand on them in
pairs, smaller towards the tip, each of a pale wash, a darker half and a rim. All is drawn at twice
the size as a filter of light, and multiplied onto the paper. Lengths: shares of the longer side.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from imagineart.color.spaces import srgb_decode
from imagineart.picture import Pixels
from imagineart.rendering.raster import Oklch, blur, coded

Points = NDArray[np.float64]

GREENS: tuple[Oklch, ...] = (
    (0.66, 0.055, 168), (0.74, 0.045, 172), (0.57, 0.060, 160), (0.79, 0.040, 150),
    (0.62, 0.070, 135),
)  # fmt: skip
BLUSH: tuple[Oklch, ...] = ((0.86, 0.055, 20), (0.90, 0.040, 40), (0.80, 0.085, 10))
HEART: Oklch = (0.72, 0.11, 75)
STEM: Oklch = (0.50, 0.045, 130)
LEAF, LONG_LEAF = (0.046, 0.80), (0.072, 0.34)  # length, and width beside it
FLOWER = 0.052  # radius
STEMS = 6  # from a corner, fanned out between its two edges
REACH = (0.34, 0.58)  # length of a stem
LESSER = 0.55  # of a corner that has fewer and shorter ones
ROUGH = 0.10  # how uneven washes are


@dataclass(frozen=True, slots=True)
class Brush:
    """A sheet that light is filtered by: RGB at twice the size, with its px per longer side."""

    draw: ImageDraw.ImageDraw
    longer: float
    rng: np.random.Generator

    def wash(self, around: Points, color: Oklch, strength: float) -> None:
        """A polygon (N, 2) in px, laid over what is there."""
        self.draw.polygon([tuple(p) for p in around.tolist()], fill=_tint(color, strength))


def garland(ground: Pixels, rng: np.random.Generator, *, flowers: bool) -> Pixels:
    """(H, W, 3) linear sRGB: a ground with a garland from its upper left and lower right corners,
    lesser ones in the others."""
    height, width = ground.shape[:2]
    sheet = Image.new("RGB", (2 * width, 2 * height), "white")
    brush = Brush(ImageDraw.Draw(sheet, "RGBA"), 2.0 * max(height, width), rng)
    size = np.array([2.0 * width, 2.0 * height])
    for corner, share in (((0, 0), 1.0), ((1, 1), 1.0), ((1, 0), LESSER), ((0, 1), LESSER)):
        _corner(brush, size, np.array(corner, float), share, flowers=flowers)
    shares = np.asarray(sheet.resize((width, height), Image.Resampling.BOX), np.float32) / 255.0
    light = srgb_decode(shares)
    pools = blur(
        rng.standard_normal((height, width)).astype(np.float32), 0.008 * max(height, width)
    )
    pools = pools / max(float(pools.std()), 1e-6)
    depth = np.clip(1.0 + ROUGH * pools, 0.6, 1.5)[..., None]
    painted: Pixels = (ground * np.maximum(light, 1e-3) ** depth).astype(np.float32)
    return painted


def _corner(brush: Brush, size: Points, corner: Points, share: float, *, flowers: bool) -> None:
    """Stems that fan out from a corner, long ones along the edges, and flowers where they meet."""
    inward = 1.0 - 2.0 * corner
    start = corner * size + inward * 0.012 * brush.longer
    count = max(3, round(STEMS * share))
    for number in range(count):
        turn = (number + 0.5) / count * np.pi / 2 + brush.rng.uniform(-0.06, 0.06)
        along = abs(np.cos(2 * turn))  # 1 beside an edge, 0 across the corner
        long = share * brush.longer * (REACH[0] * 0.45 + (REACH[1] - REACH[0] * 0.45) * along**1.5)
        way = np.array([np.cos(turn), np.sin(turn)]) * inward
        bend = np.array([-way[1], way[0]]) * brush.rng.uniform(-0.16, 0.16) * long
        _stem(brush, start, start + 0.5 * long * way + bend, start + long * way, number)
    if flowers:
        _bouquet(brush, start, inward, share)


def _stem(brush: Brush, start: Points, middle: Points, end: Points, kind: int) -> None:
    """A twig with its leaves: round ones on every other twig, long ones on the rest."""
    t = np.linspace(0, 1, 40)[:, None]
    line = (1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end
    long, wide = LEAF if kind % 2 == 0 else LONG_LEAF
    total = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    brush.draw.line(
        [tuple(p) for p in line.tolist()],
        fill=_tint(STEM, 0.75),
        width=max(1, round(0.0022 * brush.longer)),
    )
    pairs = max(3, int(total / (0.66 * long * brush.longer)))
    color = GREENS[int(brush.rng.integers(len(GREENS)))]
    for number in range(pairs):
        share = 0.08 + 0.92 * (number + 0.5) / pairs
        at = line[int(share * 39)]
        way = line[min(int(share * 39) + 1, 39)] - line[max(int(share * 39) - 1, 0)]
        turn = float(np.arctan2(way[1], way[0]))
        size = long * brush.longer * (1.05 - 0.55 * share) * brush.rng.uniform(0.8, 1.1)
        for side in (-1.0, 1.0):
            _leaf(brush, at, turn + side * brush.rng.uniform(0.7, 1.15), size, wide, color)
    _leaf(brush, line[-1], turn, 0.6 * long * brush.longer, wide, color)


def _leaf(brush: Brush, at: Points, turn: float, long: float, wide: float, color: Oklch) -> None:
    """A wash, its lower half once more, a rim, and the rib."""
    t = np.linspace(0, np.pi, 18)
    u = long * (1 - np.cos(t)) / 2
    v = 0.5 * wide * long * np.sin(t) ** 0.9 * (1.15 - 0.3 * u / long)
    rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    upper, lower = (np.stack([u, side * v], -1) @ rotation + at for side in (1, -1))
    rib = np.stack([u, 0 * v], -1) @ rotation + at
    lightness, chroma, hue = color
    own = (lightness + float(brush.rng.uniform(-0.05, 0.05)), chroma, hue)
    around = np.concatenate([upper, lower[::-1]])
    brush.wash(around, own, 0.62)
    brush.wash(np.concatenate([rib, lower[::-1]]), (lightness - 0.06, chroma, hue), 0.35)
    thin = max(1, round(0.0011 * brush.longer))
    deep = _tint((lightness - 0.14, chroma, hue), 0.45)
    brush.draw.line([tuple(p) for p in [*around.tolist(), around[0].tolist()]], deep, thin)
    brush.draw.line([tuple(p) for p in rib[:-3].tolist()], _tint((0.95, 0.02, hue), 0.6), thin)


def _bouquet(brush: Brush, start: Points, inward: Points, share: float) -> None:
    """Flowers over the feet of the stems, the largest nearest to the corner."""
    spots = ((0.075, 0.06, 1.0), (0.165, 0.045, 0.72), (0.045, 0.155, 0.78), (0.25, 0.03, 0.5),
             (0.03, 0.24, 0.5))  # fmt: skip
    for across, down, size in spots[: 5 if share == 1.0 else 2]:
        at = start + inward * np.array([across, down]) * brush.longer * share
        _flower(brush, at, FLOWER * brush.longer * size * (0.6 + 0.4 * share))


def _flower(brush: Brush, at: Points, radius: float) -> None:
    """Two whorls of petals about a golden heart."""
    color = BLUSH[int(brush.rng.integers(len(BLUSH)))]
    turn = float(brush.rng.uniform(0, np.pi))
    # paper under a flower, so that no leaf shows through it
    around = at + radius * 0.86 * np.stack(_circle(26), -1)
    brush.draw.polygon([tuple(p) for p in around.tolist()], fill=(255, 255, 255, 225))
    for whorl, (count, size) in enumerate(((6, 1.0), (5, 0.66))):
        for number in range(count):
            way = turn + 2 * np.pi * (number + 0.5 * whorl) / count
            _petal(brush, at, way, radius * size * brush.rng.uniform(0.92, 1.06), color, whorl)
    for number in range(14):
        far = radius * 0.2 * np.sqrt(brush.rng.uniform())
        way = 2.4 * number
        dot = at + far * np.array([np.cos(way), np.sin(way)])
        brush.wash(dot + 0.045 * radius * np.stack(_circle(8), -1), HEART, 0.85)


def _petal(brush: Brush, at: Points, turn: float, long: float, color: Oklch, whorl: int) -> None:
    """Broad, with a notch, deeper at its foot."""
    t = np.linspace(0, np.pi, 20)
    u = long * (1 - np.cos(t)) / 2 * (1.0 - 0.05 * np.exp(-((t - np.pi) ** 2) * 8))
    v = 0.36 * long * np.sin(t) ** 0.7 * (0.55 + 0.6 * u / long)
    rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    upper, lower = (np.stack([u, side * v], -1) @ rotation + at for side in (1, -1))
    around = np.concatenate([upper, lower[::-1]])
    lightness, chroma, hue = color
    brush.wash(around, (lightness - 0.05 * whorl, chroma * 1.15, hue), 0.62)
    foot = at + (around - at) * 0.48
    brush.wash(foot, (lightness - 0.13, chroma * 1.5, hue), 0.30)
    thin = max(1, round(0.0010 * brush.longer))
    deep = _tint((lightness - 0.16, chroma * 1.4, hue), 0.5)
    brush.draw.line([tuple(p) for p in [*around.tolist(), around[0].tolist()]], deep, thin)


def _circle(count: int) -> Sequence[Points]:
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.cos(turn), np.sin(turn)


def _tint(color: Oklch, strength: float) -> tuple[int, int, int, int]:
    """Eight bits a channel, sRGB, with its cover."""
    return *coded(color), round(255 * strength)
