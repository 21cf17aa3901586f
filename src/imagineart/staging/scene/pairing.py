"""How do people stand who are together? Pairs hold each other; groups turn to their middle."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import about_z

INWARD = 34.0  # degrees by which the outer ones of a group turn to its middle
BETWEEN = 1.7  # m from pair to pair


def paired(actors: Sequence[Actor], yaw: float, rng: np.random.Generator) -> tuple[Spot, ...]:
    """Two by two, face to face or hand in hand, the pair turned by `yaw` degrees."""
    rule = table("holding")["pairs"][actors[0].pose]
    small = float(np.mean([actor.size[2] for actor in actors])) / 1.7
    spots = []
    for number, actor in enumerate(actors):
        pair, side = divmod(number, 2)
        sign = 1.0 if side else -1.0
        turn = yaw + float(rng.uniform(-8, 8)) * (pair > 0)
        at = about_z(turn) @ np.array([sign * rule["apart"] * small / 2.0, 0.0, 0.0])
        middle = np.array([BETWEEN * (pair - (len(actors) / 2 - 1) / 2.0), 0.4 * (pair % 2), 0.0])
        inward = -sign * (90.0 - rule["turned"])
        spots.append(Spot(actor, middle + at, turn + inward))
    return tuple(spots)


def turned_in(spots: Sequence[Spot], rng: np.random.Generator) -> tuple[Spot, ...]:
    """Each turned to the viewer and a little to the middle of the group."""
    across = np.array([float(spot.position[0]) for spot in spots])
    half = max(float(np.ptp(across)) / 2.0, 1e-6)
    share = (across - (across.max() + across.min()) / 2.0) / half
    return tuple(
        replace(spot, yaw=-INWARD * float(s) + float(rng.uniform(-9, 9)))
        for spot, s in zip(spots, share, strict=True)
    )
