"""What is left when one closed mesh is cut by another? Exact booleans, by manifold3d."""

from typing import TYPE_CHECKING

import numpy as np

from imagineart.modelling.kit.surfaces import boxed_uvs, smoothed, welded
from imagineart.modelling.model import Mesh

if TYPE_CHECKING:
    import manifold3d


def cut(mesh: Mesh, *tools: Mesh, crease: float = 35.0) -> Mesh:
    """`mesh` without what is inside the tools. Raises `ValueError` for meshes that are not closed.

    Normals are made anew with edges at `crease` degrees, uvs by box projection.
    """
    solid = _solid(mesh)
    for tool in tools:
        solid = solid - _solid(tool)
    return _mesh(solid, crease)


def fused(*meshes: Mesh, crease: float = 35.0) -> Mesh:
    """Several closed meshes as one, without what is inside."""
    solid = _solid(meshes[0])
    for other in meshes[1:]:
        solid = solid + _solid(other)
    return _mesh(solid, crease)


def common(a: Mesh, b: Mesh, crease: float = 35.0) -> Mesh:
    """What is inside both."""
    return _mesh(_solid(a) ^ _solid(b), crease)


def _solid(mesh: Mesh) -> "manifold3d.Manifold":
    import manifold3d

    place = welded(mesh.vertices)
    _, first = np.unique(place, return_index=True)
    t = place[mesh.triangles]
    t = t[(t[:, 0] != t[:, 1]) & (t[:, 1] != t[:, 2]) & (t[:, 2] != t[:, 0])]
    raw = manifold3d.Mesh(mesh.vertices[first].astype(np.float32), t.astype(np.uint32))
    solid = manifold3d.Manifold(raw)
    if solid.status() != manifold3d.Error.NoError:
        raise ValueError(f"a mesh to cut with must be closed: {solid.status().name}")
    return solid


def _mesh(solid: "manifold3d.Manifold", crease: float) -> Mesh:
    raw = solid.to_mesh()
    vertices = np.asarray(raw.vert_properties, np.float32)[:, :3]
    if not len(vertices):
        raise ValueError("nothing is left of the mesh")
    return boxed_uvs(smoothed(Mesh(vertices, np.asarray(raw.tri_verts, np.int32)), crease))
