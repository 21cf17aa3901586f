"""The stager of scenes: a plan becomes models in their places, a place, light and a camera.

    cast → carried by whom → units → settled side by side → turned to the camera → on the ground
        → framed → lit → previewed: boxes, what is hidden, a score

`low` stages once, `high` several times with other chances and takes the best by its preview.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.places.place import PlaceModel
from imagineart.plan.plan import Plan, TraceEntry
from imagineart.request import Thinking
from imagineart.staging.scene import light, sky
from imagineart.staging.scene.actors import rng_of
from imagineart.staging.scene.casting import Cast, cast_of
from imagineart.staging.scene.company import Company, gathered
from imagineart.staging.scene.displaying import light_for
from imagineart.staging.scene.effects import (
    Eye,
    effects_asked,
    effects_of,
    in_its_air,
    in_the_sky,
    lamps_of,
)
from imagineart.staging.scene.framing import Frame, focused, open_view
from imagineart.staging.scene.grounding import grounded
from imagineart.staging.scene.hero import backing, filled, hangs, hero_of
from imagineart.staging.scene.interior import housed
from imagineart.staging.scene.looking import aimed, looked, shown, view_of
from imagineart.staging.scene.mending import TRIES, Look, View, mended
from imagineart.staging.scene.nearing import brought_near
from imagineart.staging.scene.preview import Preview, preview
from imagineart.staging.scene.scapes import TOWNS
from imagineart.staging.scene.scoring import score
from imagineart.staging.scene.serving import closer, light_of, service_of
from imagineart.staging.scene.settling import settle
from imagineart.staging.scene.shapes import Shapes, model_shapes
from imagineart.staging.scene.shots import Shot, shot_of, within
from imagineart.staging.scene.sight import sight_of
from imagineart.staging.scene.staffage import staffed
from imagineart.staging.scene.tethers import tethers_of
from imagineart.staging.scene.units import Spot, Unit
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.scene.venue import DISPLAY, SERVED, PlaceMaker, build_place, venue_of
from imagineart.staging.scene.walling import against_wall
from imagineart.staging.stage import (
    Box,
    Canvas,
    Effect,
    Instance,
    Lens,
    Placement,
    PlaceSetting,
    Setting,
    Stage,
)
from imagineart.world.nouns import noun_of

STAGINGS: dict[Thinking, int] = {"low": 1, "high": 4}
SAMPLES: dict[Thinking, int] = {"low": 2, "high": 6}  # paths a pixel
SHADED = 0.07  # … for what they are under
ASIDE = 0.3  # of what the hero leaves free: how far from the middle it stands, and looks across it
CENTRED = 0.08  # … of food, which fills the picture
NOBODY = 12.0  # m: radius of a place where nothing is, which no lamps help
MOONLIT = 0.1  # share of the height by which things are lower, for the moon above them


@dataclass(frozen=True, slots=True, eq=False)
class Staging:
    """One way to stage a plan, with its preview and its score: higher is better."""

    stage: Stage
    preview: Preview
    score: float


def stage_scene(
    plan: Plan,
    canvas: Canvas,
    seed: int,
    thinking: Thinking,
    *,
    shapes: Shapes | None = None,
    places: PlaceMaker = build_place,
) -> Stage:
    """Where everything stands, for one seed. What cannot be shown is told in the stage's trace."""
    plan = in_its_air(plan, effects_asked(plan))
    chances = [seed * 64 + number for number in range(STAGINGS[thinking])]
    cast = cast_of(plan, chances[0], shapes or model_shapes())
    ways = [_arranged(plan, cast, chance) for chance in chances]
    widest = max(ways, key=lambda way: way.extent)
    chosen = rng_of(chances[0], "place")
    high = bool(cast.heavenly) or in_the_sky(effects_asked(plan))
    venue = venue_of(plan, widest.units, widest.extent, chosen, high)
    tries = [staged(plan, canvas, seed, thinking, cast, way, venue, places) for way in ways]
    return max(tries, key=lambda staging: staging.score).stage


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """One way in which everything stands, for one `chance`: units in the viewer's frame."""

    chance: int
    company: Company
    units: list[Unit]

    @property
    def extent(self) -> float:
        """Radius of everything, m."""
        return _extent([unit for unit in self.units if not hangs(unit)] or self.units)


