"""Where does lightning strike? A broken line with branches from the cloud to the horizon.

Each half of a line is bent aside by a share of its length, again and again; branches leave at the
bends and are thinner. A white core, a blue glow about it, and the cloud it comes from lit up.
"""

from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.effects.veil import Veil
from imagineart.tracing.effects.view import View, resized
from imagineart.tracing.scene import Effect

BENDS = 6  # times that a line is halved
CROOKED = 0.16  # of its length: how far its middle goes aside
BRANCHES = 7
EDGE = 512  # px of the picture in which glows are made
CORE, FINE = 0.0042, 0.0016  # of the picture: width of the stroke and of its twigs
FAR = 1.6  # of the focal distance: what is farther may be behind the stroke


def bolt(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """One stroke, or as many as are asked for, before sky and far things."""
    width, height = view.size
    share = min(1.0, 2 * EDGE / view.edge)
    w, h = round(width * share), round(height * share)
    lines = Image.new("L", (w, h), 0)
    pen = ImageDraw.Draw(lines)
    foot, heads = _horizon(view), []
    for number in range(max(1, effect.count)):
        x = _place(effect, rng, number)
        start = np.array([x * w, -0.02 * h])
        end = np.array([(x + rng.uniform(-0.10, 0.10)) * w, foot * h])
        heads.append(x)
        _stroke(pen, start, end, max(w, h), rng)
    core = np.asarray(lines, np.float32) / 255.0
    core = ndimage.gaussian_filter(core, 0.6)
    return _shining(view, effect, core, heads)


def _place(effect: Effect, rng: np.random.Generator, number: int) -> float:
    """Across the picture, 0–1, beside what may not be hidden."""
    if effect.spare is None:
        return float(rng.uniform(0.2, 0.8))
    left, _, right, _ = effect.spare
    sides = [(0.06, max(left, 0.10)), (min(right, 0.90), 0.94)]
    wide = [high - low for low, high in sides]
    low, high = sides[int(np.argmax(wide)) if number % 2 == 0 else int(np.argmin(wide))]
    return float(low + (high - low) * rng.uniform(0.3, 0.7))


def _horizon(view: View) -> float:
    """Of the height: where the sky ends, in most columns."""
    sky = ~np.isfinite(view.depth) | (view.depth > 30.0 * view.focus)
    rows = np.where(sky.any(axis=0), sky.shape[0] - np.argmax(sky[::-1], axis=0), 0)
    seen = rows[rows > 0]
    return float(np.median(seen) / sky.shape[0]) + 0.02 if len(seen) else 0.6


def _stroke(
    pen: ImageDraw.ImageDraw, start: Floats, end: Floats, edge: int, rng: np.random.Generator
) -> None:
    way = _bent(start, end, BENDS, rng)
    for at in rng.choice(len(way) // 2, BRANCHES, replace=False) + 4:
        rest = end - way[at]
        turn = rng.choice([-1.0, 1.0]) * rng.uniform(0.3, 0.9)
        cos, sin = np.cos(turn), np.sin(turn)
        aim = way[at] + rng.uniform(0.2, 0.55) * np.array(
            [cos * rest[0] - sin * rest[1], sin * rest[0] + cos * rest[1]]
        )
        twig = _bent(way[at], aim, BENDS - 2, rng)
        _drawn(pen, twig, FINE * edge, 0.55)
    _drawn(pen, way, CORE * edge, 1.0)


def _bent(start: Floats, end: Floats, times: int, rng: np.random.Generator) -> Floats:
    """(2^times + 1, 2) corners."""
    way = np.stack([start, end])
    for _ in range(times):
        step = np.diff(way, axis=0)
        aside = np.stack([-step[:, 1], step[:, 0]], 1) * rng.normal(0, CROOKED, (len(step), 1))
        middle = 0.5 * (way[:-1] + way[1:]) + aside
        longer = np.empty((2 * len(way) - 1, 2))
        longer[0::2], longer[1::2] = way, middle
        way = longer
    return np.asarray(way)


def _drawn(pen: ImageDraw.ImageDraw, way: Floats, width: float, bright: float) -> None:
    """Thinner and fainter towards its end."""
    for number, (a, b) in enumerate(pairwise(way)):
        left = 1.0 - 0.55 * number / len(way)
        pen.line([tuple(a), tuple(b)], round(255 * bright * left), max(1, round(width * left)))


def _shining(view: View, effect: Effect, core: Floats, heads: list[float]) -> Veil:
    edge = max(core.shape)
    glow = 9.0 * ndimage.gaussian_filter(core, 0.006 * edge)
    glow += 26.0 * ndimage.gaussian_filter(core, 0.03 * edge)
    x = (np.arange(core.shape[1]) + 0.5) / core.shape[1]
    y = ((np.arange(core.shape[0]) + 0.5) / core.shape[0])[:, None]
    for head in heads:
        glow += 0.5 * np.exp(-(((x - head) / 0.22) ** 2) - (y / 0.20) ** 2)
    color = np.asarray(effect.colors[0], np.float32)
    small = 3.2 * core[..., None] + 0.16 * glow[..., None] * color
    light = resized(np.asarray(small, np.float32), view.depth.shape)
    seen = np.clip((np.minimum(view.depth, 1e9) / (FAR * view.focus) - 1.0) * 3.0, 0.0, 1.0)
    light = light * (effect.glow * seen)[..., None]
    return Veil(np.asarray(light, np.float32), np.zeros(view.depth.shape, np.float32))
