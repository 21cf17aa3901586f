"""Are people whole, dressed, of their size, in their pose, and the same each time?"""

from dataclasses import replace

import numpy as np
import pytest

from imagineart.modelling.families.people import FAMILY, ROWS
from imagineart.modelling.model import Mesh, Model, Strands
from imagineart.modelling.people.accessories import HUNG
from imagineart.modelling.people.atlas import atlas
from imagineart.modelling.people.beards import BEARDS
from imagineart.modelling.people.body import Body, Build, posed, shaped
from imagineart.modelling.people.clothes import GARMENTS, Cut, covered, places, trunk_field
from imagineart.modelling.people.faces import EXPRESSIONS, expression, features
from imagineart.modelling.people.forms import clipped, controls, rim_of, rooted
from imagineart.modelling.people.hair import (
    COLORS,
    STYLES,
    _fullness,
    _side_of,
    colored,
    scalp_density,
)
from imagineart.modelling.people.head import scaffold
from imagineart.modelling.people.person import _gaze, _palm, build, cast
from imagineart.modelling.people.poses import arranged, taken
from imagineart.modelling.people.sitter import Person, Worn
from imagineart.modelling.people.stances import BOTH_WAYS, POSES, Pose
from imagineart.modelling.people.subdivision import smoothing, surface
from imagineart.modelling.people.wear import HATS, SHOES

MOST_STRANDS = 60_000


@pytest.fixture(scope="module")
def adult() -> Body:
    return shaped(atlas(), Build(male=1.0, years=30), {})


@pytest.fixture(scope="module")
def woman() -> Model:
    person = Person(
        male=False, hair="long straight", wears=(Worn("dress"), Worn("coat", (0.7, 0.5, 0)))
    )
    return build(person, "stand", np.random.default_rng(3))


def height(body: Body) -> float:
    return float(np.ptp(body.rest[np.unique(body.atlas.quads["body"])][:, 2]))


# --- atlas ---
def test_weights_are_shares() -> None:
    assert np.allclose(atlas().weights.sum(axis=1), 1, atol=1e-5)


def test_no_target_shapes_what_stays_covered() -> None:
    assert not [n for n in atlas().targets if "breast" in n or "genital" in n or "nipple" in n]


def test_parents_come_before_their_bones() -> None:
    assert all(bone.parent < i for i, bone in enumerate(atlas().bones))


# --- bodies ---
@pytest.mark.parametrize(("years", "low", "high"), [(3, 0.7, 1.0), (9, 1.1, 1.4), (30, 1.5, 1.85)])
def test_bodies_are_as_tall_as_their_age(years: float, low: float, high: float) -> None:
    assert low < height(shaped(atlas(), Build(years=years), {})) < high


@pytest.mark.parametrize("asked", [1.5, 1.75, 1.95])
def test_an_asked_height_is_met(asked: float) -> None:
    body = shaped(atlas(), Build(male=0.0, years=30, height_m=asked), {})
    assert height(body) == pytest.approx(asked, abs=0.002)


def test_an_unknown_feature_is_refused() -> None:
    with pytest.raises(KeyError):
        shaped(atlas(), Build(), {"nose/none": 1.0})


def test_no_turns_leave_the_body_as_it_is(adult: Body) -> None:
    assert np.abs(posed(adult, {}).points - adult.rest).max() < 1e-5


# --- subdivision ---
def test_a_subdivided_cage_has_four_times_the_faces_and_keeps_planes() -> None:
    points = np.array([[x, y, 0] for x in range(3) for y in range(3)], np.float32)
    quads = np.array(
        [[3 * i + j, 3 * i + j + 3, 3 * i + j + 4, 3 * i + j + 1] for i in (0, 1) for j in (0, 1)]
    )
    fine = surface(quads.astype(np.int32), 9, 2)
    values = fine.values(points)
    assert len(fine.quads) == 4 * 16
    assert np.abs(values[:, 2]).max() < 1e-6
    assert np.allclose(np.asarray(fine.matrix.sum(axis=1)), 1, atol=1e-5)
    assert np.allclose(np.asarray(smoothing(quads.astype(np.int32), 9).sum(axis=1)), 1)


