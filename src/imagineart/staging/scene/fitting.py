"""How large is a carrier for its load, a load for its carrier, a hat for its head?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.bouquet import cut, is_stem
from imagineart.staging.scene.carrying import Ride, inside_of, is_hat
from imagineart.world.nouns import noun_of

HEAP = 1.2  # widths of a thing that a hollow has for the root of their number
LARGEST = 2.2  # how far a carrier may grow for what is in it
SMALLEST = 0.5  # … and what is in it shrink, where that is not enough
TIGHT = 1.3  # times the hollow: who looks out of it may be wider
BRIM = 1.5  # widths of a head that a hat has
NEAR_HEAD = 0.3  # of the wearer's height: what is that near to the anchor is its head

Actors = Mapping[str, Sequence[Actor]]


def fitted(actors: Actors, rides: Sequence[Ride]) -> dict[str, list[Actor]]:
    """All actors, those that are in or on others in sizes that suit each other."""
    found = {id: list(own) for id, own in actors.items()}
    for carrier in dict.fromkeys(ride.carrier for ride in rides if ride.how == "in"):
        _fill(found, carrier, [r.carried for r in rides if (r.carrier, r.how) == (carrier, "in")])
    for ride in rides:
        if ride.how == "wearing" and is_hat(found[ride.carried][0]):
            found[ride.carried] = _worn(found[ride.carried], found[ride.carrier][0])
    return found


def _fill(actors: dict[str, list[Actor]], carrier: str, loads: Sequence[str]) -> None:
    """Seven apples want a large bowl, a hedgehog in a cup is a small one in a large cup."""
    own = actors[carrier]
    inside = inside_of(own[0])
    if inside is None:
        return
    free = min(inside.room[:2]) * own[0].scale
    if all(is_stem(actors[id][0]) for id in loads):
        for id in loads:
            depth = inside.room[2] * own[0].scale
            actors[id] = [_scaled(a, cut(a, own[0], depth)) for a in actors[id]]
        return
    each = max(sum(len(actors[id]) for id in loads) / len(own), 1.0)
    wide = float(np.mean([np.mean(actors[id][0].size[:2]) for id in loads]))
    wanted = HEAP * wide * each**0.5 / max(free, 1e-6)
    growth = float(np.clip(wanted, 1.0, LARGEST))
    smaller = float(np.clip(TIGHT * growth / wanted, SMALLEST, 1.0))
    actors[carrier] = [_scaled(a, growth) for a in own]
    for id in loads:
        actors[id] = [_scaled(a, smaller) for a in actors[id]]


def _worn(hats: Sequence[Actor], wearer: Actor) -> list[Actor]:
    """What is worn on a head that is not a person's, as wide as that head wants."""
    head = wearer.solid.anchors.get("head") or wearer.solid.anchors.get("top")
    if head is None or noun_of(wearer.noun).is_a("person"):
        return list(hats)
    points = wearer.solid.points
    tall = float(wearer.solid.size.max())
    near = points[np.linalg.norm(points - np.asarray(head.position), axis=1) < NEAR_HEAD * tall]
    if len(near) < 3:
        return list(hats)
    wanted = BRIM * float(np.ptp(near[:, 0])) * wearer.scale
    return [_scaled(hat, wanted / float(hat.size[:2].max())) for hat in hats]


def _scaled(actor: Actor, factor: float) -> Actor:
    return replace(actor, scale=actor.scale * factor)
