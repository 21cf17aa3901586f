"""How do parts come together? Moved, turned, sized, attached at anchors, stood on the ground.

Every verb takes a mesh, strands, copies, a part, a model, or a sequence of parts, and returns
the same kind, moved.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit.sdf.field import rotation
from imagineart.modelling.kit.surfaces import combined
from imagineart.modelling.model import (
    Anchor,
    Copies,
    Floats,
    Mesh,
    Model,
    Part,
    Point,
    Strands,
    bounds_of,
)

Thing = TypeVar("Thing", Mesh, Strands, Copies, Part, Model, tuple[Part, ...])


def transformed(thing: Thing, matrix: ArrayLike) -> Thing:
    """Under a (4, 4) affine transform: row-major, column vectors."""
    m = np.asarray(matrix, float)
    if isinstance(thing, Mesh):
        return _mesh(thing, m)
    if isinstance(thing, Strands):
        scale = abs(float(np.linalg.det(m[:3, :3]))) ** (1 / 3)
        radii = (thing.radii * scale).astype(np.float32)
        return replace(thing, points=_points(thing.points, m), radii=radii)
    if isinstance(thing, Copies):
        return replace(thing, transforms=(m @ thing.transforms).astype(np.float32))
    if isinstance(thing, Part):
        shape: Any = thing.shape
        return replace(thing, shape=transformed(shape, m))
    if isinstance(thing, Model):
        parts = tuple(transformed(part, m) for part in thing.parts)
        anchors = {name: _anchor(anchor, m) for name, anchor in thing.anchors.items()}
        return replace(thing, parts=parts, anchors=anchors)
    return tuple(transformed(part, m) for part in thing)


def moved(thing: Thing, by: Point) -> Thing:
    """Moved by (x, y, z) metres."""
    m = np.eye(4)
    m[:3, 3] = by
    return transformed(thing, m)


def turned(thing: Thing, axis: str, degrees: float, about: Point = (0.0, 0.0, 0.0)) -> Thing:
    """Turned about an axis "x", "y" or "z" through `about`."""
    m = np.eye(4)
    m[:3, :3] = rotation(axis, degrees)
    m[:3, 3] = np.asarray(about) - m[:3, :3] @ np.asarray(about)
    return transformed(thing, m)


def sized(thing: Thing, factor: float | Point, about: Point = (0.0, 0.0, 0.0)) -> Thing:
    """Scaled about a point, by one factor or three."""
    m = np.eye(4)
    m[:3, :3] = np.diag(np.broadcast_to(np.asarray(factor, float), (3,)))
    m[:3, 3] = np.asarray(about) - m[:3, :3] @ np.asarray(about)
    return transformed(thing, m)


def mirrored(thing: Thing, axis: str = "x") -> Thing:
    """Its mirror image in the plane through the origin across an axis."""
    m = np.eye(4)
    m["xyz".index(axis), "xyz".index(axis)] = -1
    return transformed(thing, m)


def onto(thing: Thing, anchor: Anchor, *, turn: float = 0.0, size: float = 1.0) -> Thing:
    """Moved from the origin to an anchor: z along its up, −y along its front, turned about up."""
    m = frame(anchor)
    m[:3, :3] = m[:3, :3] @ rotation("z", turn) * size
    return transformed(thing, m)


def frame(anchor: Anchor) -> NDArray[np.float64]:
    """(4, 4) transform from the origin to an anchor."""
    up = np.asarray(anchor.up, float) / np.linalg.norm(anchor.up)
    back = -np.asarray(anchor.front, float)
    back = back - up * (back @ up)
    if np.linalg.norm(back) < 1e-6:
        back = np.cross(up, [1.0, 0, 0]) if abs(up[0]) < 0.9 else np.cross(up, [0, 0, 1.0])
    back /= np.linalg.norm(back)
    m = np.eye(4)
    m[:3, :3] = np.stack([np.cross(back, up), back, up], axis=1)
    m[:3, 3] = anchor.position
    return m


def attach(
    model: Model,
    other: Model,
    at: str,
    *,
    by: str = "",
    turn: float = 0.0,
    size: float = 1.0,
    keep: str = "",
) -> Model:
    """`model` with `other` standing at its anchor `at`; raises `KeyError` naming the anchors.

    With `by`, that anchor of the other comes to lie there (a cup held by its grip). Its anchors are
    kept under `keep` + "." + name where `keep` is given.
    """
    if at not in model.anchors:
        raise KeyError(f"{model.noun} has no anchor {at!r}; it has {', '.join(model.anchors)}")
    if by:
        other = transformed(other, np.linalg.inv(frame(other.anchors[by])))
    placed = onto(other, model.anchors[at], turn=turn, size=size)
    anchors = dict(model.anchors)
    if keep:
        anchors |= {f"{keep}.{name}": anchor for name, anchor in placed.anchors.items()}
    return replace(model, parts=model.parts + placed.parts, anchors=anchors)


def stood(model: Model) -> Model:
    """On the ground: its lowest point at z = 0, the middle of its bounds over the origin."""
    low, high = model.bounds
    middle = (low + high) / 2
    return moved(model, (-float(middle[0]), -float(middle[1]), -float(low[2])))


def grounded(model: Model) -> Model:
    """On the ground where it is: its lowest point at z = 0, not moved sideways."""
    return moved(model, (0.0, 0.0, -float(model.bounds[0][2])))


def planted(mesh: Mesh) -> Mesh:
    """The mesh with what is under the ground cut level: feet of leaning legs."""
    level = np.maximum(mesh.vertices, np.array([-np.inf, -np.inf, 0.0], np.float32))
    return replace(mesh, vertices=level.astype(np.float32))


def top_anchor(parts: Sequence[Part], height: float = 0.5) -> Anchor:
    """An anchor on the middle of the top of everything, with room as wide as the thing."""
    low, high = bounds_of(parts)
    middle = (low + high) / 2
    width, depth = (float(s) for s in (high - low)[:2])
    return Anchor((float(middle[0]), float(middle[1]), float(high[2])), room=(width, depth, height))


def merged(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Meshes of one material and name joined, in the order they first come."""
    groups: dict[tuple[int, str, bool, bool, bool], list[Part]] = {}
    for i, part in enumerate(parts):
        shape = part.shape
        if isinstance(shape, Mesh):
            kind = (
                id(part.material),
                part.name,
                part.tinted,
                shape.colors is None,
                shape.uvs is None,
            )
        else:
            kind = (-i - 1, "", False, False, False)
        groups.setdefault(kind, []).append(part)
    return tuple(_joined(group) for group in groups.values())


