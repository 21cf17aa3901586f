"""Where do things stand in a landscape that the picture is of? At the right size, where it is free.

A thing h metres tall that shall take the share s of the height of the picture stands at

    d = h f / (s · 36 mm)        with the focal length f, for a square picture,

on dry land, or on the water where it floats, to the side that words say or about the thirds.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from imagineart.modelling.places.place import PlaceModel
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.preview import FILM_MM, axes_of
from imagineart.staging.scene.units import Spot, Unit
from imagineart.staging.scene.vectors import Floats, about_z
from imagineart.staging.stage import Canvas, Lens
from imagineart.world.nouns import noun_of

AFTER = 48  # letters of the prompt after a thing in which words say where it is
STEEP = 0.30  # slope on which nothing stands
TRIES = (1.0, 0.8, 1.25, 0.62, 1.55, 0.45, 2.0, 0.32)  # of the distance, until it is free
ASIDE = (0.0, 0.06, -0.06, 0.13, -0.13, 0.2, -0.2, 0.32, -0.32, 0.5, -0.5)  # of the width …
DRY = 0.06  # m over the water, and a tenth of the radius more
SUNK = 0.03  # of its height that a thing is in the ground


@dataclass(frozen=True, slots=True)
class Wish:
    """How large a thing shall be, of the height, and where across, of the width from the middle."""

    share: float
    across: float


def staffed(
    units: Sequence[Unit], plan: Plan, place: PlaceModel, lens: Lens, canvas: Canvas
) -> list[Unit]:
    """Units where they stand in a landscape, each with its loads."""
    taken: list[tuple[float, float, float]] = []
    found = []
    for number, unit in enumerate(units):
        wish = wish_of(unit, plan, number)
        at, yaw = _spot(unit, wish, place, lens, canvas, taken)
        taken.append((at[0], at[1], unit.radius))
        found.append(_put(unit, np.asarray(at), yaw))
    return found


def wish_of(unit: Unit, plan: Plan, number: int) -> Wish:
    """What words and habit want for a unit, the `number`-th of the picture."""
    known, item = table("scapes")["staffage"], plan.find(unit.spots[0].actor.object)
    share = _usual_share(item, known)
    across = known["across"][number % len(known["across"])]
    after = _after(item, plan)
    for row in known["words"]:
        if re.search(row["said"], after):
            across = row.get("side", across)
            share *= row.get("times", 1.0)
    named = {*item.phrase.lower().split(), *_own(item, plan).split()}
    sized = [times for word, times in known["sizes"].items() if word in named]
    return Wish(share * float(np.prod(sized or [1.0])), across)


def _usual_share(item: ObjectSpec, known: Mapping[str, Any]) -> float:
    noun = noun_of(item.drawn_as or item.noun)
    for kind, share in known["share"].items():
        if noun.is_a(kind) or item.noun.split()[-1] == kind:
            return float(share)
    return float(known["default"])


def _after(item: ObjectSpec, plan: Plan) -> str:
    """A thing's words and those that follow it, up to the next comma."""
    if item.span is None:
        return ""
    end = item.span[1]
    then = re.split(r"[,.;]", plan.prompt[end : end + AFTER])[0]
    return f"{_own(item, plan)} {then}".lower()


def _own(item: ObjectSpec, plan: Plan) -> str:
    """The words of the prompt that name a thing."""
    return "" if item.span is None else plan.prompt[slice(*item.span)].lower()


def _spot(
    unit: Unit,
    wish: Wish,
    place: PlaceModel,
    lens: Lens,
    canvas: Canvas,
    taken: Sequence[tuple[float, float, float]],
) -> tuple[tuple[float, float, float], float]:
    """(x, y, z) for a unit and the degrees by which it is turned to be seen from its side."""
    high = canvas.height / max(canvas.width, canvas.height)
    wide = canvas.width / max(canvas.width, canvas.height)
    size = max(unit.height, 0.5 * unit.radius, 0.05)
    nearest = table("scapes")["staffage"]["nearest"]
    first = max(size * lens.focal_mm / (wish.share * high * FILM_MM), nearest + unit.radius)
    wet = place.water or place.level is not None
    floats = wet and noun_of(unit.spots[0].actor.noun).draught > 0.0
    best: tuple[float, float, float] | None = None
    for times in TRIES:
        for aside in ASIDE:
            across = float(np.clip(wish.across + aside, -0.44, 0.44))
            x, y = _at(lens, max(first * times, nearest + unit.radius), across * wide)
            z = float(place.ground(np.array([x], np.float32), np.array([y], np.float32))[0])
            best = best or (*_within(x, y, unit, place), z)
            if _is_free((x, y, z), unit, place, floats, taken):
                return (x, y, _height(z, unit, place, lens, first * times, floats)), across * -40.0
    x, y, z = best or (0.0, 0.0, 0.0)
    return (x, y, _height(z, unit, place, lens, first, floats)), 0.0


