"""Is a place with nothing in it meant from inside or from outside? "A tiny bakery" is a house.

Words for shops and public houses name a room where something is in it ("a cat in a bakery"). Alone
they name the building, unless the prompt says "inside" or "interior", or there is a better
background for them than any room.
"""

import re

from imagineart.plan.checks import make_checks
from imagineart.plan.edits import add, note, set_kind, set_place
from imagineart.plan.plan import Background, ObjectSpec, Plan
from imagineart.staging.completion.substitution import Drawable, Hypernyms
from imagineart.world.data import tails
from imagineart.world.places import family_of
from imagineart.world.vocabulary import vocabulary


def from_outside(plan: Plan, drawable: Drawable, hypernyms: Hypernyms) -> Plan:
    """The plan with its empty room as a building, if there is a drawing of one."""
    place = plan.background
    if plan.objects or not family_of(place.family).facade or place.entered:
        return plan
    name = _building_named(place.setting, drawable, hypernyms)
    if not name:
        return plan
    building = _building(name, place)
    message = f"“{place.setting}” is seen from outside: nothing is said to be in it"
    plan = add(plan, (building,), checks=make_checks((building,), frozenset(), (), (), {}))
    plan = set_kind(plan, "single" if plan.kind == "scene" else plan.kind)
    return note(set_place(plan, _open_air(place)), message, "completed")


def _building_named(setting: str, drawable: Drawable, hypernyms: Hypernyms) -> str:
    """ "coffee shop" in "tiny coffee shop"; "" if nothing of the kind can be drawn."""
    buildings = vocabulary().set_of("buildings")
    drawn = (name for name in tails(setting) if drawable(name))
    names = [name for name in drawn if not buildings.isdisjoint({name, *hypernyms(name)})]
    same = [n for n in names if drawable(n) == drawable(names[0])]
    return same[-1] if same else ""


def _building(name: str, place: Background) -> ObjectSpec:
    return ObjectSpec(
        id=re.sub(r"[^a-z0-9]+", "-", name),
        noun=name,
        phrase=place.setting,
        colors=tuple(place.palette),
        span=place.span,
    )


def _open_air(place: Background) -> Background:
    """Nowhere in particular, in the same weather and season, under the same sky."""
    return Background(weather=place.weather, season=place.season, sky=place.sky)
