"""Strings and leashes between who holds and what is held."""

import numpy as np

from imagineart.modelling.model import Anchor
from imagineart.plan.plan import ObjectSpec, Plan, Relation
from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.shapes import Solid
from imagineart.staging.scene.tethers import tethers_of
from imagineart.staging.scene.units import Spot


def spot_of(object: str, noun: str, at: float, pose: str = "", index: int = 0) -> Spot:
    box = np.array([[[0, 0, 0], [1, 0, 0], [1, 1, 1]]], np.float32)
    anchors = {"grip right": Anchor((0.1, 0.0, 1.0))} if pose else {}
    actor = Actor(
        object,
        index,
        noun,
        Solid(box, box.reshape(-1, 3).min(0), box.reshape(-1, 3).max(0), anchors),
        pose=pose,
    )
    return Spot(actor, np.array([at, 0.0, 0.0]))


def plan_of(predicate: str) -> Plan:
    things = tuple(ObjectSpec(id=n, noun=n, phrase=n) for n in ("kite", "girl"))
    tie = Relation.model_validate({"subject": "kite", "predicate": predicate, "object": "girl"})
    return Plan(prompt="a girl flying kites", objects=things, relations=(tie,))


def test_that_each_kite_has_a_line_from_a_hand() -> None:
    spots = [spot_of("girl", "girl", 0.0, "fly a kite")]
    spots += [spot_of("kite", "kite", 3.0 + k, index=k) for k in range(2)]
    cords = tethers_of(plan_of("above"), spots)
    assert [cord.start for cord in cords] == [(0.1, 0.0, 1.0)] * 2
    assert [cord.end for cord in cords] == [(3.5, 0.5, 0.5), (4.5, 0.5, 0.5)]


def test_that_nothing_is_tied_without_a_doing_or_a_relation() -> None:
    kite = spot_of("kite", "kite", 3.0)
    assert not tethers_of(plan_of("above"), [spot_of("girl", "girl", 0.0, "sit"), kite])
    assert not tethers_of(plan_of("next_to"), [spot_of("girl", "girl", 0.0, "fly a kite"), kite])
