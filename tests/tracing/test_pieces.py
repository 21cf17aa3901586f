import numpy as np

from imagineart.modelling.model import Copies, Material, Mesh, Model, Part, Strands
from imagineart.tracing.pieces import flattened, merged
from imagineart.tracing.scene import Instance, placed

CORNER = Mesh(np.eye(3, dtype=np.float32), np.array([[0, 1, 2]], np.int32))


def parts(count: int) -> tuple[Part, ...]:
    moves = np.stack([placed((float(i), 0.0, 0.0)) for i in range(count)])
    return (Part(Copies((Part(CORNER, Material("m")),), moves), Material("m")),)


def test_copies_of_copies_are_multiplied_out() -> None:
    inner = parts(3)
    moves = np.stack([placed((0.0, float(i), 0.0)) for i in range(4)])
    outer = Model("grid", (Part(Copies(inner, moves), Material("m")),))
    pieces, _ = flattened((Instance(7, outer, placed()),))
    piece = merged(pieces)
    assert piece.triangles.shape == (12, 3)
    assert piece.triangles.max() == len(piece.vertices) - 1
    assert set(piece.owners) == {7}
    assert np.allclose(piece.vertices.max(axis=0), (3.0, 4.0, 1.0))


def test_normals_point_outside_after_uneven_scale_and_mirror() -> None:
    squash = np.diag([-2.0, 1.0, 0.5, 1.0]).astype(np.float32)
    pieces, _ = flattened((Instance(1, Model("m", parts(1)), squash),))
    a, b, c = pieces[0].vertices[pieces[0].triangles[0]]
    facing = np.cross(b - a, c - a)
    assert np.allclose(facing / np.linalg.norm(facing), pieces[0].normals[0], atol=1e-5)


def test_strands_take_the_scale_of_their_place() -> None:
    points = np.zeros((5, 4, 3), np.float32)
    points[..., 2] = np.linspace(0.0, 1.0, 4)
    grass = Model("g", (Part(Strands(points, np.full(4, 0.01, np.float32)), Material("m")),))
    _, locks = flattened((Instance(3, grass, placed(scale=2.0)),))
    assert locks[0].points.shape == (5, 4, 4)
    assert np.allclose(locks[0].points[..., 3], 0.02)
    assert np.allclose(locks[0].points[:, -1, 2], 2.0)
