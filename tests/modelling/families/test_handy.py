"""Do things one holds, eats, plays with or passes by have the places where others meet them?"""

from itertools import pairwise
from types import ModuleType

import numpy as np
import pytest

from imagineart.modelling.families import arms, cookware, craft, grounds, platters, sports, tools
from imagineart.modelling.model import Mesh, Model
from imagineart.modelling.registry import model_of


def share_above(model: Model, height: float) -> float:
    """Of the vertices, those above a share of the height."""
    z = np.concatenate([p.shape.vertices[:, 2] for p in model.parts if isinstance(p.shape, Mesh)])
    return float((z > z.min() + height * np.ptp(z)).mean())


@pytest.mark.parametrize("noun", ["bucket", "cardboard box", "wooden crate"])
def test_what_things_lie_in_is_open_above_its_floor(noun: str) -> None:
    model = model_of(noun)
    inside, high = model.anchors["inside"], float(model.bounds[1][2])
    assert inside.position[2] < 0.15 * high
    for part in model.parts:
        if isinstance(part.shape, Mesh) and part.name != "bail" and part.name != "grip":
            near = np.hypot(*part.shape.vertices[:, :2].T) < 0.3 * min(inside.room[:2])
            assert (part.shape.vertices[near, 2] < 0.2 * high).all()


def test_a_sleeping_cat_fits_into_a_cardboard_box() -> None:
    low, high = model_of("cat", pose="sleep").bounds
    room = model_of("cardboard box").anchors["inside"].room
    assert max((high - low)[:2]) < 1.05 * max(room[:2])


@pytest.mark.parametrize("noun", ["sword", "katana", "wizard staff", "wand", "broom", "spear"])
def test_what_is_held_stands_about_its_grip(noun: str) -> None:
    model = model_of(noun)
    x, y, z = model.anchors["grip"].position
    low, high = model.bounds
    assert np.hypot(x, y) < 0.03
    assert low[2] < z < high[2]
    points = np.concatenate([p.shape.vertices for p in model.parts if isinstance(p.shape, Mesh)])
    beside = points[np.hypot(points[:, 0] - x, points[:, 1] - y) < 0.06]
    assert beside[:, 2].min() < z < beside[:, 2].max()


def test_a_wedding_cake_has_tiers_that_narrow() -> None:
    model = model_of("wedding cake")
    tiers = next(p.shape for p in model.parts if p.name == "body")
    assert isinstance(tiers, Mesh)
    middle = (tiers.vertices.min(axis=0) + tiers.vertices.max(axis=0)) / 2
    far = np.hypot(*(tiers.vertices - middle)[:, :2].T)
    z = tiers.vertices[:, 2]
    edges = np.linspace(z.min(), z.max(), 4)
    wide = [far[(z > a + 0.02) & (z < b - 0.02)].max() for a, b in pairwise(edges)]
    assert wide[0] > 1.2 * wide[1]
    assert wide[1] > 1.2 * wide[2]


def test_iced_drinks_change_their_colour_from_the_ground_up() -> None:
    drink = next(p for p in model_of("iced latte").parts if p.name == "liquid")
    assert isinstance(drink.shape, Mesh)
    assert drink.shape.colors is not None
    z = drink.shape.vertices[:, 2]
    low, high = z < np.quantile(z, 0.1), z > np.quantile(z, 0.9)
    assert drink.shape.colors[low].mean() > 3 * drink.shape.colors[high].mean()


@pytest.mark.parametrize("noun", ["throne", "hammock", "deck chair"])
def test_who_sits_or_lies_on_it_has_a_seat_between_ground_and_top(noun: str) -> None:
    model = model_of(noun)
    assert 0.2 < model.anchors["seat"].position[2] < 0.9
    assert share_above(model, 0.2) > 0.2


@pytest.mark.parametrize(
    "module",
    [arms, cookware, craft, grounds, platters, sports, tools],
    ids=lambda module: module.FAMILY.name,
)
def test_every_form_is_used_by_a_row(module: ModuleType) -> None:
    assert {row.form for row in module.FAMILY.rows.values()} == set(module.FORMS)


@pytest.mark.parametrize("noun", ["spoon", "fork", "knife"])
def test_cutlery_bends_out_of_its_plane(noun: str) -> None:
    low, high = model_of(noun).bounds
    assert 0.004 < high[2] - low[2] < 0.04
    assert high[0] - low[0] > 4 * (high[1] - low[1])


def test_a_violin_in_play_has_no_stand_and_its_bow_across_the_strings() -> None:
    model = model_of("violin in play")
    names = {part.name for part in model.parts}
    assert "stand" not in names
    meshes = [p for p in model.parts if isinstance(p.shape, Mesh)]
    bow, strings = (
        np.concatenate([p.shape.vertices for p in meshes if p.name == name])  # type: ignore[union-attr]
        for name in ("bow", "string")
    )
    assert np.ptp(bow[:, 0]) > 5 * np.ptp(bow[:, 2])
    assert strings[:, 2].min() < bow[:, 2].mean() < strings[:, 2].max()
    assert bow[:, 1].mean() < strings[:, 1].mean()  # before them
