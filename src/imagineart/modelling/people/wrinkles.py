"""Where does skin fold? Lines of age on the base mesh, as furrows and as shade in them."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.modelling.people.forms import Array, noise

FRONT_Y = -0.045  # template; what lies behind it has no lines of the face
NECK = (0.57, 0.612, 0.09)  # template z, least and most, and x: where lines go round the neck
REACH = 5.0  # widths of a line from which nothing is left of it
WANDER = 0.0007  # m by which lines leave their drawing


@dataclass(frozen=True, slots=True)
class Crease:
    """A line over template x and z, m, on the left half of the face; the right is its mirror."""

    line: tuple[tuple[float, float], ...]
    depth: float  # m, of the very old
    width: float  # m


CREASES: tuple[Crease, ...] = (
    # forehead
    Crease(((0.0, 0.7660), (0.015, 0.7672), (0.03, 0.7655), (0.042, 0.7615)), 0.00060, 0.0013),
    Crease(((0.0, 0.7750), (0.017, 0.7762), (0.033, 0.7738), (0.045, 0.7690)), 0.00070, 0.0014),
    Crease(((0.0, 0.7842), (0.015, 0.7852), (0.031, 0.7826)), 0.00055, 0.0013),
    Crease(((0.006, 0.7408), (0.0070, 0.7470), (0.0066, 0.7530)), 0.00060, 0.0012),
    # corners of the eyes
    Crease(((0.0475, 0.7285), (0.056, 0.7308), (0.063, 0.7350)), 0.00050, 0.0011),
    Crease(((0.0480, 0.7270), (0.057, 0.7265), (0.065, 0.7268)), 0.00050, 0.0011),
    Crease(((0.0475, 0.7252), (0.055, 0.7214), (0.061, 0.7165)), 0.00050, 0.0011),
    # below the eyes
    Crease(((0.0185, 0.7208), (0.026, 0.7168), (0.035, 0.7168), (0.043, 0.7208)), 0.0006, 0.0013),
    Crease(((0.0165, 0.7165), (0.025, 0.7092), (0.036, 0.7075), (0.046, 0.7118)), 0.0008, 0.0020),
    # beside nose and mouth
    Crease(
        ((0.0158, 0.694), (0.0215, 0.6868), (0.028, 0.677), (0.0325, 0.667), (0.0345, 0.657)),
        0.0013,
        0.0022,
    ),
    Crease(((0.0285, 0.6555), (0.0305, 0.647), (0.0300, 0.637)), 0.0010, 0.0018),
    Crease(((0.044, 0.697), (0.050, 0.682), (0.0515, 0.666), (0.049, 0.652)), 0.0006, 0.0019),
    Crease(((0.052, 0.700), (0.0575, 0.685), (0.058, 0.668)), 0.0006, 0.0018),
    Crease(((0.0, 0.6428), (0.009, 0.6416), (0.014, 0.6392)), 0.0006, 0.0018),
    # lips
    *(Crease(((x, 0.6728), (1.12 * x, 0.6800)), 0.0003, 0.0009) for x in (0.004, 0.009, 0.0145)),
    *(Crease(((x, 0.6485), (1.05 * x, 0.6440)), 0.0003, 0.0009) for x in (0.004, 0.010)),
    # neck
    Crease(((0.0, 0.600), (0.03, 0.603), (0.05, 0.611)), 0.0008, 0.0024),
    Crease(((0.0, 0.584), (0.03, 0.588), (0.055, 0.599)), 0.0009, 0.0026),
)


def furrows(t: Floats, seed: int) -> tuple[Floats, Floats]:
    """(V,) metres out along the normal for the very old, beds with swollen banks, and 0–1 how deep
    in a bed, at template points (V, 3)."""
    height, bed = np.zeros(len(t), np.float32), np.zeros(len(t), np.float32)
    low, high, wide = NECK
    neck = (t[:, 2] > low) & (t[:, 2] < high) & (np.abs(t[:, 0]) < wide)
    near = np.flatnonzero(((t[:, 1] < FRONT_Y) & (t[:, 2] >= high)) | neck)
    if len(near):
        height[near], bed[near] = _folded(t[near], seed)
    return height, bed


def _folded(t: Floats, seed: int) -> tuple[Floats, Floats]:
    off = np.stack([noise(t, 0.009, seed), noise(t, 0.007, seed + 1)], axis=1)
    place = np.stack([np.abs(t[:, 0]), t[:, 2]], axis=1) + WANDER * off
    strength = 1.0 + 0.3 * noise(t, 0.014, seed + 2)
    height, bed = np.zeros(len(t)), np.zeros(len(t))
    for crease in CREASES:
        line = np.array(crease.line)
        reach = REACH * crease.width
        around = (place > line.min(axis=0) - reach) & (place < line.max(axis=0) + reach)
        at = np.flatnonzero(around.all(axis=1))
        far = _distance(place[at], line) / crease.width
        hollow = np.exp(-(far**2))
        bank = 0.38 * np.exp(-(((far - 2.0) / 1.1) ** 2))
        height[at] += crease.depth * strength[at] * (bank - hollow)
        bed[at] = np.maximum(bed[at], hollow * min(crease.depth / 0.0009, 1.0))
    return height.astype(np.float32), bed.astype(np.float32)


def _distance(points: Array, line: Array) -> Array:
    """(V,) from points to a broken line in the plane, m."""
    best = np.full(len(points), np.inf)
    for a, b in pairwise(line):
        way = b - a
        share = np.clip((points - a) @ way / float(way @ way), 0.0, 1.0)
        best = np.minimum(best, np.linalg.norm(points - a - share[:, None] * way, axis=1))
    return best
