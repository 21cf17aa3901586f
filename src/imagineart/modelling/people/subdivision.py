"""How does a coarse cage of quads become a smooth surface? Catmull–Clark, as a matrix.

A level maps (V, …) values of the cage to values of the finer one linearly, so that positions,
fields and masks go through the same matrix, and what depends on topology alone is built once.
For a face point f, an edge point (a + b + f₀ + f₁) / 4, and a vertex of valence n the new point
(F + 2R + (n − 3) P) / n, with F the mean of its face points and R of its edges' middles; on a
border the edge point is the middle and the vertex goes to (6P + a + b) / 8.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from imagineart.modelling.model import Floats, Indices


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Quads of a finer cage and the matrix that makes its values from those of the whole atlas."""

    matrix: sparse.csr_matrix  # (W, V)
    quads: Indices  # (F, 4) into the rows of the matrix

    def values(self, coarse: Floats) -> Floats:
        """(W, …) values of the fine vertices from (V, …) of the coarse ones."""
        return np.asarray(self.matrix @ coarse, np.float32)

    @property
    def triangles(self) -> Indices:
        """(2F, 3)"""
        q = self.quads
        return np.concatenate([q[:, [0, 1, 2]], q[:, [0, 2, 3]]]).astype(np.int32)


def surface(quads: Indices, total: int, levels: int) -> Surface:
    """The cage of `quads` (F, 4), vertices below `total`, subdivided `levels` times."""
    used, inverse = np.unique(quads, return_inverse=True)
    matrix = sparse.csr_matrix(
        (np.ones(len(used), np.float32), (np.arange(len(used)), used)), (len(used), total)
    )
    fine = inverse.reshape(quads.shape).astype(np.int32)
    for _ in range(levels):
        step, fine = _level(fine, matrix.shape[0])
        matrix = step @ matrix
    return Surface(matrix.tocsr(), fine)


def smoothing(quads: Indices, total: int) -> sparse.csr_matrix:
    """(V, V) that draws each vertex of a cage half way to the mean of its neighbours."""
    edge, _ = _edges(quads)
    a, b = np.concatenate([edge, edge[:, ::-1]]).T
    near = _matrix(a, b, 1.0, (total, total))
    valence = np.asarray(near.sum(axis=1)).reshape(-1)
    own = sparse.diags(np.where(valence > 0, 0.5, 1.0))
    return (own + sparse.diags(0.5 / np.maximum(valence, 1) * (valence > 0)) @ near).tocsr()


def _level(quads: Indices, count: int) -> tuple[sparse.csr_matrix, Indices]:
    faces = len(quads)
    edge, of_face = _edges(quads)
    face_points = _matrix(np.repeat(np.arange(faces), 4), quads.reshape(-1), 0.25, (faces, count))
    use = np.bincount(of_face.reshape(-1), minlength=len(edge))
    rows = np.repeat(np.arange(len(edge)), 2)
    middles = _matrix(rows, edge.reshape(-1), 0.5, (len(edge), count))
    beside = _matrix(of_face.reshape(-1), np.repeat(np.arange(faces), 4), 0.5, (len(edge), faces))
    inner = sparse.diags(np.where(use == 2, 0.5, 0.0))
    edge_points = middles - inner @ middles + inner @ (beside @ face_points)
    vertex_points = _vertex_points(quads, edge, use, face_points, middles, count)
    points = sparse.vstack([vertex_points, edge_points, face_points]).tocsr()
    return points.astype(np.float32), _split(quads, of_face, count, len(edge))


def _matrix(
    rows: NDArray[np.integer[Any]],
    columns: NDArray[np.integer[Any]],
    value: float,
    shape: tuple[int, int],
) -> sparse.csr_matrix:
    return sparse.csr_matrix((np.full(len(rows), value), (rows, columns)), shape)


def _edges(quads: Indices) -> tuple[Indices, Indices]:
    """(E, 2) edges and for each quad the (F, 4) edges from corner k to k + 1."""
    pairs = np.sort(np.stack([quads, np.roll(quads, -1, axis=1)], axis=2).reshape(-1, 2), axis=1)
    key = pairs[:, 0].astype(np.int64) * (int(pairs.max()) + 1) + pairs[:, 1]
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    return pairs[first].astype(np.int32), inverse.reshape(quads.shape).astype(np.int32)


def _vertex_points(
    quads: Indices,
    edge: Indices,
    use: NDArray[np.integer[Any]],
    face_points: sparse.csr_matrix,
    middles: sparse.csr_matrix,
    count: int,
) -> sparse.csr_matrix:
    near_faces = _matrix(
        quads.reshape(-1), np.repeat(np.arange(len(quads)), 4), 1.0, (count, len(quads))
    )
    near_edges = _matrix(
        edge.reshape(-1), np.repeat(np.arange(len(edge)), 2), 1.0, (count, len(edge))
    )
    valence = np.maximum(np.bincount(quads.reshape(-1), minlength=count), 1).astype(float)
    rim_edges = near_edges @ sparse.diags((use != 2).astype(float))
    rim = np.asarray(rim_edges.sum(axis=1)).reshape(-1)
    own, inside = sparse.identity(count, format="csr"), rim == 0
    smooth = (
        sparse.diags(inside / valence**2) @ near_faces @ face_points
        + sparse.diags(inside * 2 / valence**2) @ near_edges @ middles
        + sparse.diags(inside * (valence - 3) / valence) @ own
    )
    border = rim == 2  # P/2 + R/2 with R the mean of the two middles is (6P + a + b) / 8
    kept = sparse.diags(np.where(border, 0.5, np.where(inside, 0.0, 1.0))) @ own
    return smooth + kept + sparse.diags(np.where(border, 0.25, 0.0)) @ rim_edges @ middles


def _split(quads: Indices, of_face: Indices, count: int, edges: int) -> Indices:
    middle = count + edges + np.arange(len(quads))
    parts = [
        np.stack([quads[:, k], count + of_face[:, k], middle, count + of_face[:, k - 1]], axis=1)
        for k in range(4)
    ]
    return np.stack(parts, axis=1).reshape(-1, 4).astype(np.int32)
