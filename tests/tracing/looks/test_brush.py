"""Strokes cover the picture, in its colours, along its forms."""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.looks.brush import Brush, stroked

CALM = Brush(spread=0.0, ridges=0.0)


def halves() -> Floats:
    """Red on the left, blue on the right."""
    image = np.zeros((96, 96, 3), np.float32)
    image[:, :48], image[:, 48:] = [0.8, 0.1, 0.1], [0.1, 0.1, 0.8]
    return image


def test_strokes_keep_the_colours_of_what_they_cover() -> None:
    found = stroked(halves(), CALM, np.random.default_rng(1))
    assert np.abs(found[:, :40] - halves()[:, :40]).max() < 0.02
    assert np.abs(found[:, 56:] - halves()[:, 56:]).max() < 0.02


def test_strokes_differ_as_much_as_the_brush_says() -> None:
    even = np.full((96, 96, 3), 0.5, np.float32)
    spread = [
        float(stroked(even, Brush(spread=s, ridges=0.0), np.random.default_rng(1)).std())
        for s in (0.0, 0.02, 0.1)
    ]
    assert spread[0] < 0.003 < spread[1] < spread[2]


def test_ridges_catch_light_but_do_not_change_the_mean() -> None:
    even = np.full((96, 96, 3), 0.5, np.float32)
    ridged = stroked(even, Brush(spread=0.0, ridges=0.05), np.random.default_rng(1))
    assert ridged.std() > 0.01
    assert abs(float(ridged.mean()) - 0.5) < 0.01
