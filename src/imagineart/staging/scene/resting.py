"""Where does a thing come to rest on a form, and which hollow does a form have?

Seen from above, a form is its top h(x, y), and a thing that is let down on it its underside
b(x, y). At an offset o it stops at

    z(o) = max over (x, y) of  h(x + o) − b(x),

and it rests well where the gaps z + b − h under its sole are small. A hollow is where water would
stand on h: up to the lowest way out of it, the rim.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.model import Anchor
from imagineart.staging.scene.vectors import Floats

ACROSS = 22  # cells across what is let down
MOST = 130  # … across the form it is let down on, at most
PLACES = 11  # offsets tried along each side
SOLE = 0.14  # of its height: how far its sole reaches up
STEADY = 4.0  # weight of the gaps under a sole, in its heights, against the way from the wish
PRESSED = 0.012  # of its height: how deep what rests is pressed in
DENSE = 4.0  # points a cell
BASIN = 36  # cells across a form that may be hollow
DEEP = 0.12  # of its height: what is less deep is no hollow
GROUNDLESS = -1e9


@dataclass(frozen=True, slots=True, eq=False)
class Heights:
    """The top of a form on square cells: `top` (W, D) in m, `GROUNDLESS` where there is none."""

    low: Floats  # (2,) m, the corner of the first cell
    cell: float  # m
    top: Floats


def heights(triangles: Floats, cell: float) -> Heights:
    """Of (T, 3, 3) triangles, seen from above."""
    points = _strewn(triangles, cell)
    low = points[:, :2].min(axis=0)
    index = np.floor((points[:, :2] - low) / cell).astype(int)
    width, depth = index.max(axis=0) + 1
    top = np.full(width * depth, GROUNDLESS)
    np.maximum.at(top, index[:, 0] * depth + index[:, 1], points[:, 2])
    return Heights(low, cell, top.reshape(width, depth))


def _strewn(triangles: Floats, cell: float) -> Floats:
    """(N, 3) points all over the triangles, some in each cell."""
    a, b, c = triangles[:, 0], triangles[:, 1], triangles[:, 2]
    ab, ac = (b - a)[:, :2], (c - a)[:, :2]
    area = np.abs(ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]) / 2.0
    number = np.ceil(DENSE * np.minimum(area / cell**2, MOST**2)).astype(int)
    which = np.repeat(np.arange(len(triangles)), number)
    order = np.arange(len(which)) - np.repeat(np.cumsum(number) - number, number)
    uv = ((order[:, None] + 1) * np.array([0.7548776662, 0.5698402910])) % 1.0  # Roberts' sequence
    uv = np.where(uv.sum(axis=1, keepdims=True) > 1.0, 1.0 - uv, uv)
    inner = a[which] + uv[:, :1] * (b - a)[which] + uv[:, 1:] * (c - a)[which]
    return np.concatenate([inner, triangles.reshape(-1, 3)])


def rested(form: Floats, thing: Floats, wish: Floats, reach: Floats) -> Floats:
    """(3,) by which `thing` moves to rest on `form`, both (T, 3, 3) in one frame.

    Its origin comes within `reach` (2,) of `wish` (2,), as near as it is steady there.
    """
    span = np.ptp(thing.reshape(-1, 3), axis=0)
    cell = max(float(span[:2].max()) / ACROSS, float((span[:2] + 2 * reach).max()) / MOST, 1e-5)
    below = heights(thing * (1.0, 1.0, -1.0), cell)
    near = _about(form, wish + below.low - cell, reach, np.array(below.top.shape) * cell)
    if not len(near):
        return np.array([*wish, 0.0])
    ground = heights(near, cell)
    offsets = _offsets(wish, reach)
    found = [_stop(ground, below, offset, float(span[2])) for offset in offsets]
    aside = np.linalg.norm((offsets - wish) / np.maximum(reach, cell), axis=1)
    best = int(np.argmin([gap * STEADY for _, gap in found] + 0.5 * aside))
    z = found[best][0] - PRESSED * float(span[2])
    return np.array([*offsets[best], z])


def _offsets(wish: Floats, reach: Floats) -> Floats:
    """(N, 2) the wish first, then a grid about it."""
    steps = np.linspace(-1.0, 1.0, PLACES)
    x, y = np.meshgrid(steps, steps)
    grid = np.stack([x.ravel(), y.ravel()], axis=1) * reach + wish
    return np.concatenate([np.asarray(wish)[None], grid])


def _about(form: Floats, low: Floats, reach: Floats, span: Floats) -> Floats:
    """Those triangles that something may come down on."""
    least, most = form[..., :2].min(axis=1), form[..., :2].max(axis=1)
    inside = (most > low - reach) & (least < low + reach + span + reach)
    return np.asarray(form[inside.all(axis=1)])


def _stop(ground: Heights, below: Heights, offset: Floats, tall: float) -> tuple[float, float]:
    """(height m, mean gap under the sole in heights of the thing) where it stops."""
    under = -below.top  # the underside, m
    real = below.top > GROUNDLESS / 2
    at = np.round((below.low + offset - ground.low) / ground.cell).astype(int)
    x, y = np.nonzero(real)
    gx, gy = x + at[0], y + at[1]
    width, depth = ground.top.shape
    on = (gx >= 0) & (gx < width) & (gy >= 0) & (gy < depth)
    tops = np.full(len(x), GROUNDLESS)
    tops[on] = ground.top[gx[on], gy[on]]
    bottom = under[x, y]
    z = float((tops - bottom).max())
    if z < GROUNDLESS / 2:
        return 0.0, 1.0
    sole = bottom < bottom.min() + SOLE * tall
    gaps = np.clip((z + bottom - tops)[sole] / max(tall, 1e-6), 0.0, 1.0)
    return z, float(gaps.mean())


def hollow(triangles: Floats) -> Anchor | None:
    """The hollow of a form that is open above; None if it has none.

    Its position is on the floor, its room as wide as its mouth and as deep as its rim is high.
    """
    span = np.ptp(triangles.reshape(-1, 3), axis=0)
    cell = max(float(span[:2].max()) / BASIN, 1e-5)
    form = heights(triangles, cell)
    wet = flooded(form.top) - form.top > DEEP * float(span[2])
    if wet.sum() < 0.04 * wet.size:
        return None
    x, y = np.nonzero(wet)
    floor = float(np.percentile(form.top[wet], 20))
    rim = float(np.median(flooded(form.top)[wet]))
    middle = form.low + (np.array([x.min() + x.max(), y.min() + y.max()]) / 2.0 + 0.5) * cell
    wide = np.array([np.ptp(x) + 1, np.ptp(y) + 1]) * cell
    return Anchor(
        (float(middle[0]), float(middle[1]), floor),
        room=(float(wide[0]), float(wide[1]), rim - floor),
    )


def flooded(top: Floats) -> Floats:
    """(W, D) the level that water would have everywhere; it runs off at the edges."""
    level = np.full(np.add(top.shape, 2), GROUNDLESS)
    level[1:-1, 1:-1] = np.where(top > GROUNDLESS / 2, float(top.max()), GROUNDLESS)
    while True:
        sides = (level[:-2, 1:-1], level[2:, 1:-1], level[1:-1, :-2], level[1:-1, 2:])
        lower = np.maximum(top, np.minimum(level[1:-1, 1:-1], np.min(sides, axis=0)))
        if np.array_equal(lower, level[1:-1, 1:-1]):
            return np.asarray(lower)
        level[1:-1, 1:-1] = lower


def below(triangles: Floats, z: float) -> Floats:
    """Those of (T, 3, 3) triangles that lie below a height: a basket without its handle."""
    kept = triangles[triangles[..., 2].min(axis=1) < z]
    return np.asarray(np.minimum(kept, (np.inf, np.inf, z)))


def extent(forms: Sequence[Floats]) -> tuple[Floats, Floats]:
    """(least, most) corner of the box around several (T, 3, 3)."""
    points = np.concatenate([form.reshape(-1, 3) for form in forms])
    return points.min(axis=0), points.max(axis=0)
