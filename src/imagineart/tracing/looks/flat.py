"""How does flat vector art look? Few even colours a thing, smooth edges, neither line nor texture."""

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.anime import vivid
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.toning import toned
from imagineart.tracing.looks.tools import blurred, coded, length, linear, sky_of
from imagineart.tracing.tracer import Traced

COLORS = 4  # of a thing
SMALL = 0.004  # share of the picture below which a thing has half as many
NEAR = 0.09  # coded distance of colours that become one
SAMPLE = 4000  # pixels of a thing from which its colours are found


def draw(traced: Traced, seed: int) -> Floats:
    """Colours by thing, their areas rounded off."""
    parts = toned(traced, 0.009)
    picture = coded(vivid(parts.color * 1.1, 1.3))
    ids = np.where(sky_of(traced.buffers), 0, traced.buffers.instance + 1)
    palette: list[NDArray[np.float64]] = []
    label = np.zeros(ids.shape, np.int32)
    rng = np.random.default_rng([seed, 11])
    for one in np.unique(ids):
        where = ids == one
        points = picture[where]
        count = COLORS if where.mean() > SMALL else COLORS // 2
        centers = _centers(points[rng.integers(0, len(points), SAMPLE)].astype(float), count)
        label[where] = len(palette) + _nearest(points, centers)
        palette += list(centers)
    return linear(_rounded(label, np.array(palette, np.float32), length(picture, 0.0028, 1.0)))


def _centers(points: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """(k, 3) colours of (N, 3): k-means from the quantiles of lightness; near ones joined."""
    order = points[np.argsort(points.sum(axis=1), kind="stable")]
    places = ((np.arange(count) + 0.5) / count * len(order)).astype(int)
    centers = order[places]
    for _ in range(8):
        label = _nearest(points, centers)
        found = [points[label == i].mean(axis=0) for i in range(len(centers)) if (label == i).any()]
        centers = np.array(found)
    kept = [centers[0]]
    for center in centers[1:]:
        if min(np.linalg.norm(center - other) for other in kept) > NEAR:
            kept.append(center)
    return np.array(kept)


def _nearest(points: NDArray[np.floating], centers: NDArray[np.float64]) -> NDArray[np.int64]:
    """(N,) number of the nearest of (k, 3)."""
    apart = -2.0 * points @ centers.T + (centers**2).sum(axis=1)
    nearest: NDArray[np.int64] = apart.argmin(axis=1)
    return nearest


def _rounded(label: NDArray[np.int32], palette: Floats, sigma: float) -> Floats:
    """Every pixel in the colour that most of its surroundings have, mixed over a pixel's width."""
    best = np.zeros(label.shape, np.float32)
    chosen = np.zeros(label.shape, np.int32)
    for number in range(len(palette)):
        share = blurred((label == number).astype(np.float32), sigma)
        wins = share > best
        best[wins], chosen[wins] = share[wins], number
    picture: Floats = palette[chosen]
    return blurred(picture, 0.55)


LOOK = Look("flat", "flat", draw)
