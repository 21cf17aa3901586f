"""Branches, twigs, leaves, needles and grass: what grows keeps to the rules of growth."""

import numpy as np
import pytest

from imagineart.modelling import vegetation as grow
from imagineart.modelling.model import Copies, Floats, Material, Mesh
from imagineart.modelling.vegetation import Growth, Leaves, Skeleton

TRUNK = np.stack([np.zeros(6), np.zeros(6), np.linspace(0, 2, 6)], axis=1)


@pytest.fixture(scope="module")
def skeleton() -> Skeleton:
    rng = np.random.default_rng(1)
    crown = rng.normal(0, 1.1, (300, 3)) + np.array([0, 0, 4])
    return grow.colonised(TRUNK, crown, Growth(step=0.3, reach=4.0, reached=0.5), rng)


def green(count: int) -> Floats:
    return np.full((count, 3), 0.1, np.float32)


def agree(mesh: Mesh) -> float:
    """The share of triangles that look where their normals do."""
    assert mesh.normals is not None
    a, b, c = (mesh.vertices[mesh.triangles[:, i]] for i in range(3))
    mean = mesh.normals[mesh.triangles].mean(axis=1)
    return float(((np.cross(b - a, c - a) * mean).sum(axis=1) >= 0).mean())


def test_branches_are_a_tree_that_reaches_its_crown(skeleton: Skeleton) -> None:
    count = len(skeleton.points)
    assert count > 60
    assert (skeleton.parents[1:] < np.arange(1, count)).all()
    assert skeleton.points[:, 2].max() > 4.5
    steps = np.linalg.norm(skeleton.points - skeleton.points[skeleton.parents], axis=1)
    assert steps[1:].max() < 0.45


def test_what_carries_more_is_thicker(skeleton: Skeleton) -> None:
    assert (skeleton.radii[skeleton.parents] >= skeleton.radii - 1e-12).all()
    assert skeleton.radii[0] > 3 * skeleton.radii.min()


def test_directions_are_unit(skeleton: Skeleton) -> None:
    assert np.linalg.norm(skeleton.directions, axis=1) == pytest.approx(
        np.ones(len(skeleton.radii))
    )


def test_wood_looks_outwards_and_thin_twigs_can_be_left_out(skeleton: Skeleton) -> None:
    all_of_it = grow.wood(skeleton, 0.0, 6)
    thick = grow.wood(skeleton, 0.5 * float(skeleton.radii[0]), 6)
    assert agree(all_of_it) > 0.97
    assert len(thick.triangles) < len(all_of_it.triangles)
    assert len(all_of_it.triangles) == 12 * (len(skeleton.radii) - 1)


def test_leaves_sit_along_their_twig() -> None:
    leaves = Leaves(count=12, length=0.5, leaf=0.1)
    mesh = grow.faced(grow.twig(leaves, (0.1, 0.2, 0.05), np.random.default_rng(2)))
    assert len(mesh.triangles) == 12 * 4
    assert mesh.vertices[:, 1].max() < 0.5 + 0.15
    assert agree(mesh) == 1.0


def test_coarse_leaves_have_two_triangles() -> None:
    fine = grow.twig(Leaves(count=5), (0.1, 0.2, 0.05), np.random.default_rng(2))
    coarse = grow.twig(Leaves(count=5, fine=False), (0.1, 0.2, 0.05), np.random.default_rng(2))
    assert len(fine.triangles) == 2 * len(coarse.triangles) == 20


@pytest.mark.parametrize("puff", [False, True])
def test_needles_are_one_triangle_each(puff: bool) -> None:
    mesh = grow.needles(0.3, 0.05, 40, (0.05, 0.1, 0.04), np.random.default_rng(3), puff=puff)
    assert len(mesh.triangles) == 40
    long = np.linalg.norm(mesh.vertices[2::3] - mesh.vertices[0::3], axis=1)
    assert 0.02 < long.mean() < 0.09


def test_what_grows_along_a_direction_is_turned_there() -> None:
    moves = grow.grown_along([[1, 2, 3]], [[0, 0, 2.0]], [0, 1.0, 0], 0.5)[0]
    assert moves[:3, 1] == pytest.approx([0, 0, 0.5])
    assert moves[:3, 3] == pytest.approx([1, 2, 3])
    assert np.linalg.det(moves[:3, :3].astype(float)) == pytest.approx(0.125)


def test_copies_are_shared_out_among_meshes() -> None:
    rng = np.random.default_rng(4)
    meshes = [grow.twig(Leaves(), (0.1, 0.2, 0.05), rng) for _ in range(3)]
    moves = np.tile(np.eye(4, dtype=np.float32), (50, 1, 1))
    parts = grow.shared_out(meshes, Material("leaf"), moves, rng, "leaves")
    counts = [len(p.shape.transforms) for p in parts if isinstance(p.shape, Copies)]
    assert len(counts) == 3
    assert sum(counts) == 50


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_a_tuft_stands_and_its_roots_are_dark(rows: int) -> None:
    mesh = grow.tuft(20, 0.3, 0.01, 0.05, green, np.random.default_rng(5), rows)
    assert len(mesh.triangles) == 20 * (2 * rows - 1)
    assert mesh.vertices[:, 2].min() == pytest.approx(0, abs=1e-6)
    assert mesh.colors is not None
    low = mesh.vertices[:, 2] < 0.01
    assert mesh.colors[low].mean() < 0.7 * mesh.colors[~low].mean()


def test_a_fern_arches_over() -> None:
    mesh = grow.fern_tuft(np.random.default_rng(6))
    high, wide = float(mesh.vertices[:, 2].max()), float(np.hypot(*mesh.vertices[:, :2].T).max())
    assert 0.3 < high < 1.0
    assert wide > high


def test_birch_bark_is_white_with_dark_marks() -> None:
    color = grow.birch_bark().color
    assert color is not None
    light = color.mean(axis=-1)
    assert float(np.median(light)) > 0.4
    assert float((light < 0.15).mean()) > 0.01
