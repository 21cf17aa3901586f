"""What is the picture about, and how much of the picture is its? The first thing that is stated.

Who is alone fills more of the picture, and so does who lives among other things. On something much
larger (a log, a table, a roof) the hero keeps its share, and what carries it may reach out of the
picture, as may what hangs behind it and a building or a tree beside it, as long as it is seen. What
else is beside it is its peer, and seen as a whole.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from imagineart.plan.plan import Plan
from imagineart.staging.scene.interior import leads
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.shots import Shot
from imagineart.staging.scene.units import Spot, Unit
from imagineart.staging.scene.vectors import Floats
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of

VAST = 0.42  # of the whole: a hero that is smaller than that does not show all of its carrier
WIDE_MM = 30.0  # the lens for a view of a place
CLOSE = 0.85  # a stated share from which a person is near
SLENDER = 1.8  # times its width: the height of what may leave the picture at its foot
SHARED = 0.3  # of the smaller width: how far two overlap of which one is over the other
VASTEST = 0.3  # … who lives
HOLDING = 0.22  # … what others are in: a basket, a cup, a wagon
ABOARD = 0.04  # of the height of a vehicle: over its foot is who is in it
RIDDEN = 1.15  # times its size: how far about who is in it a vehicle is seen
ASIDE = 1.5  # times the reach: how much more is seen of what is like what the hero is on
PARTLY = 0.15  # of what is much larger: how much of it is seen at least
NEARER = 2.0  # times the hero: what is larger may be cut by who comes nearer
WHOLE = 0.4  # of who lives, whose head is not to be cut: how much is seen at least
GLIMPSE = 0.15  # … of what hangs on the wall
LIVING = ("person", "animal")
SCENERY = ("building", "tree", "landform")


def hero_of(plan: Plan, units: Sequence[Unit]) -> str | None:
    """The id of the first stated object that stands here, else of the first; None of nothing."""
    here = {spot.actor.object for unit in units for spot in unit.spots}
    ids = [item.id for item in plan.objects if item.id in here]
    return next((id for id in ids if plan.find(id).is_stated), next(iter(ids), None))


def filled(shot: Shot, plan: Plan, units: Sequence[Unit]) -> Shot:
    """The shot, nearer where one person or animal is alone and no words speak of the framing."""
    hero = hero_of(plan, units)
    over = backing(plan, units, hero)
    units = [u for u in units if u.name not in over and (u.name == hero or not hangs(u))] or units
    if hero is not None and _is_unframed(shot, plan) and _is_view(plan):
        return replace(shot, fill=min(shot.fill, table("shots")["led"]), focal_mm=WIDE_MM)
    if hero is not None and (crop := _crop_of(shot, plan, units, hero)):
        return replace(shot, crop=crop, fill=max(shot.fill, table("shots")["cropped"]))
    if hero is None or not _is_unframed(shot, plan):
        return shot
    return replace(shot, fill=max(shot.fill, table("shots")[_company(plan, units, hero)]))


def _is_view(plan: Plan) -> bool:
    """Whether the picture is a view of an open place, in which things are."""
    place = family_of(plan.background.family)
    people = any(noun_of(item.noun).is_a("person") for item in plan.objects)
    return plan.kind == "scene" and place.sky and not people and leads(plan)


def _company(plan: Plan, units: Sequence[Unit], hero: str) -> str:
    """In which company a hero is: the name of its share in `shots.yaml`."""
    living = any(noun_of(plan.find(hero).noun).is_a(kind) for kind in LIVING) or _posed(units[0])
    if not living:
        return "things"
    if not _is_lone(units, hero):
        return "group"
    return "alone" if len(units[0].spots) == 1 else "laden"


def _crop_of(shot: Shot, plan: Plan, units: Sequence[Unit], hero: str) -> str:
    """How much of a person is shown who is what the picture is about and does nothing that takes
    legs: from the knees up, near by head and shoulders; "" of others."""
    root = units[0].spots[0].actor
    lives = any(map(noun_of(root.noun).is_a, LIVING))
    if not _is_lone(units, hero) or root.object != hero or not lives or shot.crop:
        return ""
    if plan.camera.shot == "close" or ("fill" in shot.stated and shot.fill > CLOSE):
        return "bust"
    stands = noun_of(root.noun).is_a("person") and _is_unframed(shot, plan)
    if not (stands and _is_portrayed(plan, hero)):
        return ""
    return "half" if _is_faced(plan, hero) else "knees"


def _is_faced(plan: Plan, id: str) -> bool:
    """Whether it is the face that the picture is about: by its look, or by what is said of it."""
    item, words = plan.find(id), table("shots")
    told = " ".join((*item.modifiers, *item.required, item.expression)).split()
    named = {o.noun for o in plan.objects} | set(told)
    return plan.style in words["faces"] or not named.isdisjoint(words["faced"])


def _is_lone(units: Sequence[Unit], hero: str) -> bool:
    """Whether nobody stands apart, and there is one of it."""
    return len(units) == 1 and sum(spot.actor.object == hero for spot in units[0].spots) == 1


def _is_portrayed(plan: Plan, id: str) -> bool:
    """Whether words speak of the looks of somebody, and of no deed."""
    return _is_described(plan, id) and _is_still(plan, id)


def _is_unframed(shot: Shot, plan: Plan) -> bool:
    """Whether no words speak of the framing, and none are to be written."""
    return plan.camera.shot == "medium" and "fill" not in shot.stated and not plan.texts


def _is_described(plan: Plan, id: str) -> bool:
    """Whether words speak of how somebody looks, or of what somebody wears."""
    item = plan.find(id)
    worn = any(r.predicate == "wearing" and r.subject == id for r in plan.relations)
    return bool(item.modifiers or item.required or item.expression or worn)


def _is_still(plan: Plan, hero: str) -> bool:
    """Whether nothing that a person does or wears asks for all of it."""
    item, words = plan.find(hero), table("shots")
    said = [word.split()[0] for word in (item.pose, item.action) if word]
    feet = not set(words["feet"]).isdisjoint(plan.mentioned)
    return not feet and all(word in words["still"] for word in said)


def _posed(unit: Unit) -> bool:
    return bool(unit.spots[0].actor.pose)


def backing(plan: Plan, units: Sequence[Unit], hero: str | None) -> frozenset[str]:
    """The ids of what the hero is under, or is carried by, and of the table that nobody asked for:
    it need not be seen as a whole."""
    brought = {o.id for o in plan.objects if o.origin == "completed" and o.id != hero}
    over = {r.object for r in plan.relations if r.subject == hero and r.predicate == "under"}
    roots = [unit.spots[0].actor.object for unit in units if hero in _ids(unit)]
    return frozenset({*over, *roots, *brought} - {hero})


def is_vehicle(noun: str) -> bool:
    """Whether people are driven, rowed or flown in it."""
    return any(map(noun_of(noun).is_a, table("shots")["vehicles"]))


def hangs(unit: Unit) -> bool:
    """Whether it is one for a wall: it stands behind what the picture is about."""
    return noun_of(unit.spots[0].actor.noun).support == "wall"


def _ids(unit: Unit) -> set[str]:
    return {spot.actor.object for spot in unit.spots}


def about_hero(
    spots: Sequence[Spot],
    points: Sequence[Floats],
    hero: str | None,
    fill: float,
    behind: frozenset[str] = frozenset(),
    near: bool = False,
) -> list[Floats]:
    """The (N, 3) points of each spot that must be in the picture: of what is much larger than the
    hero and carries it, or is `behind` it, what is about the hero; `near`: of all larger things."""
    own = [p for spot, p in zip(spots, points, strict=True) if spot.actor.object == hero]
    if len(own) in (0, len(spots)):
        return list(points)
    whole = np.concatenate(own)
    middle, size = (whole.min(axis=0) + whole.max(axis=0)) / 2.0, float(np.ptp(whole, axis=0).max())
    usual = "alive" if _lives(spots, hero) else "least"
    result = []
    for spot, p in zip(spots, points, strict=True):
        if is_peer(spot, behind):
            result.append(p)
            continue
        covers, apart = spot.actor.object in behind, not _touches(p, whole)
        reach = _reach(spot, size, fill, usual, (covers, apart))
        if covers and _is_aboard(spot, p, whole):
            reach = max(reach, RIDDEN * size)
        out = near and _is_cuttable(spot, p, size)
        out = out or _may_reach_out(spot, p, whole, middle, reach, covers)
        crop = spot.actor.object != hero and out
        result.append(np.clip(p, middle - reach, middle + reach) if crop else p)
    return result


def is_peer(spot: Spot, behind: frozenset[str]) -> bool:
    """Whether a thing beside the hero is to be seen as a whole: it is neither `behind` it, nor on
    the wall, nor scenery."""
    noun = noun_of(spot.actor.noun)
    scenery = noun.building or noun.landform or any(map(noun.is_a, SCENERY))
    return not (spot.actor.object in behind or scenery or noun.support == "wall")


def _reach(spot: Spot, size: float, fill: float, usual: str, where: tuple[bool, bool]) -> float:
    """How far about a hero a larger thing is seen, m; `where`: whether it covers or carries the
    hero, and whether it is apart from it."""
    (covers, apart), noun = where, noun_of(spot.actor.noun)
    share = table("shots")["beside" if noun.building or (apart and not covers) else usual]
    reach = size * fill / float(share) / 2.0
    if covers and apart:  # another of those on one of which the hero is
        return reach * ASIDE
    return reach


def _is_aboard(spot: Spot, points: Floats, whole: Floats) -> bool:
    """Whether a thing is a vehicle with the hero in it or on it, not under it."""
    over = float(whole[:, 2].min() - points[:, 2].min()) > ABOARD * float(np.ptp(points[:, 2]))
    return over and is_vehicle(spot.actor.noun) and _touches(points, whole)


def _is_cuttable(spot: Spot, points: Floats, size: float) -> bool:
    """Whether who comes nearer to a hero of this size may cut it: never a head."""
    human = noun_of(spot.actor.noun).is_a("person")
    return not human and float(np.ptp(points, axis=0).max()) > NEARER * size


def _may_reach_out(
    spot: Spot, points: Floats, whole: Floats, middle: Floats, reach: float, covers: bool
) -> bool:
    """Whether not all of a thing must be in the picture: it hangs on the wall or is much larger
    than the hero of points `whole`, and is seen within `reach` of its `middle` all the same."""
    size = float(np.ptp(whole, axis=0).max())
    if noun_of(spot.actor.noun).support == "wall":
        return _within(points, middle, reach) > GLIMPSE
    if covers and (noun_of(spot.actor.noun).is_a("table") or not _touches(points, whole)):
        return True
    noun = noun_of(spot.actor.noun)
    if not _is_vast(spot, points, size, covers):
        return False
    least = WHOLE if any(map(noun.is_a, LIVING)) else PARTLY
    return covers or _touches(points, whole) or _within(points, middle, reach) > least


def _within(points: Floats, middle: Floats, reach: float) -> float:
    """The share of points that are in the picture if it shows what is within `reach`, seen from the
    front."""
    near = np.abs(points - middle)[:, [0, 2]] < reach
    return float(near.all(axis=1).mean())


def _is_vast(spot: Spot, points: Floats, size: float, covers: bool) -> bool:
    """Whether it is much larger than a hero of this size, or a stem that `covers` it; what lives
    must be larger still."""
    noun = noun_of(spot.actor.noun)
    least = VASTEST if any(map(noun.is_a, LIVING)) else HOLDING if noun.container else VAST
    vast = float(np.ptp(points, axis=0).max()) > size / least
    return vast or (covers and _is_stem(points, size))


def _is_stem(points: Floats, size: float) -> bool:
    """Whether it is slender and higher than the hero: a flower, a post."""
    wide, deep, tall = np.ptp(points, axis=0)
    return bool(tall > max(SLENDER * max(wide, deep), size))


def _lives(spots: Sequence[Spot], hero: str | None) -> bool:
    nouns = [noun_of(spot.actor.noun) for spot in spots if spot.actor.object == hero]
    return any(noun.is_a(kind) for noun in nouns for kind in LIVING)


def _touches(points: Floats, other: Floats) -> bool:
    """Whether the boxes around two things touch, one over the other and not side by side."""
    low = np.maximum(points.min(axis=0), other.min(axis=0))
    high = np.minimum(points.max(axis=0), other.max(axis=0))
    size = np.ptp(other, axis=0)
    over = (high - low)[:2] > SHARED * np.minimum(size, np.ptp(points, axis=0))[:2]
    return bool(over.all() and (high - low)[2] > -0.05 * size.max())
