"""What hangs on the wall, what leans against it? Moved to the wall of the place, if it has one.

Wall at y = w. What hangs has its back there and its middle at the height of eyes; what leans stands
before it along the wall, tilted until its top touches.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from imagineart.modelling.places.place import PlaceModel
from imagineart.plan.plan import Plan
from imagineart.staging.scene.furnishing import furnished
from imagineart.staging.scene.hero import hero_of
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.units import Spot, Unit
from imagineart.staging.scene.vectors import Floats
from imagineart.world.nouns import noun_of

Way = Literal["", "hangs", "leans"]

EYES = 1.5  # m: height of the middle of what hangs
GAP = 1.25  # of their largest: how far from each other those hang that would overlap
ACROSS = 1.7  # times as many in a row as rows
TILT = 8.0  # degrees by which things lean
LONG = 1.5  # times as long as wide: what leans with its side, not its back
BESIDE = 0.8  # of half their widths: how far what hangs is aside of the hero before it
OVER = ("above", "below", "on")
SIDES = {"left_of": -1.0, "right_of": 1.0}
LEANING = ("leaning", "lean", "propped")
_QUOTED = re.compile(r"[\"“”][^\"“”]*[\"“”]")
_ON = (
    r"\b{word}s?\s+(?:\w+ed |\w+ing |that says |in \w+ (?:letters )?){{0,2}}"
    r"(?:on|onto|to) (?:a |an |the )?(?:\w+ ){{0,3}}wall"
)


def against_wall(
    units: Sequence[Unit], plan: Plan, place: PlaceModel, azimuth: float = 0.0
) -> list[Unit]:
    """Units in the world, those that hang or lean at the wall of the place; what hangs alone is
    behind what the picture is about, for a viewer who stands `azimuth` degrees to the right."""
    if place.whole is not None:
        return furnished(units, place.far)
    if place.family not in table("venues")["walled"]:
        return list(units)
    moved = {"": lambda unit, _: unit, "hangs": _hung, "leans": _leant}
    ways = {unit.name: way_of(unit, plan, place.family) for unit in units}
    found = [moved[ways[unit.name]](unit, place.far) for unit in units]
    hanging = [unit for unit in found if ways[unit.name] == "hangs"]
    hero = next((unit for unit in found if hero_of(plan, units) in _ids(unit)), None)
    if hero is None or len(hanging) != 1 or hanging[0] is hero:
        return found
    behind = _behind(hanging[0], hero, plan, azimuth)
    return [behind if unit is hanging[0] else unit for unit in found]


def _ids(unit: Unit) -> set[str]:
    return {spot.actor.object for spot in unit.spots}


def _behind(unit: Unit, hero: Unit, plan: Plan, azimuth: float) -> Unit:
    """Along the wall to where it is seen beside the hero's shoulder, or right over the hero that it
    is said to be above."""
    points = np.concatenate([spot.points for spot in unit.spots])
    own = np.concatenate([spot.points for spot in hero.spots])
    low, high = points.min(axis=0), points.max(axis=0)
    middle = (own.min(axis=0) + own.max(axis=0)) / 2.0
    line = float(middle[0] - np.tan(np.deg2rad(azimuth)) * (high[1] - middle[1]))
    pair = {unit.name, hero.name}
    over = any({r.subject, r.object} == pair and r.predicate in OVER for r in plan.relations)
    said = next((r for r in plan.relations if {r.subject, r.object} == pair), None)
    side = 1.0 if (low + high)[0] / 2.0 >= line else -1.0
    if said is not None and said.predicate in SIDES:
        side = SIDES[said.predicate] * (1.0 if said.subject == unit.name else -1.0)
    off = 0.0 if over else side * BESIDE * float(high[0] - low[0] + np.ptp(own[:, 0])) / 2.0
    by = np.array([line + off - (low + high)[0] / 2.0, 0.0, 0.0])
    return replace(unit, spots=tuple(spot.moved(by) for spot in unit.spots))


def way_of(unit: Unit, plan: Plan, family: str) -> Way:
    """Whether a unit hangs or leans: by its kind, or by what the words say of it."""
    item = plan.find(unit.name)
    noun = noun_of(item.noun)
    if family == "wall" and {item.action, item.pose} & set(LEANING):
        return "leans"
    word = re.escape(item.noun.split()[-1])
    said = re.search(_ON.format(word=word), _unquoted(plan.prompt)) is not None
    posed = any(spot.actor.pose for spot in unit.spots)  # who is at it stands on the ground
    hung = bool({item.action, item.pose} & set(table("holding")["hanging"]["words"]))
    return "hangs" if not posed and (noun.support == "wall" or said or hung) else ""


def _unquoted(prompt: str) -> str:
    """The words of a prompt without those that are to be written."""
    return " ".join(_QUOTED.sub(" ", prompt.lower()).split())


def _hung(unit: Unit, wall: float) -> Unit:
    """Flat against the wall, each where it stood along it."""
    spots = []
    for spot in unit.spots:
        flat = replace(spot, yaw=0.0, pitch=0.0, roll=0.0)
        points = flat.points
        low, high = points[:, 2].min(), points[:, 2].max()
        up = max(EYES - (low + high) / 2.0, 0.25 - low, 0.0)
        spots.append(flat.moved(np.array([0.0, wall - points[:, 1].max(), up])))
    return replace(unit, spots=_spread(spots), airborne=True)


def _spread(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """What hangs, each apart from its like: in rows where they would overlap."""
    low = np.array([spot.points.min(axis=0) for spot in spots])
    high = np.array([spot.points.max(axis=0) for spot in spots])
    order = np.argsort(low[:, 0], kind="stable")
    if (low[order[1:], 0] > high[order[:-1], 0]).all():
        return tuple(spots)
    own, size = (low + high) / 2.0, GAP * (high - low).max(axis=0)
    places = own.mean(axis=0) * (1.0, 0.0, 1.0) + _rows(len(spots)) * (size[0], 0.0, size[2])
    places[:, 2] += max(0.5 * size[2] - places[:, 2].min(), 0.0)
    by = places - own[order] * (1.0, 0.0, 1.0)
    return tuple(
        spots[number].moved(by[np.flatnonzero(order == number)[0]]) for number in range(len(spots))
    )


def _rows(count: int) -> Floats:
    """(count, 3) places about the origin, one apart, row by row from the top."""
    rows = max(1, round((count / ACROSS) ** 0.5))
    row, column = np.divmod(np.arange(count), -(-count // rows))
    wide = np.bincount(row)[row]
    return np.stack([column - 0.5 * (wide - 1), 0.0 * row, 0.5 * (rows - 1) - row], axis=1)


def _leant(unit: Unit, wall: float) -> Unit:
    """Its long side along the wall, its top at the wall. Loads go with what carries them."""
    first = unit.spots[0]
    wide, deep = first.actor.size[:2]
    if deep > LONG * wide:
        side = 1.0 if first.yaw >= 0 else -1.0
        tilted = replace(first, yaw=90.0 * side, roll=TILT * side)
    else:
        tilted = replace(first, yaw=0.0, pitch=-TILT)
    points = tilted.points
    by = np.array([0.0, wall - points[:, 1].max(), first.points[:, 2].min() - points[:, 2].min()])
    rest = [spot.moved(by * (0.0, 1.0, 0.0)) for spot in unit.spots[1:]]
    return replace(unit, spots=(tilted.moved(by), *rest))
