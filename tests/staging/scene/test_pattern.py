"""Patterns: even, without seams, another one for another seed."""

import numpy as np
import pytest

from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.scene.pattern import FILL, stage_pattern
from imagineart.staging.stage import Canvas, Stage

CANVAS = Canvas(width=600, height=400)
PLAN = Plan(
    kind="pattern",
    objects=(
        ObjectSpec(id="apple", noun="apple", count=12),
        ObjectSpec(id="mug", noun="mug", count=12),
        ObjectSpec(id="idea", noun="idea"),
    ),
)


@pytest.fixture(scope="module")
def stage() -> Stage:
    return stage_pattern(PLAN, CANVAS, 5, "low")


def centres(stage: Stage) -> np.ndarray:
    return np.array([one.box.center for one in stage.instances])


def test_what_crosses_an_edge_stands_at_the_other_too(stage: Stage) -> None:
    found = centres(stage)
    for one in stage.instances:
        for axis, (low, high) in enumerate(
            [(one.box.left, one.box.right), (one.box.top, one.box.bottom)]
        ):
            if low < 0.0 or high > 1.0:
                shift = np.zeros(2)
                shift[axis] = 1.0 if low < 0.0 else -1.0
                apart = np.abs(found - (np.array(one.box.center) + shift)).max(axis=1)
                assert apart.min() < 0.006


def test_figures_do_not_touch(stage: Stage) -> None:
    found = centres(stage) * (CANVAS.width, CANVAS.height)
    apart = np.linalg.norm(found[:, None] - found[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    assert apart.min() > 0.9 * CANVAS.width / 6


def test_kinds_share_the_sheet(stage: Stage) -> None:
    kinds = [one.object for one in stage.instances]
    assert 0.3 < kinds.count("apple") / len(kinds) < 0.7


def test_figures_are_as_large_as_by_nature_on_the_mean(stage: Stage) -> None:
    scales = [one.placement.scale for one in stage.instances if one.placement]
    assert 0.5 < np.exp(np.mean(np.log(scales))) < 2.0
    assert FILL < 1.0


def test_what_lies_flat_is_raised_to_the_viewer() -> None:
    plan = Plan(kind="pattern", objects=(ObjectSpec(id="leaf", noun="leaf", count=6),))
    flat = stage_pattern(plan, CANVAS, 5, "low")
    assert all(one.placement and one.placement.pitch > 50.0 for one in flat.instances)


def test_what_has_no_model_is_told(stage: Stage) -> None:
    assert stage.left_out == ("idea",)
    assert "idea" in stage.trace[0].message


def test_the_same_seed_gives_the_same_and_another_another(stage: Stage) -> None:
    assert stage_pattern(PLAN, CANVAS, 5, "low") == stage
    assert stage_pattern(PLAN, CANVAS, 6, "low").instances != stage.instances


def test_nothing_to_repeat_is_an_empty_sheet() -> None:
    assert stage_pattern(Plan(kind="pattern"), CANVAS, 1, "low").instances == ()
