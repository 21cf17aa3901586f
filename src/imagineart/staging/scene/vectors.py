"""Points and directions: arrays of floats in metres, and turns about the axes."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.floating[Any]]


def about_x(degrees: float) -> Floats:
    """(3, 3) turn about x."""
    cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    return np.array([[1.0, 0.0, 0.0], [0.0, cos, -sin], [0.0, sin, cos]])


def about_y(degrees: float) -> Floats:
    """(3, 3) turn about y."""
    cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    return np.array([[cos, 0.0, sin], [0.0, 1.0, 0.0], [-sin, 0.0, cos]])


def about_z(degrees: float) -> Floats:
    """(3, 3) turn about z, anticlockwise from above."""
    cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    return np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])


def unit(vector: Floats) -> Floats:
    """(3,) of length 1."""
    direction = np.asarray(vector, float)
    return np.asarray(direction / max(float(np.linalg.norm(direction)), 1e-12))
