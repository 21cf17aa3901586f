"""Does what the picture is about have its share of it?"""

import numpy as np
import pytest
from tests.staging.scene.helpers import Boxes, bare_place, plan_of, thing

from imagineart.modelling.model import Anchor
from imagineart.plan.plan import Camera, Plan
from imagineart.staging.scene.shapes import Solid, Variant, _box
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Box, Canvas

SEEDS = range(4)


class Afloat(Boxes):
    """Boxes, and a boat."""

    def noun_of(self, word: str) -> str | None:
        return word if word == "boat" else super().noun_of(word)

    def solid(self, noun: str, seed: int, pose: str, variant: Variant) -> Solid:
        if noun != "boat":
            return super().solid(noun, seed, pose, variant)
        low, high = np.array([-0.6, -2.0, 0.0]), np.array([0.6, 2.0, 0.5])
        return Solid(_box(low, high), low, high, {"seat": Anchor((0.0, 0.0, 0.3))})


class Glazed(Boxes):
    """Boxes, and a window."""

    def noun_of(self, word: str) -> str | None:
        return word if word == "window" else super().noun_of(word)

    def solid(self, noun: str, seed: int, pose: str, variant: Variant) -> Solid:
        if noun != "window":
            return super().solid(noun, seed, pose, variant)
        low, high = np.array([-0.6, -0.05, 0.0]), np.array([0.6, 0.05, 1.3])
        return Solid(_box(low, high), low, high)


def box_of(plan: Plan, seed: int, id: str) -> Box:
    canvas = Canvas(width=256, height=256)
    stage = stage_scene(plan, canvas, seed, "low", shapes=Boxes(), places=bare_place)
    return next(stage.of(id)).box


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("noun", ["dog", "owl", "woman"])
def test_who_is_alone_fills_the_picture(noun: str, seed: int) -> None:
    box = box_of(plan_of(thing(noun)), seed, noun)
    assert 0.68 < max(box.width, box.height) < 0.9
    assert min(box.left, box.top, 1.0 - box.right, 1.0 - box.bottom) > 0.02


@pytest.mark.parametrize("seed", SEEDS)
def test_a_person_of_whom_looks_are_told_is_seen_from_the_knees_up(seed: int) -> None:
    box = box_of(plan_of(thing("woman", modifiers=("elegant",))), seed, "woman")
    assert 0.02 < box.top < 0.2
    assert 1.0 < box.height < 1.35  # the frame ends at her knees


def test_of_whom_the_face_is_told_it_is_seen_from_the_waist_up() -> None:
    whole = box_of(plan_of(thing("woman", modifiers=("elegant",))), 0, "woman")
    faced = box_of(plan_of(thing("woman", modifiers=("green eyes",))), 0, "woman")
    assert 1.2 * whole.height < faced.height


@pytest.mark.parametrize("action", ["running", "dancing", "jumping"])
def test_who_does_something_is_seen_from_head_to_foot(action: str) -> None:
    box = box_of(plan_of(thing("woman", action=action)), 1, "woman")
    assert 0.68 < box.height < 0.9
    assert box.bottom < 1.0


def test_who_is_near_is_seen_by_head_and_shoulders() -> None:
    near = Camera(shot="close", origin="stated")
    assert box_of(plan_of(thing("woman"), camera=near), 1, "woman").height > 1.35


def test_a_wide_shot_stays_wide() -> None:
    wide = Camera(shot="wide", origin="stated")
    assert box_of(plan_of(thing("woman"), camera=wide), 1, "woman").height < 0.5


@pytest.mark.parametrize("seed", SEEDS)
def test_an_apple_on_a_table_is_no_speck(seed: int) -> None:
    plan = plan_of(thing("apple"), thing("table"), relations=(("apple", "on", "table"),))
    apple, table = box_of(plan, seed, "apple"), box_of(plan, seed, "table")
    assert max(apple.width, apple.height) > 0.22
    assert 0.2 < apple.center[0] < 0.8
    assert table.width > 0.9


def test_a_cat_does_not_cut_its_chair() -> None:
    plan = plan_of(thing("cat"), thing("chair"), relations=(("cat", "on", "chair"),))
    box = box_of(plan, 1, "chair")
    assert box.top > 0.0
    assert box.bottom < 1.0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_window_behind_a_woman_takes_nothing_of_her_share(seed: int) -> None:
    plan = plan_of(thing("woman"), thing("window"))
    canvas = Canvas(width=256, height=256)
    stage = stage_scene(plan, canvas, seed, "low", shapes=Glazed())
    woman, window = (next(stage.of(id)).box for id in ("woman", "window"))
    assert 0.6 < woman.height < 1.4
    assert window.right > 0.0
    assert window.left < 1.0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_that_nobody_asked_for_need_not_be_seen_as_a_whole(seed: int) -> None:
    board = thing("table", origin="completed")
    plan = plan_of(thing("teapot"), board, relations=(("teapot", "on", "table"),))
    box = box_of(plan, seed, "teapot")
    assert 0.45 < max(box.width, box.height) < 0.85


@pytest.mark.parametrize("seed", SEEDS)
def test_who_has_things_beside_them_is_no_smaller_for_that(seed: int) -> None:
    box = box_of(plan_of(thing("woman"), thing("teapot")), seed, "woman")
    assert 0.62 < box.height < 0.9


@pytest.mark.parametrize("seed", SEEDS)
def test_of_a_boat_most_is_seen_of_whom_it_carries_enough(seed: int) -> None:
    plan = plan_of(thing("woman"), thing("boat"), relations=(("woman", "in", "boat"),))
    canvas = Canvas(width=256, height=256)
    stage = stage_scene(plan, canvas, seed, "low", shapes=Afloat(), places=bare_place)
    woman, boat = (next(stage.of(id)).box for id in ("woman", "boat"))
    assert max(woman.width, woman.height) > 0.3
    seen = min(boat.right, 1.0) - max(boat.left, 0.0)
    assert seen / boat.width > 0.6
    assert boat.bottom < 1.05
