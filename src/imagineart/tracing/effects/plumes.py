"""What rises from a source? Steam and smoke, as very many specks that eddies have folded.

A speck is born at u across the source and is now t of its way up. The wind takes it aside by A(t)
w(t, u), and as w changes with u, threads of the plume fold over each other: where they do it is
dense. Density d hides 1 − exp(−d); light from a white card, times the albedo, is what it shows.
"""

from dataclasses import replace

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Point
from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.effects.noise import smooth
from imagineart.tracing.effects.veil import Veil, clear
from imagineart.tracing.effects.view import View, near, resized, spared
from imagineart.tracing.scene import Effect

SPECKS = 90_000
ROWS = 150  # of the picture of one plume
WIDE = 1.6  # its width beside its height
VENT = 0.07, 0.32  # of the focal distance: width and height of what rises where no source is known
SPARED = 0.45  # of the cover that is left before what may not be hidden


def plume(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """The veil of all sources."""
    veil = clear(view.size)
    if not effect.sources:
        vents = tuple(_vents(view, effect, rng))
        wide, tall = VENT[0] * view.focus, VENT[1] * view.focus
        effect = replace(effect, sources=vents, width=wide, reach=tall)
    for source in effect.sources:
        foot, top = view.project(np.asarray([source, (*source[:2], source[2] + effect.reach)]))
        if foot[2] <= 0.0 or top[2] <= 0.0:
            continue
        wide = effect.width * view.metres(float(foot[2]))
        _raised(view, effect, veil, foot, top, wide, rng)
    return veil


def _vents(view: View, effect: Effect, rng: np.random.Generator) -> list[Point]:
    """Places on the ground aside of what may not be hidden, where no source is known."""
    width, height = view.size
    left, _, right, _ = effect.spare or (0.5, 0.0, 0.5, 1.0)
    found = []
    for side in ((0.08, max(left, 0.14)), (min(right, 0.86), 0.92)):
        x, y = rng.uniform(*side) * width, rng.uniform(0.62, 0.8) * height
        depth = float(min(view.depth[int(y), int(x)], 1.6 * view.focus))
        half = 2.0 * view.camera.half_width / view.edge
        across = half * (x - 0.5 * width) + 2.0 * view.camera.half_width * view.camera.shift[0]
        up = half * (0.5 * height - y) + 2.0 * view.camera.half_width * view.camera.shift[1]
        ray = np.array([across, up, 1.0]) @ view.camera.axes
        a, b, c = (float(v) for v in np.asarray(view.camera.position) + 0.97 * depth * ray)
        found.append((a, b, c))
    return found


def _raised(
    view: View,
    effect: Effect,
    veil: Veil,
    foot: Floats,
    top: Floats,
    wide: float,
    rng: np.random.Generator,
) -> None:
    """One plume, put into the veil where it is."""
    up = top[:2] - foot[:2]
    tall = max(float(np.linalg.norm(up)), 0.9 * wide, 4.0)
    lean = float(np.clip(up[0] / max(-up[1], 0.35 * tall), -0.7, 0.7)) if up[1] < 0 else 0.0
    density = _density(wide / tall, lean, rng) * effect.amount
    height = tall * 1.12
    x0, y0 = foot[0] - 0.5 * WIDE * height, foot[1] - height
    rows, columns, local = _window(view, x0, y0, WIDE * height, height)
    if local is None:
        return
    amount = ndimage.map_coordinates(density, local, order=1, mode="constant")
    amount = amount * near(view.depth[rows, columns], float(foot[2]), 0.5 * effect.width)
    hidden = 1.0 - np.exp(-amount)
    hidden = hidden * spared(view, effect.spare, SPARED, rows, columns)
    color = np.asarray(effect.colors[0], np.float32)
    shown = resized(view.card, view.depth.shape)[rows, columns] if effect.glow == 0.0 else 1.0
    shade = 1.0 if effect.glow == 0.0 else effect.glow
    light = color * shade * shown * hidden[..., None]
    veil.light[rows, columns] = veil.light[rows, columns] * (1 - hidden)[..., None] + light
    veil.cover[rows, columns] = 1 - (1 - veil.cover[rows, columns]) * (1 - hidden)


def _window(
    view: View, x0: float, y0: float, wide: float, tall: float
) -> tuple[slice, slice, Floats | None]:
    """Rows and columns of the picture, and (2, h, w) where they lie in that of the plume."""
    width, height = view.size
    rows = slice(int(np.clip(y0, 0, height)), int(np.clip(y0 + tall + 1, 0, height)))
    columns = slice(int(np.clip(x0, 0, width)), int(np.clip(x0 + wide + 1, 0, width)))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return rows, columns, None
    v = (np.arange(rows.start, rows.stop) + 0.5 - y0) / tall * ROWS - 0.5
    u = (np.arange(columns.start, columns.stop) + 0.5 - x0) / wide * round(ROWS * WIDE) - 0.5
    return rows, columns, np.stack(np.meshgrid(v, u, indexing="ij")).astype(np.float32)


def _density(slim: float, lean: float, rng: np.random.Generator) -> Floats:
    """(ROWS, ROWS · WIDE): a plume whose source is `slim` of its height wide, at the foot."""
    t = rng.random(SPECKS).astype(np.float32)
    u = rng.uniform(-1.0, 1.0, SPECKS).astype(np.float32)
    spread = 0.5 * slim * (1.0 - 0.25 * np.minimum(4 * t, 1)) + 0.10 * t**1.3
    eddies = np.clip(0.04 + 0.9 * spread, 0.0, 0.4) * np.minimum(3.0 * t, 1.0)
    slow = smooth((t * 2.6, u * 0.5), rng) - 0.5
    fast = smooth((t * 6.5, u * 1.7), rng, 2) - 0.5
    x = u * spread + eddies * (1.9 * slow + 1.3 * fast) + lean * t + 0.05 * t * t
    y = t + 0.14 * eddies * (smooth((t * 5.0, u * 2.2), rng) - 0.5) * 4.0
    weight = np.minimum(t / 0.06, 1.0) * (1.0 - t) ** 1.2 * (1.0 - 0.5 * np.abs(u))
    columns = round(ROWS * WIDE)
    i = ((1.0 - y / 1.12) * ROWS).astype(int)
    j = ((x / 1.12 / WIDE + 0.5) * columns).astype(int)
    inside = (i >= 0) & (i < ROWS) & (j >= 0) & (j < columns)
    cells = np.bincount(
        i[inside] * columns + j[inside], weight[inside], minlength=ROWS * columns
    ).reshape(ROWS, columns)
    soft = ndimage.gaussian_filter(cells, 1.3)
    softer = ndimage.gaussian_filter(cells, 4.0)
    up = np.linspace(1.0, 0.0, ROWS)[:, None]
    mixed = soft * (1.0 - 0.8 * up) + softer * (0.8 * up)
    return np.asarray(mixed / max(float(np.quantile(mixed[mixed > 0], 0.93)), 1e-9), np.float32)
