"""How near may two things stand? Footprints as the extent in sixteen directions.

A convex outline is held as its support function h(d) = max p · d over sixteen unit directions. Two
outlines at offset c from one another are apart by at least max over d of c·d − h₁(d) − h₂(−d).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.staging.scene.vectors import Floats

SIDES = 16
_ANGLES = np.arange(SIDES) * 2.0 * np.pi / SIDES
DIRECTIONS: Floats = np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], axis=1)  # (16, 2)


@dataclass(frozen=True, slots=True, eq=False)
class Footprint:
    """What a thing covers of the ground about its origin."""

    reach: Floats  # (16,) m

    @property
    def left(self) -> float:
        """Extent to −x, m, as a positive number."""
        return float(self.reach[SIDES // 2])

    @property
    def right(self) -> float:
        """Extent to +x, m."""
        return float(self.reach[0])

    @property
    def near(self) -> float:
        """Extent to −y, m, as a positive number."""
        return float(self.reach[3 * SIDES // 4])

    @property
    def far(self) -> float:
        """Extent to +y, m."""
        return float(self.reach[SIDES // 4])

    @property
    def radius(self) -> float:
        """The largest extent, m."""
        return float(self.reach.max())

    def moved(self, offset: Floats) -> "Footprint":
        """The same outline about an origin that lies `offset` before."""
        return Footprint(self.reach + DIRECTIONS @ np.asarray(offset)[:2])


def footprint(points: Floats, yaw: float = 0.0) -> Footprint:
    """Of (N, 2 or 3) points, turned by degrees."""
    cos, sin = np.cos(np.deg2rad(yaw)), np.sin(np.deg2rad(yaw))
    turned = points[:, :2] @ np.array([[cos, sin], [-sin, cos]])
    return Footprint((turned @ DIRECTIONS.T).max(axis=0))


def around(footprints: Sequence[Footprint]) -> Footprint:
    """One that covers them all."""
    return Footprint(np.max([f.reach for f in footprints], axis=0))


def apart(a: Footprint, b: Footprint, offsets: Floats) -> Floats:
    """(N,) gap between `a` at (N, 2) offsets from `b`; negative where they overlap, m."""
    opposite = np.roll(a.reach, SIDES // 2)
    gaps: Floats = (offsets @ DIRECTIONS.T - b.reach - opposite).max(axis=1)
    return gaps
