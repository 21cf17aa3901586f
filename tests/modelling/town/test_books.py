"""Rows of books fill their shelf and stay in it."""

import numpy as np
import pytest

from imagineart.modelling.model import Mesh, bounds_of
from imagineart.modelling.town.books import lying_book, row_of_books, upright_book


@pytest.mark.parametrize("plain", [False, True])
def test_a_row_keeps_to_its_shelf(plain: bool) -> None:
    low, high = bounds_of(row_of_books(0.9, 0.3, 0.25, np.random.default_rng(1), plain=plain))
    assert low[0] > -0.47
    assert high[0] < 0.47
    assert high[0] - low[0] > 0.5
    assert high[2] < 0.31


def test_rows_differ_by_chance_only() -> None:
    def first(seed: int) -> np.ndarray:
        shape = row_of_books(0.9, 0.3, 0.25, np.random.default_rng(seed))[0].shape
        assert isinstance(shape, Mesh)
        return shape.vertices

    assert np.array_equal(first(1), first(1))
    assert first(1).shape != first(2).shape or not np.array_equal(first(1), first(2))


def test_a_book_lies_on_its_back() -> None:
    low, high = bounds_of(lying_book((0.15, 0.22, 0.03), (0.3, 0.1, 0.1)))
    assert low[2] == pytest.approx(0.0, abs=0.002)
    assert high[2] < 0.035
    assert high[1] - low[1] == pytest.approx(0.22, abs=0.01)


def test_pages_are_inside_the_cover() -> None:
    cover, pages, _ = upright_book(0.03, 0.15, 0.22)
    assert (pages.vertices.max(axis=0) <= cover.vertices.max(axis=0) + 1e-6).all()
