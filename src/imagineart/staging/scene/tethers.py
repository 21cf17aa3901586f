"""Who holds what by a string? A kite by its line, a dog by its leash: cords between two anchors."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from imagineart.plan.plan import Plan
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Cord
from imagineart.world.nouns import noun_of

TIED = ("above", "chasing")
"""Relations in which one is led or flown by the other."""


def tethers_of(plan: Plan, spots: Sequence[Spot]) -> tuple[Cord, ...]:
    """The cords of a plan, one for each that is held so."""
    pairs = [(r.subject, r.object) for r in plan.relations if r.predicate in TIED]
    both = [pair for a, b in pairs for pair in ((a, b), (b, a))]
    return tuple(cord for who, what in both for cord in _cords(who, what, spots))


def _cords(who: str, what: str, spots: Sequence[Spot]) -> Iterator[Cord]:
    holders = [spot for spot in spots if spot.actor.object == who]
    held = [spot for spot in spots if spot.actor.object == what]
    rule = _rule(holders[0], held[0]) if holders and held else None
    if rule is None or not noun_of(holders[0].actor.noun).is_a("person"):
        return
    for number, spot in enumerate(held):
        holder = holders[number % len(holders)]
        yield Cord(
            start=_point(_end(holder, rule["from"])),
            end=_point(_end(spot, rule["to"])),
            radius=rule["radius"],
            sag=rule["sag"],
            color=tuple(rule["color"]),
        )


def _rule(holder: Spot, held: Spot) -> Mapping[str, Any] | None:
    noun = noun_of(held.actor.noun)
    rules: Sequence[Mapping[str, Any]] = table("holding")["tethers"]
    fits = (r for r in rules if holder.actor.pose in r["poses"] and any(map(noun.is_a, r["kinds"])))
    return next(fits, None)


def _end(spot: Spot, names: Sequence[str]) -> Floats:
    """(3,) the first anchor of these that a thing has, else its middle, m."""
    anchors, solid = spot.actor.solid.anchors, spot.actor.solid
    found = next((anchors[name].position for name in names if name in anchors), None)
    own = (solid.low + solid.high) / 2.0 if found is None else np.asarray(found)
    m = spot.matrix
    return np.asarray(m[:3, :3] @ own + m[:3, 3])


def _point(at: Floats) -> tuple[float, float, float]:
    return round(float(at[0]), 4), round(float(at[1]), 4), round(float(at[2]), 4)
