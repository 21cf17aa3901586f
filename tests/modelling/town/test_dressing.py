"""What hangs and stands on fronts: where it is, how much of it shines."""

import numpy as np
import pytest

from imagineart.modelling.model import Mesh, Part
from imagineart.modelling.town.dressing import (
    awning,
    festoon,
    flower_box,
    hanging_sign,
    paper_lantern,
    pot,
    wall_lamp,
    washing,
)


def points(parts: list[Part] | tuple[Part, ...], name: str = "") -> np.ndarray:
    """(N, 3) of all parts of a name, or of all."""
    shapes = [p.shape for p in parts if name in ("", p.name)]
    return np.concatenate([s.vertices for s in shapes if isinstance(s, Mesh)])


def glow(parts: list[Part], name: str) -> float:
    return max(max(p.material.emission) for p in parts if p.name == name)


def test_an_awning_is_striped_and_slopes_away_from_the_wall() -> None:
    parts = awning((0.0, 3.0), 4.0, (0.4, 0.0, 0.0))
    assert len({p.material.color for p in parts}) == 2
    p = points(parts)
    assert np.ptp(p[:, 0]) == pytest.approx(4.0, abs=0.2)
    assert p[p[:, 1] < -1.0, 2].mean() < p[p[:, 1] > -0.2, 2].mean() - 0.3


def test_a_flower_box_is_as_wide_as_its_window_and_hangs_over_before_it() -> None:
    parts = flower_box(1.0, np.random.default_rng(3))
    p = points(parts)
    assert 1.0 <= np.ptp(p[:, 0]) < 1.4
    assert points(parts, "flowers")[:, 2].min() < points(parts, "box")[:, 2].min()


def test_a_sign_stands_out_from_the_wall_with_a_figure_on_both_sides() -> None:
    parts = hanging_sign(3.0, (0.1, 0.1, 0.1), np.random.default_rng(0))
    x = points(parts, "figure")[:, 0]
    assert x.min() < -0.02
    assert x.max() > 0.02
    assert points(parts, "sign")[:, 1].max() < -0.2


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_washing_hangs_below_its_line_within_the_street(seed: int) -> None:
    parts = washing(4.0, 5.0, np.random.default_rng(seed))
    cloth, line = points(parts, "cloth"), points(parts, "line")
    assert np.abs(cloth[:, 0]).max() < 2.0
    assert cloth[:, 2].max() < line[:, 2].max()
    assert cloth[:, 2].min() > 3.0


def test_lights_shine_more_at_night() -> None:
    for dark, light, name in (
        (festoon(8.0, 4.0, True), festoon(8.0, 4.0, False), "bulb"),
        (wall_lamp(0.0, 2.4, True), wall_lamp(0.0, 2.4, False), "lantern"),
    ):
        assert glow(dark, name) > 3 * glow(light, name)


def test_festoons_sag_and_have_a_bulb_every_half_metre() -> None:
    parts = festoon(9.0, 4.0, True, ((1.0, 0.5, 0.2), (0.2, 0.5, 1.0)))
    cord = points(parts, "cord")
    middle = cord[np.abs(cord[:, 0]) < 0.3, 2].mean()
    assert middle < cord[np.abs(cord[:, 0]) > 4.2, 2].mean() - 0.4
    assert sum(p.name == "bulb" for p in parts) == 2


def test_a_paper_lantern_hangs_from_its_top() -> None:
    p = points(paper_lantern(0.5, (1.0, 0.1, 0.05), 0.6), "lantern")
    assert p[:, 2].max() == pytest.approx(0.0, abs=0.02)
    assert p[:, 2].min() == pytest.approx(-0.5, abs=0.02)


def test_a_pot_stands_on_the_ground_and_its_plant_above_it() -> None:
    parts = pot(np.random.default_rng(2))
    assert points(parts, "pot")[:, 2].min() == pytest.approx(0.0, abs=1e-6)
    assert points(parts, "flowers")[:, 2].max() > 0.4
    assert sum(len(p.shape.triangles) for p in parts if isinstance(p.shape, Mesh)) < 1500