def test_a_cut_ends_where_the_field_does() -> None:
    grid = np.array([[x, y, 0] for x in range(6) for y in range(6)], np.float32)
    cells = [6 * i + j for i in range(5) for j in range(5)]
    triangles = np.array(
        [[c, c + 6, c + 7] for c in cells] + [[c, c + 7, c + 1] for c in cells], np.int32
    )
    points, left = clipped(grid, triangles, grid[:, 0] - 2.3)
    assert points[:, 0].min() == pytest.approx(2.3, abs=1e-5)
    sides = points[left[:, 1]] - points[left[:, 0]], points[left[:, 2]] - points[left[:, 0]]
    assert np.cross(*sides)[:, 2].sum() / 2 == pytest.approx(2.7 * 5, abs=1e-3)
    assert len(rim_of(left)) == 2 * 3 + 5 + 2 * 5  # the cut runs through both halves of a cell


def test_roots_keep_to_where_hair_grows() -> None:
    rng = np.random.default_rng(0)
    points = rng.random((40, 3)).astype(np.float32)
    triangles = np.array([[0, 1, 2], [3, 4, 5]], np.int32)
    density = np.zeros(40, np.float32)
    density[:3] = 1
    roots = rooted(points, triangles, density, 50, rng)
    assert (roots.corners < 3).all()
    assert np.allclose(roots.shares.sum(axis=1), 1, atol=1e-5)


def test_splines_begin_at_the_root() -> None:
    points = np.random.default_rng(1).random((5, 4, 3))
    p = controls(points)
    assert np.allclose((p[:, 0] + 4 * p[:, 1] + p[:, 2]) / 6, points[:, 0], atol=1e-6)


# --- poses ---
@pytest.mark.parametrize("name", sorted(BOTH_WAYS))
def test_some_attitudes_are_taken_from_either_side(name: str) -> None:
    legs = {taken(name, np.random.default_rng(seed)).left_leg for seed in range(12)}
    arms = {taken(name, np.random.default_rng(seed)).left for seed in range(12)}
    assert legs | arms <= {
        *(POSES[name].left_leg, POSES[name].right_leg, POSES[name].left, POSES[name].right)
    }
    even = POSES[name].left == POSES[name].right and POSES[name].left_leg == POSES[name].right_leg
    assert even or len(legs) + len(arms) > 2


def test_who_holds_something_holds_it_in_the_right_hand() -> None:
    for name in ("hold", "drink", "paint", "hammer"):
        assert {taken(name, np.random.default_rng(k)).right for k in range(12)} == {
            POSES[name].right
        }


def test_nobody_holds_the_head_quite_like_another() -> None:
    assert len({taken("stand", np.random.default_rng(k)).head for k in range(8)}) == 8


@pytest.mark.parametrize("name", ["hug", "pray", "clap", "carry"])
def test_hands_meet_before_the_breast(adult: Body, name: str) -> None:
    of = arranged(adult, POSES[name])
    left, right, chest = (of.joint(b) for b in ("wrist.L", "wrist.R", "spine01"))
    assert np.linalg.norm(left - right) < 0.3
    assert max(left[1], right[1]) < chest[1]


@pytest.mark.parametrize("name", POSES)
def test_poses_stand_on_the_ground_and_bend_no_bone(adult: Body, name: str) -> None:
    of = arranged(adult, POSES[name])
    used = np.unique(adult.atlas.quads["body"])
    assert abs(float(of.points[used][:, 2].min())) < 1e-4
    for a, b in (("upperarm01.L", "lowerarm01.L"), ("lowerleg01.R", "foot.R")):
        rest = np.linalg.norm(adult.joint(a) - adult.joint(b))
        assert np.linalg.norm(of.joint(a) - of.joint(b)) == pytest.approx(rest, rel=0.02)


