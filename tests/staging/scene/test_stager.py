"""Does a staged plan show what it states, from every seed?"""

from itertools import combinations

import numpy as np
import pytest
from tests.staging.scene.helpers import Boxes, bare_place, plan_of, thing

from imagineart.modelling.places.place import PlaceModel
from imagineart.plan.plan import Background, Camera, Plan, Predicate, TextBlock
from imagineart.request import Thinking
from imagineart.staging.scene.shapes import Solid, Variant
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Canvas, Instance, PlaceSetting, Stage

SEEDS = range(6)
SQUARE = Canvas(width=512, height=512)


def staged(plan: Plan, seed: int = 0, canvas: Canvas = SQUARE, thinking: Thinking = "low") -> Stage:
    return stage_scene(plan, canvas, seed, thinking, shapes=Boxes(), places=bare_place)


def one(stage: Stage, id: str) -> Instance:
    return next(stage.of(id))


def position(stage: Stage, id: str) -> np.ndarray:
    placement = one(stage, id).placement
    assert placement is not None
    return np.array(placement.position)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("how", ["left_of", "right_of", "next_to", "behind", "in_front_of"])
def test_relations_hold_in_the_picture(how: Predicate, seed: int) -> None:
    plan = plan_of(thing("apple", 3), thing("teapot"), relations=(("apple", how, "teapot"),))
    stage = staged(plan, seed)
    teapot = one(stage, "teapot")
    for apple in stage.of("apple"):
        ahead = apple.box.center[0] - teapot.box.center[0]
        farther = apple.depth - teapot.depth
        holds = {
            "left_of": ahead < 0,
            "right_of": ahead > 0,
            "next_to": abs(ahead) > 0.5 * apple.box.width,
            "behind": farther > 0,
            "in_front_of": farther < 0,
        }
        assert holds[how]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("how", "upper"), [("above", "teapot"), ("below", "chair")])
def test_what_is_above_is_higher_in_the_picture(how: Predicate, upper: str, seed: int) -> None:
    plan = plan_of(thing("teapot"), thing("chair"), relations=(("teapot", how, "chair"),))
    stage = staged(plan, seed)
    lower = {"teapot": "chair", "chair": "teapot"}[upper]
    assert one(stage, upper).box.center[1] < one(stage, lower).box.top


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_stands_in_another(seed: int) -> None:
    stage = staged(plan_of(thing("apple", 4), thing("teapot"), thing("pear", 2)), seed)
    for a, b in combinations(stage.instances, 2):
        assert a.placement is not None
        assert b.placement is not None
        apart = np.hypot(*np.subtract(a.placement.position, b.placement.position)[:2])
        assert apart > 0.078  # m, the width of an apple


@pytest.mark.parametrize("seed", SEEDS)
def test_all_is_in_the_picture(seed: int) -> None:
    plan = plan_of(thing("cat", 2), thing("chair"), thing("woman"))
    for one in staged(plan, seed).instances:
        assert one.box.left > 0.0
        assert one.box.top > 0.0
        assert one.box.right < 1.0
        assert one.box.bottom < 1.0


@pytest.mark.parametrize(("width", "height"), [(512, 512), (512, 288), (288, 512)])
def test_the_camera_fits_the_canvas(width: int, height: int) -> None:
    stage = staged(plan_of(thing("woman"), thing("dog")), canvas=Canvas(width=width, height=height))
    boxes = [one.box for one in stage.instances]
    span = max(b.right for b in boxes) - min(b.left for b in boxes)
    rise = max(b.bottom for b in boxes) - min(b.top for b in boxes)
    assert max(span, rise) > 0.45
    assert max(span, rise) < 0.97


def test_a_cat_sits_on_the_seat() -> None:
    plan = plan_of(thing("cat"), thing("chair"), relations=(("cat", "on", "chair"),))
    stage = staged(plan)
    assert position(stage, "cat")[2] == pytest.approx(0.45, abs=0.01)
    assert np.hypot(*(position(stage, "cat") - position(stage, "chair"))[:2]) < 0.25


def test_a_rider_has_her_seat_on_the_back() -> None:
    plan = plan_of(thing("woman"), thing("horse"), relations=(("woman", "riding", "horse"),))
    stage = staged(plan)
    rider = one(stage, "woman").placement
    assert rider is not None
    assert rider.pose == "ride"
    assert rider.position[2] == pytest.approx(1.2 - 0.5, abs=0.02)


