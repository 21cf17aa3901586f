"""How do rows of points become a mesh? Grids, rings and caps, with normals, creases and uvs.

Everything that is turned, swept or lofted is a grid of points (A, B, 3). Where rows run to +x and
one row follows the other to +y, faces look to +z; `flip` turns them over.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.model import Floats, Indices, Mesh


def grid(
    points: ArrayLike,
    *,
    around: bool = False,
    flip: bool = False,
    crease: float = 180.0,
    size: tuple[float, float] | None = None,
) -> Mesh:
    """A mesh over (A, B, 3) points with uvs in metres; `around` closes each row on itself.

    Edges sharper than `crease` degrees stay sharp. `size` sets the (u, v) extent in metres where
    the mean lengths of rows and columns will not do.
    """
    p = np.asarray(points, float)
    if around:
        p = np.concatenate([p, p[:, :1]], axis=1)
    a, b = p.shape[:2]
    uv = _grid_uvs(p, size)
    mesh = Mesh(p.reshape(-1, 3).astype(np.float32), quads(a, b, flip), uvs=uv.astype(np.float32))
    return smoothed(mesh, crease)


def parametric(
    place: Callable[[NDArray[np.float64], NDArray[np.float64]], ArrayLike],
    columns: int,
    rows: int,
    *,
    crease: float = 180.0,
) -> Mesh:
    """A surface by a function: `place(u, v)` with u, v (rows, columns) in 0–1 → (…, 3) points.

    It looks up where u runs to +x and v to +y.
    """
    v, u = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 1, columns), indexing="ij")
    return grid(place(u, v), crease=crease)


def quads(rows: int, columns: int, flip: bool = False) -> Indices:
    """(2 (rows − 1) (columns − 1), 3) triangles over a grid of vertices."""
    i = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = i[:-1, :-1], i[:-1, 1:], i[1:, 1:], i[1:, :-1]
    t = np.stack([a, b, c, a, c, d], axis=-1).reshape(-1, 3)
    return (t[:, ::-1] if flip else t).astype(np.int32)


def _grid_uvs(p: NDArray[np.float64], size: tuple[float, float] | None) -> NDArray[np.float64]:
    across = np.linalg.norm(np.diff(p, axis=1), axis=2)
    along = np.linalg.norm(np.diff(p, axis=0), axis=2)
    u = np.r_[0.0, np.cumsum(across.max(axis=0))]
    v = np.r_[0.0, np.cumsum(along.mean(axis=1))]
    if size is not None:
        u, v = u * (size[0] / max(u[-1], 1e-12)), v * (size[1] / max(v[-1], 1e-12))
    return np.stack(np.broadcast_arrays(u[None, :], v[:, None]), axis=-1).reshape(-1, 2)


def smoothed(mesh: Mesh, crease: float = 40.0) -> Mesh:
    """The same surface with vertex normals; edges sharper than `crease` degrees are split.

    Faces that have no area are dropped. Vertices at one place count as one, so seams of uvs do
    not show.
    """
    mesh = _without_slivers(mesh)
    v, t = mesh.vertices.astype(float), mesh.triangles
    place = welded(mesh.vertices)[t]  # (T, 3)
    face, weight = _face_normals(v, t)
    corner = _corner_normals(place, face, weight, crease)
    return _split(mesh, corner)


def _without_slivers(mesh: Mesh) -> Mesh:
    place = welded(mesh.vertices)[mesh.triangles]
    a, b, c = place.T
    good = (a != b) & (b != c) & (c != a)
    return Mesh(mesh.vertices, mesh.triangles[good], None, mesh.colors, mesh.uvs)


def welded(vertices: Floats) -> NDArray[np.int64]:
    """(V,) number of the place each vertex is at, to a millionth of the size of the mesh."""
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    size = max(float((high - low).max()), 1e-9)
    cells = np.round((vertices - low) / (size * 2e-6)).astype(np.int64)
    key = (cells[:, 0] << 42) | (cells[:, 1] << 21) | cells[:, 2]
    return np.unique(key, return_inverse=True)[1].reshape(-1)


def _face_normals(
    v: NDArray[np.float64], t: Indices
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(T, 3) unit normals and (T, 3) angles at the corners."""
    p = v[t]
    edges = np.roll(p, -1, axis=1) - p
    n = np.cross(edges[:, 0], edges[:, 1])
    n /= np.linalg.norm(n, axis=1, keepdims=True) + 1e-30
    unit = edges / (np.linalg.norm(edges, axis=2, keepdims=True) + 1e-30)
    cosine = -(unit * np.roll(unit, 1, axis=1)).sum(axis=2)
    return n, np.arccos(np.clip(cosine, -1, 1))