def _arranged(plan: Plan, cast: Cast, chance: int) -> Arranged:
    company = gathered(plan, cast.actors, cast.rides, chance) if cast.actors else Company((), ())
    return Arranged(chance, company, _placed(company, rng_of(chance, "whole")))


def staged(
    plan: Plan,
    canvas: Canvas,
    seed: int,
    thinking: Thinking,
    cast: Cast,
    way: Arranged,
    venue: PlaceSetting,
    places: PlaceMaker,
) -> Staging:
    """One way to stage a plan: all of a seed share their models and their place."""
    rng = rng_of(way.chance, "shot")
    units, extent, company = way.units, way.extent, way.company
    place = places(venue)
    taken = shot_of(plan, 2 * _seen_extent(plan, units), rng, view_of(plan, cast, units, extent))
    shot = within(taken, place.view.azimuth, place.view.elevation)
    shot = closer(filled(shot, plan, units), plan)
    if place.slots is not None:
        standing, lens = housed(units, place.slots), open_view(place, canvas)
    elif venue.alone and units:
        lens = _lens(plan, canvas, (), shot, place, Frame())
        standing = staffed(units, plan, place, lens, canvas)
    else:
        view = _viewed(plan, canvas, way, shot, place, thinking, rng)
        standing, shot = list(view.units), view.shot
        lens = _focused(view.lens, plan, standing, shot)
    subject = _subject(standing, shot, extent, _setup_for(venue))
    moon = sky.direction(plan, cast, lens, canvas, rng)
    lamp = light.lit(plan, place, subject, venue.hour, moon, way.chance)
    kept = _to_be_seen(plan, standing, venue, place)
    seen = [spot.points for unit in kept for spot in unit.spots]
    clear = sight_of(lens, np.concatenate(seen)) if seen else None
    effects = _effects(plan, standing, lens, canvas, way.chance)
    moonlight = None if moon is None else sky.sight(lens, moon, lamp.sky.moon)
    setting = Setting(
        place=venue.revised(sight=clear, moonlight=moonlight, cutaway=shot.orthographic),
        lens=lens,
        lights=(*lamp.lights, *lamps_of(effects)),
        sky=lamp.sky,
        haze=lamp.haze,
        effects=effects,
        cords=tethers_of(plan, [spot for unit in standing for spot in unit.spots]),
        exposure=lamp.exposure,
        key=lamp.key,
        samples=SAMPLES[thinking],
    )
    return _finished(plan, canvas, seed, cast, company, standing, setting, moon)


def _to_be_seen(
    plan: Plan, standing: Sequence[Unit], venue: PlaceSetting, place: PlaceModel
) -> Sequence[Unit]:
    """Units before which no scenery stands: all of them; in a landscape the first, in a view of a
    town, whose houses nobody takes down, or of a furnished room none."""
    if place.slots is not None or (venue.alone and plan.background.family in TOWNS):
        return ()
    return standing[:1] if venue.alone else standing


def _viewed(
    plan: Plan,
    canvas: Canvas,
    way: Arranged,
    shot: Shot,
    place: PlaceModel,
    thinking: Thinking,
    rng: np.random.Generator,
) -> View:
    """Everything on the ground of the place, and from where it is seen."""
    units = grounded(way.units, shot.azimuth, place, plan)
    standing = against_wall(units, plan, place, shot.azimuth)
    frame = _frame(plan, standing, shot, rng)
    lens = _lens(plan, canvas, standing, shot, place, frame)
    hero = hero_of(plan, standing)
    standing, lens = brought_near(standing, way.company.bonds, lens, shot, canvas, place, hero)
    view = View(tuple(standing), shot, lens)
    if place.whole is not None:
        return view
    return mended(view, plan, canvas, _looker(plan, canvas, place, frame), TRIES[thinking])


def _placed(company: Company, rng: np.random.Generator) -> list[Unit]:
    """Units where they stand beside each other, in the viewer's frame."""
    if not company.units:
        return []
    places = settle(company.units, company.bonds, rng)
    return [
        replace(u, spots=tuple(s.moved(np.array([*places[u.name], 0.0])) for s in u.spots))
        for u in company.units
    ]


def _extent(units: Sequence[Unit]) -> float:
    """Radius of everything, m; of nothing, that of an open place."""
    if not units:
        return 3.0
    points = np.concatenate([spot.points for unit in units for spot in unit.spots])
    return max(float(np.ptp(points, axis=0).max()) / 2.0, 0.005)


