"""Landscapes that are told what to show: rivers, woods, walls, ice, docks, coasts, cities."""

from functools import cache

import numpy as np
import pytest

from imagineart.modelling.model import Copies, Mesh, Part
from imagineart.modelling.places.place import PlaceModel, place_of
from imagineart.modelling.places.valley import KINDS, LEVEL

MOST_TRIANGLES = 4_500_000


@cache
def built(family: str, *features: str, season: str = "summer", hour: float = 11.0) -> PlaceModel:
    return place_of(
        family,
        seed=2,
        extent=2.8284,
        alone=True,
        hour=hour,
        season=season,  # type: ignore[arg-type]
        params={"features": features},
    )


def parts_of(place: PlaceModel) -> list[Part]:
    return [part for scenery in place.scenery for part in scenery.model.parts]


def triangles(parts: list[Part] | tuple[Part, ...]) -> int:
    total = 0
    for part in parts:
        if isinstance(part.shape, Mesh):
            total += len(part.shape.triangles)
        elif isinstance(part.shape, Copies):
            total += len(part.shape.transforms) * triangles(part.shape.parts)
    return total


def heights(place: PlaceModel, x: float, y: float) -> float:
    return float(place.ground(np.array([x], np.float32), np.array([y], np.float32))[0])


@pytest.mark.parametrize("family", [*KINDS, "city from above", "coast road", "canyon rim"])
def test_a_landscape_keeps_to_its_budget_and_is_seen_from_above_its_ground(family: str) -> None:
    place = built(family)
    assert 20_000 < triangles(parts_of(place)) <= MOST_TRIANGLES
    assert place.vista is not None
    x, y, z = place.vista.position
    assert z > heights(place, x, y) + 0.5


@pytest.mark.parametrize("family", ["river valley", "swamp"])
def test_a_river_lies_in_its_bed(family: str) -> None:
    place = built(family)
    water = next(part.shape for part in parts_of(place) if part.name == "water")
    assert isinstance(water, Mesh)
    near = water.vertices[(water.vertices[:, 1] > 0) & (water.vertices[:, 1] < 60)]
    ground = place.ground(near[:, 0], near[:, 1])
    assert (ground < LEVEL).mean() > 0.03
    assert place.level == LEVEL


def test_a_valley_has_no_water_unless_it_is_told_of_a_river() -> None:
    names = {
        told: {part.name for part in parts_of(built("mountain valley", *told))}
        for told in ((), ("river",))
    }
    assert "water" not in names[()]
    assert "water" in names["river",]


def test_trees_on_the_banks_are_those_that_are_told() -> None:
    assert "cherry tree" in {part.name for part in parts_of(built("river valley", "blossom"))}
    assert "cherry tree" not in {part.name for part in parts_of(built("river valley", "pines"))}


def test_a_bridge_stands_over_the_river_only_where_it_is_told() -> None:
    plain, bridged = (triangles(parts_of(built("river valley", *t))) for t in ((), ("bridge",)))
    assert bridged > plain


def test_a_lane_has_walls() -> None:
    plain, walled = (
        sum(
            len(part.shape.transforms)
            for part in parts_of(built("countryside", *told))
            if part.name == "stones" and isinstance(part.shape, Copies)
        )
        for told in (("path",), ("lane",))
    )
    assert walled > plain + 600


def test_a_lake_shows_ice_a_dock_and_higher_peaks_as_it_is_told() -> None:
    names = {part.name for part in parts_of(built("lakeside", "frozen", "dock", season="winter"))}
    assert "ice" in names
    assert "water" not in names
    assert "planks" in names
    assert "planks" not in {part.name for part in parts_of(built("lakeside"))}


def test_a_coast_road_falls_to_the_sea_on_one_side() -> None:
    place = place_of("coast road", seed=2, extent=2.0)
    sides = [min(heights(place, s * x, 0.0) for x in (6.0, 9.0, 12.0)) for s in (-1.0, 1.0)]
    assert abs(sides[0] - sides[1]) > 4.0
    assert "sea" in {part.name for part in parts_of(place)}


def test_a_rim_looks_down_into_its_canyon() -> None:
    ground = built("canyon rim").ground
    y = np.linspace(60, 320, 60).astype(np.float32)
    deep = [ground(np.full(60, x, np.float32), y).min() for x in np.linspace(-150, 150, 13)]
    assert min(deep) < -250.0
    assert heights(built("canyon rim"), 0.0, -6.0) > -2.0


def test_cars_shine_in_the_streets_of_a_city_by_night_alone() -> None:
    shining = {
        hour: any(
            max(part.material.emission) > 1.0
            for part in parts_of(built("city from above", hour=hour))
            if part.name == "traffic"
        )
        for hour in (11.0, 22.0)
    }
    assert shining == {11.0: False, 22.0: True}
