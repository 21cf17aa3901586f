"""Do footprints know how far things are apart?"""

import numpy as np
import pytest

from imagineart.staging.scene.footprint import apart, footprint

SQUARE = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], float)


def test_extents_of_a_square() -> None:
    outline = footprint(SQUARE * (2.0, 1.0))
    assert (outline.left, outline.right, outline.near, outline.far) == pytest.approx((2, 2, 1, 1))


def test_turning_a_rectangle_exchanges_its_sides() -> None:
    outline = footprint(SQUARE * (2.0, 1.0), yaw=90.0)
    assert (outline.right, outline.far) == pytest.approx((1, 2))


@pytest.mark.parametrize(
    ("offset", "gap"), [((3.0, 0.0), 1.0), ((0.0, 2.0), 0.0), ((1.0, 0.0), -1.0)]
)
def test_gaps_of_squares(offset: tuple[float, float], gap: float) -> None:
    outline = footprint(SQUARE)
    assert apart(outline, outline, np.array([offset]))[0] == pytest.approx(gap, abs=1e-6)


def test_gaps_never_promise_more_than_there_is() -> None:
    rng = np.random.default_rng(1)
    a, b = rng.normal(size=(20, 2)), rng.normal(size=(20, 2))
    offsets = rng.uniform(-6, 6, (50, 2))
    real = [np.linalg.norm((a + o)[:, None] - b[None], axis=2).min() for o in offsets]
    assert (apart(footprint(a), footprint(b), offsets) <= np.array(real) + 1e-9).all()
