import numpy as np
import pytest

from imagineart.modelling.model import Copies, Floats, Material, Mesh, Model, Part, Strands
from imagineart.tracing.pieces import FLAT, Arrays, arrays_of, packed_normals
from imagineart.tracing.scene import Instance, placed

CORNER = Mesh(np.eye(3, dtype=np.float32), np.array([[0, 1, 2]], np.int32))
EYE = np.array([0.0, -5.0, 1.0], np.float32)


def parts(count: int, mesh: Mesh = CORNER) -> tuple[Part, ...]:
    moves = np.stack([placed((float(i), 0.0, 0.0)) for i in range(count)])
    return (Part(Copies((Part(mesh, Material("m")),), moves), Material("m")),)


def flattened(model: Model, transform: Floats) -> Arrays:
    return arrays_of((Instance(7, model, transform),), EYE)


def unfolded(words: np.ndarray) -> Floats:
    """The unit vectors of packed normals, as the programs read them."""
    u, v = (words & 65535) / 65534 * 2 - 1, (words >> 16) / 65534 * 2 - 1
    z = 1 - abs(u) - abs(v)
    under = np.maximum(-z, 0.0)
    vectors = np.stack([u - np.copysign(under, u), v - np.copysign(under, v), z], axis=-1)
    unit: Floats = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return unit


def test_copies_of_copies_are_multiplied_out() -> None:
    moves = np.stack([placed((0.0, float(i), 0.0)) for i in range(4)])
    outer = Model("grid", (Part(Copies(parts(3), moves), Material("m")),))
    arrays = flattened(outer, placed())
    assert arrays.faces.shape == (12, 4)
    assert arrays.faces[:, :3].max() == len(arrays.positions) - 1
    assert set(arrays.faces[:, 3]) == {7}
    assert np.allclose(arrays.positions.max(axis=0), (3.0, 4.0, 1.0))
    assert (arrays.corners[:, 0] == FLAT).all()


def test_a_normal_survives_packing() -> None:
    normals = np.random.default_rng(1).standard_normal((2000, 3)).astype(np.float32)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    off = (unfolded(packed_normals(normals)) * normals).sum(axis=1)
    assert off.min() > 1.0 - 1e-6
    assert (packed_normals(normals) != FLAT).all()


def test_normals_point_outside_after_uneven_scale_and_mirror() -> None:
    slanted = np.ones((3, 3), np.float32) / np.sqrt(3.0, dtype=np.float32)
    mesh = Mesh(CORNER.vertices, CORNER.triangles, slanted)
    squash = np.diag([-2.0, 1.0, 0.5, 1.0]).astype(np.float32)
    arrays = flattened(Model("m", parts(1, mesh)), squash)
    a, b, c = arrays.positions[arrays.faces[0, :3]]
    facing = np.cross(b - a, c - a)
    got = unfolded(arrays.corners[:1, 0])[0]
    assert np.allclose(facing / np.linalg.norm(facing), got, atol=1e-4)


def test_many_copies_are_moved_in_turns_alike() -> None:
    import imagineart.tracing.pieces as module

    model = Model("row", parts(9))
    whole = flattened(model, placed())
    usual, module.AT_ONCE = module.AT_ONCE, 7
    try:
        turns = flattened(model, placed())
    finally:
        module.AT_ONCE = usual
    assert (whole.positions == turns.positions).all()
    assert (whole.faces == turns.faces).all()


def test_strands_take_the_scale_of_their_place() -> None:
    points = np.zeros((5, 4, 3), np.float32)
    points[..., 2] = np.linspace(0.0, 1.0, 4)
    grass = Model("g", (Part(Strands(points, np.full(4, 0.01, np.float32)), Material("m")),))
    arrays = flattened(grass, placed(scale=2.0))
    assert arrays.controls.shape == (20, 4)
    assert np.allclose(arrays.controls[:, 3], 0.02)
    assert np.allclose(arrays.controls[3::4, 2], 2.0)
    assert list(arrays.segments[:, 0]) == [0, 4, 8, 12, 16]


def test_a_scene_too_rich_keeps_every_kind_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import imagineart.tracing.pieces as module

    monkeypatch.setattr(module, "MOST", 60)
    rich = flattened(Model("row", (*parts(100), *parts(3))), placed())
    assert 40 <= len(rich.faces) <= 60
    assert "left out" in rich.note
    assert rich.positions[:, 0].max() > 90.0  # from one end to the other
    assert flattened(Model("row", parts(50)), placed()).note == ""
