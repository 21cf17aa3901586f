"""Villas, blocks, bridges and famous buildings: what tells each one from a box."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.families.architecture import ROWS, _struts
from imagineart.modelling.model import Copies, Floats, Mesh, Model


def solid(model: Model, name: str) -> Floats:
    """(V, 3) vertices of the parts of a name."""
    shapes = [p.shape for p in model.parts if p.name == name and isinstance(p.shape, Mesh)]
    return np.concatenate([shape.vertices for shape in shapes])


def leaves(model: Model) -> Floats:
    """(N, 3) where ivy leaves are."""
    own = [p.shape for p in model.parts if isinstance(p.shape, Copies) and p.name == "ivy"]
    return np.concatenate([shape.transforms[:, :3, 3] for shape in own])


def test_struts_are_closed_bars_of_the_asked_thickness() -> None:
    bar = _struts([((0, 0, 0), (0, 0, 2), 0.1), ((1, 0, 0), (3, 0, 0), 0.2)])
    assert len(bar.triangles) == 2 * 12
    assert bar.normals is not None
    first = bar.vertices[: len(bar.vertices) // 2]
    assert np.allclose(first.max(axis=0) - first.min(axis=0), (0.2, 0.2, 2.0), atol=1e-5)
    corner = bar.vertices[bar.triangles]
    facing = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    assert ((facing * bar.normals[bar.triangles[:, 0]]).sum(axis=1) > 0).all()


def test_ivy_grows_on_the_front_and_thickest_below(built: Callable[..., Model]) -> None:
    at = leaves(built("ivy covered building"))
    tall = float(built("ivy covered building").bounds[1][2])
    assert len(at) > 3000
    assert at[:, 2].mean() < 0.5 * tall
    assert {p.name for p in built("brutalist building").parts}.isdisjoint({"ivy"})


def test_a_villa_has_a_pool_before_it(built: Callable[..., Model]) -> None:
    villa = built("modern house")
    assert solid(villa, "pool")[:, 1].max() < solid(villa, "glass")[:, 1].min()


@pytest.mark.parametrize(("noun", "share"), [("eiffel tower", 0.5), ("glass skyscraper", 0.85)])
def test_towers_run_together_upwards(noun: str, share: float, built: Callable[..., Model]) -> None:
    points = solid(built(noun), "body")
    tall = points[:, 2].max()
    low, high = points[points[:, 2] < 0.2 * tall], points[points[:, 2] > 0.7 * tall]
    wide = [np.hypot(part[:, 0], part[:, 1]).max() for part in (high, low)]
    assert wide[0] < share * wide[1]


def test_cables_of_a_bridge_sag_between_its_towers(built: Callable[..., Model]) -> None:
    points = solid(built("suspension bridge"), "body")
    middle = points[np.abs(points[:, 0]) < 1.0]
    assert middle[:, 2].max() < 0.4 * points[:, 2].max()


def test_overgrown_are_only_rows_that_say_so() -> None:
    assert [noun for noun, of in ROWS.items() if of.ivy] == ["ivy covered building"]
