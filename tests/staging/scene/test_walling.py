"""Does what hangs or leans have its back to the wall?"""

import numpy as np
import pytest
from tests.staging.scene.helpers import Boxes, plan_of, thing

from imagineart.modelling.model import Anchor, Mesh
from imagineart.modelling.places.place import place_of
from imagineart.plan.plan import Background, Color, Plan
from imagineart.staging.scene.shapes import Solid, Variant, _box
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.scene.surfaces import placed_surfaces
from imagineart.staging.scene.venue import build_place
from imagineart.staging.stage import Canvas, Stage

SIZES = {
    "bicycle": (0.6, 1.8, 1.0),
    "painting": (0.8, 0.04, 0.6),
    "sign": (1.1, 0.1, 0.5),
    "mirror": (0.86, 0.05, 1.95),
}


class Wares(Boxes):
    """Boxes of other things."""

    def noun_of(self, word: str) -> str | None:
        return word if word in SIZES else super().noun_of(word)

    def solid(self, noun: str, seed: int, pose: str, variant: Variant) -> Solid:
        if noun not in SIZES:
            return super().solid(noun, seed, pose, variant)
        width, depth, height = SIZES[noun]
        low = np.array([-width / 2, -depth / 2, 0.0], np.float32)
        high = np.array([width / 2, depth / 2, height], np.float32)
        return Solid(_box(low, high), low, high, {"hang": Anchor((0, depth / 2, height))})


def walled(noun: str, prompt: str, setting: str = "brick wall", action: str = "") -> Plan:
    palette = (Color(name="brick", lightness=0.5, chroma=0.1, hue=30.0),)
    place = Background(
        family="room", setting=setting, origin="stated", surface="brick", palette=palette
    )
    return plan_of(thing(noun, action=action), background=place, prompt=prompt)


def staged(plan: Plan, seed: int) -> tuple[Stage, np.ndarray, float]:
    shapes = Wares()
    stage = stage_scene(plan, Canvas(width=256, height=256), seed, "low", shapes=shapes)
    assert stage.setting is not None
    points = placed_surfaces(stage, shapes)[0].reshape(-1, 3)
    return stage, points, build_place(stage.setting.place).far


@pytest.mark.parametrize("seed", range(3))
def test_what_leans_touches_the_wall_with_its_top_and_the_ground(seed: int) -> None:
    plan = walled("bicycle", "a bicycle leaning against a brick wall", action="leaning")
    stage, points, wall = staged(plan, seed)
    placement = stage.instances[0].placement
    assert placement is not None
    assert 3.0 < abs(placement.roll) < 15.0
    assert points[:, 1].max() == pytest.approx(wall, abs=0.01)
    assert points[points[:, 1].argmax(), 2] > 0.8
    assert points[:, 2].min() == pytest.approx(0.0, abs=0.01)
    assert np.ptp(points[:, 0]) > np.ptp(points[:, 1])


@pytest.mark.parametrize(
    ("noun", "prompt"),
    [
        ("painting", "a painting"),
        ("sign", "a sign on a brick wall"),
        ("sign", 'a sign reading "OPEN LATE" in pink on a brick wall'),
    ],
)
def test_what_hangs_is_flat_on_the_wall_at_the_height_of_eyes(noun: str, prompt: str) -> None:
    _, points, wall = staged(walled(noun, prompt), 1)
    assert points[:, 1].max() == pytest.approx(wall, abs=0.01)
    assert np.ptp(points[:, 1]) == pytest.approx(SIZES[noun][1], abs=0.01)
    assert 1.0 < points[:, 2].mean() < 2.0


