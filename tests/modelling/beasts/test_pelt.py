"""Hair: short hair is finer, tips gather in tufts."""

import numpy as np

from imagineart.modelling.beasts.growths import locks
from imagineart.modelling.beasts.pelt import Roots, hairs
from imagineart.modelling.model import Floats, Strands


def roots(length: Floats) -> Roots:
    n = len(length)
    points = np.random.default_rng(1).random((n, 3)).astype(np.float32)
    points[:, 2] = 0.0
    up, back = np.tile([0, 0, 1.0], (n, 1)), np.tile([0, 1.0, 0], (n, 1))
    return Roots(points, up, np.full((n, 3), 0.3, np.float32), back, length)


def test_short_hair_is_finer() -> None:
    length = np.repeat([0.02, 0.2], 200).astype(np.float32)
    made = hairs(roots(length), np.random.default_rng(2), radius=0.001)
    thick = np.asarray(made.radii)[:, 0]
    assert thick[:200].max() < 0.6 * thick[200:].min()
    assert thick.max() <= 0.001 + 1e-9


def test_locks_gather_at_their_tips() -> None:
    rng = np.random.default_rng(3)
    start = rng.random((900, 3)) * [1, 1, 0] + [0, 0, 2]
    ways = np.tile([0, 0, 1.0], (900, 1)) + rng.normal(0, 0.2, (900, 3))
    color = np.full((900, 3), 0.2, np.float32)

    def tips(clump: float) -> Strands:
        again = np.random.default_rng(4)
        return locks(start, ways, 1.0, color, again, radius=0.001, sag=0.0, clump=clump)

    nearest = [np.sort(_gaps(tips(c).points[:, -1]))[:600].mean() for c in (0.0, 0.9)]
    assert nearest[1] < 0.7 * nearest[0]


def _gaps(points: Floats) -> Floats:
    from scipy.spatial import cKDTree

    return np.asarray(cKDTree(points).query(points, k=6)[0][:, -1])
