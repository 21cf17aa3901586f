"""Rooms and streets: what each owes to the stage."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.model import Copies, Mesh, Part
from imagineart.modelling.places.place import PlaceModel, place_of

INDOORS = ("room", "kitchen", pytest.param("library", marks=pytest.mark.slow))
BUILT = ("porch", "windowsill", "train station", "gas station")
MOST_TRIANGLES = 3_200_000


def parts_of(place: PlaceModel) -> tuple[Part, ...]:
    return tuple(part for scenery in place.scenery for part in scenery.model.parts)


def counted(parts: tuple[Part, ...], times: int = 1) -> int:
    """Triangles with every copy."""
    faces = 0
    for part in parts:
        if isinstance(part.shape, Mesh):
            faces += times * len(part.shape.triangles)
        elif isinstance(part.shape, Copies):
            faces += counted(part.shape.parts, times * len(part.shape.transforms))
    return faces


@pytest.fixture(scope="module", params=(*INDOORS, "street", *BUILT))
def place(request: pytest.FixtureRequest, laid_out: Callable[..., PlaceModel]) -> PlaceModel:
    return laid_out(request.param)


def test_it_keeps_to_its_budget(place: PlaceModel) -> None:
    assert 1000 < counted(parts_of(place)) < MOST_TRIANGLES


def test_one_stands_at_the_origin(place: PlaceModel) -> None:
    low, high = place.area.min(axis=0), place.area.max(axis=0)
    assert (low < 0).all()
    assert (high > 0).all()
    assert float(place.ground(np.zeros(1, np.float32), np.zeros(1, np.float32))[0]) == 0


def test_nothing_near_the_origin_hides_what_stands_there(place: PlaceModel) -> None:
    for part in parts_of(place):
        if isinstance(part.shape, Mesh):
            v = part.shape.vertices
            inside = np.hypot(v[:, 0], v[:, 1]) < 0.95
            assert not (inside & (v[:, 2] > 0.2) & (v[:, 2] < 2.0)).any(), part.name


@pytest.mark.parametrize("family", INDOORS)
def test_a_room_has_a_window_and_some_light_all_round(
    family: str, laid_out: Callable[..., PlaceModel]
) -> None:
    made = laid_out(family)
    assert not made.sunlit
    assert made.windows
    assert min(made.fill) > 0.1


@pytest.mark.parametrize("family", INDOORS)
def test_a_room_is_open_towards_the_viewer(
    family: str, laid_out: Callable[..., PlaceModel]
) -> None:
    for part in parts_of(laid_out(family)):
        if isinstance(part.shape, Mesh):
            v = part.shape.vertices
            before = (v[:, 1] < -2) & (np.abs(v[:, 0]) < 1.2) & (v[:, 2] > 0.3) & (v[:, 2] < 2.3)
            assert not before.any(), part.name


def test_a_large_thing_gets_a_large_room(laid_out: Callable[..., PlaceModel]) -> None:
    assert place_of("room", extent=2.0).far > laid_out("room").far


def test_on_level_top_a_kitchen_has_a_table_under_the_origin() -> None:
    parts = {p.name: p.shape for p in parts_of(place_of("kitchen", level="top", extent=0.15))}
    top = parts["top"]
    assert isinstance(top, Mesh)
    assert float(top.vertices[:, 2].max()) == pytest.approx(0, abs=1e-4)


def test_a_street_is_lit_at_night_only(laid_out: Callable[..., PlaceModel]) -> None:
    assert not laid_out("street").lamps
    assert len(place_of("street", hour=22).lamps) >= 2


@pytest.mark.slow
@pytest.mark.parametrize("style", ["old", "modern"])
def test_a_street_of_each_style_is_lit_at_night_only(style: str) -> None:
    assert not place_of("street", params={"style": style}).lamps
    assert len(place_of("street", hour=22, params={"style": style}).lamps) >= 2


@pytest.mark.slow
def test_seeds_are_other_streets(laid_out: Callable[..., PlaceModel]) -> None:
    first, second = (counted(parts_of(laid_out("street", seed=s))) for s in (0, 1))
    assert first != second


@pytest.mark.parametrize("family", ["alley", "avenue"])
def test_rows_of_houses_are_built_of_few(family: str) -> None:
    parts = parts_of(place_of(family, alone=True))
    rows = [p.shape for p in parts if p.name == "houses" and isinstance(p.shape, Copies)]
    assert len(rows) <= 5
    stored = sum(counted(shape.parts) for shape in rows)
    assert counted(parts) > 2 * stored
    assert stored < 250_000
