import numpy as np
import pytest

from imagineart.modelling.effects.splashes import splash
from imagineart.modelling.model import Floats, Mesh


def vertices(radius: float, height: float, seed: int) -> Floats:
    (part,) = splash(radius, height, seed).parts
    assert isinstance(part.shape, Mesh)
    return part.shape.vertices


@pytest.mark.parametrize("seed", [0, 5])
def test_it_rises_about_a_free_middle(seed: int) -> None:
    points = vertices(0.05, 0.12, seed)
    away = np.hypot(points[:, 0], points[:, 1])
    assert 0.08 < points[:, 2].max() < 0.19
    assert points[:, 2].min() > -0.01
    assert away[points[:, 2] < 0.02].min() > 0.02
    assert len(np.unique((np.arctan2(points[:, 1], points[:, 0]) * 3).astype(int))) > 12


def test_another_seed_is_another_splash() -> None:
    assert len(vertices(0.05, 0.12, 1)) != len(vertices(0.05, 0.12, 2))
