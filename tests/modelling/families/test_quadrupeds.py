"""Beasts on four legs: feet on the ground, real sizes, coats that keep their pattern."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from imagineart.modelling.beasts.anatomy import body_of, cuddly, frame_of
from imagineart.modelling.beasts.coats import PARTS, PATTERNS, colored
from imagineart.modelling.beasts.face import outward, sockets
from imagineart.modelling.beasts.poses import MANNERS, NAMES
from imagineart.modelling.beasts.skeleton import STAND, posed
from imagineart.modelling.beasts.tails import CARRIAGES
from imagineart.modelling.families.quadrupeds import FAMILY, ROWS
from imagineart.modelling.kit.sdf import sphere
from imagineart.modelling.model import Mesh, Model, Strands, coat_of


@pytest.fixture(scope="module")
def cat(built: Callable[..., Model]) -> Model:
    return built("cat")


def strands_of(model: Model) -> int:
    return sum(len(p.shape.points) for p in model.parts if isinstance(p.shape, Strands))


def test_rows_name_what_there_is() -> None:
    for noun, beast in ROWS.items():
        assert beast.coat.pattern in PATTERNS, noun
        assert set(beast.coat.light) | set(beast.coat.shade) <= set(PARTS), noun
        assert beast.manner in MANNERS, noun
        assert beast.tail.carriage in CARRIAGES, noun
        assert beast.fur.count <= 120_000, noun


def test_every_manner_knows_only_poses_of_the_family() -> None:
    for manner in MANNERS.values():
        assert set(manner) <= set(NAMES)
    assert FAMILY.poses == NAMES


def test_a_cat_has_the_size_of_a_cat_and_stands(cat: Model) -> None:
    low, high = cat.bounds
    assert 0.28 < high[2] < 0.45
    solid = [p.shape.vertices for p in cat.parts if isinstance(p.shape, Mesh)]
    assert abs(min(v[:, 2].min() for v in solid)) < 1e-4
    assert low[2] > -0.02


def test_a_cat_has_hair_eyes_and_whiskers_within_bounds(cat: Model) -> None:
    names = {p.name for p in cat.parts}
    assert {"body", "fur", "eyes", "lids", "ears", "nose", "mouth", "whiskers"} <= names
    assert 50_000 < strands_of(cat) <= 120_000
    assert all(np.isfinite(p.shape.points).all() for p in cat.parts if isinstance(p.shape, Strands))


def test_anchors_lie_where_they_say(cat: Model) -> None:
    at = {name: np.array(a.position) for name, a in cat.anchors.items()}
    assert at["mouth"][1] < at["top"][1] < at["back"][1]
    assert at["top"][2] > at["neck"][2] > at["left paw"][2]
    assert at["left paw"][0] > 0 > at["right paw"][0]


def test_an_asked_colour_leaves_the_eyes_alone(cat: Model) -> None:
    blue = cat.tinted((0.02, 0.05, 0.6))
    for before, after in zip(cat.parts, blue.parts, strict=True):
        same = before.shape is after.shape
        assert same == (before.name in {"eyes", "nose", "mouth", "whiskers"})


def test_red_on_a_warm_coat_is_rust_and_on_others_red() -> None:
    red, ginger = (0.55, 0.03, 0.02), np.tile([0.55, 0.17, 0.035], (40, 1)).astype(np.float32)
    fox = coat_of(ginger, red).mean(axis=0)
    dragon = coat_of(np.tile([0.20, 0.02, 0.01], (40, 1)).astype(np.float32), red).mean(axis=0)
    assert 0.2 < fox[1] / fox[0] < 0.5
    assert dragon[1] / dragon[0] < fox[1] / fox[0]
    bare = coat_of(ginger, red, hairy=False).mean(axis=0)
    assert bare[1] / bare[0] < fox[1] / fox[0]
    assert coat_of(ginger, (0.02, 0.05, 0.6)).mean(axis=0).argmax() == 2


@pytest.mark.parametrize("noun", ["cat", "horse", "bear", "rabbit"])
def test_feet_stay_on_the_ground_when_a_beast_stands_or_sits(noun: str) -> None:
    beast = ROWS[noun]
    rest = posed(frame_of(beast), STAND, beast.height).bones
    for name in ("stand", "lie"):
        bones = posed(frame_of(beast), MANNERS[beast.manner][name], beast.height).bones
        for leg in ("fore.left.foot", "hind.right.foot"):
            assert bones[leg].posed[2] < rest[leg].posed[2] + 0.12 * beast.height, (name, leg)


def test_bones_neither_stretch_nor_shrink() -> None:
    beast = ROWS["dog"]
    bones = posed(frame_of(beast), MANNERS["dog"]["run"], beast.height).bones
    for leg in ("fore.left", "hind.right"):
        a, b = bones[leg + ".upper"], bones[leg + ".lower"]
        assert np.isclose(np.linalg.norm(b.posed - a.posed), np.linalg.norm(b.rest - a.rest))
        assert np.allclose(a.turn @ a.turn.T, np.eye(3), atol=1e-9)


def test_the_skin_knows_where_it_is_at_rest() -> None:
    beast = ROWS["tiger"]
    body = body_of(beast, MANNERS["cat"]["sit"])
    head = body.bones["head"]
    tip = head.rest + np.array([0.0, -1.0, 0.0]) * body.skull
    site = body.site(head.place(tip)[None].astype(np.float32))
    assert np.allclose(site.head[0], [0, -1, 0], atol=1e-4)
    assert np.allclose(site.rest[0] * beast.height, tip, atol=0.08 * beast.height)
    assert site.share["head"][0] > 0.8


def test_coats_are_colours_with_the_pattern_in_them() -> None:
    beast = ROWS["zebra"]
    body = body_of(beast, STAND)
    y = np.linspace(-0.3, 0.3, 400) * beast.height
    points = np.stack([np.full(400, 0.14 * beast.height), y, np.full(400, 0.75 * beast.height)], 1)
    color = colored(beast.coat, body.site(points.astype(np.float32)), 1).mean(axis=1)
    assert color.min() < 0.05
    assert color.max() > 0.4
    assert np.count_nonzero(np.diff(color > 0.25)) >= 4


def test_a_ray_leaves_a_ball_at_its_surface_and_eyes_are_a_pair() -> None:
    ball = sphere(0.1)
    at = outward(ball, np.zeros(3), np.array([0, 0, 1.0]), 0.5)
    assert np.allclose(at, [0, 0, 0.1], atol=1e-3)
    left, right = sockets(ball, np.zeros(3), 0.1, ROWS["cat"].head.eye)
    assert np.allclose(left.middle * [-1, 1, 1], right.middle, atol=1e-4)
    assert left.gaze[1] < -0.5


def test_a_sleeping_cat_is_lower_than_a_sitting_one_and_shuts_its_eyes() -> None:
    assert MANNERS["cat"]["sleep"].eyes == 0.0
    sit = body_of(ROWS["cat"], MANNERS["cat"]["sit"])
    sleep = body_of(ROWS["cat"], MANNERS["cat"]["sleep"])
    assert sleep.bones["head"].posed[2] < 0.75 * sit.bones["head"].posed[2]


def test_cute_beasts_have_larger_heads_and_eyes_and_shorter_faces() -> None:
    cat = ROWS["cat"]
    toy = cuddly(replace(cat, cute=1.0))
    assert cuddly(cat) is cat
    assert toy.head.size > 1.4 * cat.head.size
    assert toy.head.eye.size > 1.4 * cat.head.eye.size
    assert toy.head.muzzle[0] < 0.8 * cat.head.muzzle[0]


def test_a_belly_is_tucked_up_towards_the_loins() -> None:
    dog = ROWS["dog"]
    plain = replace(dog, trunk=replace(dog.trunk, tuck=0.0, blade=0.0))
    place = np.array([[0.0, 0.25, 0.605]], np.float32) * dog.height
    tucked, full = (float(body_of(b, STAND).field()(place)[0]) for b in (dog, plain))
    assert tucked > full + 0.005 * dog.height


def test_hocks_stand_out_behind_the_legs() -> None:
    dog = ROWS["dog"]
    hock = body_of(dog, STAND).bones["hind.left.cannon"].posed
    behind = hock + np.array([0.0, 1.3, 0.6]) * dog.legs.hind_thick[2] * dog.height
    assert float(body_of(dog, STAND).field()(behind[None].astype(np.float32))[0]) < 0
