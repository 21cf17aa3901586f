"""Places in the open: what each owes to the stage, in every season and size."""

from collections.abc import Callable
from typing import get_args

import numpy as np
import pytest

from imagineart.modelling.model import Copies, Mesh, Part, Strands
from imagineart.modelling.places.place import PlaceModel, Season, place_of

SLOW = ("mountains", "forest")  # seconds each
FAMILIES = (
    *("meadow", "beach", "sea", "snow", "desert"),
    *(pytest.param(name, marks=pytest.mark.slow) for name in SLOW),
)
MOST_TRIANGLES = 4_500_000
MOST_STRANDS = 120_000


def counted(parts: tuple[Part, ...], times: int = 1) -> tuple[int, int]:
    """Triangles and strands with every copy."""
    faces = strands = 0
    for part in parts:
        if isinstance(part.shape, Mesh):
            faces += times * len(part.shape.triangles)
        elif isinstance(part.shape, Strands):
            strands += times * len(part.shape.points)
        elif isinstance(part.shape, Copies):
            more = counted(part.shape.parts, times * len(part.shape.transforms))
            faces, strands = faces + more[0], strands + more[1]
    return faces, strands


def standing(parts: tuple[Part, ...]) -> np.ndarray:
    """(N, 3) where copies stand."""
    found = [p.shape.transforms[:, :3, 3] for p in parts if isinstance(p.shape, Copies)]
    return np.concatenate(found) if found else np.zeros((0, 3))


def parts_of(place: PlaceModel) -> tuple[Part, ...]:
    return tuple(part for scenery in place.scenery for part in scenery.model.parts)


@pytest.fixture(scope="module", params=FAMILIES)
def place(request: pytest.FixtureRequest, laid_out: Callable[..., PlaceModel]) -> PlaceModel:
    return laid_out(request.param)


def test_a_place_keeps_to_its_budget(place: PlaceModel) -> None:
    faces, strands = counted(parts_of(place))
    assert 50_000 < faces <= MOST_TRIANGLES
    assert strands <= MOST_STRANDS


def test_its_ground_is_even_where_things_stand(place: PlaceModel) -> None:
    turn = np.linspace(0, 2 * np.pi, 40)
    z = place.ground(np.cos(turn).astype(np.float32) * 0.6, np.sin(turn).astype(np.float32) * 0.6)
    assert np.ptp(z) < 0.2
    assert np.abs(z).max() < 0.6


def test_its_ground_is_that_which_is_seen(place: PlaceModel) -> None:
    mesh = parts_of(place)[0].shape
    assert isinstance(mesh, Mesh)
    near = np.hypot(mesh.vertices[:, 0], mesh.vertices[:, 1]) < 3
    x, y, z = mesh.vertices[near].T
    assert len(z) > 100
    assert np.abs(place.ground(x, y) - z).max() < (0.5 if place.water else 1e-3)


def test_nothing_tall_hides_the_subject(place: PlaceModel) -> None:
    for part in parts_of(place):
        if not isinstance(part.shape, Copies):
            continue
        high = max(float(m.vertices[:, 2].max()) for m in _meshes(part.shape.parts))
        for m in part.shape.transforms:
            inside = np.hypot(m[0, 3], m[1, 3]) < 1.0
            before = abs(m[0, 3]) < 0.5 and -4.0 < m[1, 3] < 0
            if inside or before:
                assert high * m[2, 2] < 0.55


def _meshes(parts: tuple[Part, ...]) -> list[Mesh]:
    own = [p.shape for p in parts if isinstance(p.shape, Mesh)]
    inner = [_meshes(p.shape.parts) for p in parts if isinstance(p.shape, Copies)]
    return own + [mesh for group in inner for mesh in group]


def test_things_that_grow_stand_on_its_ground(place: PlaceModel) -> None:
    at = standing(parts_of(place))
    if len(at):
        z = place.ground(at[:, 0].astype(np.float32), at[:, 1].astype(np.float32))
        assert np.abs(at[:, 2] - z).max() < 1.5


def test_its_land_reaches_the_horizon_before_the_viewer(place: PlaceModel) -> None:
    ends = [p.shape.vertices[:, 1].max() for p in parts_of(place) if isinstance(p.shape, Mesh)]
    assert max(ends) > 300


def test_colours_are_physical(place: PlaceModel) -> None:
    for mesh in _meshes(parts_of(place)):
        if mesh.colors is not None:
            assert mesh.colors.min() >= 0
            assert mesh.colors.max() <= 0.9


def test_it_can_be_lit_and_stood_in(place: PlaceModel) -> None:
    assert place.sunlit
    low, high = place.area.min(axis=0), place.area.max(axis=0)
    assert (low < -1).all()
    assert (high > 1).all()
    assert place.view.azimuth[0] < 0 < place.view.azimuth[1]


def test_the_same_seed_is_the_same_place_and_another_another(
    laid_out: Callable[..., PlaceModel],
) -> None:
    one, same, other = laid_out("desert"), place_of("desert"), place_of("desert", seed=1)
    grounds = [parts_of(p)[0].shape for p in (one, same, other)]
    assert all(isinstance(g, Mesh) for g in grounds)
    a, b, c = (g.vertices for g in grounds if isinstance(g, Mesh))
    assert np.array_equal(a, b)
    assert not np.array_equal(a, c)


@pytest.mark.parametrize("season", get_args(Season))
def test_a_meadow_changes_with_the_season(season: Season) -> None:
    parts = parts_of(place_of("meadow", season=season, extent=0.3))
    grass = [p for p in parts if p.name == "grass"]
    red, green, _ = np.mean([p.material.color for p in grass], axis=0)
    assert (green > 1.2 * red) == (season in ("spring", "summer"))


@pytest.mark.parametrize("extent", [0.1, 2.8284, 12.0])
def test_a_place_suits_things_of_any_size(extent: float) -> None:
    place = place_of("snow", extent=extent)
    width = float(np.ptp(place.area[:, 0]))
    assert width >= 4 * extent
    z = place.ground(np.array([0.0, extent], np.float32), np.zeros(2, np.float32))
    assert np.ptp(z) < 0.25 * max(extent, 0.2)


def test_the_sea_is_water_and_a_beach_is_not(laid_out: Callable[..., PlaceModel]) -> None:
    beach = laid_out("beach")
    assert laid_out("sea").water
    assert not beach.water
    assert float(beach.ground(np.zeros(1, np.float32), np.array([60.0], np.float32))[0]) < -0.5