def _within(x: float, y: float, unit: Unit, place: PlaceModel) -> tuple[float, float]:
    """The nearest place to (x, y) where a place has ground for a unit: in a street, on a roof."""
    low, high = (float(end) for end in (place.area[:, 0].min(), place.area[:, 0].max()))
    room = min(0.6 * unit.radius, 0.45 * (high - low))
    return float(np.clip(x, low + room, high - room)), min(y, place.far - unit.radius)


def _at(lens: Lens, away: float, across: float) -> tuple[float, float]:
    """The place `away` m before the camera and a share of the longer side aside of its middle."""
    right, _, forward = axes_of(lens)
    flat = np.array([forward[0], forward[1]]) / max(float(np.hypot(*forward[:2])), 1e-6)
    aside = (across + lens.shift[0]) * FILM_MM / lens.focal_mm * away
    x, y = np.asarray(lens.position[:2]) + away * flat + aside * np.asarray(right[:2])
    return float(x), float(y)


def _is_free(
    at: tuple[float, float, float],
    unit: Unit,
    place: PlaceModel,
    floats: bool,
    taken: Sequence[tuple[float, float, float]],
) -> bool:
    """Whether a unit may stand, float or hang at (x, y, z), among units (x, y, radius), in m."""
    x, y, _ = at
    if any(np.hypot(x - a, y - b) < 0.8 * (r + unit.radius) for a, b, r in taken):
        return False
    if unit.airborne:
        return True
    if any(np.hypot(x - a, y - b) < r + 0.5 * unit.radius for a, b, r in place.blocked):
        return False
    return _within(x, y, unit, place) == (x, y) and _bears(at, unit, place, floats)


def _bears(at: tuple[float, float, float], unit: Unit, place: PlaceModel, floats: bool) -> bool:
    """Whether what is under a unit at (x, y, z) bears it: water a boat, dry level ground others."""
    x, y, z = at
    ring = np.arange(0.0, 2 * np.pi, np.pi / 3)
    around = 1.25 * unit.radius * np.stack([np.cos(ring), np.sin(ring)])
    low = place.ground(*(around + np.array([[x], [y]])).astype(np.float32))
    level = -np.inf if place.level is None else place.level
    if floats:
        return place.water or (z < level - DRY and bool((low < level).all()))
    if min(float(low.min()), z) < level + DRY + 0.1 * min(unit.radius, 6.0):
        return False
    return bool(np.ptp(low) < STEEP * max(2.0 * unit.radius, 1.0)) or unit.radius < 0.5


def _height(
    z: float, unit: Unit, place: PlaceModel, lens: Lens, away: float, floats: bool
) -> float:
    if unit.airborne:
        return float(lens.position[2] + 0.30 * away)
    draught = noun_of(unit.spots[0].actor.noun).draught * unit.height
    if floats and (place.level is not None or place.water):
        return (z if place.level is None else place.level) - draught
    return z - SUNK * min(unit.height, 8.0)


def _put(unit: Unit, at: Floats, yaw: float) -> Unit:
    """The unit with its root at a place, turned about it."""
    root = unit.spots[0]
    low = min(float(spot.points[:, 2].min()) for spot in unit.spots)
    base = np.array([root.position[0], root.position[1], low])
    spots: tuple[Spot, ...] = tuple(
        replace(spot, position=about_z(yaw) @ (spot.position - base) + at, yaw=spot.yaw + yaw)
        for spot in unit.spots
    )
    return replace(unit, spots=spots)
