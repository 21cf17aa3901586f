"""Is a place with nothing in it meant from inside or from outside? "A tiny bakery" is a house.

Words for shops and public houses name a room where something is in it ("a cat in a bakery"). Alone
they name the building, unless the prompt says "inside" or "interior", or there is a better
background for them than any room.
"""

import re

from imagineart.plan.checks import make_checks
from imagineart.plan.edits import add, note, remove, set_kind, set_place
from imagineart.plan.plan import Background, ObjectSpec, Plan
from imagineart.staging.completion.substitution import Drawable
from imagineart.world.data import tails
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of, place_of
from imagineart.world.vocabulary import vocabulary

_INTERIOR = re.compile(r"(?<=\w)['’]?s? interior$", re.IGNORECASE)
_INTO = re.compile(r"\b(inside|interior)(?: of)?(?: an?| the)?\s*$", re.IGNORECASE)
_WITHIN = re.compile(r"(?:['’]s)? interior\b", re.IGNORECASE)


def from_outside(plan: Plan, drawable: Drawable) -> Plan:
    """The plan with its empty room as a building, if there is a drawing of one."""
    place = plan.background
    if plan.objects or not family_of(place.family).facade or place.entered:
        return plan
    name = _building_named(place.setting, drawable)
    if not name:
        return plan
    building = _building(name, place)
    message = f"“{place.setting}” is seen from outside: nothing is said to be in it"
    plan = add(plan, (building,), checks=make_checks((building,), frozenset(), (), (), {}))
    plan = set_kind(plan, "single" if plan.kind == "scene" else plan.kind)
    return note(set_place(plan, _open_air(place)), message, "completed")


def from_inside(plan: Plan) -> Plan:
    """The plan in the building that its prompt names from inside: "a gothic church interior"."""
    if plan.background.origin == "stated":
        return plan
    item = next((item for item in plan.objects if _is_entered(plan.prompt, item)), None)
    if item is None:
        return plan
    name = _INTERIOR.sub("", item.noun)
    known = place_of(name)
    roomy = known is not None and family_of(known.family).indoors
    there = Background(
        origin="stated",
        family=known.family if known and roomy else "room",
        setting=_INTERIOR.sub("", item.phrase or item.noun),
        surface=known.surface if known and roomy else "wood",
        entered=True,
    )
    plan = set_place(remove(plan, {item.id}), there)
    return note(plan, f"“{name}” is seen from inside", "completed", item.span)


def _is_entered(prompt: str, item: ObjectSpec) -> bool:
    """ "inside a log cabin", "interior of a church", "a castle interior"."""
    if _INTERIOR.search(item.noun):
        return True
    if item.span is None or not noun_of(item.noun).building:
        return False
    start, end = item.span
    return bool(_INTO.search(prompt[:start]) or _WITHIN.match(prompt[end:]))


def _building_named(setting: str, drawable: Drawable) -> str:
    """ "coffee shop" in "tiny coffee shop"; "" if nothing of the kind can be drawn."""
    names = [name for name in tails(setting) if drawable(name) and noun_of(name).building]
    same = [n for n in names if drawable(n) == drawable(names[0])]
    return same[-1] if same else ""


def _building(name: str, place: Background) -> ObjectSpec:
    return ObjectSpec(
        id=re.sub(r"[^a-z0-9]+", "-", name),
        noun=name,
        phrase=place.setting,
        colors=tuple(place.palette),
        glowing=not vocabulary().set_of("glowing").isdisjoint(place.setting.lower().split()),
        span=place.span,
    )


def _open_air(place: Background) -> Background:
    """Nowhere in particular, in the same weather and season, under the same sky."""
    return Background(weather=place.weather, season=place.season, sky=place.sky)
