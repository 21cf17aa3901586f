"""Do fittings, street furniture and kit show an asked colour, stand up and open to the viewer?"""

import numpy as np
import pytest

from imagineart.modelling.families import appliances, kerbs, playfields
from imagineart.modelling.model import Mesh, Model, Part
from imagineart.modelling.registry import find, model_of

NOUNS = [*appliances.ROWS, *kerbs.ROWS, *playfields.ROWS]


CELLS = 48  # across the longer side of a thing as it is seen


def strewn(part: Part, rng: np.random.Generator) -> np.ndarray:
    """(N, 3) points all over a part, m."""
    assert isinstance(part.shape, Mesh)
    a, b, c = np.moveaxis(part.shape.vertices[part.shape.triangles].astype(float), 1, 0)
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    of = rng.choice(len(a), 20_000, p=area / area.sum())
    u, v = rng.random((2, 20_000, 1))
    u, v = np.where(u + v > 1, 1 - u, u), np.where(u + v > 1, 1 - v, v)
    return np.asarray(a[of] + u * (b - a)[of] + v * (c - a)[of])


def tinted_share(model: Model) -> float:
    """Of the cells of a grid before the thing, those whose nearest point takes a colour."""
    rng = np.random.default_rng(1)
    points = [strewn(part, rng) for part in model.parts]
    dyed = np.repeat([part.tinted for part in model.parts], 20_000)
    every = np.concatenate(points)
    low, size = every.min(axis=0), float(np.ptp(every[:, [0, 2]], axis=0).max())
    cell = ((every - low)[:, [0, 2]] / size * CELLS).astype(int) @ np.array([1, 1000])
    order = np.lexsort((every[:, 1], cell))
    _, first = np.unique(cell[order], return_index=True)
    return float(dyed[order][first].mean())


@pytest.mark.parametrize("noun", sorted({*NOUNS} - {"stop sign"}))  # its word is white
def test_an_asked_colour_is_on_most_of_what_one_sees(noun: str) -> None:
    assert tinted_share(model_of(noun)) > 0.5


@pytest.mark.parametrize(("noun", "word"), [
    ("hair drier", "blow dryer"), ("tv remote", "remote control"), ("toilet", "commode"),
    ("oven", "stove"), ("sink", "washbasin"), ("baseball glove", "baseball mitt"),
    ("skis", "pair of skis"),
])  # fmt: skip
def test_other_words_find_the_same_thing(noun: str, word: str) -> None:
    found = find(word)
    assert found is not None
    assert found[1] == noun


@pytest.mark.parametrize("noun", ["skis", "stop sign", "parking meter", "hair drier", "tv remote"])
def test_what_is_long_stands_upright_to_be_seen(noun: str) -> None:
    low, high = model_of(noun).bounds
    assert (high - low)[2] > 0.9 * max((high - low)[:2])


def test_a_bowl_is_hollow_where_its_seat_is_open() -> None:
    model = model_of("toilet")
    bowl = next(part.shape for part in model.parts if part.name == "body")
    assert isinstance(bowl, Mesh)
    low, _ = model.bounds
    near = np.hypot(bowl.vertices[:, 0], bowl.vertices[:, 1] - low[1] - 0.29) < 0.06
    assert bowl.vertices[near, 2].max() < 0.35


def test_a_dyed_television_and_clock_show_their_colour_on_most_of_them() -> None:
    for noun in ("television", "clock"):
        plain, dyed = model_of(noun), model_of(noun, variant={"dyed": True})
        assert tinted_share(dyed) > max(0.45, 1.5 * tinted_share(plain))


def test_a_sign_that_other_words_are_on_has_none_of_its_own() -> None:
    own, blank = model_of("stop sign"), model_of("stop sign", variant={"blank": True})
    letters = [next(p.shape for p in m.parts if p.name == "letters") for m in (own, blank)]
    assert all(isinstance(shape, Mesh) for shape in letters)
    assert len(letters[1].triangles) < len(letters[0].triangles)  # type: ignore[union-attr]
    assert blank.anchors["face"].up == (0, -1, 0)
    assert blank.anchors["face"].room[0] < (blank.bounds[1] - blank.bounds[0])[0]
