import numpy as np
import pytest

from imagineart.modelling.model import Floats, Mesh
from imagineart.modelling.places.sunlit import BRIGHTEST, Lit, far_window, painted, sunlit_wall

CLAY = (0.50, 0.42, 0.34)


def along(x: list[float], light: Lit, z: float = 0.2) -> Floats:
    return painted(CLAY, np.array(x, np.float32), np.full(len(x), z, np.float32), light)


@pytest.mark.parametrize("side", [1.0, -1.0])
def test_a_wall_is_brighter_and_warmer_near_the_window(side: float) -> None:
    near, far = along([side, -side], Lit(side, 1.0, 0.0, 1.0))
    assert near.mean() > 1.4 * far.mean()
    assert near[0] / near[2] > 1.15 * far[0] / far[2]


def test_sun_lies_in_panes_on_the_far_side_alone() -> None:
    x, z = (c.ravel().astype(np.float32) for c in np.mgrid[-1:1:81j, 0:1:81j])
    with_sun = painted(CLAY, x, z, Lit(1.0, 1.0, 0.0, 1.0, patch=True))
    added = (with_sun - painted(CLAY, x, z, Lit(1.0, 1.0, 0.0, 1.0))).mean(axis=1)
    assert added.min() >= 0.0
    assert added[x > 0.1].max() < 0.02
    lit = added.reshape(81, 81) > 0.5 * added.max()
    assert 0.05 < lit.mean() < 0.4
    row = lit[:, np.argmax(lit.sum(axis=0))]
    assert (np.diff(row.astype(int)) == 1).sum() == 2  # two panes beside each other


def test_no_wall_reflects_more_than_white_paint() -> None:
    part = sunlit_wall((0.9, 0.9, 0.9), 2.0, Lit(1.0, 1.0, 0.0, 1.0, patch=True))
    assert isinstance(part.shape, Mesh)
    assert part.shape.colors is not None
    assert part.shape.colors.max() <= BRIGHTEST + 1e-6
    assert np.allclose(part.shape.vertices[:, 1], 2.0)
    assert np.ptp(part.shape.vertices[:, 0]) > 7.0


def test_a_far_window_is_bright_by_day_and_deep_blue_by_night() -> None:
    day, night = (far_window(0.3, 2.0, (0.7, 1.2, 0.1), dark)[0] for dark in (False, True))
    assert min(day.material.emission) > 0.8
    assert max(night.material.emission) < 0.1
    assert night.material.emission[2] > 2.0 * night.material.emission[0]
