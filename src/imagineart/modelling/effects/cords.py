"""A string, a leash, a rope: a thin tube that sags between two points."""

import numpy as np

from imagineart.modelling.kit import spline, tube
from imagineart.modelling.model import Material, Model, Part, Point, Rgb

STEPS = 24


def cord(start: Point, end: Point, radius: float, sag: float, color: Rgb) -> Model:
    """A cord from `start` to `end`, m, that hangs through by a share `sag` of its length."""
    a, b = np.asarray(start, float), np.asarray(end, float)
    share = np.linspace(0.0, 1.0, 7)[:, None]
    path = a + (b - a) * share
    path[:, 2] -= 4.0 * sag * float(np.linalg.norm(b - a)) * (share * (1.0 - share))[:, 0]
    shape = tube(spline(path, STEPS), radius, sides=6)
    return Model("cord", (Part(shape, Material("cord", color, 0.8), "cord"),))
