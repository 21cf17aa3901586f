"""Path data and plain figures as points."""

import numpy as np
import pytest

from imagineart.modelling.reliefs.outlines import ellipse, path, rectangle


def test_lines_run_through_their_points() -> None:
    (outline,) = path("M1 2h3v4l-3 0z")
    assert outline.closed
    assert outline.points.tolist() == [[1, 2], [4, 2], [4, 6], [1, 6]]


def test_numbers_after_a_move_are_lines_and_each_move_begins_anew() -> None:
    first, second = path("M0 0 1 0 1 1M5 5L6 6")
    assert first.points.tolist() == [[0, 0], [1, 0], [1, 1]]
    assert second.points.tolist() == [[5, 5], [6, 6]]
    assert not first.closed


@pytest.mark.parametrize("data", ["M1 0A1 1 0 0 1-1 0", "M1 0a1 1 0 01-2 0"])
def test_arcs_lie_on_their_circle(data: str) -> None:
    (outline,) = path(data)
    assert np.linalg.norm(outline.points, axis=1) == pytest.approx(1.0)
    assert outline.points[-1] == pytest.approx([-1, 0])
    assert outline.points[:, 1].max() == pytest.approx(1.0, abs=0.1)


def test_an_arc_that_is_too_small_is_made_to_reach() -> None:
    (outline,) = path("M-2 0A1 1 0 0 1 2 0")
    assert np.linalg.norm(outline.points, axis=1) == pytest.approx(2.0)


def test_smooth_curves_continue_the_last_control_point() -> None:
    (smooth,) = path("M0 0Q1 1 2 0T4 0")
    (plain,) = path("M0 0Q1 1 2 0Q3-1 4 0")
    assert smooth.points == pytest.approx(plain.points)
    (smooth,) = path("M0 0C0 1 1 1 1 0S2-1 2 0")
    (plain,) = path("M0 0C0 1 1 1 1 0C1-1 2-1 2 0")
    assert smooth.points == pytest.approx(plain.points)


def test_longer_curves_have_more_points() -> None:
    small, large = (path(f"M0 0Q{s} {s} {2 * s} 0")[0] for s in (1, 40))
    assert len(large.points) > 2 * len(small.points)


@pytest.mark.parametrize("data", ["M1", "M0 0X3", "M0 0L1"])
def test_what_is_no_path_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="command"):
        path(data)


def test_figures_fill_their_bounds() -> None:
    round_one, boxed = ellipse((3, 4), 2, 1).points, rectangle(1, 3, 4, 2, 0.5).points
    for points in (round_one, boxed):
        assert points.min(axis=0) == pytest.approx([1, 3], abs=0.05)
        assert points.max(axis=0) == pytest.approx([5, 5], abs=0.05)
