"""Where in the sky is the moon, or the sun, so that it is in the picture?"""

from collections.abc import Sequence

import numpy as np

from imagineart.plan.plan import Plan
from imagineart.staging.scene.casting import Cast
from imagineart.staging.scene.preview import FILM_MM, axes_of
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Box, Canvas, Instance, Lens, Sight

PLACES = ((0.22, 0.30), (0.70, 0.78))  # of the width, where it stands beside the subject
HEIGHT = (0.14, 0.22)  # of the height, from the top
BACK = ((0.33, 0.41), (0.59, 0.67))  # the same of what stands behind the subject
BACK_HEIGHT = (0.22, 0.28)
FAR = 120.0  # m as far as which nothing tall hides it
LOWEST = 0.05  # sine of its least height over the horizon


def direction(
    plan: Plan, cast: Cast, lens: Lens, canvas: Canvas, rng: np.random.Generator
) -> Floats | None:
    """(3,) unit vector to what the sky shows, in the upper part of the picture; None if nothing."""
    if not cast.heavenly:
        return None
    back = any(r.subject in cast.heavenly and r.predicate == "behind" for r in plan.relations)
    x = float(rng.uniform(*(BACK if back else PLACES)[int(rng.integers(2))]))
    y = float(rng.uniform(*(BACK_HEIGHT if back else HEIGHT)))
    toward = ray(lens, canvas, x, y)
    toward[2] = max(toward[2], LOWEST)
    return np.asarray(toward / np.linalg.norm(toward))


def ray(lens: Lens, canvas: Canvas, x: float, y: float) -> Floats:
    """(3,) unit vector through a point of the picture, in fractions from its top left."""
    longer = max(canvas.width, canvas.height)
    half = FILM_MM / 2.0 / lens.focal_mm
    u = ((x - 0.5) * canvas.width / longer + lens.shift[0]) * 2.0 * half
    v = ((0.5 - y) * canvas.height / longer + lens.shift[1]) * 2.0 * half
    right, up, forward = axes_of(lens)
    toward = forward + u * right + v * up
    return np.asarray(toward / np.linalg.norm(toward))


def sight(lens: Lens, toward: Floats, wide: float) -> Sight:
    """The wedge over the ground in which tall things would hide what the sky shows; it is `wide`
    degrees across."""
    eye = np.asarray(lens.position[:2])
    ahead = eye + FAR * toward[:2] / max(float(np.linalg.norm(toward[:2])), 1e-6)
    return Sight(
        eye=(round(float(eye[0]), 3), round(float(eye[1]), 3)),
        subject=(round(float(ahead[0]), 3), round(float(ahead[1]), 3)),
        radius=round(FAR * float(np.tan(np.deg2rad(wide / 2.0))), 3),
    )


def instances(
    cast: Cast, lens: Lens, canvas: Canvas, toward: Floats, degrees: float
) -> Sequence[Instance]:
    """What the sky shows, with its box; it is so many degrees across."""
    right, up, forward = axes_of(lens) @ toward
    half = FILM_MM / 2.0 / lens.focal_mm
    longer = max(canvas.width, canvas.height)
    x = 0.5 + (right / forward / (2 * half) - lens.shift[0]) * longer / canvas.width
    y = 0.5 - (up / forward / (2 * half) - lens.shift[1]) * longer / canvas.height
    wide = float(np.tan(np.deg2rad(degrees / 2.0)) / half)
    box = Box(
        left=round(float(x - wide / 2), 4),
        top=round(float(y - wide / 2), 4),
        width=wide,
        height=wide,
    )
    return [Instance(object=id, box=box, depth=1.0) for id in cast.heavenly]
