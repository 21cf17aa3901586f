"""How is a tail carried? Angles from root to tip, summed to a curve above the ground."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.beasts.skeleton import Bone, _swing

PIECES = 9

# pitch at root and tip (0 straight back, 90 up), yaw at root and tip (0 back, 180 forward), degrees
CARRIAGES: Mapping[str, tuple[float, float, float, float]] = {
    "down": (-55, -85, 0, 0),
    "hook": (-50, 40, 0, 10),  # down, the tip lifted
    "level": (0, -12, 0, 12),
    "up": (62, 105, 0, 8),
    "flag": (2, 66, 0, 6),  # a glad dog: level from the root, then lifted
    "curl": (75, 330, 0, 14),  # over the back
    "wrap": (-60, 6, 22, 205),  # round the body on the ground
    "flow": (24, -18, 0, 0),  # at a gallop
    "arch": (30, -80, 0, 0),  # up, then down: a horse
    "plume": (78, 150, 0, 0),  # along the back: a squirrel
    "sway": (-22, 6, -34, 62),  # a reptile's, along the ground
    "prop": (-62, -4, 0, 10),  # down to the ground and along it
    "coil": (-14, 500, 0, 0),  # rolled up behind: a chameleon
    "stub": (10, 30, 0, 0),
}


def tail_bones(
    root: NDArray[np.float64],
    pelvis: Bone,
    length: float,
    thick: float,
    carriage: tuple[float, float, float, float],
) -> dict[str, Bone]:
    """Bones "tail.0" … "tail.8" from `root` (3,) at rest, straight back there; metres."""
    p0, p1, y0, y1 = carriage
    step = length / PIECES
    share = (np.arange(PIECES) + 0.3) / PIECES
    pitch = np.radians(p0 + (p1 - p0) * share)
    yaw = np.radians(y0 + (y1 - y0) * share**1.2)
    heading = np.arctan2(-pelvis.turn[0, 1], pelvis.turn[1, 1])
    way = np.stack(
        [
            np.sin(yaw - heading) * np.cos(pitch),
            np.cos(yaw - heading) * np.cos(pitch),
            np.sin(pitch),
        ],
        axis=1,
    )
    at = pelvis.place(root)
    bones = {}
    for i in range(PIECES):
        after = at + step * way[i]
        if after[2] < thick:
            after = _laid(at, after, thick, step)
        rest = root + np.array([0, i * step, 0])
        turn = _swing(np.array([0.0, 1, 0]), after - at, np.eye(3))
        bones[f"tail.{i}"] = Bone(rest, at, turn)
        at = after
    return bones


def _laid(
    at: NDArray[np.float64], after: NDArray[np.float64], low: float, step: float
) -> NDArray[np.float64]:
    """The end of a piece that would go underground: along the ground instead."""
    drop = max(at[2] - low, 0.0)
    flat = after[:2] - at[:2]
    flat = flat / (np.linalg.norm(flat) + 1e-9) * np.sqrt(max(step**2 - min(drop, step) ** 2, 0.0))
    return np.array([*(at[:2] + flat), max(at[2] - min(drop, step), low)])
