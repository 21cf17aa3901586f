"""What shape and strength has a light? Every lamp is a mesh, so that its numbers are data.

A rectangle or a sphere of the tracer's own would compile its place into the program; a mesh keeps
it in a buffer, and one compiled program serves every arrangement of lights.
"""

from typing import Any

import numpy as np

from imagineart.modelling.model import Floats, Indices, Point, Rgb
from imagineart.tracing.scene import Bulb, Light, Ring, Softbox, Spot, Sun

SUN_DISTANCE = 40.0  # in radii of the scene
_SIDES = 24  # of round lamps
_GRADIENT = 32  # px of a softbox's picture


def lamp(mi: Any, light: Light, radius: float, middle: Floats) -> Any:
    """The shape of a light; `radius` and `middle` are those of the scene."""
    if isinstance(light, Spot):
        return _spot(mi, light)
    if isinstance(light, Softbox):
        return _mesh(mi, *_panel(light), _cloth(mi, light))
    if isinstance(light, Bulb):
        return _mesh(mi, *_ball(light), _glow(_scaled(light.color, light.strength)))
    if isinstance(light, Ring):
        ring = _annulus(light.position, light.target, light.inner, light.outer)
        return _mesh(mi, *ring, _glow(_scaled(light.color, light.strength)))
    return _sun(mi, light, radius, middle)


def _sun(mi: Any, sun: Sun, radius: float, middle: Floats) -> Any:
    """A far disc: E = π L sin²(α / 2) for a disc of radiance L that is α across."""
    far = sun_position(sun, radius, middle)
    half = np.deg2rad(max(sun.angle, 0.1)) / 2.0
    radiance = sun.strength / (np.pi * np.sin(half) ** 2)
    distance = float(np.linalg.norm(np.subtract(far, middle)))
    target = (float(middle[0]), float(middle[1]), float(middle[2]))
    disc = _annulus(far, target, 0.0, float(np.tan(half)) * distance)
    return _mesh(mi, *disc, _glow(_scaled(sun.color, radiance)))


def sun_position(sun: Sun, radius: float, middle: Floats) -> Point:
    """Where the disc stands that plays the sun, m."""
    toward = np.asarray(sun.direction) / np.linalg.norm(sun.direction)
    far = middle + toward * SUN_DISTANCE * max(radius, 1.0)
    return float(far[0]), float(far[1]), float(far[2])


def _spot(mi: Any, light: Spot) -> Any:
    steep = abs(light.target[2] - light.position[2]) > 0.999 * np.linalg.norm(
        np.subtract(light.target, light.position)
    )
    aim = mi.ScalarTransform4f().look_at(
        origin=list(light.position),
        target=list(light.target),
        up=[0.0, 1.0, 0.0] if steep else [0.0, 0.0, 1.0],
    )
    return mi.load_dict(
        {
            "type": "spot",
            "to_world": aim,
            "intensity": rgb(_scaled(light.color, light.strength)),
            "cutoff_angle": light.cone / 2.0,
            "beam_width": light.cone / 2.0 * (1.0 - light.softness),
        }
    )


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


def _mesh(mi: Any, vertices: Floats, faces: Indices, emitter: dict[str, Any]) -> Any:
    properties = mi.Properties()
    properties["bsdf"] = mi.load_dict({"type": "diffuse", "reflectance": rgb((0.0, 0.0, 0.0))})
    properties["emitter"] = mi.load_dict(emitter)
    textured = "bitmap" in str(emitter["radiance"].get("type"))
    mesh = mi.Mesh(
        "lamp", len(vertices), len(faces), has_vertex_texcoords=textured, props=properties
    )
    parameters = mi.traverse(mesh)
    parameters["vertex_positions"] = np.ascontiguousarray(vertices, np.float32).ravel()
    if textured:
        parameters["vertex_texcoords"] = np.array([0, 0, 1, 0, 1, 1, 0, 1], np.float32)
    parameters["faces"] = np.ascontiguousarray(faces, np.uint32).ravel()
    parameters.update()
    return mesh


def _cloth(mi: Any, light: Softbox) -> dict[str, Any]:
    """Brightest in the middle, as a lamp behind cloth is."""
    v, u = np.mgrid[-1.0 : 1.0 : _GRADIENT * 1j, -1.0 : 1.0 : _GRADIENT * 1j]
    fall = 1.0 - light.gradient * np.clip((u * u + v * v) / 2.0, 0.0, 1.0) ** 0.7
    picture = (fall / fall.mean())[..., None] * np.asarray(_scaled(light.color, light.strength))
    bitmap = mi.Bitmap(np.ascontiguousarray(picture, np.float32))
    return {"type": "area", "radiance": {"type": "bitmap", "bitmap": bitmap, "raw": True}}


def _glow(color: Rgb) -> dict[str, Any]:
    return {"type": "area", "radiance": rgb(color)}


def rgb(color: Rgb) -> dict[str, Any]:
    """A colour as the tracer's loader wants it."""
    return {"type": "rgb", "value": [float(c) for c in color]}


def _scaled(color: Rgb, factor: float) -> Rgb:
    return color[0] * factor, color[1] * factor, color[2] * factor
