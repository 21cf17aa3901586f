"""How large is a carrier for its load, a load for its carrier, a hat for its head?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.bouquet import cut, is_stem
from imagineart.staging.scene.carrying import Ride, inside_of, places_worn
from imagineart.world.nouns import noun_of

HEAP = 0.95  # widths of a thing that a hollow has for the root of their number
ROOMY = 1.2  # … and at least
LARGEST = 2.2  # how far a carrier may grow for what is in it
SMALLEST = 0.5  # … and what is in it shrink, where that is not enough
TIGHT = 1.3  # times the hollow: who looks out of it may be wider
GIRTHS = {"head": 0.163, "neck": 0.132}  # m, of people, for whom things to wear are made
ANCHORED = {"head": ("head", "top"), "neck": ("neck",)}  # where wearers have them
SLICE, FITTING = 0.12, 1.04  # of a wearer's height that is measured; ease

Actors = Mapping[str, Sequence[Actor]]


def fitted(actors: Actors, rides: Sequence[Ride]) -> dict[str, list[Actor]]:
    """All actors, those that are in or on others in sizes that suit each other."""
    found = {id: list(own) for id, own in actors.items()}
    for carrier in dict.fromkeys(ride.carrier for ride in rides if ride.how == "in"):
        _fill(found, carrier, [r.carried for r in rides if (r.carrier, r.how) == (carrier, "in")])
    for ride in rides:
        if ride.how == "wearing":
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
    wanted = max(HEAP * each**0.5, ROOMY) * wide / max(free, 1e-6)
    growth = float(np.clip(wanted, 1.0, LARGEST))
    smaller = float(np.clip(TIGHT * growth / wanted, SMALLEST, 1.0))
    actors[carrier] = [_scaled(a, growth) for a in own]
    for id in loads:
        actors[id] = [_scaled(a, smaller) for a in actors[id]]


def _worn(own: Sequence[Actor], wearer: Actor) -> list[Actor]:
    """What a beast wears, as large as fits it: models of it are for people."""
    at = next((name for name in places_worn(own[0]) if name in GIRTHS), "")
    if not at or noun_of(wearer.noun).is_a("person"):
        return list(own)
    girth = _girth(wearer, at)
    return [_scaled(actor, FITTING * girth / GIRTHS[at] if girth else 1.0) for actor in own]


def _girth(wearer: Actor, at: str) -> float:
    """m, how wide a wearer is at its "head" or "neck"; 0 if it is not known where that is."""
    anchor = next(
        (wearer.solid.anchors[n] for n in ANCHORED[at] if n in wearer.solid.anchors), None
    )
    if anchor is None:
        return 0.0
    points, tall = wearer.solid.points, float(wearer.solid.size[2])
    _, y, z = np.abs(points - np.asarray(anchor.position)).T
    deep = points[:, 2] < anchor.position[2] - 0.03 * tall if at == "head" else True
    near = points[(z < SLICE * tall) & (y < SLICE * tall) & deep]
    return float(np.ptp(near[:, 0])) * wearer.scale if len(near) else 0.0


def _scaled(actor: Actor, factor: float) -> Actor:
    return replace(actor, scale=actor.scale * factor)
