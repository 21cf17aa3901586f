"""Cut stone, paper and boughs: what stands on them, what is written, what differs by seed."""

import numpy as np
import pytest

from imagineart.modelling.model import Mesh, Model
from imagineart.modelling.registry import find, model_of


def points(model: Model, name: str) -> np.ndarray:
    """(N, 3) vertices of the parts of a name, m."""
    shapes = [p.shape for p in model.parts if p.name == name]
    return np.concatenate([s.vertices for s in shapes if isinstance(s, Mesh)])


@pytest.mark.parametrize("noun", ["podium", "pedestal", "block", "slab", "cube"])
def test_what_shows_things_is_level_on_top(noun: str) -> None:
    body = points(model_of(noun), "body")
    top = model_of(noun).anchors["top"].position[2]
    level = body[body[:, 2] > top - 1e-3]
    assert np.ptp(level[:, 0]) > 0.5 * np.ptp(body[:, 0])


def test_stairs_rise_away_from_the_viewer() -> None:
    body = points(model_of("stairs"), "body")
    near, far = body[body[:, 1] < -0.8], body[body[:, 1] > 0.8]
    assert near[:, 2].max() < 0.3 < 1.0 < far[:, 2].max()


def test_a_broken_column_is_shorter_than_a_whole_one() -> None:
    whole, broken = model_of("column"), model_of("broken column")
    assert broken.bounds[1][2] < 0.6 * whole.bounds[1][2]


def test_a_headstone_takes_words_on_the_side_that_looks_at_the_viewer() -> None:
    face = model_of("headstone").anchors["face"]
    assert face.up == (0.0, -1.0, 0.0)
    assert 0.2 < face.room[0] < 0.6


@pytest.mark.parametrize("noun", ["letter", "scroll", "newspaper", "open notebook"])
def test_writing_lies_on_its_paper(noun: str) -> None:
    made = model_of(noun)
    inked = [p for p in made.parts if p.name in ("ink", "print")]
    assert inked
    low, high = made.bounds
    ink = np.concatenate([p.shape.vertices for p in inked if isinstance(p.shape, Mesh)])
    assert (ink[:, :2] >= low[:2]).all()
    assert (ink[:, :2] <= high[:2]).all()
    assert ink[:, 2].max() <= high[2] + 1e-3


def test_only_what_bears_no_writing_offers_room_for_words() -> None:
    assert "face" in model_of("sheet of paper").anchors
    assert "face" not in model_of("newspaper").anchors


def test_birds_find_room_in_a_row_on_a_bough() -> None:
    made = model_of("branch")
    perch, wood = made.anchors["top"], points(made, "wood")
    under = wood[np.abs(wood[:, 0] - perch.position[0]) < 0.05]
    limb = under[under[:, 2] > 0.5]
    assert abs(limb[:, 2].max() - perch.position[2]) < 0.03
    assert perch.room[0] > 5 * perch.room[1]


def test_a_bare_branch_has_no_leaves_and_a_cherry_branch_blossoms() -> None:
    names = {
        noun: {p.name for p in model_of(noun).parts} for noun in ("bare branch", "cherry branch")
    }
    assert names["bare branch"] == {"wood"}
    assert "blossoms" in names["cherry branch"]


@pytest.mark.parametrize("noun", ["branch", "bamboo", "map", "headstone", "hay bale"])
def test_another_seed_is_another_one(noun: str) -> None:
    one, other = model_of(noun, seed=1), model_of(noun, seed=2)
    assert not np.array_equal(one.bounds, other.bounds)


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("tombstones", "headstone"),
        ("plinth", "pedestal"),
        ("journal", "notebook"),
        ("twig", "branch"),
    ],
)
def test_other_words_find_them(word: str, noun: str) -> None:
    found = find(word)
    assert found is not None
    assert found[1] == noun