def _corner_normals(
    place: NDArray[np.int64],
    face: NDArray[np.float64],
    weight: NDArray[np.float64],
    crease: float,
) -> NDArray[np.float64]:
    """(T, 3, 3) normals: angle-weighted means over the faces at a place within `crease`."""
    if crease >= 180.0:
        sums = np.zeros((int(place.max()) + 1, 3))
        np.add.at(sums, place, weight[..., None] * face[:, None])
        return _unit(sums)[place]
    flat = place.reshape(-1)
    order = np.argsort(flat, kind="stable")
    start = np.searchsorted(flat[order], np.arange(int(flat.max()) + 2))
    count = np.diff(start)[flat]  # corners at the place of each corner
    mine = np.repeat(np.arange(len(flat)), count)
    step = np.arange(len(mine)) - np.repeat(np.cumsum(count) - count, count)
    other = order[start[flat[mine]] + step]
    near = (face[mine // 3] * face[other // 3]).sum(axis=1) >= np.cos(np.radians(crease)) - 1e-9
    mine, other = mine[near], other[near]
    add = face[other // 3] * weight.reshape(-1)[other][:, None]
    sums = np.stack([np.bincount(mine, add[:, i], len(flat)) for i in range(3)], axis=1)
    return _unit(sums).reshape(*place.shape, 3)


def _unit(n: NDArray[np.float64]) -> NDArray[np.float64]:
    length = np.linalg.norm(n, axis=-1, keepdims=True)
    return np.where(length > 1e-12, n / np.maximum(length, 1e-12), np.array([0.0, 0.0, 1.0]))


def _split(mesh: Mesh, corner: NDArray[np.float64]) -> Mesh:
    """One vertex for each pair of old vertex and normal."""
    old = mesh.triangles.reshape(-1).astype(np.int64)
    n = corner.reshape(-1, 3)
    q = np.round(n * 500).astype(np.int64) + 501
    key = ((old * 1003 + q[:, 0]) * 1003 + q[:, 1]) * 1003 + q[:, 2]
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    keep = old[first]
    return Mesh(
        mesh.vertices[keep],
        inverse.reshape(-1, 3).astype(np.int32),
        n[first].astype(np.float32),
        None if mesh.colors is None else mesh.colors[keep],
        None if mesh.uvs is None else mesh.uvs[keep],
    )


def combined(meshes: "list[Mesh] | tuple[Mesh, ...]") -> Mesh:
    """Several meshes as one. Missing normals are made, missing colours and uvs are dropped."""
    ready = [m if m.normals is not None else smoothed(m) for m in meshes]
    offsets = np.cumsum([0, *(len(m.vertices) for m in ready[:-1])])
    triangles = np.concatenate([m.triangles + o for m, o in zip(ready, offsets, strict=True)])

    def all_of(arrays: list[Floats | None]) -> Floats | None:
        known = [a for a in arrays if a is not None]
        return np.concatenate(known) if len(known) == len(arrays) else None

    return Mesh(
        np.concatenate([m.vertices for m in ready]),
        triangles.astype(np.int32),
        all_of([m.normals for m in ready]),
        all_of([m.colors for m in ready]),
        all_of([m.uvs for m in ready]),
    )


def boxed_uvs(mesh: Mesh) -> Mesh:
    """The same mesh with uvs in metres, projected along the nearest axis of each face.

    Walls run u along the ground and v up; floors u along x and v along y.
    """
    if mesh.uvs is not None:
        return mesh
    t = mesh.triangles
    v = mesh.vertices[t]  # (T, 3, 3)
    n = np.cross(v[:, 1] - v[:, 0], v[:, 2] - v[:, 0])
    axis = np.abs(n).argmax(axis=1)
    u_axis, v_axis = np.array([1, 0, 0])[axis], np.array([2, 2, 1])[axis]
    rows = np.arange(len(t))[:, None]
    corner = np.stack(
        [v[rows, [[0, 1, 2]], u_axis[:, None]], v[rows, [[0, 1, 2]], v_axis[:, None]]], -1
    )
    key = t.astype(np.int64) * 3 + axis[:, None]
    _, first, inverse = np.unique(key.reshape(-1), return_index=True, return_inverse=True)
    old = t.reshape(-1)[first]
    return Mesh(
        mesh.vertices[old],
        inverse.reshape(-1, 3).astype(np.int32),
        None if mesh.normals is None else mesh.normals[old],
        None if mesh.colors is None else mesh.colors[old],
        corner.reshape(-1, 2)[first].astype(np.float32),
    )


def painted(mesh: Mesh, paint: Callable[[Floats], Floats]) -> Mesh:
    """The same mesh with colours by `paint(points)`: (N, 3) m → (N, 3) linear."""
    colors = np.asarray(paint(mesh.vertices), np.float32)
    return Mesh(mesh.vertices, mesh.triangles, mesh.normals, colors, mesh.uvs)


def reshaped(mesh: Mesh, change: Callable[[Floats], Floats], crease: float = 40.0) -> Mesh:
    """The same mesh with its vertices moved by `change(points)`, (N, 3) → (N, 3), normals anew."""
    moved = np.asarray(change(mesh.vertices), np.float32)
    return smoothed(Mesh(moved, mesh.triangles, None, mesh.colors, mesh.uvs), crease)
