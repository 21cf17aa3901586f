"""How do models in their places become a few big arrays? Moved to the world, copy by copy.

All triangles of a scene are one mesh and all strands one bundle: the cost of tracing grows with the
number of different shapes and surfaces, hardly with triangles. What is known of a corner or a face
is packed into words of 32 bits; arrays are made once, at their final size, and filled in parts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Copies, Floats, Indices, Material, Mesh, Part, Strands
from imagineart.tracing.atlas import Words, packed_colors
from imagineart.tracing.scene import Instance

FLAT = np.uint32(0xFFFFFFFF)  # in the place of a normal: the triangle's own
AT_ONCE = 1 << 20  # corners that are moved together, which bounds memory
MOST = 10_000_000  # triangles and pieces of strands in a scene; of more, copies are left out
MANY = 16  # copies of a thing from which some may be left out
Leaf: TypeAlias = tuple[Part, Floats, int]


@dataclass(frozen=True, slots=True, eq=False)
class Arrays:
    """Everything that stands in a scene, in world space."""

    positions: Floats  # (V, 3) m
    corners: Words  # (V, 4): normal, colour, u and v in tiles as floats
    faces: Words  # (F, 4): three corners, owner
    finishes: Words  # (F,) row of `materials`
    controls: Floats  # (P, 4) of strands, with the radius last
    segments: Words  # (S, 4): first of four controls, colour, 0, owner
    segment_finishes: Words  # (S,)
    materials: tuple[Material, ...]
    nearest: Floats  # (M,) m from the eye, of each material
    note: str = ""  # what was left out


def arrays_of(instances: Sequence[Instance], eye: Floats) -> Arrays:
    """All triangles and strands of some instances; `eye` (3,) is what `nearest` is measured to."""
    leaves, note = thinned([leaf for instance in instances for leaf in _leaves_of(instance)])
    meshes = [leaf for leaf in leaves if isinstance(leaf[0].shape, Mesh)]
    strands = [leaf for leaf in leaves if isinstance(leaf[0].shape, Strands)]
    rows: dict[int, int] = {}
    for part, _, _ in leaves:
        rows.setdefault(id(part.material), len(rows))
    materials = {rows[id(part.material)]: part.material for part, _, _ in leaves}
    nearest = np.full(len(rows), np.inf, np.float32)
    whole = _filled(meshes, rows, nearest, eye)
    controls, segments, segment_finishes = _bundled(strands, rows)
    ordered = tuple(materials[row] for row in range(len(rows)))
    return Arrays(*whole, controls, segments, segment_finishes, ordered, nearest, note)


def thinned(leaves: list[Leaf]) -> tuple[list[Leaf], str]:
    """What a scene can hold: where it is too much, fewer of what is there many times."""
    sizes = [len(moves) * _size(part) for part, moves, _ in leaves]
    often = [len(moves) >= MANY for _, moves, _ in leaves]
    spare = sum(size for size, many in zip(sizes, often, strict=True) if many)
    if sum(sizes) <= MOST or not spare:
        return leaves, ""
    share = max(1.0 - (sum(sizes) - MOST) / spare, 0.05)
    kept = [
        (part, _some(moves, share) if many else moves, owner)
        for (part, moves, owner), many in zip(leaves, often, strict=True)
    ]
    return kept, f"the scene is too rich for memory: {1 - share:.0%} of its copies are left out"


def _some(moves: Floats, share: float) -> Floats:
    """An even choice of (N, 4, 4) places."""
    count = max(1, round(len(moves) * share))
    return moves[np.arange(count) * len(moves) // count]


def _size(part: Part) -> int:
    """Triangles, or pieces of strands."""
    if isinstance(part.shape, Mesh):
        return len(part.shape.triangles)
    assert isinstance(part.shape, Strands)
    count, across = part.shape.points.shape[:2]
    return int(count * (across - 3))


def _leaves_of(instance: Instance) -> Iterator[Leaf]:
    start = np.asarray(instance.transform, np.float32)[None]
    for part, moves in _leaves(instance.model.parts, start):
        yield part, moves, instance.id


def _leaves(parts: tuple[Part, ...], moves: Floats) -> Iterator[tuple[Part, Floats]]:
    """Each part that is no `Copies`, with the (N, 4, 4) transforms that it takes."""
    for part in parts:
        if isinstance(part.shape, Copies):
            inner = np.asarray(part.shape.transforms, np.float32)
            product = np.einsum("aij,bjk->abik", moves, inner).reshape(-1, 4, 4)
            yield from _leaves(part.shape.parts, product)
        else:
            yield part, moves


# --- triangles --------------------------------------------------------------------------------


def _filled(
    leaves: list[Leaf], rows: dict[int, int], nearest: Floats, eye: Floats
) -> tuple[Floats, Words, Words, Words]:
    counts = [_counts(part, moves) for part, moves, _ in leaves]
    points, triangles = (sum(count[i] for count in counts) for i in (0, 1))
    positions = np.empty((points, 3), np.float32)
    corners = np.empty((points, 4), np.uint32)
    faces = np.empty((triangles, 4), np.uint32)
    finishes = np.empty(triangles, np.uint32)
    corner = face = 0
    for part, moves, owner in leaves:
        row = rows[id(part.material)]
        for some in _in_turns(part, moves):
            count, made = _counts(part, some)
            here, there = slice(corner, corner + count), slice(face, face + made)
            _place(part, some, positions[here], corners[here], faces[there, :3])
            faces[there, :3] += np.uint32(corner)
            faces[there, 3], finishes[there] = owner, row
            if part.material.texture is not None:
                far = float(((positions[here] - eye) ** 2).sum(axis=1).min()) ** 0.5
                nearest[row] = min(float(nearest[row]), far)
            corner, face = here.stop, there.stop
    return positions, corners, faces, finishes


def _counts(part: Part, moves: Floats) -> tuple[int, int]:
    """Corners and triangles of a mesh at some places."""
    shape = part.shape
    assert isinstance(shape, Mesh)
    return len(moves) * len(shape.vertices), len(moves) * len(shape.triangles)


def _in_turns(part: Part, moves: Floats) -> Iterator[Floats]:
    assert isinstance(part.shape, Mesh)
    step = max(1, AT_ONCE // max(len(part.shape.vertices), 1))
    for first in range(0, len(moves), step):
        yield moves[first : first + step]


def _place(part: Part, moves: Floats, positions: Floats, corners: Words, faces: Words) -> None:
    """Fill the rows of one mesh at some places; corners are counted from the first of them."""
    mesh, copies = part.shape, len(moves)
    assert isinstance(mesh, Mesh)
    count = len(mesh.vertices)
    positions[:] = _moved(mesh.vertices, moves).reshape(-1, 3)
    if mesh.normals is None:
        corners[:, 0] = FLAT
    else:
        corners[:, 0] = packed_normals(_turned(mesh.normals, moves).reshape(-1, 3))
    colors = np.asarray([part.material.color] if mesh.colors is None else mesh.colors)
    corners.reshape(copies, count, 4)[:, :, 1] = packed_colors(colors.astype(np.float32))
    corners[:, 2:] = 0
    texture = part.material.texture
    if mesh.uvs is not None and texture is not None:
        tiles = (mesh.uvs / np.asarray(texture.size)).astype(np.float32)
        corners.reshape(copies, count, 4)[:, :, 2:] = tiles.view(np.uint32)
    steps = (np.arange(copies, dtype=np.int32) * count)[:, None, None]
    faces[:] = _wound(mesh.triangles, moves, steps)


def packed_normals(normals: Floats) -> Words:
    """(N,) words of (N, 3) unit vectors: the octahedron unfolded, sixteen bits for each axis."""
    x, y, z = np.ascontiguousarray(normals, np.float32).T
    size = np.maximum(np.abs(x) + np.abs(y) + np.abs(z), 1e-20)
    u, v = x / size, y / size
    below = z < 0.0
    folded = (1.0 - np.abs(v)) * np.where(u < 0.0, -1.0, 1.0)
    v = np.where(below, (1.0 - np.abs(u)) * np.where(v < 0.0, -1.0, 1.0), v)
    u = np.where(below, folded, u)
    first, second = ((axis * 0.5 + 0.5) * 65534.0 + 0.5 for axis in (u, v))
    words: Words = first.astype(np.uint32) | second.astype(np.uint32) << 16
    return words


def _moved(points: Floats, moves: Floats) -> Floats:
    """(N, V, 3) points under each of N transforms."""
    linear = np.ascontiguousarray(moves[:, :3, :3].transpose(0, 2, 1), np.float32)
    moved: Floats = points.astype(np.float32)[None] @ linear
    moved += moves[:, None, :3, 3]
    return moved


def _turned(normals: Floats, moves: Floats) -> Floats:
    """(N, V, 3) normals; the cofactors keep them upright under uneven scale and mirrors."""
    linear = moves[:, :3, :3].astype(np.float64)
    cofactors = np.stack(
        [np.cross(linear[:, (i + 1) % 3], linear[:, (i + 2) % 3]) for i in range(3)], 1
    )
    size = np.linalg.norm(cofactors, axis=(1, 2), keepdims=True)
    sign = np.where(np.linalg.det(linear) < 0, -1.0, 1.0)[:, None, None]
    turn = (cofactors * sign / np.maximum(size, 1e-30)).transpose(0, 2, 1).astype(np.float32)
    turned: Floats = normals.astype(np.float32)[None] @ np.ascontiguousarray(turn)
    return turned


def _wound(triangles: Indices, moves: Floats, steps: Indices) -> Words:
    """(N · T, 3): mirrored copies wind the other way, so that outside stays outside."""
    mirrored = np.linalg.det(moves[:, :3, :3].astype(np.float64)) < 0
    all_of_them = triangles[None].astype(np.int32) + steps
    all_of_them[mirrored] = all_of_them[mirrored][:, :, ::-1]
    words: Words = all_of_them.reshape(-1, 3).astype(np.uint32)
    return words


# --- strands ----------------------------------------------------------------------------------


def _bundled(leaves: list[Leaf], rows: dict[int, int]) -> tuple[Floats, Words, Words]:
    controls: list[Floats] = []
    segments: list[Words] = []
    finishes: list[NDArray[np.uint32]] = []
    start = 0
    for part, moves, owner in leaves:
        points, colors = _strung(part, moves)
        count, across = points.shape[:2]
        mine = np.zeros((count, across - 3, 4), np.uint32)
        mine[..., 0] = start + np.arange(count)[:, None] * across + np.arange(across - 3)
        mine[..., 1], mine[..., 3] = colors[:, None], owner
        controls.append(points.reshape(-1, 4))
        segments.append(mine.reshape(-1, 4))
        finishes.append(np.full(mine.size // 4, rows[id(part.material)], np.uint32))
        start += count * across
    if not controls:
        return np.zeros((0, 4), np.float32), np.zeros((0, 4), np.uint32), np.zeros(0, np.uint32)
    return np.concatenate(controls), np.concatenate(segments), np.concatenate(finishes)


def _strung(part: Part, moves: Floats) -> tuple[Floats, Words]:
    """(N, K, 4) controls with radii, and the (N,) packed colours."""
    strands = part.shape
    assert isinstance(strands, Strands)
    count, across = strands.points.shape[:2]
    radii = np.broadcast_to(np.asarray(strands.radii, np.float32), (count, across))
    scale = np.cbrt(np.abs(np.linalg.det(moves[:, :3, :3].astype(np.float64))))
    points = np.empty((len(moves), count, across, 4), np.float32)
    moved = _moved(strands.points.reshape(-1, 3), moves)
    points[..., :3] = moved.reshape(len(moves), count, across, 3)
    points[..., 3] = radii[None] * scale[:, None, None].astype(np.float32)
    colors = strands.colors
    if colors is None:
        colors = np.broadcast_to(np.asarray(part.material.color, np.float32), (count, 3))
    return points.reshape(-1, across, 4), np.tile(packed_colors(colors), len(moves))
