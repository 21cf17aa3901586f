"""Where does the camera stand so that all is in the picture, and in the right place of it?

For a direction and a lens, the camera slides until the projected bounds of the things have their
share of the picture and their middle lies where the composition wants it: a few rounds of project,
shift, scale. Sharpness: a point at distance d, with the focus at s, is blurred to

    c = (f² / N) · |d − s| / (d · (s − f))      on the film, so  N ≥ f² |d − s| / (d (s − f) c_max).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.places.place import Ground, PlaceModel, Vista
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.preview import FILM_MM, axes_of, projected
from imagineart.staging.scene.shots import Shot
from imagineart.staging.scene.vectors import Floats, unit
from imagineart.staging.stage import Canvas, Lens

ROUNDS = 24
WIDER = 1.3  # a group may be wider than it may be high
SHARP = (3, 70)  # percentiles of the depths that shall be sharp
EYE = 1.6  # m, of who stands before something tall
WHOLE = (2, 98)  # … of the subject
STOPS = (0.7, 45.0)  # f-numbers that lenses have, those for very near things included
LONGEST = 180.0  # mm
SHORTEST = 22.0  # mm: with which one shows more who cannot step back
FEW = 64  # points that are projected as they are
OPEN_MM = 28.0  # the lens for a place by itself
FARTHEST_OFF = 1.0  # of the picture: what is behind the camera has no place in it at all
CLEAR = 0.03  # of the distance: least height of the camera over the ground


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the things shall be: the middle of their bounds, in fractions from the top left."""

    middle: tuple[float, float] = (0.5, 0.53)
    headroom: float = 0.0  # share of the height kept free for type


@dataclass(frozen=True, slots=True)
class Limits:
    """Where the camera may be. `nearest`, `farthest`: m from what it looks at."""

    ground: Ground
    nearest: float = 0.02
    farthest: float = 1e9
    ceiling: float = 1e9  # m


def framed(points: Floats, shot: Shot, canvas: Canvas, frame: Frame, limits: Limits) -> Lens:
    """The camera that shows all (N, 3) points."""
    points = outermost(points)
    fill = np.array([min(WIDER * shot.fill, max(0.86, shot.fill)), shot.fill])
    fill[1] = min(fill[1], 0.97 - frame.headroom)
    middle = np.array(frame.middle)
    middle[1] += frame.headroom * 0.45
    target, distance = (points.min(axis=0) + points.max(axis=0)) / 2.0, 1.0
    distance = 4.0 * float(np.ptp(points, axis=0).max()) + limits.nearest
    distance = min(distance, limits.farthest)
    elevation = shot.elevation
    eye = float(limits.ground(*np.zeros((2, 1), np.float32))[0]) + EYE
    lens = _aimed(target, distance, elevation, shot, eye)
    for _ in range(ROUNDS):
        box = projected(lens, points, canvas)
        low, high = box[:, :2].min(axis=0), box[:, :2].max(axis=0)
        off = np.clip((low + high) / 2.0 - middle, -FARTHEST_OFF, FARTHEST_OFF)
        target = target + _step(lens, off, distance, canvas, shot)
        distance = distance * float(np.clip(((high - low) / fill).max(), 0.5, 2.0)) ** 0.8
        if distance < limits.nearest:  # not nearer, but through a longer lens
            longer = shot.focal_mm * (limits.nearest / distance) ** 0.6
            shot = replace(shot, focal_mm=min(longer, max(LONGEST, shot.focal_mm)))
        elif distance > limits.farthest and "focal" not in shot.stated:
            shorter = shot.focal_mm * (limits.farthest / distance) ** 0.6
            shot = replace(shot, focal_mm=max(shorter, min(SHORTEST, shot.focal_mm)))
        distance = float(np.clip(distance, limits.nearest, limits.farthest))
        elevation = _lifted(lens, elevation, distance, limits)
        lens = _aimed(target, distance, elevation, shot, eye)
    return lens


def open_view(place: PlaceModel, canvas: Canvas, focal_mm: float | None = None) -> Lens:
    """A place without things, from where it looks best; tall pictures show more of it."""
    vista = place.vista or _at_eye_level(place)
    tall = max(1.0, (canvas.height / canvas.width) ** 0.5)
    return Lens(
        position=_point(np.asarray(vista.position)),
        target=_point(np.asarray(vista.target)),
        focal_mm=round(focal_mm or vista.focal_mm / tall, 2),
    )


def _at_eye_level(place: PlaceModel) -> Vista:
    height = float(place.ground(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0]) + 1.65
    return Vista((0.0, -6.0, height), (0.0, 10.0, height + 0.4), OPEN_MM)


def outermost(points: Floats) -> Floats:
    """Those of (N, 3) points that can be at the rim of a picture of them: corners of their hull."""
    from scipy.spatial import ConvexHull, QhullError

    if len(points) <= FEW:
        return points
    try:
        return np.asarray(points[ConvexHull(points).vertices])
    except QhullError:  # they lie in a plane
        return points


