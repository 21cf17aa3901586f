"""From where is what the picture is about seen, and how much of it shall be in the picture?

The camera stands where the shot wants it; where the hero would be hidden there, or the camera in
something, a little to a side or higher, wherever most of the hero is seen.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from imagineart.modelling.places.place import PlaceModel
from imagineart.plan.plan import Plan
from imagineart.staging.scene.bouquet import is_stem
from imagineart.staging.scene.carrying import Ride, inside_of
from imagineart.staging.scene.casting import Cast
from imagineart.staging.scene.displaying import display_of
from imagineart.staging.scene.framing import Frame, Limits, framed
from imagineart.staging.scene.hero import LIVING, about_hero, backing, hero_of, is_vehicle
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.preview import preview
from imagineart.staging.scene.serving import service_of
from imagineart.staging.scene.shots import Shot, within
from imagineart.staging.scene.units import Spot, Unit
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Canvas, Lens
from imagineart.world.nouns import Noun, noun_of

# Shares of a standing figure's height, from above, and of an animal's size about its head.
CROPS = {"knees": 0.74, "half": 0.5, "bust": 0.27, "head": 0.17}
BELOW_MOUTH = {"bust": 0.21, "head": 0.045}  # m of a grown person: how far down a face is shown
HATTED = 0.42  # m from the mouth to the top of the highest hat that is shown
HAIR = 0.01  # m over what the preview knows of a head
THICK = 0.11  # m from the mouth to the middle of the head
GROWN_M = 1.75
ABOUT_HEAD = {"knees": 0.6, "half": 0.42, "bust": 0.3, "head": 0.21}
SEEN = 0.45  # least share of the hero that is seen
CUT = 0.35  # most that is out of the picture
TURNS = ((0, 0), (18, 0), (-18, 0), (0, 12), (34, 0), (-34, 0), (0, 24))  # azimuth, elevation
NEAR = 1.0  # m: what is larger is no meal that one looks down on
DEEP = 0.5  # of the height of who is in it: a hollow from which one is hidden from the side
SMALL = 0.12  # m: … and what is smaller has no height of its own to be looked at from


def view_of(plan: Plan, cast: Cast, units: Sequence[Unit], extent: float) -> str:
    """What asks for an angle of its own, as `shots.shot_of` has it."""
    if cast.heavenly:
        return "sky"
    if any(ride.how == "in" and _is_deep(cast, ride) for ride in cast.rides):
        return "into"
    if any(r.predicate == "under" and r.object in cast.actors for r in plan.relations):
        return "under"
    if display_of(plan):
        return "product"
    if service := service_of(plan):
        return service.view
    hero = hero_of(plan, units)
    return "" if hero is None else _own_view(noun_of(plan.find(hero).noun), extent)


def _own_view(noun: Noun, extent: float) -> str:
    """The angle that a hero asks for by its nature, with its longest side (m)."""
    if any(map(noun.is_a, table("shots")["meals"])) and extent < NEAR:
        return "food"
    if any(map(noun.is_a, LIVING)) and extent > SMALL:
        return "alive"
    return "vehicle" if is_vehicle(noun.name) and extent > SMALL else ""


def _is_deep(cast: Cast, ride: Ride) -> bool:
    """Whether one must look into what carries a thing to see or count it."""
    actors, carrier = cast.actors[ride.carried], cast.actors[ride.carrier][0]
    if not any(map(noun_of(actors[0].noun).is_a, LIVING)):
        return not is_stem(actors[0]) and len(actors) > 1
    hollow = inside_of(carrier)
    depth = hollow.room[2] * carrier.scale if hollow else 0.0
    return depth > DEEP * float(actors[0].size[2])


def looked(
    plan: Plan,
    canvas: Canvas,
    units: Sequence[Unit],
    shot: Shot,
    place: PlaceModel,
    frame: Frame,
) -> Lens:
    """The camera from where the hero is seen, the one nearest to what the shot asks."""
    spots = [spot for unit in units for spot in unit.spots]
    hero = hero_of(plan, units)
    behind = backing(plan, units, hero)
    best, most = None, -1.0
    for azimuth, elevation in TURNS:
        if elevation and "elevation" in shot.stated:
            continue
        turned = replace(shot, azimuth=shot.azimuth + azimuth, elevation=shot.elevation + elevation)
        turned = within(turned, place.view.azimuth, place.view.elevation)
        lens = _lens(spots, turned, canvas, place, frame, (hero, behind))
        share = seen_of(spots, hero, lens, canvas, cut=not shot.crop)
        if best is None or share > most + 0.05:
            best, most = lens, share
        if most >= SEEN or hero is None or shot.orthographic:
            break
    assert best is not None
    return best


def aimed(
    plan: Plan,
    canvas: Canvas,
    units: Sequence[Unit],
    shot: Shot,
    place: PlaceModel,
    frame: Frame,
    near: bool,
) -> Lens:
    """The camera of just this shot; `near`: whatever is larger than the hero may be cut."""
    spots = [spot for unit in units for spot in unit.spots]
    hero = hero_of(plan, units)
    shot = within(shot, place.view.azimuth, place.view.elevation)
    return _lens(spots, shot, canvas, place, frame, (hero, backing(plan, units, hero)), near)


def _lens(
    spots: Sequence[Spot],
    shot: Shot,
    canvas: Canvas,
    place: PlaceModel,
    frame: Frame,
    about: tuple[str | None, frozenset[str]],
    near: bool = False,
) -> Lens:
    """The camera on spots, `about` a hero and what may reach out of the picture."""
    limits = Limits(place.ground, *place.view.distance, ceiling=place.view.ceiling)
    alone = sum(any(map(noun_of(spot.actor.noun).is_a, LIVING)) for spot in spots) <= 2
    points = [shown(spot, shot.crop if alone else "") for spot in spots]
    feet = [
        float(own[:, 2].min())
        for spot, own in zip(spots, points, strict=True)
        if any(map(noun_of(spot.actor.noun).is_a, LIVING))
    ]
    if shot.crop and feet:  # what hangs down from a hand goes as far as the figure does
        foot = max(feet)
        points = [np.maximum(own, (-np.inf, -np.inf, foot)) for own in points]
    points = about_hero(spots, points, about[0], shot.fill, about[1], near)
    points = points if place.whole is None else [place.whole]
    return framed(np.concatenate(points), shot, canvas, frame, limits)


def seen_of(
    spots: Sequence[Spot], hero: str | None, lens: Lens, canvas: Canvas, *, cut: bool = True
) -> float:
    """The share of the hero's instances that is seen, 0–1; less what the frame cuts off."""
    found = preview([spot.surface for spot in spots], lens, canvas)
    mine = [number for number, spot in enumerate(spots) if spot.actor.object == hero]
    if not mine:
        return 1.0
    share = float(found.visible[mine].mean())
    outside = float(found.outside[mine].mean())
    return share * (1.0 - max(outside - CUT, 0.0)) if cut else share