def test_arms_hang_and_raised_hands_are_above_the_head(adult: Body) -> None:
    stand, cheer = arranged(adult, POSES["stand"]), arranged(adult, POSES["cheer"])
    assert stand.joint("wrist.L")[2] < stand.joint("upperleg01.L")[2] + 0.12
    assert abs(stand.joint("wrist.L")[0] - stand.joint("upperarm01.L")[0]) < 0.15
    assert cheer.joint("wrist.L")[2] > cheer.joint("head")[2]


def test_hanging_arms_let_the_shoulders_down_and_reaching_hands_stay(adult: Body) -> None:
    hanging = arranged(adult, POSES["attention"])
    raised = arranged(adult, POSES["cheer"])
    for side in "LR":
        joints = [of.joint(f"upperarm01.{side}") - of.joint("neck01") for of in (hanging, raised)]
        rest = adult.joint(f"upperarm01.{side}") - adult.joint("neck01")
        assert joints[0][2] < rest[2] - 0.02 < joints[1][2]
    clap = arranged(adult, POSES["clap"])
    hands = [clap.joint(f"wrist.{side}") for side in "LR"]
    assert np.linalg.norm(hands[0] - hands[1]) < 0.16
    assert hands[0][2] < clap.joint("neck01")[2]


def test_eyes_follow_the_gaze(adult: Body) -> None:
    of = arranged(adult, POSES["stand"], (30.0, 0.0))
    way = of.turn("eye.L") @ np.array([0, -1.0, 0])
    assert way[0] > 0.3


# --- faces ---
@pytest.mark.parametrize("name", EXPRESSIONS)
def test_expressions_name_targets(name: str) -> None:
    assert set(expression(name, np.random.default_rng(0))) <= set(atlas().targets)


def test_faces_differ_and_repeat() -> None:
    one, two = (features(atlas(), 0.0, 0.5, np.random.default_rng(s)) for s in (1, 2))
    assert one == features(atlas(), 0.0, 0.5, np.random.default_rng(1)) != two
    assert max(one.values()) < 1


# --- clothes ---
@pytest.mark.parametrize("name", GARMENTS)
def test_garments_cover_some_of_the_body(name: str) -> None:
    at, cut = places(atlas()), GARMENTS[name].cut
    cloth = np.unique(atlas().quads["helper-tights"])
    assert (trunk_field(at, cut)[cloth] > 0).any() or cut.skirt is not None


def test_longer_sleeves_cover_more() -> None:
    at = places(atlas())
    short, long = (int((covered(at, Cut(s, hem=0.0)) > 0).sum()) for s in (0.4, 1.0))
    assert short < long


@pytest.mark.parametrize("wears", [(), ("scarf",), ("jacket",), ("apron",), ("tie",), ("cape",)])
@pytest.mark.parametrize("years", [8.0, 30.0])
def test_nobody_is_undressed(wears: tuple[str, ...], years: float) -> None:
    person = Person(years=(years, years), wears=tuple(map(Worn, wears)))
    for seed in range(4):
        worn = cast(person, np.random.default_rng(seed)).wears
        kinds = {GARMENTS[one.name].covers for one in worn if one.name in GARMENTS}
        assert kinds & {"top", "both"}
        assert kinds & {"bottom", "both"}


def test_skin_ends_where_cloth_begins(woman: Model) -> None:
    skin = [p.shape for p in woman.parts if p.name == "skin" and isinstance(p.shape, Mesh)]
    points = np.concatenate([mesh.vertices for mesh in skin])
    high = points[:, 2].max()
    trunk = (points[:, 2] > 0.50 * high) & (points[:, 2] < 0.74 * high)
    assert (np.abs(points[trunk][:, 0]) > 0.12).all()  # hands alone


# --- people ---
def test_a_person_has_eyes_hair_clothes_and_stands(woman: Model) -> None:
    names = {part.name for part in woman.parts}
    assert {"skin", "eye L", "eye R", "hair", "lashes", "brows", "dress", "coat"} <= names
    assert abs(float(woman.bounds[0][2])) < 1e-4
    assert {"grip left", "grip right", "head", "mouth", "eyes", "lap", "back"} <= set(woman.anchors)


