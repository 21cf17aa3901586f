"""Mermaids, elves and angels: a tail instead of legs, pointed ears, wings."""

from collections.abc import Callable

import numpy as np

from imagineart.modelling.model import Mesh, Model
from imagineart.modelling.people.outfit import outfitted
from imagineart.modelling.people.sitter import Person
from imagineart.modelling.people.wardrobe import Asked, find_item, packed


def widths(model: Model, name: str) -> np.ndarray:
    """(3,) extents of the parts of a name, m."""
    shapes = [p.shape for p in model.parts if p.name == name and isinstance(p.shape, Mesh)]
    points = np.concatenate([s.vertices for s in shapes])
    return np.asarray(np.ptp(points, axis=0))


def test_a_mermaid_has_a_tail_and_no_feet(built: Callable[..., Model]) -> None:
    seated, afloat = built("mermaid"), built("mermaid", pose="swim")
    assert {"shoes", "sole"}.isdisjoint(part.name for part in seated.parts)
    assert widths(seated, "tail")[1] > 0.6
    assert widths(afloat, "tail")[2] > 0.6
    assert seated.bounds[1][2] < 0.7 * afloat.bounds[1][2]
    assert abs(float(seated.bounds[0][2])) < 0.01


def test_an_angel_has_wings_wider_than_its_arms(built: Callable[..., Model]) -> None:
    assert widths(built("angel"), "wings")[0] > 1.2


def test_a_calling_keeps_its_own_helmet() -> None:
    item = find_item("helmet")
    assert item is not None
    asked = packed([Asked(item)])
    for own in ("space helmet", "helm", "kabuto"):
        assert outfitted(Person(hat=(own, None), outfit=asked)).hat == (own, None)
    assert outfitted(Person(hat=("beanie", None), outfit=asked)).hat == ("helmet", None)
