"""How do stems stand in a vase? Through its mouth, fanned, so that every head has its place.

A stem that leans by t passes the middle of the mouth `sunk` above its foot; heads on a sunflower
spiral, whose outermost lean so far that as many heads as there are find room beside each other.
"""

from collections.abc import Sequence

import numpy as np

from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import Floats
from imagineart.world.nouns import noun_of

SLENDER = 0.9  # heights for a width: what is less so is no stem
RING = 5  # stems; more fill a disc
GOLDEN = np.pi * (3.0 - 5.0**0.5)
HEAD = 0.72  # of its height: what is over that is the head
APART = 0.72  # of a head's width, for the root of their number: radius of the fan
LEAN = (6.0, 36.0)  # degrees of the outermost
SUNK = (0.1, 0.6)  # of its height: how deep a stem stands
WIDER = 1.15  # of the mouth: how wide a thing may be that is let into it
OVER = 1.05  # heights of a vase that a stem rises above it


def is_stem(actor: Actor) -> bool:
    """Whether it is put into a vase with its foot and leans at its rim."""
    noun = noun_of(actor.noun)
    slender = float(actor.size[2]) > SLENDER * float(actor.size[:2].max())
    return slender and any(map(noun.is_a, table("holding")["stems"]))


def cut(stem: Actor, vase: Actor, depth: float) -> float:
    """The factor by which a stem is shorter to suit a vase that is `depth` m deep."""
    most = 0.9 * depth + OVER * float(vase.size[2])
    return float(np.clip(most / max(float(stem.size[2]), 1e-6), 0.3, 1.0))


def bunched(
    actors: Sequence[Actor], mouth: tuple[float, float, float], rng: np.random.Generator
) -> list[Spot]:
    """Stems about the floor of a vase whose mouth is (width, depth, height over the floor) m."""
    radius = min(mouth[:2]) / 2.0
    wide = max(_head_width(actor) for actor in actors)
    start = rng.uniform(0.0, 2.0 * np.pi)
    spots = []
    for number, actor in enumerate(actors):
        sunk = min(_sunk(actor, radius), mouth[2])
        free = float(actor.size[2]) - sunk
        fan = APART * wide * len(actors) ** 0.5
        most = float(np.clip(np.rad2deg(np.arctan2(fan, free)), *LEAN))
        share = _share(number, len(actors))
        around = start + number * GOLDEN
        lean = most * share * np.array([np.cos(around), np.sin(around)])
        spot = Spot(actor, np.zeros(3), float(rng.uniform(-18, 18)), -lean[1], lean[0])
        through = spot.matrix[:3, 2] / actor.scale * sunk
        spots.append(spot.moved(np.array([0.0, 0.0, mouth[2]]) - through))
    return spots


def _share(number: int, count: int) -> float:
    """How far out of the fan one stands, 0–1: few stand in a ring, many fill a disc."""
    if count > RING:
        return float(((number + 0.5) / count) ** 0.5)
    return 0.3 if count == 1 else 1.0 - 0.25 * (number % 2)


def _head_width(actor: Actor) -> float:
    points: Floats = actor.solid.points * actor.scale
    head = points[points[:, 2] > HEAD * float(points[:, 2].max()), :2]
    return float(np.ptp(head, axis=0).max()) if len(head) else float(actor.size[:2].max())


def _sunk(actor: Actor, radius: float) -> float:
    """How deep it goes into a mouth before its leaves are in the way, m."""
    points: Floats = actor.solid.points * actor.scale
    tall = float(actor.size[2])
    wide = points[np.linalg.norm(points[:, :2], axis=1) > WIDER * radius, 2]
    low = float(np.percentile(wide, 2)) if len(wide) else tall
    return float(np.clip(low, SUNK[0] * tall, SUNK[1] * tall))
