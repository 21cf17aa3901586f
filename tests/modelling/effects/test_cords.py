"""Cords between two points."""

import numpy as np

from imagineart.modelling.effects.cords import cord


def test_that_a_cord_joins_its_ends_and_hangs_through() -> None:
    made = cord((0.0, 0.0, 1.0), (2.0, 0.0, 1.0), 0.01, 0.05, (0.5, 0.5, 0.5))
    low, high = made.bounds
    np.testing.assert_allclose([low[0], high[0]], [0.0, 2.0], atol=0.02)
    assert 0.88 < low[2] < 0.92
    assert high[2] < 1.02
