"""When a relation holds between boxes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.plan.plan import Predicate, Relation
from imagineart.staging.layout.predicates import Boxes, holds, shortfall
from imagineart.staging.sheet import Sheet, SheetObject
from imagineart.staging.stage import Box

UNIT = (0.0, 0.0, 1.0, 1.0)


def lacking(predicate: Predicate, a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return float(shortfall(predicate, np.array([a]), np.array([b])))


def beside(distance: float) -> tuple[float, ...]:
    return (distance, 0.0, 1.0, 1.0)


def lower(distance: float) -> tuple[float, ...]:
    return (0.0, distance, 1.0, 1.0)


@pytest.mark.parametrize(
    ("distance", "met"), [(0.1, False), (0.19, False), (0.21, True), (2, True)]
)
def test_sides_need_a_tenth_of_the_summed_extents(distance: float, met: bool) -> None:
    assert (lacking("left_of", UNIT, beside(distance)) == 0) is met
    assert (lacking("right_of", beside(distance), UNIT) == 0) is met
    assert (lacking("above", UNIT, lower(distance)) == 0) is met
    assert (lacking("below", lower(distance), UNIT) == 0) is met


def test_the_shortfall_is_how_far_it_is_off() -> None:
    assert lacking("left_of", beside(1.0), UNIT) == pytest.approx(1.2, abs=0.01)


def test_every_pair_of_instances_counts() -> None:
    many = np.array([UNIT, beside(5.0)])
    assert shortfall("left_of", np.array([UNIT]), many + np.array([2, 0, 0, 0])) == 0
    assert shortfall("left_of", many, np.array([beside(2.0)])) > 0


@pytest.mark.parametrize(("gap", "met"), [(0.0, True), (0.5, True), (0.7, False)])
def test_neighbours_are_side_by_side_and_close(gap: float, met: bool) -> None:
    assert (lacking("next_to", UNIT, beside(1 + gap)) == 0) is met
    assert lacking("next_to", UNIT, lower(1.5)) > 0


@pytest.mark.parametrize(
    ("subject", "predicate", "met"),
    [
        ((0.3, -0.9, 0.4, 1.0), "on", True),
        ((0.3, -1.5, 0.4, 1.0), "on", False),
        ((2.0, -0.9, 0.4, 1.0), "on", False),
        ((0.3, 0.2, 0.4, 0.5), "in", True),
        ((0.3, 1.0, 0.4, 0.5), "in", False),
        ((0.3, 0.6, 0.4, 0.4), "under", True),
        ((0.3, -0.6, 0.4, 0.4), "under", False),
        ((0.8, 0.4, 0.4, 0.4), "holding", True),
        ((1.5, 0.4, 0.4, 0.4), "holding", False),
    ],
)
def test_contact(subject: tuple[float, ...], predicate: Predicate, met: bool) -> None:
    ends = (UNIT, subject) if predicate == "holding" else (subject, UNIT)
    assert (lacking(predicate, *ends) == 0) is met


def test_each_subject_needs_its_own_support() -> None:
    cats = np.array([(0.3, -0.9, 0.4, 1.0), (5.3, -0.9, 0.4, 1.0)])
    assert shortfall("on", cats, np.array([UNIT, beside(5.0)])) == 0
    assert shortfall("on", cats, np.array([UNIT])) > 0


def test_candidates_are_measured_at_once() -> None:
    a = np.array([[UNIT], [beside(3.0)]])
    b = np.array([[beside(2.0)], [beside(2.0)]])
    assert (shortfall("left_of", a, b) > 0).tolist() == [False, True]


def placed(a: Box, b: Box, depths: tuple[float, float], predicate: Predicate) -> bool:
    items = tuple(
        SheetObject(id=id, noun="thing", boxes=(box,), depth=depth)
        for id, box, depth in (("a", a, depths[0]), ("b", b, depths[1]))
    )
    relation = Relation(subject="a", predicate=predicate, object="b")
    return holds(Sheet(objects=items, relations=(relation,), width=3552, height=1184), relation)


def test_depth_decides_before_and_behind() -> None:
    a = Box(left=0.4, top=0.4, width=0.2, height=0.2)
    b = Box(left=0.45, top=0.45, width=0.2, height=0.2)
    assert placed(a, b, (0.5, 0.2), "behind")
    assert not placed(a, b, (0.2, 0.5), "behind")
    assert placed(a, b, (0.2, 0.5), "in_front_of")
    far = Box(left=0.9, top=0.45, width=0.1, height=0.2)
    assert not placed(a, far, (0.5, 0.2), "behind")


boxes = st.tuples(*[st.floats(0.01, 1.0)] * 4).map(lambda box: np.array([box]))


@given(boxes, boxes)
def test_opposites_mirror_each_other(a: Boxes, b: Boxes) -> None:
    assert shortfall("left_of", a, b) == shortfall("right_of", b, a)
    assert shortfall("above", a, b) == shortfall("below", b, a)
    assert not (shortfall("left_of", a, b) == 0 and shortfall("left_of", b, a) == 0)
