"""How does a thing come to rest on what carries it, or in its hollow? By the forms of both."""

from dataclasses import replace

import numpy as np

from imagineart.modelling.model import Anchor
from imagineart.staging.scene.resting import below, rested
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import Floats, about_z
from imagineart.world.nouns import noun_of

HEAD = 0.4  # of its height: what is seen over a rim of one who lives
SUNK = 0.3  # of its height: how deep at least a thing is in what it is in
DEEPEST = 0.13  # of a hat's width: so far under the top of a head its rim may be, over the eyes
PULLED = 0.3  # of its height: how far a hat is pulled down
FEET = 0.14  # of a bird's height: how far from its origin its feet reach
EDGE = 0.03  # of a hollow's depth: what is higher than that over its rim is a handle
LIVING = ("person", "animal")


def let_down(carrier: Spot, spot: Spot, reach: Floats) -> Spot:
    """A spot moved within `reach` (2,) m to where it rests steadily on the form of its carrier."""
    still = replace(spot, position=np.zeros(3))
    sole = _about_feet(still) if noun_of(spot.actor.noun).is_a("bird") else still.surface
    at = rested(carrier.surface, sole, spot.position[:2], np.maximum(reach, 1e-4))
    return replace(spot, position=at)


def _about_feet(bird: Spot) -> Floats:
    """(T, 3, 3) of who perches: what is over its feet; a tail hangs where it likes."""
    surface = bird.surface
    middle = surface.mean(axis=1)[:, :2]
    near = np.linalg.norm(middle, axis=1) < FEET * float(bird.actor.size[2])
    return np.asarray(surface[near]) if near.sum() > 3 else surface


def put_on(wearer: Spot, hat: Spot) -> Spot:
    """A hat let down on a head that is no person's: those know where theirs go."""
    if noun_of(wearer.actor.noun).is_a("person"):
        return hat
    down = let_down(wearer, hat, np.zeros(2))
    down = down.moved(np.array([0.0, 0.0, -PULLED * float(hat.actor.size[2])]))
    least = float(hat.position[2]) - DEEPEST * float(hat.actor.size[:2].min())
    return down.moved(np.array([0.0, 0.0, max(least - float(down.position[2]), 0.0)]))


def reach_of(carrier: Spot, room: Floats, share: float = 0.45) -> Floats:
    """(2,) how far a thing may be from the middle of a (2,) room on a carrier, along the axes."""
    turn = np.abs(about_z(carrier.yaw)[:2, :2])
    return np.asarray(turn @ np.asarray(room[:2]) * carrier.actor.scale * share)


def nested(carrier: Spot, spot: Spot, floor: Floats, hollow: Anchor) -> Spot:
    """A spot in the hollow whose floor is at (3,): as low as it goes, sunk in it at least a little;
    who lives looks out over the rim."""
    depth = hollow.room[2] * carrier.actor.scale
    rim = float(floor[2]) + depth
    still = replace(spot, position=np.zeros(3))
    form = below(carrier.surface, rim + EDGE * depth)
    reach = reach_of(carrier, np.asarray(hollow.room), 0.2)
    at = rested(form, still.surface, floor[:2], np.maximum(reach, 1e-4))
    low, high = still.points[:, 2].min(), still.points[:, 2].max()
    tall = float(high - low)
    z = min(max(float(at[2]) + low, float(floor[2])), max(rim - SUNK * tall, float(floor[2])))
    if any(map(noun_of(spot.actor.noun).is_a, LIVING)):
        z = max(z, rim - (1.0 - HEAD) * tall)
    return replace(spot, position=np.array([at[0], at[1], z - low]))
