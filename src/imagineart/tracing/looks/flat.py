"""How does flat vector art look? Few even colours a thing, clean edges, no lines, no texture."""

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.anime import shadow_border
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import (
    Painted,
    lifted,
    painted,
    roughness,
    softened,
    vivid,
)
from imagineart.tracing.looks.skies import cloud_color, clouded, clouds, deepened
from imagineart.tracing.looks.tools import blurred, coded, length, linear, mixed, step
from imagineart.tracing.tracer import Traced

SHADOWS = np.array([0.66, 0.63, 0.74], np.float32)
CLOUD = np.array([0.97, 0.97, 0.95], np.float32)
COLORS = 4  # of a thing
SMALL = 0.004  # share of the picture below which a thing has half as many
WIDE = 0.1  # share from which it has twice as many
NEAR = 0.09  # coded distance of colours that become one
OPPONENT = np.array([[0.25, 1.3, 0.6], [0.4, -1.3, 0.6], [0.15, 0.0, -1.2]], np.float32)
"""Coded red, green, blue → lightness, red–green, yellow–blue: hue parts areas more than shade."""
SAMPLE = 4000  # pixels of a thing from which its colours are found


def draw(traced: Traced, seed: int) -> Floats:
    """Colours by thing in two tones, their areas rounded off."""
    rng = np.random.default_rng([seed, 11])
    parts = painted(traced, 0.006, 0.014)
    picture = coded(_toned(traced, parts, rng)) @ OPPONENT
    label, palette = labelled(picture, parts, rng)
    colors = (palette @ np.linalg.inv(OPPONENT)).astype(np.float32)
    return linear(_rounded(label, colors, length(picture, 0.0026, 1.0)))


def _toned(traced: Traced, parts: Painted, rng: np.random.Generator) -> Floats:
    """(H, W, 3): bright colours, one shadow a thing, clouds of one colour."""
    unit = length(traced.light, 1 / 512)
    color = vivid(lifted(parts.base, 0.32), 1.35)
    sky = clouded(
        deepened(color, parts.sky), clouds(traced, rng), *(cloud_color(traced, CLOUD),) * 2
    )
    color = np.where(parts.sky[..., None], sky, color)
    light = softened(parts, 2.5 * unit, 14 * unit, roughness(traced.buffers.normal, parts.ids))
    border = shadow_border(light, np.where(parts.scenery, -1, parts.ids))
    shade = np.where(parts.sky, 1.0, step(light - border, -0.03, 0.03)).astype(np.float32)
    return mixed(color * SHADOWS, color, shade)


def labelled(
    picture: Floats, parts: Painted, rng: np.random.Generator
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """(H, W) numbers of colours, and the colours (k, 3), each of one thing."""
    ids = np.where(parts.sky, 0, parts.ids + 1)
    palette: list[NDArray[np.float64]] = []
    label = np.zeros(ids.shape, np.int32)
    for one in np.unique(ids):
        where = ids == one
        points = picture[where]
        behind = bool(parts.scenery[where].all())
        sample = points[rng.integers(0, len(points), SAMPLE)].astype(float)
        count = _count(behind, float(where.mean()))
        centers = centers_of(sample, count, 0.04 if behind else 0.006)
        label[where] = len(palette) + nearest_of(points, centers)
        palette += list(centers)
    return label, np.array(palette)


def _count(behind: bool, share: float) -> int:
    """How many colours: scenery few, large things many, for faces and clothes are one thing."""
    if behind:
        return COLORS - 1
    return 2 if share < SMALL else COLORS + 1 if share < WIDE else COLORS + 4


def centers_of(points: NDArray[np.float64], count: int, least: float) -> NDArray[np.float64]:
    """(k, 3) colours of (N, 3): k-means from what lies far apart; near ones are joined, and none
    stays that fewer than the share `least` have."""
    centers = np.median(points, axis=0)[None]
    while len(centers) < count:
        apart = ((points[:, None] - centers[None]) ** 2).sum(axis=2).min(axis=1)
        centers = np.vstack([centers, points[np.argsort(apart)[int(0.985 * len(points))]]])
    for _ in range(6):
        label = nearest_of(points, centers)
        found = [points[label == i].mean(axis=0) for i in range(len(centers)) if (label == i).any()]
        centers = np.array(found)
    share = np.bincount(nearest_of(points, centers), minlength=len(centers)) / len(points)
    order = [i for i in np.argsort(-share, kind="stable") if share[i] >= least]
    kept = [centers[order[0]]]
    for center in centers[order[1:]]:
        if min(np.linalg.norm(center - other) for other in kept) > NEAR:
            kept.append(center)
    return np.array(kept)


def nearest_of(points: NDArray[np.floating], centers: NDArray[np.float64]) -> NDArray[np.int64]:
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
