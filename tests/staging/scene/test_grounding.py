"""Does who jumps leave the ground?"""

from typing import cast

import numpy as np

from imagineart.staging.scene.grounding import leap_of
from imagineart.staging.scene.units import Unit


class _Actor:
    def __init__(self, pose: str) -> None:
        self.pose, self.size = pose, np.array([0.5, 0.4, 1.7])


class _Spot:
    def __init__(self, pose: str) -> None:
        self.actor = _Actor(pose)


class _Unit:
    def __init__(self, pose: str) -> None:
        self.spots = (_Spot(pose),)


def test_who_jumps_is_in_the_air_and_nobody_else() -> None:
    assert 0.3 < leap_of(cast(Unit, _Unit("jump"))) < 0.8
    assert leap_of(cast(Unit, _Unit("walk"))) == 0.0
