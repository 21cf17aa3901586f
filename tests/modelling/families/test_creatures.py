"""Creatures: every recipe gives a thing of its size on the ground, with what it is known by."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.families.creatures import RECIPES, ROWS
from imagineart.modelling.model import Mesh, Model, Strands

SMALL = sorted({row.kind: noun for noun, row in ROWS.items() if row.beast is None}.values())


def test_rows_have_recipes() -> None:
    assert all(row.beast is not None or row.kind in RECIPES for row in ROWS.values())


@pytest.mark.parametrize(
    "noun",
    [*SMALL[::3], *(pytest.param(n, marks=pytest.mark.slow) for n in SMALL if n not in SMALL[::3])],
)
def test_creatures_rest_on_the_ground_with_sane_surfaces(
    noun: str, built: Callable[..., Model]
) -> None:
    model = built(noun)
    meshes = [p.shape for p in model.parts if isinstance(p.shape, Mesh)]
    assert min(m.vertices[:, 2].min() for m in meshes) == pytest.approx(0, abs=1e-5)
    longest = float((model.bounds[1] - model.bounds[0]).max())
    assert 0.7 * ROWS[noun].size < longest < 2.8 * ROWS[noun].size
    assert sum(len(m.triangles) for m in meshes) <= 200_000
    for mesh in meshes:
        assert np.isfinite(mesh.vertices).all()
        assert mesh.triangles.max() < len(mesh.vertices)
        if mesh.colors is not None:
            assert 0 <= mesh.colors.min() <= mesh.colors.max() <= 1


def test_a_butterfly_is_the_same_on_both_sides(built: Callable[..., Model]) -> None:
    wings = _part(built("butterfly"), "wings")
    x = wings.vertices[:, 0]
    assert x.max() == pytest.approx(-x.min(), rel=0.02)
    assert wings.colors is not None
    assert (wings.colors.max(axis=1) < 0.1).mean() > 0.08


def test_a_butterfly_at_rest_holds_its_wings_up(built: Callable[..., Model]) -> None:
    rest, open_ = (
        np.ptp(_part(built("butterfly", pose=p), "wings").vertices[:, 2]) for p in ("rest", "stand")
    )
    assert rest > 1.5 * open_


def test_a_bee_is_banded_and_furry(built: Callable[..., Model]) -> None:
    model = built("bee")
    body = _part(model, "body")
    assert body.colors is not None
    yellow = (body.colors[:, 0] > 0.4).mean()
    assert 0.2 < yellow < 0.8
    assert any(isinstance(p.shape, Strands) for p in model.parts)


def test_an_octopus_reaches_out_on_all_sides(built: Callable[..., Model]) -> None:
    body = _part(built("octopus"), "body").vertices
    low = body[body[:, 2] < 0.1 * np.ptp(body[:, 2])]
    ways = np.floor(np.degrees(np.arctan2(low[:, 1], low[:, 0])) / 45)
    assert len(np.unique(ways)) == 8


def test_a_dragon_has_wings_horns_and_spikes(built: Callable[..., Model]) -> None:
    model = built("dragon")
    assert {"wings", "membranes", "horns", "spikes"} <= {p.name for p in model.parts}
    assert (
        _part(model, "wings").vertices[:, 0].max() > 1.2 * _part(model, "body").vertices[:, 0].max()
    )


def _part(model: Model, name: str) -> Mesh:
    shape = next(p.shape for p in model.parts if p.name == name)
    assert isinstance(shape, Mesh)
    return shape


def test_a_sea_turtle_has_flippers_in_place_of_legs(built: Callable[..., Model]) -> None:
    sea, land = (built(noun) for noun in ("sea turtle", "turtle"))
    wide, high = ((m.bounds[1] - m.bounds[0])[[0, 2]] for m in (sea, land))
    assert wide[0] / wide[1] > 1.5 * high[0] / high[1]
