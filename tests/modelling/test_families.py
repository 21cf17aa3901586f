"""Every noun that can be built passes the same gates, whichever family it comes from."""

from typing import Any

import numpy as np
import pytest

from imagineart.modelling.kit import triangles
from imagineart.modelling.model import Copies, Mesh, Model, Part, Strands
from imagineart.modelling.registry import Family, families, find, model_of, nouns

MOST_TRIANGLES = 200_000


@pytest.fixture(scope="module", params=nouns())
def thing(request: pytest.FixtureRequest) -> Model:
    """Each noun is built once for all gates."""
    return model_of(request.param)


def meshes(parts: tuple[Part, ...]) -> list[Mesh]:
    found = [part.shape for part in parts if isinstance(part.shape, Mesh)]
    inside = [meshes(part.shape.parts) for part in parts if isinstance(part.shape, Copies)]
    return found + [mesh for group in inside for mesh in group]


def arrays(model: Model) -> list[np.ndarray]:
    shapes = [part.shape for part in model.parts]
    own = [m.vertices for m in meshes(model.parts)]
    own += [s.transforms for s in shapes if isinstance(s, Copies)]
    return own + [s.points for s in shapes if isinstance(s, Strands)]


def same(a: Model, b: Model) -> bool:
    one, two = arrays(a), arrays(b)
    return len(one) == len(two) and all(map(np.array_equal, one, two))


def test_a_thing_is_of_its_real_size(thing: Model) -> None:
    found = find(thing.noun)
    assert found is not None
    low, high = thing.bounds
    least, most = found[0].span
    assert least <= float((high - low).max()) <= most


def test_a_thing_stands_on_the_ground(thing: Model) -> None:
    assert abs(float(thing.bounds[0][2])) <= 0.002


def test_a_thing_keeps_to_its_budget(thing: Model) -> None:
    assert 0 < triangles(thing) <= MOST_TRIANGLES


def test_meshes_are_sound(thing: Model) -> None:
    for mesh in meshes(thing.parts):
        assert np.isfinite(mesh.vertices).all()
        assert mesh.triangles.min() >= 0
        assert mesh.triangles.max() < len(mesh.vertices)
        if mesh.normals is not None:
            assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3
        for other in (mesh.colors, mesh.uvs):
            assert other is None or (len(other) == len(mesh.vertices) and np.isfinite(other).all())
        assert mesh.colors is None or (mesh.colors.min() >= 0 and mesh.colors.max() <= 1)


def test_faces_look_where_their_normals_do(thing: Model) -> None:
    for mesh in meshes(thing.parts):
        if mesh.normals is None:
            continue
        a, b, c = (mesh.vertices[mesh.triangles[:, i]] for i in range(3))
        face = np.cross(b - a, c - a)
        mean = mesh.normals[mesh.triangles].mean(axis=1)
        area = np.linalg.norm(face, axis=1)
        agree = (face * mean).sum(axis=1) >= 0
        assert area[agree].sum() >= 0.97 * area.sum()


def test_a_thing_is_more_than_a_bare_primitive(thing: Model) -> None:
    found = meshes(thing.parts)
    directions = [np.round(m.normals * 6).astype(int) for m in found if m.normals is not None]
    kinds = len(np.unique(np.concatenate(directions), axis=0)) if directions else 0
    assert len(thing.parts) >= 2 or kinds > 40


def test_anchors_are_on_the_thing(thing: Model) -> None:
    low, high = thing.bounds
    edge = 0.1 * float((high - low).max()) + 0.01
    assert thing.anchors
    for anchor in thing.anchors.values():
        assert (np.array(anchor.position) >= low - edge).all()
        assert (np.array(anchor.position) <= high + edge).all()
        assert np.linalg.norm(anchor.up) == pytest.approx(1, abs=1e-3)
        assert min(anchor.room) >= 0


FIRST_THREE = [noun for family in families() for noun in list(family.rows)[:3]]


@pytest.mark.parametrize("noun", FIRST_THREE)
def test_a_seed_is_another_thing_and_the_same_seed_the_same(noun: str) -> None:
    first = model_of(noun)
    assert same(first, model_of(noun))
    assert not same(first, model_of(noun, seed=1))


def test_albedos_are_physical(thing: Model) -> None:
    for part in thing.parts:
        if max(part.material.emission) == 0 and part.material.transmission == 0:
            assert 0.001 <= max(part.material.color) <= 0.9


@pytest.mark.parametrize("family", families(), ids=lambda f: f.name)
def test_synonyms_belong_to_rows(family: Family[Any]) -> None:
    assert set(family.synonyms) <= set(family.rows)
