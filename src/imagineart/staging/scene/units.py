"""What stands together? Units: the instances of an object with all that they carry, as one outline.

Positions are in the viewer's frame: x to the right, y away, z up, metres, relative to the unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.footprint import Footprint, around, footprint
from imagineart.staging.scene.vectors import Floats, about_x, about_y, about_z
from imagineart.staging.stage import Placement

TALL = 3.5  # m; of what is taller, only what is low is in the way: a tree's trunk, not its crown
LOW = 2.0  # m


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """An actor in its place, turned by `yaw`, `pitch` and `roll` degrees."""

    actor: Actor
    position: Floats  # (3,) of its origin
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0

    def moved(self, by: Floats) -> "Spot":
        """Elsewhere."""
        return replace(self, position=self.position + by)

    def turned(self, degrees: float) -> "Spot":
        """With its whole frame turned about z."""
        return replace(self, position=about_z(degrees) @ self.position, yaw=self.yaw + degrees)

    @property
    def matrix(self) -> Floats:
        """(4, 4) from its model's frame."""
        return placed(self.position, (self.yaw, self.pitch, self.roll), self.actor.scale)

    @property
    def surface(self) -> Floats:
        """(T, 3, 3) its triangles."""
        m = self.matrix
        return self.actor.solid.triangles @ m[:3, :3].T + m[:3, 3]

    @property
    def points(self) -> Floats:
        """(N, 3) its corners."""
        return self.surface.reshape(-1, 3)


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Spots that move together."""

    name: str
    spots: tuple[Spot, ...]
    footprint: Footprint
    height: float  # m, of its top over its origin
    airborne: bool = False

    @property
    def radius(self) -> float:
        """Half of its mean width, m."""
        f = self.footprint
        return max((f.left + f.right + f.near + f.far) / 4.0, 1e-3)

    @property
    def bulk(self) -> float:
        """How large it looks: the mean of width and height, m."""
        return max(self.radius + self.height / 2.0, 1e-3)


def unit_of(name: str, spots: Sequence[Spot], airborne: bool = False) -> Unit:
    """Spots as a unit about their origin. Raises `ValueError` without spots."""
    if not spots:
        raise ValueError(f"unit {name!r} needs at least one spot")
    outlines = [footprint(spot.points if airborne else _in_the_way(spot)) for spot in spots]
    height = max(float(spot.points[:, 2].max()) for spot in spots)
    return Unit(name, tuple(spots), around(outlines), height, airborne)


def _in_the_way(spot: Spot) -> Floats:
    points = spot.points
    base = points[:, 2].min()
    if points[:, 2].max() - base < TALL:
        return points
    low = points[points[:, 2] < base + LOW]
    return low if len(low) >= 3 else points


def placed(position: Floats, turns: tuple[float, float, float], scale: float) -> Floats:
    """(4, 4) of a model: scaled, turned by (yaw, pitch, roll) degrees, moved."""
    yaw, pitch, roll = turns
    m = np.eye(4)
    m[:3, :3] = about_z(yaw) @ about_x(pitch) @ about_y(roll) * scale
    m[:3, 3] = position
    return m


def matrix_of(placement: Placement) -> Floats:
    """(4, 4) from the model's frame to the world."""
    turns = (placement.yaw, placement.pitch, placement.roll)
    return placed(np.asarray(placement.position), turns, placement.scale)
