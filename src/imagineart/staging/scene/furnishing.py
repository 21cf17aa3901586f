"""Where do things stand in a little room that one looks into? Along its two walls, the rest before.

The room is a square about the origin, its walls at +y and −x. What is largest comes first, from the
corner along the back wall to the right; what finds no place there, along the other wall.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from imagineart.staging.scene.hero import LIVING
from imagineart.staging.scene.units import Spot, Unit
from imagineart.staging.scene.vectors import Floats
from imagineart.world.nouns import noun_of

FREE = 1.15  # times the length that is taken: how long two walls are
GAP = 0.06  # m between two things, and to a wall


def furnished(units: Sequence[Unit], half: float) -> list[Unit]:
    """Units in a room that is `half` m from its middle to each wall; who lives stays free."""
    parts = [(number, load) for number, unit in enumerate(units) for load in _loads(unit)]
    parts.sort(key=lambda part: -_span(part[1], 0.0).prod())
    ends = [-half + GAP, half - GAP]  # how far the back wall, to the right, and the other are taken
    found: dict[int, list[Spot]] = {}
    for number, load in parts:
        found.setdefault(number, []).extend(_put(load, ends, half))
    return [replace(unit, spots=tuple(found[number])) for number, unit in enumerate(units)]


def half_of(units: Sequence[Unit]) -> float:
    """Half the width of a room in which units find place along two walls, m."""
    loads = [load for unit in units for load in _loads(unit)]
    walled = [load for load in loads if not any(map(noun_of(load[0].actor.noun).is_a, LIVING))]
    spans = [_span(load, 0.0) for load in walled]
    taken = sum(float(span[0]) + GAP for span in spans)
    taken += max(
        (float(span[1]) for span in spans), default=0.0
    )  # of the other wall, in the corner
    longest = max((float(span.max()) for span in spans), default=0.0)
    free = max((float(_span(load, 0.0).max()) for load in loads if load not in walled), default=0.0)
    return max(FREE * taken / 4.0, longest / 2.0 + GAP, longest / 2.0 + free / 2.0)


def _loads(unit: Unit) -> list[list[Spot]]:
    """What moves together: each of several of a kind by itself, all else with its root."""
    alike = {spot.actor.object for spot in unit.spots} == {unit.spots[0].actor.object}
    return [[spot] for spot in unit.spots] if alike else [list(unit.spots)]


def _put(load: Sequence[Spot], ends: list[float], half: float) -> list[Spot]:
    """At the back wall, at the left one where that is full, else where it was."""
    if any(map(noun_of(load[0].actor.noun).is_a, LIVING)):
        return list(load)
    wide, deep = _span(load, 0.0)
    if ends[0] + wide < half:
        middle = np.array([ends[0] + wide / 2, half - GAP - deep / 2])
        if ends[0] <= -half + GAP:  # the corner is taken at both walls
            ends[1] = min(ends[1], half - 2 * GAP - deep)
        ends[0] += wide + GAP
        return _moved(load, 0.0, middle)
    deep, wide = _span(load, 90.0)
    if ends[1] - wide > -half:
        middle = np.array([-half + GAP + deep / 2, ends[1] - wide / 2])
        ends[1] -= wide + GAP
        return _moved(load, 90.0, middle)
    return list(load)


def _span(load: Sequence[Spot], yaw: float) -> Floats:
    """(2,) width and depth of a load whose root is turned by `yaw` degrees, m."""
    turned = _turned(load, yaw)
    points = np.concatenate([spot.points for spot in turned])[:, :2]
    return np.asarray(np.ptp(points, axis=0))


def _turned(load: Sequence[Spot], yaw: float) -> list[Spot]:
    return [spot.turned(yaw - load[0].yaw) for spot in load]


def _moved(load: Sequence[Spot], yaw: float, middle: Floats) -> list[Spot]:
    """With the middle of its outline at (2,) `middle`."""
    turned = _turned(load, yaw)
    points = np.concatenate([spot.points for spot in turned])[:, :2]
    by = middle - (points.min(axis=0) + points.max(axis=0)) / 2.0
    return [spot.moved(np.array([*by, 0.0])) for spot in turned]
