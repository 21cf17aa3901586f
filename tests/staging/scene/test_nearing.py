"""Does what would be a speck come near enough to be seen, with the others behind it as a whole?"""

from itertools import pairwise

import numpy as np
import pytest
from tests.staging.scene.helpers import Boxes, bare_place, plan_of, thing

from imagineart.plan.plan import Camera, Plan
from imagineart.staging.scene.nearing import SPECK
from imagineart.staging.scene.preview import Preview, preview
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.scene.surfaces import placed_surfaces
from imagineart.staging.stage import Canvas, Stage

SQUARE = Canvas(width=256, height=256)


def staged(plan: Plan, seed: int = 1) -> Stage:
    return stage_scene(plan, SQUARE, seed, "low", shapes=Boxes(), places=bare_place)


def seen(stage: Stage) -> Preview:
    assert stage.setting is not None
    return preview(placed_surfaces(stage, Boxes()), stage.setting.lens, SQUARE)


def size_of(stage: Stage, id: str) -> float:
    box = next(stage.of(id)).box
    return max(box.width, box.height)


PAIRS = (("apple", "horse"), ("teapot", "horse"), ("horse", "teapot"), ("bird", "chair"))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("small", "large"), PAIRS)
def test_both_of_a_pair_have_their_share_and_are_whole(small: str, large: str, seed: int) -> None:
    found = seen(staged(plan_of(thing(small), thing(large)), seed))
    assert float(found.shares.min()) > 0.8 * SPECK
    assert float(found.outside.max()) < 0.12
    assert float(found.visible.min()) > 0.5


@pytest.mark.parametrize("seed", range(3))
def test_a_hero_is_no_speck_beside_something_large(seed: int) -> None:
    stage = staged(plan_of(thing("apple"), thing("horse")), seed)
    assert size_of(stage, "apple") > 0.2
    assert size_of(stage, "horse") > 0.3


def test_nothing_is_made_larger_for_coming_nearer() -> None:
    stage = staged(plan_of(thing("apple"), thing("horse")))
    assert all(one.placement is None or one.placement.scale == 1.0 for one in stage.instances)


def test_what_is_large_enough_stays_where_it_is() -> None:
    stage = staged(plan_of(thing("dog"), thing("woman")))
    places = [one.placement.position for one in stage.instances if one.placement is not None]
    assert all(np.hypot(*np.subtract(a, b)[:2]) < 1.5 for a, b in pairwise(places))


def test_what_is_on_something_stays_on_it() -> None:
    plan = plan_of(thing("apple"), thing("chair"), relations=(("apple", "on", "chair"),))
    apple, chair = (next(staged(plan).of(id)).placement for id in ("apple", "chair"))
    assert apple is not None
    assert chair is not None
    assert np.hypot(*np.subtract(apple.position, chair.position)[:2]) < 0.4


@pytest.mark.parametrize(("side", "sign"), [("left_of", -1.0), ("right_of", 1.0)])
def test_who_comes_nearer_stays_on_its_side(side: str, sign: float) -> None:
    plan = plan_of(thing("apple"), thing("horse"), relations=(("apple", side, "horse"),))  # type: ignore[arg-type]
    for seed in range(3):
        stage = staged(plan, seed)
        apple, horse = (next(stage.of(id)).box.center[0] for id in ("apple", "horse"))
        assert sign * (apple - horse) > 0.05


def test_from_above_everything_stays_where_it_is() -> None:
    above = Camera(elevation=80.0, origin="stated")
    stage = staged(plan_of(thing("apple"), thing("horse"), camera=above))
    apple, horse = (next(stage.of(id)).placement for id in ("apple", "horse"))
    assert apple is not None
    assert horse is not None
    assert np.hypot(*np.subtract(apple.position, horse.position)[:2]) < 3.0


@pytest.mark.parametrize("seed", range(3))
def test_several_heroes_lead_together(seed: int) -> None:
    stage = staged(plan_of(thing("apple", 3), thing("teapot")), seed)
    spots = [one.placement.position for one in stage.instances if one.placement is not None]
    assert max(np.hypot(*np.subtract(a, b)[:2]) for a in spots for b in spots) < 0.9
