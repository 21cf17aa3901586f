"""How does flat vector art look? Few even colours a thing, clean edges, no lines, no texture."""

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import linear_to_oklch, oklch_to_linear
from imagineart.modelling.model import Floats
from imagineart.tracing.looks.anime import shadow_border
from imagineart.tracing.looks.features import faces_dotted
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import (
    Painted,
    is_plain,
    lifted,
    painted,
    roughness,
    softened,
    vivid,
)
from imagineart.tracing.looks.skies import cloud_color, clouded, clouds, deepened
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    length,
    linear,
    majority,
    mixed,
    shifted,
    step,
)
from imagineart.tracing.tracer import Traced

DISC = 1.32  # radius of a disc beside half of what stands before it
GROUND = 1.5  # how much more colour land has than it is lit with
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
    toned = _toned(traced, parts, rng)
    label, palette = labelled(coded(toned) @ OPPONENT, parts, rng)
    colors = (palette @ np.linalg.inv(OPPONENT)).astype(np.float32)
    picture = linear(_rounded(label, colors, length(toned, 0.0026, 1.0)))
    picture = _staged(picture, parts) if is_plain(parts) else picture
    return faces_dotted(picture, picture, traced)


def _staged(picture: Floats, parts: Painted) -> Floats:
    """Before a plain ground: a clean tint of it, a disc behind the things, their long shadows."""
    behind = parts.scenery
    tint = _clear(np.median(picture[behind], axis=0).astype(np.float32))
    rows, columns = np.nonzero(~behind)
    y, x = (rows.min() + rows.max()) / 2, (columns.min() + columns.max()) / 2
    half = DISC * max(np.ptp(rows), np.ptp(columns)) / 2
    v, u = np.mgrid[: len(behind), : behind.shape[1]].astype(np.float32)
    disc = np.clip(half - np.hypot(u - x, v - y) + 0.5, 0.0, 1.0).astype(np.float32)
    ground = mixed(np.broadcast_to(tint, picture.shape), 0.45 * tint + 0.55, disc)
    ground = mixed(ground, ground * SHADOWS, blurred(_long_shadow(~behind), 0.5))
    return np.where(behind[..., None], ground, picture).astype(np.float32)


def _clear(color: Floats) -> Floats:
    """(…, 3) the same hues, light and clear: grounds and walls as a poster has them."""
    lightness, chroma, hue = np.moveaxis(linear_to_oklch(color), -1, 0)
    tints = np.stack([0.70 + 0.22 * lightness, np.clip(1.8 * chroma, 0.07, 0.13), hue], axis=-1)
    return np.clip(oklch_to_linear(tints.astype(np.float32)), 0.0, 1.0).astype(np.float32)


def _long_shadow(things: NDArray[np.bool_]) -> Floats:
    """(H, W) 0–1: where things stand between a place and the light, to the upper left of it."""
    shadow, reach = things.copy(), 1
    while reach < max(things.shape):
        shadow |= shifted(shadow, (-reach, -reach)) & _within_reach(things.shape, reach)
        reach *= 2
    return shadow.astype(np.float32)


def _within_reach(shape: tuple[int, ...], reach: int) -> NDArray[np.bool_]:
    """(H, W): what has a neighbour `reach` px above and to the left."""
    inside = np.zeros(shape, bool)
    inside[reach:, reach:] = True
    return inside


def _toned(traced: Traced, parts: Painted, rng: np.random.Generator) -> Floats:
    """(H, W, 3): bright colours, one shadow a thing, clouds of one colour."""
    unit = length(traced.light, 1 / 512)
    color = vivid(lifted(parts.base, 0.32), 1.35)
    sky = clouded(
        deepened(color, parts.sky), clouds(traced, rng), *(cloud_color(traced, CLOUD),) * 2
    )
    color = np.where(parts.sky[..., None], sky, color)
    ground = parts.scenery & ~parts.sky
    if parts.sky.any():
        color = np.where(ground[..., None], vivid(lifted(color, 0.12), GROUND), color)
    else:
        color = np.where(parts.scenery[..., None], _clear(color), color)
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
    picture: Floats = palette[majority(label, len(palette), sigma)]
    return blurred(picture, 0.55)


LOOK = Look("flat", "flat", draw)
