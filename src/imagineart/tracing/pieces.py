"""How do models in their places become a few big arrays? Flattened, and merged by kind of surface.

The cost of tracing grows with the number of different shapes and surfaces, hardly with triangles.
So everything is moved to world space, and all that scatters light by one formula becomes one mesh:
colours go to vertices, roughness and the like to faces, and a table says whose each face is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from imagineart.modelling.model import (
    Copies,
    Floats,
    Indices,
    Material,
    Mesh,
    Part,
    Strands,
)
from imagineart.tracing.scene import Instance

FINISH = ("roughness", "metallic", "sheen", "flatness", "coat", "gloss", "passing")
Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Triangles in world space, of one material."""

    material: Material
    vertices: Floats  # (V, 3)
    normals: Floats  # (V, 3)
    colors: Floats  # (V, 3)
    uvs: Floats  # (V, 2) m; zeros where there are none
    triangles: Indices  # (T, 3)
    owners: Indices  # (T,) instance ids
    finish: Indices  # (T,) row of `finishes`
    finishes: Floats  # (M, 7) in the order of `FINISH`


@dataclass(frozen=True, slots=True, eq=False)
class Lock:
    """Strands in world space, of one material."""

    material: Material
    points: Floats  # (N, K, 4) with the radius last
    colors: Floats  # (N, 3)
    owners: Indices  # (N,)


def flattened(instances: tuple[Instance, ...]) -> tuple[list[Piece], list[Lock]]:
    """All triangles and all strands of a scene, not yet merged."""
    pieces: list[Piece] = []
    locks: list[Lock] = []
    for instance in instances:
        start = np.asarray(instance.transform, np.float32)[None]
        for part, moves in _leaves(instance.model.parts, start):
            if isinstance(part.shape, Mesh):
                pieces.append(_piece(part.shape, part.material, moves, instance.id))
            elif isinstance(part.shape, Strands):
                locks.append(_lock(part.shape, part.material, moves, instance.id))
    return pieces, locks


def _leaves(parts: tuple[Part, ...], moves: Floats) -> Iterator[tuple[Part, Floats]]:
    """Each part that is no `Copies`, with the (N, 4, 4) transforms that it takes."""
    for part in parts:
        if isinstance(part.shape, Copies):
            inner = np.asarray(part.shape.transforms, np.float32)
            product = np.einsum("aij,bjk->abik", moves, inner).reshape(-1, 4, 4)
            yield from _leaves(part.shape.parts, product)
        else:
            yield part, moves


def _piece(mesh: Mesh, material: Material, moves: Floats, owner: int) -> Piece:
    whole = mesh if mesh.normals is not None else _faceted(mesh)
    assert whole.normals is not None
    copies, count, faces = len(moves), len(whole.vertices), len(whole.triangles)
    steps = (np.arange(copies, dtype=np.int32) * count)[:, None, None]
    colors = whole.colors
    if colors is None:
        colors = np.broadcast_to(np.asarray(material.color, np.float32), (count, 3))
    uvs = np.zeros((count, 2), np.float32) if whole.uvs is None else whole.uvs
    return Piece(
        material=material,
        vertices=_moved(whole.vertices, moves).reshape(-1, 3),
        normals=_turned(whole.normals, moves).reshape(-1, 3),
        colors=np.tile(colors.astype(np.float32), (copies, 1)),
        uvs=np.tile(uvs.astype(np.float32), (copies, 1)),
        triangles=_wound(whole.triangles, moves, steps),
        owners=np.full(copies * faces, owner, np.int32),
        finish=np.zeros(copies * faces, np.int32),
        finishes=finish_of(material)[None],
    )


def _faceted(mesh: Mesh) -> Mesh:
    """Each triangle with corners and a normal of its own."""
    corners = mesh.triangles.ravel()
    vertices = mesh.vertices[corners]
    a, b, c = vertices[0::3], vertices[1::3], vertices[2::3]
    normals = np.cross(b - a, c - a)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-20)
    return replace(
        mesh,
        vertices=vertices,
        triangles=np.arange(len(corners), dtype=np.int32).reshape(-1, 3),
        normals=np.repeat(normals, 3, axis=0).astype(np.float32),
        colors=None if mesh.colors is None else mesh.colors[corners],
        uvs=None if mesh.uvs is None else mesh.uvs[corners],
    )