def triangles(model: Model) -> int:
    """How many triangles are stored, copies counted once."""
    return _triangles(model.parts)


def _triangles(parts: Sequence[Part]) -> int:
    total = 0
    for part in parts:
        if isinstance(part.shape, Mesh):
            total += len(part.shape.triangles)
        elif isinstance(part.shape, Copies):
            total += _triangles(part.shape.parts)
    return total


def _joined(group: Sequence[Part]) -> Part:
    if len(group) == 1:
        return group[0]
    return replace(group[0], shape=combined([p.shape for p in group if isinstance(p.shape, Mesh)]))


def _mesh(mesh: Mesh, m: NDArray[np.float64]) -> Mesh:
    linear = m[:3, :3]
    turned_over = np.linalg.det(linear) < 0
    normals = mesh.normals
    if normals is not None:
        n = normals @ np.linalg.inv(linear)
        normals = (n / (np.linalg.norm(n, axis=1, keepdims=True) + 1e-30)).astype(np.float32)
    triangles = mesh.triangles[:, ::-1].copy() if turned_over else mesh.triangles
    return replace(mesh, vertices=_points(mesh.vertices, m), triangles=triangles, normals=normals)


def _points(points: Floats, m: NDArray[np.float64]) -> Floats:
    return (points @ m[:3, :3].T + m[:3, 3]).astype(np.float32)


def _anchor(anchor: Anchor, m: NDArray[np.float64]) -> Anchor:
    scale = abs(float(np.linalg.det(m[:3, :3]))) ** (1 / 3)
    position = m[:3, :3] @ np.asarray(anchor.position) + m[:3, 3]
    room = tuple(float(s) * scale for s in anchor.room)
    return Anchor(
        _triple(position),
        _triple(_unit(m[:3, :3] @ np.asarray(anchor.up))),
        _triple(_unit(m[:3, :3] @ np.asarray(anchor.front))),
        (room[0], room[1], room[2]),
    )


def _unit(v: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(v / np.linalg.norm(v))


def _triple(v: NDArray[np.float64]) -> Point:
    return float(v[0]), float(v[1]), float(v[2])
