"""Who carries whom, and where on it? The support tree of a plan, and the places on a carrier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Literal

import numpy as np

from imagineart.modelling.model import Anchor
from imagineart.plan.plan import Plan, Relation
from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.hero import LIVING
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.resting import hollow
from imagineart.staging.scene.settling import Room
from imagineart.staging.scene.shapes import Solid
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import Floats, about_z
from imagineart.world.data import tails
from imagineart.world.nouns import noun_of

How = Literal["on", "in", "riding", "holding", "wearing", "hanging", "sipping", "at"]
CARRIED: tuple[How, ...] = ("on", "in", "riding")  # the subject is carried
TIP = 0.05  # of its height: what counts as the top of something slender
SUNK = 0.45  # of its height: how deep food sinks into other food
BOWL_CELLS = 8  # from the middle of a bowl to its rim
NECK = 0.17  # of a person's height, from the top of the head: where the shoulders are
SHOULDER = 0.095  # … from the middle to a shoulder
PEG, REACHED = 0.72, 2.4  # of its height, and m: how high on a thing others hang
HANDY = 2.6  # m: what is larger is scenery to who faces it
BESIDE = ("left_of", "right_of", "next_to", "in_front_of", "behind")
CARRYING: tuple[How, ...] = ("holding", "wearing")  # the object is carried


@dataclass(frozen=True, slots=True)
class Ride:
    """`carried` is `how` `carrier`; both are ids of objects. `which`: the instance concerned."""

    carried: str
    how: How
    carrier: str
    which: int | None = None


def rides_of(plan: Plan, ids: Sequence[str]) -> tuple[Ride, ...]:
    """Each thing is carried by one other at most; no circles; only things in `ids`."""
    rides: dict[str, Ride] = {}
    for relation in sorted(plan.relations, key=lambda r: _standing(plan, r)):
        ride = _hung(plan, relation) or _ride(plan, relation) or _visit(plan, relation)
        if ride is None or not _bears(plan, rides, ride):
            continue
        if ride.carried in rides or not {ride.carried, ride.carrier} <= set(ids):
            continue
        if ride.carried != ride.carrier and not _circular(rides, ride):
            rides[ride.carried] = ride
    _join(plan, rides, ids)
    _sip(plan, rides, ids)
    _attend(plan, rides, ids)
    return tuple(rides.values())


def _standing(plan: Plan, relation: Relation) -> int:
    """In which order they are heard: who is said to ride before who is only told to be on it."""
    who = plan.find(relation.subject)
    rides = not {who.action, who.pose}.isdisjoint(("ride", "rides", "riding", "cycle"))
    return 2 if relation.predicate != "riding" else 0 if rides else 1


def _bears(plan: Plan, rides: Mapping[str, Ride], ride: Ride) -> bool:
    """Whether a thing carries one more, and so: on a bicycle is one at most; in a tree nobody is
    who stands or walks."""
    if ride.how not in ("on", "riding"):
        return True
    rule, under = table("holding"), noun_of(plan.find(ride.carrier).noun)
    who = plan.find(ride.carried)
    if not any(map(noun_of(who.noun).is_a, LIVING)):
        return True
    if any(map(under.is_a, rule["trees"])) and noun_of(who.noun).is_a("person"):
        return not {who.pose, who.action}.isdisjoint(rule["aloft"])
    lone = any(map(under.is_a, rule["single"]))
    return not (
        lone
        and any(r.carrier == ride.carrier and r.how in ("on", "riding") for r in rides.values())
    )


def _join(plan: Plan, rides: dict[str, Ride], ids: Sequence[str]) -> None:
    """What lies beside a thing that is on something is on it as well: the laptop beside the lamp
    on a desk."""
    for relation in plan.relations:
        for one, other in permutations((relation.subject, relation.object)):
            ride = rides.get(one)
            if relation.predicate not in BESIDE or ride is None or ride.how != "on":
                continue
            free = other in ids and other not in rides and other != ride.carrier
            if free and _lies_on(plan, other, ride.carrier):
                new = Ride(other, "on", ride.carrier)
                rides |= {} if _circular(rides, new) else {other: new}


def _sip(plan: Plan, rides: dict[str, Ride], ids: Sequence[str]) -> None:
    """Who drinks, among those that drink from flowers, does so where there is one."""
    rule = table("holding")["sipping"]
    for guest, host in permutations(ids, 2):
        item, kinds = plan.find(guest), [noun_of(plan.find(id).noun) for id in (guest, host)]
        fits = any(map(kinds[0].is_a, rule["who"])) and any(map(kinds[1].is_a, rule["hosts"]))
        drinks = not {item.action, item.pose}.isdisjoint(rule["words"])
        new = Ride(guest, "sipping", host)
        if fits and drinks and guest not in rides and not _circular(rides, new):
            rides[guest] = new


def _attend(plan: Plan, rides: dict[str, Ride], ids: Sequence[str]) -> None:
    """Who faces a thing of a handy size stands or sits at it: at a desk, an easel, a cake. What
    carries the one, be it a chair, is at what carries the other, be it a table."""
    for relation in plan.relations:
        ends = relation.subject, relation.object
        if relation.predicate != "facing" or not set(ends) <= set(ids) or not _handy(plan, *ends):
            continue
        doer, place = (_bottom(rides, id) for id in ends)
        new = Ride(doer, "at", place)
        if doer != place and doer not in rides and not _circular(rides, new):
            rides[doer] = new


def is_seat(noun: str) -> bool:
    """Whether one sits on it: also "in" an armchair."""
    return not set(noun.split()).isdisjoint(table("holding")["seats"])


def _handy(plan: Plan, who: str, what: str) -> bool:
    """Whether it is a person, and a thing that people do something at."""
    person, thing = noun_of(plan.find(who).noun), noun_of(plan.find(what).noun)
    alive = any(map(thing.is_a, LIVING))
    if is_paired(plan.find(who).pose):
        return person.is_a("person") and thing.is_a("person")
    return person.is_a("person") and not alive and thing.size < HANDY


def is_paired(pose: str) -> bool:
    """Whether one is face to face with another in this pose."""
    return pose in table("holding")["embracing"] or pair_of(pose).get("turned", 90) < 45


def pair_of(pose: str) -> Mapping[str, Any]:
    """How two stand to each other of whom one has this pose, {} where that is no such pose."""
    pairs = table("holding")["pairs"].items()
    return next((rule for name, rule in pairs if pose in (name, rule.get("second"))), {})


def _bottom(rides: Mapping[str, Ride], id: str) -> str:
    """What stands on the ground under a thing."""
    while id in rides and rides[id].how != "at":
        id = rides[id].carrier
    return id


def _lies_on(plan: Plan, id: str, carrier: str) -> bool:
    """Whether a thing is one for the surface of another."""
    own, under = noun_of(plan.find(id).noun), noun_of(plan.find(carrier).noun)
    roomy = under.is_a("furniture") or under.size > 2.0 * own.size
    return own.support == "surface" and under.support == "ground" and roomy


def _ride(plan: Plan, relation: Relation) -> Ride | None:
    how = relation.predicate
    if how == "in" and is_seat(plan.find(relation.object).noun):
        how = "on"
    if how == "on" or how == "in" or how == "riding":
        return Ride(relation.subject, how, relation.object, relation.which)
    if how == "holding" or how == "wearing":
        return Ride(relation.object, how, relation.subject, relation.which)
    return None


def _hung(plan: Plan, relation: Relation) -> Ride | None:
    """What is said to hang on or from a thing, if it is one for that: not a swing on its frame."""
    item = plan.find(relation.subject)
    words = {item.pose, item.action} & set(table("holding")["hanging"]["words"])
    hangs = words and relation.predicate in ("below", "on", "in", "under")
    if not hangs or noun_of(item.noun).support == "ground":
        return None
    return Ride(relation.subject, "hanging", relation.object, relation.which)


def _visit(plan: Plan, relation: Relation) -> Ride | None:
    """A single insect beside a flower sits on it."""
    if relation.predicate != "next_to":
        return None
    rule = table("holding")["visitors"]
    for guest, host in permutations((relation.subject, relation.object)):
        kinds = [noun_of(plan.find(id).noun) for id in (guest, host)]
        fits = any(map(kinds[0].is_a, rule["who"])) and any(map(kinds[1].is_a, rule["hosts"]))
        if fits and plan.find(guest).count == 1:
            return Ride(guest, "on", host, relation.which)
    return None


def _circular(rides: dict[str, Ride], new: Ride) -> bool:
    above: str | None = new.carrier
    while above is not None:
        if above == new.carried:
            return True
        above = rides[above].carrier if above in rides else None
    return False


def berth(carrier: Actor, how: How, carried: Actor) -> Anchor | None:
    """Where on a carrier something goes, in the frame of its model; None if there is no such place.

    For what lies on a thing without an anchor that is the middle of its top.
    """
    if how == "hanging":
        return peg(carrier.solid)
    if how == "sipping":
        return tip(carrier.solid)
    if how == "on" and noun_of(carrier.noun).is_a("person") and not _sits(carrier):
        return _on_shoulder(carrier, carried)
    return _by_its_kind(carrier, how, carried) or _named(carrier, how, carried)


def _by_its_kind(carrier: Actor, how: How, carried: Actor) -> Anchor | None:
    """A place that hands, dishes, vessels and buildings have; None where there are none."""
    if how == "holding" and (held := _held(carrier, carried)) is not None:
        return held
    if how in ("on", "in") and _is_dish(carrier):
        return filling(carrier.solid, carried)
    return inside_of(carrier) if how == "in" else _steps(carrier, how, carried)


def _steps(carrier: Actor, how: How, carried: Actor) -> Anchor | None:
    """Before the door of a building, for a person."""
    stands = how == "on" and noun_of(carried.noun).is_a("person")
    return carrier.solid.anchors.get("door") if stands and noun_of(carrier.noun).building else None


def _held(carrier: Actor, carried: Actor) -> Anchor | None:
    """Before the foot, between both hands, or before who has none and reads; None for one hand, or
    a mouth."""
    if carrier.pose in table("holding")["kicked"]["poses"]:
        return carrier.solid.anchors.get("toe")
    return (
        _before(carrier.solid, carried) if reads_lying(carrier, carried) else _both_hands(carrier)
    )


def reads_lying(carrier: Actor, carried: Actor) -> bool:
    """Whether it reads what it has no hands for."""
    read = carried.noun in table("holding")["readable"]["open"].values()
    hands = "grip right" in carrier.solid.anchors
    return read and not hands and noun_of(carrier.noun).is_a("animal")


def _before(solid: Solid, carried: Actor) -> Anchor:
    """Before one's feet, for what leans up there on the ground."""
    deep = float(carried.size[1])
    return Anchor((0.0, float(solid.low[1]) - 0.45 * deep, float(solid.low[2]) + 0.28 * deep))