def _seen_extent(plan: Plan, units: Sequence[Unit]) -> float:
    """Radius of what must be in the picture, m: without what the hero is under."""
    hero = hero_of(plan, units)
    over = backing(plan, units, hero)
    own = [u for u in units if u.name not in over and (u.name == hero or not hangs(u))]
    return _extent(own or units)


def _lens(
    plan: Plan,
    canvas: Canvas,
    units: Sequence[Unit],
    shot: Shot,
    place: PlaceModel,
    frame: Frame,
) -> Lens:
    if not units:
        return open_view(place, canvas, shot.focal_mm if "focal" in shot.stated else None)
    return looked(plan, canvas, units, shot, place, frame)


def _looker(plan: Plan, canvas: Canvas, place: PlaceModel, frame: Frame) -> Look:
    """What gives the camera for other units, another shot."""
    return lambda units, shot, near: aimed(plan, canvas, units, shot, place, frame, near)


def _focused(lens: Lens, plan: Plan, units: Sequence[Unit], shot: Shot) -> Lens:
    """The focus on what the picture is about, with all of it sharp."""
    hero = hero_of(plan, units)
    if hero is None:
        return lens
    spots = [spot for unit in units for spot in unit.spots]
    main = [shown(s, shot.crop) for s in spots if s.actor.object == hero]
    return focused(lens, np.concatenate(main), [shown(s, shot.crop) for s in spots], shot)


def _frame(plan: Plan, units: Sequence[Unit], shot: Shot, rng: np.random.Generator) -> Frame:
    """The middle for a group; a single subject stands aside and looks into the picture."""
    headroom = 0.26 if any(text.carrier is None for text in plan.texts) else 0.0
    spots = [spot for unit in units for spot in unit.spots]
    aside = 0.0
    if len([unit for unit in units if not hangs(unit)]) == 1 and plan.kind == "scene":
        most = ASIDE * (max(1.0 - shot.fill, 0.3) if service_of(plan) is None else CENTRED)
        aside = -np.sign(np.sin(np.deg2rad(spots[0].yaw))) * float(rng.uniform(0.4, 1.0)) * most
    low = MOONLIT if any(noun_of(item.noun).luminary for item in plan.objects) else 0.0
    low += SHADED if _is_under(plan, spots) else 0.0
    sunk = max(1.0 - shot.fill, 0.0) * float(rng.uniform(0.05, 0.18))
    return Frame((0.5 + aside, low + 0.5 + sunk), headroom)


def _is_under(plan: Plan, spots: Sequence[Spot]) -> bool:
    """Whether the first is under something that is here, so that what is above is seen."""
    here = {spot.actor.object for spot in spots}
    first = next((item.id for item in plan.objects if item.id in here), None)
    under = [r for r in plan.relations if r.predicate == "under" and r.object in here]
    return any(relation.subject == first for relation in under)


def _subject(units: Sequence[Unit], shot: Shot, extent: float, own: str = "") -> light.Subject:
    if not units:
        return light.Subject(np.zeros(3), max(extent, NOBODY), shot.azimuth)
    points = np.concatenate([shown(s, shot.crop) for unit in units for s in unit.spots])
    middle = (points.min(axis=0) + points.max(axis=0)) / 2.0
    radius = float(np.ptp(points, axis=0).max()) / 2.0
    setup = own or ("portrait" if shot.crop in ("bust", "head") else "studio")
    return light.Subject(middle, radius, shot.azimuth, _bulbs(units), setup)


def _setup_for(venue: PlaceSetting) -> str:
    """The lamps that a set for goods or food brings, "" of any other place."""
    if venue.family == SERVED:
        return light_of(venue.style)
    return light_for(venue.wall) if venue.family == DISPLAY else ""


def _effects(
    plan: Plan, units: Sequence[Unit], lens: Lens, canvas: Canvas, chance: int
) -> tuple[Effect, ...]:
    """What is in the air; it hides nothing of what the picture is about."""
    asked = effects_asked(plan)
    if not asked:
        return ()
    spots = [spot for unit in units for spot in unit.spots]
    hero = hero_of(plan, units)
    own = [spot.surface for spot in spots if spot.actor.object == hero]
    box = preview(own, lens, canvas).boxes[0] if own else None
    return effects_of(asked, spots, box, Eye(lens, canvas), chance)


