"""The tools of the kit: closed where they should be, of the size asked, normals outwards."""

import numpy as np
import pytest

from imagineart.modelling import kit
from imagineart.modelling.kit import sdf
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Copies, Mesh, Model, Part


def volume(mesh: Mesh) -> float:
    """m³; positive where faces look outwards. By the divergence theorem."""
    a, b, c = (mesh.vertices[mesh.triangles[:, i]].astype(float) for i in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


def loose_edges(mesh: Mesh) -> int:
    """How many edges have not exactly two faces, vertices at one place taken as one."""
    place = np.unique(np.round(mesh.vertices, 6), axis=0, return_inverse=True)[1].reshape(-1)
    t = place[mesh.triangles]
    t = t[(t[:, 0] != t[:, 1]) & (t[:, 1] != t[:, 2]) & (t[:, 2] != t[:, 0])]
    edges = np.sort(t[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    return int((np.unique(edges, axis=0, return_counts=True)[1] != 2).sum())


SOLIDS = {
    "box": (kit.bevelled_box((1, 2, 3), bevel=0.05), 5.97),
    "lathe": (kit.lathe([(0, 0), (1, 0), (1, 1), (0, 1)], segments=128), np.pi),
    "ball": (kit.ball(1, segments=64), 4.17),
    "rod": (kit.rod((0, 0, 0), (1, 0, 0), 0.5, bevel=0.01, sides=64), 0.78),
    "level rod": (kit.rod((0, 0, 0), (0.3, 0, 1), 0.5, bevel=0.01, sides=64, level=True), 0.78),
    "leg": (kit.leg((0, 0, 0), (0.2, 0, 1), (0.5, 0.5)), 0.25),
    "tube": (kit.tube([(0, 0, 0), (0, 0, 1), (0, 0, 2)], 0.1, sides=48), 0.0668),
    "sweep": (kit.sweep([(0, 0, 0), (0, 0, 1)], kit.rectangle(1, 2)), 2.0),
    "extruded": (kit.extruded(kit.rectangle(2, 1), 0.5, bevel=0.02), 0.998),
    "ring": (kit.extruded(kit.circle(1, 128), 1, holes=[kit.circle(0.5, 128)]), 0.75 * np.pi),
    "cushion": (kit.cushion((1, 1, 0.4), crown=0.0, square=20), 0.393),
    "cut": (kit.cut(kit.bevelled_box((1, 1, 1)), kit.ball(0.5, (0.5, 0.5, 0.5))), 0.936),
    "thick sheet": (kit.thickened(kit.card(1, 1), 0.1), 0.1),
}  # fmt: skip


@pytest.mark.parametrize("name", SOLIDS)
def test_solids_are_closed_and_of_their_volume(name: str) -> None:
    mesh, expected = SOLIDS[name]
    assert loose_edges(mesh) == 0
    assert volume(mesh) == pytest.approx(expected, rel=0.03)


@pytest.mark.parametrize("name", SOLIDS)
def test_normals_are_unit_and_look_outwards(name: str) -> None:
    mesh, _ = SOLIDS[name]
    assert mesh.normals is not None
    assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-4
    a, b, c = (mesh.vertices[mesh.triangles[:, i]] for i in range(3))
    assert (
        (np.cross(b - a, c - a) * mesh.normals[mesh.triangles].mean(axis=1)).sum(1) > -1e-9
    ).all()


def test_sharp_edges_stay_sharp_and_curves_smooth() -> None:
    can = kit.lathe([(0, 0), (1, 0), (1, 1), (0, 1)], segments=64)
    assert can.normals is not None
    upright = np.abs(can.normals[:, 2])
    assert ((upright < 1e-3) | (upright > 0.999)).all()


def test_uvs_are_metres() -> None:
    box = kit.bevelled_box((2, 1, 0.5), bevel=0.01)
    assert box.uvs is not None
    assert np.ptp(box.uvs[:, 0]) == pytest.approx(2, rel=0.02)


def test_grain_follows_a_rod() -> None:
    bar = kit.rod((0, 0, 0), (0, 0, 2), 0.05)
    assert bar.uvs is not None
    assert np.ptp(bar.uvs[:, 0]) > 1.9


# Fields


def test_a_meshed_ball_lies_on_its_surface() -> None:
    mesh = sdf.meshed(sdf.sphere(0.5, (1, 2, 3)), cells=48)
    away = np.linalg.norm(mesh.vertices - np.array([1, 2, 3]), axis=1)
    assert np.abs(away - 0.5).max() < 1e-4
    assert loose_edges(mesh) == 0
    assert volume(mesh) == pytest.approx(4 / 3 * np.pi * 0.125, rel=0.01)


BALL, BOX = sdf.sphere(1), sdf.box((1, 1, 1), (1, 0, 0))


@pytest.mark.parametrize(
    ("shape", "inside", "outside"),
    [
        (BALL | BOX, (1.4, 0, 0), (0, 1.2, 0)),
        (BALL & BOX, (0.7, 0, 0), (0, 0, 0)),
        (BALL - BOX, (0, 0, 0), (0.8, 0, 0)),
        (BALL.at((0, 0, 5)), (0, 0, 5.5), (0, 0, 0)),
        (BOX.turned("z", 90), (0, 1, 0), (1, 0, 0)),
        (BALL.scaled((1, 1, 3)), (0, 0, 2.5), (1.1, 0, 0)),
        (BOX.mirrored(), (-1, 0, 0), (0, 0, 0.2)),
        (BOX.repeated(4), (0, -1, 0), (1, 1, 0)),
        (BALL.hollow(0.1), (0, 0, 0.95), (0, 0, 0)),
        (BALL.grown(0.5), (0, 0, 1.4), (0, 0, 1.6)),
        (sdf.box((0.4, 0.1, 2)).twisted(45), (0.12, 0.12, 0.95), (0.18, 0, 0.95)),
        (sdf.capsule((0, 0, 0), (0, 0, 1), 0.1).bent(1.0), (0.4597, 0, 0.8415), (0, 0, 1)),
        (sdf.torus(1, 0.2), (1, 0, 0), (0, 0, 0)),
        (sdf.cone(0.5, 0.1, 1), (0.4, 0, -0.45), (0.4, 0, 0.4)),
        (sdf.ellipsoid((1, 0.5, 0.2)), (0.9, 0, 0), (0, 0, 0.3)),
        (sdf.revolution([(0, 0), (1, 0), (0.2, 1)]), (0.5, 0, 0.2), (0.9, 0, 0.6)),
        (sdf.extrusion([(0, 0), (1, 0), (0, 1)], 0.5), (0.2, 0.2, 0.2), (0.8, 0.8, 0)),
        (sdf.chain([(0, 0, 0), (1, 0, 0), (1, 1, 0)], [0.2, 0.2, 0.1]), (1, 0.9, 0), (0, 1, 0)),
        (BALL & sdf.half_space((0, 0, 1)), (0, 0, -0.5), (0, 0, 0.5)),
    ],
)
def test_a_field_says_what_is_inside(
    shape: sdf.Field, inside: tuple[float, ...], outside: tuple[float, ...]
) -> None:
    d = shape(np.array([inside, outside], np.float32))
    assert d[0] < 0 < d[1]
    assert (np.array(inside) >= shape.low - 1e-6).all()
    assert (np.array(inside) <= shape.high + 1e-6).all()


def test_a_soft_joint_fills_the_corner() -> None:
    floor, post = sdf.box((2, 2, 0.2)), sdf.box((0.2, 0.2, 1), (0, 0, 0.5))
    corner = np.array([[0.13, 0, 0.13]], np.float32)
    assert (floor | post)(corner)[0] > 0 > (floor | post.k(0.2))(corner)[0]


def test_no_block_of_the_surface_is_overlooked() -> None:
    body = sdf.union(
        sdf.ellipsoid((0.4, 0.05, 0.05)),
        sdf.capsule((0, 0, 0), (0.1, 0.3, 0.2), 0.03, 0.01),
        k=0.03,
    )
    assert loose_edges(sdf.meshed(body, cells=110)) == 0


def test_paint_colours_by_the_point() -> None:
    mesh = sdf.meshed(BALL, cells=24, paint=lambda p: np.where(p[:, 2:] > 0, 0.8, 0.1).repeat(3, 1))
    assert mesh.colors is not None
    assert mesh.colors[mesh.vertices[:, 2] > 0.1].min() == pytest.approx(0.8)


def test_a_field_without_bounds_or_surface_is_refused() -> None:
    with pytest.raises(ValueError, match="bounds"):
        sdf.meshed(sdf.half_space((0, 0, 1)))
    with pytest.raises(ValueError, match="no surface"):
        sdf.meshed(BALL & sdf.box((0.1, 0.1, 0.1), (0, 0, 5)))


# Strands, scatter, assembly


def test_hairs_stand_on_the_mesh_and_keep_their_length() -> None:
    rng = np.random.default_rng(0)
    ball = kit.ball(1.0)
    spots = kit.spots_on(ball, 500, rng, density=lambda p: p[:, 2] > 0)
    hair = kit.fur(spots, length=0.1, rng=rng)
    assert np.abs(np.linalg.norm(hair.points[:, 0], axis=1) - 1).max() < 0.02
    assert hair.points[:, 0, 2].min() > -0.2
    assert 0.03 < np.linalg.norm(hair.points[:, -1] - hair.points[:, 0], axis=1).mean() < 0.2


def test_spaced_things_keep_their_distance() -> None:
    rng = np.random.default_rng(0)
    where = kit.spaced_flat((1, 1), 0.1, rng)
    apart = np.linalg.norm(where[:, None] - where[None], axis=2) + np.eye(len(where))
    assert apart.min() >= 0.1
    assert len(where) > 50


def test_copies_stand_along_their_normals() -> None:
    part = Part(kit.ball(0.1), material("gold"))
    up = np.array([[1.0, 0, 0], [0, 0, 1]])
    made = kit.copies([part], [(0, 0, 0), (1, 1, 1)], rng=np.random.default_rng(0), normals=up)
    assert made.transforms[:, :3, 2] / np.linalg.norm(made.transforms[:, :3, 2], axis=1)[
        :, None
    ] == (pytest.approx(up, abs=1e-5))
    assert np.linalg.det(made.transforms[:, :3, :3]).min() > 0


def table() -> Model:
    top = Part(kit.bevelled_box((1, 1, 0.1), at=(0, 0, 0.75)), material("oak"))
    return Model("table", (top,), {"top": Anchor((0, 0, 0.8), room=(1, 1, 1))})


def ball() -> Model:
    sphere = Part(kit.ball(0.1, (0, 0, 0.1)), material("gold"))
    return Model("ball", (sphere,), {"middle": Anchor((0, 0, 0.1))})


def test_what_is_attached_stands_at_the_anchor() -> None:
    both = kit.attach(table(), ball(), "top", keep="ball")
    assert float(both.bounds[1][2]) == pytest.approx(1.0, abs=1e-3)
    assert both.anchors["ball.middle"].position[2] == pytest.approx(0.9)


def test_what_is_attached_by_its_own_anchor_comes_to_lie_there() -> None:
    both = kit.attach(table(), ball(), "top", by="middle")
    assert float(both.bounds[1][2]) == pytest.approx(0.9, abs=1e-3)


def test_a_missing_anchor_is_named() -> None:
    with pytest.raises(KeyError, match="seat"):
        kit.attach(table(), ball(), "seat")


def test_stood_things_touch_the_ground_over_the_origin() -> None:
    low, high = kit.stood(kit.moved(table(), (3, 4, 5))).bounds
    assert low[2] == pytest.approx(0, abs=1e-6)
    assert (low + high)[:2] == pytest.approx([0, 0], abs=1e-5)


def test_a_mirror_image_is_not_inside_out() -> None:
    assert volume(kit.mirrored(kit.ball(1, (2, 0, 0)))) > 4


def test_merging_joins_meshes_of_one_material() -> None:
    gold = material("gold")
    parts = [Part(kit.ball(1), gold), Part(kit.ball(2), gold), Part(kit.ball(1), material("oak"))]
    assert len(kit.merged(parts)) == 2
    assert kit.triangles(Model("x", kit.merged(parts))) == kit.triangles(Model("x", tuple(parts)))


def test_copies_count_once() -> None:
    part = Part(kit.ball(0.1), material("gold"))
    many = Copies((part,), kit.placements(np.zeros((50, 3))))
    assert kit.triangles(Model("x", (Part(many, material("gold")),))) == kit.triangles(
        Model("y", (part,))
    )


def test_noise_is_the_same_anywhere_and_within_its_range() -> None:
    p = np.random.default_rng(0).uniform(-5, 5, (4000, 3)).astype(np.float32)
    values = kit.noise(p, 0.3, 7)
    assert np.array_equal(values[:10], kit.noise(p[:10], 0.3, 7))
    assert np.abs(values).max() <= 1
    assert values.std() > 0.2
    assert not np.array_equal(values, kit.noise(p, 0.3, 8))
