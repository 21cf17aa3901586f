"""When does a relation hold between boxes, and by how much does it fail?

For left_of, right_of, above and below the measure is the public one of GenEval (Ghosh et al. 2023):
the centres of two boxes must differ by more than 0.1 × the sum of their extents on that axis. Here
it has to hold for every pair of instances. The other predicates are contact or neighbourhood.

A shortfall is a length in the boxes' own unit: 0 where the relation holds, else how far it is off.
Arrays may carry leading axes (candidates): subject (…, n, 4), object (…, m, 4) → (…).
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from imagineart.plan.plan import Predicate, Relation
from imagineart.staging.sheet import Sheet, SheetObject

Boxes = NDArray[np.float64]

OFFSET = 0.1  # share of summed extents by which centres must differ
NEAR = 0.6  # gap ÷ mean width up to which things count as next to each other
TOLERANCE = 1e-3  # of the unit; a rounding of boxes breaks nothing


def shortfall(predicate: Predicate, subject: Boxes, object: Boxes) -> Boxes:
    """By how much the relation fails: 0 where it holds."""
    lacking: Boxes = np.maximum(_MEASURES[predicate](subject, object) - TOLERANCE, 0.0)
    return lacking


def holds(plan: Sheet, relation: Relation) -> bool:
    """Whether a laid out plan shows the relation. Raises `KeyError` for an unknown id."""
    subject, object = plan.find(relation.subject), plan.find(relation.object)
    if relation.predicate in ("behind", "in_front_of"):
        farther, nearer = (subject, object) if relation.predicate == "behind" else (object, subject)
        if farther.depth <= nearer.depth:
            return False
    boxes = _pixels(plan, subject), _pixels(plan, object)
    return float(shortfall(relation.predicate, *boxes)) == 0.0


def _pixels(plan: Sheet, item: SheetObject) -> Boxes:
    """(n, 4) boxes in units of √(canvas area), as the solver counts."""
    unit = (plan.width * plan.height) ** 0.5
    scale = np.array([plan.width, plan.height, plan.width, plan.height]) / unit
    boxes: Boxes = np.array([(b.left, b.top, b.width, b.height) for b in item.boxes]) * scale
    return boxes


def _centers(boxes: Boxes) -> Boxes:
    return boxes[..., :2] + boxes[..., 2:] / 2


def _before(first: Boxes, second: Boxes, axis: int) -> Boxes:
    """How much every instance of `first` lacks to lie before every one of `second`."""
    a, b = _centers(first)[..., axis], _centers(second)[..., axis]
    extent_a, extent_b = first[..., 2 + axis], second[..., 2 + axis]
    needed = OFFSET * (extent_a[..., :, None] + extent_b[..., None, :])
    lacking = needed - (b[..., None, :] - a[..., :, None])
    worst: Boxes = lacking.max(axis=(-1, -2))
    return worst


def _left_of(subject: Boxes, object: Boxes) -> Boxes:
    return _before(subject, object, 0)


def _right_of(subject: Boxes, object: Boxes) -> Boxes:
    return _before(object, subject, 0)


def _above(subject: Boxes, object: Boxes) -> Boxes:
    return _before(subject, object, 1)


def _below(subject: Boxes, object: Boxes) -> Boxes:
    return _before(object, subject, 1)


def _gaps(subject: Boxes, object: Boxes) -> tuple[Boxes, Boxes]:
    """Empty space between each pair on x and on y, negative where they overlap: (…, n, m)."""
    a, b = subject[..., :, None, :], object[..., None, :, :]
    low = np.maximum(a[..., :2], b[..., :2])
    high = np.minimum(a[..., :2] + a[..., 2:], b[..., :2] + b[..., 2:])
    gaps = low - high
    return gaps[..., 0], gaps[..., 1]


def _near(subject: Boxes, object: Boxes) -> Boxes:
    """The nearest pair stands side by side, no farther apart than `NEAR` mean widths."""
    across, along = _gaps(subject, object)
    widths = (subject[..., :, None, 2] + object[..., None, :, 2]) / 2
    missing = np.maximum(across - NEAR * widths, 0.0) + np.maximum(along, 0.0)
    return _nearest(missing)


def _overlapping_columns(subject: Boxes, object: Boxes) -> Boxes:
    """Some pair lies in the same line of sight, or nearly so."""
    across, _ = _gaps(subject, object)
    widths = (subject[..., :, None, 2] + object[..., None, :, 2]) / 2
    return _nearest(np.maximum(across - 0.25 * widths, 0.0))


def _touching(subject: Boxes, object: Boxes) -> Boxes:
    across, along = _gaps(subject, object)
    return _nearest(np.maximum(across, 0.0) + np.maximum(along, 0.0))


def _foot_in(subject: Boxes, object: Boxes, share: float, over: float = 0.0) -> Boxes:
    """Each subject's foot is in the upper `share` of some object, its middle between the sides.

    `over`: how far above, in heights of the object, a foot still counts: a bunch has rows.
    """
    foot = (subject[..., 1] + subject[..., 3])[..., :, None]
    middle = (subject[..., 0] + subject[..., 2] / 2)[..., :, None]
    left, top, width, height = (object[..., None, :, i] for i in range(4))
    off = np.maximum(top - over * height - foot, 0.0) + np.maximum(
        foot - (top + share * height), 0.0
    )
    off = off + np.maximum(left - middle, 0.0) + np.maximum(middle - left - width, 0.0)
    worst: Boxes = off.min(axis=-1).max(axis=-1)
    return worst


def _on(subject: Boxes, object: Boxes) -> Boxes:
    return _foot_in(subject, object, 0.75, over=0.3)


def _in(subject: Boxes, object: Boxes) -> Boxes:
    return _foot_in(subject, object, 1.0, over=0.5)


def _under(subject: Boxes, object: Boxes) -> Boxes:
    """Each subject is lower than some object, and one of them in its column."""
    a, b = subject[..., :, None, :], object[..., None, :, :]
    drop = (b[..., 1] + b[..., 3] / 2) - (a[..., 1] + a[..., 3] / 2)
    off = np.maximum(OFFSET * (a[..., 3] + b[..., 3]) + drop, 0.0)
    across, _ = _gaps(subject, object)
    worst: Boxes = off.min(axis=-1).max(axis=-1) + _nearest(np.maximum(across, 0.0))
    return worst


def _nearest(missing: Boxes) -> Boxes:
    least: Boxes = missing.min(axis=(-1, -2))
    return least


_MEASURES: dict[Predicate, Callable[[Boxes, Boxes], Boxes]] = {
    "left_of": _left_of,
    "right_of": _right_of,
    "above": _above,
    "below": _below,
    "on": _on,
    "under": _under,
    "in": _in,
    "behind": _overlapping_columns,
    "in_front_of": _overlapping_columns,
    "next_to": _near,
    "holding": _touching,
    "wearing": _touching,
    "riding": _touching,
    "chasing": _near,
    "facing": _near,
}