def _bulbs(units: Sequence[Unit]) -> tuple[tuple[tuple[float, float, float], float], ...]:
    """Where lamps among the things shine."""
    found = []
    for spot in (spot for unit in units for spot in unit.spots):
        anchor = spot.actor.solid.anchors.get("light")
        if anchor is None or not noun_of(spot.actor.noun).glows:
            continue
        m = spot.matrix
        x, y, z = m[:3, :3] @ np.asarray(anchor.position) + m[:3, 3]
        found.append(((float(x), float(y), float(z)), 0.018 * spot.actor.scale))
    return tuple(found)


def _finished(
    plan: Plan,
    canvas: Canvas,
    seed: int,
    cast: Cast,
    company: Company,
    units: Sequence[Unit],
    setting: Setting,
    moon: Floats | None,
) -> Staging:
    by_key = {spot.actor.key: spot for unit in units for spot in unit.spots}
    order = [actor.key for actors in cast.actors.values() for actor in actors]
    spots = [by_key[key] for key in order if key in by_key]
    seen = preview([spot.surface for spot in spots], setting.lens, canvas)
    far = max([*(d for d in seen.depths if np.isfinite(d)), 1e-6])
    instances = [
        Instance(
            object=spot.actor.object,
            index=spot.actor.index,
            box=box or Box(left=0.0, top=0.0, width=1e-3, height=1e-3),
            depth=round(float(np.clip(depth / (1.25 * far), 0.0, 1.0)), 4),
            placement=placement_of(spot),
        )
        for spot, box, depth in zip(spots, seen.boxes, seen.depths, strict=True)
    ]
    instances += _worn(cast, instances)
    if moon is not None:
        wide = 0.0 if setting.sky is None else setting.sky.moon
        instances += sky.instances(cast, setting.lens, canvas, moon, wide)
    notes = (*cast.notes, *company.notes, *hidden(spots, seen))
    stage = Stage(
        canvas=canvas,
        seed=seed,
        camera=plan.camera,
        instances=tuple(instances),
        texts=text_boxes(plan, instances),
        left_out=cast.left_out,
        setting=setting,
        trace=tuple(TraceEntry(kind="noted", message=note) for note in notes),
    )
    return Staging(stage, seen, score(plan, spots, seen))


def _worn(cast: Cast, instances: Sequence[Instance]) -> list[Instance]:
    """Clothes are where their wearers are, and part of their models."""
    return [
        one.revised(object=cloth, placement=None)
        for cloth, wearer in cast.worn.items()
        for one in instances
        if one.object == wearer
    ]


def text_boxes(plan: Plan, instances: Sequence[Instance]) -> tuple[Box | None, ...]:
    """Where words are written: on the face of what carries them, else in rows at the top."""
    boxes: list[Box] = []
    top = 0.05
    for text in plan.texts:
        carrier = next((one for one in instances if one.object == text.carrier), None)
        if carrier is not None:
            boxes.append(_face(carrier.box))
            continue
        height = 0.13 if text.role == "headline" else 0.07
        boxes.append(Box(left=0.08, top=top, width=0.84, height=height))
        top += height + 0.02
    return tuple(boxes)


def _face(box: Box) -> Box:
    """The middle of a thing, where words on it are read."""
    return Box(
        left=box.left + 0.15 * box.width,
        top=box.top + 0.28 * box.height,
        width=0.7 * box.width,
        height=0.44 * box.height,
    )


def placement_of(spot: Spot) -> Placement:
    """A spot as data."""
    actor, (x, y, z) = spot.actor, (round(float(c), 5) for c in spot.position)
    return Placement(
        noun=actor.noun,
        seed=actor.seed,
        pose=actor.pose,
        variant=dict(actor.variant),
        position=(x, y, z),
        yaw=round(spot.yaw, 4),
        pitch=round(spot.pitch, 4),
        roll=round(spot.roll, 4),
        scale=round(actor.scale, 5),
        color=actor.color,
        material=actor.material,
    )


def hidden(spots: Sequence[Spot], seen: Preview) -> list[str]:
    """What one will look for in vain, in words."""
    notes = []
    for number, spot in enumerate(spots):
        if seen.outside[number] > 0.98:
            notes.append(f"out of the picture: {spot.actor.noun}")
        elif seen.visible[number] < 0.2:
            notes.append(f"hardly to be seen: {spot.actor.noun}")
    return list(dict.fromkeys(notes))
