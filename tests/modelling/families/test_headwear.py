"""What is worn stands by itself, fits a head or a neck, and takes a colour."""

import numpy as np
import pytest

from imagineart.modelling.families.headwear import NECK, ROWS
from imagineart.modelling.model import Mesh, Model
from imagineart.modelling.registry import find, model_of

ROUND_THE_NECK = ("scarf", "bow tie", "tie")


def points(model: Model) -> np.ndarray:
    """(N, 3) vertices, m."""
    return np.concatenate([p.shape.vertices for p in model.parts if isinstance(p.shape, Mesh)])


@pytest.mark.parametrize("noun", ROWS)
def test_it_stands_on_the_ground_and_takes_a_colour(noun: str) -> None:
    made = model_of(noun)
    assert made.bounds[0][2] == pytest.approx(0.0, abs=1e-5)
    assert any(part.tinted for part in made.parts)
    assert {"wear", "top"} <= set(made.anchors)


@pytest.mark.parametrize("noun", ROUND_THE_NECK)
def test_a_neck_goes_through(noun: str) -> None:
    made = model_of(noun)
    about = points(made) - np.asarray(made.anchors["wear"].position)
    at_neck = np.abs(about[:, 2]) < 0.02
    assert np.hypot(about[at_neck, 0], about[at_neck, 1]).min() > 0.8 * NECK


@pytest.mark.parametrize("noun", sorted(set(ROWS) - set(ROUND_THE_NECK)))
def test_a_head_goes_in(noun: str) -> None:
    made = model_of(noun)
    about = points(made) - np.asarray(made.anchors["wear"].position)
    low = about[about[:, 2] < 0.02]
    assert np.ptp(low[:, 0]) > 0.12


def test_what_people_call_it_finds_it() -> None:
    assert [find(word)[1] for word in ("toque", "witch hat", "wool hat")] == [  # type: ignore[index]
        "chef hat",
        "wizard hat",
        "beanie",
    ]
