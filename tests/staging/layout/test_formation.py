"""Groups of equal things: complete, seated, apart, in the shape that was asked for."""

from itertools import combinations
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.plan.plan import Arrangement
from imagineart.staging.layout.formation import Boxes, columns_for, extent, form

ARRANGEMENTS: tuple[Arrangement, ...] = get_args(Arrangement)


def formed(count: int, arrangement: Arrangement, *, columns: int = 4, aspect: float = 1.0) -> Boxes:
    return form(count, arrangement, aspect, columns, np.random.default_rng(1), grounded=True)


def centers(boxes: Boxes) -> Boxes:
    return np.asarray(boxes[:, :2] + boxes[:, 2:] / 2)


def overlap(a: Boxes, b: Boxes) -> float:
    sides = np.minimum(a[:2] + a[2:], b[:2] + b[2:]) - np.maximum(a[:2], b[:2])
    return float(np.maximum(sides, 0).prod() / min(a[2:].prod(), b[2:].prod()))


@given(
    st.integers(1, 40),
    st.sampled_from(ARRANGEMENTS),
    st.integers(1, 10),
    st.floats(0.3, 3.0),
    st.booleans(),
)
def test_every_formation_is_complete_seated_and_ordered(
    count: int, arrangement: Arrangement, columns: int, aspect: float, grounded: bool
) -> None:
    rng = np.random.default_rng(3)
    boxes = form(count, arrangement, aspect, columns, rng, grounded=grounded)
    assert boxes.shape == (count, 4)
    left, _, right, bottom = extent(boxes)
    assert bottom == pytest.approx(0)
    assert left == pytest.approx(-right)
    bottoms = boxes[:, 1] + boxes[:, 3]
    assert (np.diff(bottoms) >= 0).all()
    assert np.allclose(boxes[:, 2] / boxes[:, 3], aspect)


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
@pytest.mark.parametrize("count", [2, 3, 6, 11, 25])
def test_nobody_hides_another(arrangement: Arrangement, count: int) -> None:
    boxes = formed(count, arrangement)
    assert max(overlap(a, b) for a, b in combinations(boxes, 2)) < 0.25


def test_a_row_is_a_line() -> None:
    boxes = formed(4, "row", columns=4)
    x, y = centers(boxes).T
    assert np.ptp(y) < 0.4
    assert np.ptp(x) > 3


def test_a_long_row_is_folded_and_recedes() -> None:
    boxes = formed(12, "row", columns=4)
    assert np.ptp(centers(boxes)[:, 1]) > 1.5
    assert boxes[0, 3] < boxes[-1, 3]


def test_what_floats_does_not_recede() -> None:
    boxes = form(12, "grid", 1.0, 4, np.random.default_rng(1), grounded=False)
    assert np.allclose(boxes[:, 3], 1.0)


def test_a_grid_is_straight() -> None:
    boxes = form(12, "grid", 1.0, 4, np.random.default_rng(1), grounded=False)
    x, y = centers(boxes).round(6).T
    assert (len(set(x)), len(set(y))) == (4, 3)


def test_a_ring_is_hollow() -> None:
    points = centers(formed(10, "ring"))
    away = np.linalg.norm(points - points.mean(axis=0), axis=1)
    assert away.min() > 0.8


def test_an_arc_is_highest_in_the_middle() -> None:
    boxes = formed(7, "arc")
    points = centers(boxes)[np.argsort(centers(boxes)[:, 0])]
    assert points[3, 1] < points[0, 1] - 0.5
    assert points[3, 1] < points[-1, 1] - 0.5


def test_a_small_stack_is_a_tower_a_large_one_a_pyramid() -> None:
    assert np.ptp(centers(formed(4, "stack"))[:, 0]) == pytest.approx(0)
    levels = centers(formed(10, "stack"))[:, 1].round(3).tolist()
    assert sorted(levels.count(level) for level in set(levels)) == [1, 2, 3, 4]


def test_a_scatter_is_not_a_grid() -> None:
    x = centers(formed(9, "scatter"))[:, 0].round(3)
    assert len(set(x.tolist())) == 9


@given(st.integers(1, 100), st.floats(0.1, 20.0), st.floats(0.2, 4.0))
def test_columns_are_never_more_than_things(count: int, room: float, aspect: float) -> None:
    assert 1 <= columns_for(count, room, aspect) <= count


def test_wide_rooms_take_more_columns() -> None:
    assert columns_for(20, 3.0, 1.0) > columns_for(20, 0.5, 1.0)
    assert columns_for(5, 1.0, 1.0) == 5