def test_what_is_held_is_in_the_hand() -> None:
    plan = plan_of(thing("woman"), thing("apple"), relations=(("woman", "holding", "apple"),))
    stage = staged(plan)
    off = position(stage, "apple") - position(stage, "woman")
    assert off[2] == pytest.approx(0.9 - 0.04, abs=0.02)
    assert np.hypot(*off[:2]) == pytest.approx(np.hypot(0.3, 0.1), abs=0.02)


def test_a_bowl_grows_for_what_is_in_it() -> None:
    plan = plan_of(thing("apple", 7), thing("bowl"), relations=(("apple", "in", "bowl"),))
    stage = staged(plan)
    bowl = one(stage, "bowl").placement
    assert bowl is not None
    assert bowl.scale > 1.05
    tops = [one.placement.position[2] for one in stage.of("apple") if one.placement]
    assert max(tops) < 0.25  # no tower


def test_what_has_no_place_stands_beside_and_is_told() -> None:
    plan = plan_of(thing("cat"), thing("apple"), relations=(("cat", "holding", "apple"),))
    stage = staged(plan)
    assert position(stage, "apple")[2] == pytest.approx(0.0, abs=1e-3)
    assert any("apple" in entry.message for entry in stage.trace)


def test_what_has_no_model_is_left_out_and_told() -> None:
    stage = staged(plan_of(thing("apple"), thing("gizmo")))
    assert stage.left_out == ("gizmo",)
    assert any("gizmo" in entry.message for entry in stage.trace)


def test_words_of_the_camera_are_left_out_silently() -> None:
    lens = thing("apple").revised(id="lens", noun="85mm")
    stage = staged(plan_of(thing("apple"), lens, prompt="an apple, 85mm"))
    assert stage.left_out == ("lens",)
    assert not stage.trace


def test_the_moon_is_in_the_upper_part_of_the_sky() -> None:
    meadow = Background(family="meadow", origin="stated")
    plan = plan_of(thing("owl", 2), thing("moon"), background=meadow)
    stage = staged(plan)
    moon = one(stage, "moon")
    assert moon.placement is None
    assert moon.box.center[1] < 0.35
    assert stage.setting is not None
    assert stage.setting.sky is not None
    assert stage.setting.sky.moon > 0


def test_a_speck_comes_nearer_and_keeps_its_size() -> None:
    plan = plan_of(thing("cat"), thing("house"), relations=(("cat", "in_front_of", "house"),))
    stage = staged(plan)
    cat = one(stage, "cat")
    assert cat.placement is not None
    assert cat.placement.scale == 1.0
    assert max(cat.box.width, cat.box.height) > 0.12


def test_who_chases_looks_at_whom() -> None:
    plan = plan_of(thing("dog"), thing("cat"), relations=(("dog", "chasing", "cat"),))
    for seed in SEEDS:
        stage = staged(plan, seed)
        dog, cat = one(stage, "dog"), one(stage, "cat")
        assert dog.placement is not None
        assert cat.placement is not None
        toward = np.sign(cat.box.center[0] - dog.box.center[0])
        assert np.sign(np.sin(np.deg2rad(dog.placement.yaw))) == toward
        assert np.sign(np.sin(np.deg2rad(cat.placement.yaw))) == toward
        assert dog.placement.pose == cat.placement.pose == "run"


def test_who_has_no_seat_sits_on_the_ground() -> None:
    stage = staged(plan_of(thing("woman", pose="sitting")))
    assert one(stage, "woman").placement.pose == "sit on the ground"  # type: ignore[union-attr]


def test_the_same_seed_gives_the_same_bytes() -> None:
    plan = plan_of(thing("apple", 3), thing("teapot"), thing("cat"))
    assert staged(plan, 5).model_dump_json() == staged(plan, 5).model_dump_json()


def test_seeds_differ_in_view_or_arrangement() -> None:
    plan = plan_of(thing("apple", 3), thing("teapot"))
    stages = [staged(plan, seed) for seed in SEEDS]
    for a, b in combinations(stages, 2):
        assert a.setting is not None
        assert b.setting is not None
        view = np.subtract(a.setting.lens.position, b.setting.lens.position)
        where = np.subtract(position(a, "teapot"), position(b, "teapot"))
        assert np.abs(view).max() > 0.01 or np.abs(where).max() > 0.01


def test_stages_survive_json() -> None:
    stage = staged(plan_of(thing("cat"), background=Background(family="meadow")))
    assert Stage.model_validate_json(stage.model_dump_json()) == stage


