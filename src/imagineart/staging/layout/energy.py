"""How good is a layout? A sum of named terms; 0 is perfect, less is better.

| term | measures |
|---|---|
| relations | how many stated relations fail, and by how much |
| hidden | parts of things that others cover, beyond the little that looks natural on the ground |
| ground | things that should stand but whose feet are above the horizon |
| outside | parts of things beyond the margin |
| emptiness | canvas left unused below a comfortable fill |
| smallness | the longest side of the smallest thing asked for, when it gets hard to recognise |
| balance | distance of the visual weight from the middle of the free area |
| thirds | distance of the largest thing from the nearest line that divides in thirds or halves |

Boxes are (…, N, 4) in units of √(canvas area); leading axes are candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imagineart.plan.plan import Predicate
from imagineart.staging.layout.predicates import shortfall

Array = NDArray[np.float64]

WEIGHTS = {
    "relations": 4.0,
    "hidden": 5.0,
    "ground": 4.0,
    "outside": 4.0,
    "emptiness": 1.6,
    "smallness": 3.0,
    "balance": 1.2,
    "thirds": 0.3,
}
NATURAL_COVER = 0.06  # of a standing thing's box may be covered without loss
BEHIND_COVER = 0.4  # … of one that is asked to be behind another
ADDED_WORTH = 0.02  # of a stated thing: what hiding one that nobody asked for costs
BREATH = 0.04  # of a side by which boxes are grown before they are compared
LOST_COVER = 0.22  # beyond what is natural: from here on a thing is hard to see
LOST_PENALTY = 3.0  # extra per lost thing
COMFORTABLE_FILL = 0.36  # of the free area
SIDE_BY_SIDE = 2.0  # per length by which things asked to be side by side overlap sideways
SMALL_SIDE = 0.18  # of √(canvas area), longest side


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a layout is judged by.

    `relations`: predicate, indices of the subject's and of the object's boxes.
    `tied`: (N, N) pairs of boxes that may cover each other: what carries, what is carried, a bunch.
    `free`: (left, top, right, bottom) of the area for things.
    `standing`: (N,) boxes whose feet are on the ground; `ground`: where it begins, from the top.
    `cover`: (N,) share of each box that may be covered without loss.
    `worth`: (N,) weight of hiding it.
    `bearers`: (N, N) whose feet say how near each box is: its own, or those of what carries it.
    `before`: (N, N) whether the second box is asked to be nearer than the first.
    `named`: (N,) boxes of what was asked for, apart from the distant, the worn and the tiny.
    """

    relations: Sequence[tuple[Predicate, list[int], list[int]]]
    tied: NDArray[np.bool_]
    free: tuple[float, float, float, float]
    standing: NDArray[np.bool_]
    ground: float
    cover: Array
    worth: Array
    bearers: NDArray[np.bool_]
    before: NDArray[np.bool_]
    named: NDArray[np.bool_]


def terms(boxes: Array, expected: Expectation) -> dict[str, Array]:
    """Weighted terms, each of shape (…)."""
    raw = {
        "relations": _relations(boxes, expected),
        "hidden": _hidden(boxes, expected),
        "ground": _off_ground(boxes, expected),
        "outside": _outside(boxes, expected.free),
        "emptiness": _emptiness(boxes[..., expected.named, :], expected.free),
        "smallness": _smallness(boxes, expected.named),
        "balance": _balance(boxes, expected.free),
        "thirds": _thirds(boxes, expected.free),
    }
    return {name: WEIGHTS[name] * value for name, value in raw.items()}


def covered(boxes: Array, expected: Expectation) -> Array:
    """(…, N) share of each box, grown a little, that nearer ones cover.

    Nearer is what is asked to be, else what has lower feet.
    """
    starts = boxes[..., :2] - BREATH * boxes[..., 2:]
    ends = boxes[..., :2] + (1 + BREATH) * boxes[..., 2:]
    low = np.maximum(starts[..., :, None, :], starts[..., None, :, :])
    high = np.minimum(ends[..., :, None, :], ends[..., None, :, :])
    common = np.maximum(high - low, 0.0).prod(axis=-1)
    bottoms = boxes[..., None, :, 1] + boxes[..., None, :, 3]
    feet = np.where(expected.bearers, bottoms, -np.inf).max(axis=-1)
    nearer = (feet[..., None, :] >= feet[..., :, None]) & ~expected.before.T | expected.before
    hides = nearer & ~expected.tied & ~np.eye(boxes.shape[-2], dtype=bool)
    share: Array = (common * hides).sum(axis=-1) / boxes[..., 2:].prod(axis=-1)
    return np.minimum(share, 1.0)