def _named(carrier: Actor, how: How, carried: Actor) -> Anchor | None:
    """The anchor of its model that suits best, else the middle of its top."""
    anchors = carrier.solid.anchors
    found = next((anchors[n] for n in _places_of(carrier, how, carried) if n in anchors), None)
    if found is None:
        return summit(carrier.solid) if how in ("on", "riding") else None
    if how == "on" and not any(found.room[:2]):
        return tip(carrier.solid)  # no room: an end of something slender
    return found


def inside_of(carrier: Actor) -> Anchor | None:
    """Where things lie in it: as its model says, else the hollow that its form has."""
    named = (carrier.solid.anchors.get(name) for name in ("inside", "interior"))
    return next((anchor for anchor in named if anchor), None) or hollow(carrier.solid.triangles)


def rests(carrier: Actor, how: How, anchor: Anchor) -> bool:
    """Whether what goes to an anchor is let down on the form there, wherever that is steady:
    models know their seats, but of most tops only how high the highest point is."""
    own = carrier.solid.anchors
    known = any(own.get(name) is anchor for name in table("holding")["exact"])
    return how == "on" and not known and any(anchor.room[:2])


def _on_shoulder(carrier: Actor, carried: Actor) -> Anchor | None:
    """On a person who stands: a child astride the neck, all else on a shoulder."""
    head = carrier.solid.anchors.get("head")
    if head is None:
        return None
    tall, (x, y, top) = float(carrier.solid.size[2]), head.position
    if noun_of(carried.noun).is_a("person"):
        return Anchor((x, y + 0.07 * tall, top - NECK * tall), front=(0.0, -1.0, 0.0))
    room = (SHOULDER * tall, SHOULDER * tall, 0.3 * tall)
    return Anchor((x + SHOULDER * tall, y + 0.02 * tall, top - NECK * tall), room=room)


