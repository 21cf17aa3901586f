"""Do goods show what they are known by: open lids, halves with flesh, labels, two colours?"""

from types import ModuleType

import numpy as np
import pytest

from imagineart.modelling.families import delicacies, devices, goods, treasures
from imagineart.modelling.model import Copies, Mesh, Model
from imagineart.modelling.registry import model_of


def points(model: Model, *names: str) -> np.ndarray:
    """(N, 3) vertices of the parts of these names, or of all parts."""
    found = [p.shape for p in model.parts if not names or p.name in names]
    return np.concatenate([shape.vertices for shape in found if isinstance(shape, Mesh)])


@pytest.mark.parametrize(
    "module", [delicacies, devices, goods, treasures], ids=lambda module: module.FAMILY.name
)
def test_every_form_is_used_by_a_row(module: ModuleType) -> None:
    assert {row.form for row in module.FAMILY.rows.values()} == set(module.FORMS)


def test_buds_stand_out_of_a_case_only_if_it_is_open() -> None:
    low, high = (model_of("earbuds", variant={"open": way}) for way in (False, True))
    assert points(high)[:, 2].max() > 1.15 * points(low)[:, 2].max()
    assert "tip" in {part.name for part in high.parts}


def test_the_sheet_of_a_typewriter_stands_above_its_keys() -> None:
    model = model_of("typewriter")
    assert points(model, "paper")[:, 2].max() > 2 * points(model, "key")[:, 2].max()


def test_a_camper_van_is_of_two_colours_that_part_at_its_belt() -> None:
    model = model_of("camper van")
    roof, below = points(model, "roof"), points(model, "body")
    assert roof[:, 2].max() > below[:, 2].max()
    sides = roof[np.abs(roof[:, 1]) < 1.0]
    assert sides[:, 2].min() > 0.4 * roof[:, 2].max()  # the point is at the front alone


def test_a_muscle_car_is_long_and_low_beside_a_car() -> None:
    long, plain = (
        np.ptp(np.array(model_of(noun).bounds), axis=0) for noun in ("muscle car", "car")
    )
    assert long[1] / long[2] > plain[1] / plain[2]


@pytest.mark.parametrize("noun", ["fig", "pomegranate", "kiwi", "dragon fruit"])
def test_a_fruit_shows_its_flesh_beside_the_whole(noun: str) -> None:
    model = model_of(noun)
    flesh, skin = points(model, "flesh"), points(model, "body")
    assert np.ptp(flesh[:, 2]) > 0.4 * np.ptp(skin[:, 2])  # set up towards the viewer
    assert flesh[:, 0].mean() > skin[:, 0].mean()


def test_a_cold_can_has_drops_on_its_wall() -> None:
    model = model_of("energy drink can")
    drops = next(part.shape for part in model.parts if part.name == "drop")
    assert isinstance(drops, Copies)
    low, high = model.bounds
    middle = (low + high)[:2] / 2
    out = np.hypot(*(drops.transforms[:, :2, 3] - middle).T)
    assert len(out) == goods.ROWS["energy drink can"].drops
    assert np.quantile(out, 0.2) > 0.8 * float((high - low)[0]) / 2


def test_labels_lie_on_their_bottles() -> None:
    for noun in ("beer bottle", "champagne bottle", "whiskey bottle"):
        model = model_of(noun)
        label, glass = points(model, "label"), points(model, "body")
        middle = (glass.min(axis=0) + glass.max(axis=0))[:2] / 2
        band = np.abs(glass[:, 2] - label[:, 2].mean()) < 0.5 * np.ptp(label[:, 2])
        wall = np.hypot(*(glass[band][:, :2] - middle).T).max() if band.any() else 0.0
        assert np.hypot(*(label[:, :2] - middle).T).max() > wall


def test_a_sneaker_is_open_at_its_heel_and_closed_at_its_toe() -> None:
    upper = points(model_of("sneaker", variant={}), "body")
    long = np.ptp(upper[:, 1])
    toe = upper[upper[:, 1] < upper[:, 1].min() + 0.25 * long]
    heel = upper[upper[:, 1] > upper[:, 1].min() + 0.75 * long]
    centre = (upper[:, 0].min() + upper[:, 0].max()) / 2
    near = np.abs(heel[:, 0] - centre) < 0.006
    assert heel[near, 2].min() < 0.6 * heel[:, 2].max()
    assert toe[:, 2].max() < heel[:, 2].max()


def test_pearls_of_a_string_touch_and_do_not_overlap_much() -> None:
    model = model_of("pearl necklace")
    assert np.ptp(points(model, "body")[:, 2]) < 0.012
    assert treasures.ROWS["pearl necklace"].count > 30
