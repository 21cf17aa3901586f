"""How do the things of a plan come together? Roots with all that they carry, each one unit.

First what is carried by what; then, from the roots up, who stands how: turned towards the viewer or
each other, in its group, with its load on it.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from imagineart.modelling.model import Anchor
from imagineart.plan.plan import Arrangement, ObjectSpec, Plan, Relation
from imagineart.staging.scene.actors import Actor, is_moving, rng_of
from imagineart.staging.scene.arranging import arranged, heaped
from imagineart.staging.scene.attending import attended, is_screen
from imagineart.staging.scene.bouquet import bunched, is_stem
from imagineart.staging.scene.carrying import (
    Ride,
    berth,
    inside_of,
    is_hat,
    own_anchor,
    reads_lying,
    rests,
    room_of,
    seat,
)
from imagineart.staging.scene.grasping import grasped, laid, other_hand
from imagineart.staging.scene.hero import LIVING, is_vehicle
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.landing import let_down, nested, put_on, reach_of
from imagineart.staging.scene.pairing import paired, turned_in
from imagineart.staging.scene.settling import Bond, settle
from imagineart.staging.scene.units import Spot, Unit, unit_of
from imagineart.staging.scene.vectors import Floats, about_z
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of

OVER_RIM = 0.45  # of its height: how much of the highest in a heap rises over the rim
BLOOM = 0.2  # of the width of a flower: how far from its middle one drinks
LECTERN = 18.0  # degrees by which the far side of what lies open is lower, for it to be seen
TALL = 2.5  # m
QUARTER = (12.0, 38.0)  # degrees by which a subject turns from the viewer
MIRRORED = (20.0, 27.0)  # … of a mirror: one sees both who is at it and the face in it
AFLOAT = (-14.0, 12.0)  # degrees by which a thing in the air is tilted: pitch and roll
ALONG = (7.0, 15.0)  # … that comes along a street
LONG = 7.0  # m
ASKANCE = 8.0  # degrees from which a head is turned from its body
PAIR_MOST = 24.0  # degrees by which two who face each other are turned: neither hides the other
STREET = "street"
PROFILE = (52.0, 74.0)  # … that goes somewhere, or looks at another


@dataclass(frozen=True, slots=True)
class Company:
    """What stands where before there is a ground: units, and what binds them; notes for users."""

    units: tuple[Unit, ...]
    bonds: tuple[Bond, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathering:
    plan: Plan
    actors: Mapping[str, Sequence[Actor]]
    rides: Sequence[Ride]
    seed: int
    bonds: tuple[Bond, ...]
    notes: list[str] = field(default_factory=list)
    lost: list[Ride] = field(default_factory=list)


def gathered(
    plan: Plan, actors: Mapping[str, Sequence[Actor]], rides: Sequence[Ride], seed: int
) -> Company:
    """All things as units. What a carrier has no place for stands in front of it, with a note."""
    work = _Gathering(plan, actors, rides, seed, bonds_of(plan, actors, rides, seed))
    carried = {ride.carried for ride in rides}
    units = [_unit(work, id) for id in actors if id not in carried]
    for ride in work.lost:  # grows while it is walked
        if any(unit.name == ride.carried for unit in units):
            continue
        units.append(_unit(work, ride.carried))
        message = f"{_noun(work, ride.carried)} stands beside {_noun(work, ride.carrier)}"
        work.notes.append(f"{message}: there is no place for it {_words(ride)}")
    lost = [Bond(r.carried, "in_front_of", _root(work, r.carrier)) for r in work.lost]
    return Company(tuple(units), (*work.bonds, *dict.fromkeys(lost)), tuple(work.notes))


def _words(ride: Ride) -> str:
    return {"holding": "in its hand", "wearing": "to be worn"}.get(ride.how, f"{ride.how} it")


def bonds_of(
    plan: Plan, actors: Mapping[str, Sequence[Actor]], rides: Sequence[Ride], seed: int
) -> tuple[Bond, ...]:
    """What binds the roots: each relation speaks for the roots that carry its ends."""
    above = {ride.carried: ride.carrier for ride in rides}
    found = []
    for number, relation in enumerate(plan.relations):
        ends = [_top(above, id) for id in (relation.subject, relation.object)]
        carried = {ride.carried: ride.carrier for ride in rides}
        pair = (relation.subject, relation.object)
        tied = any(carried.get(a) == b for a, b in (pair, pair[::-1]))
        if (
            tied
            or relation.predicate in ("on", "in", "riding", "holding", "wearing")
            or ends[0] == ends[1]
            or not set(ends) <= set(actors)
        ):
            continue
        side = 1 if rng_of(seed, f"side/{number}").random() < 0.5 else -1
        found.append(_bond(plan, relation, ends, side))
    return tuple(found)


def _bond(plan: Plan, relation: Relation, ends: Sequence[str], side: int) -> Bond:
    """What binds two roots: who hugs another faces it; below what stands is under it."""
    item, predicate = plan.find(relation.subject), relation.predicate
    close = bool({item.action, item.pose} & set(table("holding")["touching"]))
    if close and predicate in ("next_to", "facing"):
        return Bond(ends[0], "facing", ends[1], side, close=True)
    if predicate == "below" and _stands_over(plan, relation.object):
        predicate = "under"
    return Bond(ends[0], predicate, ends[1], side)


def _stands_over(plan: Plan, id: str) -> bool:
    """Whether it is so tall, and rooted, that what is below it stands under it: a tree."""
    noun = noun_of(plan.find(id).noun)
    lives = any(map(noun.is_a, LIVING))
    return noun.support == "ground" and noun.size > TALL and not lives


def _top(above: Mapping[str, str], id: str) -> str:
    while id in above:
        id = above[id]
    return id


def _root(work: _Gathering, id: str) -> str:
    return _top({ride.carried: ride.carrier for ride in work.rides}, id)


def _noun(work: _Gathering, id: str) -> str:
    return work.plan.find(id).noun


def _unit(work: _Gathering, id: str) -> Unit:
    spots = _group(work, id, work.actors[id])
    loaded = [load for number, spot in enumerate(spots) for load in _loaded(work, id, number, spot)]
    floats = _floats(work.plan.find(id))
    airborne = _raised(work.bonds, id) or floats or all(_flies(spot.actor) for spot in spots)
    return unit_of(id, loaded, airborne)


def _raised(bonds: Sequence[Bond], id: str) -> bool:
    """Whether words put it above another thing, or another thing below it."""
    above = {b.subject for b in bonds if b.predicate == "above"}
    return id in above | {b.object for b in bonds if b.predicate == "below"}


def _floats(item: ObjectSpec) -> bool:
    """Whether words have a thing in the air that is none for it."""
    noun = noun_of(item.noun)
    said = not {item.pose, item.action}.isdisjoint(table("holding")["floating"])
    return said and noun.draught == 0.0 and not any(map(noun.is_a, LIVING))


def _flies(actor: Actor) -> bool:
    """Whether it is in the air: a bird only on its wings, whatever else floats there always."""
    noun = noun_of(actor.noun)
    wings = actor.pose in ("fly", "flying", "glide", "soar")
    return wings or (noun.support == "air" and not (noun.is_a("bird") and actor.pose))


def _group(work: _Gathering, id: str, actors: Sequence[Actor]) -> tuple[Spot, ...]:
    """The instances of one object as they stand together, alone in the world."""
    rng = rng_of(work.seed, f"group/{id}")
    yaw = _facing(work, id, actors[0], rng)
    if actors[0].pose in table("holding")["pairs"] and len(actors) % 2 == 0:
        return paired(actors, float(np.clip(yaw, -PAIR_MOST, PAIR_MOST)), rng)
    spots = [
        Spot(actor, np.zeros(3), yaw + float(rng.uniform(-12, 12)) * (index > 0))
        for index, actor in enumerate(actors)
    ]
    if _floats(work.plan.find(id)):
        spots = [replace(spot, pitch=AFLOAT[0], roll=AFLOAT[1]) for spot in spots]
    if _each_other(work.plan, id):
        return arranged(_inward(spots, rng), "row", rng)
    stood = arranged(spots, arrangement_of(work.plan.find(id), work.plan), rng)
    people = noun_of(actors[0].noun).is_a("person") and not is_moving(actors[0].pose)
    return turned_in(stood, rng) if people and len(stood) > 1 else stood


def _each_other(plan: Plan, id: str) -> bool:
    """Whether the words have the several of an object look at each other."""
    words = set(table("shots")["mutual"])
    item = plan.find(id)
    doing = bool(words & {item.action, item.pose}) or "other" in plan.mentioned
    return item.count > 1 and doing and not words.isdisjoint(plan.mentioned)


def _inward(spots: Sequence[Spot], rng: np.random.Generator) -> list[Spot]:
    """The first half, which will be to the left, looks right, the others left."""
    return [
        replace(s, yaw=float(rng.uniform(*PROFILE)) * (1 if 2 * number < len(spots) else -1))
        for number, s in enumerate(spots)
    ]


def arrangement_of(item: ObjectSpec, plan: Plan) -> Arrangement:
    """What is asked for; a row only where somebody speaks of one."""
    said = not set(table("shots")["rows"]).isdisjoint(plan.mentioned)
    return "scatter" if item.arrangement == "row" and not said else item.arrangement


def _facing(work: _Gathering, id: str, actor: Actor, rng: np.random.Generator) -> float:
    """Degrees from the viewer: three-quarters; who goes somewhere or looks at another, more; who
    looks at the viewer, as far as the eyes turn back."""
    toward = _partner_side(work, id)
    if toward:
        return toward * float(rng.uniform(*PROFILE))
    side = 1.0 if rng.random() < 0.5 else -1.0
    if any(map(noun_of(actor.noun).is_a, table("products")["profiles"])):
        return side * float(rng.uniform(*PROFILE))
    if _goes_along(work.plan, actor):
        return side * float(rng.uniform(*ALONG))
    faced = any(r.carrier == id and r.how == "at" for r in work.rides)
    if faced and any(map(noun_of(actor.noun).is_a, table("holding")["mirrors"])):
        return side * float(rng.uniform(*MIRRORED))
    glance = actor.variant.get("glance")
    if isinstance(glance, float):
        return -glance
    span = _span(actor, faced)
    turn = side * float(rng.uniform(*span))
    gaze = actor.solid.anchors.get("gaze")
    return _shown_face(actor, turn) if gaze is None else _met(gaze, turn, span == PROFILE)


def _shown_face(actor: Actor, turn: float) -> float:
    """Degrees from the viewer, to that side to which the face comes back: who fiddles looks along
    the strings."""
    eyes = actor.solid.anchors.get("eyes")
    if eyes is None or not noun_of(actor.noun).is_a("person"):
        return turn
    head = float(np.rad2deg(np.arctan2(eyes.front[0], -eyes.front[1])))
    return -float(np.copysign(turn, head)) if abs(head) > ASKANCE else turn


def _goes_along(plan: Plan, actor: Actor) -> bool:
    """Whether it is as long as a street is wide: it comes along it, towards the viewer."""
    street = family_of(plan.background.family).name == STREET
    return street and is_vehicle(actor.noun) and float(actor.size.max()) > LONG


def _span(actor: Actor, faced: bool) -> tuple[float, float]:
    """Degrees between which one turns from the viewer; `faced`: somebody is at it."""
    wheeled = is_vehicle(actor.noun) and actor.size.max() > 1.0
    high = is_screen(actor) or noun_of(actor.noun).is_a("person")
    return PROFILE if is_moving(actor.pose) or wheeled or (high and faced) else QUARTER


def _met(gaze: Anchor, turn: float, moving: bool) -> float:
    """Degrees from the viewer of one whose head is turned from its body: the face is to the viewer,
    or as far back as it goes where the body goes its way, seen from the side by `turn`."""
    head = float(np.rad2deg(np.arctan2(gaze.front[0], -gaze.front[1])))
    return -float(np.copysign(turn, head)) if moving else -head


def _partner_side(work: _Gathering, id: str) -> int:
    """1: looks to the right, −1: to the left, at whom it chases, faces or is chased by; else 0."""
    for bond in work.bonds:
        if bond.predicate == "chasing" and id in (bond.subject, bond.object):
            return bond.side
        if bond.predicate == "facing" and id in (bond.subject, bond.object):
            return bond.side if id == bond.subject else -bond.side
    return 0


def _loaded(work: _Gathering, id: str, number: int, spot: Spot) -> list[Spot]:
    """A spot with everything that its actor carries, and what those carry."""
    result = [spot]
    loads: dict[tuple[float, ...], list[tuple[Ride, list[Actor], Anchor]]] = {}
    for ride in work.rides:
        actors = _share(work, ride, number) if ride.carrier == id else []
        if actors and ride.how == "at":
            result += _about(work, ride, actors, spot)
        if not actors or ride.how == "at":
            continue
        anchor = _free_berth(spot.actor, ride, actors[0], loads)
        if anchor is None:
            work.lost.append(ride)
        else:
            loads.setdefault(anchor.position, []).append((ride, actors, anchor))
    for together in loads.values():
        result += _load(work, spot, together)
    return result


def _free_berth(
    carrier: Actor, ride: Ride, actor: Actor, taken: Container[tuple[float, ...]]
) -> Anchor | None:
    """Where a carrier has what it carries: in the other hand, if one is taken."""
    anchor = berth(carrier, ride.how, actor)
    if ride.how == "holding" and anchor is not None and anchor.position in taken:
        return other_hand(carrier) or anchor
    return anchor


def _about(work: _Gathering, ride: Ride, actors: Sequence[Actor], spot: Spot) -> list[Spot]:
    """Those who are at a thing, each with its load."""
    rng = rng_of(work.seed, f"at/{ride.carried}/{spot.actor.index}")
    places = attended(spot, actors, rng)
    return [s for p in places for s in _loaded(work, ride.carried, p.actor.index, p)]


def _share(work: _Gathering, ride: Ride, number: int) -> list[Actor]:
    """Those of the carried that this one of the carriers has: all alike, as far as they go."""
    carriers = len(work.actors[ride.carrier])
    if ride.how == "on" and work.plan.find(ride.carrier).arrangement == "stack":
        return list(work.actors[ride.carried]) if number == carriers - 1 else []
    carried = work.actors[ride.carried]
    return [a for a in carried if (a.index * carriers // max(len(carried), carriers)) == number]


def _load(
    work: _Gathering, spot: Spot, together: Sequence[tuple[Ride, list[Actor], Anchor]]
) -> list[Spot]:
    """What lies at one anchor of a carrier."""
    ride, actors, anchor = together[0]
    rng = rng_of(work.seed, f"load/{ride.carried}/{spot.actor.index}")
    everyone = [actor for _, some, _ in together for actor in some]
    inside = all(r.how == "in" for r, _, _ in together)
    lone = len(everyone) == 1 or (len(together) == 1 and ride.how not in ("on", "in"))
    if lone and not (inside and is_stem(actors[0])):
        return _seated(work, ride, actors[0], spot, anchor, rng)
    if inside:
        return _filled(everyone, spot, anchor, rng)
    return _spread(work, spot, together, rng)


def _filled(
    actors: Sequence[Actor], spot: Spot, anchor: Anchor, rng: np.random.Generator
) -> list[Spot]:
    """Several in a hollow: stems fanned in its mouth, other things on a heap."""
    position, _ = seat(spot, anchor)
    width, depth, height = (float(side) * spot.actor.scale for side in anchor.room)
    if all(map(is_stem, actors)):
        return [s.moved(position) for s in bunched(actors, (width, depth, height), rng)]
    spots = [Spot(a, np.zeros(3), float(rng.uniform(0, 360))) for a in actors]
    heap = heaped(spots, (width, depth, height), rng)
    if not noun_of(spot.actor.noun).transparent:
        position = position + np.array([0.0, 0.0, _lift(heap, height)])
    return [s.moved(position) for s in heap]


def _lift(heap: Sequence[Spot], rim: float) -> float:
    """How much higher a heap lies for its highest to be seen over the rim, m."""
    tops = [float(s.points[:, 2].max()) for s in heap]
    tall = float(np.mean([s.actor.size[2] for s in heap]))
    return max(rim + OVER_RIM * tall - max(tops), 0.0)


def _seated(
    work: _Gathering,
    ride: Ride,
    actor: Actor,
    carrier: Spot,
    anchor: Anchor,
    rng: np.random.Generator,
) -> list[Spot]:
    """One thing at an anchor, looking where the anchor looks."""
    position, yaw = seat(carrier, anchor)
    turn, slip = _loosely(ride, actor, anchor, rng)
    turn += yaw
    if ride.how == "sipping":
        turn = float(rng.choice((-1.0, 1.0)) * rng.uniform(*PROFILE))
        slip = about_z(turn) @ np.array([0.0, BLOOM * float(carrier.actor.size[:2].min()), 0.0])
    pitch = LECTERN if ride.how == "holding" and reads_lying(carrier.actor, actor) else 0.0
    at = position + slip - about_z(turn) @ own_anchor(actor, ride.how)
    spot = Spot(actor, at, turn, pitch)
    spot = (grasped(carrier, anchor, actor) if ride.how == "holding" else None) or spot
    if ride.how == "holding" and _rolls(actor):
        spot = spot.moved(np.array([0.0, 0.0, _foot(carrier) - _foot(spot)]))
    return _loaded(work, ride.carried, actor.index, _landed(ride, carrier, spot, anchor))


def _rolls(actor: Actor) -> bool:
    """Whether it is pushed or pulled by its handle, on the ground."""
    return any(map(noun_of(actor.noun).is_a, table("holding")["rolled"]))


def _foot(spot: Spot) -> float:
    """The lowest of a spot, m."""
    return float(spot.points[:, 2].min())


def _loosely(
    ride: Ride, actor: Actor, anchor: Anchor, rng: np.random.Generator
) -> tuple[float, Floats]:
    """(degrees, (3,) m) by which it is off its anchor: more where there is room to all sides."""
    slip = np.zeros(3)
    if ride.how != "on" or float(min(anchor.room[:2])) <= 1.3 * float(actor.size[:2].max()):
        return float(rng.uniform(-6, 6)), slip
    turn = float(rng.uniform(-25, 25))
    spare = np.maximum(np.asarray(anchor.room[:2]) - actor.size[:2].max(), 0.0)
    slip[:2] = rng.uniform(-0.2, 0.2, 2) * spare
    return turn, slip


def _landed(ride: Ride, carrier: Spot, spot: Spot, anchor: Anchor) -> Spot:
    """Where it comes to lie: in the hollow, on the head, flat, or down on what bears it."""
    if ride.how == "in" and inside_of(carrier.actor) is not None:
        return nested(carrier, spot, seat(carrier, anchor)[0], anchor)
    if ride.how == "wearing" and is_hat(spot.actor):
        return put_on(carrier, spot)
    if ride.how == "on" and (flat := laid(spot)) is not spot:
        return flat
    if rests(carrier.actor, ride.how, anchor):
        return let_down(carrier, spot, reach_of(carrier, np.asarray(anchor.room)))
    return spot


def _spread(
    work: _Gathering,
    spot: Spot,
    together: Sequence[tuple[Ride, list[Actor], Anchor]],
    rng: np.random.Generator,
) -> list[Spot]:
    """Several things on one surface, by their relations."""
    loads: dict[str, list[list[Spot]]] = {}
    for ride, actors, _ in together:
        group = _group(work, ride.carried, actors)
        loads[ride.carried] = [_loaded(work, ride.carried, g.actor.index, g) for g in group]
    units = [unit_of(id, [s for load in some for s in load]) for id, some in loads.items()]
    bonds = [
        Bond(r.subject, r.predicate, r.object)
        for r in work.plan.relations
        if {r.subject, r.object} <= set(loads)
    ]
    ride, _, anchor = together[0]
    position, _ = seat(spot, anchor)
    places = settle(units, bonds, rng, room_of(spot, anchor))
    result: list[Spot] = []
    for id, some in loads.items():
        at = position + np.array([*places[id], 0.0])
        for load in some:
            moved = [s.moved(at) for s in load]
            down = rests(spot.actor, ride.how, anchor) and _at_foot(load)
            result += _dropped(spot, moved, anchor) if down else moved
    return result


def _at_foot(load: Sequence[Spot]) -> bool:
    """Whether it stands by itself, on none of its group."""
    return float(load[0].points[:, 2].min()) < 0.02 * float(load[0].actor.size[2])


def _dropped(carrier: Spot, load: Sequence[Spot], anchor: Anchor) -> list[Spot]:
    """A spot with its load, let down on the form below it."""
    own = 0.5 * load[0].actor.size[:2].max()
    reach = np.minimum(reach_of(carrier, np.asarray(anchor.room)), max(own, 1e-4))
    by = let_down(carrier, load[0], reach).position - load[0].position
    return [s.moved(by) for s in load]


def turned(unit: Unit, degrees: float) -> Unit:
    """A unit with its whole frame turned about z."""
    return replace(unit, spots=tuple(spot.turned(degrees) for spot in unit.spots))