def test_an_asked_colour_is_on_its_garment_alone(woman: Model) -> None:
    coat = next(p for p in woman.parts if p.name == "coat")
    dress = next(p for p in woman.parts if p.name == "dress")
    assert coat.material.color == (0.7, 0.5, 0)
    assert dress.material.color != coat.material.color


def test_lips_are_redder_than_the_skin_and_shine_more(woman: Model) -> None:
    skin, lips = (next(p for p in woman.parts if p.name == name) for name in ("skin", "lips"))
    assert isinstance(skin.shape, Mesh)
    assert isinstance(lips.shape, Mesh)
    assert skin.shape.colors is not None
    assert lips.shape.colors is not None
    texture = skin.material.texture
    assert texture is None or texture.color is None  # it would hide the paint
    red, of_lips = (np.divide(*c[:, :2].T) for c in (skin.shape.colors, lips.shape.colors))
    assert np.median(of_lips) > 1.25 * np.median(red)
    assert lips.material.roughness < skin.material.roughness
    assert 0.03 < float(np.ptp(lips.shape.vertices[:, 0])) < 0.08


def test_eyes_hold_a_pupil_and_a_light(woman: Model) -> None:
    for part in woman.parts:
        if part.name in ("eye L", "eye R"):
            assert isinstance(part.shape, Mesh)
            assert part.shape.colors is not None
            light = part.shape.colors.mean(axis=1)
            assert light.min() < 0.01
            assert light.max() > 0.85


def test_cloth_with_a_texture_has_places_on_it(woman: Model) -> None:
    bare = [
        part.name
        for part in woman.parts
        if isinstance(part.shape, Mesh) and part.material.texture and part.shape.uvs is None
    ]
    assert not bare


def test_hair_leaves_the_face_free(woman: Model) -> None:
    hair = next(p.shape for p in woman.parts if p.name == "hair" and isinstance(p.shape, Strands))
    eyes = np.array(woman.anchors["eyes"].position)
    away = hair.points.reshape(-1, 3) - eyes
    before = (np.abs(away[:, 0]) < 0.035) & (np.abs(away[:, 2]) < 0.05) & (away[:, 1] < 0.05)
    assert before.mean() < 0.002


def test_a_fringe_covers_the_forehead_and_ends_above_the_eyes() -> None:
    shares = []
    for fringe in (False, True):
        girl = Person(male=False, hair="bob", fringe=fringe)
        model = build(girl, "stand", np.random.default_rng(3))
        hair = next(p.shape for p in model.parts if p.name == "hair")
        assert isinstance(hair, Strands)
        away = hair.points.reshape(-1, 3) - np.array(model.anchors["eyes"].position)
        middle = (np.abs(away[:, 0]) < 0.025) & (away[:, 1] < 0.05)
        shares.append(((away[:, 2] > 0.02) & (away[:, 2] < 0.06) & middle).mean())
        assert ((np.abs(away[:, 2]) < 0.008) & middle).mean() < 0.002
    assert shares[1] > max(0.0025, 4.0 * shares[0])


def test_hair_lies_flat_along_its_line_and_full_behind_it() -> None:
    style = STYLES["short"]
    low, high = np.array([[0, -0.14, 0.799], [0, -0.06, 0.86]], np.float32)
    full = _fullness(np.stack([low, high]), style)[:, 0]
    assert full[0] < 0.4 < full[1]


def test_no_hair_comes_out_under_a_hat_into_the_face() -> None:
    own = scaffold(atlas(), "face", 2)
    hatted = replace(STYLES["long wavy"], hat_z=0.80)
    bare, under = (
        scalp_density(own.template, own.masks["ears"], style, 1)
        for style in (STYLES["long wavy"], hatted)
    )
    front = (np.abs(own.template[:, 0]) < 0.03) & (own.template[:, 1] < -0.1)
    assert bare[front].max() > 0.5
    assert under[front].max() == 0.0
    assert under.max() > 0.5  # at the sides


