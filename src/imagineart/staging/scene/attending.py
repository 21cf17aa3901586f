"""Where does one stand or sit at a thing: a table, an easel, a cake, a bed of flowers?

In the frame of the thing, its front towards −y: behind it, so that the face is seen over it, or
before it where it would hide who is behind. Several stand about its far side, two at its ends.
"""

from collections.abc import Sequence

import numpy as np

from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.carrying import pair_of
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import about_z
from imagineart.world.nouns import noun_of

PERSON = 1.7  # m
GAPS = {"high": 0.20, "low": 0.42, "screen": 0.45, "held": 0.34}  # m from its edge
TUCKED = 0.45  # of its depth: how far the middle of a seat is from the edge
LOW = 0.3  # of a person's height: what is lower is done kneeling, at arm's length
END, SPAN = 78.0, 105.0  # degrees from the far side: of two, and of the outer ones of many
ASIDE = (26.0, 50.0)  # … of one, so that what lies there hides no face


def is_screen(thing: Actor) -> bool:
    """Whether it would hide who is behind it: not through what stands apart, as drums do."""
    open_ = any(map(noun_of(thing.noun).is_a, table("holding")["seen over"]))
    return not open_ and bool(thing.size[2] > table("holding")["screens"] * PERSON)


def attended(thing: Spot, who: Sequence[Actor], rng: np.random.Generator) -> list[Spot]:
    """Each of those who are at a thing, on the ground about it, turned to it."""
    angles = _angles(thing, len(who), rng)
    return [_beside(thing, actor, angle) for actor, angle in zip(who, angles, strict=True)]


def _angles(thing: Spot, count: int, rng: np.random.Generator) -> list[float]:
    """Degrees from the far side of a thing, for each of those at it."""
    if is_screen(thing.actor) or _lives(thing.actor):
        return [180.0 + 30.0 * (k - (count - 1) / 2.0) for k in range(count)]
    if count == 1:
        return [float(rng.choice((-1.0, 1.0)) * rng.uniform(*ASIDE))]
    most = END if count == 2 else SPAN
    return [float(a) for a in np.linspace(-most, most, count)]


def _lives(thing: Actor) -> bool:
    return noun_of(thing.noun).is_a("person")


def _beside(thing: Spot, who: Actor, angle: float) -> Spot:
    """One at a thing, looking at its middle."""
    way = about_z(thing.yaw + angle) @ np.array([0.0, 1.0, 0.0])
    own = about_z(angle) @ np.array([0.0, 1.0, 0.0])
    half = np.maximum(thing.actor.size[:2] / 2.0, 1e-3)
    edge = 0.0 if _lives(thing.actor) else float(np.min(half / np.maximum(np.abs(own[:2]), 1e-6)))
    middle = (thing.actor.solid.low + thing.actor.solid.high) / 2.0 * thing.actor.scale
    centre = thing.position + about_z(thing.yaw) @ np.array([*middle[:2], 0.0])
    at = centre + way * (edge + _gap(thing.actor, who))
    yaw = float(np.rad2deg(np.arctan2(-way[0], way[1])))
    return Spot(who, np.array([*at[:2], 0.0]), yaw)


def _gap(thing: Actor, who: Actor) -> float:
    """m from the edge of a thing to the middle of who is at it."""
    if not noun_of(who.noun).is_a("person"):
        return TUCKED * float(who.size[1])
    if _lives(thing):
        return float(pair_of(who.pose).get("apart", GAPS["held"]))
    low = thing.size[2] < LOW * PERSON
    return GAPS["screen" if is_screen(thing) else "low" if low else "high"]