def test_high_is_never_worse_than_its_first_try() -> None:
    plan = plan_of(thing("apple", 5), thing("teapot"), thing("bowl"))
    low, high = staged(plan, 3), staged(plan, 3, thinking="high")
    assert high.setting is not None
    assert low.setting is not None
    assert high.setting.samples > low.setting.samples


def test_type_has_room_above() -> None:
    texts = (TextBlock(string="SALE"),)
    stage = staged(plan_of(thing("apple"), texts=texts, kind="poster"))
    box = stage.texts[0]
    assert box is not None
    assert one(stage, "apple").box.top > box.bottom


def test_an_overhead_shot_looks_straight_down() -> None:
    stage = staged(plan_of(thing("bowl"), prompt="top-down photo of a bowl"))
    assert stage.setting is not None
    down = np.subtract(stage.setting.lens.target, stage.setting.lens.position)
    assert down[2] / np.linalg.norm(down) < -0.99


def test_isometric_is_without_perspective() -> None:
    stage = staged(plan_of(thing("chair"), prompt="isometric chair"))
    assert stage.setting is not None
    assert stage.setting.lens.orthographic is not None


def test_a_wide_shot_shows_more_than_a_close_one() -> None:
    shots = [Camera(shot=shot, origin="stated") for shot in ("close", "wide")]
    close, wide = (one(staged(plan_of(thing("cat"), camera=c)), "cat").box for c in shots)
    assert close.height > 1.5 * wide.height


def test_a_place_without_things_is_seen_at_eye_level() -> None:
    stage = staged(Plan(prompt="a meadow", background=Background(family="meadow")))
    assert stage.setting is not None
    assert 1.0 < stage.setting.lens.position[2] < 3.0


@pytest.mark.parametrize(
    ("noun", "unnatural"),
    [("horse", {"sit", "lie", "rear"}), ("dog", {"run", "rear"}), ("cat", {"run", "sleep"})],
)
def test_poses_that_nobody_asks_for_are_natural(noun: str, unnatural: set[str]) -> None:
    poses = {
        one.placement.pose
        for seed in SEEDS
        for one in staged(plan_of(thing(noun, 4)), seed).instances
        if one.placement is not None
    }
    assert len(poses) > 1
    assert poses.isdisjoint(unnatural)


def test_what_is_several_by_itself_is_there_once() -> None:
    pile = thing("pancakes", 4, arrangement="stack")
    assert len(staged(plan_of(pile)).instances) == 1
    apples = thing("apple", 4, arrangement="stack")
    assert len(staged(plan_of(apples)).instances) == 4


@pytest.mark.parametrize("how", ["on", "next_to"])
def test_an_insect_sits_on_the_top_of_its_flower(how: Predicate) -> None:
    plan = plan_of(thing("bee"), thing("flower"), relations=(("bee", how, "flower"),))
    stage = staged(plan)
    off = position(stage, "bee") - position(stage, "flower")
    assert off[2] == pytest.approx(0.4, abs=0.03)
    assert np.hypot(*off[:2]) < 0.1


def test_food_sinks_into_what_fills_a_bowl() -> None:
    plan = plan_of(thing("egg"), thing("ramen"), relations=(("egg", "in", "ramen"),))
    stage = staged(plan)
    off = position(stage, "egg") - position(stage, "ramen")
    assert 0.0 < off[2] < 0.1  # m, the height of the bowl
    assert off[2] + 0.06 > 0.1
    assert np.hypot(*off[:2]) > 0.01


def test_stagings_of_one_plan_share_models_and_place() -> None:
    built: list[PlaceSetting] = []
    asked: set[tuple[str, int, str]] = set()

    class Watched(Boxes):
        def solid(self, noun: str, seed: int, pose: str, variant: Variant) -> Solid:
            asked.add((noun, seed, pose))
            return super().solid(noun, seed, pose, variant)

    def watched(setting: PlaceSetting) -> PlaceModel:
        built.append(setting)
        return bare_place(setting)

    plan = plan_of(thing("horse", 2), thing("woman"))
    stage_scene(plan, SQUARE, 3, "high", shapes=Watched(), places=watched)
    assert len({setting.model_dump_json() for setting in built}) == 1
    assert len(asked) == 3


@pytest.mark.parametrize("seed", SEEDS)
def test_peaks_are_the_place_s_and_put_the_camera_nowhere(seed: int) -> None:
    stage = staged(plan_of(thing("mountain", 3), thing("teapot", 2)), seed)
    assert {one.object for one in stage.instances} == {"teapot"}
    assert stage.setting is not None
    assert np.abs(stage.setting.lens.position).max() < 200.0  # m
