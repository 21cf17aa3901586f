"""Is a village a thing? What one stands in or looks at from afar is the place of a picture.

The reader takes a street, a field, an office for things where it stands beside others ("two men, a
village"). Where no place is said otherwise, it is the place; nothing ever stands for it as a model.
"""

import re
from typing import cast

from imagineart.plan.edits import note, remove, set_place
from imagineart.plan.plan import Background, ObjectSpec, Plan, Season, Weather
from imagineart.staging.completion.substitution import Drawable
from imagineart.staging.scene.interior import leads
from imagineart.staging.scene.scapes import TOWNS, Scape, is_shown, is_view, scape_of
from imagineart.world.data import tails
from imagineart.world.nouns import Noun, noun_of
from imagineart.world.places import (
    Place,
    PlaceFamily,
    all_places,
    family_of,
    features,
    scenery,
)

BEARING = frozenset({"on", "in", "under", "riding", "holding"})
"""Relations to a thing that is there for another's sake."""
AFTER = re.compile(r"\b(after|following) (the |a |an )?(\w+ )?(rain|storm|shower|thunderstorm)\b")
THICK = re.compile(
    r"\b(foggy|(thick|dense|heavy) (mist|fog)|fog ?bank|fog everywhere|in the fog)\b"
)
"""Words for fog that hides the land; other mist lies low over it, under a clear sky."""
BORNE = frozenset({"on", "in"})
PLAIN_WORDS = frozenset({"background", "backdrop", "studio"})  # grounds that are meant to be plain


def described(plan: Plan) -> Plan:
    """The plan in the landscape that all of its words describe, without the things that it shows by
    itself: a lake, its woods, the peaks behind it, a dock."""
    scape = scape_of(plan)
    if scape is None:
        return plan
    own = {item.id for item in plan.objects if is_shown(item, plan, scape)}
    place = plan.background
    there = place.revised(
        origin="stated",
        family=scape.family,
        setting=place.setting or scape.build,
        season=_season(place, scape),
        weather=_weather(plan),
    )
    message = f"the place shows {', '.join(scape.features)}"
    return note(set_place(remove(plan, own), there), message, "completed")


def _weather(plan: Plan) -> Weather:
    """The weather that is said; mist over a landscape leaves its sky clear."""
    said = plan.background.weather
    return "clear" if said == "fog" and not THICK.search(plan.prompt.lower()) else said


def _season(place: Background, scape: Scape) -> Season:
    """The season that is said, else that of what the landscape shows."""
    meant = "" if "season" in place.sources else scape.season
    return cast(Season, meant or place.season)


def located(plan: Plan, drawable: Drawable) -> Plan:
    """The plan set in the first of its things that is a place, if it is set nowhere."""
    for item in plan.objects:
        place = _place_named(item)
        shown = drawable(item.noun) and not noun_of(item.noun).landform
        if place and not shown and _is_open(plan):
            there = plan.background.revised(
                origin="stated",
                span=item.span,
                family=place.family,
                setting=item.phrase or item.noun,
                surface=place.surface,
            )
            plan = set_place(remove(plan, {item.id}), there)
            return note(plan, f"“{item.noun}” is the place", "completed", item.span)
    return plan


def cleared_up(plan: Plan) -> Plan:
    """The plan with clouds, but no rain, where words speak of the time after it."""
    place = plan.background
    if place.weather not in ("rain", "storm") or not AFTER.search(plan.prompt.lower()):
        return plan
    dry = plan.revised(exclusions=(*plan.exclusions, place.weather))
    return note(set_place(dry, place.revised(weather="clear")), "the rain is over", "completed")


def featured(plan: Plan) -> Plan:
    """The plan without the parts of which its place is made: "a deer by a waterfall in the jungle".

    Where no place is said, the first of them is the place.
    """
    parts = [item for item in plan.objects if _is_feature(item, plan)]
    family = next((features()[item.noun] for item in parts if features()[item.noun]), "")
    stated = plan.background.origin == "stated"
    if plan.bare or not parts or not (stated or family):
        return plan
    shown = ", ".join(item.phrase or item.noun for item in parts)
    place = plan.background if stated else Background(origin="stated", family=family)
    setting = f"{place.setting} with {shown}" if stated else shown
    there = set_place(remove(plan, {item.id for item in parts}), place.revised(setting=setting))
    return note(there, f"the place shows {shown}", "completed")


def _is_feature(item: ObjectSpec, plan: Plan) -> bool:
    """Whether a place has it by itself; what has a colour or bears things indoors is a thing."""
    indoors = family_of(features().get(item.noun, "") or "meadow").indoors
    bearing = any(item.id == r.object and r.predicate in BEARING for r in plan.relations)
    counted = item.count > 1 and plan.states_count_of(item.id)
    borne = any(item.id == r.subject and r.predicate in BORNE for r in plan.relations)
    free = not (item.colors or item.material or counted or borne or (bearing and indoors))
    return item.noun in features() and free


def merged(plan: Plan) -> Plan:
    """The plan without what its place shows by itself: hills at all times, and trees, rocks, houses
    of which no number is said, where the place has some, or where nothing else is in the picture.
    """
    land = family_of(plan.background.family)
    if not land.sky or plan.background.origin != "stated":
        return plan
    many = {item.id for item in plan.objects if _is_scenery(item, plan)}
    alone = len(many) == len(plan.objects)
    own = {id for id in many if alone or _is_shown(noun_of(plan.find(id).noun), land)}
    if not own:
        return plan
    shown = ", ".join(item.phrase or item.noun for item in plan.objects if item.id in own)
    setting = f"{plan.background.setting} with {shown}"
    there = set_place(remove(plan, own), plan.background.revised(setting=setting))
    return note(there, f"the place shows {shown}", "completed")


def _is_shown(noun: Noun, land: PlaceFamily) -> bool:
    return noun.landform or any(map(noun.is_a, land.shows))


def _is_scenery(item: ObjectSpec, plan: Plan) -> bool:
    """Whether it is a part of the land that nobody counts, and nothing rests on it."""
    known = noun_of(item.noun)
    borne = any(item.id == r.object and r.predicate in BEARING for r in plan.relations)
    several = item.count > 1 or (known.landform and known.name in scenery())
    land = plan.background.family not in TOWNS and is_view(plan)
    several = several or (known.building and leads(plan) and not land)
    several = several and not plan.states_count_of(item.id)
    written = any(text.carrier == item.id for text in plan.texts)
    return several and not (borne or written) and any(map(known.is_a, scenery()))


def _place_named(item: ObjectSpec) -> Place | None:
    if noun_of(item.noun).bodiless:
        return None
    return next((all_places()[t] for t in tails(item.noun) if t in all_places()), None)


def _is_open(plan: Plan) -> bool:
    """Whether no place is said, or one of which nothing is known but its name; a logo has none."""
    place: Background = plan.background
    if plan.bare or place.origin != "stated":
        return not plan.bare
    words = frozenset(place.setting.lower().split())
    known = any(tail in all_places() for tail in tails(place.setting))
    return place.family == "studio" and not known and words.isdisjoint(PLAIN_WORDS)
