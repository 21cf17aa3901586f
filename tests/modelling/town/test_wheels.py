"""Wheels stand on their radius and turn about x."""

import numpy as np
import pytest

from imagineart.modelling.model import Mesh, bounds_of
from imagineart.modelling.town.wheels import Wheel, placed_wheels, wheel

STYLES = ("spoked", "disc", "wire", "wooden")


@pytest.mark.parametrize("style", STYLES)
def test_a_wheel_is_as_large_as_its_tyre(style: str) -> None:
    low, high = bounds_of(wheel(Wheel(0.33, 0.2, style=style, spokes=12)))
    assert high[2] == pytest.approx(0.33, abs=0.003)
    assert low[2] == pytest.approx(-0.33, abs=0.003)
    assert high[0] - low[0] < 0.35


def test_a_wheel_on_the_left_shows_its_face_to_the_left() -> None:
    def hub(x: float) -> float:
        parts = placed_wheels(wheel(Wheel()), [(x, 0.0, 0.33)])
        shapes = [p.shape for p in parts if p.name == "hub"]
        assert isinstance(shapes[0], Mesh)
        return float(np.mean(shapes[0].vertices[:, 0])) - x

    assert hub(0.8) > 0 > hub(-0.8)


def test_a_white_wall_is_a_part_of_its_own() -> None:
    names = [p.name for p in wheel(Wheel(wall=(0.7, 0.7, 0.7)))]
    assert "wall" in names