@pytest.mark.parametrize(("male", "years"), [(True, 35.0), (False, 30.0), (True, 8.0)])
def test_hats_fit_the_head_that_wears_them(male: bool, years: float) -> None:
    who = Person(male=male, years=(years, years + 1), hat=("beanie", None), hair="buzz")
    model = build(who, "stand", np.random.default_rng(2))
    meshes = [(p.name, p.shape) for p in model.parts if isinstance(p.shape, Mesh)]
    hat = np.concatenate([mesh.vertices for name, mesh in meshes if name == "beanie"])
    skin = np.concatenate([mesh.vertices for name, mesh in meshes if name == "skin"])
    skull = skin[skin[:, 2] > hat[:, 2].min()]
    assert 1.0 < np.ptp(hat[:, 0]) / np.ptp(skull[:, 0]) < 1.25
    assert -0.005 < hat[:, 2].max() - skin[:, 2].max() < 0.05  # m


@pytest.mark.parametrize(
    ("name", "out", "ahead", "high"), [("cycle", 0.27, 0.565, 0.04), ("row", 0.22, 0.46, 0.37)]
)
def test_hands_are_where_the_bars_and_oars_are_of_what_is_sat_in(
    adult: Body, name: str, out: float, ahead: float, high: float
) -> None:
    of = arranged(adult, POSES[name])
    seat = of.joint("root") + of.turn("root") @ np.array((0, -0.02, -0.10))
    for side, sign in (("L", 1.0), ("R", -1.0)):
        want = seat + np.array([sign * out, -ahead, high])
        assert np.linalg.norm(np.array(_palm(of, side)) - want) < 0.09  # m


def test_who_glances_at_somebody_looks_at_them_however_the_head_is_held() -> None:
    for head in ((0.0, 0.0, 0.0), (6.0, 2.0, -9.0)):
        yaw, pitch = _gaze(Person(glance=12.0), Pose(head=head))
        assert (head[2] + yaw, head[0] + pitch) == (12.0, 0.0)
    assert _gaze(Person(gaze=(5.0, 3.0)), Pose(head=(6.0, 0.0, 4.0))) == (5.0, 3.0)


def test_parted_hair_falls_to_its_side_of_the_face() -> None:
    t = np.array([[-0.01, -0.1, 0.84], [0.015, -0.1, 0.84], [0.03, -0.1, 0.84]], np.float32)
    assert _side_of(t, STYLES["bob"]).tolist() == [-1.0, -1.0, 1.0]


def test_hairs_of_a_deep_lock_are_darker() -> None:
    rng = np.random.default_rng(0)
    tones = colored(np.repeat(np.array([-0.5, 0.5], np.float32), 200), (0.2, 0.1, 0.05), 0.0, rng)
    assert tones[:200].mean() < 0.6 * tones[200:].mean()


def test_people_keep_to_their_budget(woman: Model) -> None:
    meshes = [p.shape for p in woman.parts if isinstance(p.shape, Mesh)]
    strands = [p.shape for p in woman.parts if isinstance(p.shape, Strands)]
    assert sum(len(m.triangles) for m in meshes) <= 200_000
    assert sum(len(s.points) for s in strands) <= MOST_STRANDS
    assert all(0.00001 < float(s.radii.max()) < 0.0006 for s in strands)


# --- family ---
@pytest.mark.parametrize("noun", ROWS)
def test_rows_name_what_there_is(noun: str) -> None:
    row = ROWS[noun]
    assert {worn.name for worn in row.wears} <= {*GARMENTS, *HUNG, "tie", "bow tie", "gloves"}
    assert row.hair is None or row.hair in STYLES
    assert row.hair_color is None or row.hair_color in COLORS
    assert not row.beard or row.beard in BEARDS
    assert row.hat is None or row.hat[0] in HATS
    assert row.feet is None or row.feet[0] in SHOES


def test_the_family_stands_by_default() -> None:
    assert FAMILY.poses[0] == "stand"
