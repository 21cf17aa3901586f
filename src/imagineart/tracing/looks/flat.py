"""How does flat vector art look? Few even colours a thing, clean edges, no lines, no texture."""

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.anime import vivid
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.toning import scenery_of, toned
from imagineart.tracing.looks.tools import blurred, coded, length, linear, sky_of
from imagineart.tracing.tracer import Traced

COLORS = 4  # of a thing
SMALL = 0.004  # share of the picture below which a thing has half as many
WIDE = 0.1  # share from which it has twice as many
NEAR = 0.09  # coded distance of colours that become one
OPPONENT = np.array([[0.25, 1.3, 0.6], [0.4, -1.3, 0.6], [0.15, 0.0, -1.2]], np.float32)
"""Coded red, green, blue → lightness, red–green, yellow–blue: hue parts areas more than shade."""
SAMPLE = 4000  # pixels of a thing from which its colours are found


def draw(traced: Traced, seed: int) -> Floats:
    """Colours by thing, their areas rounded off."""
    parts = toned(traced, 0.009)
    picture = coded(vivid(parts.color * 1.1, 1.3)) @ OPPONENT
    ids = np.where(sky_of(traced.buffers), 0, traced.buffers.instance + 1)
    scenery = scenery_of(traced)
    palette: list[NDArray[np.float64]] = []
    label = np.zeros(ids.shape, np.int32)
    rng = np.random.default_rng([seed, 11])
    for one in np.unique(ids):
        where = ids == one
        points = picture[where]
        share = where.mean()
        behind = bool(scenery[where].all())
        count = _count(behind, float(share))
        sample = points[rng.integers(0, len(points), SAMPLE)].astype(float)
        centers = _centers(sample, count, 0.04 if behind else 0.006)
        label[where] = len(palette) + _nearest(points, centers)
        palette += list(centers)
    colors = (np.array(palette) @ np.linalg.inv(OPPONENT)).astype(np.float32)
    return linear(_rounded(label, colors, length(picture, 0.0028, 1.0)))


def _count(behind: bool, share: float) -> int:
    """How many colours: scenery few, large things many, for faces and clothes are one thing."""
    if behind:
        return COLORS - 1
    return 2 if share < SMALL else COLORS + 1 if share < WIDE else COLORS + 4


def _centers(points: NDArray[np.float64], count: int, least: float) -> NDArray[np.float64]:
    """(k, 3) colours of (N, 3): k-means from what lies far apart; near ones are joined, and none
    stays that fewer than the share `least` have."""
    centers = np.median(points, axis=0)[None]
    while len(centers) < count:
        apart = ((points[:, None] - centers[None]) ** 2).sum(axis=2).min(axis=1)
        centers = np.vstack([centers, points[np.argsort(apart)[int(0.985 * len(points))]]])
    for _ in range(6):
        label = _nearest(points, centers)
        found = [points[label == i].mean(axis=0) for i in range(len(centers)) if (label == i).any()]
        centers = np.array(found)
    share = np.bincount(_nearest(points, centers), minlength=len(centers)) / len(points)
    order = [i for i in np.argsort(-share, kind="stable") if share[i] >= least]
    kept = [centers[order[0]]]
    for center in centers[order[1:]]:
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
