"""Are things that are not to be seen mended, by few tries, and never into something worse?"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
import trimesh
from tests.staging.scene.helpers import Boxes, bare_place, plan_of, thing

from imagineart.modelling.places.place import level_ground
from imagineart.plan.plan import Plan
from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.framing import Frame, Limits, framed
from imagineart.staging.scene.mending import TRIES, View, encloses, judged, mended
from imagineart.staging.scene.shots import Shot
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.scene.units import Spot, Unit, unit_of
from imagineart.staging.stage import Canvas, Lens

CANVAS = Canvas(width=256, height=256)
SHOT = Shot(elevation=5.0, fill=0.8)


@dataclass(slots=True)
class Looker:
    """A camera on the first of the units where it is to be nearer, else on all; it counts."""

    nearer: list[bool] = field(default_factory=list)

    def __call__(self, units: Sequence[Unit], shot: Shot, near: bool) -> Lens:
        self.nearer.append(near)
        seen = units[:1] if near else units
        points = np.concatenate([spot.points for unit in seen for spot in unit.spots])
        return framed(points, shot, CANVAS, Frame(), Limits(level_ground()))


def stands(noun: str, x: float, y: float) -> Unit:
    actor = Actor(noun, 0, noun, Boxes().solid(noun, 0, "", {}))
    return unit_of(noun, [Spot(actor, np.array([x, y, 0.0]))])


def view_of(*units: Unit) -> View:
    return View(units, SHOT, Looker()(units, SHOT, False))


def kinds(view: View, plan: Plan) -> set[tuple[str, str]]:
    return {(fault.object, fault.kind) for fault in judged(view, plan, CANVAS).faults}


def test_what_is_seen_well_is_left_as_it_is() -> None:
    look, view = Looker(), view_of(stands("woman", 0, 0), stands("dog", 1, 0))
    assert mended(view, plan_of(thing("woman"), thing("dog")), CANVAS, look, 3) is view
    assert not look.nearer


def test_a_speck_is_come_nearer_to() -> None:
    plan = plan_of(thing("cat"), thing("house"))
    look, view = Looker(), view_of(stands("cat", -1, 0), stands("house", 0, 5))
    assert ("cat", "speck") in kinds(view, plan)
    new = mended(view, plan, CANVAS, look, 3)
    assert look.nearer[0]
    assert ("cat", "speck") not in kinds(new, plan)


def test_what_nobody_asked_for_goes_from_before_the_hero() -> None:
    plan = plan_of(thing("cat"), thing("table", origin="completed"), thing("house"))
    view = view_of(stands("cat", 0, 1.5), stands("table", 0, 0))
    assert ("cat", "hidden") in kinds(view, plan)
    new = mended(view, plan, CANVAS, Looker(), 3)
    assert [unit.name for unit in new.units] == ["cat"]
    assert not kinds(new, plan)


@pytest.mark.parametrize("x", [-0.15, 0.15])
def test_the_camera_turns_to_where_the_hidden_looks_out(x: float) -> None:
    plan = plan_of(thing("cat"), thing("woman"))
    view = view_of(stands("cat", x, 1.2), stands("woman", 0, 0))
    assert ("cat", "hidden") in kinds(view, plan)
    new = mended(view, plan, CANVAS, Looker(), 3)
    assert np.sign(new.shot.azimuth) == np.sign(x)
    assert ("cat", "hidden") not in kinds(new, plan)


def test_who_is_cut_by_accident_is_seen_as_a_whole_from_farther_away() -> None:
    plan, unit = plan_of(thing("woman")), stands("woman", 0, 0)
    near = framed(unit.spots[0].points * 0.5, SHOT, CANVAS, Frame(), Limits(level_ground()))
    view = View((unit,), SHOT, near)
    assert ("woman", "cut") in kinds(view, plan)
    assert not kinds(mended(view, plan, CANVAS, Looker(), 3), plan)


@pytest.mark.parametrize("tries", [0, 1, 3])
def test_tries_are_counted_where_nothing_helps(tries: int) -> None:
    plan = plan_of(thing("apple"), thing("house"))  # in the house
    look, view = Looker(), view_of(stands("house", 0, 0), stands("apple", 0, 0))
    new = mended(view, plan, CANVAS, look, tries)
    assert len(look.nearer) <= tries
    assert judged(new, plan, CANVAS).missing <= judged(view, plan, CANVAS).missing


def test_low_tries_three_times_at_most() -> None:
    assert TRIES["low"] <= 3


@pytest.mark.parametrize("seed", range(3))
def test_who_is_beside_something_much_larger_keeps_the_share(seed: int) -> None:
    plan = plan_of(thing("dog"), thing("house"), relations=(("dog", "in_front_of", "house"),))
    stage = stage_scene(plan, CANVAS, seed, "low", shapes=Boxes(), places=bare_place)
    dog, house = (next(stage.of(id)).box for id in ("dog", "house"))
    assert max(dog.width, dog.height) >= 0.4
    assert min(house.right, 1.0) - max(house.left, 0.0) > 0.3


def block(low: tuple[float, float, float], high: tuple[float, float, float]) -> np.ndarray:
    """(12, 3, 3) triangles of a closed box."""
    box = trimesh.creation.box(bounds=(low, high))
    return np.asarray(box.triangles, np.float32)


@pytest.mark.parametrize(
    ("eye", "within"),
    [((0, 0, 1), True), ((3, 0, 1), False), ((0, 0, 3), False), ((0.9, -0.9, 0.1), True)],
)
def test_a_closed_thing_encloses_what_is_in_it(eye: tuple[float, ...], within: bool) -> None:
    assert encloses(block((-1, -1, 0), (1, 1, 2)), np.array(eye, np.float32)) == within


def test_under_a_roof_is_not_inside() -> None:
    roof = block((-1, -1, 2), (1, 1, 2.2))
    assert not encloses(roof, np.array([0, 0, 1], np.float32))
    walls = np.concatenate([roof, block((-1, -1, 0), (-0.9, 1, 2))])
    assert not encloses(walls, np.array([0, 0, 1], np.float32))


def test_a_camera_in_a_house_sees_the_hero_again_without_it() -> None:
    plan = plan_of(thing("woman"), thing("house"))
    woman, house = stands("woman", 0, 0), stands("house", 0, -6)
    look = Looker()
    lens = look((woman,), SHOT, False)
    corners = house.spots[0].points
    inside = Lens(**dict(lens) | {"position": tuple(float(v) for v in corners.mean(axis=0))})
    view = View((woman, house), SHOT, inside)
    assert ("house", "inside") in kinds(view, plan)
    new = mended(view, plan, CANVAS, look, TRIES["low"])
    assert ("house", "inside") not in kinds(new, plan)
    assert new.units == (woman,)
