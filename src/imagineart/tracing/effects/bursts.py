"""What is thrown about? Coloured powder, spray of water: specks that fly from a source.

A speck starts at the source with a speed v and is seen at a time t: p = s + r (v t − g t² / 2).
The specks of one lobe fly alike, so that lobes, threads and gaps show. Density d hides 1 − exp(−d).
"""

from dataclasses import replace

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Point
from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.effects.flakes import flakes
from imagineart.tracing.effects.noise import smooth
from imagineart.tracing.effects.veil import Veil, clear, layered
from imagineart.tracing.effects.view import View, near, resized, small, spared
from imagineart.tracing.scene import Effect

SPECKS = 60_000  # of one source
SPARED = 0.55  # of the density before what may not be hidden
DROPS, DROP = 620, (0.0016, 0.008)  # how many there are, and their spans
SUNK = 0.25  # of its distance: what hides a source and is nearer than that is no water about it
EDGE = 400  # px of the picture of density


def burst(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """Powder: `count` lobes, each of one colour, away from the source to all sides."""
    clouds = []
    for source in effect.sources:
        lobes = []
        for number in range(effect.count):
            turn = 2 * np.pi * (number + rng.uniform(-0.3, 0.3)) / effect.count
            lobes.append(_lobe(np.array([np.cos(turn), np.sin(turn)]), rng))
        clouds.append(_thrown(view, effect, source, lobes))
    return layered([clear(view.size), *clouds])


def spray(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """Water thrown up: torn white sheets, and drops that fly out of them."""
    sources = tuple(_surfaced(view, one) for one in effect.sources)
    if not sources:
        return clear(view.size)
    effect = replace(effect, sources=sources)
    clouds = [_thrown(view, effect, one, [_jets(rng, effect.count)]) for one in sources]
    drops = replace(effect, shape="disc", spans=DROP, count=DROPS, speed=2.4)
    return layered([*clouds, flakes(view, drops, rng)])


def _surfaced(view: View, source: Point) -> Point:
    """A source under water, on the surface where one sees it; any other as it is."""
    x, y, far = view.project(np.asarray([source]))[0]
    width, height = view.size
    if far <= 0.0 or not (0 <= x < width and 0 <= y < height):
        return source
    share = float(view.depth[int(y), int(x)]) / float(far)
    if not SUNK < share < 1.0:
        return source
    eye = np.asarray(view.camera.position, np.float32)
    a, b, c = (float(v) for v in eye + 0.98 * share * (np.asarray(source) - eye))
    return a, b, c


def _lobe(aim: Floats, rng: np.random.Generator) -> Floats:
    """(N, 3) x, y up, weight: billows about an aim, in units of the reach."""
    count = SPECKS // 6
    far = rng.random(count) ** 0.6
    spread = rng.normal(0.0, 0.30, count)
    lump = smooth((4.0 * far + 9.0, 6.0 * spread + 9.0), rng, 2)
    far = far * (0.45 + 0.8 * lump)
    angle = np.arctan2(aim[1], aim[0]) + spread
    curl = 0.14 * (smooth((7.0 * far, 7.0 * angle + 30.0), rng, 2) - 0.5)
    x, y = far * np.cos(angle) + curl, far * np.sin(angle) + 0.14 * (lump - 0.5)
    fine = rng.normal(0.0, 0.012, (2, count))
    return np.stack([x + fine[0], y + fine[1], (1.0 - 0.72 * far)], 1)


def _jets(rng: np.random.Generator, jets: int) -> Floats:
    """(N, 3) the same for water: jets that rise, spread and fall back."""
    count = SPECKS
    jet = rng.integers(jets, size=count)
    wide = rng.uniform(0.02, 0.11, jets)[jet]
    lean = rng.normal(0.0, 0.55, jets)[jet] + rng.normal(0.0, 1.0, count) * wide
    push = rng.uniform(0.35, 1.0, jets)[jet] * rng.uniform(0.86, 1.06, count)
    t = rng.random(count)
    tear = smooth((9.0 * t + 9.0, 30.0 * lean + 60.0), rng, 3)
    x = lean * push * t * 1.4 + 0.08 * (tear - 0.5)
    y = push * (1.75 * t - 1.15 * t * t) + 0.05 * (tear - 0.5)
    fine = rng.normal(0.0, 0.004 + 0.012 * t, (2, count))
    whole = np.clip((tear - 0.47 - 0.08 * t) * 9.0, 0.0, 1.0) + 0.05
    return np.stack([x + fine[0], y + fine[1], (1.0 - 0.7 * t) * whole], 1)


def _thrown(view: View, effect: Effect, source: Point, lobes: list[Floats]) -> Veil:
    """Lobes of specks at a source, each in its colour, where they are seen."""
    middle = view.project(np.asarray([source]))[0]
    if middle[2] <= 0.0:
        return clear(view.size)
    shape = small(view, EDGE)
    light, left = np.zeros((*shape, 3), np.float32), np.ones(shape, np.float32)
    for number, specks in enumerate(lobes):
        color = np.asarray(effect.colors[number % len(effect.colors)], np.float32)
        amount = effect.amount * _cloud(view, effect, middle, specks, shape)
        through = np.exp(-amount)
        shade = 0.72 + 0.5 * np.clip(ndimage.gaussian_filter(amount, 0.008 * EDGE), 0.0, 0.6)
        light = light * through[..., None] + color * ((1.0 - through) * shade)[..., None]
        left = left * through
    whole = slice(0, view.depth.shape[0]), slice(0, view.depth.shape[1])
    seen = near(view.depth, float(middle[2]), 0.3 * effect.reach)
    seen = seen * spared(view, effect.spare, SPARED, *whole)
    shown = resized(light * view.cards(shape), view.depth.shape) * seen[..., None]
    return Veil(shown, resized(np.asarray(1.0 - left, np.float32), view.depth.shape) * seen)


def _cloud(
    view: View, effect: Effect, middle: Floats, specks: Floats, shape: tuple[int, int]
) -> Floats:
    """(h, w) density of specks about a place in the picture, even where they are sparse."""
    height, width = shape
    share = max(shape) / view.edge
    unit = effect.reach * view.metres(float(middle[2])) * share
    j = (middle[0] * share + unit * specks[:, 0]).astype(int)
    i = (middle[1] * share - unit * specks[:, 1]).astype(int)
    inside = (i >= 0) & (i < height) & (j >= 0) & (j < width)
    flat = np.bincount(i[inside] * width + j[inside], specks[inside, 2], width * height)
    cells = flat.reshape(height, width)
    area = max(unit**2, 1.0) / len(specks)  # px of each
    fine = max(1.0, 1.1 * area**0.5)
    soft, softer = (ndimage.gaussian_filter(cells, times * fine) for times in (1.0, 3.0))
    return np.asarray(1.6 * area * (0.6 * soft + 0.9 * softer), np.float32)
