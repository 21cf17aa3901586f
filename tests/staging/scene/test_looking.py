"""Is what the picture is about seen, from wherever the camera must go for that?"""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from tests.staging.scene.helpers import bare_place, plan_of, thing

from imagineart.plan.plan import Plan
from imagineart.staging.scene.looking import _about_face, shown
from imagineart.staging.scene.preview import preview
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.scene.surfaces import placed_surfaces
from imagineart.staging.stage import Canvas, Stage

SQUARE = Canvas(width=256, height=256)


def staged(plan: Plan, seed: int = 2) -> Stage:
    return stage_scene(plan, SQUARE, seed, "low", places=bare_place)


def share_seen(stage: Stage, id: str) -> float:
    assert stage.setting is not None
    seen = preview(placed_surfaces(stage), stage.setting.lens, SQUARE)
    mine = [number for number, one in enumerate(stage.instances) if one.object == id]
    return float(seen.visible[mine].mean())


@pytest.mark.parametrize(("low", "high"), [("cat", "bed"), ("dog", "table"), ("cat", "truck")])
def test_what_is_under_a_thing_is_seen(low: str, high: str) -> None:
    stage = staged(plan_of(thing(low), thing(high), relations=((low, "under", high),)))
    assert share_seen(stage, low) > 0.4


def test_the_camera_is_in_nothing() -> None:
    stage = staged(plan_of(thing("cat"), thing("bed"), relations=(("cat", "under", "bed"),)))
    assert stage.setting is not None
    eye = np.array(stage.setting.lens.position)
    for surface in placed_surfaces(stage):
        points = surface.reshape(-1, 3)
        assert ((eye < points.min(axis=0)) | (eye > points.max(axis=0))).any()


def elevation(stage: Stage) -> float:
    assert stage.setting is not None
    back = np.subtract(stage.setting.lens.position, stage.setting.lens.target)
    return float(np.rad2deg(np.arcsin(back[2] / np.linalg.norm(back))))


def test_one_looks_down_at_food_and_into_a_basket() -> None:
    assert 33 < elevation(staged(plan_of(thing("pizza")))) < 52
    kitten = plan_of(thing("kitten"), thing("basket"), relations=(("kitten", "in", "basket"),))
    assert 30 < elevation(staged(kitten)) < 45
    assert elevation(staged(plan_of(thing("cat")))) < 18


def test_a_lamp_beside_a_laptop_on_a_desk_has_it_there_as_well() -> None:
    plan = plan_of(
        thing("lamp"),
        thing("desk"),
        thing("laptop"),
        relations=(("lamp", "on", "desk"), ("lamp", "right_of", "laptop")),
    )
    stage = staged(plan)
    height = {one.object: one.placement.position[2] for one in stage.instances if one.placement}
    assert height["laptop"] == pytest.approx(height["lamp"], abs=0.03)
    assert height["laptop"] > 0.5  # m


def test_a_swing_below_a_tree_leaves_the_tree_on_the_ground() -> None:
    stage = staged(plan_of(thing("swing"), thing("oak"), relations=(("swing", "below", "oak"),)))
    tree = next(stage.of("oak")).placement
    assert tree is not None
    assert tree.position[2] == pytest.approx(0.0, abs=0.05)


def test_a_lantern_hangs_from_a_bough() -> None:
    plan = plan_of(
        thing("lantern", pose="hanging"), thing("tree"), relations=(("lantern", "below", "tree"),)
    )
    stage = staged(plan)
    lantern, tree = (surface.reshape(-1, 3) for surface in placed_surfaces(stage))
    top = lantern[lantern[:, 2].argmax()]
    assert np.linalg.norm(tree - top, axis=1).min() < 0.3
    assert lantern[:, 2].min() > 1.0


def test_who_hugs_touches() -> None:
    plan = plan_of(
        thing("woman", action="hugging"), thing("cow"), relations=(("woman", "next_to", "cow"),)
    )
    woman, cow = (surface.reshape(-1, 3) for surface in placed_surfaces(staged(plan)))
    near = [float(np.linalg.norm(cow - point, axis=1).min()) for point in woman[::7]]
    assert min(near) < 0.3  # m


@pytest.mark.parametrize("hat", [0.0, 0.12, 0.9])
def test_a_portrait_goes_from_what_is_on_the_head_down_to_the_chest(hat: float) -> None:
    mouth = np.array([0.0, -0.1, 1.52])
    body = np.array([[-0.4, -0.3, 0.0], [0.4, 0.2, 1.72 + hat]])
    seen = _about_face(body, "bust", mouth)
    assert 0.18 < mouth[2] - seen[:, 2].min() < 0.3
    assert np.ptp(seen[:, 2]) == pytest.approx(0.47 + min(hat, 0.25), abs=0.06)
    assert np.ptp(seen[:, 0]) == pytest.approx(np.ptp(seen[:, 2]))
    nearer = _about_face(body, "head", mouth)
    assert np.ptp(nearer[:, 2]) < np.ptp(seen[:, 2])


def test_a_close_up_of_a_tall_beast_is_about_its_face_not_its_ears() -> None:
    column = np.linspace(0.0, 0.5, 101)[:, None] * [0, 0, 1.0]  # 0.5 m tall, its ears from 0.36 m
    ahead = np.array([[0.0, -0.1, 0.3], [0.02, -0.08, 0.32]])
    at = {"top": (0, 0, 0.36), "mouth": (0, -0.1, 0.3), "neck": (0, 0.02, 0.24)}
    anchors = {name: SimpleNamespace(position=place) for name, place in at.items()}
    actor = SimpleNamespace(noun="owl", solid=SimpleNamespace(anchors=anchors))
    owl: Any = SimpleNamespace(
        actor=actor, matrix=np.eye(4), points=np.concatenate([column, ahead])
    )
    seen = shown(owl, "head")
    assert 0.1 < seen[:, 2].min() < 0.24
    assert 0.36 <= seen[:, 2].max() < 0.48
    assert len(shown(owl, "")) == len(owl.points)
