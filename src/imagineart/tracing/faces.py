"""Where in the picture are people's faces? Looks that draw must know where to put eyes and mouths.

Found from the two eyeballs of a model: their middles, how far they are apart, and the pole of each,
at its first vertices, which is the pupil. Of what stands with its back to the viewer none is seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.model import Floats, Mesh, Part, Rgb
from imagineart.tracing.scene import Instance, Scene

EYES = ("eye L", "eye R")  # names of parts
APART = 6.2  # units between the middles of eyes: 62 mm of an adult
LEAST = 0.12  # cosine between a look and the way to the viewer
RIM = 0.55  # of the radius of a ball: what is about its pole is pupil and iris


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A face: px, with y down. `unit`: px of 10 mm on it, were it seen from before."""

    id: int  # of its instance
    eyes: Floats  # (2, 2) middles, as they are seen from left to right
    across: Floats  # (2,) px of 10 mm to the viewer's right along it: shorter as it turns
    down: Floats  # (2,) px of 10 mm towards the chin
    depth: float  # m
    unit: float
    iris: Rgb  # linear


def faces_of(scene: Scene, size: tuple[int, int]) -> tuple[Face, ...]:
    """All faces that look at the viewer in a picture of (width, height), hidden ones too."""
    found = (_face(one, scene, size) for one in scene.instances)
    return tuple(face for face in found if face is not None)


def _face(one: Instance, scene: Scene, size: tuple[int, int]) -> Face | None:
    balls = [part for name in EYES for part in one.model.parts if part.name == name]
    if len(balls) != len(EYES):
        return None
    points = [_world(one, part) for part in balls]
    middles = np.array([(p.min(axis=0) + p.max(axis=0)) / 2.0 for p in points])
    radius = float(np.ptp(points[0], axis=0).max()) / 2.0
    look = _unit(np.mean([p[0] - m for p, m in zip(points, middles, strict=True)], axis=0))
    right = _unit(middles[0] - middles[1])
    middle = middles.mean(axis=0)
    toward = _unit(np.asarray(scene.camera.position) - middle)
    ahead = _unit(look - right * float(look @ right))
    if float(ahead @ toward) < LEAST:
        return None
    step = float(np.linalg.norm(middles[0] - middles[1])) / APART
    chin = _unit(np.cross(ahead, right))
    chin = -chin if chin[2] > 0.0 else chin
    front = middles + ahead * radius
    ends = [*front, front.mean(axis=0) + right * step, front.mean(axis=0) + chin * step]
    seen = scene.camera.project(np.asarray([*ends, front.mean(axis=0)], np.float32), size)
    eyes, base = seen[:2, :2], seen[4, :2]
    across, down = seen[2, :2] - base, seen[3, :2] - base
    if across[0] < 0.0:
        across = -across
    near = float(seen[4, 2])
    far = near if scene.camera.orthographic is None else 1.0
    unit = step * max(size) / (2.0 * scene.camera.half_width * max(far, 1e-6))
    return Face(one.id, eyes[np.argsort(eyes[:, 0])], across, down, near, unit, _iris(balls))


def _world(one: Instance, part: Part) -> Floats:
    """(V, 3) vertices of a part."""
    assert isinstance(part.shape, Mesh)
    m = np.asarray(one.transform, np.float32)
    moved: Floats = part.shape.vertices @ m[:3, :3].T + m[:3, 3]
    return moved


def _iris(balls: Sequence[Part]) -> Rgb:
    """Of the vertices about the pole the mean of the purer half: neither white nor pupil."""
    shape = balls[0].shape
    if not isinstance(shape, Mesh) or shape.colors is None:
        return balls[0].material.color
    radius = float(np.ptp(shape.vertices, axis=0).max()) / 2.0
    near = np.linalg.norm(shape.vertices - shape.vertices[0], axis=1) < RIM * radius
    colors = shape.colors[near]
    span = colors.max(axis=1) - colors.min(axis=1)
    red, green, blue = colors[span >= np.median(span)].mean(axis=0).tolist()
    return red, green, blue


def _unit(vector: Floats) -> Floats:
    result: Floats = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return result
