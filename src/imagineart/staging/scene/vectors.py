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


def turns_of(matrix: Floats) -> tuple[float, float, float]:
    """Degrees about z, x and y, applied in the order y, x, z, that make a (3, 3) turn."""
    pitch = float(np.arcsin(np.clip(matrix[2, 1], -1.0, 1.0)))
    if abs(matrix[2, 1]) > 1.0 - 1e-9:  # about z and y alike: all of it about z
        yaw, roll = float(np.arctan2(matrix[1, 0], matrix[0, 0])), 0.0
    else:
        yaw = float(np.arctan2(-matrix[0, 1], matrix[1, 1]))
        roll = float(np.arctan2(-matrix[2, 0], matrix[2, 2]))
    return float(np.rad2deg(yaw)), float(np.rad2deg(pitch)), float(np.rad2deg(roll))


def unit(vector: Floats) -> Floats:
    """(3,) of length 1."""
    direction = np.asarray(vector, float)
    return np.asarray(direction / max(float(np.linalg.norm(direction)), 1e-12))
