"""Which staging is the best? What the plan states first, then how it looks.

score = − 10 · stated things not seen − 6 · relations not seen − 4 · cut off − overlap
        − distance of the subject's share from the usual
"""

from collections.abc import Mapping, Sequence

import numpy as np

from imagineart.plan.plan import Plan, Relation
from imagineart.staging.scene.preview import Preview
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import Floats

SEEN = 0.35  # least visible share of a stated thing
LEAST = 0.004  # least share of the picture
USUAL = 0.22  # share of the picture that the things take together


def score(plan: Plan, spots: Sequence[Spot], seen: Preview) -> float:
    """How well a staging shows its plan; 0 is perfect."""
    if not spots:
        return 0.0
    stated = np.array([plan.find(s.actor.object).is_stated for s in spots])
    weight = np.where(stated, 1.0, 0.3)
    lost = (seen.visible < SEEN) | (seen.shares < LEAST)
    cut = np.clip(seen.outside - 0.02, 0.0, 1.0)
    total = -10.0 * float((weight * lost).sum()) - 4.0 * float((weight * cut).sum())
    total -= 6.0 * len(broken(plan, spots, seen))
    total -= float((weight * (1.0 - seen.visible)).mean())
    total -= abs(float(np.log(max(seen.shares.sum(), 1e-4) / USUAL))) * 0.5
    return total


def broken(plan: Plan, spots: Sequence[Spot], seen: Preview) -> list[Relation]:
    """The relations that the picture does not show."""
    centres = middles(spots, seen)
    return [r for r in plan.relations if not shows(r, centres)]


def middles(spots: Sequence[Spot], seen: Preview) -> Mapping[str, Floats]:
    """(N, 3) x and y in fractions and depth in m of the instances of each object."""
    found: dict[str, list[Floats]] = {}
    for spot, box, depth in zip(spots, seen.boxes, seen.depths, strict=True):
        if box is not None:
            x, y = box.center
            found.setdefault(spot.actor.object, []).append(np.array([x, y, depth]))
    return {id: np.array(centres) for id, centres in found.items()}


def shows(relation: Relation, middles: Mapping[str, Floats]) -> bool:
    """Whether a relation is seen, by the middles of what it binds; those out of sight are."""
    if relation.subject not in middles or relation.object not in middles:
        return True
    a, b = middles[relation.subject].mean(axis=0), middles[relation.object].mean(axis=0)
    flat = abs(a[0] - b[0]) > 0.3 * abs(a[1] - b[1])
    seen = {
        "left_of": a[0] < b[0] and flat,
        "right_of": a[0] > b[0] and flat,
        "behind": a[2] > b[2],
        "in_front_of": a[2] < b[2],
        "above": a[1] < b[1],
        "below": a[1] > b[1],
    }
    return bool(seen.get(relation.predicate, True))