@pytest.mark.parametrize("count", [2, 3, 4, 7])
def test_several_that_hang_are_each_apart_from_the_others(count: int) -> None:
    plan = plan_of(
        thing("painting", count=count, arrangement="scatter"),
        background=Background(family="room", setting="brick wall", surface="brick"),
        prompt="paintings",
    )
    stage, _, wall = staged(plan, 2)
    surfaces = placed_surfaces(stage, Wares())
    boxes = [(p.reshape(-1, 3).min(axis=0), p.reshape(-1, 3).max(axis=0)) for p in surfaces]
    assert len(boxes) == count
    for n, (low, high) in enumerate(boxes):
        assert high[1] == pytest.approx(wall, abs=0.01)
        assert low[2] > 0.1
        for other_low, other_high in boxes[:n]:
            assert ((low > other_high) | (high < other_low))[[0, 2]].any()


@pytest.mark.parametrize(("noun", "hung"), [("painting", True), ("bicycle", False)])
def test_a_room_takes_its_own_pictures_down_for_what_hangs_there(noun: str, hung: bool) -> None:
    plan = plan_of(thing(noun), background=Background(family="room", surface="wood"), prompt=noun)
    stage, _, _ = staged(plan, 1)
    assert stage.setting is not None
    assert ("pictures" in stage.setting.place.without) is hung
    parts = [p for s in build_place(stage.setting.place).scenery for p in s.model.parts]
    assert any(part.name == "print" for part in parts) is not hung


def test_who_is_before_a_wall_stands_on_the_ground() -> None:
    _, points, wall = staged(walled("cat", "a cat in front of a brick wall"), 1)
    assert points[:, 2].min() == pytest.approx(0.0, abs=0.01)
    assert points[:, 1].max() < wall


def test_the_wall_is_of_the_material_that_is_said_and_not_the_floor() -> None:
    stage, _, _ = staged(walled("painting", "a painting on a brick wall"), 1)
    assert stage.setting is not None
    assert stage.setting.place.material == "brick"
    assert stage.setting.place.surface == ""
    assert stage.setting.place.wall is None


def test_a_wall_has_the_colour_that_is_said() -> None:
    blue = (Color(name="blue", lightness=0.5, chroma=0.15, hue=260.0),)
    plan = walled("painting", "a painting on a blue wall", "blue wall")
    plan = plan.revised(background=plan.background.revised(palette=blue))
    stage, _, _ = staged(plan, 1)
    assert stage.setting is not None
    red, _, light = stage.setting.place.wall or (1.0, 0.0, 0.0)
    assert light > red


@pytest.mark.parametrize(("material", "sunlit"), [("brick", True), ("", False), ("oak", False)])
def test_masonry_stands_under_the_sky(material: str, sunlit: bool) -> None:
    place = place_of("wall", extent=0.8, params={"material": material})
    assert place.sunlit == sunlit
    wall = next(p for s in place.scenery for p in s.model.parts if p.name == "wall").shape
    assert isinstance(wall, Mesh)
    assert float(wall.vertices[:, 1].min()) == pytest.approx(place.far, abs=1e-3)


@pytest.mark.parametrize("seed", range(3))
def test_who_is_at_a_mirror_stands_on_the_floor_and_turns_her_back(seed: int) -> None:
    plan = plan_of(
        thing("woman"),
        thing("mirror"),
        relations=(("woman", "facing", "mirror"),),
        background=Background(family="room", origin="stated", surface="wood"),
    )
    stage = staged(plan, seed)[0]
    woman, mirror = (next(stage.of(id)).placement for id in ("woman", "mirror"))
    assert woman is not None
    assert mirror is not None
    assert woman.position[2] == pytest.approx(0.0, abs=0.05)
    assert mirror.position[2] == pytest.approx(0.0, abs=0.05)
    assert woman.position[1] < mirror.position[1]  # nearer to the viewer
    assert 130.0 < abs((woman.yaw + 180.0) % 360.0 - 180.0) <= 180.0
    assert stage.setting is not None
    away = np.subtract(stage.setting.lens.position, mirror.position)
    turned = mirror.yaw - np.rad2deg(np.arctan2(away[0], -away[1]))
    assert 14.0 < abs(turned) < 34.0  # oblique: the face in it is seen beside her
