"""Wooden figures: they stand, are as large as the thing, keep its colours, say what they are."""

import numpy as np
import pytest

from imagineart.modelling.kit import triangles
from imagineart.modelling.model import Mesh, Model
from imagineart.modelling.registry import find
from imagineart.modelling.reliefs import drawings
from imagineart.modelling.reliefs.layers import pieces
from imagineart.modelling.reliefs.relief import figure_for, relief_of
from imagineart.modelling.reliefs.vector import areas
from imagineart.world.nouns import noun_of

NOUNS = drawings.nouns()
SAMPLE = NOUNS[7::120]
MOST = 60_000  # triangles


def meshes(model: Model) -> list[Mesh]:
    return [part.shape for part in model.parts if isinstance(part.shape, Mesh)]


def check(noun: str) -> None:
    """What holds of every figure."""
    model = relief_of(noun)
    low, high = model.bounds
    size = (high - low).astype(float)
    assert float(low[2]) == pytest.approx(0.0, abs=1e-4 * size.max())
    assert abs(low[:2] + high[:2]).max() < 1e-3 * size.max()
    assert max(size[0], size[2]) == pytest.approx(noun_of(noun).size, rel=0.12)
    assert size[1] < 0.55 * max(size[0], size[2])
    assert 0 < triangles(model) <= MOST
    assert noun in model.note
    for mesh in meshes(model):
        assert np.isfinite(mesh.vertices).all()
        assert mesh.normals is not None
        assert np.linalg.norm(mesh.normals, axis=1) == pytest.approx(1.0, abs=1e-3)
        assert mesh.triangles.max() < len(mesh.vertices)


@pytest.mark.parametrize("noun", SAMPLE)
def test_a_figure_stands_and_has_its_size(noun: str) -> None:
    check(noun)


@pytest.mark.slow
@pytest.mark.parametrize("noun", NOUNS)
def test_every_drawing_becomes_a_figure(noun: str) -> None:
    check(noun)


@pytest.mark.parametrize("noun", SAMPLE[:4])
def test_faces_look_outwards(noun: str) -> None:
    for mesh in meshes(relief_of(noun)):
        assert mesh.normals is not None
        corner = mesh.vertices[mesh.triangles].astype(float)
        facing = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
        along = (facing * mesh.normals[mesh.triangles].mean(axis=1)).sum(axis=1)
        assert (along > 0).sum() > 0.97 * (np.abs(along) > 1e-12).sum()


@pytest.mark.parametrize("noun", SAMPLE[:4])
def test_the_colours_are_those_of_the_drawing(noun: str) -> None:
    drawn = np.array([piece.color for piece in pieces(areas(drawings.drawing(noun)))])
    for part in relief_of(noun).parts:
        if isinstance(part.shape, Mesh) and part.shape.colors is not None:
            used = np.unique(part.shape.colors, axis=0)
            assert np.abs(used[:, None] - drawn[None]).max(axis=2).min(axis=1).max() < 0.11


def test_an_asked_colour_goes_to_the_main_parts_only() -> None:
    model = relief_of("anchor").tinted((0.6, 0.02, 0.02))
    by_name = {part.name: part for part in model.parts}
    body = by_name["body"].shape
    assert isinstance(body, Mesh)
    assert body.colors is not None
    assert (body.colors[:, 0] > 5 * body.colors[:, 2]).all()
    assert not by_name["board"].tinted


def test_the_same_seed_gives_the_same_figure_and_another_seed_another_hand() -> None:
    a, b, c = (relief_of("anchor", seed) for seed in (1, 1, 2))
    same = [
        np.array_equal(x.vertices, y.vertices) for x, y in zip(meshes(a), meshes(b), strict=True)
    ]
    assert all(same)
    first, other = meshes(a)[0].colors, meshes(c)[0].colors
    assert first is not None
    assert other is not None
    assert not np.array_equal(first, other)


def test_figures_are_the_last_resort() -> None:
    figures = [noun for noun in NOUNS if figure_for(noun)]
    assert len(figures) > 400
    assert not any(find(noun) for noun in figures)
    assert figure_for("anchors") == "anchor"
    assert figure_for("archer") is None  # a person
    assert figure_for("sleeping dog") is None  # a dog that sleeps
    assert figure_for("anything else") is None


def test_a_noun_without_a_drawing_is_refused() -> None:
    with pytest.raises(KeyError, match="xyzzy"):
        relief_of("xyzzy")
