"""On a sheet nothing is a speck beside another, and what belongs together stays together."""

import pytest

from imagineart.plan.plan import ObjectSpec, Plan, Relation
from imagineart.staging.scene.clustering import LEAST, _clusters, grouped
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Canvas

CANVAS = Canvas(width=256, height=256)
PARTY = Plan(
    kind="poster",
    objects=(ObjectSpec(id="chair", noun="chair"), ObjectSpec(id="apple", noun="apple")),
)


def test_the_smaller_becomes_nearly_as_large_and_stands_beside_the_larger() -> None:
    stage = stage_scene(PARTY, CANVAS, 3, "low")
    before, after = _clusters(PARTY, stage), _clusters(PARTY, grouped(PARTY, stage))
    assert min(c.size for c in before) < 0.3 * max(c.size for c in before)
    assert min(c.size for c in after) >= 0.98 * LEAST * max(c.size for c in after)
    first, second = sorted(after, key=lambda c: float(c.low[0]))
    assert first.high[0] < second.low[0]
    assert first.low[2] == pytest.approx(second.low[2], abs=0.01)


def test_who_holds_a_thing_and_the_thing_are_one() -> None:
    held = PARTY.revised(
        relations=(Relation(subject="chair", predicate="holding", object="apple"),)
    )
    stage = stage_scene(PARTY, CANVAS, 3, "low")
    assert len(_clusters(held, stage)) == 1
    assert grouped(held, stage) == stage


def test_one_thing_alone_stays_as_it_is() -> None:
    plan = PARTY.revised(objects=PARTY.objects[:1])
    stage = stage_scene(plan, CANVAS, 3, "low")
    assert grouped(plan, stage) == stage
