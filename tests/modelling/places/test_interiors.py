"""Rooms by rows of the table: furnished alone, free about what stands in them."""

import numpy as np
import pytest

from imagineart.modelling.model import Copies, Part, bounds_of
from imagineart.modelling.places.fittings import FITTINGS
from imagineart.modelling.places.interiors import TABLE, interiors
from imagineart.modelling.places.outlook import OUTLOOKS
from imagineart.modelling.places.place import PlaceModel, place_of
from imagineart.modelling.registry import find


def parts_of(place: PlaceModel) -> tuple[Part, ...]:
    return tuple(part for scenery in place.scenery for part in scenery.model.parts)


def test_every_row_names_what_there_is() -> None:
    for name, row in interiors().items():
        assert set(row.fittings) <= set(FITTINGS), name
        assert row.outlook in ("", *OUTLOOKS), name
        nouns = [str(entry[0]) for entry in (*row.back, *row.middle, *row.many)]
        assert all(find(noun) for noun in nouns), (name, nouns)


@pytest.mark.parametrize("family", ["office", "boxing ring", "stage", "forge"])
def test_what_stands_there_has_air_about_it(family: str) -> None:
    place = place_of(family, extent=1.2)
    for part in parts_of(place):
        if isinstance(part.shape, Copies) and part.name != "panels":
            at = part.shape.transforms[:, :3, 3]
            near = np.hypot(at[:, 0], at[:, 1]) < 0.9
            assert not (near & (at[:, 2] < 2.0)).any(), part.name
    assert place.far > 1.2 + 1.0


def test_alone_a_room_has_more_in_it() -> None:
    empty, full = (place_of("cabin", extent=1.0, alone=alone) for alone in (False, True))
    assert len(full.scenery) > len(empty.scenery) + 2


def test_small_things_stand_on_a_table_over_the_floor() -> None:
    low, high = bounds_of(place_of("diner", extent=0.1).scenery[0].model.parts)
    assert high[2] == pytest.approx(0.0, abs=1e-3)
    shifted = place_of("diner", extent=0.1).scenery[1].transform
    assert shifted is not None
    assert shifted[2, 3] == -TABLE
    assert low[2] > -0.1


def test_lamps_shine_where_no_daylight_falls() -> None:
    bar, office = place_of("bar", alone=True), place_of("office", alone=True)
    assert bar.lamps
    assert not bar.windows
    assert office.windows