def _places_of(carrier: Actor, how: How, carried: Actor) -> Sequence[str]:
    """The names of the anchors where it may go, the best first."""
    holding = table("holding")
    if how == "on" and noun_of(carrier.noun).is_a("person"):
        living: Sequence[str] = holding["living"]["sitting" if _sits(carrier) else "standing"]
        return living
    usual: list[str] = list(holding[how]["anchors"])
    return [*places_worn(carried), *usual] if how == "wearing" else usual


def places_worn(carried: Actor) -> Sequence[str]:
    """The anchors where it is worn, the best first; () for what is no wear."""
    noun, worn = noun_of(carried.noun), table("holding")["worn"]
    known: Sequence[str] = next(
        (worn[kind] for kind in (*tails(noun.name), *noun.kinds) if kind in worn), ()
    )
    return known


def is_hat(carried: Actor) -> bool:
    """Whether it goes on a head."""
    return "head" in places_worn(carried)[:1]


def _sits(actor: Actor) -> bool:
    return actor.pose in table("holding")["sitters"]


def _both_hands(carrier: Actor) -> Anchor | None:
    """Between two hands that are held out for it."""
    rule = table("holding")["both"]
    hands = [carrier.solid.anchors.get(name) for name in rule["anchors"]]
    if carrier.pose not in rule["poses"] or None in hands:
        return None
    x, y, z = np.mean([hand.position for hand in hands if hand is not None], axis=0).tolist()
    return Anchor((x, y, z))


