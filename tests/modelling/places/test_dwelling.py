"""What people left in streets, villages, avenues and libraries, and what stays free of it."""

import numpy as np
import pytest

from imagineart.modelling.model import Copies, Mesh, Part, Point
from imagineart.modelling.places import hillside, library, mountains, street, village
from imagineart.modelling.places.fittings import copied, slab
from imagineart.modelling.places.place import Ask
from imagineart.modelling.town.books import row_of_books
from imagineart.modelling.town.pieces import piece


def ask(family: str, **fields: object) -> Ask:
    return Ask(family, np.random.default_rng(3), **fields)  # type: ignore[arg-type]


def spots(parts: list[Part]) -> np.ndarray:
    """(N, 2) x and y of all copies, and of the middles of other parts."""
    found = [p.shape.transforms[:, :2, 3] for p in parts if isinstance(p.shape, Copies)]
    found += [
        p.shape.vertices[:, :2].mean(axis=0)[None] for p in parts if isinstance(p.shape, Mesh)
    ]
    return np.concatenate(found)


@pytest.mark.parametrize("extent", [1.0, 2.8284])
def test_a_lived_in_street_leaves_its_middle_free(
    extent: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crates(noun: str, at: list[Point], turns: object = 0, sizes: object = 1) -> list[Part]:
        return copied((piece(slab((0.1, 0.1, 0.1), (0, 0, 0)), "oak", name=noun),), at)

    monkeypatch.setattr(street, "modelled", crates)
    here = ask("old street", extent=extent)
    half = max(3.4, 1.5 * extent + 2.0)
    parts = street.lived_in(half, here, False, np.random.default_rng(1))
    standing = [p for p in parts if isinstance(p.shape, Copies)]
    x, y = spots(standing).T
    x, y = x[y < 50.0], y[y < 50.0]  # nearer than the church at the end
    assert len(x) > 15
    assert (np.abs(x) > half - 1.0).all()
    assert (np.hypot(x, y) > extent).all()


def test_the_way_of_an_avenue_is_strewn_most_at_its_edges() -> None:
    site = hillside.SITES["autumn avenue"]
    x = np.linspace(-1.5, 1.5, 4000).astype(np.float32)
    y = np.linspace(3, 40, 4000).astype(np.float32)
    off = (np.abs(x) - site.way).astype(np.float32)
    grey = np.full((4000, 3), 0.2, np.float32)
    got = hillside._strewn(grey, x, y, off, site, 4)
    share = np.abs(got - grey).sum(axis=1)
    assert share[np.abs(off) > 1.2].mean() < 0.85 * share[np.abs(off) < 0.4].mean()


def test_lamps_light_a_village_beside_its_lane() -> None:
    seed = 5
    here = village._lamp_spots(ask("village", alone=True), seed)
    lamps = village._shining(here, lambda x, y: np.zeros_like(x))
    assert len(lamps) == 6
    assert np.allclose(np.abs(here[:, 0] - village.lane(here[:, 1], seed)), 2.3)
    beside = village._lamp_spots(ask("village", extent=4.0), seed)
    assert beside[:, 1].min() > 4.0


def test_the_near_shore_reaches_out_on_both_sides_of_a_bay() -> None:
    x = np.array([-9.0, 0.0, 9.0], np.float32)
    left, middle, right = mountains.arms(x, -1.5, 7)
    assert middle == 0.0
    assert min(left, right) > 4.0
    assert (mountains.arms(x, -30.0, 7) == 0.0).all()


def test_a_hall_of_books_has_a_ceiling_over_all_and_a_window_between_the_shelves() -> None:
    half, far, tall = 3.3, 5.0, 4.1
    lid = library._ceiling(half, far, -6.0, tall)[0].shape
    assert isinstance(lid, Mesh)
    low, high = lid.vertices.min(axis=0), lid.vertices.max(axis=0)
    assert low[2] > tall
    assert (low[0], high[0]) == pytest.approx((-half - 1, half + 1), abs=0.01)
    assert low[1] < -7.0
    assert high[1] > far - 0.01
    panes = library._high_window(far, tall, False)
    glass = next(p for p in panes if p.name == "glass")
    assert max(glass.material.emission) > 0.5
    assert len(library._daylight(half, far, tall, True)) == 2


def test_rows_of_books_fill_every_shelf_of_a_bay() -> None:
    rng = np.random.default_rng(0)
    rows = [row_of_books(0.9, 0.36, 0.28, rng, plain=True) for _ in range(2)]
    books = [p for p in library.bay(rng, 2.95, rows) if p.name == "pages"]
    assert len(books) == 6
    floors = sorted(float(p.shape.vertices[:, 2].min()) for p in books if isinstance(p.shape, Mesh))
    assert np.diff(floors).min() > library.SHELF - 0.05
