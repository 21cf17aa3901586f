"""Dishes of several parts: in their size, whole, and coloured only in their vessel."""

import pytest

from imagineart.modelling.families.plated import FAMILY
from imagineart.modelling.registry import model_of

QUICK = ("salmon with asparagus", "thali", "slice of pie")


@pytest.mark.parametrize("noun", QUICK)
def test_a_dish_is_as_large_as_its_family_says(noun: str) -> None:
    low, high = model_of(noun).bounds
    least, most = FAMILY.span
    assert least <= float((high - low).max()) <= most
    assert abs(float(low[2])) < 1e-4


@pytest.mark.parametrize("noun", QUICK)
def test_an_asked_colour_goes_to_the_vessel_alone(noun: str) -> None:
    tinted = {part.name for part in model_of(noun).parts if part.tinted}
    assert tinted <= {"plate", "salver", "bowl", "board"}
    assert tinted