def peg(solid: Solid) -> Anchor:
    """Where something hangs on a form: in front, above its middle, at the point nearest to that."""
    points, size = solid.points, solid.size
    middle = (solid.low + solid.high) / 2.0
    wish = middle + size * (0.22, -0.3, 0.0)
    wish[2] = float(solid.low[2]) + float(np.clip(PEG * size[2], 0.0, REACHED))
    x, y, z = points[int(np.linalg.norm(points - wish, axis=1).argmin())].tolist()
    return Anchor((x, y, z))


def summit(solid: Solid) -> Anchor:
    """The middle of the top of a form, with as much room as it is wide there."""
    points = solid.points
    middle = (solid.low + solid.high)[:2] / 2.0
    near = np.hypot(*(points[:, :2] - middle).T) < 0.3 * float(solid.size[:2].max())
    top = float(points[near, 2].max()) if near.any() else float(solid.high[2])
    width, depth = float(solid.size[0]), float(solid.size[1])
    return Anchor((float(middle[0]), float(middle[1]), top), room=(0.8 * width, 0.8 * depth, 1.0))


def tip(solid: Solid) -> Anchor:
    """Where a bee sits on a flower: on the surface, at the very top."""
    points = solid.points
    high = points[points[:, 2] >= points[:, 2].max() - TIP * float(solid.size[2])]
    near = np.linalg.norm(high[:, :2] - np.median(high[:, :2], axis=0), axis=1)
    x, y, z = high[int(near.argmin())].tolist()
    return Anchor((x, y, z))


def _is_dish(carrier: Actor) -> bool:
    """Whether it is food in its bowl, into which more sinks."""
    noun = noun_of(carrier.noun)
    return not {noun.name, *noun.kinds}.isdisjoint(table("holding")["dishes"])


def filling(solid: Solid, carried: Actor) -> Anchor:
    """A place aside in a filled bowl, so deep that half of what is put there is seen."""
    points = solid.points
    middle = np.median(points[:, :2], axis=0)
    half = float(solid.size[:2].min()) / 2.0
    cells = np.round((points[:, :2] - middle) / (half / BOWL_CELLS)).astype(int)
    tops: dict[tuple[int, int], float] = {}
    for (x, y), z in zip(cells.tolist(), points[:, 2].tolist(), strict=True):
        if np.hypot(x, y) < 0.7 * BOWL_CELLS:
            tops[x, y] = max(z, tops.get((x, y), 0.0))
    level = float(np.median(list(tops.values()))) if tops else float(solid.high[2])
    z = level - SUNK * float(carried.size[2])
    return Anchor((float(middle[0]) + 0.15 * half, float(middle[1]) - 0.38 * half, z))


def own_anchor(carried: Actor, how: How) -> Floats:
    """(3,) the point of a carried model that comes to lie on the berth, in its frame, scaled."""
    anchors = carried.solid.anchors
    name = next((name for name in table("holding")[how]["own"] if name in anchors), None)
    if name is not None:
        return np.asarray(anchors[name].position) * carried.scale
    if how == "riding" and "seat" in anchors:
        return np.asarray(anchors["seat"].position) * carried.scale
    for name in ("seat", "hips", "pelvis") if _sits(carried) and how == "on" else ():
        if name in anchors:
            return np.asarray(anchors[name].position) * carried.scale
    if how == "hanging":
        high = carried.solid.high
        return np.array([*((carried.solid.low + high) / 2.0)[:2], high[2]]) * carried.scale
    if how == "holding":
        middle = (carried.solid.low + carried.solid.high) / 2.0
        return np.asarray(middle) * carried.scale
    return np.zeros(3)


def seat(carrier: Spot, anchor: Anchor) -> tuple[Floats, float]:
    """((3,) position of an anchor in the unit's frame, the yaw that its front has there)."""
    m = carrier.matrix
    position = m[:3, :3] @ np.asarray(anchor.position) + m[:3, 3]
    front = about_z(carrier.yaw) @ np.asarray(anchor.front)
    yaw = float(np.rad2deg(np.arctan2(front[0], -front[1]))) if abs(front[2]) < 0.9 else carrier.yaw
    return position, yaw


def room_of(carrier: Spot, anchor: Anchor) -> Room:
    """The rectangle free at an anchor."""
    width, depth = (max(side, 0.01) * carrier.actor.scale for side in anchor.room[:2])
    return Room((width / 2.0, depth / 2.0), carrier.yaw)
