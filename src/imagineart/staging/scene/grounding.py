"""How high does everything stand? On the ground of the place, in the water, or in the air."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from imagineart.modelling.places.place import PlaceModel
from imagineart.plan.plan import Plan
from imagineart.staging.scene.company import turned
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.units import Unit
from imagineart.staging.scene.vectors import Floats
from imagineart.world.nouns import noun_of

OVER = 0.35  # of its own size: how far above others something flies
HIGHER = 0.12  # of their height, at least
ALONE = 1.3  # of its own size: how far above the ground something flies alone


def grounded(units: Sequence[Unit], azimuth: float, place: PlaceModel, plan: Plan) -> list[Unit]:
    """Units in the world: turned with the viewer, each with its feet on the ground."""
    world = [turned(unit, azimuth) for unit in units]
    tops = [unit.height for unit in world if not unit.airborne]
    return [_stood(unit, place, max(tops, default=0.0), plan) for unit in world]


def _stood(unit: Unit, place: PlaceModel, top: float, plan: Plan) -> Unit:
    middle = np.mean([spot.position[:2] for spot in unit.spots], axis=0)
    feet = np.array(
        [s.position[:2] for s in unit.spots if _stands(s.position[2], unit)] or [middle]
    )
    heights = place.ground(feet[:, 0].astype(np.float32), feet[:, 1].astype(np.float32))
    z = float(np.min(heights))
    if unit.airborne:
        own = unit.bulk
        below = [r for r in plan.relations if r.object == unit.name and r.predicate == "under"]
        z += top + max(OVER * own, HIGHER * top) if below or top else ALONE * own
    elif leap := leap_of(unit):
        z += leap
    elif place.water:
        spot = unit.spots[0]
        z -= noun_of(spot.actor.noun).draught * float(spot.actor.size[2])
    return _raised(unit, z)


def leap_of(unit: Unit) -> float:
    """How high over the ground it is in the air for a moment: jumping, m."""
    actor = unit.spots[0].actor
    share: float = table("poses")["leaps"].get(actor.pose, 0.0)
    return share * float(actor.size[2])


def _stands(z: float, unit: Unit) -> bool:
    return bool(z < 0.05 * max(unit.height, 0.1))


def _raised(unit: Unit, z: float) -> Unit:
    by: Floats = np.array([0.0, 0.0, z])
    return replace(unit, spots=tuple(spot.moved(by) for spot in unit.spots))
