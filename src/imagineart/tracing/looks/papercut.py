"""How is a scene cut out of paper? Sheet upon sheet, each in one colour, each with its shadow.

Scenery is cut into sheets by its depth, things into pieces by their colours. Light comes from the
upper left: a sheet shows a bright rim there, and throws a soft shadow on all that lies deeper.
"""

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.features import faces_dotted
from imagineart.tracing.looks.flat import OPPONENT, labelled
from imagineart.tracing.looks.look import Look
from imagineart.tracing.looks.painting import Painted, lifted, painted, vivid
from imagineart.tracing.looks.skies import clouds, deepened
from imagineart.tracing.looks.tools import (
    blurred,
    coded,
    length,
    linear,
    majority,
    mixed,
    noise,
    paper,
    shifted,
)
from imagineart.tracing.tracer import Traced

WORDS = (
    "paper cut", "papercut", "paper-cut", "paper cutout", "paper cut-out", "paper cutouts",
    "cut paper", "layered paper", "paper art", "paper collage", "papercraft", "paper craft",
    "kirigami", "cutout style", "cut-out style",
)  # fmt: skip
SHEETS = 5  # that scenery is cut into
FALL = (0.010, 0.014)  # of the longer side: how far a shadow falls, across and down
SOFT = 0.008  # of the longer side
SHADOW = 0.62  # of the light that is gone in it
WAVE = 0.045  # of the depth of a place: how far the edges of its sheets swing
RIM = 0.0016  # of the longer side: thickness of a sheet
SCISSORS = 0.0045  # of the longer side: how far corners are rounded off
WHITE = np.array([0.96, 0.95, 0.92], np.float32)


def draw(traced: Traced, seed: int) -> Floats:
    """Sheets from the deepest to the nearest."""
    rng = np.random.default_rng([seed, 103])
    parts = painted(traced, 0.006, 0.02)
    label, colors, height = _sheets(traced, parts, rng)
    label = majority(label, len(colors), length(label, SCISSORS, 1.0))
    level = height[label]
    grain = paper(label.shape, rng)
    picture = colors[label] * (1.0 + 0.030 * grain[..., None])
    light = np.asarray(1.0 - SHADOW * _shade(level), np.float32)
    rim = _rims(level)
    tinted = picture ** (1.0 + 0.35 * (1.0 - light[..., None]))
    picture = tinted * light[..., None]
    picture = mixed(picture, 0.5 * picture + 0.5, 0.55 * rim)
    return faces_dotted(np.clip(linear(picture), 0.0, 1.0), linear(colors[label]), traced)


def _sheets(
    traced: Traced, parts: Painted, rng: np.random.Generator
) -> tuple[NDArray[np.int32], Floats, NDArray[np.int32]]:
    """(H, W) numbers of pieces, their coded colours (k, 3), and how high each lies."""
    label, depth = _strata(traced, parts, rng)
    color = vivid(lifted(parts.base, 0.3), 1.35)
    sky = deepened(color, parts.sky)
    cover = clouds(traced, rng).cover > 0.5
    things = _pieces(parts, color, rng)
    colors, height = [], []
    for number in range(label.max() + 1):
        where = label == number
        mean = sky[where].mean(axis=0) if number == 0 else color[where].mean(axis=0)
        colors.append(mean)
        height.append(number)
    label = np.where(cover & parts.sky, len(colors), label)
    colors.append(0.9 * WHITE)
    height.append(1)
    base = len(colors)
    label = np.where(things[0] >= 0, things[0] + base, label)
    over = _over(parts, things[0], label, np.array(height), depth)
    return (
        label.astype(np.int32),
        coded(np.concatenate([np.array(colors), things[1]]).astype(np.float32)),
        np.array([*height, *over], np.int32),
    )


def _strata(
    traced: Traced, parts: Painted, rng: np.random.Generator
) -> tuple[NDArray[np.int32], Floats]:
    """(H, W) sheets of scenery from the sky, 0, to the nearest; and the depth, m."""
    depth = np.where(parts.sky, np.inf, traced.buffers.depth).astype(np.float32)
    ground = parts.scenery & ~parts.sky
    label = np.zeros(depth.shape, np.int32)
    if ground.any():
        wave = WAVE * noise(depth.shape, length(depth, 0.045), rng)[ground]
        far = np.log(np.maximum(depth[ground], 1e-2))
        far = far + wave * np.float32(max(float(np.ptp(far)), 0.1))
        cuts = np.unique(np.quantile(far, np.linspace(0, 1, SHEETS + 1)[1:-1]))
        label[ground] = 1 + len(cuts) - np.digitize(far, cuts)
    present = np.unique(label)
    return np.searchsorted(present, label).astype(np.int32), depth


def _pieces(
    parts: Painted, color: Floats, rng: np.random.Generator
) -> tuple[NDArray[np.int32], Floats]:
    """(H, W) numbers of the pieces of things, −1 elsewhere, and their colours (k, 3) linear."""
    shade = np.where(parts.lit > 0.55, 1.0, 0.74).astype(np.float32)
    label, palette = labelled(coded(color * shade[..., None]) @ OPPONENT, parts, rng)
    own = np.where(parts.scenery, -1, label)
    present = np.unique(own[own >= 0])
    number = np.full(len(palette) + 1, -1)
    number[present] = np.arange(len(present))
    colors = linear((palette[present] @ np.linalg.inv(OPPONENT)).astype(np.float32))
    return number[own].astype(np.int32), colors.reshape(-1, 3)


def _over(
    parts: Painted,
    pieces: NDArray[np.int32],
    label: NDArray[np.int32],
    height: NDArray[np.int64],
    depth: Floats,
) -> list[int]:
    """How high each piece lies: over all scenery, nearer things over farther ones."""
    top = int(height.max())
    ids = np.unique(parts.ids[pieces >= 0])
    far = {one: float(np.median(depth[(parts.ids == one) & (pieces >= 0)])) for one in ids}
    order = {one: rank for rank, one in enumerate(sorted(ids, key=lambda one: -far[one]), 1)}
    found = []
    for number in range(int(pieces.max()) + 1):
        mine = pieces == number
        owner = int(np.bincount(parts.ids[mine]).argmax()) if mine.any() else -1
        found.append(top + 2 * order.get(owner, 0))
    return found


def _shade(level: NDArray[np.int32]) -> Floats:
    """(H, W) 0–1: shadows of higher sheets upon lower ones."""
    across, down = (round(length(level, share, 1.0)) for share in FALL)
    soft = length(level, SOFT, 0.8)
    shade = np.zeros(level.shape, np.float32)
    for one in np.unique(level)[:-1]:
        higher = blurred(shifted((level > one).astype(np.float32), (-down, -across)), soft)
        shade = np.where(level == one, higher, shade)
    return shade


def _rims(level: NDArray[np.int32]) -> Floats:
    """(H, W) 0–1: the lit edge of sheets, on their upper left."""
    reach = max(1, round(length(level, RIM, 1.0)))
    before = shifted(level, (-reach, -reach))
    return blurred((before < level).astype(np.float32), 0.5)


LOOK = Look("papercut", "flat", draw, WORDS, also=("illustration", "3d"))
