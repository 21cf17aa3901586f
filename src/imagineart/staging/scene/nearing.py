"""What becomes of a thing that would be a speck beside the others? It comes nearer to the camera.

Never larger: an apple before a house stays an apple. Where the relations leave it free, it is moved
along its line of sight until it takes its share of the picture, the camera goes down so that the
ground before it is seen, and looks at everything anew from there; a few times, for with what is
near the others are seen from farther away.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from imagineart.modelling.places.place import PlaceModel
from imagineart.staging.scene.framing import aimed_from
from imagineart.staging.scene.preview import axes_of, preview
from imagineart.staging.scene.settling import Bond
from imagineart.staging.scene.shots import Shot
from imagineart.staging.scene.units import Unit
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Box, Canvas, Lens

SPECK = 0.024  # of the picture: of what all of an object take less, comes nearer
WANTED = 0.034  # … what they take then
TINY, BESIDE = 0.08, 0.13  # of the longer side: the same of what is told to be next to something
LED = 0.28  # of the longer side: what the hero takes at least
LONGEST = 0.62  # … what nothing exceeds for coming nearer
ROUNDS = 3
EDGE = 128  # px of the preview that measures
STEEP = 24.0  # degrees: from higher up, the ground lies like a map and nothing can be nearer
EYE = 0.26  # height of the camera in distances of what is near
OVER = 0.42  # … of what is flat, to be looked down on
FLAT = 0.3  # of its longer side: how high what is flat rises
AWAY = 4.0  # radii of all that is seen: from farther off, the ground before it is bare
FREE = frozenset({"left_of", "right_of", "in_front_of", "next_to", "above", "below"})


def brought_near(
    units: Sequence[Unit],
    bonds: Sequence[Bond],
    lens: Lens,
    shot: Shot,
    canvas: Canvas,
    place: PlaceModel,
    hero: str | None = None,
) -> tuple[list[Unit], Lens]:
    """The units with specks before the others, and the camera that sees them all."""
    moved, near = list(units), set[str]()
    if shot.orthographic or shot.elevation > STEEP or len(units) < 2:
        return moved, lens
    for _ in range(ROUNDS):
        specks = _specks(moved, bonds, lens, canvas, hero)
        if not specks or len(near | set(specks)) == len(moved):
            break
        lens = lens if near else _stepped_up(moved, lens, shot, canvas)
        near |= set(specks)
        moved = [_nearer(u, lens, place, specks.get(u.name, 1.0)) for u in moved]
        points = np.concatenate([spot.points for u in moved for spot in u.spots])
        lens = aimed_from(_eye(moved, near, lens, place), points, shot, canvas)
    return moved, lens


def _specks(
    units: Sequence[Unit], bonds: Sequence[Bond], lens: Lens, canvas: Canvas, hero: str | None
) -> dict[str, float]:
    """The names of those that are to come nearer, with how much larger they are to be seen."""
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        groups.setdefault(unit.spots[0].actor.object, []).append(unit)
    found: dict[str, float] = {}
    for own in groups.values():
        growth = _growth(own, bonds, lens, canvas, hero)
        found |= {u.name: growth for u in own if growth > 1.0 and _is_free(u, bonds)}
    return found


def _stepped_up(units: Sequence[Unit], lens: Lens, shot: Shot, canvas: Canvas) -> Lens:
    """The camera no farther off than the ground of a place is dressed, with a wider lens."""
    points = np.concatenate([spot.points for unit in units for spot in unit.spots])
    middle = (points.min(axis=0) + points.max(axis=0)) / 2.0
    away = np.asarray(lens.position) - middle
    far = AWAY * float(np.ptp(points, axis=0).max()) / 2.0
    share = min(far / max(float(np.linalg.norm(away[:2])), 1e-6), 1.0)
    return aimed_from(middle + away * share, points, shot, canvas) if share < 1.0 else lens


def _growth(
    units: Sequence[Unit], bonds: Sequence[Bond], lens: Lens, canvas: Canvas, hero: str | None
) -> float:
    """How much larger the units of an object are to be seen; 1: they are large enough."""
    spots = [spot for unit in units for spot in unit.spots]
    seen = preview([spot.surface for spot in spots], lens, canvas, EDGE)
    share = float(seen.alone.sum()) / seen.ids.size
    side = _side([box for box in seen.boxes if box is not None])
    if not side:
        return 1.0
    if any(_is_beside(unit, bonds) for unit in units):
        return BESIDE / side if side < TINY else 1.0
    led = LED / side if any(spot.actor.object == hero for spot in spots) else 0.0
    wanted = float(np.sqrt(WANTED / max(share, 1e-5))) if share < SPECK else 1.0
    return max(min(max(wanted, led), LONGEST / side), 1.0)


def _side(boxes: Sequence[Box]) -> float:
    """The longer side of what is around all boxes, in fractions of the picture."""
    if not boxes:
        return 0.0
    wide = max(box.right for box in boxes) - min(box.left for box in boxes)
    return max(wide, max(box.bottom for box in boxes) - min(box.top for box in boxes))


def _is_beside(unit: Unit, bonds: Sequence[Bond]) -> bool:
    """Whether it is told to be next to something, and would not be for who came nearer."""
    return any(b.predicate == "next_to" and unit.name in (b.subject, b.object) for b in bonds)


def _is_free(unit: Unit, bonds: Sequence[Bond]) -> bool:
    """Whether it may come nearer: nobody says that it is behind, under or by something else."""
    mine = all(b.predicate in FREE for b in bonds if b.subject == unit.name)
    theirs = all(
        b.predicate in (FREE | {"behind"}) - {"in_front_of"} for b in bonds if b.object == unit.name
    )
    return mine and theirs


def _nearer(unit: Unit, lens: Lens, place: PlaceModel, growth: float) -> Unit:
    """Moved along the line of sight over the ground until it is seen so much larger."""
    if growth == 1.0:
        return unit
    eye = np.asarray(lens.position)
    middle = np.mean([spot.position for spot in unit.spots], axis=0)
    if unit.airborne:
        by = (eye - middle) * (1.0 - 1.0 / growth)
        return replace(unit, spots=tuple(spot.moved(by) for spot in unit.spots))
    flat = (eye + (middle - eye) / growth)[:2]
    side = axes_of(lens)[0][:2]
    aside = float((flat - eye[:2]) @ side)
    far = float(np.linalg.norm(flat - eye[:2]))
    if abs(aside) < 0.12 * far:  # not in the very middle, where the others are
        flat = flat + side * (np.sign(aside) or 1.0) * 0.12 * far
    by = np.array([*(flat - middle[:2]), _ground(place, flat) - _ground(place, middle[:2])])
    return replace(unit, spots=tuple(spot.moved(by) for spot in unit.spots))


def _eye(units: Sequence[Unit], near: Collection[str], lens: Lens, place: PlaceModel) -> Floats:
    """Where the camera is: lower, for the ground before what is near to be seen."""
    eye = np.array(lens.position)
    floor = _ground(place, eye[:2])
    for unit in (u for u in units if u.name in near and not u.airborne):
        middle = np.mean([spot.position for spot in unit.spots], axis=0)
        far = float(np.linalg.norm((middle - eye)[:2]))
        height = max((OVER if _is_flat(unit) else EYE) * far, 1.15 * unit.height)
        eye[2] = min(eye[2], floor + height)
    return eye


def _is_flat(unit: Unit) -> bool:
    spans = np.ptp(np.concatenate([spot.points for spot in unit.spots]), axis=0)
    return bool(spans[2] < FLAT * spans[:2].max())


def _ground(place: PlaceModel, at: Floats) -> float:
    x, y = np.asarray(at, np.float32)
    return float(place.ground(np.array([x]), np.array([y]))[0])
