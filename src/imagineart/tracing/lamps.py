"""What shape and strength has a light? Every lamp is a mesh, so that its numbers are data.

A rectangle or a sphere of the tracer's own would compile its place into the program; a mesh keeps
it in a buffer, and one compiled program serves every arrangement of lights.
"""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling.model import Floats, Indices, Point, Rgb
from imagineart.tracing.scene import Bulb, Ring, Softbox, Spot, Sun
from imagineart.tracing.sources import Cone, Glow

SUN_DISTANCE = 40.0  # in radii of the scene
_SIDES = 24  # of round lamps
_ACROSS = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)  # corners of a softbox


@dataclass(frozen=True, slots=True, eq=False)
class Shell:
    """The mesh of a lamp, that shines to its front."""

    vertices: Floats  # (V, 3)
    faces: Indices  # (T, 3)
    radiance: Rgb
    gradient: float = 0.0
    uvs: Floats | None = None  # (V, 2) across a softbox


def shell(light: Softbox | Bulb | Ring | Sun, radius: float, middle: Floats) -> Shell:
    """The mesh of a light; `radius` and `middle` are those of the scene."""
    if isinstance(light, Softbox):
        shining = _scaled(light.color, light.strength)
        return Shell(*_panel(light), shining, light.gradient, _ACROSS)
    if isinstance(light, Bulb):
        return Shell(*_ball(light), _scaled(light.color, light.strength))
    if isinstance(light, Ring):
        ring = _annulus(light.position, light.target, light.inner, light.outer)
        return Shell(*ring, _scaled(light.color, light.strength))
    return _sun(light, radius, middle)


def _sun(sun: Sun, radius: float, middle: Floats) -> Shell:
    """A far disc: E = π L sin²(α / 2) for a disc of radiance L that is α across."""
    far = sun_position(sun, radius, middle)
    half = np.deg2rad(max(sun.angle, 0.1)) / 2.0
    radiance = sun.strength / (np.pi * np.sin(half) ** 2)
    distance = float(np.linalg.norm(np.subtract(far, middle)))
    target = (float(middle[0]), float(middle[1]), float(middle[2]))
    disc = _annulus(far, target, 0.0, float(np.tan(half)) * distance)
    return Shell(*disc, _scaled(sun.color, radiance))


def sun_position(sun: Sun, radius: float, middle: Floats) -> Point:
    """Where the disc stands that plays the sun, m."""
    toward = np.asarray(sun.direction) / np.linalg.norm(sun.direction)
    far = middle + toward * SUN_DISTANCE * max(radius, 1.0)
    return float(far[0]), float(far[1]), float(far[2])


def _axes(position: Point, target: Point) -> tuple[Floats, Floats, Floats]:
    """Right, up and forward of something at `position` that looks at `target`."""
    forward = np.subtract(target, position, dtype=np.float64)
    forward /= np.linalg.norm(forward)
    aside = (0.0, 1.0, 0.0) if abs(forward[2]) > 0.999 else (0.0, 0.0, 1.0)
    right = np.cross(forward, aside)
    right /= np.linalg.norm(right)
    return right, np.cross(right, forward), forward


def _panel(light: Softbox) -> tuple[Floats, Indices]:
    right, up, _ = _axes(light.position, light.target)
    corners = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]
    offsets = [right * light.width * u + up * light.height * v for u, v in corners]
    return np.asarray(light.position) + offsets, np.array([[0, 2, 1], [0, 3, 2]], np.int32)


def _annulus(position: Point, target: Point, inner: float, outer: float) -> tuple[Floats, Indices]:
    right, up, _ = _axes(position, target)
    angle = np.arange(_SIDES) / _SIDES * 2.0 * np.pi
    circle = np.cos(angle)[:, None] * right + np.sin(angle)[:, None] * up
    points = np.concatenate([circle * inner, circle * outer]) + np.asarray(position)
    i = np.arange(_SIDES, dtype=np.int32)
    j = (i + 1) % _SIDES
    outside = np.stack([i, j + _SIDES, i + _SIDES], 1)
    inside = np.stack([i, j, j + _SIDES], 1)
    return points, outside if inner <= 0.0 else np.concatenate([outside, inside])


def _ball(light: Bulb) -> tuple[Floats, Indices]:
    """Rings of latitude; the poles are rings of no width."""
    rings, sides = 9, 16
    polar = np.arange(rings) / (rings - 1) * np.pi
    turn = np.arange(sides) / sides * 2.0 * np.pi
    x = np.sin(polar)[:, None] * np.cos(turn)
    y = np.sin(polar)[:, None] * np.sin(turn)
    z = np.broadcast_to(np.cos(polar)[:, None], x.shape)
    points = np.stack([x, y, z], -1).reshape(-1, 3) * light.radius + np.asarray(light.position)
    row, column = (a.ravel() for a in np.mgrid[0 : rings - 1, 0:sides])
    after = (column + 1) % sides
    a, b = row * sides + column, row * sides + after
    c, d = a + sides, b + sides
    upper = np.stack([a, c, d], 1)[row < rings - 1]
    lower = np.stack([a, d, b], 1)
    faces = np.concatenate([upper, lower]).astype(np.int32)
    return points, faces[_areas(points, faces) > 1e-14]


def _areas(points: Floats, faces: Indices) -> Floats:
    a, b, c = (points[faces[:, i]] for i in range(3))
    areas: Floats = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    return areas


def glow(lamp: Shell, number: int) -> Glow:
    """What the tables of sources hold of a lamp that the tracer knows by `number`."""
    uvs = None if lamp.uvs is None else lamp.uvs[lamp.faces]
    return Glow(number, lamp.vertices[lamp.faces], lamp.radiance, lamp.gradient, uvs)


def cone(light: Spot) -> Cone:
    """What the tables of sources hold of a spot."""
    _, _, forward = _axes(light.position, light.target)
    half = np.deg2rad(light.cone / 2.0)
    inner, outer = np.cos(half * (1.0 - light.softness)), np.cos(half)
    intensity = _scaled(light.color, light.strength)
    return Cone(np.asarray(light.position), forward, intensity, float(inner), float(outer))


def _scaled(color: Rgb, factor: float) -> Rgb:
    return color[0] * factor, color[1] * factor, color[2] * factor