def aimed_from(eye: Floats, points: Floats, shot: Shot, canvas: Canvas) -> Lens:
    """The camera at `eye`, turned and zoomed so that it shows all (N, 3) points."""
    points = outermost(points)
    forward = unit((points.min(axis=0) + points.max(axis=0)) / 2.0 - eye)
    forward = unit(forward * (1.0, 1.0, 0.0)) if shot.upright else forward
    fill, focal, shift = max(shot.fill, 0.8), shot.focal_mm, 0.0
    lens = Lens(position=_point(eye), target=_point(eye + forward), focal_mm=focal)
    for _ in range(ROUNDS):
        box = projected(lens, points, canvas)[:, :2]
        low, high = box.min(axis=0), box.max(axis=0)
        off = ((low + high) / 2.0 - (0.5, 0.52)) * (canvas.width, canvas.height)
        off = off / max(canvas.width, canvas.height)
        focal = float(np.clip(focal * np.clip(fill / (high - low).max(), 0.8, 1.25), 14.0, 200.0))
        right, up, ahead = axes_of(lens)
        half = FILM_MM / focal
        forward = unit(ahead + off[0] * half * right)
        if shot.upright:
            shift -= float(off[1])
        else:
            forward = unit(forward - off[1] * half * up)
        lens = Lens(
            position=_point(eye),
            target=_point(eye + forward * 10.0),
            focal_mm=round(focal, 2),
            shift=(0.0, round(shift, 5)),
        )
    return lens


def _aimed(target: Floats, distance: float, elevation: float, shot: Shot, eye: float) -> Lens:
    """A camera at a distance from the target. Upright: level at `eye` m, and the film shifted."""
    up, around = np.deg2rad(elevation), np.deg2rad(shot.azimuth)
    back = np.array([np.sin(around) * np.cos(up), -np.cos(around) * np.cos(up), np.sin(up)])
    position = target + distance * back
    half = FILM_MM / 2.0 / shot.focal_mm
    across = 2.0 * half * distance if shot.orthographic else None
    seen, shift = target, (0.0, 0.0)
    if shot.upright and not shot.orthographic:
        position[2] = eye
        level = np.array([target[0], target[1], position[2]])
        ahead = float(np.hypot(*(level - position)[:2]))
        shift = (0.0, float((target[2] - position[2]) / max(ahead, 1e-6) / (2.0 * half)))
        seen = level
    return Lens(
        position=_point(position),
        target=_point(seen),
        focal_mm=round(shot.focal_mm, 2),
        orthographic=None if across is None else round(across, 5),
        shift=(0.0, round(shift[1], 5)),
    )


def _step(lens: Lens, off: Floats, distance: float, canvas: Canvas, shot: Shot) -> Floats:
    """How the target moves so that something that is `off` comes to the middle, m."""
    half = FILM_MM / 2.0 / shot.focal_mm
    longer = max(canvas.width, canvas.height)
    aside = off[0] * canvas.width / longer * 2.0 * half * distance
    down = off[1] * canvas.height / longer * 2.0 * half * distance
    around = np.deg2rad(shot.azimuth)
    right = np.array([np.cos(around), np.sin(around), 0.0])
    back = np.subtract(lens.position, lens.target)
    back = back / np.linalg.norm(back)
    up = np.array([0.0, 0.0, 1.0]) if shot.upright else np.cross(back, right)
    return np.asarray(aside * right - down * up)


def _lifted(lens: Lens, elevation: float, distance: float, limits: Limits) -> float:
    """The elevation, raised where the camera would be in the ground, lowered under a ceiling."""
    x, y, z = lens.position
    floor = float(limits.ground(np.array([x]), np.array([y]))[0])
    least = floor + max(CLEAR * distance, 0.01)
    if z < least:
        elevation += float(np.rad2deg((least - z) / distance))
    if z > limits.ceiling and lens.orthographic is None:  # who looks without perspective, looks in
        elevation -= float(np.rad2deg((z - limits.ceiling) / distance))
    return min(elevation, 89.0)


def focused(lens: Lens, subject: Floats, sharp: Sequence[Floats], shot: Shot) -> Lens:
    """The lens with an aperture: the (N, 3) `subject` is in focus and sharp as a whole.

    All `sharp` points are as sharp as one wants who asks for nothing; who asks for an aperture has
    the rest as soft as that leaves it.
    """
    if shot.orthographic or shot.f_number is None:
        return lens
    near, far = _depths(lens, subject, WHOLE)
    focus = 2.0 * near * far / (near + far)  # both ends are equally sharp
    allowed = table("shots")["soft"] * FILM_MM
    ends = [near, far]
    if "f" not in shot.stated:
        ends += _depths(lens, np.concatenate(sharp), SHARP)
    s, f = focus * 1000.0, lens.focal_mm
    least = max(
        f * f * abs(1000.0 * d - s) / (1000.0 * d * max(s - f, 1.0) * allowed) for d in ends
    )
    stop = float(np.clip(max(least, shot.f_number), *STOPS))
    return lens.revised(f_number=round(stop, 2), focus=round(focus, 5))


def _depths(lens: Lens, points: Floats, ends: tuple[float, float]) -> list[float]:
    """Distances along the axis, m, at two percentiles of the points."""
    forward = unit(np.subtract(lens.target, lens.position))
    depths = (points - np.asarray(lens.position)) @ forward
    found: list[float] = np.percentile(np.maximum(depths, 1e-3), ends).tolist()
    return found


def _point(at: Floats) -> tuple[float, float, float]:
    return round(float(at[0]), 5), round(float(at[1]), 5), round(float(at[2]), 5)
