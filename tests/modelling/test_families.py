"""Every noun that can be built passes the same gates, whichever family it comes from.

Building all of them takes minutes. `make test` takes three of each family: the first two, which
are what most people ask for, and one by the hash of its name and our version, so that each release
looks at others; `make torture` takes all.
"""

from collections.abc import Callable
from typing import Any
from zlib import crc32

import numpy as np
import pytest

from imagineart.modelling.kit import triangles
from imagineart.modelling.model import Copies, Mesh, Model, Part, Strands
from imagineart.modelling.registry import Family, families, find, model_of, nouns
from imagineart.version import __version__

MOST_TRIANGLES = 200_000


def sample(family: Family[Any]) -> list[str]:
    first, rest = list(family.rows)[:2], list(family.rows)[2:]
    return first + sorted(rest, key=lambda noun: crc32(f"{__version__} {noun}".encode()))[:1]


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


# The gates


def is_of_its_real_size(thing: Model) -> None:
    found = find(thing.noun)
    assert found is not None
    low, high = thing.bounds
    least, most = found[0].span
    assert least <= float((high - low).max()) <= most


def stands_on_the_ground(thing: Model) -> None:
    assert abs(float(thing.bounds[0][2])) <= 0.002


def keeps_to_its_budget(thing: Model) -> None:
    assert 0 < triangles(thing) <= MOST_TRIANGLES


def has_sound_meshes(thing: Model) -> None:
    for mesh in meshes(thing.parts):
        assert np.isfinite(mesh.vertices).all()
        assert mesh.triangles.min() >= 0
        assert mesh.triangles.max() < len(mesh.vertices)
        if mesh.normals is not None:
            assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3
        for other in (mesh.colors, mesh.uvs):
            assert other is None or (len(other) == len(mesh.vertices) and np.isfinite(other).all())
        assert mesh.colors is None or (mesh.colors.min() >= 0 and mesh.colors.max() <= 1)


def has_faces_that_look_where_their_normals_do(thing: Model) -> None:
    for mesh in meshes(thing.parts):
        if mesh.normals is None:
            continue
        a, b, c = (mesh.vertices[mesh.triangles[:, i]] for i in range(3))
        face = np.cross(b - a, c - a)
        mean = mesh.normals[mesh.triangles].mean(axis=1)
        area = np.linalg.norm(face, axis=1)
        agree = (face * mean).sum(axis=1) >= 0
        assert area[agree].sum() >= 0.97 * area.sum()


def is_more_than_a_bare_primitive(thing: Model) -> None:
    found = meshes(thing.parts)
    directions = [np.round(m.normals * 6).astype(int) for m in found if m.normals is not None]
    kinds = len(np.unique(np.concatenate(directions), axis=0)) if directions else 0
    assert len(thing.parts) >= 2 or kinds > 40


def has_anchors_on_itself(thing: Model) -> None:
    low, high = thing.bounds
    edge = 0.1 * float((high - low).max()) + 0.01
    assert thing.anchors
    for anchor in thing.anchors.values():
        assert (np.array(anchor.position) >= low - edge).all()
        assert (np.array(anchor.position) <= high + edge).all()
        assert np.linalg.norm(anchor.up) == pytest.approx(1, abs=1e-3)
        assert min(anchor.room) >= 0


def has_physical_albedos(thing: Model) -> None:
    for part in thing.parts:
        if max(part.material.emission) == 0 and part.material.transmission == 0:
            assert 0.001 <= max(part.material.color) <= 0.9


GATES = (
    is_of_its_real_size,
    stands_on_the_ground,
    keeps_to_its_budget,
    has_sound_meshes,
    has_faces_that_look_where_their_normals_do,
    is_more_than_a_bare_primitive,
    has_anchors_on_itself,
    has_physical_albedos,
)
SAMPLE = [noun for family in families() for noun in sample(family)]


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.__name__)
@pytest.mark.parametrize("noun", SAMPLE)
def test_a_thing(noun: str, gate: Callable[[Model], None], built: Callable[..., Model]) -> None:
    gate(built(noun))


@pytest.mark.parametrize("noun", [next(iter(family.rows)) for family in families()])
def test_a_seed_is_another_thing_and_the_same_seed_the_same(
    noun: str, built: Callable[..., Model]
) -> None:
    assert same(built(noun), model_of(noun))
    assert not same(built(noun), model_of(noun, seed=1))


@pytest.mark.slow
@pytest.mark.parametrize("noun", nouns())
def test_each_thing_passes_every_gate_and_differs_by_its_seed(noun: str) -> None:
    thing = model_of(noun)
    for gate in GATES:
        gate(thing)
    assert not same(thing, model_of(noun, seed=1))


@pytest.mark.parametrize("family", families(), ids=lambda family: family.name)
def test_synonyms_belong_to_rows(family: Family[Any]) -> None:
    assert set(family.synonyms) <= set(family.rows)