def _relations(boxes: Array, expected: Expectation) -> Array:
    total = np.zeros(boxes.shape[:-2])
    for predicate, subject, object in expected.relations:
        lacking = shortfall(predicate, boxes[..., subject, :], boxes[..., object, :])
        total = total + (lacking > 0) + lacking
        if predicate in ("left_of", "right_of") and not expected.tied[subject[0], object[0]]:
            first, second = (subject, object) if predicate == "left_of" else (object, subject)
            total = total + SIDE_BY_SIDE * _crossing(boxes[..., first, :], boxes[..., second, :])
    return total


def _crossing(first: Array, second: Array) -> Array:
    """By how much a group reaches beyond the left edge of the one that is right of it."""
    over = (first[..., 0] + first[..., 2]).max(axis=-1) - second[..., 0].min(axis=-1)
    crossing: Array = np.maximum(over, 0.0)
    return crossing


def _hidden(boxes: Array, expected: Expectation) -> Array:
    excess = np.maximum(covered(boxes, expected) - expected.cover, 0.0)
    lost = np.maximum(excess - LOST_COVER, 0.0)
    each = excess + LOST_PENALTY * ((lost > 0) + lost)
    total: Array = (each * expected.worth).sum(axis=-1)
    return total


def _off_ground(boxes: Array, expected: Expectation) -> Array:
    above = expected.ground - (boxes[..., 1] + boxes[..., 3])
    total: Array = (np.maximum(above, 0.0) / boxes[..., 3] * expected.standing).sum(axis=-1)
    return total


def _outside(boxes: Array, free: tuple[float, float, float, float]) -> Array:
    low = np.maximum(np.array(free[:2]) - boxes[..., :2], 0.0)
    high = np.maximum(boxes[..., :2] + boxes[..., 2:] - np.array(free[2:]), 0.0)
    total: Array = ((low + high) / boxes[..., 2:]).sum(axis=(-1, -2))
    return total


def _emptiness(boxes: Array, free: tuple[float, float, float, float]) -> Array:
    area = (free[2] - free[0]) * (free[3] - free[1])
    filled = boxes[..., 2:].prod(axis=-1).sum(axis=-1) / area
    missing: Array = np.maximum(COMFORTABLE_FILL - filled, 0.0)
    return missing


def _smallness(boxes: Array, named: NDArray[np.bool_]) -> Array:
    side = boxes[..., named, 2:].max(axis=-1).min(axis=-1, initial=SMALL_SIDE)
    missing: Array = SMALL_SIDE - side
    return missing


def _balance(boxes: Array, free: tuple[float, float, float, float]) -> Array:
    """Sideways fully, upright half: things on the ground are rightly below the middle."""
    weight = boxes[..., 2:].prod(axis=-1, keepdims=True)
    middle = ((boxes[..., :2] + boxes[..., 2:] / 2) * weight).sum(axis=-2) / weight.sum(axis=-2)
    low, high = boxes[..., :2].min(-2), (boxes[..., :2] + boxes[..., 2:]).max(-2)
    target = (np.array(free[:2]) + np.array(free[2:])) / 2
    off = np.abs((middle + (low + high) / 2) / 2 - target)
    total: Array = off[..., 0] + 0.5 * off[..., 1]
    return total


def _thirds(boxes: Array, free: tuple[float, float, float, float]) -> Array:
    largest = boxes[..., 2:].prod(axis=-1).argmax(axis=-1)[..., None]
    middle = np.take_along_axis(boxes[..., 0] + boxes[..., 2] / 2, largest, axis=-1)
    share = (middle - free[0]) / (free[2] - free[0])
    off: Array = np.abs(share - np.array([1 / 3, 1 / 2, 2 / 3])).min(axis=-1)
    return off
