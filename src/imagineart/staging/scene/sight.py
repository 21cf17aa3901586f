"""May one see what the picture is about? Nothing that nobody asked for stands before it.

Of the scenery that a place repeats (trees, bushes, posts) what is tall and stands between camera
and subject is taken away: within the wedge from the eye to the width of the subject.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Copies, Part, bounds_of
from imagineart.modelling.places.place import PlaceModel
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Lens, Sight

TALL = 0.25  # of the radius of what is seen: what is lower hides nothing
CROWN = 0.4  # of its half width: how far what is taken away must keep off the wedge
WIDEST = 1.2  # m: … and no farther


def sight_of(lens: Lens, subject: Floats) -> Sight:
    """The wedge from the camera to (N, 3) points."""
    middle = (subject.min(axis=0) + subject.max(axis=0)) / 2.0
    radius = float(np.ptp(subject, axis=0).max()) / 2.0
    x, y, _ = lens.position
    return Sight(
        eye=(round(x, 3), round(y, 3)),
        subject=(round(float(middle[0]), 3), round(float(middle[1]), 3)),
        radius=round(max(radius, 0.01), 3),
    )


def cleared(place: PlaceModel, sight: Sight) -> PlaceModel:
    """The place without what stands in the wedge."""
    scenery = tuple(
        replace(s, model=replace(s.model, parts=_clear(s.model.parts, sight)))
        if s.transform is None
        else s
        for s in place.scenery
    )
    return replace(place, scenery=scenery)


def opened(place: PlaceModel) -> PlaceModel:
    """The place without its ceiling and what hangs there, for who looks in from above."""
    scenery = tuple(
        replace(s, model=replace(s.model, parts=tuple(p for p in s.model.parts if not _over(p))))
        for s in place.scenery
    )
    return replace(place, scenery=scenery)


def _over(part: Part) -> bool:
    return part.name == "ceiling"


def _clear(parts: Sequence[Part], sight: Sight) -> tuple[Part, ...]:
    found = []
    for part in parts:
        if not isinstance(part.shape, Copies):
            found.append(part)
            continue
        kept = ~_hides(part.shape, sight)
        if kept.all():
            found.append(part)
        elif kept.any():
            shape = replace(part.shape, transforms=part.shape.transforms[kept])
            found.append(replace(part, shape=shape))
    return tuple(found)


def _hides(copies: Copies, sight: Sight) -> NDArray[np.bool_]:
    """(N,) whether each copy is tall and stands between the eye and the subject."""
    low, high = bounds_of(copies.parts)
    moves = np.asarray(copies.transforms, float)
    scale = np.abs(np.linalg.det(moves[:, :3, :3])) ** (1.0 / 3.0)
    half = CROWN * float((high - low)[:2].max()) / 2.0
    eye, line = np.asarray(sight.eye), np.subtract(sight.subject, sight.eye)
    long = max(float(np.linalg.norm(line)), 1e-6)
    off = moves[:, :2, 3] - eye
    along = off @ line / long**2
    aside = np.abs(off @ np.array([-line[1], line[0]])) / long
    margin = np.minimum(half * scale, WIDEST)
    between = (along * long > -margin) & (along < 1.0) & (aside < sight.radius * along + margin)
    return np.asarray(between & (scale * float(high[2]) > TALL * sight.radius))
