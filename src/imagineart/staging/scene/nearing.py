"""What becomes of a thing that would be a speck beside the others? It comes nearer to the camera.

Never larger: an apple before a house stays an apple. Where the relations leave it free, it is moved
along its line of sight until it takes `WANTED` of the picture, the camera goes down so that the
ground before it is seen, and looks at everything anew from there.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from imagineart.modelling.places.place import PlaceModel
from imagineart.staging.scene.framing import aimed_from
from imagineart.staging.scene.preview import axes_of, projected
from imagineart.staging.scene.settling import Bond
from imagineart.staging.scene.shots import Shot
from imagineart.staging.scene.units import Unit
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Canvas, Lens

SPECK = 0.08  # share of the longer side below which a thing comes nearer
WANTED = 0.13
STEEP = 24.0  # degrees: from higher up, the ground lies like a map and nothing can be nearer
EYE = 0.26  # height of the camera in distances of what is near
FREE = frozenset({"left_of", "right_of", "in_front_of", "next_to", "above", "below"})


def brought_near(
    units: Sequence[Unit],
    bonds: Sequence[Bond],
    lens: Lens,
    shot: Shot,
    canvas: Canvas,
    place: PlaceModel,
) -> tuple[list[Unit], Lens]:
    """The units with specks before the others, and the camera that sees them all."""
    if shot.orthographic or shot.elevation > STEEP or len(units) < 2:
        return list(units), lens
    specks = {u.name for u in units if _is_speck(u, lens, canvas) and _is_free(u, bonds)}
    if not specks or len(specks) == len(units):
        return list(units), lens
    moved = [_nearer(u, lens, canvas, place) if u.name in specks else u for u in units]
    near = [u for u in moved if u.name in specks]
    points = np.concatenate([spot.points for u in moved for spot in u.spots])
    return moved, aimed_from(_eye(near, lens, place), points, shot, canvas)


def _is_speck(unit: Unit, lens: Lens, canvas: Canvas) -> bool:
    return _share(unit, lens, canvas) < SPECK


def _share(unit: Unit, lens: Lens, canvas: Canvas) -> float:
    box = projected(lens, np.concatenate([s.points for s in unit.spots]), canvas)[:, :2]
    span = np.ptp(box, axis=0) * (canvas.width, canvas.height)
    return float(span.max()) / max(canvas.width, canvas.height)


def _is_free(unit: Unit, bonds: Sequence[Bond]) -> bool:
    """Whether it may come nearer: nobody says that it is behind, under or by something else."""
    mine = all(b.predicate in FREE for b in bonds if b.subject == unit.name)
    theirs = all(
        b.predicate in (FREE | {"behind"}) - {"in_front_of"} for b in bonds if b.object == unit.name
    )
    return mine and theirs


def _nearer(unit: Unit, lens: Lens, canvas: Canvas, place: PlaceModel) -> Unit:
    """Moved along the line of sight over the ground."""
    eye = np.asarray(lens.position)
    middle = np.mean([spot.position for spot in unit.spots], axis=0)
    share = _share(unit, lens, canvas) / WANTED
    if unit.airborne:
        by = (eye - middle) * (1.0 - share)
        return replace(unit, spots=tuple(spot.moved(by) for spot in unit.spots))
    flat = (eye + (middle - eye) * share)[:2]
    side = axes_of(lens)[0][:2]
    aside = float((flat - eye[:2]) @ side)
    far = float(np.linalg.norm(flat - eye[:2]))
    if abs(aside) < 0.12 * far:  # not in the very middle, where the others are
        flat = flat + side * (np.sign(aside) or 1.0) * 0.12 * far
    by = np.array([*(flat - middle[:2]), _ground(place, flat) - _ground(place, middle[:2])])
    return replace(unit, spots=tuple(spot.moved(by) for spot in unit.spots))


def _eye(near: Sequence[Unit], lens: Lens, place: PlaceModel) -> Floats:
    """Where the camera is: lower, for the ground before what is near to be seen."""
    eye = np.array(lens.position)
    floor = _ground(place, eye[:2])
    for unit in (u for u in near if not u.airborne):
        middle = np.mean([spot.position for spot in unit.spots], axis=0)
        far = float(np.linalg.norm((middle - eye)[:2]))
        height = max(EYE * far, 1.15 * unit.height)
        eye[2] = min(eye[2], floor + height)
    return eye


def _ground(place: PlaceModel, at: Floats) -> float:
    x, y = np.asarray(at, np.float32)
    return float(place.ground(np.array([x]), np.array([y]))[0])
