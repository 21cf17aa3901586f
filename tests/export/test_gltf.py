"""Scenes as glTF: another reader finds the same triangles in the same places."""

import io
import json
import struct
from typing import Any

import numpy as np
import pytest

from imagineart.export import gltf
from imagineart.export.gltf import Exported, glb_of, ribbons
from imagineart.modelling.kit import ball, bevelled_box
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Material, Model, Part, Strands
from imagineart.tracing.scene import Bulb, Camera, Instance, Scene, Softbox, Sun, placed


def document(exported: Exported) -> dict[str, Any]:
    data = exported.data
    assert struct.unpack("<III", data[:12]) == (gltf.MAGIC, 2, len(data))
    length, kind = struct.unpack("<II", data[12:20])
    assert kind == gltf.JSON
    found: dict[str, Any] = json.loads(data[20 : 20 + length])
    return found


@pytest.fixture
def box() -> Model:
    return Model("box", (Part(bevelled_box((1.0, 0.5, 2.0), at=(0, 0, 1.0)), material("oak")),))


def scene(*models: Model, **fields: Any) -> Scene:
    things = tuple(
        Instance(n, model, placed((3.0 * n, 0.0, 0.0))) for n, model in enumerate(models, 1)
    )
    return Scene(things, Camera((0.0, -5.0, 1.0), (0.0, 0.0, 1.0)), **fields)


def named(found: dict[str, Any], name: str) -> dict[str, Any]:
    entry: dict[str, Any] = next(n for n in found["nodes"] if n.get("name") == name)
    return entry


def test_another_program_finds_the_same_sizes_y_up(box: Model) -> None:
    trimesh = pytest.importorskip("trimesh")
    data = glb_of(scene(box), (64, 32), {1: "box-1"}).data
    loaded = trimesh.load(io.BytesIO(data), file_type="glb")
    low, high = loaded.bounds
    assert np.allclose(low, (2.5, 0.0, -0.25), atol=1e-3)
    assert np.allclose(high, (3.5, 2.0, 0.25), atol=1e-3)


def test_shapes_and_materials_are_written_once(box: Model) -> None:
    found = document(glb_of(scene(box, box, box), (64, 64), {}))
    assert len(found["meshes"]) == len(found["materials"]) == len(found["images"]) == 1
    assert len([n for n in found["nodes"] if "mesh" in n]) == 3


def test_materials_keep_what_metal_and_roughness_cannot_say() -> None:
    glass = Model("glass", (Part(ball(0.1), material("clear glass")),))
    lamp = Model("lamp", (Part(ball(0.1), Material("lit", emission=(8.0, 4.0, 2.0))),))
    found = document(glb_of(scene(glass, lamp), (64, 64), {}))
    clear, lit = found["materials"]
    assert clear["extensions"]["KHR_materials_transmission"]["transmissionFactor"] > 0.5
    assert lit["extensions"]["KHR_materials_emissive_strength"]["emissiveStrength"] == 8.0
    assert lit["emissiveFactor"] == [1.0, 0.5, 0.25]
    assert set(clear["extensions"]) | set(lit["extensions"]) == set(found["extensionsUsed"])


def test_copies_share_a_mesh_and_too_many_are_thinned_with_a_note(
    box: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gltf, "MOST_COPIES", 4)
    places = np.stack([placed((float(i), 0.0, 0.0)) for i in range(8)])
    many = Model("wall", (Part(Copies(box.parts, places), material("oak")),))
    made = glb_of(scene(many), (64, 64), {})
    found = document(made)
    assert len(found["meshes"]) == 1
    assert len(named(found, "wall")["children"]) == 4
    assert made.notes == ("wall: one in 2 of its many copies is kept",)


def test_copies_of_copies_share_the_limit(box: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gltf, "MOST_COPIES", 12)
    places = np.stack([placed((float(i), 0.0, 0.0)) for i in range(6)])
    leaves = Part(Copies(box.parts, places), material("oak"))
    wood = Model("wood", (Part(Copies((leaves,), places), material("oak")),))
    found = document(glb_of(scene(wood), (64, 64), {}))
    assert len([node for node in found["nodes"] if "mesh" in node]) == 12
    assert len(found["meshes"]) == 1


def test_hair_becomes_ribbons() -> None:
    root = np.zeros((3, 4, 3), np.float32)
    root[..., 2] = np.linspace(0, 0.1, 4)
    root[..., 0] = np.arange(3)[:, None]
    colors = np.eye(3, dtype=np.float32)
    mesh = ribbons(Strands(root, np.full(4, 0.01, np.float32), colors))
    assert mesh.vertices.shape == (3 * 4 * 2, 3)
    assert mesh.triangles.shape == (3 * 3 * 2, 3)
    assert mesh.triangles.max() == len(mesh.vertices) - 1
    assert np.allclose(np.ptp(mesh.vertices[:2], axis=0).max(), 0.02, atol=1e-4)
    assert mesh.colors is not None
    assert np.array_equal(mesh.colors[::8], colors)


def test_too_much_hair_is_thinned_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gltf, "MOST_STRANDS", 10)
    points = np.random.default_rng(1).normal(size=(100, 4, 3)).astype(np.float32)
    cat = Model("cat", (Part(Strands(points, np.full(4, 0.001)), material("fur")),))
    made = glb_of(scene(cat), (64, 64), {})
    assert made.notes == ("cat: 10 of 100 strands, as wider ribbons",)
    assert document(made)["accessors"][0]["count"] == 10 * 4 * 2


def test_camera_and_lights_are_there(box: Model) -> None:
    lights = (Sun((0.0, 0.0, 1.0)), Bulb((1.0, 0.0, 1.0)), Softbox((0, 0, 2), (0, 0, 0), 1, 1))
    made = glb_of(scene(box, lights=lights), (200, 100), {})
    found = document(made)
    view = found["cameras"][0]["perspective"]
    assert view["aspectRatio"] == 2.0
    assert view["yfov"] == pytest.approx(2 * np.arctan(18 / 50 / 2))
    matrix = np.array(named(found, "camera")["matrix"]).reshape(4, 4).T
    assert np.allclose(matrix[:3, 3], (0.0, -5.0, 1.0))
    assert np.allclose(matrix[:3, 2], (0.0, -1.0, 0.0), atol=1e-6)  # looks along −z
    kinds = [light["type"] for light in found["extensions"]["KHR_lights_punctual"]["lights"]]
    assert kinds == ["directional", "point"]
    assert made.notes == ("windows and softboxes are not kept by the format",)


def test_the_same_scene_gives_the_same_bytes(box: Model) -> None:
    first, again = (glb_of(scene(box), (64, 64), {1: "a"}) for _ in range(2))
    assert first.data == again.data
