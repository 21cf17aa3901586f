"""Scenes that people ask for by name: what each owes to the stage, alone and with things in it."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.model import Copies, Mesh, Part
from imagineart.modelling.places.place import PlaceModel, place_of

MOST_TRIANGLES = 4_500_000
LAND = (
    *("lavender field", "moon", "underwater"),
    *(pytest.param(n, marks=pytest.mark.slow) for n in ("park", "village", "jungle", "lakeside")),
)


def parts_of(place: PlaceModel) -> tuple[Part, ...]:
    return tuple(part for scenery in place.scenery for part in scenery.model.parts)


def flat(parts: tuple[Part, ...]) -> list[Part]:
    """All parts that are meshes, those of copies once."""
    inner = [flat(p.shape.parts) for p in parts if isinstance(p.shape, Copies)]
    return [
        *(p for p in parts if isinstance(p.shape, Mesh)),
        *(q for group in inner for q in group),
    ]


def counted(parts: tuple[Part, ...], times: int = 1) -> int:
    """Triangles with every copy."""
    return sum(
        times * len(p.shape.triangles)
        if isinstance(p.shape, Mesh)
        else counted(p.shape.parts, times * len(p.shape.transforms))
        for p in parts
        if isinstance(p.shape, (Mesh, Copies))
    )


def shining(place: PlaceModel) -> int:
    """How many triangles shine, each prototype once."""
    shapes = [p.shape for p in flat(parts_of(place)) if max(p.material.emission) > 0.0]
    return sum(len(shape.triangles) for shape in shapes if isinstance(shape, Mesh))


@pytest.mark.parametrize("family", LAND)
def test_land_is_where_it_says_and_leaves_what_stands_there_free(
    family: str, laid_out: Callable[..., PlaceModel]
) -> None:
    place = laid_out(family)
    mesh = parts_of(place)[0].shape
    assert isinstance(mesh, Mesh)
    x, y, z = mesh.vertices[np.hypot(*mesh.vertices[:, :2].T) < 3].T
    assert np.abs(place.ground(x, y) - z).max() < 1e-3
    assert np.ptp(z) < 0.9
    assert counted(parts_of(place)) <= MOST_TRIANGLES
    for part in parts_of(place):
        if isinstance(part.shape, Copies):
            at = part.shape.transforms[:, :3, 3]
            assert not ((np.hypot(at[:, 0], at[:, 1]) < 0.45) & (at[:, 2] > -9)).any(), part.name


@pytest.mark.parametrize(
    "family", ["city", "lavender field", "moon", "space", "cafe", "neon street"]
)
def test_alone_it_has_a_vista_from_above_its_ground(family: str) -> None:
    place = place_of(family, alone=True, extent=1.0 if family == "cafe" else 2.8284)
    assert place.vista is not None
    x, y, z = place.vista.position
    assert z > float(place.ground(np.array([x], np.float32), np.array([y], np.float32))[0]) + 0.3
    assert place.vista.target[1] > y


def test_a_city_shines_at_night_only() -> None:
    day, night = (place_of("city", hour=h) for h in (12.0, 22.0))
    assert shining(day) == 0
    assert shining(night) > 2000


def test_towers_are_highest_in_one_place(laid_out: Callable[..., PlaceModel]) -> None:
    walls = next(p.shape for p in parts_of(laid_out("city")) if p.name == "walls")
    assert isinstance(walls, Mesh)
    x, _, z = walls.vertices.T
    tops = [float(z[(x >= a) & (x < a + 120)].max()) for a in range(-540, 540, 120)]
    assert max(tops) > 2.2 * float(np.median(tops))


def test_a_neon_street_is_wet_and_lit_in_many_colours_at_any_hour() -> None:
    place = place_of("neon street", hour=12.0)
    neon = [p for p in flat(parts_of(place)) if p.name == "neon"]
    assert len({p.material.emission for p in neon}) >= 4
    assert len({lamp.color for lamp in place.lamps}) >= 3


@pytest.mark.parametrize(("season", "least"), [("summer", 0.0), ("winter", 0.6)])
def test_snow_lies_on_an_alley_in_winter(season: str, least: float) -> None:
    place = place_of("alley", season=season)  # type: ignore[arg-type]
    road = next(p for p in flat(parts_of(place)) if p.name == "road")
    roof = next(p for p in flat(parts_of(place)) if p.name == "roof")
    for part in (road, roof):
        assert (min(part.material.color) > 0.6) == (least > 0)


def test_off_the_earth_the_sky_is_the_places_own(laid_out: Callable[..., PlaceModel]) -> None:
    for family in ("space", "moon"):
        air = laid_out(family).air
        assert air is not None
        assert air.stars > 0.5
        assert max(air.zenith) < 0.01


def test_rows_leave_a_lane_for_what_stands_in_them() -> None:
    wide = place_of("lavender field", extent=2.0)
    at = np.concatenate(
        [p.shape.transforms[:, 0, 3] for p in parts_of(wide) if isinstance(p.shape, Copies)]
    )
    assert np.abs(at).min() > 1.8


def test_a_cafe_alone_is_furnished_and_else_left_free() -> None:
    empty, full = (place_of("cafe", extent=1.0, alone=alone) for alone in (False, True))
    assert len(full.scenery) > len(empty.scenery) + 6
    assert full.lamps