def _moved(points: Floats, moves: Floats) -> Floats:
    """(N, V, 3) points under each of N transforms."""
    moved = (
        np.einsum("nij,vj->nvi", moves[:, :3, :3], points, optimize=True) + moves[:, None, :3, 3]
    )
    result: Floats = moved.astype(np.float32)
    return result


def _turned(normals: Floats, moves: Floats) -> Floats:
    """(N, V, 3) unit normals; the cofactors keep them upright under uneven scale and mirrors."""
    linear = moves[:, :3, :3].astype(np.float64)
    cofactors = np.stack(
        [np.cross(linear[:, (i + 1) % 3], linear[:, (i + 2) % 3]) for i in range(3)], 1
    )
    sign = np.where(np.linalg.det(linear) < 0, -1.0, 1.0)[:, None, None]
    turned = np.einsum("nij,vj->nvi", cofactors * sign, normals, optimize=True)
    length = np.linalg.norm(turned, axis=2, keepdims=True)
    result: Floats = (turned / np.maximum(length, 1e-20)).astype(np.float32)
    return result


def _wound(triangles: Indices, moves: Floats, steps: Indices) -> Indices:
    """(N · T, 3): mirrored copies wind the other way, so that outside stays outside."""
    mirrored = np.linalg.det(moves[:, :3, :3].astype(np.float64)) < 0
    all_of_them = triangles[None].astype(np.int32) + steps
    all_of_them[mirrored] = all_of_them[mirrored][:, :, ::-1]
    return all_of_them.reshape(-1, 3)


def finish_of(material: Material) -> Floats:
    """(7,) what is kept per face, in the order of `FINISH`, as Disney's principled BSDF has it."""
    gloss = np.clip((0.1 - material.coat_roughness**2) / 0.099, 0.0, 1.0)
    values = [
        np.clip(material.roughness, 0.03, 1.0),
        material.metallic,
        material.sheen,
        material.subsurface,
        material.coat,
        gloss,
        np.clip(2.0 * material.translucency, 0.0, 2.0),
    ]
    return np.array(values, np.float32)


def _lock(strands: Strands, material: Material, moves: Floats, owner: int) -> Lock:
    count, controls = strands.points.shape[:2]
    radii = np.broadcast_to(np.asarray(strands.radii, np.float32), (count, controls))
    scale = np.cbrt(np.abs(np.linalg.det(moves[:, :3, :3].astype(np.float64))))
    points = _moved(strands.points.reshape(-1, 3), moves).reshape(len(moves), count, controls, 3)
    widths = radii[None] * scale[:, None, None].astype(np.float32)
    colors = strands.colors
    if colors is None:
        colors = np.broadcast_to(np.asarray(material.color, np.float32), (count, 3))
    return Lock(
        material=material,
        points=np.concatenate([points, widths[..., None]], axis=-1).reshape(-1, controls, 4),
        colors=np.tile(colors.astype(np.float32), (len(moves), 1)),
        owners=np.full(len(moves) * count, owner, np.int32),
    )


def merged(pieces: list[Piece]) -> Piece:
    """One piece of many; the material is the first one's."""
    points = _starts([len(p.vertices) for p in pieces])
    rows = _starts([len(p.finishes) for p in pieces])
    return Piece(
        material=pieces[0].material,
        vertices=np.concatenate([p.vertices for p in pieces]),
        normals=np.concatenate([p.normals for p in pieces]),
        colors=np.concatenate([p.colors for p in pieces]),
        uvs=np.concatenate([p.uvs for p in pieces]),
        triangles=np.concatenate([p.triangles + n for p, n in zip(pieces, points, strict=True)]),
        owners=np.concatenate([p.owners for p in pieces]),
        finish=np.concatenate([p.finish + n for p, n in zip(pieces, rows, strict=True)]),
        finishes=np.concatenate([p.finishes for p in pieces]),
    )


def _starts(counts: list[int]) -> Indices:
    return np.cumsum([0, *counts[:-1]]).astype(np.int32)
