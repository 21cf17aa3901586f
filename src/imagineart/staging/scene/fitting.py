"""How large is a carrier for its load, a load for its carrier, a hat for its head?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from imagineart.modelling.model import Anchor
from imagineart.plan.plan import Relation
from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.bouquet import cut, is_stem
from imagineart.staging.scene.carrying import Ride, inside_of, places_worn
from imagineart.staging.scene.knowledge import table
from imagineart.world.nouns import noun_of

ROOF = 1.4  # of the height of who is under it: how high a plant is
HEAP = 0.95  # widths of a thing that a hollow has for the root of their number
ROOMY = 1.2  # … and at least
LARGEST = 2.2  # how far a carrier may grow for what is in it
SMALLEST = 0.5  # … and what is in it shrink, where that is not enough
LENGTHY = 1.5  # times its narrow side: what a long hollow is wide for what may lie along it
TIGHT = 1.3  # times the hollow: who looks out of it may be wider
ANCHORED = {"head": ("head", "top"), "neck": ("neck",)}  # where wearers have them
BRIM = 1.5  # widths of a head that a hat has
NEAR_HEAD = 0.3  # of the wearer's size: what is that near to the anchor is its head
NECK = 0.127  # m, of people, with ease
SLICE = 0.12  # of a wearer's height that is measured about its neck

Actors = Mapping[str, Sequence[Actor]]


def sheltered(actors: Actors, relations: Sequence[Relation]) -> dict[str, list[Actor]]:
    """All actors, plants as high over those that are said to be under them as that takes: the fox
    that reads under a mushroom."""
    found = {id: list(own) for id, own in actors.items()}
    for one in relations:
        if one.predicate != "under" or not {one.subject, one.object} <= set(found):
            continue
        below, above = found[one.subject][0], found[one.object][0]
        grows = any(map(noun_of(above.noun).is_a, table("holding")["roofs"]))
        lack = ROOF * float(below.size[2]) / max(float(above.size[2]), 1e-6)
        if grows and lack > 1.0:
            found[one.object] = [_scaled(actor, lack) for actor in found[one.object]]
    return found


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
    narrow, long = sorted(inside.room[:2])
    free = min((narrow * long) ** 0.5, LENGTHY * narrow) * own[0].scale
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
    """What a beast wears, as large as fits its head or neck: models of it are for people."""
    at = next((name for name in places_worn(own[0]) if name in ANCHORED), "")
    anchor = _anchor(wearer, ANCHORED.get(at, ()))
    if anchor is None or noun_of(wearer.noun).is_a("person"):
        return list(own)
    points = wearer.solid.points - np.asarray(anchor.position)
    if at == "head":
        near = np.linalg.norm(points, axis=1) < NEAR_HEAD * float(wearer.solid.size.max())
        made = float(own[0].size[:2].max()) / BRIM
    else:
        near = (np.abs(points[:, 1:]) < SLICE * float(wearer.solid.size[2])).all(axis=1)
        made = NECK * own[0].scale
    if near.sum() < 3:
        return list(own)
    girth = float(np.ptp(points[near, 0])) * wearer.scale
    return [_scaled(actor, girth / made) for actor in own]


def _anchor(wearer: Actor, names: Sequence[str]) -> Anchor | None:
    own = wearer.solid.anchors
    return next((own[name] for name in names if name in own), None)


def _scaled(actor: Actor, factor: float) -> Actor:
    return replace(actor, scale=actor.scale * factor)