def shown(spot: Spot, crop: str) -> Floats:
    """The (N, 3) points of a thing that must be in the picture: of a cropped figure, what is about
    its head."""
    points = spot.points
    low, high = points[:, 2].min(), points[:, 2].max()
    if not crop or not any(map(noun_of(spot.actor.noun).is_a, LIVING)):
        return points
    mouth = spot.actor.solid.anchors.get("mouth")
    human = noun_of(spot.actor.noun).is_a("person")
    if mouth is not None and crop in BELOW_MOUTH and human:
        m = spot.matrix
        return _about_face(points, crop, m[:3, :3] @ np.asarray(mouth.position) + m[:3, 3])
    flat = high - low < 1.4 * float(np.ptp(points[:, :2], axis=0).max())
    if flat or (mouth is not None and not human):  # the highest of a beast may be its ears
        return _about_head(spot, points, ABOUT_HEAD[crop])
    part = CROPS[crop] * (high - low)
    head = points[points[:, 2] > high - 0.06 * (high - low), :2].mean(axis=0)
    return np.clip(points, [*(head - 0.5 * part), high - part], [*(head + 0.5 * part), high])


def _about_face(points: Floats, crop: str, mouth: Floats) -> Floats:
    """Of a person, what is about the face: up to the top of what is on the head, down to the
    shoulders; small people have large heads."""
    small = min(float(np.ptp(points[:, 2])) / GROWN_M, 1.1) ** 0.4
    top = min(float(points[:, 2].max()), mouth[2] + HATTED * small) + HAIR * small
    below = BELOW_MOUTH[crop] * small
    wide, deep = 0.5 * (top - mouth[2] + below), THICK * small
    low = mouth - (wide, 0.2 * deep, below)
    high = np.array([mouth[0] + wide, mouth[1] + deep, top])
    return np.array(list(product(*np.stack([low, high], axis=1))))


def _about_head(spot: Spot, points: Floats, share: float) -> Floats:
    """Of a beast, what is near to its head."""
    own = spot.actor.solid.anchors
    named = [own[name].position for name in ("top", "mouth", "neck") if name in own]
    if len(named) < 2:
        return points
    m = spot.matrix
    head = m[:3, :3] @ np.mean(named, axis=0) + m[:3, 3]
    large = float(np.linalg.norm(np.ptp(named, axis=0)))  # the head itself is never cut
    reach = max(share * float(np.ptp(points, axis=0).max()), large)
    near = np.linalg.norm(points - head, axis=1) < reach
    return np.asarray(points[near]) if near.sum() > 8 else points
