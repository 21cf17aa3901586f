"""How does a thing become a mark? Three flat inks and the paper, cut as with a knife.

Lightness of the drawn thing, spread over its own range, is cut into ink, accent and pale; folds and
parts within are gaps of paper; every border is rounded off. Silhouettes are one ink.

Images are (H, W, 4) float32, linear sRGB, premultiplied; inks (3,) linear sRGB.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import linear_to_oklch, luminance
from imagineart.picture import Pixels
from imagineart.plan.plan import Plan
from imagineart.rendering.raster import Oklch, rgb

if TYPE_CHECKING:
    from imagineart.tracing.tracer import Traced

CUTS = (0.34, 0.78)  # of a thing's range of lightness: below ink, above pale
ROUND = 0.0058  # of the longer side: how far corners are rounded off
GAP = 0.0075  # of the longer side: a gap of paper along folds
PLAIN: Oklch = (0.97, 0.006, 90)  # paper of a mark whose colours are all dark
PALE = 0.80  # lightness from which a stated colour is the paper of a mark
DEEP = (0.30, 0.9)  # lightness of an ink that nobody asked for, and its share of the chroma
SILHOUETTE = re.compile(r"\bsilhouett?e[sd]?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inks:
    """OKLCH: of a mark's paper, of its dark parts, its mean ones and its light ones."""

    paper: Oklch
    ink: Oklch
    accent: Oklch
    pale: Oklch


def is_silhouette(prompt: str) -> bool:
    """Whether things are to be shown as outlines filled with one ink."""
    return SILHOUETTE.search(prompt) is not None


def inks_of(plan: Plan, image: Pixels) -> Inks:
    """As many of the stated colours as there are; the rest follows from them, or from the thing."""
    stated = _stated(plan)
    light = [one for one in stated if one[0] >= PALE and one[1] < 0.12]
    dark = sorted((one for one in stated if one not in light), key=lambda one: one[0])
    paper = light[0] if light else PLAIN
    accent = max(dark, key=lambda one: one[1], default=_usual(image))
    ink = dark[0] if len(dark) > 1 else (DEEP[0], min(DEEP[1] * accent[1], 0.09), accent[2])
    if accent[0] < 0.45 and len(dark) < 2:
        ink, accent = accent, (0.58, accent[1], accent[2])
    pale = (
        (0.90, 0.3 * accent[1], accent[2])
        if paper[1] < 0.02
        else (0.80, 0.6 * accent[1], accent[2])
    )
    if len(dark) > 1:
        pale = accent  # two inks are enough where two are asked for
    return Inks(paper, ink, accent, pale)


def _stated(plan: Plan) -> list[Oklch]:
    """The colours of the picture, of its things and its words, each once."""
    things = [color for item in plan.objects for color in item.colors if item.is_stated]
    words = [text.color for text in plan.texts if text.color is not None]
    colors = [*plan.palette, *plan.background.palette, *things, *words]
    return list({color.name: color.oklch for color in colors}.values())


def _usual(image: Pixels) -> Oklch:
    """What colour a thing has, as a print of it would."""
    solid = image[image[..., 3] > 0.9][:, :3]
    if not len(solid):
        return (0.55, 0.12, 250.0)
    lch = linear_to_oklch(solid[:: max(1, len(solid) // 20_000)])
    strong = lch[lch[:, 1] >= np.quantile(lch[:, 1], 0.7)]
    turn = np.radians(strong[:, 2])
    hue = float(np.degrees(np.arctan2(np.sin(turn).mean(), np.cos(turn).mean()))) % 360.0
    return (0.60, float(np.clip(strong[:, 1].mean() * 1.3, 0.06, 0.17)), hue)


def mark(image: Pixels, traced: "Traced", inks: Inks) -> Pixels:
    """The cut-out of things as a mark in these inks."""
    from imagineart.tracing.looks.tools import blurred, length, majority, outlines

    alpha = image[..., 3]
    size = length(alpha, ROUND, 0.9)
    body = blurred(alpha, size) > 0.5
    label = np.where(body, 1 + _levels(image, body), 0)
    label = np.where(majority(label, 4, size) > 0, majority(label, 4, size), 0)
    gaps = outlines(traced.buffers, length(alpha, GAP, 1.2)) * _inner(body, size)
    table = np.stack([rgb(c) for c in (inks.paper, inks.ink, inks.accent, inks.pale)])
    flat = table[label].astype(np.float32)
    whole = blurred((label > 0).astype(np.float32), 0.6)
    cover = np.clip(whole * (1.0 - gaps), 0.0, 1.0)[..., None]
    soft = blurred(flat * (label > 0)[..., None], 0.6) / np.maximum(whole, 1e-3)[..., None]
    result: Pixels = np.concatenate([soft * cover, cover], axis=-1).astype(np.float32)
    return result


def silhouette(image: Pixels, ink: Oklch) -> Pixels:
    """The cut-out filled with one ink."""
    alpha = image[..., 3:]
    filled: Pixels = np.concatenate([rgb(ink) * alpha, alpha], axis=-1).astype(np.float32)
    return filled


def _levels(image: Pixels, body: NDArray[np.bool_]) -> NDArray[np.int32]:
    """(H, W) 0 dark, 1 mean, 2 light, over the thing's own range."""
    tone = np.maximum(luminance(image[..., :3] / np.maximum(image[..., 3:], 1e-3)), 0.0) ** (
        1 / 2.2
    )
    low, high = np.quantile(tone[body], (0.04, 0.96)) if body.any() else (0.0, 1.0)
    share = (tone - low) / max(float(high - low), 0.12)
    return np.digitize(share, CUTS).astype(np.int32)


def _inner(body: NDArray[np.bool_], size: float) -> Pixels:
    """(H, W) 0–1: well inside, so that outlines themselves are no gaps."""
    from scipy import ndimage

    inside = ndimage.distance_transform_edt(body)
    inner: Pixels = np.clip(inside / max(2.2 * size, 1.0) - 1.0, 0.0, 1.0).astype(np.float32)
    return inner
