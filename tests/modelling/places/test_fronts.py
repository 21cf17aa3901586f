"""Fronts and markets: a wall behind who stands there, stalls on both sides of the lane."""

import numpy as np
import pytest

from imagineart.modelling.model import Copies
from imagineart.modelling.places.fronts import FRONTS
from imagineart.modelling.places.place import place_of
from imagineart.modelling.registry import find
from imagineart.modelling.town.dressing import awning


def test_goods_of_shop_windows_are_modelled() -> None:
    for name, front in FRONTS.items():
        assert all(find(noun) for noun in front.goods), name


def test_a_front_stands_behind_who_stands_before_it() -> None:
    place = place_of("stoop", extent=1.0)
    assert 1.5 < place.far < 6.0


def test_an_awning_has_two_colours_in_turn() -> None:
    stripes = awning((0.0, 3.0), 4.0, (0.5, 0.0, 0.0))
    assert len(stripes) == 2
    assert stripes[0].material.color != stripes[1].material.color


@pytest.mark.parametrize("family", ["bazaar", "christmas market"])
def test_a_market_has_stalls_on_both_sides_and_a_free_lane(family: str) -> None:
    place = place_of(family, extent=1.0)
    copies = [p.shape for p in place.scenery[0].model.parts if isinstance(p.shape, Copies)]
    low = np.concatenate([c.transforms[c.transforms[:, 2, 3] < 1.0][:, :2, 3] for c in copies])
    assert (low[:, 0] > 1.5).any()
    assert (low[:, 0] < -1.5).any()
    assert not (np.hypot(*low.T) < 1.2).any()
    assert place.lamps
