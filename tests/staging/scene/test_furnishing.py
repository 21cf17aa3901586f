"""Does furniture stand at the walls of a little room, in it and apart?"""

import numpy as np
from tests.staging.scene.helpers import Boxes

from imagineart.modelling.places.place import place_of
from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.furnishing import furnished
from imagineart.staging.scene.units import Spot, Unit, unit_of

HALF = 1.5


def units_of(*nouns: str) -> list[Unit]:
    units = []
    for number, noun in enumerate(nouns):
        solid = Boxes().solid(noun, 0, "", {})
        actor = Actor(object=noun, index=0, noun=noun, solid=solid, seed=0, pose="", variant={})
        units.append(unit_of(noun, [Spot(actor, np.zeros(3), 20.0 * number)]))
    return units


def test_each_stands_at_a_wall_within_the_room_and_apart() -> None:
    placed = furnished(units_of("table", "chair", "teapot"), HALF)
    points = [unit.spots[0].points[:, :2] for unit in placed]
    for own in points:
        assert np.abs(own).max() <= HALF
        assert max(own[:, 1].max(), -own[:, 0].min()) > HALF - 0.1
    lows, highs = [p.min(axis=0) for p in points], [p.max(axis=0) for p in points]
    for a in range(3):
        for b in range(a):
            assert (np.maximum(lows[a], lows[b]) >= np.minimum(highs[a], highs[b])).any()


def test_who_lives_stays() -> None:
    (cat,) = furnished(units_of("cat"), HALF)
    assert np.allclose(cat.spots[0].position, 0.0)


def test_a_little_room_grows_with_what_stands_in_it() -> None:
    small, large = (place_of("diorama", extent=extent) for extent in (1.0, 3.0))
    assert small.whole is not None
    assert large.whole is not None
    assert np.ptp(large.whole[:, 0]) > np.ptp(small.whole[:, 0])
    assert large.whole[:, 1].max() > large.far
