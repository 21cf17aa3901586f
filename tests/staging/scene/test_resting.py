"""Does a thing come to rest on a form, and is a hollow found where there is one?"""

import numpy as np
import pytest

from imagineart.staging.scene.resting import below, flooded, heights, hollow, rested
from imagineart.staging.scene.shapes import _box
from imagineart.staging.scene.vectors import Floats


def box(low: tuple[float, float, float], high: tuple[float, float, float]) -> Floats:
    return np.asarray(_box(np.array(low), np.array(high)))


def basket(handle: bool) -> Floats:
    """A floor, four walls 0.2 m high and, if wanted, a handle above them."""
    parts = [
        box((-0.2, -0.2, 0.0), (0.2, 0.2, 0.02)),
        box((-0.2, -0.2, 0.0), (-0.18, 0.2, 0.2)),
        box((0.18, -0.2, 0.0), (0.2, 0.2, 0.2)),
        box((-0.2, -0.2, 0.0), (0.2, -0.18, 0.2)),
        box((-0.2, 0.18, 0.0), (0.2, 0.2, 0.2)),
    ]
    if handle:
        parts.append(box((-0.2, -0.01, 0.38), (0.2, 0.01, 0.4)))
    return np.concatenate(parts)


def test_heights_are_those_of_the_top() -> None:
    form = heights(box((0, 0, 0), (1, 1, 0.5)), 0.1)
    assert form.top.shape == (11, 11)
    assert form.top.max() == pytest.approx(0.5)
    assert form.top[:10, :10].min() == pytest.approx(0.5)


def test_a_box_rests_on_a_table() -> None:
    table = box((-1, -1, 0.7), (1, 1, 0.75))
    at = rested(table, box((-0.1, -0.1, 0), (0.1, 0.1, 0.3)), np.array([0.2, 0.1]), np.ones(2) / 2)
    assert at[2] == pytest.approx(0.75, abs=0.01)
    assert np.allclose(at[:2], (0.2, 0.1), atol=0.02)


def test_it_goes_where_it_is_steady() -> None:
    """A pole stands up from one half of a shelf: what is put down avoids its tip."""
    shelf = np.concatenate(
        [box((-1, -1, 0), (1, 1, 0.1)), box((-0.05, -0.05, 0.1), (0.05, 0.05, 2))]
    )
    at = rested(shelf, box((-0.2, -0.2, 0), (0.2, 0.2, 0.3)), np.zeros(2), np.full(2, 0.7))
    assert at[2] == pytest.approx(0.1, abs=0.02)


def test_nothing_below_leaves_it_at_its_wish() -> None:
    far = box((5, 5, 0), (6, 6, 1))
    at = rested(far, box((0, 0, 0), (0.1, 0.1, 0.1)), np.zeros(2), np.full(2, 0.1))
    assert at.tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("handle", [False, True])
def test_a_basket_is_hollow_up_to_its_rim(handle: bool) -> None:
    found = hollow(basket(handle))
    assert found is not None
    assert found.position[2] == pytest.approx(0.02, abs=0.01)
    assert found.room[2] == pytest.approx(0.18, abs=0.02)
    assert min(found.room[:2]) > 0.3


def test_a_block_is_not_hollow() -> None:
    assert hollow(box((0, 0, 0), (1, 1, 1))) is None


def test_water_runs_off_at_the_edges() -> None:
    top = np.array([[1.0, 1, 1], [1, 0, 1], [1, 1, 1]])
    assert flooded(top)[1, 1] == 1.0
    top[1, 2] = 0.0
    assert flooded(top)[1, 1] == 0.0


def test_below_leaves_the_handle_out() -> None:
    assert below(basket(True), 0.3)[..., 2].max() <= 0.3
    assert len(below(basket(True), 0.3)) == len(basket(False))
