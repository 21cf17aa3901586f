"""Where do a beast's lips meet? Seams on the skin of its head, the lips they press up, their dark.

Seams are told in skull radii about the middle of the skull; y is negative towards the front.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from imagineart.modelling.beasts import face as faces
from imagineart.modelling.beasts.anatomy import Head
from imagineart.modelling.kit.sdf import Field
from imagineart.modelling.model import Floats, Part, Rgb

Vector = NDArray[np.float64]
LIP: Rgb = (0.022, 0.013, 0.012)
LEAST = 4  # points that make a seam
DEEP = 0.05  # of the groove, skull radii
FULL = 0.035  # how far the upper lip hangs over it


@dataclass(frozen=True, slots=True, eq=False)
class Mouth:
    """Seams of lips on a head at rest: rows of (P, 3) points in skull radii."""

    seams: tuple[Vector, ...] = ()

    def parts(self, middle: Vector, unit: float) -> list[Part]:
        """The dark in the groove, m; `middle` (3,) of the skull, `unit` its radius."""
        return [faces.line(s * unit + middle, 0.012 * unit, LIP) for s in self.seams]

    def share(self, head: Floats) -> Floats:
        """(N,) how dark lips are at (N, 3) places of a head, in skull radii: 0–1."""
        if not self.seams:
            return np.zeros(len(head), np.float32)
        far, _ = self._nearest(head)
        return np.asarray(np.exp(-((far / 0.045) ** 2)), np.float32)

    def relief(self, head: Floats) -> Floats:
        """(N,) how far skin is pressed out at places of a head: a groove, and a lip above it."""
        if not self.seams:
            return np.zeros(len(head), np.float32)
        far, rise = self._nearest(head)
        groove = -DEEP * np.exp(-((far / 0.05) ** 2))
        lip = FULL * np.exp(-(((far - 0.12) / 0.07) ** 2)) * (rise > 0)
        return np.asarray(groove + lip, np.float32)

    def _nearest(self, head: Floats) -> tuple[Vector, Vector]:
        """Distance of (N, 3) places to the nearest seam, and how far they lie above it."""
        points = np.concatenate(self.seams)
        far, index = cKDTree(points).query(head, distance_upper_bound=0.4)
        known = np.append(points[:, 2], 0.0)  # of none within reach the index is one too many
        return np.minimum(far, 9.0), np.asarray(head[:, 2] - known[index], float)


def mouth_of(field: Field, head: Head, middle: Vector, unit: float) -> Mouth:
    """The seams of a head at rest whose skin is `field`, m."""
    if head.mouth == "none":
        return Mouth()
    found = [_front(field, head, middle, unit, line) for line in _fronts(head)]
    if head.mouth != "cat":
        found += [_flank(field, middle, unit, path) for path in _flanks(head)]
    return Mouth(tuple((row - middle) / unit for row in found if len(row) >= LEAST))


def _low(head: Head) -> float:
    """The height of the seam under the nose."""
    return (head.muzzle[1] + head.jaw[1]) / 2 - 0.02


def _fronts(head: Head) -> list[list[tuple[float, float]]]:
    """Lines that are seen from before, as (x, z)."""
    low, top = _low(head), head.muzzle[1] + head.nose_lift - 0.9 * head.nose_size
    if head.mouth == "cat":
        wide = 1.2 * head.pads[3] / 0.235 * 0.27
        side = [(0.0, low + 0.03), (0.3 * wide, low - 0.06), (0.65 * wide, low - 0.06)]
        side.append((wide, low + 0.01))
        return [[(0.0, top), (0.0, low + 0.03)], side, [(-x, z) for x, z in side]]
    edge = 0.55 * head.muzzle[3]
    lip = [(-edge, low + 0.02), (0.0, low), (edge, low + 0.02)]
    return [lip, [(0.0, top), (0.0, low)]] if head.mouth == "dog" else [lip]


def _flanks(head: Head) -> list[list[tuple[float, float, float]]]:
    """Lines along the sides of a long mouth, as (side, y, z): they sag towards the corner."""
    low = _low(head)
    reach = 0.50 if head.mouth == "dog" else 0.34
    k = np.linspace(0.0, 1.0, 8)
    y = -head.muzzle[0] * (1.02 * (1 - k) + reach * k)
    z = low + 0.02 * (1 - k) - 0.05 * np.sin(0.8 * np.pi * k)
    return [[(s, float(a), float(b)) for a, b in zip(y, z, strict=True)] for s in (1.0, -1.0)]


def _front(
    field: Field, head: Head, middle: Vector, unit: float, line: Sequence[tuple[float, float]]
) -> Vector:
    """(P, 3) m: a line drawn on the front of the muzzle, found from within it."""
    fine = np.array(line)
    k = np.linspace(0, len(fine) - 1, 24)
    x, z = (np.interp(k, range(len(fine)), fine[:, i]) for i in (0, 1))
    start = np.stack([x, np.full(24, -0.55 * head.muzzle[0]), z], axis=1) * unit + middle
    ahead = np.array([0.0, -1.0, 0.0])
    return _outward(field, start, ahead, 3 * unit)


def _flank(
    field: Field, middle: Vector, unit: float, path: Sequence[tuple[float, float, float]]
) -> Vector:
    """(P, 3) m: a line on the side of a muzzle, found going sideways."""
    fine = np.array(path)
    k = np.linspace(0, len(fine) - 1, 40)
    y, z = (np.interp(k, range(len(fine)), fine[:, i]) for i in (1, 2))
    start = np.stack([np.zeros(40), y, z], axis=1) * unit + middle
    aside = np.array([fine[0, 0], 0.0, 0.0])
    return _outward(field, start, aside, 2 * unit)


def _outward(field: Field, start: Vector, way: Vector, far: float) -> Vector:
    """(P, 3) where the skin lies from those of (N, 3) places that are within it."""
    within = start[field(start.astype(np.float32)) < 0]
    return np.array([faces.outward(field, p, way, far) for p in within]).reshape(-1, 3)
