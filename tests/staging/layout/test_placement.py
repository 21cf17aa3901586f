"""Bodies settle: apart, in order, near, behind, on the ground and inside."""

from collections.abc import Sequence

import numpy as np

from imagineart.staging.layout.placement import (
    Candidates,
    Placement,
    Room,
    Rule,
    perspective,
    settle,
)

SAFE = (0.05, 0.05, 0.95, 0.95)
ROOM = Room(SAFE, np.array([[0.5]]), np.array([[0.6]]), np.array([[0.9]]))
BODY = (-0.1, -0.2, 0.1, 0.0)


def trials(
    homes: Sequence[tuple[float, float]], rules: Sequence[Rule] = (), *, floating: bool = False
) -> Candidates:
    count = len(homes)
    home = np.array(homes)
    return Candidates(
        room=ROOM,
        extents=np.tile(BODY, (1, count, 1)),
        base=np.ones(1),
        floating=np.full(count, floating),
        rules=rules,
        home_x=home[None, :, 0],
        home_y=home[None, :, 1],
    )


def rule(kind: str, a: int = 0, b: int = 1) -> Rule:
    part = np.array([BODY])
    return Rule(kind, a, b, part, part)  # type: ignore[arg-type]


def edges(settled: Placement, body: int) -> tuple[float, float, float, float]:
    x, y, s = (float(v[0, body]) for v in (settled.x, settled.y, settled.scale))
    left, top, right, bottom = (value * s for value in BODY)
    return x + left, y + top, x + right, y + bottom


def test_nothing_leaves_the_stage() -> None:
    settled = settle(trials([(-3.0, 5.0), (4.0, -2.0), (0.5, 0.7)], floating=True))
    for body in range(3):
        left, top, right, bottom = edges(settled, body)
        assert min(left, top) >= 0.05 - 1e-9
        assert max(right, bottom) <= 0.95 + 1e-9


def test_standing_bodies_stay_on_the_ground() -> None:
    settled = settle(trials([(0.3, 0.1), (0.7, 2.0)]))
    assert 0.6 <= settled.y.min() <= settled.y.max() <= 0.9


def test_two_on_one_spot_part() -> None:
    settled = settle(trials([(0.5, 0.8), (0.51, 0.8)]))
    assert edges(settled, 0)[2] <= edges(settled, 1)[0] + 0.01


def test_order_wins_over_home() -> None:
    settled = settle(trials([(0.8, 0.8), (0.2, 0.8)], [rule("x")]))
    assert edges(settled, 0)[2] < edges(settled, 1)[0]


def test_above_is_above_in_the_same_column() -> None:
    settled = settle(trials([(0.2, 0.8), (0.8, 0.4)], [rule("y")], floating=True))
    assert edges(settled, 0)[3] <= edges(settled, 1)[1] + 1e-6
    assert abs(settled.x[0, 0] - settled.x[0, 1]) < 0.15


def test_neighbours_come_together() -> None:
    settled = settle(trials([(0.15, 0.8), (0.85, 0.65)], [rule("near")]))
    gap = edges(settled, 1)[0] - edges(settled, 0)[2]
    assert 0 < gap < 0.1
    assert abs(settled.y[0, 0] - settled.y[0, 1]) < 0.06


def test_behind_is_farther_and_half_seen() -> None:
    settled = settle(trials([(0.2, 0.9), (0.8, 0.7)], [rule("behind")]))
    assert settled.y[0, 0] < settled.y[0, 1] - 0.05
    left, _, right, _ = edges(settled, 0)
    other = edges(settled, 1)
    covered = min(right, other[2]) - max(left, other[0])
    assert 0 < covered < 0.7 * (right - left)


def test_far_is_small_but_not_tiny() -> None:
    near, far, horizon = perspective(ROOM, np.array([[0.9, 0.6, 0.5]]))[0]
    assert near == 1.0
    assert 0.5 <= horizon <= far < near


def test_settling_is_deterministic_and_leaves_home_alone() -> None:
    start = trials([(0.5, 0.8), (0.51, 0.8)])
    before = start.home_x.copy()
    assert (settle(start).x == settle(start).x).all()
    assert (start.home_x == before).all()
