"""Dressings lie on the ground where they should, the same for the same seed."""

import numpy as np
import pytest
from numpy.typing import NDArray

from imagineart.picture import Pixels
from imagineart.rendering.dressing import DRESSINGS, dressed

EDGE = 96
PLAIN = np.full((EDGE, EDGE, 3), 0.1, np.float32)


def drawn(name: str, seed: int = 1) -> Pixels:
    return dressed(PLAIN, name, np.random.default_rng(seed))


def touched(name: str) -> NDArray[np.bool_]:
    return np.asarray(np.abs(drawn(name) - PLAIN).max(axis=-1) > 0.02)


@pytest.mark.parametrize("name", DRESSINGS)
def test_a_dressing_changes_a_part_of_the_ground(name: str) -> None:
    assert 0.01 < touched(name).mean() < 0.6
    assert drawn(name).tobytes() == drawn(name).tobytes()


def test_unknown_names_leave_the_ground_plain() -> None:
    assert drawn("no such dressing") is PLAIN


@pytest.mark.parametrize("name", ["frame", "sprigs"])
def test_borders_leave_the_middle_free(name: str) -> None:
    found = touched(name)
    middle = slice(EDGE * 3 // 8, EDGE * 5 // 8)
    assert not found[middle, middle].any()
    assert found[: EDGE // 8].any()


def test_confetti_has_many_colours_and_falls_from_above() -> None:
    found, where = drawn("confetti"), touched("confetti")
    assert where[: EDGE // 2].sum() > where[EDGE // 2 :].sum()
    hues = np.argmax(found[where], axis=-1)
    assert len(np.unique(hues)) == 3


def test_the_moon_is_round_and_in_the_middle() -> None:
    rows, columns = np.nonzero(touched("moon"))
    assert abs(columns.mean() - EDGE / 2) < 2
    assert np.ptp(rows) == pytest.approx(np.ptp(columns), abs=3)
