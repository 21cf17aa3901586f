"""Do real things touch what they are on, and lie in what they are in?"""

import numpy as np
import pytest
from tests.staging.scene.helpers import bare_place, plan_of, thing

from imagineart.plan.plan import Predicate
from imagineart.staging.scene.resting import heights
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.scene.surfaces import placed_surfaces
from imagineart.staging.stage import Canvas, Stage

SQUARE = Canvas(width=256, height=256)


def staged(carried: str, how: Predicate, carrier: str, count: int = 1, **fields: object) -> Stage:
    plan = plan_of(
        thing(carried, count, **fields), thing(carrier), relations=((carried, how, carrier),)
    )
    return stage_scene(plan, SQUARE, 3, "low", places=bare_place)


def surfaces(stage: Stage, id: str) -> list[np.ndarray]:
    found = zip(stage.instances, placed_surfaces(stage), strict=True)
    return [surface.reshape(-1, 3) for one, surface in found if one.object == id]


@pytest.mark.parametrize(
    ("carried", "carrier"),
    [("owl", "log"), ("cat", "laptop"), ("bird", "rock"), ("apple", "book"), ("parrot", "basket")],
)
def test_what_is_on_a_thing_touches_its_form(carried: str, carrier: str) -> None:
    stage = staged(carried, "on", carrier)
    own = surfaces(stage, carried)[0]
    size = float(np.ptp(own[:, 2]))
    below = heights(surfaces(stage, carrier)[0].reshape(-1, 3, 3), 0.02)
    feet = own[own[:, 2] < own[:, 2].min() + 0.1 * size]
    at = np.floor((feet[:, :2] - below.low) / below.cell).astype(int)
    over = ((at >= 0) & (at < below.top.shape)).all(axis=1)
    gaps = feet[over, 2] - below.top[tuple(at[over].T)]
    assert np.percentile(gaps, 20) < 0.06 * size  # its sole lies on the form
    assert np.percentile(gaps, 10) > -0.35 * size  # nor is it buried; a toe may be under a handle


def test_a_kitten_lies_in_a_basket_and_looks_out() -> None:
    stage = staged("kitten", "in", "basket")
    kitten, basket = surfaces(stage, "kitten")[0], surfaces(stage, "basket")[0]
    assert kitten[:, 2].max() < basket[:, 2].max()  # under the handle
    assert kitten[:, 2].min() < np.percentile(basket[:, 2], 60)
    assert abs(kitten[:, :2].mean(axis=0) - basket[:, :2].mean(axis=0)).max() < 0.1


def test_a_hedgehog_fits_a_cup() -> None:
    stage = staged("hedgehog", "in", "cup")
    hedgehog, cup = surfaces(stage, "hedgehog")[0], surfaces(stage, "cup")[0]
    assert hedgehog[:, 2].min() < cup[:, 2].max() < hedgehog[:, 2].max()
    assert np.ptp(hedgehog[:, 0]) < 1.3 * np.ptp(cup[:, 0])


def test_heads_of_flowers_stand_apart_over_their_vase() -> None:
    stage = staged("tulip", "in", "vase", count=5)
    vase, stems = surfaces(stage, "vase")[0], surfaces(stage, "tulip")
    heads = np.array([s[s[:, 2] > np.percentile(s[:, 2], 97)].mean(axis=0) for s in stems])
    assert (heads[:, 2] > vase[:, 2].max()).all()
    gaps = [np.linalg.norm(a - b) for i, a in enumerate(heads) for b in heads[:i]]
    assert min(gaps) > 0.05  # m
    feet = np.array([s[s[:, 2].argmin()] for s in stems])
    assert (feet[:, 2] < vase[:, 2].max()).all()


def test_only_the_top_of_a_stack_carries() -> None:
    plan = plan_of(
        thing("apple"), thing("book", 3, arrangement="stack"), relations=(("apple", "on", "book"),)
    )
    stage = stage_scene(plan, SQUARE, 3, "low", places=bare_place)
    top = max(book[:, 2].max() for book in surfaces(stage, "book"))
    assert surfaces(stage, "apple")[0][:, 2].min() == pytest.approx(top, abs=0.01)


def test_a_hat_is_as_large_as_the_head_that_wears_it() -> None:
    plan = plan_of(
        thing("frog"),
        thing("hat", phrase="straw hat"),
        relations=(("frog", "wearing", "hat"),),
    )
    stage = stage_scene(plan, SQUARE, 3, "low", places=bare_place)
    frog, hat = surfaces(stage, "frog")[0], surfaces(stage, "hat")[0]
    assert np.ptp(hat[:, 0]) < 1.6 * np.ptp(frog[:, 0])
    assert hat[:, 2].min() < frog[:, 2].max()
