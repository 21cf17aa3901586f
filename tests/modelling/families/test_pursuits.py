"""Do boards, skis, hoops and prams lie, stand and reach where acts need them?"""

import numpy as np
import pytest

from imagineart.modelling.model import Mesh
from imagineart.modelling.registry import model_of


@pytest.mark.parametrize("noun", ["ridden surfboard", "ridden snowboard", "ridden skis"])
def test_what_is_ridden_lies_flat_with_its_deck_near_its_middle(noun: str) -> None:
    model = model_of(noun)
    low, high = model.bounds
    assert (high - low)[2] < 0.15 * (high - low).max()
    deck = model.anchors["deck"].position
    assert np.hypot(*deck[:2]) < 0.05
    assert 0.0 < deck[2] <= high[2]


def test_who_dunks_reaches_the_rim() -> None:
    hoop, player = model_of("basketball hoop"), model_of("athlete", pose="dunk")
    feet, hand = hoop.anchors["seat"].position, player.anchors["grip right"].position
    at = np.array(feet) + np.array([-hand[0], -hand[1], hand[2]])  # it faces the board
    assert 2.8 < at[2] < 3.5
    assert np.hypot(at[0], at[1] + 0.38) < 0.45


def test_a_pram_is_pushed_by_a_handle_behind_it_at_the_height_of_hands() -> None:
    pram = model_of("baby carriage")
    _, y, z = pram.anchors["grip"].position
    assert y > 0.9 * float(pram.bounds[1][1])
    assert 0.9 < z < 1.15


def test_a_wave_hangs_over_on_the_side_where_it_breaks() -> None:
    wave = next(p.shape for p in model_of("breaking wave").parts if p.name == "body")
    assert isinstance(wave, Mesh)
    high = wave.vertices[wave.vertices[:, 2] > 1.5]
    right, left = high[high[:, 0] > 0.8], high[high[:, 0] < -1.2]
    assert right[:, 1].min() < left[:, 1].min() - 0.2
